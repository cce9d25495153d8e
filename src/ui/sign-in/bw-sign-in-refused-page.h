/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/sign-in/bw-sign-in-page.h"

G_BEGIN_DECLS

/**
 * BwSignInRefusedPage:
 *
 * Tells why signing in came to nothing, and the ways on.
 */
#define BW_TYPE_SIGN_IN_REFUSED_PAGE (bw_sign_in_refused_page_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInRefusedPage,
                      bw_sign_in_refused_page,
                      BW,
                      SIGN_IN_REFUSED_PAGE,
                      BwSignInPage)

BwSignInPage *bw_sign_in_refused_page_new (BwSignInForm *form);
const char *bw_sign_in_refused_page_get_place (BwSignInRefusedPage *self);
void bw_sign_in_refused_page_tell (BwSignInRefusedPage *self, const GError *error);

G_END_DECLS
