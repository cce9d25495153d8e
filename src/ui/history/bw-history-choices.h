/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "model/bw-line.h"
#include "model/bw-range.h"
#include "model/bw-zones.h"

G_BEGIN_DECLS

/**
 * BwHistoryChoices:
 *
 * What the page of the history shows, and how, as actions with a state: `range`, `unit`, `form`, `view`, a
 * line each, `goal` and the zones. It begins as the settings have it, and what is chosen is remembered there. Of what is
 * chosen on another page it takes over the range, the goal and the zones.
 *
 * Signals:
 * - `changed`: something else is chosen
 */
#define BW_TYPE_HISTORY_CHOICES (bw_history_choices_get_type ())
G_DECLARE_FINAL_TYPE (BwHistoryChoices, bw_history_choices, BW, HISTORY_CHOICES, GObject)

BwHistoryChoices *bw_history_choices_new (GSettings *settings);
GSimpleActionGroup *bw_history_choices_get_group (BwHistoryChoices *self);
BwRange bw_history_choices_get_range (BwHistoryChoices *self);
void bw_history_choices_set_custom_range (BwHistoryChoices *self, BwDay from, BwDay to);
BwUnit bw_history_choices_get_unit (BwHistoryChoices *self);
gboolean bw_history_choices_is_table (BwHistoryChoices *self);
gboolean bw_history_choices_shows (BwHistoryChoices *self, BwLineKind kind);
double bw_history_choices_get_goal (BwHistoryChoices *self);
void bw_history_choices_set_goal (BwHistoryChoices *self, double goal);
gboolean bw_history_choices_is_metrics (BwHistoryChoices *self);
BwZones bw_history_choices_get_zones (BwHistoryChoices *self);
void bw_history_choices_set_zones (BwHistoryChoices *self, const BwZones *zones);

G_END_DECLS
