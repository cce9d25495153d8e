/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-address.h"

#include <string.h>

#define PORTAL_ACTION "https://security.microsoft.com/securescore?viewid=actions&actionId="
#define NO_TENANT "00000000-0000-0000-0000-000000000000"

typedef struct {
  const char *retired;
  const char *now;
} Host;

/* Of the worldwide cloud alone: sovereign clouds keep hosts of their own (graph.md §3). */
static const Host moved_hosts[] = {
  { "compliance.microsoft.com", "purview.microsoft.com" },
  { "protection.office.com", "security.microsoft.com" },
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
find_host_now (const char *host)
{
  for (guint i = 0; i < G_N_ELEMENTS (moved_hosts); i++)
    if (g_ascii_strcasecmp (host, moved_hosts[i].retired) == 0)
      return moved_hosts[i].now;
  return host;
}

/**
 * bw_address_check_settings:
 * @address: (nullable): the `actionUrl` of a profile
 *
 * Checks an address that came over the network before it is shown or opened: absolute, `https`, with
 * a host and without a user name, and without characters that make it look like another. Hosts that
 * Microsoft retired are replaced by those of now. A host in other letters comes back as it goes over
 * the wire (`xn--`), so that what is shown is where it leads.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL where it is not fit to be opened
 */
char *
bw_address_check_settings (const char *address)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (address != NULL ? address : ""));
  const char *host = NULL;
  g_autoptr (GUri) uri = NULL;
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

  rewritten =
      g_uri_build (g_uri_get_flags (uri), "https", NULL, find_host_now (host), g_uri_get_port (uri),
                   g_uri_get_path (uri), g_uri_get_query (uri), g_uri_get_fragment (uri));
  return g_uri_to_string (rewritten);
}

/**
 * bw_address_new_for_portal:
 * @action_id: the id of an action
 * @tenant_id: (nullable): the id of the organisation's tenant
 *
 * The address of exactly this action in Microsoft's portal. A tenant is named only
 * by a GUID other than that of zeros.
 *
 * Returns: (transfer full): the address
 */
char *
bw_address_new_for_portal (const char *action_id, const char *tenant_id)
{
  g_autofree char *escaped = g_uri_escape_string (action_id, NULL, FALSE);
  gboolean known = tenant_id != NULL && g_uuid_string_is_valid (tenant_id) &&
                   !g_str_equal (tenant_id, NO_TENANT);

  return g_strconcat (PORTAL_ACTION, escaped, known ? "&tid=" : NULL, tenant_id, NULL);
}
