/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/flyout/bw-flyout.h"

struct _BwFlyout
{
  AdwBin parent_instance;

  BwAction *action;
  BwScorecard *scorecard;
};

G_DEFINE_FINAL_TYPE (BwFlyout, bw_flyout, ADW_TYPE_BIN)

typedef enum
{
  PROP_ACTION = 1,
  PROP_SCORECARD,
} BwFlyoutProperty;

static GParamSpec *properties[PROP_SCORECARD + 1];

static void
bw_flyout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwFlyout *self = BW_FLYOUT (object);

  switch ((BwFlyoutProperty) id)
    {
    case PROP_ACTION:
      g_value_set_object (value, self->action);
      break;
    case PROP_SCORECARD:
      g_value_set_object (value, self->scorecard);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bw_flyout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwFlyout *self = BW_FLYOUT (object);

  switch ((BwFlyoutProperty) id)
    {
    case PROP_ACTION:
      bw_flyout_set_action (self, g_value_get_object (value));
      break;
    case PROP_SCORECARD:
      bw_flyout_set_scorecard (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bw_flyout_dispose (GObject *object)
{
  BwFlyout *self = BW_FLYOUT (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_FLYOUT);
  g_clear_object (&self->action);
  g_clear_object (&self->scorecard);
  G_OBJECT_CLASS (bw_flyout_parent_class)->dispose (object);
}

static void
bw_flyout_class_init (BwFlyoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_flyout_get_property;
  object_class->set_property = bw_flyout_set_property;
  object_class->dispose = bw_flyout_dispose;
  properties[PROP_ACTION]
      = g_param_spec_object ("action", NULL, NULL, BW_TYPE_ACTION,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SCORECARD]
      = g_param_spec_object ("scorecard", NULL, NULL, BW_TYPE_SCORECARD,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), BW_RESOURCE_PATH "/flyout/bw-flyout.ui");
}

static void
bw_flyout_init (BwFlyout *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bw_flyout_new (void)
{
  return g_object_new (BW_TYPE_FLYOUT, NULL);
}

BwAction *
bw_flyout_get_action (BwFlyout *self)
{
  return self->action;
}

void
bw_flyout_set_action (BwFlyout *self, BwAction *action)
{
  if (g_set_object (&self->action, action))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTION]);
}

BwScorecard *
bw_flyout_get_scorecard (BwFlyout *self)
{
  return self->scorecard;
}

void
bw_flyout_set_scorecard (BwFlyout *self, BwScorecard *scorecard)
{
  if (g_set_object (&self->scorecard, scorecard))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCORECARD]);
}
