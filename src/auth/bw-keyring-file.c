/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-keyring-file.h"

#include <glib/gstdio.h>
#include <string.h>

#include "auth/bw-keyring.h"

#define LOCK "bolwerk.lock"
#define GIVEN "bolwerk-keyring-given"

/* What libsecret 0.21 writes: this, then the salt's length and the salt, how often it is hashed, two numbers for the
   record, and the items, with hashed attributes and encrypted. */
#define HEADER "GnomeKeyring\n\r\0\n\1\0"
#define HEADER_LENGTH (sizeof HEADER - 1)
#define CONTENTS G_VARIANT_TYPE ("(uayutua(a{say}ay))")

static gboolean
is_in_sandbox (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP_NAME") != NULL;
}

/* As libsecret chooses (secret-backend.c, secret-file-backend.c). */
static gboolean
is_in_use (void)
{
  const char *chosen = g_getenv ("SECRET_BACKEND");

  return chosen != NULL && *chosen != '\0' ? g_str_equal (chosen, "file") : is_in_sandbox ();
}

static char *
build_path (void)
{
  const char *path = g_getenv ("SECRET_FILE_TEST_PATH");

  if (path != NULL && *path != '\0')
    return g_strdup (path);
  return g_build_filename (g_get_user_data_dir (), "keyrings", "default.keyring", NULL);
}

/* An empty file that goes when the user's session ends. A Flatpak shares that folder among all that run of it. */
static char *
build_given_path (void)
{
  const char *id = g_getenv ("FLATPAK_ID");

  return id != NULL ? g_build_filename (g_get_user_runtime_dir (), "app", id, GIVEN, NULL)
                    : g_build_filename (g_get_user_runtime_dir (), GIVEN, NULL);
}

static gboolean
is_whole (const char *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data + HEADER_LENGTH, length - HEADER_LENGTH);
  g_autoptr (GVariant) contents =
                g_variant_ref_sink (g_variant_new_from_bytes (CONTENTS, bytes, FALSE));
  g_autoptr (GVariant) salt = NULL;
  guint32 salt_length = 0;

  if (!g_variant_is_normal_form (contents))
    return FALSE;
  g_variant_get_child (contents, 0, "u", &salt_length);
  salt = g_variant_get_child_value (contents, 1);
  return g_variant_n_children (salt) == GUINT32_FROM_LE (salt_length);
}

/**
 * bw_keyring_file_takes_portal:
 *
 * Returns: whether the file is in use, and libsecret asks the portal for its key (secret-file-backend.c)
 */
gboolean
bw_keyring_file_takes_portal (void)
{
  const char *password = g_getenv ("SECRET_FILE_TEST_PASSWORD");

  return is_in_use () && is_in_sandbox () && (password == NULL || *password == '\0');
}

/**
 * bw_keyring_file_was_given:
 *
 * Returns: whether the portal has given its key to some process of Bolwerk in this session of the user, and was not
 *   dismissed since
 */
gboolean
bw_keyring_file_was_given (void)
{
  g_autofree char *path = build_given_path ();

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * bw_keyring_file_note_given:
 * @given: whether the portal has given its key; else its user has dismissed the question
 *
 * Notes it for bw_keyring_file_was_given(), as long as the session of the user lasts. Where that cannot be noted, nobody is
 * asked who is not there.
 */
void
bw_keyring_file_note_given (gboolean given)
{
  g_autofree char *path = build_given_path ();
  g_autoptr (GError) error = NULL;

  if (!bw_keyring_file_takes_portal () || given == g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  if (!given)
    g_unlink (path);
  else if (!g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, &error))
    g_debug ("%s", error->message);
}

/**
 * bw_keyring_file_check:
 * @error: return location for %BW_KEYRING_ERROR_FILE_DAMAGED
 *
 * Looks at the file before libsecret does, which aborts where it begins well and is cut off. What begins otherwise, or
 * cannot be read, it tells by itself.
 *
 * Returns: whether libsecret may be asked
 */
gboolean
bw_keyring_file_check (GError **error)
{
  g_autofree char *path = build_path ();
  g_autofree char *data = NULL;
  gsize length = 0;

  if (!is_in_use () || !g_file_get_contents (path, &data, &length, NULL) ||
      length < HEADER_LENGTH || memcmp (data, HEADER, HEADER_LENGTH) != 0 ||
      is_whole (data, length))
    return TRUE;

  g_set_error_literal (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_FILE_DAMAGED,
                       "the file of the keyring is cut off");
  return FALSE;
}

/**
 * bw_keyring_file_lock:
 * @cancellable: (nullable): ends the wait
 * @error: return location for a %G_FILE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Waits until no other process or thread of Bolwerk uses the file. All that is kept stands in that one file,
 * which libsecret reads, changes and replaces as a whole: what another one wrote in between would be lost,
 * of whichever organisation.
 *
 * Returns: (transfer full): the lock, held; or %NULL
 */
BwProcessLock *
bw_keyring_file_lock (GCancellable *cancellable, GError **error)
{
  g_autofree char *path = build_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  return bw_process_lock_new (folder, LOCK, cancellable, error);
}
