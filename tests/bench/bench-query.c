/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures what a query costs, with texts as long as Microsoft's, and prints a table: microseconds a
 * query and nanoseconds an action. Beside it stands the plain way: folding each title and looking
 * for the text in it, as a string filter does.
 *
 *   bench-query [N]...   with N made-up actions; 420 and 100000 where none is given */

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/bw-query-result.h"

/* How long each measurement runs, in microseconds. */
#define SPAN (G_USEC_PER_SEC / 2)

static const char *const vocabulary[] = {
  "policy",   "conditional", "access",   "require",  "multifactor", "sign-in",  "users",
  "block",    "legacy",      "portal",   "navigate", "select",      "settings", "enable",
  "device",   "mailbox",     "external", "sharing",  "review",      "accounts", "attackers",
  "password", "protected",   "the",      "and",      "to",          "of",       "in",
  "a",        "for",         "is",       "with",
};

static const char *const services[] = { "AzureAD", "MDATP", "MDO", "EXO", "SPO", "MDA_SF", "MIP" };
static const char *const categories[] = { "Identity", "Data", "Device", "Apps" };
static const char *const levels[] = { "low", "moderate", "high", "unknown" };
static const char *const threats[] = { "Account breach", "Data exfiltration", "Password cracking",
                                       "Data spillage" };

#define PICK(rand, list) ((list)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (list))])

/* One word in eight is rare, as names and numbers are. */
static void
append_words (GString *text, GRand *rand, guint n_words)
{
  for (guint i = 0; i < n_words; i++) {
    if (i > 0)
      g_string_append_c (text, ' ');
    if (g_rand_int_range (rand, 0, 8) == 0)
      g_string_append_printf (text, "%s%d", PICK (rand, vocabulary),
                              g_rand_int_range (rand, 0, 2000));
    else
      g_string_append (text, PICK (rand, vocabulary));
  }
}

/* 800 characters of 120 words: twice what most of Microsoft's next steps have. */
static char *
make_html (GRand *rand)
{
  GString *html = g_string_new ("<p>");

  append_words (html, rand, 40);
  g_string_append (html, "</p><ol><li>");
  append_words (html, rand, 40);
  g_string_append (html, "</li><li><b>");
  append_words (html, rand, 40);
  g_string_append (html, "</b></li></ol>");
  return g_string_free_and_steal (html);
}

static BwControlProfile *
make_profile (GRand *rand, const char *id)
{
  g_autoptr (GString) title = g_string_new ("Turn on ");
  g_autofree char *html = make_html (rand);
  const char *protects[] = { PICK (rand, threats), NULL };

  append_words (title, rand, 6);
  return bw_control_profile_new (&(BwControlProfileFields) {
      .id = id,
      .title = title->str,
      .service = PICK (rand, services),
      .category = PICK (rand, categories),
      .tier = "Core",
      .cost = PICK (rand, levels),
      .user_impact = PICK (rand, levels),
      .threats = protects,
      .remediation = html,
      .max_points = g_rand_int_range (rand, 0, 11),
      .rank = g_rand_int_range (rand, 1, 129),
  });
}

typedef struct {
  BwSnapshot *snapshot;
  BwCatalogue *catalogue;
} Records;

static void
clear_records (Records *records)
{
  g_clear_object (&records->snapshot);
  g_clear_object (&records->catalogue);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Records, clear_records)

static void
make_records (Records *records, guint n_actions)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < n_actions; i++) {
    g_autofree char *id = g_strdup_printf ("scid_%u", i);

    g_ptr_array_add (profiles, make_profile (rand, id));
    g_ptr_array_add (scores, bw_control_score_new (&(BwControlScoreFields) {
                                 .id = id, .points = g_rand_int_range (rand, 0, 6) }));
  }
  records->catalogue = bw_catalogue_new (NULL, profiles);
  records->snapshot = bw_snapshot_new (&(BwSnapshotFields) {
      .current = 1, .max = 10.0 * n_actions, .comparisons = none, .control_scores = scores });
}

static void
report (const char *what, double microseconds, guint n_actions, guint n_found)
{
  printf ("%8u  %-34s %12.1f us %9.1f ns/action %8u found\n", n_actions, what, microseconds,
          microseconds * 1000.0 / n_actions, n_found);
}

static void
measure_query (BwScorecard *scorecard, const char *what, const BwQuery *query)
{
  guint n_actions = bw_scorecard_get_actions (scorecard)->len;
  guint n_found = 0;
  guint n_runs = 0;
  gint64 start = 0;

  g_object_unref (bw_query_result_new (scorecard, query));
  start = g_get_monotonic_time ();
  do {
    g_autoptr (BwQueryResult) result = bw_query_result_new (scorecard, query);

    n_found = bw_query_result_get_actions (result)->len;
    n_runs++;
  } while (g_get_monotonic_time () - start < SPAN);
  report (what, (double) (g_get_monotonic_time () - start) / n_runs, n_actions, n_found);
}

static void
measure_search (BwScorecard *scorecard, const char *text)
{
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autofree char *what = g_strdup_printf ("search \"%s\"", text);

  bw_query_set_search (query, text);
  measure_query (scorecard, what, query);
}

static gboolean
title_contains (BwAction *action, const char *needle)
{
  g_autofree char *normalized =
      g_utf8_normalize (bw_action_get_title (action), -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normalized, -1);

  return strstr (folded, needle) != NULL;
}

static void
measure_plain (BwScorecard *scorecard, const char *needle)
{
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);
  g_autofree char *what = g_strdup_printf ("(plain way, titles, \"%s\")", needle);
  guint n_found = 0;
  guint n_runs = 0;
  gint64 start = g_get_monotonic_time ();

  do {
    n_found = 0;
    for (guint i = 0; i < actions->len; i++)
      n_found += title_contains (g_ptr_array_index (actions, i), needle) ? 1 : 0;
    n_runs++;
  } while (g_get_monotonic_time () - start < SPAN);
  report (what, (double) (g_get_monotonic_time () - start) / n_runs, actions->len, n_found);
}

static void
measure_facets (BwScorecard *scorecard)
{
  g_autoptr (BwQuery) query = bw_query_new ();

  bw_query_set_selected (query, BW_FACET_CATEGORY, "Identity", TRUE);
  bw_query_set_selected (query, BW_FACET_STATUS, "to-address", TRUE);
  measure_query (scorecard, "two facets", query);
  bw_query_set_group (query, BW_FACET_PRODUCT);
  bw_query_set_sort (query, BW_SORT_TITLE, TRUE);
  measure_query (scorecard, "two facets, group, sort by title", query);
  bw_query_set_search (query, "policy acc");
  measure_query (scorecard, "the same and two words", query);
}

static void
measure_once (const char *what, gint64 start, guint n_actions)
{
  report (what, (double) (g_get_monotonic_time () - start), n_actions, 0);
}

static void
measure (guint n_actions)
{
  static const char *const searches[] = { "p",         "po", "pol", "policy",
                                          "policy 77", "e",  "zzz", "scid_12" };
  g_autoptr (BwScorecard) scorecard = NULL;
  g_autoptr (BwQuery) all = bw_query_new ();
  g_auto (Records) records = { 0 };
  gint64 start = 0;

  make_records (&records, n_actions);
  start = g_get_monotonic_time ();
  scorecard = bw_scorecard_new (records.snapshot, records.catalogue, NULL, BW_DAY_NONE);
  measure_once ("joined, added up and ordered, once", start, n_actions);
  start = g_get_monotonic_time ();
  g_object_unref (bw_query_result_new (scorecard, all));
  measure_once ("first query, once", start, n_actions);
  start = g_get_monotonic_time ();
  bw_scorecard_prepare_search (scorecard, NULL);
  measure_once ("texts read for searches, once", start, n_actions);

  measure_query (scorecard, "all", all);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    measure_search (scorecard, searches[i]);
  measure_facets (scorecard);
  measure_plain (scorecard, "policy");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  for (int i = 1; i < argc; i++)
    measure ((guint) atoi (argv[i]));
  if (argc == 1) {
    measure (420);
    measure (100000);
  }

  return 0;
}
