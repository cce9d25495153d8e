/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Signing in page by page, as somebody does it, against real servers. */

#include "bw-config.h"

#include <string.h>

#include "present/bw-test-locale.h"
#include "support/bw-manual-clock.h"
#include "ui/bw-ui-test.h"
#include "ui/sign-in/bw-sign-in-dialog.h"
#include "ui/sign-in/bw-sign-in-file-row.h"
#include "ui/sign-in/bw-sign-in-page.h"
#include "ui/sign-in/bw-sign-in-world.h"

#define USUAL_TEXT (96 * 1024)

typedef struct {
  BwSignInWorld world;
  GtkWindow *window;
  BwSignInDialog *dialog;
  AdwNavigationView *pages;
  guint n_opened;
  guint n_signed_in;
  gboolean kept;
  const char *awaited;
} Fixture;

static gboolean
on_open (Fixture *fixture, const char *address)
{
  fixture->n_opened++;
  if (g_str_has_prefix (address, "http://localhost:"))
    bw_test_browser_open (fixture->world.browser, address);
  return TRUE;
}

static void
on_signed_in (Fixture *fixture, BwOrganisationEntry *entry, gboolean kept)
{
  g_assert_true (BW_IS_ORGANISATION_ENTRY (entry));
  fixture->n_signed_in++;
  fixture->kept = kept;
}

static void
present_dialog (Fixture *fixture, int width, BwOrganisationEntry *renewed)
{
  fixture->window = bw_ui_test_present_widget (adw_bin_new (), width, 700);
  fixture->dialog = BW_SIGN_IN_DIALOG (bw_sign_in_dialog_new (fixture->world.store, renewed, NULL));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect_swapped (fixture->dialog, "open-address", G_CALLBACK (on_open), fixture);
  g_signal_connect_swapped (fixture->dialog, "signed-in", G_CALLBACK (on_signed_in), fixture);
  adw_dialog_present (ADW_DIALOG (fixture->dialog),
                      adw_window_get_content (ADW_WINDOW (fixture->window)));
  fixture->pages = ADW_NAVIGATION_VIEW (
      bw_ui_test_find (GTK_WIDGET (fixture->dialog), ADW_TYPE_NAVIGATION_VIEW));
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 2);
}

static void
set_up_world (Fixture *fixture, gconstpointer real_time)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);

  g_settings_reset (settings, "client-ids");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  bw_sign_in_world_set_up (&fixture->world, real_time != NULL
                                                ? bw_system_clock_new ()
                                                : bw_manual_clock_new ("2026-07-17T12:00:00Z"));
}

static void
set_up (Fixture *fixture, gconstpointer real_time)
{
  set_up_world (fixture, real_time);
  present_dialog (fixture, 700, NULL);
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
  /* Whatever state it was closed in, nothing holds it. */
  g_assert_null (fixture->dialog);
  g_assert_true (bw_ui_test_wait (is_store_alone, fixture->world.store));
  bw_sign_in_world_tear_down (&fixture->world);
}

static GtkWidget *
get_page (Fixture *fixture)
{
  return GTK_WIDGET (adw_navigation_view_get_visible_page (fixture->pages));
}

static gboolean
is_at (gpointer data)
{
  Fixture *fixture = data;
  const char *tag = adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (get_page (fixture)));

  return g_strcmp0 (tag, fixture->awaited) == 0;
}

static void
wait_for (Fixture *fixture, const char *tag)
{
  fixture->awaited = tag;
  if (!bw_ui_test_wait (is_at, fixture))
    g_error ("waited in vain for %s at %s", tag,
             adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (get_page (fixture))));
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 2);
}

static GtkWidget *
get_button (Fixture *fixture)
{
  GtkWidget *button = bw_sign_in_page_get_button (BW_SIGN_IN_PAGE (get_page (fixture)));

  if (button != adw_dialog_get_default_widget (ADW_DIALOG (fixture->dialog)))
    g_error ("Enter does not go on at %s",
             adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (get_page (fixture))));
  return button;
}

static gboolean
may_go_on (Fixture *fixture)
{
  return gtk_widget_get_sensitive (get_button (fixture));
}

static void
next (Fixture *fixture, const char *tag)
{
  g_assert_true (may_go_on (fixture));
  g_signal_emit_by_name (get_button (fixture), "clicked");
  wait_for (fixture, tag);
}

static GtkWidget *
find (Fixture *fixture, GType type, const char *label)
{
  GtkWidget *widget = bw_ui_test_find_by_label (get_page (fixture), type, label);

  if (widget == NULL)
    g_error ("there is no “%s”", label);
  return widget;
}

static void
choose (Fixture *fixture, const char *label)
{
  adw_action_row_activate (ADW_ACTION_ROW (find (fixture, ADW_TYPE_ACTION_ROW, label)));
}

static void
type (Fixture *fixture, const char *label, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, ADW_TYPE_ENTRY_ROW, label)), text);
  bw_ui_test_settle ();
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return bw_ui_test_shows_text (get_page (fixture), text);
}

/* From the first page to that of the way. */
static void
go_to_way (Fixture *fixture)
{
  wait_for (fixture, "cloud");
  choose (fixture, "Custom…");
  next (fixture, "custom");
  g_assert_false (may_go_on (fixture));
  type (fixture, "Sign-in service", bw_fake_entra_get_root (fixture->world.entra));
  type (fixture, "Microsoft Graph", bw_fake_graph_get_root (fixture->world.graph));
  next (fixture, "organisation");
  next (fixture, "application");
  g_assert_false (may_go_on (fixture));
  type (fixture, "Application (client) id", BW_FAKE_ENTRA_CLIENT);
  next (fixture, "way");
}

static void
test_browser (Fixture *fixture, gconstpointer data)
{
  go_to_way (fixture);
  next (fixture, "waiting");
  wait_for (fixture, "done");
  g_assert_true (shows (fixture, BW_FAKE_GRAPH_NAME));
  g_assert_true (shows (fixture, BW_FAKE_ENTRA_USER));
  g_assert_true (shows (fixture, "Read the organisation’s security events"));
  g_assert_true (shows (fixture, "It works"));
  g_assert_true (shows (fixture, "Kept in the keyring"));
  g_assert_cmpuint (fixture->n_opened, ==, 1);
  g_assert_cmpuint (fixture->n_signed_in, ==, 0);

  g_signal_emit_by_name (get_button (fixture), "clicked");
  bw_ui_test_settle ();
  g_assert_cmpuint (fixture->n_signed_in, ==, 1);
  g_assert_true (fixture->kept);
}

/* Closing it on the last page is as good as its button. */
static void
test_close_after (Fixture *fixture, gconstpointer data)
{
  go_to_way (fixture);
  next (fixture, "waiting");
  wait_for (fixture, "done");
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  bw_ui_test_settle ();
  g_assert_cmpuint (fixture->n_signed_in, ==, 1);
}

static gboolean
shows_code (gpointer data)
{
  return bw_ui_test_shows_text (get_page (data), "Enter it within");
}

static void
test_device_code (Fixture *fixture, gconstpointer data)
{
  go_to_way (fixture);
  choose (fixture, "With a code");
  next (fixture, "waiting");
  g_assert_true (bw_ui_test_wait (shows_code, fixture));
  g_assert_true (shows (fixture, "Enter it within 14:") || shows (fixture, "Enter it within 15:"));
  wait_for (fixture, "done");
  g_assert_true (shows (fixture, BW_FAKE_ENTRA_USER));
}

/* Cancel goes back with all kept, and closing ends it at once. */
static void
test_cancel_code (Fixture *fixture, gconstpointer data)
{
  bw_fake_entra_set_pending (fixture->world.entra, G_MAXUINT, 0);
  go_to_way (fixture);
  choose (fixture, "With a code");
  next (fixture, "waiting");
  g_assert_true (bw_ui_test_wait (shows_code, fixture));
  gtk_widget_activate (find (fixture, GTK_TYPE_BUTTON, "Cancel"));
  wait_for (fixture, "way");
  g_assert_cmpstr (
      bw_sign_in_form_get (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_WAY), ==,
      "device-code");
  next (fixture, "waiting");
  g_assert_true (bw_ui_test_wait (shows_code, fixture));
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  bw_ui_test_settle ();
  g_assert_cmpuint (fixture->n_signed_in, ==, 0);
}

static void
test_cancel_browser (Fixture *fixture, gconstpointer data)
{
  bw_test_browser_set_closed (fixture->world.browser, TRUE);
  go_to_way (fixture);
  next (fixture, "waiting");
  wait_for (fixture, "waiting");
  while (fixture->n_opened == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (shows (fixture, "The browser is open"));
  g_assert_true (adw_navigation_view_pop (fixture->pages));
  wait_for (fixture, "way");

  bw_sign_in_world_renew_browser (&fixture->world);
  next (fixture, "waiting");
  wait_for (fixture, "done");
}

static void
test_secret (Fixture *fixture, gconstpointer data)
{
  BwSignInForm *form = bw_sign_in_dialog_get_form (fixture->dialog);

  go_to_way (fixture);
  choose (fixture, "As an application");
  next (fixture, "proof");
  g_assert_false (may_go_on (fixture));
  type (fixture, "Domain or id", BW_FAKE_ENTRA_DOMAIN);
  g_assert_false (may_go_on (fixture));
  type (fixture, "Secret value", BW_FAKE_ENTRA_SECRET);
  g_assert_cmpstr (bw_sign_in_form_get_secret (form), ==, BW_FAKE_ENTRA_SECRET);
  next (fixture, "waiting");
  wait_for (fixture, "done");
  g_assert_true (shows (fixture, BW_FAKE_ENTRA_DOMAIN));
  g_assert_true (shows (fixture, "The application itself"));
  g_assert_null (bw_sign_in_form_get_secret (form));
}

/* Nothing of a secret stays behind in the page that was left by closing. */
static void
test_wiped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwSignInForm) form = g_object_ref (bw_sign_in_dialog_get_form (fixture->dialog));

  go_to_way (fixture);
  choose (fixture, "As an application");
  next (fixture, "proof");
  type (fixture, "Secret value", BW_FAKE_ENTRA_SECRET);
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  bw_ui_test_settle ();
  g_assert_null (bw_sign_in_form_get_secret (form));
}

static void
test_certificate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = NULL;
  g_autofree char *file = bw_sign_in_world_add_certificate (&fixture->world, &key);

  go_to_way (fixture);
  choose (fixture, "As an application");
  next (fixture, "proof");
  type (fixture, "Domain or id", BW_FAKE_ENTRA_TENANT);
  choose (fixture, "Certificate");
  bw_ui_test_settle ();
  g_object_set (find (fixture, BW_TYPE_SIGN_IN_FILE_ROW, "Certificate file"), "path", file, NULL);
  g_object_set (find (fixture, BW_TYPE_SIGN_IN_FILE_ROW, "Key file"), "path", key, NULL);
  next (fixture, "waiting");
  wait_for (fixture, "refused");
  g_assert_true (adw_navigation_view_pop (fixture->pages));
  wait_for (fixture, "proof");
  type (fixture, "Password", BW_SIGN_IN_WORLD_PASSWORD);
  next (fixture, "waiting");
  wait_for (fixture, "done");
  g_assert_true (shows (fixture, "The certificate expires in 11 days"));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  bw_fake_entra_refuse (fixture->world.entra, "token", "invalid_client", 7000218, 1);
  go_to_way (fixture);
  next (fixture, "waiting");
  wait_for (fixture, "refused");
  g_assert_true (shows (fixture, "Trace ID"));
  g_assert_true (shows (fixture, "Back to Change"));
  bw_sign_in_world_renew_browser (&fixture->world);
  next (fixture, "waiting");
  wait_for (fixture, "done");
}

/* What Microsoft says of a number that nobody here knows is shown in its own words. */
static void
test_refused_unknown (Fixture *fixture, gconstpointer data)
{
  bw_fake_entra_refuse (fixture->world.entra, "token", "invalid_request", 4242424, 1);
  go_to_way (fixture);
  next (fixture, "waiting");
  wait_for (fixture, "refused");
  g_assert_true (shows (fixture, "AADSTS4242424"));
}

static void
test_no_keyring (Fixture *fixture, gconstpointer data)
{
  bw_flaky_keyring_fail_load (fixture->world.keyring, BW_KEYRING_ERROR_NO_SERVICE);
  bw_flaky_keyring_fail_store (fixture->world.keyring, BW_KEYRING_ERROR_NO_SERVICE);
  go_to_way (fixture);
  next (fixture, "waiting");
  wait_for (fixture, "done");
  g_assert_true (shows (fixture, "Until Bolwerk is closed"));
  g_signal_emit_by_name (get_button (fixture), "clicked");
  bw_ui_test_settle ();
  g_assert_cmpuint (fixture->n_signed_in, ==, 1);
  g_assert_false (fixture->kept);
}

static void
test_forbidden (Fixture *fixture, gconstpointer data)
{
  bw_test_server_add_fault (
      bw_fake_graph_get_server (fixture->world.graph), 0,
      &(BwTestFault) { .status = 403, .body = "{\"error\":{\"code\":\"Forbidden\"}}" });
  go_to_way (fixture);
  next (fixture, "waiting");
  wait_for (fixture, "done");
  g_assert_false (shows (fixture, "It works"));
  g_assert_true (shows (fixture, "Open the page for administrators"));
}

static void
test_back_keeps (Fixture *fixture, gconstpointer data)
{
  go_to_way (fixture);
  for (guint i = 0; i < 4; i++)
    g_assert_true (adw_navigation_view_pop (fixture->pages));
  wait_for (fixture, "cloud");
  next (fixture, "custom");
  g_assert_true (may_go_on (fixture));
  next (fixture, "organisation");
  next (fixture, "application");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                       find (fixture, ADW_TYPE_ENTRY_ROW, "Application (client) id"))),
                   ==, BW_FAKE_ENTRA_CLIENT);
}

/* Nothing is complained of before something was typed; then at once. */
static void
test_complaints (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  wait_for (fixture, "cloud");
  next (fixture, "organisation");
  choose (fixture, "Another organisation");
  bw_ui_test_settle ();
  g_assert_false (may_go_on (fixture));
  g_assert_false (shows (fixture, "An organisation is a domain"));
  type (fixture, "Domain or id", "voorbeeld");
  g_assert_true (shows (fixture, "An organisation is a domain"));
  row = find (fixture, ADW_TYPE_ENTRY_ROW, "Domain or id");
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  type (fixture, "Domain or id", "voorbeeld.example");
  g_assert_false (shows (fixture, "An organisation is a domain"));
  next (fixture, "application");
  g_assert_false (shows (fixture, "has five groups"));
  type (fixture, "Application (client) id", "aaaa");
  g_assert_true (shows (fixture, "has five groups"));
}

static void
test_registration (Fixture *fixture, gconstpointer data)
{
  wait_for (fixture, "cloud");
  choose (fixture, "DoD");
  next (fixture, "organisation");
  next (fixture, "application");
  g_signal_emit_by_name (find (fixture, ADW_TYPE_ACTION_ROW, "How to register"), "activate");
  wait_for (fixture, "registration");
  g_assert_true (shows (fixture, "1. In the Microsoft Entra admin centre"));
  g_assert_false (shows (fixture, "Azure CLI"));
  g_assert_true (shows (fixture, "Microsoft Graph PowerShell"));
  g_assert_true (shows (fixture, "http://localhost"));
  choose (fixture, "For an application");
  bw_ui_test_settle ();
  g_assert_false (shows (fixture, "http://localhost"));
}

/* What a screen reader is told of the wait: the code letter by letter, and what the buttons do. */
static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *code = NULL;

  go_to_way (fixture);
  gtk_test_accessible_assert_role (find (fixture, GTK_TYPE_LABEL, "How to sign in?"),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  choose (fixture, "With a code");
  next (fixture, "waiting");
  g_assert_true (bw_ui_test_wait (shows_code, fixture));
  code = find (fixture, GTK_TYPE_LABEL, "K7XQ2M9PA");
  gtk_test_accessible_assert_property (code, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "K 7 X Q 2 M 9 P A");
  g_assert_true (gtk_window_get_focus (fixture->window) ==
                 find (fixture, GTK_TYPE_BUTTON, "Copy the Code"));
}

/* Where one types, one types at once; and Escape goes back. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus = NULL;

  wait_for (fixture, "cloud");
  next (fixture, "organisation");
  next (fixture, "application");
  focus = gtk_window_get_focus (fixture->window);
  g_assert_true (gtk_widget_is_ancestor (
      focus, find (fixture, ADW_TYPE_ENTRY_ROW, "Application (client) id")));
  gtk_editable_set_text (GTK_EDITABLE (focus), BW_FAKE_ENTRA_CLIENT);
  /* Enter in an entry. */
  g_signal_emit_by_name (focus, "activate");
  wait_for (fixture, "way");
}

/* What a page does with a key before its widgets get it. */
static gboolean
press (Fixture *fixture, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (get_page (fixture));
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
                                             get_page (fixture), NULL);
    }
  }
  g_assert_not_reached ();
}

/* Enter on a choice chooses it and goes on; on a button it is the button's. */
static void
test_enter (Fixture *fixture, gconstpointer data)
{
  wait_for (fixture, "cloud");
  g_assert_true (gtk_widget_grab_focus (find (fixture, ADW_TYPE_ACTION_ROW, "DoD")));
  g_assert_true (press (fixture, GDK_KEY_Return));
  wait_for (fixture, "organisation");
  g_assert_cmpstr (
      bw_sign_in_form_get (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_CLOUD),
      ==, "dod");
  g_assert_true (gtk_widget_grab_focus (get_button (fixture)));
  g_assert_false (press (fixture, GDK_KEY_Return));

  /* One that needs more is chosen, and waits for it. */
  g_assert_true (
      gtk_widget_grab_focus (find (fixture, ADW_TYPE_ACTION_ROW, "Another organisation")));
  g_assert_true (press (fixture, GDK_KEY_KP_Enter));
  bw_ui_test_settle ();
  g_assert_true (is_at (fixture));
  g_assert_false (may_go_on (fixture));
}

/* Signing in again begins at the way, and all that is known is filled in. */
static void
test_again (Fixture *fixture, gconstpointer data)
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
      .account = BW_FAKE_ENTRA_USER,
  });

  present_dialog (fixture, 700, entry);
  wait_for (fixture, "way");
  next (fixture, "waiting");
  wait_for (fixture, "done");
  g_assert_true (shows (fixture, "Mijn gemeente"));
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
assert_fits (Fixture *fixture)
{
  int minimum = 0;

  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 2);
  gtk_widget_measure (get_page (fixture), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  if (minimum > 360)
    g_error ("%s asks for %d",
             adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (get_page (fixture))), minimum);
  assert_uncut (get_page (fixture));
  assert_mnemonics (get_page (fixture));
}

/* Every page on a telephone, with large text, in both languages. */
static void
test_narrow (Fixture *fixture, gconstpointer locale)
{
  static const char *const TAGS[] = { "custom",       "organisation", "application",
                                      "registration", "way",          "proof",
                                      "waiting",      "refused",      "done" };

  if (!bw_test_locale_enter (locale))
    return;
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (USUAL_TEXT * 1.5), NULL);
  present_dialog (fixture, 360, NULL);
  assert_fits (fixture);
  bw_sign_in_form_set (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_WHOSE,
                       "named");
  bw_sign_in_form_set (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_TENANT,
                       "wrong");
  bw_sign_in_form_set (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_PROOF,
                       "certificate");
  for (gsize i = 0; i < G_N_ELEMENTS (TAGS); i++) {
    adw_navigation_view_push_by_tag (fixture->pages, TAGS[i]);
    wait_for (fixture, TAGS[i]);
    assert_fits (fixture);
  }
  bw_sign_in_form_set (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_PROOF,
                       "secret");
  g_assert_true (adw_navigation_view_pop_to_tag (fixture->pages, "proof"));
  wait_for (fixture, "proof");
  assert_fits (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_TEXT, NULL);
  bw_test_locale_enter ("C.UTF-8");
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  bw_test_locale_bind (argc, argv);
#define ADD(name, function) \
  g_test_add ("/sign-in-dialog/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("browser", test_browser);
  ADD ("close-after", test_close_after);
  ADD ("secret", test_secret);
  ADD ("wiped", test_wiped);
  ADD ("refused", test_refused);
  ADD ("refused-unknown", test_refused_unknown);
  ADD ("no-keyring", test_no_keyring);
  ADD ("forbidden", test_forbidden);
  ADD ("back-keeps", test_back_keeps);
  ADD ("complaints", test_complaints);
  ADD ("registration", test_registration);
  ADD ("focus", test_focus);
  ADD ("enter", test_enter);
#undef ADD
  g_test_add ("/sign-in-dialog/device-code", Fixture, GINT_TO_POINTER (1), set_up, test_device_code,
              tear_down);
  g_test_add ("/sign-in-dialog/accessible", Fixture, GINT_TO_POINTER (1), set_up, test_accessible,
              tear_down);
  g_test_add ("/sign-in-dialog/certificate", Fixture, GINT_TO_POINTER (1), set_up, test_certificate,
              tear_down);
  g_test_add ("/sign-in-dialog/cancel-code", Fixture, GINT_TO_POINTER (1), set_up, test_cancel_code,
              tear_down);
  g_test_add ("/sign-in-dialog/cancel-browser", Fixture, GINT_TO_POINTER (1), set_up,
              test_cancel_browser, tear_down);
  g_test_add ("/sign-in-dialog/again", Fixture, NULL, set_up_world, test_again, tear_down);
  g_test_add ("/sign-in-dialog/narrow/en", Fixture, "C.UTF-8", set_up_world, test_narrow,
              tear_down);
  g_test_add ("/sign-in-dialog/narrow/nl", Fixture, "nl_NL.UTF-8", set_up_world, test_narrow,
              tear_down);
  return g_test_run ();
}
