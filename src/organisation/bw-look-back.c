/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-look-back.h"

#include "source/bw-source.h"

/* Several catalogues tell at least of one profile that it came or changed after the first of them. */
static gboolean
are_of_several_days (GPtrArray *profiles)
{
  BwDay day = BW_DAY_NONE;

  for (guint i = 0; profiles != NULL && i < profiles->len; i++) {
    const BwProfileDays *days = g_ptr_array_index (profiles, i);

    if (days->last_changed != days->first_seen || (i > 0 && days->first_seen != day))
      return TRUE;
    day = days->first_seen;
  }
  return FALSE;
}

/* What happened shows between two days, or between two catalogues. */
static gboolean
can_tell (GPtrArray *days, GPtrArray *profiles)
{
  guint n_telling = 0;

  for (guint i = 0; i < days->len; i++)
    if (bw_snapshot_get_control_scores (g_ptr_array_index (days, i))->len > 0)
      n_telling++;
  return n_telling > 1 || (n_telling > 0 && are_of_several_days (profiles));
}

/**
 * bw_look_back_on_days:
 * @records: what is known of an organisation
 * @days: (element-type BwSnapshot): whole days, oldest first
 * @profiles: (nullable) (element-type BwProfileDays): since when profiles are there, and are what they are
 *
 * Returns: (transfer full): the records, with what happened recently to their actions; without it where there is but one
 *   day
 */
BwRecords *
bw_look_back_on_days (BwRecords *records, GPtrArray *days, GPtrArray *profiles)
{
  BwCatalogue *catalogue = NULL;
  g_autoptr (BwRecent) recent = NULL;

  g_return_val_if_fail (BW_IS_RECORDS (records), NULL);
  g_return_val_if_fail (days != NULL, NULL);

  if (!can_tell (days, profiles))
    return g_object_ref (records);
  catalogue = bw_scorecard_get_catalogue (bw_records_get_scorecard (records));
  recent = bw_recent_new (days, catalogue, profiles);
  return bw_records_new_with_recent (records, recent);
}

/**
 * bw_look_back_in_memory:
 * @records: what is known of an organisation
 * @memory: what is kept of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the memory or %G_IO_ERROR_CANCELLED
 *
 * Reads the days of a month, which takes its time.
 *
 * Returns: (transfer full): the records, with what happened recently to their actions as far as it is kept; or %NULL on
 *   error
 */
BwRecords *
bw_look_back_in_memory (BwRecords *records,
                        BwMemory *memory,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (BwSource) source = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GPtrArray) profiles = NULL;
  BwDay newest = BW_DAY_NONE;

  g_return_val_if_fail (BW_IS_RECORDS (records), NULL);
  g_return_val_if_fail (BW_IS_MEMORY (memory), NULL);

  newest = bw_scorecard_get_day (bw_records_get_scorecard (records));
  if (newest == BW_DAY_NONE)
    return g_object_ref (records);
  source = bw_memory_open_source (memory, cancellable, error);
  if (source == NULL)
    return NULL;
  days = bw_source_days (source, BW_DAYS_WHOLE, newest - BW_RECENT_DAYS - 1, newest, cancellable,
                         error);
  profiles = days != NULL ? bw_memory_list_profile_days (memory, cancellable, error) : NULL;
  return profiles != NULL ? bw_look_back_on_days (records, days, profiles) : NULL;
}
