/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-loopback-listener.h"

#include <errno.h>
#include <sys/socket.h>

/* How often another port is tried where the one on 127.0.0.1 is taken on ::1. */
#define TRIES 16
#define BACKLOG 16

/* How long somebody who came may be silent, in seconds. */
#define SILENCE 10

enum {
  V4,
  V6,
  N_FAMILIES
};

struct _BwLoopbackListener {
  GSocket *sockets[N_FAMILIES];
  GSource *sources[N_FAMILIES];
  guint16 port;
  GQueue *connections;
  BwLoopbackTake take;
  gpointer data;
};

/* As g_socket_bind() without reuse, which does not tell an address that this system lacks from other failures. */
static gboolean
bind_to (GSocket *socket, GSocketAddress *address, GError **error)
{
  struct sockaddr_storage native;
  gssize size = g_socket_address_get_native_size (address);
  int problem = 0;

  if (!g_socket_address_to_native (address, &native, sizeof native, error))
    return FALSE;
  if (bind (g_socket_get_fd (socket), (struct sockaddr *) &native, (socklen_t) size) == 0)
    return TRUE;

  problem = errno;
  g_set_error (error, G_IO_ERROR,
               problem == EADDRNOTAVAIL ? G_IO_ERROR_NOT_SUPPORTED
                                        : (int) g_io_error_from_errno (problem),
               "a loopback address cannot be listened on: %s", g_strerror (problem));
  return FALSE;
}

static GSocket *
listen_on (GSocketFamily family, guint16 port, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (family);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);
  g_autoptr (GSocket) socket =
                g_socket_new (family, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);

  if (socket == NULL)
    return NULL;

  g_socket_set_blocking (socket, FALSE);
  g_socket_set_listen_backlog (socket, BACKLOG);
  if (!bind_to (socket, address, error) || !g_socket_listen (socket, error))
    return NULL;
  return g_steal_pointer (&socket);
}

static guint16
find_port (GSocket *socket, GError **error)
{
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (socket, error);

  return address != NULL ? g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)) : 0;
}

/* A system without IPv6, or without ::1, has none for anybody else either. Whatever else goes wrong there, another program
   may have that port of ::1, and be taken for this one by a browser. */
static gboolean
has_no_v6 (const GError *problem)
{
  return g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* TRUE where both are there, or all that there can be; else @other says what is wrong with the second one, so that another
   port may do, or @error that there is none to be had. */
static gboolean
try_port (BwLoopbackListener *self, GError **other, GError **error)
{
  g_clear_object (&self->sockets[V4]);
  self->sockets[V4] = listen_on (G_SOCKET_FAMILY_IPV4, 0, error);
  if (self->sockets[V4] == NULL)
    return FALSE;

  self->port = find_port (self->sockets[V4], error);
  if (self->port == 0)
    return FALSE;

  self->sockets[V6] = listen_on (G_SOCKET_FAMILY_IPV6, self->port, other);
  return self->sockets[V6] != NULL || has_no_v6 (*other);
}

/**
 * bw_loopback_listener_new:
 * @error: return location for a %G_IO_ERROR
 *
 * Returns: (transfer full): a listener that has its port on both loopback addresses, or on the only one that the system
 *   has; %NULL where there is none to be had
 */
BwLoopbackListener *
bw_loopback_listener_new (GError **error)
{
  g_autoptr (BwLoopbackListener) self = g_new0 (BwLoopbackListener, 1);
  g_autoptr (GError) other = NULL;

  self->connections = g_queue_new ();
  for (guint i = 0; i < TRIES; i++) {
    g_autoptr (GError) problem = NULL;

    g_clear_error (&other);
    if (try_port (self, &other, &problem))
      return g_steal_pointer (&self);
    if (problem != NULL) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  }
  g_propagate_error (error, g_steal_pointer (&other));
  return NULL;
}

/**
 * bw_loopback_listener_get_port:
 * @self: a listener
 *
 * Returns: its port
 */
guint16
bw_loopback_listener_get_port (BwLoopbackListener *self)
{
  return self->port;
}

static void
drop (GSocketConnection *connection)
{
  g_socket_close (g_socket_connection_get_socket (connection), NULL);
  g_object_unref (connection);
}

static void
drop_closed (BwLoopbackListener *self)
{
  for (GList *at = self->connections->head; at != NULL;) {
    GList *next = at->next;

    if (g_io_stream_is_closed (at->data)) {
      g_object_unref (at->data);
      g_queue_delete_link (self->connections, at);
    }
    at = next;
  }
}

static gboolean
accept_one (GSocket *socket, GIOCondition condition, gpointer data)
{
  BwLoopbackListener *self = data;
  g_autoptr (GSocket) accepted = g_socket_accept (socket, NULL, NULL);
  GSocketConnection *connection = NULL;

  if (accepted == NULL)
    return G_SOURCE_CONTINUE;

  drop_closed (self);
  while (g_queue_get_length (self->connections) >= BW_LOOPBACK_LISTENER_MOST)
    drop (g_queue_pop_head (self->connections));

  g_socket_set_timeout (accepted, SILENCE);
  connection = g_socket_connection_factory_create_connection (accepted);
  g_queue_push_tail (self->connections, connection);
  self->take (connection, self->data);
  return G_SOURCE_CONTINUE;
}

/**
 * bw_loopback_listener_start:
 * @self: a listener
 * @context: where it works
 * @take: takes over who comes
 * @data: what @take is given
 */
void
bw_loopback_listener_start (BwLoopbackListener *self,
                            GMainContext *context,
                            BwLoopbackTake take,
                            gpointer data)
{
  self->take = take;
  self->data = data;
  for (gsize i = 0; i < N_FAMILIES; i++) {
    if (self->sockets[i] == NULL)
      continue;

    self->sources[i] = g_socket_create_source (self->sockets[i], G_IO_IN, NULL);
    g_source_set_callback (self->sources[i], G_SOURCE_FUNC (accept_one), self, NULL);
    g_source_attach (self->sources[i], context);
  }
}

/**
 * bw_loopback_listener_stop:
 * @self: a listener
 *
 * Takes nobody any more. Who is there already stays.
 */
void
bw_loopback_listener_stop (BwLoopbackListener *self)
{
  for (gsize i = 0; i < N_FAMILIES; i++) {
    if (self->sources[i] != NULL)
      g_source_destroy (self->sources[i]);
    g_clear_pointer (&self->sources[i], g_source_unref);
    g_clear_object (&self->sockets[i]);
  }
}

/**
 * bw_loopback_listener_free:
 * @self: (transfer full): a listener, which closes everything
 */
void
bw_loopback_listener_free (BwLoopbackListener *self)
{
  bw_loopback_listener_stop (self);
  while (!g_queue_is_empty (self->connections))
    drop (g_queue_pop_head (self->connections));
  g_queue_free (self->connections);
  g_free (self);
}
