/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-notes.h"
#include "cli/bw-plan-output.h"
#include "cli/bw-terminal.h"
#include "export/bw-export.h"
#include "present/bw-plan-text.h"
#include "reading/bw-plan-file.h"
#include "reading/bw-reader.h"
#include "source/files/bw-file-loading.h"

/* What the user asked for. */
typedef struct {
  gboolean ics;
  gboolean md;
  gboolean csv;
  gboolean json;
  char *import;
} Wishes;

static void
add_options (BwCommand *command, Wishes *wishes)
{
  const GOptionEntry options[] = {
    { "ics", 0, 0, G_OPTION_ARG_NONE, &wishes->ics, N_ ("Write tasks for a calendar (iCalendar)"),
      NULL },
    { "md", 0, 0, G_OPTION_ARG_NONE, &wishes->md, N_ ("Write a table in Markdown"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &wishes->csv,
      N_ ("Write comma-separated values for a spreadsheet"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &wishes->json,
      N_ ("Write JSON for other programs, which --import reads"), NULL },
    { "import", 0, 0, G_OPTION_ARG_FILENAME, &wishes->import,
      N_ ("Take over what --json wrote; - is standard input"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  bw_command_add_options (command, options);
}

static gboolean
check_wishes (BwCommand *command, const Wishes *wishes, BwExit *status)
{
  if (wishes->ics + wishes->md + wishes->csv + wishes->json > 1)
    *status = bw_command_refuse (
        command, _ ("Only one of --ics, --md, --csv and --json can be used at a time."));
  else if (wishes->import != NULL && wishes->ics + wishes->md + wishes->csv + wishes->json > 0)
    *status = bw_command_refuse (
        command, _ ("--import cannot be used together with --ics, --md, --csv or --json."));
  else
    return TRUE;
  return FALSE;
}

static GBytes *
load_file (const char *path, const char *name, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (path, "-"))
    return bw_file_loading_load_standard_input (BW_READER_MAX_BYTES, name, NULL, error);
  file = g_file_new_for_commandline_arg (path);
  return bw_file_loading_load (file, BW_READER_MAX_BYTES, name, NULL, error);
}

static BwPlanFile *
read_file (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = load_file (path, name, error);

  return bytes != NULL ? bw_plan_file_read (bytes, name, error) : NULL;
}

/* What became of the plan, in the form of an object. */
static GBytes *
say_changes (const BwPlanChanges *changes)
{
  return g_bytes_new (changes, sizeof *changes);
}

/* A #BwAsk: Microsoft is not asked for it. Standard input can be read once only, so not before the program has become the
   one that asks organisations that are signed in to. */
static gpointer
take_over (BwOrganisation *organisation, gconstpointer data, GError **error)
{
  g_autoptr (BwPlanFile) file = read_file (data, error);
  g_autoptr (BwPlan) before =
                file != NULL ? bw_organisation_dup_plan (organisation, NULL, error) : NULL;
  BwPlanChanges changes = { 0 };

  if (before == NULL)
    return NULL;
  changes = bw_plan_count_changes (before, file->entries);
  if (!bw_organisation_plan_all (organisation, file->entries, file->tenant_id, NULL, error))
    return NULL;
  return say_changes (&changes);
}

static BwExit
import (BwCommand *command, const char *path)
{
  g_autoptr (GBytes) changes = NULL;
  g_autoptr (GString) output = g_string_new (NULL);
  g_autofree char *text = NULL;
  BwTerminal terminal = bw_terminal_for_output ();
  BwExit status = BW_EXIT_DONE;

  changes = bw_command_ask (command, take_over, path, &status);
  if (changes == NULL)
    return status;
  text = bw_plan_text_say_changes (g_bytes_get_data (changes, NULL));
  bw_terminal_append_prose (&terminal, output, text);
  if (bw_command_is_demo (command))
    bw_terminal_append_prose (
        &terminal, output, _ ("Of the demo organisation nothing is kept: this was a rehearsal."));
  return bw_message_print (output->str);
}

static BwExit
print_plan (const Wishes *wishes, BwScorecard *scorecard)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (GDateTime) now = bw_clock_get_now (clock);
  g_autofree char *text = NULL;

  if (wishes->ics)
    text = bw_export_plan_to_ical (scorecard, now);
  else if (wishes->csv)
    text = bw_export_plan_to_csv (scorecard);
  else if (wishes->json)
    text = bw_export_plan_to_json (scorecard);
  else if (wishes->md)
    text = bw_plan_output_to_markdown (scorecard);
  else {
    text = bw_plan_output_to_text (scorecard);
    return bw_message_print (text);
  }
  return bw_message_print_data (text);
}

/**
 * bw_command_plan:
 * @ask: how an organisation that is signed in to is asked
 * @argc: the number of arguments
 * @argv: the arguments, `plan` first
 *
 * Tells what is kept on this machine about the actions, or takes over a plan that was written before.
 *
 * Returns: the exit status
 */
BwExit
bw_command_plan (BwAskSignedIn ask, int argc, char **argv)
{
  g_autofree char *path = NULL;
  Wishes wishes = { 0 };
  g_autoptr (BwCommand) command = bw_command_new (
      ask, "plan", "",
      _ ("Tells what is planned: status, owner, due date, priority, tags and note of each action, "
         "which are kept on this computer and never sent to Microsoft."));
  g_autoptr (BwRecords) records = NULL;
  BwExit status = BW_EXIT_DONE;
  gboolean is_parsed = FALSE;

  add_options (command, &wishes);
  is_parsed = bw_command_parse (command, &argc, &argv, &status);
  path = wishes.import;
  if (!is_parsed)
    return status;
  if (argc > 1)
    return bw_command_refuse_argument (command, argv[1]);
  if (!check_wishes (command, &wishes, &status))
    return status;
  if (path != NULL)
    return import (command, path);

  records = bw_command_read (command, &status);
  return records != NULL ? print_plan (&wishes, bw_records_get_scorecard (records)) : status;
}
