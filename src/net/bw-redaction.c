/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-redaction.h"

#include "text/bw-clean.h"

#define ELLIPSIS "…"

/* What is taken out, in this order, and what stands there instead. */
static const struct {
  const char *pattern;
  const char *instead;
} SECRETS[] = {
  /* The query of an address, or its fragment. */
  { "[?#][^\\s\"'<>]+", "?" ELLIPSIS },
  /* Who is named in an address, with the password. */
  { "//[^\\s/@]+@", "//" },
  /* What stands in a header of authorization. */
  { "(?i)\\b(bearer|basic)\\s+[a-z0-9._~+/=-]{20,}", "\\1 " ELLIPSIS },
  /* What comes after the name of a secret in a form or in JSON. */
  { "(?i)\\b(access_token|refresh_token|id_token|client_secret|client_assertion|code_verifier|"
    "device_code|password)(\"?\\s*[=:]\\s*\"?)[^\\s\"&,;}]+",
    "\\1\\2" ELLIPSIS },
  /* A token, an assertion, a code: longer than any name or id. The name of a host may be as long, but has dots
     between short labels of small letters, and ends with one of letters alone. */
  { "(?<![A-Za-z0-9_.~+=%-])(?!([a-z0-9-]{1,39}\\.)+[a-z]{2,24}(?![A-Za-z0-9_.~+=%-]))"
    "[A-Za-z0-9_.~+=%-]{40,}",
    ELLIPSIS },
};

static char *
replace (char *text, gsize i)
{
  g_autoptr (GRegex) regex = g_regex_new (SECRETS[i].pattern, G_REGEX_DEFAULT, 0, NULL);
  g_autofree char *old = text;
  char *new = g_regex_replace (regex, old, -1, 0, SECRETS[i].instead, 0, NULL);

  return new != NULL ? new : g_strdup (ELLIPSIS);
}

/**
 * bw_redact:
 * @text: (nullable): a text from outside
 * @longest: how many characters of it are kept
 *
 * Makes a text from outside fit for an error or a log: one line, of readable length, and without the
 * queries of addresses, the names in them, and whatever looks like a token or a secret. An id of a
 * request stays.
 *
 * Returns: (transfer full) (nullable): what is left, or %NULL where nothing is
 */
char *
bw_redact (const char *text, glong longest)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  g_autofree char *line = bw_clean_line (valid);
  g_autofree char *start = NULL;

  if (line == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (SECRETS); i++)
    line = replace (g_steal_pointer (&line), i);
  if (g_utf8_strlen (line, -1) <= longest)
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, longest);
  return g_strconcat (start, ELLIPSIS, NULL);
}
