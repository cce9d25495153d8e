/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-test-server.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

/* Longer than any test takes, so that one that waits in vain fails by itself. */
#define PATIENCE (20 * G_TIME_SPAN_SECOND)

/* How often it is looked whether somebody has gone. */
#define PAUSE (10 * G_TIME_SPAN_MILLISECOND)

struct _BwTestServer {
  GTlsCertificate *certificate;
  BwTestAnswer answer;
  gpointer data;
  GThread *thread;
  GMainContext *context;
  char *root;
  guint port;

  GMutex lock; /* guards what follows */
  GCond changed;
  gboolean ready;
  gboolean ending;
  GPtrArray *requests;
  GHashTable *faults; /* by the number of the request, from 1; 0 for all */
  GPtrArray *held; /* messages that are not answered yet */
  GPtrArray *stolen; /* threads that write raw bytes */
  guint n_gone;
  guint n_now;
  guint most_at_once;
};

/* One raw answer, written by a thread of its own. */
typedef struct {
  BwTestServer *server;
  GIOStream *stream;
  BwTestFault fault;
} Theft;

static void
request_free (gpointer data)
{
  BwTestRequest *request = data;

  g_free (request->method);
  g_free (request->target);
  g_hash_table_unref (request->headers);
  g_bytes_unref (request->body);
  g_free (request);
}

static BwTestFault *
fault_copy (const BwTestFault *fault)
{
  BwTestFault *copy = g_memdup2 (fault, sizeof *fault);

  copy->headers = g_strdup (fault->headers);
  copy->body = g_strdup (fault->body);
  copy->raw = g_strdup (fault->raw);
  if (copy->body_bytes != NULL)
    g_bytes_ref (copy->body_bytes);
  return copy;
}

static void
fault_free (gpointer data)
{
  BwTestFault *fault = data;

  g_free ((char *) fault->headers);
  g_free ((char *) fault->body);
  g_free ((char *) fault->raw);
  g_clear_pointer (&fault->body_bytes, g_bytes_unref);
  g_free (fault);
}

static void
note_header (const char *name, const char *value, gpointer data)
{
  g_hash_table_insert (data, g_ascii_strdown (name, -1), g_strdup (value));
}

static BwTestRequest *
note_request (SoupServerMessage *message)
{
  BwTestRequest *request = g_new0 (BwTestRequest, 1);
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);

  request->method = g_strdup (soup_server_message_get_method (message));
  request->target = g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : "",
                                 query != NULL ? query : "", NULL);
  request->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), note_header,
                                request->headers);
  request->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  return request;
}

/* Below libsoup's own stream, and below TLS. */
static GSocket *
find_socket (GIOStream *stream)
{
  g_autoptr (GIOStream) base = NULL;

  if (G_IS_SOCKET_CONNECTION (stream))
    return g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream));
  g_object_get (stream, G_IS_TLS_CONNECTION (stream) ? "base-io-stream" : "base-iostream", &base,
                NULL);
  return find_socket (base);
}

/**
 * bw_test_socket_is_gone:
 * @socket: a connection of which nothing more is read
 * @span: how long to wait for that, in microseconds
 *
 * Throws away what comes.
 *
 * Returns: whether the other end has closed it, in good order or not
 */
gboolean
bw_test_socket_is_gone (GSocket *socket, GTimeSpan span)
{
  char thrown[4096];
  gssize length = 0;

  if (!g_socket_condition_timed_wait (socket, G_IO_IN, span, NULL, NULL))
    return FALSE;
  length = recv (g_socket_get_fd (socket), thrown, sizeof thrown, MSG_DONTWAIT);
  return length == 0 || (length < 0 && errno != EAGAIN && errno != EINTR);
}

static void
reset (GIOStream *stream)
{
  struct linger now = { 1, 0 };
  GSocket *socket = find_socket (stream);

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &now, sizeof now);
  g_socket_close (socket, NULL);
}

static gboolean
is_ending (BwTestServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->ending;
}

static void
note_gone (BwTestServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->n_gone++;
  g_cond_broadcast (&self->changed);
}

/* Until the other end has gone, or the server ends. */
static void
hang (Theft *theft)
{
  GSocket *socket = find_socket (theft->stream);

  while (!is_ending (theft->server))
    if (bw_test_socket_is_gone (socket, PAUSE)) {
      note_gone (theft->server);
      return;
    }
}

/* FALSE where the other end has gone meanwhile. */
static gboolean
write_raw (Theft *theft)
{
  GOutputStream *output = g_io_stream_get_output_stream (theft->stream);
  const char *raw = theft->fault.raw;
  gsize length = strlen (raw);
  gsize step = theft->fault.pause > 0 ? 1 : MAX (length, 1);

  for (gsize i = 0; i < length && !is_ending (theft->server); i += step) {
    if (!g_output_stream_write_all (output, raw + i, step, NULL, NULL, NULL))
      return FALSE;
    g_usleep (theft->fault.pause * 1000);
  }
  return TRUE;
}

/* Where the other end has gone, glib-networking loses the error of writing to it. */
static void
forgive_leaks (void)
{
#ifdef __SANITIZE_ADDRESS__
  __lsan_disable ();
#endif
}

static gpointer
run_theft (gpointer data)
{
  Theft *theft = data;

  forgive_leaks ();
  if (!write_raw (theft))
    note_gone (theft->server);
  else if (theft->fault.end == BW_TEST_END_HANG)
    hang (theft);
  if (theft->fault.end == BW_TEST_END_RESET)
    reset (theft->stream);
  g_io_stream_close (theft->stream, NULL, NULL);
  g_object_unref (theft->stream);
  g_free ((char *) theft->fault.raw);
  g_free (theft);
  return NULL;
}

typedef struct {
  BwTestServer *server;
  SoupServerMessage *message;
  BwTestFault *fault;
} Steal;

static void
steal_free (gpointer data)
{
  Steal *steal = data;

  fault_free (steal->fault);
  g_free (steal);
}

static gboolean
steal_connection (gpointer data)
{
  Steal *steal = data;
  Theft *theft = g_new0 (Theft, 1);

  theft->server = steal->server;
  theft->fault = *steal->fault;
  theft->fault.raw = g_strdup (steal->fault->raw);
  theft->stream = soup_server_message_steal_connection (steal->message);
  g_mutex_lock (&steal->server->lock);
  steal->server->n_now--;
  g_ptr_array_add (steal->server->stolen, g_thread_new ("raw", run_theft, theft));
  g_mutex_unlock (&steal->server->lock);
  return G_SOURCE_REMOVE;
}

/* Not from within the handler: the message is still being read there. */
static void
answer_raw (BwTestServer *self, SoupServerMessage *message, const BwTestFault *fault)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Steal *steal = g_new0 (Steal, 1);

  steal->server = self;
  steal->message = message;
  steal->fault = fault_copy (fault);
  soup_server_message_pause (message);
  g_source_set_callback (source, steal_connection, steal, steal_free);
  g_source_attach (source, self->context);
}

static void
add_lines (SoupMessageHeaders *headers, const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);

  for (gsize i = 0; parts[i] != NULL; i++) {
    char *colon = strchr (parts[i], ':');

    if (colon == NULL)
      continue;
    *colon = '\0';
    /* libsoup puts in one of its own. */
    if (g_str_equal (parts[i], "Date"))
      soup_message_headers_remove (headers, "Date");
    soup_message_headers_append (headers, parts[i], colon + 1 + strspn (colon + 1, " "));
  }
}

static void
answer_wrongly (SoupServerMessage *message, const BwTestFault *fault)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageBody *body = soup_server_message_get_response_body (message);

  soup_server_message_set_status (message, fault->status, NULL);
  if (fault->headers != NULL)
    add_lines (headers, fault->headers);
  if (fault->body_bytes != NULL)
    soup_message_body_append_bytes (body, fault->body_bytes);
  else if (fault->body != NULL)
    soup_message_body_append (body, SOUP_MEMORY_COPY, fault->body, strlen (fault->body));
}

static BwTestFault *
begin_request (BwTestServer *self, BwTestRequest *request)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  BwTestFault *fault = NULL;

  g_ptr_array_add (self->requests, request);
  self->n_now++;
  self->most_at_once = MAX (self->most_at_once, self->n_now);
  g_cond_broadcast (&self->changed);
  fault = g_hash_table_lookup (self->faults, GUINT_TO_POINTER (self->requests->len));
  if (fault == NULL)
    fault = g_hash_table_lookup (self->faults, GUINT_TO_POINTER (0));
  return fault != NULL ? fault_copy (fault) : NULL;
}

static void
end_request (SoupServerMessage *message, gpointer data)
{
  BwTestServer *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->n_now--;
}

/**
 * bw_test_server_hold:
 * @self: a server
 * @message: what is being answered, on the server's thread
 *
 * Keeps the answer back until bw_test_server_release().
 */
void
bw_test_server_hold (BwTestServer *self, SoupServerMessage *message)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  soup_server_message_pause (message);
  g_ptr_array_add (self->held, g_object_ref (message));
  g_cond_broadcast (&self->changed);
}

static void
handle (SoupServer *server,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer data)
{
  BwTestServer *self = data;
  BwTestRequest *request = note_request (message);
  BwTestFault *fault = begin_request (self, request);

  if (fault != NULL && fault->raw != NULL) {
    answer_raw (self, message, fault);
  } else {
    g_signal_connect (message, "wrote-headers", G_CALLBACK (end_request), self);
    if (fault != NULL && fault->status != 0)
      answer_wrongly (message, fault);
    else
      self->answer (message, request, self->data);
    if (fault != NULL && fault->hold)
      bw_test_server_hold (self, message);
  }
  g_clear_pointer (&fault, fault_free);
}

static void
start_listening (BwTestServer *self, SoupServer *server)
{
  g_autoptr (GError) error = NULL;
  GSList *uris = NULL;

  if (self->certificate != NULL)
    soup_server_set_tls_certificate (server, self->certificate);
  soup_server_add_handler (server, NULL, handle, self, NULL);
  soup_server_listen_local (server, 0, self->certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0,
                            &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  self->port = (guint) g_uri_get_port (uris->data);
  self->root = self->certificate != NULL ? g_strdup_printf ("https://localhost:%u", self->port)
                                         : g_strdup_printf ("http://127.0.0.1:%u", self->port);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
tell_ready (BwTestServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->ready = TRUE;
  g_cond_broadcast (&self->changed);
}

static gpointer
run (gpointer data)
{
  BwTestServer *self = data;
  g_autoptr (SoupServer) server = NULL;

  g_main_context_push_thread_default (self->context);
  server = soup_server_new ("server-header", "fake ", "raw-paths", TRUE, NULL);
  start_listening (self, server);
  tell_ready (self);
  while (!is_ending (self))
    g_main_context_iteration (self->context, TRUE);

  while (g_main_context_iteration (self->context, FALSE))
    continue;
  /* Nothing is dispatched after this: where a handshake was going on, libsoup (3.6) would be told how it ended for a
     connection that is freed. What is left goes with the context. */
  soup_server_disconnect (server);
  g_clear_object (&server);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/**
 * bw_test_server_new:
 * @certificate: (nullable): its certificate, for `https`
 * @answer: what answers
 * @data: for @answer
 *
 * Returns: (transfer full): a server that listens already
 */
BwTestServer *
bw_test_server_new (GTlsCertificate *certificate, BwTestAnswer answer, gpointer data)
{
  BwTestServer *self = g_new0 (BwTestServer, 1);

  self->certificate = certificate != NULL ? g_object_ref (certificate) : NULL;
  self->answer = answer;
  self->data = data;
  self->context = g_main_context_new ();
  self->requests = g_ptr_array_new_with_free_func (request_free);
  self->faults = g_hash_table_new_full (NULL, NULL, NULL, fault_free);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  self->stolen = g_ptr_array_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);

  self->thread = g_thread_new ("test-server", run, self);
  g_mutex_lock (&self->lock);
  while (!self->ready)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
  return self;
}

static void
tell_to_end (BwTestServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->ending = TRUE;
  g_cond_broadcast (&self->changed);
  g_main_context_wakeup (self->context);
}

/**
 * bw_test_server_free:
 * @self: (transfer full): a server
 *
 * Drops all connections, and waits until its threads have ended.
 */
void
bw_test_server_free (BwTestServer *self)
{
  tell_to_end (self);
  g_thread_join (self->thread);
  for (guint i = 0; i < self->stolen->len; i++)
    g_thread_join (g_ptr_array_index (self->stolen, i));

  g_ptr_array_unref (self->stolen);
  g_ptr_array_unref (self->held);
  g_ptr_array_unref (self->requests);
  g_hash_table_unref (self->faults);
  g_main_context_unref (self->context);
  g_clear_object (&self->certificate);
  g_free (self->root);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

/**
 * bw_test_server_get_root:
 * @self: a server
 *
 * Returns: (transfer none): its origin
 */
const char *
bw_test_server_get_root (BwTestServer *self)
{
  return self->root;
}

/**
 * bw_test_server_get_port:
 * @self: a server
 *
 * Returns: its port
 */
guint
bw_test_server_get_port (BwTestServer *self)
{
  return self->port;
}

/**
 * bw_test_server_add_fault:
 * @self: a server
 * @number: which request is meant, counted from 1 over the whole life of the server; 0 for all others
 * @fault: what is answered to it
 */
void
bw_test_server_add_fault (BwTestServer *self, guint number, const BwTestFault *fault)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_insert (self->faults, GUINT_TO_POINTER (number), fault_copy (fault));
}

/**
 * bw_test_server_clear_faults:
 * @self: a server
 */
void
bw_test_server_clear_faults (BwTestServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_remove_all (self->faults);
}

static gboolean
release_held (gpointer data)
{
  BwTestServer *self = data;
  g_autoptr (GPtrArray) held = NULL;

  g_mutex_lock (&self->lock);
  held = g_steal_pointer (&self->held);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  g_mutex_unlock (&self->lock);

  for (guint i = 0; i < held->len; i++)
    soup_server_message_unpause (g_ptr_array_index (held, i));
  return G_SOURCE_REMOVE;
}

/**
 * bw_test_server_release:
 * @self: a server
 *
 * Answers all requests that are held.
 */
void
bw_test_server_release (BwTestServer *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, release_held, self, NULL);
  g_source_attach (source, self->context);
}

/**
 * bw_test_server_wait_for_held:
 * @self: a server
 *
 * Waits until an answer is kept back; fails the test where none comes to that.
 */
void
bw_test_server_wait_for_held (BwTestServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (self->held->len == 0)
    g_assert_true (g_cond_wait_until (&self->changed, &self->lock, end));
}

/**
 * bw_test_server_count_requests:
 * @self: a server
 *
 * Returns: how many requests came up to now
 */
guint
bw_test_server_count_requests (BwTestServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->requests->len;
}

/**
 * bw_test_server_wait_for_requests:
 * @self: a server
 * @n: how many
 *
 * Waits until @n requests have come in all; fails the test where they do not come.
 *
 * Returns: how many have come
 */
guint
bw_test_server_wait_for_requests (BwTestServer *self, guint n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (self->requests->len < n)
    g_assert_true (g_cond_wait_until (&self->changed, &self->lock, end));
  return self->requests->len;
}

/**
 * bw_test_server_wait_for_gone:
 * @self: a server
 * @n: how many
 *
 * Waits until the other end has closed @n connections in all on which a #BwTestFault wrote or hung; fails the
 * test where it does not.
 */
void
bw_test_server_wait_for_gone (BwTestServer *self, guint n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (self->n_gone < n)
    g_assert_true (g_cond_wait_until (&self->changed, &self->lock, end));
}

/**
 * bw_test_server_get_most_at_once:
 * @self: a server
 *
 * Returns: how many requests it had at once, at most
 */
guint
bw_test_server_get_most_at_once (BwTestServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->most_at_once;
}

/**
 * bw_test_server_get_request:
 * @self: a server
 * @number: which one, from 1
 *
 * Returns: (transfer none): that request; it stays as long as the server
 */
const BwTestRequest *
bw_test_server_get_request (BwTestServer *self, guint number)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_assert_cmpuint (number, >=, 1);
  g_assert_cmpuint (number, <=, self->requests->len);
  return g_ptr_array_index (self->requests, number - 1);
}

/**
 * bw_test_request_get_header:
 * @request: a request
 * @name: a header's name in small letters
 *
 * Returns: (transfer none) (nullable): what it says
 */
const char *
bw_test_request_get_header (const BwTestRequest *request, const char *name)
{
  return g_hash_table_lookup (request->headers, name);
}
