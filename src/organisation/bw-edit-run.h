/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-clock.h"
#include "organisation/bw-edit-journal.h"
#include "organisation/bw-edit-result.h"
#include "source/bw-source.h"

G_BEGIN_DECLS

/* How many changes are made at once: what Graph allows (graph.md §5). */
#define BW_EDIT_AT_ONCE 4

/**
 * BwEditProgress:
 * @n_done: how many are done, this one included
 * @n_all: how many there are
 * @result: what came of this one; of the call alone
 *
 * How far changes are.
 */
typedef struct {
  guint n_done;
  guint n_all;
  const BwEditResult *result;
} BwEditProgress;

/**
 * BwEditTold:
 * @progress: how far it is; of the call alone
 * @data: what was handed over with the function
 *
 * Is told when one is done, on whichever thread that is, never twice at once.
 */
typedef void (*BwEditTold) (const BwEditProgress *progress, gpointer data);

/**
 * BwEditRun:
 * @source: where they are made
 * @journal: where they are written down
 * @clock: the time
 * @overwrites: whether what somebody else wrote meanwhile is overwritten
 * @told: (nullable): is told how far it is
 * @data: for @told
 *
 * What it takes to make changes. Nothing is owned.
 */
typedef struct {
  BwSource *source;
  BwEditJournal *journal;
  BwClock *clock;
  gboolean overwrites;
  BwEditTold told;
  gpointer data;
} BwEditRun;

void bw_edit_run (const BwEditRun *self, GPtrArray *results, GCancellable *cancellable);
void bw_edit_run_settle (const BwEditRun *self, GPtrArray *results, GCancellable *cancellable);

G_END_DECLS
