/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-test-files.h"

#include <glib/gstdio.h>
#include <string.h>

struct _BwTestFolder {
  char *path;
};

static BwTestFolderWatch watch;

/**
 * bw_test_folder_new:
 *
 * Returns: (transfer full): a new, empty folder
 */
BwTestFolder *
bw_test_folder_new (void)
{
  BwTestFolder *self = g_new0 (BwTestFolder, 1);
  g_autoptr (GError) error = NULL;

  self->path = g_dir_make_tmp ("bolwerk-test-XXXXXX", &error);
  g_assert_no_error (error);
  return self;
}

/**
 * bw_test_remove_tree:
 * @path: a folder
 *
 * Removes the folder and all that is in it.
 */
void
bw_test_remove_tree (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  const char *name = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK)) {
    g_chmod (path, 0700);
    folder = g_dir_open (path, 0, NULL);
    while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
      g_autofree char *child = g_build_filename (path, name, NULL);

      bw_test_remove_tree (child);
    }
  }
  g_remove (path);
}

/**
 * bw_test_folder_free:
 * @self: (transfer full): a folder
 *
 * Removes the folder and all that is in it.
 */
void
bw_test_folder_free (BwTestFolder *self)
{
  if (watch != NULL)
    watch (self->path);
  bw_test_remove_tree (self->path);
  g_free (self->path);
  g_free (self);
}

/**
 * bw_test_folder_set_watch:
 * @look: who looks at every folder before it goes
 */
void
bw_test_folder_set_watch (BwTestFolderWatch look)
{
  watch = look;
}

/**
 * bw_test_folder_get_path:
 * @self: a folder
 *
 * Returns: (transfer none): where it lies
 */
const char *
bw_test_folder_get_path (BwTestFolder *self)
{
  return self->path;
}

/**
 * bw_test_folder_build_path:
 * @self: a folder
 * @name: a file's name
 *
 * Returns: (transfer full): the path of that file in the folder, whether it is there or not
 */
char *
bw_test_folder_build_path (BwTestFolder *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

/**
 * bw_test_folder_add_bytes:
 * @self: a folder
 * @name: a file's name
 * @bytes: what is to be in it
 *
 * Returns: (transfer full): the written file
 */
GFile *
bw_test_folder_add_bytes (BwTestFolder *self, const char *name, GBytes *bytes)
{
  g_autofree char *path = bw_test_folder_build_path (self, name);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  g_file_set_contents (path, data != NULL ? data : "", (gssize) length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/**
 * bw_test_folder_add_text:
 * @self: a folder
 * @name: a file's name
 * @text: what is to be in it
 *
 * Returns: (transfer full): the written file
 */
GFile *
bw_test_folder_add_text (BwTestFolder *self, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bw_test_folder_add_bytes (self, name, bytes);
}

static GBytes *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length = 0;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

/**
 * bw_test_load_fixture:
 * @suite: the folder under tests/
 * @name: a file's name in the folder `fixtures` there
 *
 * Returns: (transfer full): what is in it
 */
GBytes *
bw_test_load_fixture (const char *suite, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, suite, "fixtures", name, NULL);

  return load (path);
}

/**
 * bw_test_build_sample_path:
 * @name: a path under the folder of recorded answers
 *
 * Recorded answers are not part of the project: the environment variable `BOLWERK_SAMPLES` names
 * their folder. Where it is not set, the running test is marked as skipped.
 *
 * Returns: (transfer full) (nullable): the whole path, or %NULL when the test is to return
 */
char *
bw_test_build_sample_path (const char *name)
{
  const char *folder = g_getenv ("BOLWERK_SAMPLES");

  if (folder == NULL || *folder == '\0') {
    g_test_skip ("BOLWERK_SAMPLES names no folder of recorded answers");
    return NULL;
  }

  return g_build_filename (folder, name, NULL);
}

/**
 * bw_test_load_sample:
 * @name: a path under the folder of recorded answers
 *
 * Returns: (transfer full) (nullable): what is in it, or %NULL when the test was marked as skipped
 *   and is to return
 */
GBytes *
bw_test_load_sample (const char *name)
{
  g_autofree char *path = bw_test_build_sample_path (name);

  return path != NULL ? load (path) : NULL;
}

/**
 * bw_test_compress:
 * @bytes: any bytes
 *
 * Returns: (transfer full): the same, compressed as gzip does it
 */
GBytes *
bw_test_compress (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GError) error = NULL;
  GBytes *compressed = g_converter_convert_bytes (G_CONVERTER (compressor), bytes, &error);

  g_assert_no_error (error);
  return compressed;
}
