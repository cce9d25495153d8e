/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A credential that the keyring did not take, and how it gets there after all. */

#include "organisation/bw-connection-world.h"
#include "support/bw-secret-watch.h"

/* The keyring says why it has not what is used. */
static void
test_for_this_run (BwConnectionWorld *world, gconstpointer data)
{
  for (int code = 0; code <= BW_KEYRING_ERROR_FAILED; code++) {
    g_autofree char *token = bw_connection_world_put_sign_in (world, world->for_this_run);
    g_autofree char *sent = NULL;

    bw_connection_world_connect_anew (world, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_BROWSER);
    bw_flaky_keyring_fail_load (world->keyring, code);
    bw_connection_world_assert_kept (world);
    bw_connection_world_assert_reads (world);
    sent = bw_fake_entra_dup_field (world->entra, "token", "refresh_token");
    g_assert_cmpstr (sent, ==, token);
    bw_connection_world_assert_unkept (world, code);
  }
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (world->keyring), ==, 0);
  g_assert_cmpuint (bw_flaky_keyring_count_stores (world->keyring), ==, 0);
}

/* What is there for this run only is the newer one. */
static void
test_older_kept (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *older = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  g_autofree char *newer = bw_connection_world_put_sign_in (world, world->for_this_run);
  g_autofree char *sent = NULL;
  g_autofree char *kept = NULL;

  bw_connection_world_assert_reads (world);
  sent = bw_fake_entra_dup_field (world->entra, "token", "refresh_token");
  g_assert_cmpstr (sent, ==, newer);
  kept = bw_connection_world_dup_kept (BW_KEYRING (world->keyring));
  g_assert_cmpstr (kept, ==, older);
  bw_connection_world_assert_unkept (world, BW_KEYRING_ERROR_REFUSED);
}

/* From then on the keyring's own is used. */
static void
test_keep (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *first = bw_connection_world_put_sign_in (world, world->for_this_run);
  g_autofree char *newest = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *left = NULL;
  g_autofree char *rotated = NULL;
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_load (world->keyring, BW_KEYRING_ERROR_LOCKED);
  bw_flaky_keyring_fail_store (world->keyring, BW_KEYRING_ERROR_LOCKED);
  bw_connection_world_assert_reads (world);
  bw_connection_world_assert_unkept (world, BW_KEYRING_ERROR_LOCKED);
  newest = bw_connection_world_dup_kept (world->for_this_run);
  g_assert_true (bw_organisation_connection_keep (world->connection, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bw_flaky_keyring_count_prompts (world->keyring), ==, 1);
  bw_flaky_keyring_fail_load (world->keyring, -1);
  bw_flaky_keyring_fail_store (world->keyring, -1);
  kept = bw_connection_world_dup_kept (BW_KEYRING (world->keyring));
  left = bw_connection_world_dup_kept (world->for_this_run);
  g_assert_cmpstr (kept, ==, newest);
  g_assert_null (left);
  bw_connection_world_assert_kept (world);

  bw_connection_world_assert_reads (world);
  rotated = bw_connection_world_dup_kept (BW_KEYRING (world->keyring));
  g_assert_cmpstr (rotated, !=, kept);
  bw_connection_world_assert_kept (world);
}

/* Where it cannot be kept still, all is as it was. */
static void
test_keep_fails (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, world->for_this_run);
  g_autoptr (BwOrganisation) before = NULL;

  bw_flaky_keyring_fail_load (world->keyring, BW_KEYRING_ERROR_NO_SERVICE);
  before = bw_connection_world_open (world);
  for (int code = 0; code <= BW_KEYRING_ERROR_FAILED; code++) {
    g_autoptr (BwOrganisation) after = NULL;
    g_autofree char *left = NULL;
    g_autoptr (GError) error = NULL;

    if (code == BW_KEYRING_ERROR_LOCKED)
      continue; /* which is asked about */
    bw_flaky_keyring_fail_store (world->keyring, code);
    g_assert_false (bw_organisation_connection_keep (world->connection, NULL, &error));
    g_assert_error (error, BW_KEYRING_ERROR, code);
    left = bw_connection_world_dup_kept (world->for_this_run);
    g_assert_cmpstr (left, ==, token);
    after = bw_connection_world_open (world);
    g_assert_true (after == before);
    bw_connection_world_assert_unkept (world, BW_KEYRING_ERROR_NO_SERVICE);
  }
  bw_connection_world_assert_reads (world);
}

/* A keyring that had it but did not take what came after it. */
static void
test_keep_rotated (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, BW_KEYRING (world->keyring));
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  bw_flaky_keyring_fail_store (world->keyring, BW_KEYRING_ERROR_REFUSED);
  bw_connection_world_assert_reads (world);
  bw_connection_world_assert_unkept (world, BW_KEYRING_ERROR_REFUSED);
  g_assert_false (bw_organisation_connection_keep (world->connection, NULL, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_REFUSED);
  g_clear_error (&error);
  bw_connection_world_assert_unkept (world, BW_KEYRING_ERROR_REFUSED);

  bw_flaky_keyring_fail_store (world->keyring, -1);
  g_assert_true (bw_organisation_connection_keep (world->connection, NULL, &error));
  g_assert_no_error (error);
  kept = bw_connection_world_dup_kept (BW_KEYRING (world->keyring));
  g_assert_cmpstr (kept, !=, token);
  bw_connection_world_assert_kept (world);
}

/* Who asks twice for it to be kept has it kept; where there is nothing to keep, that is said. */
static void
test_keep_twice (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, world->for_this_run);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++) {
    g_assert_true (bw_organisation_connection_keep (world->connection, NULL, &error));
    g_assert_no_error (error);
  }
  kept = bw_connection_world_dup_kept (BW_KEYRING (world->keyring));
  g_assert_cmpstr (kept, ==, token);

  bw_keyring_remove (BW_KEYRING (world->keyring), BW_CONNECTION_WORLD_ID, FALSE, NULL, NULL);
  bw_connection_world_connect_anew (world, BW_FAKE_ENTRA_TENANT, BW_SIGN_IN_BROWSER);
  g_assert_false (bw_organisation_connection_keep (world->connection, NULL, &error));
  g_assert_error (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE);
}

static gpointer
refresh_in_thread (gpointer data)
{
  bw_connection_world_assert_reads (data);
  return NULL;
}

static gpointer
keep_in_thread (gpointer data)
{
  BwConnectionWorld *world = data;
  g_autoptr (GError) error = NULL;

  bw_organisation_connection_keep (world->connection, NULL, &error);
  g_assert_no_error (error);
  return NULL;
}

/* Kept while the sign-in service changes the refresh token: what the keyring gets is the new one, since the
   old one counts no more. */
static void
test_keep_in_rotation (BwConnectionWorld *world, gconstpointer data)
{
  g_autofree char *token = bw_connection_world_put_sign_in (world, world->for_this_run);
  g_autofree char *kept = NULL;
  g_autofree char *left = NULL;
  GThread *reading = NULL;
  GThread *keeping = NULL;

  bw_fake_entra_hold (world->entra, "token");
  reading = g_thread_new ("refresh", refresh_in_thread, world);
  while (bw_fake_entra_count (world->entra, "token") == 0)
    g_usleep (1000);
  keeping = g_thread_new ("keep", keep_in_thread, world);
  g_usleep (100 * 1000);
  bw_fake_entra_release (world->entra);
  g_thread_join (reading);
  g_thread_join (keeping);

  kept = bw_connection_world_dup_kept (BW_KEYRING (world->keyring));
  left = bw_connection_world_dup_kept (world->for_this_run);
  g_assert_cmpstr (kept, !=, token);
  g_assert_null (left);
  bw_manual_clock_advance (BW_MANUAL_CLOCK (world->clock), G_TIME_SPAN_HOUR);
  bw_connection_world_assert_reads (world);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                        \
  g_test_add (name, BwConnectionWorld, NULL, bw_connection_world_set_up, function, \
              bw_connection_world_tear_down)
  ADD ("/connection-keep/for-this-run", test_for_this_run);
  ADD ("/connection-keep/older-kept", test_older_kept);
  ADD ("/connection-keep/keep", test_keep);
  ADD ("/connection-keep/keep-fails", test_keep_fails);
  ADD ("/connection-keep/keep-rotated", test_keep_rotated);
  ADD ("/connection-keep/keep-twice", test_keep_twice);
  ADD ("/connection-keep/keep-in-rotation", test_keep_in_rotation);
#undef ADD

  return g_test_run ();
}
