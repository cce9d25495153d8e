/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/graph/bw-graph-call.h"

#include "base/bw-secret-text.h"
#include "reading/bw-graph-fault.h"
#include "source/graph/bw-challenge.h"

#define UNAUTHORIZED 401
#define FORBIDDEN 403

/* How often another token is obtained for one call, where each time another thing is demanded of it. */
#define MOST_OTHERS 2

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

/**
 * bw_graph_answer_to_error:
 * @answer: an answer whose status is not good
 *
 * Returns: (transfer full): a %BW_HTTP_ERROR with what Graph says about it, and with what it demands of a token
 */
GError *
bw_graph_answer_to_error (BwHttpAnswer *answer)
{
  g_autoptr (BwGraphFault) fault = bw_graph_fault_read (bw_http_answer_get_body (answer));
  g_autofree char *claims = NULL;

  wants_other_token (answer, &claims);
  return bw_http_answer_to_error (
      answer, &(BwHttpFault) { fault->code, fault->message, fault->request_id, claims });
}

/* Whether there is use in one more token: the first one may just be too old, but another one is worth getting only where
   something is demanded that the last one was not asked for with. */
static gboolean
is_worth_another (guint n_others, const char *claims, const char *demanded)
{
  return n_others == 0 ||
         (n_others < MOST_OTHERS && demanded != NULL && g_strcmp0 (demanded, claims) != 0);
}

/* With a token that is good for long, or else once more with another one; and with a third one where Graph's second
   refusal demands another thing than its first. What is demanded after that, a sign-in has to bring. */
static BwHttpAnswer *
exchange (const BwGraphCaller *self,
          BwHttpRequest *request,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (BwSecretText) token =
                bw_token_provider_obtain (self->tokens, NULL, NULL, cancellable, error);
  g_autofree char *claims = NULL;

  for (guint n_others = 0; token != NULL; n_others++) {
    g_autoptr (BwHttpAnswer) answer = NULL;
    g_autofree char *demanded = NULL;
    BwSecretText *other = NULL;

    request->bearer = token;
    answer = bw_http_exchange (self->http, request, cancellable, error);
    if (answer == NULL || !wants_other_token (answer, &demanded) ||
        !is_worth_another (n_others, claims, demanded))
      return g_steal_pointer (&answer);

    g_set_str (&claims, demanded);
    other = bw_token_provider_obtain (self->tokens, token, claims, cancellable, error);
    g_clear_pointer (&token, bw_secret_free);
    token = other;
  }
  return NULL;
}

/* Who may read may lack what it takes to change: another permission, and another role (graph.md §2). Takes @problem over. */
static GError *
tell_change (GError *problem)
{
  g_autoptr (GError) owned = problem;

  if (!g_error_matches (owned, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN))
    return g_steal_pointer (&owned);
  return bw_http_error_new (BW_HTTP_ERROR_FORBIDDEN_CHANGE, bw_http_error_get_fields (owned), "%s",
                            owned->message);
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
 * Asks Graph for something. Where it refuses the token, another one is obtained; once more where it then demands
 * another thing of it. What is demanded in the end is in the error.
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
 * Changes something at Graph (graph.md §2). That it is forbidden is told as %BW_HTTP_ERROR_FORBIDDEN_CHANGE.
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
    .grace = self->grace,
  };
  BwHttpAnswer *answer = NULL;
  GError *problem = NULL;

  answer = call (self, &request, cancellable, &problem);
  if (answer == NULL)
    g_propagate_error (error, tell_change (problem));
  return answer;
}
