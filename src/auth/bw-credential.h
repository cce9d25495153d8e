/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "auth/bw-account.h"
#include "auth/bw-secret.h"

G_BEGIN_DECLS

/**
 * BwCredential:
 *
 * What is kept so that nobody has to sign in again: a user's refresh token, or what an application
 * shows of itself. Immutable; what is secret in it is wiped when it is let go of.
 */
#define BW_TYPE_CREDENTIAL (bw_credential_get_type ())
G_DECLARE_FINAL_TYPE (BwCredential, bw_credential, BW, CREDENTIAL, GObject)

/**
 * BwCredentialKind:
 * @BW_CREDENTIAL_REFRESH_TOKEN: a user's refresh token
 * @BW_CREDENTIAL_SECRET: an application's client secret
 * @BW_CREDENTIAL_CERTIFICATE: an application's certificate and key, kept whole
 * @BW_CREDENTIAL_CERTIFICATE_FILE: where the certificate and its key are; read each time
 *
 * What a credential is.
 */
typedef enum {
  BW_CREDENTIAL_REFRESH_TOKEN,
  BW_CREDENTIAL_SECRET,
  BW_CREDENTIAL_CERTIFICATE,
  BW_CREDENTIAL_CERTIFICATE_FILE,
} BwCredentialKind;

/**
 * BwCredentialFields:
 * @kind: what it is
 * @secret: (nullable): the refresh token or the client secret
 * @certificate: (nullable): the bytes of the certificate's file
 * @key: (nullable): the bytes of the key's file, where that is another one
 * @certificate_file: (nullable): the path of the certificate's file
 * @key_file: (nullable): the path of the key's file, where that is another one
 * @password: (nullable): opens the certificate's file
 * @account: (nullable): who it is
 *
 * What a #BwCredential is made of. Nothing is taken over.
 */
typedef struct {
  BwCredentialKind kind;
  const char *secret;
  GBytes *certificate;
  GBytes *key;
  const char *certificate_file;
  const char *key_file;
  const char *password;
  BwAccount *account;
} BwCredentialFields;

BwCredential *bw_credential_new (const BwCredentialFields *fields);
BwCredential *bw_credential_new_from_json (const char *text, gsize length);
char *bw_credential_to_json (BwCredential *self);
BwCredential *bw_credential_with_refresh_token (BwCredential *self, const char *refresh_token);
BwCredential *bw_credential_with_account (BwCredential *self, BwAccount *account);
gboolean bw_credential_is_of_application (BwCredential *self);
gboolean bw_credential_has_same_secret (BwCredential *self, BwCredential *other);
BwCredentialKind bw_credential_get_kind (BwCredential *self);
const char *bw_credential_get_secret (BwCredential *self);
GBytes *bw_credential_get_certificate (BwCredential *self);
GBytes *bw_credential_get_key (BwCredential *self);
const char *bw_credential_get_certificate_file (BwCredential *self);
const char *bw_credential_get_key_file (BwCredential *self);
const char *bw_credential_get_password (BwCredential *self);
BwAccount *bw_credential_get_account (BwCredential *self);

G_END_DECLS
