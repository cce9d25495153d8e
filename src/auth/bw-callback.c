/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-callback.h"

#include <string.h>

#define LONGEST_QUERY (16 * 1024)

/* The value with its escapes undone; NULL where they are none, or make no text. */
static char *
unpack (const char *value, gsize length)
{
  g_autofree char *escaped = g_strndup (value, length);
  char *text = NULL;

  g_strdelimit (escaped, "+", ' ');
  text = g_uri_unescape_string (escaped, NULL);
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    g_clear_pointer (&text, g_free);
  return text;
}

/* Where a field of this name goes; NULL for one that is of no interest. */
static char **
find_place (BwCallback *self, const char *name, gsize length)
{
  const struct {
    const char *name;
    char **place;
  } places[] = {
    { "state", &self->state },
    { "code", &self->code },
    { "error", &self->error },
    { "error_description", &self->description },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (strlen (places[i].name) == length && memcmp (places[i].name, name, length) == 0)
      return places[i].place;
  return NULL;
}

/* A field that stands there twice is no honest one. */
static gboolean
take_field (BwCallback *self, const char *field, gsize length)
{
  const char *equals = memchr (field, '=', length);
  gsize name_length = equals != NULL ? (gsize) (equals - field) : length;
  char **place = find_place (self, field, name_length);

  if (place == NULL)
    return TRUE;
  if (*place != NULL || equals == NULL)
    return FALSE;

  *place = unpack (equals + 1, length - name_length - 1);
  return *place != NULL;
}

/**
 * bw_callback_init:
 * @self: (out caller-allocates): what the browser brings
 * @query: (nullable): the query of the address, as it came
 *
 * Returns: whether it has the form of an answer: a state, and either a code or an error, each once
 */
gboolean
bw_callback_init (BwCallback *self, const char *query)
{
  *self = (BwCallback) { NULL };
  if (query == NULL || strlen (query) > LONGEST_QUERY)
    return FALSE;

  while (*query != '\0') {
    gsize length = strcspn (query, "&");

    if (!take_field (self, query, length))
      return FALSE;
    query += length;
    query += strspn (query, "&");
  }
  return self->state != NULL && (self->code != NULL) != (self->error != NULL) &&
         (self->code == NULL || *self->code != '\0');
}

/**
 * bw_callback_clear:
 * @self: what the browser brought, which is wiped
 */
void
bw_callback_clear (BwCallback *self)
{
  g_clear_pointer (&self->state, bw_secret_free);
  g_clear_pointer (&self->code, bw_secret_free);
  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->description, g_free);
}
