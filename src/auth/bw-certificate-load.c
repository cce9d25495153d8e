/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-certificate-load.h"

#define MAX_BYTES (1024 * 1024)

static GBytes *
read_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
      G_FILE_QUERY_INFO_NONE, cancellable, error);
  char *data = NULL;
  gsize length = 0;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > MAX_BYTES) {
    g_set_error_literal (error, BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_FORM,
                         "this is no file of a certificate");
    return NULL;
  }
  if (!g_file_load_contents (file, cancellable, &data, &length, NULL, error))
    return NULL;
  return bw_secret_bytes_take ((guint8 *) data, length);
}

/**
 * bw_certificate_load_file:
 * @path: a file
 * @cancellable: (nullable): a cancellable
 * @error: return location for %BW_CERTIFICATE_ERROR_FILE, %BW_CERTIFICATE_ERROR_FORM where it is no
 *   certificate, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): its bytes, which are wiped when they are let go of; or %NULL
 */
GBytes *
bw_certificate_load_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GBytes *bytes = read_file (path, cancellable, &problem);

  if (bytes != NULL)
    return bytes;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) || problem->domain != G_IO_ERROR)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error_literal (error, BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_FILE, problem->message);
  return NULL;
}

static BwCertificate *
load_from_files (BwCredential *credential, GCancellable *cancellable, GError **error)
{
  const char *key_file = bw_credential_get_key_file (credential);
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) certificate = bw_certificate_load_file (
      bw_credential_get_certificate_file (credential), cancellable, error);

  if (certificate == NULL)
    return NULL;
  if (key_file != NULL) {
    key = bw_certificate_load_file (key_file, cancellable, error);
    if (key == NULL)
      return NULL;
  }
  return bw_certificate_new (certificate, key, bw_credential_get_password (credential), error);
}

/**
 * bw_certificate_load:
 * @credential: an application's credential with a certificate
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_CERTIFICATE_ERROR or a %G_IO_ERROR
 *
 * Returns: (transfer full): the certificate, out of the credential or out of its file; or %NULL
 */
BwCertificate *
bw_certificate_load (BwCredential *credential, GCancellable *cancellable, GError **error)
{
  if (bw_credential_get_kind (credential) == BW_CREDENTIAL_CERTIFICATE_FILE)
    return load_from_files (credential, cancellable, error);

  return bw_certificate_new (bw_credential_get_certificate (credential),
                             bw_credential_get_key (credential),
                             bw_credential_get_password (credential), error);
}

/**
 * bw_certificate_load_expiry:
 * @credential: (nullable): any credential
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_CERTIFICATE_ERROR or a %G_IO_ERROR
 *
 * Looks into the certificate of an application, where that is what it has.
 *
 * Returns: (transfer full) (nullable): when it expires, or %NULL: without @error where the credential
 *   has no certificate
 */
GDateTime *
bw_certificate_load_expiry (BwCredential *credential, GCancellable *cancellable, GError **error)
{
  BwCredentialKind kind = BW_CREDENTIAL_REFRESH_TOKEN;
  g_autoptr (BwCertificate) certificate = NULL;

  if (credential != NULL)
    kind = bw_credential_get_kind (credential);
  if (kind != BW_CREDENTIAL_CERTIFICATE && kind != BW_CREDENTIAL_CERTIFICATE_FILE)
    return NULL;

  certificate = bw_certificate_load (credential, cancellable, error);
  return certificate != NULL ? g_date_time_ref (bw_certificate_get_expires (certificate)) : NULL;
}
