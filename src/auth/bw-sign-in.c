/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-sign-in.h"

#include "auth/bw-auth-error.h"
#include "auth/bw-entra.h"
#include "auth/bw-loopback.h"
#include "auth/bw-pkce.h"
#include "auth/bw-random.h"

/* graph.md §4.2 wants at least 128 bits. */
#define STATE_BYTES 32

/**
 * Attempt:
 * @state: what the browser has to bring back
 * @nonce: what the id token has to hold
 * @verifier: what only this program knows
 * @challenge: what the sign-in service knows of it
 *
 * What is made up for one sign-in.
 */
typedef struct {
  BwSecretText *state;
  BwSecretText *nonce;
  BwSecretText *verifier;
  char *challenge;
} Attempt;

static void
attempt_init (Attempt *attempt)
{
  attempt->state = bw_random_token (STATE_BYTES);
  attempt->nonce = bw_random_token (STATE_BYTES);
  attempt->verifier = bw_pkce_new_verifier ();
  attempt->challenge = bw_pkce_build_challenge (attempt->verifier);
}

static void
attempt_clear (Attempt *attempt)
{
  g_clear_pointer (&attempt->state, bw_secret_free);
  g_clear_pointer (&attempt->nonce, bw_secret_free);
  g_clear_pointer (&attempt->verifier, bw_secret_free);
  g_clear_pointer (&attempt->challenge, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attempt, attempt_clear)

/* What is kept of a user's sign-in. */
static BwCredential *
make_credential (BwTokens *tokens, BwTokens **place, GError **error)
{
  g_autoptr (BwTokens) owned = tokens;
  g_autoptr (BwAccount) account = bw_tokens_build_account (tokens);
  BwCredential *credential = NULL;

  /* It was asked for with `openid`; a device code has no nonce for it. */
  if (tokens->id_token == NULL) {
    g_propagate_error (error, bw_auth_error_new (BW_AUTH_ERROR_BAD_ANSWER, NULL,
                                                 "the sign-in service gave no id token"));
    return NULL;
  }
  if (tokens->refresh_token == NULL) {
    g_propagate_error (error, bw_auth_error_new (BW_AUTH_ERROR_BAD_ANSWER, NULL,
                                                 "the sign-in service gave no refresh token"));
    return NULL;
  }

  credential = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_REFRESH_TOKEN,
      .secret = tokens->refresh_token,
      .account = account,
  });
  if (place != NULL)
    *place = g_steal_pointer (&owned);
  return credential;
}

static gboolean
open_browser (const BwSignIn *self,
              const Attempt *attempt,
              BwLoopback *loopback,
              GCancellable *cancellable,
              GError **error)
{
  BwAuthorize request = {
    .redirect = bw_loopback_get_redirect (loopback),
    .state = attempt->state,
    .challenge = attempt->challenge,
    .nonce = attempt->nonce,
    .login_hint = self->login_hint,
    .claims = self->claims,
  };
  g_autoptr (BwSecretText) address = bw_registration_build_authorize (&self->registration, &request);

  return bw_interaction_open_address (self->interaction, bw_loopback_lead_to (loopback, address),
                                      cancellable, error);
}

static BwTokens *
redeem (const BwSignIn *self,
        const Attempt *attempt,
        BwRedemption *redemption,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (BwEntra) entra = bw_entra_new (self->http, self->clock, &self->registration);
  g_autoptr (BwTokens) tokens = NULL;

  redemption->verifier = attempt->verifier;
  redemption->claims = self->claims;
  tokens = bw_entra_redeem (entra, redemption, cancellable, error);
  if (tokens == NULL)
    return NULL;
  if (bw_account_is_answer_to (tokens->id_token, attempt->nonce))
    return g_steal_pointer (&tokens);

  g_propagate_error (error, bw_auth_error_new (BW_AUTH_ERROR_BAD_ANSWER, NULL,
                                               "the id token answers another question"));
  return NULL;
}

/**
 * bw_sign_in_with_browser:
 * @self: what it needs
 * @tokens: (out) (optional) (transfer full): what the sign-in brought
 * @cancellable: (nullable): ends it at once
 * @error: return location for a %BW_AUTH_ERROR, a %BW_HTTP_ERROR, a %G_IO_ERROR, or what the
 *   interaction failed with
 *
 * Signs a user in with the system's browser: authorization code with PKCE, back by loopback
 * (graph.md §4.2, RFC 8252, RFC 7636). Waits five minutes for the browser.
 *
 * Returns: (transfer full): what is to be kept, with the account; or %NULL
 */
BwCredential *
bw_sign_in_with_browser (const BwSignIn *self,
                         BwTokens **tokens,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (Attempt) attempt = { NULL };
  g_autoptr (BwLoopback) loopback = NULL;
  g_autoptr (BwSecretText) code = NULL;
  BwRedemption redemption = { NULL };
  BwTokens *got = NULL;

  if (!bw_registration_check (&self->registration, FALSE, error))
    return NULL;

  attempt_init (&attempt);
  loopback = bw_loopback_new (attempt.state, self->clock, error);
  if (loopback == NULL)
    return NULL;
  redemption.redirect = bw_loopback_get_redirect (loopback);
  if (!open_browser (self, &attempt, loopback, cancellable, error))
    return NULL;
  redemption.code = code = bw_loopback_wait (loopback, cancellable, error);
  if (code == NULL)
    return NULL;

  got = redeem (self, &attempt, &redemption, cancellable, error);
  return got != NULL ? make_credential (got, tokens, error) : NULL;
}

/**
 * bw_sign_in_with_device_code:
 * @self: what it needs
 * @tokens: (out) (optional) (transfer full): what the sign-in brought
 * @cancellable: (nullable): ends it at once
 * @error: return location for a %BW_AUTH_ERROR, a %BW_HTTP_ERROR, a %G_IO_ERROR, or what the
 *   interaction failed with
 *
 * Signs a user in by a code that is typed into a browser anywhere (graph.md §4.3, RFC 8628).
 *
 * Returns: (transfer full): what is to be kept, with the account; or %NULL
 */
BwCredential *
bw_sign_in_with_device_code (const BwSignIn *self,
                             BwTokens **tokens,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (BwEntra) entra = NULL;
  g_autoptr (BwDeviceCode) code = NULL;
  BwTokens *got = NULL;

  if (!bw_registration_check (&self->registration, FALSE, error))
    return NULL;

  entra = bw_entra_new (self->http, self->clock, &self->registration);
  code = bw_entra_start_device_code (entra, self->claims, cancellable, error);
  if (code == NULL || !bw_interaction_show_code (self->interaction, code->user_code, code->address,
                                                 code->expires, cancellable, error))
    return NULL;

  got = bw_entra_await_device_code (entra, code, self->claims, cancellable, error);
  return got != NULL ? make_credential (got, tokens, error) : NULL;
}

/**
 * bw_sign_in_as_application:
 * @self: what it needs
 * @application: a client secret or a certificate
 * @tokens: (out) (optional) (transfer full): what the sign-in brought
 * @cancellable: (nullable): ends it at once
 * @error: return location for a %BW_AUTH_ERROR, a %BW_CERTIFICATE_ERROR, a %BW_HTTP_ERROR or a
 *   %G_IO_ERROR
 *
 * Tries whether an application may sign in (graph.md §4.4). No account answers for it: what is known
 * of it is the domain or id that was typed.
 *
 * Returns: (transfer full): what is to be kept, with the account; or %NULL
 */
BwCredential *
bw_sign_in_as_application (const BwSignIn *self,
                           BwCredential *application,
                           BwTokens **tokens,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (BwEntra) entra = NULL;
  g_autoptr (BwTokens) got = NULL;
  g_autoptr (BwAccount) account = NULL;

  if (!bw_registration_check (&self->registration, TRUE, error))
    return NULL;

  entra = bw_entra_new (self->http, self->clock, &self->registration);
  got = bw_entra_authenticate (entra, application, self->claims, cancellable, error);
  if (got == NULL)
    return NULL;

  account = bw_account_new (&(BwAccountFields) {
      .tenant_id = self->registration.tenant,
      .scope = got->scope,
  });
  if (tokens != NULL)
    *tokens = g_steal_pointer (&got);
  return bw_credential_with_account (application, account);
}
