/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-fake-graph-private.h"

#include <string.h>

#include "support/bw-synthetic.h"
#include "support/bw-test-files.h"

#define SCORES "/v1.0/security/secureScores"
#define PROFILES BW_FAKE_GRAPH_PROFILES
#define ORGANIZATION "/v1.0/organization"

#define PAGE_SIZE 200

/* graph.md §5 */
#define NO_PERMISSION \
  "Auth token does not contain valid permissions or user does not have valid roles."

void
bw_fake_graph_answer_json (SoupServerMessage *message, guint status, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json;odata.metadata=minimal",
                                    SOUP_MEMORY_COPY, text, strlen (text));
}

void
bw_fake_graph_answer_error (SoupServerMessage *message,
                            guint status,
                            const char *code,
                            const char *text)
{
  g_autofree char *id = g_uuid_string_random ();
  const char *asked = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "client-request-id");
  g_autofree char *body = g_strdup_printf ("{\"error\":{\"code\":\"%s\",\"message\":\"%s\","
                                           "\"innerError\":{\"date\":\"2026-07-17T12:00:00\","
                                           "\"request-id\":\"%s\",\"client-request-id\":\"%s\"}}}",
                                           code, text, id, asked != NULL ? asked : id);

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "request-id",
                                id);
  bw_fake_graph_answer_json (message, status, body);
}

static const char *
find_token (const BwTestRequest *request)
{
  const char *header = bw_test_request_get_header (request, "authorization");

  return header != NULL && g_str_has_prefix (header, "Bearer ") ? header + strlen ("Bearer ")
                                                                : NULL;
}

/* Who knows of tokens only whether they are good takes them for those of the usual organisation. */
static void
judge_alone (BwFakeGraph *self, const char *token, BwFakeVerdict *verdict)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean good =
      g_hash_table_size (self->tokens) == 0 || g_hash_table_contains (self->tokens, token);

  *verdict = (BwFakeVerdict) {
    .state = good ? BW_FAKE_TOKEN_GOOD : BW_FAKE_TOKEN_UNKNOWN,
    .tenant = BW_SYNTHETIC_TENANT,
    .writes = TRUE,
  };
}

static void
judge (BwFakeGraph *self, const BwTestRequest *request, BwFakeVerdict *verdict)
{
  const BwFakeGraphFields *fields = &self->fields;
  const char *token = find_token (request);

  *verdict = (BwFakeVerdict) { .state = BW_FAKE_TOKEN_UNKNOWN };
  if (token == NULL)
    return;
  if (fields->judge == NULL)
    judge_alone (self, token, verdict);
  else
    fields->judge (token, bw_test_server_get_root (self->server), fields->judge_data, verdict);
  if (verdict->state == BW_FAKE_TOKEN_GOOD && fields->tenant != NULL &&
      g_strcmp0 (verdict->tenant, fields->tenant) != 0)
    verdict->state = BW_FAKE_TOKEN_OTHER_TENANT;
}

/* Microsoft's client writes $skipToken, Graph's own links have $skiptoken. */
static GHashTable *
parse_query (const BwTestRequest *request)
{
  const char *mark = strchr (request->target, '?');
  GHashTable *query =
      mark != NULL ? g_uri_parse_params (mark + 1, -1, "&", G_URI_PARAMS_CASE_INSENSITIVE, NULL)
                   : NULL;

  return query != NULL ? query : g_hash_table_new (g_str_hash, g_str_equal);
}

/* A skip token says nothing to who gets it, and stands for the query that comes next. */
static char *
make_link (BwFakeGraph *self, const char *path, const char *query, guint offset)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *token = g_uuid_string_random ();
  g_autofree char *separator = g_strdup (*query != '\0' ? "&" : "");
  char *link = g_strdup_printf ("%s%s?%s%s$skiptoken=%s", bw_test_server_get_root (self->server),
                                path, query, separator, token);

  g_hash_table_insert (self->links, g_steal_pointer (&token), GUINT_TO_POINTER (offset));
  return link;
}

/* Where a page begins; FALSE where the token is none that was given out. */
static gboolean
find_offset (BwFakeGraph *self, GHashTable *query, guint *offset)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const char *token = g_hash_table_lookup (query, "$skiptoken");
  gpointer found = NULL;

  *offset = 0;
  if (token == NULL)
    return TRUE;
  if (!g_hash_table_lookup_extended (self->links, token, NULL, &found))
    return FALSE;
  *offset = GPOINTER_TO_UINT (found);
  return TRUE;
}

static char *
dup_query_without_token (GHashTable *query)
{
  const char *top = g_hash_table_lookup (query, "$top");
  const char *select = g_hash_table_lookup (query, "$select");

  return g_strdup_printf ("%s%s%s%s%s", top != NULL ? "$top=" : "", top != NULL ? top : "",
                          top != NULL && select != NULL ? "&" : "",
                          select != NULL ? "$select=" : "", select != NULL ? select : "");
}

static guint
get_top (GHashTable *query, guint otherwise)
{
  const char *text = g_hash_table_lookup (query, "$top");
  guint64 top = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, 1000, &top, NULL))
    return otherwise;
  return (guint) top;
}

static GString *
start_collection (BwFakeGraph *self, const char *name)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "{\"@odata.context\":\"%s/v1.0/$metadata#security/%s\",",
                          bw_test_server_get_root (self->server), name);
  return text;
}

static void
add_link (BwFakeGraph *self, GString *text, const char *path, GHashTable *query, guint offset)
{
  g_autofree char *rest = dup_query_without_token (query);
  g_autofree char *link = make_link (self, path, rest, offset);

  g_string_append_printf (text, "\"@odata.nextLink\":\"%s\",", link);
}

static char *
make_scores (BwFakeGraph *self, GHashTable *query, guint offset)
{
  g_autoptr (GString) text = start_collection (self, "secureScores");
  const BwFakeGraphFields *fields = &self->fields;
  guint top = get_top (query, fields->n_days);
  guint end = 0;

  if (fields->most_days > 0)
    top = MIN (top, fields->most_days);
  end = MIN (offset + top, fields->n_days);
  if (end < fields->n_days)
    add_link (self, text, SCORES, query, end);
  g_string_append (text, "\"value\":[");
  for (guint i = offset; i < end; i++) {
    gboolean is_hollow = i + fields->n_hollow >= fields->n_days;
    g_autofree char *score =
        bw_synthetic_new_score (fields->today - i, i, fields->n_controls,
                                is_hollow || g_hash_table_contains (query, "$select"));

    g_string_append_printf (text, "%s%s", i > offset ? "," : "", score);
  }
  g_string_append (text, "]}");
  return g_string_free_and_steal (g_steal_pointer (&text));
}

char *
bw_fake_graph_make_profile (BwFakeGraph *self, guint number, gboolean at_once)
{
  g_autofree char *id = bw_synthetic_new_id (number);
  g_autofree char *updates = bw_fake_controls_dup_updates (self->controls, id, at_once);

  return bw_synthetic_new_profile (number, updates);
}

static char *
make_profiles (BwFakeGraph *self, GHashTable *query, guint offset)
{
  g_autoptr (GString) text = start_collection (self, "secureScoreControlProfiles");
  guint most = self->fields.page_size > 0 ? self->fields.page_size : PAGE_SIZE;
  guint end = MIN (offset + MIN (get_top (query, most), most), self->fields.n_controls);

  if (end < self->fields.n_controls)
    add_link (self, text, PROFILES, query, end);
  g_string_append (text, "\"value\":[");
  for (guint i = offset; i < end; i++) {
    g_autofree char *profile = bw_fake_graph_make_profile (self, i, FALSE);

    g_string_append_printf (text, "%s%s", i > offset ? "," : "", profile);
  }
  g_string_append (text, "]}");
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Whether a token is for the organisation that the records are made up for. */
static gboolean
is_usual (const BwFakeVerdict *verdict)
{
  return g_str_equal (verdict->tenant, BW_SYNTHETIC_TENANT);
}

/* Takes @text over, and tells it of the organisation that the token is for. */
char *
bw_fake_graph_tell_tenant (char *text, const BwFakeVerdict *verdict)
{
  g_autoptr (GString) others = NULL;

  if (is_usual (verdict))
    return text;
  others = g_string_new_take (text);
  g_string_replace (others, BW_SYNTHETIC_TENANT, verdict->tenant, 0);
  return g_string_free_and_steal (g_steal_pointer (&others));
}

static char *
make_answer (BwFakeGraph *self,
             GHashTable *query,
             guint offset,
             const BwFakeVerdict *verdict,
             gboolean wants_scores)
{
  return bw_fake_graph_tell_tenant (wants_scores ? make_scores (self, query, offset)
                                                 : make_profiles (self, query, offset),
                                    verdict);
}

static GBytes *
find_packed (BwFakeGraph *self, const char *target)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GBytes *packed = g_hash_table_lookup (self->packed, target);

  return packed != NULL ? g_bytes_ref (packed) : NULL;
}

static void
keep_packed (BwFakeGraph *self, const char *target, GBytes *packed)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_insert (self->packed, g_strdup (target), g_bytes_ref (packed));
}

/* Whole days are what a fill-in asks for; totals are selected. */
static gboolean
breaks_off (BwFakeGraph *self, GHashTable *query, guint offset)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->breaking_off && offset > 0 && !g_hash_table_contains (query, "$select");
}

/* Packed once for each target, so that a measurement measures who asks. */
static void
answer_collection (BwFakeGraph *self,
                   SoupServerMessage *message,
                   const BwTestRequest *request,
                   const BwFakeVerdict *verdict,
                   gboolean wants_scores)
{
  g_autoptr (GHashTable) query = parse_query (request);
  g_autoptr (GBytes) packed = NULL;
  const char *accepted = bw_test_request_get_header (request, "accept-encoding");
  gboolean may_pack = accepted != NULL && strstr (accepted, "gzip") != NULL;
  guint offset = 0;

  if (!find_offset (self, query, &offset)) {
    bw_fake_graph_answer_error (message, self->dead_link, "BadRequest",
                                "The skip token is not valid.");
    return;
  }
  if (wants_scores && breaks_off (self, query, offset)) {
    bw_fake_graph_answer_error (message, 500, "InternalServerError", "Something went wrong.");
    return;
  }
  packed = may_pack && is_usual (verdict) ? find_packed (self, request->target) : NULL;
  if (packed == NULL) {
    g_autofree char *text = make_answer (self, query, offset, verdict, wants_scores);
    g_autoptr (GBytes) plain = g_bytes_new (text, strlen (text));

    if (!may_pack) {
      bw_fake_graph_answer_json (message, 200, text);
      return;
    }
    packed = bw_test_compress (plain);
    if (is_usual (verdict))
      keep_packed (self, request->target, packed);
  }

  bw_fake_graph_answer_json (message, 200, "");
  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "Content-Encoding", "gzip");
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), packed);
}

static void
answer_replay (SoupServerMessage *message, GBytes *body)
{
  bw_fake_graph_answer_json (message, 200, "");
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
}

static gboolean
is_path (const BwTestRequest *request, const char *path)
{
  gsize length = strlen (path);

  return strncmp (request->target, path, length) == 0 &&
         (request->target[length] == '\0' || request->target[length] == '?');
}

static void
count (BwFakeGraph *self, SoupServerMessage *message, const BwTestRequest *request)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  const char *token = bw_test_request_get_header (request, "authorization");

  self->counts.n_answers++;
  self->counts.n_packed += soup_message_headers_get_one (headers, "Content-Encoding") != NULL;
  self->counts.n_bytes += (guint64) soup_server_message_get_response_body (message)->length;
  if (token != NULL)
    g_hash_table_add (self->seen, g_strdup (token));
}

/* With what is demanded, where another token would do (graph.md §4.7); realm and addresses as they come. */
static void
add_challenge (SoupServerMessage *message, const char *claims)
{
  g_autoptr (GString) header = g_string_new (
      "Bearer realm=\"\", authorization_uri=\"https://login.example/common/oauth2/"
      "authorize\", client_id=\"00000003-0000-0000-c000-000000000000\"");
  g_autofree char *encoded = NULL;

  if (claims != NULL) {
    encoded = g_base64_encode ((const guchar *) claims, strlen (claims));
    g_string_append_printf (header, ", error=\"insufficient_claims\", claims=\"%s\"", encoded);
  }
  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               "WWW-Authenticate", header->str);
}

/* graph.md §5. */
static void
refuse_token (SoupServerMessage *message, const BwFakeVerdict *verdict)
{
  static const char *const TEXTS[] = {
    [BW_FAKE_TOKEN_UNKNOWN] = "Access token validation failure.",
    [BW_FAKE_TOKEN_EXPIRED] = "Lifetime validation failed, the token is expired.",
    [BW_FAKE_TOKEN_OTHER_AUDIENCE] = "Access token validation failure. Invalid audience.",
    [BW_FAKE_TOKEN_OTHER_TENANT] = "Access token validation failure. Invalid tenant.",
    [BW_FAKE_TOKEN_MORE_CLAIMS] = "Continuous access evaluation resulted in challenge.",
  };

  add_challenge (message, verdict->claims);
  bw_fake_graph_answer_error (message, 401, "InvalidAuthenticationToken", TEXTS[verdict->state]);
}

/* Who may ask for a name is a user with `User.Read` (graph.md §4.1); an application would need more for it. */
static void
answer_name (SoupServerMessage *message, const BwFakeVerdict *verdict)
{
  g_autofree char *text = NULL;

  if (verdict->application) {
    bw_fake_graph_answer_error (message, 403, "Authorization_RequestDenied",
                                "Insufficient privileges to complete the operation.");
    return;
  }
  text = g_strdup_printf ("{\"value\":[{\"displayName\":\"%s\"}]}",
                          is_usual (verdict) ? BW_FAKE_GRAPH_NAME : BW_FAKE_GRAPH_OTHER_NAME);
  bw_fake_graph_answer_json (message, 200, text);
}

static void
answer_rightly (BwFakeGraph *self,
                SoupServerMessage *message,
                const BwTestRequest *request,
                const BwFakeVerdict *verdict)
{
  gboolean asks = g_str_equal (request->method, "GET");

  if (verdict->state != BW_FAKE_TOKEN_GOOD) {
    refuse_token (message, verdict);
  } else if (asks && self->scores != NULL && is_path (request, SCORES)) {
    answer_replay (message, self->scores);
  } else if (asks && self->profiles != NULL && is_path (request, PROFILES)) {
    answer_replay (message, self->profiles);
  } else if (asks && is_path (request, SCORES)) {
    answer_collection (self, message, request, verdict, TRUE);
  } else if (asks && is_path (request, PROFILES)) {
    answer_collection (self, message, request, verdict, FALSE);
  } else if (asks && is_path (request, ORGANIZATION)) {
    answer_name (message, verdict);
  } else if (asks && g_str_has_prefix (request->target, PROFILES "/")) {
    bw_fake_graph_answer_profile (self, message, request, verdict);
  } else if (g_str_equal (request->method, "PATCH") &&
             g_str_has_prefix (request->target, PROFILES "/")) {
    if (verdict->writes)
      bw_fake_graph_answer_patch (self, message, request, verdict);
    else
      bw_fake_graph_answer_error (message, 403, "", NO_PERMISSION);
  } else {
    bw_fake_graph_answer_error (message, 404, "ResourceNotFound", "There is no such thing.");
  }
}

static void
answer (SoupServerMessage *message, const BwTestRequest *request, gpointer data)
{
  BwFakeVerdict verdict;

  bw_fake_graph_let_others_change (data);
  judge (data, request, &verdict);
  answer_rightly (data, message, request, &verdict);
  count (data, message, request);
  g_free (verdict.claims);
}

/**
 * bw_fake_graph_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a Graph that listens already
 */
BwFakeGraph *
bw_fake_graph_new (const BwFakeGraphFields *fields)
{
  BwFakeGraph *self = g_new0 (BwFakeGraph, 1);

  self->fields = *fields;
  if (self->fields.today == BW_DAY_NONE)
    self->fields.today = bw_day_new (2026, 7, 17);
  g_mutex_init (&self->lock);
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->dead_link = 400;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->controls = bw_fake_controls_new (self->fields.today);
  self->later = g_ptr_array_new_with_free_func (bw_fake_graph_later_free);
  self->packed =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->server = bw_test_server_new (fields->certificate, answer, self);
  return self;
}

/**
 * bw_fake_graph_free:
 * @self: (transfer full): a Graph
 */
void
bw_fake_graph_free (BwFakeGraph *self)
{
  bw_test_server_free (self->server);
  g_hash_table_unref (self->tokens);
  g_hash_table_unref (self->links);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->later);
  bw_fake_controls_free (self->controls);
  g_hash_table_unref (self->packed);
  g_clear_pointer (&self->scores, g_bytes_unref);
  g_clear_pointer (&self->profiles, g_bytes_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * bw_fake_graph_get_server:
 * @self: a Graph
 *
 * Returns: (transfer none): the server that it is, to make it answer wrongly and to see what it was asked
 */
BwTestServer *
bw_fake_graph_get_server (BwFakeGraph *self)
{
  return self->server;
}

/**
 * bw_fake_graph_get_root:
 * @self: a Graph
 *
 * Returns: (transfer none): its root
 */
const char *
bw_fake_graph_get_root (BwFakeGraph *self)
{
  return bw_test_server_get_root (self->server);
}

/**
 * bw_fake_graph_accept_token:
 * @self: a Graph
 * @token: a token that is good from now on; before the first one any is
 */
void
bw_fake_graph_accept_token (BwFakeGraph *self, const char *token)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_add (self->tokens, g_strdup (token));
}

/**
 * bw_fake_graph_refuse_token:
 * @self: a Graph
 * @token: a token that is good no longer
 */
void
bw_fake_graph_refuse_token (BwFakeGraph *self, const char *token)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_remove (self->tokens, token);
}

/**
 * bw_fake_graph_set_dead_link:
 * @self: a Graph
 * @status: how a link is refused that no longer counts: 400 at first; 404 and 410 are seen as well
 */
void
bw_fake_graph_set_dead_link (BwFakeGraph *self, guint status)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->dead_link = status;
}

/**
 * bw_fake_graph_set_breaking_off:
 * @self: Graph
 * @breaking_off: whether whole days are answered up to the end of the first page, and with status 500 after it. It says
 *   500 and not 503, so that nobody tries the same again and again
 */
void
bw_fake_graph_set_breaking_off (BwFakeGraph *self, gboolean breaking_off)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->breaking_off = breaking_off;
}

/**
 * bw_fake_graph_forget_links:
 * @self: a Graph
 *
 * Links to next pages that were given out are refused from now on.
 */
void
bw_fake_graph_forget_links (BwFakeGraph *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_remove_all (self->links);
  g_hash_table_remove_all (self->packed);
}

/**
 * bw_fake_graph_take_counts:
 * @self: a Graph
 *
 * Returns: what it has sent, faults left out, since this was last asked
 */
BwFakeGraphCounts
bw_fake_graph_take_counts (BwFakeGraph *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  BwFakeGraphCounts counts = self->counts;

  counts.n_tokens = g_hash_table_size (self->seen);
  self->counts = (BwFakeGraphCounts) { 0 };
  g_hash_table_remove_all (self->seen);
  return counts;
}

/**
 * bw_fake_graph_replay:
 * @self: a Graph that was asked nothing yet
 * @scores: (nullable): what it answers whoever asks for scores, byte for byte
 * @profiles: (nullable): the same for profiles
 */
void
bw_fake_graph_replay (BwFakeGraph *self, GBytes *scores, GBytes *profiles)
{
  self->scores = scores != NULL ? g_bytes_ref (scores) : NULL;
  self->profiles = profiles != NULL ? g_bytes_ref (profiles) : NULL;
}
