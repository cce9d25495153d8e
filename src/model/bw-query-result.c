/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-query-result.h"

#include "model/bw-facet-private.h"
#include "model/bw-scorecard-private.h"

struct _BwQueryResult {
  GObject parent_instance;

  BwScorecard *scorecard;
  BwQuery *query;
  GPtrArray *actions;
  GArray *groups;
  GArray *facets[BW_N_FACETS];
  GPtrArray *absent_keys;
  double points_left;
  guint n_points_unknown;
  guint n_without_search;
  guint n_without_facet[BW_N_FACETS];
};

G_DEFINE_FINAL_TYPE (BwQueryResult, bw_query_result, G_TYPE_OBJECT)

static void
bw_query_result_finalize (GObject *object)
{
  BwQueryResult *self = BW_QUERY_RESULT (object);

  for (int facet = 0; facet < BW_N_FACETS; facet++)
    g_clear_pointer (&self->facets[facet], g_array_unref);
  g_clear_pointer (&self->absent_keys, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->query, bw_query_free);
  g_clear_object (&self->scorecard);

  G_OBJECT_CLASS (bw_query_result_parent_class)->finalize (object);
}

static void
bw_query_result_class_init (BwQueryResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_query_result_finalize;
}

static void
bw_query_result_init (BwQueryResult *self)
{
  for (int facet = 0; facet < BW_N_FACETS; facet++)
    self->facets[facet] = g_array_new (FALSE, TRUE, sizeof (BwFacetCount));
  self->absent_keys = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_array_new (FALSE, TRUE, sizeof (BwGroup));
  self->actions = g_ptr_array_new ();
}

/*
 * One pass over the actions answers all of it. An action that fails no criterion is part of the list
 * and counts for its value of every facet. One that fails exactly one, a facet, would be in the list if
 * that facet did not narrow: it counts for its values of that facet and of no other.
 */
typedef struct {
  BwQueryIndex *index;
  BwActionSet *found;
  gboolean *wanted[BW_N_FACETS];
  BwFacet narrowing[BW_N_FACETS];
  guint n_narrowing;
  guint *counts[BW_N_FACETS];
  gboolean *matches;
  guint n_matches;
} Pass;

/* What an action fails. */
#define FAILS_NOTHING -1
#define FAILS_SEARCH BW_N_FACETS
#define FAILS_SEVERAL (BW_N_FACETS + 1)

static void
start_pass (Pass *pass, BwScorecard *scorecard)
{
  pass->index = bw_scorecard_get_query_index (scorecard);
  pass->matches = g_new0 (gboolean, pass->index->actions->len + 1);
  for (int facet = 0; facet < BW_N_FACETS; facet++)
    pass->counts[facet] = g_new0 (guint, bw_values_count (pass->index->values[facet]) + 1);
}

static void
end_pass (Pass *pass)
{
  g_clear_pointer (&pass->found, g_free);
  g_clear_pointer (&pass->matches, g_free);
  for (int facet = 0; facet < BW_N_FACETS; facet++) {
    g_clear_pointer (&pass->wanted[facet], g_free);
    g_clear_pointer (&pass->counts[facet], g_free);
  }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, end_pass)

static void
add_criteria (Pass *pass, BwScorecard *scorecard, const BwQuery *query)
{
  g_autofree char *search = g_strstrip (g_strdup (bw_query_get_search (query)));

  if (*search != '\0')
    pass->found = bw_search_index_find (bw_scorecard_get_search_index (scorecard), search);

  for (int facet = 0; facet < BW_N_FACETS; facet++) {
    g_autoptr (GPtrArray) selected = bw_query_list_selected (query, (BwFacet) facet);
    BwValues *values = pass->index->values[facet];

    if (selected->len == 0)
      continue;
    pass->narrowing[pass->n_narrowing++] = (BwFacet) facet;
    pass->wanted[facet] = g_new0 (gboolean, bw_values_count (values) + 1);
    for (guint i = 0; i < selected->len; i++) {
      guint number = 0;

      if (bw_values_find (values, g_ptr_array_index (selected, i), &number))
        pass->wanted[facet][number] = TRUE;
    }
  }
}

static gboolean
has_wanted (Pass *pass, guint place, BwFacet facet)
{
  BwQueryIndex *index = pass->index;

  if (index->lists[facet] == NULL)
    return pass->wanted[facet][index->rows[place][facet]];
  for (guint i = index->firsts[facet][place]; i < index->firsts[facet][place + 1]; i++)
    if (pass->wanted[facet][g_array_index (index->lists[facet], guint, i)])
      return TRUE;
  return FALSE;
}

static int
find_failure (Pass *pass, guint place)
{
  int failure = FAILS_NOTHING;

  if (pass->found != NULL && !bw_action_set_has (pass->found, place))
    failure = FAILS_SEARCH;

  for (guint i = 0; i < pass->n_narrowing; i++) {
    BwFacet facet = pass->narrowing[i];

    if (has_wanted (pass, place, facet))
      continue;
    if (failure != FAILS_NOTHING)
      return FAILS_SEVERAL;
    failure = (int) facet;
  }

  return failure;
}

static void
count_values (Pass *pass, guint place, int facet)
{
  BwQueryIndex *index = pass->index;

  if (index->lists[facet] == NULL) {
    pass->counts[facet][index->rows[place][facet]]++;
    return;
  }
  for (guint i = index->firsts[facet][place]; i < index->firsts[facet][place + 1]; i++)
    pass->counts[facet][g_array_index (index->lists[facet], guint, i)]++;
}

static void
count_match (BwQueryResult *self, Pass *pass, guint place)
{
  pass->matches[place] = TRUE;
  pass->n_matches++;
  self->points_left += pass->index->points_left[place];
  self->n_points_unknown += !pass->index->points_left_known[place];
  for (int facet = 0; facet < BW_N_FACETS; facet++)
    count_values (pass, place, facet);
}

static void
run_pass (BwQueryResult *self, Pass *pass)
{
  for (guint place = 0; place < pass->index->actions->len; place++) {
    int failure = find_failure (pass, place);

    if (failure == FAILS_NOTHING)
      count_match (self, pass, place);
    else if (failure == FAILS_SEARCH)
      self->n_without_search++;
    else if (failure != FAILS_SEVERAL) {
      self->n_without_facet[failure]++;
      count_values (pass, place, failure);
    }
  }

  self->n_without_search += pass->n_matches;
  for (int facet = 0; facet < BW_N_FACETS; facet++)
    self->n_without_facet[facet] += pass->n_matches;
}

static void
list_actions (BwQueryResult *self, Pass *pass, const guint *order)
{
  g_ptr_array_set_size (self->actions, (int) pass->n_matches);
  for (guint i = 0, n = 0; n < pass->n_matches; i++)
    if (pass->matches[order[i]])
      self->actions->pdata[n++] = g_ptr_array_index (pass->index->actions, order[i]);
}

/* Returns: for each value of the facet the position of its first action. */
static guint *
start_groups (BwQueryResult *self, Pass *pass, BwFacet facet, BwGroup *groups)
{
  BwValues *values = pass->index->values[facet];
  guint n_values = bw_values_count (values);
  guint *next = g_new0 (guint, n_values + 1);

  for (guint place = 0; place < pass->index->actions->len; place++) {
    BwGroup *group = &groups[pass->index->rows[place][facet]];

    if (!pass->matches[place])
      continue;
    group->count++;
    group->points += pass->index->points[place];
    group->max_points += pass->index->max_points[place];
    group->n_unknown += !pass->index->points_left_known[place];
  }

  for (guint i = 0; i < n_values; i++) {
    groups[i].key = bw_values_get (values, i);
    groups[i].first = next[i];
    next[i + 1] = next[i] + groups[i].count;
    if (groups[i].count > 0)
      g_array_append_val (self->groups, groups[i]);
  }

  return next;
}

/* Deals the actions out to their groups without changing the order within one. */
static void
list_groups (BwQueryResult *self, Pass *pass, const guint *order, BwFacet facet)
{
  guint n_values = bw_values_count (pass->index->values[facet]);
  g_autofree BwGroup *groups = g_new0 (BwGroup, n_values + 1);
  g_autofree guint *next = start_groups (self, pass, facet, groups);

  g_ptr_array_set_size (self->actions, (int) pass->n_matches);
  for (guint i = 0; i < pass->index->actions->len; i++)
    if (pass->matches[order[i]]) {
      guint position = next[pass->index->rows[order[i]][facet]]++;

      self->actions->pdata[position] = g_ptr_array_index (pass->index->actions, order[i]);
    }
}

/* Values that are asked for stay listed, in their place, also where no action has them. */
static void
list_absent_values (BwQueryResult *self, Pass *pass, BwFacet facet)
{
  g_autoptr (GPtrArray) selected = bw_query_list_selected (self->query, facet);
  GArray *counts = self->facets[facet];

  for (guint i = 0; i < selected->len; i++) {
    BwFacetCount count = { g_ptr_array_index (selected, i), 0, TRUE };
    guint place = 0;

    if (bw_values_find (pass->index->values[facet], count.key, &place))
      continue;
    for (place = 0; place < counts->len; place++)
      if (bw_facet_compare_keys (facet, g_array_index (counts, BwFacetCount, place).key,
                                 count.key) > 0)
        break;
    count.key = g_strdup (count.key);
    g_ptr_array_add (self->absent_keys, (gpointer) count.key);
    g_array_insert_val (counts, place, count);
  }
}

static void
list_facet (BwQueryResult *self, Pass *pass, BwFacet facet)
{
  BwValues *values = pass->index->values[facet];

  for (guint i = 0; i < bw_values_count (values); i++) {
    BwFacetCount count = {
      .key = bw_values_get (values, i),
      .count = pass->counts[facet][i],
      .selected = pass->wanted[facet] != NULL && pass->wanted[facet][i],
    };

    g_array_append_val (self->facets[facet], count);
  }
  if (pass->wanted[facet] != NULL)
    list_absent_values (self, pass, facet);
}

/**
 * bw_query_result_new:
 * @scorecard: a scorecard
 * @query: what is asked for; copied
 *
 * Works out the answer in one pass over the actions. May be called from any thread.
 *
 * Returns: (transfer full): the answer
 */
BwQueryResult *
bw_query_result_new (BwScorecard *scorecard, const BwQuery *query)
{
  BwQueryResult *self = NULL;
  g_auto (Pass) pass = { 0 };
  const guint *order = NULL;

  g_return_val_if_fail (BW_IS_SCORECARD (scorecard), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  self = g_object_new (BW_TYPE_QUERY_RESULT, NULL);
  self->scorecard = g_object_ref (scorecard);
  self->query = bw_query_copy (query);

  start_pass (&pass, scorecard);
  add_criteria (&pass, scorecard, query);
  run_pass (self, &pass);
  order = bw_query_index_get_order (pass.index, bw_query_get_sort_key (query),
                                    bw_query_is_descending (query));
  if (bw_query_get_group (query) == BW_FACET_NONE)
    list_actions (self, &pass, order);
  else
    list_groups (self, &pass, order, bw_query_get_group (query));
  for (int facet = 0; facet < BW_N_FACETS; facet++)
    list_facet (self, &pass, (BwFacet) facet);
  return self;
}

/**
 * bw_query_result_get_query:
 * @self: a result
 *
 * Returns: (transfer none): what was asked for
 */
const BwQuery *
bw_query_result_get_query (BwQueryResult *self)
{
  g_return_val_if_fail (BW_IS_QUERY_RESULT (self), NULL);

  return self->query;
}

/**
 * bw_query_result_get_scorecard:
 * @self: a result
 *
 * Returns: (transfer none): what was asked
 */
BwScorecard *
bw_query_result_get_scorecard (BwQueryResult *self)
{
  g_return_val_if_fail (BW_IS_QUERY_RESULT (self), NULL);

  return self->scorecard;
}

/**
 * bw_query_result_get_actions:
 * @self: a result
 *
 * Returns: (transfer none) (element-type BwAction): the actions that match, in order, group after
 *   group; they live as long as the scorecard
 */
GPtrArray *
bw_query_result_get_actions (BwQueryResult *self)
{
  g_return_val_if_fail (BW_IS_QUERY_RESULT (self), NULL);

  return self->actions;
}

/**
 * bw_query_result_get_total:
 * @self: a result
 *
 * Returns: how many actions there are in all: the m of "n of m"
 */
guint
bw_query_result_get_total (BwQueryResult *self)
{
  g_return_val_if_fail (BW_IS_QUERY_RESULT (self), 0);

  return bw_scorecard_get_actions (self->scorecard)->len;
}

/**
 * bw_query_result_get_points_left:
 * @self: a result
 *
 * Returns: the points that the actions that match have left together, as far as they are known; see
 *   bw_query_result_count_points_unknown()
 */
double
bw_query_result_get_points_left (BwQueryResult *self)
{
  g_return_val_if_fail (BW_IS_QUERY_RESULT (self), 0.0);

  return self->points_left;
}

/**
 * bw_query_result_count_points_unknown:
 * @self: a result
 *
 * Returns: how many of the actions that match have points left of which it is not known how many: their
 *   maximum is not known, or there is no score at all
 */
guint
bw_query_result_count_points_unknown (BwQueryResult *self)
{
  g_return_val_if_fail (BW_IS_QUERY_RESULT (self), 0);

  return self->n_points_unknown;
}

/**
 * bw_query_result_get_groups:
 * @self: a result
 *
 * Returns: (transfer none) (element-type BwGroup): the groups in the order of their values, none of
 *   them empty; no groups where nothing is grouped by. Points and maximum are those of scored actions
 *   of which both are known
 */
GArray *
bw_query_result_get_groups (BwQueryResult *self)
{
  g_return_val_if_fail (BW_IS_QUERY_RESULT (self), NULL);

  return self->groups;
}

/**
 * bw_query_result_get_facet:
 * @self: a result
 * @facet: a facet
 *
 * Returns: (transfer none) (element-type BwFacetCount): every value of @facet that some action of the
 *   scorecard has or that is asked for, in order
 */
GArray *
bw_query_result_get_facet (BwQueryResult *self, BwFacet facet)
{
  g_return_val_if_fail (BW_IS_QUERY_RESULT (self), NULL);
  g_return_val_if_fail (facet >= 0 && facet < BW_N_FACETS, NULL);

  return self->facets[facet];
}

/**
 * bw_query_result_count_without_search:
 * @self: a result
 *
 * Returns: how many actions would match without the search, all else as it is
 */
guint
bw_query_result_count_without_search (BwQueryResult *self)
{
  g_return_val_if_fail (BW_IS_QUERY_RESULT (self), 0);

  return self->n_without_search;
}

/**
 * bw_query_result_count_without_facet:
 * @self: a result
 * @facet: a facet
 *
 * Returns: how many actions would match if no value of @facet were asked for, all else as it is
 */
guint
bw_query_result_count_without_facet (BwQueryResult *self, BwFacet facet)
{
  g_return_val_if_fail (BW_IS_QUERY_RESULT (self), 0);
  g_return_val_if_fail (facet >= 0 && facet < BW_N_FACETS, 0);

  return self->n_without_facet[facet];
}
