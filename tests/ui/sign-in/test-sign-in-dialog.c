/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Signing in page by page, as somebody does it, against real servers. */

#include "bw-config.h"

#include <string.h>

#include "present/bw-test-locale.h"
#include "ui/sign-in/bw-sign-in-file-row.h"
#include "ui/sign-in/bw-sign-in-page.h"
#include "ui/sign-in/bw-sign-in-steps.h"

#define USUAL_TEXT (96 * 1024)

static void
test_browser (BwSignInSteps *fixture, gconstpointer data)
{
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "done");
  g_assert_true (bw_sign_in_steps_shows (fixture, BW_FAKE_GRAPH_NAME));
  g_assert_true (bw_sign_in_steps_shows (fixture, BW_FAKE_ENTRA_USER));
  g_assert_true (bw_sign_in_steps_shows (fixture, "Read the organisation’s security events"));
  g_assert_true (bw_sign_in_steps_shows (fixture, "It works"));
  g_assert_true (bw_sign_in_steps_shows (fixture, "Kept in the keyring"));
  g_assert_cmpuint (fixture->n_opened, ==, 1);
  g_assert_cmpuint (fixture->n_signed_in, ==, 0);

  g_signal_emit_by_name (bw_sign_in_steps_get_button (fixture), "clicked");
  bw_ui_test_settle ();
  g_assert_cmpuint (fixture->n_signed_in, ==, 1);
}

/* Closing it on the last page is as good as its button. */
static void
test_close_after (BwSignInSteps *fixture, gconstpointer data)
{
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "done");
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  bw_ui_test_settle ();
  g_assert_cmpuint (fixture->n_signed_in, ==, 1);
}

static gboolean
shows_code (gpointer data)
{
  return bw_ui_test_shows_text (bw_sign_in_steps_get_page (data), "Enter it within");
}

static void
test_device_code (BwSignInSteps *fixture, gconstpointer data)
{
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_choose (fixture, "With a code");
  bw_sign_in_steps_next (fixture, "waiting");
  g_assert_true (bw_ui_test_wait (shows_code, fixture));
  g_assert_true (bw_sign_in_steps_shows (fixture, "Enter it within 14:") ||
                 bw_sign_in_steps_shows (fixture, "Enter it within 15:"));
  bw_sign_in_steps_wait_for (fixture, "done");
  g_assert_true (bw_sign_in_steps_shows (fixture, BW_FAKE_ENTRA_USER));
}

/* Cancel goes back with all kept, and closing ends it at once. */
static void
test_cancel_code (BwSignInSteps *fixture, gconstpointer data)
{
  bw_fake_entra_set_pending (fixture->world.entra, G_MAXUINT, 0);
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_choose (fixture, "With a code");
  bw_sign_in_steps_next (fixture, "waiting");
  g_assert_true (bw_ui_test_wait (shows_code, fixture));
  gtk_widget_activate (bw_sign_in_steps_find (fixture, GTK_TYPE_BUTTON, "Cancel"));
  bw_sign_in_steps_wait_for (fixture, "way");
  g_assert_cmpstr (
      bw_sign_in_form_get (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_WAY), ==,
      "device-code");
  bw_sign_in_steps_next (fixture, "waiting");
  g_assert_true (bw_ui_test_wait (shows_code, fixture));
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  bw_ui_test_settle ();
  g_assert_cmpuint (fixture->n_signed_in, ==, 0);
}

static void
test_cancel_browser (BwSignInSteps *fixture, gconstpointer data)
{
  bw_test_browser_set_closed (fixture->world.browser, TRUE);
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "waiting");
  while (fixture->n_opened == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (bw_sign_in_steps_shows (fixture, "the browser, which opens now"));
  g_assert_true (adw_navigation_view_pop (fixture->pages));
  bw_sign_in_steps_wait_for (fixture, "way");

  bw_sign_in_world_renew_browser (&fixture->world);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "done");
}

static void
test_secret (BwSignInSteps *fixture, gconstpointer data)
{
  BwSignInForm *form = bw_sign_in_dialog_get_form (fixture->dialog);

  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_choose (fixture, "As an application");
  bw_sign_in_steps_next (fixture, "proof");
  g_assert_false (bw_sign_in_steps_may_go_on (fixture));
  bw_sign_in_steps_type (fixture, "Secret value", BW_FAKE_ENTRA_SECRET);
  g_assert_cmpstr (bw_sign_in_form_get_secret (form), ==, BW_FAKE_ENTRA_SECRET);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "done");
  g_assert_true (bw_sign_in_steps_shows (fixture, BW_FAKE_ENTRA_DOMAIN));
  g_assert_true (bw_sign_in_steps_shows (fixture, "The application itself"));
  g_assert_null (bw_sign_in_form_get_secret (form));
}

/* Nothing of a secret stays behind in the page that was left by closing. */
static void
test_wiped (BwSignInSteps *fixture, gconstpointer data)
{
  g_autoptr (BwSignInForm) form = g_object_ref (bw_sign_in_dialog_get_form (fixture->dialog));

  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_choose (fixture, "As an application");
  bw_sign_in_steps_next (fixture, "proof");
  bw_sign_in_steps_type (fixture, "Secret value", BW_FAKE_ENTRA_SECRET);
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  bw_ui_test_settle ();
  g_assert_null (bw_sign_in_form_get_secret (form));
}

static void
test_certificate (BwSignInSteps *fixture, gconstpointer data)
{
  g_autofree char *key = NULL;
  g_autofree char *file = bw_sign_in_world_add_certificate (&fixture->world, &key);

  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_choose (fixture, "As an application");
  bw_sign_in_steps_next (fixture, "proof");
  bw_sign_in_steps_choose (fixture, "Certificate");
  bw_ui_test_settle ();
  g_object_set (bw_sign_in_steps_find (fixture, BW_TYPE_SIGN_IN_FILE_ROW, "Certificate file"),
                "path", file, NULL);
  g_object_set (bw_sign_in_steps_find (fixture, BW_TYPE_SIGN_IN_FILE_ROW, "Key file"), "path", key,
                NULL);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "refused");
  g_assert_true (adw_navigation_view_pop (fixture->pages));
  bw_sign_in_steps_wait_for (fixture, "proof");
  bw_sign_in_steps_type (fixture, "Password", BW_SIGN_IN_WORLD_PASSWORD);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "done");
  g_assert_true (bw_sign_in_steps_shows (fixture, "The certificate expires in 11 days"));
}

static void
test_back_keeps (BwSignInSteps *fixture, gconstpointer data)
{
  bw_sign_in_steps_go_to_way (fixture);
  for (guint i = 0; i < 4; i++)
    g_assert_true (adw_navigation_view_pop (fixture->pages));
  bw_sign_in_steps_wait_for (fixture, "cloud");
  bw_sign_in_steps_next (fixture, "custom");
  g_assert_true (bw_sign_in_steps_may_go_on (fixture));
  bw_sign_in_steps_next (fixture, "organisation");
  bw_sign_in_steps_next (fixture, "application");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (bw_sign_in_steps_find (
                       fixture, ADW_TYPE_ENTRY_ROW, "Application (client) id"))),
                   ==, BW_FAKE_ENTRA_CLIENT);
}

/* Nothing is complained of while it is typed; when one has left it or pressed Enter, until it is right. */
static void
test_complaints (BwSignInSteps *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;
  int end = 4;

  bw_sign_in_steps_wait_for (fixture, "cloud");
  bw_sign_in_steps_next (fixture, "organisation");
  g_assert_false (bw_sign_in_steps_may_go_on (fixture));
  g_assert_false (bw_sign_in_steps_shows (fixture, "An organisation is a domain"));
  row = bw_sign_in_steps_find (fixture, ADW_TYPE_ENTRY_ROW, "Domain or id");
  g_assert_true (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN);
  bw_sign_in_steps_type (fixture, "Domain or id", "voorbeeld");
  g_assert_false (bw_sign_in_steps_shows (fixture, "An organisation is a domain"));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_true (gtk_widget_grab_focus (
      bw_sign_in_steps_find (fixture, ADW_TYPE_ACTION_ROW, "By its domain or id")));
  bw_ui_test_settle ();
  g_assert_true (bw_sign_in_steps_shows (fixture, "An organisation is a domain"));
  gtk_test_accessible_assert_relation (
      row, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE,
      bw_ui_test_find_by_label (bw_sign_in_steps_get_page (fixture), GTK_TYPE_LABEL,
                                "An organisation is a domain"),
      NULL);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  bw_sign_in_steps_type (fixture, "Domain or id", "voorbeeld.example");
  g_assert_false (bw_sign_in_steps_shows (fixture, "An organisation is a domain"));
  bw_sign_in_steps_next (fixture, "application");
  g_assert_false (bw_sign_in_steps_shows (fixture, "has five groups"));
  bw_sign_in_steps_type (fixture, "Application (client) id", "aaaa");
  g_assert_false (bw_sign_in_steps_shows (fixture, "has five groups"));
  g_signal_emit_by_name (
      bw_sign_in_steps_find (fixture, ADW_TYPE_ENTRY_ROW, "Application (client) id"),
      "entry-activated");
  bw_ui_test_settle ();
  g_assert_true (bw_sign_in_steps_shows (fixture, "has five groups"));
  row = bw_sign_in_steps_find (fixture, ADW_TYPE_ENTRY_ROW, "Application (client) id");
  gtk_editable_insert_text (GTK_EDITABLE (row), "a", 1, &end);
  bw_ui_test_settle ();
  g_assert_true (bw_sign_in_steps_shows (fixture, "has five groups"));
  bw_sign_in_steps_type (fixture, "Application (client) id", BW_FAKE_ENTRA_CLIENT);
  g_assert_false (bw_sign_in_steps_shows (fixture, "has five groups"));
}

static void
test_registration (BwSignInSteps *fixture, gconstpointer data)
{
  bw_sign_in_steps_wait_for (fixture, "cloud");
  bw_sign_in_steps_choose (fixture, "DoD");
  bw_sign_in_steps_next (fixture, "organisation");
  bw_sign_in_steps_choose (fixture, "My organisation");
  bw_ui_test_settle ();
  bw_sign_in_steps_next (fixture, "application");
  g_signal_emit_by_name (bw_sign_in_steps_find (fixture, ADW_TYPE_ACTION_ROW, "How to register"),
                         "activate");
  bw_sign_in_steps_wait_for (fixture, "registration");
  g_assert_true (bw_sign_in_steps_shows (fixture, "1. In the Microsoft Entra admin centre"));
  g_assert_false (bw_sign_in_steps_shows (fixture, "Azure CLI"));
  g_assert_true (bw_sign_in_steps_shows (fixture, "Microsoft Graph PowerShell"));
  g_assert_true (bw_sign_in_steps_shows (fixture, "http://localhost"));
  bw_sign_in_steps_choose (fixture, "For an application");
  bw_ui_test_settle ();
  g_assert_false (bw_sign_in_steps_shows (fixture, "http://localhost"));
}

/* Whoever names one organisation registers for that one alone, unless it is a partner with customers. */
static void
test_customers (BwSignInSteps *fixture, gconstpointer data)
{
  bw_sign_in_steps_wait_for (fixture, "cloud");
  bw_sign_in_steps_choose (fixture, "Worldwide");
  bw_sign_in_steps_next (fixture, "organisation");
  bw_sign_in_steps_type (fixture, "Domain or id", "voorbeeld.example");
  bw_sign_in_steps_next (fixture, "application");
  g_signal_emit_by_name (bw_sign_in_steps_find (fixture, ADW_TYPE_ACTION_ROW, "How to register"),
                         "activate");
  bw_sign_in_steps_wait_for (fixture, "registration");
  g_assert_true (bw_sign_in_steps_shows (fixture, "in this organisational directory only"));
  g_assert_false (bw_sign_in_steps_shows (fixture, "in any organisational directory"));
  adw_switch_row_set_active (
      ADW_SWITCH_ROW (bw_sign_in_steps_find (fixture, ADW_TYPE_SWITCH_ROW,
                                             "Also for organisations of customers")),
      TRUE);
  bw_ui_test_settle ();
  g_assert_true (bw_sign_in_steps_shows (fixture, "in any organisational directory"));
  g_assert_false (bw_sign_in_steps_shows (fixture, "in this organisational directory only"));
}

/* What a screen reader is told of the wait: the code letter by letter, and what the buttons do. */
static void
test_accessible (BwSignInSteps *fixture, gconstpointer data)
{
  GtkWidget *code = NULL;

  bw_sign_in_steps_go_to_way (fixture);
  gtk_test_accessible_assert_role (
      bw_sign_in_steps_find (fixture, GTK_TYPE_LABEL, "How to sign in?"),
      GTK_ACCESSIBLE_ROLE_HEADING);
  bw_sign_in_steps_choose (fixture, "With a code");
  bw_sign_in_steps_next (fixture, "waiting");
  g_assert_true (bw_ui_test_wait (shows_code, fixture));
  code = bw_sign_in_steps_find (fixture, GTK_TYPE_LABEL, "K7XQ2M9PA");
  gtk_test_accessible_assert_property (code, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "K 7 X Q 2 M 9 P A");
  g_assert_true (gtk_window_get_focus (fixture->window) ==
                 bw_sign_in_steps_find (fixture, GTK_TYPE_BUTTON, "Copy the Code"));
}

/* Where one types, one types at once; and Escape goes back. */
static void
test_focus (BwSignInSteps *fixture, gconstpointer data)
{
  GtkWidget *focus = NULL;

  bw_sign_in_steps_wait_for (fixture, "cloud");
  bw_sign_in_steps_next (fixture, "organisation");
  focus = gtk_window_get_focus (fixture->window);
  g_assert_true (gtk_widget_is_ancestor (
      focus, bw_sign_in_steps_find (fixture, ADW_TYPE_ENTRY_ROW, "Domain or id")));
  gtk_editable_set_text (GTK_EDITABLE (focus), BW_FAKE_ENTRA_DOMAIN);
  bw_sign_in_steps_next (fixture, "application");
  focus = gtk_window_get_focus (fixture->window);
  g_assert_true (gtk_widget_is_ancestor (
      focus, bw_sign_in_steps_find (fixture, ADW_TYPE_ENTRY_ROW, "Application (client) id")));
  gtk_editable_set_text (GTK_EDITABLE (focus), BW_FAKE_ENTRA_CLIENT);
  /* Enter in an entry. */
  g_signal_emit_by_name (focus, "activate");
  bw_sign_in_steps_wait_for (fixture, "way");
}

/* What a page does with a key before its widgets get it. */
static gboolean
press (BwSignInSteps *fixture, guint key)
{
  g_autoptr (GListModel) controllers =
                gtk_widget_observe_controllers (bw_sign_in_steps_get_page (fixture));
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (key, 0);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
    guint n = GTK_IS_SHORTCUT_CONTROLLER (controller)
                  ? g_list_model_get_n_items (G_LIST_MODEL (controller))
                  : 0;

    for (guint j = 0; j < n; j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

      if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                             bw_sign_in_steps_get_page (fixture), NULL);
    }
  }
  g_assert_not_reached ();
}

/* Enter on a choice chooses it and goes on; on a button it is the button's. */
static void
test_enter (BwSignInSteps *fixture, gconstpointer data)
{
  bw_sign_in_steps_wait_for (fixture, "cloud");
  g_assert_true (
      gtk_widget_grab_focus (bw_sign_in_steps_find (fixture, ADW_TYPE_ACTION_ROW, "DoD")));
  g_assert_true (press (fixture, GDK_KEY_Return));
  bw_sign_in_steps_wait_for (fixture, "organisation");
  g_assert_cmpstr (
      bw_sign_in_form_get (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_CLOUD),
      ==, "dod");
  bw_sign_in_steps_choose (fixture, "My organisation");
  bw_ui_test_settle ();
  g_assert_true (gtk_widget_grab_focus (bw_sign_in_steps_get_button (fixture)));
  g_assert_false (press (fixture, GDK_KEY_Return));

  /* One that needs more is chosen, and waits for it. */
  g_assert_true (gtk_widget_grab_focus (
      bw_sign_in_steps_find (fixture, ADW_TYPE_ACTION_ROW, "By its domain or id")));
  g_assert_true (press (fixture, GDK_KEY_KP_Enter));
  bw_ui_test_settle ();
  g_assert_true (bw_sign_in_steps_is_at (fixture));
  g_assert_false (bw_sign_in_steps_may_go_on (fixture));
}

/* China is in the list of clouds for who looks for it, says why it is none of them, and cannot be chosen. */
static void
test_china (BwSignInSteps *fixture, gconstpointer data)
{
  BwSignInForm *form = bw_sign_in_dialog_get_form (fixture->dialog);
  GtkWidget *row = NULL;
  GtkWidget *check = NULL;

  bw_sign_in_steps_wait_for (fixture, "cloud");
  bw_sign_in_steps_choose (fixture, "DoD");
  row = bw_sign_in_steps_find (fixture, ADW_TYPE_ACTION_ROW, "China");
  check = bw_ui_test_find (row, GTK_TYPE_CHECK_BUTTON);
  g_assert_true (bw_ui_test_shows_text (row, "The cloud of 21Vianet does not offer Secure Score."));
  g_assert_true (gtk_widget_get_sensitive (row));
  g_assert_false (gtk_widget_get_sensitive (check));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));

  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_false (press (fixture, GDK_KEY_Return));
  bw_ui_test_settle ();
  bw_sign_in_steps_wait_for (fixture, "cloud");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_cmpstr (bw_sign_in_form_get (form, BW_SIGN_IN_FIELD_CLOUD), ==, "dod");
}

/* Signing in again begins at the way, and all that is known is filled in. */
static void
test_again (BwSignInSteps *fixture, gconstpointer data)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_custom (
      &(BwCloudFields) {
          .login = bw_fake_entra_get_root (fixture->world.entra),
          .graph = bw_fake_graph_get_root (fixture->world.graph),
      },
      NULL);
  g_autoptr (BwOrganisationEntry) entry = bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = "0123456789abcdef0123456789abcdef",
      .name = "Mijn gemeente",
      .cloud = cloud,
      .tenant = BW_FAKE_ENTRA_TENANT,
      .client_id = BW_FAKE_ENTRA_CLIENT,
      .way = BW_SIGN_IN_BROWSER,
      .account = "eerder@voorbeeld.example",
  });

  bw_sign_in_steps_present_dialog (fixture, 700, entry);
  bw_sign_in_steps_wait_for (fixture, "way");
  /* What may be wrong of what is known can be changed. */
  bw_fake_entra_refuse (fixture->world.entra, "token", "invalid_request", 900432, 1);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "refused");
  bw_sign_in_steps_next (fixture, "cloud");
  bw_sign_in_steps_next (fixture, "custom");
  bw_sign_in_steps_next (fixture, "organisation");
  bw_sign_in_steps_next (fixture, "application");
  bw_sign_in_steps_next (fixture, "way");
  bw_sign_in_world_renew_browser (&fixture->world);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "done");
  g_assert_true (bw_sign_in_steps_shows (fixture, "Mijn gemeente"));
  /* That it is another account than before is told. */
  g_assert_true (bw_sign_in_steps_shows (fixture, BW_FAKE_ENTRA_USER));
  g_assert_true (bw_sign_in_steps_shows (fixture, "Before, it was eerder@voorbeeld.example."));
  g_assert_cmpuint (bw_sign_in_world_count (&fixture->world), ==, 1);
}

/* Nothing that one is to read ends in dots. */
static void
assert_uncut (GtkWidget *root)
{
  g_autoptr (GPtrArray) labels = bw_ui_test_find_all (root, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++) {
    GtkLabel *label = g_ptr_array_index (labels, i);

    if (gtk_widget_get_mapped (GTK_WIDGET (label)) &&
        pango_layout_is_ellipsized (gtk_label_get_layout (label)))
      g_error ("“%s” is cut", gtk_label_get_text (label));
  }
}

/* Each key with Alt means one thing on a page. An entry has its title twice. */
static void
assert_mnemonics (GtkWidget *root)
{
  g_autoptr (GPtrArray) labels = bw_ui_test_find_all (root, GTK_TYPE_LABEL);
  g_autoptr (GHashTable) texts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < labels->len; i++) {
    GtkLabel *label = g_ptr_array_index (labels, i);
    gpointer key = GUINT_TO_POINTER (gtk_label_get_mnemonic_keyval (label));
    const char *before = g_hash_table_lookup (texts, key);

    if (key == GUINT_TO_POINTER (GDK_KEY_VoidSymbol) || !gtk_widget_get_mapped (GTK_WIDGET (label)))
      continue;
    if (before != NULL && !g_str_equal (before, gtk_label_get_text (label)))
      g_error ("“%s” and “%s” have the same key", before, gtk_label_get_text (label));
    g_hash_table_insert (texts, key, (gpointer) gtk_label_get_text (label));
  }
  g_assert_cmpuint (g_hash_table_size (texts), >, 0);
}

static void
assert_fits (BwSignInSteps *fixture)
{
  int minimum = 0;

  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 2);
  gtk_widget_measure (bw_sign_in_steps_get_page (fixture), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);
  if (minimum > 360)
    g_error (
        "%s asks for %d",
        adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (bw_sign_in_steps_get_page (fixture))),
        minimum);
  assert_uncut (bw_sign_in_steps_get_page (fixture));
  assert_mnemonics (bw_sign_in_steps_get_page (fixture));
}

/* Every page on a telephone, with large text, in both languages. */
static void
test_narrow (BwSignInSteps *fixture, gconstpointer locale)
{
  static const char *const TAGS[] = { "custom",       "organisation", "application",
                                      "registration", "way",          "proof",
                                      "waiting",      "refused",      "done" };

  if (!bw_test_locale_enter (locale))
    return;
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (USUAL_TEXT * 1.5), NULL);
  bw_sign_in_steps_present_dialog (fixture, 360, NULL);
  assert_fits (fixture);
  bw_sign_in_form_set (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_WHOSE,
                       "named");
  bw_sign_in_form_set (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_TENANT,
                       "wrong");
  bw_sign_in_form_set (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_PROOF,
                       "certificate");
  for (gsize i = 0; i < G_N_ELEMENTS (TAGS); i++) {
    adw_navigation_view_push_by_tag (fixture->pages, TAGS[i]);
    bw_sign_in_steps_wait_for (fixture, TAGS[i]);
    assert_fits (fixture);
  }
  bw_sign_in_form_set (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_PROOF,
                       "secret");
  g_assert_true (adw_navigation_view_pop_to_tag (fixture->pages, "proof"));
  bw_sign_in_steps_wait_for (fixture, "proof");
  assert_fits (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_TEXT, NULL);
  bw_test_locale_enter ("C.UTF-8");
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  bw_test_locale_bind (argc, argv);
#define ADD(name, function)                                                                    \
  g_test_add ("/sign-in-dialog/" name, BwSignInSteps, NULL, bw_sign_in_steps_set_up, function, \
              bw_sign_in_steps_tear_down)
  ADD ("browser", test_browser);
  ADD ("close-after", test_close_after);
  ADD ("secret", test_secret);
  ADD ("wiped", test_wiped);
  ADD ("back-keeps", test_back_keeps);
  ADD ("complaints", test_complaints);
  ADD ("registration", test_registration);
  ADD ("customers", test_customers);
  ADD ("focus", test_focus);
  ADD ("enter", test_enter);
  ADD ("china", test_china);
#undef ADD
  g_test_add ("/sign-in-dialog/device-code", BwSignInSteps, GINT_TO_POINTER (1),
              bw_sign_in_steps_set_up, test_device_code, bw_sign_in_steps_tear_down);
  g_test_add ("/sign-in-dialog/accessible", BwSignInSteps, GINT_TO_POINTER (1),
              bw_sign_in_steps_set_up, test_accessible, bw_sign_in_steps_tear_down);
  g_test_add ("/sign-in-dialog/certificate", BwSignInSteps, GINT_TO_POINTER (1),
              bw_sign_in_steps_set_up, test_certificate, bw_sign_in_steps_tear_down);
  g_test_add ("/sign-in-dialog/cancel-code", BwSignInSteps, GINT_TO_POINTER (1),
              bw_sign_in_steps_set_up, test_cancel_code, bw_sign_in_steps_tear_down);
  g_test_add ("/sign-in-dialog/cancel-browser", BwSignInSteps, GINT_TO_POINTER (1),
              bw_sign_in_steps_set_up, test_cancel_browser, bw_sign_in_steps_tear_down);
  g_test_add ("/sign-in-dialog/again", BwSignInSteps, NULL, bw_sign_in_steps_set_up_world,
              test_again, bw_sign_in_steps_tear_down);
  g_test_add ("/sign-in-dialog/narrow/en", BwSignInSteps, "C.UTF-8", bw_sign_in_steps_set_up_world,
              test_narrow, bw_sign_in_steps_tear_down);
  g_test_add ("/sign-in-dialog/narrow/nl", BwSignInSteps, "nl_NL.UTF-8",
              bw_sign_in_steps_set_up_world, test_narrow, bw_sign_in_steps_tear_down);
  return g_test_run ();
}
