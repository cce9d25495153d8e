/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/sign-in/bw-sign-in-page.h"

G_BEGIN_DECLS

/**
 * BwSignInCloudPage:
 *
 * Asks which cloud the organisation is in.
 */
#define BW_TYPE_SIGN_IN_CLOUD_PAGE (bw_sign_in_cloud_page_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInCloudPage,
                      bw_sign_in_cloud_page,
                      BW,
                      SIGN_IN_CLOUD_PAGE,
                      BwSignInPage)

BwSignInPage *bw_sign_in_cloud_page_new (BwSignInForm *form);

G_END_DECLS
