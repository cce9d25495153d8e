/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-plan-text.h"

#include <glib/gi18n.h>

#include "present/bw-format.h"
#include "present/bw-label.h"

/**
 * bw_plan_text_say_status:
 * @action: an action
 *
 * Returns: (transfer full): its status, and where that is kept where it is not Microsoft's
 */
char *
bw_plan_text_say_status (BwAction *action)
{
  g_autofree char *status =
      bw_label_status (bw_action_get_status (action), bw_action_get_state_word (action));

  if (bw_action_get_status (action) != BW_STATUS_PLANNED)
    return g_steal_pointer (&status);
  /* Translators: a status, as in "Planned", of which Microsoft knows nothing. */
  return g_strdup_printf (_ ("%s (on this computer)"), status);
}

/**
 * bw_plan_text_say_due:
 * @day: by when an action is to be done, or %BW_DAY_NONE
 * @due: how it stands with that
 *
 * Returns: (transfer full): the day, and whether it is near or has passed; empty where there is none
 */
char *
bw_plan_text_say_due (BwDay day, BwDue due)
{
  g_autofree char *date = day != BW_DAY_NONE ? bw_format_day (day) : NULL;
  g_autofree char *said = bw_label_due (due);

  if (date == NULL)
    return g_strdup ("");
  if (due != BW_DUE_OVERDUE && due != BW_DUE_SOON)
    return g_steal_pointer (&date);
  /* Translators: the first %s is a date, the second one says how near it is, as in "1 December 2026 (Overdue)". */
  return g_strdup_printf (C_ ("due", "%s (%s)"), date, said);
}

/**
 * bw_plan_text_say_tags:
 * @tags: tags
 *
 * Returns: (transfer full): them, one after another; empty where there are none
 */
char *
bw_plan_text_say_tags (const char *const *tags)
{
  return g_strjoinv (C_ ("list", ", "), (char **) tags);
}

/**
 * bw_plan_text_say_summary:
 * @scorecard: a scorecard
 *
 * Returns: (transfer full): how much is planned, and how much of it is due
 */
char *
bw_plan_text_say_summary (BwScorecard *scorecard)
{
  BwPlan *plan = bw_scorecard_get_plan (scorecard);
  guint n = plan != NULL ? bw_plan_get_entries (plan)->len : 0;
  g_autofree char *count = bw_format_count (n);
  g_autofree char *overdue = bw_format_count (bw_scorecard_count_due (scorecard, BW_DUE_OVERDUE));
  g_autofree char *soon = bw_format_count (bw_scorecard_count_due (scorecard, BW_DUE_SOON));

  if (n == 0)
    return g_strdup (_ ("Nothing is kept on this computer about the actions."));
  return g_strdup_printf (
      /* Translators: the first %s is of how many actions something is kept on this computer, which the plural follows; the
         others are how many of them are overdue, and how many are due within seven days. */
      ngettext ("Of %s action something is kept on this computer. Overdue: %s. Due within 7 days: "
                "%s.",
                "Of %s actions something is kept on this computer. Overdue: %s. Due within 7 days: "
                "%s.",
                n),
      count, overdue, soon);
}

/**
 * bw_plan_text_say_left:
 * @n_left: of how many actions that are not there something is kept
 *
 * Returns: (transfer full): that, as a sentence
 */
char *
bw_plan_text_say_left (guint n_left)
{
  g_autofree char *count = bw_format_count (n_left);

  return g_strdup_printf (
      /* Translators: %s is a number of actions that something was planned about. */
      ngettext ("%s action is not in what was read, or Microsoft no longer has it. What is kept "
                "about it stays.",
                "%s actions are not in what was read, or Microsoft no longer has them. What is "
                "kept about them stays.",
                n_left),
      count);
}

/**
 * bw_plan_text_say_changes:
 * @changes: what is new in a plan that was read
 *
 * Returns: (transfer full): that, in a sentence
 */
char *
bw_plan_text_say_changes (const BwPlanChanges *changes)
{
  g_autofree char *added = bw_format_count (changes->n_added);
  g_autofree char *changed = bw_format_count (changes->n_changed);
  g_autofree char *removed = bw_format_count (changes->n_removed);
  g_autofree char *same = bw_format_count (changes->n_same);

  return g_strdup_printf (
      /* Translators: each %s is a number of actions of a plan that was read from a file. */
      _ ("New: %s. Changed: %s. Taken away: %s. The same as before: %s."), added, changed, removed,
      same);
}
