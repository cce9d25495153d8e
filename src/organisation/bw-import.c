/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-import.h"

#include "organisation/bw-archive-memory.h"

static gboolean
fail (BwArchiveError code, const char *text, GError **error)
{
  g_set_error_literal (error, BW_ARCHIVE_ERROR, (int) code, text);
  return FALSE;
}

/* Of whom the archive is: that stands in it, or else in the list, where it may be a domain, which nobody here can
   compare with an id. Transfer full, or NULL. */
static char *
find_tenant (BwArchive *archive, BwOrganisationEntry *entry, GError **error)
{
  const char *listed = bw_organisation_entry_get_tenant (entry);
  char *kept = bw_archive_dup_tenant (archive);

  if (kept != NULL)
    return kept;
  if (g_uuid_string_is_valid (listed))
    return g_strdup (listed);
  fail (BW_ARCHIVE_ERROR_UNKNOWN_ORGANISATION,
        "nothing is kept of the organisation yet that says which tenant it is", error);
  return NULL;
}

/* Days that do not say whose they are could be anybody's, and would stand in the history for ever. */
static gboolean
check_days (GPtrArray *days, const char *tenant_id, GError **error)
{
  if (days->len == 0)
    return fail (BW_ARCHIVE_ERROR_NO_DAYS, "there is no day in the files", error);
  for (guint i = 0; i < days->len; i++) {
    const char *own = bw_snapshot_get_tenant_id (g_ptr_array_index (days, i));

    if (own == NULL || !g_uuid_string_is_valid (own))
      return fail (BW_ARCHIVE_ERROR_UNKNOWN_ORGANISATION,
                   "the files do not say which tenant they are of", error);
    if (g_ascii_strcasecmp (own, tenant_id) == 0)
      continue;
    g_set_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_OTHER_ORGANISATION,
                 "the files are of the tenant %s, not of %s", own, tenant_id);
    return FALSE;
  }
  return TRUE;
}

/* What can be done was like that on the newest day of the files. */
static gboolean
store_catalogue (BwSource *files,
                 BwArchive *archive,
                 BwDay day,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (BwCatalogue) catalogue = NULL;

  if (!bw_source_catalogue (files, &catalogue, cancellable, error))
    return FALSE;
  return catalogue == NULL ||
         bw_archive_store_catalogue (archive, catalogue, day, BW_ARCHIVE_ORIGIN_FILE, cancellable,
                                     error);
}

static gboolean
store (BwSource *files,
       BwArchive *archive,
       GPtrArray *days,
       BwImported *imported,
       GCancellable *cancellable,
       GError **error)
{
  imported->n_days = days->len;
  imported->first = bw_snapshot_get_day (g_ptr_array_index (days, 0));
  imported->last = bw_snapshot_get_day (g_ptr_array_index (days, days->len - 1));
  return bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_FILE, &imported->n_stored,
                                cancellable, error) &&
         store_catalogue (files, archive, imported->last, cancellable, error);
}

/**
 * bw_import_files:
 * @files: saved answers
 * @list: the list of organisations
 * @entry: one of them
 * @clock: the time
 * @imported: (out caller-allocates): what came of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR, an error of reading or %G_IO_ERROR_CANCELLED
 *
 * Adds the days of saved files to what is kept of an organisation, as days that come from files: they never take the
 * place of what Microsoft Graph itself answered, and Graph's take theirs. The files have to be of that organisation.
 *
 * Returns: whether they are stored
 */
gboolean
bw_import_files (BwSource *files,
                 BwOrganisationList *list,
                 BwOrganisationEntry *entry,
                 BwClock *clock,
                 BwImported *imported,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (BwArchiveMemory) memory = NULL;
  g_autoptr (BwArchive) archive = NULL;
  g_autofree char *tenant_id = NULL;

  *imported = (BwImported) { 0 };
  days = bw_source_days (files, BW_DAYS_WHOLE, BW_DAY_NONE, BW_DAY_NONE, cancellable, error);
  if (days == NULL)
    return FALSE;
  memory = bw_archive_memory_new_for_entry (list, entry, clock);
  archive = bw_archive_memory_open (memory, cancellable, error);
  tenant_id = archive != NULL ? find_tenant (archive, entry, error) : NULL;
  return tenant_id != NULL && check_days (days, tenant_id, error) &&
         store (files, archive, days, imported, cancellable, error);
}
