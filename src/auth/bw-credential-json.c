/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-auth-json.h"
#include "auth/bw-credential.h"

/* {"version":1,"kind":"refresh-token","secret":"...","account":{"tenant":"..."}} */
#define VERSION 1

static const char *const KINDS[] = {
  [BW_CREDENTIAL_REFRESH_TOKEN] = "refresh-token",
  [BW_CREDENTIAL_SECRET] = "secret",
  [BW_CREDENTIAL_CERTIFICATE] = "certificate",
  [BW_CREDENTIAL_CERTIFICATE_FILE] = "certificate-file",
};

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_bytes (JsonBuilder *builder, const char *name, GBytes *bytes)
{
  g_autoptr (BwSecretText) text = NULL;

  if (bytes == NULL)
    return;

  text = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  add_text (builder, name, text);
}

static void
add_account (JsonBuilder *builder, BwAccount *account)
{
  if (account == NULL)
    return;

  json_builder_set_member_name (builder, "account");
  json_builder_begin_object (builder);
  add_text (builder, "tenant", bw_account_get_tenant_id (account));
  add_text (builder, "object", bw_account_get_object_id (account));
  add_text (builder, "user", bw_account_get_user_name (account));
  add_text (builder, "name", bw_account_get_name (account));
  add_text (builder, "scope", bw_account_get_scope (account));
  json_builder_end_object (builder);
}

/**
 * bw_credential_to_json:
 * @self: a credential
 *
 * Returns: (transfer full): the form in which it is kept; a #BwSecretText
 */
char *
bw_credential_to_json (BwCredential *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (BW_IS_CREDENTIAL (self), NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  add_text (builder, "kind", KINDS[bw_credential_get_kind (self)]);
  add_text (builder, "secret", bw_credential_get_secret (self));
  add_bytes (builder, "certificate", bw_credential_get_certificate (self));
  add_bytes (builder, "key", bw_credential_get_key (self));
  add_text (builder, "certificate-file", bw_credential_get_certificate_file (self));
  add_text (builder, "key-file", bw_credential_get_key_file (self));
  add_text (builder, "password", bw_credential_get_password (self));
  add_account (builder, bw_credential_get_account (self));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static BwAccount *
read_account (JsonObject *object)
{
  BwAccountFields fields;

  if (object == NULL)
    return NULL;

  fields = (BwAccountFields) {
    .tenant_id = bw_auth_json_get_text (object, "tenant"),
    .object_id = bw_auth_json_get_text (object, "object"),
    .user_name = bw_auth_json_get_text (object, "user"),
    .name = bw_auth_json_get_text (object, "name"),
    .scope = bw_auth_json_get_text (object, "scope"),
  };
  return bw_account_new (&fields);
}

/* NULL where there are none, or damaged ones. */
static GBytes *
read_bytes (JsonObject *object, const char *name)
{
  const char *text = bw_auth_json_get_text (object, name);
  guint8 *data = NULL;
  gsize length = 0;

  if (text == NULL)
    return NULL;

  data = g_base64_decode (text, &length);
  return bw_secret_bytes_take (data, length);
}

static gboolean
read_kind (JsonObject *object, BwCredentialKind *kind)
{
  const char *name = bw_auth_json_get_text (object, "kind");

  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++) {
    if (g_strcmp0 (name, KINDS[i]) == 0) {
      *kind = (BwCredentialKind) i;
      return TRUE;
    }
  }
  return FALSE;
}

/* Each kind has what it cannot do without. */
static gboolean
is_whole (const BwCredentialFields *fields)
{
  switch (fields->kind) {
  case BW_CREDENTIAL_REFRESH_TOKEN:
  case BW_CREDENTIAL_SECRET:
    return fields->secret != NULL;
  case BW_CREDENTIAL_CERTIFICATE:
    return fields->certificate != NULL && g_bytes_get_size (fields->certificate) > 0;
  case BW_CREDENTIAL_CERTIFICATE_FILE:
    return fields->certificate_file != NULL;
  default:
    return FALSE;
  }
}

/**
 * bw_credential_new_from_json:
 * @text: (array length=length): the form in which it is kept
 * @length: how many bytes
 *
 * Returns: (transfer full) (nullable): the credential, or %NULL where that is damaged or of a later
 *   version
 */
BwCredential *
bw_credential_new_from_json (const char *text, gsize length)
{
  g_autoptr (JsonObject) object = bw_auth_json_parse (text, length);
  g_autoptr (GBytes) certificate = NULL;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (BwAccount) account = NULL;
  BwCredentialFields fields = { 0 };

  if (object == NULL || bw_auth_json_get_seconds (object, "version") != VERSION ||
      !read_kind (object, &fields.kind))
    return NULL;

  account = read_account (bw_auth_json_get_object (object, "account"));
  fields.account = account;
  fields.secret = bw_auth_json_get_text (object, "secret");
  fields.certificate = certificate = read_bytes (object, "certificate");
  fields.key = key = read_bytes (object, "key");
  fields.certificate_file = bw_auth_json_get_text (object, "certificate-file");
  fields.key_file = bw_auth_json_get_text (object, "key-file");
  fields.password = bw_auth_json_get_text (object, "password");
  return is_whole (&fields) ? bw_credential_new (&fields) : NULL;
}
