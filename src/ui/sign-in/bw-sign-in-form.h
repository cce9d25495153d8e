/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "auth/bw-credential.h"
#include "organisation/bw-organisation-entry.h"

G_BEGIN_DECLS

/**
 * BwSignInForm:
 *
 * What is filled in to sign in, without widgets. Nothing in it is kept but the application's id.
 *
 * Properties (all strings, never %NULL, read/write):
 * - `cloud`: `worldwide`, `gcc-high`, `dod` or `custom`
 * - `login`, `graph`, `portal`, `admin-centre`, `trust-file`: of a custom cloud
 * - `whose`: `mine` or `named`: whose organisation
 * - `tenant`: the domain or id of one that is named
 * - `client-id`: the application's id
 * - `way`: `browser`, `device-code` or `application`
 * - `proof`: `secret` or `certificate`: what an application shows of itself
 * - `certificate-file`, `key-file`: the paths of the certificate and of its key
 * - `keeping`: `keyring` or `file`: where the certificate is read from
 *
 * `notify` is emitted for each of them; #BwSignInForm::secret-changed when a secret was set.
 */
#define BW_TYPE_SIGN_IN_FORM (bw_sign_in_form_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInForm, bw_sign_in_form, BW, SIGN_IN_FORM, GObject)

/**
 * BwSignInField:
 *
 * One of the properties of a #BwSignInForm, in their order.
 */
typedef enum {
  BW_SIGN_IN_FIELD_CLOUD = 1,
  BW_SIGN_IN_FIELD_LOGIN,
  BW_SIGN_IN_FIELD_GRAPH,
  BW_SIGN_IN_FIELD_PORTAL,
  BW_SIGN_IN_FIELD_ADMIN_CENTRE,
  BW_SIGN_IN_FIELD_TRUST_FILE,
  BW_SIGN_IN_FIELD_WHOSE,
  BW_SIGN_IN_FIELD_TENANT,
  BW_SIGN_IN_FIELD_CLIENT_ID,
  BW_SIGN_IN_FIELD_WAY,
  BW_SIGN_IN_FIELD_PROOF,
  BW_SIGN_IN_FIELD_CERTIFICATE_FILE,
  BW_SIGN_IN_FIELD_KEY_FILE,
  BW_SIGN_IN_FIELD_KEEPING,
  BW_SIGN_IN_N_FIELDS,
} BwSignInField;

BwSignInForm *
bw_sign_in_form_new (GSettings *settings, BwOrganisationEntry *renewed, const char *claims);
const char *bw_sign_in_form_get (BwSignInForm *self, BwSignInField field);
gboolean bw_sign_in_form_is (BwSignInForm *self, BwSignInField field, const char *value);
void bw_sign_in_form_set (BwSignInForm *self, BwSignInField field, const char *value);
void bw_sign_in_form_set_secret (BwSignInForm *self, const char *secret);
void bw_sign_in_form_set_password (BwSignInForm *self, const char *password);
const char *bw_sign_in_form_get_secret (BwSignInForm *self);
const char *bw_sign_in_form_get_password (BwSignInForm *self);
BwOrganisationEntry *bw_sign_in_form_get_renewed (BwSignInForm *self);
const char *bw_sign_in_form_get_claims (BwSignInForm *self);
void bw_sign_in_form_wipe (BwSignInForm *self);
char *bw_sign_in_form_check (BwSignInForm *self, BwSignInField field);
BwCloud *bw_sign_in_form_build_cloud (BwSignInForm *self);
const char *bw_sign_in_form_get_tenant (BwSignInForm *self);
BwSignInWay bw_sign_in_form_get_way (BwSignInForm *self);
gboolean bw_sign_in_form_has_cloud (BwSignInForm *self);
gboolean bw_sign_in_form_has_tenant (BwSignInForm *self);
gboolean bw_sign_in_form_has_named (BwSignInForm *self);
gboolean bw_sign_in_form_has_client_id (BwSignInForm *self);
gboolean bw_sign_in_form_has_proof (BwSignInForm *self);
void bw_sign_in_form_set_preset (BwSignInForm *self, const char *preset);
void bw_sign_in_form_recall (BwSignInForm *self);
void bw_sign_in_form_remember (BwSignInForm *self);

G_END_DECLS
