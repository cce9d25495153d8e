/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive-private.h"
#include "archive/bw-edit-table.h"
#include "archive/bw-transaction.h"

static GPtrArray *
put_all (BwDatabase *database, GPtrArray *edits, GError **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 group = 0;

  for (guint i = 0; i < edits->len; i++) {
    BwEdit *edit = bw_edit_table_put (database, g_ptr_array_index (edits, i), group, error);

    if (edit == NULL)
      return NULL;
    g_ptr_array_add (kept, edit);
    group = bw_edit_get_fields (edit).group;
  }
  return g_steal_pointer (&kept);
}

/**
 * bw_archive_add_edits:
 * @self: an archive
 * @edits: (element-type BwEdit): changes that are made together, before any of them is sent
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Writes them down, all or none, as one group. They are on the disk when this returns.
 *
 * Returns: (transfer full) (element-type BwEdit): the same with their numbers; or %NULL
 */
GPtrArray *
bw_archive_add_edits (BwArchive *self, GPtrArray *edits, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;
  g_autoptr (BwTransaction) transaction = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), NULL);
  g_return_val_if_fail (edits != NULL, NULL);

  use = bw_archive_use_new (self, cancellable, error);
  transaction = use != NULL ? bw_transaction_new_writing (use->database, error) : NULL;
  kept = transaction != NULL ? put_all (use->database, edits, error) : NULL;
  if (kept == NULL || !bw_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&kept);
}

/**
 * bw_archive_update_edit:
 * @self: an archive
 * @edit: a change of bw_archive_add_edits(), with what came of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether that is on the disk
 */
gboolean
bw_archive_update_edit (BwArchive *self, BwEdit *edit, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;
  g_autoptr (BwTransaction) transaction = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), FALSE);
  g_return_val_if_fail (BW_IS_EDIT (edit), FALSE);

  use = bw_archive_use_new (self, cancellable, error);
  transaction = use != NULL ? bw_transaction_new_writing (use->database, error) : NULL;
  return transaction != NULL && bw_edit_table_update (use->database, edit, error) &&
         bw_transaction_commit (transaction, error);
}

/**
 * bw_archive_list_edits:
 * @self: an archive
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BwEdit): all changes that are kept, in the order in which they were planned; or
 *   %NULL
 */
GPtrArray *
bw_archive_list_edits (BwArchive *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), NULL);

  use = bw_archive_use_new (self, cancellable, error);
  return use != NULL ? bw_edit_table_list (use->database, error) : NULL;
}
