/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What Microsoft corrects of days that are over, and that are kept whole. Graph and the archive are real. */

#include "organisation/bw-memory-case.h"
#include "support/bw-secret-watch.h"

/* One control more on each day, and other totals with it. */
static const BwFakeGraphFields corrected = { .n_days = BW_MEMORY_CASE_DAYS,
                                             .n_hollow = BW_MEMORY_CASE_HOLLOW,
                                             .n_controls = BW_MEMORY_CASE_CONTROLS + 1 };

#define PAGES (BW_MEMORY_CASE_DAYS / BW_MEMORY_CASE_DAYS_IN_PAGE)

/* How many control scores the whole days that are kept have, all the same number. */
static guint
count_controls (BwMemoryCase *fixture)
{
  BwDay today = bw_memory_case_get_today ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive =
                bw_archive_open (fixture->place, NULL, fixture->graph->clock, NULL, &error);
  g_autoptr (GPtrArray) days = bw_archive_load_days (archive, today - BW_MEMORY_CASE_DAYS + 1, today,
                                                    TRUE, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, BW_MEMORY_CASE_DAYS);
  for (guint i = BW_MEMORY_CASE_HOLLOW; i < days->len; i++) {
    guint own = bw_snapshot_get_control_scores (days->pdata[i])->len;

    g_assert_true (n == 0 || own == n);
    n = own;
  }
  return n;
}

/* The whole of days whose totals are told otherwise than they are kept is asked for once more, and replaces them. */
static void
test_corrected (BwMemoryCase *fixture, gconstpointer data)
{
  bw_memory_case_count_asked (fixture);
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS);
  g_assert_cmpuint (count_controls (fixture), ==, BW_MEMORY_CASE_CONTROLS);

  bw_memory_case_start_anew (fixture, &corrected);
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS + PAGES);
  g_assert_cmpuint (count_controls (fixture), ==, BW_MEMORY_CASE_CONTROLS + 1);
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS);
}

/* That they were told otherwise outlives the program that could not ask any more. */
static void
test_ended (BwMemoryCase *fixture, gconstpointer data)
{
  bw_memory_case_count_asked (fixture);
  bw_memory_case_start_anew (fixture, &corrected);
  bw_memory_case_refresh (fixture);
  bw_memory_case_start_anew (fixture, &corrected);
  bw_memory_case_fill_in (fixture);
  g_assert_cmpuint (count_controls (fixture), ==, BW_MEMORY_CASE_CONTROLS + 1);
}

/* The totals of a day, as a service says them that has another whole of it. */
static void
tell_otherwise (BwMemoryCase *fixture, const char *points, const char *max)
{
  g_autofree char *date = bw_day_to_iso (bw_memory_case_get_today () - 3);
  g_autofree char *body = g_strdup_printf ("{\"value\":[{\"createdDateTime\":\"%sT00:00:00Z\","
                                           "\"currentScore\":%s,\"maxScore\":%s}]}",
                                           date, points, max);

  bw_test_server_add_fault (
      fixture->graph->server, bw_memory_case_count_requests (fixture) + BW_MEMORY_CASE_REQUESTS,
      &(BwTestFault) { .status = 200, .headers = "Content-Type: application/json", .body = body });
}

/* A service whose totals are not those of its own whole days is asked once for each that it tells. */
static void
test_never_the_same (BwMemoryCase *fixture, gconstpointer data)
{
  bw_memory_case_count_asked (fixture);
  for (guint i = 0; i < 3; i++) {
    tell_otherwise (fixture, "12.5", "99");
    g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==,
                      BW_MEMORY_CASE_REQUESTS + (i == 0 ? 1 : 0));
    /* The right ones between them do not let it be asked for anew. */
    g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS);
  }
  tell_otherwise (fixture, "12.5", "98");
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS + 1);
  /* Totals that are not told are no others. */
  tell_otherwise (fixture, "null", "null");
  g_assert_cmpuint (bw_memory_case_count_asked (fixture), ==, BW_MEMORY_CASE_REQUESTS);
  g_assert_cmpuint (count_controls (fixture), ==, BW_MEMORY_CASE_CONTROLS);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                            \
  g_test_add ("/corrected/" name, BwMemoryCase, NULL, bw_memory_case_set_up, function, \
              bw_memory_case_tear_down)
  ADD ("corrected", test_corrected);
  ADD ("ended", test_ended);
  ADD ("never-the-same", test_never_the_same);
#undef ADD

  return g_test_run ();
}
