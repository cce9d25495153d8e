/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/sign-in/bw-sign-in-page.h"

G_BEGIN_DECLS

/**
 * BwSignInRegistrationPage:
 *
 * Tells how an application is registered for Bolwerk in the cloud that was chosen.
 */
#define BW_TYPE_SIGN_IN_REGISTRATION_PAGE (bw_sign_in_registration_page_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInRegistrationPage,
                      bw_sign_in_registration_page,
                      BW,
                      SIGN_IN_REGISTRATION_PAGE,
                      BwSignInPage)

BwSignInPage *bw_sign_in_registration_page_new (BwSignInForm *form);

G_END_DECLS
