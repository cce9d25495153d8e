/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-day-sources.h"

#include "organisation/bw-organisation-private.h"

/**
 * bw_day_sources_clear:
 * @self: where days are read from
 *
 * Lets go of it.
 */
void
bw_day_sources_clear (BwDaySources *self)
{
  g_clear_object (&self->first);
  g_clear_object (&self->further);
}

/**
 * bw_day_sources_open:
 * @self: an organisation
 * @cancellable: (nullable): ends the call early
 *
 * Returns: where its days are read from
 */
BwDaySources
bw_day_sources_open (BwOrganisation *self, GCancellable *cancellable)
{
  BwSource *kept =
      self->memory != NULL ? bw_memory_open_source (self->memory, cancellable, NULL) : NULL;

  if (kept != NULL && !bw_memory_is_behind (self->memory))
    return (BwDaySources) { kept, NULL };
  return (BwDaySources) { g_object_ref (self->source), kept };
}

/* That there is no such day is no failure: what is kept was looked through as well. */
static gboolean
is_answer (const GError *error)
{
  return g_error_matches (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_NO_DAY) ||
         g_error_matches (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_ONLY_TOTALS);
}

/**
 * bw_day_sources_fall_back:
 * @self: where days are read from
 * @problem: (inout) (transfer full): why they could not be read; taken away where they are to be read anew
 *
 * Returns: whether there is something else to read: without network, what is kept
 */
gboolean
bw_day_sources_fall_back (BwDaySources *self, GError **problem)
{
  if (self->further == NULL || g_error_matches (*problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      is_answer (*problem))
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

/* What is kept of a day stands in for what is missing, or tells less of it. */
static void
add_kept (GPtrArray *days, GHashTable *known, BwSnapshot *kept)
{
  gpointer day = GUINT_TO_POINTER (bw_snapshot_get_day (kept));
  gpointer place = NULL;

  if (!g_hash_table_lookup_extended (known, day, NULL, &place))
    g_ptr_array_add (days, g_object_ref (kept));
  else if (bw_snapshot_tells_controls (kept) &&
           !bw_snapshot_tells_controls (days->pdata[GPOINTER_TO_UINT (place)]))
    g_set_object ((GObject **) &days->pdata[GPOINTER_TO_UINT (place)], G_OBJECT (kept));
}

/* Adds what is kept of days that @days has not. What cannot be read has been told by what could not be kept. */
static void
add_further (const BwDaySources *self,
             GPtrArray *days,
             BwDaysDetail detail,
             BwDay from,
             BwDay to,
             GCancellable *cancellable)
{
  g_autoptr (GPtrArray) kept = bw_source_days (self->further, detail, from, to, cancellable, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < days->len; i++)
    g_hash_table_insert (known, GUINT_TO_POINTER (bw_snapshot_get_day (days->pdata[i])),
                         GUINT_TO_POINTER (i));
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    add_kept (days, known, kept->pdata[i]);
  g_ptr_array_sort (days, compare_days);
}

/**
 * bw_day_sources_read:
 * @self: where days are read from
 * @detail: how much of each day is needed
 * @from: the first day
 * @to: the last day
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of the source or of reading
 *
 * Returns: (transfer full) (element-type BwSnapshot): the days, oldest first; or %NULL
 */
GPtrArray *
bw_day_sources_read (const BwDaySources *self,
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

/**
 * bw_day_sources_find_newest:
 * @self: where days are read from
 * @clock: the time
 * @to: (inout): a day; %BW_DAY_NONE becomes the newest one, today where there is none
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of the source or of reading
 *
 * Returns: whether @to is known
 */
gboolean
bw_day_sources_find_newest (const BwDaySources *self,
                            BwClock *clock,
                            BwDay *to,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (BwSnapshot) newest = NULL;
  g_autoptr (GDateTime) now = NULL;

  if (*to != BW_DAY_NONE)
    return TRUE;
  if (!bw_source_newest (self->first, &newest, cancellable, error))
    return FALSE;
  now = bw_clock_get_now (clock);
  *to = newest != NULL ? bw_snapshot_get_day (newest) : bw_day_from_date_time (now);
  return TRUE;
}

/**
 * bw_day_sources_outline:
 * @self: where days are read from
 * @days: (array length=n_days): days, as for bw_source_outlines()
 * @n_days: how many
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of the source or of reading
 *
 * Returns: (transfer full) (element-type BwCatalogue): for each of @days the catalogue as it was then, %NULL where nobody
 *   knows it; or %NULL on error
 */
GPtrArray *
bw_day_sources_outline (const BwDaySources *self,
                        const BwDay *days,
                        gsize n_days,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) outlines =
                bw_source_outlines (self->first, days, n_days, cancellable, error);
  g_autoptr (GPtrArray) kept = NULL;

  if (outlines == NULL || self->further == NULL)
    return g_steal_pointer (&outlines);
  kept = bw_source_outlines (self->further, days, n_days, cancellable, NULL);
  for (guint i = 0; kept != NULL && i < n_days; i++)
    if (outlines->pdata[i] == NULL)
      outlines->pdata[i] = g_steal_pointer (&kept->pdata[i]);
  return g_steal_pointer (&outlines);
}

/**
 * bw_day_sources_go_back:
 * @day: a day, or %BW_DAY_NONE
 * @n_days: how many days
 *
 * Returns: the day that many before it; %BW_DAY_NONE, which is as far back as there are days, where there is none
 */
BwDay
bw_day_sources_go_back (BwDay day, guint n_days)
{
  return day > n_days ? day - n_days : BW_DAY_NONE;
}
