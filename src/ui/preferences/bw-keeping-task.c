/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/preferences/bw-keeping-task.h"

#include "organisation/bw-retention.h"

/**
 * bw_keeping_task_new:
 * @asked: what is asked
 * @list: the list of organisations
 * @clock: the time
 *
 * Returns: (transfer full): a task, which is to be given the rest
 */
BwKeepingTask *
bw_keeping_task_new (BwKeepingAsked asked, BwOrganisationList *list, BwClock *clock)
{
  BwKeepingTask *self = g_new0 (BwKeepingTask, 1);

  self->asked = asked;
  self->list = g_object_ref (list);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * bw_keeping_task_free:
 * @self: (transfer full): a task
 */
void
bw_keeping_task_free (BwKeepingTask *self)
{
  g_clear_object (&self->owner);
  g_clear_object (&self->list);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->archives, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static void
act (BwKeepingTask *self, GCancellable *cancellable)
{
  switch (self->asked) {
  case BW_KEEPING_COUNT:
    bw_retention_count (self->list, self->years, self->clock, &self->n_days, cancellable,
                        &self->error);
    break;
  case BW_KEEPING_SET:
    bw_retention_set (self->list, self->years, self->clock, cancellable, &self->error);
    break;
  case BW_KEEPING_DELETE:
    bw_kept_archives_delete (self->list, self->id, cancellable, &self->error);
    break;
  case BW_KEEPING_LIST:
  default:
    break;
  }
}

/**
 * bw_keeping_task_run:
 * @data: a #BwKeepingTask
 * @cancellable: (nullable): a cancellable
 *
 * Does what was asked, and looks what is kept then; on the thread.
 */
void
bw_keeping_task_run (gpointer data, GCancellable *cancellable)
{
  BwKeepingTask *self = data;

  act (self, cancellable);
  if (self->asked == BW_KEEPING_COUNT)
    return;
  self->years = bw_retention_load (self->list, cancellable);
  self->archives = bw_kept_archives_list (self->list, self->clock, cancellable,
                                          self->error == NULL ? &self->error : NULL);
}
