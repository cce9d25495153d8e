/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-history-legend.h"

#include "present/bw-chart-legend.h"
#include "ui/history/bw-line-swatch.h"

static void
add_entry (AdwWrapBox *legend, BwInk ink, const char *text)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (entry), bw_line_swatch_new (ink));
  gtk_box_append (GTK_BOX (entry), label);
  adw_wrap_box_append (legend, entry);
}

/**
 * bw_history_legend_fill:
 * @legend: a box
 * @chart: a chart
 *
 * Fills @legend with what each line and mark of @chart stands for.
 */
void
bw_history_legend_fill (AdwWrapBox *legend, BwChart *chart)
{
  g_autoptr (GArray) entries = bw_chart_legend_list (chart);
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (legend))) != NULL)
    adw_wrap_box_remove (legend, child);
  for (guint i = 0; i < entries->len; i++) {
    const BwLegendEntry *entry = &g_array_index (entries, BwLegendEntry, i);

    add_entry (legend, entry->ink, entry->label);
  }
}
