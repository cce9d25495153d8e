/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-cloud.h"

static void
test_known (void)
{
  g_autoptr (BwCloud) worldwide = bw_cloud_new_known ("worldwide");
  g_autoptr (BwCloud) high = bw_cloud_new_known ("gcc-high");
  g_autoptr (BwCloud) dod = bw_cloud_new_known ("dod");

  g_assert_cmpstr (bw_cloud_get_login (worldwide), ==, "https://login.microsoftonline.com");
  g_assert_cmpstr (bw_cloud_get_graph (worldwide), ==, "https://graph.microsoft.com");
  g_assert_cmpstr (bw_cloud_get_portal (worldwide), ==, "https://security.microsoft.com");
  g_assert_cmpstr (bw_cloud_get_admin_centre (worldwide), ==, "https://entra.microsoft.com");
  g_assert_null (bw_cloud_get_trust_file (worldwide));
  g_assert_false (bw_cloud_is_custom (worldwide));
  g_assert_cmpstr (bw_cloud_get_graph (high), ==, "https://graph.microsoft.us");
  g_assert_cmpstr (bw_cloud_get_login (dod), ==, "https://login.microsoftonline.us");
  g_assert_cmpstr (bw_cloud_get_graph (dod), ==, "https://dod-graph.microsoft.us");
  g_assert_null (bw_cloud_new_known ("china"));
  g_assert_null (bw_cloud_new_known ("custom"));
}

static void
test_custom (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCloud) cloud = bw_cloud_new_custom (
      &(BwCloudFields) {
          .login = "https://Login.example/",
          .graph = "http://127.0.0.1:8080",
          .trust_file = "authority.pem",
      },
      &error);

  g_assert_no_error (error);
  g_assert_true (bw_cloud_is_custom (cloud));
  g_assert_cmpstr (bw_cloud_get_id (cloud), ==, "custom");
  g_assert_cmpstr (bw_cloud_get_login (cloud), ==, "https://login.example");
  g_assert_cmpstr (bw_cloud_get_graph (cloud), ==, "http://127.0.0.1:8080");
  g_assert_null (bw_cloud_get_portal (cloud));
  g_assert_null (bw_cloud_get_admin_centre (cloud));
  g_assert_cmpstr (bw_cloud_get_trust_file (cloud), ==, "authority.pem");
}

static void
test_refused (void)
{
  static const struct {
    const char *address;
    BwCloudError code;
  } cases[] = {
    { "http://graph.example", BW_CLOUD_ERROR_NOT_SECURE },
    { "http://localhost.example", BW_CLOUD_ERROR_NOT_SECURE },
    { "https://graph.example/v1.0", BW_CLOUD_ERROR_ADDRESS },
    { "https://graph.example?a=b", BW_CLOUD_ERROR_ADDRESS },
    { "https://graph.example#a", BW_CLOUD_ERROR_ADDRESS },
    { "https://somebody@graph.example", BW_CLOUD_ERROR_ADDRESS },
    { "graph.example", BW_CLOUD_ERROR_ADDRESS },
    { "file:///etc/passwd", BW_CLOUD_ERROR_ADDRESS },
    { "", BW_CLOUD_ERROR_ADDRESS },
    { NULL, BW_CLOUD_ERROR_ADDRESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (bw_cloud_new_custom (
        &(BwCloudFields) { .login = "https://login.example", .graph = cases[i].address }, &error));
    g_assert_error (error, BW_CLOUD_ERROR, (int) cases[i].code);
    g_clear_error (&error);
    if (cases[i].address == NULL)
      continue;
    g_assert_null (bw_cloud_new_custom (&(BwCloudFields) { .login = "https://login.example",
                                                           .graph = "https://graph.example",
                                                           .portal = cases[i].address },
                                        &error));
    g_assert_error (error, BW_CLOUD_ERROR, (int) cases[i].code);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/known", test_known);
  g_test_add_func ("/cloud/custom", test_custom);
  g_test_add_func ("/cloud/refused", test_refused);
  return g_test_run ();
}
