/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The program `bolwerk-account`: what `bolwerk` becomes where an organisation that is signed in to is concerned. */

#include <signal.h>

#include "cli/bw-commands.h"
#include "cli/bw-program.h"
#include "cli/bw-remote.h"

typedef struct {
  const char *name;
  BwExit (*run) (int argc, char **argv);
} Subcommand;

static const Subcommand SUBCOMMANDS[] = {
  { "sign-in", bw_command_sign_in },
  { "sign-out", bw_command_sign_out },
  { "organisations", bw_command_organisations },
  { "refresh", bw_command_refresh },
  { "backup", bw_command_backup },
  { "restore", bw_command_restore },
  { "import", bw_command_import },
};

static BwExit
run_account (int argc, char **argv)
{
  for (gsize i = 0; i < G_N_ELEMENTS (SUBCOMMANDS); i++)
    if (g_str_equal (argv[1], SUBCOMMANDS[i].name)) {
      signal (SIGPIPE, SIG_IGN);
      return SUBCOMMANDS[i].run (argc - 1, argv + 1);
    }
  return bw_command_window_organisation (argc, argv);
}

int
main (int argc, char **argv)
{
  return bw_program_run (
      &(BwProgram) { .run_account = run_account, .ask_signed_in = bw_remote_ask }, argc, argv);
}
