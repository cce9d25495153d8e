/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-lookup-output.h"

#include <glib/gi18n.h>
#include <math.h>

#include "cli/bw-table.h"
#include "export/bw-csv.h"
#include "export/bw-json-form.h"
#include "present/bw-format.h"
#include "present/bw-label.h"
#include "present/bw-lookup-text.h"

/**
 * bw_lookup_output_complain:
 * @lookup: what actions are looked up in
 *
 * Tells on standard error of which organisations what is kept cannot be read.
 *
 * Returns: whether there are none of those
 */
gboolean
bw_lookup_output_complain (BwLookup *lookup)
{
  g_autoptr (GArray) places = bw_lookup_list_places (lookup, NULL);
  gboolean is_whole = TRUE;

  for (guint i = 0; i < places->len; i++) {
    const BwLookupPlace *place = &g_array_index (places, BwLookupPlace, i);

    if (place->error == NULL)
      continue;
    bw_message_complain (bw_organisation_entry_get_name (place->entry));
    bw_message_fail (place->error);
    is_whole = FALSE;
  }
  return is_whole;
}

static BwDay
get_day (const BwLookupPlace *place)
{
  return place->scorecard != NULL ? bw_scorecard_get_day (place->scorecard) : BW_DAY_NONE;
}

static void
add_columns (BwTable *table)
{
  /* Translators: the head of a column of organisations. */
  bw_table_add_column (table, C_ ("lookup", "Organisation"), BW_TABLE_FLEXIBLE);
  /* Translators: the head of a column: the points and the status of an action in an organisation. */
  bw_table_add_column (table, C_ ("lookup", "Action"), BW_TABLE_START);
  /* Translators: the head of a column: the newest day. */
  bw_table_add_column (table, C_ ("lookup", "Day"), BW_TABLE_START);
}

static void
append_finding (const BwTerminal *terminal, GString *output, const BwLookupFinding *finding)
{
  g_autoptr (BwTable) table = bw_table_new ();
  g_autofree char *count = bw_lookup_text_say_count (finding->n_having, finding->n_known);
  g_autofree char *heading = g_strdup_printf ("%s (%s)", bw_action_get_title (finding->action),
                                              bw_action_get_id (finding->action));

  if (output->len > 0)
    g_string_append_c (output, '\n');
  bw_terminal_append_heading (terminal, output, heading);
  bw_terminal_append_prose (terminal, output, count);
  add_columns (table);
  for (guint i = 0; i < finding->places->len; i++) {
    const BwLookupPlace *place = &g_array_index (finding->places, BwLookupPlace, i);

    bw_table_add_cell (table, bw_organisation_entry_get_name (place->entry));
    bw_table_take_cell (table, bw_lookup_text_say_place (place->scorecard, place->action));
    bw_table_take_cell (table, bw_format_day (get_day (place)));
  }
  bw_table_append_to (table, terminal, output);
}

/**
 * bw_lookup_output_table:
 * @findings: (element-type BwLookupFinding): what was found
 * @text: what was looked up
 *
 * Writes them for people.
 *
 * Returns: the exit status: a failure where nothing was found
 */
BwExit
bw_lookup_output_table (GPtrArray *findings, const char *text)
{
  g_autoptr (GString) output = g_string_new (NULL);
  BwTerminal terminal = bw_terminal_for_output ();

  if (findings->len == 0) {
    g_autofree char *said =
        /* Translators: %s is the id or the words that the user typed. */
        g_strdup_printf (_ ("No organisation has an action “%s” in what is kept."), text);

    bw_message_complain (said);
    return BW_EXIT_FAILED;
  }
  for (guint i = 0; i < findings->len; i++)
    append_finding (&terminal, output, g_ptr_array_index (findings, i));
  return bw_message_print (output->str);
}

static void
set_number (JsonObject *object, const char *name, double number)
{
  if (isfinite (number))
    json_object_set_double_member (object, name, number);
  else
    json_object_set_null_member (object, name);
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
make_place (const BwLookupPlace *place)
{
  JsonObject *object = json_object_new ();
  BwAction *action = place->action;
  g_autofree char *day = get_day (place) != BW_DAY_NONE ? bw_day_to_iso (get_day (place)) : NULL;

  set_text (object, "id", bw_organisation_entry_get_id (place->entry));
  set_text (object, "name", bw_organisation_entry_get_name (place->entry));
  set_text (object, "date", day);
  if (place->scorecard != NULL)
    json_object_set_boolean_member (object, "there", action != NULL);
  else
    json_object_set_null_member (object, "there");
  set_text (object, "status",
            action != NULL ? bw_status_to_key (bw_action_get_status (action)) : NULL);
  set_number (object, "points", action != NULL ? bw_action_get_points (action) : NAN);
  set_number (object, "max", action != NULL ? bw_action_get_max_points (action) : NAN);
  return object;
}

static JsonObject *
make_finding (const BwLookupFinding *finding)
{
  JsonObject *object = json_object_new ();
  JsonArray *places = json_array_new ();

  set_text (object, "id", bw_action_get_id (finding->action));
  set_text (object, "title", bw_action_get_title (finding->action));
  for (guint i = 0; i < finding->places->len; i++)
    json_array_add_object_element (places,
                                   make_place (&g_array_index (finding->places, BwLookupPlace, i)));
  json_object_set_array_member (object, "organisations", places);
  return object;
}

/**
 * bw_lookup_output_json:
 * @findings: (element-type BwLookupFinding): what was found
 *
 * Writes them for other programs (docs/json.md).
 *
 * Returns: the exit status
 */
BwExit
bw_lookup_output_json (GPtrArray *findings)
{
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;

  json_node_take_array (root, array);
  for (guint i = 0; i < findings->len; i++)
    json_array_add_object_element (array, make_finding (g_ptr_array_index (findings, i)));
  text = bw_json_form_to_text (root);
  return bw_message_print_data (text);
}

static void
add_csv_row (BwCsv *csv, BwAction *searched, const BwLookupPlace *place)
{
  BwAction *action = place->action;
  g_autofree char *day = get_day (place) != BW_DAY_NONE ? bw_day_to_iso (get_day (place)) : NULL;

  bw_csv_add_text (csv, bw_action_get_id (searched));
  bw_csv_add_text (csv, bw_action_get_title (searched));
  bw_csv_add_text (csv, bw_organisation_entry_get_id (place->entry));
  bw_csv_add_text (csv, bw_organisation_entry_get_name (place->entry));
  bw_csv_add_text (csv, day);
  if (place->scorecard != NULL)
    bw_csv_add_boolean (csv, action != NULL);
  else
    bw_csv_add_text (csv, NULL);
  bw_csv_add_text (csv, action != NULL ? bw_status_to_key (bw_action_get_status (action)) : NULL);
  bw_csv_add_number (csv, action != NULL ? bw_action_get_points (action) : NAN);
  bw_csv_add_number (csv, action != NULL ? bw_action_get_max_points (action) : NAN);
  bw_csv_end_row (csv);
}

/**
 * bw_lookup_output_csv:
 * @findings: (element-type BwLookupFinding): what was found
 *
 * Writes them for a spreadsheet (docs/json.md): a row for each action and organisation.
 *
 * Returns: the exit status
 */
BwExit
bw_lookup_output_csv (GPtrArray *findings)
{
  static const char *const COLUMNS[] = { "action", "title",  "id",     "name", "date",
                                         "there",  "status", "points", "max" };
  g_autoptr (BwCsv) csv = bw_csv_new ();
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    bw_csv_add_text (csv, COLUMNS[i]);
  bw_csv_end_row (csv);
  for (guint i = 0; i < findings->len; i++) {
    const BwLookupFinding *finding = g_ptr_array_index (findings, i);

    for (guint j = 0; j < finding->places->len; j++)
      add_csv_row (csv, finding->action, &g_array_index (finding->places, BwLookupPlace, j));
  }
  text = bw_csv_dup_text (csv);
  return bw_message_print_data (text);
}
