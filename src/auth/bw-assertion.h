/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-certificate.h"

G_BEGIN_DECLS

char *bw_assertion_build (BwCertificate *certificate,
                          const char *endpoint,
                          const char *client_id,
                          GDateTime *now,
                          GError **error);

G_END_DECLS
