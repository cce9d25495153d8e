/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of organisations: what is changed in it, and what is told when it is not as it should be. */

#include "bw-config.h"

#include <string.h>

#include "archive/bw-archive.h"
#include "present/bw-test-locale.h"
#include "ui/organisations/bw-listed-window.h"
#include "ui/organisations/bw-organisation-dialog.h"

static BwOrganisationEntry *
find (BwListedWindow *fixture, const char *id)
{
  BwOrganisationEntry *entry = bw_organisation_store_find (fixture->world.store, id);

  g_assert_nonnull (entry);
  return entry;
}

static void
remove_entry (BwListedWindow *fixture, const char *id)
{
  g_autoptr (BwOrganisationEntry) entry = find (fixture, id);

  bw_organisation_store_remove (fixture->world.store, entry, FALSE);
  bw_listed_window_wait_idle (fixture);
}

static gboolean
is_kept (BwListedWindow *fixture, const char *id)
{
  g_autoptr (BwCredential) credential =
                bw_keyring_load (BW_KEYRING (fixture->world.keyring), id, FALSE, NULL, NULL);

  return credential != NULL;
}

static char *
dup_names (BwListedWindow *fixture)
{
  GListModel *model = G_LIST_MODEL (fixture->world.store);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (BwOrganisationEntry) entry = g_list_model_get_item (model, i);

    g_string_append_printf (names, "%s ", bw_organisation_entry_get_name (entry));
  }
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
assert_names (BwListedWindow *fixture, const char *expected)
{
  g_autofree char *names = dup_names (fixture);

  g_assert_cmpstr (names, ==, expected);
}

static void
present_three (BwListedWindow *fixture)
{
  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_add (fixture, "two", "Two");
  bw_listed_window_add (fixture, "three", "Three");
  bw_listed_window_present_read (fixture);
  bw_listed_window_wait_idle (fixture);
}

/* Removing. */

static char *
build_path (BwListedWindow *fixture)
{
  return g_build_filename (bw_test_folder_get_path (fixture->world.folder), "organisations.json",
                           NULL);
}

static void
test_undo (BwListedWindow *fixture, gconstpointer data)
{
  present_three (fixture);
  remove_entry (fixture, "two");
  bw_listed_window_wait_for (fixture, "Removed “Two”");
  assert_names (fixture, "One Three ");
  g_assert_true (is_kept (fixture, "two"));
  bw_listed_window_click (fixture, "Undo");
  bw_listed_window_wait_idle (fixture);
  bw_listed_window_wait_gone (fixture, "Removed “Two”");
  bw_listed_window_wait_idle (fixture);
  assert_names (fixture, "One Two Three ");
  g_assert_true (is_kept (fixture, "two"));
  /* It is what one wants to see again. */
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 2);
}

/* An undo that fails says so, and can be tried again. */
static void
test_undo_fails (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *path = build_path (fixture);
  g_autofree char *text = NULL;

  present_three (fixture);
  remove_entry (fixture, "two");
  bw_listed_window_wait_for (fixture, "Removed “Two”");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (path, "{\"version\": 99}", -1, NULL));
  bw_listed_window_click (fixture, "Undo");
  bw_listed_window_wait_for (fixture, "“Two” could not be put back.");
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  bw_listed_window_click (fixture, "Close");
  bw_listed_window_wait_for (fixture, "Removed “Two”");
  bw_listed_window_click (fixture, "Undo");
  bw_listed_window_wait_idle (fixture);
  assert_names (fixture, "One Two Three ");
}

/* What is shown goes with it. */
static void
test_finish (BwListedWindow *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = NULL;

  present_three (fixture);
  entry = find (fixture, "one");
  remove_entry (fixture, "one");
  bw_listed_window_wait_for (fixture, "Removed “One”");
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 0);
  bw_organisation_store_finish (fixture->world.store, entry);
  bw_listed_window_wait_idle (fixture);
  g_assert_false (is_kept (fixture, "one"));
  bw_organisation_store_undo (fixture->world.store, entry);
  bw_listed_window_wait_idle (fixture);
  assert_names (fixture, "Two Three ");
}

static gboolean
is_idle (gpointer data)
{
  return !bw_organisation_store_is_busy (data);
}

/* With the last window goes the offer to undo. The program waits for what that asks of the store. */
static void
test_closed (BwListedWindow *fixture, gconstpointer data)
{
  present_three (fixture);
  remove_entry (fixture, "one");
  bw_listed_window_wait_for (fixture, "Removed “One”");
  g_assert_true (is_kept (fixture, "one"));
  bw_ui_test_close (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  g_assert_false (is_idle (fixture->world.store));
  g_assert_true (bw_ui_test_wait (is_idle, fixture->world.store));
  g_assert_false (is_kept (fixture, "one"));
}

/* Two organisations, of which only a newer version can read one. */
static void
present_newer (BwListedWindow *fixture, gboolean is_first)
{
  g_autofree char *path = build_path (fixture);
  g_autofree char *text = NULL;
  char *way = NULL;

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_add (fixture, "two", "Two");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  way = is_first ? strstr (text, "\"browser\"") : g_strrstr (text, "\"browser\"");
  g_assert_nonnull (way);
  memcpy (way, "\"telepat\"", strlen ("\"browser\""));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  bw_listed_window_present_read (fixture);
}

/* What a newer version has put into the list is not shown, which is told. */
static void
test_passed_over (BwListedWindow *fixture, gconstpointer data)
{
  present_newer (fixture, FALSE);
  bw_listed_window_wait_for (fixture, "1 organisation in the list is for a newer version");
  assert_names (fixture, "One ");
}

/* Where that is the one that opens at the start, another one does. */
static void
test_passed_over_default (BwListedWindow *fixture, gconstpointer data)
{
  present_newer (fixture, TRUE);
  assert_names (fixture, "Two ");
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 1);
}

/* What the keyring does not forget now is forgotten when the program starts again. */
static void
test_finish_fails (BwListedWindow *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = NULL;
  g_autoptr (BwOrganisationStore) later = NULL;

  present_three (fixture);
  entry = find (fixture, "two");
  remove_entry (fixture, "two");
  bw_flaky_keyring_fail_remove (fixture->world.keyring, BW_KEYRING_ERROR_FAILED);
  bw_organisation_store_finish (fixture->world.store, entry);
  bw_listed_window_wait_idle (fixture);
  g_assert_nonnull (bw_ui_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_ALERT_DIALOG));
  bw_listed_window_wait_for (fixture, "Bolwerk deletes it at its next start.");
  g_assert_true (is_kept (fixture, "two"));

  bw_flaky_keyring_fail_remove (fixture->world.keyring, -1);
  later = bw_organisation_store_new (fixture->world.list, BW_KEYRING (fixture->world.keyring),
                                     fixture->world.clock);
  bw_organisation_store_load (later);
  while (bw_organisation_store_is_busy (later))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_kept (fixture, "two"));
  g_assert_true (is_kept (fixture, "one"));
}

/* The file. */

static void
test_damaged (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *path = build_path (fixture);

  g_assert_true (g_file_set_contents (path, "{\"version\": 1, \"organ", -1, NULL));
  bw_listed_window_present (fixture);
  bw_listed_window_wait_for (fixture, "The List of Organisations Was Damaged");
  bw_listed_window_wait_for (fixture, path);
  bw_listed_window_click (fixture, "Close");
  bw_listed_window_wait_for (fixture, "Welcome to Bolwerk");
}

/* What was signed in to is offered to be deleted with it; what is in the list again meanwhile stays. */
static void
test_delete_unlisted (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *path = build_path (fixture);

  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_add (fixture, "two", "Two");
  g_assert_true (g_file_set_contents (path, "{\"version\": 1, \"organ", -1, NULL));
  bw_listed_window_present (fixture);
  bw_listed_window_wait_for (fixture, "The List of Organisations Was Damaged");
  bw_listed_window_add (fixture, "three", "Three");
  bw_listed_window_click (fixture, "Delete Old Sign-Ins");
  bw_listed_window_wait_for (fixture, "2 old sign-ins deleted");
  g_assert_false (is_kept (fixture, "one"));
  g_assert_false (is_kept (fixture, "two"));
  g_assert_true (is_kept (fixture, "three"));
}

/* Where that does not work it is told, and they are there still. */
static void
test_delete_unlisted_fails (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *path = build_path (fixture);

  bw_listed_window_add (fixture, "one", "One");
  g_assert_true (g_file_set_contents (path, "{\"version\": 1, \"organ", -1, NULL));
  bw_flaky_keyring_fail_remove (fixture->world.keyring, BW_KEYRING_ERROR_REFUSED);
  bw_listed_window_present (fixture);
  bw_listed_window_wait_for (fixture, "The List of Organisations Was Damaged");
  bw_listed_window_click (fixture, "Delete Old Sign-Ins");
  bw_listed_window_wait_for (fixture, "The old sign-ins are still in the keyring.");
  g_assert_true (is_kept (fixture, "one"));
}

static void
test_newer (BwListedWindow *fixture, gconstpointer data)
{
  const char *text = "{\"version\": 99, \"organisations\": [], \"more\": true}";
  g_autofree char *path = build_path (fixture);
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  bw_listed_window_present (fixture);
  bw_listed_window_wait_for (fixture, "The list of organisations is from a newer version");
  bw_listed_window_wait_idle (fixture);
  bw_listed_window_click (fixture, "Close");
  /* It is told once, however often the list is read. */
  bw_organisation_store_load (fixture->world.store);
  bw_listed_window_wait_idle (fixture);
  g_assert_null (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  bw_listed_window_wait_for (fixture, "Welcome to Bolwerk");
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, text);
}

/* Another program changes the list. */
static void
test_other (BwListedWindow *fixture, gconstpointer data)
{
  present_three (fixture);
  bw_listed_window_switch (fixture, 3);
  bw_listed_window_wait_read (fixture);
  bw_listed_window_add (fixture, "four", "Four");
  g_assert_true (bw_organisation_list_remove (fixture->world.list, "one", NULL, NULL));
  bw_organisation_store_load (fixture->world.store);
  bw_listed_window_wait_idle (fixture);
  assert_names (fixture, "Two Three Four ");
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 2);
  g_assert_nonnull (bw_session_get_records (bw_listed_window_get_session (fixture)));

  g_assert_true (bw_organisation_list_remove (fixture->world.list, "three", NULL, NULL));
  bw_organisation_store_load (fixture->world.store);
  bw_listed_window_wait_idle (fixture);
  bw_listed_window_wait_for (fixture, "Welcome to Bolwerk");
}

/* The settings. */

static GtkWidget *
get_dialog (BwListedWindow *fixture)
{
  return bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_ORGANISATION_DIALOG);
}

static GtkWidget *
find_row (BwListedWindow *fixture, GType type, const char *label)
{
  GtkWidget *row = bw_ui_test_find_by_label (get_dialog (fixture), type, label);

  if (row == NULL)
    g_error ("there is no “%s”", label);
  return row;
}

static void
open_settings (BwListedWindow *fixture)
{
  bw_listed_window_do (fixture, "win.organisation-settings");
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 4);
}

static void
apply (BwListedWindow *fixture, const char *label, const char *text)
{
  GtkWidget *row = find_row (fixture, ADW_TYPE_ENTRY_ROW, label);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static BwOrganisationEntryFields
get_fields (BwListedWindow *fixture, const char *id, BwOrganisationEntry **entry)
{
  bw_listed_window_wait_idle (fixture);
  *entry = find (fixture, id);
  return bw_organisation_entry_get_fields (*entry);
}

static void
test_names (BwListedWindow *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = NULL;
  g_autofree char *shown = NULL;
  BwOrganisationEntryFields fields = { 0 };

  present_three (fixture);
  open_settings (fixture);
  apply (fixture, "Name", "  ");
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find_row (fixture, ADW_TYPE_ENTRY_ROW, "Name"))), ==,
      "One");
  /* Both at once: neither is lost. */
  apply (fixture, "Name", " R&D <1> ");
  apply (fixture, "Short Name", "R");
  fields = get_fields (fixture, "one", &entry);
  g_assert_cmpstr (fields.name, ==, "R&D <1>");
  g_assert_cmpstr (fields.short_name, ==, "R");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "R&D <1> – Bolwerk");
  /* Where there is little room, it is short. */
  g_object_get (fixture->window, "organisation-name", &shown, NULL);
  g_assert_cmpstr (shown, ==, "R");
  g_assert_nonnull (bw_session_get_records (bw_listed_window_get_session (fixture)));
}

/* In the flow box, the one for no colour first. */
static GPtrArray *
find_colours (BwListedWindow *fixture)
{
  GtkWidget *box = bw_ui_test_find (get_dialog (fixture), GTK_TYPE_FLOW_BOX);

  return bw_ui_test_find_all (box, GTK_TYPE_TOGGLE_BUTTON);
}

/* What another program changes while the settings are open stays. */
static void
test_changed_elsewhere (BwListedWindow *fixture, gconstpointer data)
{
  const BwOrganisationMarks marks = { .name = "Elsewhere" };
  g_autoptr (BwOrganisationEntry) entry = NULL;
  BwOrganisationEntryFields fields = { 0 };
  g_autoptr (GPtrArray) buttons = NULL;

  present_three (fixture);
  open_settings (fixture);
  buttons = find_colours (fixture);
  g_assert_true (bw_organisation_list_mark (fixture->world.list, "one", &marks, NULL, NULL));
  gtk_toggle_button_set_active (g_ptr_array_index (buttons, 1), TRUE);
  fields = get_fields (fixture, "one", &entry);
  g_assert_cmpstr (fields.name, ==, "Elsewhere");
  g_assert_cmpstr (fields.colour, ==, "blue");
}

static void
test_colours (BwListedWindow *fixture, gconstpointer data)
{
  static const char *const NAMES[] = { "None",   "Blue", "Teal", "Green",  "Yellow",
                                       "Orange", "Red",  "Pink", "Purple", "Slate" };
  static const char *const COLOURS[] = { NULL,     "blue", "teal", "green",  "yellow",
                                         "orange", "red",  "pink", "purple", "slate" };
  g_autoptr (GPtrArray) buttons = NULL;

  present_three (fixture);
  open_settings (fixture);
  buttons = find_colours (fixture);
  g_assert_cmpuint (buttons->len, ==, G_N_ELEMENTS (NAMES));
  for (guint i = 0; i < buttons->len; i++) {
    GtkWidget *button = g_ptr_array_index (buttons, (i + 1) % buttons->len);
    g_autoptr (BwOrganisationEntry) entry = NULL;

    g_autofree char *wrong = gtk_test_accessible_check_property (
        GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, NAMES[(i + 1) % buttons->len]);

    g_assert_cmpstr (wrong, ==, NULL);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    g_assert_cmpstr (get_fields (fixture, "one", &entry).colour, ==,
                     COLOURS[(i + 1) % buttons->len]);
  }
}

static void
test_default (BwListedWindow *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = NULL;
  GtkWidget *row = NULL;

  present_three (fixture);
  bw_listed_window_switch (fixture, 2);
  bw_listed_window_wait_read (fixture);
  open_settings (fixture);
  row = find_row (fixture, ADW_TYPE_SWITCH_ROW, "Open at Start");
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_assert_true (get_fields (fixture, "two", &entry).is_default);
  /* There is always one: it goes by choosing another. */
  g_assert_false (gtk_widget_get_sensitive (row));
}

/* What could not be written is not shown as if it had been. */
static void
test_refused (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *path = build_path (fixture);
  GtkWidget *row = NULL;
  g_autoptr (GPtrArray) buttons = NULL;

  present_three (fixture);
  bw_listed_window_switch (fixture, 2);
  bw_listed_window_wait_read (fixture);
  open_settings (fixture);
  row = find_row (fixture, ADW_TYPE_SWITCH_ROW, "Open at Start");
  buttons = find_colours (fixture);
  g_assert_true (g_file_set_contents (path, "{\"version\": 99}", -1, NULL));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  gtk_toggle_button_set_active (g_ptr_array_index (buttons, 1), TRUE);
  bw_listed_window_wait_idle (fixture);
  g_assert_false (adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  g_assert_true (gtk_toggle_button_get_active (g_ptr_array_index (buttons, 0)));
  bw_listed_window_wait_for (fixture, "The list of organisations is from a newer version");
}

static void
press_row (BwListedWindow *fixture, const char *label)
{
  GtkWidget *row = find_row (fixture, ADW_TYPE_BUTTON_ROW, label);

  g_signal_emit_by_name (row, "activated");
}

static void
test_sign_out (BwListedWindow *fixture, gconstpointer data)
{
  present_three (fixture);
  open_settings (fixture);
  press_row (fixture, "Sign Out");
  bw_listed_window_wait_for (fixture, "Signed out of “One”");
  assert_names (fixture, "One Two Three ");
  g_assert_false (is_kept (fixture, "one"));
  bw_listed_window_switch (fixture, 1);
  bw_listed_window_wait_for (fixture, "Sign In Again…");
  /* What was known of it is still there to be read. */
  bw_listed_window_wait_for (fixture, "Signed out. Shown is what was read on");
}

static gboolean
is_renamed (gpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = find (data, "two");

  return g_str_equal (bw_organisation_entry_get_name (entry), "Meanwhile");
}

/* While the keyring waits for its user, the list goes on. */
static void
test_keyring_waits (BwListedWindow *fixture, gconstpointer data)
{
  const BwOrganisationMarks marks = { .name = "Meanwhile" };
  g_autoptr (BwOrganisationEntry) entry = NULL;

  present_three (fixture);
  entry = find (fixture, "two");
  bw_flaky_keyring_hold_remove (fixture->world.keyring, TRUE);
  open_settings (fixture);
  press_row (fixture, "Sign Out");
  bw_organisation_store_mark (fixture->world.store, entry, &marks);
  g_assert_true (bw_ui_test_wait (is_renamed, fixture));
  g_assert_true (bw_organisation_store_is_busy (fixture->world.store));
  bw_flaky_keyring_hold_remove (fixture->world.keyring, FALSE);
  bw_listed_window_wait_for (fixture, "Signed out of “One”");
}

/* Signing out that fails says so, and nobody is shown as signed out. */
static void
test_sign_out_fails (BwListedWindow *fixture, gconstpointer data)
{
  present_three (fixture);
  bw_flaky_keyring_fail_remove (fixture->world.keyring, BW_KEYRING_ERROR_DISMISSED);
  open_settings (fixture);
  press_row (fixture, "Sign Out");
  bw_listed_window_wait_idle (fixture);
  g_assert_nonnull (bw_ui_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_ALERT_DIALOG));
  bw_listed_window_wait_for (fixture, "Signing out of “One” did not work");
  g_assert_cmpint (bw_listed_window_get_number (fixture), ==, 1);
  g_assert_false (bw_listed_window_shows (fixture, "Signed out of"));
}

static void
answer (BwListedWindow *fixture, const char *response)
{
  GtkWidget *dialog = NULL;

  bw_listed_window_wait_for (fixture, "Remove “One”?");
  bw_listed_window_wait_for (fixture, "which is not encrypted");
  dialog = bw_ui_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_ALERT_DIALOG);
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static char *
build_archive (BwListedWindow *fixture)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->world.list, "one");

  return g_build_filename (folder, BW_ARCHIVE_FILE, NULL);
}

/* It is asked what becomes of the history; who cancels keeps all. */
static void
test_remove (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *archive = NULL;

  present_three (fixture);
  archive = build_archive (fixture);
  g_assert_true (g_file_test (archive, G_FILE_TEST_EXISTS));
  open_settings (fixture);
  press_row (fixture, "Remove Organisation…");
  answer (fixture, "cancel");
  bw_listed_window_wait_idle (fixture);
  assert_names (fixture, "One Two Three ");
  press_row (fixture, "Remove Organisation…");
  answer (fixture, "keep");
  bw_listed_window_wait_for (fixture, "Removed “One”");
  assert_names (fixture, "Two Three ");
  g_assert_true (g_file_test (archive, G_FILE_TEST_EXISTS));
}

/* The history goes only when that is not undone any more. */
static void
test_remove_history (BwListedWindow *fixture, gconstpointer data)
{
  g_autofree char *archive = NULL;
  g_autoptr (BwOrganisationEntry) entry = NULL;

  present_three (fixture);
  archive = build_archive (fixture);
  entry = find (fixture, "one");
  open_settings (fixture);
  press_row (fixture, "Remove Organisation…");
  answer (fixture, "delete");
  bw_listed_window_wait_for (fixture, "Removed “One”");
  bw_listed_window_wait_idle (fixture);
  g_assert_true (g_file_test (archive, G_FILE_TEST_EXISTS));
  bw_organisation_store_finish (fixture->world.store, entry);
  bw_listed_window_wait_idle (fixture);
  g_assert_false (g_file_test (archive, G_FILE_TEST_EXISTS));
}

/* Removed elsewhere while its settings are open. */
static void
test_gone (BwListedWindow *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) dialogs = NULL;

  present_three (fixture);
  open_settings (fixture);
  g_assert_true (bw_organisation_list_remove (fixture->world.list, "one", NULL, NULL));
  bw_organisation_store_load (fixture->world.store);
  bw_listed_window_wait_idle (fixture);
  dialogs = bw_ui_test_find_all (GTK_WIDGET (fixture->window), BW_TYPE_ORGANISATION_DIALOG);
  g_assert_cmpuint (dialogs->len, ==, 0);
}

/* Nothing is cut on the narrowest window, in the longer language. */
static void
check_fit (GtkWidget *dialog)
{
  g_autoptr (GPtrArray) labels = bw_ui_test_find_all (dialog, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++) {
    GtkLabel *label = g_ptr_array_index (labels, i);

    if (gtk_widget_get_mapped (GTK_WIDGET (label)) &&
        pango_layout_is_ellipsized (gtk_label_get_layout (label)))
      g_error ("cut: %s", gtk_label_get_text (label));
  }
}

static void
test_narrow (BwListedWindow *fixture, gconstpointer po)
{
  graphene_rect_t bounds;

  bw_listed_window_add (fixture, "one", "Gemeente Voorbeeld");
  if (!bw_test_locale_enter ("nl_NL.UTF-8"))
    return;
  fixture->window = bw_ui_test_present_store (fixture->world.store, 360, 700);
  bw_listed_window_wait_read (fixture);
  open_settings (fixture);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), ==, 360);
  g_assert_true (
      gtk_widget_compute_bounds (get_dialog (fixture), GTK_WIDGET (fixture->window), &bounds));
  g_assert_cmpfloat (bounds.size.width, <=, 360);
  g_assert_true (bw_ui_test_shows_text (get_dialog (fixture), "Bij het starten openen"));
  check_fit (get_dialog (fixture));
  bw_test_locale_enter ("C.UTF-8");
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (BwListedWindow *fixture, gconstpointer data);
  } TESTS[] = {
    { "/organisation-list/undo", test_undo },
    { "/organisation-list/undo-fails", test_undo_fails },
    { "/organisation-list/changed-elsewhere", test_changed_elsewhere },
    { "/organisation-list/finish", test_finish },
    { "/organisation-list/closed", test_closed },
    { "/organisation-list/finish-fails", test_finish_fails },
    { "/organisation-list/passed-over", test_passed_over },
    { "/organisation-list/passed-over-default", test_passed_over_default },
    { "/organisation-list/damaged", test_damaged },
    { "/organisation-list/delete-unlisted", test_delete_unlisted },
    { "/organisation-list/delete-unlisted-fails", test_delete_unlisted_fails },
    { "/organisation-list/newer", test_newer },
    { "/organisation-list/other", test_other },
    { "/organisation-list/names", test_names },
    { "/organisation-list/colours", test_colours },
    { "/organisation-list/default", test_default },
    { "/organisation-list/refused", test_refused },
    { "/organisation-list/sign-out", test_sign_out },
    { "/organisation-list/sign-out-fails", test_sign_out_fails },
    { "/organisation-list/keyring-waits", test_keyring_waits },
    { "/organisation-list/remove", test_remove },
    { "/organisation-list/remove-history", test_remove_history },
    { "/organisation-list/gone", test_gone },
    { "/organisation-list/narrow", test_narrow },
  };

  bw_ui_test_init (&argc, &argv);
  bw_test_locale_bind (argc, argv);
  for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
    g_test_add (TESTS[i].path, BwListedWindow, NULL, bw_listed_window_set_up, TESTS[i].test,
                bw_listed_window_tear_down);
  return g_test_run ();
}
