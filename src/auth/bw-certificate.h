/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwCertificate:
 *
 * A certificate with its private key, by which an application shows who it is. Immutable; the key
 * stays inside.
 */
#define BW_TYPE_CERTIFICATE (bw_certificate_get_type ())
G_DECLARE_FINAL_TYPE (BwCertificate, bw_certificate, BW, CERTIFICATE, GObject)

/**
 * BwCertificateError:
 * @BW_CERTIFICATE_ERROR_FORM: neither PEM nor PKCS#12, or damaged: choose another file
 * @BW_CERTIFICATE_ERROR_WANTS_PASSWORD: it is encrypted: enter its password
 * @BW_CERTIFICATE_ERROR_WRONG_PASSWORD: the password does not open it: enter the right one
 * @BW_CERTIFICATE_ERROR_NO_CERTIFICATE: there is no certificate in it: choose the other file too
 * @BW_CERTIFICATE_ERROR_NO_KEY: there is no private key in it: choose the key's file too
 * @BW_CERTIFICATE_ERROR_OTHER_KEY: the key is not that of the certificate: choose the right one
 * @BW_CERTIFICATE_ERROR_NOT_RSA: its key is no RSA key, which is what Entra takes: make another
 * @BW_CERTIFICATE_ERROR_EXPIRED: it has expired: make a new one
 * @BW_CERTIFICATE_ERROR_NOT_YET: it does not count yet: wait, or set the clock
 * @BW_CERTIFICATE_ERROR_FILE: the file from which it is read each time cannot be read: put it back, or
 *   sign in with another one; the message names the file
 *
 * Why a certificate cannot be used. That a file that was just chosen cannot be read is a %G_IO_ERROR.
 */
typedef enum {
  BW_CERTIFICATE_ERROR_FORM,
  BW_CERTIFICATE_ERROR_WANTS_PASSWORD,
  BW_CERTIFICATE_ERROR_WRONG_PASSWORD,
  BW_CERTIFICATE_ERROR_NO_CERTIFICATE,
  BW_CERTIFICATE_ERROR_NO_KEY,
  BW_CERTIFICATE_ERROR_OTHER_KEY,
  BW_CERTIFICATE_ERROR_NOT_RSA,
  BW_CERTIFICATE_ERROR_EXPIRED,
  BW_CERTIFICATE_ERROR_NOT_YET,
  BW_CERTIFICATE_ERROR_FILE,
} BwCertificateError;

#define BW_CERTIFICATE_ERROR (bw_certificate_error_quark ())
GQuark bw_certificate_error_quark (void);

/* So many days before it expires the user is warned. */
#define BW_CERTIFICATE_WARN_DAYS 30

BwCertificate *
bw_certificate_new (GBytes *certificate, GBytes *key, const char *password, GError **error);
gboolean bw_certificate_check_time (BwCertificate *self, GDateTime *now, GError **error);
GDateTime *bw_certificate_get_expires (BwCertificate *self);
int bw_certificate_count_days_left (GDateTime *expires, GDateTime *now);
const char *bw_certificate_get_subject (BwCertificate *self);
const char *bw_certificate_get_thumbprint (BwCertificate *self);
const char *bw_certificate_get_x5t (BwCertificate *self);
char *bw_certificate_sign (BwCertificate *self, const char *text, GError **error);

G_END_DECLS
