/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-day.h"

#include <string.h>

/**
 * bw_day_new:
 * @year: the year, 1 to 9999
 * @month: the month, 1 to 12
 * @day_of_month: the day, from 1
 *
 * Returns: the day, or %BW_DAY_NONE where there is no such date
 */
BwDay
bw_day_new (guint year, guint month, guint day_of_month)
{
  GDate date;

  if (year > 9999 || month > 12 || day_of_month > 31)
    return BW_DAY_NONE;
  if (!g_date_valid_dmy ((GDateDay) day_of_month, (GDateMonth) month, (GDateYear) year))
    return BW_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day_of_month, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

/**
 * bw_day_from_date_time:
 * @moment: (nullable): a moment in any time zone
 *
 * Returns: the UTC day that @moment falls on, or %BW_DAY_NONE for %NULL
 */
BwDay
bw_day_from_date_time (GDateTime *moment)
{
  g_autoptr (GDateTime) utc = NULL;

  if (moment == NULL)
    return BW_DAY_NONE;

  utc = g_date_time_to_utc (moment);
  return bw_day_new ((guint) g_date_time_get_year (utc), (guint) g_date_time_get_month (utc),
                     (guint) g_date_time_get_day_of_month (utc));
}

/**
 * bw_day_from_iso:
 * @text: (nullable): `2026-11-23`, or a whole ISO 8601 moment
 *
 * Returns: the UTC day, or %BW_DAY_NONE where @text is neither
 */
BwDay
bw_day_from_iso (const char *text)
{
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *midnight = NULL;

  if (text == NULL)
    return BW_DAY_NONE;
  if (strlen (text) == strlen ("2026-11-23")) {
    midnight = g_strconcat (text, "T00:00:00Z", NULL);
    text = midnight;
  }

  moment = g_date_time_new_from_iso8601 (text, utc);
  return bw_day_from_date_time (moment);
}

/**
 * bw_day_to_iso:
 * @day: a day
 *
 * Returns: (transfer full) (nullable): the day as `2026-11-23`, or %NULL for %BW_DAY_NONE
 */
char *
bw_day_to_iso (BwDay day)
{
  GDate date;

  if (day == BW_DAY_NONE)
    return NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (&date),
                          (guint) g_date_get_month (&date), (guint) g_date_get_day (&date));
}

/**
 * bw_day_to_date_time:
 * @day: a day
 *
 * Returns: (transfer full) (nullable): midnight UTC at the start of @day, or %NULL for %BW_DAY_NONE
 */
GDateTime *
bw_day_to_date_time (BwDay day)
{
  GDate date;

  if (day == BW_DAY_NONE)
    return NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date),
                              g_date_get_day (&date), 0, 0, 0);
}
