/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "cli/bw-commands.h"
#include "cli/bw-near.h"
#include "cli/bw-place.h"

#define PROGRAM "bolwerk"
#define ORGANISATION "--organisation"

/* What may have been meant by a word that is none. */
static const char *const WORDS[] = { "score",         "list",      "show",   "history", "why",
                                     "plan",          "set",       "apply",  "sign-in", "sign-out",
                                     "organisations", "refresh",   "backup", "restore", "import",
                                     "--help",        "--version", "--demo", NULL };

/* The options of the window; those of GApplication itself come from the desktop. */
static gboolean
is_option_of_window (const char *word)
{
  return g_str_equal (word, "--demo") || g_str_has_prefix (word, "--gapplication-");
}

/* Whether it looks like a command rather than like a file that is not there. */
static gboolean
is_bare_word (const char *word)
{
  return *word != '\0' && strpbrk (word, "/.:") == NULL && !g_file_test (word, G_FILE_TEST_EXISTS);
}

static BwExit
refuse (const char *complaint, const char *word)
{
  const char *near = bw_near_find_word (WORDS, word);
  g_autofree char *question = NULL;
  g_autofree char *whole = NULL;

  if (near == NULL)
    return bw_message_refuse (PROGRAM, complaint);

  /* Translators: %s is a command or an option that may have been meant. */
  question = g_strdup_printf (_ ("Did you mean “%s”?"), near);
  whole = g_strconcat (complaint, " ", question, NULL);
  return bw_message_refuse (PROGRAM, whole);
}

static BwExit
check_option (const char *word)
{
  g_autofree char *complaint = NULL;

  if (word[0] != '-' || word[1] == '\0' || is_option_of_window (word))
    return BW_EXIT_DONE;

  /* Translators: %s is an option, as in "--json". */
  complaint = g_strdup_printf (_ ("There is no option “%s” without a command."), word);
  return refuse (complaint, word);
}

static BwExit
check_command (const char *word)
{
  g_autofree char *complaint = NULL;

  if (*word == '-' || !is_bare_word (word))
    return BW_EXIT_DONE;

  /* Translators: %s is a word that was typed after the name of the program. */
  complaint = g_strdup_printf (_ ("There is no command “%s”, nor a file of that name."), word);
  return refuse (complaint, word);
}

static BwExit
refuse_organisation (void)
{
  return bw_message_refuse (PROGRAM,
                            _ ("After --organisation its name is to follow, and nothing else."));
}

static gboolean
is_organisation (const char *word)
{
  return g_str_equal (word, ORGANISATION) || g_str_has_prefix (word, ORGANISATION "=");
}

/* Either the demo organisation or files: the window's program says so too, but needs a display for it. */
static BwExit
check_source (char **argv)
{
  gboolean demo = FALSE;
  gboolean files = FALSE;
  gboolean options = TRUE;

  for (gsize i = 1; argv[i] != NULL; i++) {
    if (options && g_str_equal (argv[i], "--"))
      options = FALSE;
    else if (options && argv[i][0] == '-' && argv[i][1] != '\0')
      demo = demo || g_str_equal (argv[i], "--demo");
    else
      files = TRUE;
  }
  if (demo && files)
    return bw_message_refuse (PROGRAM, _ ("Give either --demo or files, not both."));
  return BW_EXIT_DONE;
}

static BwExit
check_arguments (char **argv)
{
  BwExit status = argv[0] != NULL && argv[1] != NULL ? check_command (argv[1]) : BW_EXIT_DONE;

  for (gsize i = 1; argv[i] != NULL && !g_str_equal (argv[i], "--") && status == BW_EXIT_DONE; i++)
    status = is_organisation (argv[i]) ? refuse_organisation () : check_option (argv[i]);
  return status == BW_EXIT_DONE && argv[0] != NULL ? check_source (argv) : status;
}

/**
 * bw_command_window_find_organisation:
 * @argv: the arguments, the name of the program first
 *
 * Returns: (nullable): the name of the organisation that the window is to be opened on, where nothing else is
 *   asked for
 */
const char *
bw_command_window_find_organisation (char **argv)
{
  if (argv[0] == NULL || argv[1] == NULL)
    return NULL;
  if (g_str_equal (argv[1], ORGANISATION) && argv[2] != NULL && argv[3] == NULL)
    return argv[2];
  if (g_str_has_prefix (argv[1], ORGANISATION "=") && argv[2] == NULL)
    return argv[1] + strlen (ORGANISATION "=");
  return NULL;
}

/**
 * bw_command_window_become:
 * @argv: what the window's program is given, the name of the program first
 *
 * Becomes the window's program, without looking at the arguments; returns only where that fails.
 *
 * Returns: %BW_EXIT_FAILED
 */
BwExit
bw_command_window_become (char **argv)
{
  g_autofree char *window = bw_place_find_program (BW_PLACE_WINDOW);
  g_autofree char *text = NULL;

  execv (window, argv);

  /* Translators: the first %s is the file of a program, the second one what the system says. Leave
     the three words score, list and show as they are. */
  text = g_strdup_printf (_ ("The window cannot be opened: %s: %s\n"
                             "The commands score, list and show work without it; see “bolwerk "
                             "--help”."),
                          window, g_strerror (errno));
  bw_message_complain (text);
  return BW_EXIT_FAILED;
}

/**
 * bw_command_window:
 * @argv: the arguments, the name of the program first
 *
 * Becomes the window's program, which gets all arguments. It returns only where that fails, or where they make
 * no sense.
 *
 * Returns: the exit status, which is not %BW_EXIT_DONE
 */
BwExit
bw_command_window (char **argv)
{
  BwExit status = check_arguments (argv);

  return status == BW_EXIT_DONE ? bw_command_window_become (argv) : status;
}
