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

static void
tell_set_aside (char *path)
{
  g_autofree char *aside = path;

  if (aside != NULL)
    bw_message_tell_set_aside (aside);
}

static void
tell_days (const BwArchiveMeasure *measure, gboolean backup)
{
  g_autofree char *first = bw_format_day (measure->first);
  g_autofree char *last = bw_format_day (measure->last);
  g_autofree char *count = bw_format_count (measure->n_days);
  g_autofree char *text = g_strdup_printf (
      backup
          /* Translators: the first %s is a number of days; then the first day and the last one. */
          ? ngettext ("The backup holds %s day, from %s to %s.",
                      "The backup holds %s days, from %s to %s.", measure->n_days)
          /* Translators: the first %s is a number of days; then the first day and the last one. */
          : ngettext ("Kept now is %s day, from %s to %s.", "Kept now are %s days, from %s to %s.",
                      measure->n_days),
      count, first, last);

  bw_message_tell (text);
}

/* A backup of which nothing is known takes the place of years. Where nobody can be asked it goes on: nothing is lost. */
static gboolean
ask (const BwBackup *backup, gboolean *may, GError **error)
{
  BwArchiveMeasure held = { 0 };
  BwArchiveMeasure kept = { 0 };
  char *aside = NULL;
  gboolean can = bw_backup_look (backup, &held, &kept, &aside, NULL, error);

  *may = TRUE;
  tell_set_aside (aside);
  if (!can || kept.n_days == 0)
    return can;
  tell_days (&held, TRUE);
  tell_days (&kept, FALSE);
  *may = bw_terminal_ask_yes (
      /* Translators: in the brackets are the letters for yes and no; a capital is what holds where nothing is typed. */
      _ ("Put the backup in the place of what is kept now, which is set aside? [y/N]"));
  return TRUE;
}

static BwExit
restore (const BwBackup *backup, gboolean asks)
{
  BwArchiveMeasure measure = { 0 };
  g_autofree char *replaced = NULL;
  g_autoptr (GError) error = NULL;
  char *aside = NULL;
  gboolean may = TRUE;
  gboolean is_done = FALSE;

  if (asks && !ask (backup, &may, &error))
    return fail (backup->path, TRUE, error);
  if (!may) {
    bw_message_complain (_ ("Nothing was changed."));
    return BW_EXIT_FAILED;
  }
  is_done = bw_backup_restore (backup, &measure, &aside, &replaced, NULL, &error);
  tell_set_aside (aside);
  if (!is_done)
    return fail (backup->path, TRUE, error);
  if (replaced != NULL)
    bw_message_tell_replaced (replaced);
  tell_limit (backup, &measure);
  return tell (backup->entry, &measure, TRUE);
}

static BwExit
back_up (const BwBackup *backup)
{
  BwArchiveMeasure measure = { 0 };
  g_autoptr (GError) error = NULL;

  if (!bw_backup_write (backup, &measure, NULL, &error))
    return fail (backup->path, FALSE, error);
  return tell (backup->entry, &measure, FALSE);
}

/* Finds out which organisation and which file are meant. */
static gboolean
parse (BwCommand *command, BwBackup *backup, int argc, char **argv, BwExit *status)
{
  if (!bw_command_parse (command, &argc, &argv, status))
    return FALSE;
  if (argc < 2 || *argv[1] == '\0')
    *status = bw_command_refuse (command, "%s", _ ("The name of the file is missing."));
  else if (argc > 2)
    *status = bw_command_refuse_argument (command, argv[2]);
  else
    backup->entry =
        bw_organisations_find_or_only (backup->list, bw_command_get_which (command).name, status);
  backup->path = argc > 1 ? argv[1] : NULL;
  return backup->entry != NULL;
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
  g_autoptr (BwCommand) command = bw_command_new_for_organisation (
      "backup",
      /* Translators: stands for the name of a file in the help of the command line. */
      _ ("FILE"),
      _ ("Writes all that is kept of an organisation into one file, for safekeeping or for "
         "another computer. The file is not encrypted; it holds no sign-in."));
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwOrganisationEntry) entry = NULL;
  BwBackup backup = { .list = list, .clock = clock };
  BwExit status = BW_EXIT_DONE;
  gboolean is_understood = parse (command, &backup, argc, argv, &status);

  entry = backup.entry;
  return is_understood ? back_up (&backup) : status;
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
  gboolean yes = FALSE;
  const GOptionEntry options[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_ ("Put the backup back without asking"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (BwCommand) command = bw_command_new_for_organisation (
      "restore",
      /* Translators: stands for the name of a file in the help of the command line. */
      _ ("FILE"),
      _ ("Puts a backup in the place of what is kept of an organisation. On a terminal it asks "
         "first. What was kept before is set aside, and it is told where."));
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwOrganisationEntry) entry = NULL;
  BwBackup backup = { .list = list, .clock = clock };
  BwExit status = BW_EXIT_DONE;
  gboolean is_understood = FALSE;

  bw_command_add_options (command, options);
  is_understood = parse (command, &backup, argc, argv, &status);
  entry = backup.entry;
  return is_understood ? restore (&backup, !yes && bw_terminal_has_user ()) : status;
}
