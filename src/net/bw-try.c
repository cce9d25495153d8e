/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-try.h"

#include <string.h>

#include "base/bw-origin.h"
#include "base/bw-secret-text.h"
#include "bw-config.h"
#include "net/bw-failure.h"
#include "net/bw-retry.h"

#define USER_AGENT "Bolwerk/" BW_VERSION
#define MAX_REDIRECTS 5
#define CHUNK (64 * 1024)

/**
 * Leg:
 * @try: what it is a part of
 * @uri: where it goes
 * @host: its host, for people
 * @message: what is sent there
 * @reached: whether the host itself was reached, not only a proxy
 * @certificate: what is wrong with its certificate
 *
 * One message and its answer.
 */
typedef struct {
  const BwTry *try;
  GUri *uri;
  char *host;
  SoupMessage *message;
  gboolean reached;
  GTlsCertificateFlags certificate;
} Leg;

static void
leg_clear (Leg *leg)
{
  g_clear_pointer (&leg->uri, g_uri_unref);
  g_clear_pointer (&leg->host, g_free);
  if (leg->message != NULL)
    g_signal_handlers_disconnect_by_data (leg->message, leg);
  g_clear_object (&leg->message);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Leg, leg_clear)

static BwHttpErrorFields
get_fields (const Leg *leg, guint status)
{
  return (BwHttpErrorFields) {
    .host = leg->host,
    .status = status,
    .client_request_id = leg->try->id,
  };
}

static gboolean
accept_certificate (SoupMessage *message,
                    GTlsCertificate *certificate,
                    GTlsCertificateFlags errors,
                    gpointer data)
{
  Leg *leg = data;

  leg->certificate = errors;
  return FALSE;
}

/* With plain HTTP the connection is there; with TLS the host has to have shown itself too, since the
 * first that answers may be a proxy. */
static void
note_event (SoupMessage *message, GSocketClientEvent event, GIOStream *connection, gpointer data)
{
  Leg *leg = data;

  if (event == G_SOCKET_CLIENT_COMPLETE || event == G_SOCKET_CLIENT_TLS_HANDSHAKING)
    leg->reached = TRUE;
}

static void
note_headers (SoupMessage *message, gpointer data)
{
  Leg *leg = data;

  leg->reached = TRUE;
}

/* The proxy's password, once; another one nobody has. */
static gboolean
authenticate (SoupMessage *message, SoupAuth *auth, gboolean retrying, gpointer data)
{
  Leg *leg = data;
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;

  if (retrying || !soup_auth_is_for_proxy (auth) ||
      !bw_proxy_find_password (leg->try->proxy, leg->try->request->origin, leg->try->cancellable,
                               &user, &password))
    return FALSE;
  soup_auth_authenticate (auth, user, password);
  return TRUE;
}

/* The connection is there, and what is sent is about to be written to it. */
static void
note_starting (SoupMessage *message, gpointer data)
{
  Leg *leg = data;

  bw_watch_begin_grace (leg->try->watch, leg->try->request->grace);
}

static void
add_headers (const Leg *leg, const BwHttpRequest *request)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (leg->message);

  soup_message_headers_replace (headers, "User-Agent", USER_AGENT);
  soup_message_headers_replace (headers, "Accept", "application/json");
  soup_message_headers_replace (headers, "Accept-Encoding", "gzip");
  soup_message_headers_replace (headers, "client-request-id", leg->try->id);
  if (request->prefer != NULL)
    soup_message_headers_replace (headers, "Prefer", request->prefer);
  if (request->bearer != NULL) {
    g_autoptr (BwSecretText) value = g_strconcat ("Bearer ", request->bearer, NULL);

    soup_message_headers_replace (headers, "Authorization", value);
  }
}

/* HTTP/1.1, since one connection of HTTP/2 may not be shared between threads. */
static void
leg_init (Leg *leg, const BwTry *try, const char *address)
{
  const BwHttpRequest *request = try->request;

  leg->try = try;
  leg->uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  leg->host = bw_origin_dup_host (address);
  leg->message = soup_message_new_from_uri (request->method, leg->uri);
  soup_message_set_force_http1 (leg->message, TRUE);
  soup_message_add_flags (leg->message, SOUP_MESSAGE_NO_REDIRECT);
  add_headers (leg, request);
  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (leg->message, request->content_type, request->body);

  g_signal_connect (leg->message, "accept-certificate", G_CALLBACK (accept_certificate), leg);
  g_signal_connect (leg->message, "authenticate", G_CALLBACK (authenticate), leg);
  g_signal_connect (leg->message, "network-event", G_CALLBACK (note_event), leg);
  g_signal_connect (leg->message, "wrote-headers", G_CALLBACK (note_headers), leg);
  if (request->grace > 0)
    g_signal_connect (leg->message, "starting", G_CALLBACK (note_starting), leg);
}

static gboolean
fail (const BwTry *try, const Leg *leg, GError *problem, GError **error)
{
  g_autoptr (GError) owned = problem;
  g_autofree char *address = NULL;
  BwHttpErrorFields fields = get_fields (leg, 0);

  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, g_steal_pointer (&owned));
    return FALSE;
  }

  address = bw_origin_of_address (try->request->address);
  g_propagate_error (
      error, bw_failure_to_error (
                 &(BwFailure) {
                     .problem = owned,
                     .certificate = leg->certificate,
                     .network = try->network,
                     .before_host = !leg->reached &&
                                    bw_proxy_is_used_for (try->proxy, address, try->cancellable),
                 },
                 &fields));
  return FALSE;
}

/* Reads to the end, but not beyond the limit, which holds for what was unpacked. */
static GBytes *
read_body (const BwTry *try, const Leg *leg, GInputStream *stream, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *chunk = g_malloc (CHUNK);
  gssize length = 0;

  do {
    GError *problem = NULL;

    length = g_input_stream_read (stream, chunk, CHUNK, try->cancellable, &problem);
    if (length < 0) {
      fail (try, leg, problem, error);
      return NULL;
    }
    if (bytes->len + (gsize) length > BW_HTTP_MAX_BYTES) {
      BwHttpErrorFields fields = get_fields (leg, soup_message_get_status (leg->message));

      g_propagate_error (error, bw_http_error_new (BW_HTTP_ERROR_TOO_LARGE, &fields,
                                                   "%s: the answer has more than %d bytes",
                                                   leg->host, BW_HTTP_MAX_BYTES));
      return NULL;
    }
    g_byte_array_append (bytes, (const guint8 *) chunk, (guint) length);
  } while (length > 0);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
add_header (const char *name, const char *value, gpointer data)
{
  GHashTable *table = data;
  g_autofree char *small = g_ascii_strdown (name, -1);
  const char *before = g_hash_table_lookup (table, small);
  char *whole = before != NULL ? g_strconcat (before, ", ", value, NULL) : g_strdup (value);

  g_hash_table_insert (table, g_steal_pointer (&small), whole);
}

/* A moment in an answer is one of the service's clock; that of this computer may be wrong. */
static GDateTime *
find_now (const BwTry *try, GHashTable *headers)
{
  const char *text = g_hash_table_lookup (headers, "date");
  GDateTime *theirs = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  return theirs != NULL ? theirs : bw_clock_get_now (try->clock);
}

static BwHttpAnswer *
make_answer (const BwTry *try, const Leg *leg, GBytes *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (leg->message);
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GDateTime) now = NULL;

  soup_message_headers_foreach (headers, add_header, table);
  now = find_now (try, table);
  return bw_http_answer_new (&(BwHttpAnswerFields) {
      .status = soup_message_get_status (leg->message),
      .host = leg->host,
      .headers = table,
      .body = body,
      .client_request_id = leg->try->id,
      .retry_after = bw_retry_parse_after (g_hash_table_lookup (table, "retry-after"), now),
  });
}

/* A proxy that does not let through answers in the place of the host. */
static gboolean
check_reached (const Leg *leg, GError **error)
{
  guint status = soup_message_get_status (leg->message);
  BwHttpErrorFields fields = get_fields (leg, status);

  if (status == SOUP_STATUS_PROXY_UNAUTHORIZED) {
    g_propagate_error (error,
                       bw_http_error_new (BW_HTTP_ERROR_PROXY_PASSWORD, &fields,
                                          "%s: the proxy wants a name and a password", leg->host));
    return FALSE;
  }
  if (leg->reached)
    return TRUE;

  g_propagate_error (error, bw_http_error_new (BW_HTTP_ERROR_PROXY, &fields,
                                               "%s: the proxy answered %u", leg->host, status));
  return FALSE;
}

/* A page for people in the place of what was asked for; a service that is ill may send one as well. */
static gboolean
check_portal (const Leg *leg, BwHttpAnswer *answer, GError **error)
{
  guint status = bw_http_answer_get_status (answer);
  BwHttpErrorFields fields = get_fields (leg, status);

  if (status != 511 &&
      !(bw_http_answer_is_html (answer) && (status / 100 == 2 || status == SOUP_STATUS_FORBIDDEN)))
    return TRUE;

  g_propagate_error (error, bw_http_error_new (BW_HTTP_ERROR_CAPTIVE_PORTAL, &fields,
                                               "%s: a page of the network answered", leg->host));
  return FALSE;
}

static BwHttpAnswer *
send_leg (const BwTry *try, const char *address, GError **error)
{
  g_auto (Leg) leg = { NULL };
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (BwHttpAnswer) answer = NULL;
  GError *problem = NULL;

  leg_init (&leg, try, address);
  stream = soup_session_send (try->session, leg.message, try->cancellable, &problem);
  if (stream == NULL) {
    fail (try, &leg, problem, error);
    return NULL;
  }
  if (!check_reached (&leg, error))
    return NULL;
  body = read_body (try, &leg, stream, error);
  if (body == NULL)
    return NULL;

  answer = make_answer (try, &leg, body);
  return check_portal (&leg, answer, error) ? g_steal_pointer (&answer) : NULL;
}

static gboolean
is_redirect (BwHttpAnswer *answer)
{
  switch (bw_http_answer_get_status (answer)) {
  case 301:
  case 302:
  case 303:
  case 307:
  case 308:
    return bw_http_answer_get_header (answer, "location") != NULL;
  default:
    return FALSE;
  }
}

static void
refuse_redirect (const BwTry *try, const char *from, const char *to, guint status, GError **error)
{
  g_autofree char *from_host = bw_origin_dup_host (from);
  g_autofree char *to_host = bw_origin_dup_host (to);
  BwHttpErrorFields fields = { .host = from_host, .status = status, .client_request_id = try->id };

  if (to_host != NULL && !bw_origin_is_secure (from))
    g_propagate_error (error,
                       bw_http_error_new (BW_HTTP_ERROR_CAPTIVE_PORTAL, &fields,
                                          "%s: the network leads to %s", from_host, to_host));
  else if (to_host != NULL)
    g_propagate_error (error, bw_http_error_new (BW_HTTP_ERROR_OTHER_HOST, &fields,
                                                 "%s leads to %s, where nothing is sent", from_host,
                                                 to_host));
  else
    g_propagate_error (error, bw_http_error_new (BW_HTTP_ERROR_BAD_ANSWER, &fields,
                                                 "%s leads to what is no address", from_host));
}

/* Where a redirect leads, if one may go there. */
static char *
follow (const BwTry *try, const char *address, BwHttpAnswer *answer, GError **error)
{
  g_autofree char *target = g_uri_resolve_relative (
      address, bw_http_answer_get_header (answer, "location"), SOUP_HTTP_URI_FLAGS, NULL);

  if (target == NULL || !bw_origin_equal (target, try->request->origin)) {
    refuse_redirect (try, address, target, bw_http_answer_get_status (answer), error);
    return NULL;
  }
  if (!g_str_equal (try->request->method, "GET")) {
    g_propagate_error (error, bw_http_answer_to_error (answer, NULL));
    return NULL;
  }

  return g_steal_pointer (&target);
}

/**
 * bw_try_run:
 * @self: a try
 * @error: return location for a %BW_HTTP_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Sends the request and reads the answer, whole. A redirect is followed where it stays at the origin
 * and nothing was sent but a question.
 *
 * Returns: (transfer full): the answer, whatever its status, or %NULL where none came
 */
BwHttpAnswer *
bw_try_run (const BwTry *self, GError **error)
{
  g_autofree char *address = g_strdup (self->request->address);
  g_autoptr (BwHttpAnswer) answer = send_leg (self, address, error);

  for (guint i = 0; answer != NULL && is_redirect (answer); i++) {
    g_autofree char *next = NULL;

    if (i == MAX_REDIRECTS) {
      g_propagate_error (error, bw_http_answer_to_error (answer, NULL));
      return NULL;
    }
    next = follow (self, address, answer, error);
    if (next == NULL)
      return NULL;
    g_set_str (&address, next);
    g_clear_object (&answer);
    answer = send_leg (self, address, error);
  }

  return g_steal_pointer (&answer);
}
