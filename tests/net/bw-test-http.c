/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-test-http.h"

#include <string.h>

#define NOW "2026-07-17T12:00:00Z"

static void
answer_well (SoupServerMessage *message, const BwTestRequest *request, gpointer data)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, "{}", 2);
}

/**
 * bw_test_http_new_with:
 * @fields: what who asks is made of; the clock and who listens are put in
 * @origin: (nullable): whom it asks; %NULL for a plain server of its own
 *
 * Returns: (transfer full): who asks
 */
BwTestHttp *
bw_test_http_new_with (const BwHttpFields *fields, const char *origin)
{
  BwTestHttp *self = g_new0 (BwTestHttp, 1);
  BwHttpFields all = *fields;

  self->clock = bw_manual_clock_new (NOW);
  self->interaction = bw_test_interaction_new ();
  if (all.clock == NULL)
    all.clock = self->clock;
  all.interaction = self->interaction;
  if (origin == NULL)
    self->server = bw_test_server_new (NULL, answer_well, NULL);
  self->http = bw_http_new (&all);
  self->origin = g_strdup (origin != NULL ? origin : bw_test_server_get_root (self->server));
  return self;
}

/**
 * bw_test_http_new:
 *
 * Returns: (transfer full): a plain server, and who asks it
 */
BwTestHttp *
bw_test_http_new (void)
{
  return bw_test_http_new_with (&(BwHttpFields) { NULL }, NULL);
}

void
bw_test_http_free (BwTestHttp *self)
{
  g_clear_object (&self->http);
  g_clear_pointer (&self->server, bw_test_server_free);
  g_clear_object (&self->interaction);
  g_clear_object (&self->clock);
  g_free (self->origin);
  g_free (self);
}

/**
 * bw_test_http_send:
 * @self: who asks
 * @method: how
 * @cancellable: (nullable): ends it early
 * @error: return location for an error
 *
 * Asks with a token and a query that must not be seen anywhere.
 *
 * Returns: (transfer full): the answer
 */
BwHttpAnswer *
bw_test_http_send (BwTestHttp *self, const char *method, GCancellable *cancellable, GError **error)
{
  g_autofree char *address = g_strconcat (self->origin, "/v1.0/a?q=" BW_TEST_QUERY, NULL);
  g_autoptr (GBytes) body = g_str_equal (method, "GET") ? NULL : g_bytes_new_static ("{}", 2);
  BwHttpRequest request = {
    .method = method,
    .address = address,
    .origin = self->origin,
    .bearer = BW_TEST_TOKEN,
    .content_type = "application/json",
    .body = body,
  };

  return bw_http_exchange (self->http, &request, cancellable, error);
}

BwHttpAnswer *
bw_test_http_get (BwTestHttp *self, GCancellable *cancellable, GError **error)
{
  return bw_test_http_send (self, "GET", cancellable, error);
}

/**
 * bw_test_http_get_waited:
 * @self: who asks
 *
 * Returns: how far the clock went on, in microseconds
 */
GTimeSpan
bw_test_http_get_waited (BwTestHttp *self)
{
  g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 (NOW, NULL);
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);

  return g_date_time_difference (now, start);
}

static void
assert_clean (const char *text)
{
  if (text == NULL)
    return;
  g_assert_null (strstr (text, "planted"));
  g_assert_null (strstr (text, "eyJ0eXAi"));
  g_assert_null (strstr (text, "Bearer ey"));
}

/**
 * bw_test_http_assert_error:
 * @self: who asks
 * @error: an error
 * @code: which one it has to be
 *
 * Looks into all that is kept of the exchange, too: nothing secret may be there.
 */
void
bw_test_http_assert_error (BwTestHttp *self, const GError *error, BwHttpError code)
{
  const BwHttpErrorFields *fields = bw_http_error_get_fields (error);

  g_assert_error (error, BW_HTTP_ERROR, (int) code);
  assert_clean (error->message);
  g_assert_nonnull (fields);
  assert_clean (fields->host);
  assert_clean (fields->service_code);
  assert_clean (fields->service_message);
  assert_clean (fields->request_id);
  assert_clean (fields->client_request_id);
}

void
bw_test_http_assert_text (BwHttpAnswer *answer, const char *text)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bw_http_answer_get_body (answer), &length);

  g_assert_cmpmem (data, length, text, strlen (text));
}
