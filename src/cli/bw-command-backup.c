/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-organisations.h"
#include "cli/bw-terminal.h"
#include "organisation/bw-archive-memory.h"
#include "present/bw-format.h"

/* What is done with an archive and a file. */
typedef gboolean (*Work) (BwArchive *archive,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error);

static BwExit
tell (BwOrganisationEntry *entry, const BwArchiveMeasure *measure, gboolean restored)
{
  BwTerminal terminal = bw_terminal_for_output ();
  g_autoptr (GString) output = g_string_new (NULL);
  g_autofree char *first = bw_format_day (measure->first);
  g_autofree char *last = bw_format_day (measure->last);
  g_autofree char *count = bw_format_count (measure->n_days);
  g_autofree char *text = g_strdup_printf (
      restored
          /* Translators: the first %s is the name of an organisation, the second one a number of days; then the first
             day and the last one. */
          ? ngettext ("“%s” has %s day again, from %s to %s.",
                      "“%s” has %s days again, from %s to %s.", measure->n_days)
          /* Translators: the first %s is the name of an organisation, the second one a number of days; then the first
             day and the last one. */
          : ngettext ("The backup of “%s” holds %s day, from %s to %s.",
                      "The backup of “%s” holds %s days, from %s to %s.", measure->n_days),
      bw_organisation_entry_get_name (entry), count, first, last);

  bw_terminal_append_prose (&terminal, output, text);
  return bw_message_print (output->str);
}

static BwExit
fail (const char *path, gboolean restored, const GError *error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = restored
                              /* Translators: %s is the name of a file; why follows. */
                              ? g_strdup_printf (_ ("“%s” was not put back."), name)
                              /* Translators: %s is the name of a file; why follows. */
                              : g_strdup_printf (_ ("“%s” was not written."), name);

  bw_message_complain (text);
  return bw_message_fail (error);
}

static gboolean
work_on (BwOrganisationList *list,
         BwOrganisationEntry *entry,
         const char *path,
         Work work,
         BwArchiveMeasure *measure,
         GError **error)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwArchiveMemory) memory = bw_archive_memory_new_for_entry (list, entry, clock);
  g_autoptr (BwArchive) archive = bw_archive_memory_open (memory, NULL, error);

  return archive != NULL && work (archive, path, NULL, error) &&
         bw_archive_measure (archive, measure, NULL, error);
}

static BwExit
run (int argc, char **argv, const char *name, const char *summary, Work work)
{
  g_autoptr (BwCommand) command =
                /* Translators: stands for the name of a file in the help of the command line. */
            bw_command_new_for_organisation (name, _ ("FILE"), summary);
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwOrganisationEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  BwArchiveMeasure measure = { 0 };
  BwExit status = BW_EXIT_DONE;

  if (!bw_command_parse (command, &argc, &argv, &status))
    return status;
  if (argc < 2 || *argv[1] == '\0')
    return bw_command_refuse (command, "%s", _ ("The name of the file is missing."));
  if (argc > 2)
    return bw_command_refuse_argument (command, argv[2]);

  entry = bw_organisations_find_or_only (list, bw_command_get_which (command).name, &status);
  if (entry == NULL)
    return status;
  if (!work_on (list, entry, argv[1], work, &measure, &error))
    return fail (argv[1], work == bw_archive_restore, error);
  return tell (entry, &measure, work == bw_archive_restore);
}

/**
 * bw_command_backup:
 * @argc: the number of arguments
 * @argv: the arguments, `backup` first
 *
 * Writes what is kept of an organisation into a file.
 *
 * Returns: the exit status
 */
BwExit
bw_command_backup (int argc, char **argv)
{
  return run (argc, argv, "backup",
              _ ("Writes all that is kept of an organisation into one file, for safekeeping or for "
                 "another computer. The file is not encrypted; it holds no sign-in."),
              bw_archive_backup);
}

/**
 * bw_command_restore:
 * @argc: the number of arguments
 * @argv: the arguments, `restore` first
 *
 * Puts a backup in the place of what is kept of an organisation.
 *
 * Returns: the exit status
 */
BwExit
bw_command_restore (int argc, char **argv)
{
  return run (argc, argv, "restore",
              _ ("Puts a backup in the place of what is kept of an organisation. What was kept "
                 "before is replaced by it."),
              bw_archive_restore);
}
