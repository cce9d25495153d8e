/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "organisation/bw-organisation-list.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"

#define TENANT "11111111-2222-3333-4444-555555555555"
#define CLIENT "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"

typedef struct {
  BwTestFolder *base;
  char *folder;
  char *path;
  BwOrganisationList *list;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->base = bw_test_folder_new ();
  fixture->folder = bw_test_folder_build_path (fixture->base, "bolwerk");
  fixture->path = g_build_filename (fixture->folder, "organisations.json", NULL);
  fixture->list = bw_organisation_list_new (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->list));
  g_clear_pointer (&fixture->path, g_free);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->base, bw_test_folder_free);
}

static BwOrganisationEntry *
make (const char *id, const char *name)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("gcc-high");

  return bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = id,
      .name = name,
      .cloud = cloud,
      .tenant = TENANT,
      .client_id = CLIENT,
      .way = BW_SIGN_IN_DEVICE_CODE,
      .account = "beheer@voorbeeld.example",
  });
}

static void
add (Fixture *fixture, const char *id, const char *name)
{
  g_autoptr (BwOrganisationEntry) entry = make (id, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_organisation_list_add (fixture->list, entry, NULL, &error));
  g_assert_no_error (error);
}

static GPtrArray *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  GPtrArray *entries = bw_organisation_list_load (fixture->list, &aside, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (aside);
  return entries;
}

static void
write_file (Fixture *fixture, const char *text)
{
  g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

static char *
read_file (Fixture *fixture)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  return text;
}

static BwOrganisationEntryFields
get (GPtrArray *entries, guint i)
{
  g_assert_cmpuint (i, <, entries->len);
  return bw_organisation_entry_get_fields (g_ptr_array_index (entries, i));
}

/* No file is an empty list, and is not made by looking. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = load (fixture);

  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

/* All comes back as it was written; a custom cloud with its hosts and its authorities. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCloud) cloud = bw_cloud_new_custom (
      &(BwCloudFields) {
          .login = "https://login.example",
          .graph = "https://graph.example:8443",
          .portal = "https://portal.example",
          .trust_file = "/etc/authority.pem",
      },
      &error);
  g_autoptr (BwOrganisationEntry) entry = bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = "a",
      .name = "Gemeente \"Voorbeeld\"\n",
      .short_name = "GV",
      .colour = "#aa0000",
      .cloud = cloud,
      .tenant = TENANT,
      .client_id = CLIENT,
      .way = BW_SIGN_IN_APPLICATION,
  });
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (bw_organisation_list_add (fixture->list, entry, NULL, &error));
  add (fixture, "b", "Other");
  entries = load (fixture);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (get (entries, 0).id, ==, "a");
  g_assert_cmpstr (get (entries, 0).name, ==, "Gemeente \"Voorbeeld\"");
  g_assert_cmpstr (get (entries, 0).short_name, ==, "GV");
  g_assert_cmpstr (get (entries, 0).colour, ==, "#aa0000");
  g_assert_cmpstr (get (entries, 0).tenant, ==, TENANT);
  g_assert_cmpstr (get (entries, 0).client_id, ==, CLIENT);
  g_assert_cmpint (get (entries, 0).way, ==, BW_SIGN_IN_APPLICATION);
  g_assert_null (get (entries, 0).account);
  g_assert_cmpstr (bw_cloud_get_id (get (entries, 0).cloud), ==, "custom");
  g_assert_cmpstr (bw_cloud_get_login (get (entries, 0).cloud), ==, "https://login.example");
  g_assert_cmpstr (bw_cloud_get_graph (get (entries, 0).cloud), ==, "https://graph.example:8443");
  g_assert_cmpstr (bw_cloud_get_portal (get (entries, 0).cloud), ==, "https://portal.example");
  g_assert_null (bw_cloud_get_admin_centre (get (entries, 0).cloud));
  g_assert_cmpstr (bw_cloud_get_trust_file (get (entries, 0).cloud), ==, "/etc/authority.pem");
  g_assert_cmpstr (bw_cloud_get_id (get (entries, 1).cloud), ==, "gcc-high");
  g_assert_cmpint (get (entries, 1).way, ==, BW_SIGN_IN_DEVICE_CODE);
  g_assert_cmpstr (get (entries, 1).account, ==, "beheer@voorbeeld.example");
  g_assert_true (get (entries, 0).is_default);
  g_assert_false (get (entries, 1).is_default);
}

/* Folder and file are for the user alone, whatever they were before. */
static void
test_permissions (Fixture *fixture, gconstpointer data)
{
  struct stat found;

  g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0755), ==, 0);
  write_file (fixture, "{}");
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  add (fixture, "a", "A");
  g_assert_cmpint (stat (fixture->folder, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (fixture->path, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 0777, ==, 0600);
}

/* What another version wrote besides stays where it was: in the list, in an organisation, and one that
   is not understood as a whole. */
static void
test_unknown_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *text = NULL;

  write_file (fixture,
              "{\"version\":1,\"later\":{\"x\":[1,2]},\"default\":\"a\",\"organisations\":["
              "{\"id\":\"m\",\"cloud\":\"on-mars\",\"tenant\":\"t\",\"name\":\"Mars\"},"
              "7,{\"id\":\"a\",\"name\":\"Old name\",\"cloud\":\"dod\",\"tenant\":\"t.example\","
              "\"clientId\":\"" CLIENT "\",\"signIn\":\"browser\",\"icon\":\"tree\"}]}");
  entries = load (fixture);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (get (entries, 0).name, ==, "Old name");
  g_assert_true (bw_organisation_list_mark (
      fixture->list, "a", &(BwOrganisationMarks) { .name = "New name" }, NULL, NULL));
  text = read_file (fixture);
  g_assert_nonnull (strstr (text, "\"icon\" : \"tree\""));
  g_assert_nonnull (strstr (text, "on-mars"));
  g_assert_nonnull (strstr (text, "\"later\""));
  g_assert_nonnull (strstr (text, "New name"));
  g_assert_null (strstr (text, "Old name"));
}

/* Who changes one thing changes that alone, whatever else was changed since it was looked at. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (BwOrganisationList) elsewhere = bw_organisation_list_new (fixture->folder);
  g_autoptr (GError) error = NULL;

  add (fixture, "a", "A");
  g_assert_true (bw_organisation_list_mark (
      elsewhere, "a", &(BwOrganisationMarks) { .name = "Renamed", .short_name = "R" }, NULL, NULL));
  g_assert_true (bw_organisation_list_mark (
      fixture->list, "a", &(BwOrganisationMarks) { .name = " ", .colour = "teal" }, NULL, NULL));
  entries = load (fixture);
  g_assert_cmpstr (get (entries, 0).name, ==, "Renamed");
  g_assert_cmpstr (get (entries, 0).short_name, ==, "R");
  g_assert_cmpstr (get (entries, 0).colour, ==, "teal");
  g_assert_true (bw_organisation_list_mark (
      fixture->list, "a", &(BwOrganisationMarks) { .short_name = "", .colour = "" }, NULL, NULL));
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = load (fixture);
  g_assert_null (get (entries, 0).short_name);
  g_assert_null (get (entries, 0).colour);
  g_assert_false (bw_organisation_list_mark (fixture->list, "b",
                                             &(BwOrganisationMarks) { .name = "B" }, NULL, &error));
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NOT_FOUND);
}

/* What was looked at is kept over other changes, and an earlier day never takes the place of a later one. */
static void
test_seen (Fixture *fixture, gconstpointer data)
{
  const char *const days[] = { "2026-07-15", "2026-07-17", "2026-07-16" };
  g_autoptr (GPtrArray) entries = NULL;

  add (fixture, "a", "A");
  add (fixture, "b", "B");
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_true (bw_organisation_list_mark (
        fixture->list, "a", &(BwOrganisationMarks) { .seen = days[i] }, NULL, NULL));
  add (fixture, "a", "Signed in again");
  entries = load (fixture);
  g_assert_cmpstr (get (entries, 0).name, ==, "Signed in again");
  g_assert_cmpstr (get (entries, 0).seen, ==, "2026-07-17");
  g_assert_null (get (entries, 1).seen);
}

/* That somebody signed out is known until somebody signs in. */
static void
test_signed_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  add (fixture, "a", "A");
  g_assert_true (bw_organisation_list_note_signed_out (fixture->list, "a", NULL, NULL));
  g_assert_true (bw_organisation_list_mark (fixture->list, "a",
                                            &(BwOrganisationMarks) { .name = "B" }, NULL, NULL));
  entries = load (fixture);
  g_assert_true (get (entries, 0).signed_out);
  add (fixture, "a", "A");
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = load (fixture);
  g_assert_false (get (entries, 0).signed_out);
}

/* A change that finds the file damaged sets it aside too, and whoever reads next tells that, once. */
static void
test_damaged_at_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *aside = NULL;

  write_file (fixture, "{\"organisations\":[{\"id\":");
  add (fixture, "a", "A");
  entries = bw_organisation_list_load (fixture->list, &aside, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_nonnull (aside);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_clear_pointer (&entries, g_ptr_array_unref);
  g_clear_pointer (&aside, g_free);
  entries = bw_organisation_list_load (fixture->list, &aside, NULL, NULL);
  g_assert_null (aside);
}

/* A damaged file is put aside with all that is in it, each one under a name of its own. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  const char *damaged[] = { "", "{\"organisations\":[{\"id\":", "[]", "\xff\xfe",
                            "{\"version\":1,\"organisations\":{\"a\":1}}" };

  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) entries = NULL;
    g_autofree char *aside = NULL;
    g_autofree char *text = NULL;

    write_file (fixture, damaged[i]);
    entries = bw_organisation_list_load (fixture->list, &aside, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (entries->len, ==, 0);
    g_assert_nonnull (aside);
    g_assert_true (g_file_get_contents (aside, &text, NULL, NULL));
    g_assert_cmpstr (text, ==, damaged[i]);
    g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
    add (fixture, "a", "A");
    g_clear_pointer (&entries, g_ptr_array_unref);
    entries = load (fixture);
    g_assert_cmpuint (entries->len, ==, 1);
  }
}

static char *
set_aside (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *aside = NULL;

  write_file (fixture, text);
  g_ptr_array_unref (bw_organisation_list_load (fixture->list, &aside, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (aside);
  return aside;
}

/* What is set aside takes the place of nothing, until there are very many; then of what was set aside longest ago. */
static void
test_damaged_often (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 102; i++) {
    g_autofree char *text = g_strdup_printf ("damaged %u", i);

    g_ptr_array_add (places, set_aside (fixture, text));
  }
  g_assert_cmpstr (places->pdata[100], ==, places->pdata[0]);
  g_assert_cmpstr (places->pdata[101], ==, places->pdata[1]);
  for (guint i = 2; i < 102; i++) {
    g_autofree char *text = g_strdup_printf ("damaged %u", i);
    g_autofree char *kept = NULL;

    g_assert_true (g_file_get_contents (places->pdata[i], &kept, NULL, NULL));
    g_assert_cmpstr (kept, ==, text);
  }
}

/* Whatever call comes upon the damage, it is told once, by who asks. */
static void
test_damage_told (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) removed = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  write_file (fixture, "damaged");
  removed = bw_organisation_list_load_removed (fixture->list, NULL, NULL);
  g_assert_cmpuint (g_strv_length (removed), ==, 0);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  first = bw_organisation_list_take_set_aside (fixture->list);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_null (bw_organisation_list_take_set_aside (fixture->list));

  write_file (fixture, "damaged");
  add (fixture, "a", "A");
  g_ptr_array_unref (bw_organisation_list_load (fixture->list, &second, NULL, NULL));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  g_ptr_array_unref (bw_organisation_list_load (fixture->list, &third, NULL, NULL));
  g_assert_null (third);
}

/* The file of a newer version is neither read nor written. */
static void
test_newer (Fixture *fixture, gconstpointer data)
{
  const char *newer = "{\"version\":2,\"organisations\":{}}";
  g_autoptr (BwOrganisationEntry) entry = make ("a", "A");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  write_file (fixture, newer);
  g_assert_null (bw_organisation_list_load (fixture->list, NULL, NULL, &error));
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (bw_organisation_list_add (fixture->list, entry, NULL, &error));
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NEWER);
  text = read_file (fixture);
  g_assert_cmpstr (text, ==, newer);
}

/* What cannot be written leaves what was there; nothing half-written is left behind. */
static void
test_atomic (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (BwOrganisationEntry) entry = make ("b", "B");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *name = NULL;
  struct stat one;
  struct stat other;

  add (fixture, "a", "A");
  before = read_file (fixture);
  g_assert_cmpint (stat (fixture->path, &one), ==, 0);
  add (fixture, "c", "C");
  g_assert_cmpint (stat (fixture->path, &other), ==, 0);
  /* It was written beside and put in its place, not written over. */
  g_assert_true (one.st_ino != other.st_ino || one.st_mtim.tv_nsec != other.st_mtim.tv_nsec);

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_equal (name, "organisations.json") ||
                   g_str_equal (name, "organisations.lock"));
}

static void
test_default (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "a", "A");
  add (fixture, "b", "B");
  add (fixture, "c", "C");
  g_assert_true (bw_organisation_list_set_default (fixture->list, "b", NULL, NULL));
  entries = load (fixture);
  g_assert_false (get (entries, 0).is_default);
  g_assert_true (get (entries, 1).is_default);
  g_clear_pointer (&entries, g_ptr_array_unref);

  g_assert_true (bw_organisation_list_remove (fixture->list, "b", NULL, NULL));
  entries = load (fixture);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_true (get (entries, 0).is_default);
  g_assert_false (bw_organisation_list_set_default (fixture->list, "b", NULL, &error));
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NOT_FOUND);
}

/* One that was removed is remembered until its credential is gone, or until it is put back. */
static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) removed = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "a", "A");
  add (fixture, "b", "B");
  g_assert_true (bw_organisation_list_remove (fixture->list, "a", NULL, NULL));
  g_assert_true (bw_organisation_list_remove (fixture->list, "b", NULL, NULL));
  g_assert_false (bw_organisation_list_remove (fixture->list, "b", NULL, &error));
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NOT_FOUND);
  removed = bw_organisation_list_load_removed (fixture->list, NULL, NULL);
  g_assert_cmpstrv (removed, ((const char *const[]) { "a", "b", NULL }));
  g_clear_pointer (&removed, g_strfreev);

  add (fixture, "a", "A");
  removed = bw_organisation_list_load_removed (fixture->list, NULL, NULL);
  g_assert_cmpstrv (removed, ((const char *const[]) { "b", NULL }));
  g_clear_pointer (&removed, g_strfreev);

  g_assert_true (bw_organisation_list_forget (fixture->list, "b", NULL, NULL));
  removed = bw_organisation_list_load_removed (fixture->list, NULL, NULL);
  g_assert_cmpuint (g_strv_length (removed), ==, 0);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "id-1", "Gemeente Voorbeeld");
  add (fixture, "id-2", "Twin");
  add (fixture, "id-3", "TWIN");
  entries = load (fixture);
  g_assert_true (bw_organisation_list_find (entries, "gemeente VOORBEELD", NULL) ==
                 g_ptr_array_index (entries, 0));
  g_assert_true (bw_organisation_list_find (entries, "ID-3", NULL) ==
                 g_ptr_array_index (entries, 2));
  g_assert_null (bw_organisation_list_find (entries, "twin", &error));
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "id-2"));
  g_assert_nonnull (strstr (error->message, "id-3"));
  g_assert_null (strstr (error->message, "id-1"));
  g_clear_error (&error);
  g_assert_null (bw_organisation_list_find (entries, "gemeente", &error));
  g_assert_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NOT_FOUND);
}

#define N_THREADS 8
#define N_EACH 12

static gpointer
add_many (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (BwOrganisationList) own = bw_organisation_list_new (fixture->folder);

  for (guint i = 0; i < N_EACH; i++) {
    g_autofree char *id = g_uuid_string_random ();
    g_autoptr (BwOrganisationEntry) entry = make (id, "X");

    g_assert_true (bw_organisation_list_add (own, entry, NULL, NULL));
  }
  return NULL;
}

/* The lock is of the open file, so threads stand for processes here (fcntl(2), F_OFD_SETLK). */
static void
test_concurrent (Fixture *fixture, gconstpointer data)
{
  GThread *threads[N_THREADS] = { NULL };
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new (NULL, add_many, fixture);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  entries = load (fixture);
  g_assert_cmpuint (entries->len, ==, N_THREADS * N_EACH);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/list/empty", test_empty);
  ADD ("/list/round-trip", test_round_trip);
  ADD ("/list/permissions", test_permissions);
  ADD ("/list/unknown-kept", test_unknown_kept);
  ADD ("/list/marks", test_marks);
  ADD ("/list/seen", test_seen);
  ADD ("/list/signed-out", test_signed_out);
  ADD ("/list/damaged", test_damaged);
  ADD ("/list/damaged-often", test_damaged_often);
  ADD ("/list/damaged-at-change", test_damaged_at_change);
  ADD ("/list/damage-told", test_damage_told);
  ADD ("/list/newer", test_newer);
  ADD ("/list/atomic", test_atomic);
  ADD ("/list/default", test_default);
  ADD ("/list/removed", test_removed);
  ADD ("/list/find", test_find);
  ADD ("/list/concurrent", test_concurrent);
#undef ADD

  return g_test_run ();
}
