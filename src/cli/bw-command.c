/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-command.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "cli/bw-given.h"
#include "net/bw-http-error.h"
#include "organisation/bw-organisation.h"
#include "present/bw-format.h"
#include "source/files/bw-files-source.h"

/* What stands for standard input among the files. */
#define STANDARD_INPUT "-"

/* What the options say of where the score comes from. */
typedef enum {
  SOURCE_NONE,
  SOURCE_ORGANISATION, /* one of the list */
  SOURCE_ANY,
} SourceKind;

struct _BwCommand {
  char *program;
  GOptionContext *context;
  GArray *entries;
  gboolean help;
  SourceKind source;
  BwAskSignedIn ask_signed_in;
  gboolean allows_from_day;
  BwDay from_day;
  gboolean demo;
  char **from;
  char *organisation;
  gboolean offline;
  BwGiven given;
};

static void
add_organisation_option (BwCommand *self)
{
  const GOptionEntry entries[] = {
    { "organisation", 0, 0, G_OPTION_ARG_STRING, &self->organisation,
      N_ ("Use an organisation that is signed in to; “bolwerk organisations” lists them"),
      /* Translators: stands for the name of an organisation in the help of the command line. */
      N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };

  bw_command_add_options (self, entries);
}

static void
add_source_options (BwCommand *self)
{
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &self->demo,
      N_ ("Use the demo organisation, which is made up"), NULL },
    { "from", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->from,
      N_ ("Use a saved answer of Microsoft Graph; repeat it for more files; - is standard input"),
      /* Translators: stands for the name of a file in the help of the command line. */
      N_ ("FILE") },
    { "offline", 0, 0, G_OPTION_ARG_NONE, &self->offline,
      N_ ("Look only at what is kept of the organisation here"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  bw_command_add_options (self, entries);
}

static void
add_given_options (BwCommand *self)
{
  const GOptionEntry entries[] = {
    { "secret-fd", 0, 0, G_OPTION_ARG_INT, &self->given.secret_fd,
      N_ ("Read the client secret of an application from an open file descriptor"),
      /* Translators: stands for a number in the help of the command line. */
      N_ ("N") },
    { "certificate", 0, 0, G_OPTION_ARG_FILENAME, &self->given.certificate,
      N_ ("Use the certificate of an application, with its key"), N_ ("FILE") },
    { "certificate-key", 0, 0, G_OPTION_ARG_FILENAME, &self->given.key,
      N_ ("The key of the certificate, where it is in a file of its own"), N_ ("FILE") },
    { "certificate-password-fd", 0, 0, G_OPTION_ARG_INT, &self->given.password_fd,
      N_ ("Read the password of the certificate from an open file descriptor"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };

  bw_command_add_options (self, entries);
}

static void
add_own_options (BwCommand *self)
{
  const GOptionEntry entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &self->help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  bw_command_add_options (self, entries);
}

static BwCommand *
command_new (const char *name, const char *parameters, const char *summary, SourceKind source)
{
  BwCommand *self = g_new0 (BwCommand, 1);

  self->program = g_strdup_printf ("bolwerk %s", name);
  g_set_prgname (self->program);
  self->entries = g_array_new (FALSE, FALSE, sizeof (GOptionEntry));
  self->context = g_option_context_new (parameters);
  g_option_context_set_help_enabled (self->context, FALSE);
  g_option_context_set_translation_domain (self->context, GETTEXT_PACKAGE);
  g_option_context_set_summary (self->context, summary);
  self->given = (BwGiven) BW_GIVEN_NONE;
  self->source = source;
  if (source != SOURCE_NONE)
    add_organisation_option (self);
  if (source == SOURCE_ANY)
    add_source_options (self);
  if (source != SOURCE_NONE)
    add_given_options (self);
  add_own_options (self);
  bw_command_set_description (self, "");
  return self;
}

/**
 * bw_command_new:
 * @ask: how an organisation that is signed in to is asked
 * @name: the name of the subcommand
 * @parameters: what follows it, for the help
 * @summary: what it does, in a sentence
 *
 * From here on the program calls itself by the name of the subcommand too, in its help as in its
 * complaints.
 *
 * Returns: (transfer full): its command line, with the options that say where the score comes from
 */
BwCommand *
bw_command_new (BwAskSignedIn ask, const char *name, const char *parameters, const char *summary)
{
  BwCommand *self = command_new (name, parameters, summary, SOURCE_ANY);

  self->ask_signed_in = ask;
  return self;
}

/**
 * bw_command_new_without_source:
 * @name: the name of the subcommand
 * @parameters: what follows it, for the help
 * @summary: what it does, in a sentence
 *
 * Like bw_command_new(), for a command that shows no score.
 *
 * Returns: (transfer full): its command line
 */
BwCommand *
bw_command_new_without_source (const char *name, const char *parameters, const char *summary)
{
  return command_new (name, parameters, summary, SOURCE_NONE);
}

/**
 * bw_command_new_for_organisation:
 * @name: the name of the subcommand
 * @parameters: what follows it, for the help
 * @summary: what it does, in a sentence
 *
 * Like bw_command_new(), for a command that is about organisations of the list only.
 *
 * Returns: (transfer full): its command line
 */
BwCommand *
bw_command_new_for_organisation (const char *name, const char *parameters, const char *summary)
{
  return command_new (name, parameters, summary, SOURCE_ORGANISATION);
}

/**
 * bw_command_free:
 * @self: (nullable): a command line
 */
void
bw_command_free (BwCommand *self)
{
  if (self == NULL)
    return;

  g_option_context_free (self->context);
  g_array_unref (self->entries);
  g_strfreev (self->from);
  g_free (self->organisation);
  bw_given_clear (&self->given);
  g_free (self->program);
  g_free (self);
}

/**
 * bw_command_add_options:
 * @self: a command line
 * @entries: more options; their names and variables outlive @self
 */
void
bw_command_add_options (BwCommand *self, const GOptionEntry *entries)
{
  for (gsize i = 0; entries[i].long_name != NULL; i++)
    g_array_append_val (self->entries, entries[i]);
  g_option_context_add_main_entries (self->context, entries, NULL);
}

/**
 * bw_command_set_description:
 * @self: a command line
 * @description: what stands below the options in the help, paragraphs ended by line ends
 */
void
bw_command_set_description (BwCommand *self, const char *description)
{
  const char *exits = _ ("Exit status: 0 when done, 1 for a failure told on standard error, 2 for "
                         "wrong usage.");
  g_autofree char *whole = g_strconcat (description, exits, "\n", NULL);

  g_option_context_set_description (self->context, whole);
}

/* The option that a word of the command line names, be it with a value: "--json", "--sort=title". */
static const GOptionEntry *
find_entry (BwCommand *self, const char *word)
{
  const char *name = g_str_has_prefix (word, "--") ? word + 2 : "";
  gsize length = strcspn (name, "=");

  for (guint i = 0; i < self->entries->len; i++) {
    const GOptionEntry *entry = &g_array_index (self->entries, GOptionEntry, i);

    if (strlen (entry->long_name) == length && strncmp (entry->long_name, name, length) == 0)
      return entry;
  }
  return NULL;
}

/* GOption passes over the value of an option that takes none, so that `--json=false` would be JSON. */
static gboolean
check_values (BwCommand *self, int argc, char **argv, BwExit *status)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++) {
    const GOptionEntry *entry = find_entry (self, argv[i]);
    gboolean has_value = strchr (argv[i], '=') != NULL;
    g_autofree char *option = NULL;

    if (entry != NULL && entry->arg == G_OPTION_ARG_NONE && has_value) {
      option = g_strconcat ("--", entry->long_name, NULL);
      /* Translators: %s is an option, as in "--json". */
      *status = bw_command_refuse (self, _ ("The option “%s” takes no value."), option);
      return FALSE;
    }
    if (entry != NULL && entry->arg != G_OPTION_ARG_NONE && !has_value)
      i++;
  }
  return TRUE;
}

/* Takes the days out of what stands after --from. */
static gboolean
take_from_day (BwCommand *self, BwExit *status)
{
  g_autoptr (GStrvBuilder) files = g_strv_builder_new ();

  for (gsize i = 0; self->from != NULL && self->from[i] != NULL; i++) {
    BwDay day = bw_day_from_iso (self->from[i]);

    if (day == BW_DAY_NONE) {
      g_strv_builder_add (files, self->from[i]);
    } else if (self->from_day != BW_DAY_NONE) {
      *status = bw_command_refuse (self, _ ("Give one day after --from, not two."));
      return FALSE;
    } else {
      self->from_day = day;
    }
  }

  g_clear_pointer (&self->from, g_strfreev);
  self->from = g_strv_builder_end (files);
  if (self->from[0] == NULL)
    g_clear_pointer (&self->from, g_strfreev);
  return TRUE;
}

static gboolean
has_nameless_file (BwCommand *self)
{
  return self->from != NULL && g_strv_contains ((const char *const *) self->from, "");
}

static gboolean
check_given (BwCommand *self, BwExit *status)
{
  g_autofree char *problem = bw_given_check (&self->given);
  gboolean any = self->given.secret_fd >= 0 || self->given.certificate != NULL;

  if (problem != NULL)
    *status = bw_command_refuse (self, "%s", problem);
  else if (any && self->organisation == NULL)
    *status = bw_command_refuse (
        self, _ ("--secret-fd and --certificate mean nothing without --organisation."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_source (BwCommand *self, BwExit *status)
{
  if (self->demo && self->from != NULL)
    *status = bw_command_refuse (self, _ ("--demo and --from cannot be used together."));
  else if (self->organisation != NULL && (self->demo || self->from != NULL))
    *status = bw_command_refuse (
        self, _ ("--organisation cannot be used together with --demo or --from."));
  else if (self->offline && (self->demo || self->from != NULL))
    *status =
        bw_command_refuse (self, _ ("--offline cannot be used together with --demo or --from."));
  else if (has_nameless_file (self))
    *status = bw_command_refuse (self, _ ("The name of a file after --from is empty."));
  else
    return check_given (self, status);
  return FALSE;
}

/* GOption leaves the end of the options there where what follows looks like one. */
static void
drop_separator (int *argc, char **argv)
{
  if (*argc < 2 || !g_str_equal (argv[1], "--"))
    return;

  (*argc)--;
  for (int i = 1; i <= *argc; i++)
    argv[i] = argv[i + 1];
}

/**
 * bw_command_parse:
 * @self: a command line
 * @argc: (inout): the number of arguments, the name of the subcommand first
 * @argv: (inout): the arguments; those that are no options are left in it
 * @status: (out): the exit status where the program is to end
 *
 * Reads the options, and answers `--help` and wrong usage.
 *
 * Returns: %TRUE to go on, %FALSE to end with @status
 */
gboolean
bw_command_parse (BwCommand *self, int *argc, char ***argv, BwExit *status)
{
  g_autoptr (GError) error = NULL;

  if (!check_values (self, *argc, *argv, status))
    return FALSE;
  if (!g_option_context_parse (self->context, argc, argv, &error)) {
    *status = bw_command_refuse (self, "%s", error->message);
    return FALSE;
  }
  drop_separator (argc, *argv);
  if (self->help) {
    g_autofree char *help = g_option_context_get_help (self->context, TRUE, NULL);

    *status = bw_message_print_help (help);
    return FALSE;
  }
  if (self->allows_from_day && !take_from_day (self, status))
    return FALSE;
  if (self->source == SOURCE_ANY)
    return check_source (self, status);
  return self->source == SOURCE_NONE || check_given (self, status);
}

/**
 * bw_command_allow_from_day:
 * @self: a command line
 *
 * Lets `--from` take a day too, as in 2026-11-23: the first one that counts. A file of such a name is given as
 * `./2026-11-23`.
 */
void
bw_command_allow_from_day (BwCommand *self)
{
  self->allows_from_day = TRUE;
}

/**
 * bw_command_get_from_day:
 * @self: a command line that has been parsed
 *
 * Returns: the UTC day after `--from`, or %BW_DAY_NONE
 */
BwDay
bw_command_get_from_day (BwCommand *self)
{
  return self->from_day;
}

/**
 * bw_command_refuse:
 * @self: a command line
 * @format: what is wrong with it, as for printf()
 * @...: what @format asks for
 *
 * Tells wrong usage on standard error, and where the right one is found.
 *
 * Returns: %BW_EXIT_USAGE
 */
BwExit
bw_command_refuse (BwCommand *self, const char *format, ...)
{
  g_autofree char *complaint = NULL;
  va_list arguments;

  va_start (arguments, format);
  complaint = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return bw_message_refuse (self->program, complaint);
}

/**
 * bw_command_refuse_argument:
 * @self: a command line
 * @argument: what stands on it and means nothing there
 *
 * Like bw_command_refuse().
 *
 * Returns: %BW_EXIT_USAGE
 */
BwExit
bw_command_refuse_argument (BwCommand *self, const char *argument)
{
  /* Translators: %s is what was typed after a command that takes nothing there. */
  return bw_command_refuse (self, _ ("“%s” does not belong here."), argument);
}

/**
 * bw_command_get_which:
 * @self: a command line that has been parsed, which has to outlive what is returned
 *
 * Returns: the organisation of the list that it asks for; its name is %NULL where it asks for none
 */
BwWhich
bw_command_get_which (BwCommand *self)
{
  return (BwWhich) {
    .name = self->organisation,
    .given = &self->given,
    .offline = self->offline,
  };
}

/**
 * bw_command_refuse_day:
 * @self: a command line
 * @typed: what was typed in the place of a day
 *
 * Like bw_command_refuse().
 *
 * Returns: %BW_EXIT_USAGE
 */
BwExit
bw_command_refuse_day (BwCommand *self, const char *typed)
{
  /* Translators: %s is what was typed in the place of a day. */
  return bw_command_refuse (self, _ ("“%s” is no day: write it as in 2026-11-23."), typed);
}

/**
 * bw_command_is_demo:
 * @self: a command line that has been parsed
 *
 * Returns: whether it asks for the demo organisation
 */
gboolean
bw_command_is_demo (BwCommand *self)
{
  return self->demo;
}

static GPtrArray *
list_files (BwCommand *self)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; self->from[i] != NULL; i++)
    g_ptr_array_add (files, g_str_equal (self->from[i], STANDARD_INPUT)
                                ? bw_files_source_new_standard_input ()
                                : g_file_new_for_commandline_arg (self->from[i]));
  return files;
}

static BwOrganisation *
open_organisation (BwCommand *self)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (GPtrArray) files = NULL;

  if (self->demo)
    return bw_organisation_new_demo (clock);

  files = list_files (self);
  return bw_organisation_new_for_files (files, clock);
}

/**
 * bw_command_ask:
 * @self: a command line that has been parsed
 * @ask: what is asked
 * @data: what @ask is given
 * @status: (out): the exit status where there is no answer
 *
 * Asks the organisation that the options say; a failure is told on standard error.
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL to end with @status
 */
gpointer
bw_command_ask (BwCommand *self, BwAsk ask, gconstpointer data, BwExit *status)
{
  g_autoptr (BwOrganisation) organisation = NULL;
  g_autoptr (GError) error = NULL;
  BwWhich which = bw_command_get_which (self);
  gpointer answer = NULL;

  if (!self->demo && self->from == NULL)
    return self->ask_signed_in (&which, ask, data, status);

  organisation = open_organisation (self);
  answer = ask (organisation, data, &error);
  if (answer == NULL)
    *status = bw_message_fail (error);
  return answer;
}

/* What is kept is shown in the place of what cannot be had now, and from when it is. */
static BwRecords *
recall (BwOrganisation *organisation, GError *outage, GError **error)
{
  g_autoptr (GError) problem = outage;
  g_autoptr (BwRecords) records = bw_organisation_recall (organisation, NULL, NULL);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (records == NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  day = bw_format_moment (bw_records_get_loaded (records));
  bw_message_fail (problem);
  /* Translators: %s is a date and a time. */
  text = g_strdup_printf (_ ("What follows was read on %s."), day);
  bw_message_tell (text);
  return g_steal_pointer (&records);
}

static gpointer
refresh (BwOrganisation *organisation, gconstpointer data, GError **error)
{
  GError *problem = NULL;
  BwRecords *records = bw_organisation_refresh (organisation, NULL, &problem);

  if (bw_http_error_is_outage (problem))
    return recall (organisation, problem, error);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return records;
}

/* What is kept tells what happened recently; why it cannot be read is told as it is when it cannot be stored. */
static gpointer
refresh_and_look_back (BwOrganisation *organisation, gconstpointer data, GError **error)
{
  g_autoptr (BwRecords) records = refresh (organisation, NULL, error);
  BwRecords *looked_back =
      records != NULL ? bw_organisation_look_back (organisation, records, NULL, NULL) : NULL;

  return looked_back != NULL ? looked_back : g_steal_pointer (&records);
}

static gboolean
is_outage (const GError *problem)
{
  return bw_http_error_is_outage (problem) ||
         g_error_matches (problem, BW_SOURCE_ERROR, BW_SOURCE_ERROR_OUTAGE);
}

/* The newest day is known, and so are days of before: what cannot be had now of the others is told, and takes nothing from
   them. */
static gboolean
fill_in (BwOrganisation *organisation, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (bw_organisation_fill_in (organisation, NULL, &problem))
    return TRUE;
  if (!is_outage (problem)) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  bw_message_fail (problem);
  bw_message_tell (_ ("Of some days not all is known yet. What follows comes from what is kept "
                      "here; the next time the rest is asked for again."));
  return TRUE;
}

/**
 * bw_command_bring_up_to_date:
 * @organisation: an organisation
 * @error: return location for what went wrong
 *
 * Has what is kept of an organisation at Microsoft brought up to date, so that all days can be asked for. Where
 * Microsoft cannot be reached, it is told on standard error from when that is, or that some days could not be filled in.
 *
 * Returns: whether days can be asked for
 */
gboolean
bw_command_bring_up_to_date (BwOrganisation *organisation, GError **error)
{
  g_autoptr (BwRecords) records = NULL;

  if (!bw_organisation_has_memory (organisation))
    return TRUE;
  records = refresh (organisation, NULL, error);
  if (records == NULL)
    return FALSE;
  return bw_records_are_kept (records) || fill_in (organisation, error);
}

/**
 * bw_command_read:
 * @self: a command line that has been parsed
 * @status: (out): the exit status where the records cannot be read
 *
 * Reads the records from where the options say; a failure is told on standard error.
 *
 * Returns: (transfer full) (nullable): the records, or %NULL to end with @status
 */
BwRecords *
bw_command_read (BwCommand *self, BwExit *status)
{
  return bw_command_ask (self, refresh_and_look_back, NULL, status);
}
