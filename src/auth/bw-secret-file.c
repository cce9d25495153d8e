/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-secret-file.h"

#define LOCK "bolwerk.lock"

/* Where libsecret has its file (secret-file-backend.c). */
static char *
build_folder (void)
{
  const char *named = g_getenv ("SECRET_FILE_TEST_PATH");

  if (named != NULL && *named != '\0')
    return g_path_get_dirname (named);
  return g_build_filename (g_get_user_data_dir (), "keyrings", NULL);
}

/**
 * bw_secret_file_lock:
 * @cancellable: (nullable): ends the wait
 * @error: return location for a %G_FILE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Waits until no other process or thread of Bolwerk uses libsecret's file. All that is kept stands in that
 * one file, which libsecret reads, changes and replaces as a whole: what another one wrote in between would
 * be lost, of whichever organisation.
 *
 * Returns: (transfer full): the lock, held; or %NULL
 */
BwProcessLock *
bw_secret_file_lock (GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = build_folder ();

  return bw_process_lock_new (folder, LOCK, cancellable, error);
}
