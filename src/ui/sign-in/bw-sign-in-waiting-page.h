/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-address-maker.h"
#include "base/bw-clock.h"
#include "ui/sign-in/bw-sign-in-page.h"

G_BEGIN_DECLS

/**
 * BwSignInWaitingPage:
 *
 * Waits for the browser, for a code to be entered, or for the answer to an application. Going back ends
 * the attempt.
 */
#define BW_TYPE_SIGN_IN_WAITING_PAGE (bw_sign_in_waiting_page_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInWaitingPage,
                      bw_sign_in_waiting_page,
                      BW,
                      SIGN_IN_WAITING_PAGE,
                      BwSignInPage)

BwSignInPage *bw_sign_in_waiting_page_new (BwSignInForm *form, BwClock *clock);
void bw_sign_in_waiting_page_begin (BwSignInWaitingPage *self);
void bw_sign_in_waiting_page_show_browser (BwSignInWaitingPage *self, BwAddressMaker *addresses);
void bw_sign_in_waiting_page_show_code (BwSignInWaitingPage *self,
                                        const char *code,
                                        const char *address,
                                        GDateTime *expires);
void bw_sign_in_waiting_page_show_wait (BwSignInWaitingPage *self, const char *text);
void bw_sign_in_waiting_page_end (BwSignInWaitingPage *self);

G_END_DECLS
