/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwProcessLock:
 *
 * A lock that holds among all processes of the user, and among the threads of each: a file, locked as
 * long as this is there. It vanishes with the process, however that ends.
 */
typedef struct _BwProcessLock BwProcessLock;

BwProcessLock *bw_process_lock_new (const char *folder,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GError **error);
BwProcessLock *bw_process_lock_new_within (const char *folder,
                                           const char *name,
                                           GTimeSpan limit,
                                           GCancellable *cancellable,
                                           GError **error);
BwProcessLock *bw_process_lock_try (const char *folder, const char *name, GError **error);
void bw_process_lock_free (BwProcessLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwProcessLock, bw_process_lock_free)

G_END_DECLS
