/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-words.h"

#include <string.h>

static const char *const categories[] = {
  BW_CATEGORY_IDENTITY, BW_CATEGORY_DATA,           BW_CATEGORY_DEVICE,
  BW_CATEGORY_APPS,     BW_CATEGORY_INFRASTRUCTURE, NULL,
};

static const char *const levels[] = { BW_LEVEL_LOW, BW_LEVEL_MODERATE, BW_LEVEL_HIGH, NULL };

static const char *const tiers[] = {
  BW_TIER_CORE,
  BW_TIER_DEFENSE_IN_DEPTH,
  BW_TIER_ADVANCED,
  NULL,
};

/* Seen in recordings (graph.md §1.5), and the two more that the documentation of the profile names. */
static const char *const threats[] = {
  "Account breach",
  "Data deletion",
  "Data exfiltration",
  "Data spillage",
  "Elevation of privilege",
  "Malicious insider",
  "Password cracking",
  "Phishing or whaling",
  "Spoofing",
  NULL,
};

static const char *const states[] = {
  BW_STATE_DEFAULT, BW_STATE_IGNORED, BW_STATE_THIRD_PARTY, BW_STATE_REVIEWED, NULL,
};

static const char *const bases[] = {
  BW_BASIS_ALL_TENANTS,
  BW_BASIS_TOTAL_SEATS,
  BW_BASIS_INDUSTRY_TYPES,
  NULL,
};

/* Case and what stands between the parts of a word do not count: "ThirdParty", "Third party". */
static const char *
skip_between (const char *text)
{
  return text + strspn (text, " \t\r\n-_");
}

static gboolean
is_same_word (const char *a, const char *b)
{
  a = skip_between (a);
  b = skip_between (b);
  while (*a != '\0' && g_ascii_tolower (*a) == g_ascii_tolower (*b)) {
    a = skip_between (a + 1);
    b = skip_between (b + 1);
  }
  return *a == '\0' && *b == '\0';
}

/* Also takes off the non-breaking spaces that Microsoft's texts are full of. */
static char *
trim (const char *word)
{
  const char *start = word;
  const char *end = NULL;

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);

  end = start + strlen (start);
  while (end > start) {
    const char *previous = g_utf8_prev_char (end);

    if (!g_unichar_isspace (g_utf8_get_char (previous)))
      break;
    end = previous;
  }

  return g_strndup (start, (gsize) (end - start));
}

static char *
fold (const char *word, const char *const *known, const char *missing)
{
  g_autofree char *trimmed = trim (word != NULL ? word : "");

  if (*trimmed == '\0' || is_same_word (trimmed, missing))
    return g_strdup (missing);
  for (guint i = 0; known[i] != NULL; i++)
    if (is_same_word (trimmed, known[i]))
      return g_strdup (known[i]);

  return g_steal_pointer (&trimmed);
}

/**
 * bw_words_fold_category:
 * @word: (nullable): a category as Graph has it
 *
 * Returns: (transfer full): the category: a `BW_CATEGORY_` word, %BW_WORD_UNKNOWN, or @word trimmed
 */
char *
bw_words_fold_category (const char *word)
{
  return fold (word, categories, BW_WORD_UNKNOWN);
}

/**
 * bw_words_fold_level:
 * @word: (nullable): an implementation cost or user impact as Graph has it
 *
 * `Medium` and `Moderate` are the same level (graph.md §1.5).
 *
 * Returns: (transfer full): the level: a `BW_LEVEL_` word, %BW_WORD_UNKNOWN, or @word trimmed
 */
char *
bw_words_fold_level (const char *word)
{
  g_autofree char *folded = fold (word, levels, BW_WORD_UNKNOWN);

  if (is_same_word (folded, "medium"))
    return g_strdup (BW_LEVEL_MODERATE);
  return g_steal_pointer (&folded);
}

/**
 * bw_words_fold_tier:
 * @word: (nullable): a tier as Graph has it
 *
 * Returns: (transfer full): the tier: a `BW_TIER_` word, %BW_WORD_UNKNOWN, or @word trimmed
 */
char *
bw_words_fold_tier (const char *word)
{
  return fold (word, tiers, BW_WORD_UNKNOWN);
}

/**
 * bw_words_fold_threat:
 * @word: (nullable): a threat as Graph has it
 *
 * Returns: (transfer full): the threat in sentence case where it is known, %BW_WORD_UNKNOWN, or
 *   @word trimmed
 */
char *
bw_words_fold_threat (const char *word)
{
  return fold (word, threats, BW_WORD_UNKNOWN);
}

/**
 * bw_words_list_threats:
 *
 * Returns: (transfer none) (array zero-terminated=1): the threats that are known, folded
 */
const char *const *
bw_words_list_threats (void)
{
  return threats;
}

/**
 * bw_words_fold_state:
 * @word: (nullable): a state of a control as Graph has it
 *
 * Production clients send the states in both cases (graph.md §2). A missing one is the default.
 *
 * Returns: (transfer full): the state: a `BW_STATE_` word, or @word trimmed
 */
char *
bw_words_fold_state (const char *word)
{
  return fold (word, states, BW_STATE_DEFAULT);
}

/**
 * bw_words_fold_basis:
 * @word: (nullable): the basis of a comparison as Graph has it
 *
 * Returns: (transfer full): the basis: a `BW_BASIS_` word, %BW_WORD_UNKNOWN, or @word trimmed
 */
char *
bw_words_fold_basis (const char *word)
{
  return fold (word, bases, BW_WORD_UNKNOWN);
}

static int
compare_folded (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b);
}

/* The known words in their order, then others by name, then "unknown" and an empty word. */
static guint
find_place (const char *word, const char *const *known)
{
  guint i = 0;

  for (; known[i] != NULL; i++)
    if (g_ascii_strcasecmp (word, known[i]) == 0)
      return i;
  if (*word == '\0' || g_ascii_strcasecmp (word, BW_WORD_UNKNOWN) == 0)
    return i + 1;
  return i;
}

static int
compare (const char *a, const char *b, const char *const *known)
{
  guint place_a = find_place (a, known);
  guint place_b = find_place (b, known);

  if (place_a != place_b)
    return place_a < place_b ? -1 : 1;
  return compare_folded (a, b);
}

/**
 * bw_words_compare_categories:
 * @a: a folded category
 * @b: a folded category
 *
 * Orders categories as Microsoft lists them: Identity, Data, Device, Apps, Infrastructure; then
 * others by name; then the unknown one.
 *
 * Returns: less than, equal to or greater than 0; 0 only for words that differ in case at most
 */
int
bw_words_compare_categories (const char *a, const char *b)
{
  return compare (a, b, categories);
}

/**
 * bw_words_compare_levels:
 * @a: a folded level
 * @b: a folded level
 *
 * Orders levels from low to high; then others by name; then the unknown one.
 *
 * Returns: less than, equal to or greater than 0; 0 only for words that differ in case at most
 */
int
bw_words_compare_levels (const char *a, const char *b)
{
  return compare (a, b, levels);
}

/**
 * bw_words_compare_tiers:
 * @a: a folded tier
 * @b: a folded tier
 *
 * Orders tiers from Core to Advanced; then others by name; then the unknown one.
 *
 * Returns: less than, equal to or greater than 0; 0 only for words that differ in case at most
 */
int
bw_words_compare_tiers (const char *a, const char *b)
{
  return compare (a, b, tiers);
}
