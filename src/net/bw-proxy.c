/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-proxy.h"

#include <string.h>

#include "base/bw-origin.h"

#define DIRECT "direct://"

struct _BwProxy {
  GObject parent_instance;

  GProxyResolver *resolver;
};

static gboolean
is_supported (GProxyResolver *resolver)
{
  return g_proxy_resolver_is_supported (BW_PROXY (resolver)->resolver);
}

/* An address of an HTTP proxy in its parts, decoded; NULL for what GIO deals with by itself (SOCKS). */
static GUri *
parse_http_proxy (const char *proxy)
{
  if (!g_str_has_prefix (proxy, "http://") && !g_str_has_prefix (proxy, "https://"))
    return NULL;
  return g_uri_parse (proxy, G_URI_FLAGS_HAS_PASSWORD, NULL);
}

static char *
leave_out_password (const char *proxy)
{
  g_autoptr (GUri) uri = parse_http_proxy (proxy);

  if (uri == NULL || g_uri_get_user (uri) == NULL)
    return g_strdup (proxy);
  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                     g_uri_get_port (uri), "", NULL, NULL);
}

static char **
find_all (BwProxy *self, const char *address, GCancellable *cancellable, GError **error)
{
  if (bw_origin_is_loopback (address) && !bw_origin_is_secure (address))
    return g_strdupv ((char **) (const char *[]) { DIRECT, NULL });

  return g_proxy_resolver_lookup (self->resolver, address, cancellable, error);
}

static char **
lookup (GProxyResolver *resolver, const char *address, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) found = find_all (BW_PROXY (resolver), address, cancellable, error);
  g_autoptr (GStrvBuilder) builder = NULL;

  if (found == NULL)
    return NULL;
  builder = g_strv_builder_new ();
  for (gsize i = 0; found[i] != NULL; i++)
    g_strv_builder_take (builder, leave_out_password (found[i]));
  return g_strv_builder_end (builder);
}

/* Everything here is synchronous, so the other half of the interface is not called. */
static void
resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->is_supported = is_supported;
  iface->lookup = lookup;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwProxy,
                               bw_proxy,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, resolver_iface_init))

static void
bw_proxy_finalize (GObject *object)
{
  g_clear_object (&BW_PROXY (object)->resolver);

  G_OBJECT_CLASS (bw_proxy_parent_class)->finalize (object);
}

static void
bw_proxy_class_init (BwProxyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_proxy_finalize;
}

static void
bw_proxy_init (BwProxy *self)
{
}

/**
 * bw_proxy_new:
 * @resolver: how proxies are found
 *
 * Returns: (transfer full): a resolver, for synchronous use only
 */
BwProxy *
bw_proxy_new (GProxyResolver *resolver)
{
  BwProxy *self = NULL;

  g_return_val_if_fail (G_IS_PROXY_RESOLVER (resolver), NULL);

  self = g_object_new (BW_TYPE_PROXY, NULL);
  self->resolver = g_object_ref (resolver);
  return self;
}

/* A variable by its name in small letters, or else in capital ones; empty is as good as absent. */
static const char *
get_variable (const char *const *environment, const char *name)
{
  g_autofree char *capital = g_ascii_strup (name, -1);
  const char *value = g_environ_getenv ((char **) environment, name);

  if (value == NULL || *value == '\0')
    value = g_environ_getenv ((char **) environment, capital);
  return value != NULL && *value != '\0' ? value : NULL;
}

/* `proxy.example.com:3128` is meant as an HTTP proxy. */
static char *
complete (const char *proxy)
{
  return strstr (proxy, "://") != NULL ? g_strdup (proxy) : g_strconcat ("http://", proxy, NULL);
}

static char **
list_exceptions (const char *const *environment)
{
  const char *text = get_variable (environment, "no_proxy");
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", ", \t", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static void
set_scheme (GSimpleProxyResolver *resolver, const char *scheme, const char *proxy)
{
  g_autofree char *whole = proxy != NULL ? complete (proxy) : NULL;

  if (whole != NULL)
    g_simple_proxy_resolver_set_uri_proxy (resolver, scheme, whole);
}

/**
 * bw_proxy_new_from_environment:
 * @environment: (array zero-terminated=1): variables, `NAME=value`
 *
 * Reads `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`, in small or capital letters. An entry
 * of `no_proxy` is a host with all hosts below it, an address or a range of addresses; `*` means all.
 *
 * Returns: (transfer full) (nullable): what the environment says about proxies, or %NULL where it says
 *   nothing
 */
GProxyResolver *
bw_proxy_new_from_environment (const char *const *environment)
{
  const char *for_http = get_variable (environment, "http_proxy");
  const char *for_https = get_variable (environment, "https_proxy");
  const char *for_all = get_variable (environment, "all_proxy");
  g_auto (GStrv) exceptions = list_exceptions (environment);
  g_autofree char *whole = for_all != NULL ? complete (for_all) : NULL;
  GProxyResolver *resolver = NULL;

  if (for_http == NULL && for_https == NULL && for_all == NULL)
    return NULL;
  if (g_strv_contains ((const char *const *) exceptions, "*"))
    return g_simple_proxy_resolver_new (NULL, NULL);

  resolver = g_simple_proxy_resolver_new (whole, exceptions);
  set_scheme (G_SIMPLE_PROXY_RESOLVER (resolver), "http", for_http);
  set_scheme (G_SIMPLE_PROXY_RESOLVER (resolver), "https", for_https);
  return resolver;
}

/**
 * bw_proxy_find_password:
 * @self: how proxies are found
 * @address: an address
 * @cancellable: (nullable): ends the call early
 * @user: (out): the name
 * @password: (out): the password, perhaps empty
 *
 * Returns: whether the address of the proxy on the way there has a name, and so perhaps a password
 */
gboolean
bw_proxy_find_password (BwProxy *self,
                        const char *address,
                        GCancellable *cancellable,
                        char **user,
                        char **password)
{
  g_auto (GStrv) found = NULL;

  g_return_val_if_fail (BW_IS_PROXY (self), FALSE);

  found = find_all (self, address, cancellable, NULL);
  for (gsize i = 0; found != NULL && found[i] != NULL; i++) {
    g_autoptr (GUri) uri = parse_http_proxy (found[i]);

    if (uri == NULL || g_uri_get_user (uri) == NULL)
      continue;
    *user = g_strdup (g_uri_get_user (uri));
    *password = g_strdup (g_uri_get_password (uri) != NULL ? g_uri_get_password (uri) : "");
    return TRUE;
  }

  return FALSE;
}

/**
 * bw_proxy_is_used_for:
 * @self: how proxies are found
 * @address: an address
 * @cancellable: (nullable): ends the call early
 *
 * Returns: whether a proxy stands on the way there
 */
gboolean
bw_proxy_is_used_for (BwProxy *self, const char *address, GCancellable *cancellable)
{
  g_auto (GStrv) found = NULL;

  g_return_val_if_fail (BW_IS_PROXY (self), FALSE);

  found = find_all (self, address, cancellable, NULL);
  return found != NULL && found[0] != NULL && !g_str_equal (found[0], DIRECT);
}
