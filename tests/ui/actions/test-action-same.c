/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An action of new records may be replaced by that of the old ones only where nothing that is seen of it changed:
   each field that a record is made of is changed by itself. */

#include "ui/actions/bw-action-same.h"

#include <string.h>

#include "model/bw-action-private.h"
#include "model/bw-test-records.h"
#include "support/bw-secret-watch.h"

typedef struct {
  BwControlProfileFields profile;
  BwControlScoreFields score;
  BwPlanEntryFields plan;
} Fields;

typedef struct {
  const char *name;
  gsize offset;
  gsize size;
  gboolean is_seen;
} Field;

#define FIELD(part, member, is_seen)                                                            \
  { #part "." #member, G_STRUCT_OFFSET (Fields, part.member), sizeof ((Fields) {}.part.member), \
    is_seen }

/* Those that are not seen: the kind of action stands nowhere, the control score goes by the id of the profile, and its
   category takes the place of that of the profile; what Bolwerk does not know is kept, and not shown. Of what is kept here all counts: the action that is in the list is
   the one that is changed. */
static const Field FIELDS[] = {
  FIELD (profile, id, TRUE),
  FIELD (profile, title, TRUE),
  FIELD (profile, service, TRUE),
  FIELD (profile, category, FALSE),
  FIELD (profile, max_points, TRUE),
  FIELD (profile, rank, TRUE),
  FIELD (profile, action_type, FALSE),
  FIELD (profile, tier, TRUE),
  FIELD (profile, cost, TRUE),
  FIELD (profile, user_impact, TRUE),
  FIELD (profile, threats, TRUE),
  FIELD (profile, action_url, TRUE),
  FIELD (profile, remediation, TRUE),
  FIELD (profile, remediation_impact, TRUE),
  FIELD (profile, deprecated, TRUE),
  FIELD (profile, state_updates, TRUE),
  FIELD (profile, rest, FALSE),
  FIELD (score, id, FALSE),
  FIELD (score, category, TRUE),
  FIELD (score, points, TRUE),
  FIELD (score, percentage, TRUE),
  FIELD (score, description, TRUE),
  FIELD (score, implementation_status, TRUE),
  FIELD (score, last_synced, TRUE),
  FIELD (score, count, TRUE),
  FIELD (score, total, TRUE),
  FIELD (score, rest, FALSE),
  FIELD (plan, id, TRUE),
  FIELD (plan, planned, TRUE),
  FIELD (plan, owner, TRUE),
  FIELD (plan, due, TRUE),
  FIELD (plan, priority, TRUE),
  FIELD (plan, tags, TRUE),
  FIELD (plan, note, TRUE),
  FIELD (plan, rest, TRUE),
};

static void
fill (Fields *fields, const char *word, double number, GPtrArray *states, GDateTime *moment)
{
  static const char *threats[2][2] = { { "Spoofing", NULL }, { "Data deletion", NULL } };

  *fields = (Fields) {
    .profile = { .id = word,
                 .title = word,
                 .service = word,
                 .category = word,
                 .max_points = number * 10,
                 .rank = (int) number,
                 .action_type = word,
                 .tier = word,
                 .cost = word,
                 .user_impact = word,
                 .threats = threats[number > 1],
                 .action_url = word,
                 .remediation = word,
                 .remediation_impact = word,
                 .deprecated = number > 1,
                 .state_updates = states,
                 .rest = word },
    .score = { .id = word,
               .category = word,
               .points = number,
               .percentage = number,
               .description = word,
               .implementation_status = word,
               .last_synced = moment,
               .count = (gint64) number,
               .total = (gint64) number,
               .rest = word },
    .plan = { .id = word,
              .planned = number > 1,
              .owner = word,
              .due = bw_day_new (2026, 7, (guint) number),
              .priority = (BwPriority) number,
              .tags = threats[number > 1],
              .note = word,
              .rest = word },
  };
}

static BwAction *
make (const Fields *fields)
{
  g_autoptr (BwControlProfile) profile = bw_control_profile_new (&fields->profile);
  g_autoptr (BwControlScore) score = bw_control_score_new (&fields->score);
  g_autoptr (BwPlanEntry) entry = bw_plan_entry_new (&fields->plan);

  return bw_action_new (profile, score, entry, TRUE, 100);
}

static void
test_each_field (void)
{
  g_autoptr (GPtrArray) no_states = bw_test_states_new (NULL, NULL, NULL);
  g_autoptr (GPtrArray) states = bw_test_states_new ("Ignored", "2026-07-01T00:00:00Z", NULL);
  g_autoptr (GDateTime) early = g_date_time_new_utc (2026, 7, 1, 0, 0, 0);
  g_autoptr (GDateTime) late = g_date_time_new_utc (2026, 7, 2, 0, 0, 0);
  g_autoptr (BwAction) action = NULL;
  g_autoptr (BwAction) again = NULL;
  Fields one;
  Fields other;

  fill (&one, "one", 1, no_states, early);
  fill (&other, "other", 2, states, late);
  action = make (&one);
  again = make (&one);
  g_assert_true (bw_action_is_same (action, again));
  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++) {
    Fields changed = one;
    g_autoptr (BwAction) now = NULL;

    memcpy ((char *) &changed + FIELDS[i].offset, (char *) &other + FIELDS[i].offset,
            FIELDS[i].size);
    now = make (&changed);
    g_test_message ("%s", FIELDS[i].name);
    g_assert_cmpint (bw_action_is_same (action, now), ==, !FIELDS[i].is_seen);
  }
}

/* That a day goes by can make what is kept here due. */
static void
test_due (void)
{
  g_autoptr (GPtrArray) no_states = bw_test_states_new (NULL, NULL, NULL);
  g_autoptr (BwAction) action = NULL;
  g_autoptr (BwAction) later = NULL;
  g_autoptr (BwAction) again = NULL;
  Fields one;

  fill (&one, "one", 1, no_states, NULL);
  action = make (&one);
  again = make (&one);
  later = make (&one);
  bw_action_set_today (action, bw_day_new (2026, 6, 1));
  bw_action_set_today (again, bw_day_new (2026, 6, 2));
  bw_action_set_today (later, bw_day_new (2026, 7, 2));
  g_assert_true (bw_action_is_same (action, again));
  g_assert_false (bw_action_is_same (action, later));
}

static BwAction *
make_with_day_before (const Fields *fields, double points, double percentage)
{
  Fields before = *fields;
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwRecent) recent = NULL;
  BwAction *action = make (fields);

  before.score.points = points;
  before.score.percentage = percentage;
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);

    g_ptr_array_add (scores, bw_control_score_new (i == 0 ? &before.score : &fields->score));
    g_ptr_array_add (days, bw_snapshot_new (&(BwSnapshotFields) {
                               .id = "day",
                               .tenant_id = "tenant",
                               .day = bw_day_new (2026, 7, 1 + i),
                               .control_scores = scores,
                           }));
  }
  recent = bw_recent_new (days, NULL, NULL);
  bw_action_set_recent (action, recent);
  return action;
}

/* What happened recently is seen as well, and from when and from what it did. */
static void
test_recent (void)
{
  g_autoptr (GPtrArray) no_states = bw_test_states_new (NULL, NULL, NULL);
  g_autoptr (BwAction) action = NULL;
  g_autoptr (BwAction) again = NULL;
  g_autoptr (BwAction) worse = NULL;
  g_autoptr (BwAction) same = NULL;
  Fields one;

  fill (&one, "one", 1, no_states, NULL);
  one.score.percentage = 10;
  action = make (&one);
  again = make_with_day_before (&one, 3, 30);
  worse = make_with_day_before (&one, 4, 40);
  same = make_with_day_before (&one, 1, 10);
  g_assert_nonnull (bw_action_get_recent (again, BW_RECENT_REGRESSED));
  g_assert_false (bw_action_is_same (action, again));
  g_assert_false (bw_action_is_same (again, worse));
  g_assert_true (bw_action_is_same (action, same));
}

/* What lies between two fields of the list is there to align the second one, no field of its own. */
static void
test_all_fields (void)
{
  gsize end = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++) {
    g_test_message ("%s", FIELDS[i].name);
    g_assert_cmpuint (FIELDS[i].offset, >=, end);
    g_assert_cmpuint (FIELDS[i].offset - end, <, sizeof (gpointer));
    end = FIELDS[i].offset + FIELDS[i].size;
  }
  g_assert_cmpuint (sizeof (Fields) - end, <, sizeof (gpointer));
}

int
main (int argc, char **argv)
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/action-same/each-field", test_each_field);
  g_test_add_func ("/action-same/due", test_due);
  g_test_add_func ("/action-same/recent", test_recent);
  g_test_add_func ("/action-same/all-fields", test_all_fields);
  return g_test_run ();
}
