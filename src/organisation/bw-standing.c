/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-standing.h"

#include <math.h>

#include "archive/bw-archive.h"
#include "model/bw-points.h"

/* How far back is compared, and how large a gap may be at its end, in days. */
#define MONTH 30
#define GAP 7

/**
 * bw_standing_free:
 * @self: (transfer full): where an organisation stands
 */
void
bw_standing_free (BwStanding *self)
{
  g_clear_object (&self->entry);
  g_clear_error (&self->error);
  g_free (self);
}

static double
get_percentage (BwSnapshot *day)
{
  return bw_points_to_percentage (bw_snapshot_get_current (day), bw_snapshot_get_max (day));
}

/* The newest of the days between two, both included, of days that come in their order; or NULL. */
static BwSnapshot *
find_day (GPtrArray *days, BwDay from, BwDay to)
{
  for (guint i = days->len; i > 0; i--) {
    BwDay day = bw_snapshot_get_day (g_ptr_array_index (days, i - 1));

    if (day >= from && day <= to)
      return g_ptr_array_index (days, i - 1);
  }
  return NULL;
}

static double
compare_with (BwStanding *self, BwSnapshot *before)
{
  return before != NULL ? self->percentage - get_percentage (before) : NAN;
}

static void
take_days (BwStanding *self, GPtrArray *days)
{
  BwSnapshot *newest = days->len > 0 ? g_ptr_array_index (days, days->len - 1) : NULL;
  BwSnapshot *month = NULL;

  if (newest == NULL)
    return;
  self->day = bw_snapshot_get_day (newest);
  self->points = bw_snapshot_get_current (newest);
  self->max = bw_snapshot_get_max (newest);
  self->percentage = get_percentage (newest);
  self->since_yesterday = compare_with (self, find_day (days, self->day - 1, self->day - 1));
  month = find_day (days, self->day - MONTH - GAP, self->day - MONTH);
  self->over_month = compare_with (self, month);
  self->month_day = month != NULL ? bw_snapshot_get_day (month) : BW_DAY_NONE;
}

/* The totals of the newest days, or none; transfer full, or NULL. */
static GPtrArray *
load_days (BwArchive *archive, GCancellable *cancellable, GError **error)
{
  BwArchiveMeasure measure = { 0 };

  if (!bw_archive_measure (archive, &measure, cancellable, error))
    return NULL;
  if (measure.n_days == 0)
    return g_ptr_array_new ();
  return bw_archive_load_days (archive, measure.last - MONTH - GAP, measure.last, FALSE,
                               cancellable, error);
}

static BwStanding *
load_standing (BwOrganisationList *list,
               BwOrganisationEntry *entry,
               BwClock *clock,
               GCancellable *cancellable)
{
  BwStanding *self = g_new0 (BwStanding, 1);
  g_autofree char *folder =
      bw_organisation_list_build_archive_folder (list, bw_organisation_entry_get_id (entry));
  g_autofree char *file = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);
  g_autoptr (BwArchive) archive = NULL;
  g_autoptr (GPtrArray) days = NULL;

  self->entry = g_object_ref (entry);
  self->points = self->max = self->percentage = self->since_yesterday = self->over_month = NAN;
  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return self;
  archive = bw_archive_look_into (folder, clock, cancellable, &self->error);
  days = archive != NULL ? load_days (archive, cancellable, &self->error) : NULL;
  if (days != NULL)
    take_days (self, days);
  return self;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  BwOrganisationEntry *one = (*(BwStanding *const *) a)->entry;
  BwOrganisationEntry *other = (*(BwStanding *const *) b)->entry;
  g_autofree char *name = g_utf8_casefold (bw_organisation_entry_get_name (one), -1);
  g_autofree char *other_name = g_utf8_casefold (bw_organisation_entry_get_name (other), -1);
  int difference = g_utf8_collate (name, other_name);

  return difference != 0
             ? difference
             : g_strcmp0 (bw_organisation_entry_get_id (one), bw_organisation_entry_get_id (other));
}

/**
 * bw_standings_load:
 * @list: the list of organisations
 * @entries: (element-type BwOrganisationEntry): some of them, or all
 * @clock: the time
 * @cancellable: (nullable): ends it early, with those that were read until then
 *
 * Looks where organisations stand, from what is kept alone: neither network nor keyring is asked.
 *
 * Returns: (transfer full) (element-type BwStanding): one for each, by name
 */
GPtrArray *
bw_standings_load (BwOrganisationList *list,
                   GPtrArray *entries,
                   BwClock *clock,
                   GCancellable *cancellable)
{
  GPtrArray *standings = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_standing_free);

  for (guint i = 0; i < entries->len && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (standings,
                     load_standing (list, g_ptr_array_index (entries, i), clock, cancellable));
  g_ptr_array_sort (standings, compare);
  return standings;
}
