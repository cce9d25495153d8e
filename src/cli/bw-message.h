/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "auth/bw-registration.h"

G_BEGIN_DECLS

/**
 * BwExit:
 * @BW_EXIT_DONE: what was asked is done
 * @BW_EXIT_FAILED: it is not, and standard error says why
 * @BW_EXIT_USAGE: what was asked cannot be understood
 * @BW_EXIT_SOME_FAILED: of several changes some were not made, and the output says which and why
 *
 * The exit statuses of the program.
 */
typedef enum {
  BW_EXIT_DONE = 0,
  BW_EXIT_FAILED = 1,
  BW_EXIT_USAGE = 2,
  BW_EXIT_SOME_FAILED = 3,
} BwExit;

BwExit bw_message_print (const char *text);
BwExit bw_message_print_data (const char *text);
BwExit bw_message_print_help (const char *help);
void bw_message_complain (const char *text);
BwExit bw_message_refuse (const char *program, const char *complaint);
BwExit bw_message_fail (const GError *error);
BwExit bw_message_fail_sign_in (const GError *error, const BwRegistration *registration);
void bw_message_tell (const char *text);
void bw_message_tell_set_aside (const char *path);
void bw_message_tell_replaced (const char *path);

G_END_DECLS
