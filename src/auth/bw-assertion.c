/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-assertion.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "auth/bw-base64url.h"
#include "auth/bw-random.h"

/* How long it counts, in seconds; clocks may differ by as much as it starts earlier (graph.md §4.4). */
#define LIFE 600
#define SLACK 60

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/* Ends the object and encodes it. */
static char *
encode (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return bw_base64url_encode (text, strlen (text));
}

static char *
build_header (BwCertificate *certificate)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "alg", "PS256");
  add_text (builder, "typ", "JWT");
  add_text (builder, "x5t#S256", bw_certificate_get_x5t (certificate));
  return encode (builder);
}

static char *
build_payload (const char *endpoint, const char *client_id, gint64 now)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *id = bw_random_uuid ();

  json_builder_begin_object (builder);
  add_text (builder, "aud", endpoint);
  add_text (builder, "iss", client_id);
  add_text (builder, "sub", client_id);
  add_text (builder, "jti", id);
  add_number (builder, "iat", now);
  add_number (builder, "nbf", now - SLACK);
  add_number (builder, "exp", now + LIFE - SLACK);
  return encode (builder);
}

/**
 * bw_assertion_build:
 * @certificate: what the application shows of itself
 * @endpoint: the address of the token endpoint
 * @client_id: the application's id
 * @now: the present moment
 * @error: return location for a %BW_CERTIFICATE_ERROR
 *
 * Builds the signed statement that the client of this id holds the key of this certificate
 * (graph.md §4.4, RFC 7523 §2.2). Each is another one and counts for nine minutes.
 *
 * Returns: (transfer full): a JWT, a #BwSecretText; or %NULL where the certificate does not count now
 */
char *
bw_assertion_build (BwCertificate *certificate,
                    const char *endpoint,
                    const char *client_id,
                    GDateTime *now,
                    GError **error)
{
  g_autofree char *header = NULL;
  g_autofree char *payload = NULL;
  g_autofree char *statement = NULL;
  g_autofree char *signature = NULL;

  if (!bw_certificate_check_time (certificate, now, error))
    return NULL;

  header = build_header (certificate);
  payload = build_payload (endpoint, client_id, g_date_time_to_unix (now));
  statement = g_strconcat (header, ".", payload, NULL);
  signature = bw_certificate_sign (certificate, statement, error);
  return signature != NULL ? g_strconcat (statement, ".", signature, NULL) : NULL;
}
