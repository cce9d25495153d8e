/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-organisation-list.h"

G_BEGIN_DECLS

/**
 * BwOrganisationListChange:
 * @root: what is in the file
 * @data: what is to change
 * @error: return location for an error
 *
 * Returns: whether it is to be written
 */
typedef gboolean (*BwOrganisationListChange) (JsonObject *root, gpointer data, GError **error);

JsonObject *bw_organisation_list_read (BwOrganisationList *self,
                                       gboolean *was_damaged,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean bw_organisation_list_change (BwOrganisationList *self,
                                      BwOrganisationListChange how,
                                      gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);
JsonObject *bw_organisation_list_find_object (JsonObject *root, const char *id, guint *place);
gboolean bw_organisation_list_add_entry (JsonObject *root, gpointer data, GError **error);
void bw_organisation_list_drop_archive (JsonObject *root, const char *id);
void bw_organisation_list_drop_deleted (JsonObject *root, const char *id);
void
bw_organisation_list_note_archive (JsonObject *root, JsonObject *object, gboolean deletes_archive);
gboolean bw_organisation_list_fail_not_found (const char *text, GError **error);

G_END_DECLS
