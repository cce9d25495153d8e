/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-records.h"
#include "organisation/bw-organisation-connection.h"

G_BEGIN_DECLS

/**
 * BwSessionBefore:
 *
 * What is done with a connection before it is read.
 */
typedef gboolean (*BwSessionBefore) (BwOrganisationConnection *connection,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * BwSessionJob:
 * @owner: the session, which it keeps alive
 * @stamp: the call of the session that it belongs to
 * @connection: (nullable): what is read, where that is to be opened first
 * @before: (nullable): what is done with @connection first
 * @organisation: (nullable): what is read
 * @records: (nullable): what came of it
 * @error: (nullable): or why nothing did
 * @unkept: (nullable): why the sign-in is kept for this run only
 * @expires: (nullable): when the certificate in use does
 *
 * One read on its way: from the main loop to a worker and back.
 */
typedef struct {
  GObject *owner;
  guint stamp;
  BwOrganisationConnection *connection;
  BwSessionBefore before;
  BwOrganisation *organisation;
  BwRecords *records;
  GError *error;
  GError *unkept;
  GDateTime *expires;
} BwSessionJob;

BwSessionJob *bw_session_job_new (GObject *owner, guint stamp);
void bw_session_job_free (BwSessionJob *self);
gboolean bw_session_job_keep (BwOrganisationConnection *connection,
                              GCancellable *cancellable,
                              GError **error);
BwOrganisation *bw_session_job_renew (BwOrganisation *organisation, BwClock *clock);
void bw_session_job_run (gpointer self, GCancellable *cancellable);

G_END_DECLS
