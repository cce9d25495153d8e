/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "bw-test-reading.h"

#define SEED 20261123
#define ROUNDS 1500

/* Either there are records or an error, never both and never neither. That nothing is logged is
 * seen to by G_DEBUG=fatal-warnings. */
static void
check (GBytes *bytes)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  gboolean added = bw_reader_add_bytes (reader, bytes, "damaged.json", &error) &&
                   bw_reader_finish (reader, &error);

  g_assert_true (added == (error == NULL));
  if (error != NULL)
    g_assert_true (error->domain == BW_READING_ERROR);

  days = bw_reader_list_snapshots (reader);
  catalogue = bw_reader_dup_catalogue (reader);
  if (added)
    g_assert_true (bw_reader_has_scores (reader) || bw_reader_has_profiles (reader));
  else
    g_assert_true (days->len == 0 && catalogue == NULL);
}

static GBytes *
damage (GBytes *bytes, GRand *random)
{
  gsize length = g_bytes_get_size (bytes);
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  guint flips = (guint) g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < flips; i++) {
    guint at = (guint) g_rand_int_range (random, 0, (int) length);

    copy[at] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
  }
  return g_bytes_new_take (copy, length);
}

/* Puts one piece of the text in the place of another, which often stays JSON. */
static GBytes *
shuffle (GBytes *bytes, GRand *random)
{
  gsize length = g_bytes_get_size (bytes);
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  gsize piece = (gsize) g_rand_int_range (random, 1, 40);
  gsize from = (gsize) g_rand_int_range (random, 0, (int) (length - piece));
  gsize to = (gsize) g_rand_int_range (random, 0, (int) (length - piece));

  memmove (copy + to, copy + from, piece);
  return g_bytes_new_take (copy, length);
}

static void
test_changed (gconstpointer name)
{
  g_autoptr (GBytes) bytes = bw_test_load_fixture ("reading", name);
  g_autoptr (GBytes) packed = bw_test_compress (bytes);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < ROUNDS; i++) {
    g_autoptr (GBytes) damaged = damage (bytes, random);
    g_autoptr (GBytes) shuffled = shuffle (bytes, random);
    g_autoptr (GBytes) damaged_packed = damage (packed, random);

    check (damaged);
    check (shuffled);
    check (damaged_packed);
  }
}

/* The values of members in each other's places, so that every type stands everywhere. */
static void
test_swapped_values (void)
{
  static const char *const values[] = {
    "null",       "true",          "-1",          "1e999",
    "\"\"",       "\"x\"",         "[]",          "{}",
    "[null]",     "[[]]",          "[{}]",        "{\"value\":[{}]}",
    "\"@{a=b}\"", "\"/Date(1)/\"", "\"\\u0000\"", "99999999999999999999"
  };
  static const char *const members[] = {
    "id",
    "azureTenantId",
    "createdDateTime",
    "currentScore",
    "maxScore",
    "averageComparativeScores",
    "controlScores",
    "title",
    "rank",
    "threats",
    "controlStateUpdates",
    "deprecated",
    "value",
    "AdditionalProperties",
    "vendorInformation",
    "error",
    "@odata.context",
    "@odata.type",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (values); j++) {
      g_autofree char *score =
          g_strdup_printf ("{\"%s\":%s,\"id\":\"t_2026-07-17\",\"controlScores\":[{\"%s\":%s,"
                           "\"controlName\":\"a\"}],"
                           "\"averageComparativeScores\":[{\"%s\":%s}]}",
                           members[i], values[j], members[i], values[j], members[i], values[j]);
      g_autofree char *profile =
          g_strdup_printf ("{\"title\":\"A\",\"maxScore\":1,\"id\":\"a\",\"controlStateUpdates\":[{"
                           "\"%s\":%s}],\"%s\":%s}",
                           members[i], values[j], members[i], values[j]);
      g_autofree char *wrapper = g_strdup_printf ("{\"%s\":%s}", members[i], values[j]);
      const char *texts[] = { score, profile, wrapper };

      for (gsize k = 0; k < G_N_ELEMENTS (texts); k++) {
        g_autoptr (GBytes) bytes = g_bytes_new_static (texts[k], strlen (texts[k]));

        check (bytes);
      }
    }
  }
}

static void
test_cut (gconstpointer name)
{
  g_autoptr (GBytes) bytes = bw_test_load_fixture ("reading", name);
  /* Without the newline at its end, which may be missing. */
  gsize length = g_bytes_get_size (bytes) - 1;

  for (gsize cut = 0; cut < length; cut++) {
    g_autoptr (BwReader) reader = bw_reader_new ();
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, cut);
    g_autoptr (GError) error = NULL;
    int expected = cut == 0 ? BW_READING_ERROR_EMPTY : BW_READING_ERROR_TRUNCATED;

    g_assert_false (bw_reader_add_bytes (reader, part, "cut.json", &error));
    g_assert_error (error, BW_READING_ERROR, expected);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/damaged/changed-scores", "scores.json", test_changed);
  g_test_add_data_func ("/damaged/changed-profiles", "profiles.json", test_changed);
  g_test_add_data_func ("/damaged/changed-powershell", "powershell-scores.json", test_changed);
  g_test_add_func ("/damaged/swapped-values", test_swapped_values);
  g_test_add_data_func ("/damaged/cut-scores", "scores.json", test_cut);
  g_test_add_data_func ("/damaged/cut-profiles", "profiles.json", test_cut);
  return g_test_run ();
}
