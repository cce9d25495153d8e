/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/organisations/bw-colour-dot.h"

#include <adwaita.h>

#define SIZE 12

struct _BwColourDot {
  GtkWidget parent_instance;

  char *colour;
  GdkRGBA rgba;
};

G_DEFINE_FINAL_TYPE (BwColourDot, bw_colour_dot, GTK_TYPE_WIDGET)

typedef enum {
  PROP_COLOUR = 1,
} BwColourDotProperty;

static GParamSpec *properties[PROP_COLOUR + 1];

static gboolean
find_rgba (const char *colour, GdkRGBA *rgba)
{
  g_autoptr (GEnumClass) names = g_type_class_ref (ADW_TYPE_ACCENT_COLOR);
  GEnumValue *value = colour != NULL ? g_enum_get_value_by_nick (names, colour) : NULL;

  if (value != NULL) {
    adw_accent_color_to_rgba ((AdwAccentColor) value->value, rgba);
    return TRUE;
  }
  return colour != NULL && *colour == '#' && gdk_rgba_parse (rgba, colour);
}

static void
bw_colour_dot_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = SIZE;
  *natural = SIZE;
}

static void
bw_colour_dot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BwColourDot *self = BW_COLOUR_DOT (widget);
  float x = (float) (gtk_widget_get_width (widget) - SIZE) / 2;
  float y = (float) (gtk_widget_get_height (widget) - SIZE) / 2;
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &GRAPHENE_RECT_INIT (x, y, SIZE, SIZE), SIZE / 2.0F);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, &self->rgba, &circle.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
bw_colour_dot_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COLOUR)
    g_value_set_string (value, BW_COLOUR_DOT (object)->colour);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bw_colour_dot_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COLOUR)
    bw_colour_dot_set_colour (BW_COLOUR_DOT (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bw_colour_dot_finalize (GObject *object)
{
  g_clear_pointer (&BW_COLOUR_DOT (object)->colour, g_free);

  G_OBJECT_CLASS (bw_colour_dot_parent_class)->finalize (object);
}

static void
bw_colour_dot_class_init (BwColourDotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_colour_dot_get_property;
  object_class->set_property = bw_colour_dot_set_property;
  object_class->finalize = bw_colour_dot_finalize;
  widget_class->measure = bw_colour_dot_measure;
  widget_class->snapshot = bw_colour_dot_snapshot;

  properties[PROP_COLOUR] =
      g_param_spec_string ("colour", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
bw_colour_dot_init (BwColourDot *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * bw_colour_dot_new:
 * @colour: (nullable): its colour
 *
 * Returns: (transfer floating): a dot
 */
GtkWidget *
bw_colour_dot_new (const char *colour)
{
  return g_object_new (BW_TYPE_COLOUR_DOT, "colour", colour, NULL);
}

/**
 * bw_colour_dot_new_place:
 * @dot: (transfer floating): a dot
 * @width: how wide the place is
 *
 * What stands beside a dot in a list begins at the same place in each row, with a colour or without.
 *
 * Returns: (transfer floating): a place for a dot
 */
GtkWidget *
bw_colour_dot_new_place (GtkWidget *dot, int width)
{
  g_return_val_if_fail (BW_IS_COLOUR_DOT (dot), NULL);

  return g_object_new (ADW_TYPE_BIN, "child", dot, "width-request", width, NULL);
}

/**
 * bw_colour_dot_set_colour:
 * @self: a dot
 * @colour: (nullable): its colour; what is none shows nothing
 *
 * Sets the colour.
 */
void
bw_colour_dot_set_colour (BwColourDot *self, const char *colour)
{
  g_return_if_fail (BW_IS_COLOUR_DOT (self));

  if (!g_set_str (&self->colour, colour))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self), find_rgba (colour, &self->rgba));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOUR]);
}
