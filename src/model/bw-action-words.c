/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-action.h"
#include "model/bw-words.h"

static const char *
or_unknown (const char *word)
{
  return word != NULL && *word != '\0' ? word : BW_WORD_UNKNOWN;
}

static const char *
get_word (BwAction *self, const char *(*get) (BwControlProfile *profile))
{
  BwControlProfile *profile = bw_action_get_profile (self);

  return or_unknown (profile != NULL ? get (profile) : NULL);
}

/**
 * bw_action_get_category:
 * @self: an action
 *
 * A control may change category with time: the newest snapshot is believed before the catalogue
 * (graph.md §7 no. 17).
 *
 * Returns: (transfer none): its category, a folded word of bw-words.h
 */
const char *
bw_action_get_category (BwAction *self)
{
  BwControlProfile *profile = NULL;
  BwControlScore *score = NULL;
  const char *category = BW_WORD_UNKNOWN;

  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  profile = bw_action_get_profile (self);
  score = bw_action_get_control_score (self);
  if (score != NULL)
    category = or_unknown (bw_control_score_get_category (score));
  if (profile != NULL && g_str_equal (category, BW_WORD_UNKNOWN))
    category = or_unknown (bw_control_profile_get_category (profile));
  return category;
}

/**
 * bw_action_get_tier:
 * @self: an action
 *
 * Returns: (transfer none): its tier, a folded word of bw-words.h
 */
const char *
bw_action_get_tier (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return get_word (self, bw_control_profile_get_tier);
}

/**
 * bw_action_get_cost:
 * @self: an action
 *
 * Returns: (transfer none): its implementation cost, a folded word of bw-words.h
 */
const char *
bw_action_get_cost (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return get_word (self, bw_control_profile_get_cost);
}

/**
 * bw_action_get_user_impact:
 * @self: an action
 *
 * Returns: (transfer none): its impact on users, a folded word of bw-words.h
 */
const char *
bw_action_get_user_impact (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return get_word (self, bw_control_profile_get_user_impact);
}

/**
 * bw_action_get_threats:
 * @self: an action
 *
 * Returns: (transfer none): what it protects against, folded words of bw-words.h; may be empty
 */
const char *const *
bw_action_get_threats (BwAction *self)
{
  static const char *const none[] = { NULL };

  BwControlProfile *profile = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  profile = bw_action_get_profile (self);
  return profile != NULL ? bw_control_profile_get_threats (profile) : none;
}

/**
 * bw_action_is_deprecated:
 * @self: an action
 *
 * Returns: whether Microsoft retired it
 */
gboolean
bw_action_is_deprecated (BwAction *self)
{
  BwControlProfile *profile = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), FALSE);

  profile = bw_action_get_profile (self);
  return profile != NULL && bw_control_profile_is_deprecated (profile);
}

/**
 * bw_action_get_last_synced:
 * @self: an action
 *
 * Returns: (transfer none) (nullable): when Microsoft last looked
 */
GDateTime *
bw_action_get_last_synced (BwAction *self)
{
  BwControlScore *score = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  score = bw_action_get_control_score (self);
  return score != NULL ? bw_control_score_get_last_synced (score) : NULL;
}
