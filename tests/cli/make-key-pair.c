/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Makes a certificate for a test. Arguments: a folder, from when and until when it counts, in days from now. The
   folder then has certificate.pem, key.pem, encrypted-key.pem, both.pem, both.p12 and plain.p12. */

#include <stdlib.h>

#include "auth/bw-test-key-pair.h"

#define DAY 86400

static void
save (const char *folder, const char *name, const char *text, gssize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
save_bytes (const char *folder, const char *name, GBytes *bytes)
{
  save (folder, name, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
}

int
main (int argc, char *argv[])
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (BwTestKeyPair) pair = NULL;
  g_autofree char *both = NULL;

  g_assert_cmpint (argc, ==, 4);
  pair = bw_test_key_pair_new (BW_TEST_KEY_RSA, now + g_ascii_strtoll (argv[2], NULL, 10) * DAY,
                               now + g_ascii_strtoll (argv[3], NULL, 10) * DAY);
  both = g_strconcat (pair->certificate, pair->key, NULL);
  save (argv[1], "certificate.pem", pair->certificate, -1);
  save (argv[1], "key.pem", pair->key, -1);
  save (argv[1], "encrypted-key.pem", pair->encrypted_key, -1);
  save (argv[1], "both.pem", both, -1);
  save_bytes (argv[1], "both.p12", pair->pkcs12);
  save_bytes (argv[1], "plain.p12", pair->plain_pkcs12);
  return EXIT_SUCCESS;
}
