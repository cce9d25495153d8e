/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-credential.h"
#include "auth/bw-device-code.h"
#include "auth/bw-registration.h"
#include "auth/bw-tokens.h"
#include "base/bw-clock.h"
#include "net/bw-http.h"

G_BEGIN_DECLS

/**
 * BwEntra:
 *
 * The sign-in service of one cloud, for one registration: what is asked of its endpoints, version 2
 * (graph.md §4). It keeps nothing. Every call blocks; it may be used from any thread.
 */
#define BW_TYPE_ENTRA (bw_entra_get_type ())
G_DECLARE_FINAL_TYPE (BwEntra, bw_entra, BW, ENTRA, GObject)

/**
 * BwRedemption:
 * @code: what came back from the browser
 * @redirect: where the browser was sent
 * @verifier: PKCE's verifier
 * @claims: (nullable): what Graph or Entra demanded besides
 *
 * A code that is turned into tokens.
 */
typedef struct {
  const char *code;
  const char *redirect;
  const char *verifier;
  const char *claims;
} BwRedemption;

BwEntra *bw_entra_new (BwHttp *http, BwClock *clock, const BwRegistration *registration);
BwRegistration bw_entra_get_registration (BwEntra *self);
BwTokens *bw_entra_redeem (BwEntra *self,
                           const BwRedemption *redemption,
                           GCancellable *cancellable,
                           GError **error);
BwDeviceCode *bw_entra_start_device_code (BwEntra *self,
                                          const char *claims,
                                          GCancellable *cancellable,
                                          GError **error);
BwTokens *bw_entra_await_device_code (BwEntra *self,
                                      const BwDeviceCode *code,
                                      const char *claims,
                                      GCancellable *cancellable,
                                      GError **error);
BwTokens *bw_entra_refresh (BwEntra *self,
                            const char *refresh_token,
                            gboolean writes,
                            const char *claims,
                            GCancellable *cancellable,
                            GError **error);
BwTokens *bw_entra_authenticate (BwEntra *self,
                                 BwCredential *application,
                                 const char *claims,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
