/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-origin.h"

static void
test_of_address (void)
{
  static const struct {
    const char *address;
    const char *origin;
  } cases[] = {
    { "https://graph.microsoft.com", "https://graph.microsoft.com" },
    { "https://graph.microsoft.com/v1.0/security?$top=1#x", "https://graph.microsoft.com" },
    { "HTTPS://Graph.Microsoft.COM:443/", "https://graph.microsoft.com" },
    { "https://graph.microsoft.com:8443/", "https://graph.microsoft.com:8443" },
    { "http://127.0.0.1:80", "http://127.0.0.1" },
    { "http://[::1]:8080/a", "http://[::1]:8080" },
    { "https://graph.microsoft.com@evil.example/", NULL },
    { "https://user:password@graph.microsoft.com/", NULL },
    { "https:///v1.0", NULL },
    { "ftp://graph.microsoft.com", NULL },
    { "/v1.0/security", NULL },
    { "//graph.microsoft.com/", NULL },
    { "graph.microsoft.com", NULL },
    { "https://graph.microsoft.com:0/", NULL },
    { "https://graph.microsoft.com:99999/", NULL },
    { "https://graph.microsoft .com/", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *origin = bw_origin_of_address (cases[i].address);

    g_assert_cmpstr (origin, ==, cases[i].origin);
  }
}

static void
test_equal (void)
{
  g_assert_true (bw_origin_equal ("https://A.example/x", "https://a.example:443"));
  g_assert_false (bw_origin_equal ("https://a.example", "http://a.example"));
  g_assert_false (bw_origin_equal ("https://a.example", "https://a.example:444"));
  g_assert_false (bw_origin_equal ("https://a.example", "https://a.example."));
  g_assert_false (bw_origin_equal ("https://a.example", "https://a.example.evil.example"));
  g_assert_false (bw_origin_equal ("https://a.example", "https://a.example%2eevil.example"));
  g_assert_false (bw_origin_equal ("https://a.example", "https://a.example\\@evil.example"));
  g_assert_false (bw_origin_equal (NULL, NULL));
  g_assert_false (bw_origin_equal ("", ""));
}

static void
test_loopback (void)
{
  static const char *const loopback[] = { "http://127.0.0.1:8080", "http://127.9.8.7",
                                          "http://[::1]:1", "http://LocalHost", NULL };
  static const char *const others[] = {
    "http://128.0.0.1",
    "http://[::2]",
    "http://localhost.evil.example",
    "http://127.0.0.1.nip.example",
    "http://10.0.0.1",
    "http://notlocalhost",
    "http://127.1",
    "http://0.0.0.0",
    "127.0.0.1",
    NULL,
  };

  for (gsize i = 0; loopback[i] != NULL; i++)
    g_assert_true (bw_origin_is_loopback (loopback[i]));
  for (gsize i = 0; others[i] != NULL; i++)
    g_assert_false (bw_origin_is_loopback (others[i]));
  g_assert_false (bw_origin_is_loopback (NULL));
}

static void
test_secure (void)
{
  g_assert_true (bw_origin_is_secure ("https://a.example"));
  g_assert_false (bw_origin_is_secure ("http://a.example"));
  g_assert_false (bw_origin_is_secure (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/origin/of-address", test_of_address);
  g_test_add_func ("/origin/equal", test_equal);
  g_test_add_func ("/origin/loopback", test_loopback);
  g_test_add_func ("/origin/secure", test_secure);
  return g_test_run ();
}
