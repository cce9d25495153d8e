/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "present/bw-registration-text.h"

#include <glib/gi18n.h>

#include "auth/bw-registration.h"

/* Microsoft Graph, and its permissions: learn.microsoft.com/graph/permissions-reference. Those of
   OpenID Connect are in the list too, so that one consent covers all that is asked for. */
#define GRAPH "00000003-0000-0000-c000-000000000000"
#define READ_AS_USER "64733abd-851e-478a-bffb-e47a14b18235"
#define READ_AS_APPLICATION "bf394140-e372-4bf9-a898-299cfc7564e5"
#define USER_READ "e1fe6dd8-ba31-4d61-89e7-88639da4683d"
#define OPENID "37f7f235-527c-4136-accd-4a02d197975b"
#define PROFILE "14dad69e-099b-42c9-810b-d002981feec1"
#define OFFLINE_ACCESS "7427e0e9-2fdb-4417-809c-591378161370"

static const char *const DELEGATED[] = { READ_AS_USER, USER_READ,      OPENID,
                                         PROFILE,      OFFLINE_ACCESS, NULL };
static const char *const ROLES[] = { READ_AS_APPLICATION, NULL };

/**
 * Names:
 * @id: the cloud
 * @azure: what Azure CLI calls it (`az cloud list`); %NULL where it has none: its Graph in the cloud of
 *   the United States is that of GCC High alone
 * @environment: what Microsoft Graph PowerShell calls it (`Get-MgEnvironment`)
 *
 * What Microsoft's tools call a cloud.
 */
typedef struct {
  const char *id;
  const char *azure;
  const char *environment;
} Names;

static const Names NAMES[] = {
  { "worldwide", "AzureCloud", "Global" },
  { "gcc-high", "AzureUSGovernment", "USGov" },
  { "dod", NULL, "USGovDoD" },
};

static const Names *
find_names (BwCloud *cloud)
{
  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (g_str_equal (NAMES[i].id, bw_cloud_get_id (cloud)))
      return &NAMES[i];
  return NULL;
}

/* What --required-resource-accesses takes: the JSON of requiredResourceAccess. */
static char *
build_json (gboolean application)
{
  const char *const *ids = application ? ROLES : DELEGATED;
  g_autoptr (GString) json = g_string_new (NULL);

  for (gsize i = 0; ids[i] != NULL; i++)
    g_string_append_printf (json, "%s{\"id\":\"%s\",\"type\":\"%s\"}", i > 0 ? "," : "", ids[i],
                            application ? "Role" : "Scope");
  return g_strdup_printf ("[{\"resourceAppId\":\"" GRAPH "\",\"resourceAccess\":[%s]}]", json->str);
}

/* Whose accounts it lets in: learn.microsoft.com/graph/api/resources/application, signInAudience. */
static const char *
find_audience (gboolean several)
{
  return several ? "AzureADMultipleOrgs" : "AzureADMyOrg";
}

/* Where no organisation is named, the tools take that of whoever signs in; so they do for accounts of several
   organisations, which are let in by a registration in one's own. Nothing that was typed comes into a command but what
   has the form of an id or a domain. */
static const char *
find_tenant (const char *tenant, gboolean several)
{
  return !several && bw_registration_is_tenant (tenant) ? tenant : NULL;
}

/* learn.microsoft.com/cli/azure/ad/app#az-ad-app-create; what `az login` takes for a tenant is an id or a domain
   (learn.microsoft.com/cli/azure/reference-index#az-login). The cloud is set before it (learn.microsoft.com/cli/azure/
   manage-clouds-azure-cli). */
static char *
build_azure_cli (const char *azure, gboolean application, gboolean several, const char *tenant)
{
  g_autofree char *where =
      tenant != NULL ? g_strconcat (" --tenant ", tenant, NULL) : g_strdup ("");
  g_autofree char *json = build_json (application);
  const char *audience = find_audience (several);

  if (application)
    return g_strdup_printf (
        "az cloud set --name %s\n"
        "az login%s --allow-no-subscriptions\n"
        "id=$(az ad app create --display-name 'Bolwerk unattended' \\\n"
        "  --sign-in-audience %s \\\n"
        "  --required-resource-accesses '%s' \\\n"
        "  --query appId --output tsv)\n"
        "az ad sp create --id \"$id\" --output none\n"
        "az ad app credential reset --id \"$id\" --append --query password --output tsv\n"
        "echo \"$id\"\n",
        azure, where, audience, json);
  return g_strdup_printf ("az cloud set --name %s\n"
                          "az login%s --allow-no-subscriptions\n"
                          "az ad app create --display-name Bolwerk \\\n"
                          "  --sign-in-audience %s \\\n"
                          "  --is-fallback-public-client true \\\n"
                          "  --public-client-redirect-uris " BW_REDIRECT " \\\n"
                          "  --required-resource-accesses '%s' \\\n"
                          "  --query appId --output tsv\n",
                          azure, where, audience, json);
}

/* learn.microsoft.com/powershell/module/microsoft.graph.authentication/connect-mggraph */
static char *
build_connect (const char *environment, const char *tenant)
{
  return g_strdup_printf ("Connect-MgGraph -Environment %s%s%s "
                          "-Scopes Application.ReadWrite.All -NoWelcome\n",
                          environment, tenant != NULL ? " -TenantId " : "",
                          tenant != NULL ? tenant : "");
}

/* A cloud that PowerShell does not know is told to it first: its documentation of Add-MgEnvironment.
   No origin holds a quote (bw_origin_of_address()). */
static char *
build_environment (BwCloud *cloud, const Names *names, const char *tenant)
{
  g_autofree char *connect = build_connect (names != NULL ? names->environment : "Bolwerk", tenant);

  if (names != NULL)
    return g_steal_pointer (&connect);
  return g_strdup_printf (
      "Add-MgEnvironment -Name Bolwerk -AzureADEndpoint '%s' -GraphEndpoint '%s'\n%s",
      bw_cloud_get_login (cloud), bw_cloud_get_graph (cloud), connect);
}

static char *
build_access (gboolean application)
{
  const char *const *ids = application ? ROLES : DELEGATED;
  g_autoptr (GString) access = g_string_new (NULL);

  for (gsize i = 0; ids[i] != NULL; i++)
    g_string_append_printf (access, "%s    @{ Id = '%s'; Type = '%s' }", i > 0 ? "\n" : "", ids[i],
                            application ? "Role" : "Scope");
  return g_string_free_and_steal (g_steal_pointer (&access));
}

/* learn.microsoft.com/powershell/module/microsoft.graph.applications/new-mgapplication */
static char *
build_powershell (BwCloud *cloud,
                  const Names *names,
                  gboolean application,
                  gboolean several,
                  const char *tenant)
{
  g_autofree char *environment = build_environment (cloud, names, tenant);
  g_autofree char *access = build_access (application);
  const char *name = application ? "'Bolwerk unattended'" : "Bolwerk";
  const char *kind = application ? ""
                                 : " -IsFallbackPublicClient `\n"
                                   "  -PublicClient @{ RedirectUris = @('" BW_REDIRECT "') }";
  const char *end = application ? "New-MgServicePrincipal -AppId $app.AppId | Out-Null\n"
                                  "(Add-MgApplicationPassword -ApplicationId $app.Id).SecretText\n"
                                : "";

  return g_strdup_printf ("%s"
                          "$access = @{\n"
                          "  ResourceAppId = '" GRAPH "'\n"
                          "  ResourceAccess = @(\n%s\n  )\n"
                          "}\n"
                          "$app = New-MgApplication -DisplayName %s -SignInAudience %s%s `\n"
                          "  -RequiredResourceAccess @($access)\n"
                          "%s"
                          "$app.AppId\n",
                          environment, access, name, find_audience (several), kind, end);
}

/**
 * bw_registration_text_build_snippet:
 * @cloud: where the application is registered
 * @tool: with what
 * @application: whether it signs in without a user
 * @several: whether it is for accounts of several organisations: whoever names none needs that, and partners
 * @tenant: (nullable): the domain or id of the organisation, where it was named; what has no such form is left out
 *
 * Writes the commands that make the registration and print its id; for an application that signs in
 * without a user a client secret too. An administrator consents afterwards: Azure CLI cannot do that
 * outside the worldwide cloud.
 *
 * Returns: (transfer full) (nullable): the commands, or %NULL where the tool does not know the cloud
 */
char *
bw_registration_text_build_snippet (BwCloud *cloud,
                                    BwRegistrationTool tool,
                                    gboolean application,
                                    gboolean several,
                                    const char *tenant)
{
  const Names *names = NULL;
  const char *named = find_tenant (tenant, several);

  g_return_val_if_fail (BW_IS_CLOUD (cloud), NULL);

  names = find_names (cloud);
  if (tool == BW_REGISTRATION_TOOL_POWERSHELL)
    return build_powershell (cloud, names, application, several, named);
  if (names == NULL || names->azure == NULL)
    return NULL;
  return build_azure_cli (names->azure, application, several, named);
}

static void
step_free (BwRegistrationStep *step)
{
  g_free (step->text);
  g_free (step->link);
  g_free (step);
}

static void
add (GPtrArray *steps, const char *text, const char *copied)
{
  BwRegistrationStep *step = g_new0 (BwRegistrationStep, 1);

  step->text = g_strdup (text);
  step->copied = copied;
  g_ptr_array_add (steps, step);
}

static void
add_user_steps (GPtrArray *steps)
{
  add (steps,
       _ ("Under “Authentication”, add the platform “Mobile and desktop applications” with this "
          "redirect address: http://localhost"),
       BW_REDIRECT);
  add (steps,
       _ ("To sign in with a code as well, set “Allow public client flows” to “Yes” on the same "
          "page."),
       NULL);
  add (steps,
       /* Translators: leave the names of the permissions as they are. */
       _ ("Under “API permissions”, add these delegated permissions of Microsoft Graph: "
          "SecurityEvents.Read.All, User.Read, openid, profile, offline_access"),
       "SecurityEvents.Read.All User.Read openid profile offline_access");
  add (steps, _ ("On the same page, grant admin consent for the organisation."), NULL);
  add (steps, _ ("Give whoever signs in the role “Security Reader” in Microsoft Entra."), NULL);
}

static void
add_application_steps (GPtrArray *steps)
{
  add (steps,
       /* Translators: leave the name of the permission as it is. */
       _ ("Under “API permissions”, add this application permission of Microsoft Graph: "
          "SecurityEvents.Read.All"),
       "SecurityEvents.Read.All");
  add (steps, _ ("On the same page, grant admin consent for the organisation."), NULL);
  add (steps,
       _ ("Under “Certificates & secrets”, upload a certificate, or make a client secret and copy "
          "its value at once: it is shown only then."),
       NULL);
}

/**
 * bw_registration_text_list_steps:
 * @cloud: where the application is registered
 * @application: whether it signs in without a user
 * @several: whether it is for accounts of several organisations
 *
 * Tells how to register an application by hand (graph.md §4.9).
 *
 * Returns: (transfer container) (element-type BwRegistrationStep): the steps, in their order
 */
GPtrArray *
bw_registration_text_list_steps (BwCloud *cloud, gboolean application, gboolean several)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);

  g_return_val_if_fail (BW_IS_CLOUD (cloud), NULL);

  if (several)
    add (steps,
         _ ("In the Microsoft Entra admin centre, open “App registrations” and choose “New "
            "registration”. Any name will do. Choose accounts in any organisational directory."),
         NULL);
  else
    add (steps,
         _ ("In the Microsoft Entra admin centre, open “App registrations” and choose “New "
            "registration”. Any name will do. Choose accounts in this organisational directory "
            "only."),
         NULL);
  ((BwRegistrationStep *) g_ptr_array_index (steps, 0))->link = bw_registration_build_link (
      &(BwRegistration) { .cloud = cloud }, BW_AUTH_LINK_REGISTRATIONS, 0);
  if (application)
    add_application_steps (steps);
  else
    add_user_steps (steps);
  add (steps,
       _ ("Copy the “Application (client) ID” from the page “Overview”, and enter it in Bolwerk."),
       NULL);
  return g_steal_pointer (&steps);
}
