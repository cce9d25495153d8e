/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Nothing that tests plant as a secret may be in a log, at whatever level, in the message of an error or of a crash, on
 * a command line, or in a file. Logs come by the writer function, and so do crashes of GLib. Errors come by the
 * functions that make and pass them on, and programs that are started by those of the C library; both are defined here
 * once more: the linker takes these, for the program as for the libraries that it uses. Files are looked at when the
 * folder of a test goes, and at the end, in a home of the test's own. */

#define _GNU_SOURCE

#include "support/bw-secret-watch.h"

#include <dlfcn.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "support/bw-test-files.h"

/* How all begin that tests plant: tokens and codes of the fake services, secrets and passwords of the tests. */
static const char *const PLANTED[] = { "Planted", "Pl4nted", "planted-", "eyJ0eXAi" };

#define ARGUMENT "an argument of a program"

static gboolean installed;
static gint n_seen;
static pid_t watched;
static char *home;

/* What was seen in a process that was forked off to become another program, and has nothing left by which it could
 * tell: shared with that one. It is told at the end. */
static const char **seen_in_child;

static void
end_with (const char *where, const char *planted)
{
  char line[128];

  if (getpid () != watched) {
    *seen_in_child = planted;
    _exit (126);
  }
  /* Not what was said: that is what must not be seen. */
  g_snprintf (line, sizeof line, "Bail out! A secret that begins with “%s” is in %s.\n", planted,
              where);
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    g_abort ();
  g_abort ();
}

static void
look_at_bytes (const char *where, const char *bytes, gsize length)
{
  if (!installed || bytes == NULL)
    return;
  g_atomic_int_inc (&n_seen);
  for (gsize i = 0; i < G_N_ELEMENTS (PLANTED); i++)
    if (memmem (bytes, length, PLANTED[i], strlen (PLANTED[i])) != NULL)
      end_with (where, PLANTED[i]);
}

static void
look (const char *where, const char *text)
{
  if (text != NULL)
    look_at_bytes (where, text, strlen (text));
}

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  g_autofree char *line = g_log_writer_format_fields (level, fields, n_fields, FALSE);

  look ("a log", line);
  return g_log_writer_default (level, fields, n_fields, data);
}

static GError *
look_at (GError *error)
{
  look ("the message of an error", error->message);
  return error;
}

/* Where an error is to go nobody sees it, and it is freed; one must not be laid over another. */
static void
deliver (GError **place, GError *error)
{
  look_at (error);
  if (place == NULL) {
    g_error_free (error);
    return;
  }
  g_assert_null (*place);
  *place = error;
}

void
g_set_error (GError **error, GQuark domain, gint code, const gchar *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  deliver (error, g_error_new_valist (domain, code, format, arguments));
  va_end (arguments);
}

void
g_set_error_literal (GError **error, GQuark domain, gint code, const gchar *message)
{
  deliver (error, g_error_new_literal (domain, code, message));
}

GError *
g_error_new (GQuark domain, gint code, const gchar *format, ...)
{
  GError *error = NULL;
  va_list arguments;

  va_start (arguments, format);
  error = g_error_new_valist (domain, code, format, arguments);
  va_end (arguments);
  return look_at (error);
}

void
g_propagate_error (GError **place, GError *error)
{
  deliver (place, error);
}

/* Between fork and exec nothing may be allocated. */
static void
look_at_arguments (char *const argv[])
{
  for (gsize i = 0; argv != NULL && argv[i] != NULL; i++)
    look (ARGUMENT, argv[i]);
}

int
execve (const char *path, char *const argv[], char *const envp[])
{
  int (*next) (const char *, char *const[], char *const[]) = dlsym (RTLD_NEXT, "execve");

  look_at_arguments (argv);
  return next (path, argv, envp);
}

int
execv (const char *path, char *const argv[])
{
  int (*next) (const char *, char *const[]) = dlsym (RTLD_NEXT, "execv");

  look_at_arguments (argv);
  return next (path, argv);
}

int
posix_spawn (pid_t *pid,
             const char *path,
             const posix_spawn_file_actions_t *actions,
             const posix_spawnattr_t *attributes,
             char *const argv[],
             char *const envp[])
{
  int (*next) (pid_t *, const char *, const posix_spawn_file_actions_t *, const posix_spawnattr_t *,
               char *const[], char *const[]) = dlsym (RTLD_NEXT, "posix_spawn");

  look_at_arguments (argv);
  return next (pid, path, actions, attributes, argv, envp);
}

int
posix_spawnp (pid_t *pid,
              const char *file,
              const posix_spawn_file_actions_t *actions,
              const posix_spawnattr_t *attributes,
              char *const argv[],
              char *const envp[])
{
  int (*next) (pid_t *, const char *, const posix_spawn_file_actions_t *, const posix_spawnattr_t *,
               char *const[], char *const[]) = dlsym (RTLD_NEXT, "posix_spawnp");

  look_at_arguments (argv);
  return next (pid, file, actions, attributes, argv, envp);
}

static void
look_at_file (const char *where, const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  look ("the name of a file", path);
  if (g_file_get_contents (path, &bytes, &length, NULL))
    look_at_bytes (where, bytes, length);
}

static void
look_at_tree (const char *where, const char *path)
{
  g_autoptr (GDir) folder = NULL;
  const char *name = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return;
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    look_at_file (where, path);
  folder = g_file_test (path, G_FILE_TEST_IS_DIR) ? g_dir_open (path, 0, NULL) : NULL;
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    look_at_tree (where, child);
  }
}

static void
look_at_folder (const char *path)
{
  look_at_tree ("a file of the test", path);
}

static void
look_at_self (void)
{
  g_autofree char *line = NULL;
  gsize length = 0;

  if (g_file_get_contents ("/proc/self/cmdline", &line, &length, NULL))
    look_at_bytes ("the command line", line, length);
}

static void
look_at_end (void)
{
  if (getpid () != watched)
    return;
  if (*seen_in_child != NULL)
    end_with (ARGUMENT, *seen_in_child);
  look_at_self ();
  look_at_tree ("a file at home", home);
  bw_test_remove_tree (home);
  g_free (home);
}

/* Where this user's files go, as long as the test goes on. */
static void
move_in (void)
{
  static const char *const FOLDERS[] = { "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
                                         "XDG_DATA_HOME", "XDG_STATE_HOME" };

  home = g_dir_make_tmp ("bolwerk-watch-XXXXXX", NULL);
  g_assert_nonnull (home);
  for (gsize i = 0; i < G_N_ELEMENTS (FOLDERS); i++) {
    g_autofree char *path = g_build_filename (home, FOLDERS[i], NULL);

    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
    g_setenv (FOLDERS[i], path, TRUE);
  }
}

/**
 * bw_secret_watch_install:
 *
 * From here on a secret in a log, an error, an argument or a file ends the test, which gets a home of its own. To be
 * called first of all.
 */
void
bw_secret_watch_install (void)
{
  watched = getpid ();
  seen_in_child =
      mmap (NULL, sizeof *seen_in_child, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (seen_in_child != MAP_FAILED);
  move_in ();
  installed = TRUE;
  g_log_set_writer_func (write_log, NULL, NULL);
  bw_test_folder_set_watch (look_at_folder);
  look_at_self ();
  atexit (look_at_end);
}

/**
 * bw_secret_watch_count:
 *
 * Returns: how many texts and files were looked at
 */
guint
bw_secret_watch_count (void)
{
  return (guint) g_atomic_int_get (&n_seen);
}
