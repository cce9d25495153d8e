/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwWatchdog:
 *
 * Cancels what takes too long, by real time. It has one thread, which is started when it is first
 * needed. It may be used from any thread.
 */
typedef struct _BwWatchdog BwWatchdog;

/**
 * BwWatch:
 *
 * One thing that is watched.
 */
typedef struct _BwWatch BwWatch;

BwWatchdog *bw_watchdog_new (void);
void bw_watchdog_free (BwWatchdog *self);
BwWatch *bw_watchdog_watch (BwWatchdog *self, GTimeSpan span, GCancellable *cancellable);

GCancellable *bw_watch_get_cancellable (BwWatch *self);
void bw_watch_begin_grace (BwWatch *self, GTimeSpan grace);
gboolean bw_watch_has_expired (BwWatch *self);
void bw_watch_end (BwWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwWatchdog, bw_watchdog_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwWatch, bw_watch_end)

G_END_DECLS
