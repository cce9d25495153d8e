/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Days and catalogues that arrive in any order, again and again, with controls that come and go and change: whatever
 * happens, each stored day reads back as it was stored. */

#include <math.h>

#include "archive/bw-archive-world.h"
#include "archive/bw-same-records.h"
#include "model/bw-control-score.h"
#include "model/bw-state-update.h"
#include "model/bw-test-records.h"

#define N_SEQUENCES 30
#define N_STORES 40
#define N_DAYS 12
#define N_CONTROLS 8
#define FIRST_DAY 740000

#define PICK(rand, list) ((list)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (list))])

/* Few different values, so that what comes next is often the same. */
static const char *const categories[] = { "Identity", "Data" };
static const double points[] = { 0, 1, 0.1, NAN };
static const gint64 counts[] = { -1, -1, 0, 7 };

static BwControlScore *
new_score (GRand *rand, int number)
{
  /* Every eighth spells its id otherwise. */
  g_autofree char *id =
      g_strdup_printf ("%s_%d", g_rand_int_range (rand, 0, 8) == 0 ? "SCID" : "scid", number);

  return BW_TEST_SCORE (.id = id, .category = PICK (rand, categories),
                        .points = PICK (rand, points), .percentage = PICK (rand, points),
                        .count = PICK (rand, counts), .total = PICK (rand, counts));
}

static BwSnapshot *
new_snapshot (GRand *rand, BwDay day)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) comparisons = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *id = g_strdup_printf ("%s_%u", BW_WORLD_TENANT, day);

  g_ptr_array_add (scores, new_score (rand, 0));
  for (int i = 1; i < N_CONTROLS; i++)
    if (g_rand_int_range (rand, 0, 4) > 0)
      g_ptr_array_add (scores, new_score (rand, i));
  g_ptr_array_add (comparisons,
                   BW_TEST_COMPARISON (.basis = "AllTenants", .percentage = PICK (rand, points),
                                       .seats_lower = -1, .seats_upper = -1,
                                       .rest = "{\"appsScore\":1.5}"));
  return bw_snapshot_new (&(BwSnapshotFields) { .id = id,
                                                .tenant_id = BW_WORLD_TENANT,
                                                .day = day,
                                                .current = g_rand_double (rand),
                                                .max = 100,
                                                .active_users = g_rand_int_range (rand, 0, 9),
                                                .comparisons = comparisons,
                                                .control_scores = scores,
                                                .n_nameless = (guint) g_rand_int_range (rand, 0, 3),
                                                .rest = "{\"licensedUserCount\":0}" });
}

static BwControlScore *
find_score (GPtrArray *scores, const char *id)
{
  for (guint i = 0; i < scores->len; i++) {
    if (g_str_equal (bw_control_score_get_id (scores->pdata[i]), id))
      return scores->pdata[i];
  }
  return NULL;
}

/* What a later reading of a day makes of the earlier one: the later one, with the populations that only the earlier
   one knows. */
static BwSnapshot *
expect (BwSnapshot *earlier, BwSnapshot *later)
{
  GPtrArray *scores = bw_snapshot_get_control_scores (later);
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_object_unref);

  if (earlier == NULL)
    return g_object_ref (later);
  for (guint i = 0; i < scores->len; i++) {
    BwControlScore *score = scores->pdata[i];
    BwControlScore *old =
        find_score (bw_snapshot_get_control_scores (earlier), bw_control_score_get_id (score));
    gboolean known =
        bw_control_score_get_count (score) >= 0 || bw_control_score_get_total (score) >= 0;

    if (known || old == NULL)
      g_ptr_array_add (expected, g_object_ref (score));
    else
      g_ptr_array_add (expected,
                       BW_TEST_SCORE (.id = bw_control_score_get_id (score),
                                      .category = bw_control_score_get_category (score),
                                      .points = bw_control_score_get_points (score),
                                      .percentage = bw_control_score_get_percentage (score),
                                      .count = bw_control_score_get_count (old),
                                      .total = bw_control_score_get_total (old)));
  }
  return bw_snapshot_new_with_scores (later, expected);
}

static void
assert_all (BwArchiveWorld *world, BwSnapshot **days)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) loaded = bw_archive_load_days (world->archive, FIRST_DAY, FIRST_DAY + N_DAYS,
                                                      TRUE, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < N_DAYS; i++) {
    if (days[i] == NULL)
      continue;
    g_assert_cmpuint (n, <, loaded->len);
    bw_same_assert_snapshots (loaded->pdata[n++], days[i], TRUE);
  }
  g_assert_cmpuint (n, ==, loaded->len);
}

/* Each day by itself, too: that goes another way than a range. */
static void
assert_each (BwArchiveWorld *world, BwSnapshot **days)
{
  for (guint i = 0; i < N_DAYS; i++) {
    g_autoptr (BwSnapshot) loaded =
                  days[i] != NULL ? bw_archive_world_load (world, FIRST_DAY + i) : NULL;

    if (loaded != NULL)
      bw_same_assert_snapshots (loaded, days[i], TRUE);
  }
}

/* One day, or several at once. */
static void
store_some (BwArchiveWorld *world, GRand *rand, BwSnapshot **days)
{
  g_autoptr (GPtrArray) stored = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  int n = g_rand_int_range (rand, 0, 3) == 0 ? g_rand_int_range (rand, 1, 6) : 1;
  guint n_stored = 0;

  for (int i = 0; i < n; i++) {
    guint place = (guint) g_rand_int_range (rand, 0, N_DAYS);
    g_autoptr (BwSnapshot) snapshot = new_snapshot (rand, FIRST_DAY + place);
    g_autoptr (BwSnapshot) old = g_steal_pointer (&days[place]);

    days[place] = expect (old, snapshot);
    g_ptr_array_add (stored, g_steal_pointer (&snapshot));
  }
  bw_archive_store_days (world->archive, stored, BW_ARCHIVE_ORIGIN_GRAPH, &n_stored, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_stored, ==, stored->len);
}

/* Days before one go, and the others stay as they are. */
static void
forget_some (BwArchiveWorld *world, GRand *rand, BwSnapshot **days)
{
  int kept = g_rand_int_range (rand, 0, N_DAYS + 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_archive_forget_before (world->archive, FIRST_DAY + (guint) kept, NULL, &error));
  g_assert_no_error (error);
  for (int i = 0; i < kept; i++)
    g_clear_object (&days[i]);
}

static void
play_days (GRand *rand)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  BwSnapshot *days[N_DAYS] = { NULL };

  for (int i = 0; i < N_STORES; i++) {
    store_some (world, rand, days);
    assert_all (world, days);
  }
  assert_each (world, days);
  bw_archive_world_reopen (world);
  assert_all (world, days);
  forget_some (world, rand, days);
  assert_all (world, days);
  store_some (world, rand, days);
  assert_all (world, days);
  for (guint i = 0; i < N_DAYS; i++)
    g_clear_object (&days[i]);
}

static void
test_days (void)
{
  for (guint32 i = 0; i < N_SEQUENCES; i++) {
    g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

    play_days (rand);
  }
}

static const char *const texts[] = { NULL, "<p>Do it</p>", "<p>Do it well</p>" };
static const char *const titles[] = { "Title", "Other title" };
static const char *const states[] = { "Default", "Ignored", "ThirdParty" };

static BwControlProfile *
new_profile (GRand *rand, int number)
{
  g_autofree char *id = g_strdup_printf ("scid_%d", number);
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2026, 5, 1, 10, 0, 0.25);

  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    g_ptr_array_add (updates,
                     BW_TEST_UPDATE (.state = PICK (rand, states), .comment = PICK (rand, texts),
                                     .updated = i == 1 ? NULL : moment));
  return BW_TEST_PROFILE (.id = id, .title = PICK (rand, titles), .service = "MDATP",
                          .category = PICK (rand, categories), .max_points = PICK (rand, points),
                          .rank = g_rand_int_range (rand, -1, 2),
                          .threats = BW_TEST_THREATS ("Account breach", "Data spillage"),
                          .remediation = PICK (rand, texts),
                          .remediation_impact = PICK (rand, texts),
                          .deprecated = g_rand_boolean (rand), .state_updates = updates);
}

static BwCatalogue *
new_catalogue (GRand *rand)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < N_CONTROLS; i++)
    if (g_rand_int_range (rand, 0, 4) > 0)
      g_ptr_array_add (profiles, new_profile (rand, i));
  if (g_rand_int_range (rand, 0, 4) == 0)
    return bw_catalogue_new_partial (BW_WORLD_TENANT, profiles);
  return bw_catalogue_new (BW_WORLD_TENANT, profiles);
}

/* The profiles of @later, and those of @earlier that it lacks, where it is known to lack some. */
static BwCatalogue *
complete (BwCatalogue *earlier, BwCatalogue *later)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new ();

  if (!bw_catalogue_is_partial (later) || earlier == NULL)
    return g_object_ref (later);
  g_ptr_array_extend (profiles, bw_catalogue_get_profiles (later), NULL, NULL);
  g_ptr_array_extend (profiles, bw_catalogue_get_profiles (earlier), NULL, NULL);
  return bw_catalogue_is_partial (earlier) ? bw_catalogue_new_partial (BW_WORLD_TENANT, profiles)
                                           : bw_catalogue_new (BW_WORLD_TENANT, profiles);
}

static BwCatalogue *
find_until (BwCatalogue **days, int place)
{
  for (; place >= 0; place--) {
    if (days[place] != NULL)
      return days[place];
  }
  return NULL;
}

static gboolean
is_untouched (GPtrArray *updates)
{
  for (guint i = 0; i < updates->len; i++)
    if (bw_state_update_get_updated (updates->pdata[i]) != NULL ||
        !g_str_equal (bw_state_update_get_state (updates->pdata[i]), "Default"))
      return FALSE;
  return TRUE;
}

static void
assert_same_updates (GPtrArray *updates, GPtrArray *expected)
{
  if (updates->len == 0 && is_untouched (expected))
    return;
  g_assert_cmpuint (updates->len, ==, expected->len);
  for (guint i = 0; i < updates->len; i++) {
    g_assert_cmpstr (bw_state_update_get_state (updates->pdata[i]), ==,
                     bw_state_update_get_state (expected->pdata[i]));
    g_assert_true ((bw_state_update_get_updated (updates->pdata[i]) != NULL) ==
                   (bw_state_update_get_updated (expected->pdata[i]) != NULL));
  }
}

/* What an outline has of a profile: all but its state is of that day. */
static void
assert_outlined (BwControlProfile *profile, BwControlProfile *expected, BwCatalogue **days)
{
  const char *id = bw_control_profile_get_id (expected);
  double max_points = bw_control_profile_get_max_points (expected);
  double found = bw_control_profile_get_max_points (profile);
  BwControlProfile *newest = NULL;

  g_assert_cmpstr (bw_control_profile_get_id (profile), ==, id);
  g_assert_cmpstr (bw_control_profile_get_title (profile), ==,
                   bw_control_profile_get_title (expected));
  g_assert_cmpstr (bw_control_profile_get_category (profile), ==,
                   bw_control_profile_get_category (expected));
  g_assert_true (found == max_points || (isnan (found) && isnan (max_points)));
  for (int i = N_DAYS - 1; newest == NULL; i--)
    newest = days[i] != NULL ? bw_catalogue_find (days[i], id) : NULL;
  assert_same_updates (bw_control_profile_get_state_updates (profile),
                       bw_control_profile_get_state_updates (newest));
}

/* Three days together, of which the last is the newest catalogue. */
static void
assert_outlines (BwArchiveWorld *world, BwCatalogue **days, int first, int second)
{
  const int places[] = { first, second, N_DAYS - 1 };
  const BwDay asked[] = { FIRST_DAY + (guint) first, FIRST_DAY + (guint) second, BW_DAY_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outlines = bw_archive_load_outlines (world->archive, asked,
                                                            G_N_ELEMENTS (asked), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (outlines->len, ==, G_N_ELEMENTS (asked));
  for (guint i = 0; i < outlines->len; i++) {
    BwCatalogue *expected = find_until (days, places[i]);
    GPtrArray *profiles = expected != NULL ? bw_catalogue_get_profiles (expected) : NULL;

    g_assert_true ((outlines->pdata[i] == NULL) == (expected == NULL));
    if (expected == NULL)
      continue;
    g_assert_cmpuint (bw_catalogue_get_profiles (outlines->pdata[i])->len, ==, profiles->len);
    for (guint k = 0; k < profiles->len; k++)
      assert_outlined (
          bw_catalogue_find (outlines->pdata[i], bw_control_profile_get_id (profiles->pdata[k])),
          profiles->pdata[k], days);
  }
}

static void
assert_catalogues (BwArchiveWorld *world, BwCatalogue **days, int first)
{
  for (int i = first; i < N_DAYS; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (BwCatalogue) loaded =
                  bw_archive_load_catalogue (world->archive, FIRST_DAY + (guint) i, NULL, &error);
    BwCatalogue *expected = find_until (days, i);

    g_assert_no_error (error);
    g_assert_true ((loaded == NULL) == (expected == NULL));
    if (loaded != NULL)
      bw_same_assert_catalogues (loaded, expected);
  }
}

/* The catalogue that holds on the first day that is kept stays, though it may be older. */
static void
forget_catalogues (BwArchiveWorld *world, GRand *rand, BwCatalogue **days)
{
  int kept = g_rand_int_range (rand, 0, N_DAYS);
  g_autoptr (GError) error = NULL;

  bw_archive_forget_before (world->archive, FIRST_DAY + (guint) kept, NULL, &error);
  g_assert_no_error (error);
  assert_catalogues (world, days, kept);
}

static void
play_catalogues (GRand *rand)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  BwCatalogue *days[N_DAYS] = { NULL };

  for (int i = 0; i < N_STORES; i++) {
    int place = g_rand_int_range (rand, 0, N_DAYS);
    g_autoptr (BwCatalogue) catalogue = new_catalogue (rand);
    g_autoptr (BwCatalogue) expected = complete (find_until (days, place), catalogue);
    g_autoptr (GError) error = NULL;

    bw_archive_store_catalogue (world->archive, catalogue, FIRST_DAY + (guint) place,
                                BW_ARCHIVE_ORIGIN_GRAPH, NULL, &error);
    g_assert_no_error (error);
    g_set_object (&days[place], expected);
    assert_catalogues (world, days, 0);
    place = g_rand_int_range (rand, 0, N_DAYS);
    assert_outlines (world, days, g_rand_int_range (rand, 0, place + 1), place);
  }
  forget_catalogues (world, rand, days);
  for (guint i = 0; i < N_DAYS; i++)
    g_clear_object (&days[i]);
}

static void
test_catalogues (void)
{
  for (guint32 i = 0; i < N_SEQUENCES / 4; i++) {
    g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

    play_catalogues (rand);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive-random/days", test_days);
  g_test_add_func ("/archive-random/catalogues", test_catalogues);
  return g_test_run ();
}
