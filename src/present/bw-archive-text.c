/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include <glib/gi18n.h>

#include "archive/bw-archive-error.h"
#include "present/bw-plain-text.h"

static const BwPlainText KINDS[] = {
  [BW_ARCHIVE_ERROR_DAMAGED] = {
    N_ ("The archive is damaged"),
    N_ ("Not all that Bolwerk keeps of this organisation can be read. Nothing of it is deleted: "
        "where it is of no use any more, it is set aside, and a new archive is begun. Restore a "
        "backup where there is one."),
  },
  [BW_ARCHIVE_ERROR_SET_ASIDE] = {
    N_ ("The archive was damaged"),
    N_ ("What Bolwerk kept of this organisation could not be read. Nothing of it is deleted: it "
        "was set aside, and a new archive was begun. Restore a backup where there is one."),
  },
  [BW_ARCHIVE_ERROR_LOCKED] = {
    N_ ("Another program is using the archive"),
    N_ ("Another window of Bolwerk, or a command, has been writing to it for some time. Nothing "
        "was stored. Try again when it is done, or end it."),
  },
  [BW_ARCHIVE_ERROR_FULL] = {
    N_ ("There is no room on the disk"),
    N_ ("Nothing was stored, and what was there before stays. Make room, then try again."),
  },
  [BW_ARCHIVE_ERROR_READ_ONLY] = {
    N_ ("The archive can only be read"),
    N_ ("It lies on a disk that cannot be written to. What is in it can be looked at; nothing "
        "new is kept."),
  },
  [BW_ARCHIVE_ERROR_PERMISSION] = {
    N_ ("The archive may not be used"),
    N_ ("Reading or writing it is not permitted. Nothing was stored. See to whom the file and "
        "its folder belong, or ask for permission."),
  },
  [BW_ARCHIVE_ERROR_NEWER] = {
    N_ ("A newer Bolwerk wrote the archive"),
    N_ ("This version does not understand it, and leaves it as it is. Update Bolwerk."),
  },
  [BW_ARCHIVE_ERROR_OTHER_ORGANISATION] = {
    N_ ("The archive belongs to another organisation"),
    N_ ("It is left as it is. Choose what belongs to this organisation."),
  },
  [BW_ARCHIVE_ERROR_NOT_ARCHIVE] = {
    N_ ("This is no backup of Bolwerk"),
    N_ ("The file holds something else. What was kept stays. Choose a file that Bolwerk wrote as "
        "a backup."),
  },
  [BW_ARCHIVE_ERROR_FILE_DAMAGED] = {
    N_ ("The backup is damaged"),
    N_ ("It is a backup of Bolwerk, but not all of it can be read. What was kept stays. Choose "
        "another backup."),
  },
  [BW_ARCHIVE_ERROR_NOT_FOUND] = {
    N_ ("There is no such file or folder"),
    N_ ("It does not exist, or no longer. Choose another one."),
  },
  [BW_ARCHIVE_ERROR_GONE] = {
    N_ ("The archive is gone"),
    N_ ("It was deleted or moved away while it was in use. Open the organisation again to begin "
        "a new one, or restore a backup."),
  },
  [BW_ARCHIVE_ERROR_IN_USE] = {
    N_ ("Bolwerk itself uses this file"),
    N_ ("What is kept of an organisation is in it, and nothing of that was touched. A backup is a "
        "file of its own: choose another one, in another folder."),
  },
  [BW_ARCHIVE_ERROR_EMPTY] = {
    N_ ("Nothing is kept of this organisation yet"),
    N_ ("There is nothing to back up, and a backup that is there stays as it is. Refresh the "
        "organisation first, or restore a backup."),
  },
  [BW_ARCHIVE_ERROR_NO_DAYS] = {
    N_ ("There are no days in these files"),
    N_ ("Nothing was stored. Choose saved answers of Microsoft Graph that hold scores "
        "(secureScores)."),
  },
  [BW_ARCHIVE_ERROR_UNKNOWN_ORGANISATION] = {
    N_ ("It is not known whose days these are"),
    N_ ("Nothing was stored: either the files do not say which organisation they are of "
        "(azureTenantId), or nothing is known of this one yet. Refresh it once, then try again."),
  },
  [BW_ARCHIVE_ERROR_NO_ARCHIVE] = {
    N_ ("A plan cannot be kept here"),
    N_ ("Bolwerk keeps a plan with an organisation that is signed in to. Of saved files it keeps "
        "nothing. Sign in to the organisation, and plan there."),
  },
  [BW_ARCHIVE_ERROR_FAILED] = {
    N_ ("The archive failed"),
    N_ ("What the system says stands below. Nothing was stored, and what was there before "
        "stays. Try again."),
  },
};

/**
 * bw_plain_text_find_archive:
 * @error: a %BW_ARCHIVE_ERROR
 *
 * Returns: (transfer none): how it is told, in English
 */
const BwPlainText *
bw_plain_text_find_archive (const GError *error)
{
  if ((guint) error->code < G_N_ELEMENTS (KINDS))
    return &KINDS[error->code];
  return &KINDS[BW_ARCHIVE_ERROR_FAILED];
}
