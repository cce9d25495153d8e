/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-fake-microsoft.h"

#include <string.h>

#include "auth/bw-test-key-pair.h"

#define CERTIFICATE "certificate "
/* An authentication context that a policy wants of whoever reads (graph.md §4.7). */
#define DEMAND "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}"
/* Who else makes changes. */
#define COLLEAGUE "collega@voorbeeld.example"
#define REQUEST "11112222-3333-4444-5555-666677778888"

/* As graph.md §5 has it. */
#define ERROR_HEADERS "Content-Type: application/json\nrequest-id: " REQUEST
#define ERROR_BODY(code, text)                                                  \
  "{\"error\":{\"code\":\"" code "\",\"message\":\"" text "\",\"innerError\":{" \
  "\"date\":\"2026-07-17T12:00:00\",\"request-id\":\"" REQUEST                  \
  "\",\"client-request-id\":\"" REQUEST "\"}}}"

static const BwTestFault EMPTY = {
  .status = 200,
  .headers = "Content-Type: application/json",
  .body = "{\"value\":[]}",
};

static const BwTestFault FORBIDDEN = {
  .status = 403,
  .headers = ERROR_HEADERS,
  .body = ERROR_BODY ("Authorization_RequestDenied", "Insufficient privileges."),
};
static const BwTestFault EXPIRED = {
  .status = 401,
  .headers = ERROR_HEADERS,
  .body = ERROR_BODY ("InvalidAuthenticationToken", "Expired."),
};
static const BwTestFault BUSY = {
  .status = 429,
  .headers = ERROR_HEADERS "\nRetry-After: 1",
  .body = ERROR_BODY ("TooManyRequests", "Too many requests."),
};

/**
 * bw_fake_microsoft_new:
 * @n_days: how many days Graph has, up to today
 * @n_controls: how many controls
 * @page_size: how many profiles are in a page
 *
 * Returns: (transfer full): both, which serve already
 */
BwFakeMicrosoft *
bw_fake_microsoft_new (guint n_days, guint n_controls, guint page_size)
{
  BwFakeMicrosoft *self = g_new0 (BwFakeMicrosoft, 1);
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  self->authority = bw_test_authority_new ();
  certificate = bw_test_authority_issue (self->authority, BW_TEST_CERTIFICATE_GOOD);
  self->folder = bw_test_folder_new ();
  self->entra = bw_fake_entra_new (certificate);
  self->graph = bw_fake_graph_new (&(BwFakeGraphFields) {
      .certificate = certificate,
      .today = bw_day_from_date_time (now),
      .n_days = n_days,
      .n_controls = n_controls,
      .page_size = page_size,
      .judge = bw_fake_entra_judge,
      .judge_data = self->entra,
  });
  bw_fake_entra_set_graph (self->entra, bw_fake_graph_get_root (self->graph));
  bw_fake_entra_set_rotating (self->entra, TRUE);
  return self;
}

/**
 * bw_fake_microsoft_free:
 * @self: (transfer full): both
 */
void
bw_fake_microsoft_free (BwFakeMicrosoft *self)
{
  bw_fake_graph_free (self->graph);
  g_object_unref (self->entra);
  bw_test_folder_free (self->folder);
  bw_test_authority_free (self->authority);
  g_free (self);
}

static char *
lay (BwFakeMicrosoft *self, const char *name, const char *certificate, const char *key)
{
  g_autofree char *text = g_strconcat (certificate, key, NULL);
  g_autoptr (GFile) file = bw_test_folder_add_text (self->folder, name, text);

  return g_file_get_path (file);
}

static char *
lay_application (BwFakeMicrosoft *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (BwTestKeyPair) pair =
                bw_test_key_pair_new (BW_TEST_KEY_RSA, now - 24 * 3600, now + 24 * 3600);

  bw_fake_entra_set_certificate (self->entra, pair->certificate);
  return lay (self, "application.pem", pair->certificate, pair->key);
}

static void
take_certificate (BwFakeMicrosoft *self, const char *path)
{
  g_autofree char *certificate = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &certificate, NULL, &error);
  g_assert_no_error (error);
  bw_fake_entra_set_certificate (self->entra, certificate);
}

static char *
lay_server (BwFakeMicrosoft *self)
{
  g_autoptr (GTlsCertificate) issued =
                bw_test_authority_issue (self->authority, BW_TEST_CERTIFICATE_GOOD);
  g_autofree char *certificate = NULL;
  g_autofree char *key = NULL;

  g_object_get (issued, "certificate-pem", &certificate, "private-key-pem", &key, NULL);
  return lay (self, "server.pem", certificate, key);
}

/* An order to Graph; FALSE where it is none. */
static gboolean
trouble_graph (BwFakeMicrosoft *self, const char *word)
{
  BwTestServer *server = bw_fake_graph_get_server (self->graph);
  guint next = bw_test_server_count_requests (server) + 1;

  if (g_str_equal (word, "forbid"))
    bw_test_server_add_fault (server, 0, &FORBIDDEN); /* 0 stands for all */
  else if (g_str_equal (word, "empty"))
    bw_test_server_add_fault (server, 0, &EMPTY);
  else if (g_str_equal (word, "expire"))
    bw_test_server_add_fault (server, next, &EXPIRED);
  else if (g_str_equal (word, "busy"))
    bw_test_server_add_fault (server, next, &BUSY);
  else if (g_str_equal (word, "break-off"))
    bw_fake_graph_set_breaking_off (self->graph, TRUE);
  else if (g_str_equal (word, "allow")) {
    bw_test_server_clear_faults (server);
    bw_fake_graph_set_breaking_off (self->graph, FALSE);
  } else
    return FALSE;
  return TRUE;
}

static guint
read_number (const char *text)
{
  return (guint) g_ascii_strtoull (text, NULL, 10);
}

/* What somebody else changes, now or before the request that comes N-th; FALSE where it is no such order. */
static gboolean
let_edit (BwFakeMicrosoft *self, char **words)
{
  guint n_words = g_strv_length (words);

  if (g_str_equal (words[0], "edit") && n_words == 4)
    bw_fake_graph_edit (self->graph, words[1],
                        &(BwFakeEdit) { words[2], NULL, words[3], COLLEAGUE });
  else if (g_str_equal (words[0], "edit-later") && n_words == 5)
    bw_fake_graph_edit_later (self->graph, read_number (words[1]), words[2],
                              &(BwFakeEdit) { words[3], NULL, words[4], COLLEAGUE });
  else
    return FALSE;
  return TRUE;
}

static void
release (BwFakeMicrosoft *self)
{
  bw_fake_graph_hold_patch (self->graph, 0, FALSE);
  bw_test_server_release (bw_fake_graph_get_server (self->graph));
}

/* An order about changes; FALSE where it is none. */
static gboolean
trouble_changes (BwFakeMicrosoft *self, char **words)
{
  BwTestServer *server = bw_fake_graph_get_server (self->graph);
  guint n_words = g_strv_length (words);

  if (g_str_equal (words[0], "slow"))
    bw_fake_controls_set_slow (bw_fake_graph_get_controls (self->graph), TRUE);
  else if (g_str_equal (words[0], "show"))
    bw_fake_controls_set_slow (bw_fake_graph_get_controls (self->graph), FALSE);
  else if (g_str_equal (words[0], "hold-patch") && n_words == 3)
    bw_fake_graph_hold_patch (self->graph, read_number (words[1]), g_str_equal (words[2], "done"));
  else if (g_str_equal (words[0], "await-held"))
    bw_test_server_wait_for_held (server);
  else if (g_str_equal (words[0], "release"))
    release (self);
  else
    return let_edit (self, words);
  return TRUE;
}

/* An order to the sign-in service; FALSE where it is none. */
static gboolean
trouble_entra (BwFakeMicrosoft *self, char **words)
{
  guint n_words = g_strv_length (words);

  if (g_str_equal (words[0], "revoke"))
    bw_fake_entra_revoke (self->entra);
  else if (g_str_equal (words[0], "demand"))
    bw_fake_entra_demand (self->entra, DEMAND, TRUE);
  else if (g_str_equal (words[0], "single-tenant"))
    bw_fake_entra_set_single_tenant (self->entra, TRUE);
  else if (g_str_equal (words[0], "read-only"))
    bw_fake_entra_set_read_only (self->entra, TRUE);
  else if (g_str_equal (words[0], "hold"))
    bw_fake_entra_set_pending (self->entra, G_MAXUINT, 0);
  else if (g_str_equal (words[0], "enter") && n_words == 2 &&
           g_str_equal (words[1], BW_FAKE_ENTRA_USER_CODE))
    bw_fake_entra_set_pending (self->entra, 0, 0);
  else if (g_str_equal (words[0], "pending") && n_words == 2)
    bw_fake_entra_set_pending (self->entra, read_number (words[1]), 0);
  else if (g_str_equal (words[0], "refuse") && n_words == 4)
    bw_fake_entra_refuse (self->entra, words[1], words[2], read_number (words[3]), 1);
  else
    return FALSE;
  return TRUE;
}

/**
 * bw_fake_microsoft_follow:
 * @self: both
 * @order: an order of those above
 *
 * Returns: (transfer full): the answer, one line
 */
char *
bw_fake_microsoft_follow (BwFakeMicrosoft *self, const char *order)
{
  g_auto (GStrv) words = g_strsplit (order, " ", -1);

  if (words[0] == NULL)
    return g_strdup ("not understood");
  if (g_str_equal (order, "key-pair"))
    return lay_application (self);
  if (g_str_equal (order, "server"))
    return lay_server (self);
  if (g_str_equal (order, "requests"))
    return g_strdup_printf ("%u",
                            bw_test_server_count_requests (bw_fake_graph_get_server (self->graph)));
  if (g_str_equal (words[0], "patches") && words[1] != NULL)
    return g_strdup_printf (
        "%u", bw_fake_controls_count_patches (bw_fake_graph_get_controls (self->graph), words[1]));
  if (g_str_equal (words[0], "updates") && words[1] != NULL) {
    char *updates =
        bw_fake_controls_dup_updates (bw_fake_graph_get_controls (self->graph), words[1], TRUE);

    return updates != NULL ? updates : g_strdup ("[]");
  }
  if (g_str_equal (order, "complaint"))
    return g_strdelimit (bw_fake_entra_dup_complaint (self->entra), "\n", ' ');
  if (g_str_has_prefix (order, CERTIFICATE))
    take_certificate (self, order + strlen (CERTIFICATE));
  else if (!trouble_graph (self, words[0]) && !trouble_entra (self, words) &&
           !trouble_changes (self, words))
    return g_strconcat ("not understood: ", order, NULL);
  return g_strdup ("ok");
}
