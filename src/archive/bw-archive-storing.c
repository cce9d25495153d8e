/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive-catalogues.h"
#include "archive/bw-archive-days.h"
#include "archive/bw-archive-private.h"
#include "archive/bw-day-table.h"
#include "archive/bw-told-table.h"
#include "archive/bw-transaction.h"

static gboolean
take_tenants (BwArchiveUse *use, GPtrArray *snapshots, GError **error)
{
  for (guint i = 0; i < snapshots->len; i++) {
    const char *tenant_id = bw_snapshot_get_tenant_id (g_ptr_array_index (snapshots, i));

    if (!bw_archive_take_tenant (use->archive, use->database, tenant_id, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * bw_archive_store_days:
 * @self: an archive
 * @snapshots: (element-type BwSnapshot): days, in any order; one without control scores is one of totals
 *   alone
 * @origin: where they came from
 * @n_stored: (out) (optional): how many of them are stored
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Stores all of them, or none where it fails. A later reading of a day takes the place of the one before,
 * and what it does not tell stays as it was; but not
 *
 * - a file's in the place of Graph's,
 * - totals alone in the place of a day that is there with its control scores,
 * - one that is known to be incomplete in the place of one that is not,
 * - one that Graph stamped earlier in the place of one from the same origin.
 *
 * Those are passed over, without an error; but that Graph tells other totals of a whole day than are kept is noted, see
 * #BwArchiveDay. Of the texts of a control those of the newest day that has any
 * are kept.
 *
 * Returns: whether what was to be stored is on the disk
 */
gboolean
bw_archive_store_days (BwArchive *self,
                       GPtrArray *snapshots,
                       BwArchiveOrigin origin,
                       guint *n_stored,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;
  g_autoptr (BwTransaction) transaction = NULL;
  g_autoptr (GDateTime) now = NULL;
  guint n = 0;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), FALSE);
  g_return_val_if_fail (snapshots != NULL, FALSE);

  use = bw_archive_use_new (self, cancellable, error);
  transaction = use != NULL ? bw_transaction_new_writing (use->database, error) : NULL;
  now = bw_archive_get_now (self);
  if (transaction == NULL || !take_tenants (use, snapshots, error) ||
      !bw_archive_days_store (use->database, snapshots, origin, now, &n, error) ||
      !bw_transaction_commit (transaction, error))
    return FALSE;
  if (n_stored != NULL)
    *n_stored = n;
  return TRUE;
}

/**
 * bw_archive_store_catalogue:
 * @self: an archive
 * @catalogue: a catalogue
 * @day: the UTC day on which it was like this
 * @origin: where it came from
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Stores it in the place of the one of that day, all or nothing. A file's is kept only until there is one of Graph's, of
 * whatever day: it is passed over then, which is no error. Where it is known that profiles are missing in it, none is taken away.
 *
 * Returns: whether what was to be stored is on the disk
 */
gboolean
bw_archive_store_catalogue (BwArchive *self,
                            BwCatalogue *catalogue,
                            BwDay day,
                            BwArchiveOrigin origin,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;
  g_autoptr (BwTransaction) transaction = NULL;
  g_autoptr (GDateTime) now = NULL;
  gboolean is_stored = FALSE;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), FALSE);
  g_return_val_if_fail (BW_IS_CATALOGUE (catalogue), FALSE);
  g_return_val_if_fail (day != BW_DAY_NONE, FALSE);

  use = bw_archive_use_new (self, cancellable, error);
  transaction = use != NULL ? bw_transaction_new_writing (use->database, error) : NULL;
  now = bw_archive_get_now (self);
  return transaction != NULL &&
         bw_archive_take_tenant (self, use->database, bw_catalogue_get_tenant_id (catalogue),
                                 error) &&
         bw_archive_catalogues_store (use->database, catalogue, day, origin, now, &is_stored,
                                      error) &&
         bw_transaction_commit (transaction, error);
}

/**
 * bw_archive_note_asked:
 * @self: an archive
 * @from: the first day
 * @to: the last day
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Notes that Graph was asked for the whole of those days just now, and that what it has of them is stored. Of one that
 * is still there by its totals alone, Graph has no control scores.
 *
 * Returns: whether that is on the disk
 */
gboolean
bw_archive_note_asked (BwArchive *self,
                       BwDay from,
                       BwDay to,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;
  g_autoptr (BwTransaction) transaction = NULL;
  g_autoptr (GDateTime) now = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), FALSE);

  use = bw_archive_use_new (self, cancellable, error);
  transaction = use != NULL ? bw_transaction_new_writing (use->database, error) : NULL;
  now = bw_archive_get_now (self);
  return transaction != NULL && bw_day_table_note_asked (use->database, from, to, now, error) &&
         bw_told_table_note_asked (use->database, from, to, error) &&
         bw_transaction_commit (transaction, error);
}
