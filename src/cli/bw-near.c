/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-near.h"

#include <string.h>

#include "text/bw-fold.h"

/* One slip in this many characters is still taken for the same id. */
#define CHARACTERS_FOR_A_SLIP 4

/* Longer ids are not compared letter by letter. */
#define MAX_LENGTH 200

typedef struct {
  BwAction *action;
  guint distance;
} Candidate;

/* The number of characters to insert, delete or replace (Levenshtein), over bytes. */
static guint
measure_distance (const char *a, const char *b)
{
  gsize length = strlen (b);
  g_autofree guint *row = g_new (guint, length + 1);

  for (gsize j = 0; j <= length; j++)
    row[j] = (guint) j;
  for (gsize i = 0; a[i] != '\0'; i++) {
    guint diagonal = row[0];

    row[0]++;
    for (gsize j = 1; j <= length; j++) {
      guint above = row[j];
      guint replaced = diagonal + (a[i] != b[j - 1] ? 1 : 0);

      row[j] = MIN (replaced, MIN (above, row[j - 1]) + 1);
      diagonal = above;
    }
  }
  return row[length];
}

/* An id that holds the other one comes first, then those that differ by slips. */
static gboolean
is_near (const char *wanted, const char *id, guint *distance)
{
  if (*wanted == '\0' || strlen (wanted) > MAX_LENGTH || strlen (id) > MAX_LENGTH)
    return FALSE;

  *distance = 0;
  if (strstr (id, wanted) != NULL || strstr (wanted, id) != NULL)
    return TRUE;
  *distance = measure_distance (wanted, id);
  return *distance <= 1 + strlen (wanted) / CHARACTERS_FOR_A_SLIP;
}

/**
 * bw_near_find_word:
 * @words: (array zero-terminated=1): words
 * @wanted: another word
 *
 * Returns: (transfer none) (nullable): that of @words which may have been meant
 */
const char *
bw_near_find_word (const char *const *words, const char *wanted)
{
  const char *nearest = NULL;
  guint least = G_MAXUINT;

  for (gsize i = 0; words[i] != NULL; i++) {
    guint distance = 0;

    if (is_near (wanted, words[i], &distance) && distance < least) {
      least = distance;
      nearest = words[i];
    }
  }
  return nearest;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;
  return strcmp (bw_action_get_id (first->action), bw_action_get_id (second->action));
}

/**
 * bw_near_list_actions:
 * @scorecard: a scorecard
 * @id: an id that no action has
 * @n: how many to give at most
 *
 * Returns: (transfer container) (element-type BwAction): the actions that may have been meant,
 *   nearest first
 */
GPtrArray *
bw_near_list_actions (BwScorecard *scorecard, const char *id, guint n)
{
  GPtrArray *near = g_ptr_array_new ();
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree char *wanted = bw_fold (id);

  for (guint i = 0; i < actions->len; i++) {
    Candidate candidate = { g_ptr_array_index (actions, i), 0 };
    g_autofree char *folded = bw_fold (bw_action_get_id (candidate.action));

    if (is_near (wanted, folded, &candidate.distance))
      g_array_append_val (candidates, candidate);
  }

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (n, candidates->len); i++)
    g_ptr_array_add (near, g_array_index (candidates, Candidate, i).action);
  return near;
}
