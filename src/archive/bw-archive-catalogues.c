/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive-catalogues.h"

#include "archive/bw-control-table.h"
#include "archive/bw-marking-series.h"
#include "archive/bw-profile-series.h"
#include "archive/bw-rest-table.h"

/* What a catalogue is known to lack. The numbers are those in the archive. */
typedef enum {
  LACKS_NOTHING,
  LACKS_PAGES,
  LACKS_GATHERED,
} Lack;

/* What there is of a catalogue; its day is BW_DAY_NONE where there is none. */
typedef struct {
  BwDay day;
  Lack lacks;
  BwArchiveOrigin origin;
} Found;

static Lack
get_lack (BwCatalogue *catalogue)
{
  if (bw_catalogue_is_partial (catalogue))
    return LACKS_PAGES;
  return bw_catalogue_is_incomplete (catalogue) ? LACKS_GATHERED : LACKS_NOTHING;
}

/* The newest of or before @day. */
static gboolean
find (BwDatabase *database, BwDay day, Found *found, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (
      database,
      "SELECT day, lacks, origin FROM catalogue WHERE day <= ?1 ORDER BY day DESC LIMIT 1", error);
  gboolean has_row = FALSE;

  *found = (Found) { .day = BW_DAY_NONE };
  if (query == NULL)
    return FALSE;
  bw_statement_bind_day (query, 1, day);
  if (!bw_statement_step (query, &has_row, error))
    return FALSE;
  if (has_row)
    *found = (Found) { bw_statement_get_day (query, 0), (Lack) bw_statement_get_integer (query, 1),
                       (BwArchiveOrigin) bw_statement_get_integer (query, 2) };
  return TRUE;
}

static gboolean
put (BwDatabase *database, const Found *row, GDateTime *now, GError **error)
{
  g_autoptr (BwStatement) insertion = bw_statement_new (
      database,
      "INSERT INTO catalogue VALUES (?1, ?2, ?3, ?4)"
      " ON CONFLICT (day) DO UPDATE SET"
      " lacks = excluded.lacks, origin = excluded.origin, stored = excluded.stored",
      error);

  if (insertion == NULL)
    return FALSE;
  bw_statement_bind_day (insertion, 1, row->day);
  bw_statement_bind_integer (insertion, 2, row->lacks);
  bw_statement_bind_integer (insertion, 3, row->origin);
  bw_statement_bind_moment (insertion, 4, now);
  return bw_statement_run (insertion, error);
}

/* Its profiles as values of both series; transfer full, or NULL. */
static GPtrArray *
list_values (BwDatabase *database, BwCatalogue *catalogue, GError **error)
{
  g_autoptr (BwControlTable) controls = bw_control_table_new (database, error);
  GPtrArray *profiles = bw_catalogue_get_profiles (catalogue);
  g_autoptr (GPtrArray) values = bw_series_list_new ();

  for (guint i = 0; controls != NULL && i < profiles->len; i++) {
    BwControlProfile *profile = g_ptr_array_index (profiles, i);
    gint64 control = bw_control_table_take (controls, bw_control_profile_get_id (profile), error);

    if (control == 0)
      return NULL;
    bw_series_list_set (values, control, G_OBJECT (profile));
  }
  return controls != NULL ? g_steal_pointer (&values) : NULL;
}

static gboolean
store_series (BwDatabase *database,
              const BwSeriesKind *kind,
              const BwSeriesDay *day,
              GError **error)
{
  g_autoptr (BwSeries) series = bw_series_new (kind, database);

  return bw_series_store (series, day, error);
}

static gboolean
store_profiles (BwDatabase *database,
                BwCatalogue *catalogue,
                BwDay day,
                gboolean was_stored,
                GError **error)
{
  g_autoptr (GPtrArray) values = list_values (database, catalogue, error);
  BwSeriesDay stored = { .day = day,
                         .values = values,
                         .was_stored = was_stored,
                         .keeps_missing = get_lack (catalogue) != LACKS_NOTHING };

  return values != NULL && store_series (database, &bw_profile_series, &stored, error) &&
         store_series (database, &bw_marking_series, &stored, error) &&
         bw_rest_table_store (database, values, day, error);
}

/* What files told while Graph had not answered yet. Beside Graph's own, what differs would look changed, and what is not in
   a file as if it had come since. */
#define DROP_ALL                                                        \
  "DELETE FROM marking; DELETE FROM profile; DELETE FROM profile_rest;" \
  "DELETE FROM profile_text; DELETE FROM catalogue;"

/* A file's catalogue stands in for Graph's, and not beside it. */
static gboolean
make_room (BwDatabase *database, BwArchiveOrigin origin, gboolean *may, GError **error)
{
  gint64 best = -1;

  if (!bw_database_ask_integer (database, "SELECT max (origin) FROM catalogue", &best, error))
    return FALSE;
  *may = (gint64) origin >= best;
  return best <= 0 || (gint64) origin <= best || bw_database_run (database, DROP_ALL, error);
}

/**
 * bw_archive_catalogues_store:
 * @database: a connection in a transaction that may write
 * @catalogue: a catalogue
 * @day: the day on which it was like this
 * @origin: where it came from
 * @now: the present moment
 * @is_stored: (out): whether it is stored; where not, Graph's are there, and it is a file's
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Stores it in the place of what was stored for that day; the first of Graph's in the place of all that came from files. One
 * that is known to lack profiles takes none
 * away: together with the catalogue before it, it is whole if that was.
 *
 * Returns: whether all is well; if not, the transaction is to be rolled back
 */
gboolean
bw_archive_catalogues_store (BwDatabase *database,
                             BwCatalogue *catalogue,
                             BwDay day,
                             BwArchiveOrigin origin,
                             GDateTime *now,
                             gboolean *is_stored,
                             GError **error)
{
  Found found = { 0 };
  Found row = { day, get_lack (catalogue), origin };

  *is_stored = FALSE;
  if (!make_room (database, origin, is_stored, error))
    return FALSE;
  if (!*is_stored)
    return TRUE;
  *is_stored = FALSE;
  if (!find (database, day, &found, error))
    return FALSE;
  if (found.day != BW_DAY_NONE && found.lacks == LACKS_NOTHING)
    row.lacks = LACKS_NOTHING;
  *is_stored = TRUE;
  return put (database, &row, now, error) &&
         store_profiles (database, catalogue, day, found.day == day, error);
}

/* The profile with its state updates and what Bolwerk does not know of it. Transfer full. */
static BwControlProfile *
join (BwControlProfile *profile, BwControlProfile *marking, const char *rest)
{
  GPtrArray *updates = marking != NULL ? bw_control_profile_get_state_updates (marking) : NULL;

  return bw_control_profile_new_with (profile, updates, rest);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_ascii_strcasecmp (bw_control_profile_get_id (*(BwControlProfile **) a),
                             bw_control_profile_get_id (*(BwControlProfile **) b));
}

/* Whether no catalogue is newer than that of @day. */
static gboolean
is_newest (BwDatabase *database, BwDay day, gboolean *is, GError **error)
{
  gint64 newest = -1;

  if (!bw_database_ask_integer (database, "SELECT max (day) FROM catalogue", &newest, error))
    return FALSE;
  *is = newest <= (gint64) day;
  return TRUE;
}

/* What is kept of the newest catalogue alone; nothing of another. Transfer full, or NULL. */
static GHashTable *
load_rests (BwDatabase *database, BwDay day, GError **error)
{
  gboolean is = FALSE;

  if (!is_newest (database, day, &is, error))
    return NULL;
  return is ? bw_rest_table_load (database, error) : g_hash_table_new (NULL, NULL);
}

/* In the order of Graph: by id, without regard to case (graph.md §1.7). Transfer full. */
static GPtrArray *
join_all (GPtrArray *profiles, GPtrArray *markings, GHashTable *rests)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < profiles->len; i++) {
    BwControlProfile *marking = (BwControlProfile *) bw_series_list_get (markings, i);
    const char *rest = g_hash_table_lookup (rests, GUINT_TO_POINTER (i));

    if (profiles->pdata[i] != NULL)
      g_ptr_array_add (list, join (profiles->pdata[i], marking, rest));
  }
  g_ptr_array_sort (list, compare_ids);
  return list;
}

/* Transfer full, or NULL. */
static GPtrArray *
load_profiles (BwDatabase *database, BwDay day, GError **error)
{
  g_autoptr (BwSeries) profiles = bw_series_new (&bw_profile_series, database);
  g_autoptr (BwSeries) markings = bw_series_new (&bw_marking_series, database);
  g_autoptr (GHashTable) rests = load_rests (database, day, error);

  if (rests == NULL || !bw_series_seek (profiles, day, error) ||
      !bw_series_seek (markings, day, error))
    return NULL;
  return join_all (bw_series_get_values (profiles), bw_series_get_values (markings), rests);
}

static BwCatalogue *
make_catalogue (const char *tenant_id, GPtrArray *profiles, Lack lacks)
{
  if (lacks == LACKS_PAGES)
    return bw_catalogue_new_partial (tenant_id, profiles);
  if (lacks == LACKS_GATHERED)
    return bw_catalogue_new_incomplete (tenant_id, profiles);
  return bw_catalogue_new (tenant_id, profiles);
}

/**
 * bw_archive_catalogues_load:
 * @database: a connection in a transaction
 * @day: a day
 * @tenant_id: whose it is
 * @catalogue: (out) (transfer full) (nullable): the newest of or before @day; %NULL where there is none
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it could be looked up
 */
gboolean
bw_archive_catalogues_load (BwDatabase *database,
                            BwDay day,
                            const char *tenant_id,
                            BwCatalogue **catalogue,
                            GError **error)
{
  Found found = { 0 };
  g_autoptr (GPtrArray) profiles = NULL;

  *catalogue = NULL;
  if (!find (database, day, &found, error))
    return FALSE;
  if (found.day == BW_DAY_NONE)
    return TRUE;
  profiles = load_profiles (database, day, error);
  if (profiles == NULL)
    return FALSE;
  *catalogue = make_catalogue (tenant_id, profiles, found.lacks);
  return TRUE;
}
