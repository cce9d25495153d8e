/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Graph spells the same word in several ways (graph.md §1.5). Each folder of words here takes what
 * came and gives the one spelling that Bolwerk uses; an unknown word comes back as it was, trimmed,
 * and a missing one as the word for "unknown". The folded words are keys: stable, untranslated,
 * fit for files and scripts. `present` says them to people.
 */

#define BW_CATEGORY_IDENTITY "Identity"
#define BW_CATEGORY_DATA "Data"
#define BW_CATEGORY_DEVICE "Device"
#define BW_CATEGORY_APPS "Apps"
#define BW_CATEGORY_INFRASTRUCTURE "Infrastructure"

#define BW_LEVEL_LOW "low"
#define BW_LEVEL_MODERATE "moderate"
#define BW_LEVEL_HIGH "high"

#define BW_TIER_CORE "Core"
#define BW_TIER_DEFENSE_IN_DEPTH "Defense in Depth"
#define BW_TIER_ADVANCED "Advanced"

/* The word for a category, level or tier that is missing, null or "Unknown". */
#define BW_WORD_UNKNOWN "unknown"

#define BW_STATE_DEFAULT "Default"
#define BW_STATE_IGNORED "Ignored"
#define BW_STATE_THIRD_PARTY "ThirdParty"
#define BW_STATE_REVIEWED "Reviewed"

#define BW_BASIS_ALL_TENANTS "AllTenants"
#define BW_BASIS_TOTAL_SEATS "TotalSeats"
#define BW_BASIS_INDUSTRY_TYPES "IndustryTypes"

char *bw_words_fold_category (const char *word);
char *bw_words_fold_level (const char *word);
char *bw_words_fold_tier (const char *word);
char *bw_words_fold_threat (const char *word);
char *bw_words_fold_state (const char *word);
char *bw_words_fold_basis (const char *word);

const char *const *bw_words_list_threats (void);

int bw_words_compare_categories (const char *a, const char *b);
int bw_words_compare_levels (const char *a, const char *b);
int bw_words_compare_tiers (const char *a, const char *b);

G_END_DECLS
