/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/actions/bw-filter-button.h"

#include <glib/gi18n.h>

#include "ui/actions/bw-filter-pane.h"

struct _BwFilterButton {
  AdwBin parent_instance;

  gboolean narrow;
  /* The pane in the dialog, while it is open. */
  BwFilterPane *dialog_pane;

  GtkPopover *popover;
  BwFilterPane *pane;
};

G_DEFINE_FINAL_TYPE (BwFilterButton, bw_filter_button, ADW_TYPE_BIN)

typedef enum {
  PROP_NARROW = 1,
} BwFilterButtonProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum {
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_popover (BwFilterButton *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
on_dialog_closed (BwFilterButton *self)
{
  self->dialog_pane = NULL;
}

static void
bw_filter_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((BwFilterButtonProperty) id) {
  case PROP_NARROW:
    g_value_set_boolean (value, BW_FILTER_BUTTON (object)->narrow);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_filter_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwFilterButton *self = BW_FILTER_BUTTON (object);

  switch ((BwFilterButtonProperty) id) {
  case PROP_NARROW:
    if (self->narrow == g_value_get_boolean (value))
      break;
    self->narrow = g_value_get_boolean (value);
    g_object_notify_by_pspec (object, pspec);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_filter_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_FILTER_BUTTON);

  G_OBJECT_CLASS (bw_filter_button_parent_class)->dispose (object);
}

static void
bw_filter_button_class_init (BwFilterButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_filter_button_get_property;
  object_class->set_property = bw_filter_button_set_property;
  object_class->dispose = bw_filter_button_dispose;

  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_OPENED] = g_signal_new ("opened", BW_TYPE_FILTER_BUTTON, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (BW_TYPE_FILTER_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/actions/bw-filter-button.ui");
  gtk_widget_class_bind_template_child (widget_class, BwFilterButton, popover);
  gtk_widget_class_bind_template_child (widget_class, BwFilterButton, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_popover);
}

static void
bw_filter_button_init (BwFilterButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_filter_button_set_result:
 * @self: a filter button
 * @result: (nullable): the answer whose facets its pane is to show
 */
void
bw_filter_button_set_result (BwFilterButton *self, BwQueryResult *result)
{
  g_return_if_fail (BW_IS_FILTER_BUTTON (self));
  g_return_if_fail (result == NULL || BW_IS_QUERY_RESULT (result));

  if (result == NULL || gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    bw_filter_pane_set_result (self->pane, result);
  if (self->dialog_pane != NULL)
    bw_filter_pane_set_result (self->dialog_pane, result);
}

/**
 * bw_filter_button_open:
 * @self: a filter button
 * @actions: the group `actions`, which the dialog stands outside of
 *
 * Opens the dialog with the filters.
 */
void
bw_filter_button_open (BwFilterButton *self, GActionGroup *actions)
{
  AdwDialog *dialog = NULL;
  GtkWidget *view = NULL;

  g_return_if_fail (BW_IS_FILTER_BUTTON (self));
  g_return_if_fail (G_IS_ACTION_GROUP (actions));

  dialog = adw_dialog_new ();
  view = adw_toolbar_view_new ();
  self->dialog_pane = BW_FILTER_PANE (bw_filter_pane_new ());
  gtk_widget_insert_action_group (view, "actions", actions);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->dialog_pane));
  adw_dialog_set_title (dialog, C_ ("dialog", "Filter"));
  adw_dialog_set_content_width (dialog, 420);
  adw_dialog_set_child (dialog, view);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_dialog_closed), self,
                           G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
