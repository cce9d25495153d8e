/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-notes.h"
#include "cli/bw-table.h"
#include "export/bw-export.h"
#include "present/bw-format.h"
#include "present/bw-label.h"

static void
append_total (const BwTerminal *terminal, GString *output, BwScorecard *scorecard)
{
  g_autofree char *share = bw_format_percentage (bw_scorecard_get_percentage (scorecard));
  g_autofree char *points = bw_format_points (bw_scorecard_get_points (scorecard));
  g_autofree char *max_points = bw_format_points (bw_scorecard_get_max_points (scorecard));
  g_autofree char *day = bw_format_day (bw_scorecard_get_day (scorecard));
  /* Translators: the first line of the score; %s is a percentage. */
  g_autofree char *heading = g_strdup_printf (_ ("Microsoft Secure Score: %s"), share);
  g_autofree char *line =
      /* Translators: achieved points, attainable points, and the day of the score. */
      g_strdup_printf (_ ("%s of %s points, calculated on %s"), points, max_points, day);

  bw_terminal_append_heading (terminal, output, heading);
  if (bw_scorecard_get_snapshot (scorecard) != NULL)
    bw_terminal_append_prose (terminal, output, line);
}

static void
add_subtotal (BwTable *table, const BwSubtotal *subtotal, BwFacet facet)
{
  bw_table_take_cell (table, bw_label_facet_value (facet, subtotal->key));
  bw_table_take_cell (table, bw_format_percentage (bw_subtotal_get_percentage (subtotal)));
  bw_table_take_cell (table, bw_format_points_of (subtotal->points, subtotal->max_points));
}

static void
append_subtotals (const BwTerminal *terminal,
                  GString *output,
                  const char *heading,
                  GArray *subtotals,
                  BwFacet facet)
{
  g_autoptr (BwTable) table = bw_table_new ();

  if (subtotals->len == 0)
    return;

  bw_table_add_column (table, NULL, BW_TABLE_FLEXIBLE);
  bw_table_add_column (table, NULL, BW_TABLE_END);
  bw_table_add_column (table, NULL, BW_TABLE_END);
  bw_table_add_heading (table, heading);
  for (guint i = 0; i < subtotals->len; i++)
    add_subtotal (table, &g_array_index (subtotals, BwSubtotal, i), facet);
  bw_table_append_to (table, terminal, output);
}

static void
append_comparisons (const BwTerminal *terminal, GString *output, BwScorecard *scorecard)
{
  g_autoptr (BwTable) table = bw_table_new ();
  BwSnapshot *snapshot = bw_scorecard_get_snapshot (scorecard);
  g_autoptr (GPtrArray) comparisons =
                snapshot != NULL ? bw_snapshot_list_comparisons (snapshot) : NULL;

  if (comparisons == NULL)
    return;

  bw_table_add_column (table, NULL, BW_TABLE_FLEXIBLE);
  bw_table_add_column (table, NULL, BW_TABLE_END);
  /* Translators: a heading: the score beside the averages of other organisations. */
  bw_table_add_heading (table, _ ("Comparison"));
  for (guint i = 0; i < comparisons->len; i++) {
    BwComparison *comparison = g_ptr_array_index (comparisons, i);
    double share = bw_comparison_get_percentage (comparison);

    bw_table_take_cell (table, bw_label_comparison (comparison));
    if (isfinite (share))
      bw_table_take_cell (table, bw_format_percentage (share));
    else
      /* Translators: stands for an average that Microsoft did not send. */
      bw_table_add_cell (table, _ ("not available"));
  }
  bw_table_append_to (table, terminal, output);
}

static void
append_statuses (const BwTerminal *terminal, GString *output, BwScorecard *scorecard)
{
  g_autoptr (BwTable) table = bw_table_new ();

  if (bw_scorecard_get_actions (scorecard)->len == 0)
    return;

  bw_table_add_column (table, NULL, BW_TABLE_FLEXIBLE);
  bw_table_add_column (table, NULL, BW_TABLE_END);
  bw_table_add_heading (table, _ ("Improvement actions by status"));
  for (BwStatus status = 0; status < BW_N_STATUSES; status++) {
    guint count = bw_scorecard_count_status (scorecard, status);

    if (count == 0)
      continue;
    bw_table_take_cell (table, bw_label_status (status, NULL));
    bw_table_take_cell (table, bw_format_count (count));
  }
  bw_table_append_to (table, terminal, output);
}

static void
append_recent (const BwTerminal *terminal, GString *output, BwScorecard *scorecard)
{
  g_autoptr (BwTable) table = bw_table_new ();
  guint n_kinds = 0;

  bw_table_add_column (table, NULL, BW_TABLE_FLEXIBLE);
  bw_table_add_column (table, NULL, BW_TABLE_END);
  /* Translators: a heading: how many actions regressed, were added or were updated within the last month. */
  bw_table_add_heading (table, _ ("Recent changes"));
  for (BwRecentKind kind = 0; kind < BW_N_RECENT_KINDS; kind++) {
    guint count = bw_scorecard_count_recent (scorecard, kind);

    if (count == 0)
      continue;
    bw_table_take_cell (table, bw_label_recent (bw_recent_kind_to_key (kind)));
    bw_table_take_cell (table, bw_format_count (count));
    n_kinds++;
  }
  if (n_kinds > 0)
    bw_table_append_to (table, terminal, output);
}

static char *
say_score (BwScorecard *scorecard, gboolean is_demo)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (GPtrArray) notes = bw_notes_list (scorecard);
  BwTerminal terminal = bw_terminal_for_output ();

  append_total (&terminal, output, scorecard);
  if (is_demo)
    bw_terminal_append_prose (&terminal, output,
                              _ ("This is the demo organisation: all of it is made up."));
  /* Translators: a heading: the points of each category. */
  append_subtotals (&terminal, output, _ ("By category"), bw_scorecard_get_categories (scorecard),
                    BW_FACET_CATEGORY);
  /* Translators: a heading: the points of each product. */
  append_subtotals (&terminal, output, _ ("By product"), bw_scorecard_get_products (scorecard),
                    BW_FACET_PRODUCT);
  append_comparisons (&terminal, output, scorecard);
  append_statuses (&terminal, output, scorecard);
  append_recent (&terminal, output, scorecard);
  bw_notes_append (notes, &terminal, output);
  return g_string_free_and_steal (g_steal_pointer (&output));
}

/**
 * bw_command_score:
 * @ask: how an organisation that is signed in to is asked
 * @argc: the number of arguments
 * @argv: the arguments, `score` first
 *
 * Shows the total, its parts, the comparison and the notes on the data.
 *
 * Returns: the exit status
 */
BwExit
bw_command_score (BwAskSignedIn ask, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Write JSON for other programs"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (BwCommand) command = bw_command_new (
      ask, "score", "", _ ("Shows the score: total, categories, products, comparison and notes."));
  g_autoptr (BwRecords) records = NULL;
  g_autofree char *text = NULL;
  BwExit status = BW_EXIT_DONE;

  bw_command_add_options (command, options);
  if (!bw_command_parse (command, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return bw_command_refuse_argument (command, argv[1]);

  records = bw_command_read (command, &status);
  if (records == NULL)
    return status;

  if (json) {
    text = bw_export_score_to_json (records);
    return bw_message_print_data (text);
  }
  text = say_score (bw_records_get_scorecard (records), bw_command_is_demo (command));
  return bw_message_print (text);
}
