/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <string.h>

#include "auth/bw-process-lock.h"
#include "support/bw-fake-entra.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

#define N_PROCESSES 3
#define N_TIMES 8

static char *probe;

/* Libsecret's file is made known to the process alone; with whole stacks, by which tests/lsan.supp knows the
   leaks of libsecret. */
static GSubprocess *
start (const char *file)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  const char *options = g_getenv ("ASAN_OPTIONS");
  g_autofree char *more =
      g_strconcat (options != NULL ? options : "", ":fast_unwind_on_malloc=0", NULL);
  GSubprocess *process = NULL;

  g_subprocess_launcher_setenv (launcher, "SECRET_BACKEND", "file", TRUE);
  g_subprocess_launcher_setenv (launcher, "SECRET_FILE_TEST_PATH", file, TRUE);
  g_subprocess_launcher_setenv (launcher, "SECRET_FILE_TEST_PASSWORD", "Planted-test-password",
                                TRUE);
  if (options != NULL)
    g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", more, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, probe, NULL);
  g_assert_no_error (error);
  return process;
}

/* What a process says to one command, after the word ok. */
static char *
run_once (const char *file, const char *command)
{
  g_autoptr (GSubprocess) process = start (file);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (process, command, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  g_assert_true (g_str_has_prefix (said, "ok "));
  return g_strdup (g_strchomp (said + strlen ("ok ")));
}

static void
keep_first (BwFakeEntra *fake, const char *file)
{
  g_autofree char *token = bw_fake_entra_new_refresh_token (fake);
  g_autofree char *command = g_strdup_printf ("store o %s\n", token);

  g_free (run_once (file, command));
}

static void
ask (GSubprocess *process, const char *command)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (process), command, strlen (command), NULL,
                             NULL, &error);
  g_assert_no_error (error);
}

static void
assert_ok (GSubprocess *process)
{
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, "ok \n");
  g_assert_true (g_subprocess_get_successful (process));
}

/* A server that uses a refresh token once, and takes one that comes back for theft; several processes that
   refresh as fast as they can. All of them stay signed in. */
static void
test_rotation (void)
{
  g_autoptr (BwFakeEntra) fake = bw_fake_entra_new (NULL);
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autofree char *file = bw_test_folder_build_path (folder, "test.keyring");
  g_autofree char *command = g_strdup_printf ("refresh %s %s o %d\n", bw_fake_entra_get_root (fake),
                                              bw_test_folder_get_path (folder), N_TIMES);
  GSubprocess *processes[N_PROCESSES];
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  bw_fake_entra_set_rotating (fake, TRUE);
  keep_first (fake, file);
  first = run_once (file, "load o\n");

  for (guint i = 0; i < N_PROCESSES; i++)
    processes[i] = start (file);
  for (guint i = 0; i < N_PROCESSES; i++)
    ask (processes[i], command);
  for (guint i = 0; i < N_PROCESSES; i++) {
    assert_ok (processes[i]);
    g_object_unref (processes[i]);
  }

  g_assert_cmpuint (bw_fake_entra_count (fake, "token"), ==, N_PROCESSES * N_TIMES);
  last = run_once (file, "load o\n");
  g_assert_cmpstr (last, !=, first);
}

/* A process that is killed while it holds the lock leaves it to the next one. */
static void
test_killed (void)
{
  g_autoptr (BwFakeEntra) fake = bw_fake_entra_new (NULL);
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autofree char *file = bw_test_folder_build_path (folder, "killed.keyring");
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *command = g_strdup_printf (
      "refresh %s %s o 1000000\n", bw_fake_entra_get_root (fake), bw_test_folder_get_path (folder));
  g_autoptr (GError) error = NULL;
  g_autoptr (BwProcessLock) lock = NULL;

  keep_first (fake, file);
  process = start (file);
  ask (process, command);
  while (bw_fake_entra_count (fake, "token") < 3)
    g_usleep (1000);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  lock = bw_process_lock_new (bw_test_folder_get_path (folder), "o.lock", NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >, 1);
  probe = argv[1];
  g_test_add_func ("/two-processes/rotation", test_rotation);
  g_test_add_func ("/two-processes/killed", test_killed);
  return g_test_run ();
}
