/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The members in which the organisations stand, the id of the one that opens at the start, and the ids of those that were
   removed and whose credentials are to be forgotten; then of those whose archives go with them, and ids and names of
   those whose archives stay; and for how many years days are kept. */
#define BW_ORGANISATION_FILE_ENTRIES "organisations"
#define BW_ORGANISATION_FILE_CHOSEN "default"
#define BW_ORGANISATION_FILE_REMOVED "removed"
#define BW_ORGANISATION_FILE_DELETED "deletedArchives"
#define BW_ORGANISATION_FILE_KEPT "keptArchives"
#define BW_ORGANISATION_FILE_YEARS "keepYears"

/**
 * BwOrganisationFileState:
 * @BW_ORGANISATION_FILE_GOOD: it was read, or there is none yet
 * @BW_ORGANISATION_FILE_DAMAGED: what is in it is no list
 * @BW_ORGANISATION_FILE_NEWER: it is of a version that is not known here
 * @BW_ORGANISATION_FILE_UNREADABLE: it cannot be read
 *
 * How the file of organisations was found.
 */
typedef enum {
  BW_ORGANISATION_FILE_GOOD,
  BW_ORGANISATION_FILE_DAMAGED,
  BW_ORGANISATION_FILE_NEWER,
  BW_ORGANISATION_FILE_UNREADABLE,
} BwOrganisationFileState;

BwOrganisationFileState
bw_organisation_file_read (const char *path, JsonObject **root, GError **error);
char *bw_organisation_file_set_aside (const char *path, GError **error);
gboolean bw_organisation_file_write (const char *path, JsonObject *root, GError **error);
JsonArray *bw_organisation_file_get_array (JsonObject *root, const char *name);

G_END_DECLS
