/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-history-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "present/bw-chart-text.h"
#include "present/bw-format.h"
#include "ui/history/bw-chart-picture.h"
#include "ui/history/bw-drawing-snapshot.h"

#define CURSOR_RADIUS 4.5
#define BAND_ALPHA 0.12f
/* From so many pixels on, a press that moves chooses days. */
#define DRAG_DISTANCE 8

struct _BwHistoryChart {
  GtkWidget parent_instance;

  BwChart *chart;
  BwChartPicture *picture;

  /* The day under the pointer and the one of the keyboard; what is read is the first that there is. */
  BwDay hovered;
  BwDay cursor;
  char *current_text;
  /* What a screen reader calls a chart in which days are read alone. */
  char *name;
  /* The days that are chosen, in the order of choosing. */
  BwDay marks[2];
  BwSpot pointer;
  double drag_x;
  gboolean is_dragging;
};

G_DEFINE_FINAL_TYPE (BwHistoryChart, bw_history_chart, GTK_TYPE_WIDGET)

typedef enum {
  PROP_CURRENT_TEXT = 1,
} BwHistoryChartProperty;

static GParamSpec *properties[PROP_CURRENT_TEXT + 1];

enum {
  SIGNAL_DAYS_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
count_days (BwHistoryChart *self)
{
  return self->chart != NULL ? bw_chart_count_days (self->chart) : 0;
}

static BwDay
get_current (BwHistoryChart *self)
{
  return self->hovered != BW_DAY_NONE ? self->hovered : self->cursor;
}

/* Drawing. */

static void
draw_upright (BwHistoryChart *self, GtkSnapshot *snapshot, double x, const GdkRGBA *colour)
{
  const BwChartFrame *frame = bw_chart_picture_get_frame (self->picture);
  const BwInkStyle style = { 1, { 0 }, 0 };
  const BwSpot spots[] = { { floor (x) + 0.5, frame->y },
                           { floor (x) + 0.5, frame->y + frame->height + frame->lanes } };

  bw_drawing_draw_line (snapshot, spots, G_N_ELEMENTS (spots), &style, colour);
}

/* A line and a dot. A day that is not in the chart is not drawn: another range is shown. */
static gboolean
draw_day (BwHistoryChart *self, GtkSnapshot *snapshot, BwDay day, const GdkRGBA *colour, BwSpot *at)
{
  const BwChartFrame *frame = bw_chart_picture_get_frame (self->picture);
  guint i = bw_chart_find_day (self->chart, day);

  if (bw_chart_get_day (self->chart, i) != day)
    return FALSE;
  at->x = bw_chart_frame_place_day (frame, day);
  at->y = bw_chart_frame_place_value (frame, bw_chart_get_value (self->chart, i));
  draw_upright (self, snapshot, at->x, colour);
  bw_drawing_draw_dot (snapshot, at, CURSOR_RADIUS, colour);
  return TRUE;
}

/* What is chosen has a shade between its ends that says nothing of its own. */
static void
draw_marks (BwHistoryChart *self, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  const BwChartFrame *frame = bw_chart_picture_get_frame (self->picture);
  GdkRGBA shade = *colour;
  BwSpot first;
  BwSpot second;

  if (self->marks[0] == BW_DAY_NONE || !draw_day (self, snapshot, self->marks[0], colour, &first) ||
      self->marks[1] == BW_DAY_NONE || !draw_day (self, snapshot, self->marks[1], colour, &second))
    return;
  shade.alpha *= BAND_ALPHA;
  gtk_snapshot_append_color (snapshot, &shade,
                             &GRAPHENE_RECT_INIT ((float) MIN (first.x, second.x), (float) frame->y,
                                                  (float) fabs (second.x - first.x),
                                                  (float) frame->height));
}

static void
bw_history_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BwHistoryChart *self = BW_HISTORY_CHART (widget);
  BwDay current = get_current (self);
  GdkRGBA colour = bw_chart_picture_get_colour (self->picture, BW_INK_SCORE);
  BwSpot at;

  if (count_days (self) == 0)
    return;
  bw_chart_picture_snapshot (self->picture, snapshot);
  draw_marks (self, snapshot, &colour);
  if (current != BW_DAY_NONE)
    draw_day (self, snapshot, current, &colour, &at);
}

/* Reading a day. */

static void
update_current (BwHistoryChart *self)
{
  BwDay current = get_current (self);
  g_autofree char *text =
      current != BW_DAY_NONE
          ? bw_chart_text_say_day (self->chart, bw_chart_find_day (self->chart, current))
          : NULL;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (g_set_str (&self->current_text, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_TEXT]);
}

static void
announce (BwHistoryChart *self, const char *text)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The keyboard's reading goes before that of a pointer that lies still. */
static void
read_day (BwHistoryChart *self, guint i)
{
  self->hovered = BW_DAY_NONE;
  self->cursor = bw_chart_get_day (self->chart, i);
  update_current (self);
  announce (self, self->current_text);
}

static BwDay
find_day_at (BwHistoryChart *self, double x)
{
  BwDay day = bw_chart_frame_find_day (bw_chart_picture_get_frame (self->picture), x);

  return bw_chart_get_day (self->chart, bw_chart_find_day (self->chart, day));
}

/* GTK tells of a pointer that lies still whenever something moves below it. */
static void
on_motion (BwHistoryChart *self, double x, double y)
{
  gboolean lies_still = fabs (self->pointer.x - x) < 1 && fabs (self->pointer.y - y) < 1;

  self->pointer = (BwSpot) { x, y };
  if (count_days (self) == 0 || lies_still)
    return;
  self->hovered = find_day_at (self, x);
  update_current (self);
}

static void
on_pointer_leave (BwHistoryChart *self)
{
  self->hovered = BW_DAY_NONE;
  update_current (self);
}

static void
on_focus_leave (BwHistoryChart *self)
{
  self->cursor = BW_DAY_NONE;
  update_current (self);
}

/* Choosing two days. */

static void
tell_marks (BwHistoryChart *self)
{
  g_signal_emit (self, signals[SIGNAL_DAYS_CHOSEN], 0, MIN (self->marks[0], self->marks[1]),
                 MAX (self->marks[0], self->marks[1]));
}

static void
announce_marks (BwHistoryChart *self)
{
  g_autofree char *text = NULL;

  if (self->marks[1] != BW_DAY_NONE) {
    text = bw_chart_text_say_between (self->chart, bw_chart_find_day (self->chart, self->marks[0]),
                                      bw_chart_find_day (self->chart, self->marks[1]));
  } else {
    g_autofree char *day = bw_format_day (self->marks[0]);

    /* Translators: a screen reader says it when the first of two days is chosen; %s is a day. */
    text = g_strdup_printf (_ ("From %s. Choose the second day."), day);
  }
  announce (self, text);
}

static void
mark (BwHistoryChart *self, BwDay day)
{
  if (self->marks[0] == BW_DAY_NONE || self->marks[1] != BW_DAY_NONE) {
    self->marks[0] = day;
    self->marks[1] = BW_DAY_NONE;
  } else if (self->marks[0] != day) {
    self->marks[1] = day;
    tell_marks (self);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  announce_marks (self);
}

static gboolean
let_go (BwHistoryChart *self)
{
  if (self->marks[0] == BW_DAY_NONE)
    return FALSE;

  self->marks[0] = BW_DAY_NONE;
  self->marks[1] = BW_DAY_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_DAYS_CHOSEN], 0, BW_DAY_NONE, BW_DAY_NONE);
  return TRUE;
}

static void
on_drag_begin (BwHistoryChart *self, double x, double y, GtkGesture *gesture)
{
  self->drag_x = x;
  self->is_dragging = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Up and down scrolls the page. */
static void
on_drag_update (BwHistoryChart *self, double dx, double dy, GtkGesture *gesture)
{
  BwDay first = BW_DAY_NONE;
  BwDay second = BW_DAY_NONE;

  if (count_days (self) == 0)
    return;
  if (!self->is_dragging && fabs (dy) > MAX (fabs (dx), DRAG_DISTANCE)) {
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
    return;
  }
  if (self->name != NULL || (!self->is_dragging && fabs (dx) < DRAG_DISTANCE))
    return;

  self->is_dragging = TRUE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  first = find_day_at (self, self->drag_x);
  second = find_day_at (self, self->drag_x + dx);
  self->marks[0] = first;
  self->marks[1] = second != first ? second : BW_DAY_NONE;
  self->hovered = second;
  update_current (self);
}

static void
on_drag_end (BwHistoryChart *self, double dx, double dy, GtkGesture *gesture)
{
  if (count_days (self) == 0)
    return;
  if (!self->is_dragging) {
    self->cursor = find_day_at (self, self->drag_x);
    update_current (self);
    return;
  }
  self->is_dragging = FALSE;
  if (self->marks[1] != BW_DAY_NONE)
    tell_marks (self);
}

/* Keys. */

static gboolean
on_step (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BwHistoryChart *self = BW_HISTORY_CHART (widget);
  int span = 0;
  int direction = 0;
  guint last = count_days (self) - 1;

  if (count_days (self) == 0)
    return GDK_EVENT_PROPAGATE;

  g_variant_get (args, "(ii)", &span, &direction);
  /* Left and right are places; the keys of pages and ends are times. */
  if (span <= BW_CHART_SPAN_WEEK && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    direction = -direction;
  if (self->cursor == BW_DAY_NONE && span != BW_CHART_SPAN_ALL)
    read_day (self, last);
  else if (self->cursor == BW_DAY_NONE)
    read_day (self, direction < 0 ? 0 : last);
  else
    read_day (self, bw_chart_step (self->chart, bw_chart_find_day (self->chart, self->cursor),
                                   (BwChartSpan) span, direction));
  return GDK_EVENT_STOP;
}

static gboolean
on_mark (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BwHistoryChart *self = BW_HISTORY_CHART (widget);

  if (self->cursor == BW_DAY_NONE || self->name != NULL)
    return GDK_EVENT_PROPAGATE;

  mark (self, self->cursor);
  return GDK_EVENT_STOP;
}

static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return let_go (BW_HISTORY_CHART (widget)) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* Its life. */

static void
bw_history_chart_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = (int) bw_chart_picture_measure (BW_HISTORY_CHART (widget)->picture, orientation);
  *natural = *minimum;
}

static void
bw_history_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  bw_chart_picture_drop (BW_HISTORY_CHART (widget)->picture);
}

static void
bw_history_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  BwHistoryChart *self = BW_HISTORY_CHART (widget);

  GTK_WIDGET_CLASS (bw_history_chart_parent_class)->css_changed (widget, change);
  if (self->picture != NULL)
    bw_chart_picture_drop (self->picture);
}

static void
bw_history_chart_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  bw_chart_picture_drop (BW_HISTORY_CHART (widget)->picture);
}

static void
bw_history_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwHistoryChart *self = BW_HISTORY_CHART (object);

  switch ((BwHistoryChartProperty) id) {
  case PROP_CURRENT_TEXT:
    g_value_set_string (value, self->current_text);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_history_chart_dispose (GObject *object)
{
  BwHistoryChart *self = BW_HISTORY_CHART (object);

  g_clear_pointer (&self->picture, bw_chart_picture_free);
  g_clear_object (&self->chart);

  G_OBJECT_CLASS (bw_history_chart_parent_class)->dispose (object);
}

static void
bw_history_chart_finalize (GObject *object)
{
  BwHistoryChart *self = BW_HISTORY_CHART (object);

  g_clear_pointer (&self->current_text, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (bw_history_chart_parent_class)->finalize (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    BwChartSpan span;
    int direction;
  } steps[] = {
    { GDK_KEY_Left, GDK_NO_MODIFIER_MASK, BW_CHART_SPAN_DAY, -1 },
    { GDK_KEY_KP_Left, GDK_NO_MODIFIER_MASK, BW_CHART_SPAN_DAY, -1 },
    { GDK_KEY_Right, GDK_NO_MODIFIER_MASK, BW_CHART_SPAN_DAY, 1 },
    { GDK_KEY_KP_Right, GDK_NO_MODIFIER_MASK, BW_CHART_SPAN_DAY, 1 },
    { GDK_KEY_Left, GDK_CONTROL_MASK, BW_CHART_SPAN_WEEK, -1 },
    { GDK_KEY_KP_Left, GDK_CONTROL_MASK, BW_CHART_SPAN_WEEK, -1 },
    { GDK_KEY_Right, GDK_CONTROL_MASK, BW_CHART_SPAN_WEEK, 1 },
    { GDK_KEY_KP_Right, GDK_CONTROL_MASK, BW_CHART_SPAN_WEEK, 1 },
    { GDK_KEY_Page_Up, GDK_NO_MODIFIER_MASK, BW_CHART_SPAN_MONTH, -1 },
    { GDK_KEY_KP_Page_Up, GDK_NO_MODIFIER_MASK, BW_CHART_SPAN_MONTH, -1 },
    { GDK_KEY_Page_Down, GDK_NO_MODIFIER_MASK, BW_CHART_SPAN_MONTH, 1 },
    { GDK_KEY_KP_Page_Down, GDK_NO_MODIFIER_MASK, BW_CHART_SPAN_MONTH, 1 },
    { GDK_KEY_Home, GDK_NO_MODIFIER_MASK, BW_CHART_SPAN_ALL, -1 },
    { GDK_KEY_KP_Home, GDK_NO_MODIFIER_MASK, BW_CHART_SPAN_ALL, -1 },
    { GDK_KEY_End, GDK_NO_MODIFIER_MASK, BW_CHART_SPAN_ALL, 1 },
    { GDK_KEY_KP_End, GDK_NO_MODIFIER_MASK, BW_CHART_SPAN_ALL, 1 },
  };
  static const guint marks[] = { GDK_KEY_space, GDK_KEY_KP_Space, GDK_KEY_Return, GDK_KEY_ISO_Enter,
                                 GDK_KEY_KP_Enter };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (widget_class, steps[i].key, steps[i].modifiers, on_step, "(ii)",
                                  (int) steps[i].span, steps[i].direction);
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    gtk_widget_class_add_binding (widget_class, marks[i], GDK_NO_MODIFIER_MASK, on_mark, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, GDK_NO_MODIFIER_MASK, on_escape,
                                NULL);
}

static void
bw_history_chart_class_init (BwHistoryChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_history_chart_get_property;
  object_class->dispose = bw_history_chart_dispose;
  object_class->finalize = bw_history_chart_finalize;
  widget_class->measure = bw_history_chart_measure;
  widget_class->size_allocate = bw_history_chart_size_allocate;
  widget_class->snapshot = bw_history_chart_snapshot;
  widget_class->css_changed = bw_history_chart_css_changed;
  widget_class->direction_changed = bw_history_chart_direction_changed;

  properties[PROP_CURRENT_TEXT] =
      g_param_spec_string ("current-text", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_DAYS_CHOSEN] =
      g_signal_new ("days-chosen", BW_TYPE_HISTORY_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "history-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (BwHistoryChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_pointer_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
bw_history_chart_init (BwHistoryChart *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->picture = bw_chart_picture_new (GTK_WIDGET (self));
  add_controllers (self);
}

/**
 * bw_history_chart_set_name:
 * @self: the widget
 * @name: what a screen reader calls it
 *
 * Makes it a chart in which days are read and not chosen. To be called before bw_history_chart_set_chart().
 */
void
bw_history_chart_set_name (BwHistoryChart *self, const char *name)
{
  g_return_if_fail (BW_IS_HISTORY_CHART (self));

  g_set_str (&self->name, name);
}

/**
 * bw_history_chart_get_name:
 * @self: the widget
 *
 * Returns: (transfer none): what a screen reader calls it
 */
const char *
bw_history_chart_get_name (BwHistoryChart *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_CHART (self), NULL);

  /* Translators: what a screen reader calls the chart. */
  return self->name != NULL ? self->name : _ ("Chart of the Secure Score");
}

/**
 * bw_history_chart_set_chart:
 * @self: the widget
 * @chart: (nullable): what it shows
 *
 * Sets what it shows, and says it in words for who cannot see it. Days that are read or chosen stay so where they are
 * shown still.
 */
void
bw_history_chart_set_chart (BwHistoryChart *self, BwChart *chart)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (BW_IS_HISTORY_CHART (self));
  g_return_if_fail (chart == NULL || BW_IS_CHART (chart));

  if (!g_set_object (&self->chart, chart))
    return;
  bw_chart_picture_set_chart (self->picture, chart);
  self->hovered = BW_DAY_NONE;
  if (count_days (self) == 0)
    self->cursor = BW_DAY_NONE;
  else if (self->cursor != BW_DAY_NONE)
    self->cursor = bw_chart_get_day (chart, bw_chart_find_day (chart, self->cursor));
  update_current (self);

  summary = chart != NULL ? bw_chart_text_say_summary (chart) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bw_history_chart_get_name (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
}

/**
 * bw_history_chart_get_chart:
 * @self: the widget
 *
 * Returns: (transfer none) (nullable): what it shows
 */
BwChart *
bw_history_chart_get_chart (BwHistoryChart *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_CHART (self), NULL);

  return self->chart;
}

/**
 * bw_history_chart_is_choosing:
 * @self: the widget
 *
 * Returns: whether the user has chosen the first of two days
 */
gboolean
bw_history_chart_is_choosing (BwHistoryChart *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_CHART (self), FALSE);

  return self->marks[0] != BW_DAY_NONE && self->marks[1] == BW_DAY_NONE;
}

/**
 * bw_history_chart_mark_days:
 * @self: the widget
 * @first: the earlier day, or %BW_DAY_NONE
 * @second: the later day, or %BW_DAY_NONE
 *
 * Shows which days are chosen, without telling that they were.
 */
void
bw_history_chart_mark_days (BwHistoryChart *self, BwDay first, BwDay second)
{
  g_return_if_fail (BW_IS_HISTORY_CHART (self));

  self->marks[0] = first;
  self->marks[1] = second;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bw_history_chart_get_current_text:
 * @self: the widget
 *
 * Returns: (transfer none) (nullable): the day that is being read, in words
 */
const char *
bw_history_chart_get_current_text (BwHistoryChart *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_CHART (self), NULL);

  return self->current_text;
}

/**
 * bw_history_chart_is_read_by_key:
 * @self: the widget
 *
 * Returns: whether it is the keyboard's day that is being read, not that under the pointer
 */
gboolean
bw_history_chart_is_read_by_key (BwHistoryChart *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_CHART (self), FALSE);

  return self->cursor != BW_DAY_NONE && self->hovered == BW_DAY_NONE;
}

/**
 * bw_history_chart_draw:
 * @self: the widget, with a chart and on the screen
 *
 * Returns: (transfer full): what it shows, as figures; without what is read or chosen
 */
BwDrawing *
bw_history_chart_draw (BwHistoryChart *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_CHART (self), NULL);
  g_return_val_if_fail (self->chart != NULL, NULL);

  return bw_chart_picture_draw (self->picture);
}

/**
 * bw_history_chart_render:
 * @self: the widget, with days and on the screen
 * @scale: how many pixels of the picture a pixel of the screen is
 *
 * Returns: (transfer full): a picture of it, in the colours that it has now; without what is read or chosen
 */
GdkTexture *
bw_history_chart_render (BwHistoryChart *self, double scale)
{
  g_return_val_if_fail (BW_IS_HISTORY_CHART (self), NULL);
  g_return_val_if_fail (count_days (self) > 0, NULL);

  return bw_chart_picture_render (self->picture, scale);
}
