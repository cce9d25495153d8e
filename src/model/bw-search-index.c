/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-search-index.h"

#include <string.h>

#include "model/bw-action-private.h"
#include "text/bw-fold.h"

/*
 * A search asks for the actions whose texts contain some words, also inside longer words. Looking
 * through all texts for each letter typed is slow: a large catalogue has many megabytes of them. But
 * what is searched for has no spaces, so it lies within one word of a text, and texts share their
 * words: the different words of all texts fit in some hundred kilobytes. Those are looked through, and
 * for each word that contains what is searched for, it is known which actions have it. The answer is
 * exactly that of looking through the texts.
 */

/* A word that more than one action in so many has is kept as a set, others as a list of places. A set
 * then takes no more room than the list. */
#define DENSE_SHARE 32

/* What stands before and after each word in the row of all words; no word has it. */
#define WORD_END '\n'

typedef struct {
  guint offset;
  guint length;
  guint capacity;
  guint last_place;
  guint *places;
  BwActionSet *set;
} Word;

struct _BwSearchIndex {
  guint n_actions;
  guint n_set_words;
  GString *row;
  GArray *words;
};

static void
clear_word (gpointer data)
{
  Word *word = data;

  g_clear_pointer (&word->places, g_free);
  g_clear_pointer (&word->set, g_free);
}

static void
make_dense (BwSearchIndex *self, Word *word)
{
  word->set = g_new0 (BwActionSet, self->n_set_words);
  for (guint i = 0; i < word->length; i++)
    bw_action_set_add (word->set, word->places[i]);
  g_clear_pointer (&word->places, g_free);
}

/* Places come in ascending order, so a word that a text repeats is told by the last one. */
static void
add_place (BwSearchIndex *self, Word *word, guint place)
{
  if (word->last_place == place)
    return;

  word->last_place = place;
  if (word->set == NULL && word->length >= self->n_actions / DENSE_SHARE)
    make_dense (self, word);
  if (word->set != NULL) {
    bw_action_set_add (word->set, place);
    return;
  }
  if (word->length == word->capacity) {
    word->capacity = MAX (2, word->capacity * 2);
    word->places = g_renew (guint, word->places, word->capacity);
  }
  word->places[word->length++] = place;
}

static Word *
find_or_add_word (BwSearchIndex *self, GHashTable *numbers, const char *text)
{
  gpointer number = NULL;
  Word word = { .last_place = G_MAXUINT };

  if (!g_hash_table_lookup_extended (numbers, text, NULL, &number)) {
    word.offset = (guint) self->row->len;
    number = GUINT_TO_POINTER (self->words->len);
    g_array_append_val (self->words, word);
    g_string_append (self->row, text);
    g_string_append_c (self->row, WORD_END);
    g_hash_table_insert (numbers, g_strdup (text), number);
  }

  return &g_array_index (self->words, Word, GPOINTER_TO_UINT (number));
}

/* Takes a folded text, whose words are parted by one space each, to pieces. */
static void
add_text (BwSearchIndex *self, GHashTable *numbers, char *text, guint place)
{
  char *next = NULL;

  for (char *word = text; word != NULL; word = next) {
    next = strchr (word, ' ');
    if (next != NULL)
      *next++ = '\0';
    if (*word != '\0')
      add_place (self, find_or_add_word (self, numbers, word), place);
  }
}

/**
 * bw_search_index_new:
 * @actions: (element-type BwAction): the actions; not kept
 * @cancellable: (nullable): ends it before its time
 *
 * Reads the texts of @actions, as bw_action_get_search_text() has them.
 *
 * Returns: (transfer full) (nullable): an index of them; %NULL only when cancelled
 */
BwSearchIndex *
bw_search_index_new (GPtrArray *actions, GCancellable *cancellable)
{
  BwSearchIndex *self = g_new0 (BwSearchIndex, 1);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->n_actions = actions->len;
  self->n_set_words = actions->len / 64 + 1;
  self->row = g_string_new (NULL);
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (self->words, clear_word);
  for (guint i = 0; i < actions->len; i++) {
    g_autofree char *text = NULL;

    if (g_cancellable_is_cancelled (cancellable)) {
      g_clear_pointer (&self, bw_search_index_free);
      return NULL;
    }
    text = bw_action_dup_search_text (g_ptr_array_index (actions, i));
    add_text (self, numbers, text, i);
  }

  return self;
}

/**
 * bw_search_index_free:
 * @self: (transfer full): an index
 */
void
bw_search_index_free (BwSearchIndex *self)
{
  g_array_unref (self->words);
  g_string_free (self->row, TRUE);
  g_free (self);
}

static void
add_word (BwSearchIndex *self, const Word *word, BwActionSet *found)
{
  if (word->set == NULL) {
    for (guint i = 0; i < word->length; i++)
      bw_action_set_add (found, word->places[i]);
    return;
  }
  for (guint i = 0; i < self->n_set_words; i++)
    found[i] |= word->set[i];
}

/* Returns: the number of the word at @offset in the row, of those from @first on. */
static guint
find_word_at (BwSearchIndex *self, gsize offset, guint first)
{
  guint low = first;
  guint high = self->words->len;

  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->words, Word, middle).offset <= offset)
      low = middle;
    else
      high = middle;
  }

  return low;
}

/* Returns: the actions that have @part within one of their words. */
static BwActionSet *
find_part (BwSearchIndex *self, const char *part)
{
  BwActionSet *found = g_new0 (BwActionSet, self->n_set_words);
  const char *start = self->row->str;
  const char *at = start;
  guint number = 0;

  while ((at = strstr (at, part)) != NULL) {
    number = find_word_at (self, (gsize) (at - start), number);
    add_word (self, &g_array_index (self->words, Word, number), found);
    at = strchr (at, WORD_END);
  }

  return found;
}

static void
keep_common (BwSearchIndex *self, BwActionSet *all, const BwActionSet *others)
{
  for (guint i = 0; i < self->n_set_words; i++)
    all[i] &= others[i];
}

/**
 * bw_search_index_find:
 * @self: an index
 * @text: what is searched for
 *
 * Returns: (transfer full) (nullable) (array): the actions that have every word of @text; %NULL where
 *   @text has no words, so that there is no search
 */
BwActionSet *
bw_search_index_find (BwSearchIndex *self, const char *text)
{
  g_autofree char *folded = bw_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autofree BwActionSet *all = NULL;

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree BwActionSet *found = NULL;

    if (*parts[i] == '\0')
      continue;
    found = find_part (self, parts[i]);
    if (all == NULL)
      all = g_steal_pointer (&found);
    else
      keep_common (self, all, found);
  }

  return g_steal_pointer (&all);
}
