/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "net/bw-http-error.h"

G_BEGIN_DECLS

/**
 * BwHttpAnswer:
 *
 * A whole answer, whatever its status: its headers and its body, unpacked. Immutable.
 */
#define BW_TYPE_HTTP_ANSWER (bw_http_answer_get_type ())
G_DECLARE_FINAL_TYPE (BwHttpAnswer, bw_http_answer, BW, HTTP_ANSWER, GObject)

/**
 * BwHttpAnswerFields:
 * @status: the HTTP status
 * @host: (nullable): the host that was asked
 * @headers: (nullable) (element-type utf8 utf8): the headers by their names in small letters; several
 *   of one name are one, with commas between
 * @body: (nullable): what came, unpacked
 * @client_request_id: (nullable): the id that was sent with the request
 * @retry_after: how long to wait, in microseconds, or -1 where it does not say
 *
 * What a #BwHttpAnswer is made of. Nothing is taken over: the answer copies or references all of it.
 */
typedef struct {
  guint status;
  const char *host;
  GHashTable *headers;
  GBytes *body;
  const char *client_request_id;
  GTimeSpan retry_after;
} BwHttpAnswerFields;

/**
 * BwHttpFault:
 * @code: (nullable): the service's code
 * @message: (nullable): its message
 * @request_id: (nullable): its id of the request, where no header has one
 * @claims: (nullable): what it demands of a token
 *
 * What an answer says of what went wrong.
 */
typedef struct {
  const char *code;
  const char *message;
  const char *request_id;
  const char *claims;
} BwHttpFault;

BwHttpAnswer *bw_http_answer_new (const BwHttpAnswerFields *fields);
guint bw_http_answer_get_status (BwHttpAnswer *self);
gboolean bw_http_answer_is_good (BwHttpAnswer *self);
const char *bw_http_answer_get_header (BwHttpAnswer *self, const char *name);
gboolean bw_http_answer_is_html (BwHttpAnswer *self);
GBytes *bw_http_answer_get_body (BwHttpAnswer *self);
const char *bw_http_answer_get_request_id (BwHttpAnswer *self);
const char *bw_http_answer_get_client_request_id (BwHttpAnswer *self);
GTimeSpan bw_http_answer_get_retry_after (BwHttpAnswer *self);
GError *bw_http_answer_to_error (BwHttpAnswer *self, const BwHttpFault *fault);

G_END_DECLS
