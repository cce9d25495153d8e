/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-chart-picture.h"

#include <adwaita.h>
#include <math.h>

#include "present/bw-chart-legend.h"
#include "ui/history/bw-drawing-snapshot.h"
#include "ui/history/bw-line-swatch.h"

/* In lines of text. */
#define MIN_LINES_WIDE 13
#define LINES_WIDE 60
#define LINES_HIGH 15
#define SMALL_LINES_HIGH 10

struct _BwChartPicture {
  GtkWidget *widget;
  BwChart *chart;
  /* Carry the colours: their style classes say which. */
  GtkWidget *inks[BW_N_INKS];
  GskRenderNode *node;
  BwChartFrame frame;
};

/**
 * bw_chart_picture_new:
 * @widget: what draws it, which outlives it
 *
 * Returns: (transfer full): a picture of nothing
 */
BwChartPicture *
bw_chart_picture_new (GtkWidget *widget)
{
  BwChartPicture *self = g_new0 (BwChartPicture, 1);

  self->widget = widget;
  for (guint i = 0; i < BW_N_INKS; i++) {
    g_autofree char *style_class = bw_line_swatch_dup_style_class ((BwInk) i);

    self->inks[i] = adw_bin_new ();
    gtk_widget_add_css_class (self->inks[i], style_class);
    gtk_widget_set_visible (self->inks[i], FALSE);
    gtk_widget_set_parent (self->inks[i], widget);
  }
  return self;
}

/**
 * bw_chart_picture_free:
 * @self: (transfer full): a picture; for when its widget is disposed of
 */
void
bw_chart_picture_free (BwChartPicture *self)
{
  for (guint i = 0; i < BW_N_INKS; i++)
    gtk_widget_unparent (self->inks[i]);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_object (&self->chart);
  g_free (self);
}

static double
count_lines_high (BwChartPicture *self)
{
  return self->chart != NULL && bw_chart_get_fields (self->chart)->is_small ? SMALL_LINES_HIGH
                                                                            : LINES_HIGH;
}

/**
 * bw_chart_picture_set_chart:
 * @self: a picture
 * @chart: (nullable): what it shows
 *
 * Sets what it shows.
 */
void
bw_chart_picture_set_chart (BwChartPicture *self, BwChart *chart)
{
  double before = count_lines_high (self);

  if (!g_set_object (&self->chart, chart))
    return;
  if (count_lines_high (self) != before)
    gtk_widget_queue_resize (self->widget);
  bw_chart_picture_drop (self);
}

/**
 * bw_chart_picture_drop:
 * @self: a picture
 *
 * Has it drawn anew: another size, style or direction is there.
 */
void
bw_chart_picture_drop (BwChartPicture *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (self->widget);
}

static double
measure_text (const char *text, gpointer data)
{
  g_autoptr (PangoLayout) layout = bw_drawing_create_layout (GTK_WIDGET (data), text);
  int width = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static double
get_line_height (BwChartPicture *self)
{
  g_autoptr (PangoLayout) layout = bw_drawing_create_layout (self->widget, "0");
  int height = 0;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* While a table stands in its place the widget has no size, but can be saved. */
static BwChartRoom
get_room (BwChartPicture *self)
{
  double line_height = get_line_height (self);
  int width = gtk_widget_get_width (self->widget);
  int height = gtk_widget_get_height (self->widget);

  return (BwChartRoom) {
    .width = width > 0 ? width : LINES_WIDE * line_height,
    .height = height > 0 ? height : count_lines_high (self) * line_height,
    .line_height = line_height,
    .measure = measure_text,
    .data = self->widget,
    .rtl = gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL,
  };
}

/**
 * bw_chart_picture_get_colour:
 * @self: a picture
 * @ink: what a shape stands for
 *
 * Returns: its colour now
 */
GdkRGBA
bw_chart_picture_get_colour (BwChartPicture *self, BwInk ink)
{
  GdkRGBA colour;

  gtk_widget_get_color (self->inks[ink], &colour);
  return colour;
}

/**
 * bw_chart_picture_measure:
 * @self: a picture
 * @orientation: which way
 *
 * Returns: how wide or high it has to be, in pixels; that follows the font
 */
double
bw_chart_picture_measure (BwChartPicture *self, GtkOrientation orientation)
{
  double lines =
      orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_LINES_WIDE : count_lines_high (self);

  return ceil (lines * get_line_height (self));
}

/* A colour that is asked for has to be worked out. */
static void
draw_on (BwChartPicture *self, BwDrawing *drawing, GtkSnapshot *snapshot)
{
  GdkRGBA colours[BW_N_INKS] = { 0 };
  gboolean is_known[BW_N_INKS] = { FALSE };

  for (guint i = 0; i < drawing->shapes->len; i++) {
    BwInk ink = ((const BwShape *) g_ptr_array_index (drawing->shapes, i))->ink;

    if (!is_known[ink])
      colours[ink] = bw_chart_picture_get_colour (self, ink);
    is_known[ink] = TRUE;
  }
  bw_drawing_snapshot (drawing, self->widget, colours, snapshot);
}

static void
ensure_node (BwChartPicture *self)
{
  BwChartRoom room = get_room (self);
  g_autoptr (BwDrawing) drawing = NULL;
  GtkSnapshot *snapshot = NULL;

  if (self->node != NULL || self->chart == NULL)
    return;

  drawing = bw_chart_layout_draw (self->chart, &room);
  snapshot = gtk_snapshot_new ();
  draw_on (self, drawing, snapshot);
  self->frame = bw_chart_layout_frame (self->chart, &room);
  self->node = gtk_snapshot_free_to_node (snapshot);
}

/**
 * bw_chart_picture_get_frame:
 * @self: a picture of a chart with days
 *
 * Returns: (transfer none): where its lines are
 */
const BwChartFrame *
bw_chart_picture_get_frame (BwChartPicture *self)
{
  ensure_node (self);
  return &self->frame;
}

/**
 * bw_chart_picture_snapshot:
 * @self: a picture
 * @snapshot: what is drawn on
 *
 * Draws it.
 */
void
bw_chart_picture_snapshot (BwChartPicture *self, GtkSnapshot *snapshot)
{
  ensure_node (self);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

/**
 * bw_chart_picture_draw:
 * @self: a picture of a chart
 *
 * Returns: (transfer full): what it shows, with what its lines stand for, as figures
 */
BwDrawing *
bw_chart_picture_draw (BwChartPicture *self)
{
  BwChartRoom room = get_room (self);

  return bw_chart_legend_draw_below (self->chart, &room);
}

/* What its letters can be read on. */
static GdkRGBA
choose_paper (BwChartPicture *self)
{
  GdkRGBA letters;

  gtk_widget_get_color (self->widget, &letters);
  if (letters.red + letters.green + letters.blue > 1.5f)
    return (GdkRGBA) { 0.12f, 0.12f, 0.13f, 1 };
  return (GdkRGBA) { 1, 1, 1, 1 };
}

/**
 * bw_chart_picture_render:
 * @self: a picture of a chart with days, whose widget is in a window
 * @scale: how many pixels a pixel of the screen becomes
 *
 * Returns: (transfer full): what it shows, with what its lines stand for, in the colours that it has now
 */
GdkTexture *
bw_chart_picture_render (BwChartPicture *self, double scale)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GtkNative *native = gtk_widget_get_native (self->widget);
  g_autoptr (BwDrawing) drawing = bw_chart_picture_draw (self);
  GdkRGBA paper = choose_paper (self);
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t bounds;

  graphene_rect_init (&bounds, 0, 0, (float) ceil (scale * drawing->width),
                      (float) ceil (scale * drawing->height));
  gtk_snapshot_append_color (snapshot, &paper, &bounds);
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  draw_on (self, drawing, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  return gsk_renderer_render_texture (gtk_native_get_renderer (native), node, &bounds);
}
