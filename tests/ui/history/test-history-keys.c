/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person does on the page of the history by real keys. */

#include "bw-config.h"

#include "ui/bw-ui-keys.h"
#include "ui/bw-ui-test.h"
#include "ui/history/bw-activity-card.h"
#include "ui/history/bw-history-case.h"

static GtkWidget *
find_row (BwHistoryCase *self)
{
  GtkWidget *card = bw_ui_test_find (GTK_WIDGET (self->page), BW_TYPE_ACTIVITY_CARD);
  g_autoptr (GPtrArray) rows = bw_ui_test_find_all (card, ADW_TYPE_ACTION_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (gtk_actionable_get_action_name (rows->pdata[i]) != NULL)
      return rows->pdata[i];
  return NULL;
}

static gboolean
has_row (gpointer self)
{
  return find_row (self) != NULL;
}

static gboolean
is_closed (gpointer self)
{
  return bw_window_get_action (((BwHistoryCase *) self)->window) == NULL;
}

static gboolean
has_closed_on_row (gpointer data)
{
  BwHistoryCase *self = data;

  return is_closed (self) && gtk_window_get_focus (GTK_WINDOW (self->window)) == find_row (self);
}

typedef struct {
  guint n;
  guint n_awaited;
} Opened;

static gboolean
has_opened (gpointer data)
{
  const Opened *opened = data;

  return opened->n == opened->n_awaited;
}

static void
on_action (BwWindow *window, GParamSpec *pspec, Opened *opened)
{
  opened->n += bw_window_get_action (window) != NULL;
}

/* Milliseconds: at once, while it slides in, and when it stands. */
static const char *const DELAYS[] = { "1", "60", "200", "500" };

/* Escape that follows on Return, however soon, closes what that opened, and the row has the keyboard again. */
static void
test_return_escape (BwHistoryCase *self, gconstpointer data)
{
  Opened opened = { 0 };

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_assert_true (bw_ui_test_wait (has_row, self));
  bw_ui_keys_take (GTK_WINDOW (self->window));
  g_signal_connect (self->window, "notify::action", G_CALLBACK (on_action), &opened);
  for (guint i = 0; i < G_N_ELEMENTS (DELAYS); i++) {
    g_autofree char *keys = g_strconcat ("--delay ", DELAYS[i], " Return Escape", NULL);

    g_assert_true (gtk_widget_grab_focus (find_row (self)));
    bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
    opened.n_awaited++;
    bw_ui_keys_press (keys);
    g_assert_true (bw_ui_test_wait (has_opened, &opened));
    g_assert_true (bw_ui_test_wait (has_closed_on_row, self));
  }
  g_signal_handlers_disconnect_by_func (self->window, on_action, &opened);
}

/* The flyout is a sheet over the page. */
static void
set_up_narrow (BwHistoryCase *self, gconstpointer data)
{
  self->window = bw_ui_test_present_demo (500, 850);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-page", "s", "history");
  bw_ui_test_settle ();
  bw_history_case_find_parts (self);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);

  g_test_add ("/ui/history-keys/wide", BwHistoryCase, NULL, bw_history_case_set_up,
              test_return_escape, bw_history_case_tear_down);
  g_test_add ("/ui/history-keys/narrow", BwHistoryCase, NULL, set_up_narrow, test_return_escape,
              bw_history_case_tear_down);

  return g_test_run ();
}
