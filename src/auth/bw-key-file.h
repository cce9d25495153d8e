/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <gnutls/abstract.h>
#include <gnutls/x509.h>

G_BEGIN_DECLS

/**
 * BwKeyFile:
 * @certificate: (nullable): the certificate that fits the key
 * @key: (nullable): the private key
 *
 * What is taken out of the files of a certificate.
 */
typedef struct {
  gnutls_x509_crt_t certificate;
  gnutls_x509_privkey_t key;
} BwKeyFile;

gboolean bw_key_file_read (BwKeyFile *self, GBytes *bytes, const char *password, GError **error);
void bw_key_file_clear (BwKeyFile *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwKeyFile, bw_key_file_clear)

G_END_DECLS
