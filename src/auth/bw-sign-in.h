/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-credential.h"
#include "auth/bw-registration.h"
#include "auth/bw-tokens.h"
#include "base/bw-clock.h"
#include "base/bw-interaction.h"
#include "net/bw-http.h"

G_BEGIN_DECLS

/**
 * BwSignIn:
 * @http: by which is asked
 * @clock: the time, also for waiting
 * @interaction: (nullable): opens the browser, shows the code; an application needs none
 * @registration: which application signs in where
 * @login_hint: (nullable): who is expected to sign in
 * @claims: (nullable): what Graph or Entra demanded of this sign-in (#BwAuthErrorFields)
 *
 * What a sign-in needs. All calls block.
 */
typedef struct {
  BwHttp *http;
  BwClock *clock;
  BwInteraction *interaction;
  BwRegistration registration;
  const char *login_hint;
  const char *claims;
} BwSignIn;

BwCredential *bw_sign_in_with_browser (const BwSignIn *self,
                                       BwTokens **tokens,
                                       GCancellable *cancellable,
                                       GError **error);
BwCredential *bw_sign_in_with_device_code (const BwSignIn *self,
                                           BwTokens **tokens,
                                           GCancellable *cancellable,
                                           GError **error);
BwCredential *bw_sign_in_as_application (const BwSignIn *self,
                                         BwCredential *application,
                                         BwTokens **tokens,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
