/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-text-layout.h"

#include <string.h>

/* A list's continued lines are not indented so far that nothing is left for them. */
#define LEAST_WIDTH_BESIDE_INDENT 10

/* A second column that would be narrower than this stands below the first one, so far to the right. */
#define LEAST_SECOND_COLUMN 25
#define INDENT_BELOW 6

#define LINE_SEPARATOR 0x2028
#define PARAGRAPH_SEPARATOR 0x2029

/* What turns the direction of the text that follows, and could so forge what is read. */
static gboolean
is_direction_control (gunichar character)
{
  return character == 0x061c || character == 0x200e || character == 0x200f ||
         (character >= 0x202a && character <= 0x202e) ||
         (character >= 0x2066 && character <= 0x2069);
}

static void
append_clean (GString *clean, gunichar character)
{
  if (character == '\n' || character == LINE_SEPARATOR || character == PARAGRAPH_SEPARATOR)
    g_string_append_c (clean, '\n');
  else if (character == '\t')
    g_string_append_c (clean, ' ');
  else if (!g_unichar_iscntrl (character) && !is_direction_control (character))
    g_string_append_unichar (clean, character);
}

/**
 * bw_text_layout_clean:
 * @text: (nullable): a text from anywhere
 *
 * Takes out of a text whatever could steer a terminal: control characters of both sets and those
 * that turn the direction of writing. Line ends stay, tabs become spaces.
 *
 * Returns: (transfer full): what is left, valid UTF-8
 */
char *
bw_text_layout_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    append_clean (clean, g_utf8_get_char (c));
  return g_string_free_and_steal (clean);
}

/**
 * bw_text_layout_clean_line:
 * @text: (nullable): a text from anywhere
 *
 * Like bw_text_layout_clean(), for what is to stand on one line.
 *
 * Returns: (transfer full): what is left, without line ends
 */
char *
bw_text_layout_clean_line (const char *text)
{
  return g_strdelimit (bw_text_layout_clean (text), "\n", ' ');
}

static int
measure_character (gunichar character)
{
  if (g_unichar_iszerowidth (character))
    return 0;
  return g_unichar_iswide (character) ? 2 : 1;
}

static int
measure (const char *text, gsize n_bytes)
{
  int width = 0;

  for (const char *c = text; c < text + n_bytes; c = g_utf8_next_char (c))
    width += measure_character (g_utf8_get_char (c));
  return width;
}

/**
 * bw_text_layout_measure:
 * @text: a line of text
 *
 * Returns: how many cells of a terminal it takes
 */
int
bw_text_layout_measure (const char *text)
{
  return measure (text, strlen (text));
}

/* How many cells stand before the text of a line: its indent and the mark of a list's item. */
static int
measure_hang (const char *line)
{
  gsize indent = strspn (line, " ");
  const char *text = line + indent;
  gsize digits = strspn (text, "0123456789");

  if (digits > 0 && strncmp (text + digits, ". ", 2) == 0)
    return (int) (indent + digits + 2);
  if (g_str_has_prefix (text, "• ") || g_str_has_prefix (text, "- ") ||
      g_str_has_prefix (text, "* "))
    return (int) indent + 2;
  return (int) indent;
}

/* How many bytes of the text fit in the width, at least one character. */
static gsize
fit_characters (const char *text, int width)
{
  const char *c = text;
  int used = 0;

  while (*c != '\0') {
    used += measure_character (g_utf8_get_char (c));
    if (used > width && c > text)
      break;
    c = g_utf8_next_char (c);
  }
  return (gsize) (c - text);
}

/* Where to break the text so that the first part fits in the width: after the last word that fits,
 * or within a word that is longer than a line. */
static gsize
find_break (const char *text, int width)
{
  gsize fitting = fit_characters (text, width);
  gsize end = fitting;

  if (text[fitting] == '\0' || text[fitting] == ' ')
    return fitting;
  while (end > 0 && text[end - 1] != ' ')
    end--;
  while (end > 0 && text[end - 1] == ' ')
    end--;
  return end > 0 ? end : fitting;
}

static void
wrap_line (GStrvBuilder *lines, const char *line, int width)
{
  int hang = CLAMP (measure_hang (line), 0, MAX (0, width - LEAST_WIDTH_BESIDE_INDENT));
  gsize indent = strspn (line, " ");
  const char *rest = line + indent;
  int left = (int) MIN (indent, (gsize) hang);

  do {
    gsize end = find_break (rest, width - left);

    g_strv_builder_take (lines, g_strdup_printf ("%*s%.*s", left, "", (int) end, rest));
    rest += end;
    rest += strspn (rest, " ");
    left = hang;
  } while (*rest != '\0');
}

/**
 * bw_text_layout_wrap:
 * @text: a text whose lines are ended by `\n`
 * @width: the number of cells of a line, or 0 for any number
 *
 * Breaks lines that are too long between words, and where a word is longer than a line within it.
 * What follows a break stands under the text of the line, beside the mark of a list's item.
 *
 * Returns: (transfer full): the lines, at least one
 */
GStrv
bw_text_layout_wrap (const char *text, int width)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);

  for (gsize i = 0; paragraphs[i] != NULL; i++) {
    if (width > 0)
      wrap_line (lines, paragraphs[i], width);
    else
      g_strv_builder_add (lines, paragraphs[i]);
  }
  if (paragraphs[0] == NULL)
    g_strv_builder_add (lines, "");

  return g_strv_builder_end (lines);
}

/* The text of the second column: it follows two spaces in a line that begins with some. NULL for none. */
static const char *
find_second_column (const char *line)
{
  const char *text = line + strspn (line, " ");
  const char *gap = text > line ? strstr (text, "  ") : NULL;

  return gap != NULL ? gap + strspn (gap, " ") : NULL;
}

static void
wrap_columns (GStrvBuilder *lines, const char *line, const char *second, int width)
{
  int left = measure (line, (gsize) (second - line));
  g_autofree char *first = g_strndup (line, (gsize) (second - line));
  g_auto (GStrv) wrapped = NULL;
  gboolean below = width - left < LEAST_SECOND_COLUMN;

  if (below) {
    g_strv_builder_add (lines, g_strchomp (first));
    left = INDENT_BELOW;
  }
  wrapped = bw_text_layout_wrap (second, MAX (1, width - left));
  for (gsize i = 0; wrapped[i] != NULL; i++)
    g_strv_builder_take (lines, i == 0 && !below ? g_strconcat (first, wrapped[i], NULL)
                                                 : g_strdup_printf ("%*s%s", left, "", wrapped[i]));
}

/**
 * bw_text_layout_wrap_columns:
 * @text: a text whose lines are ended by `\n`
 * @width: the number of cells of a line
 *
 * Like bw_text_layout_wrap(), for the help of a program: in an indented line, what follows two spaces is
 * a column of its own, and is wrapped within it, or below the first column where there is no room beside
 * it.
 *
 * Returns: (transfer full): the lines, at least one
 */
GStrv
bw_text_layout_wrap_columns (const char *text, int width)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) paragraphs = bw_text_layout_wrap (text, 0);

  for (gsize i = 0; paragraphs[i] != NULL; i++) {
    const char *second = find_second_column (paragraphs[i]);

    if (bw_text_layout_measure (paragraphs[i]) <= width)
      g_strv_builder_add (lines, paragraphs[i]);
    else if (second != NULL)
      wrap_columns (lines, paragraphs[i], second, width);
    else
      wrap_line (lines, paragraphs[i], width);
  }
  return g_strv_builder_end (lines);
}
