/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-records.h"
#include "ui/bw-workers.h"
#include "ui/organisations/bw-organisation-store.h"

G_BEGIN_DECLS

/**
 * BwRefreshStage:
 * @BW_REFRESH_BEGUN: an organisation is begun
 * @BW_REFRESH_STEP: what is being read of it
 * @BW_REFRESH_READ: its newest day is there, and kept; earlier days follow
 * @BW_REFRESH_DONE: it is done, well or not
 *
 * What is told of an organisation while all are refreshed.
 */
typedef enum {
  BW_REFRESH_BEGUN,
  BW_REFRESH_STEP,
  BW_REFRESH_READ,
  BW_REFRESH_DONE,
} BwRefreshStage;

/**
 * BwRefreshNews:
 * @stage: what has happened
 * @entry: the organisation that it is about
 * @step: (nullable): what is being read, in words, with %BW_REFRESH_STEP
 * @records: (nullable): what came of it, with %BW_REFRESH_READ, and with %BW_REFRESH_DONE where all went well
 * @error: (nullable): why not, with %BW_REFRESH_DONE
 *
 * How far a refresh is. Nothing is owned.
 */
typedef struct {
  BwRefreshStage stage;
  BwOrganisationEntry *entry;
  const char *step;
  BwRecords *records;
  const GError *error;
} BwRefreshNews;

/**
 * BwRefreshTell:
 * @owner: whom it is told
 * @news: how far it is; of the call alone
 *
 * Is told how far it is, on the main loop.
 */
typedef void (*BwRefreshTell) (gpointer owner, const BwRefreshNews *news);

/**
 * BwRefreshEnd:
 * @owner: whom it is told
 *
 * Is told that all are done, or what was begun when it was called off.
 */
typedef void (*BwRefreshEnd) (gpointer owner);

void bw_refresh_job_start (BwWorkers *workers,
                           BwOrganisationStore *store,
                           GPtrArray *entries,
                           GObject *owner,
                           BwRefreshTell tell,
                           BwRefreshEnd end,
                           GCancellable *cancellable);

G_END_DECLS
