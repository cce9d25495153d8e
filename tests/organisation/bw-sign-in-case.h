/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-flaky-keyring.h"
#include "auth/bw-test-browser.h"
#include "organisation/bw-organisation-sign-in.h"
#include "organisation/bw-organisation.h"
#include "support/bw-fake-entra.h"
#include "support/bw-fake-graph.h"
#include "support/bw-test-files.h"

G_BEGIN_DECLS

/**
 * BwSignInCase:
 * @base: the user's folder of data
 * @entra: the sign-in service
 * @graph: Graph, which takes its tokens
 * @keyring: where credentials go
 * @browser: plays the user
 * @clock: the time
 * @cloud: where both are
 * @list: the list of organisations
 * @needed: what a sign-in takes, which each test changes
 *
 * Somebody who signs in to an organisation for the first time.
 */
typedef struct {
  BwTestFolder *base;
  BwFakeEntra *entra;
  BwFakeGraph *graph;
  BwFlakyKeyring *keyring;
  BwTestBrowser *browser;
  BwClock *clock;
  BwCloud *cloud;
  BwOrganisationList *list;
  BwOrganisationSignIn needed;
} BwSignInCase;

void bw_sign_in_case_set_up (BwSignInCase *fixture, gconstpointer data);
void bw_sign_in_case_tear_down (BwSignInCase *fixture, gconstpointer data);
BwOrganisationEntry *bw_sign_in_case_sign_in (BwSignInCase *fixture);
void bw_sign_in_case_refuse_sign_in (BwSignInCase *fixture, GError **error);
guint bw_sign_in_case_count (BwSignInCase *fixture);
char *bw_sign_in_case_dup_kept (BwSignInCase *fixture, BwOrganisationEntry *entry);
BwRecords *
bw_sign_in_case_refresh (BwSignInCase *fixture, BwOrganisationEntry *entry, GError **error);
void bw_sign_in_case_start_again (BwSignInCase *fixture);
void bw_sign_in_case_mark (BwSignInCase *fixture, BwOrganisationEntry *entry, const char *name);

G_END_DECLS
