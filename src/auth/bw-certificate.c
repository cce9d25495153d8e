/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-certificate.h"

#include <string.h>

#include "auth/bw-base64url.h"
#include "auth/bw-key-file.h"

/* SHA-256, and as many bytes of salt (graph.md §4.4). */
#define DIGEST_BYTES 32

struct _BwCertificate {
  GObject parent_instance;

  gnutls_privkey_t key;
  GDateTime *starts;
  GDateTime *expires;
  char *subject;
  char *thumbprint;
  char *x5t;
};

G_DEFINE_FINAL_TYPE (BwCertificate, bw_certificate, G_TYPE_OBJECT)

static void
bw_certificate_finalize (GObject *object)
{
  BwCertificate *self = BW_CERTIFICATE (object);

  g_clear_pointer (&self->key, gnutls_privkey_deinit);
  g_clear_pointer (&self->starts, g_date_time_unref);
  g_clear_pointer (&self->expires, g_date_time_unref);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->thumbprint, g_free);
  g_clear_pointer (&self->x5t, g_free);
  G_OBJECT_CLASS (bw_certificate_parent_class)->finalize (object);
}

static void
bw_certificate_class_init (BwCertificateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_certificate_finalize;
}

static void
bw_certificate_init (BwCertificate *self)
{
}

static gboolean
fail (BwCertificateError code, const char *message, GError **error)
{
  g_set_error_literal (error, BW_CERTIFICATE_ERROR, (int) code, message);
  return FALSE;
}

/* The key of the certificate is the private one's other half where both have the same id. */
static gboolean
fits (const BwKeyFile *file)
{
  unsigned char of_certificate[DIGEST_BYTES];
  unsigned char of_key[DIGEST_BYTES];
  size_t length = DIGEST_BYTES;
  size_t other_length = DIGEST_BYTES;

  return gnutls_x509_crt_get_key_id (file->certificate, GNUTLS_KEYID_USE_SHA256, of_certificate,
                                     &length) >= 0 &&
         gnutls_x509_privkey_get_key_id (file->key, GNUTLS_KEYID_USE_SHA256, of_key,
                                         &other_length) >= 0 &&
         length == other_length && memcmp (of_certificate, of_key, length) == 0;
}

static gboolean
check (const BwKeyFile *file, GError **error)
{
  if (file->certificate == NULL)
    return fail (BW_CERTIFICATE_ERROR_NO_CERTIFICATE, "there is no certificate", error);
  if (file->key == NULL)
    return fail (BW_CERTIFICATE_ERROR_NO_KEY, "there is no private key", error);
  if (gnutls_x509_crt_get_pk_algorithm (file->certificate, NULL) != GNUTLS_PK_RSA ||
      gnutls_x509_privkey_get_pk_algorithm (file->key) != GNUTLS_PK_RSA)
    return fail (BW_CERTIFICATE_ERROR_NOT_RSA, "the key is not an RSA key", error);
  if (!fits (file))
    return fail (BW_CERTIFICATE_ERROR_OTHER_KEY, "the key is not that of the certificate", error);
  return TRUE;
}

static void
take_thumbprint (BwCertificate *self, gnutls_x509_crt_t certificate)
{
  unsigned char digest[DIGEST_BYTES];
  size_t length = sizeof digest;
  g_autoptr (GString) hex = g_string_new (NULL);

  gnutls_x509_crt_get_fingerprint (certificate, GNUTLS_DIG_SHA256, digest, &length);
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02X", digest[i]);
  self->thumbprint = g_string_free_and_steal (g_steal_pointer (&hex));
  self->x5t = bw_base64url_encode (digest, length);
}

static void
take_subject (BwCertificate *self, gnutls_x509_crt_t certificate)
{
  gnutls_datum_t subject = { NULL, 0 };

  if (gnutls_x509_crt_get_dn3 (certificate, &subject, 0) < 0)
    return;

  self->subject = g_utf8_make_valid ((const char *) subject.data, subject.size);
  gnutls_free (subject.data);
}

/* The key goes over; the certificate is only read. */
static gboolean
take_file (BwCertificate *self, BwKeyFile *file, GError **error)
{
  take_thumbprint (self, file->certificate);
  take_subject (self, file->certificate);
  self->starts =
      g_date_time_new_from_unix_utc (gnutls_x509_crt_get_activation_time (file->certificate));
  self->expires =
      g_date_time_new_from_unix_utc (gnutls_x509_crt_get_expiration_time (file->certificate));
  gnutls_privkey_init (&self->key);
  if (gnutls_privkey_import_x509 (self->key, file->key, GNUTLS_PRIVKEY_IMPORT_AUTO_RELEASE) < 0)
    return fail (BW_CERTIFICATE_ERROR_FORM, "the private key cannot be used", error);

  file->key = NULL;
  return self->starts != NULL && self->expires != NULL
             ? TRUE
             : fail (BW_CERTIFICATE_ERROR_FORM, "the certificate has no dates", error);
}

/**
 * bw_certificate_new:
 * @certificate: the bytes of its file: PEM, with the key in it or without, or PKCS#12
 * @key: (nullable): the bytes of the key's file, PEM, where that is another one
 * @password: (nullable): opens whichever of them is encrypted
 * @error: return location for a %BW_CERTIFICATE_ERROR
 *
 * Returns: (transfer full): the certificate with its key, or %NULL
 */
BwCertificate *
bw_certificate_new (GBytes *certificate, GBytes *key, const char *password, GError **error)
{
  g_autoptr (BwCertificate) self = g_object_new (BW_TYPE_CERTIFICATE, NULL);
  g_auto (BwKeyFile) file = { NULL };

  if (!bw_key_file_read (&file, certificate, password, error) ||
      (key != NULL && !bw_key_file_read (&file, key, password, error)) || !check (&file, error) ||
      !take_file (self, &file, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bw_certificate_check_time:
 * @self: a certificate
 * @now: the present moment
 * @error: return location for %BW_CERTIFICATE_ERROR_EXPIRED and %BW_CERTIFICATE_ERROR_NOT_YET
 *
 * Returns: whether it counts now
 */
gboolean
bw_certificate_check_time (BwCertificate *self, GDateTime *now, GError **error)
{
  g_return_val_if_fail (BW_IS_CERTIFICATE (self), FALSE);

  if (g_date_time_compare (now, self->expires) >= 0)
    return fail (BW_CERTIFICATE_ERROR_EXPIRED, "the certificate has expired", error);
  if (g_date_time_compare (now, self->starts) < 0)
    return fail (BW_CERTIFICATE_ERROR_NOT_YET, "the certificate does not count yet", error);
  return TRUE;
}

/**
 * bw_certificate_get_expires:
 * @self: a certificate
 *
 * Returns: (transfer none): when it expires
 */
GDateTime *
bw_certificate_get_expires (BwCertificate *self)
{
  g_return_val_if_fail (BW_IS_CERTIFICATE (self), NULL);
  return self->expires;
}

/**
 * bw_certificate_count_days_left:
 * @expires: when a certificate expires
 * @now: the present moment
 *
 * Returns: how many whole days it still counts; 0 in the last one, and less once it has expired
 */
int
bw_certificate_count_days_left (GDateTime *expires, GDateTime *now)
{
  GTimeSpan left = g_date_time_difference (expires, now);

  return left > 0 ? (int) (left / G_TIME_SPAN_DAY) : (int) (left / G_TIME_SPAN_DAY) - 1;
}

/**
 * bw_certificate_get_subject:
 * @self: a certificate
 *
 * Returns: (transfer none) (nullable): whose it is, `CN=Bolwerk`
 */
const char *
bw_certificate_get_subject (BwCertificate *self)
{
  g_return_val_if_fail (BW_IS_CERTIFICATE (self), NULL);
  return self->subject;
}

/**
 * bw_certificate_get_thumbprint:
 * @self: a certificate
 *
 * Returns: (transfer none): its SHA-256 in hexadecimal digits, to compare with another program
 */
const char *
bw_certificate_get_thumbprint (BwCertificate *self)
{
  g_return_val_if_fail (BW_IS_CERTIFICATE (self), NULL);
  return self->thumbprint;
}

/**
 * bw_certificate_get_x5t:
 * @self: a certificate
 *
 * Returns: (transfer none): its SHA-256 as a JWT names it (RFC 7515 §4.1.8)
 */
const char *
bw_certificate_get_x5t (BwCertificate *self)
{
  g_return_val_if_fail (BW_IS_CERTIFICATE (self), NULL);
  return self->x5t;
}

/**
 * bw_certificate_sign:
 * @self: a certificate
 * @text: what is signed
 * @error: return location for %BW_CERTIFICATE_ERROR_FORM
 *
 * Signs by RSA-PSS with SHA-256 and 32 bytes of salt: PS256 (RFC 7518 §3.5).
 *
 * Returns: (transfer full): the signature in base64url, or %NULL
 */
char *
bw_certificate_sign (BwCertificate *self, const char *text, GError **error)
{
  gnutls_datum_t data = { (unsigned char *) text, (unsigned int) strlen (text) };
  gnutls_datum_t signature = { NULL, 0 };
  char *encoded = NULL;
  int result = 0;

  g_return_val_if_fail (BW_IS_CERTIFICATE (self), NULL);

  result =
      gnutls_privkey_sign_data2 (self->key, GNUTLS_SIGN_RSA_PSS_RSAE_SHA256, 0, &data, &signature);
  if (result < 0) {
    fail (BW_CERTIFICATE_ERROR_FORM, gnutls_strerror (result), error);
    return NULL;
  }

  encoded = bw_base64url_encode (signature.data, signature.size);
  gnutls_free (signature.data);
  return encoded;
}
