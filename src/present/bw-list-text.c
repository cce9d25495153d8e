/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-list-text.h"

#include <glib/gi18n.h>

#include "present/bw-format.h"
#include "present/bw-label.h"

static char *
say_count (guint count, guint total)
{
  g_autofree char *n = bw_format_count (count);
  g_autofree char *m = bw_format_count (total);

  if (count == total)
    /* Translators: how long the list is; %s is the number of actions. */
    return g_strdup_printf (ngettext ("%s action", "%s actions", total), n);
  /* Translators: how many actions the filters leave, as in "12 of 150 actions". The plural follows
     the second number. */
  return g_strdup_printf (ngettext ("%s of %s action", "%s of %s actions", total), n, m);
}

/**
 * bw_list_text_say_summary:
 * @result: an answer
 *
 * Says how many of all actions the list holds and what they can still earn together, as far as that is
 * known.
 *
 * Returns: (transfer full): the text, as in "12 of 150 actions, 43.5 points to win"
 */
char *
bw_list_text_say_summary (BwQueryResult *result)
{
  g_autofree char *count =
      say_count (bw_query_result_get_actions (result)->len, bw_query_result_get_total (result));
  double left = bw_query_result_get_points_left (result);
  guint n_unknown = bw_query_result_count_points_unknown (result);
  g_autofree char *points = bw_format_points (left);

  if (n_unknown > 0 && left == 0.0)
    /* Translators: a line over the list; %s is as "12 of 150 actions". */
    return g_strdup_printf (_ ("%s, points to win not known"), count);
  if (n_unknown > 0)
    return g_strdup_printf (
        /* Translators: a line over the list; the first %s is as "12 of 150 actions", the second one a
           number of points, which may be broken: of some of the actions it is not known. The plural
           follows the points. */
        ngettext ("%s, at least %s point to win", "%s, at least %s points to win",
                  left == 1.0 ? 1 : 2),
        count, points);
  return g_strdup_printf (
      /* Translators: a line over the list; the first %s is as "12 of 150 actions", the second one a
         number of points, which may be broken. The plural follows the points. */
      ngettext ("%s, %s point to win", "%s, %s points to win", left == 1.0 ? 1 : 2), count, points);
}

/**
 * bw_list_text_say_group_count:
 * @group: a group of actions
 *
 * Returns: (transfer full): how many actions it has, as in "12 actions"
 */
char *
bw_list_text_say_group_count (const BwGroup *group)
{
  return say_count (group->count, group->count);
}

/**
 * bw_list_text_say_group_points:
 * @group: a group of actions
 *
 * Returns: (transfer full): its points, as in "12 / 40 points"
 */
char *
bw_list_text_say_group_points (const BwGroup *group)
{
  g_autofree char *points = bw_format_points_of (group->points, group->max_points);

  if (group->n_unknown > 0 && group->max_points == 0.0)
    /* Translators: stands where the points of a group of actions would, of which none are known. */
    return g_strdup (_ ("points not known"));
  /* Translators: the points of a group of actions; %s is as "12 / 40". The plural follows the second
     number. */
  return g_strdup_printf (ngettext ("%s point", "%s points", group->max_points == 1.0 ? 1 : 2),
                          points);
}

/**
 * bw_list_text_say_marks:
 * @action: an action
 *
 * Returns: (transfer full): the labels that stand beside its title, as in "[Not scored]"; empty where
 *   there are none
 */
char *
bw_list_text_say_marks (BwAction *action)
{
  g_autofree char *not_scored = bw_label_not_scored (bw_action_get_not_scored_reason (action));
  /* Translators: a label beside the title of an action that Microsoft retired. */
  const char *retired = bw_action_is_deprecated (action) ? _ ("[Retired]") : "";

  return g_strconcat (not_scored, *not_scored != '\0' && *retired != '\0' ? " " : "", retired,
                      NULL);
}

/**
 * bw_list_text_say_impact:
 * @action: an action
 *
 * Returns: (transfer full): what doing the rest of it adds to the score, as in "+1.23%", for a column; a
 *   dash where it is not scored
 */
char *
bw_list_text_say_impact (BwAction *action)
{
  return bw_action_is_scored (action) ? bw_format_impact (bw_action_get_impact (action))
                                      : g_strdup ("–");
}

/* The title with its labels. */
static char *
say_title (BwAction *action)
{
  g_autofree char *marks = bw_list_text_say_marks (action);

  return g_strconcat (bw_action_get_title (action), *marks != '\0' ? " " : "", marks, NULL);
}

/**
 * bw_list_text_say_detail:
 * @action: an action
 *
 * Returns: (transfer full): its status and, where it is known, its product, for the second line of a row
 */
char *
bw_list_text_say_detail (BwAction *action)
{
  const char *product = bw_action_get_product (action);
  g_autofree char *status =
      bw_label_status (bw_action_get_status (action), bw_action_get_state_word (action));

  if (*product == '\0')
    return g_steal_pointer (&status);
  /* Translators: the second line of a row: the status of an action and its product. */
  return g_strdup_printf (C_ ("row detail", "%s · %s"), status, product);
}

/**
 * bw_list_text_say_row:
 * @action: an action
 *
 * Says in one breath what a row of the list is about: its action and its status.
 *
 * Returns: (transfer full): the text, for screen readers
 */
char *
bw_list_text_say_row (BwAction *action)
{
  g_autofree char *title = say_title (action);
  g_autofree char *status =
      bw_label_status (bw_action_get_status (action), bw_action_get_state_word (action));

  /* Translators: what a screen reader says of a row of the list: the title of an action and its
     status. */
  return g_strdup_printf (C_ ("row", "%s, %s"), title, status);
}

/**
 * bw_list_text_say_filter:
 * @facet: a facet
 * @key: one of its values
 *
 * Returns: (transfer full): a filter that is set, as in "Status: Planned"
 */
char *
bw_list_text_say_filter (BwFacet facet, const char *key)
{
  g_autofree char *name = bw_label_facet (facet);
  g_autofree char *value = bw_label_facet_value (facet, key);

  /* Translators: a filter that is set: what is filtered by, and the value, as in "Status: Planned". */
  return g_strdup_printf (C_ ("filter", "%s: %s"), name, value);
}
