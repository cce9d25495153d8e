/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The fake sign-in service and the fake Graph as one program: prints where they are, one JSON object in
 * a line, and serves until its standard input ends. A line on standard input changes something, and is
 * answered with a line: `forbid` has Graph refuse what comes next, `revoke` ends all sign-ins,
 * `certificate FILE` has the registration know a certificate, `complaint` tells what the sign-in service found wrong. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/bw-fake-entra.h"
#include "support/bw-fake-graph.h"

#define FORBIDDEN "{\"error\":{\"code\":\"Authorization_RequestDenied\",\"message\":\"No.\"}}"

static void
say (const char *text)
{
  printf ("%s\n", text);
  fflush (stdout);
}

static void
follow (const char *command, BwFakeEntra *entra, BwFakeGraph *graph)
{
  BwTestServer *server = bw_fake_graph_get_server (graph);
  g_autofree char *certificate = NULL;
  g_autofree char *complaint = NULL;

  if (g_str_equal (command, "forbid")) {
    bw_test_server_add_fault (server, bw_test_server_count_requests (server),
                              &(BwTestFault) { .status = 403, .body = FORBIDDEN });
    say ("ok");
  } else if (g_str_has_prefix (command, "certificate ")) {
    g_assert_true (
        g_file_get_contents (command + strlen ("certificate "), &certificate, NULL, NULL));
    bw_fake_entra_set_certificate (entra, certificate);
    say ("ok");
  } else if (g_str_equal (command, "revoke")) {
    bw_fake_entra_revoke (entra);
    say ("ok");
  } else {
    complaint = bw_fake_entra_dup_complaint (entra);
    say (g_strdelimit (complaint, "\n", ' '));
  }
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
  g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
  g_autoptr (GTlsCertificate) certificate =
                bw_test_authority_issue (authority, BW_TEST_CERTIFICATE_GOOD);
  g_autoptr (BwFakeEntra) entra = bw_fake_entra_new (certificate);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (BwFakeGraph) graph = bw_fake_graph_new (&(BwFakeGraphFields) {
      .certificate = certificate,
      .today = bw_day_from_date_time (now),
      .n_days = 20,
      .n_controls = 60,
      .page_size = 25,
  });

  bw_fake_entra_set_graph (entra, bw_fake_graph_get_root (graph));
  bw_fake_entra_set_rotating (entra, TRUE);
  serve (entra, graph, authority);
  return EXIT_SUCCESS;
}
