/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-assertion.h"
#include "auth/bw-base64url.h"
#include "auth/bw-certificate-load.h"
#include "auth/bw-test-key-pair.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

#include <gnutls/abstract.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define NOW "2026-11-25T12:00:00Z"
#define ENDPOINT "https://login.example/tenant/oauth2/v2.0/token"
#define CLIENT "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"

static BwTestKeyPair *
make (BwTestKey kind)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (NOW, NULL);
  gint64 seconds = g_date_time_to_unix (now);

  return bw_test_key_pair_new (kind, seconds - 86400, seconds + 30 * 86400);
}

static GBytes *
bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static BwCertificate *
read_texts (const char *certificate, const char *key, const char *password, GError **error)
{
  g_autoptr (GBytes) one = bytes (certificate);
  g_autoptr (GBytes) other = key != NULL ? bytes (key) : NULL;

  return bw_certificate_new (one, other, password, error);
}

static void
assert_whole (BwCertificate *certificate, GError *error)
{
  g_autofree char *expires = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (certificate);
  expires = g_date_time_format_iso8601 (bw_certificate_get_expires (certificate));
  g_assert_cmpstr (expires, ==, "2026-12-25T12:00:00Z");
  g_assert_cmpstr (bw_certificate_get_subject (certificate), ==, "CN=Bolwerk tëst");
  g_assert_cmpuint (strlen (bw_certificate_get_thumbprint (certificate)), ==, 64);
  g_assert_cmpuint (strlen (bw_certificate_get_x5t (certificate)), ==, 43);
}

/* One file or two, in either order, encrypted or not, PEM or PKCS#12. */
static void
test_forms (void)
{
  g_autoptr (BwTestKeyPair) made = make (BW_TEST_KEY_RSA);
  g_autofree char *both = g_strconcat (made->key, made->certificate, NULL);
  g_autofree char *turned = g_strconcat (made->certificate, made->key, NULL);
  g_autofree char *locked = g_strconcat (made->certificate, made->encrypted_key, NULL);
  const struct {
    const char *certificate;
    const char *key;
    const char *password;
  } forms[] = {
    { both, NULL, NULL },
    { turned, NULL, NULL },
    { turned, NULL, "not needed" },
    { made->certificate, made->key, NULL },
    { made->certificate, made->encrypted_key, BW_TEST_KEY_PAIR_PASSWORD },
    { locked, NULL, BW_TEST_KEY_PAIR_PASSWORD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (BwCertificate) certificate =
                  read_texts (forms[i].certificate, forms[i].key, forms[i].password, &error);

    assert_whole (certificate, error);
  }
}

static void
test_pkcs12 (void)
{
  g_autoptr (BwTestKeyPair) made = make (BW_TEST_KEY_RSA);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCertificate) locked =
                bw_certificate_new (made->pkcs12, NULL, BW_TEST_KEY_PAIR_PASSWORD, &error);
  g_autoptr (BwCertificate) plain = bw_certificate_new (made->plain_pkcs12, NULL, NULL, &error);

  assert_whole (locked, error);
  assert_whole (plain, error);
  g_assert_null (bw_certificate_new (made->pkcs12, NULL, NULL, &error));
  g_assert_error (error, BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_WANTS_PASSWORD);
  g_clear_error (&error);
  g_assert_null (bw_certificate_new (made->pkcs12, NULL, "wrong", &error));
  g_assert_error (error, BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_WRONG_PASSWORD);
}

static void
assert_fails (const char *certificate, const char *key, const char *password, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_texts (certificate, key, password, &error));
  g_assert_error (error, BW_CERTIFICATE_ERROR, code);
  g_assert_null (strstr (error->message, "Planted"));
}

static void
test_failures (void)
{
  g_autoptr (BwTestKeyPair) made = make (BW_TEST_KEY_RSA);
  g_autoptr (BwTestKeyPair) other = make (BW_TEST_KEY_RSA);
  g_autoptr (BwTestKeyPair) curve = make (BW_TEST_KEY_ECDSA);
  g_autofree char *half = g_strndup (made->key, strlen (made->key) / 2);
  g_autofree char *cut = g_strndup (made->certificate, strlen (made->certificate) / 2);

  assert_fails ("", NULL, NULL, BW_CERTIFICATE_ERROR_FORM);
  assert_fails ("hello", NULL, NULL, BW_CERTIFICATE_ERROR_FORM);
  assert_fails (cut, made->key, NULL, BW_CERTIFICATE_ERROR_FORM);
  assert_fails (made->certificate, half, NULL, BW_CERTIFICATE_ERROR_FORM);
  assert_fails (made->certificate, NULL, NULL, BW_CERTIFICATE_ERROR_NO_KEY);
  assert_fails (made->key, NULL, NULL, BW_CERTIFICATE_ERROR_NO_CERTIFICATE);
  assert_fails (made->certificate, other->key, NULL, BW_CERTIFICATE_ERROR_OTHER_KEY);
  assert_fails (curve->certificate, curve->key, NULL, BW_CERTIFICATE_ERROR_NOT_RSA);
  assert_fails (made->certificate, made->encrypted_key, NULL, BW_CERTIFICATE_ERROR_WANTS_PASSWORD);
  assert_fails (made->certificate, made->encrypted_key, "Planted-wrong",
                BW_CERTIFICATE_ERROR_WRONG_PASSWORD);
}

static void
test_time (void)
{
  g_autoptr (BwTestKeyPair) made = make (BW_TEST_KEY_RSA);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCertificate) certificate = read_texts (made->certificate, made->key, NULL, &error);
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (NOW, NULL);
  g_autoptr (GDateTime) late = g_date_time_add_days (now, 30);
  g_autoptr (GDateTime) early = g_date_time_add_days (now, -2);

  g_assert_true (bw_certificate_check_time (certificate, now, &error));
  g_assert_no_error (error);
  g_assert_false (bw_certificate_check_time (certificate, late, &error));
  g_assert_error (error, BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_EXPIRED);
  g_clear_error (&error);
  g_assert_null (bw_assertion_build (certificate, ENDPOINT, CLIENT, early, &error));
  g_assert_error (error, BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_NOT_YET);
}

static JsonObject *
read_part (const char *part)
{
  gsize length = 0;
  g_autofree guint8 *data = bw_base64url_decode (part, &length);
  g_autoptr (JsonNode) node = json_from_string ((const char *) data, NULL);

  return json_node_dup_object (node);
}

static void
assert_signed (const char *pem, char **parts)
{
  g_autofree char *text = g_strconcat (parts[0], ".", parts[1], NULL);
  gsize length = 0;
  g_autofree guint8 *signature = bw_base64url_decode (parts[2], &length);
  gnutls_datum_t data = { (unsigned char *) text, (unsigned int) strlen (text) };
  gnutls_datum_t signed_by = { signature, (unsigned int) length };
  gnutls_datum_t datum = { (unsigned char *) pem, (unsigned int) strlen (pem) };
  gnutls_x509_crt_t certificate = NULL;
  gnutls_pubkey_t key = NULL;

  gnutls_x509_crt_init (&certificate);
  g_assert_cmpint (gnutls_x509_crt_import (certificate, &datum, GNUTLS_X509_FMT_PEM), >=, 0);
  gnutls_pubkey_init (&key);
  gnutls_pubkey_import_x509 (key, certificate, 0);
  g_assert_cmpint (
      gnutls_pubkey_verify_data2 (key, GNUTLS_SIGN_RSA_PSS_RSAE_SHA256, 0, &data, &signed_by), >=,
      0);
  text[0] ^= 1;
  g_assert_cmpint (
      gnutls_pubkey_verify_data2 (key, GNUTLS_SIGN_RSA_PSS_RSAE_SHA256, 0, &data, &signed_by), <,
      0);
  gnutls_pubkey_deinit (key);
  gnutls_x509_crt_deinit (certificate);
}

/* graph.md §4.4 */
static void
test_assertion (void)
{
  g_autoptr (BwTestKeyPair) made = make (BW_TEST_KEY_RSA);
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (NOW, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCertificate) certificate = read_texts (made->certificate, made->key, NULL, &error);
  g_autofree char *one = bw_assertion_build (certificate, ENDPOINT, CLIENT, now, &error);
  g_autofree char *other = bw_assertion_build (certificate, ENDPOINT, CLIENT, now, &error);
  g_auto (GStrv) parts = g_strsplit (one, ".", -1);
  g_autoptr (JsonObject) header = read_part (parts[0]);
  g_autoptr (JsonObject) claims = read_part (parts[1]);
  gint64 seconds = g_date_time_to_unix (now);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (header, "alg"), ==, "PS256");
  g_assert_cmpstr (json_object_get_string_member (header, "typ"), ==, "JWT");
  g_assert_cmpstr (json_object_get_string_member (header, "x5t#S256"), ==,
                   bw_certificate_get_x5t (certificate));
  g_assert_cmpstr (json_object_get_string_member (claims, "aud"), ==, ENDPOINT);
  g_assert_cmpstr (json_object_get_string_member (claims, "iss"), ==, CLIENT);
  g_assert_cmpstr (json_object_get_string_member (claims, "sub"), ==, CLIENT);
  g_assert_true (g_uuid_string_is_valid (json_object_get_string_member (claims, "jti")));
  g_assert_cmpint (json_object_get_int_member (claims, "iat"), ==, seconds);
  g_assert_cmpint (json_object_get_int_member (claims, "nbf"), <=, seconds);
  g_assert_cmpint (json_object_get_int_member (claims, "exp"), >, seconds + 300);
  g_assert_cmpint (json_object_get_int_member (claims, "exp"), <=, seconds + 600);
  g_assert_cmpstr (one, !=, other);
  assert_signed (made->certificate, parts);
}

static int
run (const char *const *arguments, char **said)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, said, NULL,
                &status, &error);
  g_assert_no_error (error);
  return status;
}

/* Another library, which nobody here wrote, takes the signature and finds the same thumbprint. */
static void
test_openssl (void)
{
  g_autofree char *openssl = g_find_program_in_path ("openssl");
  g_autoptr (BwTestFolder) folder = NULL;
  g_autoptr (BwTestKeyPair) made = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (NOW, NULL);
  g_autoptr (BwCertificate) certificate = NULL;
  g_autofree char *assertion = NULL;
  g_autofree char *text = NULL;
  g_autofree char *print = NULL;
  g_autofree guint8 *signature = NULL;
  g_autoptr (GBytes) signature_bytes = NULL;
  g_auto (GStrv) parts = NULL;
  gsize length = 0;

  if (openssl == NULL) {
    g_test_skip ("openssl is not there");
    return;
  }

  folder = bw_test_folder_new ();
  made = make (BW_TEST_KEY_RSA);
  certificate = read_texts (made->certificate, made->key, NULL, NULL);
  assertion = bw_assertion_build (certificate, ENDPOINT, CLIENT, now, NULL);
  parts = g_strsplit (assertion, ".", -1);
  text = g_strconcat (parts[0], ".", parts[1], NULL);
  signature = bw_base64url_decode (parts[2], &length);
  signature_bytes = g_bytes_new (signature, length);
  g_object_unref (bw_test_folder_add_text (folder, "text", text));
  g_object_unref (bw_test_folder_add_text (folder, "certificate.pem", made->certificate));
  g_object_unref (bw_test_folder_add_bytes (folder, "signature", signature_bytes));

  {
    g_autofree char *script = g_strdup_printf (
        "cd '%s' && openssl x509 -in certificate.pem -pubkey -noout > key.pem && openssl dgst "
        "-sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32 -verify key.pem "
        "-signature signature text && openssl x509 -in certificate.pem -noout -fingerprint -sha256 "
        "| tr -d ':\\n'",
        bw_test_folder_get_path (folder));
    const char *const arguments[] = { "sh", "-c", script, NULL };

    g_assert_cmpint (run (arguments, &print), ==, 0);
    g_assert_nonnull (strstr (print, bw_certificate_get_thumbprint (certificate)));
  }
}

/* Files are read each time, so that a renewed certificate is used at once. */
static void
test_files (void)
{
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (BwTestKeyPair) first = make (BW_TEST_KEY_RSA);
  g_autoptr (BwTestKeyPair) second = make (BW_TEST_KEY_RSA);
  g_autofree char *certificate_file = bw_test_folder_build_path (folder, "certificate.pem");
  g_autofree char *key_file = bw_test_folder_build_path (folder, "key.pem");
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCertificate) one = NULL;
  g_autoptr (BwCertificate) other = NULL;
  g_autoptr (BwCredential) credential = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_CERTIFICATE_FILE,
      .certificate_file = certificate_file,
      .key_file = key_file,
  });

  g_assert_null (bw_certificate_load (credential, NULL, &error));
  g_assert_error (error, BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_FILE);
  g_clear_error (&error);

  g_object_unref (bw_test_folder_add_text (folder, "certificate.pem", first->certificate));
  g_object_unref (bw_test_folder_add_text (folder, "key.pem", first->key));
  one = bw_certificate_load (credential, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (bw_test_folder_add_text (folder, "certificate.pem", second->certificate));
  g_object_unref (bw_test_folder_add_text (folder, "key.pem", second->key));
  other = bw_certificate_load (credential, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bw_certificate_get_x5t (one), !=, bw_certificate_get_x5t (other));

  g_clear_pointer (&certificate_file, g_free);
  g_assert_null (bw_certificate_load_file (bw_test_folder_get_path (folder), NULL, &error));
  g_assert_error (error, BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_FORM);
}

/* Anything that has no certificate has no expiry, which is no error. */
static void
test_expiry (void)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (BwTestKeyPair) pair = bw_test_key_pair_new (BW_TEST_KEY_RSA, now - 60, now + 3600);
  g_autoptr (BwCredential) secret = bw_credential_new (
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = "Planted-secret" });
  g_autoptr (BwCredential) kept = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_CERTIFICATE,
      .certificate = pair->plain_pkcs12,
  });
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) expires = bw_certificate_load_expiry (kept, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (g_date_time_to_unix (expires), ==, now + 3600);
  g_assert_null (bw_certificate_load_expiry (secret, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (bw_certificate_load_expiry (NULL, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certificate/forms", test_forms);
  g_test_add_func ("/certificate/pkcs12", test_pkcs12);
  g_test_add_func ("/certificate/failures", test_failures);
  g_test_add_func ("/certificate/time", test_time);
  g_test_add_func ("/certificate/assertion", test_assertion);
  g_test_add_func ("/certificate/openssl", test_openssl);
  g_test_add_func ("/certificate/files", test_files);
  g_test_add_func ("/certificate/expiry", test_expiry);
  return g_test_run ();
}
