/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is filled in to sign in: what is wrong with it, what is enough, what is remembered. */

#include "bw-config.h"

#include "support/bw-secret-watch.h"
#include "ui/sign-in/bw-sign-in-form.h"

#define CLIENT "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
#define OTHER "bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee"

static void
assert_wrong (BwSignInForm *form, BwSignInField field, const char *text, gboolean wrong)
{
  g_autofree char *complaint = NULL;

  bw_sign_in_form_set (form, field, text);
  complaint = bw_sign_in_form_check (form, field);
  if ((complaint != NULL) != wrong)
    g_error ("“%s”: %s", text, complaint != NULL ? complaint : "nothing wrong");
}

static void
test_client_id (void)
{
  g_autoptr (BwSignInForm) form = bw_sign_in_form_new (NULL, NULL, NULL);

  assert_wrong (form, BW_SIGN_IN_FIELD_CLIENT_ID, "", FALSE);
  g_assert_false (bw_sign_in_form_has_client_id (form));
  assert_wrong (form, BW_SIGN_IN_FIELD_CLIENT_ID, "aaaaaaaa-bbbb", TRUE);
  assert_wrong (form, BW_SIGN_IN_FIELD_CLIENT_ID, CLIENT "0", TRUE);
  g_assert_false (bw_sign_in_form_has_client_id (form));
  /* Blanks come along when it is pasted. */
  assert_wrong (form, BW_SIGN_IN_FIELD_CLIENT_ID, "  " CLIENT "\n", FALSE);
  g_assert_true (bw_sign_in_form_has_client_id (form));
  g_assert_cmpstr (bw_sign_in_form_get (form, BW_SIGN_IN_FIELD_CLIENT_ID), ==, CLIENT);
}

static void
test_tenant (void)
{
  g_autoptr (BwSignInForm) form = bw_sign_in_form_new (NULL, NULL, NULL);

  /* Who made the registration as Bolwerk tells has to name the organisation. */
  g_assert_true (bw_sign_in_form_is (form, BW_SIGN_IN_FIELD_WHOSE, "named"));
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_WHOSE, "mine");
  g_assert_cmpstr (bw_sign_in_form_get_tenant (form), ==, "organizations");
  g_assert_true (bw_sign_in_form_has_tenant (form));
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_WHOSE, "named");
  g_assert_false (bw_sign_in_form_has_tenant (form));
  assert_wrong (form, BW_SIGN_IN_FIELD_TENANT, "", FALSE);
  assert_wrong (form, BW_SIGN_IN_FIELD_TENANT, "voorbeeld", TRUE);
  assert_wrong (form, BW_SIGN_IN_FIELD_TENANT, "https://voorbeeld.example", TRUE);
  assert_wrong (form, BW_SIGN_IN_FIELD_TENANT, "voorbeeld.example/x", TRUE);
  g_assert_false (bw_sign_in_form_has_tenant (form));
  assert_wrong (form, BW_SIGN_IN_FIELD_TENANT, CLIENT, FALSE);
  assert_wrong (form, BW_SIGN_IN_FIELD_TENANT, "voorbeeld.example", FALSE);
  g_assert_true (bw_sign_in_form_has_tenant (form));
  g_assert_cmpstr (bw_sign_in_form_get_tenant (form), ==, "voorbeeld.example");
}

/* An application has to name its organisation, though "mine" was chosen before. */
static void
test_application (void)
{
  g_autoptr (BwSignInForm) form = bw_sign_in_form_new (NULL, NULL, NULL);

  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_WHOSE, "mine");
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_WAY, "application");
  bw_sign_in_form_set_secret (form, "Planted-secret");
  g_assert_false (bw_sign_in_form_has_proof (form));
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_TENANT, "voorbeeld.example");
  g_assert_true (bw_sign_in_form_has_proof (form));
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_PROOF, "certificate");
  g_assert_false (bw_sign_in_form_has_proof (form));
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_CERTIFICATE_FILE, "/somewhere/certificate.pem");
  g_assert_true (bw_sign_in_form_has_proof (form));
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_secrets (void)
{
  g_autoptr (BwSignInForm) form = bw_sign_in_form_new (NULL, NULL, NULL);
  guint n = 0;

  g_signal_connect_swapped (form, "secret-changed", G_CALLBACK (count), &n);
  bw_sign_in_form_set_secret (form, "Planted-secret");
  bw_sign_in_form_set_secret (form, "Planted-secret");
  bw_sign_in_form_set_password (form, "Planted-password");
  g_assert_cmpuint (n, ==, 2);
  bw_sign_in_form_wipe (form);
  g_assert_null (bw_sign_in_form_get_secret (form));
  g_assert_null (bw_sign_in_form_get_password (form));
  bw_sign_in_form_set_secret (form, "");
  g_assert_null (bw_sign_in_form_get_secret (form));
}

static void
test_custom (void)
{
  g_autoptr (BwSignInForm) form = bw_sign_in_form_new (NULL, NULL, NULL);
  g_autoptr (BwCloud) cloud = NULL;

  g_assert_true (bw_sign_in_form_has_cloud (form));
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_CLOUD, "custom");
  g_assert_false (bw_sign_in_form_has_cloud (form));
  assert_wrong (form, BW_SIGN_IN_FIELD_LOGIN, "login.example", TRUE);
  assert_wrong (form, BW_SIGN_IN_FIELD_LOGIN, "http://login.example", TRUE);
  assert_wrong (form, BW_SIGN_IN_FIELD_LOGIN, "https://login.example/tenant", TRUE);
  assert_wrong (form, BW_SIGN_IN_FIELD_LOGIN, "https://login.example/", FALSE);
  assert_wrong (form, BW_SIGN_IN_FIELD_GRAPH, "http://127.0.0.1:8080", FALSE);
  g_assert_true (bw_sign_in_form_has_cloud (form));
  assert_wrong (form, BW_SIGN_IN_FIELD_PORTAL, "portal", TRUE);
  g_assert_false (bw_sign_in_form_has_cloud (form));
  assert_wrong (form, BW_SIGN_IN_FIELD_PORTAL, "", FALSE);
  cloud = bw_sign_in_form_build_cloud (form);
  g_assert_cmpstr (bw_cloud_get_login (cloud), ==, "https://login.example");
  g_assert_null (bw_cloud_get_portal (cloud));
}

static void
test_renewed (void)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("gcc-high");
  g_autoptr (BwOrganisationEntry) entry = bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = "0123456789abcdef0123456789abcdef",
      .name = "Gemeente Voorbeeld",
      .cloud = cloud,
      .tenant = "voorbeeld.example",
      .client_id = CLIENT,
      .way = BW_SIGN_IN_DEVICE_CODE,
  });
  g_autoptr (BwSignInForm) form = bw_sign_in_form_new (NULL, entry, "{}");
  g_autoptr (BwCloud) built = bw_sign_in_form_build_cloud (form);

  g_assert_cmpstr (bw_cloud_get_id (built), ==, "gcc-high");
  g_assert_cmpstr (bw_sign_in_form_get_tenant (form), ==, "voorbeeld.example");
  g_assert_cmpstr (bw_sign_in_form_get (form, BW_SIGN_IN_FIELD_CLIENT_ID), ==, CLIENT);
  g_assert_cmpint (bw_sign_in_form_get_way (form), ==, BW_SIGN_IN_DEVICE_CODE);
  g_assert_true (bw_sign_in_form_get_renewed (form) == entry);
  g_assert_cmpstr (bw_sign_in_form_get_claims (form), ==, "{}");
}

/* What a build presets is registered worldwide, and offered there alone: to another cloud, or a custom one, it means
   nothing. */
static void
test_preset (void)
{
  static const char *const CLOUDS[] = { "gcc-high", "dod", "custom", "worldwide" };
  g_autoptr (BwSignInForm) form = bw_sign_in_form_new (NULL, NULL, NULL);

  bw_sign_in_form_set_preset (form, OTHER);
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_LOGIN, "https://login.example");
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_GRAPH, "https://graph.example");
  for (gsize i = 0; i < G_N_ELEMENTS (CLOUDS); i++) {
    bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_CLOUD, CLOUDS[i]);
    bw_sign_in_form_recall (form);
    g_assert_cmpstr (bw_sign_in_form_get (form, BW_SIGN_IN_FIELD_CLIENT_ID), ==,
                     g_str_equal (CLOUDS[i], "worldwide") ? OTHER : "");
  }
}

/* For each cloud its own, and never over what was typed. */
static void
test_remembered (void)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);
  g_autoptr (BwSignInForm) first = bw_sign_in_form_new (settings, NULL, NULL);
  g_autoptr (BwSignInForm) second = bw_sign_in_form_new (settings, NULL, NULL);

  bw_sign_in_form_recall (first);
  g_assert_cmpstr (bw_sign_in_form_get (first, BW_SIGN_IN_FIELD_CLIENT_ID), ==,
                   BW_DEFAULT_CLIENT_ID);
  bw_sign_in_form_set (first, BW_SIGN_IN_FIELD_CLIENT_ID, CLIENT);
  bw_sign_in_form_remember (first);
  bw_sign_in_form_set (first, BW_SIGN_IN_FIELD_CLOUD, "dod");
  bw_sign_in_form_set (first, BW_SIGN_IN_FIELD_CLIENT_ID, OTHER);
  bw_sign_in_form_remember (first);

  bw_sign_in_form_recall (second);
  g_assert_cmpstr (bw_sign_in_form_get (second, BW_SIGN_IN_FIELD_CLIENT_ID), ==, CLIENT);
  bw_sign_in_form_set (second, BW_SIGN_IN_FIELD_CLOUD, "dod");
  bw_sign_in_form_recall (second);
  g_assert_cmpstr (bw_sign_in_form_get (second, BW_SIGN_IN_FIELD_CLIENT_ID), ==, OTHER);
  bw_sign_in_form_set (second, BW_SIGN_IN_FIELD_CLIENT_ID, "typed");
  bw_sign_in_form_recall (second);
  g_assert_cmpstr (bw_sign_in_form_get (second, BW_SIGN_IN_FIELD_CLIENT_ID), ==, "typed");
  bw_sign_in_form_remember (second);
  g_settings_reset (settings, "client-ids");
}

int
main (int argc, char **argv)
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sign-in-form/client-id", test_client_id);
  g_test_add_func ("/sign-in-form/tenant", test_tenant);
  g_test_add_func ("/sign-in-form/application", test_application);
  g_test_add_func ("/sign-in-form/secrets", test_secrets);
  g_test_add_func ("/sign-in-form/custom", test_custom);
  g_test_add_func ("/sign-in-form/renewed", test_renewed);
  g_test_add_func ("/sign-in-form/preset", test_preset);
  g_test_add_func ("/sign-in-form/remembered", test_remembered);
  return g_test_run ();
}
