/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-near.h"
#include "cli/bw-notes.h"
#include "cli/bw-table.h"
#include "cli/bw-text-layout.h"
#include "export/bw-export.h"
#include "present/bw-action-text.h"
#include "present/bw-format.h"
#include "present/bw-label.h"
#include "present/bw-list-text.h"
#include "present/bw-plan-text.h"
#include "present/bw-recent-text.h"

/* How many ids are offered instead of one that there is not. */
#define N_NEAR 5

static void
append_title (const BwTerminal *terminal, GString *output, BwAction *action)
{
  BwNotScoredReason reason = bw_action_get_not_scored_reason (action);
  g_autofree char *marks = bw_list_text_say_marks (action);
  g_autofree char *why = bw_label_not_scored_reason (reason);

  bw_terminal_append_heading (terminal, output, bw_action_get_title (action));
  if (*marks != '\0')
    bw_terminal_append_prose (terminal, output, marks);
  if (reason != BW_SCORED)
    bw_terminal_append_prose (terminal, output, why);
}

/* Takes the value; a row without one is left out. */
static void
add_row (BwTable *table, const char *label, char *value)
{
  g_autofree char *taken = value;

  if (taken == NULL || *taken == '\0')
    return;
  bw_table_add_cell (table, label);
  bw_table_add_cell (table, taken);
}

static void
add_state_rows (BwTable *table, BwAction *action)
{
  /* Translators: before the status of an action. */
  add_row (table, C_ ("row", "Status"), bw_plan_text_say_status (action));
  /* Translators: before achieved points of attainable points. */
  add_row (table, C_ ("row", "Points"),
           bw_format_points_of (bw_action_get_points (action), bw_action_get_max_points (action)));
  if (bw_action_is_scored (action))
    /* Translators: before what an action adds to the score. */
    add_row (table, C_ ("row", "Score impact"), bw_format_impact (bw_action_get_impact (action)));
  /* Translators: before how many users meet an action, as in "12 of 40 users". */
  add_row (table, C_ ("row", "Done for"), bw_format_population (action));
}

/* What is kept here, and beside the owner whom Microsoft has. */
static void
add_plan_rows (BwTable *table, BwAction *action)
{
  BwPlanEntry *entry = bw_action_get_plan_entry (action);
  BwPriority priority = bw_action_get_priority (action);

  /* Translators: before who is to do an action, as it is kept on this computer. */
  add_row (table, C_ ("row", "Owner (on this computer)"),
           bw_text_layout_clean_line (bw_action_get_owner (action)));
  /* Translators: before to whom an action is assigned at Microsoft. */
  add_row (table, C_ ("row", "Assigned to (Microsoft)"),
           bw_text_layout_clean_line (bw_action_get_assigned_to (action)));
  /* Translators: before by when an action is to be done. */
  add_row (table, C_ ("row", "Due"),
           bw_plan_text_say_due (bw_action_get_due_day (action), bw_action_get_due (action)));
  if (priority != BW_PRIORITY_NONE)
    /* Translators: before how much an action matters to the organisation. */
    add_row (table, C_ ("row", "Priority"), bw_label_priority (priority));
  /* Translators: before words that the user has given to an action. */
  add_row (table, C_ ("row", "Tags"), bw_plan_text_say_tags (bw_action_get_tags (action)));
  /* Translators: before what the user has written about an action, for himself. */
  add_row (table, C_ ("row", "Note (on this computer)"),
           g_strdup (entry != NULL ? bw_plan_entry_get_note (entry) : NULL));
}

static void
add_property_rows (BwTable *table, BwAction *action)
{
  int rank = bw_action_get_rank (action);

  /* Translators: before a category. */
  add_row (table, C_ ("row", "Category"), bw_label_category (bw_action_get_category (action)));
  /* Translators: before the Microsoft product. */
  add_row (table, C_ ("row", "Product"),
           bw_label_facet_value (BW_FACET_PRODUCT, bw_action_get_product (action)));
  /* Translators: before the threats that an action protects against. */
  add_row (table, C_ ("row", "Protects against"),
           bw_label_threats (bw_action_get_threats (action)));
  /* Translators: before how much users notice. */
  add_row (table, C_ ("row", "User impact"), bw_label_level (bw_action_get_user_impact (action)));
  /* Translators: before how much work an action is. */
  add_row (table, C_ ("row", "Implementation cost"), bw_label_level (bw_action_get_cost (action)));
  /* Translators: before the tier: Core, Defense in Depth, Advanced. */
  add_row (table, C_ ("row", "Tier"), bw_label_tier (bw_action_get_tier (action)));
  /* Translators: before Microsoft's rank, a number. */
  add_row (table, C_ ("row", "Rank"), rank >= 0 ? bw_format_count ((guint) rank) : NULL);
}

/* One after the other, each with its date. */
static void
add_recent_row (BwTable *table, BwAction *action)
{
  g_autofree char *events = bw_recent_text_say_events (action);

  if (events != NULL)
    /* Translators: before what happened recently to an action, as in "Regressed on 3 November 2026: 5 / 9 points". */
    add_row (table, C_ ("row", "Recent changes"), g_strdelimit (g_strdup (events), "\n", ';'));
}

static void
add_identity_rows (BwTable *table, BwAction *action)
{
  GDateTime *synced = bw_action_get_last_synced (action);

  /* Translators: before the day on which Microsoft last looked. */
  add_row (table, C_ ("row", "Last synced"), synced != NULL ? bw_format_moment_day (synced) : NULL);
  /* Translators: before what identifies an action for the program. */
  add_row (table, C_ ("row", "Id"), g_strdup (bw_action_get_id (action)));
}

/* An address is never broken: what the terminal itself wraps can be clicked and copied whole. */
static void
append_address (const BwTerminal *terminal, GString *output, const char *label, char *address)
{
  g_autofree char *taken = address;
  g_autofree char *clean = NULL;

  if (taken == NULL)
    return;

  clean = bw_text_layout_clean_line (taken);
  g_string_append_c (output, '\n');
  bw_terminal_append_heading (terminal, output, label);
  g_string_append_printf (output, "%s\n", clean);
}

static void
append_addresses (const BwTerminal *terminal,
                  GString *output,
                  BwScorecard *scorecard,
                  BwAction *action)
{
  const char *tenant_id = bw_scorecard_get_tenant_id (scorecard);

  /* Translators: before the address of the page where an action is set. */
  append_address (terminal, output, C_ ("row", "Settings"),
                  bw_action_get_settings_address (action));
  /* Translators: before the address of an action in Microsoft's portal. */
  append_address (terminal, output, C_ ("row", "In the portal"),
                  bw_action_get_portal_address (action, tenant_id));
}

static void
append_facts (const BwTerminal *terminal, GString *output, BwAction *action)
{
  g_autoptr (BwTable) table = bw_table_new ();

  bw_table_add_column (table, NULL, BW_TABLE_START);
  bw_table_add_column (table, NULL, BW_TABLE_FLEXIBLE);
  add_state_rows (table, action);
  add_plan_rows (table, action);
  add_recent_row (table, action);
  add_property_rows (table, action);
  add_identity_rows (table, action);
  g_string_append_c (output, '\n');
  bw_table_append_to (table, terminal, output);
}

static void
append_text (const BwTerminal *terminal,
             GString *output,
             const char *heading,
             BwRichText *rich_text)
{
  g_autoptr (BwRichText) taken = rich_text;
  g_autofree char *plain = NULL;

  if (taken == NULL || bw_rich_text_is_empty (taken))
    return;

  plain = g_strchomp (bw_rich_text_to_plain (taken));
  g_string_append_c (output, '\n');
  bw_terminal_append_heading (terminal, output, heading);
  bw_terminal_append_prose (terminal, output, plain);
}

static void
append_texts (const BwTerminal *terminal, GString *output, BwAction *action)
{
  /* Translators: a heading: what the action is about. */
  append_text (terminal, output, C_ ("heading", "Description"), bw_action_dup_description (action));
  /* Translators: a heading: what to do. */
  append_text (terminal, output, C_ ("heading", "Next steps"), bw_action_dup_next_steps (action));
  append_text (terminal, output, _ ("How will this affect my users?"),
               bw_action_dup_effect_on_users (action));
  /* Translators: a heading: how far the action is, in Microsoft's words. */
  append_text (terminal, output, _ ("Implementation status"),
               bw_action_dup_implementation_status (action));
}

/* What is missing in the records, and in this action. Where there is no catalogue at all, the note that
 * says so says it of each action. */
static GPtrArray *
list_missing (BwScorecard *scorecard, BwAction *action)
{
  GPtrArray *missing = bw_notes_list_missing (scorecard);

  if (bw_action_get_profile (action) == NULL && bw_scorecard_get_catalogue (scorecard) != NULL)
    g_ptr_array_add (missing,
                     g_strdup (_ ("This action is not in the catalogue: its title, product and "
                                  "next steps are missing.")));
  return missing;
}

static char *
say_action (BwScorecard *scorecard, BwAction *action, GPtrArray *missing)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_autofree char *delay = bw_action_text_say_delay ();
  BwTerminal terminal = bw_terminal_for_output ();

  append_title (&terminal, output, action);
  append_facts (&terminal, output, action);
  append_texts (&terminal, output, action);
  append_addresses (&terminal, output, scorecard, action);
  bw_notes_append (missing, &terminal, output);
  g_string_append_c (output, '\n');
  bw_terminal_append_prose (&terminal, output, delay);
  return g_string_free_and_steal (g_steal_pointer (&output));
}

static BwExit
complain_of_id (BwScorecard *scorecard, const char *id)
{
  g_autoptr (GPtrArray) near = bw_near_list_actions (scorecard, id, N_NEAR);
  g_autoptr (GPtrArray) missing = bw_notes_list_missing (scorecard);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: %s is the id that the user typed. */
  g_string_append_printf (text, _ ("There is no action with the id “%s”."), id);
  if (near->len > 0)
    /* Translators: a list of ids follows. */
    g_string_append_printf (text, "\n%s", _ ("Did you mean:"));
  for (guint i = 0; i < near->len; i++)
    g_string_append_printf (text, "\n  %s", bw_action_get_id (g_ptr_array_index (near, i)));
  bw_message_complain (text->str);
  bw_notes_complain (missing);
  return BW_EXIT_FAILED;
}

static BwExit
show_action (BwScorecard *scorecard, const char *id, gboolean json)
{
  BwAction *action = bw_scorecard_find (scorecard, id);
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *text = NULL;

  if (action == NULL)
    return complain_of_id (scorecard, id);

  missing = list_missing (scorecard, action);
  if (json) {
    bw_notes_complain (missing);
    text = bw_export_action_to_json (scorecard, action);
    return bw_message_print_data (text);
  }
  text = say_action (scorecard, action, missing);
  return bw_message_print (text);
}

/**
 * bw_command_show:
 * @ask: how an organisation that is signed in to is asked
 * @argc: the number of arguments
 * @argv: the arguments, `show` first
 *
 * Shows one action with its texts.
 *
 * Returns: the exit status
 */
BwExit
bw_command_show (BwAskSignedIn ask, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Write JSON for other programs"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (BwCommand) command
      /* Translators: stands for the id of an action in the help of the command line. */
      = bw_command_new (ask, "show", _ ("ID"),
                        _ ("Shows one improvement action and what to do. The case of its id does "
                           "not matter; “bolwerk list” shows the ids."));
  g_autoptr (BwRecords) records = NULL;
  BwExit status = BW_EXIT_DONE;

  bw_command_add_options (command, options);
  if (!bw_command_parse (command, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return bw_command_refuse (command, "%s", _ ("Say which action: its id is missing."));
  if (argc > 2)
    return bw_command_refuse_argument (command, argv[2]);

  records = bw_command_read (command, &status);
  if (records == NULL)
    return status;
  return show_action (bw_records_get_scorecard (records), argv[1], json);
}
