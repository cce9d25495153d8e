/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-day.h"

G_BEGIN_DECLS

/**
 * BwStandingTextFields:
 * @name: the name of an organisation
 * @percentage: its score in percent, or NAN
 * @points: its points, or NAN
 * @max: its attainable points, or NAN
 * @since_yesterday: how much higher the score is than the day before, in percentage points, or NAN
 * @over_month: how much higher it is than thirty days before, or NAN
 * @month_day: the day that this is compared with, or %BW_DAY_NONE: where there is no record of that day, one of before it
 * @day: the day of it, or %BW_DAY_NONE
 * @unreadable: whether it is not known, as what is kept cannot be read
 * @signed_in: whether it is signed in to
 *
 * Where an organisation stands, for a sentence.
 */
typedef struct {
  const char *name;
  double percentage;
  double points;
  double max;
  double since_yesterday;
  double over_month;
  BwDay month_day;
  BwDay day;
  gboolean unreadable;
  const char *signed_in;
} BwStandingTextFields;

char *bw_standing_text_say_since (const BwStandingTextFields *fields);
char *bw_standing_text_say_detail (const BwStandingTextFields *fields);
char *bw_standing_text_say_row (const BwStandingTextFields *fields);
char *bw_standing_text_say_progress (guint n_done, guint n_all);
char *bw_standing_text_say_refreshed (guint n_refreshed, guint n_all, gboolean is_called_off);

G_END_DECLS
