/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-records.h"
#include "organisation/bw-organisation-entry.h"

G_BEGIN_DECLS

/** BW_REFRESH_AT_ONCE: how many organisations are refreshed at once. */
#define BW_REFRESH_AT_ONCE 4

/**
 * BwRefreshOne:
 * @entry: an organisation of the list
 * @data: what was handed to bw_refresh_all()
 * @cancellable: (nullable): ends it early
 * @error: return location for why it could not be
 *
 * Refreshes one; on a thread of its own, several at once.
 *
 * Returns: (transfer full): its records, or %NULL
 */
typedef BwRecords *(*BwRefreshOne) (BwOrganisationEntry *entry,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * BwRefreshProgress:
 * @entry: the organisation that it is about
 * @is_done: whether it is done, or begins
 * @n_done: how many are done, this one included
 * @n_all: how many there are
 * @records: (nullable): what came of it, once it is done
 * @error: (nullable): or why nothing did
 *
 * How far a refresh of all is.
 */
typedef struct {
  BwOrganisationEntry *entry;
  gboolean is_done;
  guint n_done;
  guint n_all;
  BwRecords *records;
  const GError *error;
} BwRefreshProgress;

/**
 * BwRefreshTold:
 * @progress: how far it is; of the call alone
 * @data: what was handed to bw_refresh_all()
 *
 * Is told when one begins and when one is done, on whichever thread that is, never twice at once.
 */
typedef void (*BwRefreshTold) (const BwRefreshProgress *progress, gpointer data);

guint bw_refresh_all (GPtrArray *entries,
                      guint at_once,
                      BwRefreshOne refresh,
                      BwRefreshTold told,
                      gpointer data,
                      GCancellable *cancellable);

G_END_DECLS
