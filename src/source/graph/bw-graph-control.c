/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/graph/bw-graph-control.h"

#include "base/bw-origin.h"
#include "model/bw-id.h"
#include "reading/bw-change-body.h"
#include "reading/bw-reader.h"
#include "source/bw-source.h"

/* What errors of reading call an answer. */
#define NAME "Microsoft Graph"

/* An id is no path: `11770.MDA_Google_EnableTwoFactorAuth`, and whatever may come (graph.md §1.5). */
static char *
build_address (const BwGraphCaller *caller, const char *id)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);

  return g_strconcat (caller->origin, BW_GRAPH_PROFILES "/", escaped, NULL);
}

/* What would be another address than that of a control: a path's own words, and nothing at all. */
static gboolean
check_id (const char *id, GError **error)
{
  if (*id != '\0' && !g_str_equal (id, ".") && !g_str_equal (id, ".."))
    return TRUE;
  g_set_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_UNKNOWN_CONTROL, "there is no control “%s”",
               id);
  return FALSE;
}

/* Takes @problem over. */
static void
tell (const char *id, GError *problem, GError **error)
{
  g_autoptr (GError) owned = problem;

  if (g_error_matches (owned, BW_HTTP_ERROR, BW_HTTP_ERROR_NOT_FOUND))
    g_set_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_UNKNOWN_CONTROL,
                 "Microsoft Graph has no control %s", id);
  else
    g_propagate_error (error, g_steal_pointer (&owned));
}

/* The profile of @id in an answer; NULL where it is empty, or something else. */
static BwControlProfile *
find_profile (BwHttpAnswer *answer, const char *id)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (BwCatalogue) catalogue = NULL;
  BwControlProfile *profile = NULL;

  if (!bw_reader_add_bytes (reader, bw_http_answer_get_body (answer), NAME, NULL))
    return NULL;
  catalogue = bw_reader_dup_catalogue (reader);
  profile = catalogue != NULL ? bw_catalogue_find (catalogue, id) : NULL;
  return profile != NULL ? g_object_ref (profile) : NULL;
}

static BwControlProfile *
refuse_answer (const BwGraphCaller *caller, BwHttpAnswer *answer, const char *id, GError **error)
{
  g_autofree char *host = bw_origin_dup_host (caller->origin);
  BwHttpErrorFields fields = {
    .host = host,
    .status = bw_http_answer_get_status (answer),
    .request_id = bw_http_answer_get_request_id (answer),
    .client_request_id = bw_http_answer_get_client_request_id (answer),
  };

  g_propagate_error (error, bw_http_error_new (BW_HTTP_ERROR_BAD_ANSWER, &fields,
                                               "%s: the answer is not the control %s", host, id));
  return NULL;
}

/**
 * bw_graph_control_read:
 * @caller: what it takes to call Graph
 * @id: the id of a control
 * @cancellable: (nullable): ends the call early
 * @error: return location for a %BW_HTTP_ERROR, %BW_SOURCE_ERROR_UNKNOWN_CONTROL, or an error of who hands out tokens
 *
 * Reads one control anew (graph.md §1.1).
 *
 * Returns: (transfer full): its profile, or %NULL
 */
BwControlProfile *
bw_graph_control_read (const BwGraphCaller *caller,
                       const char *id,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *address = build_address (caller, id);
  g_autoptr (BwHttpAnswer) answer = NULL;
  BwControlProfile *profile = NULL;
  GError *problem = NULL;

  if (!check_id (id, error))
    return NULL;
  answer = bw_graph_get (caller, address, cancellable, &problem);
  if (answer == NULL) {
    tell (id, problem, error);
    return NULL;
  }
  profile = find_profile (answer, id);
  return profile != NULL ? profile : refuse_answer (caller, answer, id, error);
}

/**
 * bw_graph_control_change:
 * @caller: what it takes to call Graph
 * @update: the change
 * @changed: (out) (optional) (nullable) (transfer full): the control as it is now, where Graph tells it
 * @cancellable: (nullable): ends the call early
 * @error: return location for a %BW_HTTP_ERROR, a %BW_SOURCE_ERROR, or an error of who hands out tokens
 *
 * Changes one control (graph.md §2). Graph answers 204, or 200 with the profile; what it says beside a good status
 * takes nothing from the change.
 *
 * Returns: whether Graph took it
 */
gboolean
bw_graph_control_change (const BwGraphCaller *caller,
                         BwControlUpdate *update,
                         BwControlProfile **changed,
                         GCancellable *cancellable,
                         GError **error)
{
  const char *id = bw_control_update_get_id (update);
  g_autofree char *address = build_address (caller, id);
  g_autoptr (GBytes) body = bw_change_body_new (update);
  g_autoptr (BwHttpAnswer) answer = NULL;
  GError *problem = NULL;

  if (!check_id (id, error))
    return FALSE;
  if (bw_id_is_of_device (id)) {
    g_set_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_REFUSED,
                 "%s: device controls are changed in Defender Vulnerability Management", id);
    return FALSE;
  }
  answer = bw_graph_patch (caller, address, body, cancellable, &problem);
  if (answer == NULL) {
    tell (id, problem, error);
    return FALSE;
  }
  if (changed != NULL)
    *changed = find_profile (answer, id);
  return TRUE;
}
