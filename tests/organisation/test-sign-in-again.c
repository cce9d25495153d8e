/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A sign-in that takes more than one question: what Graph demands of it, what the organisation is called, and which one is
   meant where it is signed in to again. */

#include <string.h>

#include "archive/bw-archive.h"
#include "auth/bw-auth-error.h"
#include "net/bw-http-error.h"
#include "organisation/bw-organisation-removal.h"
#include "organisation/bw-sign-in-case.h"
#include "support/bw-secret-watch.h"

/* What a policy of Graph's wants (graph.md §4.7). */
#define DEMAND "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}"
#define OTHER_DEMAND "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"%u\"}}}"

/* The name is asked for once, since the sign-in is kept only afterwards; and where the score is refused, for which it
   takes a role, all the same. */
static void
test_name_once (BwSignInCase *fixture, gconstpointer data)
{
  BwTestServer *server = bw_fake_graph_get_server (fixture->graph);
  g_autoptr (BwOrganisationEntry) nameless = NULL;
  g_auto (BwOrganisationSignedIn) unread = { 0 };

  for (guint i = 2; i < 12; i++)
    bw_test_server_add_fault (server, i, &(BwTestFault) { .status = 503 });
  nameless = bw_sign_in_case_sign_in (fixture);
  g_assert_cmpstr (bw_organisation_entry_get_name (nameless), ==, BW_FAKE_ENTRA_TENANT);
  g_assert_cmpuint (bw_test_server_count_requests (server), ==, 2);

  g_assert_true (bw_organisation_list_remove (fixture->list,
                                              bw_organisation_entry_get_id (nameless), NULL, NULL));
  bw_test_server_clear_faults (server);
  bw_test_server_add_fault (server, 3, &(BwTestFault) { .status = 403 });
  bw_sign_in_case_start_again (fixture);
  g_assert_true (bw_organisation_sign_in (&fixture->needed, &unread, NULL, NULL));
  g_assert_error (unread.reading, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN);
  g_assert_cmpuint (bw_test_server_count_requests (server), ==, 4);
  g_assert_cmpstr (bw_organisation_entry_get_name (unread.entry), ==, BW_FAKE_GRAPH_NAME);
}

/* What has no name gets one when the sign-in is renewed; also where the list is read as an organisation that was
   added before. */
static void
test_name_later (BwSignInCase *fixture, gconstpointer data)
{
  BwTestServer *server = bw_fake_graph_get_server (fixture->graph);
  g_autoptr (BwOrganisationEntry) nameless = NULL;
  g_autoptr (BwOrganisationEntry) named = NULL;
  g_autoptr (BwOrganisationEntry) renewed = NULL;

  bw_test_server_add_fault (server, 2, &(BwTestFault) { .status = 503 });
  nameless = bw_sign_in_case_sign_in (fixture);
  g_assert_cmpstr (bw_organisation_entry_get_name (nameless), ==, BW_FAKE_ENTRA_TENANT);
  bw_sign_in_case_start_again (fixture);
  fixture->needed.renewed = nameless;
  named = bw_sign_in_case_sign_in (fixture);
  g_assert_cmpstr (bw_organisation_entry_get_name (named), ==, BW_FAKE_GRAPH_NAME);
  g_assert_cmpuint (bw_sign_in_case_count (fixture), ==, 1);

  /* What the user calls it meanwhile stays. */
  bw_sign_in_case_mark (fixture, named, "Mine");
  bw_sign_in_case_start_again (fixture);
  renewed = bw_sign_in_case_sign_in (fixture);
  g_assert_cmpstr (bw_organisation_entry_get_name (renewed), ==, "Mine");
}

/* What Graph demands of the user is asked for once more, with the sign-in, and not for ever. */
static void
test_demanded (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = NULL;

  bw_fake_entra_demand (fixture->entra, DEMAND, TRUE);
  fixture->needed.way = BW_SIGN_IN_DEVICE_CODE;
  entry = bw_sign_in_case_sign_in (fixture);
  g_assert_cmpuint (bw_fake_entra_count (fixture->entra, "devicecode"), ==, 2);
  g_assert_cmpuint (bw_sign_in_case_count (fixture), ==, 1);
  records = bw_sign_in_case_refresh (fixture, entry, &error);
  g_assert_no_error (error);

  /* Who knows it beforehand is asked once. */
  fixture->needed.claims = DEMAND;
  g_clear_object (&entry);
  entry = bw_sign_in_case_sign_in (fixture);
  g_assert_cmpuint (bw_fake_entra_count (fixture->entra, "devicecode"), ==, 3);
}

/* Graph refuses so many requests from its first one on with a status, each time for want of other claims, the last time of
   DEMAND: what is demanded in the end nobody brings but a sign-in. */
static void
refuse_token (BwSignInCase *fixture, guint status, guint n)
{
  for (guint i = 1; i <= n; i++) {
    g_autofree char *claims = i < n ? g_strdup_printf (OTHER_DEMAND, i) : g_strdup (DEMAND);
    g_autofree char *encoded = g_base64_encode ((const guchar *) claims, strlen (claims));
    g_autofree char *headers = g_strdup_printf (
        "WWW-Authenticate: Bearer error=\"insufficient_claims\", claims=\"%s\"", encoded);

    bw_test_server_add_fault (
        bw_fake_graph_get_server (fixture->graph), i,
        &(BwTestFault) { .status = status, .headers = headers, .body = "{}" });
  }
}

/* Tokens that the sign-in service gives without a word, and that Graph refuses all the same: what it demands in the end is in
   its answer alone, be that 401 or 403. The user is asked for it, and brings it. */
static void
test_demanded_by_answer (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = NULL;
  g_auto (BwOrganisationSignedIn) result = { 0 };

  refuse_token (fixture, GPOINTER_TO_UINT (data), 3);
  fixture->needed.way = BW_SIGN_IN_DEVICE_CODE;
  g_assert_true (bw_organisation_sign_in (&fixture->needed, &result, NULL, &error));
  g_assert_no_error (error);
  g_assert_no_error (result.reading);
  g_assert_cmpuint (bw_fake_entra_count (fixture->entra, "devicecode"), ==, 2);
  /* Where just that is demanded from now on, nobody is asked any more. */
  bw_fake_entra_demand (fixture->entra, DEMAND, TRUE);
  records = bw_sign_in_case_refresh (fixture, result.entry, &error);
  g_assert_no_error (error);
}

/* A demand that no sign-in meets is told after the second one. */
static void
test_never_met (BwSignInCase *fixture, gconstpointer data)
{
  g_auto (BwOrganisationSignedIn) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *encoded = g_base64_encode ((const guchar *) DEMAND, strlen (DEMAND));
  g_autofree char *headers = g_strdup_printf (
      "WWW-Authenticate: Bearer error=\"insufficient_claims\", claims=\"%s\"", encoded);

  bw_test_server_add_fault (bw_fake_graph_get_server (fixture->graph), 0,
                            &(BwTestFault) { .status = 401, .headers = headers, .body = "{}" });
  bw_fake_entra_demand (fixture->entra, DEMAND, TRUE);
  fixture->needed.way = BW_SIGN_IN_DEVICE_CODE;
  bw_organisation_sign_in (&fixture->needed, &result, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (result.reading);
  g_assert_cmpuint (bw_fake_entra_count (fixture->entra, "devicecode"), ==, 2);
}

/* Who renews an organisation as an application may name it by its domain: it is signed in to where it is known to
   be. */
static void
test_renewed_by_domain (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) first = bw_sign_in_case_sign_in (fixture);
  g_autoptr (BwOrganisationEntry) second = NULL;
  g_autoptr (BwCredential) secret = bw_credential_new (
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = BW_FAKE_ENTRA_SECRET });
  g_autoptr (GError) error = NULL;

  fixture->needed.renewed = first;
  fixture->needed.way = BW_SIGN_IN_APPLICATION;
  fixture->needed.tenant = BW_FAKE_ENTRA_DOMAIN;
  fixture->needed.application = secret;
  second = bw_sign_in_case_sign_in (fixture);
  g_assert_cmpstr (bw_organisation_entry_get_id (second), ==, bw_organisation_entry_get_id (first));
  g_assert_cmpstr (bw_organisation_entry_get_tenant (second), ==, BW_FAKE_ENTRA_TENANT);
  g_assert_cmpstr (bw_organisation_entry_get_name (second), ==, BW_FAKE_GRAPH_NAME);

  /* Another id is another organisation all the same. */
  fixture->needed.tenant = BW_FAKE_ENTRA_CUSTOMER;
  bw_fake_entra_set_customer (fixture->entra, 0);
  bw_sign_in_case_refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_ACCOUNT_NOT_IN_TENANT);
}

static void
store_day (BwSignInCase *fixture, const char *id, const char *tenant_id, guint year)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive = bw_archive_open (folder, tenant_id, fixture->clock, NULL, &error);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (days, bw_snapshot_new (&(BwSnapshotFields) { .id = "",
                                                                .tenant_id = tenant_id,
                                                                .day = bw_day_new (year, 1, 1),
                                                                .current = 1,
                                                                .max = 2,
                                                                .active_users = -1 }));
  bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* What was kept of an organisation that was removed is gone on with by who signs in to it again; not what is of another
   one, and not before the removal cannot be undone any more. */
static void
test_adopts (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) first = bw_sign_in_case_sign_in (fixture);
  const char *id = bw_organisation_entry_get_id (first);
  g_autoptr (BwOrganisationRemoval) removal = NULL;
  g_autoptr (BwOrganisationEntry) early = NULL;
  g_autoptr (BwOrganisationEntry) second = NULL;
  g_autoptr (GError) error = NULL;

  store_day (fixture, id, BW_FAKE_ENTRA_TENANT, 2025);
  store_day (fixture, "of-another", BW_FAKE_ENTRA_CUSTOMER, 2026);
  removal = bw_organisation_removal_new (first, fixture->list, FALSE, NULL, &error);
  g_assert_no_error (error);
  bw_sign_in_case_start_again (fixture);
  early = bw_sign_in_case_sign_in (fixture);
  g_assert_cmpstr (bw_organisation_entry_get_id (early), !=, id);
  g_assert_cmpstr (bw_organisation_entry_get_id (early), !=, "of-another");

  g_assert_true (bw_organisation_removal_finish (removal, BW_KEYRING (fixture->keyring), NULL,
                                                 FALSE, NULL, &error));
  g_assert_true (bw_organisation_remove (early, fixture->list, TRUE, BW_KEYRING (fixture->keyring),
                                         FALSE, NULL, &error));
  bw_sign_in_case_start_again (fixture);
  second = bw_sign_in_case_sign_in (fixture);
  g_assert_cmpstr (bw_organisation_entry_get_id (second), ==, id);
}

static gpointer
sign_in_on_thread (gpointer data)
{
  return bw_sign_in_case_sign_in (data);
}

static void
wait_for_tokens (BwSignInCase *fixture, guint n)
{
  while (bw_fake_entra_count (fixture->entra, "token") < n)
    g_thread_yield ();
}

/* Two that sign in to the same at once add it once: the second one goes on when the first is done. */
static void
test_at_once (BwSignInCase *fixture, gconstpointer data)
{
  const BwTestFault held = { .status = 503, .hold = TRUE };
  BwTestServer *server = bw_fake_graph_get_server (fixture->graph);
  g_autoptr (BwCredential) secret = bw_credential_new (
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = BW_FAKE_ENTRA_SECRET });
  g_autoptr (BwOrganisationEntry) first = NULL;
  g_autoptr (BwOrganisationEntry) second = NULL;
  GThread *threads[2] = { NULL };

  fixture->needed.way = BW_SIGN_IN_APPLICATION;
  fixture->needed.tenant = BW_FAKE_ENTRA_TENANT;
  fixture->needed.application = secret;
  bw_test_server_add_fault (server, 1, &held);
  threads[0] = g_thread_new ("first", sign_in_on_thread, fixture);
  bw_test_server_wait_for_requests (server, 1);
  threads[1] = g_thread_new ("second", sign_in_on_thread, fixture);
  wait_for_tokens (fixture, 2);
  bw_test_server_release (server);
  first = g_thread_join (threads[0]);
  second = g_thread_join (threads[1]);
  g_assert_cmpstr (bw_organisation_entry_get_id (first), ==, bw_organisation_entry_get_id (second));
  g_assert_cmpuint (bw_sign_in_case_count (fixture), ==, 1);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add (name, BwSignInCase, NULL, bw_sign_in_case_set_up, function, bw_sign_in_case_tear_down)
  ADD ("/sign-in-again/name-once", test_name_once);
  ADD ("/sign-in-again/name-later", test_name_later);
  ADD ("/sign-in-again/demanded", test_demanded);
  g_test_add ("/sign-in-again/demanded-by-401", BwSignInCase, GUINT_TO_POINTER (401),
              bw_sign_in_case_set_up, test_demanded_by_answer, bw_sign_in_case_tear_down);
  g_test_add ("/sign-in-again/demanded-by-403", BwSignInCase, GUINT_TO_POINTER (403),
              bw_sign_in_case_set_up, test_demanded_by_answer, bw_sign_in_case_tear_down);
  ADD ("/sign-in-again/never-met", test_never_met);
  ADD ("/sign-in-again/renewed-by-domain", test_renewed_by_domain);
  ADD ("/sign-in-again/adopts", test_adopts);
  ADD ("/sign-in-again/at-once", test_at_once);
#undef ADD

  return g_test_run ();
}
