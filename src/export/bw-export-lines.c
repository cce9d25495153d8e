/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/bw-export.h"

#include <math.h>

#include "export/bw-csv.h"
#include "export/bw-json-form.h"

/* The names of the columns, which are the keys of the JSON form, after `from` and `to`. */
static const char *const KEYS[] = {
  [BW_LINE_SCORE] = "percent",
  [BW_LINE_MAXIMUM] = "max",
  [BW_LINE_ALL] = "allOrganisations",
  [BW_LINE_SIZE] = "similarSize",
  [BW_LINE_INDUSTRY] = "sameIndustry",
  [BW_LINE_GOAL] = "goal",
  [BW_LINE_POINTS] = "points",
  [BW_LINE_ACTIONS] = "actions",
  [BW_LINE_WON] = "won",
  [BW_LINE_LOST] = "lost",
  [BW_LINE_CHANGES] = "changes",
};

G_STATIC_ASSERT (G_N_ELEMENTS (KEYS) == BW_N_LINE_KINDS);

static guint
count_rows (const BwLines *lines)
{
  return lines->points[lines->lead]->len;
}

static BwDay
get_day (const BwLines *lines, guint i)
{
  return g_array_index (lines->points[lines->lead], BwLinePoint, i).day;
}

/* Bars of what was lost go down; a number of points that were lost does not. */
static double
get_value (const BwLines *lines, BwLineKind kind, guint i)
{
  double value = bw_line_get_value (lines->points[kind], get_day (lines, i));

  return kind == BW_LINE_LOST ? fabs (value) : value;
}

static void
find_days (const BwLines *lines, guint i, char **from, char **to)
{
  BwDay first = BW_DAY_NONE;
  BwDay last = BW_DAY_NONE;

  bw_period_find_days (lines->period, get_day (lines, i), &first, &last);
  *from = bw_day_to_iso (first);
  *to = bw_day_to_iso (last);
}

static void
add_head (BwCsv *csv, const BwLines *lines)
{
  bw_csv_add_text (csv, "from");
  bw_csv_add_text (csv, "to");
  for (BwLineKind kind = 0; kind < BW_N_LINE_KINDS; kind++)
    if (lines->points[kind] != NULL)
      bw_csv_add_text (csv, KEYS[kind]);
  bw_csv_end_row (csv);
}

static void
add_row (BwCsv *csv, const BwLines *lines, guint i)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  find_days (lines, i, &from, &to);
  bw_csv_add_text (csv, from);
  bw_csv_add_text (csv, to);
  for (BwLineKind kind = 0; kind < BW_N_LINE_KINDS; kind++)
    if (lines->points[kind] != NULL)
      bw_csv_add_number (csv, get_value (lines, kind, i));
  bw_csv_end_row (csv);
}

/**
 * bw_export_lines_to_csv:
 * @lines: lines, that which leads among them
 *
 * Returns: (transfer full): their points as comma-separated values in UTF-8, a row a day or period, with the columns of
 *   docs/json.md
 */
char *
bw_export_lines_to_csv (const BwLines *lines)
{
  g_autoptr (BwCsv) csv = bw_csv_new ();

  g_return_val_if_fail (lines->points[lines->lead] != NULL, NULL);

  add_head (csv, lines);
  for (guint i = 0; i < count_rows (lines); i++)
    add_row (csv, lines, i);
  return bw_csv_dup_text (csv);
}

/* What is not known is null, never 0; what is counted is whole. */
static void
set_value (JsonObject *object, BwLineKind kind, double value)
{
  if (!isfinite (value))
    json_object_set_null_member (object, KEYS[kind]);
  else if (kind == BW_LINE_ACTIONS || kind == BW_LINE_CHANGES)
    json_object_set_int_member (object, KEYS[kind], (gint64) value);
  else
    json_object_set_double_member (object, KEYS[kind], value);
}

static JsonObject *
make_row (const BwLines *lines, guint i)
{
  JsonObject *object = json_object_new ();
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  find_days (lines, i, &from, &to);
  json_object_set_string_member (object, "from", from);
  json_object_set_string_member (object, "to", to);
  for (BwLineKind kind = 0; kind < BW_N_LINE_KINDS; kind++) {
    double value = lines->points[kind] != NULL ? get_value (lines, kind, i) : NAN;

    if (lines->points[kind] != NULL)
      set_value (object, kind, value);
  }
  return object;
}

/**
 * bw_export_lines_to_json:
 * @lines: lines, that which leads among them
 * @metric: the key of what they tell
 * @category: (nullable): of which category, or %NULL for all
 *
 * Returns: (transfer full): their points in the form of docs/json.md
 */
char *
bw_export_lines_to_json (const BwLines *lines, const char *metric, const char *category)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  g_return_val_if_fail (lines->points[lines->lead] != NULL, NULL);

  json_object_set_string_member (object, "metric", metric);
  if (category != NULL)
    json_object_set_string_member (object, "category", category);
  else
    json_object_set_null_member (object, "category");
  for (guint i = 0; i < count_rows (lines); i++)
    json_array_add_object_element (array, make_row (lines, i));
  json_object_set_array_member (object, "periods", array);
  json_node_take_object (root, object);
  return bw_json_form_to_text (root);
}
