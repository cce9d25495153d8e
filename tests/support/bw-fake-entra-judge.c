/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a token stands for, and whether it counts: for whom, where, until when, and with what (graph.md §4.5, §4.7,
 * §5). */

#include <json-glib/json-glib.h>
#include <string.h>

#include "support/bw-fake-entra-private.h"

/* What users have to be let change. */
#define WRITE_PERMISSION "/SecurityEvents.ReadWrite.All"

/* Whether making changes is among what was asked for. */
gboolean
bw_fake_entra_may_write (const char *scope)
{
  return scope != NULL && strstr (scope, WRITE_PERMISSION) != NULL;
}

/**
 * bw_fake_entra_set_read_only:
 * @self: a sign-in service
 * @read_only: whether nobody may change anything, whatever was consented to: users lack the role for it, applications the
 *   permission
 */
void
bw_fake_entra_set_read_only (BwFakeEntra *self, gboolean read_only)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->read_only = read_only;
}

static JsonObject *
parse (const char *claims)
{
  g_autoptr (JsonNode) node = claims != NULL ? json_from_string (claims, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

/* Whether all of an object is in another one; what is no object has to be the same. */
static gboolean
has_all (JsonObject *object, JsonObject *wanted)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *node = NULL;

  json_object_iter_init (&iter, wanted);
  while (json_object_iter_next (&iter, &name, &node)) {
    JsonNode *found = json_object_get_member (object, name);

    if (found == NULL)
      return FALSE;
    if (JSON_NODE_HOLDS_OBJECT (node) && JSON_NODE_HOLDS_OBJECT (found)) {
      if (!has_all (json_node_get_object (found), json_node_get_object (node)))
        return FALSE;
    } else if (!json_node_equal (node, found)) {
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
meets (const char *claims, const char *demand)
{
  g_autoptr (JsonObject) object = parse (claims);
  g_autoptr (JsonObject) wanted = parse (demand);

  g_assert_nonnull (wanted);
  return object != NULL && has_all (object, wanted);
}

/**
 * bw_fake_entra_demand:
 * @self: a sign-in service
 * @claims: (nullable): what tokens have to be asked for with from now on, as JSON; %NULL for nothing
 * @of_user: whether the user has to be there for it, so that a refresh alone will not do
 *
 * Changes what is demanded, as a policy does or a password that was changed (graph.md §4.7). What was given out
 * without it counts no more, and Graph says so.
 */
void
bw_fake_entra_demand (BwFakeEntra *self, const char *claims, gboolean of_user)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_set_str (&self->demand, claims);
  self->demands_user = of_user;
}

/* Whether a refresh with @claims asks for what only the user can give, and has not given. */
gboolean
bw_fake_entra_wants_user (BwFakeEntra *self, const char *claims, const BwFakeGrant *grant)
{
  return self->demand != NULL && self->demands_user && meets (claims, self->demand) &&
         !meets (grant->claims, self->demand);
}

/* As graph.md §4.6 has it, with what the next sign-in has to bring. */
void
bw_fake_entra_say_demand (BwFakeEntra *self, SoupServerMessage *message)
{
  g_autoptr (GString) escaped = g_string_new (self->demand);
  g_autofree char *body = NULL;

  g_string_replace (escaped, "\"", "\\\"", 0);
  body =
      g_strdup_printf ("{\"error\":\"interaction_required\",\"error_description\":\"AADSTS50076: "
                       "More proof is needed.\",\"error_codes\":[50076],"
                       "\"suberror\":\"basic_action\",\"claims\":\"%s\"}",
                       escaped->str);
  bw_fake_entra_say (message, 400, body);
}

static gboolean
misses_claims (BwFakeEntra *self, const BwFakeToken *token)
{
  if (self->demand == NULL)
    return FALSE;
  return !meets (token->claims, self->demand) ||
         (self->demands_user && !token->application && !meets (token->met, self->demand));
}

/* Whether one of the permissions that a token was asked for is one of that service. */
static gboolean
is_for (const BwFakeToken *token, const char *audience)
{
  g_auto (GStrv) scopes = g_strsplit (token->scope, " ", -1);
  g_autofree char *prefix = g_strconcat (audience, "/", NULL);

  for (gsize i = 0; scopes[i] != NULL; i++)
    if (g_str_has_prefix (scopes[i], prefix))
      return TRUE;
  return FALSE;
}

static BwFakeTokenState
find_state (BwFakeEntra *self, const BwFakeToken *token, const char *audience)
{
  if (!is_for (token, audience))
    return BW_FAKE_TOKEN_OTHER_AUDIENCE;
  if (bw_fake_entra_get_now (self) >= token->expires)
    return BW_FAKE_TOKEN_EXPIRED;
  return misses_claims (self, token) ? BW_FAKE_TOKEN_MORE_CLAIMS : BW_FAKE_TOKEN_GOOD;
}

/**
 * bw_fake_entra_judge:
 * @token: a token
 * @audience: who it came to: the root of a Graph
 * @entra: a sign-in service
 * @verdict: (out caller-allocates): what there is to know of it
 *
 * A #BwFakeJudge.
 */
void
bw_fake_entra_judge (const char *token,
                     const char *audience,
                     gpointer entra,
                     BwFakeVerdict *verdict)
{
  BwFakeEntra *self = BW_FAKE_ENTRA (entra);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const BwFakeToken *given = g_hash_table_lookup (self->access_tokens, token);

  *verdict = (BwFakeVerdict) { .state = BW_FAKE_TOKEN_UNKNOWN };
  if (given == NULL)
    return;

  verdict->state = find_state (self, given, audience);
  verdict->tenant = given->tenant;
  verdict->application = given->application;
  verdict->writes =
      !self->read_only && (given->application || bw_fake_entra_may_write (given->scope));
  if (verdict->state == BW_FAKE_TOKEN_MORE_CLAIMS)
    verdict->claims = g_strdup (self->demand);
}

/**
 * bw_fake_entra_is_token:
 * @self: a sign-in service
 * @access_token: a token
 *
 * Returns: whether it has given that one out
 */
gboolean
bw_fake_entra_is_token (BwFakeEntra *self, const char *access_token)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_hash_table_contains (self->access_tokens, access_token);
}

BwFakeGrant *
bw_fake_grant_new (BwFakeEntra *self, const char *claims)
{
  BwFakeGrant *grant = g_new0 (BwFakeGrant, 1);

  grant->claims = g_strdup (claims);
  grant->used = bw_fake_entra_get_now (self);
  return grant;
}

/**
 * bw_fake_entra_new_refresh_token:
 * @self: a sign-in service
 *
 * Returns: (transfer full): a refresh token as if somebody had signed in
 */
char *
bw_fake_entra_new_refresh_token (BwFakeEntra *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  char *token = bw_fake_entra_make_up ("refresh");

  g_hash_table_insert (self->refresh_tokens, g_strdup (token), bw_fake_grant_new (self, NULL));
  return token;
}

void
bw_fake_code_free (gpointer data)
{
  BwFakeCode *code = data;

  g_free (code->tenant);
  g_free (code->challenge);
  g_free (code->redirect);
  g_free (code->nonce);
  g_free (code->claims);
  g_free (code);
}

void
bw_fake_device_code_free (gpointer data)
{
  BwFakeDeviceCode *code = data;

  g_free (code->tenant);
  g_free (code->scope);
  g_free (code->claims);
  g_free (code);
}

void
bw_fake_grant_free (gpointer data)
{
  BwFakeGrant *grant = data;

  g_free (grant->claims);
  g_free (grant);
}

void
bw_fake_token_free (gpointer data)
{
  BwFakeToken *token = data;

  g_free (token->scope);
  g_free (token->claims);
  g_free (token->met);
  g_free (token);
}
