/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-keyring.h"
#include "cli/bw-message.h"
#include "organisation/bw-organisation-entry.h"

G_BEGIN_DECLS

/* The organisations, as the command line shows them. */

BwExit bw_organisations_output_json (GPtrArray *entries, BwKeyring *keyring);
BwExit bw_organisations_output_table (GPtrArray *entries, BwKeyring *keyring);

G_END_DECLS
