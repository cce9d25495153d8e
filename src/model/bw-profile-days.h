/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/bw-day.h"

G_BEGIN_DECLS

/**
 * BwProfileDays:
 * @id: the id of the control
 * @first_seen: the UTC day of the first catalogue that it was in
 * @last_changed: the UTC day since which it is what it is; @first_seen where Microsoft never changed it
 *
 * Since when the profile of a control is there, and is what it is.
 */
typedef struct {
  char *id;
  BwDay first_seen;
  BwDay last_changed;
} BwProfileDays;

BwProfileDays *bw_profile_days_new (const char *id, BwDay first_seen, BwDay last_changed);
void bw_profile_days_free (BwProfileDays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwProfileDays, bw_profile_days_free)

G_END_DECLS
