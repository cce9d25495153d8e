/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwFakeProxy:
 *
 * A proxy on 127.0.0.1 that makes tunnels (`CONNECT`), with or without a password.
 */
typedef struct _BwFakeProxy BwFakeProxy;

BwFakeProxy *bw_fake_proxy_new (const char *user, const char *password, guint refusal);
void bw_fake_proxy_free (BwFakeProxy *self);
guint bw_fake_proxy_get_port (BwFakeProxy *self);
guint bw_fake_proxy_count_tunnels (BwFakeProxy *self);
char *bw_fake_proxy_dup_seen (BwFakeProxy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwFakeProxy, bw_fake_proxy_free)

G_END_DECLS
