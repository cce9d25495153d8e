/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwArchiveError:
 * @BW_ARCHIVE_ERROR_DAMAGED: it is damaged: put a backup back, or have a new one begun beside it, see
 *   bw_archive_begin_anew()
 * @BW_ARCHIVE_ERROR_SET_ASIDE: it was damaged and has been set aside, and a new one was begun: put a backup back; the
 *   message is where the damaged one is now
 * @BW_ARCHIVE_ERROR_LOCKED: another program has been writing to it for seconds: try again
 * @BW_ARCHIVE_ERROR_FULL: there is no room on the disk: make some, and try again
 * @BW_ARCHIVE_ERROR_READ_ONLY: the file system it is on may only be read: it can still be looked at
 * @BW_ARCHIVE_ERROR_PERMISSION: the user may not read or write it: ask for permission
 * @BW_ARCHIVE_ERROR_NEWER: a newer version of the program wrote it: update the program; it is left alone
 * @BW_ARCHIVE_ERROR_OTHER_ORGANISATION: it belongs to another organisation: choose the right one
 * @BW_ARCHIVE_ERROR_NOT_ARCHIVE: the file is no archive of Bolwerk: choose another one
 * @BW_ARCHIVE_ERROR_FILE_DAMAGED: the file is a backup that is damaged: choose another one
 * @BW_ARCHIVE_ERROR_NOT_FOUND: there is no such file or folder: choose another one
 * @BW_ARCHIVE_ERROR_GONE: it was deleted or moved away while it was in use: open the organisation again
 * @BW_ARCHIVE_ERROR_IN_USE: the file is itself what something is kept in, or belongs to that: choose another one
 * @BW_ARCHIVE_ERROR_EMPTY: nothing is in it that could be backed up: refresh the organisation first
 * @BW_ARCHIVE_ERROR_NO_DAYS: there is no day in the files: choose others
 * @BW_ARCHIVE_ERROR_UNKNOWN_ORGANISATION: it is not known whether the files are of this organisation: refresh it first, or
 *   choose others
 * @BW_ARCHIVE_ERROR_NO_ARCHIVE: nothing is kept of what is open, as of saved files: sign in to the organisation
 * @BW_ARCHIVE_ERROR_FAILED: it failed otherwise; the message says how: try again
 *
 * What can go wrong with an archive. The code says what the user can do. Whatever it is, nothing was
 * stored in part, and what was there before is still there.
 */
typedef enum {
  BW_ARCHIVE_ERROR_DAMAGED,
  BW_ARCHIVE_ERROR_SET_ASIDE,
  BW_ARCHIVE_ERROR_LOCKED,
  BW_ARCHIVE_ERROR_FULL,
  BW_ARCHIVE_ERROR_READ_ONLY,
  BW_ARCHIVE_ERROR_PERMISSION,
  BW_ARCHIVE_ERROR_NEWER,
  BW_ARCHIVE_ERROR_OTHER_ORGANISATION,
  BW_ARCHIVE_ERROR_NOT_ARCHIVE,
  BW_ARCHIVE_ERROR_FILE_DAMAGED,
  BW_ARCHIVE_ERROR_NOT_FOUND,
  BW_ARCHIVE_ERROR_GONE,
  BW_ARCHIVE_ERROR_IN_USE,
  BW_ARCHIVE_ERROR_EMPTY,
  BW_ARCHIVE_ERROR_NO_DAYS,
  BW_ARCHIVE_ERROR_UNKNOWN_ORGANISATION,
  BW_ARCHIVE_ERROR_NO_ARCHIVE,
  BW_ARCHIVE_ERROR_FAILED,
} BwArchiveError;

#define BW_ARCHIVE_ERROR (bw_archive_error_quark ())
GQuark bw_archive_error_quark (void);

BwArchiveError bw_archive_error_from_errno (int code);

G_END_DECLS
