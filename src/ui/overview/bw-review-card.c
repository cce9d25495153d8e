/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/overview/bw-review-card.h"

#include <glib/gi18n.h>

#include "model/bw-query-result.h"
#include "present/bw-format.h"
#include "present/bw-label.h"
#include "present/bw-overview-text.h"
#include "present/bw-recent-text.h"

#define N_COLUMNS 2

struct _BwReviewCard {
  AdwBin parent_instance;

  GtkGrid *counters;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (BwReviewCard, bw_review_card, ADW_TYPE_BIN)

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* A status is a word of Microsoft's; what happened recently is worked out here, and what is due is kept here. */
static void
explain (GtkWidget *button, BwFacet facet, const char *key)
{
  BwRecentKind kind;
  g_autofree char *text = NULL;

  if (facet == BW_FACET_DUE)
    gtk_widget_set_tooltip_text (button, _ ("By the due dates that are kept on this computer."));

  if (facet != BW_FACET_RECENT || !bw_recent_kind_from_key (key, &kind))
    return;
  text = bw_recent_text_explain (kind);
  gtk_widget_set_tooltip_text (button, text);
}

static GtkWidget *
create_counter (BwFacet facet, const BwFacetCount *value)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number = bw_format_count (value->count);
  g_autofree char *label = bw_label_facet_value (facet, value->key);
  g_autofree char *name = bw_overview_text_say_counter (facet, value->key, value->count);
  g_autofree char *target = g_strdup_printf ("%s=%s", bw_facet_to_key (facet), value->key);

  gtk_box_append (GTK_BOX (box), create_label (number, "title-2"));
  gtk_box_append (GTK_BOX (box), create_label (label, "caption"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "bw-counter");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  explain (button, facet, value->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-filtered");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

/* Each facet begins a row. */
static void
add_counters (BwReviewCard *self, BwFacet facet, GArray *values)
{
  int first = (int) self->n_rows;

  for (guint i = 0; i < values->len; i++)
    gtk_grid_attach (self->counters,
                     create_counter (facet, &g_array_index (values, BwFacetCount, i)),
                     (int) (i % N_COLUMNS), first + (int) (i / N_COLUMNS), 1, 1);
  self->n_rows += (values->len + N_COLUMNS - 1) / N_COLUMNS;
}

/* What is overdue, and what is due soon; nothing where nothing is. */
static void
add_due_counters (BwReviewCard *self, GArray *values)
{
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (BwFacetCount));

  for (guint i = 0; i < values->len; i++) {
    const BwFacetCount *value = &g_array_index (values, BwFacetCount, i);
    BwDue kind = BW_DUE_NONE;

    if (bw_due_from_key (value->key, &kind) && (kind == BW_DUE_OVERDUE || kind == BW_DUE_SOON))
      g_array_append_val (due, *value);
  }
  add_counters (self, BW_FACET_DUE, due);
}

static void
clear (BwReviewCard *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counters))) != NULL)
    gtk_grid_remove (self->counters, child);
  self->n_rows = 0;
}

static void
bw_review_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_REVIEW_CARD);

  G_OBJECT_CLASS (bw_review_card_parent_class)->dispose (object);
}

static void
bw_review_card_class_init (BwReviewCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_review_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/overview/bw-review-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwReviewCard, counters);
}

static void
bw_review_card_init (BwReviewCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_review_card_set_scorecard:
 * @self: the card
 * @scorecard: (nullable): whose actions are counted
 *
 * Sets what the card counts. The counts are those of the list's own filter, so that a counter and the
 * list that it opens cannot differ.
 */
void
bw_review_card_set_scorecard (BwReviewCard *self, BwScorecard *scorecard)
{
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = NULL;

  g_return_if_fail (BW_IS_REVIEW_CARD (self));

  clear (self);
  if (scorecard == NULL)
    return;

  result = bw_query_result_new (scorecard, query);
  add_counters (self, BW_FACET_STATUS, bw_query_result_get_facet (result, BW_FACET_STATUS));
  add_counters (self, BW_FACET_RECENT, bw_query_result_get_facet (result, BW_FACET_RECENT));
  add_due_counters (self, bw_query_result_get_facet (result, BW_FACET_DUE));
}
