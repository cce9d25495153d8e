/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-edit-journal.h"

struct _BwEditJournal {
  BwMemory *memory;

  GMutex mutex; /* guards what follows */
  GPtrArray *edits; /* where there is no memory */
};

/**
 * bw_edit_journal_new:
 * @memory: (nullable): what is kept of the organisation
 *
 * Returns: (transfer full): its journal; nothing is read yet
 */
BwEditJournal *
bw_edit_journal_new (BwMemory *memory)
{
  BwEditJournal *self = g_new0 (BwEditJournal, 1);

  g_set_object (&self->memory, memory);
  g_mutex_init (&self->mutex);
  self->edits = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * bw_edit_journal_free:
 * @self: (transfer full): a journal
 */
void
bw_edit_journal_free (BwEditJournal *self)
{
  g_clear_object (&self->memory);
  g_ptr_array_unref (self->edits);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * bw_edit_journal_hold:
 * @self: a journal
 * @patience: how long to wait for it, in microseconds
 * @lock: (out) (nullable) (transfer full): what keeps others from sending; %NULL where nobody else could, or somebody
 *   does still
 * @cancellable: (nullable): ends the wait
 * @error: return location for an error of the file system, or %G_IO_ERROR_CANCELLED
 *
 * Waits until no other program, and no other thread, makes changes to the organisation.
 *
 * Returns: whether nobody does
 */
gboolean
bw_edit_journal_hold (BwEditJournal *self,
                      GTimeSpan patience,
                      BwProcessLock **lock,
                      GCancellable *cancellable,
                      GError **error)
{
  *lock = NULL;
  return self->memory == NULL ||
         bw_memory_hold_edits (self->memory, patience, lock, cancellable, error);
}

static BwEdit *
number (BwEdit *edit, gint64 number, gint64 group)
{
  BwEditFields fields = bw_edit_get_fields (edit);

  fields.number = number;
  fields.group = group;
  return bw_edit_new (&fields);
}

static GPtrArray *
add_here (BwEditJournal *self, GPtrArray *edits)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 group = self->edits->len + 1;

  for (guint i = 0; i < edits->len; i++) {
    BwEdit *edit = number (edits->pdata[i], group + i, group);

    g_ptr_array_add (self->edits, edit);
    g_ptr_array_add (kept, g_object_ref (edit));
  }
  return kept;
}

/**
 * bw_edit_journal_add:
 * @self: a journal
 * @edits: (element-type BwEdit): changes that are made together, before any of them is sent
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the memory, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BwEdit): the same with their numbers, written down; or %NULL
 */
GPtrArray *
bw_edit_journal_add (BwEditJournal *self,
                     GPtrArray *edits,
                     GCancellable *cancellable,
                     GError **error)
{
  return self->memory != NULL ? bw_memory_add_edits (self->memory, edits, cancellable, error)
                              : add_here (self, edits);
}

static void
update_here (BwEditJournal *self, BwEdit *edit)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gint64 number = bw_edit_get_fields (edit).number;

  g_return_if_fail (number > 0 && number <= self->edits->len);

  g_object_unref (self->edits->pdata[number - 1]);
  self->edits->pdata[number - 1] = g_object_ref (edit);
}

/**
 * bw_edit_journal_update:
 * @self: a journal
 * @edit: a change of it, with what came of it
 * @error: return location for an error of the memory
 *
 * Cannot be called off: what was sent has to be known.
 *
 * Returns: whether that is written down
 */
gboolean
bw_edit_journal_update (BwEditJournal *self, BwEdit *edit, GError **error)
{
  if (self->memory != NULL)
    return bw_memory_update_edit (self->memory, edit, NULL, error);
  update_here (self, edit);
  return TRUE;
}

static GPtrArray *
list_here (BwEditJournal *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->edits->len; i++)
    g_ptr_array_add (list, g_object_ref (self->edits->pdata[i]));
  return list;
}

/**
 * bw_edit_journal_list:
 * @self: a journal
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of the memory, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BwEdit): all changes, in the order in which they were planned; or %NULL
 */
GPtrArray *
bw_edit_journal_list (BwEditJournal *self, GCancellable *cancellable, GError **error)
{
  return self->memory != NULL ? bw_memory_list_edits (self->memory, cancellable, error)
                              : list_here (self);
}
