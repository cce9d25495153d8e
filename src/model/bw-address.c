/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-address.h"

#include <string.h>

#include "base/bw-origin.h"

#define WORLDWIDE_PORTAL "https://security.microsoft.com"
#define PORTAL_ACTION "/securescore?viewid=actions&actionId="
#define NO_TENANT "00000000-0000-0000-0000-000000000000"

/**
 * Portal:
 * @PORTAL_DEFENDER: Microsoft Defender, where Secure Score is
 * @PORTAL_ADMIN_CENTRE: the Entra admin centre
 * @PORTAL_PURVIEW: Microsoft Purview
 * @PORTAL_AZURE: the Azure portal
 * @PORTAL_INTUNE: the Intune admin centre
 * @PORTAL_MICROSOFT_365: the Microsoft 365 admin centre
 * @PORTAL_OUTLOOK: Outlook on the web
 * @PORTAL_OTHER: one of which no host in another cloud is known
 *
 * One of Microsoft's portals, which each cloud has at a host of its own.
 */
typedef enum {
  PORTAL_DEFENDER,
  PORTAL_ADMIN_CENTRE,
  PORTAL_PURVIEW,
  PORTAL_AZURE,
  PORTAL_INTUNE,
  PORTAL_MICROSOFT_365,
  PORTAL_OUTLOOK,
  PORTAL_OTHER,
} Portal;

/**
 * Host:
 * @host: a host of the worldwide cloud, as an address may have it
 * @portal: whose it is
 * @now: where that is now, where Microsoft retired it
 *
 * What names a portal.
 */
typedef struct {
  const char *host;
  Portal portal;
  const char *now;
} Host;

static const Host HOSTS[] = {
  { "security.microsoft.com", PORTAL_DEFENDER, NULL },
  { "protection.office.com", PORTAL_DEFENDER, "https://security.microsoft.com" },
  { "entra.microsoft.com", PORTAL_ADMIN_CENTRE, NULL },
  { "purview.microsoft.com", PORTAL_PURVIEW, NULL },
  { "compliance.microsoft.com", PORTAL_PURVIEW, "https://purview.microsoft.com" },
  { "portal.azure.com", PORTAL_AZURE, NULL },
  { "aad.portal.azure.com", PORTAL_AZURE, NULL },
  { "intune.microsoft.com", PORTAL_INTUNE, NULL },
  { "endpoint.microsoft.com", PORTAL_INTUNE, NULL },
  { "admin.microsoft.com", PORTAL_MICROSOFT_365, NULL },
  { "portal.office.com", PORTAL_MICROSOFT_365, NULL },
  { "outlook.office365.com", PORTAL_OUTLOOK, NULL },
  { "admin.exchange.microsoft.com", PORTAL_OTHER, NULL },
  { "admin.teams.microsoft.com", PORTAL_OTHER, NULL },
};

/**
 * Place:
 * @portal: a portal
 * @gcc_high: where GCC High has it
 * @dod: where the cloud of the Department of Defense has it
 *
 * Where a portal is, which #BwCloud does not need otherwise: graph.md §3, Microsoft's lists of addresses for these two,
 * and its pages on Intune for US governments and on Azure Government for developers.
 */
typedef struct {
  Portal portal;
  const char *gcc_high;
  const char *dod;
} Place;

static const Place PLACES[] = {
  { PORTAL_PURVIEW, "https://purview.microsoft.us", "https://purview.apps.mil" },
  { PORTAL_AZURE, "https://portal.azure.us", "https://portal.azure.us" },
  { PORTAL_INTUNE, "https://intune.microsoft.us", "https://intune.microsoft.us" },
  { PORTAL_MICROSOFT_365, "https://portal.office365.us", "https://portal.apps.mil" },
  { PORTAL_OUTLOOK, "https://outlook.office365.us", "https://outlook-dod.office365.us" },
};

/* What could make an address look like another one, or be read as another one by a browser: marks of
 * writing direction and other characters that nobody sees, and what some browsers take for a slash. */
static gboolean
is_misleading (const char *address)
{
  if (!g_utf8_validate (address, -1, NULL))
    return TRUE;
  for (const char *c = address; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar character = g_utf8_get_char (c);

    if (character == '\\' || g_unichar_iscntrl (character) ||
        g_unichar_type (character) == G_UNICODE_FORMAT)
      return TRUE;
  }

  return FALSE;
}

static const char *
find_government (const char *id, Portal portal)
{
  for (gsize i = 0; i < G_N_ELEMENTS (PLACES); i++) {
    if (PLACES[i].portal != portal)
      continue;
    if (g_str_equal (id, "gcc-high"))
      return PLACES[i].gcc_high;
    return g_str_equal (id, "dod") ? PLACES[i].dod : NULL;
  }
  return NULL;
}

/* NULL where that cloud has no such portal that is known. */
static const char *
find_root (BwCloud *cloud, Portal portal)
{
  switch (portal) {
  case PORTAL_DEFENDER:
    return bw_cloud_get_portal (cloud);
  case PORTAL_ADMIN_CENTRE:
    return bw_cloud_get_admin_centre (cloud);
  default:
    return find_government (bw_cloud_get_id (cloud), portal);
  }
}

static const Host *
find_host (GUri *uri)
{
  for (gsize i = 0; i < G_N_ELEMENTS (HOSTS); i++)
    if (g_ascii_strcasecmp (g_uri_get_host (uri), HOSTS[i].host) == 0)
      return &HOSTS[i];
  return NULL;
}

static gboolean
is_worldwide (BwCloud *cloud)
{
  return cloud == NULL || g_str_equal (bw_cloud_get_id (cloud), "worldwide");
}

/* Where the portals of the worldwide cloud are in the cloud that is meant; NULL where that is not known: the worldwide
 * one is then somebody else's. */
static GUri *
find_place (GUri *uri, BwCloud *cloud)
{
  const Host *host = find_host (uri);
  const char *root = NULL;

  if (host == NULL || (is_worldwide (cloud) && host->now == NULL))
    return g_uri_ref (uri);
  root = is_worldwide (cloud) ? host->now : find_root (cloud, host->portal);
  if (root == NULL || !bw_origin_is_secure (root))
    return NULL;
  return g_uri_parse (root, G_URI_FLAGS_ENCODED, NULL);
}

/* The same page there; NULL where there is none. */
static char *
move (GUri *uri, BwCloud *cloud)
{
  g_autoptr (GUri) place = find_place (uri, cloud);
  g_autoptr (GUri) moved = NULL;

  if (place == NULL)
    return NULL;
  moved = g_uri_build (g_uri_get_flags (uri), g_uri_get_scheme (place), NULL,
                       g_uri_get_host (place), g_uri_get_port (place), g_uri_get_path (uri),
                       g_uri_get_query (uri), g_uri_get_fragment (uri));
  return g_uri_to_string (moved);
}

/**
 * bw_address_check_settings:
 * @address: (nullable): the `actionUrl` of a profile
 * @cloud: (nullable): the cloud that the profile came from; %NULL for the worldwide one
 *
 * Checks an address that came over the network before it is shown or opened: absolute, `https`, with
 * a host and without a user name, and without characters that make it look like another. Hosts that
 * Microsoft retired are replaced by those of now, and the worldwide cloud's portals by those of the
 * cloud that it came from; where it is not known to have such a one there is no address. A host in other letters comes back as it goes over
 * the wire (`xn--`), so that what is shown is where it leads.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL where it is not fit to be opened
 */
char *
bw_address_check_settings (const char *address, BwCloud *cloud)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (address != NULL ? address : ""));
  const char *host = NULL;
  g_autoptr (GUri) uri = NULL;

  if (is_misleading (trimmed))
    return NULL;

  uri = g_uri_parse (trimmed, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL || g_strcmp0 (g_uri_get_scheme (uri), "https") != 0 ||
      g_uri_get_userinfo (uri) != NULL)
    return NULL;

  host = g_uri_get_host (uri);
  if (host == NULL || *host == '\0')
    return NULL;

  return move (uri, cloud);
}

/**
 * bw_address_check_link:
 * @address: the address of a link in one of Microsoft's texts, checked by bw_rich_text_check_address()
 * @cloud: (nullable): the cloud that the text came from; %NULL for the worldwide one
 *
 * The texts are the same in every cloud, and lead to the portals of the worldwide one. They lead to those of the
 * cloud that they came from instead, as with bw_address_check_settings(); other addresses stay letter for letter.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL where it is to be no link
 */
char *
bw_address_check_link (const char *address, BwCloud *cloud)
{
  g_autoptr (GUri) uri =
                g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || is_worldwide (cloud) ||
      find_host (uri) == NULL)
    return g_strdup (address);
  return move (uri, cloud);
}

/**
 * bw_address_new_for_portal:
 * @action_id: the id of an action
 * @tenant_id: (nullable): the id of the organisation's tenant
 * @cloud: (nullable): the cloud that it is in; %NULL for the worldwide one
 *
 * The address of exactly this action in the portal of that cloud (graph.md §3). A tenant is named only
 * by a GUID other than that of zeros.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL where the cloud has no portal
 */
char *
bw_address_new_for_portal (const char *action_id, const char *tenant_id, BwCloud *cloud)
{
  g_autofree char *escaped = g_uri_escape_string (action_id, NULL, FALSE);
  gboolean known = tenant_id != NULL && g_uuid_string_is_valid (tenant_id) &&
                   !g_str_equal (tenant_id, NO_TENANT);
  const char *portal = cloud != NULL ? bw_cloud_get_portal (cloud) : WORLDWIDE_PORTAL;

  if (portal == NULL)
    return NULL;
  return g_strconcat (portal, PORTAL_ACTION, escaped, known ? "&tid=" : NULL, tenant_id, NULL);
}
