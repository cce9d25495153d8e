/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwHttpAnswer:
 *
 * A whole answer, whatever its status: its headers and its body, unpacked. Immutable.
 */
#define BW_TYPE_HTTP_ANSWER (bw_http_answer_get_type ())
G_DECLARE_FINAL_TYPE (BwHttpAnswer, bw_http_answer, BW, HTTP_ANSWER, GObject)

BwHttpAnswer *bw_http_answer_new (guint status,
                                  GHashTable *headers,
                                  GBytes *body,
                                  const char *client_request_id);
guint bw_http_answer_get_status (BwHttpAnswer *self);
const char *bw_http_answer_get_header (BwHttpAnswer *self, const char *name);
GBytes *bw_http_answer_get_body (BwHttpAnswer *self);
const char *bw_http_answer_get_request_id (BwHttpAnswer *self);
const char *bw_http_answer_get_client_request_id (BwHttpAnswer *self);

G_END_DECLS
