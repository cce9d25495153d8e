/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/overview/bw-meter-row.h"

#include <glib/gi18n.h>
#include <math.h>

struct _BwMeterRow {
  GtkListBoxRow parent_instance;

  char *title;
  char *value_text;
  double share;

  GtkWidget *value;
  GtkLevelBar *bar;
};

G_DEFINE_FINAL_TYPE (BwMeterRow, bw_meter_row, GTK_TYPE_LIST_BOX_ROW)

typedef enum {
  PROP_TITLE = 1,
  PROP_VALUE_TEXT,
  PROP_SHARE,
} BwMeterRowProperty;

static GParamSpec *properties[PROP_SHARE + 1];

static void
update_name (BwMeterRow *self)
{
  g_autofree char *name = NULL;

  if (self->title == NULL || self->value_text == NULL)
    return;

  /* Translators: what a screen reader says of a bar: its name and its value. */
  name = g_strdup_printf (_ ("%s: %s"), self->title, self->value_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_share (BwMeterRow *self, double share)
{
  self->share = share;
  gtk_widget_set_visible (GTK_WIDGET (self->bar), isfinite (share));
  if (isfinite (share))
    gtk_level_bar_set_value (self->bar, CLAMP (share, 0, 1));
}

static void
bw_meter_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwMeterRow *self = BW_METER_ROW (object);

  switch ((BwMeterRowProperty) id) {
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_VALUE_TEXT:
    g_value_set_string (value, self->value_text);
    break;
  case PROP_SHARE:
    g_value_set_double (value, self->share);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_meter_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwMeterRow *self = BW_METER_ROW (object);

  switch ((BwMeterRowProperty) id) {
  case PROP_TITLE:
    g_set_str (&self->title, g_value_get_string (value));
    update_name (self);
    break;
  case PROP_VALUE_TEXT:
    g_set_str (&self->value_text, g_value_get_string (value));
    update_name (self);
    break;
  case PROP_SHARE:
    set_share (self, g_value_get_double (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_meter_row_dispose (GObject *object)
{
  BwMeterRow *self = BW_METER_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_METER_ROW);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->value_text, g_free);

  G_OBJECT_CLASS (bw_meter_row_parent_class)->dispose (object);
}

static void
bw_meter_row_class_init (BwMeterRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bw_meter_row_get_property;
  object_class->set_property = bw_meter_row_set_property;
  object_class->dispose = bw_meter_row_dispose;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_VALUE_TEXT] = g_param_spec_string ("value-text", NULL, NULL, NULL, flags);
  properties[PROP_SHARE] =
      g_param_spec_double ("share", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/overview/bw-meter-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwMeterRow, bar);
  gtk_widget_class_bind_template_child (widget_class, BwMeterRow, value);
}

static void
bw_meter_row_init (BwMeterRow *self)
{
  static const char *const offsets[] = { GTK_LEVEL_BAR_OFFSET_LOW, GTK_LEVEL_BAR_OFFSET_HIGH,
                                         GTK_LEVEL_BAR_OFFSET_FULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Figures and their signs alone would be turned round where one reads from right to left. */
  gtk_widget_set_direction (self->value, GTK_TEXT_DIR_LTR);
  /* The bar is in two tones; how good a share is, is not for a colour to say. */
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    gtk_level_bar_remove_offset_value (self->bar, offsets[i]);
}

/**
 * bw_meter_row_new:
 *
 * Returns: (transfer floating): a row, of which bw_meter_row_set() says what it shows
 */
GtkWidget *
bw_meter_row_new (void)
{
  return g_object_new (BW_TYPE_METER_ROW, NULL);
}

/**
 * bw_meter_row_set:
 * @self: a row
 * @title: the name
 * @value_text: the value in words
 * @share: how much of the bar is filled, 0 to 1; NAN shows no bar
 *
 * Sets what the row shows.
 */
void
bw_meter_row_set (BwMeterRow *self, const char *title, const char *value_text, double share)
{
  g_return_if_fail (BW_IS_METER_ROW (self));

  g_object_set (self, "title", title, "value-text", value_text, NULL);
  /* A property cannot be NAN. */
  set_share (self, share);
}
