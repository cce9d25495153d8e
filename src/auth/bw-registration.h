/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-auth-code.h"
#include "model/bw-cloud.h"

G_BEGIN_DECLS

/**
 * BwRegistration:
 * @cloud: where it is
 * @tenant: the organisation's id or domain, or `organizations` for that of whoever signs in
 * @client_id: the application's id there
 * @application: whether it signs in as an application, without a user
 * @writes: whether it asks for the permission to make changes, too; an application has what it was granted
 *
 * Which application signs in where.
 */
typedef struct {
  BwCloud *cloud;
  const char *tenant;
  const char *client_id;
  gboolean application;
  gboolean writes;
} BwRegistration;

/**
 * BwAuthorize:
 * @redirect: where the browser is sent with the answer
 * @state: what the answer has to bring along
 * @challenge: PKCE's challenge
 * @nonce: what the id token has to hold
 * @login_hint: (nullable): who is expected to sign in
 * @claims: (nullable): what Graph or Entra demanded besides
 *
 * One request for a code.
 */
typedef struct {
  const char *redirect;
  const char *state;
  const char *challenge;
  const char *nonce;
  const char *login_hint;
  const char *claims;
} BwAuthorize;

#define BW_TENANT_ANY "organizations"

/* The redirect that has to be registered; its port is free (graph.md §4.2). */
#define BW_REDIRECT "http://localhost"

gboolean bw_registration_is_tenant (const char *text);
gboolean bw_registration_check (const BwRegistration *self, gboolean application, GError **error);
char *bw_registration_build_endpoint (const BwRegistration *self, const char *name);
char *bw_registration_build_scope (const BwRegistration *self, gboolean application);
char *bw_registration_build_authorize (const BwRegistration *self, const BwAuthorize *request);
const char *bw_registration_find_preset (BwCloud *cloud, const char *preset);
BwAuthLink bw_registration_find_page (const BwRegistration *self, BwAuthLink link);
char *bw_registration_build_link (const BwRegistration *self, BwAuthLink link, guint number);

G_END_DECLS
