/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-label.h"

#include <math.h>

#include "model/bw-words.h"
#include "present/bw-test-locale.h"

#define assert_said(text, expected)         \
  G_STMT_START                              \
  {                                         \
    g_autofree char *said = (text);         \
                                            \
    g_assert_cmpstr (said, ==, (expected)); \
  }                                         \
  G_STMT_END

/* The terms are Microsoft's own. */
static void
test_status (void)
{
  assert_said (bw_label_status (BW_STATUS_TO_ADDRESS, NULL), "To address");
  assert_said (bw_label_status (BW_STATUS_PLANNED, NULL), "Planned");
  assert_said (bw_label_status (BW_STATUS_RISK_ACCEPTED, "Ignored"), "Risk accepted");
  assert_said (bw_label_status (BW_STATUS_THIRD_PARTY, NULL), "Resolved through third party");
  assert_said (bw_label_status (BW_STATUS_REVIEWED, NULL), "Reviewed");
  assert_said (bw_label_status (BW_STATUS_COMPLETED, NULL), "Completed");
  assert_said (bw_label_status (BW_STATUS_OTHER, "Escalated"), "Other: Escalated");
  assert_said (bw_label_status (BW_STATUS_OTHER, NULL), "Other");
  assert_said (bw_label_status (BW_STATUS_OTHER, ""), "Other");
}

static void
test_status_key (void)
{
  for (BwStatus status = 0; status < BW_N_STATUSES; status++) {
    g_autofree char *label = bw_label_status (status, NULL);

    assert_said (bw_label_status_key (bw_status_to_key (status)), label);
  }
  assert_said (bw_label_status_key ("other:Escalated"), "Other: Escalated");
  assert_said (bw_label_status_key ("Escalated"), "Other: Escalated");
}

static void
test_words (void)
{
  assert_said (bw_label_category (BW_CATEGORY_IDENTITY), "Identity");
  assert_said (bw_label_category (BW_CATEGORY_INFRASTRUCTURE), "Infrastructure");
  assert_said (bw_label_level (BW_LEVEL_LOW), "Low");
  assert_said (bw_label_level (BW_LEVEL_MODERATE), "Moderate");
  assert_said (bw_label_level (BW_WORD_UNKNOWN), "Unknown");
  assert_said (bw_label_tier (BW_TIER_DEFENSE_IN_DEPTH), "Defense in Depth");
  assert_said (bw_label_threat ("Account breach"), "Account breach");
  assert_said (bw_label_threat (BW_WORD_UNKNOWN), "Unknown");
}

/* A word that Bolwerk does not know is shown as it came. */
static void
test_unknown_words (void)
{
  assert_said (bw_label_category ("Robots"), "Robots");
  assert_said (bw_label_level ("Extreme"), "Extreme");
  assert_said (bw_label_tier ("Platinum"), "Platinum");
  assert_said (bw_label_threat ("Meteorites"), "Meteorites");
  assert_said (bw_label_category (NULL), "");
}

static void
test_threats (void)
{
  static const char *const two[] = { "Account breach", "Data spillage", NULL };
  static const char *const none[] = { NULL };

  assert_said (bw_label_threats (two), "Account breach, Data spillage");
  assert_said (bw_label_threats (none), "");
  assert_said (bw_label_threats (NULL), "");
}

static void
test_facets (void)
{
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (BwFacet facet = 0; facet < BW_N_FACETS; facet++) {
    char *label = bw_label_facet (facet);

    g_assert_cmpstr (label, !=, "");
    g_assert_true (g_hash_table_add (labels, label));
  }
  assert_said (bw_label_facet (BW_FACET_USER_IMPACT), "User impact");
  assert_said (bw_label_facet (BW_FACET_THREAT), "Protects against");
}

static void
test_facet_values (void)
{
  assert_said (bw_label_facet_value (BW_FACET_STATUS, "to-address"), "To address");
  assert_said (bw_label_facet_value (BW_FACET_STATUS, "other:Escalated"), "Other: Escalated");
  assert_said (bw_label_facet_value (BW_FACET_CATEGORY, BW_CATEGORY_DATA), "Data");
  assert_said (bw_label_facet_value (BW_FACET_PRODUCT, "Microsoft Teams"), "Microsoft Teams");
  assert_said (bw_label_facet_value (BW_FACET_PRODUCT, ""), "Unknown");
  assert_said (bw_label_facet_value (BW_FACET_COST, BW_LEVEL_HIGH), "High");
  assert_said (bw_label_facet_value (BW_FACET_TIER, BW_TIER_CORE), "Core");
  assert_said (bw_label_facet_value (BW_FACET_THREAT, "Spoofing"), "Spoofing");
  assert_said (bw_label_facet_value (BW_FACET_SCORED, "yes"), "Scored");
  assert_said (bw_label_facet_value (BW_FACET_SCORED, "no"), "Not scored");
  assert_said (bw_label_facet_value (BW_FACET_POINTS_LEFT, "yes"), "Points left");
  assert_said (bw_label_facet_value (BW_FACET_POINTS_LEFT, "no"), "No points left");
  assert_said (bw_label_facet_value (BW_FACET_POINTS_LEFT, "unknown"), "Points left not known");
  assert_said (bw_label_facet_value (BW_FACET_DEPRECATED, "yes"), "Retired by Microsoft");
  assert_said (bw_label_facet_value (BW_FACET_PLANNED, "yes"), "Planned on this computer");
  assert_said (bw_label_facet_value (BW_FACET_OWNER, "Ann"), "Ann");
  assert_said (bw_label_facet_value (BW_FACET_OWNER, ""), "Nobody");
  assert_said (bw_label_facet_value (BW_FACET_PRIORITY, "high"), "High");
  assert_said (bw_label_facet_value (BW_FACET_TAG, "mail"), "mail");
  assert_said (bw_label_facet_value (BW_FACET_DUE, "due-soon"), "Due soon");
}

/* Each order is said in a sentence of its own, also the reverse of it. */
static void
test_sort (void)
{
  g_autoptr (GHashTable) explanations =
                g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (BwSortKey sort = 0; sort < BW_N_SORT_KEYS; sort++) {
    g_autofree char *label = bw_label_sort_key (sort);

    g_assert_cmpstr (label, !=, "");
    g_assert_true (g_hash_table_add (explanations, bw_label_sort_explanation (sort, FALSE)));
    g_assert_true (g_hash_table_add (explanations, bw_label_sort_explanation (sort, TRUE)));
  }
  assert_said (bw_label_sort_explanation (BW_SORT_RECOMMENDED, FALSE),
               "In recommended order: by Microsoft’s rank, then most points left, then title.");
  assert_said (bw_label_sort_explanation (BW_SORT_IMPACT, TRUE), "By score impact, largest first.");
}

static void
test_not_scored (void)
{
  assert_said (bw_label_not_scored (BW_NOT_SCORED_NO_MAXIMUM), "[Not scored]");
  assert_said (bw_label_not_scored (BW_NOT_SCORED_NOT_ASSESSED), "[Not scored]");
  assert_said (bw_label_not_scored (BW_NOT_SCORED_NO_SNAPSHOT), "");
  assert_said (bw_label_not_scored (BW_SCORED), "");
  assert_said (bw_label_not_scored_reason (BW_SCORED), "");
  assert_said (bw_label_not_scored_reason (BW_NOT_SCORED_NO_MAXIMUM),
               "Microsoft gives no points for this action. It is worth doing all the same.");
  assert_said (bw_label_not_scored_reason (BW_NOT_SCORED_NOT_ASSESSED),
               "Microsoft does not assess this action in this organisation: it is not licensed, or "
               "it does not apply.");
}

static BwComparison *
comparison_new (const char *basis, gint64 lower, gint64 upper, const char *industry)
{
  return bw_comparison_new (&(BwComparisonFields) {
      .basis = basis,
      .percentage = 50,
      .seats_lower = lower,
      .seats_upper = upper,
      .industry = industry,
  });
}

static void
assert_comparison (const char *basis,
                   gint64 lower,
                   gint64 upper,
                   const char *industry,
                   const char *expected)
{
  g_autoptr (BwComparison) comparison = comparison_new (basis, lower, upper, industry);

  assert_said (bw_label_comparison (comparison), expected);
}

static void
test_comparison (void)
{
  assert_comparison (BW_BASIS_ALL_TENANTS, -1, -1, NULL, "All organisations");
  assert_comparison (BW_BASIS_TOTAL_SEATS, 1, 100, NULL,
                     "Organisations of like size (1–100 seats)");
  assert_comparison (BW_BASIS_TOTAL_SEATS, 5001, -1, NULL,
                     "Organisations of like size (5001 seats or more)");
  assert_comparison (BW_BASIS_TOTAL_SEATS, -1, 100, NULL,
                     "Organisations of like size (up to 100 seats)");
  assert_comparison (BW_BASIS_TOTAL_SEATS, -1, -1, NULL, "Organisations of like size");
  assert_comparison (BW_BASIS_INDUSTRY_TYPES, -1, -1, "engineering",
                     "Organisations of the same industry (engineering)");
  assert_comparison (BW_BASIS_INDUSTRY_TYPES, -1, -1, NULL, "Organisations of the same industry");
  assert_comparison ("MoonPhase", -1, -1, NULL, "MoonPhase");
}

static void
assert_note (BwQualityNoteKind kind, double expected, double found, const char *text)
{
  BwQualityNote note = { kind, expected, found, BW_DAY_NONE };

  assert_said (bw_label_quality_note (&note), text);
}

static void
test_quality_notes (void)
{
  assert_note (BW_NOTE_SUM_DIFFERS, 128, 120.5,
               "The points of the actions add up to 120.5, but the total that Microsoft gives is "
               "128.");
  assert_note (BW_NOTE_OLD, 0, 12,
               "The newest score is 12 days old. Microsoft normally calculates one every day.");
  assert_note (BW_NOTE_NO_PROFILE, 0, 1,
               "1 scored action is not in the catalogue: its title and texts are missing.");
  assert_note (BW_NOTE_NO_PROFILE, 0, 4,
               "4 scored actions are not in the catalogue: their titles and texts are missing.");
  assert_note (BW_NOTE_NO_NAME, 0, 1,
               "The score of 1 action does not say which action it is of: it is left out.");
  assert_note (BW_NOTE_NO_NAME, 0, 4,
               "The scores of 4 actions do not say which actions they are of: they are left out.");
  assert_note (BW_NOTE_NO_COMPARISON, 0, 0,
               "Microsoft sent no comparison with other organisations for this day.");
}

/* Every kind of note is said, in sentences of its own. */
static void
test_all_quality_notes (void)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (BwQualityNoteKind kind = 0; kind <= BW_NOTE_NO_SCORE_NOW; kind++) {
    BwQualityNote note = { kind, 3, 5, bw_day_new (2026, 7, 17) };
    char *text = bw_label_quality_note (&note);

    g_assert_true (g_str_has_suffix (text, "."));
    g_assert_true (g_hash_table_add (texts, text));
  }
}

/* Microsoft's Dutch where it is good; see tests/data/glossary-nl.txt. */
static void
test_dutch (void)
{
  if (!bw_test_locale_enter ("nl_NL.UTF-8"))
    return;
  assert_said (bw_label_status (BW_STATUS_TO_ADDRESS, NULL), "Aan te pakken");
  assert_said (bw_label_status (BW_STATUS_RISK_ACCEPTED, NULL), "Risico geaccepteerd");
  assert_said (bw_label_category (BW_CATEGORY_DATA), "Gegevens");
  assert_said (bw_label_level (BW_LEVEL_MODERATE), "Gemiddeld");
  assert_said (bw_label_not_scored (BW_NOT_SCORED_NO_MAXIMUM), "[Niet gescoord]");
  assert_said (bw_label_facet (BW_FACET_THREAT), "Beschermt tegen");
  assert_said (bw_label_category ("Robots"), "Robots");
  assert_said (bw_label_threat (BW_WORD_UNKNOWN), "Onbekend");
  bw_test_locale_enter ("C.UTF-8");
}

/* Every threat that Microsoft is known to name is said in Dutch; of one the word is the same. */
static void
test_threats_in_dutch (void)
{
  const char *const *threats = bw_words_list_threats ();

  if (!bw_test_locale_enter ("nl_NL.UTF-8"))
    return;
  for (gsize i = 0; threats[i] != NULL; i++) {
    g_autofree char *label = bw_label_threat (threats[i]);

    if (!g_str_equal (threats[i], "Spoofing"))
      g_assert_cmpstr (label, !=, threats[i]);
  }
  assert_said (bw_label_threat ("Phishing or whaling"), "Phishing of whaling");
  bw_test_locale_enter ("C.UTF-8");
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/label/status", test_status);
  g_test_add_func ("/label/status-key", test_status_key);
  g_test_add_func ("/label/words", test_words);
  g_test_add_func ("/label/unknown-words", test_unknown_words);
  g_test_add_func ("/label/threats", test_threats);
  g_test_add_func ("/label/facets", test_facets);
  g_test_add_func ("/label/facet-values", test_facet_values);
  g_test_add_func ("/label/sort", test_sort);
  g_test_add_func ("/label/not-scored", test_not_scored);
  g_test_add_func ("/label/comparison", test_comparison);
  g_test_add_func ("/label/quality-notes", test_quality_notes);
  g_test_add_func ("/label/all-quality-notes", test_all_quality_notes);
  g_test_add_func ("/label/dutch", test_dutch);
  g_test_add_func ("/label/threats-in-dutch", test_threats_in_dutch);
  return g_test_run ();
}
