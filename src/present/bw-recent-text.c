/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-recent-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/bw-points.h"
#include "present/bw-format.h"
#include "present/bw-label.h"

/**
 * bw_recent_text_say_kinds:
 * @action: an action
 *
 * Returns: (transfer full): what happened to it recently, as in "Regressed, Recently updated", for a column; empty where
 *   nothing did or is known to have
 */
char *
bw_recent_text_say_kinds (BwAction *action)
{
  const char *const *keys = bw_action_get_recent_keys (action);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) said = NULL;

  for (gsize i = 0; keys[i] != NULL; i++)
    g_strv_builder_take (labels, bw_label_recent (keys[i]));
  said = g_strv_builder_end (labels);
  return g_strjoinv (C_ ("list", ", "), said);
}

/**
 * bw_recent_text_explain:
 * @kind: something that may happen to actions
 *
 * Returns: (transfer full): what it means, as bw_recent_new() works it out
 */
char *
bw_recent_text_explain (BwRecentKind kind)
{
  const guint days = BW_RECENT_DAYS;
  const guint loss = (guint) lround (BW_RECENT_LEAST_LOSS * 100);

  switch (kind) {
  case BW_RECENT_REGRESSED:
    return g_strdup_printf (
        ngettext (
            /* Translators: what "Regressed" means, of an improvement action: how many hundredths of its maximum, and how
               many days are looked back. */
            "It lost points: at least %u%% of its maximum, within the last %u day. One whose "
            "maximum alone changed has not regressed.",
            "It lost points: at least %u%% of its maximum, within the last %u days. One whose "
            "maximum alone changed has not regressed.",
            days),
        loss, days);
  case BW_RECENT_ADDED:
    return g_strdup_printf (
        /* Translators: what "Recently added" means, of an improvement action; how many days are looked back. */
        ngettext ("Microsoft, or a licence, brought it within the last %u day.",
                  "Microsoft, or a licence, brought it within the last %u days.", days),
        days);
  case BW_RECENT_CHANGED:
  default:
    return g_strdup_printf (
        /* Translators: what "Recently updated" means, of an improvement action; how many days are looked back. */
        ngettext ("Microsoft changed its maximum or its texts within the last %u day.",
                  "Microsoft changed its maximum or its texts within the last %u days.", days),
        days);
  }
}

static char *
say_regression (BwAction *action, const BwRecentEvent *event)
{
  g_autofree char *day = bw_format_day (event->day);
  g_autofree char *points =
      bw_format_points_of (bw_action_get_points (action), bw_action_get_max_points (action));
  gboolean is_same_max =
      fabs (event->max_before - bw_action_get_max_points (action)) < BW_POINTS_EPSILON;
  g_autofree char *before = is_same_max
                                ? bw_format_points (event->points_before)
                                : bw_format_points_of (event->points_before, event->max_before);

  /* Translators: a date; points achieved of attainable points, as "5 / 9"; and the points as they were before, as in
     "Regressed on 3 November 2026: 5 / 9 points, was 9". The plural follows the attainable points. */
  return g_strdup_printf (ngettext ("Regressed on %s: %s point, was %s",
                                    "Regressed on %s: %s points, was %s",
                                    bw_action_get_max_points (action) == 1.0 ? 1 : 2),
                          day, points, before);
}

static char *
say_change (BwAction *action, const BwRecentEvent *event)
{
  g_autofree char *day = bw_format_day (event->day);
  g_autofree char *now = bw_format_points (bw_action_get_max_points (action));
  g_autofree char *before = bw_format_points (event->max_before);

  if (!isfinite (event->max_before) || !isfinite (bw_action_get_max_points (action)))
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("Updated by Microsoft on %s"), day);
  /* Translators: a date; the attainable points of an action now, and what they were before. */
  return g_strdup_printf (_ ("Updated by Microsoft on %s: maximum %s, was %s"), day, now, before);
}

static char *
say_event (BwAction *action, BwRecentKind kind, const BwRecentEvent *event)
{
  g_autofree char *day = bw_format_day (event->day);

  switch (kind) {
  case BW_RECENT_REGRESSED:
    return say_regression (action, event);
  case BW_RECENT_CHANGED:
    return say_change (action, event);
  case BW_RECENT_ADDED:
  default:
    /* Translators: %s is the date on which an improvement action was there for the first time. */
    return g_strdup_printf (_ ("Added on %s"), day);
  }
}

/**
 * bw_recent_text_say_events:
 * @action: an action
 *
 * Returns: (transfer full) (nullable): what happened to it recently, with dates and points, a line for each; %NULL where
 *   nothing did or is known to have
 */
char *
bw_recent_text_say_events (BwAction *action)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  for (int kind = 0; kind < BW_N_RECENT_KINDS; kind++) {
    const BwRecentEvent *event = bw_action_get_recent (action, (BwRecentKind) kind);

    if (event != NULL)
      g_strv_builder_take (builder, say_event (action, (BwRecentKind) kind, event));
  }
  lines = g_strv_builder_end (builder);
  return lines[0] != NULL ? g_strjoinv ("\n", lines) : NULL;
}
