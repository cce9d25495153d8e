/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-http-error.h"

#include "net/bw-redaction.h"

/* How much is kept of texts from outside, in characters. */
#define LONGEST_MESSAGE 300
#define LONGEST_CODE 100

typedef struct {
  BwHttpErrorFields fields;
} BwHttpErrorPrivate;

static void
bw_http_error_private_init (BwHttpErrorPrivate *private)
{
}

static void
copy_fields (BwHttpErrorFields *target, const BwHttpErrorFields *source)
{
  *target = *source;
  target->host = bw_redact (source->host, LONGEST_CODE);
  target->service_code = bw_redact (source->service_code, LONGEST_CODE);
  target->service_message = bw_redact (source->service_message, LONGEST_MESSAGE);
  target->request_id = bw_redact (source->request_id, LONGEST_CODE);
  target->client_request_id = bw_redact (source->client_request_id, LONGEST_CODE);
  /* What is asked for next has to be what was demanded, to the letter; it says nothing of anybody. */
  target->claims = g_strdup (source->claims);
}

static void
bw_http_error_private_copy (const BwHttpErrorPrivate *source, BwHttpErrorPrivate *target)
{
  copy_fields (&target->fields, &source->fields);
}

static void
bw_http_error_private_clear (BwHttpErrorPrivate *private)
{
  g_free ((char *) private->fields.host);
  g_free ((char *) private->fields.service_code);
  g_free ((char *) private->fields.service_message);
  g_free ((char *) private->fields.request_id);
  g_free ((char *) private->fields.client_request_id);
  g_free ((char *) private->fields.claims);
}

G_DEFINE_EXTENDED_ERROR (BwHttpError, bw_http_error)

/**
 * bw_http_error_new:
 * @code: what the user can do
 * @fields: (nullable): what is known of the exchange; all of it is copied, redacted and cut, but for the claims
 * @format: the message, for who wants to know more; it is not translated, and redacted too
 * @...: its arguments
 *
 * Returns: (transfer full): an error
 */
GError *
bw_http_error_new (BwHttpError code, const BwHttpErrorFields *fields, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *redacted = NULL;
  GError *error = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  redacted = bw_redact (message, LONGEST_MESSAGE);
  error = g_error_new_literal (BW_HTTP_ERROR, (int) code, redacted != NULL ? redacted : "");
  if (fields != NULL) {
    BwHttpErrorPrivate *private = bw_http_error_get_private (error);

    copy_fields (&private->fields, fields);
  }
  return error;
}

/**
 * bw_http_error_is_outage:
 * @error: (nullable): an error of any domain
 *
 * Returns: whether the service could not be reached or did not work, so that nothing is said of the organisation or of
 *   its sign-in
 */
gboolean
bw_http_error_is_outage (const GError *error)
{
  if (error == NULL || error->domain != BW_HTTP_ERROR)
    return FALSE;

  switch ((BwHttpError) error->code) {
  case BW_HTTP_ERROR_OFFLINE:
  case BW_HTTP_ERROR_UNREACHABLE:
  case BW_HTTP_ERROR_TIMED_OUT:
  case BW_HTTP_ERROR_PROXY:
  case BW_HTTP_ERROR_CAPTIVE_PORTAL:
  case BW_HTTP_ERROR_BUSY:
  case BW_HTTP_ERROR_SERVER:
    return TRUE;
  default:
    return FALSE;
  }
}

/**
 * bw_http_error_get_fields:
 * @error: (nullable): an error of any domain
 *
 * Returns: (transfer none) (nullable): what is known of the exchange, as long as @error lives; %NULL
 *   where it is an error of another domain
 */
const BwHttpErrorFields *
bw_http_error_get_fields (const GError *error)
{
  if (error == NULL || error->domain != BW_HTTP_ERROR)
    return NULL;

  return &bw_http_error_get_private (error)->fields;
}
