/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The reference for the command line: parses each file with json-glib, and does nothing with it. */

#include <json-glib/json-glib.h>

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++) {
    g_autoptr (JsonParser) parser = json_parser_new_immutable ();
    g_autoptr (GError) error = NULL;

    if (!json_parser_load_from_file (parser, argv[i], &error)) {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  }
  return 0;
}
