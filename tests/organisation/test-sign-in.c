/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-flaky-keyring.h"
#include "auth/bw-memory-keyring.h"
#include "auth/bw-process-lock.h"
#include "auth/bw-test-browser.h"
#include "net/bw-http-error.h"
#include "organisation/bw-organisation-opening.h"
#include "organisation/bw-organisation-removal.h"
#include "organisation/bw-organisation-sign-in.h"
#include "support/bw-fake-entra.h"
#include "support/bw-fake-graph.h"
#include "support/bw-manual-clock.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

/* What a policy of Graph's wants (graph.md §4.7). */
#define DEMAND "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}"

typedef struct {
  BwTestFolder *base;
  BwFakeEntra *entra;
  BwFakeGraph *graph;
  BwFlakyKeyring *keyring;
  BwTestBrowser *browser;
  BwClock *clock;
  BwCloud *cloud;
  BwOrganisationList *list;
  BwOrganisationSignIn needed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->base = bw_test_folder_new ();
  fixture->entra = bw_fake_entra_new (NULL);
  fixture->clock = bw_manual_clock_new ("2026-07-17T12:00:00Z");
  bw_fake_entra_set_clock (fixture->entra, fixture->clock);
  fixture->graph = bw_fake_graph_new (&(BwFakeGraphFields) {
      .n_days = 3, .n_controls = 5, .judge = bw_fake_entra_judge, .judge_data = fixture->entra });
  bw_fake_entra_set_graph (fixture->entra, bw_fake_graph_get_root (fixture->graph));
  fixture->keyring = bw_flaky_keyring_new ();
  fixture->browser = bw_test_browser_new ();
  fixture->cloud = bw_cloud_new_custom (
      &(BwCloudFields) {
          .login = bw_fake_entra_get_root (fixture->entra),
          .graph = bw_fake_graph_get_root (fixture->graph),
      },
      NULL);
  fixture->list = bw_organisation_list_new (bw_test_folder_get_path (fixture->base));
  fixture->needed = (BwOrganisationSignIn) {
    .list = fixture->list,
    .keyring = BW_KEYRING (fixture->keyring),
    .clock = fixture->clock,
    .interaction = BW_INTERACTION (fixture->browser),
    .way = BW_SIGN_IN_BROWSER,
    .cloud = fixture->cloud,
    .tenant = "organizations",
    .client_id = BW_FAKE_ENTRA_CLIENT,
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *complaint = bw_fake_entra_dup_complaint (fixture->entra);

  g_assert_cmpstr (complaint, ==, "");
  g_clear_object (&fixture->list);
  g_clear_object (&fixture->cloud);
  g_clear_object (&fixture->clock);
  g_clear_object (&fixture->browser);
  g_assert_finalize_object (fixture->keyring);
  g_clear_pointer (&fixture->graph, bw_fake_graph_free);
  g_clear_object (&fixture->entra);
  g_clear_pointer (&fixture->base, bw_test_folder_free);
}

static BwOrganisationEntry *
sign_in (Fixture *fixture)
{
  g_auto (BwOrganisationSignedIn) result = { 0 };
  g_autoptr (GError) error = NULL;

  bw_organisation_sign_in (&fixture->needed, &result, NULL, &error);
  g_assert_no_error (error);
  g_assert_no_error (result.reading);
  g_assert_no_error (result.keeping);
  return g_steal_pointer (&result.entry);
}

static void
refuse_sign_in (Fixture *fixture, GError **error)
{
  g_auto (BwOrganisationSignedIn) result = { 0 };

  g_assert_false (bw_organisation_sign_in (&fixture->needed, &result, NULL, error));
  g_assert_null (result.entry);
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = bw_organisation_list_load (fixture->list, NULL, NULL, NULL);

  g_assert_nonnull (entries);
  return entries->len;
}

static char *
dup_kept (Fixture *fixture, BwOrganisationEntry *entry)
{
  g_autoptr (BwCredential) credential = bw_keyring_load (
      BW_KEYRING (fixture->keyring), bw_organisation_entry_get_id (entry), FALSE, NULL, NULL);

  return credential != NULL ? g_strdup (bw_credential_get_secret (credential)) : NULL;
}

static BwRecords *
refresh (Fixture *fixture, BwOrganisationEntry *entry, GError **error)
{
  g_autofree char *lock_folder = bw_organisation_list_build_lock_folder (fixture->list);
  g_autoptr (BwOrganisation) organisation = bw_organisation_opening_open (
      &(BwOrganisationOpening) {
          .entry = entry,
          .keyring = BW_KEYRING (fixture->keyring),
          .clock = fixture->clock,
          .lock_folder = lock_folder,
      },
      NULL, error);

  return organisation != NULL ? bw_organisation_refresh (organisation, NULL, error) : NULL;
}

/* Signed in, named by Microsoft, in the list by its own id; later opened by what the keyring has. */
static void
test_browser (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = sign_in (fixture);
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (entry);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = NULL;

  g_assert_cmpstr (fields.name, ==, BW_FAKE_GRAPH_NAME);
  g_assert_cmpstr (fields.tenant, ==, BW_FAKE_ENTRA_TENANT);
  g_assert_cmpstr (fields.account, ==, BW_FAKE_ENTRA_USER);
  g_assert_cmpuint (count (fixture), ==, 1);
  records = refresh (fixture, entry, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_scorecard_get_actions (bw_records_get_scorecard (records))->len, ==, 5);
}

static void
start_again (Fixture *fixture)
{
  bw_test_browser_join (fixture->browser);
  g_clear_object (&fixture->browser);
  fixture->browser = bw_test_browser_new ();
  fixture->needed.interaction = BW_INTERACTION (fixture->browser);
}

/* The name that the user gave goes before Microsoft's, and stays when the sign-in is renewed. */
static void
test_renew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) first = NULL;
  g_autoptr (BwOrganisationEntry) second = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture->needed.name = "Mine";
  first = sign_in (fixture);
  before = dup_kept (fixture, first);
  start_again (fixture);
  fixture->needed.name = NULL;
  fixture->needed.renewed = first;
  second = sign_in (fixture);
  after = dup_kept (fixture, second);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpstr (bw_organisation_entry_get_id (second), ==, bw_organisation_entry_get_id (first));
  g_assert_cmpstr (bw_organisation_entry_get_name (second), ==, "Mine");
  g_assert_cmpstr (before, !=, after);
}

static void
mark (Fixture *fixture, BwOrganisationEntry *entry, const char *name)
{
  BwOrganisationMarks marks = { .name = name, .short_name = "M", .colour = "teal" };

  g_assert_true (bw_organisation_list_mark (fixture->list, bw_organisation_entry_get_id (entry),
                                            &marks, NULL, NULL));
}

static void
assert_marked (Fixture *fixture, BwOrganisationEntry *entry)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (entry);

  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpstr (fields.name, ==, "Mine");
  g_assert_cmpstr (fields.short_name, ==, "M");
  g_assert_cmpstr (fields.colour, ==, "teal");
  g_assert_true (fields.is_default);
}

/* What the user calls it and how it is marked stays, also where the same organisation is signed in to
   without being named as one of the list, and also what changed since that was read. */
static void
test_marks_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) first = sign_in (fixture);
  g_autoptr (BwOrganisationEntry) second = NULL;
  g_autoptr (BwOrganisationEntry) third = NULL;
  g_autoptr (BwOrganisationEntry) fourth = NULL;

  mark (fixture, first, "Mine");
  start_again (fixture);
  fixture->needed.renewed = first;
  second = sign_in (fixture);
  assert_marked (fixture, second);

  start_again (fixture);
  fixture->needed.renewed = NULL;
  third = sign_in (fixture);
  assert_marked (fixture, third);

  start_again (fixture);
  mark (fixture, third, "Other");
  fixture->needed.name = "Mine";
  fourth = sign_in (fixture);
  assert_marked (fixture, fourth);
}

/* Somebody of another organisation does not take the place of the one that is signed in to again; another
   account of the same one does, and is told. */
static void
test_renewed_by_other (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) first = sign_in (fixture);
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (first);
  g_autoptr (BwOrganisationEntry) other_tenant = NULL;
  g_autoptr (BwOrganisationEntry) other_account = NULL;
  g_autofree char *before = dup_kept (fixture, first);
  g_autofree char *after = NULL;
  g_auto (BwOrganisationSignedIn) result = { 0 };
  g_autoptr (GError) error = NULL;

  fields.tenant = "99999999-2222-3333-4444-555555555555";
  other_tenant = bw_organisation_entry_new (&fields);
  start_again (fixture);
  fixture->needed.renewed = other_tenant;
  refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_ACCOUNT_NOT_IN_TENANT);
  after = dup_kept (fixture, first);
  g_assert_cmpstr (before, ==, after);

  g_clear_error (&error);
  fields = bw_organisation_entry_get_fields (first);
  fields.account = "ander@voorbeeld.example";
  other_account = bw_organisation_entry_new (&fields);
  start_again (fixture);
  fixture->needed.renewed = other_account;
  g_assert_true (bw_organisation_sign_in (&fixture->needed, &result, NULL, &error));
  g_assert_cmpstr (result.other_account, ==, "ander@voorbeeld.example");
}

/* Where there is no keyring, nobody is sent to the browser. */
static void
test_no_keyring (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_NO_SERVICE);
  refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_NO_SERVICE);
  g_assert_cmpuint (bw_fake_entra_count (fixture->entra, "authorize"), ==, 0);
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* A keyring that does not take the credential leaves no organisation behind. */
static void
test_not_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_REFUSED);
  refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_REFUSED);
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* A keyring that has it already when it is cancelled keeps nothing that is in no list. */
static void
test_cancelled_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) kept = NULL;

  bw_flaky_keyring_take_cancelled (fixture->keyring, TRUE);
  refuse_sign_in (fixture, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (bw_flaky_keyring_count_stores (fixture->keyring), ==, 1);
  g_assert_cmpuint (count (fixture), ==, 0);
  kept = bw_keyring_list (BW_KEYRING (fixture->keyring), FALSE, NULL, NULL);
  g_assert_nonnull (kept);
  g_assert_cmpuint (g_strv_length (kept), ==, 0);
}

/* Where it was to be renewed, what was there before is there again. */
static void
test_renewal_cancelled_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = sign_in (fixture);
  g_autofree char *before = dup_kept (fixture, entry);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  start_again (fixture);
  fixture->needed.renewed = entry;
  bw_flaky_keyring_take_cancelled (fixture->keyring, TRUE);
  refuse_sign_in (fixture, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (bw_flaky_keyring_count_stores (fixture->keyring), ==, 3);
  after = dup_kept (fixture, entry);
  g_assert_nonnull (before);
  g_assert_cmpstr (after, ==, before);
}

static char *
dup_kept_for_this_run (Fixture *fixture, BwOrganisationEntry *entry)
{
  g_autoptr (BwCredential) credential = bw_keyring_load (
      fixture->needed.for_this_run, bw_organisation_entry_get_id (entry), FALSE, NULL, NULL);

  return credential != NULL ? g_strdup (bw_credential_get_secret (credential)) : NULL;
}

/* What a keyring does not take is kept for this run, where somebody asks for that; and told. */
static void
test_for_this_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwKeyring) memory = bw_memory_keyring_new ();
  g_auto (BwOrganisationSignedIn) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  fixture->needed.for_this_run = memory;
  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_NO_SERVICE);
  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_NO_SERVICE);
  bw_organisation_sign_in (&fixture->needed, &result, NULL, &error);
  g_assert_no_error (error);
  g_assert_error (result.keeping, BW_KEYRING_ERROR, BW_KEYRING_ERROR_NO_SERVICE);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpstr (bw_account_get_user_name (result.account), ==, BW_FAKE_ENTRA_USER);
  kept = dup_kept_for_this_run (fixture, result.entry);
  g_assert_nonnull (kept);
}

/* Opens the browser, and makes the list unwritable when reading is tried, which is after it was read. */
#define TYPE_SABOTEUR (saboteur_get_type ())
G_DECLARE_FINAL_TYPE (Saboteur, saboteur, TEST, SABOTEUR, GObject)

struct _Saboteur {
  GObject parent_instance;

  BwInteraction *browser;
  char *path;
};

static gboolean
saboteur_open_address (BwInteraction *interaction,
                       BwAddressMaker *addresses,
                       GCancellable *cancellable,
                       GError **error)
{
  return bw_interaction_open_address (TEST_SABOTEUR (interaction)->browser, addresses, cancellable,
                                      error);
}

static void
saboteur_tell_progress (BwInteraction *interaction, BwStep step, guint done, guint total)
{
  g_assert_true (
      g_file_set_contents (TEST_SABOTEUR (interaction)->path, "{\"version\":99}", -1, NULL));
}

static void
saboteur_iface_init (BwInteractionInterface *iface)
{
  iface->open_address = saboteur_open_address;
  iface->tell_progress = saboteur_tell_progress;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (Saboteur,
                               saboteur,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_INTERACTION, saboteur_iface_init))

static void
saboteur_finalize (GObject *object)
{
  g_free (TEST_SABOTEUR (object)->path);
  G_OBJECT_CLASS (saboteur_parent_class)->finalize (object);
}

static void
saboteur_class_init (SaboteurClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = saboteur_finalize;
}

static void
saboteur_init (Saboteur *self)
{
}

/* Where the list cannot be written in the end, what the keyring had is as it was. */
static void
test_not_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = sign_in (fixture);
  g_autoptr (Saboteur) saboteur = g_object_new (TYPE_SABOTEUR, NULL);
  g_autofree char *before = dup_kept (fixture, entry);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  start_again (fixture);
  saboteur->browser = fixture->needed.interaction;
  saboteur->path = bw_test_folder_build_path (fixture->base, "organisations.json");
  fixture->needed.interaction = BW_INTERACTION (saboteur);
  fixture->needed.renewed = entry;
  refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NEWER);
  g_assert_cmpuint (bw_flaky_keyring_count_stores (fixture->keyring), ==, 3);
  after = dup_kept (fixture, entry);
  g_assert_cmpstr (after, ==, before);
}

/* What could not be seen in the keyring is not deleted from it either, whatever comes of the list. */
static void
test_unseen_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = sign_in (fixture);
  g_autoptr (Saboteur) saboteur = g_object_new (TYPE_SABOTEUR, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  start_again (fixture);
  saboteur->browser = fixture->needed.interaction;
  saboteur->path = bw_test_folder_build_path (fixture->base, "organisations.json");
  fixture->needed.interaction = BW_INTERACTION (saboteur);
  fixture->needed.renewed = entry;
  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_FAILED);
  refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NEWER);
  bw_flaky_keyring_fail_load (fixture->keyring, -1);
  after = dup_kept (fixture, entry);
  g_assert_nonnull (after);
}

/* Who does not unlock the keyring is not asked a second time, and is signed in for this run. */
static void
test_dismissed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwKeyring) memory = bw_memory_keyring_new ();
  g_auto (BwOrganisationSignedIn) result = { 0 };
  g_autoptr (GError) error = NULL;

  fixture->needed.for_this_run = memory;
  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_DISMISSED);
  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  g_assert_true (bw_organisation_sign_in (&fixture->needed, &result, NULL, &error));
  g_assert_error (result.keeping, BW_KEYRING_ERROR, BW_KEYRING_ERROR_DISMISSED);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 0);
  g_assert_cmpuint (bw_flaky_keyring_count_stores (fixture->keyring), ==, 0);
}

static void
try_lock (gpointer keyring, gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *folder = bw_organisation_list_build_lock_folder (fixture->list);
  g_autofree char *name =
      g_strconcat (bw_organisation_entry_get_id (fixture->needed.renewed), ".lock", NULL);
  g_autoptr (BwProcessLock) lock = bw_process_lock_try (folder, name, NULL);

  g_assert_nonnull (lock);
}

/* While the user is asked to unlock the keyring no other program is kept waiting: neither when something is
   stored, nor when it is deleted. */
static void
test_asked_before_lock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = sign_in (fixture);
  g_autoptr (BwOrganisationEntry) again = NULL;

  start_again (fixture);
  fixture->needed.renewed = entry;
  bw_flaky_keyring_set_asked (fixture->keyring, try_lock, fixture);
  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  again = sign_in (fixture);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 1);

  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  g_assert_true (bw_organisation_sign_out (entry, fixture->list, BW_KEYRING (fixture->keyring),
                                           NULL, TRUE, NULL, NULL));
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 2);
}

/* Where nobody sits there, nobody is asked. */
static void
test_silent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->needed.silent = TRUE;
  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_LOCKED);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 0);
}

/* The name is asked for once, since the sign-in is kept only afterwards; and where the score is refused, for which it
   takes a role, all the same. */
static void
test_name_once (Fixture *fixture, gconstpointer data)
{
  BwTestServer *server = bw_fake_graph_get_server (fixture->graph);
  g_autoptr (BwOrganisationEntry) nameless = NULL;
  g_auto (BwOrganisationSignedIn) unread = { 0 };

  for (guint i = 2; i < 12; i++)
    bw_test_server_add_fault (server, i, &(BwTestFault) { .status = 503 });
  nameless = sign_in (fixture);
  g_assert_cmpstr (bw_organisation_entry_get_name (nameless), ==, BW_FAKE_ENTRA_TENANT);
  g_assert_cmpuint (bw_test_server_count_requests (server), ==, 2);

  g_assert_true (bw_organisation_list_remove (fixture->list,
                                              bw_organisation_entry_get_id (nameless), NULL, NULL));
  bw_test_server_clear_faults (server);
  bw_test_server_add_fault (server, 3, &(BwTestFault) { .status = 403 });
  start_again (fixture);
  g_assert_true (bw_organisation_sign_in (&fixture->needed, &unread, NULL, NULL));
  g_assert_error (unread.reading, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN);
  g_assert_cmpuint (bw_test_server_count_requests (server), ==, 4);
  g_assert_cmpstr (bw_organisation_entry_get_name (unread.entry), ==, BW_FAKE_GRAPH_NAME);
}

/* What has no name gets one when the sign-in is renewed; also where the list is read as an organisation that was
   added before. */
static void
test_name_later (Fixture *fixture, gconstpointer data)
{
  BwTestServer *server = bw_fake_graph_get_server (fixture->graph);
  g_autoptr (BwOrganisationEntry) nameless = NULL;
  g_autoptr (BwOrganisationEntry) named = NULL;
  g_autoptr (BwOrganisationEntry) renewed = NULL;

  bw_test_server_add_fault (server, 2, &(BwTestFault) { .status = 503 });
  nameless = sign_in (fixture);
  g_assert_cmpstr (bw_organisation_entry_get_name (nameless), ==, BW_FAKE_ENTRA_TENANT);
  start_again (fixture);
  fixture->needed.renewed = nameless;
  named = sign_in (fixture);
  g_assert_cmpstr (bw_organisation_entry_get_name (named), ==, BW_FAKE_GRAPH_NAME);
  g_assert_cmpuint (count (fixture), ==, 1);

  /* What the user calls it meanwhile stays. */
  mark (fixture, named, "Mine");
  start_again (fixture);
  renewed = sign_in (fixture);
  g_assert_cmpstr (bw_organisation_entry_get_name (renewed), ==, "Mine");
}

/* What Graph demands of the user is asked for once more, with the sign-in, and not for ever. */
static void
test_demanded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = NULL;

  bw_fake_entra_demand (fixture->entra, DEMAND, TRUE);
  fixture->needed.way = BW_SIGN_IN_DEVICE_CODE;
  entry = sign_in (fixture);
  g_assert_cmpuint (bw_fake_entra_count (fixture->entra, "devicecode"), ==, 2);
  g_assert_cmpuint (count (fixture), ==, 1);
  records = refresh (fixture, entry, &error);
  g_assert_no_error (error);

  /* Who knows it beforehand is asked once. */
  fixture->needed.claims = DEMAND;
  g_clear_object (&entry);
  entry = sign_in (fixture);
  g_assert_cmpuint (bw_fake_entra_count (fixture->entra, "devicecode"), ==, 3);
}

/* A demand that no sign-in meets is told after the second one. */
static void
test_never_met (Fixture *fixture, gconstpointer data)
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
test_renewed_by_domain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) first = sign_in (fixture);
  g_autoptr (BwOrganisationEntry) second = NULL;
  g_autoptr (BwCredential) secret = bw_credential_new (
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = BW_FAKE_ENTRA_SECRET });
  g_autoptr (GError) error = NULL;

  fixture->needed.renewed = first;
  fixture->needed.way = BW_SIGN_IN_APPLICATION;
  fixture->needed.tenant = BW_FAKE_ENTRA_DOMAIN;
  fixture->needed.application = secret;
  second = sign_in (fixture);
  g_assert_cmpstr (bw_organisation_entry_get_id (second), ==, bw_organisation_entry_get_id (first));
  g_assert_cmpstr (bw_organisation_entry_get_tenant (second), ==, BW_FAKE_ENTRA_TENANT);
  g_assert_cmpstr (bw_organisation_entry_get_name (second), ==, BW_FAKE_GRAPH_NAME);

  /* Another id is another organisation all the same. */
  fixture->needed.tenant = BW_FAKE_ENTRA_CUSTOMER;
  bw_fake_entra_set_customer (fixture->entra, 0);
  refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_ACCOUNT_NOT_IN_TENANT);
}

/* One whose removal is over is in the list again by then: its credential stays. */
static void
test_back_before_finish (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = sign_in (fixture);
  g_autoptr (BwOrganisationRemoval) removal =
                bw_organisation_removal_new (entry, fixture->list, NULL, NULL);
  g_autofree char *kept = NULL;

  g_assert_nonnull (removal);
  g_assert_true (bw_organisation_list_add (fixture->list, entry, NULL, NULL));
  g_assert_true (bw_organisation_removal_finish (removal, BW_KEYRING (fixture->keyring), NULL,
                                                 FALSE, NULL, NULL));
  kept = dup_kept (fixture, entry);
  g_assert_nonnull (kept);
}

/* What the keyring has taken is not kept beside it. */
static void
test_kept_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwKeyring) memory = bw_memory_keyring_new ();
  g_autoptr (BwOrganisationEntry) entry = sign_in (fixture);
  g_autoptr (BwCredential) stale = bw_keyring_load (
      BW_KEYRING (fixture->keyring), bw_organisation_entry_get_id (entry), FALSE, NULL, NULL);
  g_autoptr (BwOrganisationEntry) again = NULL;
  g_autofree char *kept = NULL;

  bw_keyring_store (memory, bw_organisation_entry_get_id (entry), stale, FALSE, NULL, NULL);
  fixture->needed.for_this_run = memory;
  start_again (fixture);
  again = sign_in (fixture);
  kept = dup_kept_for_this_run (fixture, again);
  g_assert_null (kept);
}

/* That reading is forbidden is told, and for an administrator to mend; the sign-in stays. */
static void
test_forbidden (Fixture *fixture, gconstpointer data)
{
  g_auto (BwOrganisationSignedIn) result = { 0 };
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (
      bw_fake_graph_get_server (fixture->graph), 0,
      &(BwTestFault) { .status = 403, .body = "{\"error\":{\"code\":\"Forbidden\"}}" });
  bw_organisation_sign_in (&fixture->needed, &result, NULL, &error);
  g_assert_no_error (error);
  g_assert_error (result.reading, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_sign_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = sign_in (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  bw_flaky_keyring_fail_remove (fixture->keyring, BW_KEYRING_ERROR_REFUSED);
  g_assert_false (bw_organisation_sign_out (entry, fixture->list, BW_KEYRING (fixture->keyring),
                                            NULL, FALSE, NULL, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_REFUSED);
  g_clear_error (&error);
  bw_flaky_keyring_fail_remove (fixture->keyring, -1);
  g_assert_true (bw_organisation_sign_out (entry, fixture->list, BW_KEYRING (fixture->keyring),
                                           NULL, FALSE, NULL, &error));
  kept = dup_kept (fixture, entry);
  g_assert_null (kept);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_null (refresh (fixture, entry, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE);
}

/* A credential that could not be deleted is deleted at a later start, and only that one. */
static void
test_remove_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = sign_in (fixture);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) removed = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *gone = NULL;

  bw_flaky_keyring_fail_remove (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  g_assert_false (bw_organisation_remove (entry, fixture->list, BW_KEYRING (fixture->keyring),
                                          FALSE, NULL, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_LOCKED);
  g_assert_cmpuint (count (fixture), ==, 0);
  bw_organisation_forget_removed (fixture->list, BW_KEYRING (fixture->keyring), NULL);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 0);
  kept = dup_kept (fixture, entry);
  g_assert_nonnull (kept);

  bw_flaky_keyring_fail_remove (fixture->keyring, -1);
  bw_organisation_forget_removed (fixture->list, BW_KEYRING (fixture->keyring), NULL);
  gone = dup_kept (fixture, entry);
  g_assert_null (gone);
  removed = bw_organisation_list_load_removed (fixture->list, NULL, NULL);
  g_assert_cmpuint (g_strv_length (removed), ==, 0);
}

/* A list that cannot be added to is found before the user is sent anywhere. */
static void
test_newer_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path =
      g_build_filename (bw_test_folder_get_path (fixture->base), "organisations.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "{\"version\":99}", -1, NULL));
  refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NEWER);
  g_assert_cmpuint (bw_fake_entra_count (fixture->entra, "authorize"), ==, 0);
  g_assert_null (bw_test_browser_get_opened (fixture->browser));
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/sign-in/browser", test_browser);
  ADD ("/sign-in/renew", test_renew);
  ADD ("/sign-in/marks-stay", test_marks_stay);
  ADD ("/sign-in/renewed-by-other", test_renewed_by_other);
  ADD ("/sign-in/newer-list", test_newer_list);
  ADD ("/sign-in/no-keyring", test_no_keyring);
  ADD ("/sign-in/not-kept", test_not_kept);
  ADD ("/sign-in/cancelled-late", test_cancelled_late);
  ADD ("/sign-in/renewal-cancelled-late", test_renewal_cancelled_late);
  ADD ("/sign-in/for-this-run", test_for_this_run);
  ADD ("/sign-in/kept-again", test_kept_again);
  ADD ("/sign-in/not-listed", test_not_listed);
  ADD ("/sign-in/unseen-stays", test_unseen_stays);
  ADD ("/sign-in/dismissed", test_dismissed);
  ADD ("/sign-in/asked-before-lock", test_asked_before_lock);
  ADD ("/sign-in/silent", test_silent);
  ADD ("/sign-in/name-once", test_name_once);
  ADD ("/sign-in/name-later", test_name_later);
  ADD ("/sign-in/demanded", test_demanded);
  ADD ("/sign-in/never-met", test_never_met);
  ADD ("/sign-in/renewed-by-domain", test_renewed_by_domain);
  ADD ("/sign-in/back-before-finish", test_back_before_finish);
  ADD ("/sign-in/forbidden", test_forbidden);
  ADD ("/sign-in/sign-out", test_sign_out);
  ADD ("/sign-in/remove-later", test_remove_later);
#undef ADD

  return g_test_run ();
}
