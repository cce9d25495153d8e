/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-account.h"

#include <string.h>

#include "auth/bw-auth-json.h"
#include "auth/bw-base64url.h"
#include "auth/bw-secret.h"
#include "text/bw-clean.h"

#define WRITE_PERMISSION "SecurityEvents.ReadWrite.All"

struct _BwAccount {
  GObject parent_instance;

  char *tenant_id;
  char *object_id;
  char *user_name;
  char *name;
  char *scope;
};

G_DEFINE_FINAL_TYPE (BwAccount, bw_account, G_TYPE_OBJECT)

static void
bw_account_finalize (GObject *object)
{
  BwAccount *self = BW_ACCOUNT (object);

  g_clear_pointer (&self->tenant_id, g_free);
  g_clear_pointer (&self->object_id, g_free);
  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->scope, g_free);
  G_OBJECT_CLASS (bw_account_parent_class)->finalize (object);
}

static void
bw_account_class_init (BwAccountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_account_finalize;
}

static void
bw_account_init (BwAccount *self)
{
}

/**
 * bw_account_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): an account
 */
BwAccount *
bw_account_new (const BwAccountFields *fields)
{
  BwAccount *self = g_object_new (BW_TYPE_ACCOUNT, NULL);

  self->tenant_id = bw_clean_line (fields->tenant_id);
  self->object_id = bw_clean_line (fields->object_id);
  self->user_name = bw_clean_line (fields->user_name);
  self->name = bw_clean_line (fields->name);
  self->scope = bw_clean_line (fields->scope);
  return self;
}

/* The middle one of the three parts of a JWT. */
static JsonObject *
read_payload (const char *token)
{
  g_auto (GStrv) parts = g_strsplit (token, ".", 4);
  g_autoptr (GBytes) bytes = NULL;
  guint8 *data = NULL;
  gsize length = 0;

  if (g_strv_length (parts) != 3 || (data = bw_base64url_decode (parts[1], &length)) == NULL)
    return NULL;

  bytes = bw_secret_bytes_take (data, length);
  return bw_auth_json_parse ((const char *) data, length);
}

/**
 * bw_account_new_from_id_token:
 * @id_token: (nullable): the id token that came with the access token
 * @scope: (nullable): the permissions that were granted
 *
 * Reads who signed in. The signature is not verified, and need not be: the token came straight from
 * the token endpoint, and TLS has shown whose that is (OpenID Connect Core 1.0 §3.1.3.7, item 6). A
 * token that came any other way must not be given to this function. It is used for names and for
 * which organisation to ask, never to permit anything.
 *
 * Returns: (transfer full): the account; with empty fields where the token tells nothing
 */
BwAccount *
bw_account_new_from_id_token (const char *id_token, const char *scope)
{
  g_autoptr (JsonObject) claims = id_token != NULL ? read_payload (id_token) : NULL;
  BwAccountFields fields = { .scope = scope };

  if (claims != NULL) {
    fields.tenant_id = bw_auth_json_get_text (claims, "tid");
    fields.object_id = bw_auth_json_get_text (claims, "oid");
    fields.name = bw_auth_json_get_text (claims, "name");
    fields.user_name = bw_auth_json_get_text (claims, "preferred_username");
    if (fields.user_name == NULL)
      fields.user_name = bw_auth_json_get_text (claims, "upn");
  }
  return bw_account_new (&fields);
}

/**
 * bw_account_is_answer_to:
 * @id_token: (nullable): an id token straight from the token endpoint
 * @nonce: what was given along when it was asked for
 *
 * Returns: whether the token answers that question and no other one (OpenID Connect Core 1.0
 *   §3.1.3.7, item 11)
 */
gboolean
bw_account_is_answer_to (const char *id_token, const char *nonce)
{
  g_autoptr (JsonObject) claims = id_token != NULL ? read_payload (id_token) : NULL;

  return claims != NULL && bw_secret_equal (bw_auth_json_get_text (claims, "nonce"), nonce);
}

/**
 * bw_account_get_tenant_id:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): the organisation's id, or the domain that was typed
 */
const char *
bw_account_get_tenant_id (BwAccount *self)
{
  g_return_val_if_fail (BW_IS_ACCOUNT (self), NULL);
  return self->tenant_id;
}

/**
 * bw_account_get_object_id:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): the account's id in the organisation
 */
const char *
bw_account_get_object_id (BwAccount *self)
{
  g_return_val_if_fail (BW_IS_ACCOUNT (self), NULL);
  return self->object_id;
}

/**
 * bw_account_get_user_name:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): what the user types to sign in
 */
const char *
bw_account_get_user_name (BwAccount *self)
{
  g_return_val_if_fail (BW_IS_ACCOUNT (self), NULL);
  return self->user_name;
}

/**
 * bw_account_get_name:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): the name that is shown
 */
const char *
bw_account_get_name (BwAccount *self)
{
  g_return_val_if_fail (BW_IS_ACCOUNT (self), NULL);
  return self->name;
}

/**
 * bw_account_get_scope:
 * @self: an account
 *
 * Returns: (transfer none) (nullable): the permissions that were granted, with spaces between
 */
const char *
bw_account_get_scope (BwAccount *self)
{
  g_return_val_if_fail (BW_IS_ACCOUNT (self), NULL);
  return self->scope;
}

/* Graph's permissions come with its address before them, or without. */
static gboolean
is_write_permission (const char *scope)
{
  const char *slash = strrchr (scope, '/');

  return g_ascii_strcasecmp (slash != NULL ? slash + 1 : scope, WRITE_PERMISSION) == 0;
}

/**
 * bw_account_may_write:
 * @self: an account
 *
 * Returns: whether the permission to make changes is among those that were granted (graph.md §4.1)
 */
gboolean
bw_account_may_write (BwAccount *self)
{
  g_auto (GStrv) scopes = NULL;

  g_return_val_if_fail (BW_IS_ACCOUNT (self), FALSE);

  scopes = g_strsplit (self->scope != NULL ? self->scope : "", " ", -1);
  for (gsize i = 0; scopes[i] != NULL; i++)
    if (is_write_permission (scopes[i]))
      return TRUE;
  return FALSE;
}
