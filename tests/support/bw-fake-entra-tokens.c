/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "support/bw-fake-entra-private.h"

#define OBJECT "00000000-1111-2222-3333-444444444444"
#define HEADER "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"planted\"}"
#define SIGNATURE "UGxhbnRlZC1zaWduYXR1cmU"
#define WHO "{\"uid\":\"" OBJECT "\",\"utid\":\"" BW_FAKE_ENTRA_TENANT "\"}"

/* base64url, without padding */
char *
bw_fake_entra_encode (gconstpointer data, gsize length)
{
  char *text = g_base64_encode (data, length);

  g_strdelimit (g_strdelimit (text, "+", '-'), "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

static char *
make_id_token (BwFakeEntra *self, const char *nonce)
{
  gint64 now = bw_fake_entra_get_now (self) / G_USEC_PER_SEC;
  g_autofree char *asked =
      nonce != NULL ? g_strdup_printf (",\"nonce\":\"%s\"", nonce) : g_strdup ("");
  g_autofree char *payload = g_strdup_printf (
      "{\"aud\":\"" BW_FAKE_ENTRA_CLIENT "\",\"iss\":\"%s/%s/v2.0\","
      "\"iat\":%" G_GINT64_FORMAT ",\"nbf\":%" G_GINT64_FORMAT ",\"exp\":%" G_GINT64_FORMAT ","
      "\"name\":\"Bé Heer\",\"oid\":\"" OBJECT "\","
      "\"preferred_username\":\"" BW_FAKE_ENTRA_USER "\",\"sub\":\"planted-subject\","
      "\"tid\":\"%s\",\"ver\":\"2.0\"%s}",
      self->root, self->tenant, now, now, now + 3600, self->tenant, asked);
  g_autofree char *header = bw_fake_entra_encode (HEADER, strlen (HEADER));
  g_autofree char *middle = bw_fake_entra_encode (payload, strlen (payload));

  return g_strconcat (header, ".", middle, "." SIGNATURE, NULL);
}

/* What a user gets besides an access token, as members of the answer. Microsoft's own clients ask who the
   user is by `client_info`, too. */
static char *
make_members (BwFakeEntra *self, GHashTable *form, const BwFakeGiven *given)
{
  g_autofree char *refresh_token = bw_fake_entra_make_up ("refresh");
  g_autofree char *id_token = make_id_token (self, given->nonce);
  g_autofree char *who = bw_fake_entra_encode (WHO, strlen (WHO));
  gboolean wanted = g_strcmp0 (g_hash_table_lookup (form, "client_info"), "1") == 0;

  BwFakeGrant *grant = bw_fake_grant_new (self, given->met);
  g_autofree char *writes = NULL;

  grant->writes = bw_fake_entra_may_write (given->scope);
  writes = grant->writes ? g_strconcat (self->graph, "/SecurityEvents.ReadWrite.All ", NULL)
                         : g_strdup ("");
  g_hash_table_insert (self->refresh_tokens, g_strdup (refresh_token), grant);
  return g_strdup_printf (
      ",\"refresh_token\":\"%s\",\"id_token\":\"%s\",\"scope\":\"openid profile "
      "%s/SecurityEvents.Read.All %s%s/User.Read\"%s%s%s",
      refresh_token, id_token, self->graph, writes, self->graph,
      wanted ? ",\"client_info\":\"" : "", wanted ? who : "", wanted ? "\"" : "");
}

static BwFakeToken *
make_token (BwFakeEntra *self, GHashTable *form, const BwFakeGiven *given, gboolean application)
{
  BwFakeToken *token = g_new0 (BwFakeToken, 1);

  token->tenant = self->tenant;
  token->scope = g_strdup (given->scope);
  token->claims = g_strdup (g_hash_table_lookup (form, "claims"));
  token->met = g_strdup (given->met);
  token->application = application;
  token->expires = bw_fake_entra_get_now (self) + self->life * G_TIME_SPAN_SECOND;
  return token;
}

/* What @form asked for: the tokens of a user, or the one of an application. */
void
bw_fake_entra_say_tokens (BwFakeEntra *self,
                          SoupServerMessage *message,
                          GHashTable *form,
                          const BwFakeGiven *given)
{
  gboolean application =
      g_strcmp0 (g_hash_table_lookup (form, "grant_type"), "client_credentials") == 0;
  g_autofree char *access_token = bw_fake_entra_make_up ("access");
  g_autofree char *more = application ? g_strdup ("") : make_members (self, form, given);
  g_autofree char *body =
      g_strdup_printf ("{\"token_type\":\"Bearer\",\"expires_in\":%u,\"ext_expires_in\":%u,"
                       "\"access_token\":\"%s\"%s}",
                       self->life, self->life, access_token, more);

  g_hash_table_insert (self->access_tokens, g_strdup (access_token),
                       make_token (self, form, given, application));
  bw_fake_entra_say (message, 200, body);
}

/* By its own clock, in microseconds. */
gint64
bw_fake_entra_get_now (BwFakeEntra *self)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);

  return g_date_time_to_unix_usec (now);
}
