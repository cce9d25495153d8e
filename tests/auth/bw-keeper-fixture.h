/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-flaky-keyring.h"
#include "auth/bw-token-keeper.h"
#include "support/bw-fake-entra.h"
#include "support/bw-test-files.h"

G_BEGIN_DECLS

/* Under which name the credential is kept. */
#define ORGANISATION "organisation"

/**
 * BwKeeperFixture:
 *
 * A keeper with a credential in its keyring, and a sign-in service that takes each refresh token once.
 */
typedef struct {
  BwFakeEntra *fake;
  BwClock *clock;
  BwHttp *http;
  BwCloud *cloud;
  BwEntra *entra;
  BwFlakyKeyring *keyring;
  BwTestFolder *folder;
  BwTokenKeeper *keeper;
} BwKeeperFixture;

void bw_keeper_fixture_set_up (BwKeeperFixture *fixture, gconstpointer data);
void bw_keeper_fixture_tear_down (BwKeeperFixture *fixture, gconstpointer data);
BwTokenKeeper *bw_keeper_fixture_make_keeper (BwKeeperFixture *fixture, BwCredential *credential);
BwCredential *bw_keeper_fixture_make_credential (const char *refresh_token);
void bw_keeper_fixture_keep (BwKeeperFixture *fixture, BwCredential *credential);
char *bw_keeper_fixture_dup_kept_token (BwKeeperFixture *fixture);
char *bw_keeper_fixture_obtain (BwKeeperFixture *fixture, const char *refused);
guint bw_keeper_fixture_count (BwKeeperFixture *fixture);
void bw_keeper_fixture_wait (BwKeeperFixture *fixture, guint minutes);

G_END_DECLS
