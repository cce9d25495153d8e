/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gnutls/abstract.h>
#include <libsoup/soup.h>

#include "support/bw-fake-entra.h"

G_BEGIN_DECLS

/* Where a user would enter a device code. */
#define BW_FAKE_ENTRA_DEVICE "/device"

/**
 * BwFakeScript:
 * @endpoint: which endpoint it is for
 * @status: the HTTP status
 * @error: (nullable): OAuth's code
 * @number: the number after AADSTS
 * @body: (nullable): what is answered instead
 * @n_times: how often still
 *
 * What is answered next, whatever is asked.
 */
typedef struct {
  char *endpoint;
  guint status;
  char *error;
  guint number;
  char *body;
  guint n_times;
} BwFakeScript;

/**
 * BwFakeCode:
 * @tenant: the organisation at which it was asked for, as it was named
 * @challenge: PKCE's challenge
 * @redirect: where the browser was sent
 * @nonce: (nullable): what the id token has to hold
 * @claims: what the user was asked for
 * @expires: when it ends, in microseconds
 * @used: whether it was redeemed
 *
 * A code that was given out.
 */
typedef struct {
  char *tenant;
  char *challenge;
  char *redirect;
  char *nonce;
  char *claims;
  gint64 expires;
  gboolean used;
} BwFakeCode;

/**
 * BwFakeDeviceCode:
 * @tenant: the organisation at which it was asked for, as it was named
 * @scope: for what
 * @claims: what the user was asked for
 * @expires: when it ends, in microseconds
 * @polled: when it was last asked about; 0 for not yet
 * @interval: how many seconds have to be between two questions
 *
 * A device code that was given out.
 */
typedef struct {
  char *tenant;
  char *scope;
  char *claims;
  gint64 expires;
  gint64 polled;
  guint interval;
} BwFakeDeviceCode;

/**
 * BwFakeGrant:
 * @claims: (nullable): what its user was asked for when they signed in
 * @writes: whether its user has granted changes
 * @used: when it was last used, in microseconds
 *
 * What a refresh token stands for: a user and an application, at whatever organisation (graph.md §4.5).
 */
typedef struct {
  char *claims;
  gboolean writes;
  gint64 used;
} BwFakeGrant;

/**
 * BwFakeToken:
 * @tenant: the id of the organisation that it is for
 * @scope: for what it was asked
 * @claims: with what it was asked for
 * @met: (nullable): what its user was asked for; of an application nothing
 * @application: whether an application has it
 * @expires: when it ends, in microseconds
 *
 * What an access token stands for.
 */
typedef struct {
  const char *tenant;
  char *scope;
  char *claims;
  char *met;
  gboolean application;
  gint64 expires;
} BwFakeToken;

/**
 * BwFakeGiven:
 * @nonce: (nullable): what the id token has to hold
 * @scope: for what it was asked
 * @met: (nullable): what the user was asked for
 *
 * To what tokens are the answer.
 */
typedef struct {
  const char *nonce;
  const char *scope;
  const char *met;
} BwFakeGiven;

struct _BwFakeEntra {
  GObject parent_instance;

  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  SoupServer *server;
  char *root;

  GMutex lock;
  BwClock *clock;
  char *graph;
  gboolean rotating;
  gboolean single_tenant;
  gboolean read_only;
  guint customer_refusal; /* the number after AADSTS; 0 where the customer is reached */
  guint life;
  char *demand;
  gboolean demands_user;
  gboolean declined;
  guint n_pending;
  guint n_slow_downs;
  guint device_life;
  gnutls_pubkey_t key;
  char *thumbprint;
  GQueue *scripts;
  char *held_endpoint;
  GPtrArray *held;
  GHashTable *counts;
  GHashTable *fields;
  GHashTable *codes;
  GHashTable *device_codes;
  const char *asked_tenant; /* while a request is answered, as it was named */
  const char *tenant; /* and its id */
  GHashTable *refresh_tokens;
  GHashTable *access_tokens;
  GString *complaint;
};

gboolean bw_fake_entra_may_write (const char *scope);
void bw_fake_entra_say_no (SoupServerMessage *message,
                           guint status,
                           const char *error,
                           guint number,
                           const char *text);
void bw_fake_entra_say (SoupServerMessage *message, guint status, const char *body);
void bw_fake_entra_complain (BwFakeEntra *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
char *bw_fake_entra_make_up (const char *what);
void bw_fake_entra_discover (BwFakeEntra *self, SoupServerMessage *message, const char *asked);
void bw_fake_entra_consent (BwFakeEntra *self, SoupServerMessage *message, GHashTable *query);
void bw_fake_entra_show_device (SoupServerMessage *message);
char *bw_fake_entra_encode (gconstpointer data, gsize length);
void bw_fake_entra_say_tokens (BwFakeEntra *self,
                               SoupServerMessage *message,
                               GHashTable *form,
                               const BwFakeGiven *given);
const char *bw_fake_entra_find_tenant (const char *asked);
const char *bw_fake_entra_get_domain (const char *tenant);
gint64 bw_fake_entra_get_now (BwFakeEntra *self);
gboolean bw_fake_entra_is_refused (BwFakeEntra *self, SoupServerMessage *message, GHashTable *form);
gboolean bw_fake_entra_wants_user (BwFakeEntra *self, const char *claims, const BwFakeGrant *grant);
void bw_fake_entra_say_demand (BwFakeEntra *self, SoupServerMessage *message);
BwFakeGrant *bw_fake_grant_new (BwFakeEntra *self, const char *claims);
void bw_fake_entra_authorize (BwFakeEntra *self, SoupServerMessage *message, GHashTable *query);
void bw_fake_entra_token (BwFakeEntra *self, SoupServerMessage *message, GHashTable *form);
void bw_fake_entra_devicecode (BwFakeEntra *self, SoupServerMessage *message, GHashTable *form);
void bw_fake_code_free (gpointer data);
void bw_fake_device_code_free (gpointer data);
void bw_fake_grant_free (gpointer data);
void bw_fake_token_free (gpointer data);

G_END_DECLS
