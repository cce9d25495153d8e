/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The permission to make changes is asked for where it is wanted, and kept; without it everything stays readable. */

#include <string.h>

#include "auth/bw-auth-error.h"
#include "net/bw-http-error.h"
#include "organisation/bw-archive-memory.h"
#include "organisation/bw-organisation-edit.h"
#include "organisation/bw-organisation-opening.h"
#include "organisation/bw-sign-in-case.h"
#include "support/bw-secret-watch.h"

#define CONTROL "aad_control_000"
#define WRITE "SecurityEvents.ReadWrite.All"

static BwOrganisation *
open_entry (BwSignInCase *fixture, BwOrganisationEntry *entry)
{
  g_autofree char *lock_folder = bw_organisation_list_build_lock_folder (fixture->list);
  g_autoptr (GError) error = NULL;
  BwOrganisation *organisation = bw_organisation_opening_open (
      &(BwOrganisationOpening) { .entry = entry,
                                 .keyring = BW_KEYRING (fixture->keyring),
                                 .clock = fixture->clock,
                                 .lock_folder = lock_folder },
      NULL, &error);

  g_assert_no_error (error);
  return organisation;
}

/* Reads it, and changes one of its controls; NULL where nothing was sent. */
static GPtrArray *
edit_opened (BwOrganisation *organisation, GError **error)
{
  g_autoptr (GError) reading = NULL;
  g_autoptr (BwRecords) records = bw_organisation_refresh (organisation, NULL, &reading);
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_no_error (reading);
  g_ptr_array_add (updates, bw_control_update_new (&(BwControlUpdateFields) {
                                .id = CONTROL, .state = "Ignored", .comment = "Why." }));
  return bw_organisation_edit (
      organisation, &(BwEditRequest) { .records = records, .updates = updates }, NULL, error);
}

static GPtrArray *
edit (BwSignInCase *fixture, BwOrganisationEntry *entry, GError **error)
{
  g_autoptr (BwOrganisation) organisation = open_entry (fixture, entry);

  return edit_opened (organisation, error);
}

static guint
count_patches (BwSignInCase *fixture)
{
  return bw_fake_controls_count_patches (bw_fake_graph_get_controls (fixture->graph), CONTROL);
}

static void
assert_asked_for (BwSignInCase *fixture, const char *endpoint, gboolean write)
{
  g_autofree char *scope = bw_fake_entra_dup_field (fixture->entra, endpoint, "scope");

  g_assert_nonnull (strstr (scope, "SecurityEvents.Read.All"));
  g_assert_true ((strstr (scope, WRITE) != NULL) == write);
}

static void
assert_made (BwSignInCase *fixture, BwOrganisationEntry *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = edit (fixture, entry, &error);
  const BwEditResult *result = NULL;

  g_assert_no_error (error);
  result = g_ptr_array_index (results, 0);
  g_assert_no_error (result->error);
  g_assert_cmpint (result->kind, ==, BW_EDIT_RESULT_MADE);
  g_assert_cmpuint (count_patches (fixture), ==, 1);
}

/* A sign-in asks to read alone, and whoever wants to change something is told before anything is sent. */
static void
test_read_only (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_sign_in_case_sign_in (fixture);
  g_autoptr (GError) error = NULL;

  assert_asked_for (fixture, "authorize", FALSE);
  g_assert_null (edit (fixture, entry, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_READ_ONLY);
  assert_asked_for (fixture, "token", FALSE);
  g_assert_cmpuint (count_patches (fixture), ==, 0);
}

/* What was granted is kept: another start asks for it again with each token. */
static void
test_granted (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = NULL;

  fixture->needed.writes = TRUE;
  entry = bw_sign_in_case_sign_in (fixture);
  assert_asked_for (fixture, "authorize", TRUE);
  assert_made (fixture, entry);
  assert_asked_for (fixture, "token", TRUE);
}

static void
test_granted_by_code (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = NULL;

  fixture->needed.writes = TRUE;
  fixture->needed.way = BW_SIGN_IN_DEVICE_CODE;
  entry = bw_sign_in_case_sign_in (fixture);
  assert_asked_for (fixture, "devicecode", TRUE);
  assert_made (fixture, entry);
}

/* At the first change: the organisation stays the same one. */
static void
test_asked_later (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_sign_in_case_sign_in (fixture);
  g_autoptr (BwOrganisationEntry) renewed = NULL;

  bw_sign_in_case_start_again (fixture);
  fixture->needed.writes = TRUE;
  fixture->needed.renewed = entry;
  renewed = bw_sign_in_case_sign_in (fixture);
  g_assert_cmpstr (bw_organisation_entry_get_id (renewed), ==,
                   bw_organisation_entry_get_id (entry));
  assert_made (fixture, renewed);
}

/* It stays open meanwhile: the token that only reads is not used any more. */
static void
test_granted_while_open (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = bw_sign_in_case_sign_in (fixture);
  g_autoptr (BwOrganisation) organisation = open_entry (fixture, entry);
  g_autoptr (BwOrganisationEntry) renewed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;

  g_assert_null (edit_opened (organisation, &error));
  g_assert_error (error, BW_AUTH_ERROR, BW_AUTH_ERROR_READ_ONLY);
  g_clear_error (&error);
  bw_sign_in_case_start_again (fixture);
  fixture->needed.writes = TRUE;
  fixture->needed.renewed = entry;
  renewed = bw_sign_in_case_sign_in (fixture);
  results = edit_opened (organisation, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((BwEditResult *) results->pdata[0])->kind, ==, BW_EDIT_RESULT_MADE);
}

static void
assert_forbidden (BwSignInCase *fixture, BwOrganisationEntry *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  const BwEditResult *result = NULL;

  bw_fake_entra_set_read_only (fixture->entra, TRUE);
  results = edit (fixture, entry, &error);
  g_assert_no_error (error);
  result = g_ptr_array_index (results, 0);
  g_assert_cmpint (result->kind, ==, BW_EDIT_RESULT_FAILED);
  g_assert_error (result->error, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN_CHANGE);
  g_assert_cmpuint (count_patches (fixture), ==, 0);
  {
    g_autoptr (BwRecords) records = bw_sign_in_case_refresh (fixture, entry, &error);

    g_assert_no_error (error);
    g_assert_nonnull (records);
  }
}

/* The permission is there, and the role is not: Graph alone knows. */
static void
test_no_role (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = NULL;

  fixture->needed.writes = TRUE;
  entry = bw_sign_in_case_sign_in (fixture);
  assert_forbidden (fixture, entry);
}

static BwOrganisationEntry *
sign_in_application (BwSignInCase *fixture)
{
  g_autoptr (BwCredential) application = bw_credential_new (
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = BW_FAKE_ENTRA_SECRET });

  fixture->needed.way = BW_SIGN_IN_APPLICATION;
  fixture->needed.tenant = BW_FAKE_ENTRA_TENANT;
  fixture->needed.application = application;
  return bw_sign_in_case_sign_in (fixture);
}

/* An application has what it was granted, and cannot ask for more. */
static void
test_application (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = sign_in_application (fixture);

  assert_made (fixture, entry);
}

static void
test_application_forbidden (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = sign_in_application (fixture);

  assert_forbidden (fixture, entry);
}

/* One change that is planned, as by another program. */
static void
plan_one (BwMemory *memory, BwClock *clock)
{
  g_autoptr (BwControlUpdate) update = bw_control_update_new (
      &(BwControlUpdateFields) { .id = CONTROL, .state = "Ignored" });
  g_autoptr (GDateTime) now = bw_clock_get_now (clock);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (edits, bw_edit_new (&(BwEditFields) { .update = update, .begun = now }));
  kept = bw_memory_add_edits (memory, edits, NULL, &error);
  g_assert_no_error (error);
}

/* What another program is just at is not taken for interrupted. */
static void
test_other_program (BwSignInCase *fixture, gconstpointer data)
{
  g_autoptr (BwOrganisationEntry) entry = sign_in_application (fixture);
  g_autofree char *lock_folder = bw_organisation_list_build_lock_folder (fixture->list);
  g_autoptr (BwMemory) other =
                BW_MEMORY (bw_archive_memory_new_for_entry (fixture->list, entry, fixture->clock));
  g_autoptr (BwMemory) own =
                BW_MEMORY (bw_archive_memory_new_for_entry (fixture->list, entry, fixture->clock));
  g_autoptr (BwProcessLock) lock = NULL;
  g_autoptr (BwProcessLock) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwOrganisation) organisation = bw_organisation_opening_open (
      &(BwOrganisationOpening) { .entry = entry,
                                 .keyring = BW_KEYRING (fixture->keyring),
                                 .clock = fixture->clock,
                                 .memory = own,
                                 .lock_folder = lock_folder },
      NULL, &error);
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) settled = NULL;

  g_assert_no_error (error);
  g_assert_true (bw_memory_hold_edits (other, 0, &lock, NULL, &error));
  g_assert_false (bw_memory_hold_edits (own, 0, &none, NULL, &error));
  g_assert_no_error (error);
  plan_one (other, fixture->clock);
  nothing = bw_organisation_settle_edits (organisation, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_clear_pointer (&lock, bw_process_lock_free);
  settled = bw_organisation_settle_edits (organisation, NULL, &error);
  g_assert_cmpuint (settled->len, ==, 1);
  g_assert_cmpint (((BwEditResult *) settled->pdata[0])->kind, ==, BW_EDIT_RESULT_DROPPED);
}

#define ADD(name, test)                                                                    \
  g_test_add ("/write-permission/" name, BwSignInCase, NULL, bw_sign_in_case_set_up, test, \
              bw_sign_in_case_tear_down)

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  ADD ("read-only", test_read_only);
  ADD ("granted", test_granted);
  ADD ("granted-by-code", test_granted_by_code);
  ADD ("asked-later", test_asked_later);
  ADD ("granted-while-open", test_granted_while_open);
  ADD ("no-role", test_no_role);
  ADD ("application", test_application);
  ADD ("application-forbidden", test_application_forbidden);
  ADD ("other-program", test_other_program);
  return g_test_run ();
}
