/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-filter.h"
#include "cli/bw-notes.h"
#include "cli/bw-table.h"
#include "cli/bw-text-layout.h"
#include "export/bw-export.h"
#include "model/bw-query-result.h"
#include "present/bw-format.h"
#include "present/bw-label.h"
#include "present/bw-list-text.h"

/* On a narrower terminal an action is set in lines instead of columns. */
#define LEAST_COLUMNS_FOR_A_TABLE 55

/* What the user asked for. */
typedef struct {
  char **filters;
  char *search;
  char *sort;
  char *group;
  char *limit;
  gboolean json;
  gboolean csv;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_strfreev (wishes->filters);
  g_free (wishes->search);
  g_free (wishes->sort);
  g_free (wishes->group);
  g_free (wishes->limit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static void
add_options (BwCommand *command, Wishes *wishes)
{
  const GOptionEntry options[] = {
    { "filter", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes->filters,
      N_ ("Only actions with one of these values; repeat it for more keys"),
      /* Translators: stands for a filter in the help of the command line. */
      N_ ("KEY=VALUE[,VALUE]") },
    { "search", 0, 0, G_OPTION_ARG_STRING, &wishes->search,
      N_ ("Only actions with all of these words in title, product, id or texts"),
      /* Translators: stands for a text in the help of the command line. */
      N_ ("TEXT") },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &wishes->sort, N_ ("Sort by this key"),
      /* Translators: stands for a sort key in the help of the command line; leave ":desc". */
      N_ ("KEY[:asc|:desc]") },
    { "group", 0, 0, G_OPTION_ARG_STRING, &wishes->group, N_ ("Group by this key"),
      /* Translators: stands for a key in the help of the command line. */
      N_ ("KEY") },
    { "limit", 0, 0, G_OPTION_ARG_STRING, &wishes->limit, N_ ("Show the first N actions only"),
      /* Translators: stands for a number in the help of the command line. */
      N_ ("N") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &wishes->json, N_ ("Write JSON for other programs"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &wishes->csv,
      N_ ("Write comma-separated values for a spreadsheet"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *filters = bw_filter_list_facets (FALSE);
  g_autofree char *groups = bw_filter_list_facets (TRUE);
  g_autofree char *sorts = bw_filter_list_sort_keys ();
  g_autofree char *description = NULL;

  bw_command_add_options (command, options);
  /* Translators: the end of the help; each %s is a list of words that are not translated. */
  description = g_strdup_printf (_ ("Keys to filter by: %s\n"
                                    "Keys to group by: %s\n"
                                    "Keys to sort by: %s\n"
                                    "Values are written as the list shows them or as --json does, "
                                    "without regard to case; products by their name or their "
                                    "service code. A value that does not exist is refused with the "
                                    "values that do.\n"),
                                 filters, groups, sorts);
  bw_command_set_description (command, description);
}

/* Fills in what needs no records, so that a slip is told before a large file is read. */
static gboolean
check_wishes (const Wishes *wishes, BwQuery *query, guint *limit, char **problem)
{
  guint64 number = 0;

  for (gsize i = 0; wishes->filters != NULL && wishes->filters[i] != NULL; i++)
    if (!bw_filter_check_key (wishes->filters[i], problem))
      return FALSE;
  if (wishes->sort != NULL && !bw_filter_apply_sort (query, wishes->sort, problem))
    return FALSE;
  if (wishes->group != NULL && !bw_filter_apply_group (query, wishes->group, problem))
    return FALSE;
  if (wishes->json && wishes->csv) {
    *problem = g_strdup (_ ("--json and --csv cannot be used together."));
    return FALSE;
  }
  if (wishes->limit != NULL &&
      !g_ascii_string_to_unsigned (wishes->limit, 10, 1, G_MAXUINT, &number, NULL)) {
    /* Translators: %s is what the user typed. */
    *problem = g_strdup_printf (_ ("“%s” is no limit: write a number from 1."), wishes->limit);
    return FALSE;
  }

  bw_query_set_search (query, wishes->search);
  *limit = (guint) number;
  return TRUE;
}

static gboolean
apply_filters (const Wishes *wishes, BwQuery *query, BwScorecard *scorecard, char **problem)
{
  for (gsize i = 0; wishes->filters != NULL && wishes->filters[i] != NULL; i++)
    if (!bw_filter_apply (query, scorecard, wishes->filters[i], problem))
      return FALSE;
  return TRUE;
}

static void
append_summary (const BwTerminal *terminal, GString *output, BwQueryResult *result, guint n_shown)
{
  const BwQuery *query = bw_query_result_get_query (result);
  guint n_found = bw_query_result_get_actions (result)->len;
  g_autofree char *shown = bw_format_count (n_shown);
  g_autofree char *order =
      bw_label_sort_explanation (bw_query_get_sort_key (query), bw_query_is_descending (query));
  g_autofree char *line = bw_list_text_say_summary (result);

  bw_terminal_append_heading (terminal, output, line);
  bw_terminal_append_prose (terminal, output, order);
  if (n_shown < n_found) {
    g_autofree char *limited = g_strdup_printf (
        /* Translators: %s is how many actions are shown of those that match. */
        ngettext ("Only the first is shown.", "Only the first %s are shown.", n_shown), shown);

    bw_terminal_append_prose (terminal, output, limited);
  }
}

static gboolean
is_narrow (const BwTerminal *terminal)
{
  return terminal->columns > 0 && terminal->columns < LEAST_COLUMNS_FOR_A_TABLE;
}

static void
add_columns (BwTable *table, const BwTerminal *terminal)
{
  if (is_narrow (terminal)) {
    bw_table_add_column (table, NULL, BW_TABLE_FLEXIBLE);
    return;
  }
  /* Translators: the head of a column: Microsoft's rank, a number. */
  bw_table_add_column (table, C_ ("column", "Rank"), BW_TABLE_END);
  /* Translators: the head of a column: what an action adds to the score, as in "+1.23%". Short. */
  bw_table_add_column (table, C_ ("column", "Impact"), BW_TABLE_END);
  /* Translators: the head of a column: points achieved of attainable points. */
  bw_table_add_column (table, C_ ("column", "Points"), BW_TABLE_END);
  /* Translators: the head of a column: how far an action is. */
  bw_table_add_column (table, C_ ("column", "Status"), BW_TABLE_FLEXIBLE);
  /* Translators: the head of a column: the title of an action. */
  bw_table_add_column (table, C_ ("column", "Action"), BW_TABLE_FLEXIBLE);
  if (terminal->columns > 0)
    return;
  /* Translators: the head of a column: the Microsoft product. */
  bw_table_add_column (table, C_ ("column", "Product"), BW_TABLE_START);
  /* Translators: the head of a column: what identifies an action for the program. */
  bw_table_add_column (table, C_ ("column", "Id"), BW_TABLE_START);
}

static char *
say_rank (BwAction *action)
{
  int rank = bw_action_get_rank (action);

  return rank >= 0 ? bw_format_count ((guint) rank) : g_strdup ("–");
}

static char *
say_title (BwAction *action)
{
  g_autofree char *title = bw_text_layout_clean_line (bw_action_get_title (action));
  g_autofree char *marks = bw_list_text_say_marks (action);

  return g_strconcat (title, *marks != '\0' ? " " : "", marks, NULL);
}

/* All that the columns hold, below the title. */
static void
add_action_in_lines (BwTable *table, BwAction *action)
{
  g_autofree char *title = say_title (action);
  g_autofree char *status =
      bw_label_status (bw_action_get_status (action), bw_action_get_state_word (action));
  g_autofree char *points =
      bw_format_points_of (bw_action_get_points (action), bw_action_get_max_points (action));
  g_autofree char *impact = bw_list_text_say_impact (action);
  g_autofree char *rank = say_rank (action);
  g_autofree char *product =
      bw_label_facet_value (BW_FACET_PRODUCT, bw_action_get_product (action));

  bw_table_take_cell (table, g_strdup_printf ("%s\n  %s · %s · %s\n  %s %s · %s · %s", title,
                                              status, points, impact, C_ ("row", "Rank"), rank,
                                              product, bw_action_get_id (action)));
}

/* On a terminal product and id stand below the title, elsewhere in columns of their own, so that
 * each action is one line. */
static void
add_action_in_columns (BwTable *table, const BwTerminal *terminal, BwAction *action)
{
  g_autofree char *product =
      bw_label_facet_value (BW_FACET_PRODUCT, bw_action_get_product (action));
  const char *id = bw_action_get_id (action);
  g_autofree char *title = say_title (action);

  bw_table_take_cell (table, say_rank (action));
  bw_table_take_cell (table, bw_list_text_say_impact (action));
  bw_table_take_cell (table, bw_format_points_of (bw_action_get_points (action),
                                                  bw_action_get_max_points (action)));
  bw_table_take_cell (
      table, bw_label_status (bw_action_get_status (action), bw_action_get_state_word (action)));
  if (terminal->columns > 0) {
    bw_table_take_cell (table, g_strdup_printf ("%s\n%s · %s", title, product, id));
    return;
  }
  bw_table_add_cell (table, title);
  bw_table_add_cell (table, product);
  bw_table_add_cell (table, id);
}

static void
add_action (BwTable *table, const BwTerminal *terminal, BwAction *action)
{
  if (is_narrow (terminal))
    add_action_in_lines (table, action);
  else
    add_action_in_columns (table, terminal, action);
}

static void
add_group (BwTable *table, BwFacet facet, const BwGroup *group)
{
  g_autofree char *value = bw_label_facet_value (facet, group->key);
  g_autofree char *count = bw_list_text_say_group_count (group);
  g_autofree char *points = bw_list_text_say_group_points (group);
  g_autofree char *heading
      /* Translators: the heading of a group: its name, how many actions it has, and their points, as
         in "Microsoft Teams: 6 actions, 5 / 12 points". */
      = g_strdup_printf (_ ("%s: %s, %s"), value, count, points);

  bw_table_add_heading (table, heading);
}

static void
add_actions (BwTable *table, const BwTerminal *terminal, BwQueryResult *result, guint n_shown)
{
  GPtrArray *actions = bw_query_result_get_actions (result);
  GArray *groups = bw_query_result_get_groups (result);
  BwFacet facet = bw_query_get_group (bw_query_result_get_query (result));
  guint next_group = 0;

  for (guint i = 0; i < n_shown; i++) {
    if (facet != BW_FACET_NONE && next_group < groups->len &&
        g_array_index (groups, BwGroup, next_group).first == i)
      add_group (table, facet, &g_array_index (groups, BwGroup, next_group++));
    add_action (table, terminal, g_ptr_array_index (actions, i));
  }
}

static char *
say_list (BwQueryResult *result, guint limit, GPtrArray *missing)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (BwTable) table = bw_table_new ();
  BwTerminal terminal = bw_terminal_for_output ();
  const BwQuery *query = bw_query_result_get_query (result);
  guint n_found = bw_query_result_get_actions (result)->len;
  guint n_shown = limit > 0 ? MIN (limit, n_found) : n_found;

  append_summary (&terminal, output, result, n_shown);
  if (n_shown > 0) {
    /* Without titles of columns, the first group brings its own blank line. */
    if (!is_narrow (&terminal) || bw_query_get_group (query) == BW_FACET_NONE)
      g_string_append_c (output, '\n');
    add_columns (table, &terminal);
    add_actions (table, &terminal, result, n_shown);
    bw_table_append_to (table, &terminal, output);
  }
  bw_notes_append (missing, &terminal, output);
  return g_string_free_and_steal (g_steal_pointer (&output));
}

static BwExit
print_result (const Wishes *wishes, BwQueryResult *result, guint limit, GPtrArray *missing)
{
  g_autofree char *text = NULL;

  if (wishes->json)
    text = bw_export_list_to_json (result, limit);
  else if (wishes->csv)
    text = bw_export_list_to_csv (result, limit);
  else {
    text = say_list (result, limit, missing);
    return bw_message_print (text);
  }
  bw_notes_complain (missing);
  return bw_message_print_data (text);
}

/**
 * bw_command_list:
 * @ask: how an organisation that is signed in to is asked
 * @argc: the number of arguments
 * @argv: the arguments, `list` first
 *
 * Lists actions, filtered, searched, sorted and grouped.
 *
 * Returns: the exit status
 */
BwExit
bw_command_list (BwAskSignedIn ask, int argc, char **argv)
{
  g_auto (Wishes) wishes = { 0 };
  g_autoptr (BwCommand) command =
                bw_command_new (ask, "list", "", _ ("Lists the improvement actions."));
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwRecords) records = NULL;
  g_autoptr (BwQueryResult) result = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *problem = NULL;
  BwExit status = BW_EXIT_DONE;
  guint limit = 0;

  add_options (command, &wishes);
  if (!bw_command_parse (command, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return bw_command_refuse_argument (command, argv[1]);
  if (!check_wishes (&wishes, query, &limit, &problem))
    return bw_command_refuse (command, "%s", problem);

  records = bw_command_read (command, &status);
  if (records == NULL)
    return status;
  if (!apply_filters (&wishes, query, bw_records_get_scorecard (records), &problem))
    return bw_command_refuse (command, "%s", problem);

  result = bw_query_result_new (bw_records_get_scorecard (records), query);
  missing = bw_notes_list_missing (bw_records_get_scorecard (records));
  return print_result (&wishes, result, limit, missing);
}
