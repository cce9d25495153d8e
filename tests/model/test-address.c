/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-address.h"

#include <glib.h>

static void
assert_settings (const char *came, const char *expected)
{
  g_autofree char *address = bw_address_check_settings (came, NULL);
  g_autofree char *printable = g_strescape (came != NULL ? came : "", NULL);

  g_test_message ("%s", printable);
  g_assert_cmpstr (address, ==, expected);
}

static void
test_fit (void)
{
  static const char *const fit[] = {
    "https://entra.microsoft.com/#view/Microsoft_AAD_IAM/Policies",
    "https://security.microsoft.com/policies?tid=11111111-2222-3333-4444-555555555555",
    "https://help.example/a%20b?c=d&e=%2F#f",
    "https://portal.example:8443/x",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fit); i++)
    assert_settings (fit[i], fit[i]);
  assert_settings ("  https://portal.example/x\n", "https://portal.example/x");
  assert_settings ("HTTPS://portal.example/x", "https://portal.example/x");
}

static void
test_unfit (void)
{
  static const char *const unfit[] = {
    "",
    "portal.example/x",
    "/policies",
    "//portal.example/x",
    "http://portal.example/x",
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "mailto:someone@example.com",
    "https:",
    "https://",
    "https:///x",
    "https:portal.example",
    "https://someone@portal.example/x",
    "https://security.microsoft.com:secret@portal.example/x",
    "https://security.microsoft.com\\@portal.example/x",
    "https://portal.example\\x",
    "https://portal.example/a\nb",
    "https://portal.example/a\x7f",
    "https://portal.example/\u202egnp.exe",
    "https://portal.example/\u2066x",
    "https://portal\u200b.example/x",
    "https://portal.example/\xff",
    "https://portal.example:99999999/x",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (unfit); i++)
    assert_settings (unfit[i], NULL);
  assert_settings (NULL, NULL);
}

/* The host is shown as it goes over the wire: this one begins with a Cyrillic letter. */
static void
test_foreign_letters (void)
{
  assert_settings ("https://\u0430pple.example/x", "https://xn--pple-43d.example/x");
}

static void
test_retired (void)
{
  assert_settings ("https://compliance.microsoft.com/policies?a=b#c",
                   "https://purview.microsoft.com/policies?a=b#c");
  assert_settings ("https://Protection.Office.com/antiphishing",
                   "https://security.microsoft.com/antiphishing");
}

/* A sovereign cloud has hosts of its own, and a name that only looks alike is somebody else's. */
static void
test_not_retired (void)
{
  static const char *const others[] = {
    "https://compliance.microsoft.us/policies",
    "https://compliance.apps.mil/policies",
    "https://scc.protection.office365.us/antiphishing",
    "https://protection.office.com.example/antiphishing",
    "https://notcompliance.microsoft.com/policies",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    assert_settings (others[i], others[i]);
}

static void
assert_portal (const char *action_id, const char *tenant_id, const char *rest)
{
  g_autofree char *address = bw_address_new_for_portal (action_id, tenant_id, NULL);
  g_autofree char *expected = g_strconcat (
      "https://security.microsoft.com/securescore?viewid=actions&actionId=", rest, NULL);

  g_assert_cmpstr (address, ==, expected);
}

static void
test_portal (void)
{
  assert_portal ("AdminMFAV2", NULL, "AdminMFAV2");
  assert_portal ("11770.MDA_Google_X", "", "11770.MDA_Google_X");
  assert_portal ("a b&tid=c/d", NULL, "a%20b%26tid%3Dc%2Fd");
  assert_portal ("AdminMFAV2", "11111111-2222-3333-4444-555555555555",
                 "AdminMFAV2&tid=11111111-2222-3333-4444-555555555555");
  assert_portal ("AdminMFAV2", "00000000-0000-0000-0000-000000000000", "AdminMFAV2");
  assert_portal ("AdminMFAV2", "contoso&x=y", "AdminMFAV2");
}

static BwCloud *
make_cloud (const char *portal, const char *admin_centre)
{
  return bw_cloud_new_custom (&(BwCloudFields) { .login = "https://login.example",
                                                 .graph = "https://graph.example",
                                                 .portal = portal,
                                                 .admin_centre = admin_centre },
                              NULL);
}

static void
assert_in_cloud (BwCloud *cloud, const char *came, const char *expected)
{
  g_autofree char *address = bw_address_check_settings (came, cloud);

  g_assert_cmpstr (address, ==, expected);
}

/* The worldwide portals are where the cloud has them, with all that follows the host; hosts of others stay. */
static void
test_settings_in_cloud (void)
{
  g_autoptr (BwCloud) high = bw_cloud_new_known ("gcc-high");
  g_autoptr (BwCloud) dod = bw_cloud_new_known ("dod");
  g_autoptr (BwCloud) own = make_cloud ("https://portal.example:8443", NULL);

  assert_in_cloud (high, "https://security.microsoft.com/policies?a=b#c",
                   "https://security.microsoft.us/policies?a=b#c");
  assert_in_cloud (high, "https://protection.office.com/x", "https://security.microsoft.us/x");
  assert_in_cloud (high, "https://Entra.Microsoft.com/#view/x",
                   "https://entra.microsoft.us/#view/x");
  assert_in_cloud (high, "https://compliance.microsoft.com/x", "https://purview.microsoft.us/x");
  assert_in_cloud (high, "https://security.microsoft.us/x", "https://security.microsoft.us/x");
  assert_in_cloud (high, "https://help.example/x", "https://help.example/x");
  assert_in_cloud (high, "http://security.microsoft.com/x", NULL);
  assert_in_cloud (dod, "https://security.microsoft.com/x", "https://security.apps.mil/x");
  assert_in_cloud (dod, "https://purview.microsoft.com/x", "https://purview.apps.mil/x");
  assert_in_cloud (own, "https://security.microsoft.com/x", "https://portal.example:8443/x");
  assert_in_cloud (high, "https://portal.azure.com/#blade/x", "https://portal.azure.us/#blade/x");
  assert_in_cloud (high, "https://aad.portal.azure.com/#blade/x",
                   "https://portal.azure.us/#blade/x");
  assert_in_cloud (dod, "https://portal.azure.com/x", "https://portal.azure.us/x");
  assert_in_cloud (dod, "https://intune.microsoft.com/x", "https://intune.microsoft.us/x");
  assert_in_cloud (high, "https://endpoint.microsoft.com/x", "https://intune.microsoft.us/x");
  assert_in_cloud (high, "https://admin.microsoft.com/#/x", "https://portal.office365.us/#/x");
  assert_in_cloud (dod, "https://admin.microsoft.com/#/x", "https://portal.apps.mil/#/x");
  assert_in_cloud (high, "https://outlook.office365.com/x", "https://outlook.office365.us/x");
  assert_in_cloud (dod, "https://outlook.office365.com/x", "https://outlook-dod.office365.us/x");
}

/* Where no portal of that cloud is known none is made up, and the worldwide one is no way there. */
static void
test_no_portal_known (void)
{
  static const char *const PORTALS[] = {
    "https://protection.office.com/x",     "https://entra.microsoft.com/x",
    "https://portal.azure.com/x",          "https://intune.microsoft.com/x",
    "https://admin.microsoft.com/x",       "https://purview.microsoft.com/x",
    "https://admin.teams.microsoft.com/x",
  };
  g_autoptr (BwCloud) high = bw_cloud_new_known ("gcc-high");
  g_autoptr (BwCloud) worldwide = bw_cloud_new_known ("worldwide");
  g_autoptr (BwCloud) own = make_cloud ("https://portal.example:8443", NULL);
  g_autoptr (BwCloud) bare = make_cloud (NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (PORTALS); i++)
    assert_in_cloud (bare, PORTALS[i], NULL);
  assert_in_cloud (own, "https://entra.microsoft.com/x", NULL);
  assert_in_cloud (bare, "https://help.example/x", "https://help.example/x");
  assert_in_cloud (high, "https://admin.teams.microsoft.com/x", NULL);
  assert_in_cloud (worldwide, "https://admin.teams.microsoft.com/x",
                   "https://admin.teams.microsoft.com/x");
  assert_in_cloud (worldwide, "https://protection.office.com/x",
                   "https://security.microsoft.com/x");
}

static void
assert_link (BwCloud *cloud, const char *came, const char *expected)
{
  g_autofree char *address = bw_address_check_link (came, cloud);

  g_assert_cmpstr (address, ==, expected);
}

/* Texts are the same in every cloud: so are their links, but for the portals. */
static void
test_link_in_cloud (void)
{
  g_autoptr (BwCloud) high = bw_cloud_new_known ("gcc-high");
  g_autoptr (BwCloud) bare = make_cloud (NULL, NULL);

  assert_link (NULL, "http://security.microsoft.com", "http://security.microsoft.com");
  assert_link (high, "http://security.microsoft.com/x?y#z", "https://security.microsoft.us/x?y#z");
  assert_link (high, "https://intune.microsoft.com", "https://intune.microsoft.us");
  assert_link (high, "http://help.example", "http://help.example");
  assert_link (high, "mailto:help@help.example", "mailto:help@help.example");
  assert_link (bare, "https://entra.microsoft.com/", NULL);
  assert_link (bare, "https://help.example/", "https://help.example/");
}

static void
assert_portal_in_cloud (BwCloud *cloud, const char *expected)
{
  g_autofree char *address = bw_address_new_for_portal ("AdminMFAV2", NULL, cloud);

  g_assert_cmpstr (address, ==, expected);
}

/* A cloud of somebody's own that states no portal has no link. */
static void
test_portal_in_cloud (void)
{
  g_autoptr (BwCloud) worldwide = bw_cloud_new_known ("worldwide");
  g_autoptr (BwCloud) high = bw_cloud_new_known ("gcc-high");
  g_autoptr (BwCloud) dod = bw_cloud_new_known ("dod");
  g_autoptr (BwCloud) own = make_cloud ("https://portal.example:8443", NULL);
  g_autoptr (BwCloud) bare = make_cloud (NULL, NULL);

  assert_portal_in_cloud (
      worldwide, "https://security.microsoft.com/securescore?viewid=actions&actionId=AdminMFAV2");
  assert_portal_in_cloud (
      high, "https://security.microsoft.us/securescore?viewid=actions&actionId=AdminMFAV2");
  assert_portal_in_cloud (
      dod, "https://security.apps.mil/securescore?viewid=actions&actionId=AdminMFAV2");
  assert_portal_in_cloud (
      own, "https://portal.example:8443/securescore?viewid=actions&actionId=AdminMFAV2");
  assert_portal_in_cloud (bare, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/address/fit", test_fit);
  g_test_add_func ("/address/unfit", test_unfit);
  g_test_add_func ("/address/foreign-letters", test_foreign_letters);
  g_test_add_func ("/address/retired", test_retired);
  g_test_add_func ("/address/not-retired", test_not_retired);
  g_test_add_func ("/address/portal", test_portal);
  g_test_add_func ("/address/settings-in-cloud", test_settings_in_cloud);
  g_test_add_func ("/address/no-portal-known", test_no_portal_known);
  g_test_add_func ("/address/link-in-cloud", test_link_in_cloud);
  g_test_add_func ("/address/portal-in-cloud", test_portal_in_cloud);

  return g_test_run ();
}
