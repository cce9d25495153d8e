/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All organisations at once: refreshed, and looked through for an action, with twenty of them. */

#include "archive/bw-archive.h"
#include "archive/bw-made-days.h"
#include "organisation/bw-archive-memory.h"
#include "organisation/bw-lookup.h"
#include "organisation/bw-refresh-all.h"
#include "support/bw-manual-clock.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

#define N_ORGANISATIONS 20
#define N_CALLED_OFF 50
#define N_CONTROLS 12

/* These have one control more than the others; this one has nothing kept; this one's archive is none. */
#define N_WITH_MORE 7
#define WITHOUT 18
#define DAMAGED 19

typedef struct {
  BwTestFolder *folder;
  BwClock *clock;
  BwOrganisationList *list;
  GPtrArray *entries;
} World;

static BwOrganisationEntry *
add_entry (World *world, guint n)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");
  g_autofree char *id = g_strdup_printf ("organisation-%02u", n);
  g_autofree char *name = g_strdup_printf ("Voorbeeld %02u", N_ORGANISATIONS - n);
  BwOrganisationEntry *entry = bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = id,
      .name = name,
      .cloud = cloud,
      .tenant = BW_MADE_TENANT,
      .client_id = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
  });

  g_assert_true (bw_organisation_list_add (world->list, entry, NULL, NULL));
  return entry;
}

static void
set_up (World *world, gconstpointer data)
{
  g_autofree char *path = NULL;

  world->folder = bw_test_folder_new ();
  world->clock = bw_manual_clock_new ("2026-07-17T09:00:00Z");
  path = bw_test_folder_build_path (world->folder, "data");
  world->list = bw_organisation_list_new (path);
  world->entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < N_ORGANISATIONS; i++)
    g_ptr_array_add (world->entries, add_entry (world, i));
}

static void
tear_down (World *world, gconstpointer data)
{
  g_ptr_array_unref (world->entries);
  g_assert_finalize_object (world->list);
  g_object_unref (world->clock);
  bw_test_folder_free (world->folder);
}

/* Keeps a day and a catalogue of it. */
static void
fill (World *world, guint n)
{
  BwOrganisationEntry *entry = g_ptr_array_index (world->entries, n);
  g_autofree char *folder =
      bw_organisation_list_build_archive_folder (world->list, bw_organisation_entry_get_id (entry));
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive =
                bw_archive_open (folder, BW_MADE_TENANT, world->clock, NULL, &error);
  guint n_controls = n < N_WITH_MORE ? N_CONTROLS + 1 : N_CONTROLS;
  g_autoptr (GPtrArray) days = bw_made_days_new (0, 1, n_controls);
  g_autoptr (BwCatalogue) catalogue = bw_made_catalogue_new (0, n_controls);

  g_assert_no_error (error);
  bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
  g_assert_no_error (error);
  bw_archive_store_catalogue (archive, catalogue, BW_MADE_FIRST, BW_ARCHIVE_ORIGIN_GRAPH, NULL,
                              &error);
  g_assert_no_error (error);
}

static void
damage (World *world, guint n)
{
  BwOrganisationEntry *entry = g_ptr_array_index (world->entries, n);
  g_autofree char *folder =
      bw_organisation_list_build_archive_folder (world->list, bw_organisation_entry_get_id (entry));
  g_autofree char *file = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "no database at all, and never was one", -1, NULL));
}

static BwLookup *
load (World *world)
{
  for (guint i = 0; i < N_ORGANISATIONS; i++)
    if (i != WITHOUT && i != DAMAGED)
      fill (world, i);
  damage (world, DAMAGED);
  return bw_lookup_load (world->list, world->entries, world->clock, NULL);
}

/* The id of the control that only some have. */
static char *
find_rare_id (void)
{
  g_autoptr (BwCatalogue) few = bw_made_catalogue_new (0, N_CONTROLS);
  g_autoptr (BwCatalogue) more = bw_made_catalogue_new (0, N_CONTROLS + 1);
  GPtrArray *profiles = bw_catalogue_get_profiles (more);

  for (guint i = 0; i < profiles->len; i++) {
    const char *id = bw_control_profile_get_id (g_ptr_array_index (profiles, i));

    if (bw_catalogue_find (few, id) == NULL)
      return g_strdup (id);
  }
  g_assert_not_reached ();
}

/* By id, in any case: who has it, who misses it, and of whom it is not known; by name. */
static void
test_lookup (World *world, gconstpointer data)
{
  g_autoptr (BwLookup) lookup = load (world);
  g_autofree char *id = find_rare_id ();
  g_autofree char *shouted = g_ascii_strup (id, -1);
  g_autoptr (GPtrArray) findings = bw_lookup_find (lookup, shouted, 0);
  const BwLookupFinding *finding = NULL;

  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpstr (bw_action_get_id (finding->action), ==, id);
  g_assert_cmpuint (finding->n_having, ==, N_WITH_MORE);
  g_assert_cmpuint (finding->n_known, ==, N_ORGANISATIONS - 2);
  g_assert_cmpuint (finding->places->len, ==, N_ORGANISATIONS);
  for (guint i = 0; i < finding->places->len; i++) {
    const BwLookupPlace *place = &g_array_index (finding->places, BwLookupPlace, i);
    guint n = N_ORGANISATIONS - 1 - i;
    gboolean is_kept = n != WITHOUT && n != DAMAGED;

    g_assert_true (place->entry == g_ptr_array_index (world->entries, n) ||
                   g_str_equal (bw_organisation_entry_get_id (place->entry),
                                bw_organisation_entry_get_id (world->entries->pdata[n])));
    g_assert_cmpint (place->scorecard != NULL, ==, is_kept);
    g_assert_cmpint (place->action != NULL, ==, n < N_WITH_MORE);
    g_assert_cmpint (place->error != NULL, ==, n == DAMAGED);
  }
}

/* The id of one is how those of others begin: it alone is what is meant, in any case, as where scores and profiles are
   joined. */
static void
test_exact (World *world, gconstpointer data)
{
  g_autoptr (BwLookup) lookup = load (world);
  g_autoptr (BwCatalogue) catalogue = bw_made_catalogue_new (0, N_CONTROLS);
  g_autofree char *id = NULL;
  g_autofree char *shouted = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) beginning = NULL;
  GPtrArray *profiles = bw_catalogue_get_profiles (catalogue);
  guint n_longer = 0;

  for (guint i = 0; i < profiles->len; i++) {
    const char *there = bw_control_profile_get_id (g_ptr_array_index (profiles, i));

    if (g_str_has_suffix (there, "_1"))
      id = g_strdup (there);
  }
  g_assert_nonnull (id);
  for (guint i = 0; i < profiles->len; i++)
    n_longer += g_str_has_prefix (bw_control_profile_get_id (g_ptr_array_index (profiles, i)), id);
  g_assert_cmpuint (n_longer, >, 1);

  shouted = g_ascii_strup (id, -1);
  findings = bw_lookup_find (lookup, shouted, 0);
  g_assert_cmpuint (findings->len, ==, 1);
  for (guint i = 0; i < ((BwLookupFinding *) findings->pdata[0])->places->len; i++) {
    const BwLookupPlace *place =
        &g_array_index (((BwLookupFinding *) findings->pdata[0])->places, BwLookupPlace, i);

    if (place->action != NULL)
      g_assert_cmpstr (bw_action_get_id (place->action), ==, id);
  }
  /* What is no id of any is looked for in the words. */
  beginning = bw_lookup_find (lookup, "scid_", 0);
  g_assert_cmpuint (beginning->len, ==, N_CONTROLS + 1);
}

/* By words of the title: each action once, whoever has it first. */
static void
test_words (World *world, gconstpointer data)
{
  g_autoptr (BwLookup) lookup = load (world);
  g_autoptr (BwCatalogue) more = bw_made_catalogue_new (0, N_CONTROLS + 1);
  g_autofree char *id = find_rare_id ();
  const char *title = bw_control_profile_get_title (bw_catalogue_find (more, id));
  g_autofree char *shouted = g_utf8_strup (title, -1);
  g_autoptr (GPtrArray) by_title = bw_lookup_find (lookup, shouted, 0);
  g_autoptr (GPtrArray) all = bw_lookup_find (lookup, "e", 0);
  g_autoptr (GPtrArray) few = bw_lookup_find (lookup, "e", 2);
  g_autoptr (GPtrArray) none = bw_lookup_find (lookup, "no action is called so", 0);
  g_autoptr (GPtrArray) nothing = bw_lookup_find (lookup, "  ", 0);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (by_title->len, >=, 1);
  g_assert_cmpuint (all->len, >, 2);
  for (guint i = 0; i < all->len; i++)
    g_assert_true (g_hash_table_add (
        ids, (gpointer) bw_action_get_id (((BwLookupFinding *) all->pdata[i])->action)));
  g_assert_cmpuint (few->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* What goes on while all are refreshed. */
typedef struct {
  GMutex mutex;
  GCond cond;
  guint n_running;
  guint n_most;
  guint n_begun;
  guint n_done;
  guint n_failed;
  guint n_cancelled;
  GCancellable *cancellable;
  guint cancel_after;
} Watch;

/* Waits until as many run as may, so that fewer would hang, and more would be seen. */
static BwRecords *
refresh (BwOrganisationEntry *entry, gpointer data, GCancellable *cancellable, GError **error)
{
  Watch *watch = data;
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_MILLISECOND;
  g_autoptr (BwScorecard) scorecard = bw_scorecard_new (NULL, NULL, NULL, BW_DAY_NONE);
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  gboolean fails = g_str_has_suffix (bw_organisation_entry_get_id (entry), "3");

  g_mutex_lock (&watch->mutex);
  watch->n_running++;
  watch->n_most = MAX (watch->n_most, watch->n_running);
  g_cond_broadcast (&watch->cond);
  while (g_cond_wait_until (&watch->cond, &watch->mutex, end))
    ;
  watch->n_running--;
  g_mutex_unlock (&watch->mutex);
  if (fails) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "made up");
    return NULL;
  }
  return bw_records_new (scorecard, days, now);
}

/* Counts without a lock: it is never told twice at once. */
static void
told (const BwRefreshProgress *progress, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpuint (progress->n_all, ==, N_ORGANISATIONS);
  if (!progress->is_done) {
    watch->n_begun++;
    return;
  }
  watch->n_done++;
  g_assert_cmpuint (progress->n_done, ==, watch->n_done);
  g_assert_cmpint (progress->records != NULL, ==, progress->error == NULL);
  if (g_error_matches (progress->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    watch->n_cancelled++;
  else if (progress->error != NULL)
    watch->n_failed++;
  if (watch->n_done == watch->cancel_after)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_refresh (World *world, gconstpointer data)
{
  Watch watch = { .cancel_after = 0 };
  guint n = bw_refresh_all (world->entries, BW_REFRESH_AT_ONCE, refresh, told, &watch, NULL);

  g_assert_cmpuint (watch.n_most, ==, BW_REFRESH_AT_ONCE);
  g_assert_cmpuint (watch.n_begun, ==, N_ORGANISATIONS);
  g_assert_cmpuint (watch.n_done, ==, N_ORGANISATIONS);
  /* organisation-03 and organisation-13 */
  g_assert_cmpuint (watch.n_failed, ==, 2);
  g_assert_cmpuint (n, ==, N_ORGANISATIONS - 2);
}

static void
test_one_at_a_time (World *world, gconstpointer data)
{
  Watch watch = { .cancel_after = 0 };
  guint n = bw_refresh_all (world->entries, 1, refresh, told, &watch, NULL);

  g_assert_cmpuint (watch.n_most, ==, 1);
  g_assert_cmpuint (n, ==, N_ORGANISATIONS - 2);
}

/* What was begun ends, what was not is told as called off, and nobody is forgotten. */
static void
test_cancel (World *world, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = { .cancellable = cancellable, .cancel_after = 3 };
  guint n = bw_refresh_all (world->entries, BW_REFRESH_AT_ONCE, refresh, told, &watch, cancellable);

  g_assert_cmpuint (watch.n_done, ==, N_ORGANISATIONS);
  g_assert_cmpuint (watch.n_begun, <=, 3 + BW_REFRESH_AT_ONCE);
  g_assert_cmpuint (watch.n_cancelled, ==, N_ORGANISATIONS - watch.n_begun);
  g_assert_cmpuint (n, ==, watch.n_begun - watch.n_failed);
}

/* Somebody who asks for what is read ahead, on a thread of its own. */
typedef struct {
  BwMemory *memory;
  GCancellable *cancellable;
  GError *error;
  GMutex mutex;
  GCond begun;
  gboolean has_begun;
} Waiting;

static gpointer
read_late (gpointer memory)
{
  g_usleep (50 * 1000);
  bw_archive_memory_read_ahead (memory);
  return NULL;
}

/* What is read ahead of one organisation is given to whoever asks for it first, who waits for it; it is read once. */
static void
test_ahead (World *world, gconstpointer data)
{
  BwOrganisationEntry *first = world->entries->pdata[0];
  BwOrganisationEntry *other = world->entries->pdata[1];
  g_autoptr (BwArchiveMemory) ahead = NULL;
  g_autoptr (BwArchiveMemory) of_other = NULL;
  g_autoptr (BwArchiveMemory) taken = NULL;
  g_autoptr (BwArchiveMemory) later = NULL;
  g_autoptr (BwRecords) records = NULL;
  g_autoptr (BwRecords) again = NULL;
  g_autoptr (BwArchive) archive = NULL;
  g_autoptr (GPtrArray) next = bw_made_days_new (1, 1, N_CONTROLS);
  g_autoptr (GError) error = NULL;
  GThread *thread = NULL;

  fill (world, 0);
  ahead = bw_archive_memory_new_ahead (world->list, first, world->clock);
  g_assert_nonnull (ahead);
  g_assert_null (bw_archive_memory_new_ahead (world->list, first, world->clock));
  of_other = bw_archive_memory_new_for_entry (world->list, other, world->clock);
  g_assert_true (of_other != ahead);

  thread = g_thread_new ("ahead", read_late, ahead);
  taken = bw_archive_memory_new_for_entry (world->list, first, world->clock);
  g_assert_true (taken == ahead);
  records = bw_memory_recall (BW_MEMORY (taken), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bw_scorecard_get_day (bw_records_get_scorecard (records)), ==, BW_MADE_FIRST);
  g_thread_join (thread);

  /* Nothing that was read ahead is left to be told in the place of what is newer. */
  archive = bw_archive_memory_open (taken, NULL, &error);
  bw_archive_store_days (archive, next, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
  g_assert_no_error (error);
  again = bw_memory_recall (BW_MEMORY (taken), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bw_scorecard_get_day (bw_records_get_scorecard (again)), ==, BW_MADE_FIRST + 1);
  later = bw_archive_memory_new_for_entry (world->list, first, world->clock);
  g_assert_true (later != ahead);
}

static gpointer
recall_and_tell (gpointer data)
{
  Waiting *waiting = data;

  g_mutex_lock (&waiting->mutex);
  waiting->has_begun = TRUE;
  g_cond_signal (&waiting->begun);
  g_mutex_unlock (&waiting->mutex);
  g_assert_null (bw_memory_recall (waiting->memory, NULL, waiting->cancellable, &waiting->error));
  return NULL;
}

/* Nothing is read ahead meanwhile: who is not woken waits for ever. */
static void
wait_and_call_off (BwMemory *memory)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { .memory = memory, .cancellable = cancellable };
  GThread *thread = NULL;

  g_mutex_init (&waiting.mutex);
  g_cond_init (&waiting.begun);
  thread = g_thread_new ("waiting", recall_and_tell, &waiting);
  g_mutex_lock (&waiting.mutex);
  while (!waiting.has_begun)
    g_cond_wait (&waiting.begun, &waiting.mutex);
  g_mutex_unlock (&waiting.mutex);
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiting.error);
  g_mutex_clear (&waiting.mutex);
  g_cond_clear (&waiting.begun);
}

/* Who waits for what is read ahead waits no longer once that is called off; what is read is there for who asks again. Many
   times, as it may be called off before or after the wait begins. */
static void
test_ahead_called_off (World *world, gconstpointer data)
{
  g_autoptr (BwArchiveMemory) ahead = NULL;
  g_autoptr (BwArchiveMemory) taken = NULL;
  g_autoptr (BwRecords) records = NULL;
  g_autoptr (GError) error = NULL;

  fill (world, 0);
  ahead = bw_archive_memory_new_ahead (world->list, world->entries->pdata[0], world->clock);
  taken = bw_archive_memory_new_for_entry (world->list, world->entries->pdata[0], world->clock);
  for (guint i = 0; i < N_CALLED_OFF; i++)
    wait_and_call_off (BW_MEMORY (taken));

  bw_archive_memory_read_ahead (ahead);
  records = bw_memory_recall (BW_MEMORY (taken), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bw_scorecard_get_day (bw_records_get_scorecard (records)), ==, BW_MADE_FIRST);
}

/* Nobody asks for it: it keeps nothing alive, and where there is nothing there is no error. */
static void
test_ahead_unasked (World *world, gconstpointer data)
{
  g_autoptr (BwArchiveMemory) ahead =
                bw_archive_memory_new_ahead (world->list, world->entries->pdata[0], world->clock);
  g_autoptr (BwArchiveMemory) taken = NULL;
  g_autoptr (GError) error = NULL;

  bw_archive_memory_read_ahead (ahead);
  taken = bw_archive_memory_new_for_entry (world->list, world->entries->pdata[0], world->clock);
  g_assert_true (taken == ahead);
  g_assert_null (bw_memory_recall (BW_MEMORY (taken), NULL, NULL, &error));
  g_assert_no_error (error);
}

/* Whoever opened something else leaves it where it is: list and memory go all the same. */
static void
test_ahead_left (World *world, gconstpointer data)
{
  g_autoptr (BwArchiveMemory) ahead =
                bw_archive_memory_new_ahead (world->list, world->entries->pdata[0], world->clock);

  bw_archive_memory_read_ahead (ahead);
}

/* Of a day that was told in part, control scores may be there, but not all: it is asked for again. */
static void
test_incomplete (World *world, gconstpointer data)
{
  BwOrganisationEntry *entry = world->entries->pdata[0];
  g_autoptr (BwArchiveMemory) memory =
                bw_archive_memory_new_for_entry (world->list, entry, world->clock);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive = bw_archive_memory_open (memory, NULL, &error);
  g_autoptr (GPtrArray) made = bw_made_days_new (0, 2, N_CONTROLS);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  BwDay from = BW_DAY_NONE;
  BwDay to = BW_DAY_NONE;

  g_assert_no_error (error);
  g_ptr_array_add (days, g_object_ref (made->pdata[0]));
  g_ptr_array_add (days, bw_snapshot_new_incomplete (made->pdata[1]));
  bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (bw_memory_find_missing (BW_MEMORY (memory), BW_MADE_FIRST, &from, &to, NULL));
  g_assert_cmpint (from, ==, BW_MADE_FIRST + 1);
  g_assert_cmpint (to, ==, BW_MADE_FIRST + 1);
}

int
main (int argc, char **argv)
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/all/" name, World, NULL, set_up, test, tear_down)
  ADD ("lookup", test_lookup);
  ADD ("exact", test_exact);
  ADD ("words", test_words);
  ADD ("refresh", test_refresh);
  ADD ("one-at-a-time", test_one_at_a_time);
  ADD ("cancel", test_cancel);
  ADD ("incomplete", test_incomplete);
  ADD ("ahead", test_ahead);
  ADD ("ahead-called-off", test_ahead_called_off);
  ADD ("ahead-unasked", test_ahead_unasked);
  ADD ("ahead-left", test_ahead_left);
#undef ADD

  return g_test_run ();
}
