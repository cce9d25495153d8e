/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/sign-in/bw-sign-in-attempt.h"
#include "ui/sign-in/bw-sign-in-page.h"

G_BEGIN_DECLS

/**
 * BwSignInDonePage:
 *
 * Tells what came of signing in: the organisation, the account, what was granted, whether reading works
 * and whether it stays.
 */
#define BW_TYPE_SIGN_IN_DONE_PAGE (bw_sign_in_done_page_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInDonePage, bw_sign_in_done_page, BW, SIGN_IN_DONE_PAGE, BwSignInPage)

BwSignInPage *bw_sign_in_done_page_new (BwSignInForm *form);
void bw_sign_in_done_page_tell (BwSignInDonePage *self, BwSignInAttempt *attempt, GDateTime *now);

G_END_DECLS
