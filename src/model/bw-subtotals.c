/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-subtotals.h"

#include <math.h>
#include <string.h>

#include "model/bw-points.h"
#include "model/bw-values.h"
#include "model/bw-words.h"

struct _BwSubtotals {
  BwValues *words;
  GArray *subtotals;
};

/**
 * bw_subtotal_get_percentage:
 * @self: a subtotal
 *
 * Returns: its points in percent of its maximum; NAN where there is no maximum, and where the sums
 *   leave more controls out than they hold: such a share would be that of a few controls, not of the part
 */
double
bw_subtotal_get_percentage (const BwSubtotal *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  if (self->n_unknown > self->n_actions - self->n_unknown)
    return NAN;
  return bw_points_to_percentage (self->points, self->max_points);
}

/**
 * bw_subtotals_new:
 *
 * Returns: (transfer full): nothing added up yet
 */
BwSubtotals *
bw_subtotals_new (void)
{
  BwSubtotals *self = g_new0 (BwSubtotals, 1);

  self->words = bw_values_new ();
  self->subtotals = g_array_new (FALSE, TRUE, sizeof (BwSubtotal));
  return self;
}

/**
 * bw_subtotals_free:
 * @self: (transfer full): subtotals
 */
void
bw_subtotals_free (BwSubtotals *self)
{
  bw_values_free (self->words);
  g_array_unref (self->subtotals);
  g_free (self);
}

/**
 * bw_subtotals_add:
 * @self: subtotals
 * @word: what @action is added up under
 * @action: a scored action
 *
 * Adds an action. Where its points or its maximum are not known it counts as unknown and stays out
 * of both sums, so that their quotient means something.
 */
void
bw_subtotals_add (BwSubtotals *self, const char *word, BwAction *action)
{
  guint number = bw_values_add (self->words, word);
  BwSubtotal *subtotal = NULL;
  double points = bw_action_get_points (action);
  double max_points = bw_action_get_max_points (action);

  if (number >= self->subtotals->len)
    g_array_set_size (self->subtotals, number + 1);

  subtotal = &g_array_index (self->subtotals, BwSubtotal, number);
  subtotal->n_actions++;
  if (isnan (points) || isnan (max_points)) {
    subtotal->n_unknown++;
    return;
  }
  subtotal->points += points;
  subtotal->max_points += max_points;
}

/* The keys are known for good once everything has been added. */
static void
name_subtotals (BwSubtotals *self)
{
  for (guint i = 0; i < self->subtotals->len; i++)
    g_array_index (self->subtotals, BwSubtotal, i).key = bw_values_get (self->words, i);
}

/* Where nothing is known, nothing adds up: not even to 0. */
static void
forget_unknown (BwSubtotals *self)
{
  for (guint i = 0; i < self->subtotals->len; i++) {
    BwSubtotal *subtotal = &g_array_index (self->subtotals, BwSubtotal, i);

    if (subtotal->n_unknown == subtotal->n_actions)
      subtotal->points = subtotal->max_points = NAN;
  }
}

static int
compare_by_category (gconstpointer a, gconstpointer b)
{
  const BwSubtotal *subtotal_a = a;
  const BwSubtotal *subtotal_b = b;

  return bw_words_compare_categories (subtotal_a->key, subtotal_b->key);
}

static int
compare_by_points (gconstpointer a, gconstpointer b)
{
  const BwSubtotal *subtotal_a = a;
  const BwSubtotal *subtotal_b = b;

  if (subtotal_a->max_points != subtotal_b->max_points)
    return subtotal_a->max_points > subtotal_b->max_points ? -1 : 1;
  return strcmp (subtotal_a->key, subtotal_b->key);
}

/**
 * bw_subtotals_sort_by_category:
 * @self: subtotals of categories
 *
 * Puts the subtotals in the order of categories. Nothing may be added afterwards.
 */
void
bw_subtotals_sort_by_category (BwSubtotals *self)
{
  name_subtotals (self);
  g_array_sort (self->subtotals, compare_by_category);
  forget_unknown (self);
}

/**
 * bw_subtotals_sort_by_points:
 * @self: subtotals
 *
 * Puts the subtotals in order, most attainable points first. Nothing may be added afterwards.
 */
void
bw_subtotals_sort_by_points (BwSubtotals *self)
{
  name_subtotals (self);
  g_array_sort (self->subtotals, compare_by_points);
  forget_unknown (self);
}

/**
 * bw_subtotals_get:
 * @self: sorted subtotals
 *
 * Returns: (transfer none) (element-type BwSubtotal): the subtotals
 */
GArray *
bw_subtotals_get (BwSubtotals *self)
{
  return self->subtotals;
}
