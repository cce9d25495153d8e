/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-statement.h"

G_BEGIN_DECLS

/*
 * BwSeries:
 *
 * What controls were like from day to day, kept by change. Some days are stored; for each of them and each
 * control there is a value or none, and it is that of the last row of or before that day. So a row is
 * written only where a control differs from the stored day before.
 *
 * Days arrive in any order, and again. Whatever is stored for one day, all other stored days keep their
 * values: the next stored day gets a row of its own where it had none and relied on what is now different,
 * and loses one that tells nothing any more.
 *
 * Values are immutable objects; lists of values have a place for each control's number, %NULL where it has
 * no value.
 */
typedef struct _BwSeries BwSeries;

/*
 * BwSeriesKind:
 * @until: selects what holds on day ?1: one row at most for each control
 * @between: selects the rows with ?1 < day <= ?2, oldest day first
 * @next: selects the first stored day after ?1
 * @remove: deletes the row of control ?1 on day ?2
 * @read: makes a value of a row
 * @put: writes the row of a control on a day, in the place of the one there; the value is %NULL where the
 *   control is gone
 * @is_same: whether two values are kept as one
 * @merge: (nullable): the value of two readings of one day, the later second; transfer full
 *
 * A kind of series: its table and its values. The columns of @until and @between are the number of the
 * control, the day, whether the control is there, and from %BW_SERIES_VALUE on what @read wants.
 */
typedef struct {
  const char *until;
  const char *between;
  const char *next;
  const char *remove;
  GObject *(*read) (BwDatabase *database, BwStatement *row, GError **error);
  gboolean (*put) (BwDatabase *database, gint64 control, BwDay day, GObject *value, GError **error);
  gboolean (*is_same) (GObject *a, GObject *b);
  GObject *(*merge) (GObject *earlier, GObject *later);
} BwSeriesKind;

#define BW_SERIES_VALUE 3

/*
 * BwSeriesDay:
 * @day: the day
 * @values: (element-type GObject): the value of each control
 * @was_stored: whether the day was stored before, and is now read again
 * @keeps_missing: whether controls without a value keep the one that they had, since it is known that some
 *   are missing
 */
typedef struct {
  BwDay day;
  GPtrArray *values;
  gboolean was_stored;
  gboolean keeps_missing;
} BwSeriesDay;

BwSeries *bw_series_new (const BwSeriesKind *kind, BwDatabase *database);
void bw_series_free (BwSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSeries, bw_series_free)

gboolean bw_series_seek (BwSeries *self, BwDay day, GError **error);
GPtrArray *bw_series_get_values (BwSeries *self);
gboolean bw_series_store (BwSeries *self, const BwSeriesDay *day, GError **error);

GPtrArray *bw_series_list_new (void);
GObject *bw_series_list_get (GPtrArray *values, gint64 control);
void bw_series_list_set (GPtrArray *values, gint64 control, GObject *value);

G_END_DECLS
