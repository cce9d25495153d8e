/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "archive/bw-archive-error.h"

G_BEGIN_DECLS

/* What the names of what was set aside as damaged, and of the copies of backups that are put back, go on with after that
   of the archive. */
#define BW_ARCHIVE_PLACE_DAMAGED ".damaged-"
#define BW_ARCHIVE_PLACE_REPLACED ".replaced-"
#define BW_ARCHIVE_PLACE_RESTORED ".restore-"

/* The folder of an archive, and the files in it. */

gboolean bw_archive_place_fail (const char *path, int code, GError **error);
gboolean bw_archive_place_make_folder (const char *folder, GError **error);
int bw_archive_place_lock (const char *folder,
                           GTimeSpan patience,
                           GCancellable *cancellable,
                           GError **error);
gboolean bw_archive_place_make_file (const char *path, GError **error);
char *
bw_archive_place_find_name (const char *path, const char *why, GDateTime *now, GError **error);
char *bw_archive_place_set_aside (const char *path, GDateTime *now, GError **error);

G_END_DECLS
