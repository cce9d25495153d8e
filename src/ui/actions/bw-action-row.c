/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/actions/bw-action-row.h"

#include <glib/gi18n.h>

#include "present/bw-format.h"
#include "present/bw-label.h"
#include "present/bw-list-text.h"
#include "ui/actions/bw-status-icon.h"
#include "ui/bw-english.h"

struct _BwActionRow {
  GtkWidget parent_instance;

  BwAction *action;

  GtkImage *icon;
  GtkLabel *title;
  GtkWidget *not_scored;
  GtkWidget *retired;
  GtkLabel *detail;
  GtkLabel *impact;
  GtkLabel *points;
};

G_DEFINE_FINAL_TYPE (BwActionRow, bw_action_row, GTK_TYPE_WIDGET)

typedef enum {
  PROP_ACTION = 1,
} BwActionRowProperty;

static GParamSpec *properties[PROP_ACTION + 1];

static void
bw_action_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwActionRow *self = BW_ACTION_ROW (object);

  switch ((BwActionRowProperty) id) {
  case PROP_ACTION:
    g_value_set_object (value, self->action);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_action_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwActionRow *self = BW_ACTION_ROW (object);

  switch ((BwActionRowProperty) id) {
  case PROP_ACTION:
    bw_action_row_set_action (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_action_row_dispose (GObject *object)
{
  BwActionRow *self = BW_ACTION_ROW (object);
  GtkWidget *child = NULL;

  /* Disposing of the template lets go only of the children that are bound. */
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ACTION_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->action);

  G_OBJECT_CLASS (bw_action_row_parent_class)->dispose (object);
}

static void
bw_action_row_class_init (BwActionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_action_row_get_property;
  object_class->set_property = bw_action_row_set_property;
  object_class->dispose = bw_action_row_dispose;

  properties[PROP_ACTION] =
      g_param_spec_object ("action", NULL, NULL, BW_TYPE_ACTION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "action-row");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/actions/bw-action-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwActionRow, icon);
  gtk_widget_class_bind_template_child (widget_class, BwActionRow, title);
  gtk_widget_class_bind_template_child (widget_class, BwActionRow, not_scored);
  gtk_widget_class_bind_template_child (widget_class, BwActionRow, retired);
  gtk_widget_class_bind_template_child (widget_class, BwActionRow, detail);
  gtk_widget_class_bind_template_child (widget_class, BwActionRow, impact);
  gtk_widget_class_bind_template_child (widget_class, BwActionRow, points);
}

static void
bw_action_row_init (BwActionRow *self)
{
  g_autoptr (PangoAttrList) english = bw_english_new_attributes ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_attributes (self->title, english);
  /* Figures and their signs alone would be turned round where one reads from right to left. */
  gtk_widget_set_direction (GTK_WIDGET (self->impact), GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (GTK_WIDGET (self->points), GTK_TEXT_DIR_LTR);
}

/**
 * bw_action_row_new:
 *
 * Returns: (transfer floating): a new row, empty
 */
GtkWidget *
bw_action_row_new (void)
{
  return g_object_new (BW_TYPE_ACTION_ROW, NULL);
}

static void
show_action (BwActionRow *self, BwAction *action)
{
  g_autofree char *detail = bw_list_text_say_detail (action);
  g_autofree char *impact = bw_format_impact (bw_action_get_impact (action));
  g_autofree char *points =
      bw_format_points_of (bw_action_get_points (action), bw_action_get_max_points (action));
  g_autofree char *mark = bw_label_not_scored (bw_action_get_not_scored_reason (action));
  gboolean scored = bw_action_is_scored (action);

  gtk_image_set_from_icon_name (self->icon,
                                bw_status_icon_get_name (bw_action_get_status (action)));
  gtk_label_set_label (self->title, bw_action_get_title (action));
  gtk_label_set_label (GTK_LABEL (self->not_scored), mark);
  gtk_widget_set_visible (self->not_scored, *mark != '\0');
  gtk_widget_set_visible (self->retired, bw_action_is_deprecated (action));
  gtk_label_set_label (self->detail, detail);
  gtk_label_set_label (self->impact, scored ? impact : "");
  gtk_label_set_label (self->points, scored ? points : "");
}

/**
 * bw_action_row_set_action:
 * @self: a row
 * @action: (nullable): what it is to show
 */
void
bw_action_row_set_action (BwActionRow *self, BwAction *action)
{
  g_return_if_fail (BW_IS_ACTION_ROW (self));
  g_return_if_fail (action == NULL || BW_IS_ACTION (action));

  if (!g_set_object (&self->action, action))
    return;

  if (action != NULL)
    show_action (self, action);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTION]);
}
