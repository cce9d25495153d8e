/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-day-output.h"
#include "cli/bw-history-metric.h"
#include "cli/bw-table.h"
#include "export/bw-export.h"
#include "present/bw-activity-text.h"

typedef struct {
  BwDay from;
  BwDay to;
} Range;

static char *
say_history (BwHistory *history)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (BwDayTable) days = bw_day_table_new_for_history (history);
  BwTerminal terminal = bw_terminal_for_output ();

  bw_day_output_append (output, &terminal, days);
  return g_string_free_and_steal (g_steal_pointer (&output));
}

static void
add_activity_columns (BwTable *table)
{
  static const BwTableAlign aligns[] = {
    [BW_ACTIVITY_DAY] = BW_TABLE_START,      [BW_ACTIVITY_ACTION] = BW_TABLE_FLEXIBLE,
    [BW_ACTIVITY_EVENT] = BW_TABLE_FLEXIBLE, [BW_ACTIVITY_POINTS] = BW_TABLE_END,
    [BW_ACTIVITY_CATEGORY] = BW_TABLE_START, [BW_ACTIVITY_ACTOR] = BW_TABLE_START,
  };

  for (BwActivityColumn column = 0; column < BW_N_ACTIVITY_COLUMNS; column++) {
    g_autofree char *label = bw_activity_text_label_column (column);

    bw_table_add_column (table, label, aligns[column]);
  }
}

static char *
say_activities (BwActivities *activities)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (BwTable) table = bw_table_new ();
  BwTerminal terminal = bw_terminal_for_output ();
  g_autoptr (GPtrArray) told = bw_activities_fold (bw_activities_get_all (activities));

  if (told->len == 0) {
    g_autofree char *nothing =
        bw_activity_text_say_nothing (activities, BW_ACTIVITY_GROUP_ALL, NULL);

    bw_terminal_append_prose (&terminal, output, nothing);
    return g_string_free_and_steal (g_steal_pointer (&output));
  }
  add_activity_columns (table);
  for (guint i = 0; i < told->len; i++)
    for (BwActivityColumn column = 0; column < BW_N_ACTIVITY_COLUMNS; column++)
      bw_table_take_cell (table, bw_activity_text_say_cell (told->pdata[i], column));
  bw_table_append_to (table, &terminal, output);
  return g_string_free_and_steal (g_steal_pointer (&output));
}

static gpointer
read_history (BwOrganisation *organisation, gconstpointer data, GError **error)
{
  const Range *range = data;

  if (!bw_command_bring_up_to_date (organisation, error))
    return NULL;
  return bw_organisation_read_history (organisation, range->from, range->to, NULL, error);
}

static gpointer
read_activities (BwOrganisation *organisation, gconstpointer data, GError **error)
{
  const Range *range = data;

  if (!bw_command_bring_up_to_date (organisation, error))
    return NULL;
  return bw_organisation_read_activities (organisation, range->from, range->to, NULL, error);
}

static gboolean
read_range (BwCommand *command, const char *to, Range *range, BwExit *status)
{
  range->from = bw_command_get_from_day (command);
  range->to = to != NULL ? bw_day_from_iso (to) : BW_DAY_NONE;
  if (to != NULL && range->to == BW_DAY_NONE)
    *status = bw_command_refuse_day (command, to);
  else if (range->to != BW_DAY_NONE && range->from > range->to)
    *status = bw_command_refuse (command, _ ("The first day comes after the last one."));
  else
    return TRUE;
  return FALSE;
}

static BwExit
tell (BwHistory *history, gboolean json, gboolean csv)
{
  g_autofree char *text = NULL;

  if (json)
    text = bw_export_history_to_json (history);
  else if (csv)
    text = bw_export_history_to_csv (history);
  else
    text = say_history (history);
  return json || csv ? bw_message_print_data (text) : bw_message_print (text);
}

static BwExit
tell_activities (BwActivities *activities, gboolean json, gboolean csv)
{
  GPtrArray *all = bw_activities_get_all (activities);
  g_autofree char *text = NULL;

  if (json)
    text = bw_export_activities_to_json (all);
  else if (csv)
    text = bw_export_activities_to_csv (all);
  else
    text = say_activities (activities);
  return json || csv ? bw_message_print_data (text) : bw_message_print (text);
}

/* What does not go together. */
static const char *
find_problem (gboolean both_forms, gboolean activity, const char *metric, const char *category)
{
  if (both_forms)
    return _ ("--json and --csv cannot be used together.");
  if (activity && metric != NULL)
    return _ ("--activity and --metric cannot be used together.");
  return category != NULL && metric == NULL ? _ ("--category goes with --metric.") : NULL;
}

/**
 * bw_command_history:
 * @ask: how an organisation that is signed in to is asked
 * @argc: the number of arguments
 * @argv: the arguments, `history` first
 *
 * Tells the score day by day, what happened to actions, or how they fared.
 *
 * Returns: the exit status
 */
BwExit
bw_command_history (BwAskSignedIn ask, int argc, char **argv)
{
  gboolean json = FALSE;
  gboolean csv = FALSE;
  gboolean activity = FALSE;
  g_autofree char *metric = NULL;
  g_autofree char *category = NULL;
  g_autofree char *to = NULL;
  const GOptionEntry options[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("The last day, as in 2026-11-23"),
      /* Translators: stands for a day in the help of the command line. */
      N_ ("DAY") },
    { "activity", 0, 0, G_OPTION_ARG_NONE, &activity,
      N_ ("Tell what happened to actions, the newest first"), NULL },
    { "metric", 0, 0, G_OPTION_ARG_STRING, &metric,
      N_ ("Tell a trend: comparison, changes, regression or acceptance"),
      /* Translators: stands for the name of a trend in the help of the command line. */
      N_ ("METRIC") },
    { "category", 0, 0, G_OPTION_ARG_STRING, &category,
      N_ ("Of the actions of one category, as in Identity; goes with --metric"),
      /* Translators: stands for a category in the help of the command line. */
      N_ ("CATEGORY") },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_ ("Write comma-separated values for a spreadsheet"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Write JSON for other programs"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (BwCommand) command = bw_command_new (
      ask, "history", NULL, _ ("Shows the score day by day: each day that there are records of."));
  g_autoptr (BwHistory) history = NULL;
  g_autoptr (BwActivities) activities = NULL;
  const char *problem = NULL;
  Range range = { 0 };
  BwExit status = BW_EXIT_DONE;

  bw_command_add_options (command, options);
  bw_command_allow_from_day (command);
  bw_command_set_description (
      command,
      /* Translators: follows the options in the help of a command. Leave the options as they are; the line ends count. */
      _ ("--from also takes a day, the first one: --from 2026-11-01. A file that is called like a "
         "day is "
         "written as ./2026-11-01.\n"));
  if (!bw_command_parse (command, &argc, &argv, &status) ||
      !read_range (command, to, &range, &status))
    return status;
  if (argc > 1)
    return bw_command_refuse_argument (command, argv[1]);
  problem = find_problem (json && csv, activity, metric, category);
  if (problem != NULL)
    return bw_command_refuse (command, "%s", problem);
  if (metric != NULL)
    return bw_history_metric_answer (
        command, &(BwHistoryMetric) { metric, category, range.from, range.to, json, csv });

  if (activity) {
    activities = bw_command_ask (command, read_activities, &range, &status);
    return activities != NULL ? tell_activities (activities, json, csv) : status;
  }
  history = bw_command_ask (command, read_history, &range, &status);
  return history != NULL ? tell (history, json, csv) : status;
}
