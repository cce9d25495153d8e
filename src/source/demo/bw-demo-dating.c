/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/demo/bw-demo-dating.h"

#include "model/bw-state-update.h"

/* How often Microsoft looks, in days, by the age of what it saw last: most services daily, Entra and
   some others weekly, Teams monthly (graph.md §1.3). */
#define DAILY 1
#define WEEKLY 7
#define MONTHLY 30

/**
 * bw_demo_dating_move:
 * @moment: (nullable): a moment
 * @days: how many days later
 *
 * Returns: (transfer full) (nullable): the same time of day, so many days later
 */
GDateTime *
bw_demo_dating_move (GDateTime *moment, int days)
{
  return moment != NULL ? g_date_time_add_days (moment, days) : NULL;
}

static guint
find_period (GDateTime *synced, BwDay recorded)
{
  guint age = recorded - bw_day_from_date_time (synced);

  if (age <= DAILY)
    return DAILY;
  return age <= WEEKLY ? WEEKLY : MONTHLY;
}

/**
 * bw_demo_dating_sync:
 * @synced: (nullable): when Microsoft last looked, as it was written down
 * @recorded: the day on which it was written down
 * @end: the day on which the story ends
 * @day: the day that is asked for, not before @end
 *
 * As time goes on, Microsoft looks again: daily, weekly or monthly.
 *
 * Returns: (transfer full) (nullable): when Microsoft last looked before @day
 */
GDateTime *
bw_demo_dating_sync (GDateTime *synced, BwDay recorded, BwDay end, BwDay day)
{
  guint passed = day > end ? day - end : 0;
  guint period = 0;

  if (synced == NULL)
    return NULL;

  period = find_period (synced, recorded);
  return g_date_time_add_days (synced,
                               (int) end - (int) recorded + (int) (passed - passed % period));
}

/**
 * bw_demo_dating_copy_profile:
 * @profile: a profile
 * @updates: (element-type BwStateUpdate): another history of its state
 *
 * Returns: (transfer full): the profile with that history
 */
BwControlProfile *
bw_demo_dating_copy_profile (BwControlProfile *profile, GPtrArray *updates)
{
  BwControlProfileFields fields = {
    .id = bw_control_profile_get_id (profile),
    .title = bw_control_profile_get_title (profile),
    .service = bw_control_profile_get_service (profile),
    .category = bw_control_profile_get_category (profile),
    .max_points = bw_control_profile_get_max_points (profile),
    .rank = bw_control_profile_get_rank (profile),
    .action_type = bw_control_profile_get_action_type (profile),
    .tier = bw_control_profile_get_tier (profile),
    .cost = bw_control_profile_get_cost (profile),
    .user_impact = bw_control_profile_get_user_impact (profile),
    .threats = bw_control_profile_get_threats (profile),
    .action_url = bw_control_profile_get_action_url (profile),
    .remediation = bw_control_profile_get_remediation (profile),
    .remediation_impact = bw_control_profile_get_remediation_impact (profile),
    .deprecated = bw_control_profile_is_deprecated (profile),
    .state_updates = updates,
  };

  return bw_control_profile_new (&fields);
}

static BwStateUpdate *
move_update (BwStateUpdate *update, int days)
{
  g_autoptr (GDateTime) moved = bw_demo_dating_move (bw_state_update_get_updated (update), days);
  BwStateUpdateFields fields = {
    .state = bw_state_update_get_state (update),
    .assigned_to = bw_state_update_get_assigned_to (update),
    .comment = bw_state_update_get_comment (update),
    .updated_by = bw_state_update_get_updated_by (update),
    .updated = moved,
  };

  return bw_state_update_new (&fields);
}

/* Most profiles were never touched and stay as they are. */
static BwControlProfile *
move_profile (BwControlProfile *profile, int days)
{
  GPtrArray *updates = bw_control_profile_get_state_updates (profile);
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean dated = FALSE;

  for (guint i = 0; i < updates->len; i++) {
    BwStateUpdate *update = g_ptr_array_index (updates, i);

    dated = dated || bw_state_update_get_updated (update) != NULL;
    g_ptr_array_add (moved, move_update (update, days));
  }
  return dated ? bw_demo_dating_copy_profile (profile, moved) : g_object_ref (profile);
}

/**
 * bw_demo_dating_move_catalogue:
 * @catalogue: a catalogue
 * @days: how many days later
 *
 * Returns: (transfer full): the catalogue with every state update so many days later
 */
BwCatalogue *
bw_demo_dating_move_catalogue (BwCatalogue *catalogue, int days)
{
  GPtrArray *profiles = bw_catalogue_get_profiles (catalogue);
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < profiles->len; i++)
    g_ptr_array_add (moved, move_profile (g_ptr_array_index (profiles, i), days));
  return bw_catalogue_new (bw_catalogue_get_tenant_id (catalogue), moved);
}
