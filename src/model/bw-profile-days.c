/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-profile-days.h"

/**
 * bw_profile_days_new:
 * @id: the id of a control
 * @first_seen: the UTC day of the first catalogue that it was in
 * @last_changed: the UTC day since which it is what it is
 *
 * Returns: (transfer full): what is known of its profile
 */
BwProfileDays *
bw_profile_days_new (const char *id, BwDay first_seen, BwDay last_changed)
{
  BwProfileDays *self = g_new0 (BwProfileDays, 1);

  self->id = g_strdup (id);
  self->first_seen = first_seen;
  self->last_changed = last_changed;
  return self;
}

/**
 * bw_profile_days_free:
 * @self: (transfer full): what is known of a profile
 */
void
bw_profile_days_free (BwProfileDays *self)
{
  g_clear_pointer (&self->id, g_free);
  g_free (self);
}
