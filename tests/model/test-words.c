/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-words.h"

typedef char *(*Folder) (const char *word);

typedef struct {
  const char *came;
  const char *folded;
} Case;

static void
check (Folder fold, const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++) {
    g_autofree char *folded = fold (cases[i].came);
    g_autofree char *again = fold (folded);

    g_test_message ("%s", cases[i].came != NULL ? cases[i].came : "(null)");
    g_assert_cmpstr (folded, ==, cases[i].folded);
    g_assert_cmpstr (again, ==, folded);
  }
}

static void
test_categories (void)
{
  static const Case cases[] = {
    { "Identity", "Identity" }, { "identity", "Identity" }, { "DATA", "Data" },
    { " Device ", "Device" },   { "apps", "Apps" },         { "infrastructure", "Infrastructure" },
    { NULL, "unknown" },        { "", "unknown" },          { "Unknown", "unknown" },
    { "Gadgets", "Gadgets" },
  };

  check (bw_words_fold_category, cases, G_N_ELEMENTS (cases));
}

/* All of the spellings that were recorded (graph.md §1.5). */
static void
test_levels (void)
{
  static const Case cases[] = {
    { "Low", "low" },         { "low", "low" },           { "Medium", "moderate" },
    { "medium", "moderate" }, { "Moderate", "moderate" }, { "moderate", "moderate" },
    { "High", "high" },       { "high", "high" },         { "Unknown", "unknown" },
    { "unknown", "unknown" }, { NULL, "unknown" },        { "  ", "unknown" },
    { "Extreme", "Extreme" },
  };

  check (bw_words_fold_level, cases, G_N_ELEMENTS (cases));
}

static void
test_tiers (void)
{
  static const Case cases[] = {
    { "Core", "Core" },
    { "core", "Core" },
    { "Defense In Depth", "Defense in Depth" },
    { "Defense in Depth", "Defense in Depth" },
    { "DefenseInDepth", "Defense in Depth" },
    { "advanced", "Advanced" },
    { NULL, "unknown" },
    { "Basic", "Basic" },
  };

  check (bw_words_fold_tier, cases, G_N_ELEMENTS (cases));
}

static void
test_threats (void)
{
  static const Case cases[] = {
    { "Account breach", "Account breach" },
    { "Account Breach", "Account breach" },
    { "accountBreach", "Account breach" },
    { "Data Exfiltration", "Data exfiltration" },
    { "Password Cracking", "Password cracking" },
    { "Password cracking", "Password cracking" },
    { "Malicious Insider", "Malicious insider" },
    { "Data Deletion", "Data deletion" },
    { "Elevation of Privilege", "Elevation of privilege" },
    { "Data Spillage", "Data spillage" },
    { "phishingOrWhaling", "Phishing or whaling" },
    { "Spoofing", "Spoofing" },
    { "\u00a0Account Breach\t", "Account breach" },
    { "  Quantum Foo ", "Quantum Foo" },
    { NULL, "unknown" },
  };

  check (bw_words_fold_threat, cases, G_N_ELEMENTS (cases));
}

static void
test_states (void)
{
  static const Case cases[] = {
    { "Default", "Default" },
    { "default", "Default" },
    { "Ignored", "Ignored" },
    { "ignored", "Ignored" },
    { "thirdParty", "ThirdParty" },
    { "ThirdParty", "ThirdParty" },
    { "Third party", "ThirdParty" },
    { "reviewed", "Reviewed" },
    { NULL, "Default" },
    { " ", "Default" },
    { " Snoozed ", "Snoozed" },
  };

  check (bw_words_fold_state, cases, G_N_ELEMENTS (cases));
}

static void
test_bases (void)
{
  static const Case cases[] = {
    { "AllTenants", "AllTenants" },       { "allTenants", "AllTenants" },
    { "totalseats", "TotalSeats" },       { "IndustryTypes", "IndustryTypes" },
    { "SomethingElse", "SomethingElse" }, { NULL, "unknown" },
  };

  check (bw_words_fold_basis, cases, G_N_ELEMENTS (cases));
}

static void
check_order (int (*compare) (const char *a, const char *b), const char *const *ordered)
{
  for (guint i = 0; ordered[i] != NULL; i++)
    for (guint j = 0; ordered[j] != NULL; j++) {
      int order = compare (ordered[i], ordered[j]);

      g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
    }
}

static void
test_order (void)
{
  static const char *const categories[] = { "Identity", "Data",           "Device",
                                            "Apps",     "Infrastructure", "Aardvark",
                                            "zebra",    "unknown",        NULL };
  static const char *const levels[] = { "low", "moderate", "high", "Extreme", "unknown", NULL };
  static const char *const tiers[] = { "Core",  "Defense in Depth", "Advanced",
                                       "Basic", "unknown",          NULL };

  check_order (bw_words_compare_categories, categories);
  check_order (bw_words_compare_levels, levels);
  check_order (bw_words_compare_tiers, tiers);
  g_assert_cmpint (bw_words_compare_levels ("EXTREME", "extreme"), ==, 0);
  g_assert_cmpint (bw_words_compare_categories ("", "zebra"), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/categories", test_categories);
  g_test_add_func ("/words/levels", test_levels);
  g_test_add_func ("/words/tiers", test_tiers);
  g_test_add_func ("/words/threats", test_threats);
  g_test_add_func ("/words/states", test_states);
  g_test_add_func ("/words/bases", test_bases);
  g_test_add_func ("/words/order", test_order);

  return g_test_run ();
}
