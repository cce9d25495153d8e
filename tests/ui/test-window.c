/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-ui-test.h"

static void
test_welcome (void)
{
  BwWindow *window = bw_ui_test_present_window (900, 700);

  g_assert_null (bw_session_get_organisation (bw_window_get_session (window)));
  bw_ui_test_close (GTK_WINDOW (window));
}

static void
test_demo (void)
{
  BwWindow *window = bw_ui_test_present_demo (1200, 800);

  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (window), "Your Secure Score"));
  bw_ui_test_close (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/window/welcome", test_welcome);
  g_test_add_func ("/ui/window/demo", test_demo);
  return g_test_run ();
}
