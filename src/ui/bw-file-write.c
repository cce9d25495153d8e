/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-file-write.h"

/**
 * bw_file_write:
 * @file: where it is to go
 * @bytes: what is written
 * @n_bytes: how much that is
 * @error: return location for an error of GIO
 *
 * Writes a whole file, or leaves what is there as it is. Blocks; for a thread.
 *
 * GIO writes beside the file and puts that in its place when the stream is closed, also after a failure to write
 * (so does g_file_replace_contents()): what was there would be lost to a part of the new. A stream that is
 * closed as cancelled leaves all as it was.
 *
 * Returns: whether it was written
 */
gboolean
bw_file_write (GFile *file, const void *bytes, gsize n_bytes, GError **error)
{
  g_autoptr (GFileOutputStream) stream =
                g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  g_autoptr (GCancellable) given_up = g_cancellable_new ();

  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), bytes, n_bytes, NULL, NULL, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);

  g_cancellable_cancel (given_up);
  g_output_stream_close (G_OUTPUT_STREAM (stream), given_up, NULL);
  return FALSE;
}
