/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A process of its own that uses the keyring, for the tests: it reads a command a line from standard input
   and writes what came of it, a line each.

     load ORGANISATION [prompt]             -> ok SECRET | error CODE
     store ORGANISATION SECRET [prompt]     -> ok | error CODE
     remove ORGANISATION [prompt]           -> ok | error CODE
     list [prompt]                          -> ok ORGANISATION ... | error CODE
     attributes ORGANISATION                -> ok NAME=VALUE ...
     spoil ORGANISATION                     -> ok; the item is there, and is no credential
     alien NAME                             -> ok; the item of another program, which has a version, too
     lock                                   -> ok; the default keyring
     crowd ORGANISATION N                   -> ok; N threads store and load N times each, each its own
     refresh ROOT FOLDER ORGANISATION N     -> ok; N times another token, as a keeper does */

#include <libsecret/secret.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "auth/bw-secret-keyring.h"
#include "auth/bw-token-keeper.h"
#include "bw-config.h"
#include "support/bw-fake-entra.h"

static const SecretSchema SCHEMA = {
  BW_APPLICATION_ID ".Credential",
  SECRET_SCHEMA_DONT_MATCH_NAME,
  {
      { "organisation", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "version", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
};

static const char *const NAMES[] = { "no-service",   "locked", "dismissed", "gone",  "damaged",
                                     "file-damaged", "busy",   "refused",   "failed" };

static gboolean
is_prompt (const char *word)
{
  return g_strcmp0 (word, "prompt") == 0;
}

static void
say (const char *what, const GError *error)
{
  if (error == NULL)
    printf ("ok %s\n", what != NULL ? what : "");
  else if (error->domain == BW_KEYRING_ERROR)
    printf ("error %s %s\n", NAMES[error->code], error->message);
  else
    printf ("error other %s\n", error->message);
  fflush (stdout);
}

static int
compare (const void *one, const void *other)
{
  return strcmp (*(char *const *) one, *(char *const *) other);
}

static void
load (BwKeyring *keyring, char **words, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCredential) credential =
                bw_keyring_load (keyring, words[1], n > 2 && is_prompt (words[2]), NULL, &error);

  say (credential != NULL ? bw_credential_get_secret (credential) : NULL, error);
}

static void
store (BwKeyring *keyring, char **words, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCredential) credential = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_REFRESH_TOKEN,
      .secret = words[2],
  });

  bw_keyring_store (keyring, words[1], credential, n > 3 && is_prompt (words[3]), NULL, &error);
  say (NULL, error);
}

static void
remove_credential (BwKeyring *keyring, char **words, guint n)
{
  g_autoptr (GError) error = NULL;

  bw_keyring_remove (keyring, words[1], n > 2 && is_prompt (words[2]), NULL, &error);
  say (NULL, error);
}

static void
list (BwKeyring *keyring, char **words, guint n)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = bw_keyring_list (keyring, n > 1 && is_prompt (words[1]), NULL, &error);
  g_autofree char *text = NULL;

  if (names != NULL)
    qsort (names, g_strv_length (names), sizeof *names, compare);
  text = names != NULL ? g_strjoinv (" ", names) : NULL;
  say (text, error);
}

static void
alien (const char *name)
{
  static const SecretSchema OTHER = {
    "org.example.Other",
    SECRET_SCHEMA_NONE,
    {
        { "organisation", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { "version", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { NULL, 0 },
    },
  };
  g_autoptr (GError) error = NULL;

  secret_password_store_sync (&OTHER, SECRET_COLLECTION_DEFAULT, "Other", "theirs", NULL, &error,
                              "organisation", name, "version", "1", NULL);
  say (NULL, error);
}

/* All that anybody who may look into the keyring sees without opening it. */
static void
say_attributes (const char *organisation)
{
  g_autoptr (GError) error = NULL;
  GList *items = secret_password_search_sync (&SCHEMA, SECRET_SEARCH_ALL, NULL, &error,
                                              "organisation", organisation, NULL);
  g_autoptr (GString) said = g_string_new (NULL);

  for (GList *at = items; at != NULL; at = at->next) {
    g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (at->data);
    g_autofree char *label = secret_retrievable_get_label (at->data);
    g_autoptr (GList) names =
                  g_list_sort (g_hash_table_get_keys (attributes), (GCompareFunc) strcmp);

    g_string_append_printf (said, "[%s]", label);
    for (GList *name = names; name != NULL; name = name->next)
      g_string_append_printf (said, " %s=%s", (char *) name->data,
                              (char *) g_hash_table_lookup (attributes, name->data));
  }
  say (said->str, error);
  g_list_free_full (items, g_object_unref);
}

static void
spoil (const char *organisation)
{
  g_autoptr (GError) error = NULL;

  secret_password_store_sync (&SCHEMA, SECRET_COLLECTION_DEFAULT,
                              "Bolwerk: sign-in of an organisation", "no credential", NULL, &error,
                              "organisation", organisation, "version", "1", NULL);
  say (NULL, error);
}

static void
lock (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, &error);
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_sync (
      service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL, &error);
  g_autolist (SecretCollection) collections = NULL;

  if (collection != NULL) {
    collections = g_list_prepend (NULL, g_object_ref (collection));
    secret_service_lock_sync (service, collections, NULL, NULL, &error);
  }
  say (NULL, error);
}

typedef struct {
  BwKeyring *keyring;
  char *organisation;
  guint64 n_times;
  GError *error;
} Member;

/* What was stored is there, whatever the others do. */
static gpointer
take_part (gpointer data)
{
  Member *member = data;

  for (guint64 i = 0; i < member->n_times && member->error == NULL; i++) {
    g_autofree char *secret = g_strdup_printf ("Planted-%" G_GUINT64_FORMAT, i);
    g_autoptr (BwCredential) stored = bw_credential_new (
        &(BwCredentialFields) { .kind = BW_CREDENTIAL_REFRESH_TOKEN, .secret = secret });
    g_autoptr (BwCredential) loaded = NULL;

    if (bw_keyring_store (member->keyring, member->organisation, stored, FALSE, NULL,
                          &member->error))
      loaded = bw_keyring_load (member->keyring, member->organisation, FALSE, NULL, &member->error);
    if (loaded != NULL && g_strcmp0 (bw_credential_get_secret (loaded), secret) != 0)
      g_set_error_literal (&member->error, G_IO_ERROR, G_IO_ERROR_FAILED, "an older one is kept");
  }
  return NULL;
}

static void
crowd (BwKeyring *keyring, char **words)
{
  guint64 n = g_ascii_strtoull (words[2], NULL, 10);
  g_autofree Member *members = g_new0 (Member, n);
  g_autofree GThread **threads = g_new0 (GThread *, n);
  g_autoptr (GError) error = NULL;

  for (guint64 i = 0; i < n; i++) {
    members[i] = (Member) { keyring, g_strdup_printf ("%s-%u", words[1], (guint) i), n, NULL };
    threads[i] = g_thread_new ("member", take_part, &members[i]);
  }
  for (guint64 i = 0; i < n; i++) {
    g_thread_join (threads[i]);
    g_free (members[i].organisation);
    if (error == NULL)
      error = g_steal_pointer (&members[i].error);
    g_clear_error (&members[i].error);
  }
  say (NULL, error);
}

static BwTokenKeeper *
make_keeper (BwKeyring *keyring, char **words)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwHttp) http = bw_http_new (&(BwHttpFields) { .clock = clock });
  g_autoptr (BwCloud) cloud = bw_cloud_new_custom (
      &(BwCloudFields) { .id = "custom", .login = words[1], .graph = words[1] }, NULL);
  BwRegistration registration = { cloud, BW_FAKE_ENTRA_TENANT, BW_FAKE_ENTRA_CLIENT };
  g_autoptr (BwEntra) entra = bw_entra_new (http, clock, &registration);

  return bw_token_keeper_new (&(BwTokenKeeperFields) {
      .entra = entra,
      .keyring = keyring,
      .organisation = words[3],
      .clock = clock,
      .lock_folder = words[2],
  });
}

static void
refresh (BwKeyring *keyring, char **words)
{
  g_autoptr (BwTokenKeeper) keeper = make_keeper (keyring, words);
  guint64 n_times = g_ascii_strtoull (words[4], NULL, 10);
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;

  for (guint64 i = 0; i < n_times && error == NULL; i++) {
    char *next = bw_token_provider_obtain (BW_TOKEN_PROVIDER (keeper), token, NULL, NULL, &error);

    g_free (token);
    token = next;
    /* So that the others have their turn in between. */
    g_usleep ((gulong) g_random_int_range (20, 120) * 1000);
    if (error == NULL)
      error = bw_token_keeper_dup_store_error (keeper);
  }
  say (NULL, error);
}

static void
obey (BwKeyring *keyring, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint n = g_strv_length (words);

  if (g_str_equal (words[0], "load") && n > 1)
    load (keyring, words, n);
  else if (g_str_equal (words[0], "store") && n > 2)
    store (keyring, words, n);
  else if (g_str_equal (words[0], "remove") && n > 1)
    remove_credential (keyring, words, n);
  else if (g_str_equal (words[0], "list"))
    list (keyring, words, n);
  else if (g_str_equal (words[0], "alien") && n > 1)
    alien (words[1]);
  else if (g_str_equal (words[0], "attributes") && n > 1)
    say_attributes (words[1]);
  else if (g_str_equal (words[0], "spoil") && n > 1)
    spoil (words[1]);
  else if (g_str_equal (words[0], "lock"))
    lock ();
  else if (g_str_equal (words[0], "crowd") && n > 2)
    crowd (keyring, words);
  else if (g_str_equal (words[0], "refresh") && n > 4)
    refresh (keyring, words);
  else
    say ("?", NULL);
}

int
main (int argc, char *argv[])
{
  /* An argument is for one that nobody sits at. */
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new (argc < 2);
  char line[4096];

  while (fgets (line, sizeof line, stdin) != NULL)
    obey (keyring, g_strchomp (line));
  return 0;
}
