/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/sign-in/bw-sign-in-page.h"

G_BEGIN_DECLS

/**
 * BwSignInCustomPage:
 *
 * Asks for the addresses of a cloud that somebody else runs.
 */
#define BW_TYPE_SIGN_IN_CUSTOM_PAGE (bw_sign_in_custom_page_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInCustomPage,
                      bw_sign_in_custom_page,
                      BW,
                      SIGN_IN_CUSTOM_PAGE,
                      BwSignInPage)

BwSignInPage *bw_sign_in_custom_page_new (BwSignInForm *form);

G_END_DECLS
