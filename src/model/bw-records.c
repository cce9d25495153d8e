/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-records.h"

struct _BwRecords {
  GObject parent_instance;

  BwScorecard *scorecard;
  GPtrArray *days;
  GDateTime *loaded;
  gboolean kept;
};

G_DEFINE_FINAL_TYPE (BwRecords, bw_records, G_TYPE_OBJECT)

static void
bw_records_finalize (GObject *object)
{
  BwRecords *self = BW_RECORDS (object);

  g_clear_object (&self->scorecard);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->loaded, g_date_time_unref);

  G_OBJECT_CLASS (bw_records_parent_class)->finalize (object);
}

static void
bw_records_class_init (BwRecordsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_records_finalize;
}

static void
bw_records_init (BwRecords *self)
{
}

/**
 * bw_records_new:
 * @scorecard: the newest snapshot joined with the catalogue
 * @days: (element-type BwSnapshot): the days behind it, oldest first; must not change any more
 * @loaded: when they were read
 *
 * Returns: (transfer full): new records
 */
BwRecords *
bw_records_new (BwScorecard *scorecard, GPtrArray *days, GDateTime *loaded)
{
  BwRecords *self = NULL;

  g_return_val_if_fail (BW_IS_SCORECARD (scorecard), NULL);
  g_return_val_if_fail (days != NULL, NULL);
  g_return_val_if_fail (loaded != NULL, NULL);

  self = g_object_new (BW_TYPE_RECORDS, NULL);
  self->scorecard = g_object_ref (scorecard);
  self->days = g_ptr_array_ref (days);
  self->loaded = g_date_time_ref (loaded);
  return self;
}

/**
 * bw_records_new_kept:
 * @scorecard: the newest snapshot that is kept, joined with the newest catalogue that is
 * @days: (element-type BwSnapshot): the days behind it, oldest first; must not change any more
 * @loaded: when the newest of them was read from Microsoft, or from a file
 *
 * Returns: (transfer full): records of what was known then
 */
BwRecords *
bw_records_new_kept (BwScorecard *scorecard, GPtrArray *days, GDateTime *loaded)
{
  BwRecords *self = bw_records_new (scorecard, days, loaded);

  self->kept = TRUE;
  return self;
}

/**
 * bw_records_new_with_recent:
 * @records: what is known of an organisation
 * @recent: (nullable): what happened recently to its actions; %NULL where that is not known
 *
 * Returns: (transfer full): the same records, whose scorecard also knows that
 */
BwRecords *
bw_records_new_with_recent (BwRecords *records, BwRecent *recent)
{
  g_autoptr (BwScorecard) scorecard = NULL;
  BwRecords *self = NULL;

  g_return_val_if_fail (BW_IS_RECORDS (records), NULL);

  scorecard = bw_scorecard_new_with_recent (records->scorecard, recent);
  self = bw_records_new (scorecard, records->days, records->loaded);
  self->kept = records->kept;
  return self;
}

/**
 * bw_records_new_with_plan:
 * @records: what is known of an organisation
 * @plan: (nullable): what is kept here about its actions
 *
 * Returns: (transfer full): the same records, whose scorecard has that plan in the place of the one before
 */
BwRecords *
bw_records_new_with_plan (BwRecords *records, BwPlan *plan)
{
  g_autoptr (BwScorecard) scorecard = NULL;
  BwRecords *self = NULL;

  g_return_val_if_fail (BW_IS_RECORDS (records), NULL);

  scorecard = bw_scorecard_new_with_plan (records->scorecard, plan);
  self = bw_records_new (scorecard, records->days, records->loaded);
  self->kept = records->kept;
  return self;
}

/* What is in the catalogue that was told, where there is anything in it. */
static BwCatalogue *
choose_catalogue (BwScorecard *told, BwScorecard *known)
{
  BwCatalogue *catalogue = bw_scorecard_get_catalogue (told);

  return catalogue != NULL && bw_catalogue_get_profiles (catalogue)->len > 0
             ? catalogue
             : bw_scorecard_get_catalogue (known);
}

static BwScorecard *
build_past (BwRecords *told, BwRecords *known)
{
  BwScorecard *now = told->scorecard;
  BwScorecard *before = known->scorecard;
  BwTold lacking = bw_scorecard_is_incomplete (now) ? BW_TOLD_INCOMPLETE : BW_TOLD_WHOLE;
  g_autoptr (BwScorecard) past = bw_scorecard_new_as_told (
      bw_scorecard_get_snapshot (before), choose_catalogue (now, before),
      bw_scorecard_get_plan (now), bw_day_from_date_time (told->loaded),
      bw_scorecard_get_cloud (now), lacking | BW_TOLD_NO_SCORE);
  BwRecent *recent = bw_scorecard_get_recent (before);

  return recent != NULL ? bw_scorecard_new_with_recent (past, recent) : g_steal_pointer (&past);
}

/**
 * bw_records_stand_in:
 * @told: what was told of an organisation
 * @known: (nullable): what was known of it before
 *
 * That Microsoft has no score of an organisation does not undo the one that is known (graph.md §5 has an empty answer for
 * a new organisation only): what is known stays, with the catalogue that was told, and a note says so.
 *
 * Returns: (transfer full): @told, where that has a score or @known has none; else @known, as what was known then
 */
BwRecords *
bw_records_stand_in (BwRecords *told, BwRecords *known)
{
  g_autoptr (BwScorecard) past = NULL;

  g_return_val_if_fail (BW_IS_RECORDS (told), NULL);
  g_return_val_if_fail (known == NULL || BW_IS_RECORDS (known), NULL);

  if (known == NULL || bw_scorecard_get_snapshot (told->scorecard) != NULL ||
      bw_scorecard_get_snapshot (known->scorecard) == NULL)
    return g_object_ref (told);
  past = build_past (told, known);
  return bw_records_new_kept (past, known->days, known->loaded);
}

/**
 * bw_records_get_scorecard:
 * @self: records
 *
 * Returns: (transfer none): the newest snapshot joined with the catalogue
 */
BwScorecard *
bw_records_get_scorecard (BwRecords *self)
{
  g_return_val_if_fail (BW_IS_RECORDS (self), NULL);

  return self->scorecard;
}

/**
 * bw_records_get_days:
 * @self: records
 *
 * Returns: (transfer none) (element-type BwSnapshot): the days, oldest first; may be empty
 */
GPtrArray *
bw_records_get_days (BwRecords *self)
{
  g_return_val_if_fail (BW_IS_RECORDS (self), NULL);

  return self->days;
}

/**
 * bw_records_get_loaded:
 * @self: records
 *
 * Returns: (transfer none): when they were read; not the day that they describe
 */
GDateTime *
bw_records_get_loaded (BwRecords *self)
{
  g_return_val_if_fail (BW_IS_RECORDS (self), NULL);

  return self->loaded;
}

/**
 * bw_records_are_kept:
 * @self: records
 *
 * Returns: whether they are what was known at an earlier time, so that their source may have newer ones
 */
gboolean
bw_records_are_kept (BwRecords *self)
{
  g_return_val_if_fail (BW_IS_RECORDS (self), FALSE);

  return self->kept;
}
