/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The fake Graph as a program: prints where it is, one JSON object in a line, and serves until its
 * standard input ends. Any line there is answered with what it has sent since the last one: how many answers,
 * how many of them packed, how many bytes of them, and for how many tokens. */

#include <stdio.h>
#include <stdlib.h>

#include "support/bw-fake-graph.h"

static int n_days = 90;
static int n_controls = 420;
static gboolean secure = FALSE;

static const GOptionEntry entries[] = {
  { "days", 0, 0, G_OPTION_ARG_INT, &n_days, "How many days it has", "N" },
  { "controls", 0, 0, G_OPTION_ARG_INT, &n_controls, "How many controls", "N" },
  { "tls", 0, 0, G_OPTION_ARG_NONE, &secure, "Serve https, by an authority of its own", NULL },
  { NULL },
};

static void
print_counts (BwFakeGraph *graph)
{
  BwFakeGraphCounts counts = bw_fake_graph_take_counts (graph);

  g_print ("{\"answers\":%u,\"packed\":%u,\"bytes\":%" G_GUINT64_FORMAT ",\"tokens\":%u}\n",
           counts.n_answers, counts.n_packed, counts.n_bytes, counts.n_tokens);
  fflush (stdout);
}

static void
serve (BwTestAuthority *authority)
{
  g_autoptr (GTlsCertificate) certificate =
                secure ? bw_test_authority_issue (authority, BW_TEST_CERTIFICATE_GOOD) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (BwFakeGraph) graph = bw_fake_graph_new (&(BwFakeGraphFields) {
      .certificate = certificate,
      .today = bw_day_from_date_time (now),
      .n_days = (guint) MAX (n_days, 0),
      .n_controls = (guint) MAX (n_controls, 0),
  });

  g_print ("{\"graph\":\"%s\",\"authority\":\"%s\"}\n", bw_fake_graph_get_root (graph),
           bw_test_authority_get_path (authority));
  fflush (stdout);
  for (int c = getchar (); c != EOF; c = getchar ())
    if (c == '\n')
      print_counts (graph);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwTestAuthority) authority = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("%s\n", error->message);
    return EXIT_FAILURE;
  }

  authority = bw_test_authority_new ();
  serve (authority);
  return EXIT_SUCCESS;
}
