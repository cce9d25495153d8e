/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The organisations that the fake sign-in service knows: the user's own, and a customer of it, which has the same
 * account reach it or not (graph.md §4.11). */

#include "support/bw-fake-entra-private.h"

static const struct {
  const char *name;
  const char *tenant;
} NAMES[] = {
  { BW_FAKE_ENTRA_TENANT, BW_FAKE_ENTRA_TENANT },
  { BW_FAKE_ENTRA_DOMAIN, BW_FAKE_ENTRA_TENANT },
  { "organizations", BW_FAKE_ENTRA_TENANT },
  { BW_FAKE_ENTRA_CUSTOMER, BW_FAKE_ENTRA_CUSTOMER },
  { BW_FAKE_ENTRA_CUSTOMER_DOMAIN, BW_FAKE_ENTRA_CUSTOMER },
};

/* The id of an organisation, or NULL where none has that name; the user's own where any will do. */
const char *
bw_fake_entra_find_tenant (const char *asked)
{
  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (g_str_equal (NAMES[i].name, asked))
      return NAMES[i].tenant;
  return NULL;
}

const char *
bw_fake_entra_get_domain (const char *tenant)
{
  return g_str_equal (tenant, BW_FAKE_ENTRA_CUSTOMER) ? BW_FAKE_ENTRA_CUSTOMER_DOMAIN
                                                      : BW_FAKE_ENTRA_DOMAIN;
}

/**
 * bw_fake_entra_set_customer:
 * @self: a sign-in service
 * @refusal: with which number after AADSTS the customer refuses the account; 0 where it is let in. At first 50020
 */
void
bw_fake_entra_set_customer (BwFakeEntra *self, guint refusal)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->customer_refusal = refusal;
}

/* Says no where the customer lets nobody in, and where an application names no organisation (graph.md §4.4). */
gboolean
bw_fake_entra_is_refused (BwFakeEntra *self, SoupServerMessage *message, GHashTable *form)
{
  gboolean application =
      g_strcmp0 (g_hash_table_lookup (form, "grant_type"), "client_credentials") == 0;

  if (application && g_str_equal (self->asked_tenant, "organizations"))
    bw_fake_entra_say_no (message, 400, "invalid_request", 50059, "No organisation is named.");
  else if (self->customer_refusal != 0 && g_str_equal (self->tenant, BW_FAKE_ENTRA_CUSTOMER))
    bw_fake_entra_say_no (message, 400, application ? "unauthorized_client" : "invalid_grant",
                          application ? 700016 : self->customer_refusal,
                          "The organisation lets nobody in.");
  else
    return FALSE;
  return TRUE;
}
