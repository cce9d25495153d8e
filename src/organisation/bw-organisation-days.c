/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the days of an organisation tell: its history, why its score changed, what happened to its actions. */

#include "organisation/bw-organisation-private.h"

/* How long a gap in the days may be that is gone back over to what a day is compared with: both stand on one page
   then. */
#define N_DAYS_BACK 8

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
