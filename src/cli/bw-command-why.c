/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-table.h"
#include "export/bw-export.h"
#include "present/bw-change-text.h"
#include "present/bw-format.h"

typedef struct {
  BwDay from;
  BwDay to;
} Days;

static void
add_numbers (BwTable *table, double percentage, double points, double max_points)
{
  bw_table_take_cell (table, bw_format_impact (percentage));
  bw_table_take_cell (table, bw_format_points_change (points));
  bw_table_take_cell (table, bw_format_points_change (max_points));
}

static BwTable *
create_table (const char *title)
{
  BwTable *table = bw_table_new ();

  bw_table_add_column (table, title, BW_TABLE_FLEXIBLE);
  /* Translators: the head of a column: by how much the score changed. */
  bw_table_add_column (table, C_ ("change", "Score"), BW_TABLE_END);
  /* Translators: the head of a column: by how much points changed. */
  bw_table_add_column (table, C_ ("change", "Points"), BW_TABLE_END);
  /* Translators: the head of a column: by how much the maximum changed. */
  bw_table_add_column (table, C_ ("change", "Maximum"), BW_TABLE_END);
  return table;
}

static gboolean
is_nothing (BwChangeSum sum)
{
  return sum.points == 0 && sum.max_points == 0;
}

static void
append_causes (const BwTerminal *terminal, GString *output, BwExplanation *explanation)
{
  /* Translators: the head of a column of reasons. */
  g_autoptr (BwTable) table = create_table (C_ ("change", "Why"));
  BwChangeSum total = bw_explanation_get_total (explanation);

  for (BwChangeKind kind = 0; kind < BW_N_CHANGE_KINDS; kind++) {
    BwChangeSum sum = bw_explanation_get_sum (explanation, kind);

    if (is_nothing (sum) && bw_explanation_get_changes (explanation, kind)->len == 0)
      continue;
    bw_table_take_cell (table, bw_change_text_label_kind (kind));
    add_numbers (table, sum.percentage, sum.points, sum.max_points);
  }
  /* Translators: the last row of a table of reasons: what they add up to. */
  bw_table_add_cell (table, C_ ("change", "Together"));
  add_numbers (table, total.percentage, total.points, total.max_points);
  g_string_append_c (output, '\n');
  bw_table_append_to (table, terminal, output);
}

static void
add_change (BwTable *table, BwChange *change)
{
  const BwChangeFields *fields = bw_change_get_fields (change);
  g_autofree char *details = bw_change_text_say_details (change);

  if (details != NULL)
    bw_table_take_cell (table, g_strdup_printf ("%s\n  %s", bw_change_get_title (change), details));
  else
    bw_table_add_cell (table, bw_change_get_title (change));
  add_numbers (table, fields->percentage, fields->points, fields->max_points);
}

static void
append_actions (const BwTerminal *terminal,
                GString *output,
                BwExplanation *explanation,
                BwChangeKind kind)
{
  GPtrArray *changes = bw_explanation_get_changes (explanation, kind);
  g_autofree char *label = bw_change_text_label_kind (kind);
  g_autoptr (BwTable) table = NULL;

  if (changes->len == 0)
    return;
  table = create_table (label);
  for (guint i = 0; i < changes->len; i++)
    add_change (table, g_ptr_array_index (changes, i));
  g_string_append_c (output, '\n');
  bw_table_append_to (table, terminal, output);
}

static char *
say_explanation (BwExplanation *explanation)
{
  g_autoptr (GString) output = g_string_new (NULL);
  BwTerminal terminal = bw_terminal_for_output ();
  g_autofree char *heading = bw_change_text_say_days (explanation);
  g_autofree char *passed = bw_change_text_say_passed (explanation);
  g_autofree char *whole = bw_change_text_say_whole (explanation);
  g_autofree char *reason = bw_change_text_say_reason (explanation);

  bw_terminal_append_heading (&terminal, output, heading);
  if (passed != NULL)
    bw_terminal_append_prose (&terminal, output, passed);
  bw_terminal_append_prose (&terminal, output, whole);
  if (reason != NULL)
    bw_terminal_append_prose (&terminal, output, reason);
  append_causes (&terminal, output, explanation);
  for (BwChangeKind kind = 0; kind < BW_N_CHANGE_KINDS; kind++)
    append_actions (&terminal, output, explanation, kind);
  return g_string_free_and_steal (g_steal_pointer (&output));
}

static gpointer
explain (BwOrganisation *organisation, gconstpointer data, GError **error)
{
  const Days *days = data;

  if (!bw_command_bring_up_to_date (organisation, error))
    return NULL;
  return bw_organisation_explain (organisation, days->from, days->to, NULL, error);
}

/* One day is the later one. */
static gboolean
read_days (BwCommand *command, int argc, char **argv, Days *days, BwExit *status)
{
  for (int i = 1; i < argc && i <= 2; i++)
    if (bw_day_from_iso (argv[i]) == BW_DAY_NONE) {
      *status = bw_command_refuse_day (command, argv[i]);
      return FALSE;
    }
  if (argc > 3) {
    *status = bw_command_refuse_argument (command, argv[3]);
    return FALSE;
  }

  days->to = argc > 1 ? bw_day_from_iso (argv[argc - 1]) : BW_DAY_NONE;
  days->from = argc > 2 ? bw_day_from_iso (argv[1]) : BW_DAY_NONE;
  if (argc <= 2 || days->from < days->to)
    return TRUE;
  *status = bw_command_refuse (command, _ ("The first day has to be before the second one."));
  return FALSE;
}

/**
 * bw_command_why:
 * @ask: how an organisation that is signed in to is asked
 * @argc: the number of arguments
 * @argv: the arguments, `why` first
 *
 * Explains why the score changed between two days.
 *
 * Returns: the exit status
 */
BwExit
bw_command_why (BwAskSignedIn ask, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Write JSON for other programs"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (BwCommand) command = bw_command_new (
      ask, /* Translators: stands for days in the help of the command line. */
      "why", _ ("[DAY [DAY]]"),
      _ ("Explains why the score changed: since the day before the newest one, since the day "
         "before another one, or between two days."));
  g_autoptr (BwExplanation) explanation = NULL;
  g_autofree char *text = NULL;
  Days days = { 0 };
  BwExit status = BW_EXIT_DONE;

  bw_command_add_options (command, options);
  if (!bw_command_parse (command, &argc, &argv, &status) ||
      !read_days (command, argc, argv, &days, &status))
    return status;

  explanation = bw_command_ask (command, explain, &days, &status);
  if (explanation == NULL)
    return status;
  if (json) {
    text = bw_export_explanation_to_json (explanation);
    return bw_message_print_data (text);
  }
  text = say_explanation (explanation);
  return bw_message_print (text);
}
