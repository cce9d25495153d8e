/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-http-answer.h"

#include <string.h>

#define UNAUTHORIZED 401

struct _BwHttpAnswer {
  GObject parent_instance;

  guint status;
  char *host;
  GHashTable *headers;
  GBytes *body;
  char *client_request_id;
  GTimeSpan retry_after;
};

G_DEFINE_FINAL_TYPE (BwHttpAnswer, bw_http_answer, G_TYPE_OBJECT)

/* What a status means to who asked; the ranges come last. */
static const struct {
  guint first;
  guint last;
  BwHttpError code;
  const char *what;
} MEANINGS[] = {
  { UNAUTHORIZED, UNAUTHORIZED, BW_HTTP_ERROR_NOT_SIGNED_IN, "the access token is not accepted" },
  { 403, 403, BW_HTTP_ERROR_FORBIDDEN, "access is not allowed" },
  { 404, 404, BW_HTTP_ERROR_NOT_FOUND, "there is no such thing" },
  { 407, 407, BW_HTTP_ERROR_PROXY_PASSWORD, "the proxy wants a name and a password" },
  { 429, 429, BW_HTTP_ERROR_BUSY, "too many requests" },
  { 509, 509, BW_HTTP_ERROR_BUSY, "too much was asked" },
  { 511, 511, BW_HTTP_ERROR_CAPTIVE_PORTAL, "the network wants a sign-in first" },
  { 400, 499, BW_HTTP_ERROR_REFUSED, "the request was refused" },
  { 500, 599, BW_HTTP_ERROR_SERVER, "the service failed" },
  { 0, G_MAXUINT, BW_HTTP_ERROR_BAD_ANSWER, "an answer that makes no sense" },
};

static void
bw_http_answer_finalize (GObject *object)
{
  BwHttpAnswer *self = BW_HTTP_ANSWER (object);

  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->headers, g_hash_table_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->client_request_id, g_free);

  G_OBJECT_CLASS (bw_http_answer_parent_class)->finalize (object);
}

static void
bw_http_answer_class_init (BwHttpAnswerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_http_answer_finalize;
}

static void
bw_http_answer_init (BwHttpAnswer *self)
{
}

/**
 * bw_http_answer_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): an answer
 */
BwHttpAnswer *
bw_http_answer_new (const BwHttpAnswerFields *fields)
{
  BwHttpAnswer *self = g_object_new (BW_TYPE_HTTP_ANSWER, NULL);

  self->status = fields->status;
  self->host = g_strdup (fields->host);
  self->headers = fields->headers != NULL ? g_hash_table_ref (fields->headers)
                                          : g_hash_table_new (g_str_hash, g_str_equal);
  self->body = fields->body != NULL ? g_bytes_ref (fields->body) : g_bytes_new_static ("", 0);
  self->client_request_id = g_strdup (fields->client_request_id);
  self->retry_after = fields->retry_after;
  return self;
}

/**
 * bw_http_answer_get_status:
 * @self: an answer
 *
 * Returns: its HTTP status
 */
guint
bw_http_answer_get_status (BwHttpAnswer *self)
{
  g_return_val_if_fail (BW_IS_HTTP_ANSWER (self), 0);

  return self->status;
}

/**
 * bw_http_answer_is_good:
 * @self: an answer
 *
 * Returns: whether its status says that all went well (2xx)
 */
gboolean
bw_http_answer_is_good (BwHttpAnswer *self)
{
  g_return_val_if_fail (BW_IS_HTTP_ANSWER (self), FALSE);

  return self->status / 100 == 2;
}

/**
 * bw_http_answer_get_header:
 * @self: an answer
 * @name: the name of a header, in any case
 *
 * Returns: (transfer none) (nullable): what it says; where it came several times, all of it with
 *   commas between (RFC 9110 §5.3)
 */
const char *
bw_http_answer_get_header (BwHttpAnswer *self, const char *name)
{
  g_autofree char *small = NULL;

  g_return_val_if_fail (BW_IS_HTTP_ANSWER (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  small = g_ascii_strdown (name, -1);
  return g_hash_table_lookup (self->headers, small);
}

/**
 * bw_http_answer_is_html:
 * @self: an answer
 *
 * Returns: whether it is a page for people, which no service sends to a program
 */
gboolean
bw_http_answer_is_html (BwHttpAnswer *self)
{
  const char *type = bw_http_answer_get_header (self, "content-type");

  return type != NULL && (g_ascii_strncasecmp (type, "text/html", strlen ("text/html")) == 0 ||
                          g_ascii_strncasecmp (type, "application/xhtml", 17) == 0);
}

/**
 * bw_http_answer_get_body:
 * @self: an answer
 *
 * Returns: (transfer none): what came, unpacked; perhaps nothing
 */
GBytes *
bw_http_answer_get_body (BwHttpAnswer *self)
{
  g_return_val_if_fail (BW_IS_HTTP_ANSWER (self), NULL);

  return self->body;
}

/**
 * bw_http_answer_get_request_id:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the service's own id of the request: Graph's `request-id`, or
 *   `x-ms-request-id` of the sign-in
 */
const char *
bw_http_answer_get_request_id (BwHttpAnswer *self)
{
  const char *id = bw_http_answer_get_header (self, "request-id");

  return id != NULL ? id : bw_http_answer_get_header (self, "x-ms-request-id");
}

/**
 * bw_http_answer_get_client_request_id:
 * @self: an answer
 *
 * Returns: (transfer none) (nullable): the id that was sent with the request
 */
const char *
bw_http_answer_get_client_request_id (BwHttpAnswer *self)
{
  g_return_val_if_fail (BW_IS_HTTP_ANSWER (self), NULL);

  return self->client_request_id;
}

/**
 * bw_http_answer_get_retry_after:
 * @self: an answer
 *
 * Returns: how long the service asked to wait when this came, in microseconds, or -1
 */
GTimeSpan
bw_http_answer_get_retry_after (BwHttpAnswer *self)
{
  g_return_val_if_fail (BW_IS_HTTP_ANSWER (self), -1);

  return self->retry_after;
}

/**
 * bw_http_answer_to_error:
 * @self: an answer whose status is not good, or which makes no sense
 * @fault: (nullable): what it says
 *
 * Returns: (transfer full): a %BW_HTTP_ERROR that says what its status means and keeps what is known. Where a
 *   token is to have more claims, it is one of the token, whichever the status
 */
GError *
bw_http_answer_to_error (BwHttpAnswer *self, const BwHttpFault *fault)
{
  const BwHttpFault unsaid = { NULL };
  const BwHttpFault *said = fault != NULL ? fault : &unsaid;
  const char *request_id = NULL;
  guint status = 0;
  gsize i = 0;

  g_return_val_if_fail (BW_IS_HTTP_ANSWER (self), NULL);

  request_id = bw_http_answer_get_request_id (self);
  status = said->claims != NULL ? UNAUTHORIZED : self->status;
  while (status < MEANINGS[i].first || status > MEANINGS[i].last)
    i++;
  return bw_http_error_new (MEANINGS[i].code,
                            &(BwHttpErrorFields) {
                                .host = self->host,
                                .status = self->status,
                                .service_code = said->code,
                                .service_message = said->message,
                                .request_id = request_id != NULL ? request_id : said->request_id,
                                .client_request_id = self->client_request_id,
                                .claims = said->claims,
                                .retry_after = MAX (self->retry_after, 0),
                            },
                            "%s: %s (%u)", self->host != NULL ? self->host : "?", MEANINGS[i].what,
                            self->status);
}
