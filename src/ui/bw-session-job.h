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
 * BwSessionPhase:
 * @BW_SESSION_RECALL: what was known last is brought up from the archive
 * @BW_SESSION_LOOK_BACK: what happened recently is found out from there, for what was recalled
 * @BW_SESSION_REFRESH: it is read anew; what happened recently stands as it was known
 * @BW_SESSION_FILL_IN: the days that are missing in the archive are read, and what happened recently is found out anew
 * @BW_SESSION_TAKE: somebody else has read it; what happened recently is found out anew. Nothing follows
 *
 * What a read of an organisation of the list goes through. Everything else is only read anew.
 */
typedef enum {
  BW_SESSION_RECALL,
  BW_SESSION_LOOK_BACK,
  BW_SESSION_REFRESH,
  BW_SESSION_FILL_IN,
  BW_SESSION_TAKE,
} BwSessionPhase;

/**
 * BwSessionJob:
 * @phase: which part of the read it is
 * @owner: the session, which it keeps alive
 * @stamp: the call of the session that it belongs to
 * @connection: (nullable): what is read, where that is to be opened first
 * @before: (nullable): what is done with @connection first
 * @organisation: (nullable): what is read
 * @shown: (nullable): what is known of it before
 * @records: (nullable): what came of it
 * @error: (nullable): or why nothing did
 * @unkept: (nullable): why the sign-in is kept for this run only
 * @unstored: (nullable): why what came could not be kept in the archive
 * @expires: (nullable): when the certificate in use does
 *
 * One read on its way: from the main loop to a worker and back.
 */
typedef struct {
  BwSessionPhase phase;
  GObject *owner;
  guint stamp;
  BwOrganisationConnection *connection;
  BwSessionBefore before;
  BwOrganisation *organisation;
  BwRecords *shown;
  BwRecords *records;
  GError *error;
  GError *unkept;
  GError *unstored;
  GDateTime *expires;
} BwSessionJob;

BwSessionJob *bw_session_job_new (GObject *owner, guint stamp, BwRecords *shown);
void bw_session_job_free (BwSessionJob *self);
gboolean bw_session_job_leads_on (const BwSessionJob *self);
gboolean bw_session_job_keep (BwOrganisationConnection *connection,
                              GCancellable *cancellable,
                              GError **error);
BwRecords *bw_session_job_keep_recent (BwRecords *shown, BwRecords *records);
void bw_session_job_run (gpointer self, GCancellable *cancellable);

G_END_DECLS
