/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "base/bw-clock.h"
#include "base/bw-interaction.h"
#include "model/bw-cloud.h"
#include "net/bw-http-answer.h"
#include "net/bw-http-error.h"

G_BEGIN_DECLS

/**
 * BwHttp:
 *
 * One HTTP exchange done right, for one organisation: no more than four at once by this object, a deadline over the
 * whole of each, tries again where that makes sense, limits on what comes back, no redirect to
 * another origin, nothing secret in any message. Every call blocks; it may be used from any thread.
 */
#define BW_TYPE_HTTP (bw_http_get_type ())
G_DECLARE_FINAL_TYPE (BwHttp, bw_http, BW, HTTP, GObject)

/* How many exchanges of one BwHttp run at once (graph.md §5): the page of an organisation has one, the page of all of them one
   for each that it refreshes, and another process its own. And the largest answer in bytes, unpacked. */
#define BW_HTTP_MAX_AT_ONCE 4
#define BW_HTTP_MAX_BYTES (64 * 1024 * 1024)

/**
 * BwHttpFields:
 * @clock: the time, also for waiting
 * @interaction: (nullable): is told of long waits (%BW_STEP_WAITING)
 * @trust: (nullable): the authorities that are trusted; %NULL for the system's
 * @proxy: (nullable): how proxies are found; %NULL for the desktop's and the environment's
 * @network: (nullable): tells of the network whether one has to sign in to it first; %NULL for the desktop's own
 * @deadline: how long one try may take as a whole, in microseconds of real time; 0 for two minutes
 * @timeout: how long nothing may come, in seconds; 0 for thirty
 *
 * What a #BwHttp is made of.
 */
typedef struct {
  BwClock *clock;
  BwInteraction *interaction;
  GTlsDatabase *trust;
  GProxyResolver *proxy;
  GNetworkMonitor *network;
  GTimeSpan deadline;
  guint timeout;
} BwHttpFields;

/**
 * BwHttpRequest:
 * @method: `GET`, `POST`, `PATCH`
 * @address: the whole address
 * @origin: the origin that it must be of, `https://graph.microsoft.com`; also after a redirect
 * @bearer: (nullable): the access token
 * @content_type: (nullable): of @body
 * @body: (nullable): what is sent
 * @make_body: (nullable): makes it anew for another try, where what is in it grows old
 * @make_data: what @make_body is given
 * @prefer: (nullable): the header `Prefer`
 * @once: whether it is tried once only, whatever happens
 * @grace: where it is cancelled once it is on its way, how long its answer is still waited for, in
 *   microseconds of real time: what it changes there must not get lost here
 *
 * What is asked. A bearer is sent to an `https` origin only, or to a loopback one.
 */
typedef struct {
  const char *method;
  const char *address;
  const char *origin;
  const char *bearer;
  const char *content_type;
  GBytes *body;
  GBytes *(*make_body) (gpointer data);
  gpointer make_data;
  const char *prefer;
  gboolean once;
  GTimeSpan grace;
} BwHttpRequest;

BwHttp *bw_http_new (const BwHttpFields *fields);
BwHttp *
bw_http_new_for_cloud (BwCloud *cloud, BwClock *clock, BwInteraction *interaction, GError **error);
BwHttpAnswer *bw_http_exchange (BwHttp *self,
                                const BwHttpRequest *request,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
