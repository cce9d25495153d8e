/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-retention.h"

#include "organisation/bw-kept-archive.h"
#include "organisation/bw-organisation-file.h"
#include "organisation/bw-organisation-list-private.h"

/* What stands in the file for more than that is a mistake, and deletes nothing. */
#define MAX_YEARS 100

static guint
get_years (JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, BW_ORGANISATION_FILE_YEARS);
  gboolean is_number = node != NULL && json_node_get_value_type (node) == G_TYPE_INT64;
  gint64 years = is_number ? json_node_get_int (node) : 0;

  return years > 0 && years <= MAX_YEARS ? (guint) years : BW_RETENTION_FOR_EVER;
}

/**
 * bw_retention_load:
 * @list: the list of organisations, in whose file it stands
 * @cancellable: (nullable): a cancellable
 *
 * Returns: for how many years days are kept, or %BW_RETENTION_FOR_EVER; that too where it cannot be read
 */
guint
bw_retention_load (BwOrganisationList *list, GCancellable *cancellable)
{
  g_autoptr (JsonObject) root = bw_organisation_list_read (list, NULL, cancellable, NULL);

  return root != NULL ? get_years (root) : BW_RETENTION_FOR_EVER;
}

/**
 * bw_retention_find_first:
 * @years: for how many years days are kept, or %BW_RETENTION_FOR_EVER
 * @today: the present day
 *
 * Returns: the first day that is kept; %BW_DAY_NONE where all are
 */
BwDay
bw_retention_find_first (guint years, BwDay today)
{
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) first = NULL;

  if (years == BW_RETENTION_FOR_EVER || years > MAX_YEARS)
    return BW_DAY_NONE;
  now = bw_day_to_date_time (today);
  first = g_date_time_add_years (now, -(int) years);
  return bw_day_from_date_time (first);
}

static BwDay
find_first (guint years, BwClock *clock)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (clock);

  return bw_retention_find_first (years, bw_day_from_date_time (now));
}

static gboolean
count_before (const BwKeptArchive *kept,
              BwDay first,
              BwClock *clock,
              guint *n_days,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (BwArchive) archive = NULL;
  g_autoptr (GArray) days = NULL;

  /* Nobody is told that nothing is lost where that is not known. Out of a damaged one nothing is deleted. */
  if (kept->error != NULL &&
      !g_error_matches (kept->error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_DAMAGED)) {
    g_propagate_error (error, g_error_copy (kept->error));
    return FALSE;
  }
  if (kept->days.n_days == 0 || kept->days.first >= first)
    return TRUE;
  archive = bw_archive_look_into (kept->folder, clock, cancellable, error);
  days = archive != NULL ? bw_archive_list_days (archive, cancellable, error) : NULL;
  if (days == NULL)
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    *n_days += g_array_index (days, BwArchiveDay, i).day < first ? 1 : 0;
  return TRUE;
}

/**
 * bw_retention_count:
 * @list: the list of organisations
 * @years: for how many years days would be kept
 * @clock: the time
 * @n_days: (out): how many days there are that would be deleted, in all archives together
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR, a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether they could be counted
 */
gboolean
bw_retention_count (BwOrganisationList *list,
                    guint years,
                    BwClock *clock,
                    guint *n_days,
                    GCancellable *cancellable,
                    GError **error)
{
  BwDay first = find_first (years, clock);
  g_autoptr (GPtrArray) kept = NULL;

  *n_days = 0;
  if (first == BW_DAY_NONE)
    return TRUE;
  kept = bw_kept_archives_list (list, clock, cancellable, error);
  if (kept == NULL)
    return FALSE;
  for (guint i = 0; i < kept->len; i++)
    if (!count_before (g_ptr_array_index (kept, i), first, clock, n_days, cancellable, error))
      return FALSE;
  return TRUE;
}

/* Where there is nothing to delete, the file is not written anew for nothing. */
static gboolean
forget_before (BwArchive *archive, BwDay first, GCancellable *cancellable, GError **error)
{
  BwArchiveMeasure measure = { 0 };

  if (!bw_archive_measure (archive, &measure, cancellable, error))
    return FALSE;
  return measure.n_days == 0 || measure.first >= first ||
         bw_archive_forget_before (archive, first, cancellable, error);
}

/* One that was deleted meanwhile has no old days either. */
static gboolean
forget_in (const BwKeptArchive *kept,
           BwDay first,
           BwClock *clock,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (BwArchive) archive = NULL;
  g_autoptr (GError) problem = NULL;

  if (kept->days.n_days == 0 || kept->days.first >= first)
    return TRUE;
  archive = bw_archive_look_into (kept->folder, clock, cancellable, &problem);
  if (archive != NULL && forget_before (archive, first, cancellable, &problem))
    return TRUE;
  if (g_error_matches (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_NOT_FOUND) ||
      g_error_matches (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_GONE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* One that cannot be written to holds nothing up in the others. What went wrong first is told. */
static gboolean
forget_all (BwOrganisationList *list,
            BwDay first,
            BwClock *clock,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) kept = bw_kept_archives_list (list, clock, cancellable, error);
  g_autoptr (GError) problem = NULL;

  if (kept == NULL)
    return FALSE;
  for (guint i = 0; i < kept->len; i++)
    forget_in (g_ptr_array_index (kept, i), first, clock, cancellable,
               problem == NULL ? &problem : NULL);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
put_years (JsonObject *root, gpointer data, GError **error)
{
  guint years = GPOINTER_TO_UINT (data);

  if (years == BW_RETENTION_FOR_EVER)
    json_object_remove_member (root, BW_ORGANISATION_FILE_YEARS);
  else
    json_object_set_int_member (root, BW_ORGANISATION_FILE_YEARS, years);
  return TRUE;
}

/**
 * bw_retention_set:
 * @list: the list of organisations
 * @years: for how many years days are kept from now on, or %BW_RETENTION_FOR_EVER
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR, a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Notes it, and deletes the days of all archives that are older. What cannot be deleted now is deleted by
 * bw_retention_apply() or bw_retention_apply_all().
 *
 * Returns: whether it is noted, and nothing older is there
 */
gboolean
bw_retention_set (BwOrganisationList *list,
                  guint years,
                  BwClock *clock,
                  GCancellable *cancellable,
                  GError **error)
{
  BwDay first = find_first (years, clock);

  g_return_val_if_fail (years <= MAX_YEARS, FALSE);

  return bw_organisation_list_change (list, put_years, GUINT_TO_POINTER (years), cancellable,
                                      error) &&
         (first == BW_DAY_NONE || forget_all (list, first, clock, cancellable, error));
}

/**
 * bw_retention_apply:
 * @list: the list of organisations
 * @archive: the archive of one of them
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Deletes the days that have become too old.
 *
 * Returns: whether nothing older is there
 */
gboolean
bw_retention_apply (BwOrganisationList *list,
                    BwArchive *archive,
                    BwClock *clock,
                    GCancellable *cancellable,
                    GError **error)
{
  BwDay first = find_first (bw_retention_load (list, cancellable), clock);

  return first == BW_DAY_NONE || forget_before (archive, first, cancellable, error);
}

/**
 * bw_retention_apply_all:
 * @list: the list of organisations
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR, a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Deletes the days that have become too old out of all archives: of organisations too that nobody refreshes any more,
 * since they were removed or signed out of. For the start of a program. Where all is kept for ever, nothing is opened.
 *
 * Returns: whether nothing older is there
 */
gboolean
bw_retention_apply_all (BwOrganisationList *list,
                        BwClock *clock,
                        GCancellable *cancellable,
                        GError **error)
{
  BwDay first = find_first (bw_retention_load (list, cancellable), clock);

  return first == BW_DAY_NONE || forget_all (list, first, clock, cancellable, error);
}
