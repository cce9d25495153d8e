/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "cli/bw-commands.h"
#include "cli/bw-place.h"

/**
 * bw_command_window:
 * @argv: the arguments, the name of the program first
 *
 * Becomes the window's program, which gets all arguments. It returns only where that fails.
 *
 * Returns: %BW_EXIT_FAILED
 */
BwExit
bw_command_window (char **argv)
{
  g_autofree char *window = bw_place_find_window ();
  g_autofree char *text = NULL;

  execv (window, argv);

  /* Translators: the first %s is the file of a program, the second one what the system says. Leave
     the three words score, list and show as they are. */
  text = g_strdup_printf (_ ("The window cannot be opened: %s: %s\n"
                             "The commands score, list and show work without it; see “bolwerk "
                             "--help”."),
                          window, g_strerror (errno));
  bw_message_complain (text);
  return BW_EXIT_FAILED;
}
