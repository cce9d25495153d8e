/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/overview/bw-comparison-card.h"

#include <glib/gi18n.h>

#include "present/bw-label.h"
#include "present/bw-overview-text.h"
#include "ui/overview/bw-meter-row.h"
#include "ui/overview/bw-row-fit.h"

struct _BwComparisonCard {
  AdwBin parent_instance;

  GtkListBox *rows;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (BwComparisonCard, bw_comparison_card, ADW_TYPE_BIN)

static void
set_row (BwComparisonCard *self, guint i, const char *title, double percentage)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, (int) i);
  g_autofree char *value = bw_overview_text_say_comparison (percentage);

  bw_meter_row_set (BW_METER_ROW (row), title, value, percentage / 100);
}

static void
fit (BwComparisonCard *self, guint n)
{
  bw_row_fit (self->rows, self->n_rows, n, bw_meter_row_new);
  self->n_rows = n;
}

static void
bw_comparison_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_COMPARISON_CARD);

  G_OBJECT_CLASS (bw_comparison_card_parent_class)->dispose (object);
}

static void
bw_comparison_card_class_init (BwComparisonCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_comparison_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/overview/bw-comparison-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwComparisonCard, rows);
}

static void
bw_comparison_card_init (BwComparisonCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_comparison_card_set_scorecard:
 * @self: the card
 * @scorecard: (nullable): what is compared
 *
 * Sets what the card compares. The average by industry is shown only where there is one: Microsoft has
 * not sent it for years (graph.md §1.4).
 */
void
bw_comparison_card_set_scorecard (BwComparisonCard *self, BwScorecard *scorecard)
{
  BwSnapshot *snapshot = NULL;
  g_autoptr (GPtrArray) comparisons = NULL;

  g_return_if_fail (BW_IS_COMPARISON_CARD (self));

  snapshot = scorecard != NULL ? bw_scorecard_get_snapshot (scorecard) : NULL;
  if (snapshot == NULL) {
    fit (self, 0);
    return;
  }

  comparisons = bw_snapshot_list_comparisons (snapshot);
  fit (self, comparisons->len + 1);
  /* Translators: beside the averages of other organisations. */
  set_row (self, 0, _ ("Your organisation"), bw_scorecard_get_percentage (scorecard));
  for (guint i = 0; i < comparisons->len; i++) {
    BwComparison *comparison = g_ptr_array_index (comparisons, i);
    g_autofree char *title = bw_label_comparison (comparison);

    set_row (self, i + 1, title, bw_comparison_get_percentage (comparison));
  }
}
