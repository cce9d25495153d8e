/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-json-scan.h"

#include <string.h>

#include "reading/bw-decode.h"
#include "reading/bw-reader.h"
#include "reading/bw-reading-error.h"

/* One bit a level tells objects from arrays. */
G_STATIC_ASSERT (BW_READER_MAX_DEPTH <= 64);

/* What may come next. */
typedef enum {
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END,
  EXPECT_KEY,
  EXPECT_KEY_OR_END,
  EXPECT_COLON,
  EXPECT_COMMA_OR_END,
  EXPECT_NOTHING,
} Expect;

typedef struct {
  const char *text;
  const char *at;
  const char *end;
  const char *name;
  guint64 objects;
  guint depth;
  guint values;
  Expect expect;
} Scan;

static gboolean
fail (Scan *scan, BwReadingError code, const char *found, const char *message, GError **error)
{
  int line = 0;
  int column = 0;

  bw_decode_find_place (scan->text, (gsize) (scan->at - scan->text), &line, &column);
  g_propagate_error (error,
                     bw_reading_error_new (code, scan->name, line, column, found, "%s", message));
  return FALSE;
}

static gboolean
fail_truncated (Scan *scan, GError **error)
{
  scan->at = scan->end;
  return fail (scan, BW_READING_ERROR_TRUNCATED, NULL, "the text ends too early", error);
}

/* Nothing has no place. */
static gboolean
fail_empty (const char *name, GError **error)
{
  g_propagate_error (error, bw_reading_error_new (BW_READING_ERROR_EMPTY, name, 0, 0, NULL,
                                                  "nothing but white space"));
  return FALSE;
}

static gboolean
fail_unexpected (Scan *scan, GError **error)
{
  if (scan->at >= scan->end)
    return fail_truncated (scan, error);
  if (*scan->at == '<' && scan->depth == 0)
    return fail (scan, BW_READING_ERROR_NOT_JSON, "markup", "HTML or XML", error);

  return fail (scan, BW_READING_ERROR_NOT_JSON, NULL, "unexpected character", error);
}

/* Answers that were written one after the other into one file. */
static gboolean
fail_more (Scan *scan, GError **error)
{
  if (*scan->at == '{' || *scan->at == '[')
    return fail (scan, BW_READING_ERROR_NOT_JSON, "more", "a second JSON text", error);

  return fail_unexpected (scan, error);
}

static void
skip_space (Scan *scan)
{
  while (scan->at < scan->end &&
         (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\r' || *scan->at == '\t'))
    scan->at++;
}

static gboolean
in_object (Scan *scan)
{
  return ((scan->objects >> (scan->depth - 1)) & 1) != 0;
}

static gboolean
open_level (Scan *scan, GError **error)
{
  gboolean object = *scan->at == '{';

  if (scan->depth >= BW_READER_MAX_DEPTH)
    return fail (scan, BW_READING_ERROR_TOO_DEEP, G_STRINGIFY (BW_READER_MAX_DEPTH),
                 "nested more deeply than " G_STRINGIFY (BW_READER_MAX_DEPTH) " levels", error);

  scan->objects &= ~(G_GUINT64_CONSTANT (1) << scan->depth);
  scan->objects |= (guint64) object << scan->depth;
  scan->depth++;
  scan->at++;
  scan->expect = object ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
  return TRUE;
}

static void
end_value (Scan *scan)
{
  scan->expect = scan->depth > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
}

static gboolean
close_level (Scan *scan, GError **error)
{
  if (*scan->at != (in_object (scan) ? '}' : ']'))
    return fail_unexpected (scan, error);

  scan->at++;
  scan->depth--;
  end_value (scan);
  return TRUE;
}

/* Reads the four digits after `\u`. */
static gboolean
scan_unit (Scan *scan, guint *unit, GError **error)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, scan->at++) {
    if (scan->at >= scan->end || !g_ascii_isxdigit (*scan->at))
      return fail_unexpected (scan, error);
    *unit = *unit * 16 + (guint) g_ascii_xdigit_value (*scan->at);
  }

  return TRUE;
}

/* A character beyond the first plane is written as two units (RFC 8259 §7); half of one is no
 * character at all. JSON may name the character 0, but the strings of C end there: a text would lose its
 * rest without a word. */
static gboolean
scan_character (Scan *scan, GError **error)
{
  const char *start = scan->at;
  guint unit = 0;
  guint low = 0;

  if (!scan_unit (scan, &unit, error))
    return FALSE;
  if (unit == 0) {
    scan->at = start;
    return fail (scan, BW_READING_ERROR_NOT_JSON, "character", "a NUL, which ends a text", error);
  }
  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;

  if (unit < 0xdc00 && scan->end - scan->at >= 2 && memcmp (scan->at, "\\u", 2) == 0) {
    scan->at += 2;
    if (!scan_unit (scan, &low, error))
      return FALSE;
  }
  if (low >= 0xdc00 && low <= 0xdfff)
    return TRUE;

  scan->at = start;
  return fail (scan, BW_READING_ERROR_NOT_JSON, "character", "half a character", error);
}

static gboolean
scan_escape (Scan *scan, GError **error)
{
  scan->at++;
  if (scan->at >= scan->end || *scan->at == '\0' || strchr ("\"\\/bfnrtu", *scan->at) == NULL)
    return fail_unexpected (scan, error);
  if (*scan->at++ == 'u')
    return scan_character (scan, error);

  return TRUE;
}

static gboolean
scan_string (Scan *scan, GError **error)
{
  scan->at++;
  while (scan->at < scan->end && *scan->at != '"') {
    if ((guchar) *scan->at < 0x20)
      return fail_unexpected (scan, error);
    if (*scan->at != '\\')
      scan->at++;
    else if (!scan_escape (scan, error))
      return FALSE;
  }

  if (scan->at >= scan->end)
    return fail_truncated (scan, error);
  scan->at++;
  return TRUE;
}

static gboolean
scan_digits (Scan *scan, GError **error)
{
  if (scan->at >= scan->end || !g_ascii_isdigit (*scan->at))
    return fail_unexpected (scan, error);
  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return TRUE;
}

static gboolean
scan_number (Scan *scan, GError **error)
{
  if (*scan->at == '-')
    scan->at++;
  if (scan->at < scan->end && *scan->at == '0')
    scan->at++;
  else if (!scan_digits (scan, error))
    return FALSE;

  if (scan->at < scan->end && *scan->at == '.') {
    scan->at++;
    if (!scan_digits (scan, error))
      return FALSE;
  }
  if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E')) {
    scan->at++;
    if (scan->at < scan->end && (*scan->at == '+' || *scan->at == '-'))
      scan->at++;
    return scan_digits (scan, error);
  }

  return TRUE;
}

static gboolean
scan_word (Scan *scan, const char *word, GError **error)
{
  for (; *word != '\0'; word++, scan->at++) {
    if (scan->at >= scan->end || *scan->at != *word)
      return fail_unexpected (scan, error);
  }

  return TRUE;
}

static gboolean
scan_scalar (Scan *scan, GError **error)
{
  switch (*scan->at) {
  case '"':
    return scan_string (scan, error);
  case 't':
    return scan_word (scan, "true", error);
  case 'f':
    return scan_word (scan, "false", error);
  case 'n':
    return scan_word (scan, "null", error);
  default:
    if (*scan->at == '-' || g_ascii_isdigit (*scan->at))
      return scan_number (scan, error);
    return fail_unexpected (scan, error);
  }
}

static gboolean
scan_value (Scan *scan, GError **error)
{
  if (++scan->values > BW_READER_MAX_VALUES)
    return fail (scan, BW_READING_ERROR_TOO_LARGE, "values:" G_STRINGIFY (BW_READER_MAX_VALUES),
                 "more than " G_STRINGIFY (BW_READER_MAX_VALUES) " values", error);
  if (*scan->at == '{' || *scan->at == '[')
    return open_level (scan, error);
  if (!scan_scalar (scan, error))
    return FALSE;

  end_value (scan);
  return TRUE;
}

static gboolean
scan_key (Scan *scan, GError **error)
{
  if (*scan->at != '"')
    return fail_unexpected (scan, error);
  scan->expect = EXPECT_COLON;
  return scan_string (scan, error);
}

static gboolean
scan_comma (Scan *scan, GError **error)
{
  if (*scan->at != ',')
    return close_level (scan, error);

  scan->at++;
  scan->expect = in_object (scan) ? EXPECT_KEY : EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_colon (Scan *scan, GError **error)
{
  if (*scan->at != ':')
    return fail_unexpected (scan, error);

  scan->at++;
  scan->expect = EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_next (Scan *scan, GError **error)
{
  switch (scan->expect) {
  case EXPECT_VALUE:
    return scan_value (scan, error);
  case EXPECT_VALUE_OR_END:
    return *scan->at == ']' ? close_level (scan, error) : scan_value (scan, error);
  case EXPECT_KEY:
    return scan_key (scan, error);
  case EXPECT_KEY_OR_END:
    return *scan->at == '}' ? close_level (scan, error) : scan_key (scan, error);
  case EXPECT_COLON:
    return scan_colon (scan, error);
  case EXPECT_COMMA_OR_END:
    return scan_comma (scan, error);
  case EXPECT_NOTHING:
  default:
    return fail_more (scan, error);
  }
}

/**
 * bw_json_scan:
 * @text: a text, valid UTF-8
 * @length: its length in bytes
 * @name: the file's name for errors
 * @error: return location for a %BW_READING_ERROR, with the place
 *
 * Goes through a JSON text (RFC 8259) without building anything and without recursion, to find out
 * before a parser sees it whether it is empty, whole, no deeper than %BW_READER_MAX_DEPTH and of no
 * more than %BW_READER_MAX_VALUES values. What passes here can be parsed safely.
 *
 * Returns: whether @text is one whole JSON value
 */
gboolean
bw_json_scan (const char *text, gsize length, const char *name, GError **error)
{
  Scan scan = { .text = text, .at = text, .end = text + length, .name = name };

  skip_space (&scan);
  if (scan.at >= scan.end)
    return fail_empty (name, error);

  while (scan.at < scan.end) {
    if (!scan_next (&scan, error))
      return FALSE;
    skip_space (&scan);
  }

  return scan.expect == EXPECT_NOTHING || fail_truncated (&scan, error);
}
