/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>
#include <string.h>

#include "support/bw-fake-entra-private.h"

#define GRANT_DEVICE_CODE "urn:ietf:params:oauth:grant-type:device_code"
#define GRANT_DEVICE_CODE_SHORT "device_code" /* Microsoft's own clients say it so */
/* How far clocks may differ, in seconds: MSAL rounds its own up, too. */
#define SKEW 300

#define CODE_LIFE (10 * G_TIME_SPAN_MINUTE) /* graph.md §4.2 */
#define LONGEST_UNUSED (90 * G_TIME_SPAN_DAY) /* graph.md §4.5 */
#define INTERVAL 5 /* seconds, graph.md §4.3 */
#define SLOWER_BY 5 /* RFC 8628 §3.5 */
#define EARLY (100 * G_TIME_SPAN_MILLISECOND) /* two clocks are never quite the same */

#define ASSERTION_TYPE "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

static const char *
get (GHashTable *form, const char *name)
{
  const char *value = g_hash_table_lookup (form, name);

  return value != NULL ? value : "";
}

static gboolean
is (GHashTable *form, const char *name, const char *value)
{
  return g_str_equal (get (form, name), value);
}

static guchar *
decode (const char *text, gsize *length)
{
  g_autofree char *usual = g_strdup (text);
  g_autofree char *padded = NULL;

  g_strdelimit (g_strdelimit (usual, "-", '+'), "_", '/');
  padded = g_strconcat (usual,
                        strlen (usual) % 4 == 2   ? "=="
                        : strlen (usual) % 4 == 3 ? "="
                                                  : "",
                        NULL);
  return g_base64_decode (padded, length);
}

static char *
challenge_of (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);
  return bw_fake_entra_encode (digest, length);
}

static gboolean
is_unreserved (const char *text)
{
  return strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~") ==
         strlen (text);
}

/* What a real one does not look at, but has to be there. */
static void
check_scope (BwFakeEntra *self, GHashTable *form)
{
  g_autofree char *wanted =
      g_strdup_printf ("%s/SecurityEvents.Read.All %s/User.Read openid profile offline_access",
                       self->graph, self->graph);
  g_autofree char *to_write =
      g_strdup_printf ("%s/SecurityEvents.Read.All %s/SecurityEvents.ReadWrite.All %s/User.Read "
                       "openid profile offline_access",
                       self->graph, self->graph, self->graph);

  if (!is (form, "scope", wanted) && !is (form, "scope", to_write))
    bw_fake_entra_complain (self, "scope is %s", get (form, "scope"));
}

static void
check_claims (BwFakeEntra *self, GHashTable *form)
{
  g_autoptr (JsonNode) claims = json_from_string (get (form, "claims"), NULL);
  JsonObject *token =
      claims != NULL && JSON_NODE_HOLDS_OBJECT (claims)
          ? json_object_get_object_member (json_node_get_object (claims), "access_token")
          : NULL;

  if (token == NULL || !json_object_has_member (token, "xms_cc"))
    bw_fake_entra_complain (self, "claims are %s", get (form, "claims"));
}

static void
check_authorize (BwFakeEntra *self, GHashTable *query)
{
  static const struct {
    const char *name;
    const char *value;
  } WANTED[] = {
    { "client_id", BW_FAKE_ENTRA_CLIENT }, { "response_type", "code" },
    { "response_mode", "query" },          { "code_challenge_method", "S256" },
    { "prompt", "select_account" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (WANTED); i++)
    if (!is (query, WANTED[i].name, WANTED[i].value))
      bw_fake_entra_complain (self, "%s is %s", WANTED[i].name, get (query, WANTED[i].name));
  if (strlen (get (query, "state")) < 22)
    bw_fake_entra_complain (self, "state has less than 128 bits");
  if (strlen (get (query, "nonce")) < 22)
    bw_fake_entra_complain (self, "nonce has less than 128 bits");
  if (strlen (get (query, "code_challenge")) != 43 ||
      !is_unreserved (get (query, "code_challenge")))
    bw_fake_entra_complain (self, "code_challenge is %s", get (query, "code_challenge"));
  check_scope (self, query);
  check_claims (self, query);
}

/* The port is free, the rest is not; a slash alone is no path (graph.md §4.2). */
static gboolean
is_registered (const char *redirect)
{
  g_autoptr (GUri) uri = g_uri_parse (redirect, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_str_equal (g_uri_get_scheme (uri), "http") &&
         g_strcmp0 (g_uri_get_host (uri), "localhost") == 0 && g_uri_get_port (uri) > 0 &&
         (g_str_equal (g_uri_get_path (uri), "/") || *g_uri_get_path (uri) == '\0') &&
         g_uri_get_query (uri) == NULL;
}

static BwFakeCode *
make_code (BwFakeEntra *self, GHashTable *query)
{
  BwFakeCode *code = g_new0 (BwFakeCode, 1);

  code->tenant = g_strdup (self->asked_tenant);
  code->challenge = g_strdup (get (query, "code_challenge"));
  code->redirect = g_strdup (get (query, "redirect_uri"));
  code->nonce = g_strdup (get (query, "nonce"));
  code->claims = g_strdup (get (query, "claims"));
  code->expires = bw_fake_entra_get_now (self) + CODE_LIFE;
  return code;
}

/* The browser asks, and the user has signed in at once. */
void
bw_fake_entra_authorize (BwFakeEntra *self, SoupServerMessage *message, GHashTable *query)
{
  const char *redirect = get (query, "redirect_uri");
  g_autofree char *code = bw_fake_entra_make_up ("code");
  g_autofree char *answer = NULL;
  g_autofree char *address = NULL;

  check_authorize (self, query);
  if (!is (query, "client_id", BW_FAKE_ENTRA_CLIENT) || !is_registered (redirect)) {
    bw_fake_entra_say_no (message, 400, "invalid_request", 50011,
                          "The redirect is not registered.");
    return;
  }

  g_hash_table_insert (self->codes, g_strdup (code), make_code (self, query));
  answer = soup_form_encode ("code", code, "state", get (query, "state"), "session_state",
                             BW_FAKE_ENTRA_TENANT, NULL);
  address = g_strdup_printf ("%s?%s", redirect, answer);
  soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, address);
}

/* It counts where it was asked for, and nowhere else. */
static gboolean
is_code (BwFakeEntra *self, const BwFakeCode *code)
{
  return code != NULL && g_str_equal (code->tenant, self->asked_tenant) &&
         bw_fake_entra_get_now (self) < code->expires;
}

static void
redeem (BwFakeEntra *self, SoupServerMessage *message, GHashTable *form)
{
  BwFakeCode *code = g_hash_table_lookup (self->codes, get (form, "code"));
  const char *verifier = get (form, "code_verifier");
  g_autofree char *challenge = challenge_of (verifier);

  check_scope (self, form);
  check_claims (self, form);
  if (g_hash_table_contains (form, "client_secret"))
    bw_fake_entra_say_no (message, 401, "invalid_client", 700025, "Client is public.");
  else if (!is_code (self, code))
    bw_fake_entra_say_no (message, 400, "invalid_grant", 70008, "The code is unknown or too old.");
  else if (code->used)
    bw_fake_entra_say_no (message, 400, "invalid_grant", 54005, "Code was already redeemed.");
  else if (strlen (verifier) < 43 || strlen (verifier) > 128 || !is_unreserved (verifier) ||
           !g_str_equal (challenge, code->challenge))
    bw_fake_entra_say_no (message, 400, "invalid_grant", 501481, "The verifier does not match.");
  else if (!is (form, "redirect_uri", code->redirect))
    bw_fake_entra_say_no (message, 400, "invalid_grant", 50011, "Another redirect.");
  else {
    code->used = TRUE;
    bw_fake_entra_say_tokens (
        self, message, form,
        &(BwFakeGiven) { .nonce = code->nonce, .scope = get (form, "scope"), .met = code->claims });
  }
}

/* Tokens for somebody who signed in before; that they are here still is not asked (graph.md §4.5). */
static void
say_refreshed (BwFakeEntra *self,
               SoupServerMessage *message,
               GHashTable *form,
               const BwFakeGrant *grant)
{
  g_autofree char *met = g_strdup (grant->claims);

  if (self->rotating)
    g_hash_table_remove (self->refresh_tokens, get (form, "refresh_token"));
  bw_fake_entra_say_tokens (self, message, form,
                            &(BwFakeGiven) { .scope = get (form, "scope"), .met = met });
}

/* A token that comes back was stolen, either now or then: all of them go (RFC 9700 §4.14.2). */
static void
refresh (BwFakeEntra *self, SoupServerMessage *message, GHashTable *form)
{
  BwFakeGrant *grant = g_hash_table_lookup (self->refresh_tokens, get (form, "refresh_token"));
  gint64 now = bw_fake_entra_get_now (self);

  check_scope (self, form);
  check_claims (self, form);
  if (grant == NULL) {
    if (self->rotating)
      g_hash_table_remove_all (self->refresh_tokens);
    bw_fake_entra_say_no (message, 400, "invalid_grant", 50173, "The grant was revoked.");
  } else if (now - grant->used >= LONGEST_UNUSED) {
    bw_fake_entra_say_no (message, 400, "invalid_grant", 700082,
                          "The token was not used for long.");
  } else if (bw_fake_entra_wants_user (self, get (form, "claims"), grant)) {
    bw_fake_entra_say_demand (self, message);
  } else if (!grant->writes && bw_fake_entra_may_write (get (form, "scope"))) {
    bw_fake_entra_say_no (message, 400, "invalid_grant", 65001, "Nobody has consented to that.");
  } else {
    grant->used = now;
    say_refreshed (self, message, form, grant);
  }
}

/* Whoever polls too fast has to be slower from then on, every time by as much again (RFC 8628 §3.5). */
static gboolean
is_too_fast (BwFakeEntra *self, BwFakeDeviceCode *code)
{
  gint64 now = bw_fake_entra_get_now (self);
  gint64 since = now - code->polled;
  gboolean early = code->polled != 0 && since < code->interval * G_TIME_SPAN_SECOND - EARLY;

  code->polled = now;
  if (!early && self->n_slow_downs == 0)
    return FALSE;
  if (self->n_slow_downs > 0)
    self->n_slow_downs--;
  code->interval += SLOWER_BY;
  return TRUE;
}

static void
say_device_tokens (BwFakeEntra *self,
                   SoupServerMessage *message,
                   GHashTable *form,
                   const BwFakeDeviceCode *code)
{
  bw_fake_entra_say_tokens (self, message, form,
                            &(BwFakeGiven) { .scope = code->scope, .met = code->claims });
  g_hash_table_remove (self->device_codes, get (form, "device_code"));
}

/* What has become of a code; it counts where it was asked for, and nowhere else (graph.md §4.3). */
static void
poll (BwFakeEntra *self, SoupServerMessage *message, GHashTable *form)
{
  const char *name = get (form, "device_code");
  BwFakeDeviceCode *code = g_hash_table_lookup (self->device_codes, name);

  check_claims (self, form);
  if (code == NULL || !g_str_equal (code->tenant, self->asked_tenant)) {
    bw_fake_entra_say_no (message, 400, "bad_verification_code", 70018, "No such code.");
  } else if (bw_fake_entra_get_now (self) >= code->expires) {
    bw_fake_entra_say_no (message, 400, "expired_token", 70020, "The code is too old.");
  } else if (is_too_fast (self, code)) {
    bw_fake_entra_say (message, 400, "{\"error\":\"slow_down\"}");
  } else if (self->declined) {
    g_hash_table_remove (self->device_codes, name);
    bw_fake_entra_say_no (message, 400, "authorization_declined", 65004, "The user said no.");
  } else if (self->n_pending > 0) {
    self->n_pending--;
    bw_fake_entra_say_no (message, 400, "authorization_pending", 70016, "Not yet.");
  } else {
    say_device_tokens (self, message, form, code);
  }
}

static JsonObject *
read_part (const char *part)
{
  gsize length = 0;
  g_autofree guchar *data = decode (part, &length);
  g_autofree char *text = g_strndup ((const char *) data, length);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

static gboolean
is_signed (BwFakeEntra *self, char **parts)
{
  g_autofree char *text = g_strconcat (parts[0], ".", parts[1], NULL);
  gsize length = 0;
  g_autofree guchar *signature = decode (parts[2], &length);
  gnutls_datum_t data = { (unsigned char *) text, (unsigned int) strlen (text) };
  gnutls_datum_t signed_by = { signature, (unsigned int) length };

  return self->key != NULL &&
         gnutls_pubkey_verify_data2 (self->key, GNUTLS_SIGN_RSA_PSS_RSAE_SHA256, 0, &data,
                                     &signed_by) >= 0;
}

static gboolean
claims (JsonObject *object, const char *name, const char *value)
{
  return g_str_equal (json_object_get_string_member_with_default (object, name, ""), value);
}

/* The token endpoint, with the tenant by one of its names: Microsoft's own clients have it as it was typed. */
static gboolean
is_audience (BwFakeEntra *self, JsonObject *object)
{
  g_autofree char *by_id = g_strdup_printf ("%s/%s/oauth2/v2.0/token", self->root, self->tenant);
  g_autofree char *by_domain = g_strdup_printf ("%s/%s/oauth2/v2.0/token", self->root,
                                                bw_fake_entra_get_domain (self->tenant));

  return claims (object, "aud", by_id) || claims (object, "aud", by_domain);
}

/* What is wrong with an assertion, as a number after AADSTS; 0 for nothing. One may come again for as long
   as it counts, as those of Microsoft's own clients do. */
static guint
judge_assertion (BwFakeEntra *self, GHashTable *form, gint64 now)
{
  g_auto (GStrv) parts = g_strsplit (get (form, "client_assertion"), ".", -1);
  g_autoptr (JsonObject) header = NULL;
  g_autoptr (JsonObject) body = NULL;

  if (g_strv_length (parts) != 3 || !is_signed (self, parts))
    return 700027;
  header = read_part (parts[0]);
  body = read_part (parts[1]);
  if (!claims (header, "alg", "PS256") || !claims (header, "x5t#S256", self->thumbprint))
    return 700027;
  if (!is_audience (self, body) || !claims (body, "iss", BW_FAKE_ENTRA_CLIENT) ||
      !claims (body, "sub", BW_FAKE_ENTRA_CLIENT) ||
      !g_uuid_string_is_valid (json_object_get_string_member_with_default (body, "jti", "")))
    return 700021;
  if (json_object_get_int_member_with_default (body, "nbf", 0) > now + SKEW ||
      json_object_get_int_member_with_default (body, "exp", 0) <= now - SKEW ||
      json_object_get_int_member_with_default (body, "exp", 0) > now + 600 + SKEW)
    return 700024;
  return 0;
}

static void
authenticate (BwFakeEntra *self, SoupServerMessage *message, GHashTable *form)
{
  g_autofree char *scope = g_strconcat (self->graph, "/.default", NULL);
  gboolean asserts = g_hash_table_contains (form, "client_assertion");
  gint64 now = bw_fake_entra_get_now (self) / G_USEC_PER_SEC;
  guint number = 0;

  check_claims (self, form);
  if (!is (form, "scope", scope))
    bw_fake_entra_complain (self, "scope is %s", get (form, "scope"));
  if (asserts && !is (form, "client_assertion_type", ASSERTION_TYPE))
    bw_fake_entra_complain (self, "type is %s", get (form, "client_assertion_type"));

  number = asserts                                            ? judge_assertion (self, form, now)
           : is (form, "client_secret", BW_FAKE_ENTRA_SECRET) ? 0
                                                              : 7000215;
  if (number == 0)
    bw_fake_entra_say_tokens (self, message, form, &(BwFakeGiven) { .scope = get (form, "scope") });
  else
    bw_fake_entra_say_no (message, 401, "invalid_client", number,
                          "The application is not believed.");
}

void
bw_fake_entra_token (BwFakeEntra *self, SoupServerMessage *message, GHashTable *form)
{
  if (!is (form, "client_id", BW_FAKE_ENTRA_CLIENT))
    bw_fake_entra_say_no (message, 400, "unauthorized_client", 700016, "No such application.");
  else if (bw_fake_entra_is_refused (self, message, form))
    return;
  else if (is (form, "grant_type", "authorization_code"))
    redeem (self, message, form);
  else if (is (form, "grant_type", "refresh_token"))
    refresh (self, message, form);
  else if (is (form, "grant_type", "client_credentials"))
    authenticate (self, message, form);
  else if (is (form, "grant_type", GRANT_DEVICE_CODE) ||
           is (form, "grant_type", GRANT_DEVICE_CODE_SHORT))
    poll (self, message, form);
  else
    bw_fake_entra_say_no (message, 400, "unsupported_grant_type", 70003, "No such grant.");
}

static BwFakeDeviceCode *
make_device_code (BwFakeEntra *self, GHashTable *form)
{
  BwFakeDeviceCode *code = g_new0 (BwFakeDeviceCode, 1);

  code->tenant = g_strdup (self->asked_tenant);
  code->scope = g_strdup (get (form, "scope"));
  code->claims = g_strdup (get (form, "claims"));
  code->expires = bw_fake_entra_get_now (self) + self->device_life * G_TIME_SPAN_SECOND;
  code->interval = INTERVAL;
  return code;
}

void
bw_fake_entra_devicecode (BwFakeEntra *self, SoupServerMessage *message, GHashTable *form)
{
  g_autofree char *code = bw_fake_entra_make_up ("device");
  g_autofree char *body = g_strdup_printf (
      "{\"user_code\":\"" BW_FAKE_ENTRA_USER_CODE
      "\",\"device_code\":\"%s\",\"verification_uri\":\"%s%s\","
      "\"expires_in\":%u,\"interval\":%d,\"message\":\"To sign in, use a web browser to open the "
      "page %s%s and enter the code " BW_FAKE_ENTRA_USER_CODE " to authenticate.\"}",
      code, self->root, BW_FAKE_ENTRA_DEVICE, self->device_life, INTERVAL, self->root,
      BW_FAKE_ENTRA_DEVICE);

  check_scope (self, form);
  check_claims (self, form);
  g_hash_table_insert (self->device_codes, g_strdup (code), make_device_code (self, form));
  bw_fake_entra_say (message, 200, body);
}
