/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-facet-private.h"

#include <math.h>
#include <string.h>

#include "model/bw-points.h"
#include "model/bw-product.h"
#include "model/bw-words.h"

/* A facet or an order that is new is to be thought of in each of these, also beside a default. */
#pragma GCC diagnostic warning "-Wswitch-enum"

static const char *const facet_keys[] = {
  [BW_FACET_STATUS] = "status",
  [BW_FACET_RECENT] = "recent",
  [BW_FACET_CATEGORY] = "category",
  [BW_FACET_PRODUCT] = "product",
  [BW_FACET_USER_IMPACT] = "user-impact",
  [BW_FACET_COST] = "cost",
  [BW_FACET_TIER] = "tier",
  [BW_FACET_THREAT] = "threat",
  [BW_FACET_SCORED] = "scored",
  [BW_FACET_POINTS_LEFT] = "points-left",
  [BW_FACET_DEPRECATED] = "deprecated",
  [BW_FACET_PLANNED] = "planned",
  [BW_FACET_OWNER] = "owner",
  [BW_FACET_PRIORITY] = "priority",
  [BW_FACET_TAG] = "tag",
  [BW_FACET_DUE] = "due",
};
G_STATIC_ASSERT (G_N_ELEMENTS (facet_keys) == BW_N_FACETS);

/**
 * bw_facet_to_key:
 * @facet: a facet other than %BW_FACET_NONE
 *
 * Returns: the stable, untranslated key of @facet, as the command line has it
 */
const char *
bw_facet_to_key (BwFacet facet)
{
  g_return_val_if_fail (facet >= 0 && facet < BW_N_FACETS, NULL);

  return facet_keys[facet];
}

/**
 * bw_facet_from_key:
 * @key: (nullable): the key of a facet, in any case
 * @facet: (out) (optional): the facet
 *
 * Returns: whether @key is the key of a facet
 */
gboolean
bw_facet_from_key (const char *key, BwFacet *facet)
{
  for (int i = 0; key != NULL && i < BW_N_FACETS; i++) {
    if (g_ascii_strcasecmp (facet_keys[i], key) != 0)
      continue;
    if (facet != NULL)
      *facet = (BwFacet) i;
    return TRUE;
  }

  return FALSE;
}

/**
 * bw_facet_can_group:
 * @facet: a facet
 *
 * Returns: whether a list can be grouped by @facet: each action has one value of it, and there are
 *   more than two
 */
gboolean
bw_facet_can_group (BwFacet facet)
{
  switch (facet) {
  case BW_FACET_STATUS:
  case BW_FACET_CATEGORY:
  case BW_FACET_PRODUCT:
  case BW_FACET_USER_IMPACT:
  case BW_FACET_COST:
  case BW_FACET_TIER:
  case BW_FACET_OWNER:
  case BW_FACET_PRIORITY:
  case BW_FACET_DUE:
    return TRUE;
  case BW_FACET_RECENT:
  case BW_FACET_THREAT:
  case BW_FACET_TAG:
  case BW_FACET_PLANNED:
  case BW_FACET_SCORED:
  case BW_FACET_POINTS_LEFT:
  case BW_FACET_DEPRECATED:
  case BW_FACET_NONE:
  default:
    return FALSE;
  }
}

/**
 * bw_facet_has_several:
 * @facet: a facet
 *
 * Returns: whether an action may have several values of @facet, or none
 */
gboolean
bw_facet_has_several (BwFacet facet)
{
  return facet == BW_FACET_RECENT || facet == BW_FACET_THREAT || facet == BW_FACET_TAG;
}

static char *
fold_priority (const char *key)
{
  BwPriority priority = BW_PRIORITY_NONE;

  return bw_priority_from_key (key, &priority) ? g_strdup (bw_priority_to_key (priority))
                                               : g_strdup (key);
}

static char *
fold_due (const char *key)
{
  BwDue due = BW_DUE_NONE;

  return bw_due_from_key (key, &due) ? g_strdup (bw_due_to_key (due)) : g_strdup (key);
}

/* What a value of a facet may be called on a command line, brought to how actions have it. */
static char *
fold_trimmed_key (BwFacet facet, const char *key)
{
  switch (facet) {
  case BW_FACET_CATEGORY:
    return bw_words_fold_category (key);
  case BW_FACET_PRODUCT:
    return bw_product_name_from_service (key);
  case BW_FACET_USER_IMPACT:
  case BW_FACET_COST:
    return bw_words_fold_level (key);
  case BW_FACET_TIER:
    return bw_words_fold_tier (key);
  case BW_FACET_THREAT:
    return bw_words_fold_threat (key);
  case BW_FACET_PRIORITY:
    return fold_priority (key);
  case BW_FACET_DUE:
    return fold_due (key);
  case BW_FACET_RECENT:
  case BW_FACET_SCORED:
  case BW_FACET_POINTS_LEFT:
  case BW_FACET_DEPRECATED:
  case BW_FACET_PLANNED:
    return g_ascii_strdown (key, -1);
  case BW_FACET_OWNER:
  case BW_FACET_TAG:
  case BW_FACET_STATUS:
  case BW_FACET_NONE:
  default:
    return g_strdup (key);
  }
}

/* A known status in lower case; the word of an unknown state as it came. */
static char *
fold_status (const char *key)
{
  for (int i = 0; i < BW_N_STATUSES; i++)
    if (g_ascii_strcasecmp (bw_status_to_key ((BwStatus) i), key) == 0)
      return g_strdup (bw_status_to_key ((BwStatus) i));
  return g_strdup (key);
}

/**
 * bw_facet_fold_key:
 * @facet: a facet
 * @key: a value of it as a person may write it
 *
 * Brings a value to the spelling that actions have: `Medium` is `moderate`, the service code `AzureAD`
 * is the product `Microsoft Entra ID`.
 *
 * Returns: (transfer full): the value
 */
char *
bw_facet_fold_key (BwFacet facet, const char *key)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (key));

  if (facet == BW_FACET_STATUS)
    return fold_status (trimmed);
  return fold_trimmed_key (facet, trimmed);
}

static int
compare_names (const char *a, const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  /* What has no name comes last. */
  if (*a == '\0' || *b == '\0')
    return (*a == '\0') - (*b == '\0');
  folded_a = g_utf8_casefold (a, -1);
  folded_b = g_utf8_casefold (b, -1);
  return strcmp (folded_a, folded_b);
}

static int
find_status_place (const char *key)
{
  int i = 0;

  while (i < BW_STATUS_OTHER && !g_str_equal (bw_status_to_key ((BwStatus) i), key))
    i++;
  return i;
}

static int
find_recent_place (const char *key)
{
  int i = 0;

  while (i < BW_N_RECENT_KINDS && !g_str_equal (bw_recent_kind_to_key ((BwRecentKind) i), key))
    i++;
  return i;
}

static int
compare_recent (const char *a, const char *b)
{
  int order = find_recent_place (a) - find_recent_place (b);

  return order != 0 ? order : compare_names (a, b);
}

static int
compare_statuses (const char *a, const char *b)
{
  int order = find_status_place (a) - find_status_place (b);

  return order != 0 ? order : compare_names (a, b);
}

/* "yes" before "no", and what is not known last. */
static int
find_answer_place (const char *key)
{
  if (g_str_equal (key, BW_KEY_YES))
    return 0;
  return g_str_equal (key, BW_KEY_NO) ? 1 : 2;
}

static int
compare_answers (const char *a, const char *b)
{
  int order = find_answer_place (a) - find_answer_place (b);

  return order != 0 ? order : compare_names (a, b);
}

/* What matters most first, and what is no priority last. */
static int
find_priority_place (const char *key)
{
  BwPriority priority = BW_PRIORITY_NONE;

  return bw_priority_from_key (key, &priority) ? BW_N_PRIORITIES - (int) priority
                                               : BW_N_PRIORITIES + 1;
}

static int
compare_priorities (const char *a, const char *b)
{
  int order = find_priority_place (a) - find_priority_place (b);

  return order != 0 ? order : compare_names (a, b);
}

static int
find_due_place (const char *key)
{
  BwDue due = BW_DUE_NONE;

  return bw_due_from_key (key, &due) ? (int) due : BW_N_DUES;
}

static int
compare_dues (const char *a, const char *b)
{
  int order = find_due_place (a) - find_due_place (b);

  return order != 0 ? order : compare_names (a, b);
}

/**
 * bw_facet_compare_keys:
 * @facet: a facet
 * @a: a value of it
 * @b: a value of it
 *
 * Puts the values of a facet in the order in which they are listed: statuses as #BwStatus has them, what happened as
 * #BwRecentKind has it, categories, levels and tiers as bw-words.h has them, products, threats, owners and tags by name,
 * yes before no before unknown, the highest priority first, and what is due as #BwDue has it.
 *
 * Returns: less than, equal to or greater than 0
 */
int
bw_facet_compare_keys (BwFacet facet, const char *a, const char *b)
{
  switch (facet) {
  case BW_FACET_STATUS:
    return compare_statuses (a, b);
  case BW_FACET_RECENT:
    return compare_recent (a, b);
  case BW_FACET_CATEGORY:
    return bw_words_compare_categories (a, b);
  case BW_FACET_USER_IMPACT:
  case BW_FACET_COST:
    return bw_words_compare_levels (a, b);
  case BW_FACET_TIER:
    return bw_words_compare_tiers (a, b);
  case BW_FACET_SCORED:
  case BW_FACET_POINTS_LEFT:
  case BW_FACET_DEPRECATED:
  case BW_FACET_PLANNED:
    return compare_answers (a, b);
  case BW_FACET_PRIORITY:
    return compare_priorities (a, b);
  case BW_FACET_DUE:
    return compare_dues (a, b);
  case BW_FACET_OWNER:
  case BW_FACET_TAG:
  case BW_FACET_PRODUCT:
  case BW_FACET_THREAT:
  case BW_FACET_NONE:
  default:
    return compare_names (a, b);
  }
}

static const char *
answer (gboolean yes)
{
  return yes ? BW_KEY_YES : BW_KEY_NO;
}

static const char *
answer_points_left (BwAction *action)
{
  double left = bw_action_get_points_left (action);

  return isnan (left) ? BW_WORD_UNKNOWN : answer (left > BW_POINTS_EPSILON);
}

/**
 * bw_facet_get_key_of_action:
 * @facet: a facet of which an action has one value; see bw_facet_has_several()
 * @action: an action
 *
 * Whether an action has points left may be unknown.
 *
 * Returns: (transfer none): the value of @facet that @action has
 */
const char *
bw_facet_get_key_of_action (BwFacet facet, BwAction *action)
{
  switch (facet) {
  case BW_FACET_STATUS:
    return bw_action_get_status_key (action);
  case BW_FACET_CATEGORY:
    return bw_action_get_category (action);
  case BW_FACET_PRODUCT:
    return bw_action_get_product (action);
  case BW_FACET_USER_IMPACT:
    return bw_action_get_user_impact (action);
  case BW_FACET_COST:
    return bw_action_get_cost (action);
  case BW_FACET_TIER:
    return bw_action_get_tier (action);
  case BW_FACET_SCORED:
    return answer (bw_action_is_scored (action));
  case BW_FACET_POINTS_LEFT:
    return answer_points_left (action);
  case BW_FACET_DEPRECATED:
    return answer (bw_action_is_deprecated (action));
  case BW_FACET_PLANNED:
    return answer (bw_action_is_planned (action));
  case BW_FACET_OWNER:
    return bw_action_get_owner (action);
  case BW_FACET_PRIORITY:
    return bw_priority_to_key (bw_action_get_priority (action));
  case BW_FACET_DUE:
    return bw_due_to_key (bw_action_get_due (action));
  case BW_FACET_RECENT:
  case BW_FACET_THREAT:
  case BW_FACET_TAG:
  case BW_FACET_NONE:
  default:
    g_return_val_if_reached (NULL);
  }
}

/**
 * bw_facet_list_keys_of_action:
 * @facet: a facet of which an action may have several values; see bw_facet_has_several()
 * @action: an action
 *
 * Returns: (transfer none): the values of @facet that @action has; may be empty
 */
const char *const *
bw_facet_list_keys_of_action (BwFacet facet, BwAction *action)
{
  if (facet == BW_FACET_RECENT)
    return bw_action_get_recent_keys (action);
  return facet == BW_FACET_TAG ? bw_action_get_tags (action) : bw_action_get_threats (action);
}
