/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwSingleFlight:
 *
 * Lets one thread at a time do a thing, and the others wait for what comes of it instead of doing it
 * again. A wait can be cancelled.
 */
typedef struct _BwSingleFlight BwSingleFlight;

/**
 * BwFlight:
 * @BW_FLIGHT_LEAD: this thread does it, and calls bw_single_flight_land()
 * @BW_FLIGHT_LANDED: another thread has done it
 * @BW_FLIGHT_FAILED: another thread has failed, or the wait was cancelled
 *
 * What a thread has to do.
 */
typedef enum {
  BW_FLIGHT_LEAD,
  BW_FLIGHT_LANDED,
  BW_FLIGHT_FAILED,
} BwFlight;

BwSingleFlight *bw_single_flight_new (void);
void bw_single_flight_free (BwSingleFlight *self);
BwFlight bw_single_flight_board (BwSingleFlight *self, GCancellable *cancellable, GError **error);
void bw_single_flight_land (BwSingleFlight *self, const GError *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSingleFlight, bw_single_flight_free)

G_END_DECLS
