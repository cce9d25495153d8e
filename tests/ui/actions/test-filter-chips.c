/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/actions/bw-action-list.h"
#include "ui/actions/bw-actions-page.h"
#include "ui/actions/bw-filter-chips.h"
#include "ui/actions/bw-no-matches.h"
#include "ui/bw-few-actions.h"
#include "ui/bw-ui-test.h"

static gboolean
is_in (gpointer window, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && gtk_widget_is_ancestor (focus, bw_ui_test_find (window, type));
}

static gboolean
is_in_list (gpointer window)
{
  return is_in (window, BW_TYPE_ACTION_LIST) && !is_in (window, BW_TYPE_NO_MATCHES);
}

static GPtrArray *
find_chips (BwWindow *window)
{
  return bw_ui_test_find_all (bw_ui_test_find (GTK_WIDGET (window), BW_TYPE_FILTER_CHIPS),
                              GTK_TYPE_BUTTON);
}

static void
press_focus (BwWindow *window)
{
  g_signal_emit_by_name (gtk_window_get_focus (GTK_WINDOW (window)), "clicked");
  bw_ui_test_settle ();
}

/* Chips are taken away one after the other by the keyboard, which is in the list when the last one is gone. */
static void
test_focus (void)
{
  const char *filters[][2] = { { "category", "Device" },
                               { "status", "reviewed" },
                               { "scored", "no" } };
  BwWindow *window = bw_ui_test_present_few (1280, 800);
  GtkWidget *page = NULL;
  g_autoptr (GPtrArray) chips = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "actions");
  bw_ui_test_settle ();
  page = bw_ui_test_find (GTK_WIDGET (window), BW_TYPE_ACTIONS_PAGE);
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    gtk_widget_activate_action (page, "actions.toggle-filter", "(ss)", filters[i][0],
                                filters[i][1]);
  bw_ui_test_settle ();
  chips = find_chips (window);
  g_assert_cmpuint (chips->len, ==, 4);
  g_assert_true (gtk_widget_grab_focus (chips->pdata[1]));

  for (guint left = 3; left > 1; left--) {
    g_autoptr (GPtrArray) rest = NULL;

    press_focus (window);
    rest = find_chips (window);
    g_assert_cmpuint (rest->len, ==, left);
    g_assert_true (is_in (window, BW_TYPE_FILTER_CHIPS));
    /* The last one clears all. */
    if (left == 3)
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == rest->pdata[1]);
  }
  press_focus (window);
  g_assert_true (bw_ui_test_wait (is_in_list, window));
  bw_ui_test_close (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/filter-chips/focus", test_focus);
  return g_test_run ();
}
