/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation.h"

#include "organisation/bw-gaps.h"
#include "source/demo/bw-demo-source.h"
#include "source/files/bw-files-source.h"

/* How many days the chart of the overview looks back: what Graph keeps (graph.md §1.7). */
#define DAYS_KEPT_BY_GRAPH 90

/* How long a gap in the days may be that is gone back over to what a day is compared with: both stand on one page
   then. */
#define N_DAYS_BACK 8

struct _BwOrganisation {
  GObject parent_instance;

  BwSource *source;
  BwPlan *plan;
  BwClock *clock;
  BwCloud *cloud;
  BwMemory *memory;
};

G_DEFINE_FINAL_TYPE (BwOrganisation, bw_organisation, G_TYPE_OBJECT)

static void
bw_organisation_finalize (GObject *object)
{
  BwOrganisation *self = BW_ORGANISATION (object);

  g_clear_object (&self->source);
  g_clear_object (&self->plan);
  g_clear_object (&self->clock);
  g_clear_object (&self->cloud);
  g_clear_object (&self->memory);

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
}

/**
 * bw_organisation_new:
 * @source: where its records come from
 * @plan: (nullable): what is kept here about its actions
 * @clock: the time
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
  g_set_object (&self->clock, clock);
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
                bw_source_days (self->source, BW_DAYS_TOTALS, from, newest, cancellable, &problem);

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
              gboolean has_gaps)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  BwDay today = bw_day_from_date_time (now);
  g_autoptr (BwScorecard) scorecard =
          has_gaps ? bw_scorecard_new_incomplete (newest, catalogue, self->plan, today, self->cloud)
                   : bw_scorecard_new_in_cloud (newest, catalogue, self->plan, today, self->cloud);

  return bw_records_new (scorecard, days, now);
}

/* What came is kept as it came; what stands in for its gaps is shown. */
static void
keep (BwOrganisation *self,
      BwSnapshot **newest,
      BwCatalogue *catalogue,
      GPtrArray *days,
      gboolean days_have_gaps,
      GCancellable *cancellable)
{
  BwDay day = *newest != NULL ? bw_snapshot_get_day (*newest) : BW_DAY_NONE;

  if (self->memory == NULL)
    return;
  bw_memory_keep (self->memory, *newest, catalogue, days, cancellable);
  bw_gaps_fill_newest (self->memory, newest, cancellable);
  if (days_have_gaps && day != BW_DAY_NONE)
    bw_gaps_fill_days (self->memory, days, day - DAYS_KEPT_BY_GRAPH + 1, day, cancellable);
}

/**
 * bw_organisation_refresh:
 * @self: an organisation
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of the source or of reading
 *
 * Asks the source for everything anew and works out the records. All or nothing: what was there
 * before is replaced only by a whole answer. Where Microsoft says that it could not gather everything, what is kept
 * complete of the same days is shown in its place, and a note says so. What came is kept, where there is a place for
 * it; that it could not be is told by bw_organisation_dup_memory_problem(), and is no error here.
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

  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  if (!bw_source_newest (self->source, &newest, cancellable, error) ||
      !bw_source_catalogue (self->source, &catalogue, cancellable, error))
    return NULL;

  days = read_chart (self, newest != NULL ? bw_snapshot_get_day (newest) : BW_DAY_NONE,
                     &days_have_gaps, cancellable, error);
  if (days == NULL)
    return NULL;
  has_gaps = days_have_gaps || (newest != NULL && bw_snapshot_is_incomplete (newest));
  keep (self, &newest, catalogue, days, days_have_gaps, cancellable);
  return make_records (self, newest, catalogue, days, has_gaps);
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
  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  if (self->memory == NULL)
    return NULL;
  return bw_memory_recall (self->memory, self->plan, cancellable, error);
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

  if (self->memory == NULL)
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

/* Where days are read from. What is kept goes further back, and is there without network; where Microsoft knows what
   could not be kept, it goes first. */
typedef struct {
  BwSource *first;
  BwSource *further; /* what the first one has no days of any more */
} Sources;

static void
sources_clear (Sources *self)
{
  g_clear_object (&self->first);
  g_clear_object (&self->further);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sources, sources_clear)

static Sources
open_sources (BwOrganisation *self, GCancellable *cancellable)
{
  BwSource *kept =
      self->memory != NULL ? bw_memory_open_source (self->memory, cancellable, NULL) : NULL;

  if (kept != NULL && !bw_memory_is_behind (self->memory))
    return (Sources) { kept, NULL };
  return (Sources) { g_object_ref (self->source), kept };
}

/* Whether there is something else to read where the first one has failed: without network, what is kept. */
static gboolean
fall_back (Sources *self, GError **problem)
{
  if (self->further == NULL || g_error_matches (*problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  g_clear_error (problem);
  g_set_object (&self->first, self->further);
  g_clear_object (&self->further);
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  BwDay day_a = bw_snapshot_get_day (*(BwSnapshot **) a);
  BwDay day_b = bw_snapshot_get_day (*(BwSnapshot **) b);

  return (day_a > day_b) - (day_a < day_b);
}

/* Adds what is kept of days that @days has not. What cannot be read has been told by what could not be kept. */
static void
add_further (const Sources *self,
             GPtrArray *days,
             BwDaysDetail detail,
             BwDay from,
             BwDay to,
             GCancellable *cancellable)
{
  g_autoptr (GPtrArray) kept = bw_source_days (self->further, detail, from, to, cancellable, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < days->len; i++)
    g_hash_table_add (known, GUINT_TO_POINTER (bw_snapshot_get_day (days->pdata[i])));
  for (guint i = 0; kept != NULL && i < kept->len; i++) {
    BwSnapshot *day = g_ptr_array_index (kept, i);

    if (!g_hash_table_contains (known, GUINT_TO_POINTER (bw_snapshot_get_day (day))))
      g_ptr_array_add (days, g_object_ref (day));
  }
  g_ptr_array_sort (days, compare_days);
}

/* Transfer full, oldest first; or NULL. */
static GPtrArray *
read_days (const Sources *self,
           BwDaysDetail detail,
           BwDay from,
           BwDay to,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GPtrArray) days = bw_source_days (self->first, detail, from, to, cancellable, error);

  if (days != NULL && self->further != NULL)
    add_further (self, days, detail, from, to, cancellable);
  return g_steal_pointer (&days);
}

/* @to is the newest day where none is given. */
static gboolean
find_newest (BwOrganisation *self,
             BwSource *source,
             BwDay *to,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (BwSnapshot) newest = NULL;
  g_autoptr (GDateTime) now = NULL;

  if (*to != BW_DAY_NONE)
    return TRUE;
  if (!bw_source_newest (source, &newest, cancellable, error))
    return FALSE;
  now = bw_clock_get_now (self->clock);
  *to = newest != NULL ? bw_snapshot_get_day (newest) : bw_day_from_date_time (now);
  return TRUE;
}

static BwDay
go_back (BwDay day, guint n_days)
{
  return day > n_days ? day - n_days : BW_DAY_NONE;
}

static BwHistory *
read_history (BwOrganisation *self,
              const Sources *sources,
              BwDay from,
              BwDay to,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GPtrArray) days = NULL;

  if (!find_newest (self, sources->first, &to, cancellable, error))
    return NULL;
  days = read_days (sources, BW_DAYS_TOTALS, go_back (from, N_DAYS_BACK), to, cancellable, error);
  return days != NULL ? bw_history_new (days, from, to) : NULL;
}

/**
 * bw_organisation_read_history:
 * @self: an organisation
 * @from: the first UTC day, or %BW_DAY_NONE for as far back as there are records
 * @to: the last one, or %BW_DAY_NONE for the newest
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of the source or of reading
 *
 * Of an organisation at Microsoft, what is kept is read; bw_organisation_refresh() brings that up to date. Where that
 * could not be kept, Microsoft is asked, and what is kept goes further back, or stands in where Microsoft does not
 * answer.
 *
 * Returns: (transfer full): the days from @from to @to that there are records of, which may be none; or %NULL on
 *   error
 */
BwHistory *
bw_organisation_read_history (BwOrganisation *self,
                              BwDay from,
                              BwDay to,
                              GCancellable *cancellable,
                              GError **error)
{
  g_auto (Sources) sources = { NULL };
  g_autoptr (BwHistory) history = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  sources = open_sources (self, cancellable);
  history = read_history (self, &sources, from, to, cancellable, &problem);
  if (history == NULL && fall_back (&sources, &problem))
    history = read_history (self, &sources, from, to, cancellable, &problem);
  if (history == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return g_steal_pointer (&history);
}

/* The newest day up to @limit of days that come in their order. */
static BwSnapshot *
find_day (GPtrArray *days, BwDay limit)
{
  BwSnapshot *found = NULL;

  for (guint i = 0; i < days->len; i++) {
    BwSnapshot *day = g_ptr_array_index (days, i);

    if (bw_snapshot_get_day (day) <= limit)
      found = day;
  }
  return found;
}

static gboolean
fail_no_day (BwDay day, GError **error)
{
  g_autofree char *text = bw_day_to_iso (day);

  g_set_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_NO_DAY,
               "there is no day up to %s with one before it", text);
  return FALSE;
}

/* A day that is missing is a gap: the one before it stands in for it, and says which it is. Most are there, and days with
 * all their control scores are much to read. Transfer full, or NULL. */
static BwSnapshot *
read_day (const Sources *sources, BwDay limit, GCancellable *cancellable, GError **error)
{
  const BwDay firsts[] = { limit, limit - N_DAYS_BACK };

  for (gsize i = 0; i < G_N_ELEMENTS (firsts); i++) {
    g_autoptr (GPtrArray) days =
                  read_days (sources, BW_DAYS_WHOLE, firsts[i], limit, cancellable, error);
    BwSnapshot *found = days != NULL ? find_day (days, limit) : NULL;

    if (days == NULL)
      return NULL;
    if (found != NULL)
      return g_object_ref (found);
  }
  fail_no_day (limit, error);
  return NULL;
}

static BwExplanation *
explain (BwOrganisation *self,
         const Sources *sources,
         BwDay from,
         BwDay to,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (BwSnapshot) before = NULL;
  g_autoptr (BwSnapshot) after = NULL;

  if (!find_newest (self, sources->first, &to, cancellable, error) ||
      !bw_source_catalogue (sources->first, &catalogue, cancellable, error))
    return NULL;
  after = read_day (sources, to, cancellable, error);
  if (after == NULL)
    return NULL;
  if (from == BW_DAY_NONE || from >= bw_snapshot_get_day (after))
    from = bw_snapshot_get_day (after) - 1;
  before = read_day (sources, from, cancellable, error);
  if (before == NULL)
    return NULL;
  return bw_explanation_new (
      &(BwExplanationFields) { .before = before, .after = after, .catalogue = catalogue });
}

/**
 * bw_organisation_explain:
 * @self: an organisation
 * @from: the earlier UTC day, or %BW_DAY_NONE for the one before @to
 * @to: the later UTC day, or %BW_DAY_NONE for the newest
 * @cancellable: (nullable): ends the call early
 * @error: return location for %BW_SOURCE_ERROR_NO_DAY, or an error of the source or of reading
 *
 * Explains why the score changed between two days. Where there is no record of a day, the nearest one before it
 * is taken, at most eight days earlier. Of an organisation at Microsoft, what is kept is read; bw_organisation_refresh()
 * and bw_organisation_fill_in() bring that up to date. Where that could not be kept, Microsoft is asked.
 *
 * Returns: (transfer full): the explanation, or %NULL on error
 */
BwExplanation *
bw_organisation_explain (BwOrganisation *self,
                         BwDay from,
                         BwDay to,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (Sources) sources = { NULL };
  g_autoptr (BwExplanation) explanation = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  sources = open_sources (self, cancellable);
  explanation = explain (self, &sources, from, to, cancellable, &problem);
  if (explanation == NULL && fall_back (&sources, &problem))
    explanation = explain (self, &sources, from, to, cancellable, &problem);
  if (explanation == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return g_steal_pointer (&explanation);
}

/* What is made of whole days and the newest catalogue. */
typedef gpointer (*MakeFunc) (GPtrArray *days, BwCatalogue *catalogue, BwDay from, BwDay to);

/* @n_back: how many days before @from are looked at. */
static gpointer
make_from (BwOrganisation *self,
           const Sources *sources,
           BwDay from,
           BwDay to,
           guint n_back,
           MakeFunc make,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (GPtrArray) days = NULL;

  if (!find_newest (self, sources->first, &to, cancellable, error) ||
      !bw_source_catalogue (sources->first, &catalogue, cancellable, error))
    return NULL;
  days = read_days (sources, BW_DAYS_WHOLE, go_back (from, n_back), to, cancellable, error);
  return days != NULL ? make (days, catalogue, from, to) : NULL;
}

static gpointer
read_whole (BwOrganisation *self,
            BwDay from,
            BwDay to,
            guint n_back,
            MakeFunc make,
            GCancellable *cancellable,
            GError **error)
{
  g_auto (Sources) sources = open_sources (self, cancellable);
  g_autoptr (GError) problem = NULL;
  gpointer made = make_from (self, &sources, from, to, n_back, make, cancellable, &problem);

  if (made == NULL && fall_back (&sources, &problem))
    made = make_from (self, &sources, from, to, n_back, make, cancellable, &problem);
  if (made == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return made;
}

static gpointer
make_activities (GPtrArray *days, BwCatalogue *catalogue, BwDay from, BwDay to)
{
  return bw_activities_new (days, catalogue, from, to);
}

/**
 * bw_organisation_read_activities:
 * @self: an organisation
 * @from: the first UTC day, or %BW_DAY_NONE for as far back as there are records
 * @to: the last one, or %BW_DAY_NONE for the newest
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of the source or of reading
 *
 * Finds what happened to actions. Days are read as by bw_organisation_explain(); the first one is compared with the one
 * before it, at most eight days earlier.
 *
 * Returns: (transfer full): what happened, which may be nothing; or %NULL on error
 */
BwActivities *
bw_organisation_read_activities (BwOrganisation *self,
                                 BwDay from,
                                 BwDay to,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  return read_whole (self, from, to, N_DAYS_BACK, make_activities, cancellable, error);
}

static gpointer
make_metrics (GPtrArray *days, BwCatalogue *catalogue, BwDay from, BwDay to)
{
  return bw_metrics_new (days, catalogue, from, to);
}

/**
 * bw_organisation_read_metrics:
 * @self: an organisation
 * @from: the first UTC day, or %BW_DAY_NONE for as far back as there are records
 * @to: the last one, or %BW_DAY_NONE for the newest
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of the source or of reading
 *
 * Finds how actions fared from day to day. Days are read as by bw_organisation_explain().
 *
 * Returns: (transfer full): that; or %NULL on error
 */
BwMetrics *
bw_organisation_read_metrics (BwOrganisation *self,
                              BwDay from,
                              BwDay to,
                              GCancellable *cancellable,
                              GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  return read_whole (self, from, to, BW_METRICS_BEST_DAYS, make_metrics, cancellable, error);
}
