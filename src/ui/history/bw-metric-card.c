/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-metric-card.h"

#include "ui/history/bw-history-chart.h"
#include "ui/history/bw-history-legend.h"

struct _BwMetricCard {
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkLabel *meaning;
  BwHistoryChart *chart;
  AdwWrapBox *legend;
  GtkLabel *reading;
};

G_DEFINE_FINAL_TYPE (BwMetricCard, bw_metric_card, ADW_TYPE_BIN)

static void
update_reading (BwMetricCard *self)
{
  g_autofree char *reading = bw_history_chart_dup_reading (self->chart);

  gtk_label_set_label (self->reading, reading);
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/history/bw-metric-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwMetricCard, heading);
  gtk_widget_class_bind_template_child (widget_class, BwMetricCard, meaning);
  gtk_widget_class_bind_template_child (widget_class, BwMetricCard, chart);
  gtk_widget_class_bind_template_child (widget_class, BwMetricCard, legend);
  gtk_widget_class_bind_template_child (widget_class, BwMetricCard, reading);
  gtk_widget_class_bind_template_callback (widget_class, update_reading);
}

static void
bw_metric_card_init (BwMetricCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_metric_card_show:
 * @self: the card
 * @metric: what it tells
 * @fields: from what
 *
 * Sets what it tells. Where there are no days for it, it says so.
 */
void
bw_metric_card_show (BwMetricCard *self, BwMetric metric, const BwMetricFields *fields)
{
  g_autofree char *label = bw_metric_label (metric);
  g_autofree char *meaning = bw_metric_say_meaning (metric, fields);
  g_autoptr (BwChart) chart = bw_metric_create_chart (metric, fields);

  g_return_if_fail (BW_IS_METRIC_CARD (self));

  gtk_label_set_label (self->heading, label);
  gtk_label_set_label (self->meaning, meaning);
  bw_history_chart_set_name (self->chart, label);
  bw_history_chart_set_chart (self->chart, chart);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), bw_chart_count_days (chart) > 0);
  bw_history_legend_fill (self->legend, chart);
  update_reading (self);
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
