/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-population.h"

#include <math.h>
#include <string.h>

#include "text/bw-fold.h"

/* How far count / total may lie from the percentage, in percentage points: Graph rounds to two
 * decimals, so twice what rounding alone can do. */
#define POPULATION_TOLERANCE 0.01

/* What is counted, as Microsoft's sentences name it. */
static const struct {
  const char *word;
  BwPopulation population;
} WORDS[] = {
  { "user", BW_POPULATION_USERS },        { "users", BW_POPULATION_USERS },
  { "device", BW_POPULATION_DEVICES },    { "devices", BW_POPULATION_DEVICES },
  { "mailbox", BW_POPULATION_MAILBOXES }, { "mailboxes", BW_POPULATION_MAILBOXES },
};

static BwPopulation
find_word (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (g_str_equal (WORDS[i].word, word))
      return WORDS[i].population;
  return BW_POPULATION_UNKNOWN;
}

/**
 * bw_population_of_action:
 * @action: an action
 *
 * Graph gives two numbers and no word of what they count. Its sentence about the same control does
 * ("You have 0 of 4 users who …", graph.md §1.3): where that names one kind of thing only, it is the
 * one that is counted.
 *
 * Returns: what bw_action_get_population() counts
 */
BwPopulation
bw_population_of_action (BwAction *action)
{
  g_autoptr (BwRichText) status = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  BwPopulation found = BW_POPULATION_UNKNOWN;

  g_return_val_if_fail (BW_IS_ACTION (action), BW_POPULATION_UNKNOWN);

  status = bw_action_dup_implementation_status (action);
  plain = bw_rich_text_to_plain (status);
  folded = bw_fold (plain);
  words = g_strsplit_set (g_strcanon (folded, G_CSET_a_2_z, ' '), " ", -1);
  for (gsize i = 0; words[i] != NULL; i++) {
    BwPopulation named = find_word (words[i]);

    if (named == BW_POPULATION_UNKNOWN || named == found)
      continue;
    if (found != BW_POPULATION_UNKNOWN)
      return BW_POPULATION_UNKNOWN;
    found = named;
  }

  return found;
}

/**
 * bw_population_to_key:
 * @self: what is counted
 *
 * Returns: (transfer none) (nullable): its untranslated key, or %NULL where it is not known
 */
const char *
bw_population_to_key (BwPopulation self)
{
  switch (self) {
  case BW_POPULATION_USERS:
    return "users";
  case BW_POPULATION_DEVICES:
    return "devices";
  case BW_POPULATION_MAILBOXES:
    return "mailboxes";
  case BW_POPULATION_UNKNOWN:
  default:
    return NULL;
  }
}

/**
 * bw_population_of_score:
 * @score: (nullable): what a control earned on a day
 * @count: (out) (optional): how many meet it
 * @total: (out) (optional): how many there are
 *
 * Gives "12 of 40". What Graph counts turned around about 2023, from those who do not meet it to
 * those who do (graph.md §1.3), so both are given only where 100 * count / total lies within
 * 0.01 of the percentage.
 *
 * Returns: whether they are known and agree with the percentage
 */
gboolean
bw_population_of_score (BwControlScore *score, gint64 *count, gint64 *total)
{
  gint64 met = score != NULL ? bw_control_score_get_count (score) : -1;
  gint64 all = score != NULL ? bw_control_score_get_total (score) : -1;
  double percentage = score != NULL ? bw_control_score_get_percentage (score) : NAN;

  if (met < 0 || all <= 0 || met > all || !isfinite (percentage) ||
      fabs (100.0 * (double) met / (double) all - percentage) > POPULATION_TOLERANCE)
    return FALSE;

  if (count != NULL)
    *count = met;
  if (total != NULL)
    *total = all;
  return TRUE;
}

/**
 * bw_action_get_population:
 * @self: an action
 * @count: (out) (optional): how many of what bw_population_of_action() says meet it
 * @total: (out) (optional): how many there are
 *
 * Gives what bw_population_of_score() says of its newest score.
 *
 * Returns: whether they are known and agree with the percentage
 */
gboolean
bw_action_get_population (BwAction *self, gint64 *count, gint64 *total)
{
  g_return_val_if_fail (BW_IS_ACTION (self), FALSE);

  return bw_population_of_score (bw_action_get_control_score (self), count, total);
}
