/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive-error.h"

#include <errno.h>

G_DEFINE_QUARK (bw - archive - error - quark, bw_archive_error)

/**
 * bw_archive_error_from_errno:
 * @code: what the system says (errno(3)), or 0
 *
 * Returns: what that means for an archive
 */
BwArchiveError
bw_archive_error_from_errno (int code)
{
  switch (code) {
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    return BW_ARCHIVE_ERROR_FULL;
  case EROFS:
    return BW_ARCHIVE_ERROR_READ_ONLY;
  case EACCES:
  case EPERM:
    return BW_ARCHIVE_ERROR_PERMISSION;
  case ENOENT:
    return BW_ARCHIVE_ERROR_NOT_FOUND;
  default:
    return BW_ARCHIVE_ERROR_FAILED;
  }
}
