/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-status.h"

#include "model/bw-points.h"
#include "model/bw-words.h"

static const char *const keys[] = {
  [BW_STATUS_TO_ADDRESS] = "to-address",
  [BW_STATUS_PLANNED] = "planned",
  [BW_STATUS_RISK_ACCEPTED] = "risk-accepted",
  [BW_STATUS_THIRD_PARTY] = "third-party",
  [BW_STATUS_REVIEWED] = "reviewed",
  [BW_STATUS_COMPLETED] = "completed",
  [BW_STATUS_OTHER] = "other",
};

/* An entry without a date is the untouched default one and comes before every other. */
static gboolean
is_as_new (BwStateUpdate *update, BwStateUpdate *than)
{
  GDateTime *a = bw_state_update_get_updated (update);
  GDateTime *b = bw_state_update_get_updated (than);

  if (a == NULL || b == NULL)
    return b == NULL;
  return g_date_time_compare (a, b) >= 0;
}

/**
 * bw_status_find_newest_update:
 * @state_updates: (element-type BwStateUpdate): the history of a control's state, as it came
 *
 * Finds the entry that holds: the one with the greatest moment; one without a moment is older than
 * all others, and the last entry wins a tie (graph.md §1.9).
 *
 * Returns: (transfer none) (nullable): the newest entry, or %NULL where there are none
 */
BwStateUpdate *
bw_status_find_newest_update (GPtrArray *state_updates)
{
  BwStateUpdate *newest = NULL;

  g_return_val_if_fail (state_updates != NULL, NULL);

  for (guint i = 0; i < state_updates->len; i++) {
    BwStateUpdate *update = g_ptr_array_index (state_updates, i);

    if (newest == NULL || is_as_new (update, newest))
      newest = update;
  }

  return newest;
}

static BwStatus
find_marked (const char *state)
{
  g_autofree char *word = bw_words_fold_state (state);

  if (g_str_equal (word, BW_STATE_DEFAULT))
    return BW_STATUS_TO_ADDRESS;
  if (g_str_equal (word, BW_STATE_IGNORED))
    return BW_STATUS_RISK_ACCEPTED;
  if (g_str_equal (word, BW_STATE_THIRD_PARTY))
    return BW_STATUS_THIRD_PARTY;
  if (g_str_equal (word, BW_STATE_REVIEWED))
    return BW_STATUS_REVIEWED;
  return BW_STATUS_OTHER;
}

/**
 * bw_status_work_out:
 * @newest_state: (nullable): the state of the newest entry, in any case
 * @points: achieved points, or NAN
 * @max_points: attainable points, or NAN
 * @planned: whether it is planned here
 *
 * A state other than the default one comes before all else; then Completed, for which all of the
 * points must have been achieved and there must be some; then Planned; then To address.
 *
 * Returns: the status of an action
 */
BwStatus
bw_status_work_out (const char *newest_state, double points, double max_points, gboolean planned)
{
  BwStatus marked = find_marked (newest_state);

  if (marked != BW_STATUS_TO_ADDRESS)
    return marked;
  if (bw_points_are_full (points, max_points))
    return BW_STATUS_COMPLETED;
  return planned ? BW_STATUS_PLANNED : BW_STATUS_TO_ADDRESS;
}

/**
 * bw_status_to_key:
 * @status: a status
 *
 * Returns: the stable, untranslated key of @status; an action of %BW_STATUS_OTHER is filtered by
 *   `other:` and its state instead
 */
const char *
bw_status_to_key (BwStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (keys), NULL);

  return keys[status];
}
