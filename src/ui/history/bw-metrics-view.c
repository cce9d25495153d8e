/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-metrics-view.h"

#include <math.h>

#include "present/bw-error-text.h"
#include "ui/history/bw-choice-button.h"
#include "ui/history/bw-metric-card.h"

struct _BwMetricsView {
  AdwBin parent_instance;

  /* What it shows; the category is the drop-down's. */
  BwMetricFields fields;
  gboolean is_table;
  BwMetricCard *metric_cards[BW_N_METRICS];

  BwChoiceButton *categories;
  GtkLabel *error;
  AdwActionRow *zone_row;
  GtkBox *cards;
};

G_DEFINE_FINAL_TYPE (BwMetricsView, bw_metrics_view, ADW_TYPE_BIN)

static double
find_newest (BwHistory *history)
{
  guint n_days = bw_history_get_days (history)->len;

  return n_days > 0 ? bw_history_get_percentage (history, n_days - 1) : NAN;
}

static void
show (BwMetricsView *self)
{
  BwMetricFields fields = self->fields;
  g_autofree char *zone = bw_metric_say_zone (&fields.zones, find_newest (fields.history));

  adw_action_row_set_subtitle (self->zone_row, zone);
  fields.category = bw_choice_button_get_category (self->categories);
  for (BwMetric metric = 0; metric < BW_N_METRICS; metric++)
    bw_metric_card_show (self->metric_cards[metric], metric, &fields, self->is_table);
}

static void
on_category (BwMetricsView *self)
{
  if (self->fields.history != NULL)
    show (self);
}

static void
fill_categories (BwMetricsView *self)
{
  g_autoptr (GPtrArray) keys = self->fields.metrics != NULL
                                  ? bw_metrics_list_categories (self->fields.metrics)
                                  : g_ptr_array_new_with_free_func (g_free);

  bw_choice_button_fill_categories (self->categories, keys);
}

static void
clear_fields (BwMetricsView *self)
{
  g_clear_object (&self->fields.history);
  g_clear_object (&self->fields.metrics);
  g_clear_object (&self->fields.activities);
}

static void
bw_metrics_view_dispose (GObject *object)
{
  BwMetricsView *self = BW_METRICS_VIEW (object);

  clear_fields (self);
  /* The template's child is the bin's own, which has to let go of it before the template does. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_METRICS_VIEW);

  G_OBJECT_CLASS (bw_metrics_view_parent_class)->dispose (object);
}

static void
bw_metrics_view_class_init (BwMetricsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_metrics_view_dispose;

  g_type_ensure (BW_TYPE_CHOICE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/history/bw-metrics-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BwMetricsView, categories);
  gtk_widget_class_bind_template_child (widget_class, BwMetricsView, error);
  gtk_widget_class_bind_template_child (widget_class, BwMetricsView, zone_row);
  gtk_widget_class_bind_template_child (widget_class, BwMetricsView, cards);
  gtk_widget_class_bind_template_callback (widget_class, on_category);
}

static void
bw_metrics_view_init (BwMetricsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < BW_N_METRICS; i++) {
    self->metric_cards[i] = g_object_new (BW_TYPE_METRIC_CARD, NULL);
    gtk_box_append (self->cards, GTK_WIDGET (self->metric_cards[i]));
  }
}

static const GError *
find_error (BwHistoryReader *reader)
{
  const GError *error = bw_history_reader_get_metrics_error (reader);

  return error != NULL ? error : bw_history_reader_get_activities_error (reader);
}

static void
say_error (BwMetricsView *self, const GError *error)
{
  g_autoptr (BwErrorText) text = error != NULL ? bw_error_text_new (error) : NULL;

  gtk_label_set_label (self->error, text != NULL ? text->body : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), text != NULL);
}

/**
 * bw_metrics_view_show:
 * @self: the view
 * @history: the days of the range that is looked at
 * @reader: what knows how actions fared in it, and what happened to them, or why that is not known
 * @choices: how it is shown; the category is chosen in the view
 *
 * Sets what it shows. The category that is chosen stays so.
 */
void
bw_metrics_view_show (BwMetricsView *self,
                      BwHistory *history,
                      BwHistoryReader *reader,
                      BwHistoryChoices *choices)
{
  GPtrArray *days = bw_history_get_days (history);

  g_return_if_fail (BW_IS_METRICS_VIEW (self));

  g_set_object (&self->fields.history, history);
  g_set_object (&self->fields.metrics, bw_history_reader_get_metrics (reader));
  g_set_object (&self->fields.activities, bw_history_reader_get_activities (reader));
  self->fields.goal = bw_history_choices_get_goal (choices);
  self->fields.zones = bw_history_choices_get_zones (choices);
  self->fields.from = days->len > 0 ? bw_snapshot_get_day (days->pdata[0]) : BW_DAY_NONE;
  self->fields.to = days->len > 0 ? bw_snapshot_get_day (days->pdata[days->len - 1]) : BW_DAY_NONE;
  self->is_table = bw_history_choices_is_table (choices);
  say_error (self, find_error (reader));
  fill_categories (self);
  show (self);
}
