/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-change-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/bw-points.h"
#include "model/bw-population.h"
#include "present/bw-format.h"

/* Between details that stand on one line. */
#define SEPARATOR " · "

static const char *const LABELS[] = {
  /* Translators: why a score moved: points of actions that are scored on both days. */
  [BW_CHANGE_DONE] = N_ ("Done here"),
  /* Translators: why a score moved: an action was marked as resolved through third party, or no more;
     Microsoft gives the points without looking. */
  [BW_CHANGE_ASSERTED] = N_ ("Marked as third party"),
  /* Translators: why a score moved: Microsoft changed the maximum of an action. */
  [BW_CHANGE_REWEIGHTED] = N_ ("Re-weighted by Microsoft"),
  /* Translators: why a score moved: actions that are scored now and were not. */
  [BW_CHANGE_ADDED] = N_ ("Added by Microsoft or by a licence"),
  /* Translators: why a score moved: actions that were scored and are no more. */
  [BW_CHANGE_GONE] = N_ ("Scored no more"),
  /* Translators: why a score moved: what no action accounts for. */
  [BW_CHANGE_UNEXPLAINED] = N_ ("Not explained"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (LABELS) == BW_N_CHANGE_KINDS);

/**
 * bw_change_text_label_kind:
 * @kind: why a score moved
 *
 * Returns: (transfer full): its name
 */
char *
bw_change_text_label_kind (BwChangeKind kind)
{
  g_return_val_if_fail ((guint) kind < BW_N_CHANGE_KINDS, NULL);

  return g_strdup (gettext (LABELS[kind]));
}

/**
 * bw_change_text_say_days:
 * @explanation: why a score moved
 *
 * Returns: (transfer full): between which days
 */
char *
bw_change_text_say_days (BwExplanation *explanation)
{
  g_autofree char *before =
      bw_format_day (bw_snapshot_get_day (bw_explanation_get_before (explanation)));
  g_autofree char *after =
      bw_format_day (bw_snapshot_get_day (bw_explanation_get_after (explanation)));

  /* Translators: two days. */
  return g_strdup_printf (_ ("From %s to %s"), before, after);
}

static char *
say_passed_one (BwDay day)
{
  g_autofree char *text = bw_format_day (day);

  /* Translators: %s is a day. Points of actions are compared; of some days Microsoft's totals alone are known so far. */
  return g_strdup_printf (_ ("Not all is known of %s: the nearest day before it is compared."),
                          text);
}

/**
 * bw_change_text_say_passed:
 * @explanation: why a score moved
 *
 * Returns: (transfer full) (nullable): which days are not compared, though they were asked for, as only their totals or a
 *   part of them are known
 */
char *
bw_change_text_say_passed (BwExplanation *explanation)
{
  BwDay before = bw_explanation_get_passed_before (explanation);
  BwDay after = bw_explanation_get_passed_after (explanation);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (before == BW_DAY_NONE && after == BW_DAY_NONE)
    return NULL;
  if (before == BW_DAY_NONE || after == BW_DAY_NONE || before == after)
    return say_passed_one (MAX (before, after));
  first = bw_format_day (before);
  second = bw_format_day (after);
  /* Translators: two days. */
  return g_strdup_printf (_ ("Not all is known of %s and %s: the nearest days before them are "
                             "compared."),
                          first, second);
}

/**
 * bw_change_text_say_count:
 * @n: how many actions one cause concerns
 *
 * Returns: (transfer full): their number
 */
char *
bw_change_text_say_count (guint n)
{
  g_autofree char *count = bw_format_count (n);

  /* Translators: %s is a number of improvement actions. */
  return g_strdup_printf (ngettext ("%s action", "%s actions", n), count);
}

/**
 * bw_change_text_say_amount:
 * @sum: what changes add up to
 *
 * Returns: (transfer full): the change of points, and that of the maximum where there is one
 */
char *
bw_change_text_say_amount (const BwChangeSum *sum)
{
  g_autofree char *points = bw_format_points_change (sum->points);
  g_autofree char *max_points = bw_format_points_change (sum->max_points);

  if (fabs (sum->max_points) <= BW_POINTS_EPSILON)
    /* Translators: %s is a number of points with its sign, as in "+12". */
    return g_strdup_printf (_ ("points %s"), points);
  if (fabs (sum->points) <= BW_POINTS_EPSILON)
    /* Translators: %s is a change of the maximum in points with its sign, as in "+12". */
    return g_strdup_printf (_ ("maximum %s"), max_points);
  /* Translators: a change of points, then one of the maximum, each with its sign. */
  return g_strdup_printf (_ ("points %s, maximum %s"), points, max_points);
}

static char *
say_total (BwSnapshot *snapshot)
{
  double points = bw_snapshot_get_current (snapshot);
  double max_points = bw_snapshot_get_max (snapshot);
  g_autofree char *share = bw_format_percentage (bw_points_to_percentage (points, max_points));
  g_autofree char *amount = bw_format_points_of (points, max_points);

  /* Translators: a score: its percentage, then its points of the maximum, as in "53.4% (128 / 240)". */
  return g_strdup_printf (C_ ("score", "%s (%s)"), share, amount);
}

/**
 * bw_change_text_say_whole:
 * @explanation: why a score moved
 *
 * Returns: (transfer full): from what to what
 */
char *
bw_change_text_say_whole (BwExplanation *explanation)
{
  g_autofree char *before = say_total (bw_explanation_get_before (explanation));
  g_autofree char *after = say_total (bw_explanation_get_after (explanation));
  g_autofree char *change = bw_format_impact (bw_explanation_get_total (explanation).percentage);

  /* Translators: two scores and the difference in percentage points, as in "53.4% (128 / 240) became
     54.2% (130 / 240): +0.83%". */
  return g_strdup_printf (_ ("%s became %s: %s"), before, after, change);
}

/**
 * bw_change_text_say_reason:
 * @explanation: why a score moved
 *
 * Returns: (transfer full) (nullable): what the change comes from, in a sentence, where one is needed: a
 *   percentage that falls as the maximum rose
 */
char *
bw_change_text_say_reason (BwExplanation *explanation)
{
  BwChangeSum total = bw_explanation_get_total (explanation);
  g_autofree char *rise = bw_format_points (total.max_points);

  if (!bw_explanation_fell_by_maximum (explanation))
    return NULL;
  if (total.points > BW_POINTS_EPSILON)
    /* Translators: %s is a number of points. */
    return g_strdup_printf (_ ("The percentage fell though points were won, because the maximum "
                               "rose more: there are %s more points to achieve."),
                            rise);
  if (total.points < -BW_POINTS_EPSILON)
    /* Translators: %s is a number of points. Some points were lost, too, but that alone made less of the fall. */
    return g_strdup_printf (_ ("The percentage fell mostly because the maximum rose: there are %s "
                               "more points to achieve."),
                            rise);
  /* Translators: %s is a number of points. */
  return g_strdup_printf (_ ("The percentage fell though no points were lost, because the maximum "
                             "rose: there are %s more points to achieve."),
                          rise);
}

static void
add_detail (GString *details, char *text)
{
  g_autofree char *taken = text;

  if (details->len > 0)
    g_string_append (details, SEPARATOR);
  g_string_append (details, taken);
}

static char *
say_count (BwControlScore *score)
{
  gint64 count = 0;
  gint64 total = 0;
  g_autofree char *met = NULL;
  g_autofree char *all = NULL;

  if (!bw_population_of_score (score, &count, &total) || total > G_MAXUINT)
    return NULL;
  met = bw_format_count ((guint) count);
  all = bw_format_count ((guint) total);
  /* Translators: how many of how many meet an action, as in "12 of 40". */
  return g_strdup_printf (C_ ("population", "%s of %s"), met, all);
}

/**
 * bw_change_text_say_population:
 * @score_before: (nullable): the score of a control on a day
 * @score_after: (nullable): its score on a later one
 *
 * That there are more to protect is another reason than that fewer are protected.
 *
 * Returns: (transfer full) (nullable): how many of how many met it and meet it; %NULL where that is not known, see bw_population_of_score(), or
 *   did not change
 */
char *
bw_change_text_say_population (BwControlScore *score_before, BwControlScore *score_after)
{
  g_autofree char *before = say_count (score_before);
  g_autofree char *after = say_count (score_after);

  if (before == NULL || after == NULL || g_str_equal (before, after))
    return NULL;
  /* Translators: how many of how many meet an action on the earlier and on the later day, as in "12 of 40 became
     12 of 55". */
  return g_strdup_printf (C_ ("population", "%s became %s"), before, after);
}

static char *
say_doubt (const BwChangeFields *fields)
{
  if (!fields->is_mark_doubtful)
    return NULL;
  if (fields->points > 0)
    /* Translators: the points of an action that was marked as resolved by another product may have come before that mark:
       the days in between are not known. */
    return g_strdup (_ ("its points may have come before that"));
  /* Translators: the points of an action whose mark was taken away may have gone before that. */
  return g_strdup (_ ("its points may have gone before that"));
}

static char *
say_mark (const BwChangeFields *fields)
{
  g_autofree char *day = bw_format_day_short (fields->marked);

  if (fields->marked == BW_DAY_NONE)
    return NULL;
  if (fields->points > 0)
    /* Translators: the points of an action came some days after it was marked; %s is a day. */
    return g_strdup_printf (_ ("marked on %s"), day);
  /* Translators: %s is the day on which a mark was taken away. */
  return g_strdup_printf (_ ("mark taken away on %s"), day);
}

/**
 * bw_change_text_say_details:
 * @change: what one action did to a score
 *
 * Returns: (transfer full) (nullable): what else is known of it: the day of a mark and what is doubtful about it, how many meet it, what is
 *   assumed; %NULL where there is nothing to tell
 */
char *
bw_change_text_say_details (BwChange *change)
{
  const BwChangeFields *fields = bw_change_get_fields (change);
  g_autoptr (GString) details = g_string_new (NULL);
  char *mark = say_mark (fields);
  char *doubt = say_doubt (fields);
  char *population = bw_change_text_say_population (fields->before, fields->after);

  if (mark != NULL)
    add_detail (details, mark);
  if (doubt != NULL)
    add_detail (details, doubt);
  if (population != NULL)
    add_detail (details, population);
  if (fields->is_max_assumed && fabs (fields->max_points) > 0)
    add_detail (details, g_strdup (_ ("maximum of today’s catalogue, as that day tells none")));
  return details->len > 0 ? g_string_free_and_steal (g_steal_pointer (&details)) : NULL;
}
