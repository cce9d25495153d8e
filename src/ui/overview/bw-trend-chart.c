/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/overview/bw-trend-chart.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "present/bw-format.h"

#define MIN_WIDTH 200
#define HEIGHT 160
#define GAP 6
#define LINE_WIDTH 2
#define DOT_RADIUS 4
/* A day that stands alone between two gaps. */
#define LONE_DOT_RADIUS 2
#define GRID_ALPHA 0.15
#define LABEL_ALPHA 0.7
/* In high contrast everything that is drawn must stand out. */
#define HIGH_CONTRAST_ALPHA 1.0
#define HIGH_CONTRAST_GRID_ALPHA 0.5

#define NO_DAY G_MAXUINT

struct _BwTrendChart {
  GtkWidget parent_instance;

  GArray *points;
  BwScale scale;
  /* The day under the pointer or the keyboard's cursor, or NO_DAY. */
  guint current;
  char *current_text;
};

G_DEFINE_FINAL_TYPE (BwTrendChart, bw_trend_chart, GTK_TYPE_WIDGET)

typedef enum {
  PROP_CURRENT_TEXT = 1,
} BwTrendChartProperty;

static GParamSpec *properties[PROP_CURRENT_TEXT + 1];

static const BwTrendPoint *
get_point (BwTrendChart *self, guint i)
{
  return &g_array_index (self->points, BwTrendPoint, i);
}

static gboolean
is_rtl (BwTrendChart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
set_current (BwTrendChart *self, guint current)
{
  if (self->current == current)
    return;

  self->current = current;
  g_clear_pointer (&self->current_text, g_free);
  if (current != NO_DAY)
    self->current_text = bw_trend_say_point (get_point (self, current));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->current_text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_TEXT]);
}

/* Where things are. */

static PangoLayout *
create_label (BwTrendChart *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* The scale's widest number, which the plot leaves room for at its start. */
static void
measure_labels (BwTrendChart *self, int *width, int *height)
{
  *width = 0;
  *height = 0;
  for (double at = self->scale.low; at <= self->scale.high + self->scale.step / 2;
       at += self->scale.step) {
    g_autofree char *text = bw_trend_say_mark (at);
    g_autoptr (PangoLayout) layout = create_label (self, text);
    int label_width = 0;

    pango_layout_get_pixel_size (layout, &label_width, height);
    *width = MAX (*width, label_width);
  }
}

/* The rectangle of the line itself, between the numbers at the start and the dates below. */
static graphene_rect_t
get_plot (BwTrendChart *self)
{
  int label_width = 0;
  int label_height = 0;
  graphene_rect_t plot;
  float x = 0;
  float width = 0;
  float height = 0;

  measure_labels (self, &label_width, &label_height);
  x = is_rtl (self) ? DOT_RADIUS : label_width + GAP;
  width = gtk_widget_get_width (GTK_WIDGET (self)) - label_width - GAP - DOT_RADIUS;
  height = gtk_widget_get_height (GTK_WIDGET (self)) - 1.5f * label_height - GAP;
  graphene_rect_init (&plot, x, label_height / 2.0f, MAX (width, 1), MAX (height, 1));
  return plot;
}

static graphene_point_t
place (BwTrendChart *self, const graphene_rect_t *plot, guint i)
{
  const BwTrendPoint *point = get_point (self, i);
  double along = bw_trend_place_day (self->points, point->day);
  double up = bw_scale_place (&self->scale, point->percentage);

  if (is_rtl (self))
    along = 1 - along;
  return GRAPHENE_POINT_INIT (plot->origin.x + (float) along * plot->size.width,
                              plot->origin.y + (float) (1 - up) * plot->size.height);
}

/* Drawing. */

static GdkRGBA
fade (const GdkRGBA *colour, double alpha)
{
  GdkRGBA faded = *colour;

  faded.alpha *= (float) alpha;
  return faded;
}

static gboolean
is_high_contrast (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

static GdkRGBA
get_accent (BwTrendChart *self)
{
  AdwStyleManager *manager =
      adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);
  GdkRGBA colour;

  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  return is_high_contrast () ? colour : *accent;
}

static void
draw_text (GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_scale (BwTrendChart *self,
            GtkSnapshot *snapshot,
            const graphene_rect_t *plot,
            const GdkRGBA *colour)
{
  double grid_alpha = is_high_contrast () ? HIGH_CONTRAST_GRID_ALPHA : GRID_ALPHA;
  GdkRGBA grid = fade (colour, grid_alpha);
  GdkRGBA label = fade (colour, is_high_contrast () ? HIGH_CONTRAST_ALPHA : LABEL_ALPHA);

  for (double at = self->scale.low; at <= self->scale.high + self->scale.step / 2;
       at += self->scale.step) {
    g_autofree char *text = bw_trend_say_mark (at);
    g_autoptr (PangoLayout) layout = create_label (self, text);
    float y = plot->origin.y + (float) (1 - bw_scale_place (&self->scale, at)) * plot->size.height;
    int width = 0;
    int height = 0;

    pango_layout_get_pixel_size (layout, &width, &height);
    gtk_snapshot_append_color (
        snapshot, &grid, &GRAPHENE_RECT_INIT (plot->origin.x, roundf (y), plot->size.width, 1));
    draw_text (snapshot, layout,
               is_rtl (self) ? plot->origin.x + plot->size.width + GAP
                             : plot->origin.x - GAP - width,
               y - height / 2.0f, &label);
  }
}

/* The first and the last day, under the ends of the line. */
static void
draw_days (BwTrendChart *self,
           GtkSnapshot *snapshot,
           const graphene_rect_t *plot,
           const GdkRGBA *colour)
{
  GdkRGBA label = fade (colour, is_high_contrast () ? HIGH_CONTRAST_ALPHA : LABEL_ALPHA);
  const guint ends[] = { 0, self->points->len - 1 };
  float y = plot->origin.y + plot->size.height + GAP;

  for (gsize i = self->points->len > 1 ? 0 : 1; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *text = bw_format_day_short (get_point (self, ends[i])->day);
    g_autoptr (PangoLayout) layout = create_label (self, text);
    gboolean at_left = (i == 0) != is_rtl (self);
    int width = 0;

    pango_layout_get_pixel_size (layout, &width, NULL);
    draw_text (snapshot, layout,
               at_left ? plot->origin.x : plot->origin.x + plot->size.width - width, y, &label);
  }
}

static void
draw_dot (GtkSnapshot *snapshot, const graphene_point_t *at, float radius, const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_add_circle (builder, at, radius);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
}

/* One unbroken run of days, @first to @last. The scale need not begin at 0, so nothing is filled
 * below the line: an area would tell a share that is not there. */
static void
draw_run (BwTrendChart *self,
          GtkSnapshot *snapshot,
          const graphene_rect_t *plot,
          guint first,
          guint last,
          const GdkRGBA *accent)
{
  g_autoptr (GskPathBuilder) line = gsk_path_builder_new ();
  g_autoptr (GskPath) line_path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE_WIDTH);
  graphene_point_t start = place (self, plot, first);

  if (first == last) {
    draw_dot (snapshot, &start, LONE_DOT_RADIUS, accent);
    return;
  }

  gsk_path_builder_move_to (line, start.x, start.y);
  for (guint i = first + 1; i <= last; i++) {
    graphene_point_t at = place (self, plot, i);

    gsk_path_builder_line_to (line, at.x, at.y);
  }

  line_path = gsk_path_builder_to_path (line);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gtk_snapshot_append_stroke (snapshot, line_path, stroke, accent);
}

static void
draw_line (BwTrendChart *self,
           GtkSnapshot *snapshot,
           const graphene_rect_t *plot,
           const GdkRGBA *accent)
{
  guint first = 0;

  for (guint i = 1; i <= self->points->len; i++)
    if (i == self->points->len || bw_trend_starts_line (self->points, i)) {
      draw_run (self, snapshot, plot, first, i - 1, accent);
      first = i;
    }
}

static void
bw_trend_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BwTrendChart *self = BW_TREND_CHART (widget);
  graphene_rect_t plot = get_plot (self);
  GdkRGBA colour;
  GdkRGBA accent = get_accent (self);
  guint marked = self->current;
  graphene_point_t at;

  if (self->points->len == 0)
    return;

  gtk_widget_get_color (widget, &colour);
  draw_scale (self, snapshot, &plot, &colour);
  draw_days (self, snapshot, &plot, &colour);
  draw_line (self, snapshot, &plot, &accent);

  if (marked == NO_DAY)
    marked = self->points->len - 1;
  at = place (self, &plot, marked);
  if (self->current != NO_DAY)
    gtk_snapshot_append_color (
        snapshot, &accent, &GRAPHENE_RECT_INIT (roundf (at.x), plot.origin.y, 1, plot.size.height));
  draw_dot (snapshot, &at, DOT_RADIUS, &accent);
}

/* Reading a day. */

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  BwTrendChart *self = BW_TREND_CHART (user_data);
  graphene_rect_t plot = get_plot (self);
  double share = (x - plot.origin.x) / plot.size.width;

  if (self->points->len == 0)
    return;
  set_current (self, bw_trend_find_nearest (self->points, is_rtl (self) ? 1 - share : share));
}

static void
clear_current (BwTrendChart *self)
{
  set_current (self, NO_DAY);
}

static void
read_day (BwTrendChart *self, guint current)
{
  set_current (self, current);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), self->current_text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* @args holds how far: -1 and 1 are a key to the left and to the right, -2 and 2 the first and the
 * last day. */
static gboolean
on_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BwTrendChart *self = BW_TREND_CHART (widget);
  int move = g_variant_get_int32 (args);
  guint last = self->points->len - 1;

  if (self->points->len == 0)
    return GDK_EVENT_PROPAGATE;

  if (ABS (move) == 1 && is_rtl (self))
    move = -move;
  if (move == -2)
    read_day (self, 0);
  else if (move == 2 || self->current == NO_DAY)
    read_day (self, last);
  else if (move == -1)
    read_day (self, self->current > 0 ? self->current - 1 : 0);
  else
    read_day (self, MIN (self->current + 1, last));
  return GDK_EVENT_STOP;
}

static void
bw_trend_chart_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
  *natural = *minimum;
}

static void
bw_trend_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwTrendChart *self = BW_TREND_CHART (object);

  switch ((BwTrendChartProperty) id) {
  case PROP_CURRENT_TEXT:
    g_value_set_string (value, self->current_text);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_trend_chart_finalize (GObject *object)
{
  BwTrendChart *self = BW_TREND_CHART (object);

  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->current_text, g_free);

  G_OBJECT_CLASS (bw_trend_chart_parent_class)->finalize (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    int move;
  } keys[] = {
    { GDK_KEY_Left, -1 }, { GDK_KEY_KP_Left, -1 }, { GDK_KEY_Right, 1 }, { GDK_KEY_KP_Right, 1 },
    { GDK_KEY_Home, -2 }, { GDK_KEY_KP_Home, -2 }, { GDK_KEY_End, 2 },   { GDK_KEY_KP_End, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, GDK_NO_MODIFIER_MASK, on_key, "i",
                                  keys[i].move);
}

static void
bw_trend_chart_class_init (BwTrendChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_trend_chart_get_property;
  object_class->finalize = bw_trend_chart_finalize;
  widget_class->measure = bw_trend_chart_measure;
  widget_class->snapshot = bw_trend_chart_snapshot;

  properties[PROP_CURRENT_TEXT] =
      g_param_spec_string ("current-text", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "trend-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bw_trend_chart_init (BwTrendChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->points = g_array_new (FALSE, FALSE, sizeof (BwTrendPoint));
  self->scale = bw_trend_work_out_scale (self->points);
  self->current = NO_DAY;

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (clear_current), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (clear_current), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  g_signal_connect_object (manager, "notify::accent-color", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

/**
 * bw_trend_chart_set_points:
 * @self: the chart
 * @points: (element-type BwTrendPoint): the days, oldest first; must not change any more
 *
 * Sets what the line shows, and says it in words for who cannot see it.
 */
void
bw_trend_chart_set_points (BwTrendChart *self, GArray *points)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (BW_IS_TREND_CHART (self));
  g_return_if_fail (points != NULL);

  set_current (self, NO_DAY);
  g_array_ref (points);
  g_array_unref (self->points);
  self->points = points;
  self->scale = bw_trend_work_out_scale (points);

  summary = bw_trend_say_summary (points);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Secure Score over the last days"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bw_trend_chart_get_current_text:
 * @self: the chart
 *
 * Returns: (transfer none) (nullable): the day that is being read, in words
 */
const char *
bw_trend_chart_get_current_text (BwTrendChart *self)
{
  g_return_val_if_fail (BW_IS_TREND_CHART (self), NULL);

  return self->current_text;
}
