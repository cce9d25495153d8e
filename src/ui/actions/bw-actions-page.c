/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/actions/bw-actions-page.h"

struct _BwActionsPage
{
  AdwBin parent_instance;

  BwSession *session;
  BwAction *selected_action;
  BwQueryResult *result;
};

G_DEFINE_FINAL_TYPE (BwActionsPage, bw_actions_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
  PROP_SELECTED_ACTION,
} BwActionsPageProperty;

static GParamSpec *properties[PROP_SELECTED_ACTION + 1];

static void
bw_actions_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwActionsPage *self = BW_ACTIONS_PAGE (object);

  switch ((BwActionsPageProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SELECTED_ACTION:
      g_value_set_object (value, self->selected_action);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bw_actions_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwActionsPage *self = BW_ACTIONS_PAGE (object);

  switch ((BwActionsPageProperty) id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_SELECTED_ACTION:
      bw_actions_page_set_selected_action (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bw_actions_page_dispose (GObject *object)
{
  BwActionsPage *self = BW_ACTIONS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ACTIONS_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->selected_action);
  g_clear_object (&self->result);
  G_OBJECT_CLASS (bw_actions_page_parent_class)->dispose (object);
}

static void
bw_actions_page_class_init (BwActionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_actions_page_get_property;
  object_class->set_property = bw_actions_page_set_property;
  object_class->dispose = bw_actions_page_dispose;
  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, BW_TYPE_SESSION,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED_ACTION]
      = g_param_spec_object ("selected-action", NULL, NULL, BW_TYPE_ACTION,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), BW_RESOURCE_PATH "/actions/bw-actions-page.ui");
}

static void
bw_actions_page_init (BwActionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

BwActionsPage *
bw_actions_page_new (BwSession *session)
{
  return g_object_new (BW_TYPE_ACTIONS_PAGE, "session", session, NULL);
}

BwAction *
bw_actions_page_get_selected_action (BwActionsPage *self)
{
  return self->selected_action;
}

void
bw_actions_page_set_selected_action (BwActionsPage *self, BwAction *action)
{
  if (g_set_object (&self->selected_action, action))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ACTION]);
}

void
bw_actions_page_set_query (BwActionsPage *self, const BwQuery *query)
{
}

void
bw_actions_page_show_action (BwActionsPage *self, const char *id)
{
}

gboolean
bw_actions_page_step (BwActionsPage *self, int direction)
{
  return FALSE;
}

BwQueryResult *
bw_actions_page_get_result (BwActionsPage *self)
{
  return self->result;
}
