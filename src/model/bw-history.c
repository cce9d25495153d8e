/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-history.h"

#include <math.h>

#include "model/bw-points.h"
#include "model/bw-words.h"

struct _BwHistory {
  GObject parent_instance;

  GPtrArray *days;
  /* The last day before the range, which its first one is compared with. */
  BwSnapshot *before;
  GArray *percentages;
  GArray *dips;
  BwDay end;
  gboolean is_from_files;
};

G_DEFINE_FINAL_TYPE (BwHistory, bw_history, G_TYPE_OBJECT)

static void
bw_history_finalize (GObject *object)
{
  BwHistory *self = BW_HISTORY (object);

  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_object (&self->before);
  g_clear_pointer (&self->percentages, g_array_unref);
  g_clear_pointer (&self->dips, g_array_unref);

  G_OBJECT_CLASS (bw_history_parent_class)->finalize (object);
}

static void
bw_history_class_init (BwHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_history_finalize;
}

static void
bw_history_init (BwHistory *self)
{
  self->is_from_files = TRUE;
  self->days = g_ptr_array_new_with_free_func (g_object_unref);
  self->percentages = g_array_new (FALSE, FALSE, sizeof (double));
  self->dips = g_array_new (FALSE, TRUE, sizeof (gboolean));
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  BwDay day_a = bw_snapshot_get_day (*(BwSnapshot *const *) a);
  BwDay day_b = bw_snapshot_get_day (*(BwSnapshot *const *) b);

  return (day_a > day_b) - (day_a < day_b);
}

static BwSnapshot *
get_day (BwHistory *self, guint i)
{
  return g_ptr_array_index (self->days, i);
}

static void
take_before (BwHistory *self, BwSnapshot *day)
{
  if (self->before == NULL || bw_snapshot_get_day (day) > bw_snapshot_get_day (self->before))
    g_set_object (&self->before, day);
}

/* @dips: those among @days, by day */
static void
add_days (BwHistory *self, GPtrArray *days, GHashTable *dips, BwDay from, BwDay to)
{
  for (guint i = 0; i < days->len; i++) {
    BwSnapshot *snapshot = g_ptr_array_index (days, i);
    BwDay day = bw_snapshot_get_day (snapshot);
    gboolean is_dip = g_hash_table_contains (dips, GUINT_TO_POINTER (day));

    if (from != BW_DAY_NONE && day < from)
      take_before (self, snapshot);
    if ((from != BW_DAY_NONE && day < from) || (to != BW_DAY_NONE && day > to))
      continue;
    g_ptr_array_add (self->days, g_object_ref (snapshot));
    g_array_append_val (self->dips, is_dip);
    self->is_from_files = self->is_from_files && bw_snapshot_is_from_file (snapshot);
  }
}

static double
find_percentage (BwSnapshot *day)
{
  return bw_points_to_percentage (bw_snapshot_get_current (day), bw_snapshot_get_max (day));
}

/* NULL where there is none. */
static BwSnapshot *
get_day_before (BwHistory *self, guint i)
{
  return i > 0 ? get_day (self, i - 1) : self->before;
}

static void
work_out_percentages (BwHistory *self)
{
  for (guint i = 0; i < self->days->len; i++) {
    double percentage = find_percentage (get_day (self, i));

    g_array_append_val (self->percentages, percentage);
  }
}

/* The first day that is as high as @i again, soon enough after the fall that follows @i; 0 where there is none, or nobody
   knows when it fell. */
static guint
find_recovery (GPtrArray *days, guint i)
{
  double before = find_percentage (days->pdata[i]);
  BwDay fall = bw_snapshot_get_day (days->pdata[i + 1]);

  if (!(find_percentage (days->pdata[i + 1]) <= before - BW_HISTORY_DIP_LEAST) ||
      fall - bw_snapshot_get_day (days->pdata[i]) > BW_HISTORY_DIP_GAP)
    return 0;
  for (guint k = i + 2; k < days->len; k++) {
    if (bw_snapshot_get_day (days->pdata[k]) - fall > BW_HISTORY_DIP_DAYS)
      return 0;
    if (find_percentage (days->pdata[k]) >= before - BW_HISTORY_DIP_LEAST / 2)
      return k;
  }
  return 0;
}

/* The dips among days that come in their order, by day. Transfer full. */
static GHashTable *
find_dips (GPtrArray *days)
{
  GHashTable *dips = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i + 2 < days->len; i++) {
    guint recovery = find_recovery (days, i);

    for (guint k = i + 1; k < recovery; k++)
      g_hash_table_add (dips, GUINT_TO_POINTER (bw_snapshot_get_day (days->pdata[k])));
    if (recovery > 0)
      i = recovery - 1;
  }
  return dips;
}

/**
 * bw_history_new:
 * @days: (element-type BwSnapshot): days of an organisation, each once, in any order
 * @from: the first UTC day that counts, or %BW_DAY_NONE for as far back as they go
 * @to: the last one, or %BW_DAY_NONE
 *
 * The last day before @from, where it is among @days, is what the first one is compared with. A dip is one on whichever
 * side of the range it begins or ends, as far as @days go: %BW_HISTORY_DAYS_BEFORE and %BW_HISTORY_DAYS_AFTER are enough.
 *
 * Returns: (transfer full): their history
 */
BwHistory *
bw_history_new (GPtrArray *days, BwDay from, BwDay to)
{
  g_autoptr (GPtrArray) sorted = NULL;
  g_autoptr (GHashTable) dips = NULL;
  BwHistory *self = NULL;

  g_return_val_if_fail (days != NULL, NULL);

  sorted = g_ptr_array_new_full (days->len, NULL);
  g_ptr_array_extend (sorted, days, NULL, NULL);
  g_ptr_array_sort (sorted, compare_days);
  dips = find_dips (sorted);
  self = g_object_new (BW_TYPE_HISTORY, NULL);
  self->end = to;
  add_days (self, sorted, dips, from, to);
  work_out_percentages (self);
  return self;
}

/**
 * bw_history_get_days:
 * @self: a history
 *
 * Returns: (transfer none) (element-type BwSnapshot): its days, the oldest first
 */
GPtrArray *
bw_history_get_days (BwHistory *self)
{
  g_return_val_if_fail (BW_IS_HISTORY (self), NULL);

  return self->days;
}

/**
 * bw_history_get_end:
 * @self: a history
 *
 * Returns: the last UTC day of its range, of which there need be no record; %BW_DAY_NONE where the range has no end
 */
BwDay
bw_history_get_end (BwHistory *self)
{
  g_return_val_if_fail (BW_IS_HISTORY (self), BW_DAY_NONE);

  return self->end;
}

/**
 * bw_history_get_percentage:
 * @self: a history
 * @i: which of its days
 *
 * Returns: the score of that day in percent of that day's maximum, or NAN where it is not known
 */
double
bw_history_get_percentage (BwHistory *self, guint i)
{
  g_return_val_if_fail (BW_IS_HISTORY (self), NAN);
  g_return_val_if_fail (i < self->days->len, NAN);

  return g_array_index (self->percentages, double, i);
}

/**
 * bw_history_get_change:
 * @self: a history
 * @i: which of its days
 *
 * Returns: how much higher the score is than on the day before it in this history, in percentage points, or NAN
 *   where there is none or one of them is not known
 */
double
bw_history_get_change (BwHistory *self, guint i)
{
  BwSnapshot *before = NULL;

  g_return_val_if_fail (BW_IS_HISTORY (self), NAN);
  g_return_val_if_fail (i < self->days->len, NAN);

  before = get_day_before (self, i);
  return before != NULL ? bw_history_get_percentage (self, i) - find_percentage (before) : NAN;
}

/**
 * bw_history_get_max_change:
 * @self: a history
 * @i: which of its days
 *
 * Returns: how much higher the maximum is than on the day before it that there is a record of, in points, or NAN where there
 *   is none or one of them is not known
 */
double
bw_history_get_max_change (BwHistory *self, guint i)
{
  BwSnapshot *before = NULL;

  g_return_val_if_fail (BW_IS_HISTORY (self), NAN);
  g_return_val_if_fail (i < self->days->len, NAN);

  before = get_day_before (self, i);
  return before != NULL ? bw_snapshot_get_max (get_day (self, i)) - bw_snapshot_get_max (before)
                        : NAN;
}

/**
 * bw_history_count_missing:
 * @self: a history
 * @i: which of its days
 *
 * Returns: how many days there are no records of, between the day before it that there is a record of and it
 */
guint
bw_history_count_missing (BwHistory *self, guint i)
{
  BwSnapshot *before = NULL;

  g_return_val_if_fail (BW_IS_HISTORY (self), 0);
  g_return_val_if_fail (i < self->days->len, 0);

  before = get_day_before (self, i);
  return before != NULL ? bw_snapshot_get_day (get_day (self, i)) - bw_snapshot_get_day (before) - 1
                        : 0;
}

/**
 * bw_history_is_dip:
 * @self: a history
 * @i: which of its days
 *
 * Returns: whether the score fell by %BW_HISTORY_DIP_LEAST or more, was as high as before again, within half of that,
 *   at most %BW_HISTORY_DIP_DAYS days after it fell, and this day lies in between. After a gap of more than
 *   %BW_HISTORY_DIP_GAP days nobody knows when it fell
 */
gboolean
bw_history_is_dip (BwHistory *self, guint i)
{
  g_return_val_if_fail (BW_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (i < self->days->len, FALSE);

  return g_array_index (self->dips, gboolean, i);
}

static gboolean
is_same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static double
get_comparison (BwSnapshot *day)
{
  BwComparison *all = bw_snapshot_find_comparison (day, BW_BASIS_ALL_TENANTS);

  return all != NULL ? bw_comparison_get_percentage (all) : NAN;
}

/**
 * bw_history_is_same_day:
 * @self: a history
 * @i: which of its days
 * @other: a history
 * @k: which of its days
 *
 * Returns: whether the same is told of both, other organisations than all of them aside
 */
gboolean
bw_history_is_same_day (BwHistory *self, guint i, BwHistory *other, guint k)
{
  BwSnapshot *a = NULL;
  BwSnapshot *b = NULL;

  g_return_val_if_fail (BW_IS_HISTORY (self) && i < self->days->len, FALSE);
  g_return_val_if_fail (BW_IS_HISTORY (other) && k < other->days->len, FALSE);

  a = get_day (self, i);
  b = get_day (other, k);
  return bw_snapshot_get_day (a) == bw_snapshot_get_day (b) &&
         is_same_number (bw_snapshot_get_current (a), bw_snapshot_get_current (b)) &&
         is_same_number (bw_snapshot_get_max (a), bw_snapshot_get_max (b)) &&
         is_same_number (bw_history_get_change (self, i), bw_history_get_change (other, k)) &&
         is_same_number (bw_history_get_max_change (self, i),
                         bw_history_get_max_change (other, k)) &&
         bw_history_count_missing (self, i) == bw_history_count_missing (other, k) &&
         bw_history_is_dip (self, i) == bw_history_is_dip (other, k) &&
         is_same_number (get_comparison (a), get_comparison (b)) &&
         bw_snapshot_is_from_file (a) == bw_snapshot_is_from_file (b) &&
         self->is_from_files == other->is_from_files;
}

/**
 * bw_history_is_from_files:
 * @self: a history
 *
 * Returns: whether all of its days come from saved files, which whoever looks at them knows
 */
gboolean
bw_history_is_from_files (BwHistory *self)
{
  g_return_val_if_fail (BW_IS_HISTORY (self), FALSE);

  return self->is_from_files;
}
