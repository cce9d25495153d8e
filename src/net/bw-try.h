/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "net/bw-http.h"
#include "net/bw-proxy.h"
#include "net/bw-watchdog.h"

G_BEGIN_DECLS

/**
 * BwTry:
 * @session: who sends
 * @proxy: how proxies are found
 * @network: (nullable): tells of the network; %NULL for the desktop's own
 * @clock: the time, against which a date in an answer is read that does not say when it was sent
 * @request: what is asked
 * @id: the `client-request-id`, which is sent with all of it and kept in errors
 * @watch: what watches over its time
 * @cancellable: what ends it, also when its time is up: that of @watch
 *
 * One try of a request, with the redirects that it leads to.
 */
typedef struct {
  SoupSession *session;
  BwProxy *proxy;
  GNetworkMonitor *network;
  BwClock *clock;
  const BwHttpRequest *request;
  const char *id;
  BwWatch *watch;
  GCancellable *cancellable;
} BwTry;

BwHttpAnswer *bw_try_run (const BwTry *self, GError **error);

G_END_DECLS
