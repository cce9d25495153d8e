/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "present/bw-permission-text.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * Words:
 * @name: the permission
 * @text: what it allows; %NULL where it goes without saying beside another
 *
 * How one permission is told.
 */
typedef struct {
  const char *name;
  const char *text;
} Words;

static const Words WORDS[] = {
  { "SecurityEvents.Read.All", N_ ("Read the organisation’s security events") },
  { "SecurityEvents.ReadWrite.All", N_ ("Read and update the organisation’s security events") },
  { "User.Read", N_ ("Read your profile and the organisation’s name") },
  { "openid", N_ ("Know who signs in") },
  { "profile", NULL },
  { "email", NULL },
  { "offline_access", N_ ("Stay signed in") },
};

/* Graph's permissions come with its address before them, or without. */
static const char *
skip_address (const char *scope)
{
  const char *slash = strrchr (scope, '/');

  return slash != NULL ? slash + 1 : scope;
}

static const Words *
find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (g_ascii_strcasecmp (WORDS[i].name, name) == 0)
      return &WORDS[i];
  return NULL;
}

static char *
say_one (const char *name)
{
  const Words *words = find (name);

  if (words == NULL)
    return g_strdup (name);
  /* OpenID Connect's own are no names that anybody looks for. */
  if (strchr (name, '.') == NULL)
    return g_strdup (gettext (words->text));
  /* Translators: the first %s is what a permission allows, the second one its name. */
  return g_strdup_printf (_ ("%s (%s)"), gettext (words->text), words->name);
}

/**
 * bw_permission_text_say:
 * @scope: (nullable): the permissions that were granted, with spaces between
 *
 * Returns: (transfer full) (nullable): what they allow, a line each, or %NULL where none is known; what
 *   is not known is called by its name
 */
char *
bw_permission_text_say (const char *scope)
{
  g_auto (GStrv) names = g_strsplit (scope != NULL ? scope : "", " ", -1);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (gsize i = 0; names[i] != NULL; i++) {
    const char *name = skip_address (names[i]);
    const Words *words = find (name);
    g_autofree char *line = NULL;

    if (*name == '\0' || g_str_equal (name, ".default") || (words != NULL && words->text == NULL))
      continue;
    line = say_one (name);
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
  }
  return lines->len > 0 ? g_string_free_and_steal (g_steal_pointer (&lines)) : NULL;
}
