/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-format.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "model/bw-population.h"

/* What stands for a value that is not known. */
#define UNKNOWN "–"

/* What stands before a number below 0. The C library writes a hyphen, which is as wide as a full stop and may be taken for
 * the dash of a list, and at which a line may end. */
#define MINUS "−"

/* The C library writes numbers in the encoding of the locale; everything here is UTF-8. */
static char *
take_as_utf8 (char *text)
{
  g_autofree char *taken = text;

  if (g_utf8_validate (taken, -1, NULL))
    return g_steal_pointer (&taken);
  return g_locale_to_utf8 (taken, -1, NULL, NULL, NULL);
}

static char *
take_number (char *text)
{
  g_autofree char *number = take_as_utf8 (text);

  return *number == '-' ? g_strconcat (MINUS, number + 1, NULL) : g_steal_pointer (&number);
}

/* Adding nothing to what rounds to nothing turns "-0" into "0". */
static double
round_to (double number, double parts)
{
  return round (number * parts) / parts + 0.0;
}

/* A share that is not whole is never said as whole, nor one that is not nothing as nothing: 99.97 %
 * is not done yet. */
static double
round_percentage (double percentage)
{
  double rounded = round_to (percentage, 10);

  if (percentage > 0 && rounded <= 0)
    return 0.1;
  if (percentage < 100 && rounded >= 100)
    return 99.9;
  return rounded;
}

/* What still can be won is never said as nothing. */
static double
round_impact (double impact)
{
  double rounded = round_to (impact, 100);

  return impact > 0 && rounded <= 0 ? 0.01 : rounded;
}

/* Cuts the zeros after the decimal mark, and the mark itself when nothing is left behind it. */
static void
cut_trailing_zeros (char *number, const char *mark)
{
  char *found = g_strrstr (number, mark);
  char *end = number + strlen (number);

  if (*mark == '\0' || found == NULL)
    return;
  while (end > found + strlen (mark) && end[-1] == '0')
    end--;
  if (end == found + strlen (mark))
    end = found;
  *end = '\0';
}

/* The decimal mark of the locale, as the C library writes it. */
static char *
dup_decimal_mark (void)
{
  g_autofree char *half = g_strdup_printf ("%.1f", 0.5);

  return g_strndup (half + 1, strlen (half) - 2);
}

/**
 * bw_format_percentage:
 * @percentage: a share in percent, or NAN
 *
 * Says a share with one decimal: "43.3%", in Dutch "43,3 %". What is less than the whole is never
 * rounded up to it, and what is more than nothing never down to it.
 *
 * Returns: (transfer full): the text
 */
char *
bw_format_percentage (double percentage)
{
  g_autofree char *number = NULL;

  if (!isfinite (percentage))
    return g_strdup (UNKNOWN);

  number = take_as_utf8 (g_strdup_printf ("%.1f", round_percentage (percentage)));
  /* Translators: how a percentage is written; %s is the number, as in "43.3%". Many languages set a
     (no-break) space before the sign, Dutch among them. */
  return g_strdup_printf (C_ ("percentage", "%s%%"), number);
}

/**
 * bw_format_whole_percentage:
 * @percentage: a share in whole percents, as a mark of a scale or a limit is
 *
 * Returns: (transfer full): the share without decimals, as in "40%"
 */
char *
bw_format_whole_percentage (double percentage)
{
  /* Translators: a percentage without decimals, as beside a chart. Many languages set a (no-break) space before the sign,
     Dutch among them. */
  return g_strdup_printf (C_ ("chart", "%d%%"), (int) round (percentage));
}

/**
 * bw_format_impact:
 * @percentage_points: a score impact in percentage points, or NAN
 *
 * Says what an action would add to the score, with two decimals as the portal does: "+1.23%".
 *
 * Returns: (transfer full): the text
 */
char *
bw_format_impact (double percentage_points)
{
  g_autofree char *number = NULL;

  if (!isfinite (percentage_points))
    return g_strdup (UNKNOWN);

  number = take_number (g_strdup_printf ("%+.2f", round_impact (percentage_points)));
  /* Translators: how a score impact is written; %s is the number with its sign, as in "+1.23%". */
  return g_strdup_printf (C_ ("score impact", "%s%%"), number);
}

/**
 * bw_format_points:
 * @points: points, or NAN
 *
 * Says points with at most two decimals and no zeros at their end: "10", "7.83", "1,032.1".
 *
 * Returns: (transfer full): the text
 */
char *
bw_format_points (double points)
{
  g_autofree char *mark = NULL;
  g_autofree char *number = NULL;

  if (!isfinite (points))
    return g_strdup (UNKNOWN);

  mark = dup_decimal_mark ();
  number = g_strdup_printf ("%'.2f", round_to (points, 100));
  cut_trailing_zeros (number, mark);
  return take_number (g_steal_pointer (&number));
}

/**
 * bw_format_points_change:
 * @points: by how much points changed, or NAN
 *
 * Says it like bw_format_points(), with its sign: "+1.5", "−12", "0".
 *
 * Returns: (transfer full): the text
 */
char *
bw_format_points_change (double points)
{
  g_autofree char *number = bw_format_points (points);

  return isfinite (points) && round_to (points, 100) > 0 ? g_strconcat ("+", number, NULL)
                                                         : g_steal_pointer (&number);
}

/**
 * bw_format_to_plain_signs:
 * @text: a text with numbers in it
 *
 * Returns: (transfer full): the text with the signs of numbers below 0 as other programs read them, and as encodings have
 *   them that are not UTF-8
 */
char *
bw_format_to_plain_signs (const char *text)
{
  GString *plain = g_string_new (text);

  g_string_replace (plain, MINUS, "-", 0);
  return g_string_free_and_steal (plain);
}

/**
 * bw_format_points_of:
 * @points: achieved points, or NAN
 * @max_points: attainable points, or NAN
 *
 * Returns: (transfer full): the text, as in "5 / 10"
 */
char *
bw_format_points_of (double points, double max_points)
{
  g_autofree char *achieved = bw_format_points (points);
  g_autofree char *attainable = bw_format_points (max_points);

  /* Translators: achieved points of attainable points, as in "5 / 10". */
  return g_strdup_printf (C_ ("points", "%s / %s"), achieved, attainable);
}

/**
 * bw_format_count:
 * @count: how many
 *
 * Returns: (transfer full): the number with the locale's separators, as in "1,204"
 */
char *
bw_format_count (guint count)
{
  return take_as_utf8 (g_strdup_printf ("%'u", count));
}

static char *
format_day (BwDay day, const char *pattern)
{
  g_autoptr (GDateTime) midnight = bw_day_to_date_time (day);
  char *text = midnight != NULL ? g_date_time_format (midnight, pattern) : NULL;

  return text != NULL ? text : g_strdup (UNKNOWN);
}

/**
 * bw_format_day:
 * @day: a UTC day, or %BW_DAY_NONE
 *
 * Says a day in full. It does not depend on the time zone: a day of Graph is a UTC day.
 *
 * Returns: (transfer full): the text, as in "23 November 2026"
 */
char *
bw_format_day (BwDay day)
{
  /* Translators: a date in full, as in "23 November 2026"; see strftime(3). %B is the name of the
     month as it stands beside a day. */
  return format_day (day, C_ ("date", "%-d %B %Y"));
}

/**
 * bw_format_day_short:
 * @day: a UTC day, or %BW_DAY_NONE
 *
 * Returns: (transfer full): the day where there is little room, as in "23 Nov 2026"
 */
char *
bw_format_day_short (BwDay day)
{
  /* Translators: a date where there is little room, as in "23 Nov 2026"; see strftime(3). */
  return format_day (day, C_ ("short date", "%-d %b %Y"));
}

/**
 * bw_format_day_of_month:
 * @day: a UTC day, or %BW_DAY_NONE
 *
 * Returns: (transfer full): the day without its year, as in "23 Nov"
 */
char *
bw_format_day_of_month (BwDay day)
{
  /* Translators: a date below a chart, as in "23 Nov"; see strftime(3). */
  return format_day (day, C_ ("chart date", "%-d %b"));
}

/**
 * bw_format_month:
 * @day: a UTC day, or %BW_DAY_NONE
 *
 * Returns: (transfer full): its month alone, as in "Nov"
 */
char *
bw_format_month (BwDay day)
{
  /* Translators: a month below a chart, as in "Nov"; see strftime(3). */
  return format_day (day, C_ ("chart date", "%b"));
}

/**
 * bw_format_month_of_year:
 * @day: a UTC day, or %BW_DAY_NONE
 *
 * Returns: (transfer full): its month and year, as in "Nov 2026"
 */
char *
bw_format_month_of_year (BwDay day)
{
  /* Translators: a month of a year below a chart, as in "Nov 2026"; see strftime(3). */
  return format_day (day, C_ ("chart date", "%b %Y"));
}

/**
 * bw_format_year:
 * @day: a UTC day, or %BW_DAY_NONE
 *
 * Returns: (transfer full): its year, as in "2026"
 */
char *
bw_format_year (BwDay day)
{
  /* Translators: a year below a chart, as in "2026"; see strftime(3). */
  return format_day (day, C_ ("chart date", "%Y"));
}

/**
 * bw_format_moment_day:
 * @moment: (nullable): a moment
 *
 * Returns: (transfer full): the UTC day of @moment in full
 */
char *
bw_format_moment_day (GDateTime *moment)
{
  return bw_format_day (bw_day_from_date_time (moment));
}

static char *
format_whole (gint64 number)
{
  return take_as_utf8 (g_strdup_printf ("%'" G_GINT64_FORMAT, number));
}

/**
 * bw_format_moment:
 * @moment: a moment
 *
 * Returns: (transfer full): its day and time where the user is
 */
char *
bw_format_moment (GDateTime *moment)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;
  g_autofree char *hour = NULL;

  g_return_val_if_fail (moment != NULL, NULL);

  local = g_date_time_to_local (moment);
  day = bw_format_day (bw_day_new ((guint) g_date_time_get_year (local),
                                   (guint) g_date_time_get_month (local),
                                   (guint) g_date_time_get_day_of_month (local)));
  hour = g_date_time_format (local, "%H:%M");
  /* Translators: a day, then a time, as in "29 November 2026, 14:03". */
  return g_strdup_printf (C_ ("moment", "%s, %s"), day, hour);
}

/**
 * bw_format_population:
 * @action: an action
 *
 * Says how many users, devices or mailboxes meet an action, where Microsoft says so and the numbers
 * agree with the points (graph.md §1.3); the numbers alone where it does not say what it counts.
 *
 * Returns: (transfer full) (nullable): the text, as in "12 of 40 users", or %NULL where nothing
 *   certain can be said
 */
char *
bw_format_population (BwAction *action)
{
  g_autofree char *met = NULL;
  g_autofree char *all = NULL;
  gint64 count = 0;
  gint64 total = 0;

  if (!bw_action_get_population (action, &count, &total))
    return NULL;

  met = format_whole (count);
  all = format_whole (total);
  switch (bw_population_of_action (action)) {
  case BW_POPULATION_USERS:
    /* Translators: how many of the users meet an action, as in "12 of 40 users". The plural follows
       the second number. */
    return g_strdup_printf (ngettext ("%s of %s user", "%s of %s users", (gulong) total), met, all);
  case BW_POPULATION_DEVICES:
    return g_strdup_printf (
        /* Translators: how many of the computers meet an action, as in "12 of 40 devices". The
           plural follows the second number. */
        ngettext ("%s of %s device", "%s of %s devices", (gulong) total), met, all);
  case BW_POPULATION_MAILBOXES:
    return g_strdup_printf (
        /* Translators: how many of the mailboxes meet an action, as in "12 of 40 mailboxes". The
           plural follows the second number. */
        ngettext ("%s of %s mailbox", "%s of %s mailboxes", (gulong) total), met, all);
  case BW_POPULATION_UNKNOWN:
  default:
    /* Translators: how many of all meet an action where it is not known what is counted, as in
       "12 of 40". */
    return g_strdup_printf (C_ ("population", "%s of %s"), met, all);
  }
}
