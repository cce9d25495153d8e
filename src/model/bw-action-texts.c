/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-action-private.h"

#include "model/bw-address.h"
#include "text/bw-fold.h"

/* What stands between the parts of the search text, so that no word runs from one into the next. */
#define PART_END "\n"

/**
 * bw_action_get_settings_address:
 * @self: an action
 *
 * Returns: (transfer full) (nullable): the address of the page where it is set, fit to be shown and
 *   opened; %NULL where there is none that is; see bw_address_check_settings()
 */
char *
bw_action_get_settings_address (BwAction *self)
{
  BwControlProfile *profile = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  profile = bw_action_get_profile (self);
  if (profile == NULL)
    return NULL;
  return bw_address_check_settings (bw_control_profile_get_action_url (profile),
                                    bw_action_get_cloud (self));
}

/**
 * bw_action_get_portal_address:
 * @self: an action
 * @tenant_id: (nullable): the id of the organisation's tenant
 *
 * Returns: (transfer full) (nullable): the address of this action in the portal of its cloud, or %NULL
 *   where that has none
 */
char *
bw_action_get_portal_address (BwAction *self, const char *tenant_id)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return bw_address_new_for_portal (bw_action_get_id (self), tenant_id, bw_action_get_cloud (self));
}

static const char *
get_description (BwAction *self)
{
  BwControlScore *score = bw_action_get_control_score (self);

  return score != NULL ? bw_control_score_get_description (score) : NULL;
}

static const char *
get_next_steps (BwAction *self)
{
  BwControlProfile *profile = bw_action_get_profile (self);

  return profile != NULL ? bw_control_profile_get_remediation (profile) : NULL;
}

static const char *
get_effect_on_users (BwAction *self)
{
  BwControlProfile *profile = bw_action_get_profile (self);

  return profile != NULL ? bw_control_profile_get_remediation_impact (profile) : NULL;
}

static char *
check_link (const char *address, gpointer action)
{
  return bw_address_check_link (address, bw_action_get_cloud (action));
}

static BwRichText *
new_rich_text (BwAction *self, const char *html)
{
  return bw_rich_text_new_from_html_with_links (html != NULL ? html : "", check_link, self);
}

/**
 * bw_action_dup_description:
 * @self: an action
 *
 * Returns: (transfer full): what it is about; empty where nothing came
 */
BwRichText *
bw_action_dup_description (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return new_rich_text (self, get_description (self));
}

/**
 * bw_action_dup_next_steps:
 * @self: an action
 *
 * Returns: (transfer full): what to do; empty where nothing came
 */
BwRichText *
bw_action_dup_next_steps (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return new_rich_text (self, get_next_steps (self));
}

/**
 * bw_action_dup_effect_on_users:
 * @self: an action
 *
 * Returns: (transfer full): how it affects users; empty where nothing came
 */
BwRichText *
bw_action_dup_effect_on_users (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return new_rich_text (self, get_effect_on_users (self));
}

static const char *
get_implementation_status (BwAction *self)
{
  BwControlScore *score = bw_action_get_control_score (self);

  return score != NULL ? bw_control_score_get_implementation_status (score) : NULL;
}

/**
 * bw_action_dup_implementation_status:
 * @self: an action
 *
 * Returns: (transfer full): what Microsoft observed; empty where nothing came
 */
BwRichText *
bw_action_dup_implementation_status (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return new_rich_text (self, get_implementation_status (self));
}

static void
append_part (GString *text, const char *part)
{
  g_string_append (text, part);
  g_string_append (text, PART_END);
}

static void
append_html (GString *text, const char *html)
{
  g_autoptr (BwRichText) rich = NULL;
  g_autofree char *words = NULL;

  if (html == NULL || *html == '\0')
    return;
  rich = bw_rich_text_new_from_html (html);
  words = bw_rich_text_to_words (rich);
  append_part (text, words);
}

static void
append_plan (GString *text, BwAction *self)
{
  const char *const *tags = bw_action_get_tags (self);
  BwPlanEntry *entry = bw_action_get_plan_entry (self);
  const char *note = entry != NULL ? bw_plan_entry_get_note (entry) : NULL;

  append_part (text, bw_action_get_assigned_to (self));
  append_part (text, bw_action_get_owner (self));
  for (gsize i = 0; tags[i] != NULL; i++)
    append_part (text, tags[i]);
  append_part (text, note != NULL ? note : "");
}

/**
 * bw_action_build_search_text:
 * @self: an action
 *
 * Returns: (transfer full): what bw_action_get_search_text() gives, made anew
 */
char *
bw_action_build_search_text (BwAction *self)
{
  g_autoptr (GString) text = g_string_sized_new (1024);

  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  append_part (text, bw_action_get_title (self));
  append_part (text, bw_action_get_product (self));
  append_part (text, bw_action_get_id (self));
  append_html (text, get_description (self));
  append_html (text, get_next_steps (self));
  append_html (text, get_effect_on_users (self));
  append_html (text, get_implementation_status (self));
  append_plan (text, self);
  return bw_fold (text->str);
}
