/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-history-metric.h"

#include <glib/gi18n.h>
#include <math.h>

#include "cli/bw-day-output.h"
#include "export/bw-export.h"
#include "model/bw-words.h"
#include "present/bw-metric.h"

/* What it means stands above it: its name alone does not tell. */
static char *
say_metric (BwChart *chart, const char *meaning)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (BwDayTable) days = bw_day_table_new_for_chart (chart);
  BwTerminal terminal = bw_terminal_for_output ();

  bw_terminal_append_prose (&terminal, output, meaning);
  g_string_append_c (output, '\n');
  bw_day_output_append (output, &terminal, days);
  return g_string_free_and_steal (g_steal_pointer (&output));
}

/* Which metric is told, of which days and category; those that occur are added to @categories. */
typedef struct {
  BwDay from;
  BwDay to;
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
  gboolean is_changes = question->metric == BW_METRIC_CHANGES;

  fields->history =
      bw_organisation_read_history (organisation, question->from, question->to, NULL, error);
  if (fields->history == NULL)
    return FALSE;
  if (is_changes)
    fields->activities =
        bw_organisation_read_activities (organisation, question->from, question->to, NULL, error);
  if (question->category != NULL || (!is_changes && question->metric != BW_METRIC_COMPARISON))
    fields->metrics =
        bw_organisation_read_metrics (organisation, question->from, question->to, NULL, error);
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

/* What there is is known only when the days are: categories are as Microsoft has them. */
static gboolean
is_there (const MetricQuestion *question)
{
  return question->category == NULL || question->categories->len == 0 ||
         g_ptr_array_find_with_equal_func (question->categories, question->category, g_str_equal,
                                           NULL);
}

/**
 * bw_history_metric_answer:
 * @command: the command line
 * @asked: what is asked
 *
 * Tells how the actions of the organisation fared that the options say.
 *
 * Returns: the exit status
 */
BwExit
bw_history_metric_answer (BwCommand *command, const BwHistoryMetric *asked)
{
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *category =
      asked->category != NULL ? bw_words_fold_category (asked->category) : NULL;
  MetricQuestion question = { asked->from, asked->to, BW_METRIC_COMPARISON, category, categories };
  g_autoptr (BwChart) chart = NULL;
  BwExit status = BW_EXIT_DONE;

  if (!bw_metric_from_key (asked->metric, &question.metric))
    return refuse_metric (command, asked->metric);
  chart = bw_command_ask (command, read_metric, &question, &status);
  if (chart == NULL)
    return status;
  if (!is_there (&question))
    return refuse_category (command, category, categories);
  return tell_metric (&question, chart, asked->json, asked->csv);
}
