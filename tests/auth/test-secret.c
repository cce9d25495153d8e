/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-base64url.h"
#include "auth/bw-pkce.h"
#include "auth/bw-random.h"
#include "auth/bw-secret.h"
#include "support/bw-secret-watch.h"

#include <string.h>

/* RFC 7636 appendix B. */
static void
test_pkce_vector (void)
{
  static const guint8 OCTETS[] = { 116, 24,  223, 180, 151, 153, 224, 37,  79,  250, 96,
                                   125, 216, 173, 187, 186, 22,  212, 37,  77,  105, 214,
                                   191, 240, 91,  88,  5,   88,  83,  132, 141, 121 };
  g_autofree char *verifier = bw_base64url_encode (OCTETS, sizeof OCTETS);
  g_autofree char *challenge = bw_pkce_build_challenge (verifier);

  g_assert_cmpstr (verifier, ==, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
  g_assert_cmpstr (challenge, ==, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

/* RFC 7636 §4.1: 43 to 128 characters, unreserved. */
static void
test_pkce_form (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++) {
    char *verifier = bw_pkce_new_verifier ();

    g_assert_cmpuint (strlen (verifier), ==, 43);
    g_assert_cmpuint (
        strspn (verifier, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), ==,
        43);
    g_assert_true (g_hash_table_add (seen, verifier));
  }
}

/* Every bit is there now and then, and none always. */
static void
test_random (void)
{
  guint8 ever[64] = { 0 };
  guint8 always[64];

  memset (always, 0xff, sizeof always);
  for (guint i = 0; i < 200; i++) {
    guint8 bytes[64];

    bw_random_fill (bytes, sizeof bytes);
    for (gsize j = 0; j < sizeof bytes; j++) {
      ever[j] |= bytes[j];
      always[j] &= bytes[j];
    }
  }
  for (gsize j = 0; j < sizeof ever; j++) {
    g_assert_cmpuint (ever[j], ==, 0xff);
    g_assert_cmpuint (always[j], ==, 0);
  }
}

static void
test_uuid (void)
{
  g_autofree char *one = bw_random_uuid ();
  g_autofree char *other = bw_random_uuid ();

  g_assert_true (g_uuid_string_is_valid (one));
  g_assert_cmpint (one[14], ==, '4');
  g_assert_nonnull (strchr ("89ab", one[19]));
  g_assert_cmpstr (one, !=, other);
}

static void
test_equal (void)
{
  g_assert_true (bw_secret_equal ("abc", "abc"));
  g_assert_true (bw_secret_equal ("", ""));
  g_assert_false (bw_secret_equal ("abc", "abd"));
  g_assert_false (bw_secret_equal ("abc", "abcd"));
  g_assert_false (bw_secret_equal ("abcd", "abc"));
  g_assert_false (bw_secret_equal ("", "a"));
  g_assert_false (bw_secret_equal (NULL, "a"));
  g_assert_false (bw_secret_equal ("a", NULL));
  g_assert_false (bw_secret_equal (NULL, NULL));
}

static void
test_base64url (void)
{
  static const char *const BAD[] = { "a", "abcde", "ab!d", "ab d", "=abc", "ab=c", "é", NULL };

  for (gsize length = 0; length < 70; length++) {
    guint8 bytes[70];
    g_autofree char *text = NULL;
    g_autofree guint8 *back = NULL;
    gsize got = 0;

    bw_random_fill (bytes, sizeof bytes);
    text = bw_base64url_encode (bytes, length);
    g_assert_null (strpbrk (text, "+/="));
    back = bw_base64url_decode (text, &got);
    g_assert_cmpmem (back, got, bytes, length);
    g_assert_cmpuint (back[got], ==, 0);
  }
  for (gsize i = 0; BAD[i] != NULL; i++) {
    gsize got = 0;

    g_assert_null (bw_base64url_decode (BAD[i], &got));
  }
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secret/pkce-vector", test_pkce_vector);
  g_test_add_func ("/secret/pkce-form", test_pkce_form);
  g_test_add_func ("/secret/random", test_random);
  g_test_add_func ("/secret/uuid", test_uuid);
  g_test_add_func ("/secret/equal", test_equal);
  g_test_add_func ("/secret/base64url", test_base64url);
  return g_test_run ();
}
