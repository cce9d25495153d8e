/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The changes of controls that are kept in an archive. */

#include "organisation/bw-archive-memory-private.h"

/* Beside the locks of the credentials; without one nobody else knows of the archive. */
static gboolean
hold_edits (BwMemory *memory,
            GTimeSpan patience,
            BwProcessLock **lock,
            GCancellable *cancellable,
            GError **error)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  g_autofree char *folder = bw_archive_memory_build_lock_folder (self);
  g_autofree char *name = NULL;

  if (folder == NULL)
    return TRUE;
  name = g_strconcat (bw_archive_memory_get_id (self), ".edits", NULL);
  *lock = bw_process_lock_new_within (folder, name, patience, cancellable, error);
  return *lock != NULL;
}

static GPtrArray *
add_edits (BwMemory *memory, GPtrArray *edits, GCancellable *cancellable, GError **error)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  g_autoptr (BwArchive) archive = bw_archive_memory_open (self, cancellable, error);

  return archive != NULL ? bw_archive_add_edits (archive, edits, cancellable, error) : NULL;
}

static gboolean
update_edit (BwMemory *memory, BwEdit *edit, GCancellable *cancellable, GError **error)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  g_autoptr (BwArchive) archive = bw_archive_memory_open (self, cancellable, error);

  return archive != NULL && bw_archive_update_edit (archive, edit, cancellable, error);
}

static GPtrArray *
list_edits (BwMemory *memory, GCancellable *cancellable, GError **error)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  g_autoptr (BwArchive) archive = bw_archive_memory_open (self, cancellable, error);

  return archive != NULL ? bw_archive_list_edits (archive, cancellable, error) : NULL;
}

void
bw_archive_memory_init_edits (BwMemoryInterface *iface)
{
  iface->hold_edits = hold_edits;
  iface->add_edits = add_edits;
  iface->update_edit = update_edit;
  iface->list_edits = list_edits;
}
