/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The fake sign-in service and the fake Graph as one program: prints where they are, one JSON object in
 * a line, and serves until its standard input ends. A line on standard input changes something, and is
 * answered with a line: `forbid` has Graph refuse all that comes next, `expire` has it take the next token for
 * one that has run out, `allow` ends both, `revoke` ends all sign-ins, `refuse ENDPOINT ERROR NUMBER` has the
 * sign-in service say no once, `hold` has codes wait until `enter CODE`, `certificate FILE` has the registration
 * know a certificate, `complaint` tells what the sign-in service found wrong. Argument: how many controls
 * there are, for whoever has two of them to tell apart. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/bw-fake-entra.h"
#include "support/bw-fake-graph.h"

#define N_CONTROLS 60

#define FORBIDDEN "{\"error\":{\"code\":\"Authorization_RequestDenied\",\"message\":\"No.\"}}"
#define EXPIRED "{\"error\":{\"code\":\"InvalidAuthenticationToken\",\"message\":\"Expired.\"}}"

static void
say (const char *text)
{
  printf ("%s\n", text);
  fflush (stdout);
}

static void
trouble (BwTestServer *server, const char *command)
{
  if (g_str_equal (command, "forbid"))
    bw_test_server_add_fault (server, 0, &(BwTestFault) { .status = 403, .body = FORBIDDEN });
  else if (g_str_equal (command, "expire"))
    bw_test_server_add_fault (server, bw_test_server_count_requests (server) + 1,
                              &(BwTestFault) { .status = 401, .body = EXPIRED });
  else
    bw_test_server_clear_faults (server);
}

static void
refuse (BwFakeEntra *entra, char **words)
{
  g_assert_cmpuint (g_strv_length (words), ==, 4);
  bw_fake_entra_refuse (entra, words[1], words[2], (guint) g_ascii_strtoull (words[3], NULL, 10),
                        1);
}

static void
learn (BwFakeEntra *entra, const char *path)
{
  g_autofree char *certificate = NULL;

  g_assert_true (g_file_get_contents (path, &certificate, NULL, NULL));
  bw_fake_entra_set_certificate (entra, certificate);
}

static void
follow (const char *command, BwFakeEntra *entra, BwFakeGraph *graph)
{
  g_auto (GStrv) words = g_strsplit (command, " ", -1);
  const char *word = words[0];

  if (g_str_equal (word, "forbid") || g_str_equal (word, "expire") || g_str_equal (word, "allow")) {
    trouble (bw_fake_graph_get_server (graph), word);
  } else if (g_str_equal (word, "revoke")) {
    bw_fake_entra_revoke (entra);
  } else if (g_str_equal (word, "refuse")) {
    refuse (entra, words);
  } else if (g_str_equal (word, "hold")) {
    bw_fake_entra_set_pending (entra, G_MAXUINT, 0);
  } else if (g_str_equal (command, "enter " BW_FAKE_ENTRA_USER_CODE)) {
    bw_fake_entra_set_pending (entra, 0, 0);
  } else if (g_str_equal (word, "certificate")) {
    learn (entra, command + strlen ("certificate "));
  } else {
    g_autofree char *complaint = g_str_equal (word, "complaint")
                                     ? bw_fake_entra_dup_complaint (entra)
                                     : g_strconcat ("not understood: ", command, NULL);

    say (g_strdelimit (complaint, "\n", ' '));
    return;
  }
  say ("ok");
}

static void
serve (BwFakeEntra *entra, BwFakeGraph *graph, BwTestAuthority *authority)
{
  char line[4096];

  g_print ("{\"login\":\"%s\",\"graph\":\"%s\",\"authority\":\"%s\"}\n",
           bw_fake_entra_get_root (entra), bw_fake_graph_get_root (graph),
           bw_test_authority_get_path (authority));
  fflush (stdout);
  while (fgets (line, sizeof line, stdin) != NULL)
    follow (g_strstrip (line), entra, graph);
}

int
main (int argc, char *argv[])
{
  guint n_controls = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : N_CONTROLS;
  g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
  g_autoptr (GTlsCertificate) certificate =
                bw_test_authority_issue (authority, BW_TEST_CERTIFICATE_GOOD);
  g_autoptr (BwFakeEntra) entra = bw_fake_entra_new (certificate);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (BwFakeGraph) graph = bw_fake_graph_new (&(BwFakeGraphFields) {
      .certificate = certificate,
      .today = bw_day_from_date_time (now),
      .n_days = 20,
      .n_controls = n_controls,
      .page_size = 25,
  });

  bw_fake_entra_set_graph (entra, bw_fake_graph_get_root (graph));
  bw_fake_entra_set_rotating (entra, TRUE);
  serve (entra, graph, authority);
  return EXIT_SUCCESS;
}
