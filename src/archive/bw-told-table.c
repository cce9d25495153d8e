/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-told-table.h"

#include "archive/bw-statement.h"

/* What is not told is no difference, and what was asked for already is not asked for again when it is told again. A row
   stays when the day has become what it says: else a service that goes back and forth would be asked each time. */
#define NOTE                                                                      \
  "INSERT INTO told SELECT day, ?2, ?3, 0 FROM day WHERE day = ?1"                \
  " AND (current IS NOT coalesce (?2, current) OR max IS NOT coalesce (?3, max))" \
  " ON CONFLICT (day) DO UPDATE SET"                                              \
  " current = excluded.current, max = excluded.max, asked = 0"                    \
  " WHERE current IS NOT excluded.current OR max IS NOT excluded.max"

/**
 * bw_told_table_note:
 * @database: a connection in a transaction that may write
 * @totals: what Graph tells of the totals of a day that is kept whole
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Notes it where it differs from what is kept: the day was corrected, and its whole is to be asked for anew.
 *
 * Returns: whether that is noted
 */
gboolean
bw_told_table_note (BwDatabase *database, BwSnapshot *totals, GError **error)
{
  g_autoptr (BwStatement) insertion = bw_statement_new (database, NOTE, error);

  if (insertion == NULL)
    return FALSE;
  bw_statement_bind_day (insertion, 1, bw_snapshot_get_day (totals));
  bw_statement_bind_number (insertion, 2, bw_snapshot_get_current (totals));
  bw_statement_bind_number (insertion, 3, bw_snapshot_get_max (totals));
  return bw_statement_run (insertion, error);
}

/**
 * bw_told_table_note_asked:
 * @database: a connection in a transaction that may write
 * @from: the first day
 * @to: the last day
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Notes that Graph was asked for the whole of those days after it told what it did of their totals.
 *
 * Returns: whether that is noted
 */
gboolean
bw_told_table_note_asked (BwDatabase *database, BwDay from, BwDay to, GError **error)
{
  g_autoptr (BwStatement) update = bw_statement_new (
      database, "UPDATE told SET asked = 1 WHERE day BETWEEN ?1 AND ?2", error);

  if (update == NULL)
    return FALSE;
  bw_statement_bind_day (update, 1, from);
  bw_statement_bind_day (update, 2, to);
  return bw_statement_run (update, error);
}
