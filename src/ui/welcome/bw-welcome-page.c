/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/welcome/bw-welcome-page.h"

#include <glib/gi18n.h>

#include "ui/organisations/bw-colour-dot.h"
#include "ui/organisations/bw-organisation-menu.h"

/* As wide as the icons of the rows below. */
#define ICON 16

struct _BwWelcomePage {
  AdwBin parent_instance;

  BwRecentFiles *recent_files;
  BwOrganisationStore *store;

  GtkWidget *organisations_group;
  GtkListBox *organisations_list;
  GtkWidget *all_organisations;
  GtkWidget *recent_group;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (BwWelcomePage, bw_welcome_page, ADW_TYPE_BIN)

typedef enum {
  PROP_RECENT_FILES = 1,
} BwWelcomePageProperty;

static GParamSpec *properties[PROP_RECENT_FILES + 1];

static char *
application_icon (BwWelcomePage *self)
{
  return g_strdup (BW_APPLICATION_ID);
}

/* Where an entry lies, or that it is gone. */
static char *
describe_entry (BwRecentEntry *entry, gboolean missing, const char *place)
{
  /* Translators: said of a file that was open before and is no longer there. */
  return g_strdup (missing ? _ ("No longer there") : place);
}

static GtkWidget *
create_remove_button (BwRecentEntry *entry, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s are the names of files; a button takes them off the list of recent files. */
  g_autofree char *label = g_strdup_printf (_ ("Forget %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.remove-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", bw_recent_entry_get_key (entry));
  return button;
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  BwRecentEntry *entry = item;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = NULL;
  GtkExpression *parts[] = {
    gtk_property_expression_new (BW_TYPE_RECENT_ENTRY, NULL, "missing"),
    gtk_property_expression_new (BW_TYPE_RECENT_ENTRY, NULL, "place"),
  };
  g_autoptr (GtkExpression) subtitle = gtk_cclosure_expression_new (
      G_TYPE_STRING, NULL, G_N_ELEMENTS (parts), parts, G_CALLBACK (describe_entry), NULL, NULL);

  g_object_get (entry, "title", &title, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_expression_bind (g_steal_pointer (&subtitle), row, "subtitle", entry);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", bw_recent_entry_get_key (entry));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_remove_button (entry, title));
  return row;
}

static GtkWidget *
create_organisation_row (gpointer item, gpointer user_data)
{
  BwOrganisationEntry *entry = item;
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (entry);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fields.name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               fields.account != NULL ? fields.account : fields.tenant);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             bw_colour_dot_new_place (bw_colour_dot_new (fields.colour), ICON));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.organisation");
  gtk_actionable_set_action_target (
      GTK_ACTIONABLE (row), "i",
      (int) bw_organisation_store_get_number (user_data, bw_organisation_entry_get_id (entry)));
  return row;
}

/* A row knows its place, so that all are made anew where one goes. */
static void
update_organisations (BwWelcomePage *self)
{
  g_autoptr (GtkSliceListModel) first = NULL;
  guint n = 0;

  gtk_list_box_bind_model (self->organisations_list, NULL, NULL, NULL, NULL);
  if (self->store == NULL)
    return;

  n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  first = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->store)), 0,
                                    BW_ORGANISATION_MENU_MOST);
  gtk_list_box_bind_model (self->organisations_list, G_LIST_MODEL (first), create_organisation_row,
                           self->store, NULL);
  gtk_widget_set_visible (self->all_organisations, n > BW_ORGANISATION_MENU_MOST);
  gtk_widget_set_visible (self->organisations_group, n > 0);
}

static void
update_visible (BwWelcomePage *self)
{
  gtk_widget_set_visible (self->recent_group,
                          self->recent_files != NULL &&
                              g_list_model_get_n_items (G_LIST_MODEL (self->recent_files)) > 0);
}

static void
bw_welcome_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwWelcomePage *self = BW_WELCOME_PAGE (object);

  switch ((BwWelcomePageProperty) id) {
  case PROP_RECENT_FILES:
    g_value_set_object (value, self->recent_files);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_welcome_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwWelcomePage *self = BW_WELCOME_PAGE (object);

  switch ((BwWelcomePageProperty) id) {
  case PROP_RECENT_FILES:
    bw_welcome_page_set_recent_files (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_welcome_page_dispose (GObject *object)
{
  BwWelcomePage *self = BW_WELCOME_PAGE (object);

  if (self->recent_list != NULL)
    gtk_list_box_bind_model (self->recent_list, NULL, NULL, NULL, NULL);
  if (self->organisations_list != NULL)
    gtk_list_box_bind_model (self->organisations_list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->recent_files);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (bw_welcome_page_parent_class)->dispose (object);
}

static void
bw_welcome_page_class_init (BwWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_welcome_page_get_property;
  object_class->set_property = bw_welcome_page_set_property;
  object_class->dispose = bw_welcome_page_dispose;

  properties[PROP_RECENT_FILES] =
      g_param_spec_object ("recent-files", NULL, NULL, BW_TYPE_RECENT_FILES,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/welcome/bw-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwWelcomePage, organisations_group);
  gtk_widget_class_bind_template_child (widget_class, BwWelcomePage, organisations_list);
  gtk_widget_class_bind_template_child (widget_class, BwWelcomePage, all_organisations);
  gtk_widget_class_bind_template_child (widget_class, BwWelcomePage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, BwWelcomePage, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, application_icon);
}

static void
bw_welcome_page_init (BwWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_welcome_page_set_recent_files:
 * @self: the page
 * @recent_files: (nullable): what was open before
 *
 * Sets what the page offers to open again.
 */
void
bw_welcome_page_set_recent_files (BwWelcomePage *self, BwRecentFiles *recent_files)
{
  g_return_if_fail (BW_IS_WELCOME_PAGE (self));
  g_return_if_fail (recent_files == NULL || BW_IS_RECENT_FILES (recent_files));

  if (self->recent_files == recent_files)
    return;
  if (self->recent_files != NULL)
    g_signal_handlers_disconnect_by_func (self->recent_files, update_visible, self);
  g_set_object (&self->recent_files, recent_files);

  gtk_list_box_bind_model (self->recent_list, G_LIST_MODEL (recent_files), create_row, NULL, NULL);
  if (recent_files != NULL)
    g_signal_connect_object (recent_files, "items-changed", G_CALLBACK (update_visible), self,
                             G_CONNECT_SWAPPED);
  update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECENT_FILES]);
}

/**
 * bw_welcome_page_set_organisations:
 * @self: the page
 * @store: (nullable): the organisations of the list
 *
 * Sets to which organisations the page leads.
 */
void
bw_welcome_page_set_organisations (BwWelcomePage *self, BwOrganisationStore *store)
{
  g_return_if_fail (BW_IS_WELCOME_PAGE (self));
  g_return_if_fail (store == NULL || BW_IS_ORGANISATION_STORE (store));

  if (self->store == store)
    return;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, update_organisations, self);
  g_set_object (&self->store, store);

  if (store != NULL)
    g_signal_connect_object (store, "items-changed", G_CALLBACK (update_organisations), self,
                             G_CONNECT_SWAPPED);
  update_organisations (self);
}
