/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

#include "bw-config.h"
#include "cli/bw-commands.h"
#include "cli/bw-place.h"

typedef struct {
  const char *name;
  BwExit (*run) (int argc, char **argv);
} Subcommand;

static const Subcommand SUBCOMMANDS[] = {
  { "score", bw_command_score },
  { "list", bw_command_list },
  { "show", bw_command_show },
  { "why", bw_command_why },
  { "sign-in", bw_command_sign_in },
  { "sign-out", bw_command_sign_out },
  { "organisations", bw_command_organisations },
};

static void
set_language (void)
{
  g_autofree char *translations = bw_place_find_translations ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static BwExit
print_help (void)
{
  const char *help =
      /* Translators: the help of the whole program. Leave the names of commands and options as they
         are; translate what is written in capitals as in the help of the commands. */
      _ ("Usage:\n"
         "  bolwerk [--demo | FILE…]     open the window\n"
         "  bolwerk --organisation NAME  open it on an organisation that is signed in to\n"
         "  bolwerk score [SOURCE]       total, categories, products, comparison, notes\n"
         "  bolwerk list [SOURCE]        the improvement actions: filter, search, sort, group\n"
         "  bolwerk show ID [SOURCE]     one improvement action and what to do\n"
         "  bolwerk why [DAY…] [SOURCE]  why the score changed, since the day before or between "
         "two "
         "days\n"
         "  bolwerk sign-in              sign in to an organisation at Microsoft 365\n"
         "  bolwerk sign-out NAME        delete the sign-in of an organisation\n"
         "  bolwerk organisations        the organisations that were signed in to\n"
         "  bolwerk --help               this help; also after a command\n"
         "  bolwerk --version            the version\n"
         "\n"
         "SOURCE says where the score comes from:\n"
         "  --organisation NAME          an organisation that is signed in to\n"
         "  --demo                       the demo organisation, which is made up\n"
         "  --from FILE                  a saved answer of Microsoft Graph; repeat it for more "
         "files; - is "
         "standard input\n"
         "\n"
         "Exit status: 0 when done, 1 for a failure told on standard error, 2 for wrong usage.\n");

  return bw_message_print_help (help);
}

static BwExit
run (int argc, char **argv)
{
  const char *first = argc > 1 ? argv[1] : "";

  if (g_str_equal (first, "--help") || g_str_equal (first, "-h"))
    return print_help ();
  if (g_str_equal (first, "--version"))
    return bw_message_print ("bolwerk " BW_VERSION "\n");

  for (gsize i = 0; i < G_N_ELEMENTS (SUBCOMMANDS); i++)
    if (g_str_equal (first, SUBCOMMANDS[i].name)) {
      /* A reader that has seen enough is met as an error of writing, and is none. */
      signal (SIGPIPE, SIG_IGN);
      return SUBCOMMANDS[i].run (argc - 1, argv + 1);
    }

  return bw_command_window (argv);
}

int
main (int argc, char **argv)
{
  g_set_prgname ("bolwerk");
  set_language ();
  return run (argc, argv);
}
