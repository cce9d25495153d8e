/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-line-swatch.h"

#include "ui/history/bw-drawing-snapshot.h"

/* In pixels: as long as the longest dashes need to be seen twice. */
#define WIDTH 36
#define HEIGHT 12

struct _BwLineSwatch {
  GtkWidget parent_instance;

  BwInk ink;
};

G_DEFINE_FINAL_TYPE (BwLineSwatch, bw_line_swatch, GTK_TYPE_WIDGET)

static void
bw_line_swatch_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *natural = *minimum;
}

/* What the mark of a step of the maximum looks like in the chart. */
static void
draw_step (GtkSnapshot *snapshot, double x, double y, const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_move_to (builder, (float) x - 5, (float) y + 4);
  gsk_path_builder_line_to (builder, (float) x + 5, (float) y + 4);
  gsk_path_builder_line_to (builder, (float) x, (float) y - 4);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
}

static void
bw_line_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BwLineSwatch *self = BW_LINE_SWATCH (widget);
  double y = gtk_widget_get_height (widget) / 2.0;
  const BwSpot spots[] = { { 0, y }, { gtk_widget_get_width (widget), y } };
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  if (self->ink == BW_INK_STEP)
    draw_step (snapshot, spots[1].x / 2, y, &colour);
  else
    bw_drawing_draw_line (snapshot, spots, G_N_ELEMENTS (spots), bw_ink_get_style (self->ink),
                          &colour);
}

static void
bw_line_swatch_class_init (BwLineSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = bw_line_swatch_measure;
  widget_class->snapshot = bw_line_swatch_snapshot;
  gtk_widget_class_set_css_name (widget_class, "line-swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bw_line_swatch_init (BwLineSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * bw_line_swatch_new:
 * @ink: which line
 *
 * Returns: (transfer floating): a piece of it
 */
GtkWidget *
bw_line_swatch_new (BwInk ink)
{
  BwLineSwatch *self = g_object_new (BW_TYPE_LINE_SWATCH, NULL);
  g_autofree char *style_class = bw_line_swatch_dup_style_class (ink);

  self->ink = ink;
  gtk_widget_add_css_class (GTK_WIDGET (self), style_class);
  return GTK_WIDGET (self);
}

/**
 * bw_line_swatch_dup_style_class:
 * @ink: what a shape stands for
 *
 * Returns: (transfer full): the style class that gives it its colour
 */
char *
bw_line_swatch_dup_style_class (BwInk ink)
{
  return g_strconcat ("bw-ink-", bw_ink_to_key (ink), NULL);
}
