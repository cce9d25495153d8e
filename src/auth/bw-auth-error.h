/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwAuthError:
 * @BW_AUTH_ERROR_SIGN_IN_AGAIN: the sign-in no longer counts: sign in again
 * @BW_AUTH_ERROR_MORE_PROOF: Microsoft wants to ask something (a second factor): sign in again
 * @BW_AUTH_ERROR_START_AGAIN: this one attempt went wrong: start it anew
 * @BW_AUTH_ERROR_CONSENT: nobody consented: ask an administrator for consent
 * @BW_AUTH_ERROR_BORROWED_ID: the application id is Microsoft's own: register an application
 * @BW_AUTH_ERROR_OTHER_APPLICATION: the application is not in this organisation, or is switched off:
 *   check id, organisation and cloud
 * @BW_AUTH_ERROR_OTHER_CLOUD: another national cloud: choose that one
 * @BW_AUTH_ERROR_OTHER_TENANT: no such organisation, or one has to be named: check it
 * @BW_AUTH_ERROR_PUBLIC_CLIENT: the registration does not allow public client flows: allow them
 * @BW_AUTH_ERROR_REDIRECT: the redirect address is not registered, or for another platform: mend that
 * @BW_AUTH_ERROR_WRONG_WAY: the registration is for another way to sign in: choose that way
 * @BW_AUTH_ERROR_WRONG_SECRET: the client secret is wrong: enter its value
 * @BW_AUTH_ERROR_EXPIRED_SECRET: the client secret has expired: make a new one
 * @BW_AUTH_ERROR_CERTIFICATE: the certificate is not known to the registration: upload it
 * @BW_AUTH_ERROR_CLOCK: the clock of this computer is wrong: set it
 * @BW_AUTH_ERROR_DEVICE_CODE_BLOCKED: a policy blocks device codes: sign in with the browser
 * @BW_AUTH_ERROR_CONDITIONAL_ACCESS: a Conditional Access policy blocks: ask its administrator
 * @BW_AUTH_ERROR_DECLINED: the user or the administrator said no: start anew when ready
 * @BW_AUTH_ERROR_EXPIRED: the code was not entered in time: get a new one
 * @BW_AUTH_ERROR_TIMED_OUT: nobody came back from the browser in time: start anew
 * @BW_AUTH_ERROR_OPENED_TWICE: the address that starts it was opened twice, perhaps by somebody else:
 *   start anew
 * @BW_AUTH_ERROR_ACCOUNT_NOT_IN_TENANT: the account is not in this organisation: choose another
 * @BW_AUTH_ERROR_NOT_ASSIGNED: the account is not assigned to the application: have it assigned
 * @BW_AUTH_ERROR_ACCOUNT_DISABLED: the account is disabled: ask an administrator
 * @BW_AUTH_ERROR_PASSWORD_EXPIRED: the password has expired: change it
 * @BW_AUTH_ERROR_TRANSIENT: a passing disturbance of Microsoft's: try later
 * @BW_AUTH_ERROR_PENDING: the user has not entered the code yet: ask again; never leaves this room
 * @BW_AUTH_ERROR_SLOW_DOWN: it was asked too often: ask less often; never leaves this room
 * @BW_AUTH_ERROR_BAD_ANSWER: what came is no answer of a sign-in service
 * @BW_AUTH_ERROR_FORM: an id has the wrong form; the message says which
 * @BW_AUTH_ERROR_UNKNOWN: anything else: show what Microsoft said
 * @BW_AUTH_ERROR_READ_ONLY: the sign-in has no permission to change anything: sign in for that
 *
 * Why a sign-in, or a token, is refused. The code says what the user can do; the fields say what
 * Microsoft said. What is a matter of the network is a #BwHttpError instead, and signs nobody out.
 */
typedef enum {
  BW_AUTH_ERROR_SIGN_IN_AGAIN,
  BW_AUTH_ERROR_MORE_PROOF,
  BW_AUTH_ERROR_START_AGAIN,
  BW_AUTH_ERROR_CONSENT,
  BW_AUTH_ERROR_BORROWED_ID,
  BW_AUTH_ERROR_OTHER_APPLICATION,
  BW_AUTH_ERROR_OTHER_CLOUD,
  BW_AUTH_ERROR_OTHER_TENANT,
  BW_AUTH_ERROR_PUBLIC_CLIENT,
  BW_AUTH_ERROR_REDIRECT,
  BW_AUTH_ERROR_WRONG_WAY,
  BW_AUTH_ERROR_WRONG_SECRET,
  BW_AUTH_ERROR_EXPIRED_SECRET,
  BW_AUTH_ERROR_CERTIFICATE,
  BW_AUTH_ERROR_CLOCK,
  BW_AUTH_ERROR_DEVICE_CODE_BLOCKED,
  BW_AUTH_ERROR_CONDITIONAL_ACCESS,
  BW_AUTH_ERROR_DECLINED,
  BW_AUTH_ERROR_EXPIRED,
  BW_AUTH_ERROR_TIMED_OUT,
  BW_AUTH_ERROR_OPENED_TWICE,
  BW_AUTH_ERROR_ACCOUNT_NOT_IN_TENANT,
  BW_AUTH_ERROR_NOT_ASSIGNED,
  BW_AUTH_ERROR_ACCOUNT_DISABLED,
  BW_AUTH_ERROR_PASSWORD_EXPIRED,
  BW_AUTH_ERROR_TRANSIENT,
  BW_AUTH_ERROR_PENDING,
  BW_AUTH_ERROR_SLOW_DOWN,
  BW_AUTH_ERROR_BAD_ANSWER,
  BW_AUTH_ERROR_FORM,
  BW_AUTH_ERROR_UNKNOWN,
  BW_AUTH_ERROR_READ_ONLY,
} BwAuthError;

#define BW_AUTH_ERROR (bw_auth_error_quark ())
GQuark bw_auth_error_quark (void);

/**
 * BwAuthErrorFields:
 * @error: (nullable): OAuth's own code, `invalid_grant`
 * @suberror: (nullable): Microsoft's closer one, `message_only`
 * @number: the number after AADSTS, or 0
 * @message: (nullable): what Microsoft said, one line, cut, without anything secret
 * @trace_id: (nullable): for Microsoft's support
 * @correlation_id: (nullable): the same
 * @claims: (nullable): the claims that a next sign-in has to ask for (graph.md §4.7)
 *
 * What is kept of a refusal.
 */
typedef struct {
  const char *error;
  const char *suberror;
  guint number;
  const char *message;
  const char *trace_id;
  const char *correlation_id;
  const char *claims;
} BwAuthErrorFields;

GError *
bw_auth_error_new (BwAuthError code, const BwAuthErrorFields *fields, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
const BwAuthErrorFields *bw_auth_error_get_fields (const GError *error);
const char *bw_auth_error_find_claims (const GError *error);
gboolean bw_auth_error_wants_sign_in (const GError *error);

G_END_DECLS
