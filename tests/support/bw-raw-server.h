/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "support/bw-test-server.h"

G_BEGIN_DECLS

/**
 * BwRawServer:
 *
 * What stands below HTTP: it takes connections and treats them as it was told, the same way each,
 * without ever reading a request.
 */
typedef struct _BwRawServer BwRawServer;

BwRawServer *bw_raw_server_new (const char *greeting, BwTestEnd end);
BwRawServer *bw_raw_server_new_with_certificate (GTlsCertificate *certificate);
void bw_raw_server_free (BwRawServer *self);
guint bw_raw_server_get_port (BwRawServer *self);
guint bw_raw_server_count_connections (BwRawServer *self);
guint bw_raw_server_count_trusting (BwRawServer *self);
void bw_raw_server_wait_for_gone (BwRawServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwRawServer, bw_raw_server_free)

G_END_DECLS
