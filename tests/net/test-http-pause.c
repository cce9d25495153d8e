/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the service asks of one exchange, to wait, holds for all of one organisation. */

#include "net/bw-pause.h"
#include "net/bw-test-http.h"
#include "support/bw-secret-watch.h"
#include "support/bw-stepped-clock.h"

#define SECONDS 60
#define WAIT "Retry-After: 60"

typedef struct {
  BwTestHttp *test;
  GCancellable *cancellable;
  BwHttpAnswer *answer;
  GError *error;
} Asker;

typedef struct {
  BwSteppedClock *clock;
  BwTestHttp *test;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = BW_STEPPED_CLOCK (bw_stepped_clock_new ("2026-07-17T12:00:00Z"));
  fixture->test =
      bw_test_http_new_with (&(BwHttpFields) { .clock = BW_CLOCK (fixture->clock) }, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->test, bw_test_http_free);
  g_clear_object (&fixture->clock);
}

static gpointer
ask (gpointer data)
{
  Asker *asker = data;

  asker->answer = bw_test_http_get (asker->test, asker->cancellable, &asker->error);
  return NULL;
}

static GThread *
start (Fixture *fixture, Asker *asker)
{
  *asker = (Asker) { fixture->test, g_cancellable_new (), NULL, NULL };
  return g_thread_new ("ask", ask, asker);
}

static void
join_answered (GThread *thread, Asker *asker)
{
  g_thread_join (thread);
  g_assert_no_error (asker->error);
  g_assert_cmpuint (bw_http_answer_get_status (asker->answer), ==, 200);
  g_clear_object (&asker->answer);
  g_clear_object (&asker->cancellable);
}

static void
join_cancelled (GThread *thread, Asker *asker)
{
  g_cancellable_cancel (asker->cancellable);
  g_thread_join (thread);
  g_assert_null (asker->answer);
  g_assert_error (asker->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&asker->error);
  g_clear_object (&asker->cancellable);
}

/* Second by second, as it is waited; in each of them all of them wait. */
static void
pass (Fixture *fixture, guint n_seconds, guint n_waiting)
{
  for (guint i = 0; i < n_seconds; i++) {
    bw_stepped_clock_await (fixture->clock, n_waiting);
    bw_stepped_clock_advance (fixture->clock, G_TIME_SPAN_SECOND);
  }
}

static guint
count (Fixture *fixture)
{
  return bw_test_server_count_requests (fixture->test->server);
}

/* One is told to wait; another one that comes then waits as long, and asks nothing before. */
static void
test_all_wait (Fixture *fixture, gconstpointer data)
{
  Asker first;
  Asker second;
  GThread *threads[2] = { NULL };

  bw_test_server_add_fault (fixture->test->server, 1,
                            &(BwTestFault) { .status = 429, .headers = WAIT });
  threads[0] = start (fixture, &first);
  bw_stepped_clock_await (fixture->clock, 1);
  threads[1] = start (fixture, &second);
  pass (fixture, SECONDS - 1, 2);
  bw_stepped_clock_await (fixture->clock, 2);
  g_assert_cmpuint (count (fixture), ==, 1);

  while (count (fixture) < 3)
    bw_stepped_clock_advance (fixture->clock, G_TIME_SPAN_SECOND);
  join_answered (threads[0], &first);
  join_answered (threads[1], &second);
  g_assert_cmpuint (count (fixture), ==, 3);
}

/* Who waits for somebody else's sake can be called off, and who was told to wait waits on. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  Asker first;
  Asker second;
  GThread *threads[2] = { NULL };

  bw_test_server_add_fault (fixture->test->server, 1,
                            &(BwTestFault) { .status = 429, .headers = WAIT });
  threads[0] = start (fixture, &first);
  bw_stepped_clock_await (fixture->clock, 1);
  threads[1] = start (fixture, &second);
  bw_stepped_clock_await (fixture->clock, 2);
  join_cancelled (threads[1], &second);
  bw_stepped_clock_await (fixture->clock, 1);
  g_assert_cmpuint (count (fixture), ==, 1);
  join_cancelled (threads[0], &first);
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* One that stands at the gate meanwhile is let in by the place that becomes free, and does not ask. */
static void
test_at_gate (Fixture *fixture, gconstpointer data)
{
  Asker askers[BW_HTTP_MAX_AT_ONCE + 1];
  GThread *threads[BW_HTTP_MAX_AT_ONCE + 1] = { NULL };

  for (guint i = 0; i < BW_HTTP_MAX_AT_ONCE - 1; i++) {
    bw_test_server_add_fault (fixture->test->server, i + 1,
                              &(BwTestFault) { .raw = "HTTP", .end = BW_TEST_END_HANG });
    threads[i] = start (fixture, &askers[i]);
    bw_test_server_wait_for_requests (fixture->test->server, i + 1);
  }
  bw_test_server_add_fault (fixture->test->server, BW_HTTP_MAX_AT_ONCE,
                            &(BwTestFault) { .status = 429, .headers = WAIT, .hold = TRUE });
  for (guint i = BW_HTTP_MAX_AT_ONCE - 1; i <= BW_HTTP_MAX_AT_ONCE; i++) {
    threads[i] = start (fixture, &askers[i]);
    bw_test_server_wait_for_requests (fixture->test->server, BW_HTTP_MAX_AT_ONCE);
  }
  bw_test_server_release (fixture->test->server);
  bw_stepped_clock_await (fixture->clock, 2);
  g_assert_cmpuint (count (fixture), ==, BW_HTTP_MAX_AT_ONCE);
  for (guint i = 0; i <= BW_HTTP_MAX_AT_ONCE; i++)
    join_cancelled (threads[i], &askers[i]);
}

/* A wish that is too long to be waited for is told to who asked, and holds up nobody else. */
static void
test_too_long (Fixture *fixture, gconstpointer data)
{
  Asker asker;

  bw_test_server_add_fault (fixture->test->server, 1,
                            &(BwTestFault) { .status = 429, .headers = "Retry-After: 301" });
  asker = (Asker) { fixture->test, g_cancellable_new (), NULL, NULL };
  ask (&asker);
  g_assert_cmpuint (bw_http_answer_get_status (asker.answer), ==, 429);
  g_clear_object (&asker.answer);
  g_clear_object (&asker.cancellable);
  join_answered (start (fixture, &asker), &asker);
}

static BwHttpAnswer *
ask_once (BwTestHttp *test, BwTestServer *server)
{
  const char *root = bw_test_server_get_root (server);
  g_autofree char *address = g_strconcat (root, "/a", NULL);
  BwHttpRequest request = { .method = "GET", .address = address, .origin = root, .once = TRUE };
  g_autoptr (GError) error = NULL;
  BwHttpAnswer *answer = bw_http_exchange (test->http, &request, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

static void
answer_well (SoupServerMessage *message, const BwTestRequest *request, gpointer data)
{
  soup_server_message_set_status (message, 200, NULL);
}

/* What Graph asks, to wait, keeps nobody from the host where one signs in, under whose lock it would be waited. */
static void
test_other_origin (void)
{
  g_autoptr (BwTestHttp) test = bw_test_http_new ();
  g_autoptr (BwTestServer) other = bw_test_server_new (NULL, answer_well, NULL);
  g_autoptr (BwHttpAnswer) told = NULL;
  g_autoptr (BwHttpAnswer) at_once = NULL;
  g_autoptr (BwHttpAnswer) late = NULL;

  bw_test_server_add_fault (test->server, 1,
                            &(BwTestFault) { .status = 429, .headers = "Retry-After: 200" });
  told = ask_once (test, test->server);
  g_assert_cmpuint (bw_http_answer_get_status (told), ==, 429);
  at_once = ask_once (test, other);
  g_assert_cmpuint (bw_http_answer_get_status (at_once), ==, 200);
  g_assert_cmpint (bw_test_http_get_waited (test), ==, 0);
  late = ask_once (test, test->server);
  g_assert_cmpuint (bw_http_answer_get_status (late), ==, 200);
  g_assert_cmpint (bw_test_http_get_waited (test), >=, 200 * G_TIME_SPAN_SECOND);
}

/* It grows and never shrinks, is waited out once, and a clock that is set back ends it. */
static void
test_span (void)
{
  g_autoptr (BwClock) clock = bw_manual_clock_new ("2026-07-17T12:00:00Z");
  g_autoptr (BwPause) pause = bw_pause_new (clock);
  guint64 seen = 0;
  guint64 other = 0;

  g_assert_cmpint (bw_pause_get_left (pause, &seen), ==, 0);
  bw_pause_begin (pause, 10 * G_TIME_SPAN_SECOND);
  bw_pause_begin (pause, 5 * G_TIME_SPAN_SECOND);
  bw_manual_clock_advance (BW_MANUAL_CLOCK (clock), 4 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (bw_pause_get_left (pause, &seen), ==, 6 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (bw_pause_get_left (pause, &seen), ==, 0);
  bw_pause_begin (pause, 20 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (bw_pause_get_left (pause, &seen), ==, 20 * G_TIME_SPAN_SECOND);

  bw_manual_clock_set (BW_MANUAL_CLOCK (clock), "2026-07-17T11:00:00Z");
  g_assert_cmpint (bw_pause_get_left (pause, &other), ==, 0);
  other = 0;
  bw_pause_begin (pause, 5 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (bw_pause_get_left (pause, &other), ==, 5 * G_TIME_SPAN_SECOND);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/http-pause/all-wait", test_all_wait);
  ADD ("/http-pause/cancel", test_cancel);
  ADD ("/http-pause/at-gate", test_at_gate);
  ADD ("/http-pause/too-long", test_too_long);
#undef ADD
  g_test_add_func ("/http-pause/other-origin", test_other_origin);
  g_test_add_func ("/http-pause/span", test_span);

  return g_test_run ();
}
