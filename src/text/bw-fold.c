/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/bw-fold.h"

#include <string.h>

/* Takes a text that is ASCII throughout. Returns NULL as soon as it is not. */
static char *
fold_ascii (const char *text, gsize length)
{
  g_autofree char *folded = g_malloc (length + 1);
  char *end = folded;

  for (const char *at = text; *at != '\0'; at++) {
    if ((guchar) *at >= 0x80)
      return NULL;
    if (g_ascii_isgraph (*at))
      *end++ = g_ascii_tolower (*at);
    else if (g_ascii_isspace (*at) && end > folded && end[-1] != ' ')
      *end++ = ' ';
  }

  if (end > folded && end[-1] == ' ')
    end--;
  *end = '\0';
  return g_steal_pointer (&folded);
}

static gboolean
is_dropped (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_ismark (c) || type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL;
}

static char *
strip_marks (const char *text)
{
  GString *stripped = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_isspace (c)) {
      if (stripped->len > 0 && stripped->str[stripped->len - 1] != ' ')
        g_string_append_c (stripped, ' ');
    } else if (!is_dropped (c))
      g_string_append_unichar (stripped, c);
  }

  if (stripped->len > 0 && stripped->str[stripped->len - 1] == ' ')
    g_string_truncate (stripped, stripped->len - 1);
  return g_string_free_and_steal (stripped);
}

static char *
fold_unicode (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKD);
  g_autofree char *stripped = strip_marks (decomposed);

  return g_utf8_casefold (stripped, -1);
}

/**
 * bw_fold:
 * @text: (nullable): a text
 *
 * Brings a text into the form that is searched in and searched for: compatibility forms
 * decomposed, diacritics and invisible characters gone, case folded, each run of white space (also
 * non-breaking) one space and none at the ends. Two texts that a reader takes for the same come out
 * the same.
 *
 * Returns: (transfer full): the folded text; empty for %NULL
 */
char *
bw_fold (const char *text)
{
  char *folded = NULL;

  if (text == NULL)
    return g_strdup ("");

  folded = fold_ascii (text, strlen (text));
  return folded != NULL ? folded : fold_unicode (text);
}
