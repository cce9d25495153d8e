/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-http.h"

#include <libsoup/soup.h>

#include "base/bw-origin.h"
#include "net/bw-failure.h"
#include "net/bw-gate.h"
#include "net/bw-pauses.h"
#include "net/bw-proxy.h"
#include "net/bw-retry.h"
#include "net/bw-try.h"
#include "net/bw-watchdog.h"

#define TOO_MANY 429
#define DEADLINE (2 * G_TIME_SPAN_MINUTE)
#define TIMEOUT 30

/* So many that libsoup itself never makes a thread wait for one, which could not be called off. */
#define MAX_CONNECTIONS (4 * BW_HTTP_MAX_AT_ONCE)

struct _BwHttp {
  GObject parent_instance;

  BwClock *clock;
  BwInteraction *interaction;
  BwProxy *proxy;
  GNetworkMonitor *network;
  SoupSession *session;
  GTimeSpan deadline;
  BwGate *gate;
  BwPauses *pauses;
  BwWatchdog *watchdog;
};

G_DEFINE_FINAL_TYPE (BwHttp, bw_http, G_TYPE_OBJECT)

static void
bw_http_finalize (GObject *object)
{
  BwHttp *self = BW_HTTP (object);

  g_clear_object (&self->session);
  g_clear_object (&self->proxy);
  g_clear_object (&self->network);
  g_clear_object (&self->interaction);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->gate, bw_gate_free);
  g_clear_pointer (&self->pauses, bw_pauses_free);
  g_clear_pointer (&self->watchdog, bw_watchdog_free);

  G_OBJECT_CLASS (bw_http_parent_class)->finalize (object);
}

static void
bw_http_class_init (BwHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_http_finalize;
}

static void
bw_http_init (BwHttp *self)
{
  self->gate = bw_gate_new (BW_HTTP_MAX_AT_ONCE);
  self->watchdog = bw_watchdog_new ();
}

/* The environment goes first: who sets it for one program means it. */
static BwProxy *
find_proxy (GProxyResolver *given)
{
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GProxyResolver) resolver = NULL;

  if (given != NULL)
    return bw_proxy_new (given);
  resolver = bw_proxy_new_from_environment ((const char *const *) environment);
  return bw_proxy_new (resolver != NULL ? resolver : g_proxy_resolver_get_default ());
}

/* No idle time-out: its source would run on the main loop, and close a connection under a worker's
 * hands. The service closes what is idle. */
static SoupSession *
make_session (BwHttp *self, const BwHttpFields *fields)
{
  SoupSession *session = soup_session_new_with_options (
      "max-conns", MAX_CONNECTIONS, "max-conns-per-host", MAX_CONNECTIONS, "idle-timeout", 0,
      "timeout", fields->timeout != 0 ? fields->timeout : TIMEOUT, "proxy-resolver", self->proxy,
      NULL);

  if (fields->trust != NULL)
    soup_session_set_tls_database (session, fields->trust);
  return session;
}

/**
 * bw_http_new:
 * @fields: what it is made of; all of it is referenced
 *
 * Returns: (transfer full): who makes exchanges; the environment is read now
 */
BwHttp *
bw_http_new (const BwHttpFields *fields)
{
  BwHttp *self = NULL;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (BW_IS_CLOCK (fields->clock), NULL);

  self = g_object_new (BW_TYPE_HTTP, NULL);
  g_set_object (&self->clock, fields->clock);
  g_set_object (&self->interaction, fields->interaction);
  self->pauses = bw_pauses_new (fields->clock);
  self->deadline = fields->deadline > 0 ? fields->deadline : DEADLINE;
  self->proxy = find_proxy (fields->proxy);
  g_set_object (&self->network, fields->network);
  self->session = make_session (self, fields);
  return self;
}

/**
 * bw_http_new_for_cloud:
 * @cloud: whose hosts are asked
 * @clock: the time
 * @interaction: (nullable): is told of long waits
 * @error: return location for %BW_HTTP_ERROR_TRUST_FILE
 *
 * Returns: (transfer full): who makes exchanges with that cloud, trusting whom it says
 */
BwHttp *
bw_http_new_for_cloud (BwCloud *cloud, BwClock *clock, BwInteraction *interaction, GError **error)
{
  const char *path = NULL;
  g_autoptr (GTlsDatabase) trust = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (BW_IS_CLOUD (cloud), NULL);

  path = bw_cloud_get_trust_file (cloud);
  if (path != NULL) {
    trust = g_tls_file_database_new (path, &problem);
    if (trust == NULL) {
      g_propagate_error (error, bw_http_error_new (BW_HTTP_ERROR_TRUST_FILE, NULL, "%s: %s", path,
                                                   problem->message));
      return NULL;
    }
  }

  return bw_http_new (
      &(BwHttpFields) { .clock = clock, .interaction = interaction, .trust = trust });
}

/* Nothing goes to another origin than the one that was meant, and a token only where nobody listens. */
static gboolean
check_request (const BwHttpRequest *request, GError **error)
{
  g_autofree char *host = bw_origin_dup_host (request->address);
  BwHttpErrorFields fields = { .host = host };

  if (!bw_origin_equal (request->address, request->origin)) {
    g_propagate_error (error,
                       bw_http_error_new (BW_HTTP_ERROR_OTHER_HOST, &fields,
                                          "nothing is sent to %s", host != NULL ? host : "?"));
    return FALSE;
  }
  if (request->bearer != NULL && !bw_origin_is_secure (request->origin) &&
      !bw_origin_is_loopback (request->origin)) {
    g_propagate_error (error,
                       bw_http_error_new (BW_HTTP_ERROR_OTHER_HOST, &fields,
                                          "no access token is sent unencrypted to %s", host));
    return FALSE;
  }

  return TRUE;
}

/* What libsoup calls cancelled is a time-out, unless the caller cancelled. */
static void
tell_expired (BwHttp *self, const BwHttpRequest *request, const char *id, GError **error)
{
  g_autofree char *host = bw_origin_dup_host (request->address);
  BwHttpErrorFields fields = { .host = host, .client_request_id = id };

  g_propagate_error (error,
                     bw_http_error_new (BW_HTTP_ERROR_TIMED_OUT, &fields,
                                        "%s: no whole answer within %" G_GINT64_FORMAT " seconds",
                                        host, self->deadline / G_TIME_SPAN_SECOND));
}

/* With 429 it asks to wait, whether it says how long or not. */
static BwStep
find_reason (BwHttpAnswer *answer)
{
  return answer != NULL && (bw_http_answer_get_retry_after (answer) > 0 ||
                            bw_http_answer_get_status (answer) == TOO_MANY)
             ? BW_STEP_WAITING
             : BW_STEP_TRYING_AGAIN;
}

/* Second by second, so that who looks on sees it go. */
static gboolean
wait_and_tell (BwHttp *self, BwStep why, GTimeSpan span, GCancellable *cancellable, GError **error)
{
  guint total = (guint) ((span + G_TIME_SPAN_SECOND - 1) / G_TIME_SPAN_SECOND);

  for (guint done = 0; span > 0; done++) {
    GTimeSpan step = MIN (span, G_TIME_SPAN_SECOND);

    bw_interaction_tell_progress (self->interaction, why, done, total);
    if (!bw_clock_wait (self->clock, step, cancellable, error))
      return FALSE;
    span -= step;
  }

  bw_interaction_tell_progress (self->interaction, why, total, total);
  return TRUE;
}

/* What the service has asked of one exchange holds for all of them that go there: it counts what it is asked as
 * a whole (graph.md §5). They do not come back all at once. */
static gboolean
wait_out_pause (BwHttp *self,
                BwPause *pause,
                guint64 *seen,
                GCancellable *cancellable,
                GError **error)
{
  GTimeSpan left = bw_pause_get_left (pause, seen);

  return left == 0 ||
         wait_and_tell (self, BW_STEP_WAITING, bw_retry_work_out_wait (1, left, g_random_double ()),
                        cancellable, error);
}

/* One may have begun while this thread waited to be let in. */
static gboolean
enter (BwHttp *self, const BwHttpRequest *request, GCancellable *cancellable, GError **error)
{
  BwPause *pause = bw_pauses_get (self->pauses, request->origin);
  guint64 seen = 0;

  for (;;) {
    guint64 before = 0;

    if (!wait_out_pause (self, pause, &seen, cancellable, error) ||
        !bw_gate_enter (self->gate, cancellable, error))
      return FALSE;
    before = seen;
    if (bw_pause_get_left (pause, &before) == 0)
      return TRUE;
    bw_gate_leave (self->gate);
  }
}

/* A wish that is too long to be waited for here is for the user to hear of. */
static void
note_pause (BwHttp *self, const BwHttpRequest *request, BwHttpAnswer *answer)
{
  GTimeSpan after = bw_http_answer_get_retry_after (answer);

  if (bw_http_answer_get_status (answer) == TOO_MANY && after > 0 && after <= BW_RETRY_PATIENCE)
    bw_pause_begin (bw_pauses_get (self->pauses, request->origin), after);
}

static BwHttpAnswer *
try_once (BwHttp *self, const BwHttpRequest *request, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (BwGatePass) pass = NULL;
  g_autoptr (BwWatch) watch = NULL;
  g_autoptr (GError) problem = NULL;
  BwHttpAnswer *answer = NULL;

  if (!enter (self, request, cancellable, error))
    return NULL;
  pass = self->gate;
  watch = bw_watchdog_watch (self->watchdog, self->deadline, cancellable);
  answer = bw_try_run (
      &(BwTry) {
          .session = self->session,
          .proxy = self->proxy,
          .network = self->network,
          .clock = self->clock,
          .request = request,
          .id = id,
          .watch = watch,
          .cancellable = bw_watch_get_cancellable (watch),
      },
      &problem);
  if (answer != NULL) {
    note_pause (self, request, answer);
    return answer;
  }

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (bw_watch_has_expired (watch))
    tell_expired (self, request, id, error);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gboolean
is_worth_waiting (const BwHttpRequest *request, BwHttpAnswer *answer, const GError *problem)
{
  if (answer != NULL)
    return bw_retry_is_for_status (bw_http_answer_get_status (answer), request->method) &&
           bw_http_answer_get_retry_after (answer) <= BW_RETRY_PATIENCE;
  return !g_str_equal (request->method, "PATCH") && bw_failure_is_passing (problem);
}

/* What cannot be made anew is sent as it was. */
static void
renew (BwHttpRequest *request, GBytes **body)
{
  GBytes *made = request->make_body != NULL ? request->make_body (request->make_data) : NULL;

  if (made == NULL)
    return;
  g_clear_pointer (body, g_bytes_unref);
  request->body = *body = made;
}

/**
 * bw_http_exchange:
 * @self: who makes exchanges
 * @request: what is asked
 * @cancellable: (nullable): ends it at once, whatever it is doing, but for the grace of @request
 * @error: return location for a %BW_HTTP_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Asks, and reads the whole answer. What may pass (a busy or failing service: 429, 502, 503, 504; a
 * connection that is refused or dropped; a time-out) is tried again after a while, five times in all;
 * the service's own wish how long to wait is honoured up to five minutes (graph.md §5), and one that
 * comes with 429 by all exchanges of @self with the same origin. Each try has a `client-request-id` of its own.
 *
 * A status that is not good is no error here, not even 429 after the last try: the body says more
 * about it, and bw_http_answer_to_error() makes an error of it. What is a page of the network, though,
 * or of another origin, is no answer.
 *
 * Returns: (transfer full): the answer, whatever its status, or %NULL where none came
 */
BwHttpAnswer *
bw_http_exchange (BwHttp *self,
                  const BwHttpRequest *request,
                  GCancellable *cancellable,
                  GError **error)
{
  guint most = 0;
  BwHttpRequest asked;
  g_autoptr (GBytes) body = NULL;

  g_return_val_if_fail (BW_IS_HTTP (self), NULL);
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (request->method != NULL && request->origin != NULL, NULL);

  most = request->once ? 1 : BW_RETRY_TRIES;
  if (!check_request (request, error))
    return NULL;

  asked = *request;
  for (guint n = 1;; n++) {
    g_autoptr (GError) problem = NULL;
    g_autoptr (BwHttpAnswer) answer = try_once (self, &asked, cancellable, &problem);
    GTimeSpan after = answer != NULL ? bw_http_answer_get_retry_after (answer) : BW_RETRY_UNSAID;

    if (n >= most || !is_worth_waiting (request, answer, problem)) {
      if (answer == NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      return g_steal_pointer (&answer);
    }
    if (!wait_and_tell (self, find_reason (answer),
                        bw_retry_work_out_wait (n, after, g_random_double ()), cancellable, error))
      return NULL;
    renew (&asked, &body);
  }
}
