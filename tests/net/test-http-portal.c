/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A network that wants a sign-in first, as it shows with TLS: by its own certificate, or by nothing. */

#include "net/bw-test-http.h"
#include "net/bw-test-network.h"
#include "support/bw-secret-watch.h"

static void
answer_well (SoupServerMessage *message, const BwTestRequest *request, gpointer data)
{
  soup_server_message_set_status (message, 200, NULL);
}

static void
check (GNetworkConnectivity connectivity, GTlsDatabase *trust, const char *origin, BwHttpError code)
{
  g_autoptr (GNetworkMonitor) network = bw_test_network_new (connectivity);
  g_autoptr (BwTestHttp) test = bw_test_http_new_with (
      &(BwHttpFields) { .trust = trust, .network = network }, origin);
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_test_http_get (test, NULL, &error));
  bw_test_http_assert_error (test, error, code);
  /* Once it is known, nobody is kept waiting. */
  if (code == BW_HTTP_ERROR_CAPTIVE_PORTAL)
    g_assert_cmpint (bw_test_http_get_waited (test), ==, 0);
}

static void
test_certificates (void)
{
  static const struct {
    BwTestCertificate kind;
    gboolean trusted;
    BwHttpError otherwise;
  } CASES[] = {
    { BW_TEST_CERTIFICATE_GOOD, FALSE, BW_HTTP_ERROR_UNKNOWN_AUTHORITY },
    { BW_TEST_CERTIFICATE_OTHER_NAME, TRUE, BW_HTTP_ERROR_CERTIFICATE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
    g_autoptr (BwTestAuthority) other = bw_test_authority_new ();
    g_autoptr (GTlsDatabase) trust =
                  bw_test_authority_dup_database (CASES[i].trusted ? authority : other);
    g_autoptr (GTlsCertificate) certificate = bw_test_authority_issue (authority, CASES[i].kind);
    g_autoptr (BwTestServer) server = bw_test_server_new (certificate, answer_well, NULL);
    const char *root = bw_test_server_get_root (server);

    check (G_NETWORK_CONNECTIVITY_PORTAL, trust, root, BW_HTTP_ERROR_CAPTIVE_PORTAL);
    check (G_NETWORK_CONNECTIVITY_FULL, trust, root, CASES[i].otherwise);
    check (G_NETWORK_CONNECTIVITY_LIMITED, trust, root, CASES[i].otherwise);
  }
}

static void
test_unreachable (void)
{
  g_autoptr (BwTestServer) server = bw_test_server_new (NULL, answer_well, NULL);
  g_autofree char *root = g_strdup (bw_test_server_get_root (server));

  g_clear_pointer (&server, bw_test_server_free);
  check (G_NETWORK_CONNECTIVITY_PORTAL, NULL, root, BW_HTTP_ERROR_CAPTIVE_PORTAL);
  check (G_NETWORK_CONNECTIVITY_FULL, NULL, root, BW_HTTP_ERROR_UNREACHABLE);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http-portal/certificates", test_certificates);
  g_test_add_func ("/http-portal/unreachable", test_unreachable);
  return g_test_run ();
}
