/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-secret-watch.h"

#include <gio/gio.h>

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

static void
test_bites (gconstpointer data)
{
  void (*say) (void) = (void (*) (void)) data;

  if (g_test_subprocess ()) {
    say ();
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stdout ("*Bail out! A secret that begins with*");
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
  return g_test_run ();
}
