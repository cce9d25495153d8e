/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-action-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "present/bw-format.h"

/**
 * bw_action_text_say_points:
 * @action: an action
 *
 * Returns: (transfer full): its points with their unit, and how many of the population meet it where
 *   that is known
 */
char *
bw_action_text_say_points (BwAction *action)
{
  double max_points = bw_action_get_max_points (action);
  g_autofree char *points = bw_format_points_of (bw_action_get_points (action), max_points);
  g_autofree char *population = bw_format_population (action);
  gulong n = max_points == 1.0 ? 1 : 2;

  if (population == NULL || *population == '\0')
    /* Translators: %s are achieved points of attainable points, as "4.5 / 9". The plural follows the
       second number. */
    return g_strdup_printf (ngettext ("%s point", "%s points", n), points);
  /* Translators: the first %s are achieved points of attainable points, as "4.5 / 9", the second says how
     many of the users meet the action, as "12 of 40 users". The plural follows the attainable points. */
  return g_strdup_printf (ngettext ("%s point, %s", "%s points, %s", n), points, population);
}

/**
 * bw_action_text_say_impact:
 * @action: an action
 *
 * Returns: (transfer full): what doing the rest of it adds to the score, as a sentence
 */
char *
bw_action_text_say_impact (BwAction *action)
{
  double impact = bw_action_get_impact (action);
  g_autofree char *text = bw_format_impact (impact);

  if (isnan (impact))
    return g_strdup (_ ("How much it adds to the score is not known."));
  if (!bw_action_is_scored (action))
    return g_strdup (_ ("It adds nothing to the score."));
  if (impact <= 0)
    return g_strdup (_ ("All its points are achieved."));
  /* Translators: %s is a number of percentage points, as "+1.23%". */
  return g_strdup_printf (_ ("Score impact %s"), text);
}

/**
 * bw_action_text_say_settings:
 * @action: an action
 *
 * Returns: (transfer full) (nullable): why its page cannot be opened, or %NULL where it can
 */
char *
bw_action_text_say_settings (BwAction *action)
{
  g_autofree char *address = bw_action_get_settings_address (action);
  BwControlProfile *profile = bw_action_get_profile (action);
  const char *given = profile != NULL ? bw_control_profile_get_action_url (profile) : NULL;

  if (address != NULL)
    return NULL;
  if (given == NULL || *given == '\0')
    return g_strdup (_ ("Microsoft names no page where this is set."));
  return g_strdup (
      _ ("The page that the record names is not a secure web address and is not opened."));
}

/**
 * bw_action_text_say_synced:
 * @action: an action
 *
 * Returns: (transfer full): when Microsoft last looked, as a sentence
 */
char *
bw_action_text_say_synced (BwAction *action)
{
  GDateTime *synced = bw_action_get_last_synced (action);
  g_autofree char *day = bw_format_moment_day (synced);

  if (synced == NULL)
    return g_strdup (_ ("When Microsoft last looked is not known."));
  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("Last synced on %s"), day);
}

/**
 * bw_action_text_say_delay:
 *
 * Returns: (transfer full): how long points take to arrive
 */
char *
bw_action_text_say_delay (void)
{
  return g_strdup (_ ("It can take up to 24 hours for your points to update after a change; "
                      "Microsoft’s documentation now says 24 to 48 hours."));
}
