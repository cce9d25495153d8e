/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Several processes and threads on one archive, and processes that are killed while they store. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "archive/bw-archive-world.h"
#include "archive/bw-database.h"
#include "archive/bw-made-days.h"
#include "archive/bw-same-records.h"

#define N_KILLED 200
#define N_CONTROLS 12
#define N_PROCESSES 3
#define N_THREADS 4
#define N_DAYS 40
#define ENOUGH 1000000

static char *probe;

static GSubprocess *
start (const char *place, guint first, guint step, guint n)
{
  g_autofree char *a = g_strdup_printf ("%u", first);
  g_autofree char *b = g_strdup_printf ("%u", step);
  g_autofree char *c = g_strdup_printf ("%u", n);
  g_autoptr (GError) error = NULL;
  GSubprocess *process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, probe, place, a, b, c, NULL);

  g_assert_no_error (error);
  return process;
}

/* What a process says, a number a line. */
typedef struct {
  GDataInputStream *stream;
  GArray *numbers;
} Said;

static Said
listen (GSubprocess *process)
{
  Said said = { g_data_input_stream_new (g_subprocess_get_stdout_pipe (process)),
                g_array_new (FALSE, FALSE, sizeof (guint)) };

  return said;
}

static void
said_clear (Said *said)
{
  g_object_unref (said->stream);
  g_array_unref (said->numbers);
}

/* Reads until so many numbers were said, or it ends. A line that was cut has no end, and is none. */
static void
hear (Said *said, guint n)
{
  while (said->numbers->len < n) {
    g_autoptr (GError) error = NULL;
    g_autofree char *line = NULL;
    guint number = 0;

    line = g_data_input_stream_read_upto (G_DATA_INPUT_STREAM (said->stream), "\n", 1, NULL, NULL,
                                          &error);
    g_assert_no_error (error);
    if (line == NULL ||
        g_buffered_input_stream_get_available (G_BUFFERED_INPUT_STREAM (said->stream)) == 0)
      return;
    g_data_input_stream_read_byte (said->stream, NULL, &error);
    g_assert_no_error (error);
    number = (guint) atoi (line);
    g_array_append_val (said->numbers, number);
  }
}

static void
assert_whole (BwArchiveWorld *world)
{
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) database =
                bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);
  gint64 n = -1;

  /* integrity_check gives one row of text where all is well, foreign_key_check none. */
  g_assert_true (bw_database_ask_integer (
      database, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'", &n,
      &error));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (bw_database_ask_integer (database, "SELECT count(*) FROM pragma_foreign_key_check",
                                          &n, &error));
  g_assert_cmpint (n, ==, 0);
}

static void
assert_day (BwArchiveWorld *world, guint number)
{
  g_autoptr (BwSnapshot) loaded = bw_archive_world_load (world, BW_MADE_FIRST + number);
  g_autoptr (BwSnapshot) made = bw_made_day_new (number, N_CONTROLS, FALSE);

  bw_same_assert_snapshots (loaded, made, FALSE);
}

/* All days that there are, whole, and among them each that was confirmed. */
static void
assert_confirmed (BwArchiveWorld *world, guint n_confirmed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = bw_archive_list_days (world->archive, NULL, &error);

  g_assert_no_error (error);
  /* One may have been stored whose confirmation was not said any more. */
  g_assert_cmpuint (days->len, >=, n_confirmed);
  g_assert_cmpuint (days->len, <=, n_confirmed + 1);
  for (guint i = 0; i < days->len; i++)
    g_assert_cmpuint (g_array_index (days, BwArchiveDay, i).day, ==, BW_MADE_FIRST + i);
}

/* Now while it starts and makes the archive, now when it has stored a few and is in the middle of the next. */
static void
let_live (Said *said)
{
  if (g_test_rand_bit ()) {
    hear (said, (guint) g_test_rand_int_range (1, 5));
    g_usleep ((gulong) g_test_rand_int_range (0, 10000));
  } else {
    g_usleep ((gulong) g_test_rand_int_range (0, 40000));
  }
}

/* Kills a process that stores from @first on, at any moment of its life; TRUE where it left a log behind. */
static gboolean
kill_one (BwArchiveWorld *world, guint first, guint *n_confirmed)
{
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GSubprocess) process = NULL;
  Said said = { NULL };
  gboolean left = FALSE;

  g_clear_object (&world->archive);
  process = start (world->place, first, 1, ENOUGH);
  said = listen (process);
  let_live (&said);
  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (process));
  hear (&said, ENOUGH);
  left = g_file_test (log, G_FILE_TEST_EXISTS);
  bw_archive_world_reopen (world);
  g_assert_null (bw_archive_get_set_aside (world->archive));
  *n_confirmed = first + said.numbers->len;
  for (guint i = 0; i < said.numbers->len; i++)
    g_assert_cmpuint (g_array_index (said.numbers, guint, i), ==, first + i);
  said_clear (&said);
  return left;
}

static void
test_killed (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  guint n_days = 0;
  guint n_left = 0;
  guint n_all = 0;

  for (guint i = 0; i < N_KILLED; i++) {
    guint n_confirmed = 0;

    /* Now and then a new one, so that some are killed while they make it. */
    if (i % 20 == 0) {
      g_clear_pointer (&world, bw_archive_world_free);
      world = bw_archive_world_new ();
      n_days = 0;
    }
    n_left += kill_one (world, n_days, &n_confirmed) ? 1 : 0;
    n_all += n_confirmed - n_days;
    assert_whole (world);
    assert_confirmed (world, n_confirmed);
    for (guint day = n_days; day < n_confirmed; day++)
      assert_day (world, day);
    n_days = n_confirmed;
  }
  g_test_message ("%u days confirmed, %u logs left behind", n_all, n_left);
  /* Not all were killed before they began, or at rest. */
  g_assert_cmpuint (n_all, >, N_KILLED / 4);
  g_assert_cmpuint (n_left, >, N_KILLED / 4);
}

/* Each stores other days, between those of the others. */
static void
test_processes (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  GSubprocess *processes[N_PROCESSES];

  for (guint i = 0; i < N_PROCESSES; i++)
    processes[i] = start (world->place, i, N_PROCESSES, N_DAYS);
  for (guint i = 0; i < N_PROCESSES; i++) {
    Said said = listen (processes[i]);

    hear (&said, ENOUGH);
    g_subprocess_wait (processes[i], NULL, NULL);
    g_assert_true (g_subprocess_get_successful (processes[i]));
    g_assert_cmpuint (said.numbers->len, ==, N_DAYS);
    said_clear (&said);
    g_object_unref (processes[i]);
  }
  assert_confirmed (world, N_PROCESSES * N_DAYS);
  for (guint day = 0; day < N_PROCESSES * N_DAYS; day++)
    assert_day (world, day);
  assert_whole (world);
}

typedef struct {
  BwArchive *archive;
  guint first;
} Work;

static gpointer
work (gpointer data)
{
  Work *self = data;

  for (guint i = 0; i < N_DAYS; i++) {
    g_autoptr (GPtrArray) days = bw_made_days_new (self->first + i * N_THREADS, 1, N_CONTROLS);
    g_autoptr (BwSnapshot) newest = NULL;
    g_autoptr (GError) error = NULL;

    bw_archive_store_days (self->archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
    g_assert_no_error (error);
    newest = bw_archive_load_newest (self->archive, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (bw_snapshot_get_control_scores (newest)->len, ==, N_CONTROLS);
  }
  return NULL;
}

/* Two of them share an object, as window and worker do; the others have one of their own. */
static void
test_threads (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) other =
                bw_archive_open (world->place, BW_WORLD_TENANT, world->clock, NULL, &error);
  Work works[N_THREADS];
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++) {
    works[i] = (Work) { i % 2 == 0 ? world->archive : other, i };
    threads[i] = g_thread_new ("work", work, &works[i]);
  }
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  assert_confirmed (world, N_THREADS * N_DAYS);
  for (guint day = 0; day < N_THREADS * N_DAYS; day++)
    assert_day (world, day);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >, 1);
  probe = argv[1];
  g_test_add_func ("/archive-processes/killed", test_killed);
  g_test_add_func ("/archive-processes/processes", test_processes);
  g_test_add_func ("/archive-processes/threads", test_threads);
  return g_test_run ();
}
