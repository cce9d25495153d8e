/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-explanation.h"

#include <math.h>

#include "model/bw-control-max.h"
#include "model/bw-id.h"
#include "model/bw-points.h"
#include "model/bw-third-party.h"
#include "model/bw-turn.h"

struct _BwExplanation {
  GObject parent_instance;

  BwSnapshot *before;
  BwSnapshot *after;
  GPtrArray *between;
  BwDay passed_before;
  BwDay passed_after;
  BwChangeSum total;
  BwChangeSum sums[BW_N_CHANGE_KINDS];
  GPtrArray *changes[BW_N_CHANGE_KINDS];
};

G_DEFINE_FINAL_TYPE (BwExplanation, bw_explanation, G_TYPE_OBJECT)

/**
 * Control:
 * @before: (nullable): its score on the earlier day
 * @after: (nullable): its score on the later day
 * @profile: (nullable): its newest profile
 * @max_before: its maximum on the earlier day, or NAN
 * @max_after: its maximum on the later day, or NAN
 * @is_max_assumed: whether one of these is of another day
 *
 * What is known of a control on both days.
 */
typedef struct {
  BwControlScore *before;
  BwControlScore *after;
  BwControlProfile *profile;
  double max_before;
  double max_after;
  gboolean is_max_assumed;
} Control;

static void
bw_explanation_finalize (GObject *object)
{
  BwExplanation *self = BW_EXPLANATION (object);

  for (gsize i = 0; i < BW_N_CHANGE_KINDS; i++)
    g_clear_pointer (&self->changes[i], g_ptr_array_unref);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_pointer (&self->between, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_explanation_parent_class)->finalize (object);
}

static void
bw_explanation_class_init (BwExplanationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_explanation_finalize;
}

static void
bw_explanation_init (BwExplanation *self)
{
  for (gsize i = 0; i < BW_N_CHANGE_KINDS; i++)
    self->changes[i] = g_ptr_array_new_with_free_func (g_object_unref);
}

/* The mean of both orders, points first and maximum first, so that the shares of all controls add up to the
 * whole exactly: with points p and maximum m of the organisation on days 0 and 1, (1/m0 + 1/m1)/2 times the
 * change of points, less (p0 + p1)/(2 m0 m1) times the change of the maximum. */
static double
work_out_share (BwExplanation *self, double points, double max_points)
{
  double p0 = bw_snapshot_get_current (self->before);
  double p1 = bw_snapshot_get_current (self->after);
  double m0 = bw_snapshot_get_max (self->before);
  double m1 = bw_snapshot_get_max (self->after);

  if (!isfinite (p0) || !isfinite (p1) || !(m0 > 0) || !(m1 > 0))
    return NAN;
  return 100.0 * ((1 / m0 + 1 / m1) / 2 * points - (p0 + p1) / (2 * m0 * m1) * max_points);
}

static BwControlProfile *
find_profile (BwCatalogue *catalogue, const char *id)
{
  return catalogue != NULL ? bw_catalogue_find (catalogue, id) : NULL;
}

static void
look_up (const BwExplanationFields *fields, const char *id, Control *control)
{
  BwControlProfile *newest = find_profile (fields->catalogue, id);
  BwControlProfile *before = find_profile (fields->catalogue_before, id);
  BwControlProfile *after = find_profile (fields->catalogue_after, id);

  control->profile = newest != NULL ? newest : after != NULL ? after : before;
  control->max_before = control->max_after = NAN;
  if (control->before != NULL)
    control->max_before =
        bw_control_max_find (control->before, before, control->profile, &control->is_max_assumed);
  if (control->after != NULL)
    control->max_after =
        bw_control_max_find (control->after, after, control->profile, &control->is_max_assumed);
}

static void
add (BwExplanation *self, const Control *control, BwChangeFields *fields)
{
  BwControlScore *score = control->after != NULL ? control->after : control->before;

  if (fabs (fields->points) < BW_POINTS_EPSILON && fabs (fields->max_points) < BW_POINTS_EPSILON)
    return;

  fields->id = bw_control_score_get_id (score);
  fields->profile = control->profile;
  fields->before = control->before;
  fields->after = control->after;
  fields->max_after = control->max_after;
  fields->is_max_assumed = control->is_max_assumed;
  fields->percentage = work_out_share (self, fields->points, fields->max_points);
  g_ptr_array_add (self->changes[fields->kind], bw_change_new (fields));
}

/* What cannot be known is left to what is not explained. */
static double
or_nothing (double number)
{
  return isfinite (number) ? number : 0;
}

static void
add_moved (BwExplanation *self, const Control *control)
{
  gboolean came = control->before == NULL;
  double points = bw_control_score_get_points (came ? control->after : control->before);
  double max_points = came ? control->max_after : control->max_before;
  int sign = came ? 1 : -1;

  add (self, control,
       &(BwChangeFields) {
           .kind = came ? BW_CHANGE_ADDED : BW_CHANGE_GONE,
           .points = sign * or_nothing (points),
           .max_points = sign * or_nothing (max_points),
       });
}

/* What a mark that was set or taken away did. */
typedef struct {
  gboolean is_meant;
  gboolean is_doubtful;
  BwDay day;
} Mark;

/* Points that a mark brought are there in full; those that it took with it were. */
static gboolean
find_mark (BwExplanation *self, const Control *control, gboolean is_rise, BwDay *marked)
{
  BwDay before = bw_snapshot_get_day (self->before);
  BwDay after = bw_snapshot_get_day (self->after);

  if (is_rise)
    return bw_points_are_full (bw_control_score_get_points (control->after), control->max_after) &&
           bw_third_party_is_marked (control->profile, after, marked);
  return bw_points_are_full (bw_control_score_get_points (control->before), control->max_before) &&
         bw_third_party_was_unmarked (control->profile, before, after, marked);
}

/* A mark did not bring points that were there before it: Microsoft has seen them. */
static Mark
weigh_mark (BwExplanation *self, const Control *control, double points)
{
  gboolean is_rise = points > 0;
  BwTurn turn = { 0 };
  BwTurnOrder order = BW_TURN_NOT_BEFORE;
  BwDay day = BW_DAY_NONE;

  if (control->profile == NULL || !find_mark (self, control, is_rise, &day))
    return (Mark) { .day = BW_DAY_NONE };
  turn = bw_turn_find (control->profile, bw_snapshot_get_day (self->before),
                       bw_snapshot_get_day (self->after), self->between, is_rise);
  order = bw_turn_order (turn, day);
  if (order == BW_TURN_BEFORE)
    return (Mark) { .day = BW_DAY_NONE };
  return (Mark) { .is_meant = TRUE, .is_doubtful = order == BW_TURN_DOUBTFUL, .day = day };
}

/* What the points of a control change by where its maximum does and the part of it that is done stays: that part
 * is taken as the mean of both days. */
static double
reweigh (const Control *control, double max_points)
{
  double before = bw_control_score_get_points (control->before) / control->max_before;
  double after = bw_control_score_get_points (control->after) / control->max_after;

  return isfinite (before) && isfinite (after) ? (before + after) / 2 * max_points : 0;
}

static void
add_stayed (BwExplanation *self, const Control *control)
{
  double points =
      bw_control_score_get_points (control->after) - bw_control_score_get_points (control->before);
  double max_points = or_nothing (control->max_after - control->max_before);
  double reweighted = 0;
  Mark mark = { 0 };

  if (!isfinite (points))
    return;
  if (fabs (max_points) >= BW_POINTS_EPSILON)
    reweighted = reweigh (control, max_points);
  mark = weigh_mark (self, control, points - reweighted);
  add (self, control,
       &(BwChangeFields) {
           .kind = BW_CHANGE_REWEIGHTED,
           .points = reweighted,
           .max_points = max_points,
       });
  add (self, control,
       &(BwChangeFields) {
           .kind = mark.is_meant ? BW_CHANGE_ASSERTED : BW_CHANGE_DONE,
           .points = points - reweighted,
           .marked = mark.day,
           .is_mark_doubtful = mark.is_doubtful,
       });
}

static GHashTable *
index_scores (BwSnapshot *snapshot)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (snapshot);
  GHashTable *by_id = g_hash_table_new (bw_id_hash, bw_id_equal);

  for (guint i = 0; scores != NULL && i < scores->len; i++) {
    BwControlScore *score = g_ptr_array_index (scores, i);

    g_hash_table_replace (by_id, (gpointer) bw_control_score_get_id (score), score);
  }
  return by_id;
}

static void
explain (BwExplanation *self, const BwExplanationFields *fields)
{
  g_autoptr (GHashTable) before = index_scores (self->before);
  g_autoptr (GHashTable) after = index_scores (self->after);
  gboolean have_other_catalogues = fields->catalogue_before != fields->catalogue_after;
  GHashTableIter iter;
  gpointer id = NULL;
  gpointer score = NULL;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &score)) {
    Control control = { .before = score, .after = g_hash_table_lookup (after, id) };

    /* Days that are kept share what did not change, and so do their catalogues. */
    if (control.after == control.before && !have_other_catalogues)
      continue;
    look_up (fields, id, &control);
    if (control.after == NULL)
      add_moved (self, &control);
    else
      add_stayed (self, &control);
  }

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &id, &score)) {
    Control control = { .after = score };

    if (g_hash_table_contains (before, id))
      continue;
    look_up (fields, id, &control);
    add_moved (self, &control);
  }
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  return bw_change_compare (*(BwChange *const *) a, *(BwChange *const *) b);
}

static void
add_to_sum (BwChangeSum *sum, double points, double max_points)
{
  sum->points += points;
  sum->max_points += max_points;
}

/* Less than that is what rounding leaves. */
static double
or_zero (double number)
{
  return fabs (number) < BW_POINTS_EPSILON ? 0 : number;
}

static void
add_up (BwExplanation *self)
{
  BwChangeSum *rest = &self->sums[BW_CHANGE_UNEXPLAINED];
  BwChangeSum known = { 0 };

  for (gsize kind = 0; kind < BW_CHANGE_UNEXPLAINED; kind++) {
    BwChangeSum *sum = &self->sums[kind];

    g_ptr_array_sort (self->changes[kind], compare_changes);
    for (guint i = 0; i < self->changes[kind]->len; i++) {
      const BwChangeFields *fields =
          bw_change_get_fields (g_ptr_array_index (self->changes[kind], i));

      add_to_sum (sum, fields->points, fields->max_points);
    }
    sum->percentage = work_out_share (self, sum->points, sum->max_points);
    add_to_sum (&known, sum->points, sum->max_points);
  }

  self->total.points =
      bw_snapshot_get_current (self->after) - bw_snapshot_get_current (self->before);
  self->total.max_points = bw_snapshot_get_max (self->after) - bw_snapshot_get_max (self->before);
  self->total.percentage = work_out_share (self, self->total.points, self->total.max_points);
  rest->points = or_zero (self->total.points - known.points);
  rest->max_points = or_zero (self->total.max_points - known.max_points);
  rest->percentage = work_out_share (self, rest->points, rest->max_points);
}

/**
 * bw_explanation_new:
 * @fields: what is explained, and from what
 *
 * The percentage is split by the mean of both orders, so that the parts add up to it exactly; what points and
 * maximum change by that no control accounts for is %BW_CHANGE_UNEXPLAINED. A control that is unknown to one day
 * came or went; a control score without points counts as none.
 *
 * Returns: (transfer full): the explanation
 */
BwExplanation *
bw_explanation_new (const BwExplanationFields *fields)
{
  BwExplanation *self = NULL;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (BW_IS_SNAPSHOT (fields->before), NULL);
  g_return_val_if_fail (BW_IS_SNAPSHOT (fields->after), NULL);

  self = g_object_new (BW_TYPE_EXPLANATION, NULL);
  g_set_object (&self->before, fields->before);
  g_set_object (&self->after, fields->after);
  self->between = fields->between != NULL ? g_ptr_array_ref (fields->between) : NULL;
  self->passed_before = fields->passed_before;
  self->passed_after = fields->passed_after;
  explain (self, fields);
  add_up (self);
  return self;
}

/**
 * bw_explanation_get_before:
 * @self: an explanation
 *
 * Returns: (transfer none): the earlier day
 */
BwSnapshot *
bw_explanation_get_before (BwExplanation *self)
{
  g_return_val_if_fail (BW_IS_EXPLANATION (self), NULL);

  return self->before;
}

/**
 * bw_explanation_get_after:
 * @self: an explanation
 *
 * Returns: (transfer none): the later day
 */
BwSnapshot *
bw_explanation_get_after (BwExplanation *self)
{
  g_return_val_if_fail (BW_IS_EXPLANATION (self), NULL);

  return self->after;
}

/**
 * bw_explanation_get_passed_before:
 * @self: an explanation
 *
 * Returns: the day that the earlier one stands in for, as not all of that is known; or %BW_DAY_NONE
 */
BwDay
bw_explanation_get_passed_before (BwExplanation *self)
{
  g_return_val_if_fail (BW_IS_EXPLANATION (self), BW_DAY_NONE);

  return self->passed_before;
}

/**
 * bw_explanation_get_passed_after:
 * @self: an explanation
 *
 * Returns: the day that the later one stands in for, as not all of that is known; or %BW_DAY_NONE
 */
BwDay
bw_explanation_get_passed_after (BwExplanation *self)
{
  g_return_val_if_fail (BW_IS_EXPLANATION (self), BW_DAY_NONE);

  return self->passed_after;
}

/**
 * bw_explanation_get_total:
 * @self: an explanation
 *
 * Returns: by how much the score changed: what the sums of all kinds add up to
 */
BwChangeSum
bw_explanation_get_total (BwExplanation *self)
{
  g_return_val_if_fail (BW_IS_EXPLANATION (self), (BwChangeSum) { 0 });

  return self->total;
}

/**
 * bw_explanation_get_sum:
 * @self: an explanation
 * @kind: a cause
 *
 * Returns: what the changes by @kind add up to
 */
BwChangeSum
bw_explanation_get_sum (BwExplanation *self, BwChangeKind kind)
{
  g_return_val_if_fail (BW_IS_EXPLANATION (self), (BwChangeSum) { 0 });
  g_return_val_if_fail ((guint) kind < BW_N_CHANGE_KINDS, (BwChangeSum) { 0 });

  return self->sums[kind];
}

/**
 * bw_explanation_get_changes:
 * @self: an explanation
 * @kind: a cause
 *
 * Returns: (transfer none) (element-type BwChange): the changes by @kind, the largest share first; none of
 *   %BW_CHANGE_UNEXPLAINED
 */
GPtrArray *
bw_explanation_get_changes (BwExplanation *self, BwChangeKind kind)
{
  g_return_val_if_fail (BW_IS_EXPLANATION (self), NULL);
  g_return_val_if_fail ((guint) kind < BW_N_CHANGE_KINDS, NULL);

  return self->changes[kind];
}

/**
 * bw_explanation_find_doubt:
 * @self: an explanation
 * @from: (out): the first day of a mark of which it is not known whether its points came before it
 * @to: (out): the last one
 *
 * Days around those of the marks, as the `between` of #BwExplanationFields, would tell.
 *
 * Returns: whether there are such marks
 */
gboolean
bw_explanation_find_doubt (BwExplanation *self, BwDay *from, BwDay *to)
{
  GPtrArray *changes = NULL;

  g_return_val_if_fail (BW_IS_EXPLANATION (self), FALSE);

  *from = *to = BW_DAY_NONE;
  changes = self->changes[BW_CHANGE_ASSERTED];
  for (guint i = 0; i < changes->len; i++) {
    const BwChangeFields *fields = bw_change_get_fields (changes->pdata[i]);

    if (!fields->is_mark_doubtful)
      continue;
    *from = *from == BW_DAY_NONE ? fields->marked : MIN (*from, fields->marked);
    *to = MAX (*to, fields->marked);
  }
  return *from != BW_DAY_NONE;
}

/**
 * bw_explanation_fell_by_maximum:
 * @self: an explanation
 *
 * Returns: whether the percentage fell and most of the fall is that the maximum rose. Points of devices waver by hundredths
 *   from day to day, so that it does not take that none were lost.
 */
gboolean
bw_explanation_fell_by_maximum (BwExplanation *self)
{
  g_return_val_if_fail (BW_IS_EXPLANATION (self), FALSE);

  return self->total.percentage < 0 && self->total.max_points > 0 &&
         work_out_share (self, 0, self->total.max_points) < self->total.percentage / 2;
}

static gboolean
is_same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
is_same_sum (const BwChangeSum *a, const BwChangeSum *b)
{
  return is_same_number (a->points, b->points) && is_same_number (a->max_points, b->max_points) &&
         is_same_number (a->percentage, b->percentage);
}

static gboolean
is_same_score (BwControlScore *a, BwControlScore *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return bw_control_score_get_count (a) == bw_control_score_get_count (b) &&
         bw_control_score_get_total (a) == bw_control_score_get_total (b);
}

static gboolean
is_same_change (BwChange *a, BwChange *b)
{
  const BwChangeFields *one = bw_change_get_fields (a);
  const BwChangeFields *other = bw_change_get_fields (b);

  return bw_id_equal (one->id, other->id) && is_same_number (one->points, other->points) &&
         is_same_number (one->max_points, other->max_points) &&
         is_same_number (one->percentage, other->percentage) &&
         one->is_max_assumed == other->is_max_assumed && one->marked == other->marked &&
         one->is_mark_doubtful == other->is_mark_doubtful &&
         is_same_score (one->before, other->before) && is_same_score (one->after, other->after) &&
         g_str_equal (bw_change_get_title (a), bw_change_get_title (b));
}

static gboolean
is_same_list (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!is_same_change (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * bw_explanation_is_same:
 * @a: an explanation
 * @b: an explanation
 *
 * Returns: whether both tell the same of the same days
 */
gboolean
bw_explanation_is_same (BwExplanation *a, BwExplanation *b)
{
  g_return_val_if_fail (BW_IS_EXPLANATION (a), FALSE);
  g_return_val_if_fail (BW_IS_EXPLANATION (b), FALSE);

  if (bw_snapshot_get_day (a->before) != bw_snapshot_get_day (b->before) ||
      bw_snapshot_get_day (a->after) != bw_snapshot_get_day (b->after) ||
      a->passed_before != b->passed_before || a->passed_after != b->passed_after ||
      !is_same_sum (&a->total, &b->total))
    return FALSE;
  for (guint kind = 0; kind < BW_N_CHANGE_KINDS; kind++)
    if (!is_same_sum (&a->sums[kind], &b->sums[kind]) ||
        !is_same_list (a->changes[kind], b->changes[kind]))
      return FALSE;
  return TRUE;
}
