/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-tokens.h"

#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-auth-json.h"

/* What is taken where the answer does not say how long (RFC 6749 §5.1 lets it). */
#define USUAL_SECONDS 3600

/* With continuous access evaluation a token counts for 28 hours (graph.md §4.5). */
#define MOST_SECONDS (48 * 3600)

/* A bearer goes into a header: visible ASCII alone (RFC 6750 §2.1). */
static gboolean
is_bearer (const char *token)
{
  for (const char *at = token; *at != '\0'; at++)
    if (!g_ascii_isgraph (*at))
      return FALSE;
  return TRUE;
}

static BwTokens *
read_tokens (JsonObject *object, GDateTime *asked)
{
  g_autoptr (BwTokens) self = g_new0 (BwTokens, 1);
  const char *access_token = bw_auth_json_get_text (object, "access_token");
  const char *type = bw_auth_json_get_text (object, "token_type");
  gint64 seconds = bw_auth_json_get_seconds (object, "expires_in");

  if (access_token == NULL || type == NULL || g_ascii_strcasecmp (type, "Bearer") != 0 ||
      !is_bearer (access_token))
    return NULL;

  seconds = seconds < 0 ? USUAL_SECONDS : MIN (seconds, MOST_SECONDS);
  self->access_token = g_strdup (access_token);
  self->refresh_token = g_strdup (bw_auth_json_get_text (object, "refresh_token"));
  self->id_token = g_strdup (bw_auth_json_get_text (object, "id_token"));
  self->scope = g_strdup (bw_auth_json_get_text (object, "scope"));
  self->expires = g_date_time_add_seconds (asked, (double) seconds);
  return g_steal_pointer (&self);
}

/**
 * bw_tokens_new_from_json:
 * @body: the body of an answer of the token endpoint that says yes (RFC 6749 §5.1)
 * @asked: when it was asked for
 * @error: return location for %BW_AUTH_ERROR_BAD_ANSWER
 *
 * Returns: (transfer full): the tokens, or %NULL
 */
BwTokens *
bw_tokens_new_from_json (GBytes *body, GDateTime *asked, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr (JsonObject) object = bw_auth_json_parse (text, length);
  BwTokens *self = object != NULL ? read_tokens (object, asked) : NULL;

  if (self == NULL)
    g_propagate_error (error, bw_auth_error_new (BW_AUTH_ERROR_BAD_ANSWER, NULL,
                                                 "the sign-in service answered without a token"));
  return self;
}

/**
 * bw_tokens_copy:
 * @self: tokens
 *
 * Returns: (transfer full): the same again
 */
BwTokens *
bw_tokens_copy (const BwTokens *self)
{
  BwTokens *copy = g_new0 (BwTokens, 1);

  copy->access_token = g_strdup (self->access_token);
  copy->refresh_token = g_strdup (self->refresh_token);
  copy->id_token = g_strdup (self->id_token);
  copy->scope = g_strdup (self->scope);
  copy->expires = g_date_time_ref (self->expires);
  return copy;
}

/**
 * bw_tokens_free:
 * @self: (nullable) (transfer full): tokens, which are wiped
 */
void
bw_tokens_free (BwTokens *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->access_token, bw_secret_free);
  g_clear_pointer (&self->refresh_token, bw_secret_free);
  g_clear_pointer (&self->id_token, bw_secret_free);
  g_clear_pointer (&self->scope, g_free);
  g_clear_pointer (&self->expires, g_date_time_unref);
  g_free (self);
}

/**
 * bw_tokens_build_account:
 * @self: tokens straight from the token endpoint
 *
 * Returns: (transfer full): who signed in
 */
BwAccount *
bw_tokens_build_account (const BwTokens *self)
{
  return bw_account_new_from_id_token (self->id_token, self->scope);
}
