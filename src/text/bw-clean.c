/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/bw-clean.h"

#include <string.h>

/**
 * bw_clean_is_invisible:
 * @c: a character
 *
 * Tells the characters that a reader does not see and that can do harm in a window or a terminal:
 * controls, zero-width characters, marks of direction, soft hyphens and tags. White space is not
 * among them. Arabic number signs are format characters too, but visible.
 *
 * Returns: whether @c is to be left out of what is shown
 */
gboolean
bw_clean_is_invisible (gunichar c)
{
  if (c >= 0x20 && c < 0x7f)
    return FALSE;
  if (g_unichar_isspace (c) || (c >= 0x600 && c <= 0x605))
    return FALSE;

  switch (g_unichar_type (c)) {
  case G_UNICODE_CONTROL:
  case G_UNICODE_FORMAT:
  case G_UNICODE_SURROGATE:
    return TRUE;
  default:
    return FALSE;
  }
}

/* Zero-width joiner and non-joiner. */
static gboolean
is_joiner (gunichar c)
{
  return c == 0x200c || c == 0x200d;
}

/* Whether there is nothing to do, as for nearly all titles and ids. */
static gboolean
is_clean (const char *text)
{
  char before = ' ';

  for (; *text != '\0'; text++) {
    if ((guchar) *text < 0x20 || (guchar) *text >= 0x7f || (*text == ' ' && before == ' '))
      return FALSE;
    before = *text;
  }

  return before != ' ';
}

/**
 * bw_clean_line:
 * @text: (nullable): a text from outside, valid UTF-8
 *
 * Makes a text fit for one line: each run of white space is one space and none stands at the ends;
 * what bw_clean_is_invisible() tells is left out, save a joiner or non-joiner within a word, without
 * which words of Persian and Hindi and many an emoji are others.
 *
 * Returns: (transfer full) (nullable): the line, or %NULL where nothing is left
 */
char *
bw_clean_line (const char *text)
{
  g_autoptr (GString) line = NULL;
  gunichar before = 0;

  if (text == NULL)
    return NULL;
  if (is_clean (text))
    return g_strdup (text);

  line = g_string_sized_new (strlen (text));
  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (g_unichar_isspace (c))
      before = ' ';
    else if (is_joiner (c))
      before = before == 0 ? c : before;
    else if (!bw_clean_is_invisible (c)) {
      if (before != 0 && line->len > 0)
        g_string_append_unichar (line, before);
      before = 0;
      g_string_append_unichar (line, c);
    }
  }

  return line->len > 0 ? g_string_free_and_steal (g_steal_pointer (&line)) : NULL;
}
