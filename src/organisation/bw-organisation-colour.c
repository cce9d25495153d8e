/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation-colour.h"

/* The accents that the desktop offers its users. */
static const char *const NAMES[] = { "blue", "teal", "green",  "yellow", "orange",
                                     "red",  "pink", "purple", "slate",  NULL };

#define N_DIGITS 6

/**
 * bw_organisation_colour_list_names:
 *
 * Returns: (transfer none) (array zero-terminated=1): the colours that have names
 */
const char *const *
bw_organisation_colour_list_names (void)
{
  return NAMES;
}

/**
 * bw_organisation_colour_is_known:
 * @colour: a text
 *
 * Returns: whether it is one of those names, or `#rrggbb`
 */
gboolean
bw_organisation_colour_is_known (const char *colour)
{
  gsize n_digits = 0;

  if (g_strv_contains (NAMES, colour))
    return TRUE;
  if (*colour != '#')
    return FALSE;
  while (g_ascii_isxdigit (colour[1 + n_digits]))
    n_digits++;
  return n_digits == N_DIGITS && colour[1 + n_digits] == '\0';
}
