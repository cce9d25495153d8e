/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-registration.h"

#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-claims.h"

/* The blades of the Entra admin centre. Microsoft lists them nowhere; looked up in November 2026: the reports of its
   Zero Trust Assessment (github.com/microsoft/zerotrustassessment) lead to APPLICATION, ROLES and POLICIES, its paper on
   migrating mailboxes between tenants (learn.microsoft.com/microsoft-365/enterprise) to ORGANISATION, and the
   instructions of many others to ENTERPRISE, REGISTRATIONS and USERS. All of those are of the worldwide cloud; that the
   admin centre of the United States has the same ones is taken from its sister, the Azure portal there, which does. */
#define APPLICATION "/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/%s/appId/%s"
#define ENTERPRISE "/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview"
#define ORGANISATION "/#view/Microsoft_AAD_IAM/TenantOverview.ReactView"
#define REGISTRATIONS                                                                          \
  "/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade/quickStartType~/null/sourceType/" \
  "Microsoft_AAD_IAM"
#define ROLES "/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles"
#define USERS "/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers"
#define POLICIES "/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies"

/* Of Microsoft's clouds, the page for passwords has the name of the sign-in service but for the first label: .com and .us,
   learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure. */
#define LOGIN_HOST "https://login.microsoftonline."
#define PASSWORD_HOST "https://passwordreset.microsoftonline."

#define UUID_LENGTH 36
#define LONGEST_DOMAIN 253
#define LONGEST_LABEL 63

/* Labels of letters, digits and dashes, with at least one dot between; a domain in another script is
   given in its form for the DNS. */
static gboolean
is_domain (const char *text)
{
  g_auto (GStrv) labels = g_strsplit (text, ".", -1);

  if (strlen (text) > LONGEST_DOMAIN || g_strv_length (labels) < 2)
    return FALSE;

  for (gsize i = 0; labels[i] != NULL; i++) {
    gsize length = strlen (labels[i]);

    if (length == 0 || length > LONGEST_LABEL || labels[i][0] == '-' ||
        labels[i][length - 1] == '-' ||
        strspn (labels[i], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") !=
            length)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_uuid (const char *text)
{
  return strlen (text) == UUID_LENGTH && g_uuid_string_is_valid (text);
}

/**
 * bw_registration_is_tenant:
 * @text: (nullable): what somebody has typed
 *
 * Returns: whether it has the form of an id or of a domain: then there is nothing in it that a shell would take for more
 *   than a word
 */
gboolean
bw_registration_is_tenant (const char *text)
{
  return text != NULL && (is_uuid (text) || is_domain (text));
}

static gboolean
fail (const char *message, GError **error)
{
  g_propagate_error (error, bw_auth_error_new (BW_AUTH_ERROR_FORM, NULL, "%s", message));
  return FALSE;
}

/**
 * bw_registration_check:
 * @self: a registration
 * @application: whether it signs in as an application, which has to name its organisation
 *   (graph.md §4.4)
 * @error: return location for %BW_AUTH_ERROR_FORM
 *
 * Returns: whether tenant and client id have a form that may be sent
 */
gboolean
bw_registration_check (const BwRegistration *self, gboolean application, GError **error)
{
  if (self->client_id == NULL || !is_uuid (self->client_id))
    return fail ("the application id is no id: five groups of hexadecimal digits", error);
  if (self->tenant == NULL || *self->tenant == '\0')
    return fail ("no organisation is named", error);
  if (g_str_equal (self->tenant, BW_TENANT_ANY) && !application)
    return TRUE;
  if (!bw_registration_is_tenant (self->tenant))
    return fail ("the organisation is neither a domain nor an id", error);
  return TRUE;
}

/**
 * bw_registration_build_endpoint:
 * @self: a registration that was checked
 * @name: `authorize`, `token` or `devicecode`
 *
 * Returns: (transfer full): the address of that endpoint (graph.md §4)
 */
char *
bw_registration_build_endpoint (const BwRegistration *self, const char *name)
{
  return g_strdup_printf ("%s/%s/oauth2/v2.0/%s", bw_cloud_get_login (self->cloud), self->tenant,
                          name);
}

static char *
build_permissions (const BwRegistration *self)
{
  const char *graph = bw_cloud_get_graph (self->cloud);

  return g_strconcat (graph, "/SecurityEvents.Read.All ", self->writes ? graph : "",
                      self->writes ? "/SecurityEvents.ReadWrite.All " : "", graph, "/User.Read",
                      NULL);
}

/**
 * bw_registration_build_scope:
 * @self: a registration
 * @application: whether it signs in as an application
 *
 * Returns: (transfer full): what is asked for: reading, and making changes only where @self says so (graph.md §4.1)
 */
char *
bw_registration_build_scope (const BwRegistration *self, gboolean application)
{
  const char *graph = bw_cloud_get_graph (self->cloud);

  g_autofree char *permissions = NULL;

  if (application)
    return g_strconcat (graph, "/.default", NULL);
  permissions = build_permissions (self);
  return g_strconcat (permissions, " openid profile offline_access", NULL);
}

static void
add (GString *address, const char *name, const char *value)
{
  if (value == NULL)
    return;

  g_string_append_c (address, strchr (address->str, '?') != NULL ? '&' : '?');
  g_string_append_printf (address, "%s=", name);
  g_string_append_uri_escaped (address, value, NULL, FALSE);
}

/**
 * bw_registration_build_authorize:
 * @self: a registration that was checked
 * @request: what is asked
 *
 * Returns: (transfer full): the address that the browser opens (graph.md §4.2)
 */
char *
bw_registration_build_authorize (const BwRegistration *self, const BwAuthorize *request)
{
  g_autofree char *endpoint = bw_registration_build_endpoint (self, "authorize");
  g_autofree char *scope = bw_registration_build_scope (self, FALSE);
  g_autofree char *claims = bw_claims_merge (request->claims);
  g_autoptr (GString) address = g_string_new (endpoint);

  add (address, "client_id", self->client_id);
  add (address, "response_type", "code");
  add (address, "redirect_uri", request->redirect);
  add (address, "response_mode", "query");
  add (address, "scope", scope);
  add (address, "state", request->state);
  add (address, "nonce", request->nonce);
  add (address, "code_challenge", request->challenge);
  add (address, "code_challenge_method", "S256");
  add (address, "prompt", "select_account");
  add (address, "login_hint", request->login_hint);
  add (address, "claims", claims);
  return g_string_free_and_steal (g_steal_pointer (&address));
}

/* Where an administrator consents for the whole organisation (graph.md §4.8). Microsoft sends the browser to the redirect
   afterwards, which has to be one that is registered, letter by letter. */
static char *
build_consent (const BwRegistration *self)
{
  g_autoptr (GString) address = g_string_new (bw_cloud_get_login (self->cloud));
  g_autofree char *scope = build_permissions (self);

  g_string_append_printf (address, "/%s/v2.0/adminconsent", self->tenant);
  add (address, "client_id", self->client_id);
  add (address, "scope", scope);
  add (address, "redirect_uri", BW_REDIRECT);
  return g_string_free_and_steal (g_steal_pointer (&address));
}

static char *
build_blade (const BwRegistration *self, const char *blade)
{
  g_autofree char *id = g_ascii_strdown (self->client_id, -1);

  return g_strdup_printf ("%s" APPLICATION, bw_cloud_get_admin_centre (self->cloud), blade, id);
}

/**
 * bw_registration_find_preset:
 * @cloud: (nullable): the cloud that is signed in to
 * @preset: the id of an application that this build offers, or an empty text
 *
 * A registration is of one cloud alone (graph.md §3), and what a build presets is registered worldwide.
 *
 * Returns: (transfer none): the id that counts in @cloud, or an empty text
 */
const char *
bw_registration_find_preset (BwCloud *cloud, const char *preset)
{
  return cloud != NULL && g_str_equal (bw_cloud_get_id (cloud), "worldwide") ? preset : "";
}

/* NULL for a cloud that is not Microsoft's own. */
static char *
build_password_page (const BwRegistration *self)
{
  const char *login = bw_cloud_get_login (self->cloud);

  return g_str_has_prefix (login, LOGIN_HOST)
             ? g_strconcat (PASSWORD_HOST, login + strlen (LOGIN_HOST), "/", NULL)
             : NULL;
}

/**
 * bw_registration_find_page:
 * @self: a registration
 * @link: which page helps
 *
 * The page where consent is given takes a redirect address that is registered (graph.md §4.8), and one that signs in as
 * an application has none: there consent is given beside the list of its permissions.
 *
 * Returns: which page helps with this registration
 */
BwAuthLink
bw_registration_find_page (const BwRegistration *self, BwAuthLink link)
{
  return link == BW_AUTH_LINK_CONSENT && self->application ? BW_AUTH_LINK_PERMISSIONS : link;
}

/**
 * bw_registration_build_link:
 * @self: a registration that was checked
 * @link: which page; it is looked up by bw_registration_find_page()
 * @number: the number after AADSTS, or 0
 *
 * Returns: (transfer full) (nullable): its address, or %NULL where there is none: the cloud has no
 *   admin centre, or no number is known. Pages of lists need nothing but the cloud of @self
 */
char *
bw_registration_build_link (const BwRegistration *self, BwAuthLink link, guint number)
{
  const char *centre = bw_cloud_get_admin_centre (self->cloud);

  link = bw_registration_find_page (self, link);
  if (link == BW_AUTH_LINK_CONSENT)
    return build_consent (self);
  if (link == BW_AUTH_LINK_LOOKUP)
    return number == 0
               ? NULL
               : g_strdup_printf ("%s/error?code=%u", bw_cloud_get_login (self->cloud), number);
  if (link == BW_AUTH_LINK_PASSWORD)
    return build_password_page (self);
  if (centre == NULL)
    return NULL;

  switch (link) {
  case BW_AUTH_LINK_REGISTRATIONS:
    return g_strconcat (centre, REGISTRATIONS, NULL);
  case BW_AUTH_LINK_ORGANISATION:
    return g_strconcat (centre, ORGANISATION, NULL);
  case BW_AUTH_LINK_ROLES:
    return g_strconcat (centre, ROLES, NULL);
  case BW_AUTH_LINK_USERS:
    return g_strconcat (centre, USERS, NULL);
  case BW_AUTH_LINK_REGISTRATION:
    return build_blade (self, "Overview");
  case BW_AUTH_LINK_AUTHENTICATION:
    return build_blade (self, "Authentication");
  case BW_AUTH_LINK_SECRETS:
    return build_blade (self, "Credentials");
  case BW_AUTH_LINK_PERMISSIONS:
    return build_blade (self, "CallAnAPI");
  case BW_AUTH_LINK_ENTERPRISE:
    return g_strconcat (centre, ENTERPRISE, NULL);
  case BW_AUTH_LINK_POLICIES:
    return g_strconcat (centre, POLICIES, NULL);
  default:
    return NULL;
  }
}
