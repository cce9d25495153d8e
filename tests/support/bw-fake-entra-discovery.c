/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "support/bw-fake-entra-private.h"

#define MEMBER "\"%s\":\"%s/%s/%s\","

static void
add_endpoint (BwFakeEntra *self,
              GString *text,
              const char *tenant,
              const char *name,
              const char *path)
{
  g_string_append_printf (text, MEMBER, name, self->root, tenant, path);
}

/* A tenant is told by its id, whichever of its names it was asked for by. */
void
bw_fake_entra_discover (BwFakeEntra *self, SoupServerMessage *message, const char *asked)
{
  gboolean any = g_str_equal (asked, "organizations");
  const char *tenant = any ? asked : bw_fake_entra_find_tenant (asked);
  g_autoptr (GString) text = g_string_new ("{");

  add_endpoint (self, text, tenant, "token_endpoint", "oauth2/v2.0/token");
  g_string_append (text, "\"token_endpoint_auth_methods_supported\":[\"client_secret_post\","
                         "\"private_key_jwt\",\"client_secret_basic\"],");
  add_endpoint (self, text, tenant, "jwks_uri", "discovery/v2.0/keys");
  g_string_append (
      text,
      "\"response_modes_supported\":[\"query\",\"fragment\",\"form_post\"],"
      "\"subject_types_supported\":[\"pairwise\"],"
      "\"id_token_signing_alg_values_supported\":[\"RS256\"],"
      "\"response_types_supported\":[\"code\",\"id_token\",\"code id_token\",\"id_token token\"],"
      "\"scopes_supported\":[\"openid\",\"profile\",\"email\",\"offline_access\"],");
  add_endpoint (self, text, any ? "{tenantid}" : tenant, "issuer", "v2.0");
  add_endpoint (self, text, tenant, "authorization_endpoint", "oauth2/v2.0/authorize");
  add_endpoint (self, text, tenant, "device_authorization_endpoint", "oauth2/v2.0/devicecode");
  add_endpoint (self, text, tenant, "end_session_endpoint", "oauth2/v2.0/logout");
  g_string_append (
      text, "\"request_uri_parameter_supported\":false,\"http_logout_supported\":true,"
            "\"claims_supported\":[\"sub\",\"iss\",\"aud\",\"exp\",\"iat\",\"nonce\","
            "\"preferred_username\",\"name\",\"tid\",\"ver\"],\"tenant_region_scope\":null}");
  bw_fake_entra_say (message, 200, text->str);
}

/* Where a user would enter a device code. */
void
bw_fake_entra_show_device (SoupServerMessage *message)
{
  static const char PAGE[] = "<!DOCTYPE html><title>Device code</title><p>A code of this sign-in "
                             "service counts by itself: there is nothing to enter.";

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_STATIC, PAGE,
                                    strlen (PAGE));
}
