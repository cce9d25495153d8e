/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-token-provider.h"

G_DEFINE_INTERFACE (BwTokenProvider, bw_token_provider, G_TYPE_OBJECT)

static void
bw_token_provider_default_init (BwTokenProviderInterface *iface)
{
}

/**
 * bw_token_provider_obtain:
 * @self: a provider
 * @refused: (nullable): the token that Graph has just refused
 * @claims: (nullable): what Graph demanded of another one, decoded JSON (graph.md §4.7)
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of who provides
 *
 * Gets an access token that should be good for some minutes. It may take a while.
 *
 * Returns: (transfer full): the token, or %NULL on error
 */
char *
bw_token_provider_obtain (BwTokenProvider *self,
                          const char *refused,
                          const char *claims,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (BW_IS_TOKEN_PROVIDER (self), NULL);

  return BW_TOKEN_PROVIDER_GET_IFACE (self)->obtain (self, refused, claims, cancellable, error);
}

/**
 * bw_token_provider_check_write:
 * @self: a provider
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error of who provides
 *
 * Returns: whether its tokens may make changes, or nobody knows; %FALSE with @error where it is known that they may not
 */
gboolean
bw_token_provider_check_write (BwTokenProvider *self, GCancellable *cancellable, GError **error)
{
  BwTokenProviderInterface *iface = NULL;

  g_return_val_if_fail (BW_IS_TOKEN_PROVIDER (self), FALSE);

  iface = BW_TOKEN_PROVIDER_GET_IFACE (self);
  return iface->check_write == NULL || iface->check_write (self, cancellable, error);
}
