/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwLockTry:
 * @fd: an open file or folder
 *
 * Tries once, without waiting, to lock it.
 *
 * Returns: whether it is locked now; where not, `errno` says why
 */
typedef gboolean (*BwLockTry) (int fd);

/**
 * BwLockOutcome:
 * @BW_LOCK_HELD: it is locked
 * @BW_LOCK_BUSY: somebody else holds it still
 * @BW_LOCK_FAILED: it cannot be locked, and `errno` says why
 * @BW_LOCK_CANCELLED: the wait was called off
 *
 * How a wait for a lock ended.
 */
typedef enum {
  BW_LOCK_HELD,
  BW_LOCK_BUSY,
  BW_LOCK_FAILED,
  BW_LOCK_CANCELLED,
} BwLockOutcome;

void bw_lock_pause (GCancellable *cancellable);
BwLockOutcome
bw_lock_wait (int fd, BwLockTry try_once, GTimeSpan patience, GCancellable *cancellable);

G_END_DECLS
