/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-drawing-snapshot.h"

/**
 * bw_drawing_create_layout:
 * @widget: a widget
 * @text: a number or a date of a picture
 *
 * Returns: (transfer full): the text as @widget has it in a picture
 */
PangoLayout *
bw_drawing_create_layout (GtkWidget *widget, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/**
 * bw_drawing_draw_line:
 * @snapshot: what is drawn on
 * @spots: where the line goes
 * @n: how many there are, at least one
 * @style: how wide it is, and its dashes
 * @colour: its colour
 *
 * Draws a line.
 */
void
bw_drawing_draw_line (GtkSnapshot *snapshot,
                      const BwSpot *spots,
                      guint n,
                      const BwInkStyle *style,
                      const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskStroke) stroke = gsk_stroke_new ((float) style->width);
  g_autoptr (GskPath) path = NULL;
  float dashes[BW_INK_MAX_DASHES];

  gsk_path_builder_move_to (builder, (float) spots[0].x, (float) spots[0].y);
  for (guint i = 1; i < n; i++)
    gsk_path_builder_line_to (builder, (float) spots[i].x, (float) spots[i].y);
  path = gsk_path_builder_to_path (builder);

  for (guint i = 0; i < style->n_dashes; i++)
    dashes[i] = (float) style->dashes[i];
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gsk_stroke_set_dash (stroke, style->n_dashes > 0 ? dashes : NULL, style->n_dashes);
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
}

/**
 * bw_drawing_draw_dot:
 * @snapshot: what is drawn on
 * @at: its middle
 * @radius: in pixels
 * @colour: its colour
 *
 * Draws a filled circle.
 */
void
bw_drawing_draw_dot (GtkSnapshot *snapshot, const BwSpot *at, double radius, const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT ((float) at->x, (float) at->y),
                               (float) radius);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
}

static void
draw_form (GtkSnapshot *snapshot, const BwSpot *spots, guint n, const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_move_to (builder, (float) spots[0].x, (float) spots[0].y);
  for (guint i = 1; i < n; i++)
    gsk_path_builder_line_to (builder, (float) spots[i].x, (float) spots[i].y);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
}

static void
draw_text (GtkSnapshot *snapshot,
           GtkWidget *widget,
           const BwSpot *at,
           const char *text,
           const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = bw_drawing_create_layout (widget, text);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) at->x, (float) at->y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_shape (const BwShape *shape, GtkWidget *widget, const GdkRGBA *colour, GtkSnapshot *snapshot)
{
  const BwSpot *spots = &g_array_index (shape->spots, BwSpot, 0);

  switch (shape->kind) {
  case BW_SHAPE_LINE:
    bw_drawing_draw_line (snapshot, spots, shape->spots->len, bw_ink_get_style (shape->ink),
                          colour);
    break;
  case BW_SHAPE_FORM:
    draw_form (snapshot, spots, shape->spots->len, colour);
    break;
  case BW_SHAPE_DOT:
    bw_drawing_draw_dot (snapshot, spots, shape->radius, colour);
    break;
  case BW_SHAPE_TEXT:
    draw_text (snapshot, widget, spots, shape->text, colour);
    break;
  default:
    g_assert_not_reached ();
  }
}

/**
 * bw_drawing_snapshot:
 * @drawing: a picture
 * @widget: whose letters its texts have
 * @colours: (array fixed-size=9): for each #BwInk its colour
 * @snapshot: what is drawn on
 *
 * Draws the whole picture.
 */
void
bw_drawing_snapshot (const BwDrawing *drawing,
                     GtkWidget *widget,
                     const GdkRGBA *colours,
                     GtkSnapshot *snapshot)
{
  for (guint i = 0; i < drawing->shapes->len; i++) {
    const BwShape *shape = g_ptr_array_index (drawing->shapes, i);

    draw_shape (shape, widget, &colours[shape->ink], snapshot);
  }
}
