/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/overview/bw-breakdown-card.h"

#include "model/bw-query.h"
#include "present/bw-label.h"
#include "present/bw-overview-text.h"
#include "ui/overview/bw-meter-row.h"

struct _BwBreakdownCard {
  AdwBin parent_instance;

  BwScorecard *scorecard;

  AdwToggleGroup *by;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (BwBreakdownCard, bw_breakdown_card, ADW_TYPE_BIN)

static GtkWidget *
create_row (BwFacet facet, const BwSubtotal *subtotal)
{
  g_autofree char *title = bw_label_facet_value (facet, subtotal->key);
  g_autofree char *value = bw_overview_text_say_subtotal (subtotal);
  g_autofree char *target = g_strdup_printf ("%s=%s", bw_facet_to_key (facet), subtotal->key);
  GtkWidget *row = bw_meter_row_new (title, value, bw_subtotal_get_percentage (subtotal) / 100);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-filtered");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  return row;
}

static void
update (BwBreakdownCard *self)
{
  gboolean product = g_strcmp0 (adw_toggle_group_get_active_name (self->by), "product") == 0;
  GArray *subtotals = NULL;

  gtk_list_box_remove_all (self->rows);
  if (self->scorecard == NULL)
    return;

  subtotals = product ? bw_scorecard_get_products (self->scorecard)
                      : bw_scorecard_get_categories (self->scorecard);
  for (guint i = 0; i < subtotals->len; i++)
    gtk_list_box_append (self->rows, create_row (product ? BW_FACET_PRODUCT : BW_FACET_CATEGORY,
                                                 &g_array_index (subtotals, BwSubtotal, i)));
}

static void
bw_breakdown_card_dispose (GObject *object)
{
  BwBreakdownCard *self = BW_BREAKDOWN_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_BREAKDOWN_CARD);
  g_clear_object (&self->scorecard);

  G_OBJECT_CLASS (bw_breakdown_card_parent_class)->dispose (object);
}

static void
bw_breakdown_card_class_init (BwBreakdownCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_breakdown_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/overview/bw-breakdown-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwBreakdownCard, by);
  gtk_widget_class_bind_template_child (widget_class, BwBreakdownCard, rows);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
bw_breakdown_card_init (BwBreakdownCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_breakdown_card_set_scorecard:
 * @self: the card
 * @scorecard: (nullable): what is broken down
 *
 * Sets what the card shows.
 */
void
bw_breakdown_card_set_scorecard (BwBreakdownCard *self, BwScorecard *scorecard)
{
  g_return_if_fail (BW_IS_BREAKDOWN_CARD (self));

  if (g_set_object (&self->scorecard, scorecard))
    update (self);
}
