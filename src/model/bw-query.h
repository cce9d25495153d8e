/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/**
 * BwFacet:
 *
 * What actions can be filtered and, some of them, grouped by. Each value of a facet is a key: a
 * status key, the key of what happened recently, a folded word, the name of a product, `yes` or `no`. The last five are of
 * what is kept here: their values are `yes` or `no`, a name or nothing for nobody, the key of a #BwPriority, a tag, and the
 * key of a #BwDue.
 */
typedef enum {
  BW_FACET_STATUS,
  BW_FACET_RECENT,
  BW_FACET_CATEGORY,
  BW_FACET_PRODUCT,
  BW_FACET_USER_IMPACT,
  BW_FACET_COST,
  BW_FACET_TIER,
  BW_FACET_THREAT,
  BW_FACET_SCORED,
  BW_FACET_POINTS_LEFT,
  BW_FACET_DEPRECATED,
  BW_FACET_PLANNED,
  BW_FACET_OWNER,
  BW_FACET_PRIORITY,
  BW_FACET_TAG,
  BW_FACET_DUE,
  BW_FACET_NONE = -1,
} BwFacet;

#define BW_N_FACETS (BW_FACET_DUE + 1)

/**
 * BwSortKey:
 *
 * What the list can be sorted by. Whatever it is, ties fall back on the recommended order: rank,
 * then points left (most first), then title, then id.
 */
typedef enum {
  BW_SORT_RECOMMENDED,
  BW_SORT_TITLE,
  BW_SORT_IMPACT,
  BW_SORT_POINTS,
  BW_SORT_POINTS_LEFT,
  BW_SORT_STATUS,
  BW_SORT_RECENT,
  BW_SORT_CATEGORY,
  BW_SORT_PRODUCT,
  BW_SORT_USER_IMPACT,
  BW_SORT_COST,
  BW_SORT_LAST_SYNCED,
  BW_SORT_DUE,
  BW_SORT_PRIORITY,
  BW_SORT_OWNER,
} BwSortKey;

#define BW_N_SORT_KEYS (BW_SORT_OWNER + 1)

/**
 * BwQuery:
 *
 * What part of the actions is asked for and in what order: a search, values of facets, a sort key
 * and a group. A value that window and terminal share; copied, compared, changed freely, not thread
 * safe.
 */
typedef struct _BwQuery BwQuery;

#define BW_TYPE_QUERY (bw_query_get_type ())
GType bw_query_get_type (void);

BwQuery *bw_query_new (void);
BwQuery *bw_query_copy (const BwQuery *self);
void bw_query_free (BwQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwQuery, bw_query_free)
gboolean bw_query_equal (const BwQuery *a, const BwQuery *b);

void bw_query_set_search (BwQuery *self, const char *text);
const char *bw_query_get_search (const BwQuery *self);
void bw_query_set_selected (BwQuery *self, BwFacet facet, const char *key, gboolean selected);
gboolean bw_query_is_selected (const BwQuery *self, BwFacet facet, const char *key);
GPtrArray *bw_query_list_selected (const BwQuery *self, BwFacet facet);
void bw_query_clear_facet (BwQuery *self, BwFacet facet);
void bw_query_clear_filters (BwQuery *self);
gboolean bw_query_has_filters (const BwQuery *self);
void bw_query_set_sort (BwQuery *self, BwSortKey key, gboolean descending);
BwSortKey bw_query_get_sort_key (const BwQuery *self);
gboolean bw_query_is_descending (const BwQuery *self);
void bw_query_set_group (BwQuery *self, BwFacet facet);
BwFacet bw_query_get_group (const BwQuery *self);

const char *bw_facet_to_key (BwFacet facet);
gboolean bw_facet_from_key (const char *key, BwFacet *facet);
gboolean bw_facet_can_group (BwFacet facet);
gboolean bw_facet_has_several (BwFacet facet);
const char *bw_sort_key_to_key (BwSortKey sort);
gboolean bw_sort_key_from_key (const char *key, BwSortKey *sort);

G_END_DECLS
