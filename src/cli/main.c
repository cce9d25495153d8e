/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "cli/bw-place.h"
#include "cli/bw-program.h"

/* The arguments as they came: reading the options takes them out of argv. */
static GStrv
list_arguments (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *line = NULL;
  gsize length = 0;

  if (!g_file_get_contents ("/proc/self/cmdline", &line, &length, NULL))
    return NULL;
  for (const char *at = line; at < line + length; at += strlen (at) + 1)
    g_strv_builder_add (builder, at);
  return g_strv_builder_end (builder);
}

/* Returns only where that fails. */
static BwExit
become_account (void)
{
  g_auto (GStrv) arguments = list_arguments ();
  g_autofree char *program = bw_place_find_program (BW_PLACE_ACCOUNT);
  g_autofree char *text = NULL;

  if (arguments != NULL)
    execv (program, arguments);

  /* Translators: the first %s is the file of a program, the second one what the system says. */
  text = g_strdup_printf (_ ("Organisations that are signed in to cannot be reached: %s: %s\n"
                             "Install Bolwerk again; --demo and --from work without it."),
                          program, g_strerror (errno));
  bw_message_complain (text);
  return BW_EXIT_FAILED;
}

static BwExit
run_account (int argc, char **argv)
{
  return become_account ();
}

static gpointer
ask_signed_in (const BwWhich *which, BwAsk ask, gconstpointer data, BwExit *status)
{
  *status = become_account ();
  return NULL;
}

int
main (int argc, char **argv)
{
  return bw_program_run (
      &(BwProgram) { .run_account = run_account, .ask_signed_in = ask_signed_in }, argc, argv);
}
