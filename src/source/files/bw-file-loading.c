/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/files/bw-file-loading.h"

#include <gio/gunixinputstream.h>
#include <unistd.h>

#include "reading/bw-reading-error.h"

#define CHUNK (256 * 1024)

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE

static BwReadingError
get_code (const GError *problem)
{
  if (problem->domain != G_IO_ERROR)
    return BW_READING_ERROR_FAILED;

  switch (problem->code) {
  case G_IO_ERROR_NOT_FOUND:
  case G_IO_ERROR_NOT_DIRECTORY:
    return BW_READING_ERROR_NOT_FOUND;
  case G_IO_ERROR_PERMISSION_DENIED:
    return BW_READING_ERROR_PERMISSION;
  case G_IO_ERROR_IS_DIRECTORY:
    return BW_READING_ERROR_FOLDER;
  default:
    return BW_READING_ERROR_FAILED;
  }
}

/* GIO reads `https://` and its like only where the desktop mounts them. */
static const char *
get_found (const GError *problem)
{
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS))
    return "link";
  return g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED) ? "address" : NULL;
}

/* Being cancelled is no fault of the file, and goes through as it is. */
static gboolean
fail (GError *problem, const char *name, GError **error)
{
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, problem);
    return FALSE;
  }

  g_propagate_error (error, bw_reading_error_new (get_code (problem), name, 0, 0,
                                                  get_found (problem), "%s", problem->message));
  g_error_free (problem);
  return FALSE;
}

static gboolean
fail_too_large (gsize limit, const char *name, GError **error)
{
  g_autofree char *found = g_strdup_printf ("%" G_GSIZE_FORMAT, limit);

  g_propagate_error (error, bw_reading_error_new (BW_READING_ERROR_TOO_LARGE, name, 0, 0, found,
                                                  "more than the limit of %s bytes", found));
  return FALSE;
}

/* Looks before anything is opened: opening a pipe would wait for whoever writes to it. */
static gboolean
check_file (GFile *file,
            gsize limit,
            const char *name,
            goffset *size,
            GCancellable *cancellable,
            GError **error)
{
  GError *problem = NULL;
  g_autoptr (GFileInfo) info =
                g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, &problem);

  if (info == NULL)
    return fail (problem, name, error);

  *size = g_file_info_get_size (info);
  switch (g_file_info_get_file_type (info)) {
  case G_FILE_TYPE_DIRECTORY:
    g_propagate_error (
        error, bw_reading_error_new (BW_READING_ERROR_FOLDER, name, 0, 0, NULL, "a folder"));
    return FALSE;
  case G_FILE_TYPE_REGULAR:
    return *size <= (goffset) limit || fail_too_large (limit, name, error);
  case G_FILE_TYPE_SYMBOLIC_LINK:
    /* It leads nowhere, or in a circle: opening it tells which, and waits for nobody. */
    return TRUE;
  default:
    g_propagate_error (error, bw_reading_error_new (BW_READING_ERROR_FAILED, name, 0, 0, "special",
                                                    "not a regular file"));
    return FALSE;
  }
}

/* Reads to the end, but not beyond the limit however the file grows meanwhile. */
static GBytes *
read_stream (GInputStream *stream,
             gsize expected,
             gsize limit,
             const char *name,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new ((guint) expected + 1);
  g_autofree char *chunk = g_malloc (CHUNK);
  gssize length = 0;

  do {
    GError *problem = NULL;

    length = g_input_stream_read (stream, chunk, CHUNK, cancellable, &problem);
    if (length < 0) {
      fail (problem, name, error);
      return NULL;
    }
    if (bytes->len + (gsize) length > limit) {
      fail_too_large (limit, name, error);
      return NULL;
    }
    g_byte_array_append (bytes, (const guint8 *) chunk, (guint) length);
  } while (length > 0);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * bw_file_loading_load:
 * @file: a file
 * @limit: how many bytes it may have
 * @name: its name for errors
 * @cancellable: (nullable): ends the call early
 * @error: return location for a %BW_READING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Loads a regular file, whole. Anything else (a folder, a pipe, a device) is refused unopened, and
 * so is a file that is too large.
 *
 * Returns: (transfer full): what is in it
 */
GBytes *
bw_file_loading_load (GFile *file,
                      gsize limit,
                      const char *name,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  GError *problem = NULL;
  goffset size = 0;

  if (!check_file (file, limit, name, &size, cancellable, error))
    return NULL;
  stream = g_file_read (file, cancellable, &problem);
  if (stream == NULL) {
    fail (problem, name, error);
    return NULL;
  }

  return read_stream (G_INPUT_STREAM (stream), (gsize) size, limit, name, cancellable, error);
}

/**
 * bw_file_loading_load_standard_input:
 * @limit: how many bytes it may have
 * @name: its name for errors
 * @cancellable: (nullable): ends the call early, also while it waits for input
 * @error: return location for a %BW_READING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Reads standard input to its end; it stays open.
 *
 * Returns: (transfer full): what came
 */
GBytes *
bw_file_loading_load_standard_input (gsize limit,
                                     const char *name,
                                     GCancellable *cancellable,
                                     GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  return read_stream (stream, 0, limit, name, cancellable, error);
}
