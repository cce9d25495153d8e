/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/overview/bw-breakdown-card.h"

#include "model/bw-query.h"
#include "present/bw-label.h"
#include "present/bw-overview-text.h"
#include "ui/overview/bw-meter-row.h"
#include "ui/overview/bw-row-fit.h"

struct _BwBreakdownCard {
  AdwBin parent_instance;

  BwScorecard *scorecard;

  AdwToggleGroup *by;
  GtkListBox *rows;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (BwBreakdownCard, bw_breakdown_card, ADW_TYPE_BIN)

static GtkWidget *
create_row (void)
{
  GtkWidget *row = bw_meter_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
set_row (GtkListBoxRow *row, BwFacet facet, const BwSubtotal *subtotal)
{
  g_autofree char *title = bw_label_facet_value (facet, subtotal->key);
  g_autofree char *value = bw_overview_text_say_subtotal (subtotal);
  g_autofree char *target = g_strdup_printf ("%s=%s", bw_facet_to_key (facet), subtotal->key);

  bw_meter_row_set (BW_METER_ROW (row), title, value, bw_subtotal_get_percentage (subtotal) / 100);
  /* An action never stands without what it is asked of. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-filtered");
}

static void
update (BwBreakdownCard *self)
{
  gboolean product = g_strcmp0 (adw_toggle_group_get_active_name (self->by), "product") == 0;
  GArray *subtotals = NULL;
  guint n = 0;

  if (self->scorecard != NULL) {
    subtotals = product ? bw_scorecard_get_products (self->scorecard)
                        : bw_scorecard_get_categories (self->scorecard);
    n = subtotals->len;
  }
  bw_row_fit (self->rows, self->n_rows, n, create_row);
  self->n_rows = n;
  for (guint i = 0; i < n; i++)
    set_row (gtk_list_box_get_row_at_index (self->rows, (int) i),
             product ? BW_FACET_PRODUCT : BW_FACET_CATEGORY,
             &g_array_index (subtotals, BwSubtotal, i));
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
