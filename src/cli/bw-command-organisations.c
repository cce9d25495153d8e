/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "auth/bw-secret-keyring.h"
#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-lookup-output.h"
#include "cli/bw-organisations-output.h"
#include "cli/bw-organisations.h"
#include "cli/bw-standings-output.h"
#include "cli/bw-terminal.h"
#include "organisation/bw-lookup.h"
#include "organisation/bw-organisation-colour.h"
#include "organisation/bw-organisation-removal.h"
#include "organisation/bw-standing.h"

/**
 * Wishes:
 * @json: whether other programs read it
 * @csv: whether a spreadsheet reads it
 * @scores: whether it is told where they stand
 * @action: (nullable): the action that is looked up in them
 * @organisation: (nullable): the one that it is about
 * @name: (nullable): what to call it from now on
 * @short_name: (nullable): its short name from now on; empty for none
 * @colour: (nullable): its colour from now on; empty for none
 * @is_default: whether it becomes the one that opens at the start
 *
 * What the options say.
 */
typedef struct {
  gboolean json;
  gboolean csv;
  gboolean scores;
  char *action;
  char *organisation;
  char *name;
  char *short_name;
  char *colour;
  gboolean is_default;
} Wishes;

static void
wishes_clear (Wishes *wishes)
{
  g_free (wishes->action);
  g_free (wishes->organisation);
  g_free (wishes->name);
  g_free (wishes->short_name);
  g_free (wishes->colour);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static void
add_options (BwCommand *command, Wishes *wishes)
{
  const GOptionEntry options[] = {
    { "organisation", 0, 0, G_OPTION_ARG_STRING, &wishes->organisation,
      N_ ("Show this organisation alone, and change it by the options below"), N_ ("NAME") },
    { "rename", 0, 0, G_OPTION_ARG_STRING, &wishes->name, N_ ("Call it so from now on"),
      N_ ("NAME") },
    { "short-name", 0, 0, G_OPTION_ARG_STRING, &wishes->short_name,
      N_ ("Call it so where there is little room; an empty text takes the short name away"),
      /* Translators: stands for a few letters in the help of the command line. */
      N_ ("TEXT") },
    { "colour", 0, 0, G_OPTION_ARG_STRING, &wishes->colour,
      N_ ("Tell it apart by this colour: blue, teal, green, yellow, orange, red, pink, purple, "
          "slate or #RRGGBB; an empty text takes it away"),
      /* Translators: stands for a colour in the help of the command line. */
      N_ ("COLOUR") },
    { "default", 0, 0, G_OPTION_ARG_NONE, &wishes->is_default,
      N_ ("Make it the one that opens at the start"), NULL },
    { "scores", 0, 0, G_OPTION_ARG_NONE, &wishes->scores,
      N_ ("Show where they stand, from what is kept: nobody is asked"), NULL },
    { "action", 0, 0, G_OPTION_ARG_STRING, &wishes->action,
      N_ ("Show which of them have this action, by its id or words of its title, from what is "
          "kept"),
      /* Translators: stands for the id of an action in the help of the command line. */
      N_ ("ID") },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &wishes->csv,
      N_ ("With --scores or --action: write comma-separated values for a spreadsheet"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &wishes->json, N_ ("Write JSON for other programs"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  bw_command_add_options (command, options);
}

static gboolean
has_changed_fields (const Wishes *wishes)
{
  return wishes->name != NULL || wishes->short_name != NULL || wishes->colour != NULL;
}

/* What is wrong with them, or NULL. */
static const char *
check_wishes (const Wishes *wishes)
{
  if (wishes->organisation == NULL && (has_changed_fields (wishes) || wishes->is_default))
    return _ ("Say which organisation is to be changed: --organisation NAME.");
  if (wishes->csv && !wishes->scores && wishes->action == NULL)
    return _ ("--csv goes with --scores or --action.");
  if (wishes->scores && wishes->action != NULL)
    return _ ("--scores and --action cannot be used together.");
  if (wishes->action != NULL && *g_strstrip (wishes->action) == '\0')
    return _ ("The action after --action is empty.");
  if (wishes->csv && wishes->json)
    return _ ("--json and --csv cannot be used together.");
  if (wishes->name != NULL && *g_strstrip (wishes->name) == '\0')
    return _ ("The name after --rename is empty.");
  if (wishes->colour != NULL && *wishes->colour != '\0' &&
      !bw_organisation_colour_is_known (wishes->colour))
    return _ ("A colour is blue, teal, green, yellow, orange, red, pink, purple, slate, or # and "
              "six digits from 0 to f.");
  return NULL;
}

static gboolean
change_fields (const Wishes *wishes,
               BwOrganisationList *list,
               BwOrganisationEntry *entry,
               GError **error)
{
  const BwOrganisationMarks marks = { wishes->name, wishes->short_name, wishes->colour };

  return !has_changed_fields (wishes) ||
         bw_organisation_list_mark (list, bw_organisation_entry_get_id (entry), &marks, NULL,
                                    error);
}

static gboolean
change (const Wishes *wishes, BwOrganisationList *list, BwOrganisationEntry *entry, GError **error)
{
  return change_fields (wishes, list, entry, error) &&
         (!wishes->is_default || bw_organisation_list_set_default (
                                     list, bw_organisation_entry_get_id (entry), NULL, error));
}

/* The one that is meant, as it is after what was asked for. */
static GPtrArray *
change_one (const Wishes *wishes, BwOrganisationList *list, BwExit *status)
{
  g_autoptr (BwOrganisationEntry) entry = bw_organisations_find (list, wishes->organisation, status);
  GPtrArray *entries = NULL;
  BwOrganisationEntry *changed = NULL;
  g_autoptr (GError) error = NULL;

  if (entry == NULL)
    return NULL;
  if (!change (wishes, list, entry, &error)) {
    bw_organisations_tell_set_aside (list);
    *status = bw_organisations_fail (error, NULL);
    return NULL;
  }
  changed = bw_organisations_find (list, bw_organisation_entry_get_id (entry), status);
  if (changed == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (entries, changed);
  return entries;
}

static BwExit
tell_scores (const Wishes *wishes, BwOrganisationList *list, GPtrArray *entries, BwKeyring *keyring)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (GPtrArray) standings = bw_standings_load (list, entries, clock, NULL);

  gboolean is_whole = bw_standings_output_complain (standings);
  BwExit status = BW_EXIT_DONE;

  if (wishes->json)
    status = bw_standings_output_json (standings, keyring);
  else
    status = wishes->csv ? bw_standings_output_csv (standings, keyring)
                         : bw_standings_output_table (standings, keyring);
  return status == BW_EXIT_DONE && !is_whole ? BW_EXIT_FAILED : status;
}

static BwExit
tell_action (const Wishes *wishes, BwOrganisationList *list, GPtrArray *entries)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwLookup) lookup = bw_lookup_load (list, entries, clock, NULL);
  g_autoptr (GPtrArray) findings = bw_lookup_find (lookup, wishes->action, 0);

  gboolean is_whole = bw_lookup_output_complain (lookup);
  BwExit status = BW_EXIT_DONE;

  if (wishes->json)
    status = bw_lookup_output_json (findings);
  else
    status = wishes->csv ? bw_lookup_output_csv (findings)
                         : bw_lookup_output_table (findings, wishes->action);
  return status == BW_EXIT_DONE && !is_whole ? BW_EXIT_FAILED : status;
}

/**
 * bw_command_organisations:
 * @argc: the number of arguments
 * @argv: the arguments, `organisations` first
 *
 * Lists the organisations, or shows one, and changes how that is called and marked.
 *
 * Returns: the exit status
 */
BwExit
bw_command_organisations (int argc, char **argv)
{
  g_auto (Wishes) wishes = { FALSE };
  g_autoptr (BwCommand) command = bw_command_new_without_source (
      "organisations", "",
      _ ("Lists the organisations that were signed in to, and changes how one is called and "
         "marked."));
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new (bw_terminal_has_user ());
  g_autoptr (GPtrArray) entries = NULL;
  const char *problem = NULL;
  BwExit status = BW_EXIT_DONE;

  add_options (command, &wishes);
  if (!bw_command_parse (command, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return bw_command_refuse_argument (command, argv[1]);
  problem = check_wishes (&wishes);
  if (problem != NULL)
    return bw_command_refuse (command, "%s", problem);

  entries = wishes.organisation != NULL ? change_one (&wishes, list, &status)
                                        : bw_organisations_load (list, &status);
  if (entries == NULL)
    return status;
  bw_organisation_forget_removed (list, keyring, NULL);
  if (wishes.scores)
    return tell_scores (&wishes, list, entries, keyring);
  if (wishes.action != NULL)
    return tell_action (&wishes, list, entries);
  return wishes.json ? bw_organisations_output_json (entries, keyring)
                     : bw_organisations_output_table (entries, keyring);
}
