/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-decode.h"

#include <string.h>

#include "reading/bw-reading-error.h"

#define CHUNK (64 * 1024)

/* gzip (RFC 1952): how a member begins, and the eight bytes of checksum and size at its end. */
#define GZIP_MAGIC "\x1f\x8b"
#define GZIP_SMALLEST 18
#define DEFLATE_BEST_RATIO 1032

static gboolean
begins_with (GBytes *bytes, const char *magic, gsize length)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

static GError *
too_large (const char *name, gsize limit, gboolean packed)
{
  g_autofree char *found = g_strdup_printf ("%s%" G_GSIZE_FORMAT, packed ? "unpacked:" : "", limit);

  return bw_reading_error_new (BW_READING_ERROR_TOO_LARGE, name, 0, 0, found,
                               "more than the limit of %" G_GSIZE_FORMAT " bytes", limit);
}

/* A file that ends too early is told from one that is damaged. */
static GError *
cannot_unpack (const char *name, const GError *problem)
{
  BwReadingError code = g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
                            ? BW_READING_ERROR_TRUNCATED
                            : BW_READING_ERROR_COMPRESSION;

  return bw_reading_error_new (code, name, 0, 0, NULL, "%s", problem->message);
}

/* A gzip file ends with its unpacked size, so an honest bomb is known before it goes off. A size that
 * deflate cannot reach is only the end of a damaged file. */
static gboolean
says_too_large (GBytes *bytes, gsize limit)
{
  guint32 size = 0;
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length < GZIP_SMALLEST)
    return FALSE;

  memcpy (&size, data + length - sizeof size, sizeof size);
  size = GUINT32_FROM_LE (size);
  return size > limit && size / DEFLATE_BEST_RATIO <= length;
}

/* Unpacks what is left of @packed until one member ends. */
static gboolean
unpack_member (GConverter *unpacker,
               const char **packed,
               gsize *left,
               GByteArray *text,
               gsize limit,
               const char *name,
               GError **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED) {
    g_autoptr (GError) problem = NULL;
    gsize bytes_read = 0;
    gsize bytes_written = 0;

    result = g_converter_convert (unpacker, *packed, *left, chunk, CHUNK, G_CONVERTER_INPUT_AT_END,
                                  &bytes_read, &bytes_written, &problem);
    if (result == G_CONVERTER_ERROR) {
      g_propagate_error (error, cannot_unpack (name, problem));
      return FALSE;
    }
    if (text->len + bytes_written > limit) {
      g_propagate_error (error, too_large (name, limit, TRUE));
      return FALSE;
    }
    g_byte_array_append (text, (const guint8 *) chunk, (guint) bytes_written);
    *packed += bytes_read;
    *left -= bytes_read;
  }

  return TRUE;
}

static GBytes *
unpack (GBytes *bytes, gsize limit, const char *name, GError **error)
{
  g_autoptr (GZlibDecompressor) unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GByteArray) text = g_byte_array_new ();
  gsize left = 0;
  const char *packed = g_bytes_get_data (bytes, &left);

  if (says_too_large (bytes, limit)) {
    g_propagate_error (error, too_large (name, limit, TRUE));
    return NULL;
  }

  while (left > 0) {
    if (!unpack_member (G_CONVERTER (unpacker), &packed, &left, text, limit, name, error))
      return NULL;
    g_converter_reset (G_CONVERTER (unpacker));
  }

  return g_byte_array_free_to_bytes (g_steal_pointer (&text));
}

static gboolean
is_high_surrogate (gunichar2 unit)
{
  return unit >= 0xd800 && unit <= 0xdbff;
}

/* The place is told after what could be read. Where only a part of the last character is there, the
 * text was cut. */
static GError *
bad_utf16 (const gunichar2 *host, gsize units, glong n_good, const char *name)
{
  gsize left = units - (gsize) n_good;
  gboolean cut = left == 0 || (left == 1 && is_high_surrogate (host[n_good]));
  BwReadingError code = cut ? BW_READING_ERROR_TRUNCATED : BW_READING_ERROR_ENCODING;
  g_autofree char *good = g_utf16_to_utf8 (host, n_good, NULL, NULL, NULL);
  int line = 0;
  int column = 0;

  if (good != NULL)
    bw_decode_find_place (good, strlen (good), &line, &column);
  return bw_reading_error_new (code, name, line, column, NULL,
                               "not valid UTF-16 after %ld characters", n_good);
}

static GBytes *
decode_utf16 (GBytes *bytes, gboolean big_endian, const char *name, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize units = size / sizeof (gunichar2) - 1;
  g_autofree gunichar2 *host = g_new (gunichar2, units + 1);
  glong units_read = 0;
  glong length = 0;
  g_autofree char *text = NULL;

  memcpy (host, data + sizeof (gunichar2), units * sizeof (gunichar2));
  for (gsize i = 0; i < units; i++)
    host[i] = big_endian ? GUINT16_FROM_BE (host[i]) : GUINT16_FROM_LE (host[i]);

  text = g_utf16_to_utf8 (host, (glong) units, &units_read, &length, NULL);
  if (text == NULL || (gsize) units_read != units || size % sizeof (gunichar2) != 0) {
    g_propagate_error (error, bad_utf16 (host, units, units_read, name));
    return NULL;
  }

  return g_bytes_new_take (g_steal_pointer (&text), (gsize) length);
}

static GError *
bad_utf8 (const char *text, gsize length, const char *bad, const char *name)
{
  gsize left = length - (gsize) (bad - text);
  gboolean incomplete =
      *bad != '\0' && g_utf8_get_char_validated (bad, (gssize) left) == (gunichar) -2;
  int line = 0;
  int column = 0;

  bw_decode_find_place (text, (gsize) (bad - text), &line, &column);
  return bw_reading_error_new (incomplete ? BW_READING_ERROR_TRUNCATED : BW_READING_ERROR_ENCODING,
                               name, line, column, NULL, "not valid UTF-8 at byte %" G_GSIZE_FORMAT,
                               (gsize) (bad - text));
}

static GBytes *
check_utf8 (GBytes *bytes, gsize skip, const char *name, GError **error)
{
  g_autoptr (GBytes) text = g_bytes_new_from_bytes (bytes, skip, g_bytes_get_size (bytes) - skip);
  gsize length = 0;
  const char *data = g_bytes_get_data (text, &length);
  const char *bad = NULL;

  if (!g_utf8_validate_len (data, length, &bad)) {
    g_propagate_error (error, bad_utf8 (data, length, bad, name));
    return NULL;
  }

  return g_steal_pointer (&text);
}

static GBytes *
decode_plain (GBytes *bytes, const char *name, GError **error)
{
  if (begins_with (bytes, "PK\x03\x04", 4)) {
    g_propagate_error (error, bw_reading_error_new (BW_READING_ERROR_NOT_JSON, name, 0, 0, "zip",
                                                    "a zip archive"));
    return NULL;
  }
  if (begins_with (bytes, "\xff\xfe", 2))
    return decode_utf16 (bytes, FALSE, name, error);
  if (begins_with (bytes, "\xfe\xff", 2))
    return decode_utf16 (bytes, TRUE, name, error);
  if (begins_with (bytes, "\xef\xbb\xbf", 3))
    return check_utf8 (bytes, 3, name, error);

  return check_utf8 (bytes, 0, name, error);
}

/**
 * bw_decode_text:
 * @bytes: what a file holds
 * @limit: how many bytes of text are allowed
 * @name: the file's name for errors
 * @error: return location for a %BW_READING_ERROR
 *
 * Makes text of bytes: unpacks gzip, also of several members, without ever holding more than
 * @limit; turns UTF-16 with a byte order mark into UTF-8; takes a mark away; refuses what is not
 * valid.
 *
 * Returns: (transfer full): the text in UTF-8, without a mark and without a NUL at its end
 */
GBytes *
bw_decode_text (GBytes *bytes, gsize limit, const char *name, GError **error)
{
  g_autoptr (GBytes) unpacked = NULL;
  g_autoptr (GBytes) text = NULL;

  if (begins_with (bytes, GZIP_MAGIC, strlen (GZIP_MAGIC)))
    unpacked = unpack (bytes, limit, name, error);
  else
    unpacked = g_bytes_ref (bytes);
  if (unpacked == NULL)
    return NULL;

  if (g_bytes_get_size (unpacked) <= limit)
    text = decode_plain (unpacked, name, error);
  if (text != NULL && g_bytes_get_size (text) <= limit)
    return g_steal_pointer (&text);

  if (error == NULL || *error == NULL)
    g_propagate_error (error, too_large (name, limit, unpacked != bytes));
  return NULL;
}

/**
 * bw_decode_find_place:
 * @text: a text of which the first @offset bytes are valid UTF-8
 * @offset: a place in it, in bytes
 * @line: (out): the line of the place, from 1
 * @column: (out): the column of the place in characters, from 1
 */
void
bw_decode_find_place (const char *text, gsize offset, int *line, int *column)
{
  const char *line_start = text;

  *line = 1;
  for (const char *at = text; at < text + offset; at++) {
    if (*at == '\n') {
      ++*line;
      line_start = at + 1;
    }
  }

  *column = (int) g_utf8_strlen (line_start, (gssize) (text + offset - line_start)) + 1;
}
