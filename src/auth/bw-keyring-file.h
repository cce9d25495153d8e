/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-process-lock.h"

G_BEGIN_DECLS

/* The file in which libsecret keeps secrets in a sandbox. */

gboolean bw_keyring_file_takes_portal (void);
gboolean bw_keyring_file_was_given (void);
void bw_keyring_file_note_given (gboolean given);
gboolean bw_keyring_file_check (GError **error);
BwProcessLock *bw_keyring_file_lock (GCancellable *cancellable, GError **error);

G_END_DECLS
