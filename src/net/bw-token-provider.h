/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwTokenProvider:
 *
 * Hands out access tokens, so that who calls Graph need not know how somebody signed in. It blocks
 * and may be used from any thread, several at once.
 */
#define BW_TYPE_TOKEN_PROVIDER (bw_token_provider_get_type ())
G_DECLARE_INTERFACE (BwTokenProvider, bw_token_provider, BW, TOKEN_PROVIDER, GObject)

/**
 * BwTokenProviderInterface:
 * @obtain: an access token; transfer full. @refused is the token that Graph has just refused, so that
 *   another is got (unless somebody else did that meanwhile), and @claims what Graph demanded of it
 *   (graph.md §4.7), decoded
 * @check_write: (nullable): whether its tokens may make changes, as far as is known without asking anybody; %NULL where
 *   nothing is known
 */
struct _BwTokenProviderInterface {
  GTypeInterface parent;

  char *(*obtain) (BwTokenProvider *self,
                   const char *refused,
                   const char *claims,
                   GCancellable *cancellable,
                   GError **error);
  gboolean (*check_write) (BwTokenProvider *self, GCancellable *cancellable, GError **error);
};

char *bw_token_provider_obtain (BwTokenProvider *self,
                                const char *refused,
                                const char *claims,
                                GCancellable *cancellable,
                                GError **error);
gboolean
bw_token_provider_check_write (BwTokenProvider *self, GCancellable *cancellable, GError **error);

G_END_DECLS
