/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-lookup-text.h"

#include <glib/gi18n.h>

#include "present/bw-format.h"
#include "present/bw-label.h"

/**
 * bw_lookup_text_say_count:
 * @n_having: how many organisations have an action
 * @n_known: of how many something is kept
 *
 * Returns: (transfer full): how many have it, and how many miss it
 */
char *
bw_lookup_text_say_count (guint n_having, guint n_known)
{
  g_autofree char *having = bw_format_count (n_having);
  g_autofree char *known = bw_format_count (n_known);

  /* Translators: how many organisations have an improvement action, as in "3 of 20 organisations". The plural follows the
     second number. */
  return g_strdup_printf (ngettext ("%s of %s organisation", "%s of %s organisations", n_known),
                          having, known);
}

/**
 * bw_lookup_text_say_place:
 * @scorecard: (nullable): what is kept of an organisation
 * @action: (nullable): an action there; %NULL where it has none such
 *
 * Returns: (transfer full): its points and its status there
 */
char *
bw_lookup_text_say_place (BwScorecard *scorecard, BwAction *action)
{
  g_autofree char *points = NULL;
  g_autofree char *status = NULL;

  if (scorecard == NULL)
    /* Translators: stands where an improvement action of an organisation would, of which no score was read yet. */
    return g_strdup (_ ("Nothing kept yet"));
  if (action == NULL)
    /* Translators: an organisation does not have an improvement action. */
    return g_strdup (_ ("Not there"));
  status = bw_label_status (bw_action_get_status (action), bw_action_get_state_word (action));
  if (!bw_action_is_scored (action)) {
    g_autofree char *tag = bw_label_not_scored (bw_action_get_not_scored_reason (action));

    /* Translators: of an improvement action: its label "[Not scored]" and its status. */
    return g_strdup_printf (C_ ("lookup", "%s · %s"), tag, status);
  }
  points = bw_format_points_of (bw_action_get_points (action), bw_action_get_max_points (action));
  /* Translators: of an improvement action: points achieved of attainable points, as "5 / 9", and its status. */
  return g_strdup_printf (C_ ("lookup", "%s · %s"), points, status);
}
