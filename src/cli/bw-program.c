/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-program.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

#include "bw-config.h"
#include "cli/bw-commands.h"
#include "cli/bw-place.h"

typedef struct {
  const char *name;
  BwExit (*run) (BwAskSignedIn ask, int argc, char **argv);
} Subcommand;

/* Those without a function are about accounts. */
static const Subcommand SUBCOMMANDS[] = {
  { "score", bw_command_score },
  { "list", bw_command_list },
  { "show", bw_command_show },
  { "history", bw_command_history },
  { "why", bw_command_why },
  { "plan", bw_command_plan },
  { "set", bw_command_set },
  { "apply", bw_command_apply },
  { "sign-in", NULL },
  { "sign-out", NULL },
  { "organisations", NULL },
  { "refresh", NULL },
  { "backup", NULL },
  { "restore", NULL },
  { "import", NULL },
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
         "  bolwerk history [SOURCE]     the score day by day\n"
         "  bolwerk why [DAY…] [SOURCE]  why the score changed, since the day before or between "
         "two "
         "days\n"
         "  bolwerk plan [SOURCE]        what is planned on this computer: a table, a calendar, a "
         "file\n"
         "  bolwerk set ID… [SOURCE]     change the status of improvement actions at Microsoft\n"
         "  bolwerk apply FILE [SOURCE]  make the decisions of a template there\n"
         "  bolwerk sign-in              sign in to an organisation at Microsoft 365\n"
         "  bolwerk sign-out NAME        delete the sign-in of an organisation\n"
         "  bolwerk organisations        the organisations that were signed in to\n"
         "  bolwerk refresh              read what is new, and keep it\n"
         "  bolwerk backup FILE          write what is kept of an organisation into a file\n"
         "  bolwerk restore FILE         put such a file back\n"
         "  bolwerk import FILE…         add saved answers to what is kept of an organisation\n"
         "  bolwerk --help               this help; also after a command\n"
         "  bolwerk --version            the version\n"
         "\n"
         "SOURCE says where the score comes from; without it, from the organisation that opens at "
         "the start:\n"
         "  --organisation NAME          an organisation that is signed in to\n"
         "  --demo                       the demo organisation, which is made up\n"
         "  --from FILE                  a saved answer of Microsoft Graph; repeat it for more "
         "files; - is "
         "standard input\n"
         "\n"
         "Exit status: 0 when done, 1 for a failure told on standard error, 2 for wrong usage, 3 "
         "when some changes were not made.\n");

  return bw_message_print_help (help);
}

static BwExit
run_subcommand (const BwProgram *self, const Subcommand *subcommand, int argc, char **argv)
{
  if (subcommand->run == NULL)
    return self->run_account (argc, argv);

  /* A reader that has seen enough is met as an error of writing, and is none. */
  signal (SIGPIPE, SIG_IGN);
  return subcommand->run (self->ask_signed_in, argc - 1, argv + 1);
}

static BwExit
run (const BwProgram *self, int argc, char **argv)
{
  const char *first = argc > 1 ? argv[1] : "";

  if (g_str_equal (first, "--help") || g_str_equal (first, "-h"))
    return print_help ();
  if (g_str_equal (first, "--version"))
    return bw_message_print ("bolwerk " BW_VERSION "\n");

  for (gsize i = 0; i < G_N_ELEMENTS (SUBCOMMANDS); i++)
    if (g_str_equal (first, SUBCOMMANDS[i].name))
      return run_subcommand (self, &SUBCOMMANDS[i], argc, argv);

  if (bw_command_window_find_organisation (argv) != NULL)
    return self->run_account (argc, argv);
  return bw_command_window (argv);
}

/**
 * bw_program_run:
 * @self: what this program does where accounts are concerned
 * @argc: the number of arguments
 * @argv: the arguments, the name of the program first
 *
 * Does what the command line says.
 *
 * Returns: the exit status
 */
int
bw_program_run (const BwProgram *self, int argc, char **argv)
{
  g_set_prgname ("bolwerk");
  set_language ();
  return (int) run (self, argc, argv);
}
