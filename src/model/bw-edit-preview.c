/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-edit-preview.h"

#include <math.h>

#include "model/bw-edit.h"
#include "model/bw-id.h"
#include "model/bw-words.h"

/* The service of Defender for Endpoint, whose controls are those of devices (graph.md §2). */
#define DEVICE_SERVICE "MDATP"

static const char *const KEYS[] = {
  [BW_EDIT_CHANGES] = "changes",       [BW_EDIT_NO_CHANGE] = "no-change",
  [BW_EDIT_NOT_THERE] = "not-there",   [BW_EDIT_DEVICE] = "device",
  [BW_EDIT_DEPRECATED] = "deprecated", [BW_EDIT_COMPLETED] = "completed",
  [BW_EDIT_NO_STATE] = "no-state",
};

/* The statuses that can be chosen, and what Graph calls them. */
static const struct {
  BwStatus status;
  const char *state;
} STATES[] = {
  { BW_STATUS_TO_ADDRESS, BW_STATE_DEFAULT },
  { BW_STATUS_RISK_ACCEPTED, BW_STATE_IGNORED },
  { BW_STATUS_THIRD_PARTY, BW_STATE_THIRD_PARTY },
  { BW_STATUS_REVIEWED, BW_STATE_REVIEWED },
};

/**
 * bw_edit_find_state:
 * @key: the key of a status, as of bw_status_to_key()
 *
 * Returns: (transfer none) (nullable): what Graph calls it; %NULL where it is none that can be chosen
 */
const char *
bw_edit_find_state (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (STATES); i++)
    if (g_str_equal (bw_status_to_key (STATES[i].status), key))
      return STATES[i].state;
  return NULL;
}

static gboolean
is_state (const char *state)
{
  g_autofree char *word = bw_words_fold_state (state);

  for (gsize i = 0; i < G_N_ELEMENTS (STATES); i++)
    if (*state != '\0' && g_str_equal (STATES[i].state, word))
      return TRUE;
  return FALSE;
}

static gboolean
is_of_device (BwAction *action)
{
  const char *service = bw_action_get_service (action);

  return bw_id_is_of_device (bw_action_get_id (action)) ||
         (service != NULL && g_ascii_strcasecmp (service, DEVICE_SERVICE) == 0);
}

static BwEditVerdict
judge (BwAction *action, BwControlUpdate *update)
{
  if (action == NULL || bw_action_get_profile (action) == NULL)
    return BW_EDIT_NOT_THERE;
  if (is_of_device (action))
    return BW_EDIT_DEVICE;
  if (bw_action_is_deprecated (action))
    return BW_EDIT_DEPRECATED;
  if (bw_action_get_status (action) == BW_STATUS_COMPLETED)
    return BW_EDIT_COMPLETED;
  if (!is_state (bw_control_update_get_state (update)))
    return BW_EDIT_NO_STATE;
  return bw_edit_is_there (update, bw_action_get_newest_update (action)) ? BW_EDIT_NO_CHANGE
                                                                         : BW_EDIT_CHANGES;
}

/* graph.md §1.9: a third party gives all points, without observation; an accepted risk none but what is measured. While
   a third party is said to do it, nobody sees what is measured. */
static void
work_out_points (BwEditPreview *self)
{
  g_autofree char *state = bw_words_fold_state (bw_control_update_get_state (self->update));
  BwStatus status = bw_action_get_status (self->action);
  gboolean is_measured = status != BW_STATUS_THIRD_PARTY && status != BW_STATUS_REVIEWED;

  self->points_before = bw_action_get_points (self->action);
  if (!bw_action_is_scored (self->action))
    return;
  if (self->verdict != BW_EDIT_CHANGES) {
    self->points_after = self->points_before;
  } else if (g_str_equal (state, BW_STATE_THIRD_PARTY)) {
    self->points_after = bw_action_get_max_points (self->action);
    self->is_asserted = TRUE;
  } else if (!g_str_equal (state, BW_STATE_REVIEWED) && is_measured) {
    self->points_after = self->points_before;
  }
}

/**
 * bw_edit_preview_new:
 * @scorecard: what is known of an organisation
 * @update: a change
 *
 * Finds out what a change would do there. Nothing is asked, and nothing is changed.
 *
 * Returns: (transfer full): what it would do
 */
BwEditPreview *
bw_edit_preview_new (BwScorecard *scorecard, BwControlUpdate *update)
{
  BwEditPreview *self = NULL;
  BwAction *action = NULL;
  BwStateUpdate *before = NULL;

  g_return_val_if_fail (BW_IS_SCORECARD (scorecard), NULL);
  g_return_val_if_fail (BW_IS_CONTROL_UPDATE (update), NULL);

  action = bw_scorecard_find (scorecard, bw_control_update_get_id (update));
  before = action != NULL ? bw_action_get_newest_update (action) : NULL;
  self = g_new0 (BwEditPreview, 1);
  self->update = g_object_ref (update);
  self->verdict = judge (action, update);
  self->points_before = NAN;
  self->points_after = NAN;
  if (action != NULL)
    self->action = g_object_ref (action);
  if (before != NULL)
    self->before = g_object_ref (before);
  if (action != NULL)
    work_out_points (self);
  return self;
}

/**
 * bw_edit_preview_free:
 * @self: (transfer full): a preview
 */
void
bw_edit_preview_free (BwEditPreview *self)
{
  g_clear_object (&self->update);
  g_clear_object (&self->action);
  g_clear_object (&self->before);
  g_free (self);
}

/**
 * bw_edit_verdict_is_refusal:
 * @verdict: what a change would do
 *
 * Returns: whether it cannot be made
 */
gboolean
bw_edit_verdict_is_refusal (BwEditVerdict verdict)
{
  return verdict != BW_EDIT_CHANGES && verdict != BW_EDIT_NO_CHANGE;
}

/**
 * bw_edit_verdict_to_key:
 * @verdict: what a change would do
 *
 * Returns: the stable, untranslated key of it
 */
const char *
bw_edit_verdict_to_key (BwEditVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < BW_N_EDIT_VERDICTS, NULL);

  return KEYS[verdict];
}
