/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-plain-query.h"

#include <math.h>
#include <string.h>

#include "model/bw-product.h"
#include "model/bw-words.h"
#include "text/bw-fold.h"

static gboolean
is_same (const char *a, const char *b)
{
  return g_ascii_strcasecmp (a, b) == 0;
}

static gboolean
is_answered (gboolean yes, const char *key)
{
  return is_same (key, yes ? "yes" : "no");
}

static gboolean
has_status (BwAction *action, const char *key)
{
  if (g_ascii_strncasecmp (key, "other:", 6) == 0)
    return bw_action_get_status (action) == BW_STATUS_OTHER &&
           is_same (bw_action_get_state_word (action), key + 6);
  return is_same (bw_status_to_key (bw_action_get_status (action)), key);
}

static gboolean
has_threat (BwAction *action, const char *key)
{
  const char *const *threats = bw_action_get_threats (action);

  for (guint i = 0; threats[i] != NULL; i++)
    if (is_same (threats[i], key))
      return TRUE;
  return FALSE;
}

static gboolean
has_tag (BwAction *action, const char *key)
{
  BwPlanEntry *entry = bw_action_get_plan_entry (action);
  const char *const *tags = entry != NULL ? bw_plan_entry_get_tags (entry) : NULL;

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    if (is_same (tags[i], key))
      return TRUE;
  return FALSE;
}

static gboolean
has_owner (BwAction *action, const char *key)
{
  BwPlanEntry *entry = bw_action_get_plan_entry (action);
  const char *owner = entry != NULL ? bw_plan_entry_get_owner (entry) : NULL;

  return is_same (owner != NULL ? owner : "", key);
}

static BwPriority
get_priority (BwAction *action)
{
  BwPlanEntry *entry = bw_action_get_plan_entry (action);

  return entry != NULL ? bw_plan_entry_get_priority (entry) : BW_PRIORITY_NONE;
}

static gboolean
has_priority (BwAction *action, const char *key)
{
  static const char *const words[] = { "none", "low", "medium", "high" };

  return is_same (words[get_priority (action)], key);
}

static double
get_due (BwAction *action)
{
  BwPlanEntry *entry = bw_action_get_plan_entry (action);

  return entry != NULL && bw_plan_entry_get_due (entry) != BW_DAY_NONE
             ? bw_plan_entry_get_due (entry)
             : NAN;
}

/* Looked at on the day that all records by chance are of. */
static const char *
find_due (BwAction *action)
{
  double days = get_due (action) - bw_day_new (2026, 7, 17);

  if (isnan (days) || bw_action_get_status (action) == BW_STATUS_COMPLETED ||
      bw_action_get_status (action) == BW_STATUS_THIRD_PARTY)
    return "none";
  if (days < 0)
    return "overdue";
  return days <= 7 ? "due-soon" : "later";
}

static gboolean
has_happened (BwAction *action, const char *key)
{
  if (is_same (key, "regressed"))
    return bw_action_get_recent (action, BW_RECENT_REGRESSED) != NULL;
  if (is_same (key, "added"))
    return bw_action_get_recent (action, BW_RECENT_ADDED) != NULL;
  return is_same (key, "changed") && bw_action_get_recent (action, BW_RECENT_CHANGED) != NULL;
}

/**
 * bw_plain_query_has_value:
 * @action: an action
 * @facet: a facet
 * @key: a value of it, spelled as a query has it
 *
 * Returns: whether @action has the value
 */
gboolean
bw_plain_query_has_value (BwAction *action, BwFacet facet, const char *key)
{
  switch (facet) {
  case BW_FACET_STATUS:
    return has_status (action, key);
  case BW_FACET_RECENT:
    return has_happened (action, key);
  case BW_FACET_CATEGORY:
    return is_same (bw_action_get_category (action), key);
  case BW_FACET_PRODUCT:
    return is_same (bw_action_get_product (action), key);
  case BW_FACET_USER_IMPACT:
    return is_same (bw_action_get_user_impact (action), key);
  case BW_FACET_COST:
    return is_same (bw_action_get_cost (action), key);
  case BW_FACET_TIER:
    return is_same (bw_action_get_tier (action), key);
  case BW_FACET_THREAT:
    return has_threat (action, key);
  case BW_FACET_SCORED:
    return is_answered (bw_action_is_scored (action), key);
  case BW_FACET_POINTS_LEFT:
    if (isnan (bw_action_get_points_left (action)))
      return g_str_equal (key, "unknown");
    return is_answered (bw_action_get_points_left (action) > 0.000001, key);
  case BW_FACET_DEPRECATED:
    return is_answered (bw_action_is_deprecated (action), key);
  case BW_FACET_PLANNED:
    return is_answered (bw_action_get_plan_entry (action) != NULL &&
                            bw_plan_entry_is_planned (bw_action_get_plan_entry (action)),
                        key);
  case BW_FACET_OWNER:
    return has_owner (action, key);
  case BW_FACET_PRIORITY:
    return has_priority (action, key);
  case BW_FACET_TAG:
    return has_tag (action, key);
  case BW_FACET_DUE:
    return is_same (find_due (action), key);
  case BW_FACET_NONE:
  default:
    g_assert_not_reached ();
  }
}

static gboolean
passes_search (const BwQuery *query, BwAction *action)
{
  g_autofree char *folded = bw_fold (bw_query_get_search (query));
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (bw_action_get_search_text (action), words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
passes_facet (const BwQuery *query, BwAction *action, BwFacet facet)
{
  g_autoptr (GPtrArray) keys = bw_query_list_selected (query, facet);

  for (guint i = 0; i < keys->len; i++)
    if (bw_plain_query_has_value (action, facet, g_ptr_array_index (keys, i)))
      return TRUE;
  return keys->len == 0;
}

gboolean
bw_plain_query_matches (const BwQuery *query, BwAction *action)
{
  for (int facet = 0; facet < BW_N_FACETS; facet++)
    if (!passes_facet (query, action, (BwFacet) facet))
      return FALSE;
  return passes_search (query, action);
}

guint
bw_plain_query_count (const BwQuery *query, BwScorecard *scorecard)
{
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);
  guint n = 0;

  for (guint i = 0; i < actions->len; i++)
    n += bw_plain_query_matches (query, g_ptr_array_index (actions, i)) ? 1 : 0;
  return n;
}

/**
 * bw_plain_query_count_value:
 * @query: a query
 * @scorecard: a scorecard
 * @facet: a facet
 * @key: a value of it
 *
 * Returns: how many actions there would be if of @facet only @key were asked for
 */
guint
bw_plain_query_count_value (const BwQuery *query,
                            BwScorecard *scorecard,
                            BwFacet facet,
                            const char *key)
{
  g_autoptr (BwQuery) changed = bw_query_copy (query);

  bw_query_clear_facet (changed, facet);
  bw_query_set_selected (changed, facet, key, TRUE);
  return bw_plain_query_count (changed, scorecard);
}

static int
compare_numbers (double a, double b, int direction)
{
  /* What is not known comes last in either direction. */
  if (isnan (a) || isnan (b))
    return (isnan (a) ? 1 : 0) - (isnan (b) ? 1 : 0);
  if (a == b)
    return 0;
  return a < b ? -direction : direction;
}

static gboolean
is_unknown (const char *word)
{
  return *word == '\0' || is_same (word, BW_WORD_UNKNOWN);
}

static int
compare_words (const char *a,
               const char *b,
               int (*compare) (const char *a, const char *b),
               int direction)
{
  if (is_unknown (a) || is_unknown (b))
    return is_unknown (a) - is_unknown (b);
  return direction * compare (a, b);
}

static int
compare_statuses (BwAction *a, BwAction *b)
{
  int order = (int) bw_action_get_status (a) - (int) bw_action_get_status (b);

  if (order == 0 && bw_action_get_status (a) == BW_STATUS_OTHER)
    order = g_ascii_strcasecmp (bw_action_get_state_word (a), bw_action_get_state_word (b));
  return order;
}

static int
compare_titles (BwAction *a, BwAction *b)
{
  g_autofree char *title_a = bw_fold (bw_action_get_title (a));
  g_autofree char *title_b = bw_fold (bw_action_get_title (b));

  return strcmp (title_a, title_b);
}

static double
get_synced (BwAction *action)
{
  GDateTime *moment = bw_action_get_last_synced (action);

  return moment != NULL ? (double) g_date_time_to_unix (moment) : NAN;
}

static double
get_rank (BwAction *action)
{
  return bw_action_get_rank (action) < 0 ? NAN : bw_action_get_rank (action);
}

static double
get_recent_place (BwAction *action)
{
  if (has_happened (action, "regressed"))
    return 1;
  if (has_happened (action, "added"))
    return 2;
  return has_happened (action, "changed") ? 3 : NAN;
}

static double
get_priority_number (BwAction *action)
{
  return get_priority (action) != BW_PRIORITY_NONE ? (double) get_priority (action) : NAN;
}

/* Nobody comes last in either direction. */
static int
compare_owners (BwAction *a, BwAction *b, int direction)
{
  if (has_owner (a, "") || has_owner (b, ""))
    return has_owner (a, "") - has_owner (b, "");
  return direction * g_ascii_strcasecmp (bw_plan_entry_get_owner (bw_action_get_plan_entry (a)),
                                         bw_plan_entry_get_owner (bw_action_get_plan_entry (b)));
}

static int
find_due_place (BwAction *action)
{
  static const char *const order[] = { "overdue", "due-soon", "later", "none" };
  int i = 0;

  while (!g_str_equal (order[i], find_due (action)))
    i++;
  return i;
}

static int
compare_by_key (BwAction *a, BwAction *b, BwSortKey sort, int direction)
{
  switch (sort) {
  case BW_SORT_RECOMMENDED:
    return compare_numbers (get_rank (a), get_rank (b), direction);
  case BW_SORT_TITLE:
    return direction * compare_titles (a, b);
  case BW_SORT_IMPACT:
    return compare_numbers (bw_action_get_impact (a), bw_action_get_impact (b), direction);
  case BW_SORT_POINTS:
    return compare_numbers (bw_action_get_points (a), bw_action_get_points (b), direction);
  case BW_SORT_POINTS_LEFT:
    return compare_numbers (bw_action_get_points_left (a), bw_action_get_points_left (b),
                            direction);
  case BW_SORT_STATUS:
    return direction * compare_statuses (a, b);
  case BW_SORT_RECENT:
    return compare_numbers (get_recent_place (a), get_recent_place (b), direction);
  case BW_SORT_CATEGORY:
    return compare_words (bw_action_get_category (a), bw_action_get_category (b),
                          bw_words_compare_categories, direction);
  case BW_SORT_PRODUCT:
    return compare_words (bw_action_get_product (a), bw_action_get_product (b), g_ascii_strcasecmp,
                          direction);
  case BW_SORT_USER_IMPACT:
    return compare_words (bw_action_get_user_impact (a), bw_action_get_user_impact (b),
                          bw_words_compare_levels, direction);
  case BW_SORT_COST:
    return compare_words (bw_action_get_cost (a), bw_action_get_cost (b), bw_words_compare_levels,
                          direction);
  case BW_SORT_LAST_SYNCED:
    return compare_numbers (get_synced (a), get_synced (b), direction);
  case BW_SORT_DUE:
    return compare_numbers (get_due (a), get_due (b), direction);
  case BW_SORT_PRIORITY:
    return compare_numbers (get_priority_number (a), get_priority_number (b), direction);
  case BW_SORT_OWNER:
    return compare_owners (a, b, direction);
  default:
    g_assert_not_reached ();
  }
}

/* The order of groups: that in which the values of the facet are listed. */
static int
compare_by_group (BwAction *a, BwAction *b, BwFacet group)
{
  switch (group) {
  case BW_FACET_STATUS:
    return compare_statuses (a, b);
  case BW_FACET_CATEGORY:
    return bw_words_compare_categories (bw_action_get_category (a), bw_action_get_category (b));
  case BW_FACET_PRODUCT:
    return compare_words (bw_action_get_product (a), bw_action_get_product (b), g_ascii_strcasecmp,
                          1);
  case BW_FACET_USER_IMPACT:
    return bw_words_compare_levels (bw_action_get_user_impact (a), bw_action_get_user_impact (b));
  case BW_FACET_COST:
    return bw_words_compare_levels (bw_action_get_cost (a), bw_action_get_cost (b));
  case BW_FACET_TIER:
    return bw_words_compare_tiers (bw_action_get_tier (a), bw_action_get_tier (b));
  case BW_FACET_OWNER:
    return compare_owners (a, b, 1);
  case BW_FACET_PRIORITY:
    return (int) get_priority (b) - (int) get_priority (a);
  case BW_FACET_DUE:
    return find_due_place (a) - find_due_place (b);
  case BW_FACET_RECENT:
  case BW_FACET_THREAT:
  case BW_FACET_SCORED:
  case BW_FACET_POINTS_LEFT:
  case BW_FACET_DEPRECATED:
  case BW_FACET_PLANNED:
  case BW_FACET_TAG:
  case BW_FACET_NONE:
  default:
    return 0;
  }
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const BwQuery *query = data;
  BwAction *action_a = *(BwAction *const *) a;
  BwAction *action_b = *(BwAction *const *) b;
  int order = compare_by_group (action_a, action_b, bw_query_get_group (query));

  if (order == 0)
    order = compare_by_key (action_a, action_b, bw_query_get_sort_key (query),
                            bw_query_is_descending (query) ? -1 : 1);
  if (order == 0)
    order = bw_action_compare_recommended (action_a, action_b);
  return order;
}

/**
 * bw_plain_query_list:
 * @query: a query
 * @scorecard: a scorecard
 *
 * Returns: (transfer full) (element-type BwAction): the actions that match, in order
 */
GPtrArray *
bw_plain_query_list (const BwQuery *query, BwScorecard *scorecard)
{
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < actions->len; i++)
    if (bw_plain_query_matches (query, g_ptr_array_index (actions, i)))
      g_ptr_array_add (list, g_ptr_array_index (actions, i));
  g_ptr_array_sort_with_data (list, compare, (gpointer) query);
  return list;
}
