/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-test-reading.h"

#include <string.h>

/* Adds an answer that has to be good. */
void
bw_test_add_text (BwReader *reader, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  gboolean added = bw_reader_add_bytes (reader, bytes, "answer.json", &error);

  g_assert_no_error (error);
  g_assert_true (added);
}

/* Adds an answer from the folder `fixtures` that has to be good. */
void
bw_test_add_fixture (BwReader *reader, const char *name)
{
  g_autoptr (GBytes) bytes = bw_test_load_fixture ("reading", name);
  g_autoptr (GError) error = NULL;
  gboolean added = bw_reader_add_bytes (reader, bytes, name, &error);

  g_assert_no_error (error);
  g_assert_true (added);
}

/* Reads an answer that holds one day. */
BwSnapshot *
bw_test_read_snapshot (const char *text)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GPtrArray) days = NULL;

  bw_test_add_text (reader, text);
  days = bw_reader_list_snapshots (reader);
  g_assert_cmpuint (days->len, ==, 1);
  return g_object_ref (g_ptr_array_index (days, 0));
}

/* Reads an answer that holds one profile. */
BwControlProfile *
bw_test_read_profile (const char *text)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (BwCatalogue) catalogue = NULL;
  GPtrArray *profiles = NULL;

  bw_test_add_text (reader, text);
  catalogue = bw_reader_dup_catalogue (reader);
  profiles = bw_catalogue_get_profiles (catalogue);
  g_assert_cmpuint (profiles->len, ==, 1);
  return g_object_ref (g_ptr_array_index (profiles, 0));
}

/* Adds an answer that has to be refused without a trace. */
void
bw_test_assert_refused (const char *text, BwReadingError code, const char *found)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_reader_add_bytes (reader, bytes, "answer.json", &error));
  g_assert_error (error, BW_READING_ERROR, (int) code);
  g_assert_cmpstr (bw_reading_error_get_found (error), ==, found);
  g_assert_cmpstr (bw_reading_error_get_file (error), ==, "answer.json");
  g_assert_false (bw_reader_has_scores (reader));
  g_assert_false (bw_reader_has_profiles (reader));
  days = bw_reader_list_snapshots (reader);
  g_assert_cmpuint (days->len, ==, 0);
  g_assert_null (bw_reader_dup_catalogue (reader));
}
