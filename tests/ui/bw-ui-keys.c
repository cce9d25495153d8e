/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-ui-keys.h"

#include <unistd.h>

#include "ui/bw-ui-test.h"

typedef struct {
  GAsyncResult *result;
} Ending;

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Ending *) data)->result = g_object_ref (result);
}

static gboolean
has_ended (gpointer data)
{
  return ((Ending *) data)->result != NULL;
}

/* The window gets its keys by the main loop, so that the tool is waited for there. */
static char *
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) tool =
                g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autofree char *said = NULL;
  Ending ending = { NULL };

  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (tool, NULL, NULL, on_ended, &ending);
  g_assert_true (bw_ui_test_wait (has_ended, &ending));
  g_subprocess_communicate_utf8_finish (tool, ending.result, &said, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (ending.result);
  bw_ui_test_settle ();
  return g_steal_pointer (&said);
}

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (data);
}

/**
 * bw_ui_keys_take:
 * @window: a window on the screen, the only one
 *
 * Gives a window the keyboard, and waits until it has it.
 */
void
bw_ui_keys_take (GtkWindow *window)
{
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());
  const char *const find[] = { "xdotool",       "search", "--all", "--sync",
                               "--onlyvisible", "--pid",  pid,     NULL };
  g_autofree char *said = run (find);
  g_auto (GStrv) ids = g_strsplit (g_strchomp (said), "\n", -1);
  const char *const focus[] = { "xdotool", "windowfocus", ids[0], NULL };
  g_autofree char *nothing = run (focus);

  g_assert_true (bw_ui_test_wait (is_active, window));
}

/**
 * bw_ui_keys_press:
 * @keys: one key with what is held with it, as `ctrl+1`; or several with spaces between, after what xdotool(1) takes
 *
 * Presses it and lets go of it. What it does may take a while.
 */
void
bw_ui_keys_press (const char *keys)
{
  g_autofree char *words = g_strconcat ("xdotool key --clearmodifiers ", keys, NULL);
  g_auto (GStrv) press = g_strsplit (words, " ", -1);
  g_autofree char *nothing = run ((const char *const *) press);
}

/**
 * bw_ui_keys_type:
 * @text: what to type
 *
 * Types it, key by key.
 */
void
bw_ui_keys_type (const char *text)
{
  const char *const type[] = { "xdotool", "type", "--clearmodifiers", "--delay", "5", text, NULL };
  g_autofree char *nothing = run (type);
}
