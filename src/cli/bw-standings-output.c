/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-standings-output.h"

#include <glib/gi18n.h>
#include <math.h>

#include "cli/bw-signed-in.h"
#include "cli/bw-table.h"
#include "export/bw-csv.h"
#include "export/bw-json-form.h"
#include "organisation/bw-standing.h"
#include "present/bw-format.h"
#include "present/bw-standing-text.h"

/* What in the table leads to a note below it. */
#define NOTE "*"

/**
 * bw_standings_output_complain:
 * @standings: (element-type BwStanding): where organisations stand
 *
 * Tells on standard error of which of them what is kept cannot be read.
 *
 * Returns: whether there are none of those
 */
gboolean
bw_standings_output_complain (GPtrArray *standings)
{
  gboolean is_whole = TRUE;

  for (guint i = 0; i < standings->len; i++) {
    const BwStanding *standing = g_ptr_array_index (standings, i);

    if (standing->error == NULL)
      continue;
    bw_message_complain (bw_organisation_entry_get_name (standing->entry));
    bw_message_fail (standing->error);
    is_whole = FALSE;
  }
  return is_whole;
}

static BwSignedIn
look (const BwStanding *standing, BwKeyring *keyring)
{
  return bw_signed_in_look (keyring, bw_organisation_entry_get_id (standing->entry), NULL);
}

static void
add_columns (BwTable *table)
{
  /* Translators: the head of a column of organisations. */
  bw_table_add_column (table, C_ ("scores", "Organisation"), BW_TABLE_FLEXIBLE);
  /* Translators: the head of a column: the score in percent. */
  bw_table_add_column (table, C_ ("scores", "Score"), BW_TABLE_END);
  /* Translators: the head of a column: points achieved of attainable points. */
  bw_table_add_column (table, C_ ("scores", "Points"), BW_TABLE_END);
  /* Translators: the head of a column: by how much the score changed since the day before. */
  bw_table_add_column (table, C_ ("scores", "Day before"), BW_TABLE_END);
  /* Translators: the head of a column: by how much the score changed over 30 days. */
  bw_table_add_column (table, C_ ("scores", "30 days"), BW_TABLE_END);
  /* Translators: the head of a column: the newest day. */
  bw_table_add_column (table, C_ ("scores", "Day"), BW_TABLE_START);
  /* Translators: the head of a column: whether somebody is signed in. */
  bw_table_add_column (table, C_ ("scores", "Signed in"), BW_TABLE_START);
}

/* What a sentence takes of where an organisation stands; as long as that is there. */
static BwStandingTextFields
make_fields (const BwStanding *standing)
{
  return (BwStandingTextFields) {
    .name = bw_organisation_entry_get_name (standing->entry),
    .over_month = standing->over_month,
    .month_day = standing->month_day,
    .day = standing->day,
  };
}

/* A mark after it leads to a note below the table. */
static char *
say_over_month (const BwStanding *standing)
{
  const BwStandingTextFields fields = make_fields (standing);
  g_autofree char *since = bw_standing_text_say_since (&fields);
  g_autofree char *text = bw_format_impact (standing->over_month);

  return since != NULL ? g_strconcat (text, NOTE, NULL) : g_steal_pointer (&text);
}

static void
append_notes (const BwTerminal *terminal, GString *output, GPtrArray *standings)
{
  for (guint i = 0; i < standings->len; i++) {
    const BwStandingTextFields fields = make_fields (standings->pdata[i]);
    g_autofree char *since = bw_standing_text_say_since (&fields);
    g_autofree char *text = NULL;
    g_autofree char *note = NULL;

    if (since == NULL)
      continue;
    /* Translators: the name of an organisation, and what there is to say of it. */
    text = g_strdup_printf (C_ ("standing", "%s: %s"), fields.name, since);
    note = g_strconcat (NOTE " ", text, NULL);
    bw_terminal_append_prose (terminal, output, note);
  }
}

static void
add_row (BwTable *table, const BwStanding *standing, BwKeyring *keyring)
{
  bw_table_add_cell (table, bw_organisation_entry_get_name (standing->entry));
  bw_table_take_cell (table, bw_format_percentage (standing->percentage));
  bw_table_take_cell (table, bw_format_points_of (standing->points, standing->max));
  bw_table_take_cell (table, bw_format_impact (standing->since_yesterday));
  bw_table_take_cell (table, say_over_month (standing));
  bw_table_take_cell (table, bw_format_day (standing->day));
  bw_table_add_cell (table, bw_signed_in_say (look (standing, keyring)));
}

/**
 * bw_standings_output_table:
 * @standings: (element-type BwStanding): where organisations stand
 * @keyring: where their credentials are
 *
 * Writes them for people.
 *
 * Returns: the exit status
 */
BwExit
bw_standings_output_table (GPtrArray *standings, BwKeyring *keyring)
{
  BwTerminal terminal = bw_terminal_for_output ();
  g_autoptr (BwTable) table = bw_table_new ();
  g_autoptr (GString) output = g_string_new (NULL);

  if (standings->len == 0) {
    /* Translators: leave “bolwerk sign-in” as it is. */
    bw_terminal_append_prose (&terminal, output,
                              _ ("There are no organisations. “bolwerk sign-in” adds one."));
    return bw_message_print (output->str);
  }
  add_columns (table);
  for (guint i = 0; i < standings->len; i++)
    add_row (table, g_ptr_array_index (standings, i), keyring);
  bw_table_append_to (table, &terminal, output);
  append_notes (&terminal, output, standings);
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
set_day (JsonObject *object, const char *name, BwDay day)
{
  g_autofree char *text = bw_day_to_iso (day);

  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
make_object (const BwStanding *standing, BwKeyring *keyring)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", bw_organisation_entry_get_id (standing->entry));
  json_object_set_string_member (object, "name", bw_organisation_entry_get_name (standing->entry));
  set_day (object, "date", standing->day);
  set_number (object, "current", standing->points);
  set_number (object, "max", standing->max);
  set_number (object, "percent", standing->percentage);
  set_number (object, "sinceYesterday", standing->since_yesterday);
  set_number (object, "over30Days", standing->over_month);
  set_day (object, "over30DaysSince", standing->month_day);
  bw_signed_in_set (object, look (standing, keyring));
  return object;
}

/**
 * bw_standings_output_json:
 * @standings: (element-type BwStanding): where organisations stand
 * @keyring: where their credentials are
 *
 * Writes them for other programs (docs/json.md).
 *
 * Returns: the exit status
 */
BwExit
bw_standings_output_json (GPtrArray *standings, BwKeyring *keyring)
{
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;

  json_node_take_array (root, array);
  for (guint i = 0; i < standings->len; i++)
    json_array_add_object_element (array, make_object (g_ptr_array_index (standings, i), keyring));
  text = bw_json_form_to_text (root);
  return bw_message_print_data (text);
}

static void
add_day (BwCsv *csv, BwDay day)
{
  g_autofree char *text = bw_day_to_iso (day);

  bw_csv_add_text (csv, text != NULL ? text : "");
}

static void
add_csv_row (BwCsv *csv, const BwStanding *standing, BwKeyring *keyring)
{
  BwSignedIn signed_in = look (standing, keyring);

  bw_csv_add_text (csv, bw_organisation_entry_get_id (standing->entry));
  bw_csv_add_text (csv, bw_organisation_entry_get_name (standing->entry));
  add_day (csv, standing->day);
  bw_csv_add_number (csv, standing->points);
  bw_csv_add_number (csv, standing->max);
  bw_csv_add_number (csv, standing->percentage);
  bw_csv_add_number (csv, standing->since_yesterday);
  bw_csv_add_number (csv, standing->over_month);
  add_day (csv, standing->month_day);
  if (signed_in == BW_SIGNED_IN_NOT_KNOWN)
    bw_csv_add_text (csv, "");
  else
    bw_csv_add_boolean (csv, signed_in == BW_SIGNED_IN_YES);
  bw_csv_end_row (csv);
}

/**
 * bw_standings_output_csv:
 * @standings: (element-type BwStanding): where organisations stand
 * @keyring: where their credentials are
 *
 * Writes them for a spreadsheet (docs/json.md).
 *
 * Returns: the exit status
 */
BwExit
bw_standings_output_csv (GPtrArray *standings, BwKeyring *keyring)
{
  static const char *const COLUMNS[] = {
    "id",      "name",           "date",       "current",         "max",
    "percent", "sinceYesterday", "over30Days", "over30DaysSince", "signedIn"
  };
  g_autoptr (BwCsv) csv = bw_csv_new ();
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    bw_csv_add_text (csv, COLUMNS[i]);
  bw_csv_end_row (csv);
  for (guint i = 0; i < standings->len; i++)
    add_csv_row (csv, g_ptr_array_index (standings, i), keyring);
  text = bw_csv_dup_text (csv);
  return bw_message_print_data (text);
}
