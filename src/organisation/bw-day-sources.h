/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-organisation.h"

G_BEGIN_DECLS

/* How long a gap in the days may be that is gone back over to what a day is compared with: both stand on one page
   then. */
#define BW_DAYS_BACK 8

/*
 * BwDaySources:
 * @first: what is asked
 * @further: (nullable): what is asked for what the first one has no days of any more
 *
 * Where the days of an organisation are read from. What is kept goes further back, and is there without network; where
 * Microsoft knows what could not be kept, it goes first.
 */
typedef struct {
  BwSource *first;
  BwSource *further;
} BwDaySources;

BwDaySources bw_day_sources_open (BwOrganisation *self, GCancellable *cancellable);
void bw_day_sources_clear (BwDaySources *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwDaySources, bw_day_sources_clear)

gboolean bw_day_sources_fall_back (BwDaySources *self, GError **problem);
gboolean bw_day_sources_find_newest (const BwDaySources *self,
                                     BwClock *clock,
                                     BwDay *to,
                                     GCancellable *cancellable,
                                     GError **error);
GPtrArray *bw_day_sources_read (const BwDaySources *self,
                                BwDaysDetail detail,
                                BwDay from,
                                BwDay to,
                                GCancellable *cancellable,
                                GError **error);
GPtrArray *bw_day_sources_outline (const BwDaySources *self,
                                   const BwDay *days,
                                   gsize n_days,
                                   GCancellable *cancellable,
                                   GError **error);
BwDay bw_day_sources_go_back (BwDay day, guint n_days);

G_END_DECLS
