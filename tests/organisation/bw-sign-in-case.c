/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-sign-in-case.h"

#include "organisation/bw-organisation-opening.h"
#include "support/bw-manual-clock.h"

void
bw_sign_in_case_set_up (BwSignInCase *fixture, gconstpointer data)
{
  fixture->base = bw_test_folder_new ();
  fixture->entra = bw_fake_entra_new (NULL);
  fixture->clock = bw_manual_clock_new ("2026-07-17T12:00:00Z");
  bw_fake_entra_set_clock (fixture->entra, fixture->clock);
  fixture->graph = bw_fake_graph_new (&(BwFakeGraphFields) {
      .n_days = 3, .n_controls = 5, .judge = bw_fake_entra_judge, .judge_data = fixture->entra });
  bw_fake_entra_set_graph (fixture->entra, bw_fake_graph_get_root (fixture->graph));
  fixture->keyring = bw_flaky_keyring_new ();
  fixture->browser = bw_test_browser_new ();
  fixture->cloud = bw_cloud_new_custom (
      &(BwCloudFields) {
          .login = bw_fake_entra_get_root (fixture->entra),
          .graph = bw_fake_graph_get_root (fixture->graph),
      },
      NULL);
  fixture->list = bw_organisation_list_new (bw_test_folder_get_path (fixture->base));
  fixture->needed = (BwOrganisationSignIn) {
    .list = fixture->list,
    .keyring = BW_KEYRING (fixture->keyring),
    .clock = fixture->clock,
    .interaction = BW_INTERACTION (fixture->browser),
    .way = BW_SIGN_IN_BROWSER,
    .cloud = fixture->cloud,
    .tenant = "organizations",
    .client_id = BW_FAKE_ENTRA_CLIENT,
  };
}

void
bw_sign_in_case_tear_down (BwSignInCase *fixture, gconstpointer data)
{
  g_autofree char *complaint = bw_fake_entra_dup_complaint (fixture->entra);

  g_assert_cmpstr (complaint, ==, "");
  g_clear_object (&fixture->list);
  g_clear_object (&fixture->cloud);
  g_clear_object (&fixture->clock);
  g_clear_object (&fixture->browser);
  g_assert_finalize_object (fixture->keyring);
  g_clear_pointer (&fixture->graph, bw_fake_graph_free);
  g_clear_object (&fixture->entra);
  g_clear_pointer (&fixture->base, bw_test_folder_free);
}

BwOrganisationEntry *
bw_sign_in_case_sign_in (BwSignInCase *fixture)
{
  g_auto (BwOrganisationSignedIn) result = { 0 };
  g_autoptr (GError) error = NULL;

  bw_organisation_sign_in (&fixture->needed, &result, NULL, &error);
  g_assert_no_error (error);
  g_assert_no_error (result.reading);
  g_assert_no_error (result.keeping);
  return g_steal_pointer (&result.entry);
}

void
bw_sign_in_case_refuse_sign_in (BwSignInCase *fixture, GError **error)
{
  g_auto (BwOrganisationSignedIn) result = { 0 };

  g_assert_false (bw_organisation_sign_in (&fixture->needed, &result, NULL, error));
  g_assert_null (result.entry);
}

guint
bw_sign_in_case_count (BwSignInCase *fixture)
{
  g_autoptr (GPtrArray) entries = bw_organisation_list_load (fixture->list, NULL, NULL, NULL);

  g_assert_nonnull (entries);
  return entries->len;
}

char *
bw_sign_in_case_dup_kept (BwSignInCase *fixture, BwOrganisationEntry *entry)
{
  g_autoptr (BwCredential) credential = bw_keyring_load (
      BW_KEYRING (fixture->keyring), bw_organisation_entry_get_id (entry), FALSE, NULL, NULL);

  return credential != NULL ? g_strdup (bw_credential_get_secret (credential)) : NULL;
}

BwRecords *
bw_sign_in_case_refresh (BwSignInCase *fixture, BwOrganisationEntry *entry, GError **error)
{
  g_autofree char *lock_folder = bw_organisation_list_build_lock_folder (fixture->list);
  g_autoptr (BwOrganisation) organisation = bw_organisation_opening_open (
      &(BwOrganisationOpening) {
          .entry = entry,
          .keyring = BW_KEYRING (fixture->keyring),
          .clock = fixture->clock,
          .lock_folder = lock_folder,
      },
      NULL, error);

  return organisation != NULL ? bw_organisation_refresh (organisation, NULL, error) : NULL;
}

void
bw_sign_in_case_start_again (BwSignInCase *fixture)
{
  bw_test_browser_join (fixture->browser);
  g_clear_object (&fixture->browser);
  fixture->browser = bw_test_browser_new ();
  fixture->needed.interaction = BW_INTERACTION (fixture->browser);
}

void
bw_sign_in_case_mark (BwSignInCase *fixture, BwOrganisationEntry *entry, const char *name)
{
  BwOrganisationMarks marks = { .name = name, .short_name = "M", .colour = "teal" };

  g_assert_true (bw_organisation_list_mark (fixture->list, bw_organisation_entry_get_id (entry),
                                            &marks, NULL, NULL));
}
