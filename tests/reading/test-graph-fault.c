/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "reading/bw-change-body.h"
#include "reading/bw-graph-fault.h"
#include "support/bw-test-files.h"

static void
assert_fault (const char *body, const char *code, const char *message, const char *request_id)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (BwGraphFault) fault = bw_graph_fault_read (bytes);

  g_assert_cmpstr (fault->code, ==, code);
  g_assert_cmpstr (fault->message, ==, message);
  g_assert_cmpstr (fault->request_id, ==, request_id);
}

static void
test_forms (void)
{
  assert_fault (
      "{\"error\":{\"code\":\"A\",\"message\":\"b\",\"innerError\":{\"request-id\":\"c\"}}}", "A",
      "b", "c");
  assert_fault (
      "{\"error\":{\"code\":\"A\",\"message\":\"b\",\"innererror\":{\"request-id\":\"c\"}}}", "A",
      "b", "c");
  assert_fault ("{\"error\":{\"code\":\"\",\"message\":\"b\",\"innerError\":{\"code\":\"D\","
                "\"innererror\":{\"request-id\":\"c\"}}}}",
                "D", "b", "c");
  assert_fault ("{\"error\":{\"code\":\"\",\"message\":\"Http request failed with "
                "statusCode=BadRequest: "
                "{\\\"error\\\":{\\\"code\\\":\\\"E\\\",\\\"message\\\":\\\"f\\\"}}\"}}",
                "E", "f", NULL);
  assert_fault ("{\"error\":{\"code\":\"A\",\"message\":\"{\\\"Message\\\":\\\"f\\\"}\"}}", "A",
                "f", NULL);
  assert_fault ("{\"error\":{\"code\":\"A\",\"message\":\"no {json} here\"}}", "A",
                "no {json} here", NULL);
  assert_fault ("{\"error\":{\"code\":7,\"message\":[]}}", NULL, NULL, NULL);
}

static void
test_others (void)
{
  static const char *const texts[] = {
    "", "null", "[]", "\"a\"", "<html>", "{", "{\"error\":\"a\"}", "{\"error\":null}", "{}", "\xff"
  };
  g_autoptr (GString) deep = g_string_new ("{\"error\":");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_fault (texts[i], NULL, NULL, NULL);
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "{\"error\":");
  assert_fault (deep->str, NULL, NULL, NULL);
}

static void
test_samples (void)
{
  static const struct {
    const char *name;
    const char *code;
    const char *message;
    const char *request_id;
  } cases[] = {
    { "errors/400-empty-code.json", NULL, "Http request failed with statusCode=BadRequest",
      "cb1eb11f-580d-4a76-b4dc-51840fb4c0e7" },
    { "errors/401-invalid-token.json", "InvalidAuthenticationToken",
      "Access token validation failure.", "6e472f3b-51c8-4ff3-9030-8ccad824b1b4" },
    { "errors/429-too-many-requests.json", "TooManyRequests", "Please retry again later.",
      "94fb3b52-452a-4535-a601-69e0a90e3aa2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = bw_test_load_sample (cases[i].name);
    g_autoptr (BwGraphFault) fault = NULL;

    if (bytes == NULL)
      return;
    fault = bw_graph_fault_read (bytes);
    g_assert_cmpstr (fault->code, ==, cases[i].code);
    g_assert_cmpstr (fault->message, ==, cases[i].message);
    g_assert_cmpstr (fault->request_id, ==, cases[i].request_id);
  }
}

static void
test_change (void)
{
  g_autoptr (BwControlUpdate) whole = bw_control_update_new (&(BwControlUpdateFields) {
      .id = "a", .state = "ThirdParty", .assigned_to = "", .comment = "say \"why\"" });
  g_autoptr (BwControlUpdate) bare =
                bw_control_update_new (&(BwControlUpdateFields) { .id = "a", .state = "Ignored" });
  g_autoptr (GBytes) whole_body = bw_change_body_new (whole);
  g_autoptr (GBytes) bare_body = bw_change_body_new (bare);
  static const char *const vendor =
      "\"vendorInformation\":{\"vendor\":\"Microsoft\",\"provider\":"
      "\"SecureScore\",\"providerVersion\":null,\"subProvider\":null}}";
  g_autofree char *expected =
      g_strconcat ("{\"assignedTo\":\"\",\"comment\":\"say \\\"why\\\"\",\"state\":\"ThirdParty\",",
                   vendor, NULL);
  g_autofree char *expected_bare = g_strconcat ("{\"state\":\"Ignored\",", vendor, NULL);

  g_assert_cmpmem (g_bytes_get_data (whole_body, NULL), g_bytes_get_size (whole_body), expected,
                   strlen (expected));
  g_assert_cmpmem (g_bytes_get_data (bare_body, NULL), g_bytes_get_size (bare_body), expected_bare,
                   strlen (expected_bare));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph-fault/forms", test_forms);
  g_test_add_func ("/graph-fault/others", test_others);
  g_test_add_func ("/graph-fault/samples", test_samples);
  g_test_add_func ("/graph-fault/change", test_change);
  return g_test_run ();
}
