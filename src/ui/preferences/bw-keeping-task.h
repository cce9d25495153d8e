/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-kept-archive.h"

G_BEGIN_DECLS

/**
 * BwKeepingAsked:
 * @BW_KEEPING_LIST: to look what is kept
 * @BW_KEEPING_COUNT: to count the days that another limit would delete
 * @BW_KEEPING_SET: to set that limit, and delete them
 * @BW_KEEPING_DELETE: to delete an archive that no organisation of the list has
 *
 * What can be asked of what is kept on this computer.
 */
typedef enum {
  BW_KEEPING_LIST,
  BW_KEEPING_COUNT,
  BW_KEEPING_SET,
  BW_KEEPING_DELETE,
} BwKeepingAsked;

/**
 * BwKeepingTask:
 * @owner: who is told, and is kept alive until then
 * @list: the list of organisations
 * @clock: the time
 * @asked: what was asked
 * @id: (nullable): the archive that it is about
 * @years: the limit that it is about; afterwards that which holds
 * @n_days: how many days that would delete
 * @archives: (nullable) (element-type BwKeptArchive): what is kept afterwards
 * @error: (nullable): why it was not done
 *
 * One thing that was asked, on its way to a thread and back.
 */
typedef struct {
  GObject *owner;
  BwOrganisationList *list;
  BwClock *clock;
  BwKeepingAsked asked;
  char *id;
  guint years;
  guint n_days;
  GPtrArray *archives;
  GError *error;
} BwKeepingTask;

BwKeepingTask *bw_keeping_task_new (BwKeepingAsked asked, BwOrganisationList *list, BwClock *clock);
void bw_keeping_task_free (BwKeepingTask *self);
void bw_keeping_task_run (gpointer data, GCancellable *cancellable);

G_END_DECLS
