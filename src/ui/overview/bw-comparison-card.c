/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/overview/bw-comparison-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/bw-words.h"
#include "present/bw-label.h"
#include "present/bw-overview-text.h"
#include "ui/overview/bw-meter-row.h"

struct _BwComparisonCard {
  AdwBin parent_instance;

  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (BwComparisonCard, bw_comparison_card, ADW_TYPE_BIN)

static void
add_row (BwComparisonCard *self, const char *title, double percentage)
{
  g_autofree char *value = bw_overview_text_say_comparison (percentage);

  gtk_list_box_append (self->rows, bw_meter_row_new (title, value, percentage / 100));
}

static void
add_comparison (BwComparisonCard *self, BwComparison *comparison)
{
  g_autofree char *title = bw_label_comparison (comparison);

  add_row (self, title, bw_comparison_get_percentage (comparison));
}

/* A group that Microsoft sent nothing of is shown as not available, not left out. */
static void
add_basis (BwComparisonCard *self, BwScorecard *scorecard, const char *basis)
{
  const BwComparisonFields nothing = {
    .basis = basis, .percentage = NAN, .seats_lower = -1, .seats_upper = -1
  };
  g_autoptr (BwComparison) missing = bw_comparison_new (&nothing);
  BwComparison *found = bw_scorecard_find_comparison (scorecard, basis);

  add_comparison (self, found != NULL ? found : missing);
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
  BwComparison *industry = NULL;

  g_return_if_fail (BW_IS_COMPARISON_CARD (self));

  gtk_list_box_remove_all (self->rows);
  if (scorecard == NULL)
    return;

  /* Translators: beside the averages of other organisations. */
  add_row (self, _ ("Your organisation"), bw_scorecard_get_percentage (scorecard));
  add_basis (self, scorecard, BW_BASIS_ALL_TENANTS);
  add_basis (self, scorecard, BW_BASIS_TOTAL_SEATS);
  industry = bw_scorecard_find_comparison (scorecard, BW_BASIS_INDUSTRY_TYPES);
  if (industry != NULL && isfinite (bw_comparison_get_percentage (industry)))
    add_comparison (self, industry);
}
