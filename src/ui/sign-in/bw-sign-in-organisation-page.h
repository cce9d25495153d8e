/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/sign-in/bw-sign-in-page.h"

G_BEGIN_DECLS

/**
 * BwSignInOrganisationPage:
 *
 * Asks for the organisation: by its domain or id, or that of whoever signs in.
 */
#define BW_TYPE_SIGN_IN_ORGANISATION_PAGE (bw_sign_in_organisation_page_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInOrganisationPage,
                      bw_sign_in_organisation_page,
                      BW,
                      SIGN_IN_ORGANISATION_PAGE,
                      BwSignInPage)

BwSignInPage *bw_sign_in_organisation_page_new (BwSignInForm *form);

G_END_DECLS
