/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-day-ticks.h"

/* How far ticks may be apart. Where the last of them are still too close, they are doubled. */
static const struct {
  BwTickUnit unit;
  guint every;
} STEPS[] = {
  { BW_TICK_DAY, 1 },   { BW_TICK_DAY, 2 },   { BW_TICK_DAY, 7 },   { BW_TICK_DAY, 14 },
  { BW_TICK_MONTH, 1 }, { BW_TICK_MONTH, 3 }, { BW_TICK_MONTH, 6 }, { BW_TICK_YEAR, 1 },
  { BW_TICK_YEAR, 2 },  { BW_TICK_YEAR, 5 },  { BW_TICK_YEAR, 10 },
};

/* Day 1 was a Monday, so weeks begin on one. */
static BwDay
find_first_day (BwDay from, guint every)
{
  BwDay rest = (from + every - 1) % every;

  return rest == 0 ? from : from + every - rest;
}

static void
add_days (GArray *ticks, BwDay from, BwDay to, guint every)
{
  for (BwDay day = find_first_day (from, every); day <= to; day += every)
    g_array_append_val (ticks, day);
}

/* Months are counted from the year 0. */
static BwDay
get_first_of_month (guint month)
{
  return bw_day_new (month / 12, month % 12 + 1, 1);
}

static void
add_months (GArray *ticks, BwDay from, BwDay to, guint every)
{
  g_autoptr (GDate) date = g_date_new_julian (from);
  guint month = g_date_get_year (date) * 12u + g_date_get_month (date) - 1u;
  BwDay day = BW_DAY_NONE;

  month = (month + every - 1) / every * every;
  if (get_first_of_month (month) < from)
    month += every;
  for (day = get_first_of_month (month); day != BW_DAY_NONE && day <= to;
       day = get_first_of_month (month)) {
    g_array_append_val (ticks, day);
    month += every;
  }
}

static void
fill (GArray *ticks, BwDay from, BwDay to, BwTickUnit unit, guint every)
{
  g_array_set_size (ticks, 0);
  if (unit == BW_TICK_DAY)
    add_days (ticks, from, to, every);
  else
    add_months (ticks, from, to, unit == BW_TICK_YEAR ? every * 12 : every);
}

static GArray *
list_ends (BwDay from, BwDay to, guint most, BwTickUnit *unit)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (BwDay));

  *unit = BW_TICK_DAY;
  g_array_append_val (ticks, from);
  if (most > 1 && to > from)
    g_array_append_val (ticks, to);
  return ticks;
}

/**
 * bw_day_ticks_list:
 * @from: the first day of an axis
 * @to: the last one, not before @from
 * @most: how many ticks there is room for, at least 1
 * @unit: (out): what they are told as
 *
 * Chooses days that divide an axis into parts that people know: days, weeks from Monday on, months, quarters,
 * halves, years.
 *
 * Returns: (transfer full) (element-type BwDay): the days, the oldest first, as many as can be within @most
 */
GArray *
bw_day_ticks_list (BwDay from, BwDay to, guint most, BwTickUnit *unit)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (BwDay));
  guint every = 0;

  g_return_val_if_fail (from != BW_DAY_NONE && from <= to, NULL);
  g_return_val_if_fail (most > 0, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++) {
    *unit = STEPS[i].unit;
    every = STEPS[i].every;
    fill (ticks, from, to, *unit, every);
    /* Within a month there may be no first day of one. */
    if (ticks->len == 0)
      return list_ends (from, to, most, unit);
    if (ticks->len <= most)
      return g_steal_pointer (&ticks);
  }
  while (ticks->len > most) {
    every *= 2;
    fill (ticks, from, to, BW_TICK_YEAR, every);
  }
  return g_steal_pointer (&ticks);
}
