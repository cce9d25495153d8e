/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-action-same.h"

#include <math.h>

static gboolean
is_same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
is_same_moment (GDateTime *a, GDateTime *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_date_time_equal (a, b);
}

/* What the profile says by itself; the rest of it is read through the action. */
static gboolean
has_same_profile (BwAction *a, BwAction *b)
{
  BwControlProfile *pa = bw_action_get_profile (a);
  BwControlProfile *pb = bw_action_get_profile (b);

  if (pa == NULL || pb == NULL || pa == pb)
    return pa == pb;
  return g_strcmp0 (bw_control_profile_get_action_url (pa),
                    bw_control_profile_get_action_url (pb)) == 0 &&
         g_strcmp0 (bw_control_profile_get_remediation (pa),
                    bw_control_profile_get_remediation (pb)) == 0 &&
         g_strcmp0 (bw_control_profile_get_remediation_impact (pa),
                    bw_control_profile_get_remediation_impact (pb)) == 0;
}

static gboolean
has_same_control_score (BwAction *a, BwAction *b)
{
  BwControlScore *sa = bw_action_get_control_score (a);
  BwControlScore *sb = bw_action_get_control_score (b);

  if (sa == NULL || sb == NULL || sa == sb)
    return sa == sb;
  return is_same_number (bw_control_score_get_percentage (sa),
                         bw_control_score_get_percentage (sb)) &&
         bw_control_score_get_count (sa) == bw_control_score_get_count (sb) &&
         bw_control_score_get_total (sa) == bw_control_score_get_total (sb) &&
         g_strcmp0 (bw_control_score_get_description (sa), bw_control_score_get_description (sb)) ==
             0 &&
         g_strcmp0 (bw_control_score_get_implementation_status (sa),
                    bw_control_score_get_implementation_status (sb)) == 0;
}

static gboolean
has_same_numbers (BwAction *a, BwAction *b)
{
  return bw_action_get_rank (a) == bw_action_get_rank (b) &&
         bw_action_get_status (a) == bw_action_get_status (b) &&
         bw_action_get_not_scored_reason (a) == bw_action_get_not_scored_reason (b) &&
         bw_action_is_deprecated (a) == bw_action_is_deprecated (b) &&
         is_same_number (bw_action_get_points (a), bw_action_get_points (b)) &&
         is_same_number (bw_action_get_max_points (a), bw_action_get_max_points (b)) &&
         is_same_number (bw_action_get_impact (a), bw_action_get_impact (b)) &&
         is_same_moment (bw_action_get_last_synced (a), bw_action_get_last_synced (b));
}

static gboolean
is_same_event (const BwRecentEvent *a, const BwRecentEvent *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->day == b->day && is_same_number (a->points_before, b->points_before) &&
         is_same_number (a->max_before, b->max_before);
}

static gboolean
has_same_recent (BwAction *a, BwAction *b)
{
  for (BwRecentKind kind = 0; kind < BW_N_RECENT_KINDS; kind++)
    if (!is_same_event (bw_action_get_recent (a, kind), bw_action_get_recent (b, kind)))
      return FALSE;
  return TRUE;
}

static gboolean
has_same_words (BwAction *a, BwAction *b)
{
  return g_strcmp0 (bw_action_get_id (a), bw_action_get_id (b)) == 0 &&
         g_strcmp0 (bw_action_get_title (a), bw_action_get_title (b)) == 0 &&
         g_strcmp0 (bw_action_get_service (a), bw_action_get_service (b)) == 0 &&
         g_strcmp0 (bw_action_get_category (a), bw_action_get_category (b)) == 0 &&
         g_strcmp0 (bw_action_get_tier (a), bw_action_get_tier (b)) == 0 &&
         g_strcmp0 (bw_action_get_cost (a), bw_action_get_cost (b)) == 0 &&
         g_strcmp0 (bw_action_get_user_impact (a), bw_action_get_user_impact (b)) == 0 &&
         g_strcmp0 (bw_action_get_state_word (a), bw_action_get_state_word (b)) == 0 &&
         g_strv_equal (bw_action_get_threats (a), bw_action_get_threats (b));
}

/* Also whether it is due, which a day that goes by changes. */
static gboolean
has_same_plan (BwAction *a, BwAction *b)
{
  BwPlanEntry *pa = bw_action_get_plan_entry (a);
  BwPlanEntry *pb = bw_action_get_plan_entry (b);

  if (bw_action_get_due (a) != bw_action_get_due (b) ||
      g_strcmp0 (bw_action_get_assigned_to (a), bw_action_get_assigned_to (b)) != 0)
    return FALSE;
  if (pa == NULL || pb == NULL || pa == pb)
    return pa == pb;
  return bw_plan_entry_equal (pa, pb);
}

/**
 * bw_action_is_same:
 * @a: an action
 * @b: an action
 *
 * Whether two actions look the same everywhere in the list and in the flyout, so that one may stand
 * for the other.
 *
 * Returns: whether they do
 */
gboolean
bw_action_is_same (BwAction *a, BwAction *b)
{
  return a == b ||
         (has_same_numbers (a, b) && has_same_words (a, b) && has_same_control_score (a, b) &&
          has_same_profile (a, b) && has_same_recent (a, b) && has_same_plan (a, b));
}
