/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-table.h"
#include "export/bw-export.h"
#include "model/bw-words.h"
#include "present/bw-activity-text.h"
#include "present/bw-day-table.h"
#include "present/bw-metric.h"

typedef struct {
  BwDay from;
  BwDay to;
} Range;

static BwTableAlign
choose_align (BwDayColumn column)
{
  switch (column) {
  case BW_DAY_COLUMN_NUMBER:
    return BW_TABLE_END;
  case BW_DAY_COLUMN_TEXT:
    return BW_TABLE_FLEXIBLE;
  case BW_DAY_COLUMN_DAY:
  default:
    return BW_TABLE_START;
  }
}

static void
append_days (GString *output, const BwTerminal *terminal, BwDayTable *days)
{
  g_autoptr (BwTable) table = bw_table_new ();
  guint n_columns = bw_day_table_count_columns (days);

  for (guint column = 0; column < n_columns; column++) {
    g_autofree char *label = bw_day_table_label_column (days, column);

    bw_table_add_column (table, label, choose_align (bw_day_table_get_column (days, column)));
  }
  for (guint row = 0; row < bw_day_table_count_rows (days); row++)
    for (guint column = 0; column < n_columns; column++)
      bw_table_take_cell (table, bw_day_table_say_cell (days, row, column));
  bw_table_append_to (table, terminal, output);
}

static char *
say_history (BwHistory *history)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (BwDayTable) days = bw_day_table_new_for_history (history);
  BwTerminal terminal = bw_terminal_for_output ();

  if (bw_day_table_count_rows (days) == 0)
    bw_terminal_append_prose (&terminal, output, _ ("There are no records of these days."));
  else
    append_days (output, &terminal, days);
  return g_string_free_and_steal (g_steal_pointer (&output));
}

/* What it means stands above it: its name alone does not tell. */
static char *
say_metric (BwChart *chart, const char *meaning)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (BwDayTable) days = bw_day_table_new_for_chart (chart);
  BwTerminal terminal = bw_terminal_for_output ();

  bw_terminal_append_prose (&terminal, output, meaning);
  g_string_append_c (output, '\n');
  if (bw_day_table_count_rows (days) == 0)
    bw_terminal_append_prose (&terminal, output, _ ("There are no records of these days."));
  else
    append_days (output, &terminal, days);
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

/* Which metric is told, of which days and category; those that occur are added to @categories. */
typedef struct {
  Range range;
  BwMetric metric;
  const char *category;
  GPtrArray *categories;
} MetricQuestion;

/* Reads what the metric is told from: what is not needed is not worked out. */
static gboolean
read_parts (BwOrganisation *organisation,
            const MetricQuestion *question,
            BwMetricFields *fields,
            GError **error)
{
  const Range *range = &question->range;
  gboolean is_changes = question->metric == BW_METRIC_CHANGES;

  fields->history =
      bw_organisation_read_history (organisation, range->from, range->to, NULL, error);
  if (fields->history == NULL)
    return FALSE;
  if (is_changes)
    fields->activities =
        bw_organisation_read_activities (organisation, range->from, range->to, NULL, error);
  if (question->category != NULL || (!is_changes && question->metric != BW_METRIC_COMPARISON))
    fields->metrics =
        bw_organisation_read_metrics (organisation, range->from, range->to, NULL, error);
  return error == NULL || *error == NULL;
}

static BwChart *
create_chart (const MetricQuestion *question, BwMetricFields *fields)
{
  GPtrArray *days = bw_history_get_days (fields->history);

  if (days->len > 0) {
    fields->from = bw_snapshot_get_day (days->pdata[0]);
    fields->to = bw_snapshot_get_day (days->pdata[days->len - 1]);
  }
  if (fields->metrics != NULL) {
    g_autoptr (GPtrArray) categories = bw_metrics_list_categories (fields->metrics);

    for (guint i = 0; i < categories->len; i++)
      g_ptr_array_add (question->categories, g_strdup (categories->pdata[i]));
  }
  return bw_metric_create_chart (question->metric, fields);
}

static gpointer
read_metric (BwOrganisation *organisation, gconstpointer data, GError **error)
{
  const MetricQuestion *question = data;
  BwMetricFields fields = { .category = question->category, .goal = NAN };
  BwChart *chart = NULL;

  if (!bw_command_bring_up_to_date (organisation, error))
    return NULL;
  if (read_parts (organisation, question, &fields, error))
    chart = create_chart (question, &fields);
  g_clear_object (&fields.history);
  g_clear_object (&fields.metrics);
  g_clear_object (&fields.activities);
  return chart;
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

static BwExit
tell_metric (const MetricQuestion *question, BwChart *chart, gboolean json, gboolean csv)
{
  const BwLines lines = bw_chart_get_lines (chart);
  g_autofree char *meaning = NULL;
  g_autofree char *text = NULL;

  if (json) {
    text =
        bw_export_lines_to_json (&lines, bw_metric_to_key (question->metric), question->category);
  } else if (csv) {
    text = bw_export_lines_to_csv (&lines);
  } else {
    meaning = bw_metric_say_meaning (question->metric, question->category, lines.period);
    text = say_metric (chart, meaning);
  }
  return json || csv ? bw_message_print_data (text) : bw_message_print (text);
}

static char *
list_metrics (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (BwMetric metric = 0; metric < BW_N_METRICS; metric++)
    g_strv_builder_add (builder, bw_metric_to_key (metric));
  keys = g_strv_builder_end (builder);
  return g_strjoinv (", ", keys);
}

static BwExit
refuse_metric (BwCommand *command, const char *typed)
{
  g_autofree char *metrics = list_metrics ();

  /* Translators: the first %s is what was typed, the second one lists what there is. */
  return bw_command_refuse (command, _ ("There is no metric “%s”. There are: %s."), typed, metrics);
}

static BwExit
refuse_category (BwCommand *command, const char *typed, GPtrArray *categories)
{
  g_autofree char *names = NULL;

  g_ptr_array_add (categories, NULL);
  names = g_strjoinv (", ", (char **) categories->pdata);
  /* Translators: the first %s is what was typed, the second one lists what there is. */
  return bw_command_refuse (command, _ ("There is no category “%s” in these days. There are: %s."),
                            typed, names);
}

/* What is asked for is known only when the days are: categories are as Microsoft has them. */
static BwExit
answer_metric (BwCommand *command, MetricQuestion *question, gboolean json, gboolean csv)
{
  BwExit status = BW_EXIT_DONE;
  g_autoptr (BwChart) chart = NULL;
  GPtrArray *categories = question->categories;

  chart = bw_command_ask (command, read_metric, question, &status);
  if (chart == NULL)
    return status;
  if (question->category != NULL && categories->len > 0 &&
      !g_ptr_array_find_with_equal_func (categories, question->category, g_str_equal, NULL))
    return refuse_category (command, question->category, categories);
  return tell_metric (question, chart, json, csv);
}

/* @typed is the category as it was typed, in any case. */
static BwExit
ask_metric (BwCommand *command,
            const Range *range,
            BwMetric metric,
            const char *typed,
            gboolean json,
            gboolean csv)
{
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *category = typed != NULL ? bw_words_fold_category (typed) : NULL;
  MetricQuestion question = { *range, metric, category, categories };

  return answer_metric (command, &question, json, csv);
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
  BwMetric kind = BW_METRIC_COMPARISON;
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
  if (json && csv)
    return bw_command_refuse (command, _ ("--json and --csv cannot be used together."));
  if (activity && metric != NULL)
    return bw_command_refuse (command, _ ("--activity and --metric cannot be used together."));
  if (category != NULL && metric == NULL)
    return bw_command_refuse (command, _ ("--category goes with --metric."));
  if (metric != NULL)
    return bw_metric_from_key (metric, &kind)
               ? ask_metric (command, &range, kind, category, json, csv)
               : refuse_metric (command, metric);

  if (activity) {
    activities = bw_command_ask (command, read_activities, &range, &status);
    return activities != NULL ? tell_activities (activities, json, csv) : status;
  }
  history = bw_command_ask (command, read_history, &range, &status);
  return history != NULL ? tell (history, json, csv) : status;
}
