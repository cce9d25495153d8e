/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "reading/bw-reader.h"
#include "reading/bw-reading-error.h"
#include "source/files/bw-file-loading.h"
#include "source/files/bw-files-source.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

#define FORBIDDEN_FILE "BOLWERK_TEST_FORBIDDEN_FILE"

#define SCORE(day, points) "{\"id\":\"t_2026-07-" day "\",\"currentScore\":" points "}"
#define SCORES "{\"value\":[" SCORE ("17", "3") "," SCORE ("16", "2") "," SCORE ("14", "1") "]}"
#define PROFILES "{\"value\":[{\"id\":\"a\",\"title\":\"A\",\"maxScore\":1}]}"

static BwSource *
open_file (GFile *file)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (files, file);
  return bw_files_source_new (files);
}

static BwSource *
open_files (GFile *first, GFile *second)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (files, first);
  g_ptr_array_add (files, second);
  return bw_files_source_new (files);
}

static BwSnapshot *
get_newest (BwSource *source)
{
  g_autoptr (GError) error = NULL;
  BwSnapshot *snapshot = NULL;
  gboolean known = bw_source_newest (source, &snapshot, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (known);
  return snapshot;
}

static GError *
assert_refused (BwSource *source, BwReadingError code, const char *name)
{
  BwSnapshot *snapshot = NULL;
  GError *error = NULL;

  g_assert_false (bw_source_newest (source, &snapshot, NULL, &error));
  g_assert_error (error, BW_READING_ERROR, (int) code);
  g_assert_cmpstr (bw_reading_error_get_file (error), ==, name);
  g_assert_null (snapshot);
  return error;
}

static void
assert_days (BwSource *source, BwDay from, BwDay to, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = bw_source_days (source, BW_DAYS_WHOLE, from, to, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, n);
  for (guint i = 1; i < n; i++)
    g_assert_cmpuint (bw_snapshot_get_day (g_ptr_array_index (days, i - 1)), <,
                      bw_snapshot_get_day (g_ptr_array_index (days, i)));
}

static void
assert_profiles (BwSource *source, gint64 n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCatalogue) catalogue = NULL;
  gboolean known = bw_source_catalogue (source, &catalogue, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (known);
  if (n < 0)
    g_assert_null (catalogue);
  else
    g_assert_cmpuint (bw_catalogue_get_profiles (catalogue)->len, ==, n);
}

static void
test_both_collections (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) scores = bw_test_folder_add_text (folder, "b.json", SCORES);
  g_autoptr (GFile) profiles = bw_test_folder_add_text (folder, "a.json", PROFILES);
  g_autoptr (BwSource) source = open_files (scores, profiles);
  g_autoptr (BwSnapshot) newest = NULL;

  g_assert_cmpint (bw_source_get_capabilities (source), ==, BW_SOURCE_LIVE);
  newest = get_newest (source);
  g_assert_cmpuint (bw_snapshot_get_day (newest), ==, bw_day_new (2026, 7, 17));
  g_assert_cmpint (bw_source_get_capabilities (source), ==, BW_SOURCE_LIVE | BW_SOURCE_HISTORY);
  assert_profiles (source, 1);
  g_assert_cmpuint (bw_files_source_get_files (BW_FILES_SOURCE (source))->len, ==, 2);
  g_assert_finalize_object (g_steal_pointer (&source));
}

static void
test_days (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) file = bw_test_folder_add_text (folder, "a.json", SCORES);
  g_autoptr (BwSource) source = open_file (file);

  assert_days (source, BW_DAY_NONE, BW_DAY_NONE, 3);
  assert_days (source, bw_day_new (2026, 7, 16), BW_DAY_NONE, 2);
  assert_days (source, BW_DAY_NONE, bw_day_new (2026, 7, 16), 2);
  assert_days (source, bw_day_new (2026, 7, 15), bw_day_new (2026, 7, 16), 1);
  assert_days (source, bw_day_new (2026, 7, 15), bw_day_new (2026, 7, 15), 0);
  assert_days (source, bw_day_new (2026, 7, 17), bw_day_new (2026, 7, 14), 0);
}

/* One collection alone opens, with what is there. */
static void
test_one_collection (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) scores = bw_test_folder_add_text (folder, "a.json", SCORES);
  g_autoptr (GFile) profiles = bw_test_folder_add_text (folder, "b.json", PROFILES);
  g_autoptr (BwSource) only_scores = open_file (scores);
  g_autoptr (BwSource) only_profiles = open_file (profiles);
  g_autoptr (BwSnapshot) newest = get_newest (only_scores);

  g_assert_nonnull (newest);
  assert_profiles (only_scores, -1);
  g_assert_null (get_newest (only_profiles));
  assert_profiles (only_profiles, 1);
  assert_days (only_profiles, BW_DAY_NONE, BW_DAY_NONE, 0);
  g_assert_cmpint (bw_source_get_capabilities (only_profiles), ==, BW_SOURCE_LIVE);
}

static void
test_gzip_by_any_name (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GBytes) plain = g_bytes_new_static (SCORES, sizeof SCORES - 1);
  g_autoptr (GBytes) packed = bw_test_compress (plain);
  g_autoptr (GFile) file = bw_test_folder_add_bytes (folder, "answer.txt", packed);
  g_autoptr (BwSource) source = open_file (file);
  g_autoptr (BwSnapshot) newest = get_newest (source);

  g_assert_cmpfloat (bw_snapshot_get_current (newest), ==, 3);
}

/* Asking for the newest day reads anew; catalogue and days answer from that reading. */
static void
test_refresh (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) file = bw_test_folder_add_text (folder, "a.json", SCORES);
  g_autoptr (BwSource) source = open_file (file);
  g_autoptr (BwSnapshot) before = get_newest (source);
  g_autoptr (BwSnapshot) after = NULL;
  g_autoptr (GFile) saved = bw_test_folder_add_text (folder, "a.json", "[" SCORE ("18", "4") "]");

  assert_days (source, BW_DAY_NONE, BW_DAY_NONE, 3);
  after = get_newest (source);
  g_assert_cmpfloat (bw_snapshot_get_current (before), ==, 3);
  g_assert_cmpfloat (bw_snapshot_get_current (after), ==, 4);
  assert_days (source, BW_DAY_NONE, BW_DAY_NONE, 1);
  g_assert_cmpint (bw_source_get_capabilities (source), ==, BW_SOURCE_LIVE);
}

static void
test_failed_refresh (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) file = bw_test_folder_add_text (folder, "a.json", SCORES);
  g_autoptr (BwSource) source = open_file (file);
  g_autoptr (BwSnapshot) before = get_newest (source);
  g_autoptr (GFile) saved = bw_test_folder_add_text (folder, "a.json", "{\"value\":[\n  {\"id\"");
  g_autoptr (GError) error = assert_refused (source, BW_READING_ERROR_TRUNCATED, "a.json");

  g_assert_cmpint (bw_reading_error_get_line (error), ==, 2);
  g_assert_cmpint (bw_reading_error_get_column (error), ==, 8);
  assert_days (source, BW_DAY_NONE, BW_DAY_NONE, 3);
}

static void
test_one_bad_file (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) good = bw_test_folder_add_text (folder, "good.json", SCORES);
  g_autoptr (GFile) bad = bw_test_folder_add_text (folder, "bad.json", "hello");
  g_autoptr (BwSource) source = open_files (good, bad);
  g_autoptr (GError) error = assert_refused (source, BW_READING_ERROR_NOT_JSON, "bad.json");

  g_assert_null (bw_source_days (source, BW_DAYS_WHOLE, BW_DAY_NONE, BW_DAY_NONE, NULL, NULL));
  g_assert_false (bw_source_catalogue (source, NULL, NULL, NULL));
  g_assert_cmpint (bw_source_get_capabilities (source), ==, BW_SOURCE_LIVE);
}

/* Two files of one name in two folders are told apart by their whole paths. */
static void
test_same_names (void)
{
  g_autoptr (BwTestFolder) one = bw_test_folder_new ();
  g_autoptr (BwTestFolder) two = bw_test_folder_new ();
  g_autoptr (GFile) good = bw_test_folder_add_text (one, "scores.json", SCORES);
  g_autoptr (GFile) bad = bw_test_folder_add_text (two, "scores.json", "hello");
  g_autoptr (BwSource) source = open_files (good, bad);
  g_autofree char *path = bw_test_folder_build_path (two, "scores.json");
  g_autoptr (GError) error = assert_refused (source, BW_READING_ERROR_NOT_JSON, path);
}

static void
test_folder (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autofree char *path = bw_test_folder_build_path (folder, "answers");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BwSource) source = open_file (file);
  g_autoptr (GError) missing = assert_refused (source, BW_READING_ERROR_NOT_FOUND, "answers");
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir (path, 0755));
  error = assert_refused (source, BW_READING_ERROR_FOLDER, "answers");
}

static void
test_not_found (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) file = bw_test_folder_add_text (folder, "file.json", SCORES);
  g_autofree char *below = bw_test_folder_build_path (folder, "file.json/below.json");
  g_autoptr (GFile) below_file = g_file_new_for_path (below);
  g_autoptr (BwSource) source = open_file (below_file);
  g_autoptr (GError) error = assert_refused (source, BW_READING_ERROR_NOT_FOUND, "below.json");
}

static void
test_empty_file (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) file = bw_test_folder_add_text (folder, "a.json", "");
  g_autoptr (GFile) bracket = bw_test_folder_add_text (folder, "b.json", "[]");
  g_autoptr (BwSource) source = open_file (file);
  g_autoptr (BwSource) brackets = open_file (bracket);
  g_autoptr (GError) error = assert_refused (source, BW_READING_ERROR_EMPTY, "a.json");
  g_autoptr (GError) brackets_error = assert_refused (brackets, BW_READING_ERROR_EMPTY, "b.json");
}

/* Opening a pipe would wait for a writer that never comes: that this test ends is its point. */
static void
test_special_files (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autofree char *pipe_path = bw_test_folder_build_path (folder, "pipe");
  const char *paths[] = { pipe_path, "/dev/zero" };
  const char *names[] = { "pipe", "zero" };

  g_assert_no_errno (mkfifo (pipe_path, 0600));
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
    g_autoptr (BwSource) source = open_file (file);
    g_autoptr (GError) error = assert_refused (source, BW_READING_ERROR_FAILED, names[i]);

    g_assert_cmpstr (bw_reading_error_get_found (error), ==, "special");
  }
}

/* A link is what it leads to; one that leads nowhere is not called a pipe. */
static void
test_links (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  static const struct {
    const char *name;
    const char *target;
    BwReadingError code;
    const char *found;
  } links[] = {
    { "circle.json", "circle.json", BW_READING_ERROR_FAILED, "link" },
    { "nowhere.json", "gone.json", BW_READING_ERROR_NOT_FOUND, NULL },
    { "device.json", "/dev/zero", BW_READING_ERROR_FAILED, "special" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++) {
    g_autofree char *path = bw_test_folder_build_path (folder, links[i].name);
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autoptr (BwSource) source = open_file (file);
    g_autoptr (GError) error = NULL;

    g_assert_no_errno (symlink (links[i].target, path));
    error = assert_refused (source, links[i].code, links[i].name);
    g_assert_cmpstr (bw_reading_error_get_found (error), ==, links[i].found);
  }
}

/* The most memory that this process ever had, in kilobytes. */
static long
get_peak (void)
{
  struct rusage usage;

  g_assert_no_errno (getrusage (RUSAGE_SELF, &usage));
  return usage.ru_maxrss;
}

/* 2 GB that take no space: refused by their size, before they are read. */
static void
test_two_gigabytes (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) file = bw_test_folder_add_text (folder, "large.json", "[");
  g_autoptr (BwSource) source = open_file (file);
  g_autoptr (GError) error = NULL;
  long before = get_peak ();

  g_assert_no_errno (truncate (g_file_peek_path (file), (off_t) 2 * 1024 * 1024 * 1024));
  error = assert_refused (source, BW_READING_ERROR_TOO_LARGE, "large.json");
  g_assert_cmpstr (bw_reading_error_get_found (error), ==, "268435456");
  g_assert_cmpint (get_peak () - before, <, 64 * 1024);
}

/* A file whose size says nothing, as one that grows while it is read, stops at the limit too. */
static void
test_growing_file (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/proc/self/maps");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = bw_file_loading_load (file, 1024 * 1024, "maps", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 16);

  g_assert_null (bw_file_loading_load (file, 16, "maps", NULL, &error));
  g_assert_error (error, BW_READING_ERROR, BW_READING_ERROR_TOO_LARGE);
  g_assert_cmpstr (bw_reading_error_get_found (error), ==, "16");
}

/* Root may read everything, save where it gives that right away: then it is a user like others. */
static void
become_unprivileged (const char *path)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  const struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = { 0 };

  g_assert_no_errno ((int) syscall (SYS_capset, &header, none));
  g_assert_cmpint (open (path, O_RDONLY | O_CLOEXEC), ==, -1);
  g_assert_cmpint (errno, ==, EACCES);
}

static void
test_no_permission (void)
{
  g_autoptr (BwTestFolder) folder = NULL;
  g_autoptr (GFile) file = NULL;

  if (g_test_subprocess ()) {
    g_autoptr (GFile) forbidden = g_file_new_for_path (g_getenv (FORBIDDEN_FILE));
    g_autoptr (BwSource) source = open_file (forbidden);
    g_autoptr (GError) error = NULL;

    become_unprivileged (g_getenv (FORBIDDEN_FILE));
    error = assert_refused (source, BW_READING_ERROR_PERMISSION, "secret.json");
    return;
  }

  folder = bw_test_folder_new ();
  file = bw_test_folder_add_text (folder, "secret.json", SCORES);
  g_assert_no_errno (g_chmod (g_file_peek_path (file), 0));
  g_setenv (FORBIDDEN_FILE, g_file_peek_path (file), TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_change (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) file = bw_test_folder_add_text (folder, "a.json", SCORES);
  g_autoptr (BwSource) source = open_file (file);
  BwControlUpdateFields fields = { .id = "a", .state = "Ignored" };
  g_autoptr (BwControlUpdate) update = bw_control_update_new (&fields);
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_source_change (source, update, NULL, NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_UNSUPPORTED);
}

static void
test_cancelled (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) file = bw_test_folder_add_text (folder, "a.json", SCORES);
  g_autoptr (BwSource) source = open_file (file);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (bw_source_newest (source, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (bw_source_newest (source, NULL, NULL, NULL));
}

/* Standard input of this process, replaced by a pipe as long as the test runs. */
typedef struct {
  int saved;
  int writer;
} Input;

static void
input_init (Input *input)
{
  int ends[2] = { -1, -1 };

  g_assert_no_errno (pipe (ends));
  input->saved = dup (STDIN_FILENO);
  g_assert_no_errno (dup2 (ends[0], STDIN_FILENO));
  close (ends[0]);
  input->writer = ends[1];
}

static void
input_close (Input *input)
{
  if (input->writer >= 0)
    close (input->writer);
  input->writer = -1;
}

static void
input_clear (Input *input)
{
  input_close (input);
  dup2 (input->saved, STDIN_FILENO);
  close (input->saved);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Input, input_clear)

/* It comes once, yet a refresh finds it again; a file beside it is read anew. */
static void
test_standard_input (void)
{
  g_auto (Input) input = { -1, -1 };
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) file = bw_test_folder_add_text (folder, "a.json", PROFILES);
  g_autoptr (GFile) standard_input = bw_files_source_new_standard_input ();
  g_autoptr (BwSource) source = open_files (standard_input, file);

  input_init (&input);
  g_assert_cmpint (write (input.writer, SCORES, sizeof SCORES - 1), ==, sizeof SCORES - 1);
  input_close (&input);

  for (guint i = 0; i < 2; i++) {
    g_autoptr (BwSnapshot) newest = get_newest (source);

    g_assert_cmpfloat (bw_snapshot_get_current (newest), ==, 3);
    assert_profiles (source, 1);
  }
}

static void
test_bad_standard_input (void)
{
  g_auto (Input) input = { -1, -1 };
  g_autoptr (GFile) standard_input = bw_files_source_new_standard_input ();
  g_autoptr (BwSource) source = open_file (standard_input);
  g_autoptr (GError) error = NULL;

  input_init (&input);
  input_close (&input);
  error = assert_refused (source, BW_READING_ERROR_EMPTY, "-");
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (20000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* Nothing is ever written: that the test ends shows that waiting for input can be cancelled. While
 * it waits, what the source can do is told without waiting. */
static void
test_cancelled_standard_input (void)
{
  g_auto (Input) input = { -1, -1 };
  g_autoptr (GFile) standard_input = bw_files_source_new_standard_input ();
  g_autoptr (BwSource) source = open_file (standard_input);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = NULL;

  input_init (&input);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (bw_source_newest (source, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

#define THREADS 6

static gpointer
ask_often (gpointer source)
{
  for (guint i = 0; i < 60; i++) {
    g_autoptr (BwSnapshot) newest = get_newest (source);

    g_assert_cmpfloat (bw_snapshot_get_current (newest), ==, 3);
    assert_profiles (source, 1);
    assert_days (source, BW_DAY_NONE, BW_DAY_NONE, 3);
    g_assert_cmpint (bw_source_get_capabilities (source), !=, 0);
  }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) scores = bw_test_folder_add_text (folder, "a.json", SCORES);
  g_autoptr (GFile) profiles = bw_test_folder_add_text (folder, "b.json", PROFILES);
  g_autoptr (BwSource) source = open_files (scores, profiles);
  GThread *threads[THREADS] = { NULL };

  for (guint i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("ask", ask_often, source);
  for (guint i = 0; i < THREADS; i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files-source/both-collections", test_both_collections);
  g_test_add_func ("/files-source/days", test_days);
  g_test_add_func ("/files-source/one-collection", test_one_collection);
  g_test_add_func ("/files-source/gzip-by-any-name", test_gzip_by_any_name);
  g_test_add_func ("/files-source/refresh", test_refresh);
  g_test_add_func ("/files-source/failed-refresh", test_failed_refresh);
  g_test_add_func ("/files-source/one-bad-file", test_one_bad_file);
  g_test_add_func ("/files-source/same-names", test_same_names);
  g_test_add_func ("/files-source/folder", test_folder);
  g_test_add_func ("/files-source/not-found", test_not_found);
  g_test_add_func ("/files-source/empty-file", test_empty_file);
  g_test_add_func ("/files-source/special-files", test_special_files);
  g_test_add_func ("/files-source/links", test_links);
  g_test_add_func ("/files-source/two-gigabytes", test_two_gigabytes);
  g_test_add_func ("/files-source/growing-file", test_growing_file);
  g_test_add_func ("/files-source/no-permission", test_no_permission);
  g_test_add_func ("/files-source/change", test_change);
  g_test_add_func ("/files-source/cancelled", test_cancelled);
  g_test_add_func ("/files-source/standard-input", test_standard_input);
  g_test_add_func ("/files-source/bad-standard-input", test_bad_standard_input);
  g_test_add_func ("/files-source/cancelled-standard-input", test_cancelled_standard_input);
  g_test_add_func ("/files-source/threads", test_threads);
  return g_test_run ();
}
