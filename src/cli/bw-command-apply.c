/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/bw-commands.h"
#include "cli/bw-editing.h"
#include "export/bw-template.h"

static BwTemplate *
load (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);

  return bytes != NULL ? bw_template_new_from_json (bytes, error) : NULL;
}

static BwExit
complain (const char *path, const GError *error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = g_strdup_printf ("%s: %s", name, error->message);

  bw_message_complain (text);
  return BW_EXIT_FAILED;
}

/**
 * bw_command_apply:
 * @ask: how an organisation that is signed in to is asked
 * @argc: the number of arguments
 * @argv: the arguments, `apply` first
 *
 * Makes the decisions of a template in Microsoft's record.
 *
 * Returns: the exit status
 */
BwExit
bw_command_apply (BwAskSignedIn ask, int argc, char **argv)
{
  BwEditing editing = { NULL };
  g_autoptr (BwCommand) command
      /* Translators: stands for the file of a template in the help of the command line. */
      = bw_command_new (ask, "apply", _ ("TEMPLATE"),
                        _ ("Makes the decisions of a template in Microsoft’s record: the same "
                           "statuses and comments for another organisation. Look with --dry-run "
                           "first."));
  g_autoptr (BwTemplate) template = NULL;
  g_autoptr (GError) error = NULL;
  BwExit status = BW_EXIT_DONE;

  bw_editing_add_options (&editing, command);
  if (!bw_command_parse (command, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return bw_command_refuse (command, "%s", _ ("Say which template: its file is missing."));
  if (argc > 2)
    return bw_command_refuse_argument (command, argv[2]);

  template = load (argv[1], &error);
  if (template == NULL)
    return complain (argv[1], error);
  editing.updates = template->updates;
  return bw_editing_run (&editing, command);
}
