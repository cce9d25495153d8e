/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-values.h"

#include <string.h>

struct _BwValues {
  GPtrArray *words;
  GHashTable *by_spelling;
  GHashTable *by_folded;
};

/**
 * bw_values_new:
 *
 * Returns: (transfer full): no values yet
 */
BwValues *
bw_values_new (void)
{
  BwValues *self = g_new0 (BwValues, 1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->by_spelling = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * bw_values_free:
 * @self: (transfer full): values
 */
void
bw_values_free (BwValues *self)
{
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->by_spelling);
  g_hash_table_unref (self->by_folded);
  g_free (self);
}

static gboolean
look_up (GHashTable *table, const char *word, guint *number)
{
  gpointer found = NULL;

  if (!g_hash_table_lookup_extended (table, word, NULL, &found))
    return FALSE;
  *number = GPOINTER_TO_UINT (found);
  return TRUE;
}

/* Of several spellings the same one stands for the value whatever order they come in. */
static void
prefer_spelling (BwValues *self, guint number, const char *word)
{
  char **kept = (char **) &g_ptr_array_index (self->words, number);

  if (strcmp (word, *kept) < 0)
    g_set_str (kept, word);
}

/**
 * bw_values_add:
 * @self: values
 * @word: a word
 *
 * Returns: the number of the value that @word is, a new one where it is new
 */
guint
bw_values_add (BwValues *self, const char *word)
{
  guint number = 0;
  g_autofree char *folded = NULL;

  if (look_up (self->by_spelling, word, &number))
    return number;

  folded = g_utf8_casefold (word, -1);
  if (look_up (self->by_folded, folded, &number))
    prefer_spelling (self, number, word);
  else {
    number = self->words->len;
    g_ptr_array_add (self->words, g_strdup (word));
    g_hash_table_insert (self->by_folded, g_steal_pointer (&folded), GUINT_TO_POINTER (number));
  }

  g_hash_table_insert (self->by_spelling, g_strdup (word), GUINT_TO_POINTER (number));
  return number;
}

/**
 * bw_values_find:
 * @self: values
 * @word: a word in any case
 * @number: (out): the number of the value that @word is
 *
 * Returns: whether @word is among the values
 */
gboolean
bw_values_find (BwValues *self, const char *word, guint *number)
{
  g_autofree char *folded = NULL;

  if (look_up (self->by_spelling, word, number))
    return TRUE;
  folded = g_utf8_casefold (word, -1);
  return look_up (self->by_folded, folded, number);
}

/**
 * bw_values_count:
 * @self: values
 *
 * Returns: how many values there are
 */
guint
bw_values_count (BwValues *self)
{
  return self->words->len;
}

/**
 * bw_values_get:
 * @self: values
 * @number: the number of a value
 *
 * Returns: (transfer none): the value, valid until the next word is added
 */
const char *
bw_values_get (BwValues *self, guint number)
{
  return g_ptr_array_index (self->words, number);
}

typedef struct {
  char *word;
  guint number;
} Place;

typedef struct {
  GCompareDataFunc compare;
  gpointer data;
} Order;

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const Place *place_a = a;
  const Place *place_b = b;
  const Order *order = data;
  int difference = order->compare (place_a->word, place_b->word, order->data);

  return difference != 0 ? difference : strcmp (place_a->word, place_b->word);
}

static void
renumber (GHashTable *table, const guint *moved)
{
  GHashTableIter iter;
  gpointer number = NULL;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &number))
    g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (moved[GPOINTER_TO_UINT (number)]));
}

/**
 * bw_values_sort:
 * @self: values
 * @compare: the order of two values, each of them a string
 * @data: handed to @compare
 *
 * Numbers the values anew, in order.
 *
 * Returns: (transfer full) (array): for each old number the new one
 */
guint *
bw_values_sort (BwValues *self, GCompareDataFunc compare, gpointer data)
{
  guint n_values = self->words->len;
  g_autofree guint *moved = g_new0 (guint, n_values + 1);
  g_autofree Place *places = g_new0 (Place, n_values + 1);
  Order order = { compare, data };

  for (guint i = 0; i < n_values; i++)
    places[i] = (Place) { g_ptr_array_index (self->words, i), i };
  g_sort_array (places, n_values, sizeof *places, compare_places, &order);

  for (guint i = 0; i < n_values; i++) {
    g_ptr_array_index (self->words, i) = places[i].word;
    moved[places[i].number] = i;
  }
  renumber (self->by_spelling, moved);
  renumber (self->by_folded, moved);
  return g_steal_pointer (&moved);
}
