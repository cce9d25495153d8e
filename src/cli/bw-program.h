/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-ask.h"

G_BEGIN_DECLS

/**
 * BwProgram:
 * @run_account: runs a command that is about accounts: it gets all arguments, the name of the program first
 * @ask_signed_in: asks an organisation that is signed in to
 *
 * What the two programs of the command line do differently. `bolwerk` links nothing of network, keyring and
 * certificates, which would cost it as long as all that it does for a list; where one of them is needed, it
 * becomes `bolwerk-account`, which knows all commands.
 */
typedef struct {
  BwExit (*run_account) (int argc, char **argv);
  BwAskSignedIn ask_signed_in;
} BwProgram;

int bw_program_run (const BwProgram *self, int argc, char **argv);

G_END_DECLS
