/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Shows the chart of a history of many days, each time anew, and prints as JSON the processor time of the main thread for
 * it, in milliseconds:
 *
 *   chosen  from all days that were read to what the chart shows of them
 *   laid    that as figures
 *   drawn   all of it to the end of the frame, GTK's own drawing among it
 *   table   a row for each of the days, sorted
 *   listed  what happened in 1,100 days to 30 actions that all change every day, first of nothing
 *
 *   bench-history N   with N made-up days */

#include "bw-config.h"

#include <adwaita.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "ui/history/bw-activity-card.h"
#include "ui/history/bw-history-chart.h"
#include "ui/history/bw-history-table.h"

#define ROUNDS 25

static double
read_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

/* A day in forty is missing, and the maximum changes once a month. */
static GPtrArray *
make_days (guint n)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (g_object_unref);
  GRand *rand = g_rand_new_with_seed (1);
  BwDay first = bw_day_new (1999, 1, 1);

  for (guint i = 0; days->len < n; i++) {
    BwSnapshotFields fields = { .id = "",
                                .tenant_id = "",
                                .day = first + i,
                                .current = 500 + 200 * sin (i / 90.0) + g_rand_double (rand) * 20,
                                .max = 1000 + i / 30 };

    if (g_rand_int_range (rand, 0, 40) > 0)
      g_ptr_array_add (days, bw_snapshot_new (&fields));
  }
  g_rand_free (rand);
  return days;
}

static BwChart *
choose (GPtrArray *days)
{
  g_autoptr (BwHistory) history = bw_history_new (days, BW_DAY_NONE, BW_DAY_NONE);
  BwChartFields fields = { .history = history, .unit = BW_UNIT_POINTS, .goal = 80 };

  for (guint kind = 0; kind < BW_N_LINE_KINDS; kind++)
    fields.shown[kind] = TRUE;
  return bw_chart_new (&fields);
}

#define N_LISTED_DAYS 1100
#define N_LISTED_CONTROLS 30

static BwSnapshot *
make_whole_day (BwDay day, guint i)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);
  BwSnapshotFields fields = {
    .id = "", .tenant_id = "", .day = day, .current = 100, .max = 300, .control_scores = scores
  };

  for (guint k = 0; k < N_LISTED_CONTROLS; k++) {
    g_autofree char *id = g_strdup_printf ("control-%u", k);
    double points = 1 + (i * 7 + k) % 8;

    g_ptr_array_add (scores, bw_control_score_new (&(BwControlScoreFields) {
                                 .id = id,
                                 .category = "Identity",
                                 .points = points,
                                 .percentage = points * 10,
                                 .count = -1,
                                 .total = -1,
                             }));
  }
  return bw_snapshot_new (&fields);
}

static BwActivities *
make_activities (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_LISTED_DAYS; i++)
    g_ptr_array_add (days, make_whole_day (bw_day_new (2023, 1, 1) + i, i));
  return bw_activities_new (days, NULL, NULL, BW_DAY_NONE, BW_DAY_NONE);
}

/* The card is not in a window: its rows are made, and not laid out. */
static void
measure_listing (GArray *listed)
{
  g_autoptr (BwActivities) activities = make_activities ();

  for (guint i = 0; i < ROUNDS; i++) {
    g_autoptr (GtkWidget) card = g_object_ref_sink (g_object_new (BW_TYPE_ACTIVITY_CARD, NULL));
    double since = read_work ();
    double took = 0;

    bw_activity_card_set_activities (BW_ACTIVITY_CARD (card), activities, NULL, NULL);
    took = read_work () - since;
    g_array_append_val (listed, took);
  }
}

static void
raise_flag (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler =
      g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (raise_flag), &painted);

  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
print_times (const char *name, GArray *times, const char *end)
{
  printf ("\"%s\": [", name);
  for (guint i = 0; i < times->len; i++)
    printf ("%s%.3f", i > 0 ? ", " : "", g_array_index (times, double, i));
  printf ("]%s", end);
}

static void
note (GArray *times, double *since)
{
  double now = read_work ();
  double took = now - *since;

  g_array_append_val (times, took);
  *since = now;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) laid = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) filled = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) listed = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *chart = NULL;
  GtkWidget *table = NULL;
  GtkWindow *window = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  days = make_days ((guint) atoi (argc > 1 ? argv[1] : "10000"));
  window = GTK_WINDOW (gtk_window_new ());
  chart = g_object_new (BW_TYPE_HISTORY_CHART, NULL);
  table = g_object_ref_sink (g_object_new (BW_TYPE_HISTORY_TABLE, NULL));
  gtk_window_set_default_size (window, 1100, 400);
  gtk_window_set_child (window, chart);
  gtk_window_present (window);
  while (!gtk_widget_get_mapped (chart))
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < ROUNDS; i++) {
    double since = read_work ();
    g_autoptr (BwChart) shown = choose (days);
    g_autoptr (BwDrawing) figures = NULL;
    g_autoptr (BwDayTable) rows = NULL;

    note (chosen, &since);
    bw_history_chart_set_chart (BW_HISTORY_CHART (chart), shown);
    figures = bw_history_chart_draw (BW_HISTORY_CHART (chart));
    note (laid, &since);
    wait_for_frame (chart);
    note (drawn, &since);
    rows = bw_day_table_new_for_history (bw_chart_get_fields (shown)->history);
    bw_history_table_set_table (BW_HISTORY_TABLE (table), rows);
    note (filled, &since);
  }

  measure_listing (listed);
  printf ("{");
  print_times ("listed", listed, ", ");
  print_times ("chosen", chosen, ", ");
  print_times ("laid", laid, ", ");
  print_times ("drawn", drawn, ", ");
  print_times ("table", filled, "}\n");
  g_object_unref (table);
  gtk_window_destroy (window);
  return 0;
}
