/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/graph/bw-challenge.h"

#include <string.h>

/* More than any demand; a header of a fake service may hold anything. */
#define LONGEST 16384

#define TOKEN_CHARS G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "!#$%&'*+-.^_`|~"

static const char *
skip_blank (const char *at)
{
  return at + strspn (at, " \t,");
}

/* A word as of RFC 9110 §5.6.2; empty where there is none. */
static char *
read_token (const char **at)
{
  gsize length = strspn (*at, TOKEN_CHARS);
  char *token = g_strndup (*at, length);

  *at += length;
  return token;
}

/* What stands in quotation marks, without the backslashes (RFC 9110 §5.6.4). */
static char *
read_quoted (const char **at)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *place = *at + 1;

  for (; *place != '\0' && *place != '"'; place++) {
    if (*place == '\\' && place[1] != '\0')
      place++;
    g_string_append_c (text, *place);
  }
  *at = *place == '"' ? place + 1 : place;
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
read_value (const char **at)
{
  gsize length = 0;
  char *value = NULL;

  if (**at == '"')
    return read_quoted (at);
  length = strcspn (*at, " \t,");
  value = g_strndup (*at, length);
  *at += length;
  return value;
}

/* Base64 of either alphabet, with or without the padding (graph.md §4.7). */
static char *
decode (const char *value)
{
  g_autoptr (GString) plain = g_string_new (value);
  g_autofree guchar *bytes = NULL;
  gsize length = 0;

  g_string_replace (plain, "-", "+", 0);
  g_string_replace (plain, "_", "/", 0);
  while (plain->len % 4 != 0)
    g_string_append_c (plain, '=');
  if (plain->str[strspn (plain->str, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "+/=")] != '\0')
    return NULL;

  bytes = g_base64_decode (plain->str, &length);
  if (length == 0 || bytes[0] != '{' || !g_utf8_validate_len ((char *) bytes, length, NULL))
    return NULL;
  return g_strndup ((char *) bytes, length);
}

/**
 * bw_challenge_find_claims:
 * @header: (nullable): what the headers `WWW-Authenticate` say, with commas between several
 *
 * Finds what Graph demands of another token (graph.md §4.7; RFC 9110 §11.6.1), among the challenges of
 * the scheme `Bearer`.
 *
 * Returns: (transfer full) (nullable): the claims, decoded, an object of JSON; %NULL where there are none
 */
char *
bw_challenge_find_claims (const char *header)
{
  g_autofree char *scheme = NULL;
  const char *at = NULL;

  if (header == NULL || strlen (header) > LONGEST)
    return NULL;

  for (at = skip_blank (header); *at != '\0'; at = skip_blank (at)) {
    g_autofree char *name = read_token (&at);
    g_autofree char *value = NULL;
    const char *equals = at + strspn (at, " \t");

    if (*equals != '=') {
      g_set_str (&scheme, name);
      at += *name == '\0';
      continue;
    }
    at = equals + 1 + strspn (equals + 1, " \t");
    value = read_value (&at);
    if (scheme != NULL && g_ascii_strcasecmp (scheme, "Bearer") == 0 &&
        g_ascii_strcasecmp (name, "claims") == 0)
      return decode (value);
  }

  return NULL;
}
