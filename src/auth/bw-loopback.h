/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "base/bw-address-maker.h"
#include "base/bw-clock.h"

G_BEGIN_DECLS

/**
 * BwLoopback:
 *
 * Waits on this machine for the browser to come back from a sign-in. It belongs to the thread that
 * made it.
 */
#define BW_TYPE_LOOPBACK (bw_loopback_get_type ())
G_DECLARE_FINAL_TYPE (BwLoopback, bw_loopback, BW, LOOPBACK, GObject)

/* How long it waits. */
#define BW_LOOPBACK_LIMIT (5 * G_TIME_SPAN_MINUTE)

BwLoopback *bw_loopback_new (const char *state, BwClock *clock, GError **error);
const char *bw_loopback_get_redirect (BwLoopback *self);
BwAddressMaker *bw_loopback_lead_to (BwLoopback *self, const char *target);
char *bw_loopback_wait (BwLoopback *self, GCancellable *cancellable, GError **error);

G_END_DECLS
