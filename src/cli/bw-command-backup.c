/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-organisations.h"
#include "cli/bw-terminal.h"
#include "organisation/bw-backup.h"
#include "organisation/bw-retention.h"
#include "present/bw-format.h"
#include "present/bw-kept-text.h"

/* What the next refresh would delete is said while it is there. */
static void
tell_limit (const BwBackup *backup, const BwArchiveMeasure *measure)
{
  guint years = bw_retention_load (backup->list, NULL);
  g_autoptr (GDateTime) now = bw_clock_get_now (backup->clock);
  BwDay first = bw_retention_find_first (years, bw_day_from_date_time (now));
  g_autofree char *text = bw_kept_text_say_restored (years);

  if (first != BW_DAY_NONE && measure->n_days > 0 && measure->first < first)
    bw_message_tell (text);
}

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
restore (const BwBackup *backup, BwArchiveMeasure *measure, GError **error)
{
  g_autofree char *aside = NULL;
  gboolean is_done = bw_backup_restore (backup, measure, &aside, NULL, error);

  if (aside != NULL)
    bw_message_tell_set_aside (aside);
  return is_done;
}

static BwExit
run (int argc, char **argv, const char *name, const char *summary, gboolean restores)
{
  g_autoptr (BwCommand) command =
                /* Translators: stands for the name of a file in the help of the command line. */
            bw_command_new_for_organisation (name, _ ("FILE"), summary);
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwOrganisationEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  BwBackup backup = { .list = list, .clock = clock };
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
  backup.entry = entry;
  backup.path = argv[1];
  if (!(restores ? restore (&backup, &measure, &error)
                 : bw_backup_write (&backup, &measure, NULL, &error)))
    return fail (backup.path, restores, error);
  if (restores)
    tell_limit (&backup, &measure);
  return tell (entry, &measure, restores);
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
              FALSE);
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
              TRUE);
}
