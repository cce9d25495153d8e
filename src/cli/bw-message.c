/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-message.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "archive/bw-archive-error.h"
#include "cli/bw-terminal.h"
#include "cli/bw-text-layout.h"
#include "present/bw-error-text.h"
#include "present/bw-format.h"
#include "present/bw-sign-in-text.h"

/* A reader that has seen enough, such as head(1), is no failure. */
static BwExit
end_writing (int problem)
{
  g_autofree char *text = NULL;

  if (problem == 0 || problem == EPIPE)
    return BW_EXIT_DONE;

  /* Translators: %s is what the system says, as in "No space left on device". */
  text = g_strdup_printf (_ ("The output cannot be written: %s"), g_strerror (problem));
  bw_message_complain (text);
  return BW_EXIT_FAILED;
}

/* Returns 0, or the error number. */
static int
write_whole (const char *text, gsize length)
{
  while (length > 0) {
    gssize written = write (STDOUT_FILENO, text, length);

    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return errno;
    text += written;
    length -= (gsize) written;
  }

  /* Some file systems tell only now that there was no room. */
  return close (STDOUT_FILENO) == 0 ? 0 : errno;
}

/**
 * bw_message_print_data:
 * @text: what other programs read, in UTF-8
 *
 * Writes all of the output, as it is, and closes it.
 *
 * Returns: the exit status; a failure has been told
 */
BwExit
bw_message_print_data (const char *text)
{
  return end_writing (write_whole (text, strlen (text)));
}

/**
 * bw_message_print:
 * @text: what people read
 *
 * Writes all of the output, in the encoding of the locale, and closes it.
 *
 * Returns: the exit status; a failure has been told
 */
BwExit
bw_message_print (const char *text)
{
  const char *charset = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *converted = NULL;

  if (g_get_console_charset (&charset))
    return bw_message_print_data (text);

  /* Any other sign may be missing, but not one that a number needs. */
  plain = bw_format_to_plain_signs (text);
  converted = g_convert_with_fallback (plain, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
  return bw_message_print_data (converted != NULL ? converted : text);
}

/**
 * bw_message_print_help:
 * @help: what people read of how the program is used, laid out as bw_text_layout_wrap_columns() says
 *
 * Writes it like bw_message_print(), wrapped to the width of the terminal.
 *
 * Returns: the exit status; a failure has been told
 */
BwExit
bw_message_print_help (const char *help)
{
  BwTerminal terminal = bw_terminal_for_output ();
  int columns = terminal.columns > 0 ? terminal.columns : BW_TERMINAL_USUAL_COLUMNS;
  g_auto (GStrv) lines = bw_text_layout_wrap_columns (help, columns);
  g_autofree char *wrapped = g_strjoinv ("\n", lines);

  return bw_message_print (wrapped);
}

/* What is to be pasted is not wrapped, or it would not be what it was. */
static void
complain (const char *text, const char *pasted)
{
  BwTerminal terminal = bw_terminal_for_errors ();
  g_autofree char *whole = g_strdup_printf ("%s: %s", g_get_prgname (), text);
  g_autofree char *clean = bw_text_layout_clean (whole);
  g_auto (GStrv) lines = bw_text_layout_wrap (clean, terminal.columns);
  g_autofree char *wrapped = g_strjoinv ("\n", lines);
  g_autofree char *clean_pasted = bw_text_layout_clean (pasted);

  g_printerr ("%s\n%s%s", wrapped, clean_pasted, *clean_pasted != '\0' ? "\n" : "");
}

/**
 * bw_message_complain:
 * @text: what is the matter
 *
 * Writes to standard error, after the name of the program, wrapped to the width of the terminal.
 */
void
bw_message_complain (const char *text)
{
  complain (text, NULL);
}

/**
 * bw_message_refuse:
 * @program: what was called, as in `bolwerk list`
 * @complaint: what is wrong with how it was called
 *
 * Tells wrong usage on standard error, and where the right one is found.
 *
 * Returns: %BW_EXIT_USAGE
 */
BwExit
bw_message_refuse (const char *program, const char *complaint)
{
  g_autofree char *command = g_strdup_printf ("%s --help", program);
  /* Translators: %s is a command, as in "bolwerk list --help". */
  g_autofree char *hint = g_strdup_printf (_ ("See “%s”."), command);
  g_autofree char *text = g_strdup_printf ("%s\n%s", complaint, hint);

  bw_message_complain (text);
  return BW_EXIT_USAGE;
}

/**
 * bw_message_tell:
 * @text: what is told besides what was asked for
 *
 * Writes to standard error, wrapped to the width of the terminal.
 */
void
bw_message_tell (const char *text)
{
  BwTerminal terminal = bw_terminal_for_errors ();
  g_autofree char *clean = bw_text_layout_clean (text);
  g_auto (GStrv) lines = bw_text_layout_wrap (clean, terminal.columns);
  g_autofree char *wrapped = g_strjoinv ("\n", lines);

  g_printerr ("%s\n", wrapped);
}

/**
 * bw_message_tell_set_aside:
 * @path: where a damaged archive is now
 *
 * Tells on standard error that it was set aside, and where it is.
 */
void
bw_message_tell_set_aside (const char *path)
{
  complain (
      _ ("The archive of this organisation was damaged. A new one was begun; restore a backup "
         "where there is one. The damaged one is here now:"),
      path);
}

/**
 * bw_message_tell_replaced:
 * @path: where that is now which a backup took the place of
 *
 * Tells on standard error that it is not lost, and where it is.
 */
void
bw_message_tell_replaced (const char *path)
{
  complain (_ ("What was kept before is not deleted. “bolwerk restore” puts it back from here:"),
            path);
}

/**
 * bw_message_fail_sign_in:
 * @error: what went wrong
 * @registration: (nullable): which application signs in where, checked; for the link
 *
 * Like bw_message_fail(), with the page that helps, and the ids that Microsoft's support asks for.
 *
 * Returns: %BW_EXIT_FAILED
 */
BwExit
bw_message_fail_sign_in (const GError *error, const BwRegistration *registration)
{
  g_autoptr (BwSignInText) said = NULL;
  g_autoptr (GString) text = NULL;

  if (!bw_sign_in_text_knows (error))
    return bw_message_fail (error);

  said = bw_sign_in_text_new (error, registration);
  text = g_string_new (said->title);
  g_string_append_printf (text, "\n%s", said->body);
  if (said->said != NULL)
    g_string_append_printf (text, "\n%s", said->said);
  if (said->ids != NULL)
    g_string_append_printf (text, "\n%s", said->ids);
  if (said->other_link != NULL)
    g_string_append_printf (text, "\n%s: %s", said->other_label, said->other_link);
  if (said->link != NULL)
    g_string_append_printf (text, "\n%s:", said->link_label);
  complain (text->str, said->link);
  return BW_EXIT_FAILED;
}

/* What follows the sentences in lines of its own are commands. Of an archive the system says more, or it is where that is
   now; nothing else tells it. */
static const char *
find_pasted (const BwErrorText *said, const GError *error)
{
  const char *commands = strchr (said->body, '\n');

  if (commands != NULL)
    return commands + 1;
  return error->domain == BW_ARCHIVE_ERROR ? said->detail : NULL;
}

/**
 * bw_message_fail:
 * @error: what went wrong
 *
 * Tells an error on standard error: what happened, where, and what to do.
 *
 * Returns: %BW_EXIT_FAILED
 */
BwExit
bw_message_fail (const GError *error)
{
  g_autoptr (BwErrorText) said = NULL;
  g_autofree char *text = NULL;

  if (bw_sign_in_text_knows (error))
    return bw_message_fail_sign_in (error, NULL);

  said = bw_error_text_new (error);
  text = g_strdup_printf ("%s\n%.*s", said->title, (int) strcspn (said->body, "\n"), said->body);
  complain (text, find_pasted (said, error));
  return BW_EXIT_FAILED;
}
