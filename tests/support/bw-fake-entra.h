/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "base/bw-clock.h"
#include "support/bw-fake-verdict.h"

G_BEGIN_DECLS

/**
 * BwFakeEntra:
 *
 * A sign-in service on a real loopback socket that speaks as graph.md §4 says and believes nothing: it
 * checks every parameter, uses a code once, checks PKCE, verifies assertions, keeps who polls to its pace, and takes
 * a refresh token that comes back for theft. What it gives out is for one organisation and one audience, ends at its
 * time, and is judged for the fake Graph. It works in a thread of its own; its functions may be called from any.
 */
#define BW_TYPE_FAKE_ENTRA (bw_fake_entra_get_type ())
G_DECLARE_FINAL_TYPE (BwFakeEntra, bw_fake_entra, BW, FAKE_ENTRA, GObject)

#define BW_FAKE_ENTRA_TENANT "11111111-2222-3333-4444-555555555555"
#define BW_FAKE_ENTRA_DOMAIN "voorbeeld.example"

/* An organisation that the user's one looks after, as a partner (graph.md §4.11). */
#define BW_FAKE_ENTRA_CUSTOMER "66666666-7777-8888-9999-000000000000"
#define BW_FAKE_ENTRA_CUSTOMER_DOMAIN "klant.example"

#define BW_FAKE_ENTRA_CLIENT "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
#define BW_FAKE_ENTRA_USER "beheer@voorbeeld.example"
#define BW_FAKE_ENTRA_SECRET "Pl4nted~Secret.Value-0123456789abcdefXY_"

/* What the user enters for every device code. */
#define BW_FAKE_ENTRA_USER_CODE "K7XQ2M9PA"

/* All that may never be seen in a log or a message begins with one of these. */
#define BW_FAKE_ENTRA_PLANTED "Planted"

BwFakeEntra *bw_fake_entra_new (GTlsCertificate *certificate);
void bw_fake_entra_serve (BwFakeEntra *self, SoupServerMessage *message);
const char *bw_fake_entra_get_root (BwFakeEntra *self);
void bw_fake_entra_set_clock (BwFakeEntra *self, BwClock *clock);
void bw_fake_entra_set_graph (BwFakeEntra *self, const char *graph);
void bw_fake_entra_set_rotating (BwFakeEntra *self, gboolean rotating);
void bw_fake_entra_set_read_only (BwFakeEntra *self, gboolean read_only);
void bw_fake_entra_set_single_tenant (BwFakeEntra *self, gboolean single_tenant);
void bw_fake_entra_set_customer (BwFakeEntra *self, guint refusal);
void bw_fake_entra_set_life (BwFakeEntra *self, guint seconds);
void bw_fake_entra_set_certificate (BwFakeEntra *self, const char *pem);
void bw_fake_entra_set_pending (BwFakeEntra *self, guint n_times, guint n_slow_downs);
void bw_fake_entra_set_device_life (BwFakeEntra *self, guint seconds);
void bw_fake_entra_decline (BwFakeEntra *self);
void bw_fake_entra_demand (BwFakeEntra *self, const char *claims, gboolean of_user);
void bw_fake_entra_refuse (BwFakeEntra *self,
                           const char *endpoint,
                           const char *error,
                           guint number,
                           guint n_times);
void bw_fake_entra_answer (BwFakeEntra *self,
                           const char *endpoint,
                           guint status,
                           const char *body,
                           guint n_times);
void bw_fake_entra_hold (BwFakeEntra *self, const char *endpoint);
void bw_fake_entra_release (BwFakeEntra *self);
guint bw_fake_entra_count (BwFakeEntra *self, const char *endpoint);
char *bw_fake_entra_dup_field (BwFakeEntra *self, const char *endpoint, const char *name);
char *bw_fake_entra_dup_complaint (BwFakeEntra *self);
gboolean bw_fake_entra_is_token (BwFakeEntra *self, const char *access_token);
void bw_fake_entra_judge (const char *token,
                          const char *audience,
                          gpointer entra,
                          BwFakeVerdict *verdict);
char *bw_fake_entra_new_refresh_token (BwFakeEntra *self);
void bw_fake_entra_revoke (BwFakeEntra *self);

G_END_DECLS
