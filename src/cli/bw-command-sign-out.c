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

/* What is deleted cannot be shown, so that it is told. */
static BwExit
print_done (BwOrganisationEntry *entry, gboolean removed)
{
  BwTerminal terminal = bw_terminal_for_output ();
  g_autoptr (GString) output = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (removed)
    /* Translators: %s is the name of an organisation. */
    text = g_strdup_printf (_ ("“%s” is signed out and no longer in the list."),
                            bw_organisation_entry_get_name (entry));
  else
    /* Translators: %s is the name of an organisation. */
    text = g_strdup_printf (_ ("“%s” is signed out: its sign-in is deleted from the keyring. It "
                               "stays in the list."),
                            bw_organisation_entry_get_name (entry));
  bw_terminal_append_prose (&terminal, output, text);
  return bw_message_print (output->str);
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

/**
 * bw_command_sign_out:
 * @argc: the number of arguments
 * @argv: the arguments, `sign-out` first
 *
 * Deletes an organisation's sign-in from the keyring.
 *
 * Returns: the exit status
 */
BwExit
bw_command_sign_out (int argc, char **argv)
{
  gboolean removes = FALSE;
  const GOptionEntry options[] = {
    { "remove", 0, 0, G_OPTION_ARG_NONE, &removes,
      N_ ("Also take the organisation out of the list"), NULL },
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
  if (argc < 2)
    return bw_command_refuse (command, "%s", _ ("Say which organisation: its name is missing."));
  if (argc > 2)
    return bw_command_refuse_argument (command, argv[2]);

  entry = bw_organisations_find (list, argv[1], &status);
  return entry != NULL ? sign_out (list, entry, removes) : status;
}
