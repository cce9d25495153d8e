/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Removing an organisation among processes: one that may still undo it, and another one that starts. */

#include <gio/gio.h>
#include <string.h>

#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

static char *probe;

/**
 * Program:
 * @process: the process
 * @said: what it says, by lines
 *
 * A program that uses the list and the keyring.
 */
typedef struct {
  GSubprocess *process;
  GDataInputStream *said;
} Program;

typedef struct {
  BwTestFolder *base;
  char *folder;
  char *keyring;
  Program window;
} Fixture;

/* Libsecret's file is made known to the process alone; with whole stacks, by which tests/lsan.supp knows the
   leaks of libsecret. */
static Program
start (Fixture *fixture)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  const char *options = g_getenv ("ASAN_OPTIONS");
  g_autofree char *more =
      g_strconcat (options != NULL ? options : "", ":fast_unwind_on_malloc=0", NULL);
  Program program = { NULL };

  g_subprocess_launcher_setenv (launcher, "SECRET_BACKEND", "file", TRUE);
  g_subprocess_launcher_setenv (launcher, "SECRET_FILE_TEST_PATH", fixture->keyring, TRUE);
  g_subprocess_launcher_setenv (launcher, "SECRET_FILE_TEST_PASSWORD", "Planted-test-password",
                                TRUE);
  if (options != NULL)
    g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", more, TRUE);
  program.process = g_subprocess_launcher_spawn (launcher, &error, probe, fixture->folder, NULL);
  g_assert_no_error (error);
  program.said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (program.process));
  return program;
}

/* What comes of a command. */
static char *
order (Program *program, const char *command)
{
  g_autofree char *line = g_strconcat (command, "\n", NULL);
  g_autoptr (GError) error = NULL;
  char *said = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (program->process), line, strlen (line),
                             NULL, NULL, &error);
  g_assert_no_error (error);
  said = g_data_input_stream_read_line_utf8 (program->said, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (said);
  return g_strchomp (said);
}

static void
assert_said (Program *program, const char *command, const char *expected)
{
  g_autofree char *said = order (program, command);

  g_assert_cmpstr (said, ==, expected);
}

static void
end (Program *program)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (program->process), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (program->process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&program->said);
  g_clear_object (&program->process);
}

static void
kill_program (Program *program)
{
  g_subprocess_force_exit (program->process);
  g_subprocess_wait (program->process, NULL, NULL);
  g_clear_object (&program->said);
  g_clear_object (&program->process);
}

/* Another program starts, forgets what was removed, and ends. */
static void
start_another (Fixture *fixture)
{
  Program other = start (fixture);

  assert_said (&other, "forget", "ok");
  end (&other);
}

/* Asked of a new process: libsecret remembers what it has read. */
static void
assert_kept (Fixture *fixture, const char *id, const char *expected)
{
  Program other = start (fixture);
  g_autofree char *command = g_strconcat ("kept ", id, NULL);
  g_autofree char *said = g_strconcat ("ok ", expected, NULL);

  assert_said (&other, command, said);
  end (&other);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->base = bw_test_folder_new ();
  fixture->folder = bw_test_folder_build_path (fixture->base, "bolwerk");
  fixture->keyring = bw_test_folder_build_path (fixture->base, "test.keyring");
  fixture->window = start (fixture);
  assert_said (&fixture->window, "add a", "ok");
  assert_said (&fixture->window, "add b", "ok");
  assert_said (&fixture->window, "add c", "ok");
  assert_said (&fixture->window, "default b", "ok");
  assert_said (&fixture->window, "remove b", "ok");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window.process != NULL)
    end (&fixture->window);
  g_clear_pointer (&fixture->keyring, g_free);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->base, bw_test_folder_free);
}

/* As long as a removal can be undone, another program that starts leaves the credential; then it is back in its
   place, the default again. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  start_another (fixture);
  assert_said (&fixture->window, "list", "ok a* c");
  assert_kept (fixture, "b", "yes");
  assert_said (&fixture->window, "undo", "ok");
  assert_said (&fixture->window, "list", "ok a b* c");
  start_another (fixture);
  assert_kept (fixture, "b", "yes");
}

/* What was made the default meanwhile stays that. */
static void
test_default (Fixture *fixture, gconstpointer data)
{
  Program other = start (fixture);

  assert_said (&other, "default c", "ok");
  end (&other);
  assert_said (&fixture->window, "undo", "ok");
  assert_said (&fixture->window, "list", "ok a b c*");
}

static void
test_finish (Fixture *fixture, gconstpointer data)
{
  assert_said (&fixture->window, "finish", "ok");
  assert_said (&fixture->window, "list", "ok a* c");
  assert_kept (fixture, "b", "no");
  assert_kept (fixture, "a", "yes");
}

/* A program that dies while it could still be undone leaves the credential to the next one that starts. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  kill_program (&fixture->window);
  assert_kept (fixture, "b", "yes");
  start_another (fixture);
  assert_kept (fixture, "b", "no");
  assert_kept (fixture, "a", "yes");
}

/* Two that remove the same: the second one is told that it is gone, and does not wait for the first. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  Program other = start (fixture);

  assert_said (&other, "remove b", "error b");
  end (&other);
  assert_said (&fixture->window, "undo", "ok");
}

/* Begins anew with an organisation whose archive is to go. */
static void
remove_all (Fixture *fixture)
{
  assert_said (&fixture->window, "undo", "ok");
  assert_said (&fixture->window, "archive a", "ok");
  assert_said (&fixture->window, "archive b", "ok");
  assert_said (&fixture->window, "remove-all b", "ok");
}

/* As long as it can be undone, nobody deletes the archive. */
static void
test_archive_undo (Fixture *fixture, gconstpointer data)
{
  remove_all (fixture);
  start_another (fixture);
  assert_said (&fixture->window, "archived b", "ok yes");
  assert_said (&fixture->window, "others", "ok");
  assert_said (&fixture->window, "delete b", "ok");
  assert_said (&fixture->window, "archived b", "ok yes");
  assert_said (&fixture->window, "undo", "ok");
  start_another (fixture);
  assert_said (&fixture->window, "archived b", "ok yes");
}

static void
test_archive_finish (Fixture *fixture, gconstpointer data)
{
  remove_all (fixture);
  assert_said (&fixture->window, "finish", "ok");
  assert_said (&fixture->window, "archived b", "ok no");
  assert_said (&fixture->window, "archived a", "ok yes");
}

/* And so does the next program that starts, where this one was killed. */
static void
test_archive_killed (Fixture *fixture, gconstpointer data)
{
  Program other = { NULL };

  remove_all (fixture);
  kill_program (&fixture->window);
  other = start (fixture);
  assert_said (&other, "archived b", "ok yes");
  assert_said (&other, "forget", "ok");
  assert_said (&other, "archived b", "ok no");
  assert_said (&other, "archived a", "ok yes");
  end (&other);
}

/* One that was to stay is there under the name of its organisation, until it is deleted. */
static void
test_archive_kept (Fixture *fixture, gconstpointer data)
{
  assert_said (&fixture->window, "archive a", "ok");
  assert_said (&fixture->window, "archive b", "ok");
  assert_said (&fixture->window, "others", "ok");
  assert_said (&fixture->window, "finish", "ok");
  start_another (fixture);
  assert_said (&fixture->window, "archived b", "ok yes");
  assert_said (&fixture->window, "others", "ok b");
  assert_said (&fixture->window, "delete a", "ok");
  assert_said (&fixture->window, "archived a", "ok yes");
  assert_said (&fixture->window, "delete b", "ok");
  assert_said (&fixture->window, "archived b", "ok no");
  assert_said (&fixture->window, "others", "ok");
}

/* One that is in the list again has its archive again. */
static void
test_archive_added (Fixture *fixture, gconstpointer data)
{
  remove_all (fixture);
  assert_said (&fixture->window, "add b", "ok");
  assert_said (&fixture->window, "finish", "ok");
  start_another (fixture);
  assert_said (&fixture->window, "archived b", "ok yes");
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >, 1);
  probe = argv[1];

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/removal/undo", test_undo);
  ADD ("/removal/default", test_default);
  ADD ("/removal/finish", test_finish);
  ADD ("/removal/killed", test_killed);
  ADD ("/removal/twice", test_twice);
  ADD ("/removal/archive-undo", test_archive_undo);
  ADD ("/removal/archive-finish", test_archive_finish);
  ADD ("/removal/archive-killed", test_archive_killed);
  ADD ("/removal/archive-kept", test_archive_kept);
  ADD ("/removal/archive-added", test_archive_added);
#undef ADD

  return g_test_run ();
}
