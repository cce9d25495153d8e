/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "base/bw-day.h"
#include "model/bw-catalogue.h"
#include "model/bw-control-update.h"
#include "model/bw-plan.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/**
 * BwSource:
 *
 * Where records come from: Graph, the demo organisation, saved files. Every call blocks and may be
 * made from any thread, several at once.
 */
#define BW_TYPE_SOURCE (bw_source_get_type ())
G_DECLARE_INTERFACE (BwSource, bw_source, BW, SOURCE, GObject)

/**
 * BwSourceCapabilities:
 * @BW_SOURCE_HISTORY: it has earlier days
 * @BW_SOURCE_CHANGE: states can be changed there
 * @BW_SOURCE_LIVE: it may answer differently later, so that a refresh makes sense
 */
typedef enum {
  BW_SOURCE_HISTORY = 1 << 0,
  BW_SOURCE_CHANGE = 1 << 1,
  BW_SOURCE_LIVE = 1 << 2,
} BwSourceCapabilities;

/**
 * BwSourceError:
 * @BW_SOURCE_ERROR_UNSUPPORTED: this source cannot do that: take another
 * @BW_SOURCE_ERROR_UNKNOWN_CONTROL: it has no such control
 * @BW_SOURCE_ERROR_REFUSED: the change is not allowed for this control
 * @BW_SOURCE_ERROR_NO_DAY: it has no such day: ask for another one
 * @BW_SOURCE_ERROR_ONLY_TOTALS: of such a day it has the totals alone, or what Microsoft could gather: ask for another one,
 *   or later
 * @BW_SOURCE_ERROR_BUSY: another program makes changes there: try again later
 * @BW_SOURCE_ERROR_OUTAGE: it says that it could not gather everything, and has nothing: try again later
 *
 * What can go wrong at a source beyond reading; the code says what the user can do.
 */
typedef enum {
  BW_SOURCE_ERROR_UNSUPPORTED,
  BW_SOURCE_ERROR_UNKNOWN_CONTROL,
  BW_SOURCE_ERROR_REFUSED,
  BW_SOURCE_ERROR_NO_DAY,
  BW_SOURCE_ERROR_ONLY_TOTALS,
  BW_SOURCE_ERROR_OUTAGE,
  BW_SOURCE_ERROR_BUSY,
} BwSourceError;

#define BW_SOURCE_ERROR (bw_source_error_quark ())
GQuark bw_source_error_quark (void);

/**
 * BwDaysDetail:
 * @BW_DAYS_TOTALS: the totals and the comparisons, enough for a chart
 * @BW_DAYS_WHOLE: the control scores too
 *
 * How much of each day is asked for. A source may give more than that.
 */
typedef enum {
  BW_DAYS_TOTALS,
  BW_DAYS_WHOLE,
} BwDaysDetail;

/**
 * BwDaysFunc:
 * @days: (element-type BwSnapshot): whole days
 * @data: what was handed to bw_source_gather()
 *
 * Takes days as they come.
 */
typedef void (*BwDaysFunc) (GPtrArray *days, gpointer data);

struct _BwSourceInterface {
  GTypeInterface parent;

  BwSourceCapabilities (*get_capabilities) (BwSource *self);
  gboolean (*newest) (BwSource *self,
                      BwSnapshot **snapshot,
                      GCancellable *cancellable,
                      GError **error);
  GPtrArray *(*days) (BwSource *self,
                      BwDaysDetail detail,
                      BwDay from,
                      BwDay to,
                      GCancellable *cancellable,
                      GError **error);
  /* NULL where all days come at once. */
  gboolean (*gather) (BwSource *self,
                      BwDay from,
                      BwDay to,
                      BwDaysFunc take,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error);
  gboolean (*catalogue) (BwSource *self,
                         BwCatalogue **catalogue,
                         GCancellable *cancellable,
                         GError **error);
  /* NULL where no catalogue but the newest is known. */
  GPtrArray *(*outlines) (BwSource *self,
                          const BwDay *days,
                          gsize n_days,
                          GCancellable *cancellable,
                          GError **error);
  /* NULL where it is looked up in the catalogue. */
  BwControlProfile *(*control) (BwSource *self,
                                const char *id,
                                GCancellable *cancellable,
                                GError **error);
  /* NULL where whoever may read may change, as far as is known. */
  gboolean (*may_change) (BwSource *self, GCancellable *cancellable, GError **error);
  gboolean (*change) (BwSource *self,
                      BwControlUpdate *update,
                      BwControlProfile **changed,
                      GCancellable *cancellable,
                      GError **error);
};

BwSourceCapabilities bw_source_get_capabilities (BwSource *self);
gboolean
bw_source_newest (BwSource *self, BwSnapshot **snapshot, GCancellable *cancellable, GError **error);
GPtrArray *bw_source_days (BwSource *self,
                           BwDaysDetail detail,
                           BwDay from,
                           BwDay to,
                           GCancellable *cancellable,
                           GError **error);
gboolean bw_source_gather (BwSource *self,
                           BwDay from,
                           BwDay to,
                           BwDaysFunc take,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);
gboolean bw_source_catalogue (BwSource *self,
                              BwCatalogue **catalogue,
                              GCancellable *cancellable,
                              GError **error);
GPtrArray *bw_source_outlines (BwSource *self,
                               const BwDay *days,
                               gsize n_days,
                               GCancellable *cancellable,
                               GError **error);
BwControlProfile *
bw_source_control (BwSource *self, const char *id, GCancellable *cancellable, GError **error);
gboolean bw_source_may_change (BwSource *self, GCancellable *cancellable, GError **error);
gboolean bw_source_change (BwSource *self,
                           BwControlUpdate *update,
                           BwControlProfile **changed,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
