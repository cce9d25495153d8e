/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is told where signing in does not work, or not as a whole, and where that leads. */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-page.h"
#include "ui/sign-in/bw-sign-in-steps.h"

static void
test_refused (BwSignInSteps *fixture, gconstpointer data)
{
  bw_fake_entra_refuse (fixture->world.entra, "token", "invalid_client", 7000218, 1);
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "refused");
  g_assert_true (bw_sign_in_steps_shows (fixture, "Trace ID"));
  g_assert_true (bw_sign_in_steps_shows (fixture, "Back to Change"));
  bw_sign_in_world_renew_browser (&fixture->world);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "done");
}

static gboolean
has_opened (gpointer data)
{
  return ((BwSignInSteps *) data)->n_opened > 0;
}

/* What Microsoft shows in the browser alone is told by its number. */
static void
test_number (BwSignInSteps *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  bw_test_browser_set_closed (fixture->world.browser, TRUE);
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_next (fixture, "waiting");
  g_assert_true (bw_ui_test_wait (has_opened, fixture));
  row = bw_sign_in_steps_find (fixture, ADW_TYPE_ENTRY_ROW, "Error number");
  bw_sign_in_steps_type (fixture, "Error number", "AADSTS4242424");
  g_signal_emit_by_name (row, "apply");
  g_assert_true (bw_sign_in_steps_shows (fixture, "Bolwerk does not know this number"));
  bw_sign_in_steps_type (fixture, "Error number", " AADSTS50011: The redirect URI");
  g_signal_emit_by_name (row, "apply");
  bw_sign_in_steps_wait_for (fixture, "refused");
  g_assert_true (bw_sign_in_steps_shows (fixture, "The redirect address is not registered"));
  bw_sign_in_world_renew_browser (&fixture->world);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "done");
}

static void
assert_main_button (BwSignInSteps *fixture, const char *label)
{
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (bw_sign_in_steps_get_button (fixture))), ==,
                   label);
}

/* What the wizard tells to register is for one organisation, which then has to be named: that comes first, and is chosen
 * unless somebody wants it otherwise. */
static void
test_order (BwSignInSteps *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) choices = NULL;

  bw_sign_in_steps_go_to_way (fixture);
  for (guint i = 0; i < 2; i++)
    g_assert_true (adw_navigation_view_pop (fixture->pages));
  bw_sign_in_steps_wait_for (fixture, "organisation");
  rows = bw_ui_test_find_all (bw_sign_in_steps_get_page (fixture), ADW_TYPE_ACTION_ROW);
  choices = bw_ui_test_find_all (bw_sign_in_steps_get_page (fixture), GTK_TYPE_CHECK_BUTTON);
  g_assert_cmpstr (adw_preferences_row_get_title (g_ptr_array_index (rows, 0)), ==,
                   "_By its domain or id");
  g_assert_cmpstr (adw_preferences_row_get_title (g_ptr_array_index (rows, 1)), ==,
                   "_My organisation");
  g_assert_true (gtk_check_button_get_active (g_ptr_array_index (choices, 0)));
  g_assert_false (gtk_check_button_get_active (g_ptr_array_index (choices, 1)));
}

/* A registration for one organisation, as the wizard tells to make it: the organisation has to be named, and the
 * page that asks for it is where the refusal leads. */
static void
test_single_tenant (BwSignInSteps *fixture, gconstpointer data)
{
  bw_fake_entra_set_single_tenant (fixture->world.entra, TRUE);
  bw_sign_in_steps_go_to_way (fixture);
  for (guint i = 0; i < 2; i++)
    g_assert_true (adw_navigation_view_pop (fixture->pages));
  bw_sign_in_steps_wait_for (fixture, "organisation");
  bw_sign_in_steps_choose (fixture, "My organisation");
  bw_sign_in_steps_next (fixture, "application");
  bw_sign_in_steps_next (fixture, "way");
  bw_sign_in_steps_choose (fixture, "With a code");
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "refused");
  g_assert_true (bw_sign_in_steps_shows (fixture, "The organisation has to be named"));
  assert_main_button (fixture, "_Back to Change");
  bw_sign_in_steps_next (fixture, "organisation");
  g_assert_true (
      gtk_widget_get_mapped (bw_sign_in_steps_find (fixture, ADW_TYPE_ENTRY_ROW, "Domain or id")));
  bw_sign_in_steps_next (fixture, "application");
  bw_sign_in_steps_next (fixture, "way");
  bw_sign_in_steps_choose (fixture, "With the browser");
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "done");
}

/* The main button of a refusal leads to what is to be changed, where something is; the other one tries again. */
static void
test_refused_places (BwSignInSteps *fixture, gconstpointer data)
{
  static const struct {
    const char *error;
    guint number;
    const char *place;
  } REFUSALS[] = {
    { "invalid_request", 900432, "cloud" },
    { "invalid_request", 90002, "organisation" },
    { "unauthorized_client", 700016, "application" },
    { "invalid_client", 700025, "way" },
    { "invalid_grant", 50034, NULL },
  };

  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_choose (fixture, "With a code");
  for (gsize i = 0; i < G_N_ELEMENTS (REFUSALS); i++) {
    bw_fake_entra_refuse (fixture->world.entra, "devicecode", REFUSALS[i].error, REFUSALS[i].number,
                          1);
    bw_sign_in_steps_next (fixture, "waiting");
    bw_sign_in_steps_wait_for (fixture, "refused");
    assert_main_button (fixture, REFUSALS[i].place != NULL ? "_Back to Change" : "_Try Again");
    g_assert_true (bw_sign_in_steps_shows (fixture, REFUSALS[i].place != NULL ? "Try Again"
                                                                              : "Back to Change"));
    if (REFUSALS[i].place == NULL)
      continue;
    bw_sign_in_steps_next (fixture, REFUSALS[i].place);
    while (g_strcmp0 (adw_navigation_page_get_tag (
                          ADW_NAVIGATION_PAGE (bw_sign_in_steps_get_page (fixture))),
                      "way") != 0) {
      g_signal_emit_by_name (bw_sign_in_steps_get_button (fixture), "clicked");
      bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 2);
    }
  }
  bw_fake_entra_refuse (fixture->world.entra, "devicecode", "unauthorized_client", 700016, 1);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "refused");
  gtk_widget_activate (bw_sign_in_steps_find (fixture, GTK_TYPE_BUTTON, "Try Again"));
  bw_sign_in_steps_wait_for (fixture, "done");
}

/* What Microsoft says of a number that nobody here knows is shown in its own words. */
static void
test_refused_unknown (BwSignInSteps *fixture, gconstpointer data)
{
  bw_fake_entra_refuse (fixture->world.entra, "token", "invalid_request", 4242424, 1);
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "refused");
  g_assert_true (bw_sign_in_steps_shows (fixture, "AADSTS4242424"));
}

static void
test_no_keyring (BwSignInSteps *fixture, gconstpointer data)
{
  bw_flaky_keyring_fail_load (fixture->world.keyring, BW_KEYRING_ERROR_NO_SERVICE);
  bw_flaky_keyring_fail_store (fixture->world.keyring, BW_KEYRING_ERROR_NO_SERVICE);
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "done");
  g_assert_true (bw_sign_in_steps_shows (fixture, "Until Bolwerk is closed"));
  g_signal_emit_by_name (bw_sign_in_steps_get_button (fixture), "clicked");
  bw_ui_test_settle ();
  g_assert_cmpuint (fixture->n_signed_in, ==, 1);
}

static void
fail_reading (BwSignInSteps *fixture, guint status)
{
  bw_test_server_add_fault (
      bw_fake_graph_get_server (fixture->world.graph), 0,
      &(BwTestFault) { .status = status,
                       .headers = "request-id: 99999999-8888-7777-6666-555555555555",
                       .body = "{\"error\":{\"code\":\"Odd\",\"message\":\"Graph says so.\"}}" });
}

/* What the page says that stands below does stand there. */
static void
test_reading_refused (BwSignInSteps *fixture, gconstpointer data)
{
  fail_reading (fixture, 418);
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "done");
  g_assert_true (bw_sign_in_steps_shows (fixture, "Microsoft refused the question"));
  g_assert_true (bw_sign_in_steps_shows (fixture, "Graph says so."));
  bw_sign_in_steps_find (fixture, GTK_TYPE_BUTTON, "Copy IDs for Support");
}

/* An application needs no role, but the permission of its kind. */
static void
test_application_forbidden (BwSignInSteps *fixture, gconstpointer data)
{
  fail_reading (fixture, 403);
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_form_set (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_ADMIN_CENTRE,
                       "https://centre.example");
  bw_sign_in_steps_choose (fixture, "As an application");
  bw_sign_in_steps_next (fixture, "proof");
  bw_sign_in_steps_type (fixture, "Secret value", BW_FAKE_ENTRA_SECRET);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "done");
  g_assert_true (bw_sign_in_steps_shows (fixture, "as an application permission"));
  g_assert_false (bw_sign_in_steps_shows (fixture, "Open the roles"));
  g_assert_false (bw_sign_in_steps_shows (fixture, "Security Reader"));
}

static void
test_forbidden (BwSignInSteps *fixture, gconstpointer data)
{
  fail_reading (fixture, 403);
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_form_set (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_ADMIN_CENTRE,
                       "https://centre.example");
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "done");
  g_assert_false (bw_sign_in_steps_shows (fixture, "It works"));
  g_assert_true (bw_sign_in_steps_shows (fixture, "Open the page for administrators"));
  g_assert_true (bw_sign_in_steps_shows (fixture, "Open the roles"));
  g_assert_true (bw_sign_in_steps_shows (fixture, "Security Reader"));
}

/* Nobody is sent to the browser for an organisation that cannot be put into the list. */
static void
test_list_first (BwSignInSteps *fixture, gconstpointer data)
{
  g_object_unref (
      bw_test_folder_add_text (fixture->world.folder, "organisations.json", "{\"version\": 99}"));
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "refused");
  g_assert_true (
      bw_sign_in_steps_shows (fixture, "The list of organisations is from a newer version"));
  g_assert_cmpuint (fixture->n_opened, ==, 0);
}

/* What is the matter with the file of trusted authorities is told, and where it is chosen. */
static void
test_trust_file (BwSignInSteps *fixture, gconstpointer data)
{
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_form_set (bw_sign_in_dialog_get_form (fixture->dialog), BW_SIGN_IN_FIELD_TRUST_FILE,
                       "/nowhere/authority.pem");
  bw_sign_in_steps_next (fixture, "waiting");
  bw_sign_in_steps_wait_for (fixture, "refused");
  g_assert_true (
      bw_sign_in_steps_shows (fixture, "The file of trusted authorities cannot be read"));
  bw_sign_in_steps_next (fixture, "custom");
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
#define ADD(name, function)                                                                     \
  g_test_add ("/sign-in-refused/" name, BwSignInSteps, NULL, bw_sign_in_steps_set_up, function, \
              bw_sign_in_steps_tear_down)
  ADD ("refused", test_refused);
  ADD ("refused-unknown", test_refused_unknown);
  ADD ("refused-places", test_refused_places);
  ADD ("no-keyring", test_no_keyring);
  ADD ("forbidden", test_forbidden);
  ADD ("application-forbidden", test_application_forbidden);
  ADD ("reading-refused", test_reading_refused);
  ADD ("list-first", test_list_first);
  ADD ("trust-file", test_trust_file);
#undef ADD
  g_test_add ("/sign-in-refused/number", BwSignInSteps, GINT_TO_POINTER (1),
              bw_sign_in_steps_set_up, test_number, bw_sign_in_steps_tear_down);
  g_test_add ("/sign-in-refused/single-tenant", BwSignInSteps, GINT_TO_POINTER (1),
              bw_sign_in_steps_set_up, test_single_tenant, bw_sign_in_steps_tear_down);
  g_test_add ("/sign-in-refused/order", BwSignInSteps, NULL, bw_sign_in_steps_set_up, test_order,
              bw_sign_in_steps_tear_down);
  return g_test_run ();
}
