/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-ask.h"

G_BEGIN_DECLS

/* What the program does. Each takes its arguments, its own name first, and gives the exit status. */

BwExit bw_command_score (BwAskSignedIn ask, int argc, char **argv);
BwExit bw_command_list (BwAskSignedIn ask, int argc, char **argv);
BwExit bw_command_show (BwAskSignedIn ask, int argc, char **argv);
BwExit bw_command_history (BwAskSignedIn ask, int argc, char **argv);
BwExit bw_command_why (BwAskSignedIn ask, int argc, char **argv);
BwExit bw_command_plan (BwAskSignedIn ask, int argc, char **argv);
BwExit bw_command_set (BwAskSignedIn ask, int argc, char **argv);
BwExit bw_command_apply (BwAskSignedIn ask, int argc, char **argv);
BwExit bw_command_refresh (int argc, char **argv);
BwExit bw_command_backup (int argc, char **argv);
BwExit bw_command_restore (int argc, char **argv);
BwExit bw_command_import (int argc, char **argv);
BwExit bw_command_sign_in (int argc, char **argv);
BwExit bw_command_sign_out (int argc, char **argv);
BwExit bw_command_organisations (int argc, char **argv);

/* Of the window, which is a program of its own. */
const char *bw_command_window_find_organisation (char **argv);
BwExit bw_command_window_organisation (int argc, char **argv);
BwExit bw_command_window_become (char **argv);
BwExit bw_command_window (char **argv);

G_END_DECLS
