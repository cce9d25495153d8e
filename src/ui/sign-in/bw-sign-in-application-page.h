/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/sign-in/bw-sign-in-page.h"

G_BEGIN_DECLS

/**
 * BwSignInApplicationPage:
 *
 * Asks for the id of the application that is registered for Bolwerk.
 */
#define BW_TYPE_SIGN_IN_APPLICATION_PAGE (bw_sign_in_application_page_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInApplicationPage,
                      bw_sign_in_application_page,
                      BW,
                      SIGN_IN_APPLICATION_PAGE,
                      BwSignInPage)

BwSignInPage *bw_sign_in_application_page_new (BwSignInForm *form);

G_END_DECLS
