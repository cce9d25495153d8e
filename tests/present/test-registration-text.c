/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How an application is registered, by hand and by commands, in every cloud. */

#include "present/bw-registration-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "present/bw-test-locale.h"

/* Permissions of Microsoft Graph: learn.microsoft.com/graph/permissions-reference. */
#define READ_AS_USER "64733abd-851e-478a-bffb-e47a14b18235"
#define READ_AS_APPLICATION "bf394140-e372-4bf9-a898-299cfc7564e5"
#define USER_READ "e1fe6dd8-ba31-4d61-89e7-88639da4683d"

static BwCloud *
new_custom (void)
{
  BwCloud *cloud = bw_cloud_new_custom (
      &(BwCloudFields) { .login = "https://login.example", .graph = "https://graph.example" },
      NULL);

  g_assert_nonnull (cloud);
  return cloud;
}

/* What stands between the quotes after an option, as a shell would take it. */
static char *
cut_quoted (const char *snippet, const char *option)
{
  const char *start = strstr (snippet, option);
  const char *end = NULL;

  g_assert_nonnull (start);
  start += strlen (option) + 2;
  end = strchr (start, '\'');
  g_assert_nonnull (end);
  return g_strndup (start, (gsize) (end - start));
}

static JsonArray *
get_access (JsonParser *parser, const char *snippet)
{
  g_autofree char *json = cut_quoted (snippet, "--required-resource-accesses");
  g_autoptr (GError) error = NULL;
  JsonObject *resource = NULL;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  resource = json_array_get_object_element (json_node_get_array (json_parser_get_root (parser)), 0);
  g_assert_cmpstr (json_object_get_string_member (resource, "resourceAppId"), ==,
                   "00000003-0000-0000-c000-000000000000");
  return json_object_get_array_member (resource, "resourceAccess");
}

static void
assert_access (JsonArray *access, guint i, const char *id, const char *type)
{
  JsonObject *one = json_array_get_object_element (access, i);

  g_assert_cmpstr (json_object_get_string_member (one, "id"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (one, "type"), ==, type);
}

static void
test_azure_cli (void)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *snippet = bw_registration_text_build_snippet (
      cloud, BW_REGISTRATION_TOOL_AZURE_CLI, FALSE, FALSE, NULL);
  JsonArray *access = get_access (parser, snippet);

  g_assert_cmpuint (json_array_get_length (access), ==, 5);
  assert_access (access, 0, READ_AS_USER, "Scope");
  assert_access (access, 1, USER_READ, "Scope");
  g_assert_nonnull (strstr (snippet, "az cloud set --name AzureCloud\n"));
  g_assert_nonnull (strstr (snippet, "--public-client-redirect-uris http://localhost "));
  g_assert_nonnull (strstr (snippet, "--is-fallback-public-client true"));
  g_assert_null (strstr (snippet, "credential"));
}

static void
test_azure_cli_application (void)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("gcc-high");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *snippet =
      bw_registration_text_build_snippet (cloud, BW_REGISTRATION_TOOL_AZURE_CLI, TRUE, FALSE, NULL);
  JsonArray *access = get_access (parser, snippet);

  g_assert_cmpuint (json_array_get_length (access), ==, 1);
  assert_access (access, 0, READ_AS_APPLICATION, "Role");
  g_assert_nonnull (strstr (snippet, "az cloud set --name AzureUSGovernment\n"));
  g_assert_nonnull (strstr (snippet, "az ad app credential reset"));
  g_assert_null (strstr (snippet, "localhost"));
  g_assert_null (strstr (snippet, "fallback"));
}

/* Whoever names no organisation needs a registration for several; nobody else is given one. */
static void
test_several (void)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");

  for (int tool = BW_REGISTRATION_TOOL_AZURE_CLI; tool <= BW_REGISTRATION_TOOL_POWERSHELL; tool++)
    for (int application = FALSE; application <= TRUE; application++) {
      g_autofree char *one = bw_registration_text_build_snippet (cloud, (BwRegistrationTool) tool,
                                                                 application, FALSE, NULL);
      g_autofree char *any = bw_registration_text_build_snippet (cloud, (BwRegistrationTool) tool,
                                                                 application, TRUE, NULL);
      g_autoptr (GString) changed = g_string_new (one);

      g_assert_cmpuint (g_string_replace (changed, "AzureADMyOrg", "AzureADMultipleOrgs", 0), ==,
                        1);
      g_assert_cmpstr (changed->str, ==, any);
    }
}

/* By hand, too. */
static void
test_several_by_hand (void)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");
  g_autoptr (GPtrArray) one = bw_registration_text_list_steps (cloud, FALSE, FALSE);
  g_autoptr (GPtrArray) any = bw_registration_text_list_steps (cloud, FALSE, TRUE);
  const BwRegistrationStep *first = g_ptr_array_index (any, 0);

  g_assert_cmpuint (one->len, ==, any->len);
  g_assert_nonnull (strstr (first->text, "in any organisational directory"));
  g_assert_null (strstr (first->text, "this organisational directory"));
  first = g_ptr_array_index (one, 0);
  g_assert_nonnull (strstr (first->text, "in this organisational directory only"));
}

/* Into the organisation that was named, in its cloud; whoever lets in accounts of several registers in the own one. */
static void
test_tenant (void)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("gcc-high");
  g_autoptr (BwCloud) custom = new_custom ();
  g_autofree char *cli = bw_registration_text_build_snippet (cloud, BW_REGISTRATION_TOOL_AZURE_CLI,
                                                             FALSE, FALSE, "voorbeeld.example");
  g_autofree char *unattended = bw_registration_text_build_snippet (
      cloud, BW_REGISTRATION_TOOL_AZURE_CLI, TRUE, FALSE, "voorbeeld.example");
  g_autofree char *several = bw_registration_text_build_snippet (
      cloud, BW_REGISTRATION_TOOL_AZURE_CLI, FALSE, TRUE, "voorbeeld.example");
  g_autofree char *powershell = bw_registration_text_build_snippet (
      cloud, BW_REGISTRATION_TOOL_POWERSHELL, FALSE, FALSE, READ_AS_USER);
  g_autofree char *elsewhere = bw_registration_text_build_snippet (
      custom, BW_REGISTRATION_TOOL_POWERSHELL, FALSE, FALSE, "voorbeeld.example");

  g_assert_nonnull (strstr (cli, "az cloud set --name AzureUSGovernment\n"
                                 "az login --tenant voorbeeld.example --allow-no-subscriptions\n"));
  g_assert_nonnull (
      strstr (unattended, "\naz login --tenant voorbeeld.example --allow-no-subscriptions\n"));
  g_assert_nonnull (strstr (several, "\naz login --allow-no-subscriptions\n"));
  g_assert_nonnull (strstr (powershell, "Connect-MgGraph -Environment USGov -TenantId " READ_AS_USER
                                        " -Scopes "));
  g_assert_nonnull (
      strstr (elsewhere, "Connect-MgGraph -Environment Bolwerk -TenantId voorbeeld.example "));
}

/* What was typed comes into a command only where it is nothing but a name. */
static void
test_tenant_odd (void)
{
  static const char *const ODD[] = {
    "organizations",    "",
    "-x.example",       "a.example; rm -rf ~",
    "$(id).example",    "a'b.example",
    "a\u2019b.example", "a.example\n",
    "`id`.example",     "a b.example",
  };
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");

  for (int tool = BW_REGISTRATION_TOOL_AZURE_CLI; tool <= BW_REGISTRATION_TOOL_POWERSHELL; tool++) {
    g_autofree char *plain =
        bw_registration_text_build_snippet (cloud, (BwRegistrationTool) tool, FALSE, FALSE, NULL);

    for (gsize i = 0; i < G_N_ELEMENTS (ODD); i++) {
      g_autofree char *snippet = bw_registration_text_build_snippet (
          cloud, (BwRegistrationTool) tool, FALSE, FALSE, ODD[i]);

      g_assert_cmpstr (snippet, ==, plain);
    }
  }
}

/* Azure CLI knows neither DoD's Graph nor a custom one. */
static void
test_azure_cli_unknown (void)
{
  g_autoptr (BwCloud) dod = bw_cloud_new_known ("dod");
  g_autoptr (BwCloud) custom = new_custom ();

  g_assert_null (
      bw_registration_text_build_snippet (dod, BW_REGISTRATION_TOOL_AZURE_CLI, FALSE, FALSE, NULL));
  g_assert_null (bw_registration_text_build_snippet (custom, BW_REGISTRATION_TOOL_AZURE_CLI, TRUE,
                                                     FALSE, NULL));
}

static void
assert_powershell (BwCloud *cloud, gboolean application, const char *const *expected)
{
  g_autofree char *snippet = bw_registration_text_build_snippet (
      cloud, BW_REGISTRATION_TOOL_POWERSHELL, application, FALSE, NULL);

  for (gsize i = 0; expected[i] != NULL; i++)
    if (strstr (snippet, expected[i]) == NULL)
      g_error ("%s is not in:\n%s", expected[i], snippet);
}

static void
test_powershell (void)
{
  g_autoptr (BwCloud) worldwide = bw_cloud_new_known ("worldwide");
  g_autoptr (BwCloud) gcc_high = bw_cloud_new_known ("gcc-high");
  g_autoptr (BwCloud) dod = bw_cloud_new_known ("dod");
  g_autoptr (BwCloud) custom = new_custom ();

  assert_powershell (worldwide, FALSE,
                     (const char *const[]) {
                         "Connect-MgGraph -Environment Global ", "-IsFallbackPublicClient `\n",
                         "RedirectUris = @('http://localhost')", READ_AS_USER "'; Type = 'Scope'",
                         USER_READ "'; Type = 'Scope'", "$app.AppId\n", NULL });
  assert_powershell (gcc_high, TRUE,
                     (const char *const[]) { "Connect-MgGraph -Environment USGov ",
                                             READ_AS_APPLICATION "'; Type = 'Role'",
                                             "Add-MgApplicationPassword", NULL });
  assert_powershell (dod, FALSE,
                     (const char *const[]) { "Connect-MgGraph -Environment USGovDoD ", NULL });
  assert_powershell (
      custom, FALSE,
      (const char *const[]) { "Add-MgEnvironment -Name Bolwerk -AzureADEndpoint "
                              "'https://login.example' -GraphEndpoint 'https://graph.example'\n",
                              "Connect-MgGraph -Environment Bolwerk ", NULL });
}

/* By hand: into the admin centre of that cloud, and what is to be copied. */
static void
test_steps (void)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("gcc-high");
  g_autoptr (GPtrArray) user = bw_registration_text_list_steps (cloud, FALSE, FALSE);
  g_autoptr (GPtrArray) application = bw_registration_text_list_steps (cloud, TRUE, FALSE);
  BwRegistrationStep *first = user->pdata[0];
  BwRegistrationStep *redirect = user->pdata[1];
  BwRegistrationStep *role = application->pdata[1];

  g_assert_true (g_str_has_prefix (first->link, "https://entra.microsoft.us/#view/"));
  g_assert_cmpstr (redirect->copied, ==, "http://localhost");
  g_assert_cmpstr (role->copied, ==, "SecurityEvents.Read.All");
  for (guint i = 0; i < application->len; i++)
    g_assert_null (strstr (((BwRegistrationStep *) application->pdata[i])->text, "localhost"));
}

static void
test_steps_elsewhere (void)
{
  g_autoptr (BwCloud) cloud = new_custom ();
  g_autoptr (GPtrArray) steps = bw_registration_text_list_steps (cloud, FALSE, FALSE);

  g_assert_null (((BwRegistrationStep *) steps->pdata[0])->link);
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/registration-text/azure-cli", test_azure_cli);
  g_test_add_func ("/registration-text/azure-cli-application", test_azure_cli_application);
  g_test_add_func ("/registration-text/azure-cli-unknown", test_azure_cli_unknown);
  g_test_add_func ("/registration-text/tenant", test_tenant);
  g_test_add_func ("/registration-text/tenant-odd", test_tenant_odd);
  g_test_add_func ("/registration-text/several", test_several);
  g_test_add_func ("/registration-text/several-by-hand", test_several_by_hand);
  g_test_add_func ("/registration-text/powershell", test_powershell);
  g_test_add_func ("/registration-text/steps", test_steps);
  g_test_add_func ("/registration-text/steps-elsewhere", test_steps_elsewhere);
  return g_test_run ();
}
