/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-organisations.h"
#include "cli/bw-terminal.h"
#include "organisation/bw-import.h"
#include "present/bw-format.h"
#include "present/bw-kept-text.h"
#include "source/files/bw-files-source.h"

static BwExit
tell (BwOrganisationEntry *entry, const BwImported *imported)
{
  BwTerminal terminal = bw_terminal_for_output ();
  g_autoptr (GString) output = g_string_new (NULL);
  g_autofree char *stored = bw_format_count (imported->n_stored);
  g_autofree char *count = bw_format_count (imported->n_days);
  g_autofree char *first = bw_format_day (imported->first);
  g_autofree char *last = bw_format_day (imported->last);
  g_autofree char *text = g_strdup_printf (
      /* Translators: the first %s is a number of days, the second one how many there are in the files, then the first and
         the last of those; the last %s is the name of an organisation. */
      ngettext ("%s of %s day (%s to %s) was added to the history of “%s”.",
                "%s of %s days (%s to %s) were added to the history of “%s”.", imported->n_days),
      stored, count, first, last, bw_organisation_entry_get_name (entry));

  bw_terminal_append_prose (&terminal, output, text);
  if (imported->n_too_old > 0) {
    g_autofree char *old = bw_kept_text_say_too_old (imported->n_too_old, imported->years);

    bw_terminal_append_prose (&terminal, output, old);
  }
  if (imported->n_future > 0) {
    g_autofree char *future = bw_kept_text_say_future (imported->n_future);

    bw_terminal_append_prose (&terminal, output, future);
  }
  if (imported->n_stored + imported->n_too_old + imported->n_future < imported->n_days)
    bw_terminal_append_prose (&terminal, output,
                              _ ("The others are there already, from Microsoft itself or newer."));
  return bw_message_print (output->str);
}

static GPtrArray *
list_files (int argc, char **argv)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 1; i < argc; i++)
    g_ptr_array_add (files, g_str_equal (argv[i], "-") ? bw_files_source_new_standard_input ()
                                                       : g_file_new_for_commandline_arg (argv[i]));
  return files;
}

/**
 * bw_command_import:
 * @argc: the number of arguments
 * @argv: the arguments, `import` first
 *
 * Adds the days of saved answers to what is kept of an organisation.
 *
 * Returns: the exit status
 */
BwExit
bw_command_import (int argc, char **argv)
{
  /* Translators: stands for the names of files in the help of the command line. */
  const char *names = _ ("FILE…");
  g_autoptr (BwCommand) command = bw_command_new_for_organisation (
      "import", names,
      _ ("Adds the days of saved answers of Microsoft Graph to what is kept of an organisation. "
         "They never replace what Microsoft itself answered."));
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwOrganisationEntry) entry = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (BwSource) source = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (BwImported) imported = { 0 };
  gboolean is_done = FALSE;
  BwExit status = BW_EXIT_DONE;

  if (!bw_command_parse (command, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return bw_command_refuse (command, "%s", _ ("The name of the file is missing."));

  entry = bw_organisations_find_or_only (list, bw_command_get_which (command).name, &status);
  if (entry == NULL)
    return status;
  files = list_files (argc, argv);
  source = bw_files_source_new (files);
  is_done = bw_import_files (source, list, entry, clock, &imported, NULL, &error);
  if (imported.set_aside != NULL)
    bw_message_tell_set_aside (imported.set_aside);
  return is_done ? tell (entry, &imported) : bw_message_fail (error);
}
