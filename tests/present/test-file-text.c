/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-file-text.h"

#include <gio/gio.h>

#include "present/bw-test-locale.h"

#define assert_said(text, expected)         \
  G_STMT_START                              \
  {                                         \
    g_autofree char *said = (text);         \
                                            \
    g_assert_cmpstr (said, ==, (expected)); \
  }                                         \
  G_STMT_END

static GPtrArray *
new_files (const char *first, ...)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  va_list paths;

  va_start (paths, first);
  for (const char *path = first; path != NULL; path = va_arg (paths, const char *))
    g_ptr_array_add (files, g_file_new_for_path (path));
  va_end (paths);
  return files;
}

static void
test_names (void)
{
  g_autoptr (GPtrArray) one = new_files ("/a/scores.json", NULL);
  g_autoptr (GPtrArray) two = new_files ("/a/scores.json", "/b/profiles.json", NULL);
  g_autoptr (GPtrArray) three = new_files ("/a/1.json", "/a/2.json", "/a/3.json", NULL);

  assert_said (bw_file_text_names (one), "scores.json");
  assert_said (bw_file_text_names (two), "scores.json and profiles.json");
  assert_said (bw_file_text_names (three), "1.json and 2 more");
}

static void
test_place (void)
{
  g_autofree char *home_path = g_build_filename (g_get_home_dir (), "scores.json", NULL);
  g_autofree char *deep_path = g_build_filename (g_get_home_dir (), "b", "c", "scores.json", NULL);
  g_autoptr (GPtrArray) elsewhere = new_files ("/srv/b/scores.json", home_path, NULL);
  g_autoptr (GPtrArray) home = new_files (home_path, NULL);
  g_autoptr (GPtrArray) deep = new_files (deep_path, NULL);
  g_autofree char *foreign_path =
      g_build_filename (g_get_home_dir (), "caf\xe9", "scores.json", NULL);
  g_autoptr (GPtrArray) root = new_files ("/", NULL);
  g_autoptr (GPtrArray) foreign = new_files (foreign_path, NULL);

  assert_said (bw_file_text_place (elsewhere), "/srv/b");
  assert_said (bw_file_text_place (home), "~");
  assert_said (bw_file_text_place (deep), "~/b/c");
  assert_said (bw_file_text_place (root), "/");
  /* A name that is no UTF-8 is shown as well as can be. */
  assert_said (bw_file_text_place (foreign), "~/caf\357\277\275");
}

static void
test_opening (void)
{
  g_autoptr (GPtrArray) two = new_files ("/a/scores.json", "/b/profiles.json", NULL);

  assert_said (bw_file_text_opening (two), "Reading scores.json and profiles.json");
  assert_said (bw_file_text_opening (NULL), "Making up the demo organisation");
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/file-text/names", test_names);
  g_test_add_func ("/file-text/place", test_place);
  g_test_add_func ("/file-text/opening", test_opening);
  return g_test_run ();
}
