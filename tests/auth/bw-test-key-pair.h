/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwTestKeyPair:
 * @certificate: the certificate, PEM
 * @key: its key, PEM
 * @encrypted_key: its key, PEM, encrypted
 * @pkcs12: both
 * @plain_pkcs12: both, without a password
 *
 * A certificate made for one test.
 */
typedef struct {
  char *certificate;
  char *key;
  char *encrypted_key;
  GBytes *pkcs12;
  GBytes *plain_pkcs12;
} BwTestKeyPair;

#define BW_TEST_KEY_PAIR_PASSWORD "Planted-password-é"

typedef enum {
  BW_TEST_KEY_RSA,
  BW_TEST_KEY_ECDSA,
} BwTestKey;

BwTestKeyPair *bw_test_key_pair_new (BwTestKey kind, gint64 starts, gint64 expires);
void bw_test_key_pair_free (BwTestKeyPair *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTestKeyPair, bw_test_key_pair_free)

G_END_DECLS
