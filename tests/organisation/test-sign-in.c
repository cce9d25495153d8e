/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-memory-keyring.h"
#include "auth/bw-process-lock.h"
#include "net/bw-http-error.h"
#include "organisation/bw-organisation-removal.h"
#include "organisation/bw-sign-in-case.h"
#include "support/bw-secret-watch.h"

/* Signed in, named by Microsoft, in the list by its own id; later opened by what the keyring has. */
static void
test_browser (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_sign_in_case_sign_in (fixture);
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (entry);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = NULL;

  g_assert_cmpstr (fields.name, ==, BW_FAKE_GRAPH_NAME);
  g_assert_cmpstr (fields.tenant, ==, BW_FAKE_ENTRA_TENANT);
  g_assert_cmpstr (fields.account, ==, BW_FAKE_ENTRA_USER);
  g_assert_cmpuint (bw_sign_in_case_count (fixture), ==, 1);
  records = bw_sign_in_case_refresh (fixture, entry, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_scorecard_get_actions (bw_records_get_scorecard (records))->len, ==, 5);
}

/* The name that the user gave goes before Microsoft's, and stays when the sign-in is renewed. */
static void
test_renew (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) first = NULL;
  g_autoptr (BwOrganisationEntry) second = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture->needed.name = "Mine";
  first = bw_sign_in_case_sign_in (fixture);
  before = bw_sign_in_case_dup_kept (fixture, first);
  bw_sign_in_case_start_again (fixture);
  fixture->needed.name = NULL;
  fixture->needed.renewed = first;
  second = bw_sign_in_case_sign_in (fixture);
  after = bw_sign_in_case_dup_kept (fixture, second);
  g_assert_cmpuint (bw_sign_in_case_count (fixture), ==, 1);
  g_assert_cmpstr (bw_organisation_entry_get_id (second), ==, bw_organisation_entry_get_id (first));
  g_assert_cmpstr (bw_organisation_entry_get_name (second), ==, "Mine");
  g_assert_cmpstr (before, !=, after);
}

static void
assert_marked (BwSignInCase *fixture, BwOrganisationEntry *entry)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (entry);

  g_assert_cmpuint (bw_sign_in_case_count (fixture), ==, 1);
  g_assert_cmpstr (fields.name, ==, "Mine");
  g_assert_cmpstr (fields.short_name, ==, "M");
  g_assert_cmpstr (fields.colour, ==, "teal");
  g_assert_true (fields.is_default);
}

/* What the user calls it and how it is marked stays, also where the same organisation is signed in to
   without being named as one of the list, and also what changed since that was read. */
static void
test_marks_stay (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) first = bw_sign_in_case_sign_in (fixture);
  g_autoptr (BwOrganisationEntry) second = NULL;
  g_autoptr (BwOrganisationEntry) third = NULL;
  g_autoptr (BwOrganisationEntry) fourth = NULL;

  bw_sign_in_case_mark (fixture, first, "Mine");
  bw_sign_in_case_start_again (fixture);
  fixture->needed.renewed = first;
  second = bw_sign_in_case_sign_in (fixture);
  assert_marked (fixture, second);

  bw_sign_in_case_start_again (fixture);
  fixture->needed.renewed = NULL;
  third = bw_sign_in_case_sign_in (fixture);
  assert_marked (fixture, third);

  bw_sign_in_case_start_again (fixture);
  bw_sign_in_case_mark (fixture, third, "Other");
  fixture->needed.name = "Mine";
  fourth = bw_sign_in_case_sign_in (fixture);
  assert_marked (fixture, fourth);
}

/* Somebody of another organisation does not take the place of the one that is signed in to again; another
   account of the same one does, and is told. */
static void
test_renewed_by_other (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) first = bw_sign_in_case_sign_in (fixture);
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (first);
  g_autoptr (BwOrganisationEntry) other_tenant = NULL;
  g_autoptr (BwOrganisationEntry) other_account = NULL;
  g_autofree char *before = bw_sign_in_case_dup_kept (fixture, first);
  g_autofree char *after = NULL;
  g_auto (BwOrganisationSignedIn) result = { 0 };
  g_autoptr (GError) error = NULL;

  fields.tenant = "99999999-2222-3333-4444-555555555555";
  other_tenant = bw_organisation_entry_new (&fields);
  bw_sign_in_case_start_again (fixture);
  fixture->needed.renewed = other_tenant;
  bw_sign_in_case_refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_ACCOUNT_NOT_IN_TENANT);
  after = bw_sign_in_case_dup_kept (fixture, first);
  g_assert_cmpstr (before, ==, after);

  g_clear_error (&error);
  fields = bw_organisation_entry_get_fields (first);
  fields.account = "ander@voorbeeld.example";
  other_account = bw_organisation_entry_new (&fields);
  bw_sign_in_case_start_again (fixture);
  fixture->needed.renewed = other_account;
  g_assert_true (bw_organisation_sign_in (&fixture->needed, &result, NULL, &error));
  g_assert_cmpstr (result.other_account, ==, "ander@voorbeeld.example");
}

/* Where there is no keyring, nobody is sent to the browser. */
static void
test_no_keyring (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_NO_SERVICE);
  bw_sign_in_case_refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_NO_SERVICE);
  g_assert_cmpuint (bw_fake_entra_count (fixture->entra, "authorize"), ==, 0);
  g_assert_cmpuint (bw_sign_in_case_count (fixture), ==, 0);
}

/* A keyring that does not take the credential leaves no organisation behind. */
static void
test_not_kept (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_REFUSED);
  bw_sign_in_case_refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_REFUSED);
  g_assert_cmpuint (bw_sign_in_case_count (fixture), ==, 0);
}

/* A keyring that has it already when it is cancelled keeps nothing that is in no list. */
static void
test_cancelled_late (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) kept = NULL;

  bw_flaky_keyring_take_cancelled (fixture->keyring, TRUE);
  bw_sign_in_case_refuse_sign_in (fixture, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (bw_flaky_keyring_count_stores (fixture->keyring), ==, 1);
  g_assert_cmpuint (bw_sign_in_case_count (fixture), ==, 0);
  kept = bw_keyring_list (BW_KEYRING (fixture->keyring), FALSE, NULL, NULL);
  g_assert_nonnull (kept);
  g_assert_cmpuint (g_strv_length (kept), ==, 0);
}

/* Where it was to be renewed, what was there before is there again. */
static void
test_renewal_cancelled_late (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_sign_in_case_sign_in (fixture);
  g_autofree char *before = bw_sign_in_case_dup_kept (fixture, entry);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  bw_sign_in_case_start_again (fixture);
  fixture->needed.renewed = entry;
  bw_flaky_keyring_take_cancelled (fixture->keyring, TRUE);
  bw_sign_in_case_refuse_sign_in (fixture, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (bw_flaky_keyring_count_stores (fixture->keyring), ==, 3);
  after = bw_sign_in_case_dup_kept (fixture, entry);
  g_assert_nonnull (before);
  g_assert_cmpstr (after, ==, before);
}

static char *
dup_kept_for_this_run (BwSignInCase *fixture, BwOrganisationEntry *entry)
{
  g_autoptr (BwCredential) credential = bw_keyring_load (
      fixture->needed.for_this_run, bw_organisation_entry_get_id (entry), FALSE, NULL, NULL);

  return credential != NULL ? g_strdup (bw_credential_get_secret (credential)) : NULL;
}

/* What a keyring does not take is kept for this run, where somebody asks for that; and told. */
static void
test_for_this_run (BwSignInCase *fixture, gconstpointer data)
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
  g_assert_cmpuint (bw_sign_in_case_count (fixture), ==, 1);
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
test_not_listed (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_sign_in_case_sign_in (fixture);
  g_autoptr (Saboteur) saboteur = g_object_new (TYPE_SABOTEUR, NULL);
  g_autofree char *before = bw_sign_in_case_dup_kept (fixture, entry);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  bw_sign_in_case_start_again (fixture);
  saboteur->browser = fixture->needed.interaction;
  saboteur->path = bw_test_folder_build_path (fixture->base, "organisations.json");
  fixture->needed.interaction = BW_INTERACTION (saboteur);
  fixture->needed.renewed = entry;
  bw_sign_in_case_refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NEWER);
  g_assert_cmpuint (bw_flaky_keyring_count_stores (fixture->keyring), ==, 3);
  after = bw_sign_in_case_dup_kept (fixture, entry);
  g_assert_cmpstr (after, ==, before);
}

/* What could not be seen in the keyring is not deleted from it either, whatever comes of the list. */
static void
test_unseen_stays (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_sign_in_case_sign_in (fixture);
  g_autoptr (Saboteur) saboteur = g_object_new (TYPE_SABOTEUR, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  bw_sign_in_case_start_again (fixture);
  saboteur->browser = fixture->needed.interaction;
  saboteur->path = bw_test_folder_build_path (fixture->base, "organisations.json");
  fixture->needed.interaction = BW_INTERACTION (saboteur);
  fixture->needed.renewed = entry;
  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_FAILED);
  bw_sign_in_case_refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NEWER);
  bw_flaky_keyring_fail_load (fixture->keyring, -1);
  after = bw_sign_in_case_dup_kept (fixture, entry);
  g_assert_nonnull (after);
}

/* Who does not unlock the keyring is not asked a second time, and is signed in for this run. */
static void
test_dismissed (BwSignInCase *fixture, gconstpointer data)
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
  BwSignInCase *fixture = data;
  g_autofree char *folder = bw_organisation_list_build_lock_folder (fixture->list);
  g_autofree char *name =
      g_strconcat (bw_organisation_entry_get_id (fixture->needed.renewed), ".lock", NULL);
  g_autoptr (BwProcessLock) lock = bw_process_lock_try (folder, name, NULL);

  g_assert_nonnull (lock);
}

/* While the user is asked to unlock the keyring no other program is kept waiting: neither when something is
   stored, nor when it is deleted. */
static void
test_asked_before_lock (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_sign_in_case_sign_in (fixture);
  g_autoptr (BwOrganisationEntry) again = NULL;

  bw_sign_in_case_start_again (fixture);
  fixture->needed.renewed = entry;
  bw_flaky_keyring_set_asked (fixture->keyring, try_lock, fixture);
  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  again = bw_sign_in_case_sign_in (fixture);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 1);

  bw_flaky_keyring_fail_load (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  g_assert_true (bw_organisation_sign_out (entry, fixture->list, BW_KEYRING (fixture->keyring),
                                           NULL, TRUE, NULL, NULL));
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 2);
}

/* Where nobody sits there, nobody is asked. */
static void
test_silent (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->needed.silent = TRUE;
  bw_flaky_keyring_fail_store (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  bw_sign_in_case_refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_LOCKED);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 0);
}

/* One whose removal is over is in the list again by then: its credential stays. */
static void
test_back_before_finish (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_sign_in_case_sign_in (fixture);
  g_autoptr (BwOrganisationRemoval) removal =
                bw_organisation_removal_new (entry, fixture->list, FALSE, NULL, NULL);
  g_autofree char *kept = NULL;

  g_assert_nonnull (removal);
  g_assert_true (bw_organisation_list_add (fixture->list, entry, NULL, NULL));
  g_assert_true (bw_organisation_removal_finish (removal, BW_KEYRING (fixture->keyring), NULL,
                                                 FALSE, NULL, NULL));
  kept = bw_sign_in_case_dup_kept (fixture, entry);
  g_assert_nonnull (kept);
}

/* What the keyring has taken is not kept beside it. */
static void
test_kept_again (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwKeyring) memory = bw_memory_keyring_new ();
  g_autoptr (BwOrganisationEntry) entry = bw_sign_in_case_sign_in (fixture);
  g_autoptr (BwCredential) stale = bw_keyring_load (
      BW_KEYRING (fixture->keyring), bw_organisation_entry_get_id (entry), FALSE, NULL, NULL);
  g_autoptr (BwOrganisationEntry) again = NULL;
  g_autofree char *kept = NULL;

  bw_keyring_store (memory, bw_organisation_entry_get_id (entry), stale, FALSE, NULL, NULL);
  fixture->needed.for_this_run = memory;
  bw_sign_in_case_start_again (fixture);
  again = bw_sign_in_case_sign_in (fixture);
  kept = dup_kept_for_this_run (fixture, again);
  g_assert_null (kept);
}

/* That reading is forbidden is told, and for an administrator to mend; the sign-in stays. */
static void
test_forbidden (BwSignInCase *fixture, gconstpointer data)
{
  g_auto (BwOrganisationSignedIn) result = { 0 };
  g_autoptr (GError) error = NULL;

  bw_test_server_add_fault (
      bw_fake_graph_get_server (fixture->graph), 0,
      &(BwTestFault) { .status = 403, .body = "{\"error\":{\"code\":\"Forbidden\"}}" });
  bw_organisation_sign_in (&fixture->needed, &result, NULL, &error);
  g_assert_no_error (error);
  g_assert_error (result.reading, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN);
  g_assert_cmpuint (bw_sign_in_case_count (fixture), ==, 1);
}

static void
test_sign_out (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_sign_in_case_sign_in (fixture);
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
  kept = bw_sign_in_case_dup_kept (fixture, entry);
  g_assert_null (kept);
  g_assert_cmpuint (bw_sign_in_case_count (fixture), ==, 1);
  g_assert_null (bw_sign_in_case_refresh (fixture, entry, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE);
}

/* A credential that could not be deleted is deleted at a later start, and only that one. */
static void
test_remove_later (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_sign_in_case_sign_in (fixture);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) removed = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *gone = NULL;

  bw_flaky_keyring_fail_remove (fixture->keyring, BW_KEYRING_ERROR_LOCKED);
  g_assert_false (bw_organisation_remove (entry, fixture->list, FALSE,
                                          BW_KEYRING (fixture->keyring), FALSE, NULL, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_LOCKED);
  g_assert_cmpuint (bw_sign_in_case_count (fixture), ==, 0);
  bw_organisation_forget_removed (fixture->list, BW_KEYRING (fixture->keyring), NULL);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (fixture->keyring), ==, 0);
  kept = bw_sign_in_case_dup_kept (fixture, entry);
  g_assert_nonnull (kept);

  bw_flaky_keyring_fail_remove (fixture->keyring, -1);
  bw_organisation_forget_removed (fixture->list, BW_KEYRING (fixture->keyring), NULL);
  gone = bw_sign_in_case_dup_kept (fixture, entry);
  g_assert_null (gone);
  removed = bw_organisation_list_load_removed (fixture->list, NULL, NULL);
  g_assert_cmpuint (g_strv_length (removed), ==, 0);
}

/* A list that cannot be added to is found before the user is sent anywhere. */
static void
test_newer_list (BwSignInCase *fixture, gconstpointer data)
{
  g_autofree char *path =
      g_build_filename (bw_test_folder_get_path (fixture->base), "organisations.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "{\"version\":99}", -1, NULL));
  bw_sign_in_case_refuse_sign_in (fixture, &error);
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NEWER);
  g_assert_cmpuint (bw_fake_entra_count (fixture->entra, "authorize"), ==, 0);
  g_assert_null (bw_test_browser_get_opened (fixture->browser));
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add (name, BwSignInCase, NULL, bw_sign_in_case_set_up, function, bw_sign_in_case_tear_down)
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
  ADD ("/sign-in/back-before-finish", test_back_before_finish);
  ADD ("/sign-in/forbidden", test_forbidden);
  ADD ("/sign-in/sign-out", test_sign_out);
  ADD ("/sign-in/remove-later", test_remove_later);
#undef ADD

  return g_test_run ();
}
