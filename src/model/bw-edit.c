/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-edit.h"

#include "model/bw-status.h"
#include "model/bw-words.h"

struct _BwEdit {
  GObject parent_instance;

  BwEditFields fields;
};

G_DEFINE_FINAL_TYPE (BwEdit, bw_edit, G_TYPE_OBJECT)

static const char *const KEYS[] = {
  [BW_EDIT_PLANNED] = "planned",     [BW_EDIT_SENT] = "sent",       [BW_EDIT_ACCEPTED] = "accepted",
  [BW_EDIT_CONFIRMED] = "confirmed", [BW_EDIT_FAILED] = "failed",   [BW_EDIT_UNKNOWN] = "unknown",
  [BW_EDIT_UNDONE] = "undone",       [BW_EDIT_DROPPED] = "dropped",
};

static const char *const RESULT_KEYS[] = {
  [BW_EDIT_RESULT_MADE] = "made",         [BW_EDIT_RESULT_ACCEPTED] = "accepted",
  [BW_EDIT_RESULT_REPLACED] = "replaced", [BW_EDIT_RESULT_NO_CHANGE] = "no-change",
  [BW_EDIT_RESULT_REFUSED] = "refused",   [BW_EDIT_RESULT_CONFLICT] = "conflict",
  [BW_EDIT_RESULT_FAILED] = "failed",     [BW_EDIT_RESULT_UNKNOWN] = "unknown",
  [BW_EDIT_RESULT_DROPPED] = "dropped",
};

static void
bw_edit_finalize (GObject *object)
{
  BwEditFields *fields = &BW_EDIT (object)->fields;

  g_clear_object (&fields->update);
  g_clear_object (&fields->before);
  g_clear_object (&fields->after);
  g_clear_pointer (&fields->begun, g_date_time_unref);
  g_clear_pointer (&fields->told, g_date_time_unref);
  g_free ((char *) fields->problem);

  G_OBJECT_CLASS (bw_edit_parent_class)->finalize (object);
}

static void
bw_edit_class_init (BwEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_edit_finalize;
}

static void
bw_edit_init (BwEdit *self)
{
}

/**
 * bw_edit_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a new record
 */
BwEdit *
bw_edit_new (const BwEditFields *fields)
{
  BwEdit *self = NULL;

  g_return_val_if_fail (BW_IS_CONTROL_UPDATE (fields->update), NULL);
  g_return_val_if_fail ((guint) fields->outcome < BW_N_EDIT_OUTCOMES, NULL);
  g_return_val_if_fail (fields->begun != NULL, NULL);

  self = g_object_new (BW_TYPE_EDIT, NULL);
  self->fields = *fields;
  g_object_ref (self->fields.update);
  g_date_time_ref (self->fields.begun);
  if (self->fields.before != NULL)
    g_object_ref (self->fields.before);
  if (self->fields.after != NULL)
    g_object_ref (self->fields.after);
  if (self->fields.told != NULL)
    g_date_time_ref (self->fields.told);
  self->fields.problem = g_strdup (fields->problem);
  return self;
}

/**
 * bw_edit_get_fields:
 * @self: a change
 *
 * Returns: (transfer none): what it is made of
 */
BwEditFields
bw_edit_get_fields (BwEdit *self)
{
  g_return_val_if_fail (BW_IS_EDIT (self), (BwEditFields) { 0 });

  return self->fields;
}

/**
 * bw_edit_get_id:
 * @self: a change
 *
 * Returns: (transfer none): the id of the control
 */
const char *
bw_edit_get_id (BwEdit *self)
{
  g_return_val_if_fail (BW_IS_EDIT (self), NULL);

  return bw_control_update_get_id (self->fields.update);
}

/**
 * bw_edit_get_outcome:
 * @self: a change
 *
 * Returns: what came of it
 */
BwEditOutcome
bw_edit_get_outcome (BwEdit *self)
{
  g_return_val_if_fail (BW_IS_EDIT (self), BW_EDIT_FAILED);

  return self->fields.outcome;
}

/**
 * bw_edit_is_open:
 * @self: a change that nobody is at any more
 *
 * Returns: whether Microsoft has to be asked what came of it, or it was never sent
 */
gboolean
bw_edit_is_open (BwEdit *self)
{
  g_return_val_if_fail (BW_IS_EDIT (self), FALSE);

  switch (self->fields.outcome) {
  case BW_EDIT_PLANNED:
  case BW_EDIT_SENT:
  case BW_EDIT_ACCEPTED:
  case BW_EDIT_UNKNOWN:
    return TRUE;
  case BW_EDIT_CONFIRMED:
  case BW_EDIT_FAILED:
  case BW_EDIT_UNDONE:
  case BW_EDIT_DROPPED:
  default:
    return FALSE;
  }
}

/**
 * bw_edit_can_be_undone:
 * @self: a change
 *
 * Returns: whether it was made, as far as is known, and stands
 */
gboolean
bw_edit_can_be_undone (BwEdit *self)
{
  g_return_val_if_fail (BW_IS_EDIT (self), FALSE);

  return self->fields.outcome == BW_EDIT_CONFIRMED || self->fields.outcome == BW_EDIT_ACCEPTED;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/**
 * bw_edit_make_undo:
 * @self: a change
 *
 * Returns: (transfer full): what writes back the state, the assignee and the comment of before, also where they were
 *   empty: what a change does not name is kept (graph.md §2)
 */
BwControlUpdate *
bw_edit_make_undo (BwEdit *self)
{
  BwStateUpdate *before = NULL;

  g_return_val_if_fail (BW_IS_EDIT (self), NULL);

  before = self->fields.before;
  return bw_control_update_new (&(BwControlUpdateFields) {
      .id = bw_edit_get_id (self),
      .state = before != NULL ? bw_state_update_get_state (before) : BW_STATE_DEFAULT,
      .assigned_to = before != NULL ? or_empty (bw_state_update_get_assigned_to (before)) : "",
      .comment = before != NULL ? or_empty (bw_state_update_get_comment (before)) : "",
  });
}

/**
 * bw_edit_outcome_to_key:
 * @outcome: what came of a change
 *
 * Returns: the stable, untranslated key of it
 */
const char *
bw_edit_outcome_to_key (BwEditOutcome outcome)
{
  g_return_val_if_fail ((guint) outcome < BW_N_EDIT_OUTCOMES, NULL);

  return KEYS[outcome];
}

/**
 * bw_edit_result_kind_to_key:
 * @kind: what came of a change
 *
 * Returns: the stable, untranslated key of it
 */
const char *
bw_edit_result_kind_to_key (BwEditResultKind kind)
{
  g_return_val_if_fail ((guint) kind < BW_N_EDIT_RESULT_KINDS, NULL);

  return RESULT_KEYS[kind];
}

static gboolean
is_same_text (const char *a, const char *b)
{
  return g_str_equal (or_empty (a), or_empty (b));
}

static gboolean
is_same_state (const char *a, const char *b)
{
  g_autofree char *folded_a = bw_words_fold_state (a);
  g_autofree char *folded_b = bw_words_fold_state (b);

  return g_str_equal (folded_a, folded_b);
}

static gboolean
is_same_moment (GDateTime *a, GDateTime *b)
{
  return a == b || (a != NULL && b != NULL && g_date_time_equal (a, b));
}

/* A control that nobody touched has an entry that says so, or none (graph.md §1.5). */
static gboolean
is_untouched (BwStateUpdate *mark)
{
  return mark == NULL || (bw_state_update_get_updated (mark) == NULL &&
                          is_same_state (bw_state_update_get_state (mark), BW_STATE_DEFAULT) &&
                          is_same_text (bw_state_update_get_comment (mark), NULL) &&
                          is_same_text (bw_state_update_get_assigned_to (mark), NULL));
}

/**
 * bw_edit_is_same_mark:
 * @a: (nullable): an entry of the history of a control, %NULL where it has none
 * @b: (nullable): another one
 *
 * Returns: whether they are the same entry
 */
gboolean
bw_edit_is_same_mark (BwStateUpdate *a, BwStateUpdate *b)
{
  if (is_untouched (a) || is_untouched (b))
    return is_untouched (a) && is_untouched (b);
  return is_same_moment (bw_state_update_get_updated (a), bw_state_update_get_updated (b)) &&
         is_same_state (bw_state_update_get_state (a), bw_state_update_get_state (b)) &&
         is_same_text (bw_state_update_get_comment (a), bw_state_update_get_comment (b)) &&
         is_same_text (bw_state_update_get_assigned_to (a), bw_state_update_get_assigned_to (b)) &&
         is_same_text (bw_state_update_get_updated_by (a), bw_state_update_get_updated_by (b));
}

/**
 * bw_edit_is_there:
 * @update: a change
 * @mark: (nullable): an entry of the history of that control, %NULL where it has none
 *
 * Returns: whether the entry says already what the change would write, so that writing it would do nothing but add to
 *   the history
 */
gboolean
bw_edit_is_there (BwControlUpdate *update, BwStateUpdate *mark)
{
  const char *state = mark != NULL ? bw_state_update_get_state (mark) : BW_STATE_DEFAULT;
  const char *comment = mark != NULL ? bw_state_update_get_comment (mark) : NULL;
  const char *assigned_to = mark != NULL ? bw_state_update_get_assigned_to (mark) : NULL;

  return is_same_state (bw_control_update_get_state (update), state) &&
         (bw_control_update_get_comment (update) == NULL ||
          is_same_text (bw_control_update_get_comment (update), comment)) &&
         (bw_control_update_get_assigned_to (update) == NULL ||
          is_same_text (bw_control_update_get_assigned_to (update), assigned_to));
}

static gboolean
is_later (BwStateUpdate *mark, BwStateUpdate *than)
{
  GDateTime *moment = bw_state_update_get_updated (mark);
  GDateTime *before = than != NULL ? bw_state_update_get_updated (than) : NULL;

  if (moment == NULL || before == NULL)
    return moment != NULL;
  return g_date_time_compare (moment, before) > 0;
}

/**
 * bw_edit_find_trace:
 * @update: a change that was sent, or may have been
 * @before: (nullable): what stood there before it
 * @now: the control, read afterwards
 *
 * Returns: what has become of it
 */
BwEditTrace
bw_edit_find_trace (BwControlUpdate *update, BwStateUpdate *before, BwControlProfile *now)
{
  GPtrArray *marks = bw_control_profile_get_state_updates (now);
  BwStateUpdate *newest = bw_status_find_newest_update (marks);

  if (bw_edit_is_same_mark (newest, before))
    return BW_TRACE_ABSENT;
  if (bw_edit_is_there (update, newest))
    return BW_TRACE_SHOWN;
  for (guint i = 0; i < marks->len; i++) {
    BwStateUpdate *mark = g_ptr_array_index (marks, i);

    if (is_later (mark, before) && bw_edit_is_there (update, mark))
      return BW_TRACE_REPLACED;
  }
  return BW_TRACE_OTHER;
}

/**
 * bw_edit_find_overwritten:
 * @update: a change that was made
 * @before: (nullable): what stood there when it was read before the change
 * @now: the control, read afterwards
 *
 * Finds what somebody else wrote between reading and writing: Graph has nothing by which it could refuse the change then.
 *
 * Returns: (transfer none) (nullable): the newest of that; %NULL where there is none
 */
BwStateUpdate *
bw_edit_find_overwritten (BwControlUpdate *update, BwStateUpdate *before, BwControlProfile *now)
{
  GPtrArray *marks = bw_control_profile_get_state_updates (now);
  BwStateUpdate *newest = bw_status_find_newest_update (marks);
  BwStateUpdate *found = NULL;

  for (guint i = 0; i < marks->len; i++) {
    BwStateUpdate *mark = g_ptr_array_index (marks, i);

    if (mark != newest && is_later (mark, before) && !bw_edit_is_there (update, mark) &&
        (found == NULL || is_later (mark, found)))
      found = mark;
  }
  return found;
}
