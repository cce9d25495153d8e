/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-chart-legend.h"

#include <glib/gi18n.h>

#include "present/bw-chart-text.h"

/* In pixels, as the dashes of lines are: how long a piece of a line is, and half of a mark. */
#define PIECE 36
#define MARK 5

/* In lines of text: between a piece and its label, between entries, and from row to row. */
#define LABEL_GAP 0.4
#define ENTRY_GAP 1.2
#define ROW 1.4

static void
clear_entry (gpointer data)
{
  BwLegendEntry *entry = data;

  g_free (entry->label);
}

static void
take_entry (GArray *entries, BwInk ink, char *label)
{
  BwLegendEntry entry = { ink, label };

  g_array_append_val (entries, entry);
}

/**
 * bw_chart_legend_list:
 * @chart: a chart
 *
 * Returns: (transfer full) (element-type BwLegendEntry): what each line and mark of it stands for
 */
GArray *
bw_chart_legend_list (BwChart *chart)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (BwLegendEntry));

  g_array_set_clear_func (entries, clear_entry);
  for (BwLineKind kind = 0; kind < BW_N_LINE_KINDS; kind++)
    if (bw_line_is_drawn (kind) && bw_chart_get_line (chart, kind)->len > 0)
      take_entry (entries, (BwInk) kind, bw_chart_text_label_line (kind));
  if (bw_chart_has_steps (chart))
    /* Translators: what a mark in the chart stands for. */
    take_entry (entries, BW_INK_STEP, g_strdup (_ ("The maximum changed")));
  if (bw_chart_has_events (chart))
    /* Translators: what a mark in the chart stands for: somebody set a state, wrote a comment or the like. */
    take_entry (entries, BW_INK_EVENT, g_strdup (_ ("Set by people")));
  return entries;
}

/* The outlines of marks, around their middle. */
static const BwSpot STEP[] = { { -MARK, MARK }, { MARK, MARK }, { 0, -MARK } };
static const BwSpot EVENT[] = { { 0, -MARK }, { MARK, 0 }, { 0, MARK }, { -MARK, 0 } };
static const BwSpot BAR[] = {
  { -MARK, -MARK }, { MARK, -MARK }, { MARK, MARK }, { -MARK, MARK }, { -MARK, -MARK },
};

static void
add_outline (BwShape *shape, const BwSpot *spots, guint n, double x, double y)
{
  for (guint i = 0; i < n; i++)
    bw_shape_add_spot (shape, x + spots[i].x, y + spots[i].y);
}

static void
draw_piece (BwDrawing *drawing, BwInk ink, double x, double y)
{
  gboolean is_mark = ink == BW_INK_STEP || ink == BW_INK_EVENT || ink == BW_INK_WON;
  BwShape *shape = bw_drawing_add (drawing, is_mark ? BW_SHAPE_FORM : BW_SHAPE_LINE, ink);
  double middle = x + PIECE / 2.0;

  if (ink == BW_INK_STEP) {
    add_outline (shape, STEP, G_N_ELEMENTS (STEP), middle, y);
  } else if (ink == BW_INK_EVENT) {
    add_outline (shape, EVENT, G_N_ELEMENTS (EVENT), middle, y);
  } else if (ink == BW_INK_WON || ink == BW_INK_LOST) {
    add_outline (shape, BAR, G_N_ELEMENTS (BAR), middle, y);
  } else {
    bw_shape_add_spot (shape, x, y);
    bw_shape_add_spot (shape, x + PIECE, y);
  }
}

/* Where the next entry begins, in the direction of the text, and how far down. */
typedef struct {
  double along;
  double y;
} Place;

static void
draw_entry (BwDrawing *drawing, const BwChartRoom *room, const BwLegendEntry *entry, Place *place)
{
  double gap = LABEL_GAP * room->line_height;
  double text = room->measure (entry->label, room->data);
  double width = PIECE + gap + text;
  double x = 0;

  if (place->along > 0 && place->along + width > room->width) {
    place->along = 0;
    place->y += ROW * room->line_height;
  }
  x = room->rtl ? room->width - place->along - PIECE : place->along;
  draw_piece (drawing, entry->ink, x, place->y + room->line_height / 2);
  bw_drawing_add_text (drawing, room->rtl ? x - gap - text : x + PIECE + gap, place->y,
                       entry->label);
  place->along += width + ENTRY_GAP * room->line_height;
}

/**
 * bw_chart_legend_draw_below:
 * @chart: a chart with days
 * @room: the room for it alone
 *
 * Returns: (transfer full): what it looks like there, and below it what each line and mark stands for: for a picture that
 *   stands alone, which is higher than @room
 */
BwDrawing *
bw_chart_legend_draw_below (BwChart *chart, const BwChartRoom *room)
{
  BwDrawing *drawing = bw_chart_layout_draw (chart, room);
  g_autoptr (GArray) entries = bw_chart_legend_list (chart);
  Place place = { 0, room->height + room->line_height / 2 };

  for (guint i = 0; i < entries->len; i++)
    draw_entry (drawing, room, &g_array_index (entries, BwLegendEntry, i), &place);
  drawing->height = place.y + ROW * room->line_height;
  return drawing;
}
