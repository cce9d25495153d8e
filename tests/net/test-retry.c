/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-retry.h"
#include "support/bw-secret-watch.h"

#define SECOND G_TIME_SPAN_SECOND

static void
test_after (void)
{
  static const struct {
    const char *text;
    GTimeSpan span;
  } cases[] = {
    { "5", 5 * SECOND },
    { "0", 0 },
    { " 7 ", 7 * SECOND },
    { "2.128", 2128000 },
    { "0.0000001", 1 },
    { "120", 120 * SECOND },
    { "Fri, 17 Jul 2026 12:00:30 GMT", 30 * SECOND },
    { "Friday, 17-Jul-26 12:01:00 GMT", 60 * SECOND },
    { "Fri Jul 17 12:00:05 2026", 5 * SECOND },
    { "Fri, 17 Jul 2026 11:00:00 GMT", 0 },
    { "99999999999999999999999", 366LL * 24 * 3600 * SECOND },
    { "Fri, 17 Jul 2099 12:00:30 GMT", 366LL * 24 * 3600 * SECOND },
    { NULL, BW_RETRY_UNSAID },
    { "", BW_RETRY_UNSAID },
    { "-1", BW_RETRY_UNSAID },
    { "soon", BW_RETRY_UNSAID },
    { "5s", BW_RETRY_UNSAID },
    { "1e9", BW_RETRY_UNSAID },
    { "0x10", BW_RETRY_UNSAID },
    { "inf", BW_RETRY_UNSAID },
    { "nan", BW_RETRY_UNSAID },
    { ".", BW_RETRY_UNSAID },
  };
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-07-17T12:00:00Z", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (bw_retry_parse_after (cases[i].text, now), ==, cases[i].span);
}

static void
test_backoff (void)
{
  GTimeSpan base = SECOND;

  for (guint n = 1; n < 40; n++) {
    g_assert_cmpint (bw_retry_work_out_wait (n, BW_RETRY_UNSAID, 0.0), ==, MIN (base, 60 * SECOND));
    g_assert_cmpint (bw_retry_work_out_wait (n, BW_RETRY_UNSAID, 0.999999), <=,
                     MIN (2 * base, 60 * SECOND));
    g_assert_cmpint (bw_retry_work_out_wait (n, BW_RETRY_UNSAID, 0.999999), >=,
                     MIN (2 * base - SECOND, 59 * SECOND));
    base = MIN (base * 2, 64 * SECOND);
  }
}

static void
test_asked (void)
{
  g_assert_cmpint (bw_retry_work_out_wait (1, 0, 0.5), ==, 0);
  g_assert_cmpint (bw_retry_work_out_wait (4, 10 * SECOND, 0.0), ==, 10 * SECOND);
  g_assert_cmpint (bw_retry_work_out_wait (4, 10 * SECOND, 0.5), ==, 10 * SECOND + SECOND / 2);
  g_assert_cmpint (bw_retry_work_out_wait (4, 200 * SECOND, 0.999), <, 201 * SECOND);
}

static void
test_statuses (void)
{
  static const guint again[] = { 429, 502, 503, 504 };
  static const guint never[] = { 200, 204, 206, 301, 400, 401, 403,
                                 404, 407, 408, 409, 500, 501, 511 };

  for (gsize i = 0; i < G_N_ELEMENTS (again); i++)
    g_assert_true (bw_retry_is_for_status (again[i], "GET"));
  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_false (bw_retry_is_for_status (never[i], "GET"));
  g_assert_true (bw_retry_is_for_status (429, "PATCH"));
  g_assert_true (bw_retry_is_for_status (503, "PATCH"));
  g_assert_false (bw_retry_is_for_status (502, "PATCH"));
  g_assert_false (bw_retry_is_for_status (504, "PATCH"));
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retry/after", test_after);
  g_test_add_func ("/retry/backoff", test_backoff);
  g_test_add_func ("/retry/asked", test_asked);
  g_test_add_func ("/retry/statuses", test_statuses);
  return g_test_run ();
}
