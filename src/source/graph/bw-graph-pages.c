/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/graph/bw-graph-pages.h"

#include "base/bw-origin.h"
#include "reading/bw-reading-error.h"

/* What errors of reading call an answer. */
#define NAME "Microsoft Graph"

#define PARTIAL_CONTENT 206

/**
 * bw_graph_pages_new:
 * @caller: what it takes to call Graph; it has to stay alive
 * @wants_scores: whether it is the collection of scores, or else that of profiles
 * @first: where the first page is
 *
 * Returns: (transfer full): a collection of which nothing is read yet
 */
BwGraphPages *
bw_graph_pages_new (const BwGraphCaller *caller, gboolean wants_scores, const char *first)
{
  BwGraphPages *self = g_new0 (BwGraphPages, 1);

  self->caller = caller;
  self->wants_scores = wants_scores;
  self->reader = bw_reader_new ();
  self->next = g_strdup (first);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * bw_graph_pages_free:
 * @self: (transfer full) (nullable): a collection
 */
void
bw_graph_pages_free (BwGraphPages *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->reader);
  g_clear_pointer (&self->next, g_free);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_free (self);
}

/**
 * bw_graph_pages_have_begun:
 * @self: a collection
 *
 * Returns: whether a page of it was read
 */
gboolean
bw_graph_pages_have_begun (BwGraphPages *self)
{
  return g_hash_table_size (self->seen) > 0;
}

static gboolean
refuse (const BwGraphPages *self, BwHttpError code, const char *what, GError **error)
{
  g_autofree char *host = bw_origin_dup_host (self->caller->origin);
  BwHttpErrorFields fields = { .host = host };

  g_propagate_error (error, bw_http_error_new (code, &fields, "%s: %s", host, what));
  return FALSE;
}

/* Where it leads is Graph's word, and is not trusted: not out of Graph, not round in a circle, not on
 * for ever. */
static gboolean
check_next (const BwGraphPages *self, GError **error)
{
  if (!bw_origin_equal (self->next, self->caller->origin)) {
    g_autofree char *host = bw_origin_dup_host (self->next);
    g_autofree char *what =
        g_strdup_printf ("the next page is said to be at %s, where nothing is sent",
                         host != NULL ? host : "no address");

    return refuse (self, BW_HTTP_ERROR_OTHER_HOST, what, error);
  }
  if (g_hash_table_contains (self->seen, self->next))
    return refuse (self, BW_HTTP_ERROR_REPEATED_PAGE, "the pages lead round in a circle", error);
  if (g_hash_table_size (self->seen) >= BW_GRAPH_MAX_PAGES)
    return refuse (self, BW_HTTP_ERROR_TOO_MANY_PAGES, "more pages than are read", error);
  return TRUE;
}

static gboolean
refuse_answer (BwHttpAnswer *answer,
               const char *host,
               BwHttpError code,
               const char *what,
               GError **error)
{
  BwHttpErrorFields fields = {
    .host = host,
    .status = bw_http_answer_get_status (answer),
    .request_id = bw_http_answer_get_request_id (answer),
    .client_request_id = bw_http_answer_get_client_request_id (answer),
  };

  g_propagate_error (error, bw_http_error_new (code, &fields, "%s: %s", host, what));
  return FALSE;
}

static BwHttpError
find_code (const GError *problem)
{
  return g_error_matches (problem, BW_READING_ERROR, BW_READING_ERROR_TOO_DEEP)
             ? BW_HTTP_ERROR_TOO_DEEP
             : BW_HTTP_ERROR_BAD_ANSWER;
}

/* What cannot be read, or is another collection, is no answer to what was asked. */
static gboolean
take_answer (BwGraphPages *self, BwHttpAnswer *answer, GError **error)
{
  g_autofree char *host = bw_origin_dup_host (self->caller->origin);
  g_autoptr (GError) problem = NULL;

  if (!bw_reader_add_bytes (self->reader, bw_http_answer_get_body (answer), NAME, &problem))
    return refuse_answer (answer, host, find_code (problem), problem->message, error);
  if (self->wants_scores ? bw_reader_has_profiles (self->reader)
                         : bw_reader_has_scores (self->reader))
    return refuse_answer (answer, host, BW_HTTP_ERROR_BAD_ANSWER,
                          "another collection than was asked for", error);
  return TRUE;
}

/**
 * bw_graph_pages_read:
 * @self: a collection that has a next page
 * @cancellable: (nullable): ends the call early
 * @error: return location for a %BW_HTTP_ERROR, or one of who hands out tokens
 *
 * Reads the next page. Where that fails, everything stays as it was, and it may be tried again.
 *
 * Returns: whether it was read
 */
gboolean
bw_graph_pages_read (BwGraphPages *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwHttpAnswer) answer = NULL;

  g_return_val_if_fail (self->next != NULL, FALSE);

  if (!check_next (self, error))
    return FALSE;
  answer = bw_graph_get (self->caller, self->next, cancellable, error);
  if (answer == NULL || !take_answer (self, answer, error))
    return FALSE;

  self->incomplete |= bw_http_answer_get_status (answer) == PARTIAL_CONTENT;
  g_hash_table_add (self->seen, g_steal_pointer (&self->next));
  self->next = g_strdup (bw_reader_get_next_link (self->reader));
  return TRUE;
}
