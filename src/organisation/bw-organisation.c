/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation-private.h"

#include "organisation/bw-gaps.h"
#include "organisation/bw-look-back.h"
#include "source/demo/bw-demo-source.h"
#include "source/files/bw-files-source.h"

/* How many days the chart of the overview looks back: what Graph keeps (graph.md §1.7). */
#define DAYS_KEPT_BY_GRAPH 90

G_DEFINE_FINAL_TYPE (BwOrganisation, bw_organisation, G_TYPE_OBJECT)

static void
bw_organisation_finalize (GObject *object)
{
  BwOrganisation *self = BW_ORGANISATION (object);

  g_clear_object (&self->source);
  g_clear_object (&self->plan);
  g_mutex_clear (&self->plan_mutex);
  g_clear_object (&self->clock);
  g_clear_object (&self->cloud);
  g_clear_object (&self->memory);
  g_clear_pointer (&self->journal, bw_edit_journal_free);

  G_OBJECT_CLASS (bw_organisation_parent_class)->finalize (object);
}

static void
bw_organisation_class_init (BwOrganisationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_organisation_finalize;
}

static void
bw_organisation_init (BwOrganisation *self)
{
  g_mutex_init (&self->plan_mutex);
}

/**
 * bw_organisation_new:
 * @source: where its records come from
 * @plan: (nullable): what is kept here about its actions; %NULL where no plan can be kept of it
 * @clock: the time
 *
 * What is planned is kept as long as the organisation is open; see bw_organisation_new_in_cloud() for one of which more is
 * kept.
 *
 * Returns: (transfer full): an organisation; nothing is read yet
 */
BwOrganisation *
bw_organisation_new (BwSource *source, BwPlan *plan, BwClock *clock)
{
  BwOrganisation *self = NULL;

  g_return_val_if_fail (BW_IS_SOURCE (source), NULL);
  g_return_val_if_fail (plan == NULL || BW_IS_PLAN (plan), NULL);
  g_return_val_if_fail (BW_IS_CLOCK (clock), NULL);

  self = g_object_new (BW_TYPE_ORGANISATION, NULL);
  g_set_object (&self->source, source);
  g_set_object (&self->plan, plan);
  self->plans_here = plan != NULL;
  g_set_object (&self->clock, clock);
  self->journal = bw_edit_journal_new (NULL);
  return self;
}

/**
 * bw_organisation_new_demo:
 * @clock: the time
 *
 * Returns: (transfer full): the demo organisation
 */
BwOrganisation *
bw_organisation_new_demo (BwClock *clock)
{
  g_autoptr (BwSource) source = bw_demo_source_new (clock);
  g_autoptr (BwPlan) plan = bw_demo_source_dup_plan (BW_DEMO_SOURCE (source));

  return bw_organisation_new (source, plan, clock);
}

/**
 * bw_organisation_new_for_files:
 * @files: (element-type GFile): saved answers of Microsoft Graph
 * @clock: the time
 *
 * Returns: (transfer full): the organisation that the files describe; nothing is read yet
 */
BwOrganisation *
bw_organisation_new_for_files (GPtrArray *files, BwClock *clock)
{
  g_autoptr (BwSource) source = bw_files_source_new (files);

  return bw_organisation_new (source, NULL, clock);
}

/**
 * bw_organisation_new_in_cloud:
 * @source: where its records come from
 * @memory: (nullable): what is kept of it here
 * @cloud: the cloud that it is in, whose portals its actions lead to
 * @clock: the time
 *
 * Returns: (transfer full): an organisation at Microsoft; nothing is asked yet
 */
BwOrganisation *
bw_organisation_new_in_cloud (BwSource *source, BwMemory *memory, BwCloud *cloud, BwClock *clock)
{
  BwOrganisation *self = NULL;

  g_return_val_if_fail (memory == NULL || BW_IS_MEMORY (memory), NULL);
  g_return_val_if_fail (BW_IS_CLOUD (cloud), NULL);

  self = bw_organisation_new (source, NULL, clock);
  g_set_object (&self->memory, memory);
  g_set_object (&self->cloud, cloud);
  g_clear_pointer (&self->journal, bw_edit_journal_free);
  self->journal = bw_edit_journal_new (memory);
  return self;
}

/**
 * bw_organisation_get_source:
 * @self: an organisation
 *
 * Returns: (transfer none): where its records come from
 */
BwSource *
bw_organisation_get_source (BwOrganisation *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  return self->source;
}

/**
 * bw_organisation_has_memory:
 * @self: an organisation
 *
 * Returns: whether what its source tells is kept here
 */
gboolean
bw_organisation_has_memory (BwOrganisation *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION (self), FALSE);

  return self->memory != NULL;
}

/**
 * bw_organisation_is_demo:
 * @self: an organisation
 *
 * Returns: whether it is the demo organisation, whose records are made up
 */
gboolean
bw_organisation_is_demo (BwOrganisation *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION (self), FALSE);

  return BW_IS_DEMO_SOURCE (self->source);
}

/* What is kept already is not kept once more. */
static gboolean
keeps (BwOrganisation *self)
{
  return self->memory != NULL && (bw_source_get_capabilities (self->source) & BW_SOURCE_LIVE) != 0;
}

/* The totals of the chart. What Microsoft could not gather of them takes nothing from the newest day: it is said.
   Transfer full, or NULL. */
static GPtrArray *
read_chart (BwOrganisation *self,
            BwDay newest,
            gboolean *has_gaps,
            GCancellable *cancellable,
            GError **error)
{
  BwDay from = newest == BW_DAY_NONE ? BW_DAY_NONE : newest - DAYS_KEPT_BY_GRAPH + 1;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) days =
                bw_source_days (self->source, self->cloud != NULL ? BW_DAYS_TOTALS : BW_DAYS_WHOLE,
                                from, newest, cancellable, &problem);

  if (newest != BW_DAY_NONE && g_error_matches (problem, BW_SOURCE_ERROR, BW_SOURCE_ERROR_OUTAGE)) {
    *has_gaps = TRUE;
    return g_ptr_array_new_with_free_func (g_object_unref);
  }
  if (days == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    *has_gaps = bw_gaps_are_in (days);
  return g_steal_pointer (&days);
}

static BwRecords *
make_records (BwOrganisation *self,
              BwSnapshot *newest,
              BwCatalogue *catalogue,
              GPtrArray *days,
              gboolean has_gaps,
              GCancellable *cancellable)
{
  g_autoptr (BwPlan) plan = bw_organisation_bring_plan (self, cancellable);
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  BwDay today = bw_day_from_date_time (now);
  g_autoptr (BwScorecard) scorecard = bw_scorecard_new_as_told (
      newest, catalogue, plan, today, self->cloud, has_gaps ? BW_TOLD_INCOMPLETE : BW_TOLD_WHOLE);
  g_autoptr (BwRecords) records = bw_records_new (scorecard, days, now);

  return self->cloud != NULL ? g_steal_pointer (&records)
                             : bw_look_back_on_days (records, days, NULL);
}

/* An organisation of which nothing is told has not lost its catalogue: what is kept of that stays. */
static BwCatalogue *
get_catalogue_to_keep (BwSnapshot *newest, BwCatalogue *catalogue)
{
  gboolean is_empty = catalogue == NULL || bw_catalogue_get_profiles (catalogue)->len == 0;

  return newest == NULL && is_empty ? NULL : catalogue;
}

/* What came is kept as it came; what stands in for its gaps is shown. */
static void
keep (BwOrganisation *self,
      BwSnapshot **newest,
      BwCatalogue **catalogue,
      GPtrArray *days,
      gboolean days_have_gaps,
      GCancellable *cancellable)
{
  BwDay day = *newest != NULL ? bw_snapshot_get_day (*newest) : BW_DAY_NONE;

  if (!keeps (self))
    return;
  bw_memory_keep (self->memory, *newest, get_catalogue_to_keep (*newest, *catalogue), days,
                  cancellable);
  bw_gaps_fill_newest (self->memory, newest, cancellable);
  bw_gaps_fill_catalogue (self->memory, catalogue, cancellable);
  if (days_have_gaps && day != BW_DAY_NONE)
    bw_gaps_fill_days (self->memory, days, day - DAYS_KEPT_BY_GRAPH + 1, day, cancellable);
}

/* Why what is kept cannot be read is told by the memory. */
static BwRecords *
stand_in (BwOrganisation *self, BwRecords *told, GCancellable *cancellable)
{
  g_autoptr (BwRecords) known = NULL;

  if (bw_scorecard_get_snapshot (bw_records_get_scorecard (told)) == NULL && keeps (self))
    known = bw_memory_recall (self->memory, NULL, cancellable, NULL);
  return bw_records_stand_in (told, known);
}

/**
 * bw_organisation_refresh:
 * @self: an organisation
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of the source or of reading
 *
 * Asks the source for everything anew and works out the records. All or nothing: what was there
 * before is replaced only by a whole answer. Where Microsoft says that it could not gather everything, what is kept
 * complete of the same days and of the catalogue is shown in its place, and a note says so; likewise what is kept of
 * earlier days where Microsoft has no score, see bw_records_stand_in(). What came is kept, where
 * there is a place for it; that it could not be is told by bw_organisation_dup_memory_problem(), and is no error here.
 * What happened recently to the actions is known then of an organisation that is not at Microsoft; else see
 * bw_organisation_look_back().
 *
 * Returns: (transfer full): the records, or %NULL on error
 */
BwRecords *
bw_organisation_refresh (BwOrganisation *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwSnapshot) newest = NULL;
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (GPtrArray) days = NULL;
  gboolean days_have_gaps = FALSE;
  gboolean has_gaps = FALSE;
  g_autoptr (BwRecords) records = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  if (!bw_source_newest (self->source, &newest, cancellable, error) ||
      !bw_source_catalogue (self->source, &catalogue, cancellable, error))
    return NULL;

  days = read_chart (self, newest != NULL ? bw_snapshot_get_day (newest) : BW_DAY_NONE,
                     &days_have_gaps, cancellable, error);
  if (days == NULL)
    return NULL;
  has_gaps = days_have_gaps || (newest != NULL && bw_snapshot_is_incomplete (newest)) ||
             (self->cloud != NULL && bw_gaps_are_in_catalogue (catalogue));
  keep (self, &newest, &catalogue, days, days_have_gaps, cancellable);
  records = make_records (self, newest, catalogue, days, has_gaps, cancellable);
  return stand_in (self, records, cancellable);
}

/**
 * bw_organisation_look_back:
 * @self: an organisation
 * @records: what bw_organisation_refresh() or bw_organisation_recall() gave
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of what is kept
 *
 * Finds out what happened recently to the actions of an organisation at Microsoft, from what is kept of it; see
 * #BwRecent. bw_organisation_fill_in() brings that up to date. Microsoft is not asked.
 *
 * Returns: (transfer full): the records with that; as they were where nothing is kept; or %NULL on error
 */
BwRecords *
bw_organisation_look_back (BwOrganisation *self,
                           BwRecords *records,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);
  g_return_val_if_fail (BW_IS_RECORDS (records), NULL);

  if (self->memory == NULL)
    return g_object_ref (records);
  return bw_look_back_in_memory (records, self->memory, cancellable, error);
}

/**
 * bw_organisation_recall:
 * @self: an organisation
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of what is kept
 *
 * Returns: (transfer full) (nullable): what was known last; or %NULL, without @error where nothing is kept
 */
BwRecords *
bw_organisation_recall (BwOrganisation *self, GCancellable *cancellable, GError **error)
{
  BwRecords *records = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  if (self->memory == NULL)
    return NULL;
  records = bw_memory_recall (self->memory, NULL, cancellable, error);
  if (records != NULL)
    bw_organisation_note_plan (self, bw_scorecard_get_plan (bw_records_get_scorecard (records)));
  return records;
}

/* Where days go as they come. */
typedef struct {
  BwMemory *memory;
  GCancellable *cancellable;
  gboolean is_lacking; /* some of it could not be kept, or was not told whole */
} Keeping;

static void
keep_days (GPtrArray *days, gpointer data)
{
  Keeping *keeping = data;

  if (!bw_memory_keep (keeping->memory, NULL, NULL, days, keeping->cancellable))
    keeping->is_lacking = TRUE;
  /* Of a day that is told in part the next refresh asks once more. */
  for (guint i = 0; i < days->len; i++)
    if (bw_snapshot_is_incomplete (g_ptr_array_index (days, i)))
      keeping->is_lacking = TRUE;
}

/**
 * bw_organisation_fill_in:
 * @self: an organisation that has been refreshed
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of the source or of reading
 *
 * Asks for the control scores of all days that Microsoft has and of which only the totals are kept, and keeps them: all
 * of them the first time, later what has become missing. They are kept page by page as they come, so that whatever ends
 * it loses none that came; and what was read stays with the source when it breaks off, so that the next call goes on
 * from there.
 *
 * Returns: %FALSE with @error set where they cannot be read
 */
gboolean
bw_organisation_fill_in (BwOrganisation *self, GCancellable *cancellable, GError **error)
{
  Keeping keeping = { self->memory, cancellable };
  g_autoptr (GDateTime) now = NULL;
  BwDay from = BW_DAY_NONE;
  BwDay to = BW_DAY_NONE;
  BwDay since = BW_DAY_NONE;

  g_return_val_if_fail (BW_IS_ORGANISATION (self), FALSE);

  if (!keeps (self))
    return TRUE;
  now = bw_clock_get_now (self->clock);
  since = bw_day_from_date_time (now) - DAYS_KEPT_BY_GRAPH;
  if (!bw_memory_find_missing (self->memory, since, &from, &to, cancellable))
    return TRUE;

  if (!bw_source_gather (self->source, from, to, keep_days, &keeping, cancellable, error))
    return FALSE;
  if (!keeping.is_lacking)
    bw_memory_note_asked (self->memory, from, to, cancellable);
  return TRUE;
}

/**
 * bw_organisation_dup_memory_problem:
 * @self: an organisation
 *
 * Returns: (transfer full) (nullable): why what came last could not be kept, or %NULL where it could or need not be
 */
GError *
bw_organisation_dup_memory_problem (BwOrganisation *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  return self->memory != NULL ? bw_memory_dup_problem (self->memory) : NULL;
}
