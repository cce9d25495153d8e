/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-test-authority.h"

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <string.h>

#include "support/bw-test-files.h"

#define DAY (24 * 3600)

struct _BwTestAuthority {
  BwTestFolder *folder;
  char *path;
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t certificate;
  guint n_issued;
};

#define must(call) g_assert_cmpint (call, >=, 0)

static gnutls_x509_privkey_t
make_key (void)
{
  gnutls_x509_privkey_t key = NULL;

  must (gnutls_x509_privkey_init (&key));
  must (gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA,
                                      GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));
  return key;
}

static gnutls_x509_crt_t
start_certificate (BwTestAuthority *self, gnutls_x509_privkey_t key, gint64 from, gint64 to)
{
  gnutls_x509_crt_t certificate = NULL;
  /* A macro may look at its argument more than once. */
  guint number = ++self->n_issued;
  guint serial = GUINT32_TO_BE (number);

  must (gnutls_x509_crt_init (&certificate));
  must (gnutls_x509_crt_set_version (certificate, 3));
  must (gnutls_x509_crt_set_key (certificate, key));
  must (gnutls_x509_crt_set_serial (certificate, &serial, sizeof serial));
  must (gnutls_x509_crt_set_activation_time (certificate, from));
  must (gnutls_x509_crt_set_expiration_time (certificate, to));
  return certificate;
}

static char *
export_certificate (gnutls_x509_crt_t certificate)
{
  gnutls_datum_t text = { NULL, 0 };
  char *copy = NULL;

  must (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &text));
  copy = g_strndup ((const char *) text.data, text.size);
  gnutls_free (text.data);
  return copy;
}

static char *
export_key (gnutls_x509_privkey_t key)
{
  gnutls_datum_t text = { NULL, 0 };
  char *copy = NULL;

  must (
      gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &text));
  copy = g_strndup ((const char *) text.data, text.size);
  gnutls_free (text.data);
  return copy;
}

/**
 * bw_test_authority_new:
 *
 * Returns: (transfer full): a new authority, with its certificate in a file
 */
BwTestAuthority *
bw_test_authority_new (void)
{
  BwTestAuthority *self = g_new0 (BwTestAuthority, 1);
  /* Told apart by name alone where several are trusted, those of other processes too. */
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strconcat ("Bolwerk test authority ", id, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  self->key = make_key ();
  self->certificate = start_certificate (self, self->key, now - 10 * DAY, now + 10 * DAY);
  must (gnutls_x509_crt_set_dn_by_oid (self->certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name,
                                       (unsigned) strlen (name)));
  must (gnutls_x509_crt_set_basic_constraints (self->certificate, 1, -1));
  must (gnutls_x509_crt_set_key_usage (self->certificate, GNUTLS_KEY_KEY_CERT_SIGN));
  must (gnutls_x509_crt_sign2 (self->certificate, self->certificate, self->key, GNUTLS_DIG_SHA256,
                               0));

  text = export_certificate (self->certificate);
  self->folder = bw_test_folder_new ();
  file = bw_test_folder_add_text (self->folder, "authority.pem", text);
  self->path = g_file_get_path (file);
  return self;
}

/**
 * bw_test_authority_free:
 * @self: (transfer full): an authority
 */
void
bw_test_authority_free (BwTestAuthority *self)
{
  gnutls_x509_crt_deinit (self->certificate);
  gnutls_x509_privkey_deinit (self->key);
  bw_test_folder_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/**
 * bw_test_authority_get_path:
 * @self: an authority
 *
 * Returns: (transfer none): the PEM file with its certificate
 */
const char *
bw_test_authority_get_path (BwTestAuthority *self)
{
  return self->path;
}

/**
 * bw_test_authority_dup_database:
 * @self: an authority
 *
 * Returns: (transfer full): what trusts it, and nobody else
 */
GTlsDatabase *
bw_test_authority_dup_database (BwTestAuthority *self)
{
  g_autoptr (GError) error = NULL;
  GTlsDatabase *database = g_tls_file_database_new (self->path, &error);

  g_assert_no_error (error);
  return database;
}

static void
set_names (gnutls_x509_crt_t certificate, BwTestCertificate kind)
{
  static const guint8 ipv4[] = { 127, 0, 0, 1 };
  static const guint8 ipv6[16] = { [15] = 1 };
  const char *name = kind == BW_TEST_CERTIFICATE_OTHER_NAME ? "elsewhere.example" : "localhost";

  must (gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name,
                                       (unsigned) strlen (name)));
  must (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_DNSNAME, name,
                                              (unsigned) strlen (name), GNUTLS_FSAN_SET));
  if (kind == BW_TEST_CERTIFICATE_OTHER_NAME)
    return;
  must (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS, ipv4, sizeof ipv4,
                                              GNUTLS_FSAN_APPEND));
  must (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS, ipv6, sizeof ipv6,
                                              GNUTLS_FSAN_APPEND));
}

/**
 * bw_test_authority_issue:
 * @self: an authority
 * @kind: what may be wrong with it
 *
 * Returns: (transfer full): a server's certificate with its key
 */
GTlsCertificate *
bw_test_authority_issue (BwTestAuthority *self, BwTestCertificate kind)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 from = kind == BW_TEST_CERTIFICATE_EARLY ? now + DAY : now - 2 * DAY;
  gint64 to = kind == BW_TEST_CERTIFICATE_EXPIRED ? now - DAY : now + 2 * DAY;
  gnutls_x509_privkey_t key = make_key ();
  gnutls_x509_crt_t certificate = start_certificate (self, key, from, to);
  g_autofree char *certificate_text = NULL;
  g_autofree char *key_text = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GTlsCertificate *issued = NULL;

  set_names (certificate, kind);
  must (gnutls_x509_crt_set_basic_constraints (certificate, 0, -1));
  must (gnutls_x509_crt_set_key_usage (certificate, GNUTLS_KEY_DIGITAL_SIGNATURE));
  must (gnutls_x509_crt_set_key_purpose_oid (certificate, GNUTLS_KP_TLS_WWW_SERVER, 0));
  must (gnutls_x509_crt_sign2 (certificate, self->certificate, self->key, GNUTLS_DIG_SHA256, 0));

  certificate_text = export_certificate (certificate);
  key_text = export_key (key);
  gnutls_x509_crt_deinit (certificate);
  gnutls_x509_privkey_deinit (key);
  text = g_strconcat (certificate_text, key_text, NULL);
  issued = g_tls_certificate_new_from_pem (text, -1, &error);
  g_assert_no_error (error);
  return issued;
}
