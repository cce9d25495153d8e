/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-fake-proxy.h"

#include <string.h>

#define LONGEST_HEAD 8192

struct _BwFakeProxy {
  GSocketService *service;
  GMainContext *context;
  GThread *thread;
  GCancellable *cancellable;
  char *credentials;
  guint refusal;
  guint port;
  int ending;
  int n_tunnels;
  int n_now;

  GMutex lock; /* guards what follows */
  GString *seen;
};

/* One direction of a tunnel. */
typedef struct {
  GInputStream *from;
  GOutputStream *to;
  GIOStream *other;
  GCancellable *cancellable;
} Pipe;

static gpointer
run_pipe (gpointer data)
{
  Pipe *pipe = data;

  g_output_stream_splice (pipe->to, pipe->from, G_OUTPUT_STREAM_SPLICE_NONE, pipe->cancellable,
                          NULL);
  g_socket_shutdown (g_socket_connection_get_socket (G_SOCKET_CONNECTION (pipe->other)), FALSE,
                     TRUE, NULL);
  return NULL;
}

static void
run_tunnel (BwFakeProxy *self, GIOStream *client, GIOStream *host)
{
  Pipe up = { g_io_stream_get_input_stream (client), g_io_stream_get_output_stream (host), host,
              self->cancellable };
  Pipe down = { g_io_stream_get_input_stream (host), g_io_stream_get_output_stream (client), client,
                self->cancellable };
  GThread *thread = g_thread_new ("tunnel", run_pipe, &up);

  run_pipe (&down);
  g_thread_join (thread);
}

/* Byte by byte, so that nothing of what comes after the head is taken. */
static char *
read_head (BwFakeProxy *self, GIOStream *client)
{
  g_autoptr (GString) head = g_string_new (NULL);
  GInputStream *input = g_io_stream_get_input_stream (client);
  char c = '\0';

  while (head->len < LONGEST_HEAD && !g_str_has_suffix (head->str, "\r\n\r\n")) {
    if (g_input_stream_read (input, &c, 1, self->cancellable, NULL) != 1)
      return NULL;
    g_string_append_c (head, c);
  }
  g_mutex_lock (&self->lock);
  g_string_append (self->seen, head->str);
  g_mutex_unlock (&self->lock);
  return g_string_free_and_steal (g_steal_pointer (&head));
}

static gboolean
may_pass (BwFakeProxy *self, const char *head)
{
  g_autofree char *line = NULL;

  if (self->credentials == NULL)
    return TRUE;
  line = g_strdup_printf ("\r\nProxy-Authorization: Basic %s\r\n", self->credentials);
  return strstr (head, line) != NULL;
}

static void
say (GIOStream *client, const char *text)
{
  g_output_stream_write_all (g_io_stream_get_output_stream (client), text, strlen (text), NULL,
                             NULL, NULL);
}

static void
connect_client (BwFakeProxy *self, GIOStream *client, const char *head)
{
  g_auto (GStrv) words = g_strsplit (head, " ", 3);
  g_autoptr (GSocketClient) connector = g_socket_client_new ();
  g_autoptr (GSocketConnection) host = NULL;

  g_socket_client_set_enable_proxy (connector, FALSE);
  host = g_socket_client_connect_to_host (connector, words[1], 443, self->cancellable, NULL);
  if (host == NULL) {
    say (client, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
    return;
  }

  g_atomic_int_inc (&self->n_tunnels);
  say (client, "HTTP/1.1 200 Connection established\r\n\r\n");
  run_tunnel (self, client, G_IO_STREAM (host));
}

static void
talk (BwFakeProxy *self, GIOStream *client)
{
  g_autofree char *head = NULL;
  g_autofree char *refusal = NULL;

  while ((head = read_head (self, client)) != NULL) {
    if (self->refusal != 0) {
      refusal = g_strdup_printf ("HTTP/1.1 %u No\r\nContent-Length: 0\r\n\r\n", self->refusal);
      say (client, refusal);
      return;
    }
    if (may_pass (self, head)) {
      connect_client (self, client, head);
      return;
    }
    say (client, "HTTP/1.1 407 Proxy Authentication Required\r\n"
                 "Proxy-Authenticate: Basic realm=\"fake\"\r\nContent-Length: 0\r\n\r\n");
    g_clear_pointer (&head, g_free);
  }
}

static gboolean
serve (GThreadedSocketService *service,
       GSocketConnection *connection,
       GObject *source,
       gpointer data)
{
  BwFakeProxy *self = data;

  g_atomic_int_inc (&self->n_now);
  talk (self, G_IO_STREAM (connection));
  g_atomic_int_add (&self->n_now, -1);
  return TRUE;
}

static gpointer
run (gpointer data)
{
  BwFakeProxy *self = data;

  g_main_context_push_thread_default (self->context);
  g_socket_service_start (self->service);
  while (g_atomic_int_get (&self->ending) == 0)
    g_main_context_iteration (self->context, TRUE);
  g_socket_service_stop (self->service);
  while (g_main_context_iteration (self->context, FALSE))
    continue;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/**
 * bw_fake_proxy_new:
 * @user: (nullable): who may pass; %NULL for anybody
 * @password: (nullable): with which password
 * @refusal: a status that is answered to everybody, or 0
 *
 * Returns: (transfer full): a proxy that listens already
 */
BwFakeProxy *
bw_fake_proxy_new (const char *user, const char *password, guint refusal)
{
  BwFakeProxy *self = g_new0 (BwFakeProxy, 1);
  g_autoptr (GInetAddress) host = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (host, 0);
  g_autoptr (GSocketAddress) found = NULL;
  g_autoptr (GError) error = NULL;

  if (user != NULL) {
    g_autofree char *both = g_strconcat (user, ":", password, NULL);

    self->credentials = g_base64_encode ((const guchar *) both, strlen (both));
  }
  self->refusal = refusal;
  self->seen = g_string_new (NULL);
  g_mutex_init (&self->lock);
  self->cancellable = g_cancellable_new ();
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (20);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &found, &error);
  g_assert_no_error (error);
  g_main_context_pop_thread_default (self->context);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (found));
  g_signal_connect (self->service, "run", G_CALLBACK (serve), self);
  self->thread = g_thread_new ("fake-proxy", run, self);
  return self;
}

/**
 * bw_fake_proxy_free:
 * @self: (transfer full): a proxy
 */
void
bw_fake_proxy_free (BwFakeProxy *self)
{
  g_cancellable_cancel (self->cancellable);
  g_atomic_int_set (&self->ending, 1);
  g_main_context_wakeup (self->context);
  g_thread_join (self->thread);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  while (g_atomic_int_get (&self->n_now) > 0)
    g_usleep (1000);
  g_object_unref (self->service);
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  g_string_free (self->seen, TRUE);
  g_mutex_clear (&self->lock);
  g_free (self->credentials);
  g_free (self);
}

/**
 * bw_fake_proxy_get_port:
 * @self: a proxy
 *
 * Returns: its port on 127.0.0.1
 */
guint
bw_fake_proxy_get_port (BwFakeProxy *self)
{
  return self->port;
}

/**
 * bw_fake_proxy_count_tunnels:
 * @self: a proxy
 *
 * Returns: how many tunnels it made
 */
guint
bw_fake_proxy_count_tunnels (BwFakeProxy *self)
{
  return (guint) g_atomic_int_get (&self->n_tunnels);
}

/**
 * bw_fake_proxy_dup_seen:
 * @self: a proxy
 *
 * Returns: (transfer full): the heads of all requests that came
 */
char *
bw_fake_proxy_dup_seen (BwFakeProxy *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_strdup (self->seen->str);
}
