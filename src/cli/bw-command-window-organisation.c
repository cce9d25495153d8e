/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli/bw-commands.h"
#include "cli/bw-organisations.h"

/**
 * bw_command_window_organisation:
 * @argc: the number of arguments
 * @argv: `--organisation` with its name, the name of the program first; nothing else
 *
 * Becomes the window's program on an organisation of the list, by its id, so that the window has nothing to
 * complain of. It returns only where that fails.
 *
 * Returns: the exit status, which is not %BW_EXIT_DONE
 */
BwExit
bw_command_window_organisation (int argc, char **argv)
{
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  const char *name = bw_command_window_find_organisation (argv);
  BwExit status = BW_EXIT_DONE;
  g_autoptr (BwOrganisationEntry) entry = bw_organisations_find (list, name, &status);
  g_autofree char *id = entry != NULL ? g_strdup (bw_organisation_entry_get_id (entry)) : NULL;
  char *arguments[] = { argv[0], (char *) "--organisation", id, NULL };

  return entry != NULL ? bw_command_window_become (arguments) : status;
}
