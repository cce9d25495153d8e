/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-history-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "present/bw-activity-text.h"
#include "present/bw-error-text.h"
#include "present/bw-history-text.h"
#include "ui/actions/bw-frame-task.h"
#include "ui/bw-copy.h"
#include "ui/history/bw-activity-card.h"
#include "ui/history/bw-chart-reading.h"
#include "ui/history/bw-goal-dialog.h"
#include "ui/history/bw-history-chart.h"
#include "ui/history/bw-history-choices.h"
#include "ui/history/bw-history-legend.h"
#include "ui/history/bw-history-menus.h"
#include "ui/history/bw-history-reader.h"
#include "ui/history/bw-history-save.h"
#include "ui/history/bw-history-table.h"
#include "ui/history/bw-metrics-view.h"
#include "ui/history/bw-range-dialog.h"
#include "ui/history/bw-why-card.h"
#include "ui/history/bw-zones-dialog.h"

#define SPINNER_DELAY_MS 150

struct _BwHistoryPage {
  AdwBin parent_instance;

  BwSession *session;
  BwHistoryReader *reader;
  BwHistoryChoices *choices;
  /* What the session tells in several steps is read once, and on the screen alone. */
  BwFrameTask *reading_anew;
  guint spinner_delay;
  /* The days that the user chose, or BW_DAY_NONE for the newest change. */
  BwDay first;
  BwDay second;

  GtkStack *states;
  AdwStatusPage *error_page;
  AdwToggleGroup *view_group;
  GtkMenuButton *range_button;
  GMenu *range_menu;
  AdwToggleGroup *unit_group;
  AdwToggleGroup *form_group;
  GtkMenuButton *lines_button;
  GtkWidget *save_button;
  GtkStack *views;
  GtkStack *forms;
  BwHistoryChart *chart;
  AdwWrapBox *legend;
  GtkLabel *reading;
  BwHistoryTable *table;
  GtkWidget *newest_button;
  BwWhyCard *why;
  BwActivityCard *activity;
  BwMetricsView *metrics_view;
};

G_DEFINE_FINAL_TYPE (BwHistoryPage, bw_history_page, ADW_TYPE_BIN)

typedef enum {
  PROP_SESSION = 1,
} BwHistoryPageProperty;

static GParamSpec *properties[PROP_SESSION + 1];

/* What it shows. */

static void
set_state (BwHistoryPage *self, const char *state)
{
  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  gtk_stack_set_visible_child_name (self->states, state);
}

static gboolean
show_spinner (gpointer data)
{
  BwHistoryPage *self = data;

  self->spinner_delay = 0;
  gtk_stack_set_visible_child_name (self->states, "loading");
  return G_SOURCE_REMOVE;
}

static void
show_error (BwHistoryPage *self, const GError *error)
{
  g_autoptr (BwErrorText) text = bw_error_text_new (error);
  g_autofree char *body = g_markup_escape_text (text->body, -1);

  adw_status_page_set_description (self->error_page, body);
  set_state (self, "error");
}

static void
find_range (BwHistoryPage *self, BwHistory *all, BwDay *from, BwDay *to)
{
  GPtrArray *days = bw_history_get_days (all);
  BwRange range = bw_history_choices_get_range (self->choices);

  bw_range_find_days (&range, bw_snapshot_get_day (g_ptr_array_index (days, days->len - 1)), from,
                      to);
}

static BwHistory *
create_history (BwHistoryPage *self, BwHistory *all)
{
  BwDay from = BW_DAY_NONE;
  BwDay to = BW_DAY_NONE;

  find_range (self, all, &from, &to);
  return bw_history_new (bw_history_get_days (all), from, to);
}

/* Asks for what else is told of the days that are shown: what is not seen is not asked for. */
static void
ask_more (BwHistoryPage *self, BwHistory *all)
{
  BwDay from = BW_DAY_NONE;
  BwDay to = BW_DAY_NONE;

  find_range (self, all, &from, &to);
  bw_history_reader_list (self->reader, from, to);
  if (bw_history_choices_is_metrics (self->choices))
    bw_history_reader_measure (self->reader, from, to);
}

static BwChart *
create_chart (BwHistoryPage *self, BwHistory *history)
{
  BwChartFields fields = {
    .history = history,
    .unit = bw_history_choices_get_unit (self->choices),
    .goal = bw_history_choices_get_goal (self->choices),
    .zones = bw_history_choices_get_zones (self->choices),
    .activities = bw_history_reader_get_activities (self->reader),
  };

  for (BwLineKind kind = 0; kind < BW_N_LINE_KINDS; kind++)
    fields.shown[kind] = bw_history_choices_shows (self->choices, kind);
  return bw_chart_new (&fields);
}

static const char *
choose_form (BwHistoryPage *self, BwChart *chart, BwHistory *history)
{
  gboolean is_table = bw_history_choices_is_table (self->choices);

  if (is_table && bw_history_get_days (history)->len > 0)
    return "table";
  return bw_chart_count_days (chart) > 0 ? "chart" : "none";
}

static void
update_reading (BwHistoryPage *self)
{
  bw_chart_reading_show (self->chart, self->reading, NULL);
}

static void
set_enabled (BwHistoryPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (
      G_ACTION_MAP (bw_history_choices_get_group (self->choices)), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Filled where it is seen: ten thousand rows are made for nobody else. */
static void
fill_table (BwHistoryPage *self, BwChart *chart)
{
  g_autoptr (BwDayTable) table = bw_day_table_new_for_history_chart (chart);

  bw_history_table_set_table (self->table, table);
}

/* Shows the days of the range out of all that were read. */
static void
show_days (BwHistoryPage *self)
{
  BwHistory *all = bw_history_reader_get_history (self->reader);
  g_autoptr (BwHistory) history = NULL;
  g_autoptr (BwChart) chart = NULL;

  if (all == NULL || bw_history_get_days (all)->len == 0)
    return;

  history = create_history (self, all);
  chart = create_chart (self, history);
  bw_history_chart_set_chart (self->chart, chart);
  if (!bw_history_chart_is_choosing (self->chart))
    bw_history_chart_mark_days (self->chart, self->first, self->second);
  bw_history_legend_fill (self->legend, chart);
  gtk_stack_set_visible_child_name (self->forms, choose_form (self, chart, history));
  if (bw_history_choices_is_table (self->choices))
    fill_table (self, chart);
  set_enabled (self, "copy", bw_history_get_days (history)->len > 0);
  set_enabled (self, "save", bw_chart_count_days (chart) > 0);
  update_reading (self);
  if (bw_history_choices_is_metrics (self->choices))
    bw_metrics_view_show (self->metrics_view, history, self->reader, self->choices);
  ask_more (self, all);
}

/* Reading. */

static void
explain (BwHistoryPage *self)
{
  bw_history_reader_explain (self->reader, self->first, self->second);
}

static void
on_read (BwHistoryPage *self)
{
  BwHistory *all = bw_history_reader_get_history (self->reader);
  const GError *error = bw_history_reader_get_error (self->reader);

  /* What was read before stays where it cannot be read anew: the session tells of that. */
  if (all != NULL && bw_history_get_days (all)->len > 0) {
    show_days (self);
    set_state (self, "content");
  } else if (all != NULL) {
    set_state (self, "empty");
  } else if (error != NULL) {
    show_error (self, error);
  }
}

static void
on_explained (BwHistoryPage *self)
{
  bw_why_card_set_explanation (self->why, bw_history_reader_get_explanation (self->reader),
                               bw_session_get_scorecard (self->session),
                               bw_history_reader_get_explanation_error (self->reader));
}

static void
on_listed (BwHistoryPage *self)
{
  BwActivities *activities = bw_history_reader_get_activities (self->reader);

  bw_activity_card_set_activities (self->activity, activities,
                                   bw_session_get_scorecard (self->session),
                                   bw_history_reader_get_activities_error (self->reader));
  set_enabled (self, "copy-activity", activities != NULL);
  set_enabled (self, "save-activity", activities != NULL);
  show_days (self);
}

static void
read_now (gpointer data)
{
  BwHistoryPage *self = data;

  if (bw_session_get_records (self->session) == NULL)
    return;
  if (bw_history_reader_get_history (self->reader) == NULL && self->spinner_delay == 0) {
    gtk_stack_set_visible_child_name (self->states, "blank");
    self->spinner_delay = g_timeout_add (SPINNER_DELAY_MS, show_spinner, self);
  }
  bw_history_reader_read (self->reader);
  explain (self);
}

static void
forget_days (BwHistoryPage *self)
{
  self->first = BW_DAY_NONE;
  self->second = BW_DAY_NONE;
  gtk_widget_set_visible (self->newest_button, FALSE);
  bw_history_reader_clear (self->reader);
  set_state (self, "blank");
}

static void
on_records (BwHistoryPage *self)
{
  if (bw_session_get_records (self->session) != NULL) {
    bw_frame_task_queue (self->reading_anew);
    return;
  }
  forget_days (self);
}

/* Days that were missing in the archive have been filled in. */
static void
on_loading (BwHistoryPage *self)
{
  if (!bw_session_is_loading (self->session) && bw_session_get_records (self->session) != NULL)
    bw_frame_task_queue (self->reading_anew);
}

/* Another organisation is open: what was read and chosen in the one before says nothing of it. */
static void
on_organisation (BwHistoryPage *self)
{
  if (bw_session_get_entry (self->session) != NULL)
    return;
  forget_days (self);
  on_records (self);
}

static void
on_try_again (BwHistoryPage *self)
{
  read_now (self);
}

static void
bw_history_page_map (GtkWidget *widget)
{
  BwHistoryPage *self = BW_HISTORY_PAGE (widget);

  GTK_WIDGET_CLASS (bw_history_page_parent_class)->map (widget);
  bw_frame_task_run (self->reading_anew);
}

/* Choosing. */

static void
on_days_chosen (BwHistoryPage *self, BwDay first, BwDay second)
{
  self->first = first;
  self->second = second;
  gtk_widget_set_visible (self->newest_button, first != BW_DAY_NONE);
  explain (self);
}

/* The button goes; the keyboard goes on where days are chosen. */
static void
on_newest (BwHistoryPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->chart));
  bw_history_chart_mark_days (self->chart, BW_DAY_NONE, BW_DAY_NONE);
  on_days_chosen (self, BW_DAY_NONE, BW_DAY_NONE);
}

static void
update_choices (BwHistoryPage *self)
{
  BwRange range = bw_history_choices_get_range (self->choices);
  gboolean in_points = bw_history_choices_get_unit (self->choices) == BW_UNIT_POINTS;
  gboolean is_table = bw_history_choices_is_table (self->choices);
  gboolean is_metrics = bw_history_choices_is_metrics (self->choices);
  g_autofree char *days = bw_history_text_say_range (&range);
  g_autoptr (GMenuModel) lines = bw_history_menus_create_lines (self->choices);

  gtk_menu_button_set_label (self->range_button, days);
  adw_toggle_group_set_active_name (self->view_group, is_metrics ? "metrics" : "score");
  gtk_stack_set_visible_child_name (self->views, is_metrics ? "metrics" : "score");
  gtk_widget_set_visible (GTK_WIDGET (self->unit_group), !is_metrics);
  gtk_widget_set_visible (GTK_WIDGET (self->lines_button), !is_metrics);
  gtk_widget_set_visible (self->save_button, !is_metrics);
  adw_toggle_group_set_active_name (self->unit_group, in_points ? "points" : "percentage");
  adw_toggle_group_set_active_name (self->form_group, is_table ? "table" : "chart");
  gtk_menu_button_set_menu_model (self->lines_button, lines);
  gtk_widget_set_sensitive (GTK_WIDGET (self->lines_button), !is_table);
  gtk_widget_set_sensitive (GTK_WIDGET (self->unit_group), !is_table);
}

static void
on_choices (BwHistoryPage *self)
{
  update_choices (self);
  show_days (self);
}

static void
change_choice (BwHistoryPage *self, const char *name, AdwToggleGroup *group)
{
  const char *value = adw_toggle_group_get_active_name (group);

  if (value != NULL && self->choices != NULL)
    g_action_group_change_action_state (
        G_ACTION_GROUP (bw_history_choices_get_group (self->choices)), name,
        g_variant_new_string (value));
}

static void
on_view (BwHistoryPage *self)
{
  change_choice (self, "view", self->view_group);
}

static void
on_unit (BwHistoryPage *self)
{
  change_choice (self, "unit", self->unit_group);
}

static void
on_form (BwHistoryPage *self)
{
  change_choice (self, "form", self->form_group);
}

/* Actions. */

static void
on_choose_range (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwHistoryPage *self = data;
  BwHistory *all = bw_history_reader_get_history (self->reader);

  if (all != NULL)
    adw_dialog_present (bw_range_dialog_new (self->choices, all), GTK_WIDGET (self));
}

static void
on_choose_goal (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwHistoryPage *self = data;

  adw_dialog_present (bw_goal_dialog_new (self->choices), GTK_WIDGET (self));
}

static void
on_choose_zones (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwHistoryPage *self = data;

  adw_dialog_present (bw_zones_dialog_new (self->choices), GTK_WIDGET (self));
}

static void
on_copy (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwHistoryPage *self = data;
  BwChart *chart = bw_history_chart_get_chart (self->chart);
  g_autoptr (BwDayTable) table = NULL;
  g_autofree char *text = NULL;

  if (chart == NULL)
    return;
  table = bw_day_table_new_for_history_chart (chart);
  text = bw_day_table_say_whole (table);
  bw_copy (GTK_WIDGET (self), text);
}

static void
on_copy_activity (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwHistoryPage *self = data;
  g_autoptr (GPtrArray) shown = bw_activity_card_get_shown (self->activity);
  g_autoptr (GPtrArray) told = bw_activities_fold (shown);
  g_autofree char *text = bw_activity_text_say_table (told);

  bw_copy (GTK_WIDGET (self), text);
}

static void
on_save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwHistoryPage *self = data;
  BwHistorySubject subject = { .chart = self->chart };

  if (bw_history_file_from_key (g_variant_get_string (parameter, NULL), &subject.kind))
    bw_history_save_run (GTK_WIDGET (self), &subject);
}

static void
on_save_activity (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwHistoryPage *self = data;
  g_autoptr (GPtrArray) shown = bw_activity_card_get_shown (self->activity);

  bw_history_save_run_activities (GTK_WIDGET (self), shown);
}

static const GActionEntry ACTIONS[] = {
  { "choose-range", on_choose_range, NULL, NULL, NULL },
  { "choose-goal", on_choose_goal, NULL, NULL, NULL },
  { "choose-zones", on_choose_zones, NULL, NULL, NULL },
  { "copy", on_copy, NULL, NULL, NULL },
  { "copy-activity", on_copy_activity, NULL, NULL, NULL },
  { "save", on_save, "s", NULL, NULL },
  { "save-activity", on_save_activity, NULL, NULL, NULL },
};

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType modifiers,
        BwHistoryPage *self)
{
  if (gdk_keyval_to_lower (key) != GDK_KEY_c ||
      (modifiers & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action (GTK_WIDGET (self), "history.copy", NULL);
}

/* Its life. */

static void
bw_history_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwHistoryPage *self = BW_HISTORY_PAGE (object);

  switch ((BwHistoryPageProperty) id) {
  case PROP_SESSION:
    g_value_set_object (value, self->session);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_history_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwHistoryPage *self = BW_HISTORY_PAGE (object);

  switch ((BwHistoryPageProperty) id) {
  case PROP_SESSION:
    self->session = g_value_dup_object (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_history_page_constructed (GObject *object)
{
  BwHistoryPage *self = BW_HISTORY_PAGE (object);

  G_OBJECT_CLASS (bw_history_page_parent_class)->constructed (object);

  self->reader = bw_history_reader_new (self->session);
  g_signal_connect_object (self->reader, "read", G_CALLBACK (on_read), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "explained", G_CALLBACK (on_explained), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "listed", G_CALLBACK (on_listed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "measured", G_CALLBACK (show_days), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::organisation", G_CALLBACK (on_organisation),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::records", G_CALLBACK (on_records), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::loading", G_CALLBACK (on_loading), self,
                           G_CONNECT_SWAPPED);
  on_records (self);
}

static void
bw_history_page_dispose (GObject *object)
{
  BwHistoryPage *self = BW_HISTORY_PAGE (object);

  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  if (self->choices != NULL)
    for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
      g_action_map_remove_action (G_ACTION_MAP (bw_history_choices_get_group (self->choices)),
                                  ACTIONS[i].name);
  /* The template's child is the bin's own, which has to let go of it before the template does. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_HISTORY_PAGE);
  g_clear_object (&self->reader);
  g_clear_object (&self->choices);
  g_clear_object (&self->session);
  g_clear_pointer (&self->reading_anew, bw_frame_task_free);

  G_OBJECT_CLASS (bw_history_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/history/bw-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, states);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, view_group);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, range_button);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, range_menu);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, unit_group);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, form_group);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, lines_button);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, views);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, forms);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, chart);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, legend);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, reading);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, table);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, newest_button);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, why);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, activity);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryPage, metrics_view);
  gtk_widget_class_bind_template_callback (widget_class, on_days_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_form);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_newest);
  gtk_widget_class_bind_template_callback (widget_class, on_try_again);
  gtk_widget_class_bind_template_callback (widget_class, on_unit);
  gtk_widget_class_bind_template_callback (widget_class, on_view);
  gtk_widget_class_bind_template_callback (widget_class, update_reading);
}

static void
bw_history_page_class_init (BwHistoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_history_page_get_property;
  object_class->set_property = bw_history_page_set_property;
  object_class->constructed = bw_history_page_constructed;
  object_class->dispose = bw_history_page_dispose;
  widget_class->map = bw_history_page_map;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, BW_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (BW_TYPE_ACTIVITY_CARD);
  g_type_ensure (BW_TYPE_HISTORY_CHART);
  g_type_ensure (BW_TYPE_HISTORY_TABLE);
  g_type_ensure (BW_TYPE_METRICS_VIEW);
  g_type_ensure (BW_TYPE_WHY_CARD);
  bind_template (widget_class);
}

static void
bw_history_page_init (BwHistoryPage *self)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);
  GSimpleActionGroup *group = NULL;

  self->reading_anew = bw_frame_task_new (GTK_WIDGET (self), read_now, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->choices = bw_history_choices_new (settings);
  group = bw_history_choices_get_group (self->choices);
  g_action_map_add_action_entries (G_ACTION_MAP (group), ACTIONS, G_N_ELEMENTS (ACTIONS), self);
  set_enabled (self, "copy-activity", FALSE);
  set_enabled (self, "save-activity", FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "history", G_ACTION_GROUP (group));
  bw_history_menus_fill_ranges (self->range_menu);
  update_choices (self);
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (on_choices), self,
                           G_CONNECT_SWAPPED);
  bw_why_card_set_explanation (self->why, NULL, NULL, NULL);
  bw_activity_card_set_activities (self->activity, NULL, NULL, NULL);
}

/**
 * bw_history_page_new:
 * @session: whose history it shows
 *
 * Returns: (transfer floating): a new page
 */
BwHistoryPage *
bw_history_page_new (BwSession *session)
{
  g_return_val_if_fail (BW_IS_SESSION (session), NULL);

  return g_object_new (BW_TYPE_HISTORY_PAGE, "session", session, NULL);
}

/**
 * bw_history_page_get_state:
 * @self: a page
 *
 * Returns: (transfer none): the name of what it shows: `content`, `empty`, `error`, `loading` or `blank`
 */
const char *
bw_history_page_get_state (BwHistoryPage *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->states);
}
