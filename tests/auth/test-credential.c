/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-credential.h"
#include "auth/bw-memory-keyring.h"
#include "support/bw-secret-watch.h"

#include <string.h>

static BwAccount *
make_account (void)
{
  return bw_account_new (&(BwAccountFields) {
      .tenant_id = "11111111-2222-3333-4444-555555555555",
      .object_id = "o",
      .user_name = "é@voorbeeld.example",
      .name = "Bé \"Heer\"",
      .scope = "a b",
  });
}

static BwCredential *
turn (BwCredential *credential)
{
  g_autoptr (BwSecretText) text = bw_credential_to_json (credential);

  return bw_credential_new_from_json (text, strlen (text));
}

static void
test_refresh_token (void)
{
  g_autoptr (BwAccount) account = make_account ();
  g_autoptr (BwCredential) credential = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_REFRESH_TOKEN,
      .secret = "0.AXo\\\"é",
      .account = account,
  });
  g_autoptr (BwCredential) back = turn (credential);
  g_autoptr (BwCredential) rotated = bw_credential_with_refresh_token (back, "next");
  BwAccount *kept = bw_credential_get_account (rotated);

  g_assert_true (bw_credential_has_same_secret (credential, back));
  g_assert_false (bw_credential_has_same_secret (credential, rotated));
  g_assert_false (bw_credential_is_of_application (back));
  g_assert_cmpstr (bw_credential_get_secret (back), ==, "0.AXo\\\"é");
  g_assert_cmpstr (bw_credential_get_secret (rotated), ==, "next");
  g_assert_cmpstr (bw_account_get_tenant_id (kept), ==, "11111111-2222-3333-4444-555555555555");
  g_assert_cmpstr (bw_account_get_object_id (kept), ==, "o");
  g_assert_cmpstr (bw_account_get_user_name (kept), ==, "é@voorbeeld.example");
  g_assert_cmpstr (bw_account_get_name (kept), ==, "Bé \"Heer\"");
  g_assert_cmpstr (bw_account_get_scope (kept), ==, "a b");
}

static void
test_certificate (void)
{
  g_autoptr (GBytes) certificate = g_bytes_new_static ("\0\1\2\xff", 4);
  g_autoptr (GBytes) key = g_bytes_new_static ("key", 3);
  g_autoptr (BwCredential) credential = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_CERTIFICATE,
      .certificate = certificate,
      .key = key,
      .password = "p",
  });
  g_autoptr (BwCredential) back = turn (credential);

  g_assert_true (bw_credential_is_of_application (back));
  g_assert_true (g_bytes_equal (bw_credential_get_certificate (back), certificate));
  g_assert_true (g_bytes_equal (bw_credential_get_key (back), key));
  g_assert_cmpstr (bw_credential_get_password (back), ==, "p");
  g_assert_null (bw_credential_get_account (back));
}

static void
test_certificate_file (void)
{
  g_autoptr (BwCredential) credential = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_CERTIFICATE_FILE,
      .certificate_file = "/a b/é.pem",
      .key_file = "/k.pem",
  });
  g_autoptr (BwCredential) back = turn (credential);

  g_assert_cmpint (bw_credential_get_kind (back), ==, BW_CREDENTIAL_CERTIFICATE_FILE);
  g_assert_cmpstr (bw_credential_get_certificate_file (back), ==, "/a b/é.pem");
  g_assert_cmpstr (bw_credential_get_key_file (back), ==, "/k.pem");
}

static void
test_damaged (void)
{
  static const char *const TEXTS[] = {
    "",
    "x",
    "null",
    "[]",
    "{}",
    "{\"version\":1}",
    "{\"version\":2,\"kind\":\"secret\",\"secret\":\"s\"}",
    "{\"version\":1,\"kind\":\"other\",\"secret\":\"s\"}",
    "{\"version\":1,\"kind\":7,\"secret\":\"s\"}",
    "{\"version\":1,\"kind\":\"secret\",\"secret\":7}",
    "{\"version\":1,\"kind\":\"secret\",\"secret\":\"\"}",
    "{\"version\":1,\"kind\":\"refresh-token\"}",
    "{\"version\":1,\"kind\":\"certificate\",\"certificate\":\"\"}",
    "{\"version\":1,\"kind\":\"certificate-file\"}",
    "{\"version\":1,\"kind\":\"secret\",\"secret\":\"s\"",
    "{\"version\":1,\"kind\":\"secret\",\"secret\":\"s\"}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    g_assert_null (bw_credential_new_from_json (TEXTS[i], strlen (TEXTS[i])));
}

/* Cut anywhere, or a byte changed: never a crash, and never half a credential. */
static void
test_every_cut (void)
{
  g_autoptr (BwAccount) account = make_account ();
  g_autoptr (BwCredential) credential = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_REFRESH_TOKEN,
      .secret = "token",
      .account = account,
  });
  g_autofree char *text = bw_credential_to_json (credential);
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++) {
    g_autoptr (BwCredential) changed = NULL;
    char before = text[i];

    g_assert_null (bw_credential_new_from_json (text, i));
    text[i] = '\0';
    changed = bw_credential_new_from_json (text, length);
    g_assert_null (changed);
    text[i] = before;
  }
}

static void
test_memory_keyring (void)
{
  g_autoptr (BwKeyring) keyring = bw_memory_keyring_new ();
  g_autofree char *organisation = bw_keyring_new_organisation ();
  g_autoptr (BwCredential) credential = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_SECRET,
      .secret = "s",
  });
  g_autoptr (BwCredential) kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (bw_keyring_is_lasting (keyring));
  g_assert_null (bw_keyring_load (keyring, organisation, TRUE, NULL, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE);
  g_clear_error (&error);
  g_assert_true (bw_keyring_remove (keyring, organisation, FALSE, NULL, &error));
  g_assert_true (bw_keyring_store (keyring, organisation, credential, FALSE, NULL, &error));
  kept = bw_keyring_load (keyring, organisation, FALSE, NULL, &error);
  g_assert_true (bw_credential_has_same_secret (kept, credential));
  g_assert_true (bw_keyring_remove (keyring, organisation, FALSE, NULL, &error));
  g_assert_null (bw_keyring_load (keyring, organisation, FALSE, NULL, NULL));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/credential/refresh-token", test_refresh_token);
  g_test_add_func ("/credential/certificate", test_certificate);
  g_test_add_func ("/credential/certificate-file", test_certificate_file);
  g_test_add_func ("/credential/damaged", test_damaged);
  g_test_add_func ("/credential/every-cut", test_every_cut);
  g_test_add_func ("/credential/memory-keyring", test_memory_keyring);
  return g_test_run ();
}
