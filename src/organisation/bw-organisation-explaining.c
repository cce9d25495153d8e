/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Why the score of an organisation changed between two days. */

#include "organisation/bw-day-sources.h"
#include "organisation/bw-organisation-private.h"

/* A day that is compared. passed: a later one that is known in part only, or BW_DAY_NONE. */
typedef struct {
  BwSnapshot *snapshot;
  BwDay passed;
} Day;

static void
day_clear (Day *self)
{
  g_clear_object (&self->snapshot);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Day, day_clear)

/* Takes the newest day up to @limit that tells of all its controls, out of days that come in their order. */
static void
take_day (Day *self, GPtrArray *days, BwDay limit)
{
  for (guint i = days->len; i > 0 && self->snapshot == NULL; i--) {
    BwSnapshot *snapshot = g_ptr_array_index (days, i - 1);
    BwDay day = bw_snapshot_get_day (snapshot);

    if (day <= limit && bw_snapshot_tells_controls (snapshot))
      g_set_object (&self->snapshot, snapshot);
    else if (day <= limit && self->passed == BW_DAY_NONE)
      self->passed = day;
  }
  /* Read once more, it may have been told whole. */
  if (self->snapshot != NULL && bw_snapshot_get_day (self->snapshot) >= self->passed)
    self->passed = BW_DAY_NONE;
}

static gboolean
fail_no_day (const Day *day, BwDay limit, GError **error)
{
  g_autofree char *text = bw_day_to_iso (day->passed != BW_DAY_NONE ? day->passed : limit);

  if (day->passed != BW_DAY_NONE)
    g_set_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_ONLY_TOTALS,
                 "not all control scores are known of %s, nor of the days before it", text);
  else
    g_set_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_NO_DAY,
                 "there is no day up to %s with one before it", text);
  return FALSE;
}

/* A day that is missing is a gap: the one before it stands in for it, and says which it is; so does it for one that is
   known in part only. Most are there, and days with all their control scores are much to read. */
static gboolean
read_day (const BwDaySources *sources,
          BwDay limit,
          Day *day,
          GCancellable *cancellable,
          GError **error)
{
  const BwDay firsts[] = { limit, bw_day_sources_go_back (limit, BW_DAYS_BACK) };

  for (gsize i = 0; i < G_N_ELEMENTS (firsts) && day->snapshot == NULL; i++) {
    g_autoptr (GPtrArray) days = bw_day_sources_read (sources, BW_DAYS_WHOLE, firsts[i], limit,
                                                     cancellable, error);

    if (days == NULL)
      return FALSE;
    take_day (day, days, limit);
  }
  return day->snapshot != NULL || fail_no_day (day, limit, error);
}

/* Where days in between would tell whether points came before a mark or after it, they are read. Where they cannot be, that
   is not known. */
static BwExplanation *
settle_marks (const BwDaySources *sources,
              BwExplanationFields *fields,
              BwExplanation *explanation,
              GCancellable *cancellable)
{
  g_autoptr (BwExplanation) taken = explanation;
  g_autoptr (GPtrArray) between = NULL;
  BwDay from = BW_DAY_NONE;
  BwDay to = BW_DAY_NONE;

  if (!bw_explanation_find_doubt (taken, &from, &to))
    return g_steal_pointer (&taken);
  from =
      MAX (bw_day_sources_go_back (from, BW_DAYS_BACK), bw_snapshot_get_day (fields->before) + 1);
  to = MIN (to + BW_DAYS_BACK, bw_snapshot_get_day (fields->after) - 1);
  between = bw_day_sources_read (sources, BW_DAYS_WHOLE, from, to, cancellable, NULL);
  if (between == NULL)
    return g_steal_pointer (&taken);
  fields->between = between;
  return bw_explanation_new (fields);
}

static BwExplanation *
explain_days (const BwDaySources *sources,
              const Day *before,
              const Day *after,
              GCancellable *cancellable,
              GError **error)
{
  const BwDay days[] = { bw_snapshot_get_day (before->snapshot),
                         bw_snapshot_get_day (after->snapshot), BW_DAY_NONE };
  g_autoptr (GPtrArray) outlines =
                bw_day_sources_outline (sources, days, G_N_ELEMENTS (days), cancellable, error);
  BwExplanationFields fields = {
    .before = before->snapshot,
    .after = after->snapshot,
    .passed_before = before->passed,
    .passed_after = after->passed,
  };

  if (outlines == NULL)
    return NULL;
  fields.catalogue_before = outlines->pdata[0];
  fields.catalogue_after = outlines->pdata[1];
  fields.catalogue = outlines->pdata[2];
  return settle_marks (sources, &fields, bw_explanation_new (&fields), cancellable);
}

static BwExplanation *
explain (BwOrganisation *self,
         const BwDaySources *sources,
         BwDay from,
         BwDay to,
         GCancellable *cancellable,
         GError **error)
{
  g_auto (Day) before = { NULL };
  g_auto (Day) after = { NULL };

  if (!bw_day_sources_find_newest (sources, self->clock, &to, cancellable, error) ||
      !read_day (sources, to, &after, cancellable, error))
    return NULL;
  if (from == BW_DAY_NONE || from >= bw_snapshot_get_day (after.snapshot))
    from = bw_snapshot_get_day (after.snapshot) - 1;
  if (!read_day (sources, from, &before, cancellable, error))
    return NULL;
  return explain_days (sources, &before, &after, cancellable, error);
}

/**
 * bw_organisation_explain:
 * @self: an organisation
 * @from: the earlier UTC day, or %BW_DAY_NONE for the one before @to
 * @to: the later UTC day, or %BW_DAY_NONE for the newest
 * @cancellable: (nullable): ends the call early
 * @error: return location for %BW_SOURCE_ERROR_NO_DAY, %BW_SOURCE_ERROR_ONLY_TOTALS, or an error of the source or of reading
 *
 * Explains why the score changed between two days. Where there is no record of a day, or one without all its control
 * scores, the nearest one before it is taken, at most eight days earlier. What a control without points could have earned is
 * told by the catalogue as it is kept of that day, or of the nearest one before it. Of an organisation at Microsoft, what is
 * kept is read; bw_organisation_refresh() and bw_organisation_fill_in() bring that up to date. Where that could not be
 * kept, Microsoft is asked.
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
  g_auto (BwDaySources) sources = { NULL };
  g_autoptr (BwExplanation) explanation = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION (self), NULL);

  sources = bw_day_sources_open (self, cancellable);
  explanation = explain (self, &sources, from, to, cancellable, &problem);
  if (explanation == NULL && bw_day_sources_fall_back (&sources, &problem))
    explanation = explain (self, &sources, from, to, cancellable, &problem);
  if (explanation == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return g_steal_pointer (&explanation);
}
