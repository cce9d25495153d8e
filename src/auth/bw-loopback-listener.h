/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwLoopbackListener:
 *
 * One free port on both loopback addresses, 127.0.0.1 and ::1: browsers try either first, and nobody
 * else may sit on the other. It takes few connections at once and lets the oldest go for a new one,
 * so that nobody can fill it up.
 */
typedef struct _BwLoopbackListener BwLoopbackListener;

/* How many connections at once. */
#define BW_LOOPBACK_LISTENER_MOST 16

/**
 * BwLoopbackTake:
 * @connection: somebody who came
 * @data: what was given along
 *
 * Takes a connection over.
 */
typedef void (*BwLoopbackTake) (GSocketConnection *connection, gpointer data);

BwLoopbackListener *bw_loopback_listener_new (GError **error);
void bw_loopback_listener_free (BwLoopbackListener *self);
guint16 bw_loopback_listener_get_port (BwLoopbackListener *self);
void bw_loopback_listener_start (BwLoopbackListener *self,
                                 GMainContext *context,
                                 BwLoopbackTake take,
                                 gpointer data);
void bw_loopback_listener_stop (BwLoopbackListener *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwLoopbackListener, bw_loopback_listener_free)

G_END_DECLS
