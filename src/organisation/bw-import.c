/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-import.h"

#include "organisation/bw-archive-memory.h"
#include "organisation/bw-retention.h"

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

static BwDay
get_last (GPtrArray *days)
{
  return bw_snapshot_get_day (g_ptr_array_index (days, days->len - 1));
}

/* What can be done was like that on the newest day of the files. The archive takes it where it has none of Graph's. */
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

/* What the next refresh would delete is not added; nor is what cannot have been yet, and would stand for the newest state. */
static gboolean
store (BwSource *files,
       BwArchive *archive,
       GPtrArray *days,
       BwImported *imported,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GPtrArray) young = g_ptr_array_new ();

  for (guint i = imported->n_too_old; i + imported->n_future < days->len; i++)
    g_ptr_array_add (young, g_ptr_array_index (days, i));
  return young->len == 0 ||
         (bw_archive_store_days (archive, young, BW_ARCHIVE_ORIGIN_FILE, &imported->n_stored,
                                 cancellable, error) &&
          store_catalogue (files, archive, get_last (young), cancellable, error));
}

/* Damage that is met only now: as where a refresh meets it. */
static gboolean
store_in (BwSource *files,
          BwArchiveMemory *memory,
          BwArchive *archive,
          GPtrArray *days,
          BwImported *imported,
          GCancellable *cancellable,
          GError **error)
{
  GError *problem = NULL;

  if (store (files, archive, days, imported, cancellable, &problem))
    return TRUE;
  if (!g_error_matches (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_DAMAGED)) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  g_clear_error (&problem);
  return bw_archive_memory_begin_anew (memory, archive, cancellable, error) &&
         store (files, archive, days, imported, cancellable, error);
}

static gboolean
import_into (BwSource *files,
             BwArchiveMemory *memory,
             BwOrganisationEntry *entry,
             GPtrArray *days,
             BwImported *imported,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (BwArchive) archive = bw_archive_memory_open (memory, cancellable, error);
  g_autofree char *tenant_id = archive != NULL ? find_tenant (archive, entry, error) : NULL;

  return tenant_id != NULL && check_days (days, tenant_id, error) &&
         store_in (files, memory, archive, days, imported, cancellable, error);
}

/* They stand in their order. */
static guint
count_before (GPtrArray *days, BwDay first)
{
  guint n = 0;

  while (first != BW_DAY_NONE && n < days->len &&
         bw_snapshot_get_day (g_ptr_array_index (days, n)) < first)
    n++;
  return n;
}

static GPtrArray *
read_days (BwSource *files,
           BwOrganisationList *list,
           BwClock *clock,
           BwImported *imported,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GPtrArray) days =
                bw_source_days (files, BW_DAYS_WHOLE, BW_DAY_NONE, BW_DAY_NONE, cancellable, error);
  g_autoptr (GDateTime) now = bw_clock_get_now (clock);
  BwDay today = bw_day_from_date_time (now);

  *imported = (BwImported) { 0 };
  if (days == NULL || days->len == 0)
    return g_steal_pointer (&days);
  imported->n_days = days->len;
  imported->first = bw_snapshot_get_day (g_ptr_array_index (days, 0));
  imported->last = bw_snapshot_get_day (g_ptr_array_index (days, days->len - 1));
  imported->years = bw_retention_load (list, cancellable);
  imported->n_too_old = count_before (days, bw_retention_find_first (imported->years, today));
  imported->n_future = days->len - count_before (days, today + 1);
  return g_steal_pointer (&days);
}

/**
 * bw_imported_clear:
 * @self: what came of adding files
 *
 * Lets go of what it holds.
 */
void
bw_imported_clear (BwImported *self)
{
  g_clear_pointer (&self->set_aside, g_free);
}

/**
 * bw_import_look:
 * @files: saved answers
 * @list: the list of organisations
 * @clock: the time
 * @imported: (out caller-allocates): what is in the files; nothing of it is stored
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of reading or %G_IO_ERROR_CANCELLED
 *
 * For before days are added: how many of them are older than days are kept, and how many are still to come.
 *
 * Returns: whether they could be read
 */
gboolean
bw_import_look (BwSource *files,
                BwOrganisationList *list,
                BwClock *clock,
                BwImported *imported,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) days = read_days (files, list, clock, imported, cancellable, error);

  return days != NULL;
}

/**
 * bw_import_files:
 * @files: saved answers
 * @list: the list of organisations
 * @entry: one of them
 * @clock: the time
 * @imported: (out caller-allocates): what came of it; to be cleared, and on error too it says whether a damaged archive
 *   was set aside
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR, an error of reading or %G_IO_ERROR_CANCELLED
 *
 * Adds the days of saved files to what is kept of an organisation, as days that come from files: they never take the
 * place of what Microsoft Graph itself answered, and Graph's take theirs. The files have to be of that organisation.
 * Days that are older than days are kept are left out, and days that are still to come.
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
  g_autoptr (GPtrArray) days = read_days (files, list, clock, imported, cancellable, error);
  g_autoptr (BwArchiveMemory) memory = NULL;
  gboolean is_done = FALSE;

  if (days == NULL)
    return FALSE;
  memory = bw_archive_memory_new_for_entry (list, entry, clock);
  is_done = import_into (files, memory, entry, days, imported, cancellable, error);
  imported->set_aside = bw_archive_memory_dup_set_aside (memory);
  return is_done;
}
