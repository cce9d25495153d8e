/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-keyring.h"

G_BEGIN_DECLS

void bw_secret_error_translate (GError *problem, GCancellable *cancellable, GError **error);
gboolean bw_secret_error_is_dismissal (const GError *problem, GCancellable *cancellable);
gboolean bw_secret_error_is_stale (const GError *problem);
gboolean bw_secret_error_is_of_missing_bus (const GError *problem, GCancellable *cancellable);

G_END_DECLS
