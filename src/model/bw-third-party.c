/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-third-party.h"

#include "model/bw-status.h"
#include "model/bw-words.h"

static BwDay
get_day (BwStateUpdate *update)
{
  GDateTime *updated = bw_state_update_get_updated (update);

  return updated != NULL ? bw_day_from_date_time (updated) : BW_DAY_NONE;
}

static gboolean
is_third_party (BwStateUpdate *update)
{
  g_autofree char *word = bw_words_fold_state (bw_state_update_get_state (update));

  return g_str_equal (word, BW_STATE_THIRD_PARTY);
}

/* The entry that held at the end of a day; one without a moment was always there. @but is left out, and what
   came after it. */
static BwStateUpdate *
find_update (BwControlProfile *profile, BwDay day, BwStateUpdate *but)
{
  GPtrArray *updates = bw_control_profile_get_state_updates (profile);
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  GDateTime *end = but != NULL ? bw_state_update_get_updated (but) : NULL;

  for (guint i = 0; updates != NULL && i < updates->len; i++) {
    BwStateUpdate *update = g_ptr_array_index (updates, i);
    GDateTime *updated = bw_state_update_get_updated (update);

    if (update == but || get_day (update) > day)
      continue;
    if (end == NULL || updated == NULL || g_date_time_compare (updated, end) <= 0)
      g_ptr_array_add (earlier, update);
  }
  return bw_status_find_newest_update (earlier);
}

/**
 * bw_third_party_is_marked:
 * @profile: a profile with the history of its states (graph.md §1.6)
 * @day: a UTC day
 * @since: (out): the day of the mark, or %BW_DAY_NONE where Microsoft does not tell it
 *
 * Returns: whether the control was resolved through a third party at the end of @day, as far as is known
 */
gboolean
bw_third_party_is_marked (BwControlProfile *profile, BwDay day, BwDay *since)
{
  BwStateUpdate *update = NULL;

  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (profile), FALSE);

  update = find_update (profile, day, NULL);
  if (update == NULL || !is_third_party (update))
    return FALSE;
  *since = get_day (update);
  return TRUE;
}

/**
 * bw_third_party_was_unmarked:
 * @profile: a profile with the history of its states
 * @from: a UTC day
 * @to: a later one
 * @when: (out): the day on which the mark was taken away
 *
 * Returns: whether a third-party mark was taken away between the days, or so shortly before them that its
 *   points were still there
 */
gboolean
bw_third_party_was_unmarked (BwControlProfile *profile, BwDay from, BwDay to, BwDay *when)
{
  BwStateUpdate *newest = NULL;
  BwStateUpdate *before = NULL;

  g_return_val_if_fail (BW_IS_CONTROL_PROFILE (profile), FALSE);

  newest = find_update (profile, to, NULL);
  if (newest == NULL || is_third_party (newest) || get_day (newest) == BW_DAY_NONE ||
      get_day (newest) + BW_THIRD_PARTY_LAG < from)
    return FALSE;
  before = find_update (profile, to, newest);
  if (before == NULL || !is_third_party (before))
    return FALSE;
  *when = get_day (newest);
  return TRUE;
}
