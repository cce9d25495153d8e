/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-reading-error.h"

typedef struct {
  char *file;
  int line;
  int column;
  char *found;
} BwReadingErrorPrivate;

static void
bw_reading_error_private_init (BwReadingErrorPrivate *place)
{
}

static void
bw_reading_error_private_copy (const BwReadingErrorPrivate *source, BwReadingErrorPrivate *target)
{
  *target = *source;
  target->file = g_strdup (source->file);
  target->found = g_strdup (source->found);
}

static void
bw_reading_error_private_clear (BwReadingErrorPrivate *place)
{
  g_clear_pointer (&place->file, g_free);
  g_clear_pointer (&place->found, g_free);
}

G_DEFINE_EXTENDED_ERROR (BwReadingError, bw_reading_error)

/**
 * bw_reading_error_new:
 * @code: what is the matter
 * @file: (nullable): the name of the file, or `-` for standard input
 * @line: the line of the place, from 1, or 0 where there is no place
 * @column: the column of the place in characters, from 1, or 0
 * @found: (nullable): what was found instead, a key of bw-reading-error.h
 * @format: the message, for who wants to know more; it is not translated
 * @...: its arguments
 *
 * Returns: (transfer full): an error
 */
GError *
bw_reading_error_new (BwReadingError code,
                      const char *file,
                      int line,
                      int column,
                      const char *found,
                      const char *format,
                      ...)
{
  GError *error = NULL;
  BwReadingErrorPrivate *place = NULL;
  va_list arguments;

  va_start (arguments, format);
  error = g_error_new_valist (BW_READING_ERROR, (int) code, format, arguments);
  va_end (arguments);

  place = bw_reading_error_get_private (error);
  place->file = g_strdup (file);
  place->line = line;
  place->column = column;
  place->found = g_strdup (found);
  return error;
}

/* The place of @error, or NULL when it is an error of another layer. */
static const BwReadingErrorPrivate *
get_place (const GError *error)
{
  if (error == NULL || error->domain != BW_READING_ERROR)
    return NULL;

  return bw_reading_error_get_private (error);
}

/**
 * bw_reading_error_get_file:
 * @error: an error of any domain
 *
 * Returns: (transfer none) (nullable): the name of the file it is about, `-` for standard input
 */
const char *
bw_reading_error_get_file (const GError *error)
{
  const BwReadingErrorPrivate *place = get_place (error);

  return place != NULL ? place->file : NULL;
}

/**
 * bw_reading_error_get_line:
 * @error: an error of any domain
 *
 * Returns: the line of the place, from 1, or 0 where no place is known
 */
int
bw_reading_error_get_line (const GError *error)
{
  const BwReadingErrorPrivate *place = get_place (error);

  return place != NULL ? place->line : 0;
}

/**
 * bw_reading_error_get_column:
 * @error: an error of any domain
 *
 * Returns: the column of the place in characters, from 1, or 0 where no place is known
 */
int
bw_reading_error_get_column (const GError *error)
{
  const BwReadingErrorPrivate *place = get_place (error);

  return place != NULL ? place->column : 0;
}

/**
 * bw_reading_error_get_found:
 * @error: an error of any domain
 *
 * Returns: (transfer none) (nullable): what was found instead of records: a key that
 *   #BwReadingError describes
 */
const char *
bw_reading_error_get_found (const GError *error)
{
  const BwReadingErrorPrivate *place = get_place (error);

  return place != NULL ? place->found : NULL;
}
