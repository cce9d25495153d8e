/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-refusal.h"

#include <string.h>

#include "auth/bw-auth-code.h"
#include "auth/bw-auth-json.h"
#include "net/bw-redaction.h"

#define LONGEST_MESSAGE 400
#define LONGEST_WORD 64
#define LONGEST_CLAIMS 8192
#define NUMBER_PREFIX "AADSTS"

/* OAuth's own codes: RFC 6749 §4.1.2.1 and §5.2, RFC 8628 §3.5, OpenID Connect Core §3.1.2.6, and
   Entra's own. */
static const struct {
  const char *error;
  BwAuthError kind;
} WORDS[] = {
  { "access_denied", BW_AUTH_ERROR_DECLINED },
  { "authorization_declined", BW_AUTH_ERROR_DECLINED },
  { "authorization_pending", BW_AUTH_ERROR_PENDING },
  { "bad_verification_code", BW_AUTH_ERROR_START_AGAIN },
  { "code_expired", BW_AUTH_ERROR_EXPIRED },
  { "consent_required", BW_AUTH_ERROR_CONSENT },
  { "expired_token", BW_AUTH_ERROR_EXPIRED },
  { "interaction_required", BW_AUTH_ERROR_MORE_PROOF },
  { "invalid_client", BW_AUTH_ERROR_PUBLIC_CLIENT },
  { "invalid_grant", BW_AUTH_ERROR_SIGN_IN_AGAIN },
  { "invalid_resource", BW_AUTH_ERROR_OTHER_CLOUD },
  { "login_required", BW_AUTH_ERROR_SIGN_IN_AGAIN },
  { "permission_denied", BW_AUTH_ERROR_DECLINED },
  { "server_error", BW_AUTH_ERROR_TRANSIENT },
  { "slow_down", BW_AUTH_ERROR_SLOW_DOWN },
  { "temporarily_unavailable", BW_AUTH_ERROR_TRANSIENT },
  { "unauthorized_client", BW_AUTH_ERROR_OTHER_APPLICATION },
};

static BwAuthError
find_kind_of_word (const BwRefusal *refusal)
{
  /* Who shows a certificate reads what Microsoft says: nothing is the matter with a secret. */
  if (refusal->application && g_strcmp0 (refusal->error, "invalid_client") == 0)
    return refusal->certificate ? BW_AUTH_ERROR_UNKNOWN : BW_AUTH_ERROR_WRONG_SECRET;

  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (g_strcmp0 (refusal->error, WORDS[i].error) == 0)
      return WORDS[i].kind;
  return BW_AUTH_ERROR_UNKNOWN;
}

/* What decides how polling goes on is OAuth's own code; otherwise a known number is the closer one. */
static BwAuthError
find_kind (const BwRefusal *refusal, guint number)
{
  BwAuthError kind = find_kind_of_word (refusal);
  const BwAuthCode *code = bw_auth_code_find (number);

  if (code == NULL || kind == BW_AUTH_ERROR_PENDING || kind == BW_AUTH_ERROR_SLOW_DOWN)
    return kind;
  return refusal->device ? code->device_kind : code->kind;
}

static guint
find_number (const char *description)
{
  const char *at = description != NULL ? strstr (description, NUMBER_PREFIX) : NULL;

  if (at == NULL)
    return 0;
  return (guint) MIN (g_ascii_strtoull (at + strlen (NUMBER_PREFIX), NULL, 10), G_MAXUINT);
}

/* One short word of letters, digits and a few marks, or NULL. */
static char *
dup_word (const char *text)
{
  if (text == NULL || *text == '\0' || strlen (text) > LONGEST_WORD)
    return NULL;

  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("-_.", *at) == NULL)
      return NULL;
  return g_strdup (text);
}

/* The id after a label in the description, where nothing else tells it. */
static char *
dup_id (const char *id, const char *description, const char *label)
{
  const char *at = description != NULL ? strstr (description, label) : NULL;
  g_autofree char *found = NULL;

  if (id != NULL || at == NULL)
    return dup_word (id);

  at += strlen (label);
  found = g_strndup (at, strspn (at, "0123456789abcdefABCDEF-"));
  return dup_word (found);
}

/* The sentences between the number and the ids. */
static char *
dup_sentences (const char *description)
{
  const char *start = description;
  const char *end = NULL;

  if (g_str_has_prefix (start, NUMBER_PREFIX) && strstr (start, ": ") != NULL)
    start = strstr (start, ": ") + strlen (": ");
  end = strstr (start, "Trace ID:");
  return g_strndup (start, end != NULL ? (gsize) (end - start) : strlen (start));
}

/* Nothing that was sent may come back in a message, whatever it looks like. */
static char *
dup_message (const BwRefusal *refusal)
{
  g_autofree char *sentences = NULL;
  g_autoptr (GString) shown = NULL;

  if (refusal->description == NULL)
    return NULL;

  sentences = dup_sentences (refusal->description);
  shown = g_string_new (sentences);
  for (gsize i = 0; refusal->secrets != NULL && refusal->secrets[i] != NULL; i++)
    if (*refusal->secrets[i] != '\0')
      g_string_replace (shown, refusal->secrets[i], "…", 0);
  return bw_redact (shown->str, LONGEST_MESSAGE);
}

static GError *
make_error (BwAuthError kind, const BwAuthErrorFields *fields)
{
  const char *error = fields->error != NULL ? fields->error : "refused";
  const char *message = fields->message != NULL ? fields->message : "nothing more was said";

  if (fields->number != 0)
    return bw_auth_error_new (kind, fields, "%s, AADSTS%u: %s", error, fields->number, message);
  return bw_auth_error_new (kind, fields, "%s: %s", error, message);
}

/**
 * bw_refusal_read:
 * @refusal: a refusal as it came
 *
 * Sorts a refusal by what the user can do, and keeps what may be shown.
 *
 * Returns: (transfer full): a #BwAuthError
 */
GError *
bw_refusal_read (const BwRefusal *refusal)
{
  g_autofree char *error = dup_word (refusal->error);
  g_autofree char *suberror = dup_word (refusal->suberror);
  g_autofree char *message = dup_message (refusal);
  g_autofree char *trace_id = dup_id (refusal->trace_id, refusal->description, "Trace ID: ");
  g_autofree char *correlation_id =
      dup_id (refusal->correlation_id, refusal->description, "Correlation ID: ");
  BwAuthErrorFields fields = { error, suberror, 0, message, trace_id, correlation_id, NULL };

  fields.number = find_number (refusal->description);
  if (fields.number == 0)
    fields.number = refusal->number;
  if (refusal->claims != NULL && strlen (refusal->claims) <= LONGEST_CLAIMS)
    fields.claims = refusal->claims;
  return make_error (find_kind (refusal, fields.number), &fields);
}

/* The first of `error_codes`, or 0 (graph.md §4.6): Microsoft's text need not begin with the number. */
static guint
find_code (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "error_codes");
  JsonArray *codes =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *first =
      codes != NULL && json_array_get_length (codes) > 0 ? json_array_get_element (codes, 0) : NULL;
  gint64 number = first != NULL && JSON_NODE_HOLDS_VALUE (first) &&
                          json_node_get_value_type (first) == G_TYPE_INT64
                      ? json_node_get_int (first)
                      : 0;

  return number > 0 && number <= G_MAXUINT ? (guint) number : 0;
}

/**
 * bw_refusal_read_json:
 * @body: the body of an answer that says no
 * @circumstances: what was being done
 *
 * Returns: (transfer full): a #BwAuthError
 */
GError *
bw_refusal_read_json (GBytes *body, const BwRefusal *circumstances)
{
  BwRefusal refusal = *circumstances;
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr (JsonObject) object = bw_auth_json_parse (text, length);

  if (object == NULL || bw_auth_json_get_text (object, "error") == NULL)
    return bw_auth_error_new (BW_AUTH_ERROR_BAD_ANSWER, NULL,
                              "the sign-in service answered something else than its errors");

  refusal.error = bw_auth_json_get_text (object, "error");
  refusal.description = bw_auth_json_get_text (object, "error_description");
  refusal.number = find_code (object);
  refusal.suberror = bw_auth_json_get_text (object, "suberror");
  refusal.claims = bw_auth_json_get_text (object, "claims");
  refusal.trace_id = bw_auth_json_get_text (object, "trace_id");
  refusal.correlation_id = bw_auth_json_get_text (object, "correlation_id");
  return bw_refusal_read (&refusal);
}
