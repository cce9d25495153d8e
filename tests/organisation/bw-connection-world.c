/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-connection-world.h"

#include <string.h>

#include "auth/bw-memory-keyring.h"

static BwOrganisationEntry *
make_entry (const BwCloudFields *cloud_fields, const char *tenant, BwSignInWay way)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCloud) cloud = bw_cloud_new_custom (cloud_fields, &error);

  g_assert_no_error (error);
  return bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = BW_CONNECTION_WORLD_ID,
      .name = "Voorbeeld",
      .cloud = cloud,
      .tenant = tenant,
      .client_id = BW_FAKE_ENTRA_CLIENT,
      .way = way,
  });
}

/* One to an organisation that is known already. */
void
bw_connection_world_connect_to (BwConnectionWorld *self, BwOrganisationEntry *entry)
{
  g_clear_object (&self->connection);
  self->connection = bw_organisation_connection_new (
      &(BwOrganisationOpening) {
          .entry = entry,
          .keyring = BW_KEYRING (self->keyring),
          .clock = self->clock,
          .lock_folder = bw_test_folder_get_path (self->folder),
      },
      self->for_this_run);
}

/* Another connection to the same, as it is when the program has started again. */
void
bw_connection_world_connect_anew (BwConnectionWorld *self, const char *tenant, BwSignInWay way)
{
  BwCloudFields fields = { .login = bw_fake_entra_get_root (self->entra),
                           .graph = bw_fake_graph_get_root (self->graph) };
  g_autoptr (BwOrganisationEntry) entry = make_entry (&fields, tenant, way);

  bw_connection_world_connect_to (self, entry);
}

/* One whose sign-in service, or the authority that it trusts, is another one. */
void
bw_connection_world_connect_by (BwConnectionWorld *self, const char *login, const char *trust_file)
{
  BwCloudFields fields = { .login = login != NULL ? login : bw_fake_entra_get_root (self->entra),
                           .graph = bw_fake_graph_get_root (self->graph),
                           .trust_file = trust_file };
  g_autoptr (BwOrganisationEntry) entry =
                make_entry (&fields, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_BROWSER);

  bw_connection_world_connect_to (self, entry);
}

void
bw_connection_world_set_up (BwConnectionWorld *self, gconstpointer data)
{
  self->folder = bw_test_folder_new ();
  self->entra = bw_fake_entra_new (NULL);
  bw_fake_entra_set_rotating (self->entra, TRUE);
  self->graph = bw_fake_graph_new (&(BwFakeGraphFields) {
      .n_days = 3, .n_controls = 5, .judge = bw_fake_entra_judge, .judge_data = self->entra });
  bw_fake_entra_set_graph (self->entra, bw_fake_graph_get_root (self->graph));
  self->keyring = bw_flaky_keyring_new ();
  self->for_this_run = bw_memory_keyring_new ();
  self->clock = bw_manual_clock_new ("2026-07-17T12:00:00Z");
  bw_fake_entra_set_clock (self->entra, self->clock);
  bw_connection_world_connect_anew (self, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_BROWSER);
}

void
bw_connection_world_tear_down (BwConnectionWorld *self, gconstpointer data)
{
  g_autofree char *complaint = bw_fake_entra_dup_complaint (self->entra);

  g_assert_cmpstr (complaint, ==, "");
  g_assert_finalize_object (self->connection);
  g_assert_finalize_object (self->keyring);
  g_assert_finalize_object (self->for_this_run);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->graph, bw_fake_graph_free);
  g_clear_object (&self->entra);
  g_clear_pointer (&self->folder, bw_test_folder_free);
}

void
bw_connection_world_put (BwKeyring *keyring, const BwCredentialFields *fields)
{
  g_autoptr (BwCredential) credential = bw_credential_new (fields);
  g_autoptr (GError) error = NULL;

  bw_keyring_store (keyring, BW_CONNECTION_WORLD_ID, credential, FALSE, NULL, &error);
  g_assert_no_error (error);
}

/* A refresh token that the sign-in service takes. */
char *
bw_connection_world_put_sign_in (BwConnectionWorld *self, BwKeyring *keyring)
{
  char *token = bw_fake_entra_new_refresh_token (self->entra);

  bw_connection_world_put (
      keyring, &(BwCredentialFields) { .kind = BW_CREDENTIAL_REFRESH_TOKEN, .secret = token });
  return token;
}

char *
bw_connection_world_dup_kept (BwKeyring *keyring)
{
  g_autoptr (BwCredential) credential =
                bw_keyring_load (keyring, BW_CONNECTION_WORLD_ID, TRUE, NULL, NULL);

  return credential != NULL ? g_strdup (bw_credential_get_secret (credential)) : NULL;
}

BwOrganisation *
bw_connection_world_open (BwConnectionWorld *self)
{
  g_autoptr (GError) error = NULL;
  BwOrganisation *organisation = bw_organisation_connection_open (self->connection, NULL, &error);

  g_assert_no_error (error);
  return organisation;
}

gboolean
bw_connection_world_refresh (BwConnectionWorld *self, GError **error)
{
  g_autoptr (BwOrganisation) organisation = bw_connection_world_open (self);
  g_autoptr (BwRecords) records = bw_organisation_refresh (organisation, NULL, error);

  return records != NULL;
}

void
bw_connection_world_assert_reads (BwConnectionWorld *self)
{
  g_autoptr (GError) error = NULL;

  bw_connection_world_refresh (self, &error);
  g_assert_no_error (error);
}

guint
bw_connection_world_count_reads (BwConnectionWorld *self)
{
  return bw_test_server_count_requests (bw_fake_graph_get_server (self->graph));
}

/* Neither is Graph asked, nor the user. */
void
bw_connection_world_assert_fails (BwConnectionWorld *self, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  guint n_reads = bw_connection_world_count_reads (self);
  guint n_prompts = bw_flaky_keyring_count_prompts (self->keyring);

  g_assert_false (bw_connection_world_refresh (self, &error));
  g_assert_error (error, domain, code);
  g_assert_null (strstr (error->message, BW_FAKE_ENTRA_PLANTED));
  g_assert_cmpuint (bw_connection_world_count_reads (self), ==, n_reads);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (self->keyring), ==, n_prompts);
}

void
bw_connection_world_assert_kept (BwConnectionWorld *self)
{
  g_autoptr (GError) unkept = bw_organisation_connection_dup_unkept (self->connection);

  g_assert_no_error (unkept);
}

void
bw_connection_world_assert_unkept (BwConnectionWorld *self, int code)
{
  g_autoptr (GError) unkept = bw_organisation_connection_dup_unkept (self->connection);

  g_assert_error (unkept, BW_KEYRING_ERROR, code);
}
