/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-origin.h"

#include <gio/gio.h>
#include <string.h>

#define HTTPS_PORT 443
#define HTTP_PORT 80

/* How libsoup reads an address (SOUP_HTTP_URI_FLAGS), so that both see the same host in it. */
#define URI_FLAGS                                                                    \
  (G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY | \
   G_URI_FLAGS_ENCODED_FRAGMENT | G_URI_FLAGS_SCHEME_NORMALIZE)

/* A name in its ASCII form, or the number of an address. */
static gboolean
is_host (const char *host)
{
  return host != NULL && *host != '\0' &&
         host[strspn (host, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS ".-_:")] == '\0';
}

/* An address of the web that has a host and names nobody, or NULL. */
static GUri *
parse (const char *address)
{
  g_autoptr (GUri) uri = NULL;
  const char *scheme = NULL;

  if (address == NULL)
    return NULL;
  uri = g_uri_parse (address, URI_FLAGS, NULL);
  if (uri == NULL || g_uri_get_userinfo (uri) != NULL)
    return NULL;
  scheme = g_uri_get_scheme (uri);
  if ((!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http")) ||
      !is_host (g_uri_get_host (uri)) || g_uri_get_port (uri) == 0)
    return NULL;

  return g_steal_pointer (&uri);
}

static int
get_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port > 0)
    return port;
  return g_str_equal (g_uri_get_scheme (uri), "https") ? HTTPS_PORT : HTTP_PORT;
}

/**
 * bw_origin_of_address:
 * @address: (nullable): any text
 *
 * The origin of an address (RFC 6454 §4): scheme, host in small letters, and the port where it is not
 * the scheme's own. An address that is neither `http` nor `https`, has no host, or names a user
 * (`https://graph.microsoft.com@elsewhere`) has none.
 *
 * Returns: (transfer full) (nullable): the origin, `https://graph.microsoft.com`, or %NULL
 */
char *
bw_origin_of_address (const char *address)
{
  g_autoptr (GUri) uri = parse (address);
  g_autofree char *host = NULL;
  g_autofree char *place = NULL;
  const char *scheme = NULL;
  int port = 0;

  if (uri == NULL)
    return NULL;

  scheme = g_uri_get_scheme (uri);
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  place = strchr (host, ':') != NULL ? g_strdup_printf ("[%s]", host) : g_strdup (host);
  port = get_port (uri);
  if (port == (g_str_equal (scheme, "https") ? HTTPS_PORT : HTTP_PORT))
    return g_strdup_printf ("%s://%s", scheme, place);
  return g_strdup_printf ("%s://%s:%d", scheme, place, port);
}

/**
 * bw_origin_equal:
 * @a: (nullable): an address
 * @b: (nullable): another one
 *
 * Returns: whether both have an origin, and the same
 */
gboolean
bw_origin_equal (const char *a, const char *b)
{
  g_autofree char *origin_a = bw_origin_of_address (a);
  g_autofree char *origin_b = bw_origin_of_address (b);

  return origin_a != NULL && g_strcmp0 (origin_a, origin_b) == 0;
}

/**
 * bw_origin_is_secure:
 * @origin: (nullable): an address
 *
 * Returns: whether it is an `https` address
 */
gboolean
bw_origin_is_secure (const char *origin)
{
  g_autoptr (GUri) uri = parse (origin);

  return uri != NULL && g_str_equal (g_uri_get_scheme (uri), "https");
}

/**
 * bw_origin_is_loopback:
 * @origin: (nullable): an address
 *
 * Returns: whether its host is this very machine: `localhost`, or an address in 127.0.0.0/8 or ::1.
 *   No name is looked up
 */
gboolean
bw_origin_is_loopback (const char *origin)
{
  g_autoptr (GUri) uri = parse (origin);
  g_autoptr (GInetAddress) address = NULL;

  if (uri == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (g_uri_get_host (uri), "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (g_uri_get_host (uri));
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * bw_origin_dup_host:
 * @origin: (nullable): an address
 *
 * Returns: (transfer full) (nullable): its host in small letters, for people; %NULL where it has none
 */
char *
bw_origin_dup_host (const char *origin)
{
  g_autoptr (GUri) uri = parse (origin);

  return uri != NULL ? g_ascii_strdown (g_uri_get_host (uri), -1) : NULL;
}
