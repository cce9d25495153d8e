/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-organisation-sign-in.h"
#include "ui/organisations/bw-organisation-store.h"
#include "ui/sign-in/bw-sign-in-form.h"

G_BEGIN_DECLS

/**
 * BwSignInAttempt:
 *
 * Signs in on a thread and tells of it on the main loop. Nothing is told after it was cancelled; it may
 * be started again then, and after it has ended.
 *
 * Signals:
 * - `open-address` (address: string): open it in the user's browser
 * - `show-code` (code: string, address: string, expires: #GDateTime): show the code
 * - `waiting` (seconds: uint): Microsoft asked to wait so long
 * - `ended` (): see bw_sign_in_attempt_get_result() and bw_sign_in_attempt_get_error()
 */
#define BW_TYPE_SIGN_IN_ATTEMPT (bw_sign_in_attempt_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInAttempt, bw_sign_in_attempt, BW, SIGN_IN_ATTEMPT, GObject)

BwSignInAttempt *bw_sign_in_attempt_new (BwOrganisationStore *store);
void bw_sign_in_attempt_start (BwSignInAttempt *self, BwSignInForm *form);
void bw_sign_in_attempt_cancel (BwSignInAttempt *self);
gboolean bw_sign_in_attempt_is_running (BwSignInAttempt *self);
const BwOrganisationSignedIn *bw_sign_in_attempt_get_result (BwSignInAttempt *self);
GDateTime *bw_sign_in_attempt_get_expires (BwSignInAttempt *self);
const GError *bw_sign_in_attempt_get_error (BwSignInAttempt *self);

G_END_DECLS
