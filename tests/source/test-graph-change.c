/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One control at Graph: reading it anew, and changing it (graph.md §2). */

#include <string.h>

#include "model/bw-state-update.h"
#include "net/bw-http.h"
#include "source/bw-test-graph.h"
#include "support/bw-secret-watch.h"

#define PROFILES "/v1.0/security/secureScoreControlProfiles"
#define DOTTED "11005.MDA_Example_Control"

static BwTestGraph *
make (void)
{
  return bw_test_graph_new (&(BwFakeGraphFields) { .n_controls = 10 });
}

static BwStateUpdate *
get_newest (BwControlProfile *profile)
{
  GPtrArray *updates = bw_control_profile_get_state_updates (profile);

  return g_ptr_array_index (updates, updates->len - 1);
}

/* What is empty is as good as not there. */
static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
assert_newest (BwControlProfile *profile,
               const char *state,
               const char *comment,
               const char *assigned_to)
{
  BwStateUpdate *newest = get_newest (profile);

  g_assert_cmpstr (bw_state_update_get_state (newest), ==, state);
  g_assert_cmpstr (or_empty (bw_state_update_get_comment (newest)), ==, comment);
  g_assert_cmpstr (or_empty (bw_state_update_get_assigned_to (newest)), ==, assigned_to);
}

static BwControlProfile *
change (BwTestGraph *test, const BwControlUpdateFields *fields)
{
  g_autoptr (BwControlUpdate) update = bw_control_update_new (fields);
  BwControlProfile *changed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_source_change (test->source, update, &changed, NULL, &error));
  g_assert_no_error (error);
  return changed;
}

static void
test_read (void)
{
  g_autoptr (BwTestGraph) test = make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BwControlProfile) profile = NULL;
  g_autoptr (BwControlProfile) again = NULL;

  profile = bw_source_control (test->source, DOTTED, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bw_control_profile_get_id (profile), ==, DOTTED);
  g_assert_cmpuint (bw_control_profile_get_state_updates (profile)->len, ==, 1);
  g_assert_cmpstr (bw_test_server_get_request (test->server, 1)->target, ==, PROFILES "/" DOTTED);

  bw_fake_graph_edit (test->graph, DOTTED,
                      &(BwFakeEdit) { "Ignored", NULL, "Too old.", "else@example.com" });
  again = bw_source_control (test->source, DOTTED, NULL, &error);
  g_assert_no_error (error);
  assert_newest (again, "Ignored", "Too old.", "");
  g_assert_cmpstr (bw_state_update_get_updated_by (get_newest (again)), ==, "else@example.com");
}

/* An id is no path, and no query. */
static void
test_encoded (void)
{
  g_autoptr (BwTestGraph) test = make ();
  g_autoptr (BwControlUpdate) update = bw_control_update_new (
      &(BwControlUpdateFields) { .id = "a/b?c=d e#f%2", .state = "Ignored" });
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_source_control (test->source, "a/b?c=d e#f%2", NULL, &error));
  g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_UNKNOWN_CONTROL);
  g_clear_error (&error);
  g_assert_false (bw_source_change (test->source, update, NULL, NULL, &error));
  for (guint i = 1; i <= 2; i++)
    g_assert_cmpstr (bw_test_server_get_request (test->server, i)->target, ==,
                     PROFILES "/a%2Fb%3Fc%3Dd%20e%23f%252");
}

static void
test_read_nothing (void)
{
  static const char *const IDS[] = { "", ".", "..", "aad_unknown" };
  g_autoptr (BwTestGraph) test = make ();

  for (gsize i = 0; i < G_N_ELEMENTS (IDS); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (bw_source_control (test->source, IDS[i], NULL, &error));
    g_assert_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_UNKNOWN_CONTROL);
  }
  g_assert_cmpuint (bw_test_server_count_requests (test->server), ==, 1);
}

/* What is no answer to the question is none. */
static void
test_read_other (void)
{
  static const char *const BODIES[] = {
    "{\"value\":[]}",
    "{}",
    "[",
    "",
    "{\"id\":\"aad_control_001\",\"controlStateUpdates\":[],\"title\":\"x\",\"maxScore\":1}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (BODIES); i++) {
    g_autoptr (BwTestGraph) test = make ();
    g_autoptr (GError) error = NULL;

    bw_test_server_add_fault (test->server, 1,
                              &(BwTestFault) { .status = 200,
                                               .headers = "Content-Type: application/json",
                                               .body = BODIES[i] });
    g_assert_null (bw_source_control (test->source, "aad_control_000", NULL, &error));
    bw_test_graph_assert_error (error, BW_HTTP_ERROR_BAD_ANSWER);
  }
}

/* With 200 comes the control as it is now; what was not named is kept, and each change adds to the history. */
static void
test_change (void)
{
  g_autoptr (BwTestGraph) test = make ();
  g_autoptr (BwControlProfile) first = NULL;
  g_autoptr (BwControlProfile) second = NULL;
  const BwTestRequest *request = NULL;

  first = change (test, &(BwControlUpdateFields) { .id = DOTTED,
                                                   .state = "ThirdParty",
                                                   .comment = "Okta does it.",
                                                   .assigned_to = "Ada" });
  assert_newest (first, "ThirdParty", "Okta does it.", "Ada");
  request = bw_test_server_get_request (test->server, 1);
  g_assert_cmpstr (request->method, ==, "PATCH");
  g_assert_cmpstr (request->target, ==, PROFILES "/" DOTTED);
  g_assert_cmpstr (bw_test_request_get_header (request, "prefer"), ==, "return=representation");

  second =
      change (test, &(BwControlUpdateFields) { .id = DOTTED, .state = "Ignored", .comment = "" });
  assert_newest (second, "Ignored", "", "Ada");
  g_assert_cmpuint (bw_control_profile_get_state_updates (second)->len, ==, 3);
  g_assert_cmpuint (
      bw_fake_controls_count_patches (bw_fake_graph_get_controls (test->graph), DOTTED), ==, 2);
}

static void
test_change_without_profile (void)
{
  g_autoptr (BwTestGraph) test = make ();

  bw_test_server_add_fault (test->server, 1, &(BwTestFault) { .status = 204 });
  bw_test_server_add_fault (test->server, 2,
                            &(BwTestFault) { .status = 200,
                                             .headers = "Content-Type: application/json",
                                             .body = "{\"id\":\"another\"" });
  for (guint i = 0; i < 2; i++)
    g_assert_null (change (test, &(BwControlUpdateFields) { .id = DOTTED, .state = "Ignored" }));
}

/* What is changed may be shown later than it is taken. */
static void
test_slow (void)
{
  g_autoptr (BwTestGraph) test = make ();
  g_autoptr (BwControlProfile) changed = NULL;
  g_autoptr (BwControlProfile) before = NULL;
  g_autoptr (BwControlProfile) after = NULL;

  bw_fake_controls_set_slow (bw_fake_graph_get_controls (test->graph), TRUE);
  changed = change (test, &(BwControlUpdateFields) { .id = DOTTED, .state = "Reviewed" });
  assert_newest (changed, "Reviewed", "", "");
  before = bw_source_control (test->source, DOTTED, NULL, NULL);
  assert_newest (before, "Default", "", "");
  bw_fake_controls_set_slow (bw_fake_graph_get_controls (test->graph), FALSE);
  after = bw_source_control (test->source, DOTTED, NULL, NULL);
  assert_newest (after, "Reviewed", "", "");
}

/* Somebody else may change it between two requests. */
static void
test_edited_meanwhile (void)
{
  g_autoptr (BwTestGraph) test = make ();
  g_autoptr (BwControlProfile) before = NULL;
  g_autoptr (BwControlProfile) changed = NULL;
  GPtrArray *updates = NULL;

  bw_fake_graph_edit_later (test->graph, 2, DOTTED,
                            &(BwFakeEdit) { "Ignored", NULL, "Mine.", "else@example.com" });
  before = bw_source_control (test->source, DOTTED, NULL, NULL);
  assert_newest (before, "Default", "", "");
  changed = change (test, &(BwControlUpdateFields) { .id = DOTTED, .state = "ThirdParty" });
  updates = bw_control_profile_get_state_updates (changed);
  g_assert_cmpuint (updates->len, ==, 3);
  g_assert_cmpstr (bw_state_update_get_updated_by (g_ptr_array_index (updates, 1)), ==,
                   "else@example.com");
  assert_newest (changed, "ThirdParty", "Mine.", "");
}

/* What Graph refuses, whoever sends it. */
static void
test_refused (void)
{
  static const struct {
    const char *id;
    const char *body;
    guint status;
  } CASES[] = {
#define VENDOR "\"vendorInformation\":{\"vendor\":\"Microsoft\",\"provider\":\"SecureScore\"}"
    { "aad_control_000", "{\"state\":\"thirdParty\"," VENDOR "}", 204 },
    { "aad_control_000", "{" VENDOR "}", 204 },
    { "aad_control_000", "{\"state\":\"Ignored\"}", 400 },
    { "aad_control_000", "{\"state\":\"Ignored\",\"vendorInformation\":{\"vendor\":\"Microsoft\"}}",
      400 },
    { "aad_control_000", "{\"state\":\"Planned\"," VENDOR "}", 400 },
    { "aad_control_000", "[]", 400 },
    { "aad_control_000", "", 400 },
    { "aad_unknown", "{\"state\":\"Ignored\"," VENDOR "}", 400 },
    { "scid_2003", "{\"state\":\"Ignored\"," VENDOR "}", 400 },
  };
  g_autoptr (BwTestGraph) test = make ();
  g_autoptr (BwHttp) http = bw_http_new (&(BwHttpFields) { .clock = test->clock });
  const char *root = bw_fake_graph_get_root (test->graph);

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *address = g_strconcat (root, PROFILES "/", CASES[i].id, NULL);
    g_autoptr (GBytes) body = g_bytes_new (CASES[i].body, strlen (CASES[i].body));
    g_autoptr (BwHttpAnswer) answer = NULL;
    g_autoptr (GError) error = NULL;

    answer = bw_http_exchange (http,
                               &(BwHttpRequest) { .method = "PATCH",
                                                  .address = address,
                                                  .origin = root,
                                                  .bearer = BW_TEST_TOKEN,
                                                  .content_type = "application/json",
                                                  .body = body },
                               NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (bw_http_answer_get_status (answer), ==, CASES[i].status);
    if (CASES[i].status == 400) {
      gsize length = 0;
      const char *said = g_bytes_get_data (bw_http_answer_get_body (answer), &length);

      g_assert_nonnull (g_strstr_len (said, (gssize) length, "\"code\":\"\""));
    }
  }
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph-change/read", test_read);
  g_test_add_func ("/graph-change/encoded", test_encoded);
  g_test_add_func ("/graph-change/read-nothing", test_read_nothing);
  g_test_add_func ("/graph-change/read-other", test_read_other);
  g_test_add_func ("/graph-change/change", test_change);
  g_test_add_func ("/graph-change/change-without-profile", test_change_without_profile);
  g_test_add_func ("/graph-change/slow", test_slow);
  g_test_add_func ("/graph-change/edited-meanwhile", test_edited_meanwhile);
  g_test_add_func ("/graph-change/refused", test_refused);
  return g_test_run ();
}
