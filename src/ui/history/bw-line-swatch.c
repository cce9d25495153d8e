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

/* What marks and bars look like in the chart, around the middle; steps, events, bars. */
static const BwSpot STEP[] = { { -5, 4 }, { 5, 4 }, { 0, -4 } };
static const BwSpot EVENT[] = { { 0, -5 }, { 5, 0 }, { 0, 5 }, { -5, 0 } };
static const BwSpot BAR[] = { { -5, -5 }, { 5, -5 }, { 5, 5 }, { -5, 5 } };

static GskPath *
create_path (const BwSpot *spots, guint n, double x, double y)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  gsk_path_builder_move_to (builder, (float) (x + spots[0].x), (float) (y + spots[0].y));
  for (guint i = 1; i < n; i++)
    gsk_path_builder_line_to (builder, (float) (x + spots[i].x), (float) (y + spots[i].y));
  gsk_path_builder_close (builder);
  return gsk_path_builder_to_path (builder);
}

static void
fill (GtkSnapshot *snapshot, GskPath *path, const GdkRGBA *colour)
{
  g_autoptr (GskPath) owned = path;

  gtk_snapshot_append_fill (snapshot, owned, GSK_FILL_RULE_WINDING, colour);
}

static void
outline (GtkSnapshot *snapshot, GskPath *path, const GdkRGBA *colour)
{
  g_autoptr (GskPath) owned = path;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (1.5f);

  gtk_snapshot_append_stroke (snapshot, owned, stroke, colour);
}

static void
bw_line_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BwLineSwatch *self = BW_LINE_SWATCH (widget);
  double x = gtk_widget_get_width (widget) / 2.0;
  double y = gtk_widget_get_height (widget) / 2.0;
  const BwSpot spots[] = { { 0, y }, { gtk_widget_get_width (widget), y } };
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  if (self->ink == BW_INK_STEP)
    fill (snapshot, create_path (STEP, G_N_ELEMENTS (STEP), x, y), &colour);
  else if (self->ink == BW_INK_EVENT)
    fill (snapshot, create_path (EVENT, G_N_ELEMENTS (EVENT), x, y), &colour);
  else if (self->ink == BW_INK_WON)
    fill (snapshot, create_path (BAR, G_N_ELEMENTS (BAR), x, y), &colour);
  else if (self->ink == BW_INK_LOST)
    outline (snapshot, create_path (BAR, G_N_ELEMENTS (BAR), x, y), &colour);
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
