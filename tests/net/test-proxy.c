/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-proxy.h"
#include "support/bw-secret-watch.h"

static char *
find (GProxyResolver *resolver, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) found = g_proxy_resolver_lookup (resolver, address, NULL, &error);

  g_assert_no_error (error);
  return g_strjoinv (" ", found);
}

static void
assert_found (const char *const *environment, const char *address, const char *proxy)
{
  g_autoptr (GProxyResolver) resolver = bw_proxy_new_from_environment (environment);
  g_autofree char *found = find (resolver, address);

  g_assert_cmpstr (found, ==, proxy);
}

static void
test_environment (void)
{
  static const char *const https[] = { "https_proxy=proxy.example:3128", NULL };
  static const char *const capital[] = { "HTTPS_PROXY=http://me:pw@proxy.example:3128", NULL };
  static const char *const all[] = { "all_proxy=socks5://proxy.example", "HTTP_PROXY=", NULL };
  static const char *const both[] = { "https_proxy=http://a:1", "HTTPS_PROXY=http://b:1", NULL };

  assert_found (https, "https://graph.microsoft.com", "http://proxy.example:3128");
  assert_found (https, "http://graph.microsoft.com", "direct://");
  assert_found (capital, "https://graph.microsoft.com", "http://me:pw@proxy.example:3128");
  assert_found (all, "https://graph.microsoft.com", "socks5://proxy.example");
  assert_found (both, "https://graph.microsoft.com", "http://a:1");
}

static void
test_exceptions (void)
{
  static const char *const some[] = { "https_proxy=http://p:1",
                                      "no_proxy=localhost, .microsoft.com 10.0.0.0/8", NULL };
  static const char *const star[] = { "https_proxy=http://p:1", "NO_PROXY=*", NULL };

  assert_found (some, "https://graph.microsoft.com", "direct://");
  assert_found (some, "https://localhost:8443", "direct://");
  assert_found (some, "https://10.1.2.3", "direct://");
  assert_found (some, "https://notmicrosoft.com", "http://p:1");
  assert_found (star, "https://graph.microsoft.com", "direct://");
}

static void
test_none (void)
{
  static const char *const nothing[] = { "PATH=x", "http_proxy=", "no_proxy=a", NULL };

  g_assert_null (bw_proxy_new_from_environment (nothing));
}

/* Whoever says so: a token that goes to this machine in clear does not go over another one. */
static void
test_loopback (void)
{
  g_autoptr (GProxyResolver) simple = g_simple_proxy_resolver_new ("http://p:1", NULL);
  g_autoptr (BwProxy) proxy = bw_proxy_new (simple);
  g_autofree char *plain = find (G_PROXY_RESOLVER (proxy), "http://127.0.0.1:8080");
  g_autofree char *secure = find (G_PROXY_RESOLVER (proxy), "https://127.0.0.1:8080");

  g_assert_cmpstr (plain, ==, "direct://");
  g_assert_cmpstr (secure, ==, "http://p:1");
  g_assert_true (bw_proxy_is_used_for (proxy, "https://graph.microsoft.com", NULL));
  g_assert_false (bw_proxy_is_used_for (proxy, "http://localhost", NULL));
}

static void
assert_password (const char *address, const char *found, const char *user, const char *password)
{
  g_autoptr (GProxyResolver) simple = g_simple_proxy_resolver_new (address, NULL);
  g_autoptr (BwProxy) proxy = bw_proxy_new (simple);
  g_autofree char *said = find (G_PROXY_RESOLVER (proxy), "https://graph.microsoft.com");
  g_autofree char *its_user = NULL;
  g_autofree char *its_password = NULL;

  g_assert_cmpstr (said, ==, found);
  g_assert_true (bw_proxy_find_password (proxy, "https://graph.microsoft.com", NULL, &its_user,
                                         &its_password) == (user != NULL));
  g_assert_cmpstr (its_user, ==, user);
  g_assert_cmpstr (its_password, ==, password);
}

static void
test_password (void)
{
  assert_password ("http://p:1", "http://p:1", NULL, NULL);
  assert_password ("http://me:a%40b%3Ac@p:1", "http://p:1", "me", "a@b:c");
  assert_password ("http://me@p:1", "http://p:1", "me", "");
  assert_password ("https://me:x@[::1]:1", "https://[::1]:1", "me", "x");
  assert_password ("socks5://me:x@p:1", "socks5://me:x@p:1", NULL, NULL);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proxy/environment", test_environment);
  g_test_add_func ("/proxy/exceptions", test_exceptions);
  g_test_add_func ("/proxy/none", test_none);
  g_test_add_func ("/proxy/loopback", test_loopback);
  g_test_add_func ("/proxy/password", test_password);
  return g_test_run ();
}
