/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a sign-in asks of Graph, over TLS, meets whatever may go wrong: whether reading works is told, the name is
 * done without, and the sign-in itself stays. */

#include "auth/bw-flaky-keyring.h"
#include "auth/bw-test-browser.h"
#include "organisation/bw-organisation-sign-in.h"
#include "source/bw-test-troubles.h"
#include "support/bw-fake-entra.h"
#include "support/bw-fake-graph.h"
#include "support/bw-manual-clock.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

/* Which request is which. */
#define TRIAL 1
#define NAME 2

typedef struct {
  BwTestFolder *folder;
  BwFakeEntra *entra;
  BwFakeGraph *graph;
  BwFlakyKeyring *keyring;
  BwTestBrowser *browser;
  BwClock *clock;
  BwCloud *cloud;
  BwOrganisationList *list;
  BwCredential *secret;
} World;

static BwTestAuthority *authority;
static GTlsCertificate *certificate;

static BwCloud *
make_cloud (World *world, const char *graph, BwTestAuthority *trusted)
{
  g_autoptr (GError) error = NULL;
  BwCloud *cloud =
      bw_cloud_new_custom (&(BwCloudFields) { .login = bw_fake_entra_get_root (world->entra),
                                              .graph = graph,
                                              .trust_file = bw_test_authority_get_path (trusted) },
                           &error);

  g_assert_no_error (error);
  return cloud;
}

static World *
world_new (const char *graph, BwTestAuthority *trusted)
{
  World *world = g_new0 (World, 1);

  world->folder = bw_test_folder_new ();
  world->entra = bw_fake_entra_new (NULL);
  world->clock = bw_manual_clock_new ("2026-07-17T12:00:00Z");
  bw_fake_entra_set_clock (world->entra, world->clock);
  world->graph = bw_fake_graph_new (&(BwFakeGraphFields) {
      .certificate = certificate,
      .n_days = 3,
      .n_controls = 5,
      .judge = bw_fake_entra_judge,
      .judge_data = world->entra,
  });
  if (graph == NULL)
    graph = bw_fake_graph_get_root (world->graph);
  bw_fake_entra_set_graph (world->entra, graph);
  world->keyring = bw_flaky_keyring_new ();
  world->browser = bw_test_browser_new ();
  world->cloud = make_cloud (world, graph, trusted);
  world->list = bw_organisation_list_new (bw_test_folder_get_path (world->folder));
  world->secret = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_SECRET,
      .secret = BW_FAKE_ENTRA_SECRET,
  });
  return world;
}

static void
world_free (World *world)
{
  g_autofree char *complaint = bw_fake_entra_dup_complaint (world->entra);

  g_assert_cmpstr (complaint, ==, "");
  bw_test_browser_join (world->browser);
  g_clear_object (&world->secret);
  g_clear_object (&world->list);
  g_clear_object (&world->cloud);
  g_clear_object (&world->clock);
  g_clear_object (&world->browser);
  g_clear_object (&world->keyring);
  bw_fake_graph_free (world->graph);
  g_clear_object (&world->entra);
  bw_test_folder_free (world->folder);
  g_free (world);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

/* However Graph is, who signed in is signed in. An application needs no browser, and asks no name. */
static void
sign_in (World *world, BwSignInWay way, BwOrganisationSignedIn *result)
{
  BwOrganisationSignIn needed = {
    .list = world->list,
    .keyring = BW_KEYRING (world->keyring),
    .clock = world->clock,
    .interaction = BW_INTERACTION (world->browser),
    .way = way,
    .cloud = world->cloud,
    .tenant = way == BW_SIGN_IN_APPLICATION ? BW_FAKE_ENTRA_DOMAIN : "organizations",
    .client_id = BW_FAKE_ENTRA_CLIENT,
    .application = world->secret,
  };
  g_autoptr (BwCredential) kept = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  bw_organisation_sign_in (&needed, result, NULL, &error);
  g_assert_no_error (error);
  g_assert_no_error (result->keeping);
  kept = bw_keyring_load (BW_KEYRING (world->keyring), bw_organisation_entry_get_id (result->entry),
                          FALSE, NULL, &error);
  g_assert_no_error (error);
  entries = bw_organisation_list_load (world->list, NULL, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
}

static void
add_faults (World *world, const BwTestTrouble *trouble, guint number, guint n)
{
  for (guint i = 0; i < n; i++)
    bw_test_server_add_fault (bw_fake_graph_get_server (world->graph), number + i, &trouble->fault);
}

static void
check_trial (const BwTestTrouble *trouble, guint n, gboolean works)
{
  g_autoptr (World) world = world_new (NULL, authority);
  g_auto (BwOrganisationSignedIn) result = { 0 };

  add_faults (world, trouble, TRIAL, n);
  sign_in (world, BW_SIGN_IN_APPLICATION, &result);
  if (works)
    g_assert_no_error (result.reading);
  else
    g_assert_error (result.reading, BW_HTTP_ERROR, (int) trouble->code);
}

/* The newest day has no next page, whatever it says. */
static void
test_trial (gconstpointer data)
{
  const BwTestTrouble *trouble = data;

  if (g_str_has_suffix (trouble->name, "-next")) {
    check_trial (trouble, 1, TRUE);
    return;
  }
  check_trial (trouble, 1, trouble->passes);
  check_trial (trouble, 20, FALSE);
}

/* A name is worth one question, and no wait. */
static void
check_name (const BwTestTrouble *trouble, guint n)
{
  g_autoptr (World) world = world_new (NULL, authority);
  g_auto (BwOrganisationSignedIn) result = { 0 };

  add_faults (world, trouble, NAME, n);
  sign_in (world, BW_SIGN_IN_BROWSER, &result);
  g_assert_no_error (result.reading);
  g_assert_cmpstr (bw_organisation_entry_get_name (result.entry), ==, BW_FAKE_ENTRA_TENANT);
}

static void
test_name (gconstpointer data)
{
  const BwTestTrouble *trouble = data;

  check_name (trouble, 1);
  check_name (trouble, 20);
}

/* A name that is none: the organisation is called by its id. */
static void
test_bad_names (void)
{
  static const char *const BODIES[] = {
    "{\"value\":[]}",
    "{\"value\":[null]}",
    "{\"value\":[[]]}",
    "{\"value\":{}}",
    "{\"value\":[{\"displayName\":null}]}",
    "{\"value\":[{\"displayName\":7}]}",
    "[]",
    "7",
    "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (BODIES); i++) {
    const BwTestTrouble trouble = {
      .fault = { .status = 200, .headers = "Content-Type: application/json", .body = BODIES[i] },
    };

    g_test_message ("%s", BODIES[i]);
    check_name (&trouble, 1);
  }
}

/* Before anything is asked of Graph. */
static void
check_before (const char *graph, BwTestAuthority *trusted, BwHttpError code)
{
  g_autoptr (World) world = world_new (graph, trusted);
  g_auto (BwOrganisationSignedIn) result = { 0 };

  sign_in (world, BW_SIGN_IN_BROWSER, &result);
  g_assert_error (result.reading, BW_HTTP_ERROR, (int) code);
  g_assert_cmpstr (bw_organisation_entry_get_name (result.entry), ==, BW_FAKE_ENTRA_TENANT);
  g_assert_cmpuint (bw_test_server_count_requests (bw_fake_graph_get_server (world->graph)), ==, 0);
}

static void
check_certificate (BwTestCertificate kind)
{
  g_autoptr (GTlsCertificate) issued = bw_test_authority_issue (authority, kind);
  g_autoptr (BwFakeGraph) graph =
                bw_fake_graph_new (&(BwFakeGraphFields) { .certificate = issued, .n_days = 1 });

  check_before (bw_fake_graph_get_root (graph), authority, BW_HTTP_ERROR_CERTIFICATE);
  g_assert_cmpuint (bw_test_server_count_requests (bw_fake_graph_get_server (graph)), ==, 0);
}

static void
test_before (void)
{
  g_autoptr (BwTestAuthority) stranger = bw_test_authority_new ();

  check_before (NULL, stranger, BW_HTTP_ERROR_UNKNOWN_AUTHORITY);
  check_before ("https://nobody.invalid", authority, BW_HTTP_ERROR_OFFLINE);
  check_certificate (BW_TEST_CERTIFICATE_EXPIRED);
  check_certificate (BW_TEST_CERTIFICATE_EARLY);
  check_certificate (BW_TEST_CERTIFICATE_OTHER_NAME);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  authority = bw_test_authority_new ();
  certificate = bw_test_authority_issue (authority, BW_TEST_CERTIFICATE_GOOD);
  for (gsize i = 0; i < BW_N_TEST_TROUBLES; i++) {
    g_autofree char *trial = g_strconcat ("/sign-in-faults/trial/", BW_TEST_TROUBLES[i].name, NULL);
    g_autofree char *name = g_strconcat ("/sign-in-faults/name/", BW_TEST_TROUBLES[i].name, NULL);

    g_test_add_data_func (trial, &BW_TEST_TROUBLES[i], test_trial);
    g_test_add_data_func (name, &BW_TEST_TROUBLES[i], test_name);
  }
  g_test_add_func ("/sign-in-faults/bad-names", test_bad_names);
  g_test_add_func ("/sign-in-faults/before", test_before);
  status = g_test_run ();
  g_clear_object (&certificate);
  bw_test_authority_free (authority);
  return status;
}
