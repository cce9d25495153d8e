/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each copy button of the pages of signing in puts what it stands beside on the clipboard, and says so. */

#include "bw-config.h"

#include <string.h>

#include "ui/bw-ui-test.h"
#include "ui/sign-in/bw-sign-in-dialog.h"
#include "ui/sign-in/bw-sign-in-world.h"

typedef struct {
  BwSignInWorld world;
  GtkWindow *window;
  BwSignInDialog *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  bw_sign_in_world_set_up (&fixture->world, bw_system_clock_new ());
  fixture->window = bw_ui_test_present_widget (adw_bin_new (), 700, 700);
  fixture->dialog = BW_SIGN_IN_DIALOG (bw_sign_in_dialog_new (fixture->world.store, NULL, NULL));
  adw_dialog_present (ADW_DIALOG (fixture->dialog),
                      adw_window_get_content (ADW_WINDOW (fixture->window)));
  bw_sign_in_world_fill_in (&fixture->world, bw_sign_in_dialog_get_form (fixture->dialog));
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 2);
}

static gboolean
is_store_alone (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bw_ui_test_close (g_steal_pointer (&fixture->window));
  g_assert_true (bw_ui_test_wait (is_store_alone, fixture->world.store));
  bw_sign_in_world_tear_down (&fixture->world);
}

static void
on_text (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
has_text (gpointer data)
{
  return *(char **) data != NULL;
}

static gboolean
says_copied (gpointer data)
{
  return bw_ui_test_shows_text (data, "Copied");
}

static char *
click_and_read (Fixture *fixture, GtkWidget *button)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (button);
  char *text = NULL;

  gdk_clipboard_set_text (clipboard, "before");
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (bw_ui_test_wait (says_copied, fixture->window));
  gdk_clipboard_read_text_async (clipboard, NULL, on_text, &text);
  g_assert_true (bw_ui_test_wait (has_text, &text));
  return text;
}

static GtkWidget *
find_page (Fixture *fixture, const char *tag)
{
  AdwNavigationView *pages = ADW_NAVIGATION_VIEW (
      bw_ui_test_find (GTK_WIDGET (fixture->dialog), ADW_TYPE_NAVIGATION_VIEW));

  adw_navigation_view_push_by_tag (pages, tag);
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 4);
  g_assert_cmpstr (adw_navigation_view_get_visible_page_tag (pages), ==, tag);
  return GTK_WIDGET (adw_navigation_view_get_visible_page (pages));
}

static gboolean
is_copy (GtkWidget *button)
{
  return g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), "edit-copy-symbolic") == 0;
}

/* What somebody registers with: the redirect address, the permissions, the commands, in the organisation that was
   named. */
static void
test_registration (Fixture *fixture, gconstpointer data)
{
  static const char *const WANTED[] = {
    "http://localhost", "SecurityEvents.Read.All",     "az ad app",
    "MgApplication",    "--tenant voorbeeld.example ", "-TenantId voorbeeld.example "
  };
  BwSignInForm *form = bw_sign_in_dialog_get_form (fixture->dialog);
  g_autoptr (GPtrArray) buttons = NULL;
  gboolean found[G_N_ELEMENTS (WANTED)] = { FALSE };

  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_CLOUD, "worldwide");
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_WHOSE, "named");
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_TENANT, "voorbeeld.example");
  buttons = bw_ui_test_find_all (find_page (fixture, "registration"), GTK_TYPE_BUTTON);
  for (guint i = 0; i < buttons->len; i++) {
    g_autofree char *text = NULL;

    if (!is_copy (g_ptr_array_index (buttons, i)))
      continue;
    text = click_and_read (fixture, g_ptr_array_index (buttons, i));
    g_test_message ("%s", text);
    g_assert_cmpstr (text, !=, "before");
    for (gsize k = 0; k < G_N_ELEMENTS (WANTED); k++)
      found[k] |= strstr (text, WANTED[k]) != NULL;
  }
  for (gsize k = 0; k < G_N_ELEMENTS (WANTED); k++)
    if (!found[k])
      g_error ("no button copies “%s”", WANTED[k]);
}

static gboolean
shows_code (gpointer data)
{
  return bw_ui_test_shows_text (data, BW_FAKE_ENTRA_USER_CODE);
}

static void
test_code (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = NULL;
  g_autofree char *text = NULL;

  bw_fake_entra_set_pending (fixture->world.entra, G_MAXUINT, 0);
  bw_sign_in_form_set (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_WAY,
                       "device-code");
  find_page (fixture, "way");
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (fixture->dialog)), "clicked");
  g_assert_true (bw_ui_test_wait (shows_code, fixture->window));
  button =
      bw_ui_test_find_by_label (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Copy the Code");
  text = click_and_read (fixture, button);
  g_assert_cmpstr (text, ==, BW_FAKE_ENTRA_USER_CODE);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add ("/sign-in-copy/registration", Fixture, NULL, set_up, test_registration, tear_down);
  g_test_add ("/sign-in-copy/code", Fixture, NULL, set_up, test_code, tear_down);
  return g_test_run ();
}
