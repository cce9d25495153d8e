/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A process of its own that removes organisations, for the tests. Its argument is the folder of the list; it
   reads a command a line from standard input and writes what came of it, a line each.

     add ID                                 -> ok; with a credential in the keyring
     default ID                             -> ok
     list                                   -> ok ID ...; the default one with a star
     kept ID                                -> ok yes | ok no; whether there is a credential
     archive ID                             -> ok; makes one
     archived ID                            -> ok yes | ok no; whether there is one
     others                                 -> ok NAME ...; the archives of no organisation in the list
     delete ID                              -> ok; such an archive
     remove ID                              -> ok | error MESSAGE; it can be undone, and is held
     remove-all ID                          -> the same, with its archive
     undo                                   -> ok
     finish                                 -> ok
     forget                                 -> ok; as a program does when it starts */

#include <stdio.h>
#include <string.h>

#include "auth/bw-secret-keyring.h"
#include "organisation/bw-kept-archive.h"
#include "organisation/bw-organisation-removal.h"

static BwOrganisationRemoval *removal;

static void
say (const char *what, const GError *error)
{
  if (error == NULL)
    printf ("ok %s\n", what != NULL ? what : "");
  else
    printf ("error %s\n", error->message);
  fflush (stdout);
}

static BwOrganisationEntry *
make (const char *id)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");

  return bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = id,
      .name = id,
      .cloud = cloud,
      .tenant = "voorbeeld.example",
      .client_id = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
      .account = "beheer@voorbeeld.example",
  });
}

static void
add (BwOrganisationList *list, BwKeyring *keyring, const char *id)
{
  g_autoptr (BwOrganisationEntry) entry = make (id);
  g_autoptr (BwCredential) credential = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_REFRESH_TOKEN, .secret = "PlantedRefreshToken" });
  g_autoptr (GError) error = NULL;

  if (bw_keyring_store (keyring, id, credential, FALSE, NULL, &error))
    bw_organisation_list_add (list, entry, NULL, &error);
  say (NULL, error);
}

static void
say_list (BwOrganisationList *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = bw_organisation_list_load (list, NULL, NULL, &error);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    BwOrganisationEntryFields fields =
        bw_organisation_entry_get_fields (g_ptr_array_index (entries, i));

    g_string_append_printf (said, "%s%s%s", i > 0 ? " " : "", fields.id,
                            fields.is_default ? "*" : "");
  }
  say (said->str, error);
}

static void
say_kept (BwKeyring *keyring, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCredential) credential = bw_keyring_load (keyring, id, FALSE, NULL, &error);

  if (g_error_matches (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE))
    g_clear_error (&error);
  say (credential != NULL ? "yes" : "no", error);
}

static void
make_archive (BwOrganisationList *list, const char *id)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (list, id);
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive = bw_archive_open (folder, NULL, clock, NULL, &error);

  say (NULL, error);
}

static void
say_archived (BwOrganisationList *list, const char *id)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (list, id);

  say (g_file_test (folder, G_FILE_TEST_EXISTS) ? "yes" : "no", NULL);
}

static void
say_others (BwOrganisationList *list)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = bw_kept_archives_list (list, clock, NULL, &error);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; kept != NULL && i < kept->len; i++) {
    const BwKeptArchive *archive = g_ptr_array_index (kept, i);

    if (!archive->is_listed)
      g_string_append_printf (said, "%s%s", said->len > 0 ? " " : "",
                              archive->name != NULL ? archive->name : "-");
  }
  say (said->str, error);
}

static void
delete_archive (BwOrganisationList *list, const char *id)
{
  g_autoptr (GError) error = NULL;

  bw_kept_archives_delete (list, id, NULL, &error);
  say (NULL, error);
}

static void
start_removal (BwOrganisationList *list, const char *id, gboolean deletes_archive)
{
  g_autoptr (BwOrganisationEntry) entry = make (id);
  g_autoptr (GError) error = NULL;

  removal = bw_organisation_removal_new (entry, list, deletes_archive, NULL, &error);
  say (NULL, error);
}

static void
end_removal (BwKeyring *keyring)
{
  g_autoptr (GError) error = NULL;

  if (keyring != NULL)
    bw_organisation_removal_finish (removal, keyring, NULL, FALSE, NULL, &error);
  else
    bw_organisation_removal_undo (removal, NULL, &error);
  g_clear_pointer (&removal, bw_organisation_removal_free);
  say (NULL, error);
}

static void
obey (BwOrganisationList *list, BwKeyring *keyring, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  const char *id = words[1];
  g_autoptr (GError) error = NULL;

  if (g_str_equal (words[0], "add") && id != NULL) {
    add (list, keyring, id);
  } else if (g_str_equal (words[0], "default") && id != NULL) {
    bw_organisation_list_set_default (list, id, NULL, &error);
    say (NULL, error);
  } else if (g_str_equal (words[0], "list")) {
    say_list (list);
  } else if (g_str_equal (words[0], "kept") && id != NULL) {
    say_kept (keyring, id);
  } else if (g_str_equal (words[0], "remove") && id != NULL) {
    start_removal (list, id, FALSE);
  } else if (g_str_equal (words[0], "remove-all") && id != NULL) {
    start_removal (list, id, TRUE);
  } else if (g_str_equal (words[0], "archive") && id != NULL) {
    make_archive (list, id);
  } else if (g_str_equal (words[0], "archived") && id != NULL) {
    say_archived (list, id);
  } else if (g_str_equal (words[0], "others")) {
    say_others (list);
  } else if (g_str_equal (words[0], "delete") && id != NULL) {
    delete_archive (list, id);
  } else if (g_str_equal (words[0], "undo")) {
    end_removal (NULL);
  } else if (g_str_equal (words[0], "finish")) {
    end_removal (keyring);
  } else if (g_str_equal (words[0], "forget")) {
    bw_organisation_forget_removed (list, keyring, NULL);
    say (NULL, NULL);
  } else {
    printf ("error ?\n");
    fflush (stdout);
  }
}

int
main (int argc, char *argv[])
{
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (argc > 1 ? argv[1] : NULL);
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new (TRUE);
  char line[4096];

  while (fgets (line, sizeof line, stdin) != NULL)
    obey (list, keyring, g_strchomp (line));
  g_clear_pointer (&removal, bw_organisation_removal_free);
  return 0;
}
