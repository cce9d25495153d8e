/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/bw-csv.h"

#include <math.h>
#include <string.h>

/* A spreadsheet takes a cell that starts with one of these for a formula (OWASP, CSV injection), in some
 * languages also with a full-width form of a sign. */
#define FORMULA_STARTS "=+-@\t\r\uff1d\uff0b\uff0d\uff20"

/* What sets a field in quotation marks. */
#define NEEDS_QUOTING "\",\r\n"

struct _BwCsv {
  GString *text;
  gboolean row_begun;
};

/**
 * bw_csv_new:
 *
 * Returns: (transfer full): a writer with no rows
 */
BwCsv *
bw_csv_new (void)
{
  BwCsv *self = g_new0 (BwCsv, 1);

  self->text = g_string_new (NULL);
  return self;
}

/**
 * bw_csv_free:
 * @self: (nullable): a writer
 */
void
bw_csv_free (BwCsv *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
begin_field (BwCsv *self)
{
  if (self->row_begun)
    g_string_append_c (self->text, ',');
  self->row_begun = TRUE;
}

static void
append_quoted (GString *text, const char *field)
{
  g_string_append_c (text, '"');
  for (const char *c = field; *c != '\0'; c++) {
    if (*c == '"')
      g_string_append_c (text, '"');
    g_string_append_c (text, *c);
  }
  g_string_append_c (text, '"');
}

/* Control characters have no meaning in a table, and a terminal could be steered by them. */
static char *
without_control_characters (const char *text)
{
  GString *kept = g_string_sized_new (strlen (text));

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar character = g_utf8_get_char (c);

    if (!g_unichar_iscntrl (character) || strchr ("\t\r\n", *c) != NULL)
      g_string_append_unichar (kept, character);
  }
  return g_string_free_and_steal (kept);
}

/**
 * bw_csv_add_text:
 * @self: a writer
 * @text: (nullable): a text, or %NULL for an empty field
 *
 * Adds a field of text to the row. Text that a spreadsheet would take for a formula gets an
 * apostrophe before it.
 */
void
bw_csv_add_text (BwCsv *self, const char *text)
{
  g_autofree char *kept = without_control_characters (text != NULL ? text : "");
  g_autofree char *field = NULL;

  begin_field (self);
  if (*kept != '\0' && g_utf8_strchr (FORMULA_STARTS, -1, g_utf8_get_char (kept)) != NULL)
    field = g_strconcat ("'", kept, NULL);
  else
    field = g_steal_pointer (&kept);

  if (strpbrk (field, NEEDS_QUOTING) != NULL)
    append_quoted (self->text, field);
  else
    g_string_append (self->text, field);
}

/**
 * bw_csv_add_number:
 * @self: a writer
 * @number: a number, or NAN for an empty field
 *
 * Adds a number to the row, unrounded, with a point for its decimals: as few digits as give the same
 * number back.
 */
void
bw_csv_add_number (BwCsv *self, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  begin_field (self);
  if (!isfinite (number))
    return;

  g_ascii_formatd (digits, sizeof digits, "%.15g", number);
  if (g_ascii_strtod (digits, NULL) != number)
    g_ascii_dtostr (digits, sizeof digits, number);
  g_string_append (self->text, digits);
}

/**
 * bw_csv_add_boolean:
 * @self: a writer
 * @value: yes or no
 *
 * Adds `true` or `false` to the row.
 */
void
bw_csv_add_boolean (BwCsv *self, gboolean value)
{
  begin_field (self);
  g_string_append (self->text, value ? "true" : "false");
}

/**
 * bw_csv_end_row:
 * @self: a writer
 */
void
bw_csv_end_row (BwCsv *self)
{
  g_string_append (self->text, "\r\n");
  self->row_begun = FALSE;
}

/**
 * bw_csv_dup_text:
 * @self: a writer
 *
 * Returns: (transfer full): all rows written so far
 */
char *
bw_csv_dup_text (BwCsv *self)
{
  return g_strndup (self->text->str, self->text->len);
}
