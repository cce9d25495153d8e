/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-metric-card.h"

#include "ui/bw-copy.h"
#include "ui/history/bw-chart-reading.h"
#include "ui/history/bw-history-legend.h"
#include "ui/history/bw-history-save.h"
#include "ui/history/bw-history-table.h"

struct _BwMetricCard {
  AdwBin parent_instance;

  BwMetric metric;

  GtkLabel *heading;
  GtkLabel *meaning;
  GtkStack *forms;
  BwHistoryChart *chart;
  AdwWrapBox *legend;
  GtkLabel *reading;
  BwHistoryTable *table;
};

G_DEFINE_FINAL_TYPE (BwMetricCard, bw_metric_card, ADW_TYPE_BIN)

static void
update_reading (BwMetricCard *self)
{
  bw_chart_reading_show (self->chart, self->reading, NULL);
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BwMetricCard *self = BW_METRIC_CARD (widget);
  BwChart *chart = bw_history_chart_get_chart (self->chart);
  g_autoptr (BwDayTable) table = bw_day_table_new_for_chart (chart);
  g_autofree char *text = bw_day_table_say_whole (table);

  bw_copy (widget, text);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BwMetricCard *self = BW_METRIC_CARD (widget);
  g_autofree char *name = bw_metric_say_file_name (self->metric);
  BwHistorySubject subject = { .chart = self->chart, .is_metric = TRUE, .name = name };

  if (bw_history_file_from_key (g_variant_get_string (parameter, NULL), &subject.kind))
    bw_history_save_run (widget, &subject);
}

static void
bw_metric_card_dispose (GObject *object)
{
  BwMetricCard *self = BW_METRIC_CARD (object);

  /* The template's child is the bin's own, which has to let go of it before the template does. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_METRIC_CARD);

  G_OBJECT_CLASS (bw_metric_card_parent_class)->dispose (object);
}

static void
bw_metric_card_class_init (BwMetricCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_metric_card_dispose;

  g_type_ensure (BW_TYPE_HISTORY_CHART);
  g_type_ensure (BW_TYPE_HISTORY_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/history/bw-metric-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwMetricCard, heading);
  gtk_widget_class_bind_template_child (widget_class, BwMetricCard, meaning);
  gtk_widget_class_bind_template_child (widget_class, BwMetricCard, forms);
  gtk_widget_class_bind_template_child (widget_class, BwMetricCard, chart);
  gtk_widget_class_bind_template_child (widget_class, BwMetricCard, legend);
  gtk_widget_class_bind_template_child (widget_class, BwMetricCard, reading);
  gtk_widget_class_bind_template_child (widget_class, BwMetricCard, table);
  gtk_widget_class_bind_template_callback (widget_class, update_reading);
  gtk_widget_class_install_action (widget_class, "metric.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "metric.save", "s", save);
  /* Where the keyboard is in it, it is this card that is copied, and not the history. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "metric.copy",
                                       NULL);
}

static void
bw_metric_card_init (BwMetricCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Filled where it is seen: rows are made for nobody else. */
static void
fill_table (BwMetricCard *self, BwChart *chart)
{
  g_autoptr (BwDayTable) table = bw_day_table_new_for_chart (chart);

  bw_history_table_set_table (self->table, table);
}

/**
 * bw_metric_card_show:
 * @self: the card
 * @metric: what it tells
 * @fields: from what
 * @is_table: whether it is a table, and not a chart
 *
 * Sets what it tells. Where there are no days for it, it says so.
 */
void
bw_metric_card_show (BwMetricCard *self,
                     BwMetric metric,
                     const BwMetricFields *fields,
                     gboolean is_table)
{
  g_autofree char *label = bw_metric_label (metric);
  g_autoptr (BwChart) chart = bw_metric_create_chart (metric, fields);
  g_autofree char *meaning =
      bw_metric_say_meaning (metric, fields->category, bw_chart_get_fields (chart)->period);
  gboolean has_days = bw_chart_count_days (chart) > 0;

  g_return_if_fail (BW_IS_METRIC_CARD (self));

  gtk_label_set_label (self->heading, label);
  gtk_label_set_label (self->meaning, meaning);
  self->metric = metric;
  bw_history_chart_set_name (self->chart, label);
  bw_history_chart_set_chart (self->chart, chart);
  bw_history_table_set_name (self->table, label);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), has_days);
  bw_history_legend_fill (self->legend, chart);
  update_reading (self);
  if (is_table && has_days)
    fill_table (self, chart);
  gtk_stack_set_visible_child_name (self->forms, is_table && has_days ? "table" : "chart");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "metric.copy", has_days);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "metric.save", has_days);
}

/**
 * bw_metric_card_get_chart:
 * @self: the card
 *
 * Returns: (transfer none) (nullable): what its chart shows
 */
BwChart *
bw_metric_card_get_chart (BwMetricCard *self)
{
  g_return_val_if_fail (BW_IS_METRIC_CARD (self), NULL);

  return bw_history_chart_get_chart (self->chart);
}
