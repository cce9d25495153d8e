/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-standing-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "present/bw-format.h"

/* How far back is compared, in days. */
#define MONTH 30

static gboolean
is_of_other_day (const BwStandingTextFields *fields)
{
  return isfinite (fields->over_month) && fields->month_day != BW_DAY_NONE &&
         fields->day - fields->month_day != MONTH;
}

/**
 * bw_standing_text_say_since:
 * @fields: where an organisation stands
 *
 * Returns: (transfer full) (nullable): with which day its score is compared in the place of that of thirty days before;
 *   %NULL where it is that, or none
 */
char *
bw_standing_text_say_since (const BwStandingTextFields *fields)
{
  g_autofree char *month_day = bw_format_day (fields->month_day);

  if (!is_of_other_day (fields))
    return NULL;
  /* Translators: %s is a day. The score is compared with that of thirty days before; of that day nothing is kept. */
  return g_strdup_printf (_ ("Since %s, as nothing is kept of 30 days before"), month_day);
}

static char *
say_over_month (const BwStandingTextFields *fields)
{
  g_autofree char *month = bw_format_impact (fields->over_month);
  g_autofree char *month_day = bw_format_day (fields->month_day);

  if (is_of_other_day (fields))
    /* Translators: how much higher a score is than on a day, as in "+2.1% since 23 October 2026". */
    return g_strdup_printf (C_ ("standing", "%s since %s"), month, month_day);
  /* Translators: how much higher a score is than thirty days before, as in "+2.1% over 30 days". */
  return g_strdup_printf (_ ("%s over 30 days"), month);
}

static void
add_changes (GStrvBuilder *parts, const BwStandingTextFields *fields)
{
  g_autofree char *day_before = bw_format_impact (fields->since_yesterday);

  if (isfinite (fields->since_yesterday))
    /* Translators: how much higher a score is than the day before, as in "+0.4% since the day before". */
    g_strv_builder_take (parts, g_strdup_printf (_ ("%s since the day before"), day_before));
  if (isfinite (fields->over_month))
    g_strv_builder_take (parts, say_over_month (fields));
}

static GStrvBuilder *
list_parts (const BwStandingTextFields *fields)
{
  GStrvBuilder *parts = g_strv_builder_new ();

  if (fields->unreadable)
    return parts;
  if (fields->day == BW_DAY_NONE) {
    /* Translators: an organisation of which no score was read yet. */
    g_strv_builder_add (parts, _ ("Nothing kept yet"));
    return parts;
  }
  g_strv_builder_take (parts, bw_format_points_of (fields->points, fields->max));
  add_changes (parts, fields);
  g_strv_builder_take (parts, bw_format_day (fields->day));
  return parts;
}

static char *
join (GStrvBuilder *parts)
{
  g_auto (GStrv) list = g_strv_builder_end (parts);

  /* Translators: what stands between the parts of a line about an organisation. */
  return g_strjoinv (C_ ("standing", " · "), list);
}

/**
 * bw_standing_text_say_detail:
 * @fields: where an organisation stands
 *
 * Returns: (transfer full): its points, how they changed, the day and the sign-in, for the second line of a row
 */
char *
bw_standing_text_say_detail (const BwStandingTextFields *fields)
{
  g_autoptr (GStrvBuilder) parts = list_parts (fields);

  g_strv_builder_add (parts, fields->signed_in);
  return join (parts);
}

/**
 * bw_standing_text_say_row:
 * @fields: where an organisation stands
 *
 * Returns: (transfer full): all of it in one breath, for screen readers
 */
char *
bw_standing_text_say_row (const BwStandingTextFields *fields)
{
  g_autofree char *percentage = bw_format_percentage (fields->percentage);
  g_autofree char *detail = bw_standing_text_say_detail (fields);

  if (fields->day == BW_DAY_NONE)
    /* Translators: what a screen reader says of an organisation: its name, and that nothing is kept of it. */
    return g_strdup_printf (C_ ("standing", "%s: %s"), fields->name, detail);
  /* Translators: what a screen reader says of an organisation: its name, its score in percent, and more of it. */
  return g_strdup_printf (C_ ("standing", "%s: %s, %s"), fields->name, percentage, detail);
}

/**
 * bw_standing_text_say_progress:
 * @n_done: with how many organisations a refresh of all is done
 * @n_all: how many there are
 *
 * Returns: (transfer full): how far it is
 */
char *
bw_standing_text_say_progress (guint n_done, guint n_all)
{
  g_autofree char *done = bw_format_count (n_done);
  g_autofree char *all = bw_format_count (n_all);

  /* Translators: how far a refresh of all organisations is, as in "3 of 20"; there is little room. */
  return g_strdup_printf (_ ("Refreshing: %s of %s"), done, all);
}

/**
 * bw_standing_text_say_refreshed:
 * @n_refreshed: how many organisations were refreshed
 * @n_all: how many there are
 * @is_called_off: whether somebody called it off
 *
 * Returns: (transfer full): what came of refreshing all
 */
char *
bw_standing_text_say_refreshed (guint n_refreshed, guint n_all, gboolean is_called_off)
{
  g_autofree char *refreshed = bw_format_count (n_refreshed);
  g_autofree char *all = bw_format_count (n_all);

  if (is_called_off)
    /* Translators: told in passing, there is little room. The refresh of all organisations was called off; so many of them
       had been refreshed, as in "3 of 20". */
    return g_strdup_printf (_ ("Refresh called off: %s of %s done"), refreshed, all);
  return g_strdup_printf (
      /* Translators: told in passing. What came of refreshing all organisations, as in "18 of 20 organisations
         refreshed". The plural follows the second number. */
      ngettext ("%s of %s organisation refreshed", "%s of %s organisations refreshed", n_all),
      refreshed, all);
}
