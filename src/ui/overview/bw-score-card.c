/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/overview/bw-score-card.h"

#include <glib/gi18n.h>

#include "present/bw-format.h"
#include "present/bw-overview-text.h"
#include "present/bw-trend.h"
#include "ui/bw-address.h"
#include "ui/history/bw-chart-reading.h"

#define LEARN_MORE "https://learn.microsoft.com/defender-xdr/microsoft-secure-score"

struct _BwScoreCard {
  AdwBin parent_instance;

  gboolean wide;

  GtkLabel *explanation;
  GtkWidget *parts;
  GtkWidget *history;
  GtkLabel *percentage;
  GtkLabel *points;
  BwHistoryChart *chart;
  GtkLabel *reading;
  GtkLabel *calculated;
  GtkWidget *old;
  GtkLabel *old_text;
};

G_DEFINE_FINAL_TYPE (BwScoreCard, bw_score_card, ADW_TYPE_BIN)

typedef enum {
  PROP_WIDE = 1,
} BwScoreCardProperty;

static GParamSpec *properties[PROP_WIDE + 1];

/* Beside the figures, or below them. */
static void
place_history (BwScoreCard *self)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (self->parts);
  GtkGridLayoutChild *place =
      GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (manager, self->history));

  gtk_grid_layout_child_set_column (place, self->wide ? 1 : 0);
  gtk_grid_layout_child_set_row (place, self->wide ? 0 : 1);
}

static void
set_wide (BwScoreCard *self, gboolean wide)
{
  if (self->wide == wide)
    return;

  self->wide = wide;
  place_history (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDE]);
}

static gboolean
on_learn_more (GtkLabel *label, const char *address)
{
  bw_address_open (GTK_WIDGET (label), address);
  return TRUE;
}

static void
explain (BwScoreCard *self)
{
  g_autofree char *sentence =
      g_markup_escape_text (_ ("Think of it as a credit score for security: it shows how much of "
                               "the protection you could "
                               "have is in use."),
                            -1);
  /* Translators: a link to Microsoft's documentation. */
  g_autofree char *link = g_markup_escape_text (_ ("Learn more"), -1);
  g_autofree char *markup = g_strdup_printf ("%s <a href=\"%s\" title=\"%s\">%s</a>", sentence,
                                             LEARN_MORE, LEARN_MORE, link);

  gtk_label_set_markup (self->explanation, markup);
  g_signal_connect (self->explanation, "activate-link", G_CALLBACK (on_learn_more), NULL);
}

/* The day that is read, for who sees it; else the whole line. */
static void
update_reading (BwScoreCard *self)
{
  BwChart *chart = bw_history_chart_get_chart (self->chart);
  g_autofree char *summary = chart != NULL ? bw_trend_say_summary (chart) : NULL;

  bw_chart_reading_show (self->chart, self->reading, summary);
}

static void
bw_score_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwScoreCard *self = BW_SCORE_CARD (object);

  switch ((BwScoreCardProperty) id) {
  case PROP_WIDE:
    g_value_set_boolean (value, self->wide);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_score_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwScoreCard *self = BW_SCORE_CARD (object);

  switch ((BwScoreCardProperty) id) {
  case PROP_WIDE:
    set_wide (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_score_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_SCORE_CARD);

  G_OBJECT_CLASS (bw_score_card_parent_class)->dispose (object);
}

static void
bw_score_card_class_init (BwScoreCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_score_card_get_property;
  object_class->set_property = bw_score_card_set_property;
  object_class->dispose = bw_score_card_dispose;

  properties[PROP_WIDE] =
      g_param_spec_boolean ("wide", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (BW_TYPE_HISTORY_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/overview/bw-score-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwScoreCard, explanation);
  gtk_widget_class_bind_template_child (widget_class, BwScoreCard, parts);
  gtk_widget_class_bind_template_child (widget_class, BwScoreCard, history);
  gtk_widget_class_bind_template_child (widget_class, BwScoreCard, percentage);
  gtk_widget_class_bind_template_child (widget_class, BwScoreCard, points);
  gtk_widget_class_bind_template_child (widget_class, BwScoreCard, chart);
  gtk_widget_class_bind_template_child (widget_class, BwScoreCard, reading);
  gtk_widget_class_bind_template_child (widget_class, BwScoreCard, calculated);
  gtk_widget_class_bind_template_child (widget_class, BwScoreCard, old);
  gtk_widget_class_bind_template_child (widget_class, BwScoreCard, old_text);
  gtk_widget_class_bind_template_callback (widget_class, update_reading);
}

static void
bw_score_card_init (BwScoreCard *self)
{
  self->wide = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  explain (self);
  /* Translators: what a screen reader calls the line of the score on the overview. */
  bw_history_chart_set_name (self->chart, _ ("Secure Score over the last days"));
}

static void
show_score (BwScoreCard *self, BwRecords *records)
{
  BwScorecard *scorecard = bw_records_get_scorecard (records);
  g_autofree char *percentage = bw_format_percentage (bw_scorecard_get_percentage (scorecard));
  g_autofree char *points = bw_overview_text_say_points (scorecard);
  g_autofree char *calculated = bw_overview_text_say_dates (records);
  g_autofree char *old = bw_overview_text_say_old (scorecard);

  gtk_label_set_label (self->percentage, percentage);
  gtk_label_set_label (self->points, points);
  gtk_label_set_label (self->calculated, calculated);
  gtk_label_set_label (self->old_text, old != NULL ? old : "");
  gtk_widget_set_visible (self->old, old != NULL);
}

static void
show_trend (BwScoreCard *self, BwRecords *records)
{
  BwDay newest = bw_scorecard_get_day (bw_records_get_scorecard (records));
  g_autoptr (BwChart) chart = bw_trend_create_chart (bw_records_get_days (records), newest);

  bw_history_chart_set_chart (self->chart, chart);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), bw_chart_count_days (chart) > 1);
  update_reading (self);
}

/**
 * bw_score_card_set_records:
 * @self: the card
 * @records: (nullable): what it tells; %NULL leaves what it told before
 *
 * Sets what the card tells.
 */
void
bw_score_card_set_records (BwScoreCard *self, BwRecords *records)
{
  g_return_if_fail (BW_IS_SCORE_CARD (self));

  if (records == NULL)
    return;

  show_score (self, records);
  show_trend (self, records);
}
