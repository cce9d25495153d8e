/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwProxy:
 *
 * Finds the proxy for an address: what another resolver says, but for plain `http` to this very machine
 * none, so that a token cannot leave it unencrypted that way. The name and password in the address of
 * an HTTP proxy are kept apart: libsoup 3.6 that sees them there asks the proxy for a tunnel to itself.
 */
#define BW_TYPE_PROXY (bw_proxy_get_type ())
G_DECLARE_FINAL_TYPE (BwProxy, bw_proxy, BW, PROXY, GObject)

BwProxy *bw_proxy_new (GProxyResolver *resolver);
GProxyResolver *bw_proxy_new_from_environment (const char *const *environment);
gboolean bw_proxy_find_password (BwProxy *self,
                                 const char *address,
                                 GCancellable *cancellable,
                                 char **user,
                                 char **password);
gboolean bw_proxy_is_used_for (BwProxy *self, const char *address, GCancellable *cancellable);

G_END_DECLS
