/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation-file.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "auth/bw-auth-json.h"
#include "reading/bw-json-scan.h"

/* What is written here, and the newest that is understood. */
#define VERSION 1

/* So many damaged files are kept beside each other before one takes the place of the oldest. */
#define MAX_SET_ASIDE 100

/* To be changed: a parser's tree that may be, unlike that of bw_auth_json_parse(). */
static JsonObject *
parse (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = NULL;

  if (!bw_json_scan (text, length, NULL, NULL) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;

  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_dup_object (root) : NULL;
}

/* No list in the place of the list would be overwritten by the next change. */
static gboolean
is_whole (JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, BW_ORGANISATION_FILE_ENTRIES);

  return node == NULL || JSON_NODE_HOLDS_ARRAY (node);
}

/**
 * bw_organisation_file_read:
 * @path: where it is
 * @root: (out) (transfer full): what is in it; an empty list where there is no file
 * @error: return location for a %G_FILE_ERROR, with %BW_ORGANISATION_FILE_UNREADABLE
 *
 * Returns: how it was found; @root is set where that is good
 */
BwOrganisationFileState
bw_organisation_file_read (const char *path, JsonObject **root, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) problem = NULL;
  gsize length = 0;

  *root = NULL;
  if (!g_file_get_contents (path, &text, &length, &problem)) {
    if (!g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return BW_ORGANISATION_FILE_UNREADABLE;
    }
    *root = json_object_new ();
    return BW_ORGANISATION_FILE_GOOD;
  }

  *root = parse (text, length);
  if (*root == NULL)
    return BW_ORGANISATION_FILE_DAMAGED;
  if (bw_auth_json_get_seconds (*root, "version") > VERSION) {
    g_clear_pointer (root, json_object_unref);
    return BW_ORGANISATION_FILE_NEWER;
  }
  if (!is_whole (*root)) {
    g_clear_pointer (root, json_object_unref);
    return BW_ORGANISATION_FILE_DAMAGED;
  }
  return BW_ORGANISATION_FILE_GOOD;
}

static char *
build_aside (const char *path, guint i)
{
  return i == 1 ? g_strconcat (path, ".damaged", NULL) : g_strdup_printf ("%s.damaged-%u", path, i);
}

/* When it got its name, in nanoseconds; -1 where there is no such file. */
static gint64
find_renamed (const char *path)
{
  GStatBuf info;

  return g_lstat (path, &info) == 0
             ? info.st_ctim.tv_sec * G_GINT64_CONSTANT (1000000000) + info.st_ctim.tv_nsec
             : -1;
}

/* A name that is free, or else that of the file which was set aside longest ago. */
static char *
find_aside (const char *path)
{
  g_autofree char *oldest = NULL;
  gint64 first = G_MAXINT64;

  for (guint i = 1; i <= MAX_SET_ASIDE; i++) {
    g_autofree char *name = build_aside (path, i);
    gint64 renamed = find_renamed (name);

    if (renamed < 0)
      return g_steal_pointer (&name);
    if (renamed < first) {
      first = renamed;
      g_set_str (&oldest, name);
    }
  }
  return g_steal_pointer (&oldest);
}

/**
 * bw_organisation_file_set_aside:
 * @path: a file that is damaged
 * @error: return location for a %G_FILE_ERROR
 *
 * Gives it a name at which nobody looks, so that somebody can look into it.
 *
 * Returns: (transfer full): where it is now, or %NULL
 */
char *
bw_organisation_file_set_aside (const char *path, GError **error)
{
  g_autofree char *name = find_aside (path);

  if (g_rename (path, name) == 0)
    return g_steal_pointer (&name);

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), "%s: %s", path,
               g_strerror (errno));
  return NULL;
}

static char *
write_text (JsonObject *root)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), root);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

/**
 * bw_organisation_file_write:
 * @path: where it is, in a folder that is there
 * @root: what it is to hold
 * @error: return location for a %G_FILE_ERROR
 *
 * Writes it whole or not at all, for nobody but the user to read.
 *
 * Returns: whether it is written
 */
gboolean
bw_organisation_file_write (const char *path, JsonObject *root, GError **error)
{
  g_autofree char *text = NULL;

  json_object_set_int_member (root, "version", VERSION);
  text = write_text (root);
  /* What takes the place of a file gets its mode. */
  if (g_chmod (path, 0600) != 0 && errno != ENOENT) {
    g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), "%s: %s", path,
                 g_strerror (errno));
    return FALSE;
  }
  return g_file_set_contents_full (
      path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/**
 * bw_organisation_file_get_array:
 * @root: what is in the file
 * @name: a member
 *
 * Returns: (transfer none): the array there; a new one where there is none
 */
JsonArray *
bw_organisation_file_get_array (JsonObject *root, const char *name)
{
  JsonNode *node = json_object_get_member (root, name);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    json_object_set_array_member (root, name, json_array_new ());
  return json_object_get_array_member (root, name);
}
