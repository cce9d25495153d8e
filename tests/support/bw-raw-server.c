/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-raw-server.h"

#include <string.h>
#include <sys/socket.h>

struct _BwRawServer {
  GSocketListener *listener;
  GCancellable *cancellable;
  GThread *thread;
  GPtrArray *hanging; /* of the thread */
  char *greeting;
  BwTestEnd end;
  guint port;
  int n_connections;
};

static void
end_connection (BwRawServer *self, GSocketConnection *connection)
{
  GSocket *socket = g_socket_connection_get_socket (connection);
  struct linger now = { 1, 0 };

  if (self->end == BW_TEST_END_HANG) {
    g_ptr_array_add (self->hanging, g_object_ref (connection));
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
    g_atomic_int_inc (&self->n_connections);
    if (self->greeting != NULL)
      g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                                 self->greeting, strlen (self->greeting), NULL, NULL, NULL);
    end_connection (self, connection);
  }
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
  BwRawServer *self = g_new0 (BwRawServer, 1);
  g_autoptr (GInetAddress) host = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (host, 0);
  g_autoptr (GSocketAddress) found = NULL;
  g_autoptr (GError) error = NULL;

  self->greeting = g_strdup (greeting);
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
  g_ptr_array_unref (self->hanging);
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
