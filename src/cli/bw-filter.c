/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-filter.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/bw-product.h"
#include "model/bw-query-result.h"
#include "model/bw-words.h"
#include "present/bw-label.h"
#include "text/bw-fold.h"

/* A facet or an order that is new is to be thought of in each of these, also beside a default. */
#pragma GCC diagnostic warning "-Wswitch-enum"

/* What stands between several words in a list of them. */
#define SEPARATOR ", "

static const char *const CATEGORIES[] = {
  BW_CATEGORY_IDENTITY,
  BW_CATEGORY_DATA,
  BW_CATEGORY_DEVICE,
  BW_CATEGORY_APPS,
  BW_CATEGORY_INFRASTRUCTURE,
  BW_WORD_UNKNOWN,
  NULL,
};
static const char *const LEVELS[] = {
  BW_LEVEL_LOW, BW_LEVEL_MODERATE, BW_LEVEL_HIGH, BW_WORD_UNKNOWN, NULL,
};
static const char *const TIERS[] = {
  BW_TIER_CORE, BW_TIER_DEFENSE_IN_DEPTH, BW_TIER_ADVANCED, BW_WORD_UNKNOWN, NULL,
};
static const char *const YES_AND_NO[] = { "yes", "no", NULL };
static const char *const YES_NO_AND_UNKNOWN[] = { "yes", "no", BW_WORD_UNKNOWN, NULL };
static const char *const RECENT[] = { "regressed", "added", "changed", NULL };
static const char *const PRIORITIES[] = { "high", "medium", "low", "none", NULL };
static const char *const DUES[] = { "overdue", "due-soon", "later", "none", NULL };
static const char *const NONE[] = { NULL };

/* The values that a facet has whether or not an action has them now. */
static const char *const *
list_standing_values (BwFacet facet)
{
  switch (facet) {
  case BW_FACET_CATEGORY:
    return CATEGORIES;
  case BW_FACET_USER_IMPACT:
  case BW_FACET_COST:
    return LEVELS;
  case BW_FACET_TIER:
    return TIERS;
  case BW_FACET_SCORED:
  case BW_FACET_DEPRECATED:
  case BW_FACET_PLANNED:
    return YES_AND_NO;
  case BW_FACET_POINTS_LEFT:
    return YES_NO_AND_UNKNOWN;
  case BW_FACET_RECENT:
    return RECENT;
  case BW_FACET_THREAT:
    return bw_words_list_threats ();
  case BW_FACET_PRIORITY:
    return PRIORITIES;
  case BW_FACET_DUE:
    return DUES;
  case BW_FACET_STATUS:
  case BW_FACET_PRODUCT:
  case BW_FACET_OWNER:
  case BW_FACET_TAG:
  case BW_FACET_NONE:
  default:
    return NONE;
  }
}

static void
add_once (GPtrArray *values, const char *value)
{
  if (!g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
    g_ptr_array_add (values, g_strdup (value));
}

/* The values that are told to whoever asks for another one: the standing ones first, then those that
 * actions have. Of products there would be too many. */
static GPtrArray *
list_values (BwScorecard *scorecard, BwFacet facet)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BwQuery) everything = bw_query_new ();
  g_autoptr (BwQueryResult) result = bw_query_result_new (scorecard, everything);
  GArray *counts = bw_query_result_get_facet (result, facet);
  const char *const *standing = list_standing_values (facet);

  for (BwStatus status = 0; facet == BW_FACET_STATUS && status < BW_STATUS_OTHER; status++)
    add_once (values, bw_status_to_key (status));
  for (gsize i = 0; standing[i] != NULL; i++)
    add_once (values, standing[i]);
  for (guint i = 0; i < counts->len; i++)
    add_once (values, g_array_index (counts, BwFacetCount, i).key);
  return values;
}

/* The values that are known beyond those, and that no action has: to ask for one is no mistake. */
static GPtrArray *
list_known_values (BwFacet facet)
{
  GPtrArray *values = NULL;

  if (facet == BW_FACET_PRODUCT)
    values = bw_product_list_names ();
  else
    values = g_ptr_array_new_with_free_func (g_free);
  if (facet == BW_FACET_PRODUCT || facet == BW_FACET_OWNER)
    g_ptr_array_add (values, g_strdup (""));
  if (facet == BW_FACET_STATUS)
    g_ptr_array_add (values, g_strdup (bw_status_to_key (BW_STATUS_OTHER)));
  if (facet == BW_FACET_THREAT)
    g_ptr_array_add (values, g_strdup (BW_WORD_UNKNOWN));
  return values;
}

/* A word of Graph brought to how actions have it: `Medium` is `moderate`, `MDATP` is a product. */
static char *
fold_value (BwFacet facet, const char *text)
{
  switch (facet) {
  case BW_FACET_CATEGORY:
    return bw_words_fold_category (text);
  case BW_FACET_PRODUCT:
    return bw_product_name_from_service (text);
  case BW_FACET_USER_IMPACT:
  case BW_FACET_COST:
    return bw_words_fold_level (text);
  case BW_FACET_TIER:
    return bw_words_fold_tier (text);
  case BW_FACET_THREAT:
    return bw_words_fold_threat (text);
  case BW_FACET_STATUS:
  case BW_FACET_RECENT:
  case BW_FACET_SCORED:
  case BW_FACET_POINTS_LEFT:
  case BW_FACET_DEPRECATED:
  case BW_FACET_PLANNED:
  case BW_FACET_OWNER:
  case BW_FACET_TAG:
  case BW_FACET_PRIORITY:
  case BW_FACET_DUE:
  case BW_FACET_NONE:
  default:
    return g_strdup (text);
  }
}

/* Case, diacritics and what stands between words do not count. */
static char *
fold_word (const char *word)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (word));

  return g_strdelimit (bw_fold (trimmed), " _", '-');
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *folded = fold_word (text);

  return *folded == '\0';
}

static gboolean
is_same_word (const char *folded, const char *word)
{
  g_autofree char *other = fold_word (word);

  return g_str_equal (folded, other);
}

/* The answers to a question, in the language of the user. */
static const char *
get_answer (const char *value)
{
  if (g_str_equal (value, "yes"))
    /* Translators: an answer, as it may be typed in a filter: "scored=yes". */
    return C_ ("answer", "yes");
  if (g_str_equal (value, "no"))
    /* Translators: an answer, as it may be typed in a filter: "scored=no". */
    return C_ ("answer", "no");
  return value;
}

/* How `--json` writes a value that is no word of its own there. */
static const char *
get_json_word (const char *value)
{
  if (g_str_equal (value, "yes"))
    return "true";
  if (g_str_equal (value, "no"))
    return "false";
  return *value == '\0' ? "null" : value;
}

/* A value may be named by its key, by its label, as an answer, as `--json` writes it, and an unknown status
 * by the word alone. */
static gboolean
is_named (BwFacet facet, const char *value, const char *folded)
{
  g_autofree char *label = bw_label_facet_value (facet, value);
  const char *other = bw_status_to_key (BW_STATUS_OTHER);

  if (is_same_word (folded, value) || is_same_word (folded, label) ||
      is_same_word (folded, get_answer (value)) || is_same_word (folded, get_json_word (value)))
    return TRUE;
  if (facet != BW_FACET_STATUS || !g_str_has_prefix (value, other))
    return FALSE;
  return g_str_equal (folded, other) ||
         (value[strlen (other)] == ':' && is_same_word (folded, value + strlen (other) + 1));
}

/* Products may be named by the service code of their actions as well. */
static gboolean
select_service (BwQuery *query, BwScorecard *scorecard, const char *text)
{
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);
  g_autofree char *folded = fold_word (text);
  gboolean found = FALSE;

  for (guint i = 0; i < actions->len; i++) {
    BwAction *action = g_ptr_array_index (actions, i);

    if (!is_same_word (folded, bw_action_get_service (action)))
      continue;
    bw_query_set_selected (query, BW_FACET_PRODUCT, bw_action_get_product (action), TRUE);
    found = TRUE;
  }
  return found;
}

/* Selects those of the values that the text names. */
static gboolean
select_named (BwQuery *query, BwFacet facet, GPtrArray *values, const char *text)
{
  g_autofree char *folded = fold_word (text);
  g_autofree char *word = fold_value (facet, text);
  gboolean found = FALSE;

  for (guint i = 0; i < values->len; i++) {
    const char *value = g_ptr_array_index (values, i);

    if (!is_named (facet, value, folded) && !g_str_equal (value, word))
      continue;
    bw_query_set_selected (query, facet, value, TRUE);
    found = TRUE;
  }
  return found;
}

static gboolean
select_value (BwQuery *query, BwScorecard *scorecard, BwFacet facet, const char *text)
{
  g_autoptr (GPtrArray) values = list_values (scorecard, facet);
  g_autoptr (GPtrArray) known = list_known_values (facet);

  if (is_blank (text))
    return FALSE;
  return select_named (query, facet, values, text) ||
         (facet == BW_FACET_PRODUCT && select_service (query, scorecard, text)) ||
         select_named (query, facet, known, text);
}

static char *
say_unknown_value (BwScorecard *scorecard, BwFacet facet, const char *text)
{
  g_autoptr (GPtrArray) values = list_values (scorecard, facet);
  g_autofree char *list = NULL;

  for (guint i = 0; i < values->len; i++)
    if (*(const char *) g_ptr_array_index (values, i) == '\0') {
      g_free (values->pdata[i]);
      values->pdata[i] = g_strdup (get_json_word (""));
    }
  g_ptr_array_add (values, NULL);
  list = g_strjoinv (SEPARATOR, (char **) values->pdata);
  /* Translators: the first %s is what the user typed, the second one the key of a filter, the third
     one a list of values. */
  return g_strdup_printf (_ ("“%s” is not a value of “%s”. There are: %s."), text,
                          bw_facet_to_key (facet), list);
}

static gboolean
find_facet (const char *key, BwFacet *facet)
{
  g_autofree char *folded = fold_word (key);

  for (BwFacet i = 0; i < BW_N_FACETS; i++)
    if (is_same_word (folded, bw_facet_to_key (i))) {
      *facet = i;
      return TRUE;
    }
  return FALSE;
}

/* Takes "KEY=VALUES" apart. */
static gboolean
split_filter (const char *text, BwFacet *facet, const char **values, char **problem)
{
  const char *sign = strchr (text, '=');
  g_autofree char *key = sign != NULL ? g_strndup (text, (gsize) (sign - text)) : g_strdup (text);
  g_autofree char *keys = bw_filter_list_facets (FALSE);

  if (sign == NULL || sign[1] == '\0')
    /* Translators: %s is what the user typed. KEY=VALUE is translated like the help of --filter. */
    *problem = g_strdup_printf (_ ("“%s” is no filter: write KEY=VALUE."), text);
  else if (!find_facet (key, facet))
    /* Translators: the first %s is what the user typed, the second one a list of words. */
    *problem = g_strdup_printf (_ ("“%s” cannot be filtered by. There are: %s."), key, keys);
  else {
    *values = sign + 1;
    return TRUE;
  }
  return FALSE;
}

/**
 * bw_filter_check_key:
 * @text: what stands after `--filter`
 * @problem: (out) (transfer full): what is wrong with it, said to the user
 *
 * Looks at the part of a filter that needs no records.
 *
 * Returns: whether it has a key that there is and a value
 */
gboolean
bw_filter_check_key (const char *text, char **problem)
{
  BwFacet facet = BW_FACET_NONE;
  const char *values = NULL;

  return split_filter (text, &facet, &values, problem);
}

/**
 * bw_filter_apply:
 * @query: a query
 * @scorecard: the records that it will be asked of
 * @text: what stands after `--filter`: `KEY=VALUE[,VALUE]`
 * @problem: (out) (transfer full): what is wrong with it, said to the user
 *
 * Selects the values in the query.
 *
 * Returns: whether every value was found
 */
gboolean
bw_filter_apply (BwQuery *query, BwScorecard *scorecard, const char *text, char **problem)
{
  BwFacet facet = BW_FACET_NONE;
  const char *whole = NULL;
  g_auto (GStrv) values = NULL;

  if (!split_filter (text, &facet, &whole, problem))
    return FALSE;
  /* A name may hold a comma itself. */
  if (select_value (query, scorecard, facet, whole))
    return TRUE;

  values = g_strsplit (whole, ",", -1);
  for (gsize i = 0; values[i] != NULL; i++)
    if (!select_value (query, scorecard, facet, values[i])) {
      *problem = say_unknown_value (scorecard, facet, values[i]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
find_sort_key (const char *key, BwSortKey *sort)
{
  g_autofree char *folded = fold_word (key);

  for (BwSortKey i = 0; i < BW_N_SORT_KEYS; i++)
    if (is_same_word (folded, bw_sort_key_to_key (i))) {
      *sort = i;
      return TRUE;
    }
  return FALSE;
}

/**
 * bw_filter_apply_sort:
 * @query: a query
 * @text: what stands after `--sort`: `KEY`, `KEY:asc` or `KEY:desc`
 * @problem: (out) (transfer full): what is wrong with it, said to the user
 *
 * Returns: whether it was understood
 */
gboolean
bw_filter_apply_sort (BwQuery *query, const char *text, char **problem)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  const char *key = parts[0] != NULL ? parts[0] : "";
  const char *direction = *key != '\0' && parts[1] != NULL ? parts[1] : "asc";
  gboolean descending = g_ascii_strcasecmp (direction, "desc") == 0;
  BwSortKey sort = BW_SORT_RECOMMENDED;
  g_autofree char *keys = bw_filter_list_sort_keys ();

  if (!find_sort_key (key, &sort))
    /* Translators: the first %s is what the user typed, the second one a list of words. */
    *problem = g_strdup_printf (_ ("“%s” cannot be sorted by. There are: %s."), key, keys);
  else if (!descending && g_ascii_strcasecmp (direction, "asc") != 0)
    /* Translators: %s is what the user typed; leave "asc" and "desc" as they are. */
    *problem = g_strdup_printf (_ ("“%s” is no direction: write asc or desc."), direction);
  else {
    bw_query_set_sort (query, sort, descending);
    return TRUE;
  }
  return FALSE;
}

/**
 * bw_filter_apply_group:
 * @query: a query
 * @text: what stands after `--group`
 * @problem: (out) (transfer full): what is wrong with it, said to the user
 *
 * Returns: whether it was understood
 */
gboolean
bw_filter_apply_group (BwQuery *query, const char *text, char **problem)
{
  g_autofree char *keys = bw_filter_list_facets (TRUE);
  BwFacet facet = BW_FACET_NONE;

  if (find_facet (text, &facet) && bw_facet_can_group (facet)) {
    bw_query_set_group (query, facet);
    return TRUE;
  }
  /* Translators: the first %s is what the user typed, the second one a list of words. */
  *problem = g_strdup_printf (_ ("“%s” cannot be grouped by. There are: %s."), text, keys);
  return FALSE;
}

/**
 * bw_filter_list_facets:
 * @for_groups: whether to leave out what cannot be grouped by
 *
 * Returns: (transfer full): the keys of the facets
 */
char *
bw_filter_list_facets (gboolean for_groups)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (BwFacet facet = 0; facet < BW_N_FACETS; facet++)
    if (!for_groups || bw_facet_can_group (facet))
      g_strv_builder_add (builder, bw_facet_to_key (facet));
  keys = g_strv_builder_end (builder);
  return g_strjoinv (SEPARATOR, keys);
}

/**
 * bw_filter_list_sort_keys:
 *
 * Returns: (transfer full): the keys that the list can be sorted by
 */
char *
bw_filter_list_sort_keys (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (BwSortKey sort = 0; sort < BW_N_SORT_KEYS; sort++)
    g_strv_builder_add (builder, bw_sort_key_to_key (sort));
  keys = g_strv_builder_end (builder);
  return g_strjoinv (SEPARATOR, keys);
}
