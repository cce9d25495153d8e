/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include <glib/gi18n.h>

#include "auth/bw-certificate.h"
#include "present/bw-plain-text.h"

static const BwPlainText KINDS[] = {
  [BW_CERTIFICATE_ERROR_FORM] = {
    N_ ("This is no certificate"),
    N_ ("The file is neither PEM nor PKCS#12, or is damaged. Choose a file "
        "with the certificate and its private key, mostly one that ends in "
        ".pem, .pfx or .p12."),
  },
  [BW_CERTIFICATE_ERROR_WANTS_PASSWORD] = {
    N_ ("The certificate has a password"),
    N_ ("Enter the password with which the file was encrypted."),
  },
  [BW_CERTIFICATE_ERROR_WRONG_PASSWORD] = {
    N_ ("The password does not open the certificate"),
    N_ ("Enter the password with which the file was encrypted."),
  },
  [BW_CERTIFICATE_ERROR_NO_CERTIFICATE] = {
    N_ ("There is no certificate in the file"),
    N_ ("It holds a private key only. Choose the file with the certificate too."),
  },
  [BW_CERTIFICATE_ERROR_NO_KEY] = {
    N_ ("The private key is missing"),
    N_ ("The file holds the certificate only, and Bolwerk needs the private "
        "key to sign in. Choose the file with the key too, or one that holds "
        "both."),
  },
  [BW_CERTIFICATE_ERROR_OTHER_KEY] = {
    N_ ("The key does not belong to the certificate"),
    N_ ("They were not made together. Choose the key of this certificate."),
  },
  [BW_CERTIFICATE_ERROR_NOT_RSA] = {
    N_ ("Microsoft does not take this kind of key"),
    N_ ("It takes RSA keys only. Make a certificate with an RSA key of 2048 "
        "bits or more, and upload it to the registration."),
  },
  [BW_CERTIFICATE_ERROR_EXPIRED] = {
    N_ ("The certificate has expired"),
    N_ ("Make a new one, upload it to the registration, and choose it here."),
  },
  [BW_CERTIFICATE_ERROR_NOT_YET] = {
    N_ ("The certificate does not count yet"),
    N_ ("It counts from a later day on. Check the clock of this computer, or "
        "choose another certificate."),
  },
  [BW_CERTIFICATE_ERROR_FILE] = {
    N_ ("The file of the certificate cannot be read"),
    N_ ("See that the file is there and may be read, or sign in with another "
        "one. A certificate that is not kept in the keyring is read from its file "
        "each time."),
  },
};

/**
 * bw_plain_text_find_certificate:
 * @error: a %BW_CERTIFICATE_ERROR
 *
 * Returns: (transfer none): how it is told, in English
 */
const BwPlainText *
bw_plain_text_find_certificate (const GError *error)
{
  if ((guint) error->code < G_N_ELEMENTS (KINDS))
    return &KINDS[error->code];
  return &KINDS[BW_CERTIFICATE_ERROR_FORM];
}
