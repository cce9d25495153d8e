/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-edit-result.h"

/**
 * bw_edit_result_new:
 * @update: a change
 * @known: (nullable): what stands there as far as is known here
 *
 * Returns: (transfer full): its result, as long as it is not sent
 */
BwEditResult *
bw_edit_result_new (BwControlUpdate *update, BwStateUpdate *known)
{
  BwEditResult *self = g_new0 (BwEditResult, 1);

  self->kind = BW_EDIT_RESULT_DROPPED;
  self->update = g_object_ref (update);
  g_set_object (&self->known, known);
  return self;
}

/**
 * bw_edit_result_free:
 * @self: (transfer full): a result
 */
void
bw_edit_result_free (BwEditResult *self)
{
  g_clear_object (&self->update);
  g_clear_object (&self->known);
  g_clear_object (&self->theirs);
  g_clear_object (&self->profile);
  g_clear_object (&self->edit);
  g_clear_object (&self->undone);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * bw_edit_result_is_success:
 * @self: a result
 *
 * Returns: whether what was wanted is so, or was
 */
gboolean
bw_edit_result_is_success (const BwEditResult *self)
{
  switch (self->kind) {
  case BW_EDIT_RESULT_MADE:
  case BW_EDIT_RESULT_ACCEPTED:
  case BW_EDIT_RESULT_NO_CHANGE:
    return TRUE;
  case BW_EDIT_RESULT_REPLACED:
  case BW_EDIT_RESULT_REFUSED:
  case BW_EDIT_RESULT_CONFLICT:
  case BW_EDIT_RESULT_FAILED:
  case BW_EDIT_RESULT_UNKNOWN:
  case BW_EDIT_RESULT_DROPPED:
  default:
    return FALSE;
  }
}

/**
 * bw_edit_results_list_failed:
 * @results: (element-type BwEditResult): results
 *
 * Returns: (transfer full) (element-type BwControlUpdate): the changes that may go well another time: those that went
 *   wrong, and those that were called off
 */
GPtrArray *
bw_edit_results_list_failed (GPtrArray *results)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < results->len; i++) {
    const BwEditResult *result = g_ptr_array_index (results, i);

    if (result->kind == BW_EDIT_RESULT_FAILED || result->kind == BW_EDIT_RESULT_UNKNOWN ||
        result->kind == BW_EDIT_RESULT_DROPPED)
      g_ptr_array_add (list, g_object_ref (result->update));
  }
  return list;
}
