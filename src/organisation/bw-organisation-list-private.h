/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-organisation-list.h"

G_BEGIN_DECLS

#define BW_ORGANISATION_LIST_ENTRIES "organisations"
#define BW_ORGANISATION_LIST_CHOSEN "default"

/**
 * BwOrganisationListChange:
 * @root: what is in the file
 * @data: what is to change
 * @error: return location for an error
 *
 * Returns: whether it is to be written
 */
typedef gboolean (*BwOrganisationListChange) (JsonObject *root, gpointer data, GError **error);

gboolean bw_organisation_list_change (BwOrganisationList *self,
                                      BwOrganisationListChange how,
                                      gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean bw_organisation_list_find_place (JsonObject *root, const char *id, guint *place);
gboolean bw_organisation_list_fail_not_found (const char *text, GError **error);

G_END_DECLS
