/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/organisations/bw-organisation-task.h"

#include "organisation/bw-archive-memory.h"
#include "organisation/bw-organisation-unlisted.h"
#include "organisation/bw-retention.h"

/**
 * bw_organisation_task_new:
 * @asked: what is asked
 * @signal: what is told when it is done
 * @entry: (nullable): the organisation that it is about
 *
 * Returns: (transfer full): a task that is not on its way yet
 */
BwOrganisationTask *
bw_organisation_task_new (BwOrganisationAsked asked, guint signal, BwOrganisationEntry *entry)
{
  BwOrganisationTask *self = g_new0 (BwOrganisationTask, 1);

  self->asked = asked;
  self->signal = signal;
  g_set_object (&self->entry, entry);
  return self;
}

/**
 * bw_organisation_task_set_marks:
 * @self: a task
 * @marks: how its organisation is called and told apart from now on, and what was seen of it
 */
void
bw_organisation_task_set_marks (BwOrganisationTask *self, const BwOrganisationMarks *marks)
{
  self->marks.name = g_strdup (marks->name);
  self->marks.short_name = g_strdup (marks->short_name);
  self->marks.colour = g_strdup (marks->colour);
  self->marks.seen = g_strdup (marks->seen);
}

/**
 * bw_organisation_task_is_asked_for:
 * @self: a task
 *
 * Returns: whether the user asked for it, and is to be told where it fails; that he looked at something is noted without
 *   his asking
 */
gboolean
bw_organisation_task_is_asked_for (BwOrganisationTask *self)
{
  return self->marks.seen == NULL;
}

/**
 * bw_organisation_task_free:
 * @self: (transfer full): a task
 */
void
bw_organisation_task_free (BwOrganisationTask *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->list);
  g_clear_object (&self->keyring);
  g_clear_object (&self->clock);
  g_clear_object (&self->for_this_run);
  g_clear_object (&self->entry);
  g_free ((char *) self->marks.name);
  g_free ((char *) self->marks.short_name);
  g_free ((char *) self->marks.colour);
  g_free ((char *) self->marks.seen);
  g_clear_pointer (&self->removal, bw_organisation_removal_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->set_aside, g_free);
  g_clear_error (&self->error);
  g_clear_error (&self->list_error);
  g_free (self);
}

/**
 * bw_organisation_task_uses_keyring:
 * @self: a task
 *
 * Returns: whether the keyring is asked, which may wait for the user; it leaves reading the list to others then
 */
gboolean
bw_organisation_task_uses_keyring (BwOrganisationTask *self)
{
  return self->asked == BW_ORGANISATION_SIGN_OUT || self->asked == BW_ORGANISATION_FINISH ||
         self->asked == BW_ORGANISATION_FORGET_REMOVED ||
         self->asked == BW_ORGANISATION_DELETE_UNLISTED;
}

static gboolean
begin_removal (BwOrganisationTask *self, GError **error)
{
  self->removal =
      bw_organisation_removal_new (self->entry, self->list, self->deletes_archive, NULL, error);
  return self->removal != NULL;
}

static void
act (BwOrganisationTask *self, GError **error)
{
  const char *id = self->entry != NULL ? bw_organisation_entry_get_id (self->entry) : NULL;

  switch (self->asked) {
  case BW_ORGANISATION_FORGET_REMOVED:
    /* What an earlier run could not forget any more, and what has become too old. Nobody asked for it: what fails is
       tried again at the next start. */
    bw_organisation_forget_removed (self->list, self->keyring, NULL);
    bw_retention_apply_all (self->list, self->clock, NULL, NULL);
    break;
  case BW_ORGANISATION_MARK:
    bw_organisation_list_mark (self->list, id, &self->marks, NULL, error);
    break;
  case BW_ORGANISATION_SET_DEFAULT:
    bw_organisation_list_set_default (self->list, id, NULL, error);
    break;
  case BW_ORGANISATION_SIGN_OUT:
    bw_organisation_sign_out (self->entry, self->list, self->keyring, self->for_this_run, TRUE,
                              NULL, error);
    break;
  case BW_ORGANISATION_REMOVE:
    begin_removal (self, error);
    break;
  case BW_ORGANISATION_UNDO:
    bw_organisation_removal_undo (self->removal, NULL, error);
    break;
  case BW_ORGANISATION_FINISH:
    bw_organisation_removal_finish (self->removal, self->keyring, self->for_this_run, FALSE, NULL,
                                    error);
    break;
  case BW_ORGANISATION_DELETE_UNLISTED:
    bw_organisation_delete_unlisted (self->list, self->keyring, TRUE, &self->n_deleted, NULL,
                                     error);
    break;
  case BW_ORGANISATION_LOAD:
  default:
    break;
  }
}

static gpointer
read_ahead (gpointer data)
{
  g_autoptr (BwArchiveMemory) memory = data;

  bw_archive_memory_read_ahead (memory);
  return NULL;
}

/* What opens at the start is read while its window is built. A thread of its own, for once: the list waits for nothing. */
static void
begin_ahead (BwOrganisationTask *task)
{
  BwOrganisationEntry *first = bw_organisation_list_find_default (task->entries);
  BwClock *clock = bw_organisation_store_get_clock (BW_ORGANISATION_STORE (task->store));
  BwArchiveMemory *memory =
      first != NULL ? bw_archive_memory_new_ahead (task->list, first, clock) : NULL;

  if (memory != NULL)
    g_thread_unref (g_thread_new ("read-ahead", read_ahead, memory));
}

/**
 * bw_organisation_task_run:
 * @self: a #BwOrganisationTask
 * @cancellable: (nullable): a cancellable
 *
 * Does what was asked and reads the list anew, but after the keyring; on the thread.
 */
void
bw_organisation_task_run (gpointer self, GCancellable *cancellable)
{
  BwOrganisationTask *task = self;

  act (task, &task->error);
  if (bw_organisation_task_uses_keyring (task))
    return;
  task->entries =
      bw_organisation_list_load (task->list, &task->set_aside, cancellable, &task->list_error);
  task->n_passed_over = bw_organisation_list_take_passed_over (task->list);
  if (task->asked == BW_ORGANISATION_LOAD && task->entries != NULL)
    begin_ahead (task);
}
