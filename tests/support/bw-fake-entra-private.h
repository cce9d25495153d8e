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
 * @challenge: PKCE's challenge
 * @redirect: where the browser was sent
 * @nonce: (nullable): what the id token has to hold
 * @used: whether it was redeemed
 *
 * A code that was given out.
 */
typedef struct {
  char *challenge;
  char *redirect;
  char *nonce;
  gboolean used;
} BwFakeCode;

struct _BwFakeEntra {
  GObject parent_instance;

  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  SoupServer *server;
  char *root;

  GMutex lock;
  char *graph;
  gboolean rotating;
  gboolean single_tenant;
  guint life;
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
  GHashTable *device_codes; /* to the tenant at which each was asked for */
  const char *asked_tenant; /* while a request is answered */
  GHashTable *refresh_tokens;
  GHashTable *access_tokens;
  GString *complaint;
};

void bw_fake_entra_say_no (SoupServerMessage *message,
                           guint status,
                           const char *error,
                           guint number,
                           const char *text);
void bw_fake_entra_say (SoupServerMessage *message, guint status, const char *body);
void bw_fake_entra_complain (BwFakeEntra *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
char *bw_fake_entra_make_up (const char *what);
void bw_fake_entra_discover (BwFakeEntra *self, SoupServerMessage *message, const char *asked);
void bw_fake_entra_show_device (SoupServerMessage *message);
char *bw_fake_entra_encode (gconstpointer data, gsize length);
void bw_fake_entra_say_tokens (BwFakeEntra *self,
                               SoupServerMessage *message,
                               GHashTable *form,
                               const char *nonce);
void bw_fake_entra_authorize (BwFakeEntra *self, SoupServerMessage *message, GHashTable *query);
void bw_fake_entra_token (BwFakeEntra *self, SoupServerMessage *message, GHashTable *form);
void bw_fake_entra_devicecode (BwFakeEntra *self, SoupServerMessage *message, GHashTable *form);
void bw_fake_code_free (gpointer data);

G_END_DECLS
