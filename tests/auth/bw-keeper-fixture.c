/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-keeper-fixture.h"

#include "support/bw-manual-clock.h"

BwTokenKeeper *
bw_keeper_fixture_make_keeper (BwKeeperFixture *fixture, BwCredential *credential)
{
  return bw_token_keeper_new (&(BwTokenKeeperFields) {
      .entra = fixture->entra,
      .keyring = BW_KEYRING (fixture->keyring),
      .organisation = ORGANISATION,
      .clock = fixture->clock,
      .lock_folder = bw_test_folder_get_path (fixture->folder),
      .credential = credential,
  });
}

BwCredential *
bw_keeper_fixture_make_credential (const char *refresh_token)
{
  return bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_REFRESH_TOKEN,
      .secret = refresh_token,
  });
}

void
bw_keeper_fixture_keep (BwKeeperFixture *fixture, BwCredential *credential)
{
  g_autoptr (GError) error = NULL;

  bw_keyring_store (BW_KEYRING (fixture->keyring), ORGANISATION, credential, TRUE, NULL, &error);
  g_assert_no_error (error);
}

static void
keep_new_token (BwKeeperFixture *fixture)
{
  g_autofree char *token = bw_fake_entra_new_refresh_token (fixture->fake);
  g_autoptr (BwCredential) credential = bw_keeper_fixture_make_credential (token);

  bw_keeper_fixture_keep (fixture, credential);
}

char *
bw_keeper_fixture_dup_kept_token (BwKeeperFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCredential) kept =
                bw_keyring_load (BW_KEYRING (fixture->keyring), ORGANISATION, TRUE, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (bw_credential_get_secret (kept));
}

void
bw_keeper_fixture_set_up (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  BwRegistration registration = { NULL, BW_FAKE_ENTRA_TENANT, BW_FAKE_ENTRA_CLIENT };

  fixture->fake = bw_fake_entra_new (NULL);
  bw_fake_entra_set_rotating (fixture->fake, TRUE);
  fixture->clock = bw_manual_clock_new ("2026-11-25T12:00:00Z");
  bw_fake_entra_set_clock (fixture->fake, fixture->clock);
  fixture->http = bw_http_new (&(BwHttpFields) { .clock = fixture->clock });
  fixture->cloud = bw_cloud_new_custom (
      &(BwCloudFields) {
          .id = "custom",
          .login = bw_fake_entra_get_root (fixture->fake),
          .graph = bw_fake_entra_get_root (fixture->fake),
      },
      &error);
  g_assert_no_error (error);
  registration.cloud = fixture->cloud;
  fixture->entra = bw_entra_new (fixture->http, fixture->clock, &registration);
  fixture->keyring = bw_flaky_keyring_new ();
  fixture->folder = bw_test_folder_new ();
  keep_new_token (fixture);
  fixture->keeper = bw_keeper_fixture_make_keeper (fixture, NULL);
}

void
bw_keeper_fixture_tear_down (BwKeeperFixture *fixture, gconstpointer data)
{
  g_autofree char *complaint = bw_fake_entra_dup_complaint (fixture->fake);

  g_assert_cmpstr (complaint, ==, "");
  g_assert_finalize_object (fixture->keeper);
  g_assert_finalize_object (fixture->entra);
  g_assert_finalize_object (fixture->http);
  g_clear_object (&fixture->cloud);
  g_clear_object (&fixture->keyring);
  g_clear_object (&fixture->clock);
  g_clear_object (&fixture->fake);
  g_clear_pointer (&fixture->folder, bw_test_folder_free);
}

char *
bw_keeper_fixture_obtain (BwKeeperFixture *fixture, const char *refused)
{
  g_autoptr (GError) error = NULL;
  char *token =
      bw_token_provider_obtain (BW_TOKEN_PROVIDER (fixture->keeper), refused, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (bw_fake_entra_is_token (fixture->fake, token));
  return token;
}

guint
bw_keeper_fixture_count (BwKeeperFixture *fixture)
{
  return bw_fake_entra_count (fixture->fake, "token");
}

void
bw_keeper_fixture_wait (BwKeeperFixture *fixture, guint minutes)
{
  bw_manual_clock_advance (BW_MANUAL_CLOCK (fixture->clock), minutes * G_TIME_SPAN_MINUTE);
}
