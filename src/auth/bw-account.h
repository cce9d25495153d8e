/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwAccount:
 *
 * Who is signed in, as the sign-in service told it. Immutable.
 */
#define BW_TYPE_ACCOUNT (bw_account_get_type ())
G_DECLARE_FINAL_TYPE (BwAccount, bw_account, BW, ACCOUNT, GObject)

/**
 * BwAccountFields:
 * @tenant_id: (nullable): the organisation's id; for an application the domain that was typed
 * @object_id: (nullable): the account's id in that organisation
 * @user_name: (nullable): what the user types to sign in; %NULL for an application
 * @name: (nullable): the name that is shown
 * @scope: (nullable): the permissions that were granted, with spaces between
 *
 * What a #BwAccount is made of. Nothing is taken over.
 */
typedef struct {
  const char *tenant_id;
  const char *object_id;
  const char *user_name;
  const char *name;
  const char *scope;
} BwAccountFields;

BwAccount *bw_account_new (const BwAccountFields *fields);
BwAccount *bw_account_new_from_id_token (const char *id_token, const char *scope);
gboolean bw_account_is_answer_to (const char *id_token, const char *nonce);
const char *bw_account_get_tenant_id (BwAccount *self);
const char *bw_account_get_object_id (BwAccount *self);
const char *bw_account_get_user_name (BwAccount *self);
const char *bw_account_get_name (BwAccount *self);
const char *bw_account_get_scope (BwAccount *self);
gboolean bw_account_may_write (BwAccount *self);

G_END_DECLS
