/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive-private.h"
#include "archive/bw-statement.h"

/**
 * bw_archive_profile_days_free:
 * @self: (transfer full): what is known of a profile
 */
void
bw_archive_profile_days_free (BwArchiveProfileDays *self)
{
  g_free (self->id);
  g_free (self);
}

/* A control that was gone and came back was changed on the day that it came back. */
#define DAYS                                                                           \
  "SELECT id, min (profile.day), max (profile.day),"                                   \
  " (SELECT max (day) FROM marking WHERE marking.control = control.control AND there)" \
  " FROM profile JOIN control USING (control) WHERE there GROUP BY control.control ORDER BY id"

static BwArchiveProfileDays *
read_days (BwStatement *row)
{
  BwArchiveProfileDays *days = g_new0 (BwArchiveProfileDays, 1);

  days->id = g_strdup (bw_statement_get_text (row, 0));
  days->first_seen = bw_statement_get_day (row, 1);
  days->last_changed = bw_statement_get_day (row, 2);
  days->last_marked = bw_statement_get_day (row, 3);
  return days;
}

static GPtrArray *
list_days (BwDatabase *database, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (database, DAYS, error);
  g_autoptr (GPtrArray) list =
                g_ptr_array_new_with_free_func ((GDestroyNotify) bw_archive_profile_days_free);
  gboolean has_row = FALSE;

  if (query == NULL)
    return NULL;
  while (bw_statement_step (query, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&list);
    g_ptr_array_add (list, read_days (query));
  }
  return NULL;
}

/**
 * bw_archive_list_profile_days:
 * @self: an archive
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Tells of each profile that was ever in a catalogue since when it is there, and when it became what it is.
 * What was in the first catalogue of all was first seen then, however long it had been there.
 *
 * Returns: (transfer full) (element-type BwArchiveProfileDays): the profiles by id, or %NULL
 */
GPtrArray *
bw_archive_list_profile_days (BwArchive *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchiveUse) use = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), NULL);

  use = bw_archive_use_new (self, cancellable, error);
  return use != NULL ? list_days (use->database, error) : NULL;
}
