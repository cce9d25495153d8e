/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <unistd.h>

#include "auth/bw-secret-keyring.h"
#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-organisations.h"
#include "cli/bw-terminal.h"
#include "organisation/bw-organisation-removal.h"
#include "organisation/bw-organisation-sign-in.h"
#include "organisation/bw-organisation-unlisted.h"

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

static BwExit
print_done (BwOrganisationEntry *entry, gboolean removed)
{
  const char *name = bw_organisation_entry_get_name (entry);

  if (removed)
    /* Translators: %s is the name of an organisation. */
    return print_text (g_strdup_printf (_ ("“%s” is signed out and no longer in the list."), name));
  return print_text (g_strdup_printf (
      /* Translators: %s is the name of an organisation. */
      _ ("“%s” is signed out: its sign-in is deleted from the keyring. It stays in the list."),
      name));
}

static BwExit
fail (const GError *error, BwOrganisationEntry *entry)
{
  if (error->domain == BW_KEYRING_ERROR)
    bw_message_complain (_ ("The sign-in could not be deleted from the keyring, and is still "
                            "there."));
  return bw_organisations_fail (error, entry);
}

static BwExit
sign_out (BwOrganisationList *list, BwOrganisationEntry *entry, gboolean removes)
{
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new ();
  g_autoptr (GError) error = NULL;
  gboolean may_ask = bw_terminal_has_user ();
  gboolean done =
      removes ? bw_organisation_remove (entry, list, keyring, may_ask, NULL, &error)
              : bw_organisation_sign_out (entry, list, keyring, NULL, may_ask, NULL, &error);

  bw_organisations_tell_set_aside (list);
  return done ? print_done (entry, removes) : fail (error, entry);
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
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new ();
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

static BwExit
refuse_unlisted (BwCommand *command, int argc, char **argv, gboolean removes)
{
  if (removes)
    return bw_command_refuse (command, "%s",
                              _ ("--remove is for one organisation; with --unlisted there is none "
                                 "to take out of the list."));
  return bw_command_refuse_argument (command, argv[1]);
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
  gboolean removes = FALSE;
  gboolean unlisted = FALSE;
  const GOptionEntry options[] = {
    { "remove", 0, 0, G_OPTION_ARG_NONE, &removes,
      N_ ("Also take the organisation out of the list"), NULL },
    { "unlisted", 0, 0, G_OPTION_ARG_NONE, &unlisted,
      N_ ("Delete the sign-ins that no organisation in the list uses"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (BwCommand) command
      /* Translators: stands for the name of an organisation in the help of the command line. */
      = bw_command_new_without_source (
          "sign-out", _ ("NAME"), _ ("Deletes the sign-in of an organisation from the keyring."));
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwOrganisationEntry) entry = NULL;
  BwExit status = BW_EXIT_DONE;

  bw_command_add_options (command, options);
  if (!bw_command_parse (command, &argc, &argv, &status))
    return status;
  if (unlisted)
    return removes || argc > 1 ? refuse_unlisted (command, argc, argv, removes)
                               : sign_out_unlisted (list);
  if (argc < 2)
    return bw_command_refuse (command, "%s", _ ("Say which organisation: its name is missing."));
  if (argc > 2)
    return bw_command_refuse_argument (command, argv[2]);

  entry = bw_organisations_find (list, argv[1], &status);
  return entry != NULL ? sign_out (list, entry, removes) : status;
}
