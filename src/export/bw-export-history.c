/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/bw-export.h"

#include <math.h>

#include "export/bw-csv.h"
#include "export/bw-json-form.h"
#include "model/bw-words.h"

/* The names of the columns, which are the keys of the JSON form, save the last one. */
static const char *const COLUMNS[] = {
  "date",      "current",       "max", "percent",          "change",
  "maxChange", "missingBefore", "dip", "allOrganisations", "fromFile",
};

/**
 * bw_export_history_to_json:
 * @history: the days of a range
 *
 * Returns: (transfer full): the history in the form of docs/json.md
 */
char *
bw_export_history_to_json (BwHistory *history)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (root, bw_json_form_for_history (history));
  return bw_json_form_to_text (root);
}

static void
add_day (BwCsv *csv, BwHistory *history, guint i)
{
  BwSnapshot *day = g_ptr_array_index (bw_history_get_days (history), i);
  BwComparison *all = bw_snapshot_find_comparison (day, BW_BASIS_ALL_TENANTS);
  g_autofree char *date = bw_day_to_iso (bw_snapshot_get_day (day));

  bw_csv_add_text (csv, date);
  bw_csv_add_number (csv, bw_snapshot_get_current (day));
  bw_csv_add_number (csv, bw_snapshot_get_max (day));
  bw_csv_add_number (csv, bw_history_get_percentage (history, i));
  bw_csv_add_number (csv, bw_history_get_change (history, i));
  bw_csv_add_number (csv, bw_history_get_max_change (history, i));
  bw_csv_add_number (csv, bw_history_count_missing (history, i));
  bw_csv_add_boolean (csv, bw_history_is_dip (history, i));
  bw_csv_add_number (csv, all != NULL ? bw_comparison_get_percentage (all) : NAN);
  bw_csv_add_boolean (csv, bw_snapshot_is_from_file (day));
  bw_csv_end_row (csv);
}

/**
 * bw_export_history_to_csv:
 * @history: the days of a range
 *
 * Returns: (transfer full): the history as comma-separated values in UTF-8, a row a day, with the columns of
 *   docs/json.md
 */
char *
bw_export_history_to_csv (BwHistory *history)
{
  g_autoptr (BwCsv) csv = bw_csv_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    bw_csv_add_text (csv, COLUMNS[i]);
  bw_csv_end_row (csv);
  for (guint i = 0; i < bw_history_get_days (history)->len; i++)
    add_day (csv, history, i);
  return bw_csv_dup_text (csv);
}
