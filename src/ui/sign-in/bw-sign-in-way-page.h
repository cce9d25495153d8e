/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/sign-in/bw-sign-in-page.h"

G_BEGIN_DECLS

/**
 * BwSignInWayPage:
 *
 * Asks how to sign in.
 */
#define BW_TYPE_SIGN_IN_WAY_PAGE (bw_sign_in_way_page_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInWayPage, bw_sign_in_way_page, BW, SIGN_IN_WAY_PAGE, BwSignInPage)

BwSignInPage *bw_sign_in_way_page_new (BwSignInForm *form);

G_END_DECLS
