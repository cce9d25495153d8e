/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-credential.h"

struct _BwCredential {
  GObject parent_instance;

  BwCredentialKind kind;
  BwSecretText *secret;
  GBytes *certificate;
  GBytes *key;
  char *certificate_file;
  char *key_file;
  BwSecretText *password;
  BwAccount *account;
};

G_DEFINE_FINAL_TYPE (BwCredential, bw_credential, G_TYPE_OBJECT)

static void
bw_credential_finalize (GObject *object)
{
  BwCredential *self = BW_CREDENTIAL (object);

  g_clear_pointer (&self->secret, bw_secret_free);
  g_clear_pointer (&self->certificate, g_bytes_unref);
  g_clear_pointer (&self->key, g_bytes_unref);
  g_clear_pointer (&self->certificate_file, g_free);
  g_clear_pointer (&self->key_file, g_free);
  g_clear_pointer (&self->password, bw_secret_free);
  g_clear_object (&self->account);
  G_OBJECT_CLASS (bw_credential_parent_class)->finalize (object);
}

static void
bw_credential_class_init (BwCredentialClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_credential_finalize;
}

static void
bw_credential_init (BwCredential *self)
{
}

/* A copy of its own, so that it is wiped whatever the bytes came from. */
static GBytes *
copy_bytes (GBytes *bytes)
{
  gsize length = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return data != NULL ? bw_secret_bytes_copy (data, length) : NULL;
}

/**
 * bw_credential_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a credential
 */
BwCredential *
bw_credential_new (const BwCredentialFields *fields)
{
  BwCredential *self = g_object_new (BW_TYPE_CREDENTIAL, NULL);

  self->kind = fields->kind;
  self->secret = g_strdup (fields->secret);
  self->certificate = copy_bytes (fields->certificate);
  self->key = copy_bytes (fields->key);
  self->certificate_file = g_strdup (fields->certificate_file);
  self->key_file = g_strdup (fields->key_file);
  self->password = g_strdup (fields->password);
  g_set_object (&self->account, fields->account);
  return self;
}

static BwCredentialFields
get_fields (BwCredential *self)
{
  return (BwCredentialFields) {
    .kind = self->kind,
    .secret = self->secret,
    .certificate = self->certificate,
    .key = self->key,
    .certificate_file = self->certificate_file,
    .key_file = self->key_file,
    .password = self->password,
    .account = self->account,
  };
}

/**
 * bw_credential_with_refresh_token:
 * @self: a user's credential
 * @refresh_token: the token that came in the place of the old one
 *
 * Returns: (transfer full): the credential with that token
 */
BwCredential *
bw_credential_with_refresh_token (BwCredential *self, const char *refresh_token)
{
  BwCredentialFields fields = get_fields (self);

  g_return_val_if_fail (self->kind == BW_CREDENTIAL_REFRESH_TOKEN, NULL);

  fields.secret = refresh_token;
  return bw_credential_new (&fields);
}

/**
 * bw_credential_with_account:
 * @self: a credential
 * @account: who it is
 *
 * Returns: (transfer full): the credential with that account
 */
BwCredential *
bw_credential_with_account (BwCredential *self, BwAccount *account)
{
  BwCredentialFields fields = get_fields (self);

  fields.account = account;
  return bw_credential_new (&fields);
}

/**
 * bw_credential_is_of_application:
 * @self: a credential
 *
 * Returns: whether it is an application's rather than a user's
 */
gboolean
bw_credential_is_of_application (BwCredential *self)
{
  g_return_val_if_fail (BW_IS_CREDENTIAL (self), FALSE);
  return self->kind != BW_CREDENTIAL_REFRESH_TOKEN;
}

/**
 * bw_credential_has_same_secret:
 * @self: a credential
 * @other: (nullable): another one
 *
 * Returns: whether both hold the same refresh token or client secret
 */
gboolean
bw_credential_has_same_secret (BwCredential *self, BwCredential *other)
{
  g_return_val_if_fail (BW_IS_CREDENTIAL (self), FALSE);
  return other != NULL && self->kind == other->kind &&
         bw_secret_equal (self->secret, other->secret);
}

/**
 * bw_credential_get_kind:
 * @self: a credential
 *
 * Returns: what it is
 */
BwCredentialKind
bw_credential_get_kind (BwCredential *self)
{
  g_return_val_if_fail (BW_IS_CREDENTIAL (self), BW_CREDENTIAL_REFRESH_TOKEN);
  return self->kind;
}

/**
 * bw_credential_get_secret:
 * @self: a credential
 *
 * Returns: (transfer none) (nullable): the refresh token or the client secret
 */
const char *
bw_credential_get_secret (BwCredential *self)
{
  g_return_val_if_fail (BW_IS_CREDENTIAL (self), NULL);
  return self->secret;
}

/**
 * bw_credential_get_certificate:
 * @self: a credential
 *
 * Returns: (transfer none) (nullable): the bytes of the certificate's file
 */
GBytes *
bw_credential_get_certificate (BwCredential *self)
{
  g_return_val_if_fail (BW_IS_CREDENTIAL (self), NULL);
  return self->certificate;
}

/**
 * bw_credential_get_key:
 * @self: a credential
 *
 * Returns: (transfer none) (nullable): the bytes of the key's own file
 */
GBytes *
bw_credential_get_key (BwCredential *self)
{
  g_return_val_if_fail (BW_IS_CREDENTIAL (self), NULL);
  return self->key;
}

/**
 * bw_credential_get_certificate_file:
 * @self: a credential
 *
 * Returns: (transfer none) (nullable): the path of the certificate's file
 */
const char *
bw_credential_get_certificate_file (BwCredential *self)
{
  g_return_val_if_fail (BW_IS_CREDENTIAL (self), NULL);
  return self->certificate_file;
}

/**
 * bw_credential_get_key_file:
 * @self: a credential
 *
 * Returns: (transfer none) (nullable): the path of the key's own file
 */
const char *
bw_credential_get_key_file (BwCredential *self)
{
  g_return_val_if_fail (BW_IS_CREDENTIAL (self), NULL);
  return self->key_file;
}

/**
 * bw_credential_get_password:
 * @self: a credential
 *
 * Returns: (transfer none) (nullable): what opens the certificate's file
 */
const char *
bw_credential_get_password (BwCredential *self)
{
  g_return_val_if_fail (BW_IS_CREDENTIAL (self), NULL);
  return self->password;
}

/**
 * bw_credential_get_account:
 * @self: a credential
 *
 * Returns: (transfer none) (nullable): who it is
 */
BwAccount *
bw_credential_get_account (BwCredential *self)
{
  g_return_val_if_fail (BW_IS_CREDENTIAL (self), NULL);
  return self->account;
}
