/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-auth-error.h"

G_BEGIN_DECLS

/**
 * BwAuthLink:
 * @BW_AUTH_LINK_NONE: none
 * @BW_AUTH_LINK_CONSENT: the page where an administrator consents (graph.md §4.8)
 * @BW_AUTH_LINK_REGISTRATIONS: the list of registrations in the admin centre of the cloud, where one is not there
 * @BW_AUTH_LINK_REGISTRATION: the registration in the admin centre of the cloud
 * @BW_AUTH_LINK_AUTHENTICATION: its page with platforms and public client flows
 * @BW_AUTH_LINK_SECRETS: its page with secrets and certificates
 * @BW_AUTH_LINK_PERMISSIONS: its page with API permissions, where an administrator consents as well
 * @BW_AUTH_LINK_ENTERPRISE: the organisation's enterprise applications, where users are assigned
 * @BW_AUTH_LINK_POLICIES: the organisation's Conditional Access policies
 * @BW_AUTH_LINK_ORGANISATION: the organisation, with its security defaults among its properties
 * @BW_AUTH_LINK_ROLES: the roles of Entra, which are given to users there
 * @BW_AUTH_LINK_USERS: the organisation's users, where an account is enabled
 * @BW_AUTH_LINK_PASSWORD: the cloud's page where users set a new password of their own
 * @BW_AUTH_LINK_LOOKUP: Microsoft's page about the number
 *
 * Which page helps with a refusal.
 */
typedef enum {
  BW_AUTH_LINK_NONE,
  BW_AUTH_LINK_CONSENT,
  BW_AUTH_LINK_REGISTRATIONS,
  BW_AUTH_LINK_REGISTRATION,
  BW_AUTH_LINK_AUTHENTICATION,
  BW_AUTH_LINK_SECRETS,
  BW_AUTH_LINK_PERMISSIONS,
  BW_AUTH_LINK_ENTERPRISE,
  BW_AUTH_LINK_POLICIES,
  BW_AUTH_LINK_ORGANISATION,
  BW_AUTH_LINK_ROLES,
  BW_AUTH_LINK_USERS,
  BW_AUTH_LINK_PASSWORD,
  BW_AUTH_LINK_LOOKUP,
} BwAuthLink;

/**
 * BwAuthCode:
 * @number: the number after AADSTS
 * @kind: what the user can do
 * @device_kind: the same where a device code was being used
 * @link: which page helps
 *
 * One number that Entra says.
 */
typedef struct {
  guint number;
  BwAuthError kind;
  BwAuthError device_kind;
  BwAuthLink link;
} BwAuthCode;

const BwAuthCode *bw_auth_code_find (guint number);
const BwAuthCode *bw_auth_code_list (gsize *n_codes);
BwAuthLink bw_auth_code_find_link (const GError *error);

G_END_DECLS
