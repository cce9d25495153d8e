/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Signing out and removing beside a refresh: whatever comes first, nothing is brought back, and nothing is lost. */

#include "auth/bw-memory-keyring.h"
#include "auth/bw-process-lock.h"
#include "auth/bw-test-browser.h"
#include "organisation/bw-connection-world.h"
#include "organisation/bw-organisation-removal.h"
#include "organisation/bw-organisation-sign-in.h"
#include "organisation/bw-organisation-unlisted.h"
#include "support/bw-secret-watch.h"

#define ID BW_CONNECTION_WORLD_ID

typedef struct {
  BwConnectionWorld world;
  BwOrganisationList *list;
  BwOrganisationEntry *entry;
  BwFlakyKeyring *for_this_run;
  char *lock_folder;
  guint n_changes;
} Fixture;

static void
connect_anew (Fixture *fixture)
{
  g_clear_object (&fixture->world.connection);
  fixture->world.connection = bw_organisation_connection_new (
      &(BwOrganisationOpening) {
          .entry = fixture->entry,
          .keyring = BW_KEYRING (fixture->world.keyring),
          .clock = fixture->world.clock,
          .lock_folder = fixture->lock_folder,
      },
      BW_KEYRING (fixture->for_this_run));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  BwConnectionWorld *world = &fixture->world;
  g_autoptr (BwCloud) cloud = NULL;

  bw_connection_world_set_up (world, data);
  cloud = bw_cloud_new_custom (&(BwCloudFields) { .login = bw_fake_entra_get_root (world->entra),
                                                  .graph = bw_fake_graph_get_root (world->graph) },
                               NULL);
  fixture->list = bw_organisation_list_new (bw_test_folder_get_path (world->folder));
  fixture->lock_folder = bw_organisation_list_build_lock_folder (fixture->list);
  fixture->for_this_run = bw_flaky_keyring_new ();
  fixture->entry = bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = ID,
      .name = "Voorbeeld",
      .cloud = cloud,
      .tenant = BW_FAKE_ENTRA_TENANT,
      .client_id = BW_FAKE_ENTRA_CLIENT,
      .account = BW_FAKE_ENTRA_USER,
      .way = BW_SIGN_IN_BROWSER,
  });
  g_assert_true (bw_organisation_list_add (fixture->list, fixture->entry, NULL, NULL));
  connect_anew (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bw_connection_world_tear_down (&fixture->world, data);
  g_clear_object (&fixture->list);
  g_clear_object (&fixture->entry);
  g_clear_object (&fixture->for_this_run);
  g_clear_pointer (&fixture->lock_folder, g_free);
}

static void
put_sign_in (Fixture *fixture, gboolean for_this_run)
{
  BwFlakyKeyring *keyring = for_this_run ? fixture->for_this_run : fixture->world.keyring;

  g_free (bw_connection_world_put_sign_in (&fixture->world, BW_KEYRING (keyring)));
}

static void
assert_nothing_kept (Fixture *fixture)
{
  g_assert_null (bw_connection_world_dup_kept (BW_KEYRING (fixture->world.keyring)));
  g_assert_null (bw_connection_world_dup_kept (BW_KEYRING (fixture->for_this_run)));
}

/* The lock of the organisation is held, by whoever changes what is kept. */
static void
on_changing (gpointer keyring, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwProcessLock) lock = bw_process_lock_try (fixture->lock_folder, ID ".lock", &error);

  g_assert_no_error (error);
  g_assert_null (lock);
  g_atomic_int_inc ((int *) &fixture->n_changes);
}

static void
watch (Fixture *fixture)
{
  bw_flaky_keyring_set_changing (fixture->world.keyring, on_changing, fixture);
  bw_flaky_keyring_set_changing (fixture->for_this_run, on_changing, fixture);
}

static void
sign_out (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  bw_organisation_sign_out (fixture->entry, fixture->list, BW_KEYRING (fixture->world.keyring),
                            BW_KEYRING (fixture->for_this_run), TRUE, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_it (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwOrganisationRemoval) removal =
                bw_organisation_removal_new (fixture->entry, fixture->list, FALSE, NULL, &error);

  g_assert_no_error (error);
  bw_organisation_removal_finish (removal, BW_KEYRING (fixture->world.keyring),
                                  BW_KEYRING (fixture->for_this_run), FALSE, NULL, &error);
  g_assert_no_error (error);
}

typedef void (*End) (Fixture *fixture);

/* Whatever is kept is deleted while nobody else can be about to change it. */
static void
test_under_lock (Fixture *fixture, gconstpointer data)
{
  put_sign_in (fixture, TRUE);
  put_sign_in (fixture, FALSE);
  watch (fixture);
  ((End) data) (fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  assert_nothing_kept (fixture);
}

/**
 * Meeting:
 * @fixture: where it is
 * @end: (nullable): what ends the sign-in
 * @other: what goes on beside it
 * @thread: who does one of the two
 * @is_met: whether that has gone wrong which must not
 *
 * Two that meet. One gives the other as much time as it needs to do harm, where nothing holds it back.
 */
typedef struct {
  Fixture *fixture;
  End end;
  GThreadFunc other;
  GThread *thread;
  gboolean (*is_met) (Fixture *fixture);
} Meeting;

static gpointer
end_in_thread (gpointer data)
{
  Meeting *meeting = data;

  meeting->end (meeting->fixture);
  return NULL;
}

static gpointer
refresh_in_thread (gpointer data)
{
  Fixture *fixture = data;

  bw_connection_world_refresh (&fixture->world, NULL);
  return NULL;
}

static gpointer
keep_in_thread (gpointer data)
{
  Fixture *fixture = data;

  bw_organisation_connection_keep (fixture->world.connection, NULL, NULL);
  return NULL;
}

static gboolean
has_asked (Fixture *fixture)
{
  return bw_fake_entra_count (fixture->world.entra, "token") > 0;
}

static gboolean
is_moved (Fixture *fixture)
{
  return bw_flaky_keyring_count_stores (fixture->world.keyring) > 0;
}

static gboolean
is_forgotten (Fixture *fixture)
{
  g_autofree char *kept = bw_connection_world_dup_kept (BW_KEYRING (fixture->for_this_run));

  return kept == NULL;
}

static void
give_time (Meeting *meeting)
{
  for (guint i = 0; i < 300 && !meeting->is_met (meeting->fixture); i++)
    g_usleep (1000);
}

static void
on_delete (gpointer keyring, gpointer data)
{
  Meeting *meeting = data;

  bw_flaky_keyring_set_changing (keyring, NULL, NULL);
  meeting->thread = g_thread_new ("other", meeting->other, meeting->fixture);
}

static void
on_forget (gpointer keyring, gpointer data)
{
  bw_flaky_keyring_set_changing (keyring, NULL, NULL);
  give_time (data);
}

/* The connection that is open gets nothing any more, and brings nothing back. */
static void
assert_ended (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  assert_nothing_kept (fixture);
  bw_manual_clock_advance (BW_MANUAL_CLOCK (fixture->world.clock), 2 * G_TIME_SPAN_HOUR);
  g_assert_false (bw_connection_world_refresh (&fixture->world, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE);
  assert_nothing_kept (fixture);
}

/* The sign-in service has changed the token, and the answer is on its way: what it brings is deleted as well. */
static void
test_during_refresh (Fixture *fixture, gconstpointer data)
{
  Meeting meeting = { .fixture = fixture, .end = (End) data, .is_met = is_forgotten };
  GThread *refresh = NULL;

  put_sign_in (fixture, TRUE);
  bw_fake_entra_hold (fixture->world.entra, "token");
  refresh = g_thread_new ("refresh", refresh_in_thread, fixture);
  while (!has_asked (fixture))
    g_usleep (1000);
  meeting.thread = g_thread_new ("end", end_in_thread, &meeting);
  give_time (&meeting);
  bw_fake_entra_release (fixture->world.entra);
  g_thread_join (refresh);
  g_thread_join (meeting.thread);
  assert_ended (fixture);
}

/* Whoever comes while it is being deleted finds nothing: a refresh, and one who moves it to the keyring. */
static void
meet (Fixture *fixture, GThreadFunc other, gboolean (*is_met) (Fixture *))
{
  Meeting meeting = { .fixture = fixture, .other = other, .is_met = is_met };

  put_sign_in (fixture, TRUE);
  bw_flaky_keyring_set_changing (fixture->world.keyring, on_delete, &meeting);
  bw_flaky_keyring_set_changing (fixture->for_this_run, on_forget, &meeting);
  bw_fake_entra_hold (fixture->world.entra, "token");
  sign_out (fixture);
  bw_fake_entra_release (fixture->world.entra);
  g_thread_join (meeting.thread);
}

static void
test_before_refresh (Fixture *fixture, gconstpointer data)
{
  meet (fixture, refresh_in_thread, has_asked);
  assert_ended (fixture);
}

static void
test_before_keep (Fixture *fixture, gconstpointer data)
{
  meet (fixture, keep_in_thread, is_moved);
  assert_nothing_kept (fixture);
}

/* A keyring that does not delete it leaves all as it was: it is still signed in to, for this run as well. */
static void
test_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  put_sign_in (fixture, TRUE);
  bw_flaky_keyring_fail_remove (fixture->world.keyring, BW_KEYRING_ERROR_REFUSED);
  g_assert_false (
      bw_organisation_sign_out (fixture->entry, fixture->list, BW_KEYRING (fixture->world.keyring),
                                BW_KEYRING (fixture->for_this_run), TRUE, NULL, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_REFUSED);
  kept = bw_connection_world_dup_kept (BW_KEYRING (fixture->for_this_run));
  g_assert_nonnull (kept);
}

/* Where there is no keyring, signing out needs none, and is noted; the list says so at the next start. */
static void
test_no_keyring (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  BwOrganisationEntryFields fields;

  put_sign_in (fixture, TRUE);
  bw_flaky_keyring_fail_load (fixture->world.keyring, BW_KEYRING_ERROR_NO_SERVICE);
  bw_flaky_keyring_fail_remove (fixture->world.keyring, BW_KEYRING_ERROR_NO_SERVICE);
  sign_out (fixture);
  bw_flaky_keyring_fail_load (fixture->world.keyring, -1);
  assert_nothing_kept (fixture);
  entries = bw_organisation_list_load (fixture->list, NULL, NULL, NULL);
  fields = bw_organisation_entry_get_fields (g_ptr_array_index (entries, 0));
  g_assert_true (fields.signed_out);
}

static void
sign_in (Fixture *fixture)
{
  g_auto (BwOrganisationSignedIn) result = { 0 };
  g_autoptr (BwTestBrowser) browser = bw_test_browser_new ();
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (fixture->entry);
  g_autoptr (GError) error = NULL;

  bw_organisation_sign_in (
      &(BwOrganisationSignIn) {
          .list = fixture->list,
          .keyring = BW_KEYRING (fixture->world.keyring),
          .clock = fixture->world.clock,
          .interaction = BW_INTERACTION (browser),
          .way = BW_SIGN_IN_BROWSER,
          .cloud = fields.cloud,
          .tenant = BW_FAKE_ENTRA_TENANT,
          .client_id = BW_FAKE_ENTRA_CLIENT,
          .renewed = fixture->entry,
          .for_this_run = BW_KEYRING (fixture->for_this_run),
      },
      &result, NULL, &error);
  g_assert_no_error (error);
  bw_test_browser_join (browser);
}

/* Neither does a refresh with what was signed in to before lay its own over what is signed in to now. */
static void
test_sign_in_under_lock (Fixture *fixture, gconstpointer data)
{
  gboolean kept = GPOINTER_TO_INT (data);

  put_sign_in (fixture, TRUE);
  if (!kept)
    bw_flaky_keyring_fail_store (fixture->world.keyring, BW_KEYRING_ERROR_REFUSED);
  watch (fixture);
  sign_in (fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
}

static void
put (Fixture *fixture, const char *id)
{
  g_autoptr (BwCredential) credential = bw_credential_new (
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = BW_FAKE_ENTRA_SECRET });

  bw_keyring_store (BW_KEYRING (fixture->world.keyring), id, credential, FALSE, NULL, NULL);
}

static guint
count_kept (Fixture *fixture)
{
  g_auto (GStrv) kept = bw_keyring_list (BW_KEYRING (fixture->world.keyring), TRUE, NULL, NULL);

  return g_strv_length (kept);
}

static gboolean
delete_unlisted (Fixture *fixture, guint *n, GError **error)
{
  return bw_organisation_delete_unlisted (fixture->list, BW_KEYRING (fixture->world.keyring), FALSE,
                                          n, NULL, error);
}

static void
damage (Fixture *fixture, const char *text)
{
  g_autofree char *path = bw_test_folder_build_path (fixture->world.folder, "organisations.json");

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* What is of the list stays, and so does what can be put back into it. */
static void
test_unlisted (Fixture *fixture, gconstpointer data)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (fixture->entry);
  g_autoptr (BwOrganisationEntry) other = NULL;
  g_autoptr (BwOrganisationRemoval) removal = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  fields.id = "removed";
  other = bw_organisation_entry_new (&fields);
  g_assert_true (bw_organisation_list_add (fixture->list, other, NULL, NULL));
  removal = bw_organisation_removal_new (other, fixture->list, FALSE, NULL, NULL);
  put (fixture, ID);
  put (fixture, "removed");
  put (fixture, "lost");
  put (fixture, "lost, too");
  g_assert_true (delete_unlisted (fixture, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (count_kept (fixture), ==, 2);
  g_assert_true (delete_unlisted (fixture, &n, NULL));
  g_assert_cmpuint (n, ==, 0);

  /* Nobody is asked of a list that was damaged; who then asks again knows that it is empty. */
  damage (fixture, "{\"version\": 1, \"organ");
  g_assert_false (delete_unlisted (fixture, &n, &error));
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_DAMAGED);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (count_kept (fixture), ==, 2);
  g_assert_true (delete_unlisted (fixture, &n, NULL));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (count_kept (fixture), ==, 0);
}

/* What only a newer version understands is in the list all the same; that it is passed over is told once. */
static void
test_unlisted_newer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) again = NULL;
  guint n = 7;

  put (fixture, ID);
  put (fixture, "lost");
  damage (fixture, "{\"version\": 1, \"organisations\": [{\"id\": \"" ID
                   "\", \"name\": \"A\", \"cloud\": \"of-tomorrow\"}]}");
  g_assert_true (delete_unlisted (fixture, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (count_kept (fixture), ==, 1);

  entries = bw_organisation_list_load (fixture->list, NULL, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_cmpuint (bw_organisation_list_take_passed_over (fixture->list), ==, 1);
  again = bw_organisation_list_load (fixture->list, NULL, NULL, NULL);
  g_assert_cmpuint (bw_organisation_list_take_passed_over (fixture->list), ==, 0);
}

/* A list that cannot be read is not one without organisations. */
static void
test_unlisted_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n = 7;

  put (fixture, ID);
  damage (fixture, "{\"version\": 99, \"organisations\": []}");
  g_assert_false (delete_unlisted (fixture, &n, &error));
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NEWER);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (count_kept (fixture), ==, 1);
}

static void
test_unlisted_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) locked = NULL;
  g_autoptr (GError) refused = NULL;
  guint n = 7;

  put (fixture, "lost");
  bw_flaky_keyring_fail_load (fixture->world.keyring, BW_KEYRING_ERROR_LOCKED);
  g_assert_false (delete_unlisted (fixture, &n, &locked));
  g_assert_error (locked, BW_KEYRING_ERROR, BW_KEYRING_ERROR_LOCKED);
  g_assert_cmpuint (n, ==, 0);
  bw_flaky_keyring_fail_load (fixture->world.keyring, -1);
  bw_flaky_keyring_fail_remove (fixture->world.keyring, BW_KEYRING_ERROR_REFUSED);
  g_assert_false (delete_unlisted (fixture, &n, &refused));
  g_assert_error (refused, BW_KEYRING_ERROR, BW_KEYRING_ERROR_REFUSED);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (count_kept (fixture), ==, 1);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, data, function) \
  g_test_add ("/sign-out/" name, Fixture, (gconstpointer) (data), set_up, function, tear_down)
  ADD ("under-lock/signed-out", sign_out, test_under_lock);
  ADD ("under-lock/removed", remove_it, test_under_lock);
  ADD ("during-refresh/signed-out", sign_out, test_during_refresh);
  ADD ("during-refresh/removed", remove_it, test_during_refresh);
  ADD ("before-refresh", NULL, test_before_refresh);
  ADD ("before-keep", NULL, test_before_keep);
  ADD ("fails", NULL, test_fails);
  ADD ("no-keyring", NULL, test_no_keyring);
  ADD ("unlisted", NULL, test_unlisted);
  ADD ("unlisted-newer", NULL, test_unlisted_newer);
  ADD ("unlisted-unreadable", NULL, test_unlisted_unreadable);
  ADD ("unlisted-fails", NULL, test_unlisted_fails);
  ADD ("sign-in-under-lock/kept", TRUE, test_sign_in_under_lock);
  ADD ("sign-in-under-lock/for-this-run", FALSE, test_sign_in_under_lock);
#undef ADD

  return g_test_run ();
}
