/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-overview-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "present/bw-format.h"
#include "present/bw-label.h"

/**
 * bw_overview_text_say_points:
 * @scorecard: a scorecard
 *
 * Returns: (transfer full): its points of their maximum
 */
char *
bw_overview_text_say_points (BwScorecard *scorecard)
{
  g_autofree char *points = bw_format_points (bw_scorecard_get_points (scorecard));
  g_autofree char *max_points = bw_format_points (bw_scorecard_get_max_points (scorecard));

  /* Translators: achieved points, attainable points, as in "520 of 1,201 points". The plural follows the
     attainable points. */
  return g_strdup_printf (ngettext ("%s of %s point", "%s of %s points",
                                    bw_scorecard_get_max_points (scorecard) == 1.0 ? 1 : 2),
                          points, max_points);
}

/**
 * bw_overview_text_say_calculated:
 * @scorecard: a scorecard
 *
 * Returns: (transfer full): the UTC day on which Microsoft worked the score out (graph.md §7 no. 19)
 */
char *
bw_overview_text_say_calculated (BwScorecard *scorecard)
{
  g_autofree char *day = bw_format_day (bw_scorecard_get_day (scorecard));

  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("Last calculated on %s"), day);
}

/**
 * bw_overview_text_say_dates:
 * @records: what is known of an organisation
 *
 * Returns: (transfer full): when the score was worked out; where it is one that is kept, also when it was read
 */
char *
bw_overview_text_say_dates (BwRecords *records)
{
  g_autofree char *calculated =
      bw_overview_text_say_calculated (bw_records_get_scorecard (records));
  g_autofree char *moment = NULL;

  if (!bw_records_are_kept (records))
    return g_steal_pointer (&calculated);
  moment = bw_format_moment (bw_records_get_loaded (records));
  /* Translators: the first %s is a sentence, as in "Last calculated on 29 November 2026"; the second one is a date and a
     time. */
  return g_strdup_printf (_ ("%s · read on %s"), calculated, moment);
}

static char *
say_note (BwScorecard *scorecard, BwQualityNoteKind kind)
{
  GArray *notes = bw_scorecard_get_notes (scorecard);

  for (guint i = 0; i < notes->len; i++) {
    const BwQualityNote *note = &g_array_index (notes, BwQualityNote, i);

    if (note->kind == kind)
      return bw_label_quality_note (note);
  }
  return NULL;
}

/**
 * bw_overview_text_say_old:
 * @scorecard: a scorecard
 *
 * Returns: (transfer full) (nullable): a warning that the score is old, or %NULL when it is not
 */
char *
bw_overview_text_say_old (BwScorecard *scorecard)
{
  return say_note (scorecard, BW_NOTE_OLD);
}

/**
 * bw_overview_text_say_past:
 * @scorecard: a scorecard
 *
 * Returns: (transfer full) (nullable): that Microsoft has no score now and of which day the one is that is shown, or
 *   %NULL where it is what Microsoft has
 */
char *
bw_overview_text_say_past (BwScorecard *scorecard)
{
  return say_note (scorecard, BW_NOTE_NO_SCORE_NOW);
}

/**
 * bw_overview_text_say_subtotal:
 * @subtotal: a part of the score
 *
 * Returns: (transfer full): its points of their maximum and, where it means something, the share that
 *   they are; see bw_subtotal_get_percentage()
 */
char *
bw_overview_text_say_subtotal (const BwSubtotal *subtotal)
{
  g_autofree char *points = bw_format_points_of (subtotal->points, subtotal->max_points);
  double share = bw_subtotal_get_percentage (subtotal);
  g_autofree char *percentage = NULL;

  if (isnan (share))
    return g_steal_pointer (&points);

  percentage = bw_format_percentage (share);
  /* Translators: part of the score: achieved points of attainable points, as "12 / 40", then a percentage. */
  return g_strdup_printf (_ ("%s · %s"), points, percentage);
}

/**
 * bw_overview_text_say_comparison:
 * @percentage: the average of other organisations, or NAN
 *
 * Returns: (transfer full): the average, or that it is not available (it is never 0 then)
 */
char *
bw_overview_text_say_comparison (double percentage)
{
  if (!isfinite (percentage))
    /* Translators: said where Microsoft sent no average of other organisations. */
    return g_strdup (_ ("Not available"));
  return bw_format_percentage (percentage);
}

static char *
say_impact (BwAction *action)
{
  if (isnan (bw_action_get_impact (action)))
    /* Translators: stands where the score impact of an action would, whose maximum is not known. */
    return g_strdup (_ ("Impact not known"));
  return bw_format_impact (bw_action_get_impact (action));
}

/**
 * bw_overview_text_say_top_action:
 * @action: an action
 *
 * Returns: (transfer full): its score impact, status and product, where that is known, in a line
 */
char *
bw_overview_text_say_top_action (BwAction *action)
{
  g_autofree char *impact = say_impact (action);
  g_autofree char *status =
      bw_label_status (bw_action_get_status (action), bw_action_get_state_word (action));

  if (*bw_action_get_product (action) == '\0')
    /* Translators: the second line of an action whose product is not known: score impact, status. */
    return g_strdup_printf (C_ ("top action", "%s · %s"), impact, status);
  /* Translators: the second line of an action: score impact, status, product. */
  return g_strdup_printf (_ ("%s · %s · %s"), impact, status, bw_action_get_product (action));
}

/**
 * bw_overview_text_say_counter:
 * @facet: what actions are filtered by
 * @key: a value of it
 * @n: how many actions have it
 *
 * Returns: (transfer full): what a screen reader says of the button that shows those actions
 */
char *
bw_overview_text_say_counter (BwFacet facet, const char *key, guint n)
{
  g_autofree char *label = bw_label_facet_value (facet, key);
  g_autofree char *count = bw_format_count (n);

  /* Translators: a button: a status or what happened recently, how many actions have it; it shows those actions. */
  return g_strdup_printf (ngettext ("%s: %s action", "%s: %s actions", n), label, count);
}
