/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-refresh-all.h"
#include "ui/bw-workers.h"
#include "ui/organisations/bw-organisation-store.h"

G_BEGIN_DECLS

/**
 * BwRefreshJob:
 *
 * A refresh of all organisations on its way to threads and back: the asynchronous face of bw_refresh_all().
 */
typedef struct _BwRefreshJob BwRefreshJob;

/**
 * BwRefreshJobTold:
 * @job: the refresh
 * @progress: how far it is
 * @owner: whom it is told
 *
 * Is told how far it is, on the main loop.
 */
typedef void (*BwRefreshJobTold) (BwRefreshJob *job,
                                  const BwRefreshProgress *progress,
                                  gpointer owner);

/**
 * BwRefreshJobEnded:
 * @job: the refresh
 * @owner: whom it is told
 *
 * Is told that all are done, or what was begun when it was called off.
 */
typedef void (*BwRefreshJobEnded) (BwRefreshJob *job, gpointer owner);

void bw_refresh_job_start (BwWorkers *workers,
                           BwOrganisationStore *store,
                           GPtrArray *entries,
                           GObject *owner,
                           BwRefreshJobTold told,
                           BwRefreshJobEnded ended,
                           GCancellable *cancellable);

G_END_DECLS
