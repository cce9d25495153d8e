/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each question to the sign-in service meets whatever may go wrong on the way, over TLS. */

#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-entra.h"
#include "source/bw-test-troubles.h"
#include "support/bw-fake-entra.h"
#include "support/bw-manual-clock.h"
#include "support/bw-raw-server.h"
#include "support/bw-secret-watch.h"

#define REDIRECT "http://localhost:1/"

/* A service that can go wrong stands before one that answers rightly. */
typedef struct {
  BwFakeEntra *fake;
  BwTestServer *server;
  BwClock *clock;
  BwHttp *http;
  BwCloud *cloud;
  BwEntra *entra;
} World;

static GTlsDatabase *trust;
static GTlsCertificate *certificate;

static void
answer (SoupServerMessage *message, const BwTestRequest *request, gpointer data)
{
  bw_fake_entra_serve (data, message);
}

static World *
world_new_at (const char *login, GTlsDatabase *trusted)
{
  World *self = g_new0 (World, 1);
  BwRegistration registration = { NULL, BW_FAKE_ENTRA_TENANT, BW_FAKE_ENTRA_CLIENT };
  g_autoptr (GError) error = NULL;

  self->fake = bw_fake_entra_new (NULL);
  self->server = bw_test_server_new (certificate, answer, self->fake);
  self->clock = bw_manual_clock_new ("2026-11-25T12:00:00Z");
  bw_fake_entra_set_clock (self->fake, self->clock);
  bw_fake_entra_set_graph (self->fake, bw_test_server_get_root (self->server));
  self->http = bw_http_new (&(BwHttpFields) { .clock = self->clock, .trust = trusted });
  self->cloud = bw_cloud_new_custom (
      &(BwCloudFields) {
          .login = login != NULL ? login : bw_test_server_get_root (self->server),
          .graph = bw_test_server_get_root (self->server),
      },
      &error);
  g_assert_no_error (error);
  registration.cloud = self->cloud;
  self->entra = bw_entra_new (self->http, self->clock, &registration);
  return self;
}

static World *
world_new (void)
{
  return world_new_at (NULL, trust);
}

static void
world_free (World *self)
{
  g_object_unref (self->entra);
  g_assert_finalize_object (self->http);
  g_object_unref (self->cloud);
  g_object_unref (self->clock);
  bw_test_server_free (self->server);
  g_object_unref (self->fake);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

/* A code that nobody gave out is refused, which is an answer all the same. */
static gboolean
redeem (World *world, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (BwTokens) tokens = bw_entra_redeem (
      world->entra,
      &(BwRedemption) { .code = "no-such-code", .redirect = REDIRECT, .verifier = "verifier" },
      NULL, &problem);

  if (g_error_matches (problem, BW_AUTH_ERROR, BW_AUTH_ERROR_SIGN_IN_AGAIN))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return tokens != NULL;
}

static gboolean
start (World *world, GError **error)
{
  g_autoptr (BwDeviceCode) code = bw_entra_start_device_code (world->entra, NULL, NULL, error);

  return code != NULL;
}

static gboolean
poll (World *world, GError **error)
{
  g_autoptr (BwDeviceCode) code = bw_entra_start_device_code (world->entra, NULL, NULL, error);
  g_autoptr (BwTokens) tokens =
                code != NULL ? bw_entra_await_device_code (world->entra, code, NULL, NULL, error)
                             : NULL;

  return tokens != NULL;
}

static gboolean
refresh (World *world, GError **error)
{
  g_autofree char *token = bw_fake_entra_new_refresh_token (world->fake);
  g_autoptr (BwTokens) tokens = bw_entra_refresh (world->entra, token, FALSE, NULL, NULL, error);

  return tokens != NULL;
}

static gboolean
authenticate (World *world, GError **error)
{
  g_autoptr (BwCredential) application = bw_credential_new (
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = BW_FAKE_ENTRA_SECRET });
  g_autoptr (BwTokens) tokens = bw_entra_authenticate (world->entra, application, NULL, NULL, error);

  return tokens != NULL;
}

/* `number` is the request that is disturbed. What is asked once is not tried again; and who polls asks later. */
static const struct {
  const char *name;
  gboolean (*ask) (World *world, GError **error);
  guint number;
  gboolean once;
  gboolean polls;
} QUESTIONS[] = {
  { "redeem", redeem, 1, TRUE, FALSE },
  { "start", start, 1, FALSE, FALSE },
  { "poll", poll, 2, TRUE, TRUE },
  { "refresh", refresh, 1, FALSE, FALSE },
  { "authenticate", authenticate, 1, FALSE, FALSE },
};

/* What is no answer of a sign-in service is none, whatever of it would count for Graph. */
static void
assert_told (const GError *error, const BwTestTrouble *trouble)
{
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  if (error->domain == BW_AUTH_ERROR)
    g_assert_true (error->code == BW_AUTH_ERROR_BAD_ANSWER || error->code == BW_AUTH_ERROR_EXPIRED);
  else
    g_assert_error (error, BW_HTTP_ERROR, (int) trouble->code);
  g_assert_null (strstr (error->message, "lanted"));
}

/* Whether what happens is an error of the network, on which a device code waits. */
static gboolean
is_waited_for (const BwTestTrouble *trouble)
{
  return !trouble->content &&
         (trouble->code == BW_HTTP_ERROR_UNREACHABLE || trouble->code == BW_HTTP_ERROR_SERVER ||
          trouble->code == BW_HTTP_ERROR_BUSY || trouble->code == BW_HTTP_ERROR_CAPTIVE_PORTAL);
}

static void
test_trouble (gconstpointer data)
{
  const BwTestTrouble *trouble = data;

  for (gsize i = 0; i < G_N_ELEMENTS (QUESTIONS); i++) {
    g_autoptr (World) once = world_new ();
    g_autoptr (World) always = world_new ();
    g_autoptr (GError) first = NULL;
    g_autoptr (GError) lasting = NULL;
    gboolean passes =
        QUESTIONS[i].polls ? is_waited_for (trouble) : trouble->passes && !QUESTIONS[i].once;

    g_test_message ("%s: %s", QUESTIONS[i].name, trouble->name);
    bw_test_server_add_fault (once->server, QUESTIONS[i].number, &trouble->fault);
    if (passes) {
      g_assert_true (QUESTIONS[i].ask (once, &first));
      g_assert_no_error (first);
    } else {
      g_assert_false (QUESTIONS[i].ask (once, &first));
      assert_told (first, trouble);
    }

    for (guint n = 0; n < 100; n++)
      bw_test_server_add_fault (always->server, QUESTIONS[i].number + n, &trouble->fault);
    g_assert_false (QUESTIONS[i].ask (always, &lasting));
    assert_told (lasting, trouble);
    if (QUESTIONS[i].polls)
      g_assert_cmpint (g_error_matches (lasting, BW_AUTH_ERROR, BW_AUTH_ERROR_EXPIRED), ==,
                       is_waited_for (trouble));
  }
}

/* No question gets as far as being asked. */
static void
check_before (const char *login, GTlsDatabase *trusted, BwHttpError code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (QUESTIONS); i++) {
    g_autoptr (World) world = world_new_at (login, trusted);
    g_autoptr (GError) error = NULL;

    g_assert_false (QUESTIONS[i].ask (world, &error));
    g_assert_error (error, BW_HTTP_ERROR, (int) code);
    g_assert_cmpuint (bw_test_server_count_requests (world->server), ==, 0);
  }
}

static void
test_no_host (void)
{
  check_before ("https://nobody.invalid", trust, BW_HTTP_ERROR_OFFLINE);
}

/* Nor is a code waited for that was given out before: a certificate is not one of the things that pass. */
static void
check_given (const char *login, GTlsDatabase *trusted, BwHttpError code)
{
  g_autoptr (World) given = world_new ();
  g_autoptr (World) world = world_new_at (login, trusted);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDeviceCode) device = bw_entra_start_device_code (given->entra, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (bw_entra_await_device_code (world->entra, device, NULL, NULL, &error));
  g_assert_error (error, BW_HTTP_ERROR, (int) code);
}

/* `known` is whether the authority is trusted that issued what is shown. */
static const struct {
  const char *name;
  BwTestCertificate kind;
  gboolean known;
  BwHttpError code;
} CERTIFICATES[] = {
  { "expired", BW_TEST_CERTIFICATE_EXPIRED, TRUE, BW_HTTP_ERROR_CERTIFICATE },
  { "early", BW_TEST_CERTIFICATE_EARLY, TRUE, BW_HTTP_ERROR_CERTIFICATE },
  { "other-name", BW_TEST_CERTIFICATE_OTHER_NAME, TRUE, BW_HTTP_ERROR_CERTIFICATE },
  { "unknown-authority", BW_TEST_CERTIFICATE_GOOD, FALSE, BW_HTTP_ERROR_UNKNOWN_AUTHORITY },
};

/* Each question is once asked where the certificate is wrong, and takes it once for what it is. */
static void
test_certificate (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
  g_autoptr (GTlsDatabase) its = bw_test_authority_dup_database (authority);
  g_autoptr (GTlsCertificate) issued = bw_test_authority_issue (authority, CERTIFICATES[i].kind);
  g_autoptr (BwRawServer) server = bw_raw_server_new_with_certificate (issued);
  g_autofree char *login =
      g_strdup_printf ("https://localhost:%u", bw_raw_server_get_port (server));
  GTlsDatabase *trusted = CERTIFICATES[i].known ? its : trust;

  check_before (login, trusted, CERTIFICATES[i].code);
  check_given (login, trusted, CERTIFICATES[i].code);
  g_assert_cmpuint (bw_raw_server_count_trusting (server), ==, 0);
}

/* A code that was given out is waited for until it ends, on a network that is not there the whole time. */
static void
check_waits (World *given, World *world)
{
  g_autoptr (BwDeviceCode) code = NULL;
  g_autoptr (GError) error = NULL;

  bw_fake_entra_set_device_life (given->fake, 60);
  code = bw_entra_start_device_code (given->entra, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (bw_entra_await_device_code (world->entra, code, NULL, NULL, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_EXPIRED);
}

/* The same service, reached in another way. */
static void
set_http (World *self, const BwHttpFields *fields)
{
  BwRegistration registration = { self->cloud, BW_FAKE_ENTRA_TENANT, BW_FAKE_ENTRA_CLIENT };
  BwHttpFields all = *fields;

  all.clock = self->clock;
  all.trust = trust;
  g_clear_object (&self->entra);
  g_clear_object (&self->http);
  self->http = bw_http_new (&all);
  self->entra = bw_entra_new (self->http, self->clock, &registration);
}

static void
test_waits (void)
{
  static const BwTestFault NEVER = { .raw = "HTTP/1.1 200 OK\r\n", .end = BW_TEST_END_HANG };
  g_autoptr (World) given = world_new ();
  g_autoptr (World) offline = world_new_at ("https://nobody.invalid", trust);
  g_autoptr (World) slow = world_new ();
  g_autoptr (World) proxy = world_new ();
  g_autoptr (GProxyResolver) nowhere = g_simple_proxy_resolver_new ("http://127.0.0.1:1", NULL);
  g_autoptr (GError) error = NULL;

  check_waits (given, offline);

  set_http (slow, &(BwHttpFields) { .deadline = 100 * G_TIME_SPAN_MILLISECOND });
  bw_test_server_add_fault (slow->server, 0, &NEVER);
  check_waits (given, slow);
  g_assert_cmpuint (bw_test_server_count_requests (slow->server), >=, 2);

  /* Nobody listens there. */
  set_http (proxy, &(BwHttpFields) { .proxy = nowhere });
  g_assert_false (start (proxy, &error));
  g_assert_error (error, BW_HTTP_ERROR, BW_HTTP_ERROR_PROXY);
  check_waits (given, proxy);
}

/* An answer of which there is a beginning, and that never ends, or goes on so slowly that it might as well not. */
static void
test_never_ends (void)
{
  static const BwTestFault ANSWERS[] = {
    { .raw = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{",
      .end = BW_TEST_END_HANG },
    { .raw = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"error\":\"slow_down\"}",
      .pause = 100 },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (ANSWERS); k++)
    for (gsize i = 0; i < G_N_ELEMENTS (QUESTIONS); i++) {
      g_autoptr (World) world = world_new ();
      g_autoptr (GError) error = NULL;

      /* Who polls is never through with it: test_waits() has that. */
      if (QUESTIONS[i].polls)
        continue;
      set_http (world, &(BwHttpFields) { .deadline = 200 * G_TIME_SPAN_MILLISECOND });
      bw_test_server_add_fault (world->server, 0, &ANSWERS[k]);
      g_test_message ("%s", QUESTIONS[i].name);
      g_assert_false (QUESTIONS[i].ask (world, &error));
      g_assert_error (error, BW_HTTP_ERROR, BW_HTTP_ERROR_TIMED_OUT);
      g_assert_cmpuint (bw_test_server_count_requests (world->server), <=,
                        QUESTIONS[i].once ? 1 : 5);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (BwTestAuthority) authority = bw_test_authority_new ();
  int status = 0;

  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  trust = bw_test_authority_dup_database (authority);
  certificate = bw_test_authority_issue (authority, BW_TEST_CERTIFICATE_GOOD);
  for (gsize i = 0; i < BW_N_TEST_TROUBLES; i++) {
    g_autofree char *name = g_strconcat ("/entra-faults/", BW_TEST_TROUBLES[i].name, NULL);

    g_test_add_data_func (name, &BW_TEST_TROUBLES[i], test_trouble);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (CERTIFICATES); i++) {
    g_autofree char *name = g_strconcat ("/entra-faults/certificate/", CERTIFICATES[i].name, NULL);

    g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_certificate);
  }
  g_test_add_func ("/entra-faults/no-host", test_no_host);
  g_test_add_func ("/entra-faults/waits", test_waits);
  g_test_add_func ("/entra-faults/never-ends", test_never_ends);
  status = g_test_run ();
  g_clear_object (&certificate);
  g_clear_object (&trust);
  return status;
}
