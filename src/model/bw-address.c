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
 *
 * One of Microsoft's portals, which each cloud has at a host of its own.
 */
typedef enum {
  PORTAL_DEFENDER,
  PORTAL_ADMIN_CENTRE,
  PORTAL_PURVIEW,
} Portal;

/**
 * Host:
 * @host: a host of the worldwide cloud, as an address may have it
 * @portal: whose it is
 * @now: where that is now: the same, or another one since Microsoft retired it
 *
 * What names a portal.
 */
typedef struct {
  const char *host;
  Portal portal;
  const char *now;
} Host;

static const Host HOSTS[] = {
  { "security.microsoft.com", PORTAL_DEFENDER, "https://security.microsoft.com" },
  { "protection.office.com", PORTAL_DEFENDER, "https://security.microsoft.com" },
  { "entra.microsoft.com", PORTAL_ADMIN_CENTRE, "https://entra.microsoft.com" },
  { "purview.microsoft.com", PORTAL_PURVIEW, "https://purview.microsoft.com" },
  { "compliance.microsoft.com", PORTAL_PURVIEW, "https://purview.microsoft.com" },
};

/* Where Purview is, which #BwCloud does not need otherwise: Microsoft's lists of addresses for these two. */
static const char *const PURVIEWS[][2] = {
  { "gcc-high", "https://purview.microsoft.us" },
  { "dod", "https://purview.apps.mil" },
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
find_purview (BwCloud *cloud)
{
  for (gsize i = 0; i < G_N_ELEMENTS (PURVIEWS); i++)
    if (g_str_equal (bw_cloud_get_id (cloud), PURVIEWS[i][0]))
      return PURVIEWS[i][1];
  return NULL;
}

static const char *
find_root (BwCloud *cloud, Portal portal)
{
  switch (portal) {
  case PORTAL_DEFENDER:
    return bw_cloud_get_portal (cloud);
  case PORTAL_ADMIN_CENTRE:
    return bw_cloud_get_admin_centre (cloud);
  case PORTAL_PURVIEW:
  default:
    return find_purview (cloud);
  }
}

/* Where the portals of the worldwide cloud are in the cloud that is meant. One of somebody's own without that
 * portal: what came is all that there is. */
static GUri *
find_place (GUri *uri, BwCloud *cloud)
{
  for (gsize i = 0; i < G_N_ELEMENTS (HOSTS); i++) {
    const char *root = NULL;

    if (g_ascii_strcasecmp (g_uri_get_host (uri), HOSTS[i].host) != 0)
      continue;
    root = cloud != NULL ? find_root (cloud, HOSTS[i].portal) : NULL;
    if (root == NULL || !bw_origin_is_secure (root))
      root = HOSTS[i].now;
    return g_uri_parse (root, G_URI_FLAGS_ENCODED, NULL);
  }

  return g_uri_ref (uri);
}

/**
 * bw_address_check_settings:
 * @address: (nullable): the `actionUrl` of a profile
 * @cloud: (nullable): the cloud that the profile came from; %NULL for the worldwide one
 *
 * Checks an address that came over the network before it is shown or opened: absolute, `https`, with
 * a host and without a user name, and without characters that make it look like another. Hosts that
 * Microsoft retired are replaced by those of now, and the worldwide cloud's portals by those of the
 * cloud that it came from. A host in other letters comes back as it goes over
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
  g_autoptr (GUri) place = NULL;
  g_autoptr (GUri) rewritten = NULL;

  if (is_misleading (trimmed))
    return NULL;

  uri = g_uri_parse (trimmed, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL || g_strcmp0 (g_uri_get_scheme (uri), "https") != 0 ||
      g_uri_get_userinfo (uri) != NULL)
    return NULL;

  host = g_uri_get_host (uri);
  if (host == NULL || *host == '\0')
    return NULL;

  place = find_place (uri, cloud);
  rewritten = g_uri_build (g_uri_get_flags (uri), "https", NULL, g_uri_get_host (place),
                           g_uri_get_port (place), g_uri_get_path (uri), g_uri_get_query (uri),
                           g_uri_get_fragment (uri));
  return g_uri_to_string (rewritten);
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
