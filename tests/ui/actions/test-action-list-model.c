/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "model/bw-test-records.h"
#include "ui/actions/bw-action-list-model.h"
#include "ui/bw-ui-test.h"

#define N_CHANGES 400
/* More runs than these are put together to one. */
#define MAX_RUNS 16

/* Follows a list by what it tells of its changes alone. */
typedef struct {
  GPtrArray *items;
  guint n_signals;
  guint removed;
  guint added;
} Mirror;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  mirror->n_signals++;
  mirror->removed += removed;
  mirror->added += added;
  g_assert_cmpuint (position + removed, <=, mirror->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items, position + i, g_list_model_get_item (model, position + i));
}

static void
change_query (BwQuery *query)
{
  static const char *const words[] = { "", "mfa", "policy", "e", "zzz", "sign-in" };
  static const char *const statuses[] = { "to-address", "completed", "planned" };
  static const char *const categories[] = { "Identity", "Device", "Apps", "Data" };

  switch (g_test_rand_int_range (0, 5)) {
  case 0:
    bw_query_set_search (query, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
    break;
  case 1:
    bw_query_set_selected (query, BW_FACET_STATUS, statuses[g_test_rand_int_range (0, 3)],
                           g_test_rand_int_range (0, 2));
    break;
  case 2:
    bw_query_set_selected (query, BW_FACET_CATEGORY, categories[g_test_rand_int_range (0, 4)],
                           g_test_rand_int_range (0, 2));
    break;
  case 3:
    bw_query_set_sort (query, (BwSortKey) g_test_rand_int_range (0, BW_N_SORT_KEYS),
                       g_test_rand_int_range (0, 2));
    break;
  default:
    bw_query_set_group (query, g_test_rand_int_range (0, 2) ? BW_FACET_CATEGORY : BW_FACET_NONE);
  }
}

static void
assert_same_items (GPtrArray *expected, GPtrArray *found)
{
  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    g_assert_true (found->pdata[i] == expected->pdata[i]);
}

static guint
count_common (GPtrArray *a, GPtrArray *b)
{
  guint common = 0;

  for (guint i = 0; i < a->len; i++)
    common += g_ptr_array_find (b, a->pdata[i], NULL);
  return common;
}

static GPtrArray *
copy (GPtrArray *items)
{
  return g_ptr_array_copy (items, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
}

static BwScorecard *
join (BwRecords *records)
{
  BwScorecard *scorecard = bw_records_get_scorecard (records);

  return bw_scorecard_new (bw_scorecard_get_snapshot (scorecard),
                           bw_scorecard_get_catalogue (scorecard), NULL,
                           bw_scorecard_get_day (scorecard));
}

/* What the signals tell makes the same list, and tells no more than it has to. */
static void
test_random (void)
{
  g_autoptr (BwRecords) records = bw_ui_test_load_demo ();
  g_autoptr (BwScorecard) scorecard = join (records);
  g_autoptr (BwActionListModel) model = bw_action_list_model_new ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Mirror mirror = { .items = items };
  guint few = 0;

  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed), &mirror);
  for (guint i = 0; i < N_CHANGES; i++) {
    g_autoptr (BwQueryResult) result = NULL;
    g_autoptr (GPtrArray) before = copy (items);
    BwFacet group = bw_query_get_group (query);
    BwSortKey sort = bw_query_get_sort_key (query);
    gboolean descending = bw_query_is_descending (query);

    change_query (query);
    result = bw_query_result_new (scorecard, query);
    mirror.n_signals = mirror.removed = mirror.added = 0;
    bw_action_list_model_set_result (model, result);

    assert_same_items (bw_query_result_get_actions (result), items);
    g_assert_cmpuint (mirror.n_signals, <=, MAX_RUNS);
    if (group != bw_query_get_group (query) || group != BW_FACET_NONE)
      g_assert_cmpuint (mirror.n_signals, <=, 1);
    else if (sort == bw_query_get_sort_key (query) &&
             descending == bw_query_is_descending (query) && mirror.n_signals > 1) {
      /* In the same order, what is in both lists stays where it is. */
      guint common = count_common (before, items);

      g_assert_cmpuint (mirror.removed, ==, before->len - common);
      g_assert_cmpuint (mirror.added, ==, items->len - common);
      few++;
    }
  }
  g_assert_cmpuint (few, >, 0);
}

static void
test_same_again (void)
{
  g_autoptr (BwRecords) records = bw_ui_test_load_demo ();
  g_autoptr (BwScorecard) first = join (records);
  g_autoptr (BwScorecard) second = join (records);
  g_autoptr (BwActionListModel) model = bw_action_list_model_new ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) a = bw_query_result_new (first, query);
  g_autoptr (BwQueryResult) b = bw_query_result_new (second, query);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Mirror mirror = { .items = items };

  bw_action_list_model_set_result (model, a);
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed), &mirror);
  bw_action_list_model_set_result (model, b);
  g_assert_cmpuint (mirror.n_signals, ==, 0);
}

#define N_ACTIONS 20

/* Twenty actions in the order of their ids; the titles of two that stand far apart are given. */
static BwQueryResult *
ask_with_titles (const char *early, const char *late)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 100);
  g_autoptr (BwScorecard) scorecard = NULL;
  g_autoptr (BwQuery) query = bw_query_new ();

  for (int i = 0; i < N_ACTIONS; i++) {
    g_autofree char *id = g_strdup_printf ("action-%02d", i);

    bw_test_records_add_profile (records, .id = id, .rank = i + 1,
                                 .title = i == 2    ? early
                                          : i == 17 ? late
                                                    : "The same");
  }
  scorecard = bw_test_records_make_scorecard (records);
  return bw_query_result_new (scorecard, query);
}

static void
count_signal (GListModel *model, guint position, guint removed, guint added, guint *n_signals)
{
  ++*n_signals;
}

/* A refresh that changes the list in several places drops the records before it, which have no other
   owner, not before the list is through with them. */
static void
test_refreshed_in_places (void)
{
  g_autoptr (BwActionListModel) model = bw_action_list_model_new ();
  g_autoptr (BwQueryResult) first = ask_with_titles ("Before", "Before");
  g_autoptr (BwQueryResult) second = ask_with_titles ("After", "After");
  gpointer gone = bw_query_result_get_scorecard (first);
  guint n_signals = 0;

  g_object_add_weak_pointer (G_OBJECT (gone), &gone);
  bw_action_list_model_set_result (model, first);
  g_clear_object (&first);
  g_signal_connect (model, "items-changed", G_CALLBACK (count_signal), &n_signals);
  bw_action_list_model_set_result (model, second);

  g_assert_null (gone);
  g_assert_cmpuint (n_signals, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, N_ACTIONS);
  for (guint i = 0; i < N_ACTIONS; i++) {
    g_autoptr (BwAction) action = g_list_model_get_item (G_LIST_MODEL (model), i);

    g_assert_cmpstr (bw_action_get_title (action), ==, i == 2 || i == 17 ? "After" : "The same");
  }
}

/* Sections follow each other without a gap and are the groups of the result. */
static void
test_sections (void)
{
  g_autoptr (BwRecords) records = bw_ui_test_load_demo ();
  g_autoptr (BwScorecard) scorecard = join (records);
  g_autoptr (BwActionListModel) model = bw_action_list_model_new ();
  g_autoptr (BwQuery) query = bw_query_new ();

  for (int facet = 0; facet < BW_N_FACETS; facet++) {
    g_autoptr (BwQueryResult) result = NULL;
    GArray *groups = NULL;

    if (!bw_facet_can_group (facet))
      continue;
    bw_query_set_group (query, facet);
    result = bw_query_result_new (scorecard, query);
    bw_action_list_model_set_result (model, result);
    groups = bw_query_result_get_groups (result);
    for (guint i = 0; i < groups->len; i++) {
      const BwGroup *group = &g_array_index (groups, BwGroup, i);

      for (guint at = group->first; at < group->first + group->count; at++) {
        guint start = 0;
        guint end = 0;

        gtk_section_model_get_section (GTK_SECTION_MODEL (model), at, &start, &end);
        g_assert_cmpuint (start, ==, group->first);
        g_assert_cmpuint (end, ==, group->first + group->count);
      }
    }
  }
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/actions/list-model/random", test_random);
  g_test_add_func ("/actions/list-model/same-again", test_same_again);
  g_test_add_func ("/actions/list-model/refreshed-in-places", test_refreshed_in_places);
  g_test_add_func ("/actions/list-model/sections", test_sections);
  return g_test_run ();
}
