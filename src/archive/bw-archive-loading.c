/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sys/stat.h>

#include "archive/bw-archive-catalogues.h"
#include "archive/bw-archive-days.h"
#include "archive/bw-archive-private.h"
#include "archive/bw-day-table.h"
#include "archive/bw-outlines.h"
#include "archive/bw-transaction.h"

/**
 * bw_archive_list_days:
 * @self: an archive
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BwArchiveDay): which days there are and how, oldest first; or
 *   %NULL
 */
GArray *
bw_archive_list_days (BwArchive *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), NULL);

  use = bw_archive_use_new (self, cancellable, error);
  return use != NULL ? bw_day_table_list (use->database, error) : NULL;
}

static GPtrArray *
load_newest (BwArchiveUse *use, GError **error)
{
  BwDay newest = BW_DAY_NONE;

  if (!bw_archive_days_find_newest (use->database, &newest, error))
    return NULL;
  return bw_archive_days_load (use->database, newest, newest, TRUE, error);
}

/**
 * bw_archive_load_newest:
 * @self: an archive
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the newest day that is there with its control scores and texts; where
 *   there is none, the newest; or %NULL, without @error where there is no day at all
 */
BwSnapshot *
bw_archive_load_newest (BwArchive *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;
  g_autoptr (BwTransaction) transaction = NULL;
  g_autoptr (GPtrArray) days = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), NULL);

  use = bw_archive_use_new (self, cancellable, error);
  transaction = use != NULL ? bw_transaction_new_reading (use->database, error) : NULL;
  days = transaction != NULL ? load_newest (use, error) : NULL;
  return days != NULL && days->len > 0 ? g_object_ref (days->pdata[0]) : NULL;
}

/**
 * bw_archive_load_days:
 * @self: an archive
 * @from: the first day
 * @to: the last day
 * @whole: whether the days that are there with their control scores come with them; else the totals alone
 *   come, which is far quicker
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * What was observed, when, and what Bolwerk does not know of a control score is there for the newest day
 * alone, and the order of control scores is none in particular.
 *
 * Returns: (transfer full) (element-type BwSnapshot): the days that there are, oldest first, without those
 *   that there are not; or %NULL
 */
GPtrArray *
bw_archive_load_days (BwArchive *self,
                      BwDay from,
                      BwDay to,
                      gboolean whole,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;
  g_autoptr (BwTransaction) transaction = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), NULL);

  use = bw_archive_use_new (self, cancellable, error);
  transaction = use != NULL ? bw_transaction_new_reading (use->database, error) : NULL;
  return transaction != NULL ? bw_archive_days_load (use->database, from, to, whole, error) : NULL;
}

/**
 * bw_archive_load_catalogue:
 * @self: an archive
 * @day: a day, or %BW_DAY_NONE for the newest
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * What Bolwerk does not know of a profile is there in the newest catalogue alone.
 *
 * Returns: (transfer full) (nullable): the catalogue as it was on @day: the newest that was stored for that
 *   day or one before. %NULL, without @error where there is none
 */
BwCatalogue *
bw_archive_load_catalogue (BwArchive *self, BwDay day, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;
  g_autoptr (BwTransaction) transaction = NULL;
  BwCatalogue *catalogue = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), NULL);

  use = bw_archive_use_new (self, cancellable, error);
  transaction = use != NULL ? bw_transaction_new_reading (use->database, error) : NULL;
  if (transaction == NULL ||
      !bw_archive_catalogues_load (use->database, day != BW_DAY_NONE ? day : G_MAXUINT32,
                                   bw_archive_get_tenant (self), &catalogue, error))
    return NULL;
  return catalogue;
}

/**
 * bw_archive_load_outlines:
 * @self: an archive
 * @days: (array length=n_days): days, the earliest first; %BW_DAY_NONE, as the last one, for the newest catalogue
 * @n_days: how many
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Loads catalogues as bw_archive_load_catalogue() does, but of each profile only its id, title, category and maximum, and the
 * newest history of its state where anybody ever set one: what explaining takes, in a part of the time. What did not change
 * from catalogue to catalogue is the same objects.
 *
 * Returns: (transfer full) (element-type BwCatalogue): for each of @days that, %NULL where there is none; or %NULL
 */
GPtrArray *
bw_archive_load_outlines (BwArchive *self,
                          const BwDay *days,
                          gsize n_days,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;
  g_autoptr (BwTransaction) transaction = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), NULL);

  use = bw_archive_use_new (self, cancellable, error);
  transaction = use != NULL ? bw_transaction_new_reading (use->database, error) : NULL;
  return transaction != NULL
             ? bw_outlines_load (use->database, days, n_days, bw_archive_get_tenant (self), error)
             : NULL;
}

static guint64
get_size (const char *path, const char *suffix)
{
  g_autofree char *file = g_strconcat (path, suffix, NULL);
  struct stat status;

  return stat (file, &status) == 0 ? (guint64) status.st_size : 0;
}

/**
 * bw_archive_measure:
 * @self: an archive
 * @measure: (out caller-allocates): how much there is in it
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it could be measured
 */
gboolean
bw_archive_measure (BwArchive *self,
                    BwArchiveMeasure *measure,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GArray) days = NULL;
  const char *path = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), FALSE);

  days = bw_archive_list_days (self, cancellable, error);
  if (days == NULL)
    return FALSE;
  path = bw_archive_get_path (self);
  *measure = (BwArchiveMeasure) { .n_days = days->len };
  measure->size = get_size (path, "") + get_size (path, "-wal") + get_size (path, "-shm");
  if (days->len > 0) {
    measure->first = g_array_index (days, BwArchiveDay, 0).day;
    measure->last = g_array_index (days, BwArchiveDay, days->len - 1).day;
  }
  return TRUE;
}
