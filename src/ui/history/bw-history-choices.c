/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-history-choices.h"

#include <math.h>
#include <string.h>

/* The name of each is that of its action; its setting is called so after a prefix. */
static const char *const NAMES[] = {
  "range", "from", "to",       "unit", "form",      "view",      "maximum",
  "all",   "size", "industry", "goal", "zone-okay", "zone-good",
};

#define SETTING_PREFIX "history-"

/* Which days are looked at, what is aimed at and what is good are the same in every window; how that is shown is each
 * window's own. */
static const char *const FOLLOWED[] = { "range", "from", "to", "goal", "zone-okay", "zone-good" };

struct _BwHistoryChoices {
  GObject parent_instance;

  GSettings *settings;
  GSimpleActionGroup *group;
};

G_DEFINE_FINAL_TYPE (BwHistoryChoices, bw_history_choices, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
get_setting (const char *name)
{
  return g_strconcat (SETTING_PREFIX, name, NULL);
}

static GVariant *
get_state (BwHistoryChoices *self, const char *name)
{
  return g_action_group_get_action_state (G_ACTION_GROUP (self->group), name);
}

static void
change (BwHistoryChoices *self, GSimpleAction *action, GVariant *state)
{
  g_autofree char *setting = get_setting (g_action_get_name (G_ACTION (action)));
  g_autoptr (GVariant) taken = g_variant_ref_sink (state);

  g_simple_action_set_state (action, taken);
  /* It may be one that may not be written. */
  if (g_settings_is_writable (self->settings, setting))
    g_settings_set_value (self->settings, setting, taken);
}

static void
on_change_state (GSimpleAction *action, GVariant *state, BwHistoryChoices *self)
{
  g_autoptr (GVariant) before = g_action_get_state (G_ACTION (action));

  if (g_variant_equal (before, state))
    return;
  change (self, action, state);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_action (BwHistoryChoices *self, const char *name)
{
  g_autofree char *setting = get_setting (name);
  g_autoptr (GVariant) state = g_settings_get_value (self->settings, setting);
  gboolean toggles = g_variant_is_of_type (state, G_VARIANT_TYPE_BOOLEAN);
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
      name, toggles ? NULL : g_variant_get_type (state), state);

  g_signal_connect_object (action, "change-state", G_CALLBACK (on_change_state), self,
                           G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (self->group), G_ACTION (action));
}

/* Another window, or somebody else, chose something. */
static void
on_setting (GSettings *settings, const char *key, BwHistoryChoices *self)
{
  const char *name = key + strlen (SETTING_PREFIX);
  g_autoptr (GVariant) value = g_settings_get_value (settings, key);
  g_autoptr (GVariant) state = get_state (self, name);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), name);

  if (g_variant_equal (value, state))
    return;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), value);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
follow (BwHistoryChoices *self, const char *name)
{
  g_autofree char *setting = get_setting (name);
  g_autofree char *signal = g_strconcat ("changed::", setting, NULL);

  g_signal_connect_object (self->settings, signal, G_CALLBACK (on_setting), self,
                           G_CONNECT_DEFAULT);
}

static void
bw_history_choices_finalize (GObject *object)
{
  BwHistoryChoices *self = BW_HISTORY_CHOICES (object);

  g_clear_object (&self->group);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bw_history_choices_parent_class)->finalize (object);
}

static void
bw_history_choices_class_init (BwHistoryChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_history_choices_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BW_TYPE_HISTORY_CHOICES, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bw_history_choices_init (BwHistoryChoices *self)
{
  self->group = g_simple_action_group_new ();
}

/**
 * bw_history_choices_new:
 * @settings: where choices are remembered
 *
 * Returns: (transfer full): what was chosen last
 */
BwHistoryChoices *
bw_history_choices_new (GSettings *settings)
{
  BwHistoryChoices *self = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BW_TYPE_HISTORY_CHOICES, NULL);
  self->settings = g_object_ref (settings);
  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    add_action (self, NAMES[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (FOLLOWED); i++)
    follow (self, FOLLOWED[i]);
  return self;
}

/**
 * bw_history_choices_get_group:
 * @self: choices
 *
 * Returns: (transfer none): the actions; others may be added
 */
GSimpleActionGroup *
bw_history_choices_get_group (BwHistoryChoices *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_CHOICES (self), NULL);

  return self->group;
}

static BwDay
get_day (BwHistoryChoices *self, const char *name)
{
  g_autoptr (GVariant) state = get_state (self, name);

  return bw_day_from_iso (g_variant_get_string (state, NULL));
}

/**
 * bw_history_choices_get_range:
 * @self: choices
 *
 * Returns: which days are shown
 */
BwRange
bw_history_choices_get_range (BwHistoryChoices *self)
{
  g_autoptr (GVariant) state = NULL;
  BwRange range = { BW_RANGE_QUARTER, BW_DAY_NONE, BW_DAY_NONE };

  g_return_val_if_fail (BW_IS_HISTORY_CHOICES (self), range);

  state = get_state (self, "range");
  bw_range_kind_from_key (g_variant_get_string (state, NULL), &range.kind);
  range.from = get_day (self, "from");
  range.to = get_day (self, "to");
  return range;
}

static void
set_day (BwHistoryChoices *self, const char *name, BwDay day)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), name);
  g_autofree char *iso = day != BW_DAY_NONE ? bw_day_to_iso (day) : g_strdup ("");

  change (self, G_SIMPLE_ACTION (action), g_variant_new_string (iso));
}

/**
 * bw_history_choices_set_custom_range:
 * @self: choices
 * @from: the first day, or %BW_DAY_NONE
 * @to: the last one, or %BW_DAY_NONE
 *
 * Shows the days from one to another.
 */
void
bw_history_choices_set_custom_range (BwHistoryChoices *self, BwDay from, BwDay to)
{
  GAction *range = NULL;

  g_return_if_fail (BW_IS_HISTORY_CHOICES (self));

  range = g_action_map_lookup_action (G_ACTION_MAP (self->group), "range");
  set_day (self, "from", from);
  set_day (self, "to", to);
  change (self, G_SIMPLE_ACTION (range),
          g_variant_new_string (bw_range_kind_to_key (BW_RANGE_CUSTOM)));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
has_state (BwHistoryChoices *self, const char *name, const char *value)
{
  g_autoptr (GVariant) state = get_state (self, name);

  return g_str_equal (g_variant_get_string (state, NULL), value);
}

/**
 * bw_history_choices_get_unit:
 * @self: choices
 *
 * Returns: what scores are told in
 */
BwUnit
bw_history_choices_get_unit (BwHistoryChoices *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_CHOICES (self), BW_UNIT_PERCENTAGE);

  return has_state (self, "unit", "points") ? BW_UNIT_POINTS : BW_UNIT_PERCENTAGE;
}

/**
 * bw_history_choices_is_table:
 * @self: choices
 *
 * Returns: whether a table is shown, not a chart
 */
gboolean
bw_history_choices_is_table (BwHistoryChoices *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_CHOICES (self), FALSE);

  return has_state (self, "form", "table");
}

/**
 * bw_history_choices_shows:
 * @self: choices
 * @kind: a line
 *
 * Returns: whether the chart is to have it
 */
gboolean
bw_history_choices_shows (BwHistoryChoices *self, BwLineKind kind)
{
  static const char *const names[] = {
    [BW_LINE_MAXIMUM] = "maximum",
    [BW_LINE_ALL] = "all",
    [BW_LINE_SIZE] = "size",
    [BW_LINE_INDUSTRY] = "industry",
  };
  g_autoptr (GVariant) state = NULL;

  g_return_val_if_fail (BW_IS_HISTORY_CHOICES (self), FALSE);

  if (kind == BW_LINE_SCORE)
    return TRUE;
  if (kind > BW_LINE_GOAL)
    return FALSE;
  if (kind == BW_LINE_GOAL)
    return isfinite (bw_history_choices_get_goal (self));
  state = get_state (self, names[kind]);
  return g_variant_get_boolean (state);
}

/**
 * bw_history_choices_get_goal:
 * @self: choices
 *
 * Returns: the score that is aimed at, in percent, or NAN for none
 */
double
bw_history_choices_get_goal (BwHistoryChoices *self)
{
  g_autoptr (GVariant) state = NULL;

  g_return_val_if_fail (BW_IS_HISTORY_CHOICES (self), NAN);

  state = get_state (self, "goal");
  return g_variant_get_double (state) > 0 ? g_variant_get_double (state) : NAN;
}

/**
 * bw_history_choices_set_goal:
 * @self: choices
 * @goal: the score that is aimed at, in percent; 0 for none
 *
 * Sets what is aimed at.
 */
void
bw_history_choices_set_goal (BwHistoryChoices *self, double goal)
{
  g_return_if_fail (BW_IS_HISTORY_CHOICES (self));

  g_action_group_change_action_state (G_ACTION_GROUP (self->group), "goal",
                                      g_variant_new_double (goal));
}

/**
 * bw_history_choices_is_metrics:
 * @self: choices
 *
 * Returns: whether metrics and trends are shown, not the score
 */
gboolean
bw_history_choices_is_metrics (BwHistoryChoices *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_CHOICES (self), FALSE);

  return has_state (self, "view", "metrics");
}

static double
get_number (BwHistoryChoices *self, const char *name)
{
  g_autoptr (GVariant) state = get_state (self, name);

  return g_variant_get_double (state);
}

/**
 * bw_history_choices_get_zones:
 * @self: choices
 *
 * Returns: the zones of scores
 */
BwZones
bw_history_choices_get_zones (BwHistoryChoices *self)
{
  BwZones none = { 0 };

  g_return_val_if_fail (BW_IS_HISTORY_CHOICES (self), none);

  return (BwZones) { get_number (self, "zone-okay"), get_number (self, "zone-good") };
}

static void
set_number (BwHistoryChoices *self, const char *name, double number)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), name);

  change (self, G_SIMPLE_ACTION (action), g_variant_new_double (number));
}

/**
 * bw_history_choices_set_zones:
 * @self: choices
 * @zones: the zones of scores; 0 and 0 for none
 *
 * Sets them.
 */
void
bw_history_choices_set_zones (BwHistoryChoices *self, const BwZones *zones)
{
  g_return_if_fail (BW_IS_HISTORY_CHOICES (self));

  set_number (self, "zone-okay", zones->okay);
  set_number (self, "zone-good", zones->good);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
