/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Several processes and threads on one archive, and processes that are killed while they store. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "archive/bw-archive-deeds.h"
#include "archive/bw-archive-world.h"
#include "archive/bw-database.h"
#include "archive/bw-day-table.h"
#include "archive/bw-made-days.h"
#include "archive/bw-same-records.h"

#define N_KILLED 160
#define N_KILLED_UPGRADING 40
#define N_CONTROLS 12
#define N_RESTORED 30
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
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, probe, "store",
                                           place, a, b, c, NULL);

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

/* Kills a process at any moment of its life; how many things it has said to be done. It says @first, and on from there. */
static guint
kill_process (GSubprocess *process, guint first)
{
  Said said = listen (process);
  guint n = 0;

  let_live (&said);
  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (process));
  hear (&said, ENOUGH);
  n = said.numbers->len;
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (g_array_index (said.numbers, guint, i), ==, first + i);
  said_clear (&said);
  return n;
}

/* What the dead one leaves, and what it should leave: the same, done by somebody who lives. */
typedef struct {
  BwArchiveWorld *world;
  char *other_place;
  BwArchive *other;
  char *backup;
  guint seed;
  guint n_done;
} Deeds;

static void
open_other (Deeds *self)
{
  g_autoptr (GError) error = NULL;

  self->other = bw_archive_deeds_open (self->other_place, &error);
  g_assert_no_error (error);
}

/* A backup of what both begin with is what they get back now and then. */
static void
deeds_begin (Deeds *self, guint seed)
{
  g_autoptr (GPtrArray) days = bw_made_days_new (90, 10, N_CONTROLS);
  g_autoptr (GError) error = NULL;

  *self = (Deeds) { .world = bw_archive_world_new (), .seed = seed };
  g_clear_object (&self->world->archive);
  self->other_place = bw_test_folder_build_path (self->world->folder, "other");
  self->backup = bw_test_folder_build_path (self->world->folder, "backup");
  open_other (self);
  bw_archive_store_days (self->other, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
  g_assert_no_error (error);
  bw_archive_backup (self->other, self->backup, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->other);
  g_assert_true (bw_archive_delete_folder (self->other_place, NULL, &error));
  open_other (self);
}

static void
deeds_end (Deeds *self)
{
  g_clear_object (&self->other);
  g_free (self->other_place);
  g_free (self->backup);
  bw_archive_world_free (self->world);
}

static void
do_next (Deeds *self)
{
  g_autoptr (GError) error = NULL;

  bw_archive_deeds_do (self->other, self->seed, self->n_done++, self->backup, &error);
  g_assert_no_error (error);
}

static gboolean
is_same (Deeds *self)
{
  g_autofree char *own = bw_archive_deeds_describe (self->world->place);
  g_autofree char *other = bw_archive_deeds_describe (self->other_place);

  return g_str_equal (own, other);
}

/* Whatever was confirmed is there, whole, and at most the one that was going on then, whole too. */
static void
assert_done (Deeds *self, guint n_confirmed)
{
  bw_archive_world_reopen (self->world);
  g_assert_null (bw_archive_get_set_aside (self->world->archive));
  g_clear_object (&self->world->archive);
  assert_whole (self->world);
  for (guint i = 0; i < n_confirmed; i++)
    do_next (self);
  if (is_same (self))
    return;
  do_next (self);
  g_assert_true (is_same (self));
}

/* Kills one that does all that is ever done; TRUE where it left a log behind. */
static gboolean
kill_doer (Deeds *self)
{
  g_autofree char *path = bw_archive_world_build_path (self->world);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *seed = g_strdup_printf ("%u", self->seed);
  g_autofree char *first = g_strdup_printf ("%u", self->n_done);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
                g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, probe, "do",
                                  self->world->place, seed, first, self->backup, NULL);
  guint n_confirmed = 0;
  gboolean left = FALSE;

  g_assert_no_error (error);
  n_confirmed = kill_process (process, self->n_done);
  left = g_file_test (log, G_FILE_TEST_EXISTS);
  assert_done (self, n_confirmed);
  return left;
}

static void
test_killed (void)
{
  Deeds deeds = { NULL };
  guint n_left = 0;
  guint n_all = 0;

  for (guint i = 0; i < N_KILLED; i++) {
    guint before = 0;

    /* Now and then a new one, so that some are killed while they make it. */
    if (i % 20 == 0) {
      if (i > 0)
        deeds_end (&deeds);
      deeds_begin (&deeds, (guint) g_test_rand_int_range (0, 4000));
    }
    before = deeds.n_done;
    n_left += kill_doer (&deeds) ? 1 : 0;
    n_all += deeds.n_done - before;
  }
  deeds_end (&deeds);
  g_test_message ("%u things done, %u logs left behind", n_all, n_left);
  /* Not all were killed before they began, or at rest. */
  g_assert_cmpuint (n_all, >, N_KILLED / 4);
  g_assert_cmpuint (n_left, >, N_KILLED / 4);
}

/* An archive of the first version, as it stood on somebody's disk. Transfer full: its file. */
static char *
make_old (BwArchiveWorld *world)
{
  g_autoptr (GBytes) bytes = bw_test_load_fixture ("archive", "version-1.sql");
  g_autofree char *sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;
  char *path = bw_test_folder_build_path (world->folder, "old");
  g_autoptr (BwDatabase) database = bw_database_open (
      path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, G_TIME_SPAN_SECOND, &error);

  bw_database_run (database, sql, &error);
  g_assert_no_error (error);
  return path;
}

/* Opened, it is what it became for whoever was not killed. */
static char *
open_and_describe (const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive = bw_archive_deeds_open (place, &error);

  g_assert_no_error (error);
  g_assert_null (bw_archive_get_set_aside (archive));
  return bw_archive_deeds_describe (place);
}

/* Checks all that were laid down, of which the last may not have been; how many there are. */
static guint
assert_upgraded (const char *folder, guint first, const char *expected)
{
  for (guint number = first;; number++) {
    g_autofree char *name = g_strdup_printf ("%u", number);
    g_autofree char *place = g_build_filename (folder, name, NULL);
    g_autofree char *path = g_build_filename (place, BW_ARCHIVE_FILE, NULL);
    g_autofree char *own = NULL;

    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      return number - first;
    own = open_and_describe (place);
    g_assert_cmpstr (own, ==, expected);
    g_assert_true (bw_archive_delete_folder (place, NULL, NULL));
  }
}

/* What came from an earlier version is what it was, whenever the one that brought it up is killed. */
static void
test_killed_upgrading (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autofree char *old = make_old (world);
  g_autofree char *folder = bw_test_folder_build_path (world->folder, "many");
  g_autofree char *place = bw_test_folder_build_path (world->folder, "many/0");
  g_autofree char *path = g_build_filename (place, BW_ARCHIVE_FILE, NULL);
  g_autofree char *expected = NULL;
  g_autofree char *content = NULL;
  gsize length = 0;
  guint n_all = 0;

  g_assert_true (g_file_get_contents (old, &content, &length, NULL));
  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  expected = open_and_describe (place);
  for (guint i = 0; i < N_KILLED_UPGRADING; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                       probe, "upgrade", folder, old, "1", NULL);
    guint n_confirmed = 0;
    guint n_there = 0;

    g_assert_no_error (error);
    n_confirmed = kill_process (process, 1);
    n_there = assert_upgraded (folder, 1, expected);
    g_assert_cmpuint (n_there, >=, n_confirmed);
    g_assert_cmpuint (n_there, <=, n_confirmed + 1);
    n_all += n_there;
  }
  g_assert_cmpuint (n_all, >, N_KILLED_UPGRADING / 4);
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

static void
note_days (const char *path, GHashTable *found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDatabase) database =
                bw_database_open (path, SQLITE_OPEN_READWRITE, G_TIME_SPAN_SECOND, &error);
  g_autoptr (GArray) days = bw_day_table_list (database, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < days->len; i++)
    g_hash_table_add (found, GUINT_TO_POINTER (g_array_index (days, BwArchiveDay, i).day));
}

/* While one process stores, another one puts a backup back again and again: each day that was stored is in the archive
   afterwards, or in one of those that were set aside. */
static void
test_restored (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autofree char *path = bw_archive_world_build_path (world);
  g_autofree char *backup = bw_test_folder_build_path (world->folder, "backup");
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Said said = { NULL };

  bw_archive_backup (world->archive, backup, NULL, &error);
  g_assert_no_error (error);
  process = start (world->place, 0, 1, ENOUGH);
  said = listen (process);
  for (guint i = 0; i < N_RESTORED; i++) {
    g_autofree char *aside = NULL;

    hear (&said, said.numbers->len + 1);
    bw_archive_restore (world->archive, backup, &aside, NULL, &error);
    g_assert_no_error (error);
    if (aside != NULL)
      note_days (aside, found);
  }
  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);
  hear (&said, ENOUGH);
  note_days (path, found);
  g_assert_cmpuint (said.numbers->len, >=, N_RESTORED);
  for (guint i = 0; i < said.numbers->len; i++)
    g_assert_true (g_hash_table_contains (
        found, GUINT_TO_POINTER (BW_MADE_FIRST + g_array_index (said.numbers, guint, i))));
  said_clear (&said);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >, 1);
  probe = argv[1];
  g_test_add_func ("/archive-processes/killed", test_killed);
  g_test_add_func ("/archive-processes/killed-upgrading", test_killed_upgrading);
  g_test_add_func ("/archive-processes/processes", test_processes);
  g_test_add_func ("/archive-processes/threads", test_threads);
  g_test_add_func ("/archive-processes/restored", test_restored);
  return g_test_run ();
}
