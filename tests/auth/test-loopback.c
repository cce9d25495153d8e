/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-auth-error.h"
#include "auth/bw-callback.h"
#include "auth/bw-loopback-listener.h"
#include "auth/bw-loopback.h"
#include "auth/bw-test-browser.h"
#include "support/bw-manual-clock.h"
#include "support/bw-secret-watch.h"

#include <stdlib.h>
#include <string.h>

#define STATE "Planted-state-0123456789-abcdefghijklmno"
#define TARGET "https://login.example/authorize?state=" STATE "&nonce=Planted-nonce"
#define NOW "2026-11-25T12:00:00Z"

/* The loopback waits in a thread of its own, as a worker does. */
typedef struct {
  BwClock *clock;
  GCancellable *cancellable;
  GThread *thread;
  GMutex lock;
  GCond ready;
  char *redirect;
  BwAddressMaker *addresses;
  char *code;
  GError *error;
} Fixture;

static gpointer
wait_in_thread (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwLoopback) loopback = bw_loopback_new (STATE, fixture->clock, &error);

  g_assert_no_error (error);
  g_mutex_lock (&fixture->lock);
  fixture->addresses = g_object_ref (bw_loopback_lead_to (loopback, TARGET));
  fixture->redirect = g_strdup (bw_loopback_get_redirect (loopback));
  g_cond_signal (&fixture->ready);
  g_mutex_unlock (&fixture->lock);

  fixture->code = bw_loopback_wait (loopback, fixture->cancellable, &fixture->error);
  g_assert_finalize_object (g_steal_pointer (&loopback));
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = bw_manual_clock_new (NOW);
  fixture->cancellable = g_cancellable_new ();
  g_mutex_init (&fixture->lock);
  g_cond_init (&fixture->ready);
  fixture->thread = g_thread_new ("loopback", wait_in_thread, fixture);
  g_mutex_lock (&fixture->lock);
  while (fixture->redirect == NULL)
    g_cond_wait (&fixture->ready, &fixture->lock);
  g_mutex_unlock (&fixture->lock);
}

static void
join (Fixture *fixture)
{
  g_clear_pointer (&fixture->thread, g_thread_join);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->thread != NULL)
    g_cancellable_cancel (fixture->cancellable);
  join (fixture);
  g_clear_object (&fixture->clock);
  g_clear_object (&fixture->cancellable);
  g_mutex_clear (&fixture->lock);
  g_cond_clear (&fixture->ready);
  g_free (fixture->redirect);
  g_clear_object (&fixture->addresses);
  g_free (fixture->code);
  g_clear_error (&fixture->error);
}

/* What comes back for `?query`, as a status. */
static guint
get (Fixture *fixture, const char *rest, char **page)
{
  g_autofree char *address = g_strconcat (fixture->redirect, rest, NULL);

  return bw_test_browser_fetch (address, page);
}

static void
finish (Fixture *fixture)
{
  g_assert_cmpuint (get (fixture, "?code=Planted-code&state=" STATE, NULL), ==, 200);
  join (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->code, ==, "Planted-code");
}

static guint16
get_port (Fixture *fixture)
{
  g_autoptr (GUri) uri = g_uri_parse (fixture->redirect, G_URI_FLAGS_NONE, NULL);

  return (guint16) g_uri_get_port (uri);
}

static GSocketConnection *
knock (Fixture *fixture, GSocketFamily family, GError **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (family);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, get_port (fixture));

  g_socket_client_set_timeout (client, 20);
  g_socket_client_set_enable_proxy (client, FALSE);
  return g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, error);
}

/* Sends bytes as they are, and reads until the other side has enough. */
static char *
send_raw (Fixture *fixture, GSocketFamily family, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = knock (fixture, family, &error);
  GOutputStream *out = NULL;
  GInputStream *in = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);
  char buffer[4096];
  gssize n = 0;

  g_assert_no_error (error);
  out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_output_stream_write_all (out, text, length, NULL, NULL, NULL);
  g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
  while ((n = g_input_stream_read (in, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (answer, buffer, n);
  return g_string_free_and_steal (g_steal_pointer (&answer));
}

/* A request whose host has the true port. */
static char *
ask_raw (Fixture *fixture, const char *method, const char *target, const char *host)
{
  g_autofree char *text =
      g_strdup_printf ("%s %s HTTP/1.1\r\nHost: %s:%u\r\nContent-Length: 0\r\n\r\n", method, target,
                       host, get_port (fixture));

  return send_raw (fixture, G_SOCKET_FAMILY_IPV4, text, strlen (text));
}

static void
assert_status (const char *answer, guint status)
{
  g_autofree char *start = g_strdup_printf ("HTTP/1.1 %u ", status);

  if (!g_str_has_prefix (answer, start))
    g_error ("not %u: %.60s", status, answer);
}

static void
test_good (Fixture *fixture, gconstpointer data)
{
  g_autofree char *page = NULL;

  g_assert_true (g_str_has_prefix (fixture->redirect, "http://localhost:"));
  g_assert_true (g_str_has_suffix (fixture->redirect, "/"));
  g_assert_cmpuint (get (fixture, "?code=Planted-code&state=" STATE "&session_state=x", &page), ==,
                    200);
  g_assert_nonnull (strstr (page, "go back to Bolwerk"));
  g_assert_null (strstr (page, "Planted"));
  g_assert_null (strstr (page, "<script"));
  g_assert_null (strstr (page, "http"));
  join (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->code, ==, "Planted-code");
}

/* The same port answers on both loopback addresses, and on no other. */
static void
test_both_families (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strdup_printf (
      "GET /?state=x&code=y HTTP/1.1\r\nHost: localhost:%u\r\n\r\n", get_port (fixture));
  g_autofree char *one = send_raw (fixture, G_SOCKET_FAMILY_IPV4, text, strlen (text));
  g_autofree char *other = send_raw (fixture, G_SOCKET_FAMILY_IPV6, text, strlen (text));

  assert_status (one, 400);
  assert_status (other, 400);
  finish (fixture);
}

/* Nobody else can sit on the port of either address while it waits. */
static void
test_port_is_held (Fixture *fixture, gconstpointer data)
{
  static const GSocketFamily FAMILIES[] = { G_SOCKET_FAMILY_IPV4, G_SOCKET_FAMILY_IPV6 };

  for (gsize i = 0; i < G_N_ELEMENTS (FAMILIES); i++) {
    g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (FAMILIES[i]);
    g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, get_port (fixture));
    g_autoptr (GSocket) socket =
                  g_socket_new (FAMILIES[i], G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (g_socket_bind (socket, address, TRUE, &error) &&
                    g_socket_listen (socket, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  }
}

static void
test_headers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = ask_raw (fixture, "GET", "/?state=x", "localhost");
  static const char *const WANTED[] = {
    "Content-Security-Policy: default-src 'none';",
    "Referrer-Policy: no-referrer\r\n",
    "X-Content-Type-Options: nosniff\r\n",
    "Cache-Control: no-store\r\n",
    "Connection: close\r\n",
    "Content-Type: text/html; charset=utf-8\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (WANTED); i++)
    if (strstr (answer, WANTED[i]) == NULL)
      g_error ("“%s” is not in “%s”", WANTED[i], answer);
  g_assert_null (strstr (answer, "Server:"));
}

/* Whatever comes without the state, the wait goes on, and the true browser still gets through. */
static void
test_wrong_requests (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *rest;
    guint status;
  } WRONG[] = {
    { "", 400 },
    { "?", 400 },
    { "?code=x", 400 },
    { "?state=" STATE, 400 },
    { "?code=x&state=", 400 },
    { "?code=x&state=wrong", 400 },
    { "?code=x&state=" STATE "x", 400 },
    { "?code=&state=" STATE, 400 },
    { "?code&state=" STATE, 400 },
    { "?code=x&state=" STATE "&state=" STATE, 400 },
    { "?code=x&code=y&state=" STATE, 400 },
    { "?code=x&error=access_denied&state=" STATE, 400 },
    { "?error=access_denied", 400 },
    { "?error=access_denied&state=wrong", 400 },
    { "?code=%ff%fe&state=" STATE, 400 },
    { "?code=x%00y&state=" STATE, 400 },
    { "favicon.ico", 404 },
    { "?#code=x&state=" STATE, 400 },
    { "x?code=x&state=" STATE, 404 },
    { "/?code=x&state=" STATE, 404 },
    { "%2f?code=x&state=" STATE, 404 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (WRONG); i++) {
    guint status = get (fixture, WRONG[i].rest, NULL);

    if (status != WRONG[i].status)
      g_error ("%s: %u", WRONG[i].rest, status);
  }
  finish (fixture);
}

static void
test_wrong_methods (Fixture *fixture, gconstpointer data)
{
  static const char *const METHODS[] = { "POST",    "HEAD",  "PUT", "DELETE",
                                         "OPTIONS", "TRACE", "get", "GETX" };

  for (gsize i = 0; i < G_N_ELEMENTS (METHODS); i++) {
    g_autofree char *answer = ask_raw (fixture, METHODS[i], "/?code=x&state=" STATE, "localhost");

    assert_status (answer, 405);
  }
  finish (fixture);
}

/* A page that was made to lead here under another name is not the browser that was sent. */
static void
test_wrong_hosts (Fixture *fixture, gconstpointer data)
{
  static const char *const HOSTS[] = { "evil.example", "127.0.0.1", "[::1]",
                                       "localhost.evil.example" };

  for (gsize i = 0; i < G_N_ELEMENTS (HOSTS); i++) {
    g_autofree char *answer = ask_raw (fixture, "GET", "/?code=x&state=" STATE, HOSTS[i]);

    assert_status (answer, 400);
  }
  finish (fixture);
}

static char *
make_junk (gsize length)
{
  char *junk = g_malloc (length);
  GRand *random = g_rand_new_with_seed (3);

  for (gsize i = 0; i < length; i++)
    junk[i] = (char) g_rand_int_range (random, 0, 256);
  g_rand_free (random);
  return junk;
}

static void
test_garbage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *junk = make_junk (64 * 1024);
  static const char *const TEXTS[] = {
    "",
    "\r\n\r\n\r\n",
    "GET",
    "GET / HTTP/9.9\r\n\r\n",
    "GET /?code=x HTTP/1.1\r\n",
    "GET  HTTP/1.1\r\n\r\n",
    "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET http://evil.example/?code=x HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "CONNECT localhost:1 HTTP/1.1\r\nHost: localhost:1\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "GET / HTTP/1.1\r\nRange: bytes=0-0,1-1,2-2,3-3,-1\r\nHost: x\r\n\r\n",
    "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nffffffffffff\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    g_free (send_raw (fixture, i % 2 ? G_SOCKET_FAMILY_IPV6 : G_SOCKET_FAMILY_IPV4, TEXTS[i],
                      strlen (TEXTS[i])));
  for (gsize length = 1; length < 64 * 1024; length *= 4)
    g_free (send_raw (fixture, G_SOCKET_FAMILY_IPV4, junk, length));
  finish (fixture);
}

static void
test_huge (Fixture *fixture, gconstpointer data)
{
  gsize length = 8 * 1024 * 1024;
  g_autofree char *filling = g_strnfill (length, 'x');
  g_autofree char *line = g_strconcat ("GET /?code=x&state=" STATE "&y=", filling,
                                       " HTTP/1.1\r\nHost: localhost\r\n\r\n", NULL);
  g_autofree char *header =
      g_strconcat ("GET / HTTP/1.1\r\nX: ", filling, "\r\nHost: localhost\r\n\r\n", NULL);
  g_autofree char *body = g_strconcat ("GET / HTTP/1.1\r\nHost: localhost\r\n"
                                       "Content-Length: 8388608\r\n\r\n",
                                       filling, NULL);
  g_autofree char *query = g_strnfill (20000, 'x');
  g_autofree char *rest = g_strconcat ("?code=x&state=" STATE "&y=", query, NULL);

  g_free (send_raw (fixture, G_SOCKET_FAMILY_IPV4, line, strlen (line)));
  g_free (send_raw (fixture, G_SOCKET_FAMILY_IPV4, header, strlen (header)));
  g_free (send_raw (fixture, G_SOCKET_FAMILY_IPV4, body, strlen (body)));
  g_assert_cmpuint (get (fixture, rest, NULL), ==, 400);
  finish (fixture);
}

static guint
count_open (GPtrArray *connections)
{
  guint n_open = 0;

  for (guint i = 0; i < connections->len; i++) {
    GSocket *socket = g_socket_connection_get_socket (g_ptr_array_index (connections, i));

    n_open += g_socket_condition_check (socket, G_IO_IN | G_IO_HUP | G_IO_ERR) == 0;
  }
  return n_open;
}

/* Somebody who opens many connections and says nothing does not keep the browser out, and does not use up
   what the process may have open. */
static void
test_many_connections (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 20 * BW_LOOPBACK_LISTENER_MOST; i++) {
    GSocketConnection *connection =
        knock (fixture, i % 2 ? G_SOCKET_FAMILY_IPV6 : G_SOCKET_FAMILY_IPV4, NULL);

    if (connection != NULL)
      g_ptr_array_add (connections, connection);
  }
  g_assert_cmpuint (connections->len, >, 10 * BW_LOOPBACK_LISTENER_MOST);
  for (guint i = 0; i < 100 && count_open (connections) > BW_LOOPBACK_LISTENER_MOST; i++)
    g_usleep (20 * 1000);
  g_assert_cmpuint (count_open (connections), <=, BW_LOOPBACK_LISTENER_MOST);
  finish (fixture);
}

/* After the one good answer nobody listens any more: not for the same one either. */
static void
test_replay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint16 port = get_port (fixture);

  finish (fixture);
  g_assert_cmpuint (port, !=, 0);
  g_assert_null (knock (fixture, G_SOCKET_FAMILY_IPV4, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

/* Two that know the state come at once; only one of them counts. */
static void
test_second_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSocketConnection) slow = knock (fixture, G_SOCKET_FAMILY_IPV4, NULL);
  g_autofree char *late =
      g_strdup_printf ("GET /?code=late&state=" STATE " HTTP/1.1\r\nHost: localhost:%u"
                       "\r\n\r\n",
                       get_port (fixture));

  g_assert_nonnull (slow);
  g_assert_cmpuint (get (fixture, "?code=first&state=" STATE, NULL), ==, 200);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (slow)), late,
                             strlen (late), NULL, NULL, NULL);
  join (fixture);
  g_assert_cmpstr (fixture->code, ==, "first");
}

static void
test_refusal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *page = NULL;

  g_assert_cmpuint (
      get (fixture,
           "?error=access_denied&error_description=AADSTS65004%3a+The+user+declined+"
           "%3cb%3e.%0d%0aTrace+ID%3a+0a0b0c0d-1111-2222-3333-444455556666&state=" STATE,
           &page),
      ==, 200);
  g_assert_nonnull (strstr (page, "did not succeed"));
  g_assert_null (strstr (page, "declined"));
  join (fixture);
  g_assert_error (fixture->error, BW_AUTH_ERROR, BW_AUTH_ERROR_DECLINED);
  g_assert_cmpuint (bw_auth_error_get_fields (fixture->error)->number, ==, 65004);
  g_assert_cmpstr (bw_auth_error_get_fields (fixture->error)->message, ==,
                   "The user declined <b>.");
  g_assert_null (fixture->code);
}

/* What follows the port in an address that leads to the sign-in. */
static char *
make_start (Fixture *fixture)
{
  g_autofree char *address = bw_address_maker_make (fixture->addresses);

  g_assert_true (g_str_has_prefix (address, fixture->redirect));
  return g_strdup (address + strlen (fixture->redirect) - 1);
}

/* Each leads on once, without saying where but to who asks for it; several may be open beside each other. */
static void
test_start (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = make_start (fixture);
  g_autofree char *second = make_start (fixture);
  g_autofree char *one = ask_raw (fixture, "GET", first, "localhost");
  g_autofree char *other = ask_raw (fixture, "GET", second, "localhost");

  g_assert_cmpstr (first, !=, second);
  assert_status (one, 302);
  assert_status (other, 302);
  g_assert_nonnull (strstr (one, "\r\nLocation: " TARGET "\r\n"));
  g_assert_null (strstr (strstr (one, "\r\n\r\n"), "login.example"));
  g_assert_nonnull (strstr (one, "Referrer-Policy: no-referrer\r\n"));
  g_assert_nonnull (strstr (one, "Cache-Control: no-store\r\n"));
  finish (fixture);
}

/* Nobody who does not know an address gets to where it leads, and what is no opening does not use it up. */
static void
test_start_wrong (Fixture *fixture, gconstpointer data)
{
  g_autofree char *start = make_start (fixture);
  g_autofree char *cut = g_strndup (start, strlen (start) - 1);
  g_autofree char *longer = g_strconcat (start, "x", NULL);
  g_autofree char *below = g_strconcat (start, "/", NULL);
  const char *const paths[] = { cut, longer, below,
                                "/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };
  g_autofree char *head = ask_raw (fixture, "HEAD", start, "localhost");
  g_autofree char *post = ask_raw (fixture, "POST", start, "localhost");
  g_autofree char *named = ask_raw (fixture, "GET", start, "evil.example");
  g_autofree char *ahead = g_strdup_printf (
      "GET %s HTTP/1.1\r\nHost: localhost:%u\r\nSec-Purpose: prefetch;prerender\r\n\r\n", start,
      get_port (fixture));
  g_autofree char *early = send_raw (fixture, G_SOCKET_FAMILY_IPV6, ahead, strlen (ahead));
  g_autofree char *good = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autofree char *answer = ask_raw (fixture, "GET", paths[i], "localhost");

    assert_status (answer, 404);
    g_assert_null (strstr (answer, "login.example"));
  }
  assert_status (head, 405);
  assert_status (post, 405);
  assert_status (named, 400);
  assert_status (early, 503);
  g_assert_null (strstr (early, "login.example"));
  good = ask_raw (fixture, "GET", start, "localhost");
  assert_status (good, 302);
  finish (fixture);
}

/* Who comes second ends it, whoever that is: nobody is signed in, and no port is open any more. */
static void
test_start_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *start = make_start (fixture);
  g_autofree char *other = make_start (fixture);
  g_autofree char *one = ask_raw (fixture, "GET", start, "localhost");
  g_autofree char *more = ask_raw (fixture, "GET", other, "localhost");
  g_autofree char *two = ask_raw (fixture, "GET", start, "localhost");
  g_autoptr (GError) error = NULL;

  assert_status (one, 302);
  assert_status (more, 302);
  assert_status (two, 410);
  g_assert_nonnull (strstr (two, "opened before"));
  g_assert_null (strstr (two, "login.example"));
  join (fixture);
  g_assert_error (fixture->error, BW_AUTH_ERROR, BW_AUTH_ERROR_OPENED_TWICE);
  g_assert_null (fixture->code);
  g_assert_null (knock (fixture, G_SOCKET_FAMILY_IPV4, &error));
}

/* Whoever makes an address after the end has one at which nobody answers. */
static void
test_start_over (Fixture *fixture, gconstpointer data)
{
  g_autofree char *start = NULL;

  finish (fixture);
  start = make_start (fixture);
  g_assert_cmpuint (get (fixture, start + 1, NULL), ==, 0);
}

static void
test_timed_out (Fixture *fixture, gconstpointer data)
{
  bw_manual_clock_advance (BW_MANUAL_CLOCK (fixture->clock), BW_LOOPBACK_LIMIT - 1);
  g_assert_cmpuint (get (fixture, "?code=x&state=wrong", NULL), ==, 400);
  g_usleep (250 * 1000);
  g_assert_cmpuint (get (fixture, "?code=x&state=wrong", NULL), ==, 400);
  bw_manual_clock_advance (BW_MANUAL_CLOCK (fixture->clock), 2);
  join (fixture);
  g_assert_error (fixture->error, BW_AUTH_ERROR, BW_AUTH_ERROR_TIMED_OUT);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_cancellable_cancel (fixture->cancellable);
  join (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_callback (void)
{
  g_auto (BwCallback) callback = { NULL };

  g_assert_true (bw_callback_init (&callback, "code=a%2Bb+c&x&y=%zz&state=s%20t&&"));
  g_assert_cmpstr (callback.code, ==, "a+b c");
  g_assert_cmpstr (callback.state, ==, "s t");
  bw_callback_clear (&callback);
  g_assert_false (bw_callback_init (&callback, NULL));
  g_assert_false (bw_callback_init (&callback, ""));
}

#define add(name, test) g_test_add ("/loopback/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loopback/callback", test_callback);
  add ("good", test_good);
  add ("both-families", test_both_families);
  add ("port-is-held", test_port_is_held);
  add ("headers", test_headers);
  add ("wrong-requests", test_wrong_requests);
  add ("wrong-methods", test_wrong_methods);
  add ("wrong-hosts", test_wrong_hosts);
  add ("garbage", test_garbage);
  add ("huge", test_huge);
  add ("many-connections", test_many_connections);
  add ("replay", test_replay);
  add ("second-answer", test_second_answer);
  add ("refusal", test_refusal);
  add ("start", test_start);
  add ("start-wrong", test_start_wrong);
  add ("start-twice", test_start_twice);
  add ("start-over", test_start_over);
  add ("timed-out", test_timed_out);
  add ("cancelled", test_cancelled);
  return g_test_run ();
}
