/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-flaky-keyring.h"
#include "organisation/bw-organisation-connection.h"
#include "support/bw-fake-entra.h"
#include "support/bw-fake-graph.h"
#include "support/bw-manual-clock.h"
#include "support/bw-test-files.h"

G_BEGIN_DECLS

#define BW_CONNECTION_WORLD_ID "organisation"

/**
 * BwConnectionWorld:
 *
 * A connection to an organisation, and all that it meets: a sign-in service and a Graph on real sockets, a
 * keyring that fails when told to. Nothing is kept anywhere yet. The clock stands still.
 */
typedef struct {
  BwTestFolder *folder;
  BwFakeEntra *entra;
  BwFakeGraph *graph;
  BwFlakyKeyring *keyring;
  BwKeyring *for_this_run;
  BwClock *clock;
  BwOrganisationConnection *connection;
} BwConnectionWorld;

void
bw_connection_world_connect_anew (BwConnectionWorld *self, const char *tenant, BwSignInWay way);
void
bw_connection_world_connect_by (BwConnectionWorld *self, const char *login, const char *trust_file);
void bw_connection_world_connect_to (BwConnectionWorld *self, BwOrganisationEntry *entry);
void bw_connection_world_set_up (BwConnectionWorld *self, gconstpointer data);
void bw_connection_world_tear_down (BwConnectionWorld *self, gconstpointer data);
void bw_connection_world_put (BwKeyring *keyring, const BwCredentialFields *fields);
char *bw_connection_world_put_sign_in (BwConnectionWorld *self, BwKeyring *keyring);
char *bw_connection_world_dup_kept (BwKeyring *keyring);
BwOrganisation *bw_connection_world_open (BwConnectionWorld *self);
gboolean bw_connection_world_refresh (BwConnectionWorld *self, GError **error);
void bw_connection_world_assert_reads (BwConnectionWorld *self);
guint bw_connection_world_count_reads (BwConnectionWorld *self);
void bw_connection_world_assert_fails (BwConnectionWorld *self, GQuark domain, int code);
void bw_connection_world_assert_kept (BwConnectionWorld *self);
void bw_connection_world_assert_unkept (BwConnectionWorld *self, int code);

G_END_DECLS
