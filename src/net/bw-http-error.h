/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwHttpError:
 * @BW_HTTP_ERROR_OFFLINE: there is no network, or the host has no address: go online, check the name
 * @BW_HTTP_ERROR_UNREACHABLE: the connection was refused or dropped, time after time: try later
 * @BW_HTTP_ERROR_TIMED_OUT: no whole answer within the deadline: try later
 * @BW_HTTP_ERROR_UNKNOWN_AUTHORITY: the certificate is of an authority that is not trusted (a network
 *   that looks into TLS): have the administrator of the network install its authority
 * @BW_HTTP_ERROR_CERTIFICATE: the certificate is expired, not yet valid, of another name or revoked:
 *   check clock and network
 * @BW_HTTP_ERROR_PROXY_PASSWORD: the proxy wants a password (407): set it
 * @BW_HTTP_ERROR_PROXY: the proxy cannot be reached or refused: check its settings
 * @BW_HTTP_ERROR_CAPTIVE_PORTAL: a page of the network answered in the place of the service: sign in
 *   to the network first
 * @BW_HTTP_ERROR_OTHER_HOST: the answer leads to another origin, where nothing is sent; nothing a user
 *   can mend
 * @BW_HTTP_ERROR_TOO_LARGE: the answer is larger than the limit
 * @BW_HTTP_ERROR_TOO_DEEP: the answer is nested more deeply than the limit
 * @BW_HTTP_ERROR_TOO_MANY_PAGES: the collection has more pages than the limit
 * @BW_HTTP_ERROR_REPEATED_PAGE: the collection leads round in a circle
 * @BW_HTTP_ERROR_BUSY: 429 after all tries: wait; `retry_after` may say how long
 * @BW_HTTP_ERROR_SERVER: 5xx after all tries: try later
 * @BW_HTTP_ERROR_NOT_SIGNED_IN: 401 also with a fresh token, or a demand that no token met: sign in again
 * @BW_HTTP_ERROR_FORBIDDEN: 403: a permission or a role is missing (graph.md §5)
 * @BW_HTTP_ERROR_NOT_FOUND: 404
 * @BW_HTTP_ERROR_REFUSED: any other 4xx
 * @BW_HTTP_ERROR_BAD_ANSWER: what came is no answer of this service
 * @BW_HTTP_ERROR_TRUST_FILE: the file of trusted authorities cannot be read: check the file
 * @BW_HTTP_ERROR_FORBIDDEN_CHANGE: 403 to a change: the permission or the role to change is missing, though reading may work
 *
 * What can go wrong in one exchange. The code says what the user can do; the fields say what
 * happened.
 */
typedef enum {
  BW_HTTP_ERROR_OFFLINE,
  BW_HTTP_ERROR_UNREACHABLE,
  BW_HTTP_ERROR_TIMED_OUT,
  BW_HTTP_ERROR_UNKNOWN_AUTHORITY,
  BW_HTTP_ERROR_CERTIFICATE,
  BW_HTTP_ERROR_PROXY_PASSWORD,
  BW_HTTP_ERROR_PROXY,
  BW_HTTP_ERROR_CAPTIVE_PORTAL,
  BW_HTTP_ERROR_OTHER_HOST,
  BW_HTTP_ERROR_TOO_LARGE,
  BW_HTTP_ERROR_TOO_DEEP,
  BW_HTTP_ERROR_TOO_MANY_PAGES,
  BW_HTTP_ERROR_REPEATED_PAGE,
  BW_HTTP_ERROR_BUSY,
  BW_HTTP_ERROR_SERVER,
  BW_HTTP_ERROR_NOT_SIGNED_IN,
  BW_HTTP_ERROR_FORBIDDEN,
  BW_HTTP_ERROR_NOT_FOUND,
  BW_HTTP_ERROR_REFUSED,
  BW_HTTP_ERROR_BAD_ANSWER,
  BW_HTTP_ERROR_TRUST_FILE,
  BW_HTTP_ERROR_FORBIDDEN_CHANGE,
} BwHttpError;

#define BW_HTTP_ERROR (bw_http_error_quark ())
GQuark bw_http_error_quark (void);

/**
 * BwHttpErrorFields:
 * @host: (nullable): the host that was asked, without path and query
 * @status: the HTTP status, or 0 where no answer came
 * @service_code: (nullable): the code in the service's own error body (Graph's `error.code`)
 * @service_message: (nullable): its message, in the developers' English, redacted and cut
 * @request_id: (nullable): the service's own id of the request, for its support
 * @client_request_id: (nullable): the id that was sent with it
 * @claims: (nullable): the claims that a next sign-in has to ask for (graph.md §4.7), as they were demanded
 * @retry_after: how long to wait, in microseconds, or 0 where nothing was said
 *
 * What is kept of an exchange that failed. No address with a query, no header and no body is.
 */
typedef struct {
  const char *host;
  guint status;
  const char *service_code;
  const char *service_message;
  const char *request_id;
  const char *client_request_id;
  const char *claims;
  GTimeSpan retry_after;
} BwHttpErrorFields;

GError *
bw_http_error_new (BwHttpError code, const BwHttpErrorFields *fields, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
const BwHttpErrorFields *bw_http_error_get_fields (const GError *error);
gboolean bw_http_error_is_outage (const GError *error);

G_END_DECLS
