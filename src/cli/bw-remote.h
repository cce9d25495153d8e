/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-ask.h"
#include "organisation/bw-organisation-list.h"

G_BEGIN_DECLS

gpointer bw_remote_ask_entry (BwOrganisationList *list,
                              BwOrganisationEntry *entry,
                              const BwWhich *which,
                              BwAsk ask,
                              gconstpointer data,
                              GError **error);
gpointer bw_remote_ask (const BwWhich *which, BwAsk ask, gconstpointer data, BwExit *status);

G_END_DECLS
