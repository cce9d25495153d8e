/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-message.h"
#include "organisation/bw-organisation-list.h"

G_BEGIN_DECLS

/* The list of organisations, as the commands use it. */

void bw_organisations_tell_set_aside (BwOrganisationList *list);
GPtrArray *bw_organisations_load (BwOrganisationList *list, BwExit *status);
BwOrganisationEntry *
bw_organisations_find (BwOrganisationList *list, const char *text, BwExit *status);
BwOrganisationEntry *
bw_organisations_find_or_only (BwOrganisationList *list, const char *text, BwExit *status);
BwOrganisationEntry *
bw_organisations_find_or_default (BwOrganisationList *list, const char *text, BwExit *status);
BwExit bw_organisations_fail (const GError *error, BwOrganisationEntry *entry);

G_END_DECLS
