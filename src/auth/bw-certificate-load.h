/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-certificate.h"
#include "auth/bw-credential.h"

G_BEGIN_DECLS

GBytes *bw_certificate_load_file (const char *path, GCancellable *cancellable, GError **error);
BwCertificate *
bw_certificate_load (BwCredential *credential, GCancellable *cancellable, GError **error);
GDateTime *
bw_certificate_load_expiry (BwCredential *credential, GCancellable *cancellable, GError **error);

G_END_DECLS
