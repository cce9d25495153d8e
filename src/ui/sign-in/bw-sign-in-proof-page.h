/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/sign-in/bw-sign-in-page.h"

G_BEGIN_DECLS

/**
 * BwSignInProofPage:
 *
 * Asks for what an application shows of itself: a client secret or a certificate.
 */
#define BW_TYPE_SIGN_IN_PROOF_PAGE (bw_sign_in_proof_page_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInProofPage,
                      bw_sign_in_proof_page,
                      BW,
                      SIGN_IN_PROOF_PAGE,
                      BwSignInPage)

BwSignInPage *bw_sign_in_proof_page_new (BwSignInForm *form);

G_END_DECLS
