/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-raw-server.h"

#include <string.h>
#include <sys/socket.h>

/* Longer than any test takes, so that one that waits in vain fails by itself. */
#define PATIENCE (20 * G_TIME_SPAN_SECOND)

struct _BwRawServer {
  GSocketListener *listener;
  GCancellable *cancellable;
  GThread *thread;
  GMutex lock; /* guards what follows */
  GPtrArray *hanging;
  char *greeting;
  BwTestEnd end;
  GTlsCertificate *certificate;
  guint port;
  int n_connections;
  int n_trusting;
};

/* Until the other end has made up its mind; then it has nothing more to say. */
static void
show_certificate (BwRawServer *self, GSocketConnection *connection)
{
  g_autoptr (GIOStream) tls =
                g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);

  if (g_tls_connection_handshake (G_TLS_CONNECTION (tls), self->cancellable, NULL))
    g_atomic_int_inc (&self->n_trusting);
}

static void
end_connection (BwRawServer *self, GSocketConnection *connection)
{
  GSocket *socket = g_socket_connection_get_socket (connection);
  struct linger now = { 1, 0 };

  if (self->end == BW_TEST_END_HANG) {
    g_mutex_lock (&self->lock);
    g_ptr_array_add (self->hanging, g_object_ref (connection));
    g_mutex_unlock (&self->lock);
    return;
  }
  if (self->end == BW_TEST_END_RESET)
    setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &now, sizeof now);
  g_socket_close (socket, NULL);
}

static gpointer
run (gpointer data)
{
  BwRawServer *self = data;

  while (TRUE) {
    g_autoptr (GSocketConnection) connection =
                  g_socket_listener_accept (self->listener, NULL, self->cancellable, NULL);

    if (connection == NULL)
      return NULL;
    if (self->greeting != NULL)
      g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                                 self->greeting, strlen (self->greeting), NULL, NULL, NULL);
    if (self->certificate != NULL)
      show_certificate (self, connection);
    end_connection (self, connection);
    g_atomic_int_inc (&self->n_connections);
  }
}

static BwRawServer *
make (const char *greeting, BwTestEnd end, GTlsCertificate *certificate)
{
  BwRawServer *self = g_new0 (BwRawServer, 1);
  g_autoptr (GInetAddress) host = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (host, 0);
  g_autoptr (GSocketAddress) found = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->lock);
  self->greeting = g_strdup (greeting);
  g_set_object (&self->certificate, certificate);
  self->end = end;
  self->cancellable = g_cancellable_new ();
  self->hanging = g_ptr_array_new_with_free_func (g_object_unref);
  self->listener = g_socket_listener_new ();
  g_socket_listener_add_address (self->listener, address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &found, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (found));
  self->thread = g_thread_new ("raw-server", run, self);
  return self;
}

/**
 * bw_raw_server_new:
 * @greeting: (nullable): what is written on each connection
 * @end: what happens to it then
 *
 * Returns: (transfer full): a server on 127.0.0.1 that listens already
 */
BwRawServer *
bw_raw_server_new (const char *greeting, BwTestEnd end)
{
  return make (greeting, end, NULL);
}

/**
 * bw_raw_server_new_with_certificate:
 * @certificate: what it shows
 *
 * For who does not trust it: a server of libsoup must not be freed while a handshake fails.
 *
 * Returns: (transfer full): a server on 127.0.0.1 that begins TLS on each connection, and closes it when that is through
 */
BwRawServer *
bw_raw_server_new_with_certificate (GTlsCertificate *certificate)
{
  return make (NULL, BW_TEST_END_CLOSE, certificate);
}

/**
 * bw_raw_server_free:
 * @self: (transfer full): a server
 */
void
bw_raw_server_free (BwRawServer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_thread_join (self->thread);
  g_socket_listener_close (self->listener);
  g_object_unref (self->listener);
  g_object_unref (self->cancellable);
  g_clear_object (&self->certificate);
  g_ptr_array_unref (self->hanging);
  g_mutex_clear (&self->lock);
  g_free (self->greeting);
  g_free (self);
}

/**
 * bw_raw_server_get_port:
 * @self: a server
 *
 * Returns: its port on 127.0.0.1
 */
guint
bw_raw_server_get_port (BwRawServer *self)
{
  return self->port;
}

/**
 * bw_raw_server_count_connections:
 * @self: a server
 *
 * Returns: how many connections it took
 */
guint
bw_raw_server_count_connections (BwRawServer *self)
{
  return (guint) g_atomic_int_get (&self->n_connections);
}

/**
 * bw_raw_server_count_trusting:
 * @self: a server with a certificate
 *
 * Returns: on how many connections the other end took that certificate for good
 */
guint
bw_raw_server_count_trusting (BwRawServer *self)
{
  return (guint) g_atomic_int_get (&self->n_trusting);
}

/**
 * bw_raw_server_wait_for_gone:
 * @self: a server whose connections hang
 *
 * Waits until the other end has closed each one that it has; fails the test where it does not.
 */
void
bw_raw_server_wait_for_gone (BwRawServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  for (guint i = 0; i < self->hanging->len; i++) {
    GSocket *socket = g_socket_connection_get_socket (g_ptr_array_index (self->hanging, i));
    gint64 end = g_get_monotonic_time () + PATIENCE;

    while (!bw_test_socket_is_gone (socket, end - g_get_monotonic_time ()))
      g_assert_cmpint (g_get_monotonic_time (), <, end);
  }
}
