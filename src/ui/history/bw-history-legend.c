/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-history-legend.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/bw-points.h"
#include "present/bw-chart-text.h"
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

static gboolean
has_steps (BwChart *chart)
{
  BwHistory *history = bw_chart_get_fields (chart)->history;

  for (guint i = 0; bw_chart_is_of_history (chart) && i < bw_chart_count_days (chart); i++) {
    double change = bw_history_get_max_change (history, bw_chart_get_history_index (chart, i));

    if (isfinite (change) && fabs (change) > BW_POINTS_EPSILON)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_events (BwChart *chart)
{
  for (guint i = 0; i < bw_chart_count_days (chart); i++)
    if (bw_chart_count_events (chart, bw_chart_get_day (chart, i)) > 0)
      return TRUE;
  return FALSE;
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
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (legend))) != NULL)
    adw_wrap_box_remove (legend, child);
  for (BwLineKind kind = 0; kind < BW_N_LINE_KINDS; kind++) {
    g_autofree char *label = bw_chart_text_label_line (kind);

    if (bw_line_is_drawn (kind) && bw_chart_get_line (chart, kind)->len > 0)
      add_entry (legend, (BwInk) kind, label);
  }
  if (has_steps (chart))
    /* Translators: what a mark in the chart stands for. */
    add_entry (legend, BW_INK_STEP, _ ("The maximum changed"));
  if (has_events (chart))
    /* Translators: what a mark in the chart stands for: somebody set a state, wrote a comment or the like. */
    add_entry (legend, BW_INK_EVENT, _ ("Set by people"));
}
