/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "bw-test-reading.h"
#include "reading/bw-decode.h"

#define LIMIT (1024 * 1024)

static void
assert_text (GBytes *bytes, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = bw_decode_text (bytes, LIMIT, "a.json", &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), expected,
                   strlen (expected));
}

static GError *
assert_refused (GBytes *bytes, BwReadingError code)
{
  GError *error = NULL;

  g_assert_null (bw_decode_text (bytes, LIMIT, "a.json", &error));
  g_assert_error (error, BW_READING_ERROR, (int) code);
  g_assert_cmpstr (bw_reading_error_get_file (error), ==, "a.json");
  return error;
}

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static GBytes *
concatenate (GBytes *first, GBytes *second)
{
  GByteArray *array = g_byte_array_new ();

  g_byte_array_append (array, g_bytes_get_data (first, NULL), (guint) g_bytes_get_size (first));
  g_byte_array_append (array, g_bytes_get_data (second, NULL), (guint) g_bytes_get_size (second));
  return g_byte_array_free_to_bytes (array);
}

static GBytes *
encode_utf16 (const char *text, gboolean big_endian, gboolean mark)
{
  glong length = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  GByteArray *array = g_byte_array_new ();

  for (glong i = mark ? -1 : 0; i < length; i++) {
    gunichar2 unit = i < 0 ? 0xfeff : units[i];

    unit = big_endian ? GUINT16_TO_BE (unit) : GUINT16_TO_LE (unit);
    g_byte_array_append (array, (guint8 *) &unit, sizeof unit);
  }
  return g_byte_array_free_to_bytes (array);
}

static void
test_utf8 (void)
{
  g_autoptr (GBytes) plain = bytes_of ("{\"é\": 1}");
  g_autoptr (GBytes) marked = bytes_of ("\xef\xbb\xbf{\"é\": 1}");
  g_autoptr (GBytes) empty = bytes_of ("");

  assert_text (plain, "{\"é\": 1}");
  assert_text (marked, "{\"é\": 1}");
  assert_text (empty, "");
}

static void
test_utf16 (void)
{
  for (guint big_endian = 0; big_endian <= 1; big_endian++) {
    g_autoptr (GBytes) bytes = encode_utf16 ("{\"é€\": \"😀\"}", big_endian, TRUE);
    g_autoptr (GBytes) packed = bw_test_compress (bytes);
    g_autoptr (GBytes) odd = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - 1);
    g_autoptr (GBytes) unmarked = encode_utf16 ("{\"é\": 1}", big_endian, FALSE);
    g_autoptr (GError) odd_error = NULL;
    g_autoptr (GError) unmarked_error = NULL;

    assert_text (bytes, "{\"é€\": \"😀\"}");
    assert_text (packed, "{\"é€\": \"😀\"}");
    odd_error = assert_refused (odd, BW_READING_ERROR_TRUNCATED);
    unmarked_error = assert_refused (unmarked, BW_READING_ERROR_ENCODING);
  }
}

static void
test_bad_utf16 (void)
{
  g_autoptr (GBytes) half = g_bytes_new_static ("\xff\xfe\x00\xd8x\0", 6);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("\xff\xfe", 2);
  g_autoptr (GBytes) nul = g_bytes_new_static ("\xff\xfe"
                                              "a\0\0\0b\0",
                                              8);
  g_autoptr (GBytes) cut = g_bytes_new_static ("\xff\xfe"
                                              "a\0\n\0b\0\x3d\xd8",
                                              10);
  g_autoptr (GError) half_error = assert_refused (half, BW_READING_ERROR_ENCODING);
  g_autoptr (GError) cut_error = assert_refused (cut, BW_READING_ERROR_TRUNCATED);
  g_autoptr (GError) nul_error = assert_refused (nul, BW_READING_ERROR_ENCODING);

  assert_text (nothing, "");
  g_assert_cmpint (bw_reading_error_get_line (nul_error), ==, 1);
  g_assert_cmpint (bw_reading_error_get_column (nul_error), ==, 2);
  g_assert_cmpint (bw_reading_error_get_line (cut_error), ==, 2);
  g_assert_cmpint (bw_reading_error_get_column (cut_error), ==, 2);
}

static void
test_bad_utf8 (void)
{
  g_autoptr (GBytes) latin = bytes_of ("{\n\"é\": \"caf\xe9\"}");
  g_autoptr (GBytes) cut = bytes_of ("{\"a\": \"\xe2\x82");
  g_autoptr (GBytes) nul = g_bytes_new_static ("{\0}", 3);
  g_autoptr (GError) latin_error = assert_refused (latin, BW_READING_ERROR_ENCODING);
  g_autoptr (GError) cut_error = assert_refused (cut, BW_READING_ERROR_TRUNCATED);
  g_autoptr (GError) nul_error = assert_refused (nul, BW_READING_ERROR_ENCODING);

  g_assert_cmpint (bw_reading_error_get_line (latin_error), ==, 2);
  g_assert_cmpint (bw_reading_error_get_column (latin_error), ==, 10);
  g_assert_cmpint (bw_reading_error_get_column (nul_error), ==, 2);
}

static void
test_zip (void)
{
  g_autoptr (GBytes) zip = bytes_of ("PK\x03\x04 rest");
  g_autoptr (GError) error = assert_refused (zip, BW_READING_ERROR_NOT_JSON);

  g_assert_cmpstr (bw_reading_error_get_found (error), ==, "zip");
}

static void
test_gzip (void)
{
  g_autoptr (GBytes) plain = bytes_of ("{\"é\": 1}");
  g_autoptr (GBytes) more = bytes_of (" ");
  g_autoptr (GBytes) packed = bw_test_compress (plain);
  g_autoptr (GBytes) packed_more = bw_test_compress (more);
  g_autoptr (GBytes) both = concatenate (packed_more, packed);

  assert_text (packed, "{\"é\": 1}");
  assert_text (both, " {\"é\": 1}");
}

static void
test_damaged_gzip (void)
{
  g_autoptr (GBytes) plain = bytes_of ("{\"a\": \"some text that is long enough\"}");
  g_autoptr (GBytes) packed = bw_test_compress (plain);
  g_autoptr (GBytes) junk = bytes_of ("junk");
  g_autoptr (GBytes) followed = concatenate (packed, junk);
  g_autoptr (GError) followed_error = assert_refused (followed, BW_READING_ERROR_COMPRESSION);
  gsize length = g_bytes_get_size (packed);

  for (gsize cut = 2; cut < length; cut++) {
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (packed, 0, cut);
    g_autoptr (GError) error = NULL;

    g_assert_null (bw_decode_text (part, LIMIT, "a.json", &error));
    g_assert_error (error, BW_READING_ERROR, BW_READING_ERROR_TRUNCATED);
  }
}

/* What unpacks to more than the limit is refused, whether it says so or hides it by lying. */
static void
test_bomb (void)
{
  g_autofree char *filler = g_strnfill (8 * LIMIT, ' ');
  g_autoptr (GBytes) plain = g_bytes_new_take (g_steal_pointer (&filler), 8 * LIMIT);
  g_autoptr (GBytes) honest = bw_test_compress (plain);
  gsize length = g_bytes_get_size (honest);
  g_autofree char *copy = g_memdup2 (g_bytes_get_data (honest, NULL), length);
  g_autoptr (GBytes) lying = NULL;
  g_autoptr (GError) honest_error = assert_refused (honest, BW_READING_ERROR_TOO_LARGE);
  g_autoptr (GError) lying_error = NULL;

  g_assert_cmpuint (length, <, LIMIT);
  g_assert_cmpstr (bw_reading_error_get_found (honest_error), ==, "unpacked:1048576");
  memset (copy + length - 4, 0, 4);
  lying = g_bytes_new_static (copy, length);
  lying_error = assert_refused (lying, BW_READING_ERROR_TOO_LARGE);
}

static void
test_limit (void)
{
  g_autofree char *filler = g_strnfill (LIMIT, ' ');
  g_autoptr (GBytes) exact = g_bytes_new_static (filler, LIMIT);
  g_autofree char *longer = g_strnfill (LIMIT + 1, ' ');
  g_autoptr (GBytes) over = g_bytes_new_static (longer, LIMIT + 1);
  g_autoptr (GError) error = assert_refused (over, BW_READING_ERROR_TOO_LARGE);

  g_assert_cmpstr (bw_reading_error_get_found (error), ==, "1048576");
  assert_text (exact, filler);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decode/utf8", test_utf8);
  g_test_add_func ("/decode/utf16", test_utf16);
  g_test_add_func ("/decode/bad-utf16", test_bad_utf16);
  g_test_add_func ("/decode/bad-utf8", test_bad_utf8);
  g_test_add_func ("/decode/zip", test_zip);
  g_test_add_func ("/decode/gzip", test_gzip);
  g_test_add_func ("/decode/damaged-gzip", test_damaged_gzip);
  g_test_add_func ("/decode/bomb", test_bomb);
  g_test_add_func ("/decode/limit", test_limit);
  return g_test_run ();
}
