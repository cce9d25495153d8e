/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "net/bw-test-http.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

#define N_THREADS 12

typedef struct {
  BwTestHttp *test;
  GCancellable *cancellable;
} Waiter;

static BwHttpAnswer *
ask_for (BwTestHttp *test, gsize size, gboolean packed, GError **error)
{
  g_autofree char *text = g_malloc (size);
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) sent = NULL;

  memset (text, ' ', size);
  plain = g_bytes_new_take (g_steal_pointer (&text), size);
  sent = packed ? bw_test_compress (plain) : g_bytes_ref (plain);
  bw_test_server_add_fault (
      test->server, 0,
      &(BwTestFault) { .status = 200,
                       .headers = packed ? "Content-Type: application/json\nContent-Encoding: gzip"
                                         : "Content-Type: application/json",
                       .body_bytes = sent });
  return bw_test_http_get (test, NULL, error);
}

static void
test_size (gconstpointer data)
{
  gboolean packed = GPOINTER_TO_INT (data);
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BwHttpAnswer) just = ask_for (test, BW_HTTP_MAX_BYTES, packed, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bw_http_answer_get_body (just)), ==, BW_HTTP_MAX_BYTES);
  g_assert_null (ask_for (test, BW_HTTP_MAX_BYTES + 1, packed, &error));
  bw_test_http_assert_error (test, error, BW_HTTP_ERROR_TOO_LARGE);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 2);
}

/* So much, and so mixed, that it is not unpacked in one go. */
static GBytes *
make_mixed (gsize size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  char *text = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    text[i] = (char) g_rand_int_range (rand, 'a', 'z');
  return g_bytes_new_take (text, size);
}

static void
test_damaged_gzip (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (GBytes) plain = make_mixed (500000);
  g_autoptr (GBytes) packed = bw_test_compress (plain);
  g_autofree char *copy = g_memdup2 (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  g_autoptr (GBytes) sent = NULL;
  g_autoptr (GError) error = NULL;

  copy[g_bytes_get_size (packed) - 8] ^= 1;
  sent = g_bytes_new_take (g_steal_pointer (&copy), g_bytes_get_size (packed));
  bw_test_server_add_fault (
      test->server, 0,
      &(BwTestFault) { .status = 200, .headers = "Content-Encoding: gzip", .body_bytes = sent });
  g_assert_null (bw_test_http_get (test, NULL, &error));
  bw_test_http_assert_error (test, error, BW_HTTP_ERROR_BAD_ANSWER);
}

static gpointer
ask (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwHttpAnswer) answer = bw_test_http_get (data, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bw_http_answer_get_status (answer), ==, 200);
  return NULL;
}

/* All are held until four are there; a fifth would come in the time that it is given. */
static void
test_four_at_once (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  GThread *threads[N_THREADS] = { NULL };

  bw_test_server_add_fault (test->server, 0, &(BwTestFault) { .hold = TRUE });
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("ask", ask, test);

  for (guint n = BW_HTTP_MAX_AT_ONCE; n <= N_THREADS; n += BW_HTTP_MAX_AT_ONCE) {
    bw_test_server_wait_for_requests (test->server, n);
    g_usleep (100 * 1000);
    g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, n);
    bw_test_server_release (test->server);
  }

  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (bw_test_server_get_most_at_once (test->server), ==, BW_HTTP_MAX_AT_ONCE);
}

static gpointer
wait_in_vain (gpointer data)
{
  Waiter *waiter = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_test_http_get (waiter->test, waiter->cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return NULL;
}

/* Who waits for another try does not stand in the others' way: a service that is ill holds up nobody else, as
   one that is busy does (test-http-pause.c). */
static void
test_waiting_takes_no_place (void)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwTestHttp) test = bw_test_http_new_with (&(BwHttpFields) { .clock = clock }, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiter waiter = { test, cancellable };
  GThread *threads[BW_HTTP_MAX_AT_ONCE] = { NULL };

  for (guint i = 1; i <= BW_HTTP_MAX_AT_ONCE; i++)
    bw_test_server_add_fault (test->server, i,
                              &(BwTestFault) { .status = 503, .headers = "Retry-After: 299" });
  for (guint i = 0; i < BW_HTTP_MAX_AT_ONCE; i++)
    threads[i] = g_thread_new ("wait", wait_in_vain, &waiter);
  bw_test_server_wait_for_requests (test->server, BW_HTTP_MAX_AT_ONCE);
  ask (test);
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, BW_HTTP_MAX_AT_ONCE + 1);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < BW_HTTP_MAX_AT_ONCE; i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/http-limits/size/plain", GINT_TO_POINTER (FALSE), test_size);
  g_test_add_data_func ("/http-limits/size/packed", GINT_TO_POINTER (TRUE), test_size);
  g_test_add_func ("/http-limits/damaged-gzip", test_damaged_gzip);
  g_test_add_func ("/http-limits/four-at-once", test_four_at_once);
  g_test_add_func ("/http-limits/waiting-takes-no-place", test_waiting_takes_no_place);
  return g_test_run ();
}
