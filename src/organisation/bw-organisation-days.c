/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the days of an organisation tell: its history, what happened to its actions. */

#include "organisation/bw-day-sources.h"
#include "organisation/bw-organisation-private.h"

static BwHistory *
read_history (BwOrganisation *self,
              const BwDaySources *sources,
              BwDay from,
              BwDay to,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GPtrArray) days = NULL;

  if (!bw_day_sources_find_newest (sources, self->clock, &to, cancellable, error))
    return NULL;
  days = bw_day_sources_read (sources, BW_DAYS_TOTALS,
                              bw_day_sources_go_back (from, BW_HISTORY_DAYS_BEFORE),
                              to + BW_HISTORY_DAYS_AFTER, cancellable, error);
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
  g_auto (BwDaySources) sources = { NULL };
  g_autoptr (BwHistory) history = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  sources = bw_day_sources_open (self, cancellable);
  history = read_history (self, &sources, from, to, cancellable, &problem);
  if (history == NULL && bw_day_sources_fall_back (&sources, &problem))
    history = read_history (self, &sources, from, to, cancellable, &problem);
  if (history == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return g_steal_pointer (&history);
}

/* What whole days are read for. outlines: for each of the days the catalogue as it was then, where it is known. until: the
 * last day that what is not of a snapshot is told of. */
typedef struct {
  GPtrArray *days;
  GPtrArray *outlines;
  BwCatalogue *catalogue;
  BwDay from;
  BwDay to;
  BwDay until;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->outlines, g_ptr_array_unref);
  g_clear_object (&self->catalogue);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

typedef gpointer (*MakeFunc) (const Reading *reading);

static GPtrArray *
read_outlines (const BwDaySources *sources,
               GPtrArray *days,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree BwDay *asked = g_new (BwDay, days->len);

  for (guint i = 0; i < days->len; i++)
    asked[i] = bw_snapshot_get_day (days->pdata[i]);
  return bw_day_sources_outline (sources, asked, days->len, cancellable, error);
}

/* A range without an end goes on until today: what people set is known of days too that Microsoft has not told yet. */
static gboolean
find_end (BwOrganisation *self,
          const BwDaySources *sources,
          Reading *reading,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  gboolean is_open = reading->to == BW_DAY_NONE;

  if (!bw_day_sources_find_newest (sources, self->clock, &reading->to, cancellable, error))
    return FALSE;
  reading->until = is_open ? MAX (reading->to, bw_day_from_date_time (now)) : reading->to;
  return TRUE;
}

/* @n_back: how many days before @from are looked at. */
static gpointer
make_from (BwOrganisation *self,
           const BwDaySources *sources,
           BwDay from,
           BwDay to,
           guint n_back,
           MakeFunc make,
           GCancellable *cancellable,
           GError **error)
{
  g_auto (Reading) reading = { .from = from, .to = to };

  if (!find_end (self, sources, &reading, cancellable, error) ||
      !bw_source_catalogue (sources->first, &reading.catalogue, cancellable, error))
    return NULL;
  reading.days = bw_day_sources_read (sources, BW_DAYS_WHOLE, bw_day_sources_go_back (from, n_back),
                                      reading.to, cancellable, error);
  if (reading.days == NULL)
    return NULL;
  reading.outlines = read_outlines (sources, reading.days, cancellable, error);
  return reading.outlines != NULL ? make (&reading) : NULL;
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
  g_auto (BwDaySources) sources = bw_day_sources_open (self, cancellable);
  g_autoptr (GError) problem = NULL;
  gpointer made = make_from (self, &sources, from, to, n_back, make, cancellable, &problem);

  if (made == NULL && bw_day_sources_fall_back (&sources, &problem))
    made = make_from (self, &sources, from, to, n_back, make, cancellable, &problem);
  if (made == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return made;
}

static gpointer
make_activities (const Reading *reading)
{
  return bw_activities_new (reading->days, reading->outlines, reading->catalogue, reading->from,
                            reading->until);
}

/**
 * bw_organisation_read_activities:
 * @self: an organisation
 * @from: the first UTC day, or %BW_DAY_NONE for as far back as there are records
 * @to: the last one, or %BW_DAY_NONE for no end: the newest, and of what people set, today
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of the source or of reading
 *
 * Finds what happened to actions. Days are read as by bw_organisation_explain(); the first one is compared with the one
 * before it, at most eight days earlier. As there, the catalogue as it is kept of a day tells what a control without points
 * could have earned; of days of which none is kept, as in saved files, nobody knows that such a control was weighed anew.
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

  return read_whole (self, from, to, BW_DAYS_BACK, make_activities, cancellable, error);
}

static gpointer
make_metrics (const Reading *reading)
{
  return bw_metrics_new (reading->days, reading->outlines, reading->catalogue, reading->from,
                         reading->to);
}

/**
 * bw_organisation_read_metrics:
 * @self: an organisation
 * @from: the first UTC day, or %BW_DAY_NONE for as far back as there are records
 * @to: the last one, or %BW_DAY_NONE for the newest
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of the source or of reading
 *
 * Finds how actions fared from day to day. Days, and the catalogues of them, are read as by bw_organisation_explain().
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
