/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "archive/bw-archive-error.h"
#include "auth/bw-secret-keyring.h"
#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-editing.h"
#include "cli/bw-organisations.h"
#include "cli/bw-remote.h"
#include "cli/bw-table.h"
#include "cli/bw-terminal.h"
#include "organisation/bw-organisation-removal.h"
#include "organisation/bw-refresh-all.h"
#include "organisation/bw-retention.h"
#include "present/bw-format.h"
#include "present/bw-overview-text.h"

/* Of how many organisations what was read could not be kept; they are read by several threads. */
typedef struct {
  int *n_lacking;
} Kept;

static gpointer
refresh (BwOrganisation *organisation, gconstpointer data, GError **error)
{
  const Kept *kept = data;
  g_autoptr (BwRecords) records = NULL;
  g_autoptr (GError) problem = NULL;

  bw_editing_settle (organisation);
  records = bw_organisation_refresh (organisation, NULL, error);
  if (records == NULL || !bw_organisation_fill_in (organisation, NULL, error))
    return NULL;
  problem = bw_organisation_dup_memory_problem (organisation);
  /* Where a damaged archive was set aside, a new one has it. */
  if (problem != NULL && !g_error_matches (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_SET_ASIDE))
    g_atomic_int_inc (kept->n_lacking);
  return g_steal_pointer (&records);
}

static void
add_columns (BwTable *table)
{
  /* Translators: the head of a column of organisations. */
  bw_table_add_column (table, C_ ("refresh", "Organisation"), BW_TABLE_FLEXIBLE);
  /* Translators: the head of a column: the score in percent. */
  bw_table_add_column (table, C_ ("refresh", "Score"), BW_TABLE_END);
  /* Translators: the head of a column: points achieved of attainable points. */
  bw_table_add_column (table, C_ ("refresh", "Points"), BW_TABLE_END);
  /* Translators: the head of a column: the day of the newest score. */
  bw_table_add_column (table, C_ ("refresh", "Day"), BW_TABLE_START);
}

static void
add_row (BwTable *table, BwOrganisationEntry *entry, BwRecords *records)
{
  BwScorecard *scorecard = bw_records_get_scorecard (records);

  bw_table_add_cell (table, bw_organisation_entry_get_name (entry));
  bw_table_take_cell (table, bw_format_percentage (bw_scorecard_get_percentage (scorecard)));
  bw_table_take_cell (table, bw_format_points_of (bw_scorecard_get_points (scorecard),
                                                  bw_scorecard_get_max_points (scorecard)));
  bw_table_take_cell (table, bw_format_day (bw_scorecard_get_day (scorecard)));
}

static BwExit
fail (const GError *error, BwOrganisationEntry *entry)
{
  g_autofree char *text = g_strdup_printf (
      /* Translators: %s is the name of an organisation; why follows. */
      _ ("“%s” could not be refreshed."), bw_organisation_entry_get_name (entry));

  bw_message_complain (text);
  return bw_organisations_fail (error, entry);
}

/* What all of them are asked by, and what is written of them. */
typedef struct {
  BwOrganisationList *list;
  const BwWhich *which;
  GHashTable *records; /* of entries */
  int n_lacking;
  BwExit status;
} Refreshing;

static BwRecords *
refresh_one (BwOrganisationEntry *entry, gpointer data, GCancellable *cancellable, GError **error)
{
  Refreshing *self = data;
  const Kept kept = { &self->n_lacking };

  return bw_remote_ask_entry (self->list, entry, self->which, refresh, &kept, error);
}

static void
on_progress (const BwRefreshProgress *progress, gpointer data)
{
  Refreshing *self = data;

  if (progress->records != NULL)
    g_hash_table_insert (self->records, progress->entry, g_object_ref (progress->records));
  else if (progress->is_done)
    self->status = fail (progress->error, progress->entry);
}

/* The table alone would look as if there were a score of that day only now. */
static void
tell_past (BwOrganisationEntry *entry, BwRecords *records)
{
  g_autofree char *past = bw_overview_text_say_past (bw_records_get_scorecard (records));
  g_autofree char *text = NULL;

  if (past == NULL)
    return;
  text = g_strdup_printf ("%s: %s", bw_organisation_entry_get_name (entry), past);
  bw_message_tell (text);
}

/* In the order of the list, whichever was done first. */
static void
add_rows (BwTable *table, GPtrArray *entries, GHashTable *all)
{
  add_columns (table);
  for (guint i = 0; i < entries->len; i++) {
    BwRecords *records = g_hash_table_lookup (all, g_ptr_array_index (entries, i));

    if (records != NULL)
      add_row (table, g_ptr_array_index (entries, i), records);
  }
}

/* Somebody who may be asked something is asked one thing at a time. */
static BwExit
refresh_entries (BwOrganisationList *list, GPtrArray *entries, const BwWhich *which)
{
  g_autoptr (BwTable) table = bw_table_new ();
  g_autoptr (GString) output = g_string_new (NULL);
  BwTerminal terminal = bw_terminal_for_output ();
  g_autoptr (GHashTable) records = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  Refreshing refreshing = { list, which, records, 0, BW_EXIT_DONE };
  guint n_done = 0;

  n_done = bw_refresh_all (entries, bw_terminal_has_user () ? 1 : BW_REFRESH_AT_ONCE, refresh_one,
                           on_progress, &refreshing, NULL);
  add_rows (table, entries, records);
  if (n_done > 0)
    bw_table_append_to (table, &terminal, output);
  /* That something could not be kept, which is what it is for, has been told where it was asked for. */
  if (refreshing.n_lacking > 0)
    refreshing.status = BW_EXIT_FAILED;
  for (guint i = 0; i < entries->len; i++)
    if (g_hash_table_contains (records, entries->pdata[i]))
      tell_past (entries->pdata[i], g_hash_table_lookup (records, entries->pdata[i]));
  return n_done > 0 && bw_message_print (output->str) != BW_EXIT_DONE ? BW_EXIT_FAILED
                                                                      : refreshing.status;
}

static GPtrArray *
choose_entries (BwOrganisationList *list, const char *name, BwExit *status)
{
  BwOrganisationEntry *entry = NULL;
  GPtrArray *entries = NULL;

  if (name == NULL)
    return bw_organisations_load (list, status);
  entry = bw_organisations_find (list, name, status);
  if (entry == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (entries, entry);
  return entries;
}

static guint
count_applications (GPtrArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    if (bw_organisation_entry_get_way (g_ptr_array_index (entries, i)) == BW_SIGN_IN_APPLICATION)
      n++;
  return n;
}

/* What was removed and could not be deleted then is deleted by whoever comes next; and what has become too old, of
   organisations too that nobody refreshes. That this failed keeps nobody from refreshing. */
static void
tidy_up (BwOrganisationList *list)
{
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new (bw_terminal_has_user ());
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (GError) error = NULL;

  bw_organisation_forget_removed (list, keyring, NULL);
  if (bw_retention_apply_all (list, clock, NULL, &error))
    return;
  bw_message_complain (_ ("Not all days that have become too old could be deleted."));
  bw_organisations_fail (error, NULL);
}

/**
 * bw_command_refresh:
 * @argc: the number of arguments
 * @argv: the arguments, `refresh` first
 *
 * Has what is kept of one organisation, or of all, brought up to date.
 *
 * Returns: the exit status
 */
BwExit
bw_command_refresh (int argc, char **argv)
{
  gboolean all = FALSE;
  const GOptionEntry options[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Refresh all organisations of the list"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (BwCommand) command = bw_command_new_for_organisation (
      "refresh", NULL,
      _ ("Reads what is new of an organisation, or of all, and keeps it: the score of each day, "
         "the "
         "actions and their state. For a timer; the window and the other commands do it too."));
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (GPtrArray) entries = NULL;
  BwWhich which = { NULL };
  BwExit status = BW_EXIT_DONE;

  bw_command_add_options (command, options);
  if (!bw_command_parse (command, &argc, &argv, &status))
    return status;
  which = bw_command_get_which (command);
  if (argc > 1)
    return bw_command_refuse_argument (command, argv[1]);
  if (all == (which.name != NULL))
    return bw_command_refuse (command,
                              _ ("Say what is to be refreshed: --organisation NAME, or --all."));

  entries = choose_entries (list, which.name, &status);
  if (entries == NULL)
    return status;
  if (all)
    which.n_applications = count_applications (entries);
  tidy_up (list);
  return refresh_entries (list, entries, &which);
}
