/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-fake-entra-private.h"

/* The one that a registration for users has (graph.md §4.9). */
#define REDIRECT "http://localhost"

static const char *
get (GHashTable *query, const char *name)
{
  const char *value = g_hash_table_lookup (query, name);

  return value != NULL ? value : "";
}

/* What Bolwerk asks for users, and nothing of an application. */
static void
check_scope (BwFakeEntra *self, GHashTable *query)
{
  g_autofree char *wanted =
      g_strdup_printf ("%s/SecurityEvents.Read.All %s/User.Read", self->graph, self->graph);
  g_autofree char *to_write =
      g_strdup_printf ("%s/SecurityEvents.Read.All %s/SecurityEvents.ReadWrite.All %s/User.Read",
                       self->graph, self->graph, self->graph);

  if (!g_str_equal (get (query, "scope"), wanted) && !g_str_equal (get (query, "scope"), to_write))
    bw_fake_entra_complain (self, "consent is asked for %s", get (query, "scope"));
}

static void
redirect (BwFakeEntra *self, SoupServerMessage *message, GHashTable *query)
{
  const char *state = g_hash_table_lookup (query, "state");
  g_autofree char *answer = soup_form_encode ("admin_consent", "True", "tenant", self->tenant,
                                              "scope", get (query, "scope"), NULL);
  g_autofree char *more = state != NULL ? soup_form_encode ("state", state, NULL) : NULL;
  g_autofree char *address = g_strdup_printf ("%s?%s%s%s", get (query, "redirect_uri"), answer,
                                              more != NULL ? "&" : "", more != NULL ? more : "");

  soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, address);
}

/* An administrator came and consents at once (graph.md §4.8). Nobody is asked before the redirect is found to be one that
 * is registered, letter by letter. */
void
bw_fake_entra_consent (BwFakeEntra *self, SoupServerMessage *message, GHashTable *query)
{
  if (!g_str_equal (get (query, "client_id"), BW_FAKE_ENTRA_CLIENT)) {
    bw_fake_entra_say_no (message, 400, "unauthorized_client", 700016, "No such application.");
  } else if (!g_str_equal (get (query, "redirect_uri"), REDIRECT)) {
    bw_fake_entra_say_no (message, 400, "invalid_request", 50011,
                          "The redirect is not registered.");
  } else {
    check_scope (self, query);
    redirect (self, message, query);
  }
}
