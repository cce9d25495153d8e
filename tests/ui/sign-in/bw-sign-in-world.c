/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/sign-in/bw-sign-in-world.h"

#include "auth/bw-test-key-pair.h"

void
bw_sign_in_world_set_up (BwSignInWorld *self, BwClock *clock)
{
  self->folder = bw_test_folder_new ();
  self->entra = bw_fake_entra_new (NULL);
  bw_fake_entra_set_clock (self->entra, clock);
  self->graph = bw_fake_graph_new (&(BwFakeGraphFields) {
      .n_days = 3, .n_controls = 5, .judge = bw_fake_entra_judge, .judge_data = self->entra });
  bw_fake_entra_set_graph (self->entra, bw_fake_graph_get_root (self->graph));
  self->keyring = bw_flaky_keyring_new ();
  self->browser = bw_test_browser_new ();
  self->clock = clock;
  self->list = bw_organisation_list_new (bw_test_folder_get_path (self->folder));
  self->store = bw_organisation_store_new (self->list, BW_KEYRING (self->keyring), clock);
}

void
bw_sign_in_world_tear_down (BwSignInWorld *self)
{
  g_autofree char *complaint = bw_fake_entra_dup_complaint (self->entra);

  g_assert_cmpstr (complaint, ==, "");
  bw_test_browser_join (self->browser);
  g_clear_object (&self->store);
  g_clear_object (&self->list);
  g_clear_object (&self->clock);
  g_clear_object (&self->browser);
  g_clear_object (&self->keyring);
  g_clear_pointer (&self->graph, bw_fake_graph_free);
  g_clear_object (&self->entra);
  g_clear_pointer (&self->folder, bw_test_folder_free);
}

/* One browser opens one address. */
void
bw_sign_in_world_renew_browser (BwSignInWorld *self)
{
  bw_test_browser_join (self->browser);
  g_object_unref (self->browser);
  self->browser = bw_test_browser_new ();
}

/* The addresses of this world, and an application that it knows. */
void
bw_sign_in_world_fill_in (BwSignInWorld *self, BwSignInForm *form)
{
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_CLOUD, "custom");
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_LOGIN, bw_fake_entra_get_root (self->entra));
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_GRAPH, bw_fake_graph_get_root (self->graph));
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_TENANT, BW_FAKE_ENTRA_DOMAIN);
  bw_sign_in_form_set (form, BW_SIGN_IN_FIELD_CLIENT_ID, BW_FAKE_ENTRA_CLIENT);
}

guint
bw_sign_in_world_count (BwSignInWorld *self)
{
  g_autoptr (GPtrArray) entries = bw_organisation_list_load (self->list, NULL, NULL, NULL);

  g_assert_nonnull (entries);
  return entries->len;
}

/* A certificate that the sign-in service knows, and its encrypted key, in files. */
char *
bw_sign_in_world_add_certificate (BwSignInWorld *self, char **key)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  gint64 seconds = g_date_time_to_unix (now);
  g_autoptr (BwTestKeyPair) pair =
                bw_test_key_pair_new (BW_TEST_KEY_RSA, seconds - 1000, seconds + 1000000);
  g_autoptr (GFile) file =
                bw_test_folder_add_text (self->folder, "certificate.pem", pair->certificate);
  g_autoptr (GFile) key_file =
                bw_test_folder_add_text (self->folder, "key.pem", pair->encrypted_key);

  bw_fake_entra_set_certificate (self->entra, pair->certificate);
  *key = g_file_get_path (key_file);
  return g_file_get_path (file);
}
