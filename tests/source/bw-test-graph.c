/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/bw-test-graph.h"

#include <string.h>

#include "source/graph/bw-graph-source.h"

static void
hang (BwTestTokens *self, GCancellable *cancellable)
{
  GPollFD poll_fd;

  g_assert_true (g_cancellable_make_pollfd (cancellable, &poll_fd));
  g_atomic_int_set (&self->hanging, TRUE);
  g_poll (&poll_fd, 1, -1);
  g_cancellable_release_fd (cancellable);
}

static char *
obtain (BwTokenProvider *provider,
        const char *refused,
        const char *claims,
        GCancellable *cancellable,
        GError **error)
{
  BwTestTokens *self = BW_TEST_TOKENS (provider);

  if (g_atomic_int_add (&self->n_calls, 1) + 1 == (int) self->hangs_at)
    hang (self, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (refused == NULL)
    return g_strdup (BW_TEST_TOKEN);

  g_set_str (&self->refused, refused);
  g_set_str (&self->claims, claims);
  if (self->fails) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "no other token");
    return NULL;
  }
  return g_strdup (BW_TEST_OTHER_TOKEN);
}

static void
provider_iface_init (BwTokenProviderInterface *iface)
{
  iface->obtain = obtain;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwTestTokens,
                               bw_test_tokens,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_TOKEN_PROVIDER, provider_iface_init))

static void
bw_test_tokens_finalize (GObject *object)
{
  BwTestTokens *self = BW_TEST_TOKENS (object);

  g_clear_pointer (&self->refused, g_free);
  g_clear_pointer (&self->claims, g_free);

  G_OBJECT_CLASS (bw_test_tokens_parent_class)->finalize (object);
}

static void
bw_test_tokens_class_init (BwTestTokensClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_test_tokens_finalize;
}

static void
bw_test_tokens_init (BwTestTokens *self)
{
}

static BwTestGraph *
make (const BwFakeGraphFields *fields,
      const BwHttpFields *http,
      const char *origin,
      GTimeSpan grace)
{
  BwTestGraph *self = g_new0 (BwTestGraph, 1);
  BwHttpFields all = *http;
  g_autoptr (BwHttp) asking = NULL;

  self->graph = bw_fake_graph_new (fields);
  self->server = bw_fake_graph_get_server (self->graph);
  self->clock =
      http->clock != NULL ? g_object_ref (http->clock) : bw_manual_clock_new (BW_TEST_GRAPH_NOW);
  self->interaction = bw_test_interaction_new ();
  self->tokens = g_object_new (BW_TYPE_TEST_TOKENS, NULL);
  bw_fake_graph_accept_token (self->graph, BW_TEST_TOKEN);
  all.clock = self->clock;
  all.interaction = self->interaction;
  asking = bw_http_new (&all);
  self->source = bw_graph_source_new (&(BwGraphSourceFields) {
      .http = asking,
      .tokens = BW_TOKEN_PROVIDER (self->tokens),
      .origin = origin != NULL ? origin : bw_fake_graph_get_root (self->graph),
      .clock = self->clock,
      .interaction = self->interaction,
      .grace = grace,
  });
  return self;
}

/**
 * bw_test_graph_new_with:
 * @fields: what the Graph is made of
 * @http: by what it is asked; where it has no clock and who listens, they are put in
 * @origin: (nullable): whom the source asks; %NULL for that Graph
 *
 * What is called off ends at once.
 *
 * Returns: (transfer full): a Graph, and who asks it
 */
BwTestGraph *
bw_test_graph_new_with (const BwFakeGraphFields *fields,
                        const BwHttpFields *http,
                        const char *origin)
{
  return make (fields, http, origin, 0);
}

/**
 * bw_test_graph_new:
 * @fields: what the Graph is made of
 *
 * Returns: (transfer full): a Graph, and who asks it; the answer to a change that is called off is waited for
 */
BwTestGraph *
bw_test_graph_new (const BwFakeGraphFields *fields)
{
  return make (fields, &(BwHttpFields) { NULL }, NULL, G_TIME_SPAN_MINUTE);
}

void
bw_test_graph_free (BwTestGraph *self)
{
  g_clear_object (&self->source);
  g_clear_object (&self->tokens);
  g_clear_object (&self->interaction);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->graph, bw_fake_graph_free);
  g_free (self);
}

static void
assert_clean (const char *text)
{
  if (text == NULL)
    return;
  g_assert_null (strstr (text, "planted"));
  g_assert_null (strstr (text, "eyJ0eXAi"));
  g_assert_null (strstr (text, "skiptoken"));
}

/**
 * bw_test_graph_assert_error:
 * @error: an error
 * @code: which one it has to be
 *
 * Looks into all that is kept, too: nothing secret may be there.
 */
void
bw_test_graph_assert_error (const GError *error, BwHttpError code)
{
  const BwHttpErrorFields *fields = bw_http_error_get_fields (error);

  g_assert_error (error, BW_HTTP_ERROR, (int) code);
  assert_clean (error->message);
  assert_clean (fields->host);
  assert_clean (fields->service_code);
  assert_clean (fields->service_message);
  assert_clean (fields->request_id);
}

/**
 * bw_test_graph_dup_targets:
 * @self: a Graph, and who asks it
 * @first: from which request on, from 1
 *
 * Returns: (transfer full): what was asked, one in a line, with `X` for what a skip token is
 */
char *
bw_test_graph_dup_targets (BwTestGraph *self, guint first)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GRegex) regex =
                g_regex_new ("skiptoken=[0-9a-f-]+", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *joined = NULL;

  for (guint i = first; i <= bw_test_server_count_requests (self->server); i++)
    g_string_append_printf (text, "%s\n", bw_test_server_get_request (self->server, i)->target);
  joined = g_string_free_and_steal (g_steal_pointer (&text));
  return g_regex_replace (regex, joined, -1, 0, "skiptoken=X", 0, NULL);
}
