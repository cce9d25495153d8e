/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-chart-reading.h"

#include "present/bw-chart-text.h"

static char *
say_whole (BwHistoryChart *chart)
{
  BwChart *shown = bw_history_chart_get_chart (chart);

  return shown != NULL ? bw_chart_text_say_summary (shown) : g_strdup ("");
}

/* In a low window, or with large letters, only the chart would be in sight. */
static void
bring_into_sight (GtkWidget *label)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (label, GTK_TYPE_VIEWPORT);

  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), label, NULL);
}

/**
 * bw_chart_reading_show:
 * @chart: a chart
 * @label: what stands beside it
 * @whole: (nullable): what is said while no day is read, or %NULL for the summary of the chart
 *
 * Has @label say what is read in @chart. While that is done with the keyboard, it is brought into sight; below a pointer
 * nothing moves.
 */
void
bw_chart_reading_show (BwHistoryChart *chart, GtkLabel *label, const char *whole)
{
  const char *current = bw_history_chart_get_current_text (chart);
  g_autofree char *summary = current == NULL && whole == NULL ? say_whole (chart) : NULL;

  if (current != NULL)
    gtk_label_set_label (label, current);
  else
    gtk_label_set_label (label, whole != NULL ? whole : summary);
  if (current != NULL && bw_history_chart_is_read_by_key (chart))
    bring_into_sight (GTK_WIDGET (label));
}
