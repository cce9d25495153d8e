/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memmem */

#include "auth/bw-key-file.h"

#include <gnutls/pkcs12.h>
#include <string.h>

#include "auth/bw-certificate.h"

#define CERTIFICATE_MARK "-----BEGIN CERTIFICATE-----"
#define KEY_MARK "PRIVATE KEY-----"
#define ENCRYPTED_MARK "-----BEGIN ENCRYPTED PRIVATE KEY-----"
#define OLD_ENCRYPTED_MARK "Proc-Type: 4,ENCRYPTED"

typedef struct {
  gnutls_pkcs12_t handle;
} Pkcs12;

static void
pkcs12_clear (Pkcs12 *self)
{
  g_clear_pointer (&self->handle, gnutls_pkcs12_deinit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pkcs12, pkcs12_clear)

static gboolean
fail (BwCertificateError code, const char *message, GError **error)
{
  g_set_error_literal (error, BW_CERTIFICATE_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
fail_password (const char *password, GError **error)
{
  if (password == NULL)
    return fail (BW_CERTIFICATE_ERROR_WANTS_PASSWORD, "the key is encrypted", error);
  return fail (BW_CERTIFICATE_ERROR_WRONG_PASSWORD, "the password does not open the key", error);
}

static gnutls_datum_t
get_datum (GBytes *bytes)
{
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return (gnutls_datum_t) { (unsigned char *) data, (unsigned int) length };
}

static gboolean
has (GBytes *bytes, const char *mark)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  return data != NULL && memmem (data, length, mark, strlen (mark)) != NULL;
}

/* The first certificate of the file; what follows is the chain above it. */
static gboolean
read_pem_certificate (BwKeyFile *self, GBytes *bytes, GError **error)
{
  gnutls_datum_t datum = get_datum (bytes);

  if (self->certificate != NULL || !has (bytes, CERTIFICATE_MARK))
    return TRUE;

  gnutls_x509_crt_init (&self->certificate);
  if (gnutls_x509_crt_import (self->certificate, &datum, GNUTLS_X509_FMT_PEM) < 0)
    return fail (BW_CERTIFICATE_ERROR_FORM, "the certificate is damaged", error);
  return TRUE;
}

static gboolean
read_pem_key (BwKeyFile *self, GBytes *bytes, const char *password, GError **error)
{
  gnutls_datum_t datum = get_datum (bytes);
  gboolean encrypted = has (bytes, ENCRYPTED_MARK) || has (bytes, OLD_ENCRYPTED_MARK);

  if (self->key != NULL || !has (bytes, KEY_MARK))
    return TRUE;
  if (encrypted && password == NULL)
    return fail_password (NULL, error);

  gnutls_x509_privkey_init (&self->key);
  if (gnutls_x509_privkey_import2 (self->key, &datum, GNUTLS_X509_FMT_PEM,
                                   encrypted ? password : NULL, 0) < 0)
    return encrypted ? fail_password (password, error)
                     : fail (BW_CERTIFICATE_ERROR_FORM, "the private key is damaged", error);
  return TRUE;
}

/* A file without a password is read with none at all, or with an empty one: both are in use. */
static gboolean
open_pkcs12 (gnutls_pkcs12_t pkcs12, const char **password)
{
  if (*password != NULL)
    return gnutls_pkcs12_verify_mac (pkcs12, *password) >= 0;
  if (gnutls_pkcs12_verify_mac (pkcs12, NULL) >= 0)
    return TRUE;

  *password = "";
  return gnutls_pkcs12_verify_mac (pkcs12, "") >= 0;
}

/* The certificate that belongs to the key stands first. */
static gboolean
parse_pkcs12 (BwKeyFile *self, gnutls_pkcs12_t pkcs12, const char *password, GError **error)
{
  gnutls_x509_crt_t *chain = NULL;
  unsigned int length = 0;
  int result = gnutls_pkcs12_simple_parse (pkcs12, password, &self->key, &chain, &length, NULL,
                                           NULL, NULL, 0);

  if (result == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
    return fail (BW_CERTIFICATE_ERROR_NO_KEY, "there is no private key in the file", error);
  if (result == GNUTLS_E_DECRYPTION_FAILED)
    return fail_password (password, error);
  if (result < 0)
    return fail (BW_CERTIFICATE_ERROR_FORM, gnutls_strerror (result), error);

  for (unsigned int i = 0; i < length; i++) {
    if (i == 0)
      self->certificate = chain[i];
    else
      gnutls_x509_crt_deinit (chain[i]);
  }
  gnutls_free (chain);
  return TRUE;
}

static gboolean
read_pkcs12 (BwKeyFile *self, GBytes *bytes, const char *password, GError **error)
{
  g_auto (Pkcs12) pkcs12 = { NULL };
  gnutls_datum_t datum = get_datum (bytes);
  const char *used = password;

  gnutls_pkcs12_init (&pkcs12.handle);
  if (gnutls_pkcs12_import (pkcs12.handle, &datum, GNUTLS_X509_FMT_DER, 0) < 0)
    return fail (BW_CERTIFICATE_ERROR_FORM, "the file is neither PEM nor PKCS#12", error);
  if (!open_pkcs12 (pkcs12.handle, &used))
    return fail_password (password, error);

  return parse_pkcs12 (self, pkcs12.handle, used, error);
}

/**
 * bw_key_file_read:
 * @self: what was found up to now, at first nothing
 * @bytes: a file: PEM with a certificate, a key or both; or PKCS#12
 * @password: (nullable): opens it
 * @error: return location for a %BW_CERTIFICATE_ERROR
 *
 * Adds what is in a file to what was found; what was found before stays.
 *
 * Returns: whether the file could be read, whatever is in it
 */
gboolean
bw_key_file_read (BwKeyFile *self, GBytes *bytes, const char *password, GError **error)
{
  if (has (bytes, CERTIFICATE_MARK) || has (bytes, KEY_MARK))
    return read_pem_certificate (self, bytes, error) && read_pem_key (self, bytes, password, error);
  if (g_bytes_get_size (bytes) == 0)
    return fail (BW_CERTIFICATE_ERROR_FORM, "the file is empty", error);
  return read_pkcs12 (self, bytes, password, error);
}

/**
 * bw_key_file_clear:
 * @self: what was found, which is let go of
 */
void
bw_key_file_clear (BwKeyFile *self)
{
  g_clear_pointer (&self->certificate, gnutls_x509_crt_deinit);
  g_clear_pointer (&self->key, gnutls_x509_privkey_deinit);
}
