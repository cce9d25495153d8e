/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-rest-table.h"

#include "archive/bw-statement.h"
#include "model/bw-control-profile.h"

static gboolean
store_one (BwStatement *insertion,
           gint64 control,
           BwDay day,
           BwControlProfile *profile,
           GError **error)
{
  bw_statement_bind_integer (insertion, 1, control);
  bw_statement_bind_day (insertion, 2, day);
  bw_statement_bind_text (insertion, 3, bw_control_profile_get_rest (profile));
  return bw_statement_run (insertion, error);
}

/**
 * bw_rest_table_store:
 * @database: a connection in a transaction
 * @profiles: (element-type BwControlProfile): those of a catalogue, by number of control
 * @day: the day of the catalogue
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Keeps what Bolwerk does not know of them, unless that of a newer catalogue is kept.
 *
 * Returns: whether it is kept
 */
gboolean
bw_rest_table_store (BwDatabase *database, GPtrArray *profiles, BwDay day, GError **error)
{
  g_autoptr (BwStatement) insertion = bw_statement_new (
      database,
      "INSERT INTO profile_rest VALUES (?1, ?2, ?3)"
      " ON CONFLICT (control) DO UPDATE SET day = excluded.day, rest = excluded.rest"
      " WHERE excluded.day >= day",
      error);

  if (insertion == NULL)
    return FALSE;
  for (guint i = 0; i < profiles->len; i++) {
    if (profiles->pdata[i] != NULL && !store_one (insertion, i, day, profiles->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

/**
 * bw_rest_table_load:
 * @database: a connection in a transaction
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what is kept, by number of control; or %NULL
 */
GHashTable *
bw_rest_table_load (BwDatabase *database, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (
      database, "SELECT control, rest FROM profile_rest WHERE rest IS NOT NULL", error);
  g_autoptr (GHashTable) rests = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gboolean has_row = FALSE;

  if (query == NULL)
    return NULL;
  while (bw_statement_step (query, &has_row, error)) {
    if (!has_row)
      return g_steal_pointer (&rests);
    g_hash_table_insert (rests, GINT_TO_POINTER ((int) bw_statement_get_integer (query, 0)),
                         g_strdup (bw_statement_get_text (query, 1)));
  }
  return NULL;
}
