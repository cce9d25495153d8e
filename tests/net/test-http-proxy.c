/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "net/bw-test-http.h"
#include "support/bw-fake-proxy.h"
#include "support/bw-raw-server.h"
#include "support/bw-secret-watch.h"

/* A server behind a proxy, and who asks it. */
typedef struct {
  BwTestAuthority *authority;
  GTlsDatabase *trust;
  BwTestServer *server;
} Host;

static void
answer_well (SoupServerMessage *message, const BwTestRequest *request, gpointer data)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, "{}", 2);
}

static void
host_set_up (Host *host, gconstpointer data)
{
  g_autoptr (GTlsCertificate) certificate = NULL;

  host->authority = bw_test_authority_new ();
  host->trust = bw_test_authority_dup_database (host->authority);
  certificate = bw_test_authority_issue (host->authority, BW_TEST_CERTIFICATE_GOOD);
  host->server = bw_test_server_new (certificate, answer_well, NULL);
}

static void
host_tear_down (Host *host, gconstpointer data)
{
  bw_test_server_free (host->server);
  g_object_unref (host->trust);
  bw_test_authority_free (host->authority);
}

static BwTestHttp *
go_through (Host *host, const char *who, guint port)
{
  g_autofree char *address = g_strdup_printf ("http://%s127.0.0.1:%u", who, port);
  g_autoptr (GProxyResolver) proxy = g_simple_proxy_resolver_new (address, NULL);

  return bw_test_http_new_with (&(BwHttpFields) { .trust = host->trust, .proxy = proxy },
                                bw_test_server_get_root (host->server));
}

static void
test_open (Host *host, gconstpointer data)
{
  g_autoptr (BwFakeProxy) proxy = bw_fake_proxy_new (NULL, NULL, 0);
  g_autoptr (BwTestHttp) test = go_through (host, "", bw_fake_proxy_get_port (proxy));
  g_autoptr (GError) error = NULL;
  g_autoptr (BwHttpAnswer) answer = bw_test_http_get (test, NULL, &error);
  g_autofree char *seen = bw_fake_proxy_dup_seen (proxy);

  g_assert_no_error (error);
  bw_test_http_assert_text (answer, "{}");
  g_assert_cmpuint (bw_fake_proxy_count_tunnels (proxy), ==, 1);
  g_assert_true (g_str_has_prefix (seen, "CONNECT localhost:"));
  g_assert_null (strstr (seen, "Bearer"));
  g_assert_null (strstr (seen, "planted"));
}

static void
test_password (Host *host, gconstpointer data)
{
  g_autoptr (BwFakeProxy) proxy = bw_fake_proxy_new ("me", "sesame", 0);
  g_autoptr (BwTestHttp) test = go_through (host, "me:sesame@", bw_fake_proxy_get_port (proxy));
  g_autoptr (GError) error = NULL;
  g_autoptr (BwHttpAnswer) answer = bw_test_http_get (test, NULL, &error);
  g_autofree char *seen = NULL;

  g_assert_no_error (error);
  bw_test_http_assert_text (answer, "{}");
  seen = bw_fake_proxy_dup_seen (proxy);
  g_assert_null (strstr (seen, "CONNECT 127.0.0.1"));
  g_assert_cmpuint (bw_fake_proxy_count_tunnels (proxy), ==, 1);
}

static void
assert_no_way (Host *host, BwFakeProxy *proxy, const char *who, BwHttpError code)
{
  g_autoptr (BwTestHttp) test = go_through (host, who, bw_fake_proxy_get_port (proxy));
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_test_http_get (test, NULL, &error));
  bw_test_http_assert_error (test, error, code);
  g_assert_null (strstr (error->message, "sesame"));
  g_assert_null (strstr (error->message, "wrong"));
  g_assert_cmpuint (bw_fake_proxy_count_tunnels (proxy), ==, 0);
  g_assert_cmpuint (bw_test_server_count_requests (host->server), ==, 0);
}

static void
test_wrong_password (Host *host, gconstpointer data)
{
  g_autoptr (BwFakeProxy) proxy = bw_fake_proxy_new ("me", "sesame", 0);

  assert_no_way (host, proxy, "", BW_HTTP_ERROR_PROXY_PASSWORD);
  assert_no_way (host, proxy, "me:wrong@", BW_HTTP_ERROR_PROXY_PASSWORD);
}

/* What a proxy says is not taken for what Graph says. */
static void
test_refusal (Host *host, gconstpointer data)
{
  static const guint statuses[] = { 403, 404, 401, 502, 503 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++) {
    g_autoptr (BwFakeProxy) proxy = bw_fake_proxy_new (NULL, NULL, statuses[i]);

    assert_no_way (host, proxy, "", BW_HTTP_ERROR_PROXY);
  }
}

static void
test_unreachable (Host *host, gconstpointer data)
{
  g_autoptr (BwRawServer) raw = bw_raw_server_new (NULL, BW_TEST_END_CLOSE);
  guint port = bw_raw_server_get_port (raw);
  g_autoptr (BwTestHttp) refused = NULL;
  g_autoptr (BwTestHttp) closed = go_through (host, "me:sesame@", port);
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_test_http_get (closed, NULL, &error));
  bw_test_http_assert_error (closed, error, BW_HTTP_ERROR_PROXY);
  g_assert_cmpuint (bw_raw_server_count_connections (raw), ==, 5);
  g_clear_error (&error);

  g_clear_pointer (&raw, bw_raw_server_free);
  refused = go_through (host, "me:sesame@", port);
  g_assert_null (bw_test_http_get (refused, NULL, &error));
  bw_test_http_assert_error (refused, error, BW_HTTP_ERROR_PROXY);
  g_assert_null (strstr (error->message, "sesame"));
}

static void
test_unknown_proxy (Host *host, gconstpointer data)
{
  g_autoptr (GProxyResolver) proxy =
                g_simple_proxy_resolver_new ("http://me:sesame@nobody.invalid:1", NULL);
  g_autoptr (BwTestHttp) test =
                bw_test_http_new_with (&(BwHttpFields) { .trust = host->trust, .proxy = proxy },
                                       bw_test_server_get_root (host->server));
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_test_http_get (test, NULL, &error));
  bw_test_http_assert_error (test, error, BW_HTTP_ERROR_PROXY);
  g_assert_null (strstr (error->message, "sesame"));
}

/* The environment is asked where nobody hands a proxy in. */
static void
test_environment (Host *host, gconstpointer data)
{
  g_autoptr (BwFakeProxy) proxy = bw_fake_proxy_new (NULL, NULL, 0);
  g_autofree char *address =
      g_strdup_printf ("http://127.0.0.1:%u", bw_fake_proxy_get_port (proxy));
  g_autoptr (BwTestHttp) test = NULL;
  g_autoptr (BwHttpAnswer) answer = NULL;

  g_setenv ("https_proxy", address, TRUE);
  test = bw_test_http_new_with (&(BwHttpFields) { .trust = host->trust },
                                bw_test_server_get_root (host->server));
  g_unsetenv ("https_proxy");
  answer = bw_test_http_get (test, NULL, NULL);
  bw_test_http_assert_text (answer, "{}");
  g_assert_cmpuint (bw_fake_proxy_count_tunnels (proxy), ==, 1);
}

/* Without them it is the desktop's settings, by GIO's own resolver for them. */
static void
test_desktop (Host *host, gconstpointer data)
{
  g_autoptr (BwFakeProxy) proxy = bw_fake_proxy_new (NULL, NULL, 0);
  g_autoptr (GSettings) whole = g_settings_new ("org.gnome.system.proxy");
  g_autoptr (GSettings) https = g_settings_new ("org.gnome.system.proxy.https");
  g_autoptr (BwTestHttp) test = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwHttpAnswer) answer = NULL;

  g_settings_set_strv (whole, "ignore-hosts", (const char *const[]) { NULL });
  g_settings_set_string (https, "host", "127.0.0.1");
  g_settings_set_int (https, "port", (int) bw_fake_proxy_get_port (proxy));
  g_settings_set_string (whole, "mode", "manual");
  test = bw_test_http_new_with (&(BwHttpFields) { .trust = host->trust },
                                bw_test_server_get_root (host->server));
  answer = bw_test_http_get (test, NULL, &error);
  g_assert_no_error (error);
  bw_test_http_assert_text (answer, "{}");
  g_assert_cmpuint (bw_fake_proxy_count_tunnels (proxy), ==, 1);
}

/* A desktop that has settings, which are those of this process alone; no variable goes before them. */
static void
prepare_desktop (void)
{
  static const char *const VARIABLES[] = { "http_proxy", "https_proxy", "all_proxy",
                                           "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY" };

  for (gsize i = 0; i < G_N_ELEMENTS (VARIABLES); i++)
    g_unsetenv (VARIABLES[i]);
  g_setenv ("XDG_CURRENT_DESKTOP", "GNOME", TRUE);
}

static void
add (const char *name, void (*test) (Host *, gconstpointer))
{
  g_test_add (name, Host, NULL, host_set_up, test, host_tear_down);
}

int
main (int argc, char *argv[])
{
  prepare_desktop ();
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  add ("/http-proxy/open", test_open);
  add ("/http-proxy/password", test_password);
  add ("/http-proxy/wrong-password", test_wrong_password);
  add ("/http-proxy/refusal", test_refusal);
  add ("/http-proxy/unreachable", test_unreachable);
  add ("/http-proxy/unknown-proxy", test_unknown_proxy);
  add ("/http-proxy/environment", test_environment);
  add ("/http-proxy/desktop", test_desktop);
  return g_test_run ();
}
