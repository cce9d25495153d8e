/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The fake sign-in service and the fake Graph as one program. It prints where they are, one JSON object
 * in a line, and serves until its standard input ends; a line on standard input changes something, and is
 * answered with a line (bw-fake-microsoft.h). With --explain it tells a person how to point programs at it,
 * and serves until Ctrl+C: that is `./dev fake-graph`. */

#include <glib-unix.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/bw-fake-microsoft.h"

/* As large as those that were measured (graph.md §1.8). */
static int n_days = 90;
static int n_controls = 420;
static int page_size = 200;
static char *scores = NULL;
static char *profiles = NULL;
static gboolean explains = FALSE;

static const GOptionEntry entries[] = {
  { "days", 0, 0, G_OPTION_ARG_INT, &n_days, "How many days there are (90)", "N" },
  { "controls", 0, 0, G_OPTION_ARG_INT, &n_controls, "How many controls there are (420)", "N" },
  { "page", 0, 0, G_OPTION_ARG_INT, &page_size, "How many profiles are in a page (200)", "N" },
  { "scores", 0, 0, G_OPTION_ARG_FILENAME, &scores,
    "Answer whoever asks for scores with this file, byte for byte", "FILE" },
  { "profiles", 0, 0, G_OPTION_ARG_FILENAME, &profiles,
    "Answer whoever asks for profiles with this file, byte for byte", "FILE" },
  { "explain", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &explains, NULL, NULL },
  { NULL },
};

static void
explain (BwFakeMicrosoft *fake)
{
  const char *login = bw_fake_entra_get_root (fake->entra);
  const char *graph = bw_fake_graph_get_root (fake->graph);
  const char *authority = bw_test_authority_get_path (fake->authority);

  g_print ("Sign-in service  %s\nMicrosoft Graph  %s\nTrust file       %s\n\n", login, graph,
           authority);
  g_print ("A made-up organisation of %d controls over %d days. The authority in the trust file "
           "vouches for "
           "both\naddresses and goes when they go. Point the command line at them, as a custom "
           "cloud:\n\n",
           n_controls, n_days);
  g_print ("  ./dev run sign-in --cloud custom --login %s --graph %s \\\n    --trust-file %s \\\n"
           "    --client-id " BW_FAKE_ENTRA_CLIENT " --tenant " BW_FAKE_ENTRA_DOMAIN
           " --device-code\n\n",
           login, graph, authority);
  g_print ("(Installed, that is `bolwerk sign-in ...`.) The code counts at once, with nothing to "
           "enter. With "
           "--browser in\nits place the browser warns of an authority that it does not know. With "
           "--application the client secret is\n" BW_FAKE_ENTRA_SECRET
           "\nThe window takes the same values where it adds an organisation.\n\n");
  g_print ("Other clients: the tenant's id is " BW_FAKE_ENTRA_TENANT
           ", and NODE_EXTRA_CA_CERTS,\nSSL_CERT_FILE or --cacert takes the trust file.\n\n"
           "Ctrl+C ends it.\n");
}

static gboolean
end (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Whoever reads that it serves may end it. */
static void
explain_until_signal (BwFakeMicrosoft *fake)
{
  gboolean ended = FALSE;

  g_unix_signal_add (SIGINT, end, &ended);
  g_unix_signal_add (SIGTERM, end, &ended);
  g_unix_signal_add (SIGHUP, end, &ended);
  explain (fake);
  fflush (stdout);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
follow_input (BwFakeMicrosoft *fake)
{
  char line[4096];

  g_print ("{\"login\":\"%s\",\"graph\":\"%s\",\"authority\":\"%s\"}\n",
           bw_fake_entra_get_root (fake->entra), bw_fake_graph_get_root (fake->graph),
           bw_test_authority_get_path (fake->authority));
  fflush (stdout);
  while (fgets (line, sizeof line, stdin) != NULL) {
    g_autofree char *answer = bw_fake_microsoft_follow (fake, g_strstrip (line));

    g_print ("%s\n", answer);
    fflush (stdout);
  }
}

static void
serve (GBytes *recorded_scores, GBytes *recorded_profiles)
{
  g_autoptr (BwFakeMicrosoft) fake = bw_fake_microsoft_new (
      (guint) MAX (n_days, 1), (guint) MAX (n_controls, 1), (guint) MAX (page_size, 1));

  bw_fake_graph_replay (fake->graph, recorded_scores, recorded_profiles);
  if (explains)
    explain_until_signal (fake);
  else
    follow_input (fake);
}

static gboolean
load (const char *path, GBytes **bytes, GError **error)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  if (path == NULL)
    return TRUE;
  if (!g_file_get_contents (path, &data, &length, error))
    return FALSE;
  *bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GBytes) recorded_scores = NULL;
  g_autoptr (GBytes) recorded_profiles = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_set_summary (
      context,
      "Serves a sign-in service and a Microsoft Graph, both made up, on this machine alone.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) ||
      !load (scores, &recorded_scores, &error) || !load (profiles, &recorded_profiles, &error)) {
    g_printerr ("fake-microsoft: %s\n", error->message);
    return 2;
  }
  serve (recorded_scores, recorded_profiles);
  return EXIT_SUCCESS;
}
