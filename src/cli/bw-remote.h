/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-ask.h"

G_BEGIN_DECLS

gpointer bw_remote_ask (const char *name,
                        const BwGiven *given,
                        BwAsk ask,
                        gconstpointer data,
                        BwExit *status);

G_END_DECLS
