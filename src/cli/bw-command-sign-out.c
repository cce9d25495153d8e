/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <unistd.h>

#include "archive/bw-archive.h"
#include "auth/bw-secret-keyring.h"
#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-organisations.h"
#include "cli/bw-terminal.h"
#include "organisation/bw-organisation-removal.h"
#include "organisation/bw-organisation-sign-in.h"
#include "organisation/bw-organisation-unlisted.h"

/**
 * Wishes:
 * @removes: whether the organisation leaves the list too
 * @unlisted: whether it is about the sign-ins that no organisation uses
 * @keeps: whether its archive is to stay
 * @deletes: whether its archive is to go
 *
 * What the options say.
 */
typedef struct {
  gboolean removes;
  gboolean unlisted;
  gboolean keeps;
  gboolean deletes;
} Wishes;

/* What becomes of an archive, where there is one. */
typedef struct {
  gboolean has_archive;
  gboolean deletes;
} Fate;

/* What is deleted cannot be shown, so that it is told. */
static BwExit
print_text (char *text)
{
  g_autofree char *owned = text;
  BwTerminal terminal = bw_terminal_for_output ();
  g_autoptr (GString) output = g_string_new (NULL);

  bw_terminal_append_prose (&terminal, output, text);
  return bw_message_print (output->str);
}

static char *
say_done (BwOrganisationEntry *entry)
{
  return g_strdup_printf (
      /* Translators: %s is the name of an organisation. */
      _ ("“%s” is signed out: its sign-in is deleted from the keyring. It stays in the list."),
      bw_organisation_entry_get_name (entry));
}

static char *
say_removed (BwOrganisationEntry *entry, const Fate *fate)
{
  const char *name = bw_organisation_entry_get_name (entry);

  if (!fate->has_archive)
    /* Translators: %s is the name of an organisation. */
    return g_strdup_printf (_ ("“%s” is signed out and no longer in the list."), name);
  if (fate->deletes)
    /* Translators: %s is the name of an organisation. */
    return g_strdup_printf (_ ("“%s” is signed out and no longer in the list. Its history is "
                               "deleted."),
                            name);
  return g_strdup_printf (
      /* Translators: %s is the name of an organisation. */
      _ ("“%s” is signed out and no longer in the list. Its history stays on this computer, not "
         "encrypted: the next sign-in to the same organisation goes on with it."),
      name);
}

static BwExit
fail (const GError *error, BwOrganisationEntry *entry)
{
  if (error->domain == BW_KEYRING_ERROR)
    bw_message_complain (_ ("The sign-in could not be deleted from the keyring, and is still "
                            "there."));
  if (error->domain == BW_ARCHIVE_ERROR)
    bw_message_complain (_ ("The history could not be deleted, and is still there."));
  return bw_organisations_fail (error, entry);
}

static gboolean
has_archive (BwOrganisationList *list, BwOrganisationEntry *entry)
{
  g_autofree char *folder =
      bw_organisation_list_build_archive_folder (list, bw_organisation_entry_get_id (entry));

  return bw_archive_measure_folder (folder) > 0;
}

/* Where nobody has said it and nobody can be asked, nothing is deleted. */
static gboolean
ask_deletes (BwOrganisationEntry *entry)
{
  g_autofree char *question = g_strdup_printf (
      /* Translators: %s is the name of an organisation. In the brackets are the letters for yes and no; a capital is
         what holds where nothing is typed. */
      _ ("Is the history of “%s” on this computer, which is not encrypted, to be deleted too? "
         "[y/N]"),
      bw_organisation_entry_get_name (entry));

  return bw_terminal_has_user () && bw_terminal_ask_yes (question);
}

static BwExit
remove_entry (BwOrganisationList *list, BwOrganisationEntry *entry, const Wishes *wishes)
{
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new (bw_terminal_has_user ());
  g_autoptr (GError) error = NULL;
  Fate fate = { .has_archive = has_archive (list, entry), .deletes = wishes->deletes };
  gboolean done = FALSE;

  if (fate.has_archive && !wishes->keeps && !wishes->deletes)
    fate.deletes = ask_deletes (entry);
  done = bw_organisation_remove (entry, list, fate.deletes, keyring, bw_terminal_has_user (), NULL,
                                 &error);
  bw_organisations_tell_set_aside (list);
  return done ? print_text (say_removed (entry, &fate)) : fail (error, entry);
}

static BwExit
sign_out (BwOrganisationList *list, BwOrganisationEntry *entry)
{
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new (bw_terminal_has_user ());
  g_autoptr (GError) error = NULL;
  gboolean done =
      bw_organisation_sign_out (entry, list, keyring, NULL, bw_terminal_has_user (), NULL, &error);

  bw_organisations_tell_set_aside (list);
  return done ? print_text (say_done (entry)) : fail (error, entry);
}

static char *
say_deleted (guint n)
{
  if (n == 0)
    return g_strdup (_ ("Nothing is in the keyring but the sign-ins of the organisations in the "
                        "list."));
  /* Translators: %u is how many there were; sign-ins that belong to no organisation of the list. */
  return g_strdup_printf (ngettext ("%u sign-in that no organisation in the list uses was deleted "
                                    "from the keyring.",
                                    "%u sign-ins that no organisation in the list uses were "
                                    "deleted from the keyring.",
                                    n),
                          n);
}

/* A list that is found to be damaged is set aside, and is nobody's word for what is in use: that is told, and the user
   may ask again. What was deleted before something failed is told as well. */
static BwExit
sign_out_unlisted (BwOrganisationList *list)
{
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new (bw_terminal_has_user ());
  g_autoptr (GError) error = NULL;
  BwExit status = BW_EXIT_DONE;
  guint n = 0;
  gboolean done =
      bw_organisation_delete_unlisted (list, keyring, bw_terminal_has_user (), &n, NULL, &error);

  bw_organisations_tell_set_aside (list);
  if (done || n > 0)
    status = print_text (say_deleted (n));
  return done ? status : bw_organisations_fail (error, NULL);
}

/* What is wrong with them, or NULL. */
static const char *
check_wishes (const Wishes *wishes)
{
  if (wishes->unlisted && wishes->removes)
    return _ ("--remove is for one organisation; with --unlisted there is none to take out of the "
              "list.");
  if (wishes->keeps && wishes->deletes)
    return _ ("--keep-history and --delete-history cannot be used together.");
  if ((wishes->keeps || wishes->deletes) && !wishes->removes)
    return _ ("--keep-history and --delete-history go with --remove: whoever stays in the list "
              "keeps its history.");
  return NULL;
}

static void
add_options (BwCommand *command, Wishes *wishes)
{
  const GOptionEntry options[] = {
    { "remove", 0, 0, G_OPTION_ARG_NONE, &wishes->removes,
      N_ ("Also take the organisation out of the list"), NULL },
    { "keep-history", 0, 0, G_OPTION_ARG_NONE, &wishes->keeps,
      N_ ("With --remove: keep its history on this computer, without asking"), NULL },
    { "delete-history", 0, 0, G_OPTION_ARG_NONE, &wishes->deletes,
      N_ ("With --remove: delete its history from this computer, without asking"), NULL },
    { "unlisted", 0, 0, G_OPTION_ARG_NONE, &wishes->unlisted,
      N_ ("Delete the sign-ins that no organisation in the list uses"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  bw_command_add_options (command, options);
}

/**
 * bw_command_sign_out:
 * @argc: the number of arguments
 * @argv: the arguments, `sign-out` first
 *
 * Deletes an organisation's sign-in from the keyring, or those that belong to none of the list.
 *
 * Returns: the exit status
 */
BwExit
bw_command_sign_out (int argc, char **argv)
{
  Wishes wishes = { FALSE };
  g_autoptr (BwCommand) command
      /* Translators: stands for the name of an organisation in the help of the command line. */
      = bw_command_new_without_source (
          "sign-out", _ ("NAME"), _ ("Deletes the sign-in of an organisation from the keyring."));
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwOrganisationEntry) entry = NULL;
  const char *problem = NULL;
  BwExit status = BW_EXIT_DONE;

  add_options (command, &wishes);
  if (!bw_command_parse (command, &argc, &argv, &status))
    return status;
  problem = check_wishes (&wishes);
  if (problem != NULL)
    return bw_command_refuse (command, "%s", problem);
  if (wishes.unlisted)
    return argc > 1 ? bw_command_refuse_argument (command, argv[1]) : sign_out_unlisted (list);
  if (argc < 2)
    return bw_command_refuse (command, "%s", _ ("Say which organisation: its name is missing."));
  if (argc > 2)
    return bw_command_refuse_argument (command, argv[2]);

  entry = bw_organisations_find (list, argv[1], &status);
  if (entry == NULL)
    return status;
  return wishes.removes ? remove_entry (list, entry, &wishes) : sign_out (list, entry);
}
