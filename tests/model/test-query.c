/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-query.h"

static void
assert_selected (const BwQuery *query, BwFacet facet, const char *expected)
{
  g_autoptr (GPtrArray) keys = bw_query_list_selected (query, facet);
  g_autofree char *joined = NULL;

  g_ptr_array_add (keys, NULL);
  joined = g_strjoinv ("|", (char **) keys->pdata);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_default (void)
{
  g_autoptr (BwQuery) query = bw_query_new ();

  g_assert_cmpstr (bw_query_get_search (query), ==, "");
  g_assert_false (bw_query_has_filters (query));
  g_assert_cmpint (bw_query_get_sort_key (query), ==, BW_SORT_RECOMMENDED);
  g_assert_false (bw_query_is_descending (query));
  g_assert_cmpint (bw_query_get_group (query), ==, BW_FACET_NONE);
  assert_selected (query, BW_FACET_STATUS, "");
}

/* Whatever spelling a value is asked for in, it is the one that actions have. */
static void
test_spellings (void)
{
  g_autoptr (BwQuery) query = bw_query_new ();

  bw_query_set_selected (query, BW_FACET_PRODUCT, "azuread", TRUE);
  bw_query_set_selected (query, BW_FACET_PRODUCT, "microsoft entra id", TRUE);
  bw_query_set_selected (query, BW_FACET_USER_IMPACT, "Medium", TRUE);
  bw_query_set_selected (query, BW_FACET_USER_IMPACT, "MODERATE", TRUE);
  bw_query_set_selected (query, BW_FACET_TIER, "Defense In Depth", TRUE);
  bw_query_set_selected (query, BW_FACET_THREAT, " account Breach", TRUE);
  bw_query_set_selected (query, BW_FACET_STATUS, "To-Address", TRUE);
  bw_query_set_selected (query, BW_FACET_SCORED, "YES", TRUE);
  bw_query_set_selected (query, BW_FACET_PRIORITY, "Moderate", TRUE);
  bw_query_set_selected (query, BW_FACET_PRIORITY, "MEDIUM", TRUE);
  bw_query_set_selected (query, BW_FACET_DUE, "Soon", TRUE);
  bw_query_set_selected (query, BW_FACET_OWNER, " Ann ", TRUE);
  assert_selected (query, BW_FACET_PRODUCT, "Microsoft Entra ID");
  assert_selected (query, BW_FACET_USER_IMPACT, "moderate");
  assert_selected (query, BW_FACET_TIER, "Defense in Depth");
  assert_selected (query, BW_FACET_THREAT, "Account breach");
  assert_selected (query, BW_FACET_STATUS, "to-address");
  assert_selected (query, BW_FACET_SCORED, "yes");
  assert_selected (query, BW_FACET_PRIORITY, "medium");
  assert_selected (query, BW_FACET_DUE, "due-soon");
  assert_selected (query, BW_FACET_OWNER, "Ann");
  g_assert_true (bw_query_is_selected (query, BW_FACET_PRODUCT, "AADPremium"));
  g_assert_true (bw_query_is_selected (query, BW_FACET_STATUS, "to-address"));
  g_assert_false (bw_query_is_selected (query, BW_FACET_STATUS, "planned"));

  bw_query_set_selected (query, BW_FACET_PRODUCT, "AZUREAD", FALSE);
  assert_selected (query, BW_FACET_PRODUCT, "");
}

static void
test_order_of_values (void)
{
  g_autoptr (BwQuery) query = bw_query_new ();
  static const char *const statuses[] = { "other:Zzz", "completed", "other:Abc", "to-address",
                                          "reviewed" };
  static const char *const products[] = { "SPO", "", "azuread", "exo" };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    bw_query_set_selected (query, BW_FACET_STATUS, statuses[i], TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (products); i++)
    bw_query_set_selected (query, BW_FACET_PRODUCT, products[i], TRUE);
  bw_query_set_selected (query, BW_FACET_SCORED, "no", TRUE);
  bw_query_set_selected (query, BW_FACET_SCORED, "yes", TRUE);
  bw_query_set_selected (query, BW_FACET_COST, "high", TRUE);
  bw_query_set_selected (query, BW_FACET_COST, "low", TRUE);
  bw_query_set_selected (query, BW_FACET_PRIORITY, "none", TRUE);
  bw_query_set_selected (query, BW_FACET_PRIORITY, "low", TRUE);
  bw_query_set_selected (query, BW_FACET_PRIORITY, "high", TRUE);
  bw_query_set_selected (query, BW_FACET_DUE, "none", TRUE);
  bw_query_set_selected (query, BW_FACET_DUE, "later", TRUE);
  bw_query_set_selected (query, BW_FACET_DUE, "overdue", TRUE);
  bw_query_set_selected (query, BW_FACET_OWNER, "", TRUE);
  bw_query_set_selected (query, BW_FACET_OWNER, "ann", TRUE);

  assert_selected (query, BW_FACET_STATUS, "to-address|reviewed|completed|other:Abc|other:Zzz");
  assert_selected (query, BW_FACET_PRODUCT,
                   "Exchange Online|Microsoft Entra ID|SharePoint Online|");
  assert_selected (query, BW_FACET_SCORED, "yes|no");
  assert_selected (query, BW_FACET_COST, "low|high");
  assert_selected (query, BW_FACET_PRIORITY, "high|low|none");
  assert_selected (query, BW_FACET_DUE, "overdue|later|none");
  assert_selected (query, BW_FACET_OWNER, "ann|");
}

static void
test_equal (void)
{
  g_autoptr (BwQuery) a = bw_query_new ();
  g_autoptr (BwQuery) b = bw_query_new ();
  g_autoptr (BwQuery) copy = NULL;

  bw_query_set_selected (a, BW_FACET_CATEGORY, "Data", TRUE);
  bw_query_set_selected (a, BW_FACET_CATEGORY, "Apps", TRUE);
  g_assert_false (bw_query_equal (a, b));
  bw_query_set_selected (b, BW_FACET_CATEGORY, "apps", TRUE);
  bw_query_set_selected (b, BW_FACET_CATEGORY, "data", TRUE);
  g_assert_true (bw_query_equal (a, b));

  bw_query_set_search (a, "x");
  g_assert_false (bw_query_equal (a, b));
  bw_query_set_search (b, "x");
  bw_query_set_sort (a, BW_SORT_TITLE, FALSE);
  g_assert_false (bw_query_equal (a, b));
  bw_query_set_sort (b, BW_SORT_TITLE, TRUE);
  g_assert_false (bw_query_equal (a, b));
  bw_query_set_sort (b, BW_SORT_TITLE, FALSE);
  bw_query_set_group (a, BW_FACET_TIER);
  g_assert_false (bw_query_equal (a, b));
  bw_query_set_group (b, BW_FACET_TIER);
  g_assert_true (bw_query_equal (a, b));

  copy = bw_query_copy (a);
  g_assert_true (bw_query_equal (a, copy));
  bw_query_set_selected (copy, BW_FACET_CATEGORY, "Apps", FALSE);
  g_assert_false (bw_query_equal (a, copy));
  assert_selected (a, BW_FACET_CATEGORY, "Data|Apps");
}

static void
test_boxed (void)
{
  g_autoptr (BwQuery) query = bw_query_new ();
  g_auto (GValue) value = G_VALUE_INIT;

  bw_query_set_search (query, "x");
  g_value_init (&value, BW_TYPE_QUERY);
  g_value_set_boxed (&value, query);
  g_assert_true (g_value_get_boxed (&value) != query);
  g_assert_true (bw_query_equal (g_value_get_boxed (&value), query));
}

static void
test_clear (void)
{
  g_autoptr (BwQuery) query = bw_query_new ();

  bw_query_set_search (query, "word");
  g_assert_false (bw_query_has_filters (query));
  bw_query_set_sort (query, BW_SORT_TITLE, TRUE);
  bw_query_set_group (query, BW_FACET_TIER);
  bw_query_set_selected (query, BW_FACET_CATEGORY, "Data", TRUE);
  bw_query_set_selected (query, BW_FACET_TIER, "Core", TRUE);
  g_assert_true (bw_query_has_filters (query));

  bw_query_clear_facet (query, BW_FACET_TIER);
  assert_selected (query, BW_FACET_TIER, "");
  assert_selected (query, BW_FACET_CATEGORY, "Data");

  bw_query_clear_filters (query);
  g_assert_false (bw_query_has_filters (query));
  g_assert_cmpstr (bw_query_get_search (query), ==, "word");
  g_assert_cmpint (bw_query_get_sort_key (query), ==, BW_SORT_TITLE);
  g_assert_true (bw_query_is_descending (query));
  g_assert_cmpint (bw_query_get_group (query), ==, BW_FACET_TIER);

  bw_query_set_search (query, NULL);
  g_assert_cmpstr (bw_query_get_search (query), ==, "");
}

static void
test_facet_keys (void)
{
  static const char *const keys[] = { "status",      "recent",      "category",   "product",
                                      "user-impact", "cost",        "tier",       "threat",
                                      "scored",      "points-left", "deprecated", "planned",
                                      "owner",       "priority",    "tag",        "due" };
  BwFacet facet = BW_FACET_NONE;

  G_STATIC_ASSERT (G_N_ELEMENTS (keys) == BW_N_FACETS);
  for (int i = 0; i < BW_N_FACETS; i++) {
    g_assert_cmpstr (bw_facet_to_key ((BwFacet) i), ==, keys[i]);
    g_assert_true (bw_facet_from_key (keys[i], &facet));
    g_assert_cmpint (facet, ==, i);
  }
  g_assert_true (bw_facet_from_key ("User-Impact", NULL));
  g_assert_false (bw_facet_from_key ("moon", &facet));
  g_assert_false (bw_facet_from_key ("", &facet));
  g_assert_false (bw_facet_from_key (NULL, &facet));
}

static void
test_can_group (void)
{
  for (int i = 0; i < BW_N_FACETS; i++)
    g_assert_cmpint (bw_facet_can_group ((BwFacet) i), ==,
                     (i <= BW_FACET_TIER && i != BW_FACET_RECENT) || i == BW_FACET_OWNER ||
                         i == BW_FACET_PRIORITY || i == BW_FACET_DUE);
  g_assert_false (bw_facet_can_group (BW_FACET_NONE));
}

static void
test_sort_keys (void)
{
  static const char *const keys[] = { "recommended", "title",       "impact", "points",
                                      "points-left", "status",      "recent", "category",
                                      "product",     "user-impact", "cost",   "last-synced",
                                      "due",         "priority",    "owner" };
  BwSortKey sort = BW_SORT_TITLE;

  G_STATIC_ASSERT (G_N_ELEMENTS (keys) == BW_N_SORT_KEYS);
  for (int i = 0; i < BW_N_SORT_KEYS; i++) {
    g_assert_cmpstr (bw_sort_key_to_key ((BwSortKey) i), ==, keys[i]);
    g_assert_true (bw_sort_key_from_key (keys[i], &sort));
    g_assert_cmpint (sort, ==, i);
  }
  g_assert_true (bw_sort_key_from_key ("Rank", &sort));
  g_assert_cmpint (sort, ==, BW_SORT_RECOMMENDED);
  g_assert_false (bw_sort_key_from_key ("moon", &sort));
  g_assert_false (bw_sort_key_from_key (NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query/default", test_default);
  g_test_add_func ("/query/spellings", test_spellings);
  g_test_add_func ("/query/order-of-values", test_order_of_values);
  g_test_add_func ("/query/equal", test_equal);
  g_test_add_func ("/query/boxed", test_boxed);
  g_test_add_func ("/query/clear", test_clear);
  g_test_add_func ("/query/facet-keys", test_facet_keys);
  g_test_add_func ("/query/can-group", test_can_group);
  g_test_add_func ("/query/sort-keys", test_sort_keys);

  return g_test_run ();
}
