/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whose tokens count where, until when, and with what: a Graph that judges them as Microsoft's does. */

#include "auth/bw-auth-error.h"
#include "auth/bw-test-browser.h"
#include "auth/bw-test-key-pair.h"
#include "net/bw-http-error.h"
#include "organisation/bw-connection-world.h"
#include "organisation/bw-organisation-sign-in.h"
#include "support/bw-secret-watch.h"

#define REVOKED "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}"
#define STRONGER "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}"

static guint
count_tokens (BwConnectionWorld *world)
{
  return bw_fake_entra_count (world->entra, "token");
}

static void
assert_refused (BwConnectionWorld *world, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_connection_world_refresh (world, &error));
  g_assert_error (error, domain, code);
}

/* Whose score is read. */
static void
assert_reads_of (BwConnectionWorld *world, const char *tenant)
{
  g_autoptr (BwOrganisation) organisation = bw_connection_world_open (world);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = bw_organisation_refresh (organisation, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (bw_scorecard_get_tenant_id (bw_records_get_scorecard (records)), ==, tenant);
}

/* Takes the place of the Graph that there is. */
static void
renew_graph (BwConnectionWorld *world, const char *tenant)
{
  bw_fake_graph_free (world->graph);
  world->graph = bw_fake_graph_new (&(BwFakeGraphFields) {
      .n_days = 3,
      .n_controls = 5,
      .tenant = tenant,
      .judge = bw_fake_entra_judge,
      .judge_data = world->entra,
  });
  bw_fake_entra_set_graph (world->entra, bw_fake_graph_get_root (world->graph));
}

static void
put_secret (BwConnectionWorld *world)
{
  bw_connection_world_put (
      BW_KEYRING (world->keyring),
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = BW_FAKE_ENTRA_SECRET });
}

/* By Microsoft's clock the token has run out, by this computer's it has not: another one is obtained, once. */
static void
test_expired (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  g_autoptr (BwClock) ahead = bw_manual_clock_new ("2026-07-17T13:00:00Z");

  bw_connection_world_assert_reads (world);
  g_assert_cmpuint (count_tokens (world), ==, 1);
  bw_fake_entra_set_clock (world->entra, ahead);
  bw_connection_world_assert_reads (world);
  g_assert_cmpuint (count_tokens (world), ==, 2);
}

/* Tokens that are over as soon as they come do not make it go round and round. */
static void
test_expired_at_once (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));

  bw_fake_entra_set_life (world->entra, 0);
  assert_refused (world, BW_HTTP_ERROR, BW_HTTP_ERROR_NOT_SIGNED_IN);
  g_assert_cmpuint (bw_connection_world_count_reads (world), <=, 2);
}

/* What one cloud's Graph takes another one's does not; the sign-in counts for both (graph.md §3, §4.5). */
static void
test_audience (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));

  bw_connection_world_assert_reads (world);
  renew_graph (world, NULL);
  bw_connection_world_connect_anew (world, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_BROWSER);
  bw_connection_world_assert_reads (world);
  g_assert_cmpuint (count_tokens (world), ==, 2);
}

/* A partner reaches a customer by the customer's own authority, with the same account (graph.md §4.11): the same
 * sign-in brings tokens of either, and each reads its own. */
static void
test_customer (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));

  bw_fake_entra_set_customer (world->entra, 0);
  assert_reads_of (world, BW_FAKE_ENTRA_TENANT);
  bw_connection_world_connect_anew (world, BW_FAKE_ENTRA_CUSTOMER, BW_SIGN_IN_BROWSER);
  assert_reads_of (world, BW_FAKE_ENTRA_CUSTOMER);
  bw_manual_clock_advance (BW_MANUAL_CLOCK (world->clock), 2 * G_TIME_SPAN_HOUR);
  assert_reads_of (world, BW_FAKE_ENTRA_CUSTOMER);
}

/* And what the user's own organisation gives out does not reach it. */
static void
test_customer_alone (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));

  bw_fake_entra_set_customer (world->entra, 0);
  renew_graph (world, BW_FAKE_ENTRA_CUSTOMER);
  bw_connection_world_connect_anew (world, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_BROWSER);
  assert_refused (world, BW_HTTP_ERROR, BW_HTTP_ERROR_NOT_SIGNED_IN);
  g_assert_cmpuint (bw_connection_world_count_reads (world), <=, 2);

  bw_connection_world_connect_anew (world, BW_FAKE_ENTRA_CUSTOMER, BW_SIGN_IN_BROWSER);
  assert_reads_of (world, BW_FAKE_ENTRA_CUSTOMER);
  put_secret (world);
  bw_connection_world_connect_anew (world, BW_FAKE_ENTRA_CUSTOMER_DOMAIN, BW_SIGN_IN_APPLICATION);
  assert_reads_of (world, BW_FAKE_ENTRA_CUSTOMER);
}

/* Not let in there, or the application is not: told apart, and nothing is asked of Graph. */
static void
test_customer_refuses (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));

  bw_connection_world_connect_anew (world, BW_FAKE_ENTRA_CUSTOMER, BW_SIGN_IN_BROWSER);
  bw_connection_world_assert_fails (world, BW_AUTH_ERROR, BW_AUTH_ERROR_ACCOUNT_NOT_IN_TENANT);
  bw_fake_entra_set_customer (world->entra, 90099);
  bw_connection_world_assert_fails (world, BW_AUTH_ERROR, BW_AUTH_ERROR_CONSENT);
  put_secret (world);
  bw_connection_world_connect_anew (world, BW_FAKE_ENTRA_CUSTOMER, BW_SIGN_IN_APPLICATION);
  bw_connection_world_assert_fails (world, BW_AUTH_ERROR, BW_AUTH_ERROR_OTHER_APPLICATION);
}

/* Whoever signs in counts for ninety days from when it was last used (graph.md §4.5). */
static void
test_unused (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));

  for (guint i = 0; i < 2; i++) {
    bw_manual_clock_advance (BW_MANUAL_CLOCK (world->clock), 89 * G_TIME_SPAN_DAY);
    bw_connection_world_assert_reads (world);
  }
  bw_manual_clock_advance (BW_MANUAL_CLOCK (world->clock), 90 * G_TIME_SPAN_DAY);
  bw_connection_world_assert_fails (world, BW_AUTH_ERROR, BW_AUTH_ERROR_SIGN_IN_AGAIN);
}

/* Reading is all that users were asked to let it do (graph.md §2, §4.1). */
static void
test_change (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  g_autoptr (BwControlUpdate) update = bw_control_update_new (
      &(BwControlUpdateFields) { .id = "aad_control_000", .state = "Ignored" });
  g_autoptr (BwOrganisation) organisation = bw_connection_world_open (world);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      bw_source_change (bw_organisation_get_source (organisation), update, NULL, NULL, &error));
  g_assert_error (error, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN_CHANGE);
}

static void
put_certificate (BwConnectionWorld *world)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (world->clock);
  gint64 seconds = g_date_time_to_unix (now);
  g_autoptr (BwTestKeyPair) pair =
                bw_test_key_pair_new (BW_TEST_KEY_RSA, seconds - 3600, seconds + 360000);

  bw_fake_entra_set_certificate (world->entra, pair->certificate);
  bw_connection_world_put (BW_KEYRING (world->keyring),
                           &(BwCredentialFields) { .kind = BW_CREDENTIAL_CERTIFICATE,
                                                   .certificate = pair->pkcs12,
                                                   .password = BW_TEST_KEY_PAIR_PASSWORD });
}

/* A token that was fine is challenged, and another one brings what is demanded: of a user, and of an application with
 * either proof (graph.md §4.7). It is not asked for again with each reading. */
static void
test_challenge (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = NULL;

  if (data == NULL)
    token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  else
    ((void (*) (BwConnectionWorld *)) data) (world);
  bw_connection_world_connect_anew (world, BW_FAKE_ENTRA_TENANT,
                                    data == NULL ? BW_SIGN_IN_BROWSER : BW_SIGN_IN_APPLICATION);
  bw_connection_world_assert_reads (world);
  bw_fake_entra_demand (world->entra, REVOKED, FALSE);
  bw_connection_world_assert_reads (world);
  g_assert_cmpuint (count_tokens (world), ==, 2);
  bw_connection_world_assert_reads (world);
  g_assert_cmpuint (count_tokens (world), ==, 2);

  /* An hour later as well, where what is demanded is not known beforehand. */
  bw_manual_clock_advance (BW_MANUAL_CLOCK (world->clock), G_TIME_SPAN_HOUR);
  bw_connection_world_assert_reads (world);
  g_assert_cmpuint (count_tokens (world), ==, 4);
}

typedef struct {
  BwConnectionWorld *world;
  BwTestBrowser *browser;
  BwCloud *cloud;
  BwOrganisationList *list;
  BwOrganisationSignIn needed;
} SignIn;

static void
sign_in_init (SignIn *self, BwConnectionWorld *world, BwSignInWay way, const char *tenant)
{
  self->world = world;
  self->browser = bw_test_browser_new ();
  self->cloud =
      bw_cloud_new_custom (&(BwCloudFields) { .login = bw_fake_entra_get_root (world->entra),
                                              .graph = bw_fake_graph_get_root (world->graph) },
                           NULL);
  self->list = bw_organisation_list_new (bw_test_folder_get_path (world->folder));
  self->needed = (BwOrganisationSignIn) {
    .list = self->list,
    .keyring = BW_KEYRING (world->keyring),
    .clock = world->clock,
    .interaction = BW_INTERACTION (self->browser),
    .way = way,
    .cloud = self->cloud,
    .tenant = tenant,
    .client_id = BW_FAKE_ENTRA_CLIENT,
  };
}

static void
sign_in_clear (SignIn *self)
{
  g_clear_object (&self->browser);
  g_clear_object (&self->cloud);
  g_clear_object (&self->list);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignIn, sign_in_clear)

static void
sign_in (SignIn *self, BwOrganisationSignedIn *result)
{
  g_autoptr (GError) error = NULL;

  bw_organisation_sign_in (&self->needed, result, NULL, &error);
  g_assert_no_error (error);
  bw_test_browser_join (self->browser);
}

/* Where only the user can bring what is demanded, that is told, with what it is; a sign-in that brings it counts, and
 * goes on counting when its token is refreshed. */
static void
test_challenge_of_user (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  g_auto (SignIn) before = { NULL };
  g_auto (SignIn) after = { NULL };
  g_auto (BwOrganisationSignedIn) twice = { 0 };
  g_auto (BwOrganisationSignedIn) done = { 0 };
  g_autoptr (GError) error = NULL;
  guint n_tokens = 0;

  bw_connection_world_assert_reads (world);
  bw_fake_entra_demand (world->entra, STRONGER, TRUE);
  g_assert_false (bw_connection_world_refresh (world, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_MORE_PROOF);
  g_assert_cmpstr (bw_auth_error_get_fields (error)->claims, ==, STRONGER);

  /* Who signs in without it is asked once more, with it. */
  sign_in_init (&before, world, GPOINTER_TO_INT (data), BW_FAKE_ENTRA_TENANT);
  sign_in (&before, &twice);
  g_assert_no_error (twice.reading);

  sign_in_init (&after, world, GPOINTER_TO_INT (data), BW_FAKE_ENTRA_TENANT);
  after.needed.claims = bw_auth_error_get_fields (error)->claims;
  n_tokens = count_tokens (world);
  sign_in (&after, &done);
  g_assert_no_error (done.reading);
  /* Its first token does already. */
  g_assert_cmpuint (count_tokens (world), ==, n_tokens + 1);
  bw_connection_world_connect_to (world, done.entry);
  bw_manual_clock_advance (BW_MANUAL_CLOCK (world->clock), 2 * G_TIME_SPAN_HOUR);
  bw_connection_world_assert_reads (world);
}

/* A partner signs in at the customer's authority: the organisation is the customer, by its id and its name, and the
 * user's own is beside it. */
static void
test_sign_in_at_customer (BwConnectionWorld *world, gconstpointer data)
{
  g_auto (SignIn) own = { NULL };
  g_auto (SignIn) theirs = { NULL };
  g_auto (BwOrganisationSignedIn) at_home = { 0 };
  g_auto (BwOrganisationSignedIn) done = { 0 };
  g_autoptr (GPtrArray) entries = NULL;
  BwOrganisationEntryFields fields;

  bw_fake_entra_set_customer (world->entra, 0);
  sign_in_init (&own, world, GPOINTER_TO_INT (data), "organizations");
  sign_in (&own, &at_home);
  sign_in_init (&theirs, world, GPOINTER_TO_INT (data), BW_FAKE_ENTRA_CUSTOMER_DOMAIN);
  sign_in (&theirs, &done);
  g_assert_no_error (done.reading);
  fields = bw_organisation_entry_get_fields (done.entry);
  g_assert_cmpstr (fields.tenant, ==, BW_FAKE_ENTRA_CUSTOMER);
  g_assert_cmpstr (fields.name, ==, BW_FAKE_GRAPH_OTHER_NAME);
  g_assert_cmpstr (fields.account, ==, BW_FAKE_ENTRA_USER);
  entries = bw_organisation_list_load (theirs.list, NULL, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 2);

  bw_manual_clock_advance (BW_MANUAL_CLOCK (world->clock), 2 * G_TIME_SPAN_HOUR);
  bw_connection_world_connect_to (world, done.entry);
  assert_reads_of (world, BW_FAKE_ENTRA_CUSTOMER);
  bw_connection_world_connect_to (world, at_home.entry);
  assert_reads_of (world, BW_FAKE_ENTRA_TENANT);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, data, function)                                                              \
  g_test_add ("/connection-tokens/" name, BwConnectionWorld, data, bw_connection_world_set_up, \
              function, bw_connection_world_tear_down)
  ADD ("expired", NULL, test_expired);
  ADD ("expired-at-once", NULL, test_expired_at_once);
  ADD ("audience", NULL, test_audience);
  ADD ("customer", NULL, test_customer);
  ADD ("customer-alone", NULL, test_customer_alone);
  ADD ("customer-refuses", NULL, test_customer_refuses);
  ADD ("unused", NULL, test_unused);
  ADD ("change", NULL, test_change);
  ADD ("challenge/user", NULL, test_challenge);
  ADD ("challenge/secret", (gconstpointer) put_secret, test_challenge);
  ADD ("challenge/certificate", (gconstpointer) put_certificate, test_challenge);
  ADD ("challenge-of-user/browser", GINT_TO_POINTER (BW_SIGN_IN_BROWSER), test_challenge_of_user);
  ADD ("challenge-of-user/device-code", GINT_TO_POINTER (BW_SIGN_IN_DEVICE_CODE),
       test_challenge_of_user);
  ADD ("sign-in-at-customer/browser", GINT_TO_POINTER (BW_SIGN_IN_BROWSER),
       test_sign_in_at_customer);
  ADD ("sign-in-at-customer/device-code", GINT_TO_POINTER (BW_SIGN_IN_DEVICE_CODE),
       test_sign_in_at_customer);
#undef ADD

  return g_test_run ();
}
