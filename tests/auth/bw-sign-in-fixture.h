/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-sign-in.h"
#include "auth/bw-test-browser.h"
#include "support/bw-fake-entra.h"

G_BEGIN_DECLS

/**
 * BwSignInFixture:
 *
 * Everything that a sign-in needs, against a sign-in service on a real socket.
 */
typedef struct {
  BwFakeEntra *fake;
  BwClock *clock;
  BwHttp *http;
  BwCloud *cloud;
  BwTestBrowser *browser;
  BwSignIn sign_in;
} BwSignInFixture;

void bw_sign_in_fixture_set_up (BwSignInFixture *self, gconstpointer data);
void bw_sign_in_fixture_assert_no_complaint (BwSignInFixture *self);
void bw_sign_in_fixture_tear_down (BwSignInFixture *self, gconstpointer data);

G_END_DECLS
