/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/graph/bw-graph-call.h"

#include "base/bw-secret-text.h"
#include "reading/bw-graph-fault.h"
#include "source/graph/bw-challenge.h"

#define UNAUTHORIZED 401
#define FORBIDDEN 403

/**
 * bw_graph_answer_to_error:
 * @answer: an answer whose status is not good
 *
 * Returns: (transfer full): a %BW_HTTP_ERROR with what Graph says about it
 */
GError *
bw_graph_answer_to_error (BwHttpAnswer *answer)
{
  g_autoptr (BwGraphFault) fault = bw_graph_fault_read (bw_http_answer_get_body (answer));

  return bw_http_answer_to_error (
      answer, &(BwHttpFault) { fault->code, fault->message, fault->request_id });
}

/* A token is refused with 401; policies may demand another one with 403, too (graph.md §4.7). */
static gboolean
wants_other_token (BwHttpAnswer *answer, char **claims)
{
  guint status = bw_http_answer_get_status (answer);

  if (status != UNAUTHORIZED && status != FORBIDDEN)
    return FALSE;
  *claims = bw_challenge_find_claims (bw_http_answer_get_header (answer, "www-authenticate"));
  return status == UNAUTHORIZED || *claims != NULL;
}

/* With a token that is good for long, or else once more with another one. */
static BwHttpAnswer *
exchange (const BwGraphCaller *self,
          BwHttpRequest *request,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (BwSecretText) token =
                bw_token_provider_obtain (self->tokens, NULL, NULL, cancellable, error);
  g_autoptr (BwHttpAnswer) answer = NULL;
  g_autofree char *claims = NULL;
  g_autoptr (BwSecretText) other = NULL;

  if (token == NULL)
    return NULL;
  request->bearer = token;
  answer = bw_http_exchange (self->http, request, cancellable, error);
  if (answer == NULL || !wants_other_token (answer, &claims))
    return g_steal_pointer (&answer);

  other = bw_token_provider_obtain (self->tokens, token, claims, cancellable, error);
  if (other == NULL)
    return NULL;
  request->bearer = other;
  return bw_http_exchange (self->http, request, cancellable, error);
}

static BwHttpAnswer *
call (const BwGraphCaller *self, BwHttpRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwHttpAnswer) answer = exchange (self, request, cancellable, error);

  if (answer == NULL || bw_http_answer_is_good (answer))
    return g_steal_pointer (&answer);

  g_propagate_error (error, bw_graph_answer_to_error (answer));
  return NULL;
}

/**
 * bw_graph_get:
 * @self: what it takes
 * @address: an address of Graph
 * @cancellable: (nullable): ends the call early
 * @error: return location for a %BW_HTTP_ERROR, or one of who hands out tokens
 *
 * Asks Graph for something. Where it refuses the token, another one is obtained, once.
 *
 * Returns: (transfer full): a good answer
 */
BwHttpAnswer *
bw_graph_get (const BwGraphCaller *self,
              const char *address,
              GCancellable *cancellable,
              GError **error)
{
  BwHttpRequest request = {
    .method = "GET",
    .address = address,
    .origin = self->origin,
    .once = self->once,
  };

  return call (self, &request, cancellable, error);
}

/**
 * bw_graph_patch:
 * @self: what it takes
 * @address: an address of Graph
 * @body: what is to be changed, in JSON
 * @cancellable: (nullable): ends the call early
 * @error: return location for a %BW_HTTP_ERROR, or one of who hands out tokens
 *
 * Changes something at Graph (graph.md §2).
 *
 * Returns: (transfer full): a good answer, which may be empty
 */
BwHttpAnswer *
bw_graph_patch (const BwGraphCaller *self,
                const char *address,
                GBytes *body,
                GCancellable *cancellable,
                GError **error)
{
  BwHttpRequest request = {
    .method = "PATCH",
    .address = address,
    .origin = self->origin,
    .content_type = "application/json",
    .body = body,
    .prefer = "return=representation",
  };

  return call (self, &request, cancellable, error);
}
