/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-test-key-pair.h"

#include <gnutls/pkcs12.h>
#include <gnutls/x509.h>

#define CHECK(call) g_assert_cmpint ((call), >=, 0)

/* Making an RSA key takes a second, so two are made once, and taken in turns. */
static gnutls_x509_privkey_t
make_key (BwTestKey kind)
{
  static gnutls_datum_t made[2];
  static guint n_asked;
  gnutls_datum_t *kept = &made[n_asked++ % G_N_ELEMENTS (made)];
  gnutls_x509_privkey_t key = NULL;

  CHECK (gnutls_x509_privkey_init (&key));
  if (kind == BW_TEST_KEY_RSA && kept->data != NULL) {
    CHECK (gnutls_x509_privkey_import (key, kept, GNUTLS_X509_FMT_DER));
  } else if (kind == BW_TEST_KEY_RSA) {
    CHECK (gnutls_x509_privkey_generate (key, GNUTLS_PK_RSA, 2048, 0));
    CHECK (gnutls_x509_privkey_export2 (key, GNUTLS_X509_FMT_DER, kept));
  } else {
    CHECK (gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA,
                                         GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));
  }
  return key;
}

static gnutls_x509_crt_t
make_certificate (gnutls_x509_privkey_t key, gint64 starts, gint64 expires)
{
  gnutls_x509_crt_t certificate = NULL;
  static const unsigned char SERIAL[] = { 1, 2, 3 };

  CHECK (gnutls_x509_crt_init (&certificate));
  CHECK (gnutls_x509_crt_set_version (certificate, 3));
  CHECK (gnutls_x509_crt_set_dn (certificate, "CN=Bolwerk tëst", NULL));
  CHECK (gnutls_x509_crt_set_serial (certificate, SERIAL, sizeof SERIAL));
  CHECK (gnutls_x509_crt_set_activation_time (certificate, starts));
  CHECK (gnutls_x509_crt_set_expiration_time (certificate, expires));
  CHECK (gnutls_x509_crt_set_key (certificate, key));
  CHECK (gnutls_x509_crt_sign2 (certificate, certificate, key, GNUTLS_DIG_SHA256, 0));
  return certificate;
}

static char *
steal_text (gnutls_datum_t *datum)
{
  char *text = g_strndup ((const char *) datum->data, datum->size);

  gnutls_free (datum->data);
  return text;
}

static char *
export_key (gnutls_x509_privkey_t key, const char *password)
{
  gnutls_datum_t datum = { NULL, 0 };

  CHECK (gnutls_x509_privkey_export2_pkcs8 (
      key, GNUTLS_X509_FMT_PEM, password,
      password != NULL ? GNUTLS_PKCS_PBES2_AES_256 : GNUTLS_PKCS_PLAIN, &datum));
  return steal_text (&datum);
}

static void
add_bag (gnutls_pkcs12_t pkcs12, gnutls_pkcs12_bag_t bag, const char *password)
{
  if (password != NULL)
    CHECK (gnutls_pkcs12_bag_encrypt (bag, password, GNUTLS_PKCS_PBES2_AES_256));
  CHECK (gnutls_pkcs12_set_bag (pkcs12, bag));
  gnutls_pkcs12_bag_deinit (bag);
}

static GBytes *
export_pkcs12 (gnutls_x509_privkey_t key, gnutls_x509_crt_t certificate, const char *password)
{
  gnutls_pkcs12_t pkcs12 = NULL;
  gnutls_pkcs12_bag_t bag = NULL;
  gnutls_datum_t datum = { NULL, 0 };
  GBytes *bytes = NULL;

  CHECK (gnutls_pkcs12_init (&pkcs12));
  CHECK (gnutls_pkcs12_bag_init (&bag));
  CHECK (gnutls_pkcs12_bag_set_crt (bag, certificate));
  add_bag (pkcs12, bag, password);

  CHECK (gnutls_x509_privkey_export2_pkcs8 (
      key, GNUTLS_X509_FMT_DER, password,
      password != NULL ? GNUTLS_PKCS_PBES2_AES_256 : GNUTLS_PKCS_PLAIN, &datum));
  CHECK (gnutls_pkcs12_bag_init (&bag));
  CHECK (gnutls_pkcs12_bag_set_data (
      bag, password != NULL ? GNUTLS_BAG_PKCS8_ENCRYPTED_KEY : GNUTLS_BAG_PKCS8_KEY, &datum));
  gnutls_free (datum.data);
  add_bag (pkcs12, bag, NULL);

  CHECK (gnutls_pkcs12_generate_mac (pkcs12, password != NULL ? password : ""));
  CHECK (gnutls_pkcs12_export2 (pkcs12, GNUTLS_X509_FMT_DER, &datum));
  bytes = g_bytes_new (datum.data, datum.size);
  gnutls_free (datum.data);
  gnutls_pkcs12_deinit (pkcs12);
  return bytes;
}

BwTestKeyPair *
bw_test_key_pair_new (BwTestKey kind, gint64 starts, gint64 expires)
{
  BwTestKeyPair *self = g_new0 (BwTestKeyPair, 1);
  gnutls_x509_privkey_t key = make_key (kind);
  gnutls_x509_crt_t certificate = make_certificate (key, starts, expires);
  gnutls_datum_t datum = { NULL, 0 };

  CHECK (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &datum));
  self->certificate = steal_text (&datum);
  self->key = export_key (key, NULL);
  self->encrypted_key = export_key (key, BW_TEST_KEY_PAIR_PASSWORD);
  self->pkcs12 = export_pkcs12 (key, certificate, BW_TEST_KEY_PAIR_PASSWORD);
  self->plain_pkcs12 = export_pkcs12 (key, certificate, NULL);
  gnutls_x509_crt_deinit (certificate);
  gnutls_x509_privkey_deinit (key);
  return self;
}

void
bw_test_key_pair_free (BwTestKeyPair *self)
{
  g_free (self->certificate);
  g_free (self->key);
  g_free (self->encrypted_key);
  g_bytes_unref (self->pkcs12);
  g_bytes_unref (self->plain_pkcs12);
  g_free (self);
}
