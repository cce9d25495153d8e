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
#include "ui/overview/bw-row-fit.h"

struct _BwComparisonCard {
  AdwBin parent_instance;

  GtkListBox *rows;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (BwComparisonCard, bw_comparison_card, ADW_TYPE_BIN)

/* What one row shows. */
typedef struct {
  char *title;
  double percentage;
} Entry;

static void
entry_clear (gpointer entry)
{
  g_free (((Entry *) entry)->title);
}

static void
add_comparison (GArray *entries, BwComparison *comparison)
{
  Entry entry = { bw_label_comparison (comparison), bw_comparison_get_percentage (comparison) };

  g_array_append_val (entries, entry);
}

/* A group that Microsoft sent nothing of is shown as not available, not left out. */
static void
add_basis (GArray *entries, BwScorecard *scorecard, const char *basis)
{
  const BwComparisonFields nothing = {
    .basis = basis, .percentage = NAN, .seats_lower = -1, .seats_upper = -1
  };
  g_autoptr (BwComparison) missing = bw_comparison_new (&nothing);
  BwComparison *found = bw_scorecard_find_comparison (scorecard, basis);

  add_comparison (entries, found != NULL ? found : missing);
}

static GArray *
list_entries (BwScorecard *scorecard)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  BwComparison *industry = bw_scorecard_find_comparison (scorecard, BW_BASIS_INDUSTRY_TYPES);
  /* Translators: beside the averages of other organisations. */
  Entry own = { g_strdup (_ ("Your organisation")), bw_scorecard_get_percentage (scorecard) };

  g_array_set_clear_func (entries, entry_clear);
  g_array_append_val (entries, own);
  add_basis (entries, scorecard, BW_BASIS_ALL_TENANTS);
  add_basis (entries, scorecard, BW_BASIS_TOTAL_SEATS);
  if (industry != NULL && isfinite (bw_comparison_get_percentage (industry)))
    add_comparison (entries, industry);
  return entries;
}

static void
set_row (GtkListBoxRow *row, const Entry *entry)
{
  g_autofree char *value = bw_overview_text_say_comparison (entry->percentage);

  bw_meter_row_set (BW_METER_ROW (row), entry->title, value, entry->percentage / 100);
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
  g_autoptr (GArray) entries = NULL;
  guint n = 0;

  g_return_if_fail (BW_IS_COMPARISON_CARD (self));

  if (scorecard != NULL) {
    entries = list_entries (scorecard);
    n = entries->len;
  }
  bw_row_fit (self->rows, self->n_rows, n, bw_meter_row_new);
  self->n_rows = n;
  for (guint i = 0; i < n; i++)
    set_row (gtk_list_box_get_row_at_index (self->rows, (int) i),
             &g_array_index (entries, Entry, i));
}
