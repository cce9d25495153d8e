/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-flaky-keyring.h"
#include "auth/bw-test-browser.h"
#include "support/bw-fake-entra.h"
#include "support/bw-fake-graph.h"
#include "support/bw-test-files.h"
#include "ui/organisations/bw-organisation-store.h"
#include "ui/sign-in/bw-sign-in-form.h"

G_BEGIN_DECLS

/* Opens the key of bw_sign_in_world_add_certificate(). */
#define BW_SIGN_IN_WORLD_PASSWORD "Planted-password-é"

/**
 * BwSignInWorld:
 *
 * All that a sign-in meets: a sign-in service and a Graph on real sockets, a keyring that fails when
 * told to, a list in a folder of its own, and a browser.
 */
typedef struct {
  BwTestFolder *folder;
  BwFakeEntra *entra;
  BwFakeGraph *graph;
  BwFlakyKeyring *keyring;
  BwTestBrowser *browser;
  BwClock *clock;
  BwOrganisationList *list;
  BwOrganisationStore *store;
} BwSignInWorld;

void bw_sign_in_world_set_up (BwSignInWorld *self, BwClock *clock);
void bw_sign_in_world_tear_down (BwSignInWorld *self);
void bw_sign_in_world_renew_browser (BwSignInWorld *self);
void bw_sign_in_world_fill_in (BwSignInWorld *self, BwSignInForm *form);
guint bw_sign_in_world_count (BwSignInWorld *self);
char *bw_sign_in_world_add_certificate (BwSignInWorld *self, char **key);

G_END_DECLS
