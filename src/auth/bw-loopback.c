/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-loopback.h"

#include <libsoup/soup.h>
#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-callback.h"
#include "auth/bw-loopback-listener.h"
#include "auth/bw-loopback-page.h"
#include "auth/bw-loopback-start.h"
#include "auth/bw-refusal.h"
#include "auth/bw-secret.h"

/* How often the clock is looked at, in milliseconds. */
#define TICK 100

/* How long the browser may take to fetch the page at the end, in ticks. */
#define FAREWELL_TICKS 20

struct _BwLoopback {
  GObject parent_instance;

  BwClock *clock;
  GDateTime *began;
  BwSecretText *state;
  BwLoopbackStart *start;
  char *host;
  char *redirect;
  GMainContext *context;
  BwLoopbackListener *listener;
  SoupServer *server;
  BwSecretText *code;
  GError *refusal;
  gboolean told;
};

G_DEFINE_FINAL_TYPE (BwLoopback, bw_loopback, G_TYPE_OBJECT)

static void
bw_loopback_dispose (GObject *object)
{
  BwLoopback *self = BW_LOOPBACK (object);

  g_clear_pointer (&self->listener, bw_loopback_listener_free);
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  if (self->start != NULL)
    bw_loopback_start_end (self->start);
  g_clear_object (&self->start);
  G_OBJECT_CLASS (bw_loopback_parent_class)->dispose (object);
}

static void
bw_loopback_finalize (GObject *object)
{
  BwLoopback *self = BW_LOOPBACK (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->began, g_date_time_unref);
  g_clear_pointer (&self->state, bw_secret_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->redirect, g_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->code, bw_secret_free);
  g_clear_error (&self->refusal);
  G_OBJECT_CLASS (bw_loopback_parent_class)->finalize (object);
}

static void
bw_loopback_class_init (BwLoopbackClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_loopback_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_loopback_finalize;
}

static void
bw_loopback_init (BwLoopback *self)
{
}

static void
answer (SoupServerMessage *message, guint status, BwLoopbackPage page)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  char *html = bw_loopback_page_build (page);

  soup_message_headers_replace (headers, "Content-Security-Policy", BW_LOOPBACK_PAGE_POLICY);
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Connection", "close");
  if (status == SOUP_STATUS_METHOD_NOT_ALLOWED)
    soup_message_headers_replace (headers, "Allow", "GET");
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_TAKE, html,
                                    strlen (html));
  soup_server_message_set_status (message, status, NULL);
}

/* A page of another site that has a name of its own lead here would ask under that name. */
static gboolean
is_asked_by_name (BwLoopback *self, SoupServerMessage *message)
{
  const char *host =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");

  return host != NULL && g_ascii_strcasecmp (host, self->host) == 0;
}

/* What is wrong with a request before its state is looked at; 0 for nothing. */
static guint
find_fault (BwLoopback *self, SoupServerMessage *message)
{
  if (soup_server_message_get_method (message) != SOUP_METHOD_GET)
    return SOUP_STATUS_METHOD_NOT_ALLOWED;
  if (!is_asked_by_name (self, message))
    return SOUP_STATUS_BAD_REQUEST;
  return 0;
}

/* A browser that looks ahead asks again once the user wants to see the page. */
static gboolean
is_looking_ahead (SoupServerMessage *message)
{
  static const char *const HEADERS[] = { "Sec-Purpose", "Purpose", "X-Purpose", "X-Moz" };
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  for (gsize i = 0; i < G_N_ELEMENTS (HEADERS); i++) {
    const char *value = soup_message_headers_get_list (headers, HEADERS[i]);

    if (value != NULL && (strstr (value, "prefetch") != NULL || strstr (value, "preview") != NULL))
      return TRUE;
  }
  return FALSE;
}

static void
note_told (SoupServerMessage *message, gpointer data)
{
  BwLoopback *self = data;

  self->told = TRUE;
}

/* Ends the wait; from here on nobody is let in any more. */
static void
take_answer (BwLoopback *self, SoupServerMessage *message, BwCallback *callback)
{
  const char *const secrets[] = { callback->state, NULL };

  bw_loopback_listener_stop (self->listener);
  g_signal_connect_object (message, "finished", G_CALLBACK (note_told), self, G_CONNECT_DEFAULT);
  if (callback->code != NULL) {
    self->code = g_steal_pointer (&callback->code);
    answer (message, SOUP_STATUS_OK, BW_LOOPBACK_PAGE_DONE);
    return;
  }

  self->refusal = bw_refusal_read (&(BwRefusal) {
      .error = callback->error,
      .description = callback->description,
      .secrets = secrets,
  });
  answer (message, SOUP_STATUS_OK, BW_LOOPBACK_PAGE_REFUSED);
}

/* Who comes second is either the user, or somebody who has read the address where the user's browser was
   started. Which of both came first cannot be told, so that nobody is signed in. */
static void
end_by_second (BwLoopback *self, SoupServerMessage *message)
{
  bw_loopback_listener_stop (self->listener);
  g_signal_connect_object (message, "finished", G_CALLBACK (note_told), self, G_CONNECT_DEFAULT);
  self->refusal = bw_auth_error_new (BW_AUTH_ERROR_OPENED_TWICE, NULL,
                                     "the address that starts the sign-in was opened twice");
  answer (message, SOUP_STATUS_GONE, BW_LOOPBACK_PAGE_TWICE);
}

/* Not a word of where it leads but in the header. */
static void
lead_on (SoupServerMessage *message, const char *target)
{
  answer (message, SOUP_STATUS_FOUND, BW_LOOPBACK_PAGE_LEADING);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location",
                                target);
}

static void
handle_start (BwLoopback *self, SoupServerMessage *message, const char *path)
{
  g_autoptr (BwSecretText) target = NULL;
  BwLoopbackStartUse use = BW_LOOPBACK_START_UNKNOWN;

  if (is_looking_ahead (message)) {
    answer (message, SOUP_STATUS_SERVICE_UNAVAILABLE, BW_LOOPBACK_PAGE_STRANGE);
    return;
  }
  if (self->start != NULL)
    use = bw_loopback_start_use (self->start, path, &target);
  if (use == BW_LOOPBACK_START_FIRST)
    lead_on (message, target);
  else if (use == BW_LOOPBACK_START_AGAIN)
    end_by_second (self, message);
  else
    answer (message, SOUP_STATUS_NOT_FOUND, BW_LOOPBACK_PAGE_STRANGE);
}

static gboolean
is_answered (BwLoopback *self)
{
  return self->code != NULL || self->refusal != NULL;
}

static void
handle (SoupServer *server,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer data)
{
  BwLoopback *self = data;
  g_auto (BwCallback) callback = { NULL };
  const char *place = g_uri_get_path (soup_server_message_get_uri (message));
  const char *asked = g_uri_get_query (soup_server_message_get_uri (message));
  guint fault = find_fault (self, message);

  if (fault == 0 && !is_answered (self) && g_strcmp0 (place, "/") != 0) {
    handle_start (self, message, place);
    return;
  }
  if (fault == 0 && (is_answered (self) || !bw_callback_init (&callback, asked) ||
                     !bw_secret_equal (callback.state, self->state)))
    fault = SOUP_STATUS_BAD_REQUEST;
  if (fault != 0)
    answer (message, fault, BW_LOOPBACK_PAGE_STRANGE);
  else
    take_answer (self, message, &callback);
}

/* What somebody sends besides is not kept. */
static void
note_start (SoupServer *server, SoupServerMessage *message, gpointer data)
{
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

static void
take_connection (GSocketConnection *connection, gpointer data)
{
  BwLoopback *self = data;
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);

  soup_server_accept_iostream (self->server, G_IO_STREAM (connection), local, remote, NULL);
}

/**
 * bw_loopback_new:
 * @state: what the browser has to bring back, which nobody can foretell
 * @clock: the time
 * @error: return location for a %G_IO_ERROR where no port is to be had
 *
 * Takes a free port, the same on 127.0.0.1 and ::1. Who comes waits until bw_loopback_wait().
 *
 * Returns: (transfer full): a place to come back to, or %NULL
 */
BwLoopback *
bw_loopback_new (const char *state, BwClock *clock, GError **error)
{
  g_autoptr (BwLoopback) self = g_object_new (BW_TYPE_LOOPBACK, NULL);

  self->listener = bw_loopback_listener_new (error);
  if (self->listener == NULL)
    return NULL;

  g_set_object (&self->clock, clock);
  self->began = bw_clock_get_now (clock);
  self->state = g_strdup (state);
  self->host = g_strdup_printf ("localhost:%u", bw_loopback_listener_get_port (self->listener));
  self->redirect = g_strdup_printf ("http://%s/", self->host);
  self->context = g_main_context_new ();
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, handle, self, NULL);
  g_signal_connect_object (self->server, "request-started", G_CALLBACK (note_start), self,
                           G_CONNECT_DEFAULT);
  return g_steal_pointer (&self);
}

/**
 * bw_loopback_get_redirect:
 * @self: a place to come back to
 *
 * Returns: (transfer none): its address, `http://localhost:PORT/`
 */
const char *
bw_loopback_get_redirect (BwLoopback *self)
{
  g_return_val_if_fail (BW_IS_LOOPBACK (self), NULL);
  return self->redirect;
}

/**
 * bw_loopback_lead_to:
 * @self: a place to come back to, which has not waited yet
 * @target: the sign-in service's address, with all that is in its query
 *
 * Everybody on this machine can read with which address a browser is started; so the browser is given one
 * that says nothing, and is led on from there, once. Where an address is asked for a second time, nobody
 * is signed in.
 *
 * Returns: (transfer none): who makes such addresses
 */
BwAddressMaker *
bw_loopback_lead_to (BwLoopback *self, const char *target)
{
  g_return_val_if_fail (BW_IS_LOOPBACK (self) && self->start == NULL, NULL);

  self->start = bw_loopback_start_new (self->redirect, target);
  return BW_ADDRESS_MAKER (self->start);
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
wake_cancelled (GCancellable *cancellable, gpointer data)
{
  return G_SOURCE_REMOVE;
}

static GSource *
attach_ticks (BwLoopback *self)
{
  GSource *ticks = g_timeout_source_new (TICK);

  g_source_set_callback (ticks, wake, NULL, NULL);
  g_source_attach (ticks, self->context);
  return ticks;
}

static GSource *
attach_cancellable (BwLoopback *self, GCancellable *cancellable)
{
  GSource *source = cancellable != NULL ? g_cancellable_source_new (cancellable) : NULL;

  if (source == NULL)
    return NULL;
  g_source_set_callback (source, G_SOURCE_FUNC (wake_cancelled), NULL, NULL);
  g_source_attach (source, self->context);
  return source;
}

static gboolean
is_late (BwLoopback *self)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);

  return g_date_time_difference (now, self->began) >= BW_LOOPBACK_LIMIT;
}

/* Runs what comes in until there is an answer, and then until the browser has its page. */
static void
run (BwLoopback *self, GCancellable *cancellable)
{
  gint64 end = 0;

  while (!is_answered (self) && !g_cancellable_is_cancelled (cancellable) && !is_late (self))
    g_main_context_iteration (self->context, TRUE);

  end = g_get_monotonic_time () + FAREWELL_TICKS * TICK * G_TIME_SPAN_MILLISECOND;
  while (is_answered (self) && !self->told && g_get_monotonic_time () < end)
    g_main_context_iteration (self->context, TRUE);
}

static void
run_in_context (BwLoopback *self, GCancellable *cancellable)
{
  g_autoptr (GSource) ticks = attach_ticks (self);
  g_autoptr (GSource) cancelled = attach_cancellable (self, cancellable);

  g_main_context_push_thread_default (self->context);
  bw_loopback_listener_start (self->listener, self->context, take_connection, self);
  run (self, cancellable);
  bw_loopback_listener_stop (self->listener);
  soup_server_disconnect (self->server);
  g_clear_pointer (&self->listener, bw_loopback_listener_free);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  g_source_destroy (ticks);
  if (cancelled != NULL)
    g_source_destroy (cancelled);
}

/**
 * bw_loopback_wait:
 * @self: a place to come back to, which has not waited yet
 * @cancellable: (nullable): ends the wait
 * @error: return location for a %BW_AUTH_ERROR: what Microsoft refused, %BW_AUTH_ERROR_OPENED_TWICE, or
 *   %BW_AUTH_ERROR_TIMED_OUT after five minutes; or %G_IO_ERROR_CANCELLED
 *
 * Waits for the browser, five minutes from when this place was made. Whoever does not bring the state along
 * is turned away with 400 and changes nothing; the first who does ends it.
 *
 * Returns: (transfer full): the code, a #BwSecretText; or %NULL
 */
char *
bw_loopback_wait (BwLoopback *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BW_IS_LOOPBACK (self), NULL);
  g_return_val_if_fail (self->listener != NULL, NULL);

  run_in_context (self, cancellable);
  if (self->code != NULL)
    return g_steal_pointer (&self->code);
  if (self->refusal != NULL)
    g_propagate_error (error, g_steal_pointer (&self->refusal));
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, bw_auth_error_new (BW_AUTH_ERROR_TIMED_OUT, NULL,
                                                 "nobody came back from the browser in time"));
  return NULL;
}
