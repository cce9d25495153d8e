/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/flyout/bw-flyout-section.h"

#include "ui/bw-address.h"
#include "ui/flyout/bw-rich-text-view.h"

struct _BwFlyoutSection {
  AdwBin parent_instance;

  char *title;
  BwRichTextView *view;
};

G_DEFINE_FINAL_TYPE (BwFlyoutSection, bw_flyout_section, ADW_TYPE_BIN)

typedef enum {
  PROP_TITLE = 1,
} BwFlyoutSectionProperty;

static GParamSpec *properties[PROP_TITLE + 1];

static void
on_open_address (BwFlyoutSection *self, const char *address)
{
  bw_address_open (GTK_WIDGET (self), address);
}

static void
bw_flyout_section_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwFlyoutSection *self = BW_FLYOUT_SECTION (object);

  switch ((BwFlyoutSectionProperty) id) {
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_flyout_section_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwFlyoutSection *self = BW_FLYOUT_SECTION (object);

  switch ((BwFlyoutSectionProperty) id) {
  case PROP_TITLE:
    if (g_set_str (&self->title, g_value_get_string (value)))
      g_object_notify_by_pspec (object, pspec);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_flyout_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_FLYOUT_SECTION);

  G_OBJECT_CLASS (bw_flyout_section_parent_class)->dispose (object);
}

static void
bw_flyout_section_finalize (GObject *object)
{
  g_clear_pointer (&BW_FLYOUT_SECTION (object)->title, g_free);

  G_OBJECT_CLASS (bw_flyout_section_parent_class)->finalize (object);
}

static void
bw_flyout_section_class_init (BwFlyoutSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_flyout_section_get_property;
  object_class->set_property = bw_flyout_section_set_property;
  object_class->dispose = bw_flyout_section_dispose;
  object_class->finalize = bw_flyout_section_finalize;
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (BW_TYPE_RICH_TEXT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/flyout/bw-flyout-section.ui");
  gtk_widget_class_bind_template_child (widget_class, BwFlyoutSection, view);
  gtk_widget_class_bind_template_callback (widget_class, on_open_address);
}

static void
bw_flyout_section_init (BwFlyoutSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_flyout_section_set_text:
 * @self: a section
 * @text: (nullable): what stands under its heading; the section hides where there is nothing
 */
void
bw_flyout_section_set_text (BwFlyoutSection *self, BwRichText *text)
{
  g_return_if_fail (BW_IS_FLYOUT_SECTION (self));

  bw_rich_text_view_set_rich_text (self->view, text);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL && !bw_rich_text_is_empty (text));
}
