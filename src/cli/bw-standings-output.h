/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-keyring.h"
#include "cli/bw-message.h"

G_BEGIN_DECLS

/* Where organisations stand: an element is a #BwStanding. */

gboolean bw_standings_output_complain (GPtrArray *standings);
BwExit bw_standings_output_table (GPtrArray *standings, BwKeyring *keyring);
BwExit bw_standings_output_json (GPtrArray *standings, BwKeyring *keyring);
BwExit bw_standings_output_csv (GPtrArray *standings, BwKeyring *keyring);

G_END_DECLS
