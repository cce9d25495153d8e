/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-secret-watch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "support/bw-test-files.h"

static void
say_log (void)
{
  g_debug ("a token: %s", "Planted-token");
}

static void
say_error (void)
{
  g_autoptr (GError) error = NULL;

  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_FAILED, "sent %s", "eyJ0eXAi.e30.x");
}

static void
make_error (void)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "%s", "Pl4nted~Secret");
}

static void
say_literal (void)
{
  g_set_error_literal (NULL, G_IO_ERROR, G_IO_ERROR_FAILED, "https://a.example/?q=planted-query");
}

/* What a library has made is seen when it is passed on. */
static void
pass_error_on (void)
{
  g_autoptr (GError) error = NULL;

  g_propagate_error (&error,
                     g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Planted-password"));
}

/* A crash says so in a log. */
static void
crash (void)
{
  g_error ("the token was %s", "Planted-token");
}

/* In the folder of a test, below another one. */
static void
write_file (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autofree char *below = bw_test_folder_build_path (folder, "below");
  g_autofree char *path = g_build_filename (below, "file", NULL);

  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "a\0b Planted-token", 17, NULL));
}

static void
name_file (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) file = bw_test_folder_add_text (folder, "Planted-token", "nothing");
}

/* Among the data of the user, as somebody does who knows nothing of tests; it is found at the end. */
static void
write_at_home (const char *base)
{
  g_autofree char *path = g_build_filename (base, "bolwerk.json", NULL);

  g_assert_true (g_file_set_contents (path, "{\"secret\": \"Pl4nted\"}", -1, NULL));
}

static void
write_data (void)
{
  write_at_home (g_get_user_data_dir ());
}

static void
write_state (void)
{
  write_at_home (g_get_user_state_dir ());
}

static void
write_cache (void)
{
  write_at_home (g_get_user_cache_dir ());
}

static void
write_home (void)
{
  write_at_home (g_get_home_dir ());
}

/* All ways in which GLib starts programs: where all that is open stays open it does not fork; it looks for the program
 * or does not, and hands on another environment or its own. */
static void
start (const char *program, GSpawnFlags flags)
{
  const char *const arguments[] = { program, "--token=Planted-token", NULL };

  g_spawn_sync (NULL, (char **) arguments, NULL, flags, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
start_program (void)
{
  start ("/bin/true", G_SPAWN_LEAVE_DESCRIPTORS_OPEN);
}

static void
start_program_found (void)
{
  start ("true", G_SPAWN_LEAVE_DESCRIPTORS_OPEN | G_SPAWN_SEARCH_PATH);
}

static void
fork_program (void)
{
  start ("/bin/true", G_SPAWN_DEFAULT);
}

static void
fork_program_elsewhere (void)
{
  const char *const arguments[] = { "true", "Planted-token", NULL };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) process = NULL;

  g_subprocess_launcher_setenv (launcher, "A", "B", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, arguments, NULL);
  if (process != NULL)
    g_subprocess_wait (process, NULL, NULL);
}

static void
test_bites (gconstpointer data)
{
  void (*say) (void) = (void (*) (void)) data;
  g_autoptr (BwTestFolder) folder = NULL;
  g_auto (GStrv) environment = NULL;

  if (g_test_subprocess ()) {
    say ();
    return;
  }
  /* What dies leaves its home behind. */
  folder = bw_test_folder_new ();
  bw_test_folder_set_watch (NULL);
  environment =
      g_environ_setenv (g_get_environ (), "TMPDIR", bw_test_folder_get_path (folder), TRUE);
  g_test_trap_subprocess_with_envp (NULL, (const char *const *) environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stdout ("*Bail out! A secret that begins with*");
}

/* And at what the test itself was started with. */
static void
test_own_arguments (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GSubprocessLauncher) launcher =
                g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *shell = NULL;
  const char *by_shell[] = { "sh", "-c", NULL, NULL };

  /* By a shell, which puts the parts together: nobody watches that one. */
  shell = g_strdup_printf ("p=Plan; exec '%s' -p /secret-watch/silent \"${p}ted-token\"", program);
  by_shell[2] = shell;
  g_subprocess_launcher_setenv (launcher, "TMPDIR", bw_test_folder_get_path (folder), TRUE);
  process = g_subprocess_launcher_spawnv (launcher, by_shell, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (said, "is in the command line.\n"));
  g_assert_false (g_subprocess_get_successful (process));
}

static void
test_silent (void)
{
  guint before = bw_secret_watch_count ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/a");

  g_debug ("no token");
  g_assert_null (g_file_read (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_FAILED, "%d", 5);
  g_assert_cmpstr (error->message, ==, "5");
  g_assert_cmpuint (bw_secret_watch_count (), >=, before + 2);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secret-watch/silent", test_silent);
  g_test_add_data_func ("/secret-watch/log", (gconstpointer) say_log, test_bites);
  g_test_add_data_func ("/secret-watch/error", (gconstpointer) say_error, test_bites);
  g_test_add_data_func ("/secret-watch/made", (gconstpointer) make_error, test_bites);
  g_test_add_data_func ("/secret-watch/literal", (gconstpointer) say_literal, test_bites);
  g_test_add_data_func ("/secret-watch/passed-on", (gconstpointer) pass_error_on, test_bites);
  g_test_add_data_func ("/secret-watch/crash", (gconstpointer) crash, test_bites);
  g_test_add_data_func ("/secret-watch/file", (gconstpointer) write_file, test_bites);
  g_test_add_data_func ("/secret-watch/name-of-file", (gconstpointer) name_file, test_bites);
  g_test_add_data_func ("/secret-watch/data", (gconstpointer) write_data, test_bites);
  g_test_add_data_func ("/secret-watch/state", (gconstpointer) write_state, test_bites);
  g_test_add_data_func ("/secret-watch/cache", (gconstpointer) write_cache, test_bites);
  g_test_add_data_func ("/secret-watch/home", (gconstpointer) write_home, test_bites);
  g_test_add_data_func ("/secret-watch/started", (gconstpointer) start_program, test_bites);
  g_test_add_data_func ("/secret-watch/started-found", (gconstpointer) start_program_found,
                        test_bites);
  g_test_add_data_func ("/secret-watch/forked", (gconstpointer) fork_program, test_bites);
  g_test_add_data_func ("/secret-watch/forked-elsewhere", (gconstpointer) fork_program_elsewhere,
                        test_bites);
  g_test_add_func ("/secret-watch/own-arguments", test_own_arguments);
  return g_test_run ();
}
