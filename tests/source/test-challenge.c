/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/graph/bw-challenge.h"

#include <string.h>

#include "support/bw-secret-watch.h"

#define CLAIMS "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}"
/* The same in both alphabets would not differ, so this one has the characters that do. */
#define ODD "{\"a\":\"\xc3\xbf\xc3\xbe?>~\"}"

static void
assert_claims (const char *form, const char *claims, const char *expected)
{
  g_autoptr (GString) header = g_string_new (form);
  g_autofree char *found = NULL;

  g_string_replace (header, "%s", claims, 0);
  found = bw_challenge_find_claims (header->str);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_forms (void)
{
  g_autofree char *claims = g_base64_encode ((const guchar *) CLAIMS, strlen (CLAIMS));

  assert_claims ("Bearer realm=\"\", authorization_uri=\"https://login.example/a,b\", "
                 "error=\"insufficient_claims\", claims=\"%s\"",
                 claims, CLAIMS);
  assert_claims ("Bearer claims=%s", claims, CLAIMS);
  assert_claims ("bearer CLAIMS = \"%s\"", claims, CLAIMS);
  assert_claims ("Basic realm=\"a\", Bearer error=\"insufficient_claims\", claims=\"%s\"", claims,
                 CLAIMS);
  assert_claims ("Negotiate, Bearer claims=\"%s\", PoP nonce=\"b\"", claims, CLAIMS);
  assert_claims ("Bearer realm=\"say \\\"claims=x\\\"\", claims=\"%s\"", claims, CLAIMS);
}

static void
test_alphabets (void)
{
  g_autofree char *standard = g_base64_encode ((const guchar *) ODD, strlen (ODD));
  g_autoptr (GString) other = g_string_new (standard);

  g_string_replace (other, "+", "-", 0);
  g_string_replace (other, "/", "_", 0);
  while (g_str_has_suffix (other->str, "="))
    g_string_truncate (other, other->len - 1);
  g_assert_cmpstr (other->str, !=, standard);
  assert_claims ("Bearer claims=\"%s\"", standard, ODD);
  assert_claims ("Bearer claims=\"%s\"", other->str, ODD);
}

static void
test_none (void)
{
  static const char *const headers[] = {
    "",
    "Bearer",
    "Bearer realm=\"\"",
    "Basic claims=\"e30=\"",
    "claims=\"e30=\"",
    "Bearer claims=\"\"",
    "Bearer claims=\"!!!\"",
    "Bearer claims=\"bm8ganNvbg==\"",
    "Bearer claims=\"e/8=\"",
    "Bearer claims=\"e30=",
    "Bearer claims",
    "=, =\"\",,, Bearer =",
    "\"",
    "Bearer \xff\xfe=1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++) {
    g_autofree char *found = bw_challenge_find_claims (headers[i]);

    if (!g_str_has_prefix (headers[i], "Bearer claims=\"e30="))
      g_assert_null (found);
  }
  g_assert_null (bw_challenge_find_claims (NULL));
}

/* Whatever comes, it ends. */
static void
test_garbage (void)
{
  static const char chars[] = "Bearer claims=\"e30=\\, \t!@\x01\xff{}";
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint n = 0; n < 20000; n++) {
    char text[40] = "";
    gint length = g_rand_int_range (rand, 0, sizeof text - 1);
    g_autofree char *found = NULL;

    for (gint i = 0; i < length; i++)
      text[i] = chars[g_rand_int_range (rand, 0, sizeof chars - 1)];
    found = bw_challenge_find_claims (text);
    g_assert_true (found == NULL || *found == '{');
  }
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/challenge/forms", test_forms);
  g_test_add_func ("/challenge/alphabets", test_alphabets);
  g_test_add_func ("/challenge/none", test_none);
  g_test_add_func ("/challenge/garbage", test_garbage);
  return g_test_run ();
}
