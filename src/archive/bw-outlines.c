/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-outlines.h"

#include <math.h>

#include "archive/bw-marking-series.h"
#include "archive/bw-series.h"
#include "archive/bw-statement.h"
#include "model/bw-catalogue.h"

#define COLUMNS "profile.control, there, id, title, category, max_points"

/* What holds on day ?1. */
#define UNTIL                                                                               \
  "SELECT " COLUMNS " FROM control CROSS JOIN profile ON profile.control = control.control" \
  " WHERE profile.day = (SELECT max (day) FROM profile AS last"                             \
  " WHERE last.control = control.control AND last.day <= ?1)"

/* What changed after day ?1 until day ?2. */
#define BETWEEN                                                                       \
  "SELECT " COLUMNS " FROM profile JOIN control ON control.control = profile.control" \
  " WHERE profile.day > ?1 AND profile.day <= ?2 ORDER BY profile.day"

/* Goes from catalogue to catalogue. Profiles of which nothing that is told here changed stay the same objects. */
typedef struct {
  BwDatabase *database;
  GHashTable *updates; /* the history of states, by number of control */
  GPtrArray *profiles; /* as they are on the day @at, by number of control */
  BwDay at;
  gboolean is_other; /* whether they are no longer those of the last catalogue that was made */
} Outlines;

static gboolean
is_same (BwControlProfile *profile, BwStatement *row)
{
  double max_points = bw_control_profile_get_max_points (profile);
  double other = bw_statement_get_number (row, 5);

  return (max_points == other || (isnan (max_points) && isnan (other))) &&
         g_strcmp0 (bw_control_profile_get_title (profile), bw_statement_get_text (row, 3)) == 0 &&
         g_strcmp0 (bw_control_profile_get_category (profile), bw_statement_get_text (row, 4)) == 0;
}

static BwControlProfile *
read_profile (Outlines *self, BwStatement *row, gint64 control)
{
  return bw_control_profile_new (&(BwControlProfileFields) {
      .id = bw_statement_get_text (row, 2),
      .title = bw_statement_get_text (row, 3),
      .category = bw_statement_get_text (row, 4),
      .max_points = bw_statement_get_number (row, 5),
      .rank = -1,
      .state_updates = g_hash_table_lookup (self->updates, GINT_TO_POINTER ((int) control)),
  });
}

static void
take_row (Outlines *self, BwStatement *row)
{
  gint64 control = bw_statement_get_integer (row, 0);
  GObject *before = bw_series_list_get (self->profiles, control);
  g_autoptr (BwControlProfile) profile = NULL;

  if (!bw_statement_get_flag (row, 1)) {
    self->is_other = self->is_other || before != NULL;
    bw_series_list_set (self->profiles, control, NULL);
    return;
  }
  if (before != NULL && is_same (BW_CONTROL_PROFILE (before), row))
    return;
  self->is_other = TRUE;
  profile = read_profile (self, row, control);
  bw_series_list_set (self->profiles, control, G_OBJECT (profile));
}

static gboolean
take_rows (Outlines *self, BwStatement *query, GError **error)
{
  gboolean has_row = FALSE;

  while (bw_statement_step (query, &has_row, error)) {
    if (!has_row)
      return TRUE;
    take_row (self, query);
  }
  return FALSE;
}

/* Goes on to the catalogue of @day, which is none earlier. */
static gboolean
go_on (Outlines *self, BwDay day, GError **error)
{
  gboolean begins = self->at == BW_DAY_NONE;
  g_autoptr (BwStatement) query = bw_statement_new (self->database, begins ? UNTIL : BETWEEN, error);

  if (query == NULL)
    return FALSE;
  bw_statement_bind_day (query, 1, begins ? day : self->at);
  if (!begins)
    bw_statement_bind_day (query, 2, day);
  self->at = day;
  self->is_other = self->is_other || begins;
  return take_rows (self, query, error);
}

/* The day of the newest catalogue of or before @day; BW_DAY_NONE where there is none. */
static gboolean
find_day (BwDatabase *database, BwDay day, BwDay *found, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (
      database, "SELECT max (day) FROM catalogue WHERE day <= ?1", error);
  gboolean has_row = FALSE;

  if (query == NULL)
    return FALSE;
  bw_statement_bind_day (query, 1, day != BW_DAY_NONE ? day : G_MAXUINT32);
  if (!bw_statement_step (query, &has_row, error))
    return FALSE;
  *found = has_row ? bw_statement_get_day (query, 0) : BW_DAY_NONE;
  return TRUE;
}

static BwCatalogue *
make_catalogue (const Outlines *self, const char *tenant_id)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_full (self->profiles->len, NULL);

  for (guint i = 0; i < self->profiles->len; i++)
    if (self->profiles->pdata[i] != NULL)
      g_ptr_array_add (profiles, self->profiles->pdata[i]);
  return bw_catalogue_new (tenant_id, profiles);
}

/* Adds the outline of @day to those of the days before it. */
static gboolean
add_outline (Outlines *self, GPtrArray *outlines, BwDay day, const char *tenant_id, GError **error)
{
  BwDay found = BW_DAY_NONE;

  if (!find_day (self->database, day, &found, error) ||
      (found != self->at && !go_on (self, found, error)))
    return FALSE;
  if (found == BW_DAY_NONE)
    g_ptr_array_add (outlines, NULL);
  else if (self->is_other)
    g_ptr_array_add (outlines, make_catalogue (self, tenant_id));
  else
    g_ptr_array_add (outlines, g_object_ref (outlines->pdata[outlines->len - 1]));
  self->is_other = FALSE;
  return TRUE;
}

/**
 * bw_outlines_load:
 * @database: a connection in a transaction
 * @days: (array length=n_days): days, the earliest first; %BW_DAY_NONE, as the last one, for the newest catalogue
 * @n_days: how many
 * @tenant_id: whose they are
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type BwCatalogue): for each of @days the newest catalogue of or before it, %NULL
 *   where there is none; of each profile its id, its title, its category, its maximum, and the history of its state as it is
 *   now where anybody ever set one; the same catalogue for days that do not differ in these. %NULL on error
 */
GPtrArray *
bw_outlines_load (BwDatabase *database,
                  const BwDay *days,
                  gsize n_days,
                  const char *tenant_id,
                  GError **error)
{
  g_autoptr (GHashTable) updates = bw_marking_series_load_set (database, error);
  g_autoptr (GPtrArray) profiles = bw_series_list_new ();
  g_autoptr (GPtrArray) outlines = bw_series_list_new ();
  Outlines self = { database, updates, profiles, BW_DAY_NONE, FALSE };

  if (updates == NULL)
    return NULL;
  for (gsize i = 0; i < n_days; i++)
    if (!add_outline (&self, outlines, days[i], tenant_id, error))
      return NULL;
  return g_steal_pointer (&outlines);
}
