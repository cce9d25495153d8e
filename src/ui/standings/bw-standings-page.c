/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/standings/bw-standings-page.h"

#include "ui/standings/bw-lookup-page.h"
#include "ui/standings/bw-standing-columns.h"

struct _BwStandingsPage {
  AdwNavigationPage parent_instance;

  BwOrganisationStore *store;
  BwStandingsModel *model;
  GtkFilterListModel *found;
  GtkSortListModel *sorted;
  gboolean narrow;

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkColumnView *table;
  GtkListView *rows;
};

G_DEFINE_FINAL_TYPE (BwStandingsPage, bw_standings_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum {
  PROP_MODEL = 1,
  PROP_NARROW,
} BwStandingsPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static const char *
choose_child (BwStandingsPage *self)
{
  if (!bw_standings_model_is_loaded (self->model))
    return "loading";
  if (g_list_model_get_n_items (bw_standings_model_get_items (self->model)) == 0)
    return "empty";
  if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0)
    return "none";
  return self->narrow ? "rows" : "table";
}

static void
update (BwStandingsPage *self)
{
  gboolean has_any = g_list_model_get_n_items (bw_standings_model_get_items (self->model)) > 0;
  gboolean refreshing = bw_standings_model_is_refreshing (self->model);

  gtk_stack_set_visible_child_name (self->stack, choose_child (self));
  gtk_widget_set_visible (GTK_WIDGET (self->search), has_any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "standings.refresh", has_any && !refreshing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "standings.cancel", refreshing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "standings.look-up", has_any);
}

/* What is asked. */

static void
open_item (BwStandingsPage *self, guint position)
{
  g_autoptr (BwStandingItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);
  guint number =
      item != NULL ? bw_organisation_store_get_number (self->store, bw_standing_item_get_id (item))
                   : 0;

  /* It may have gone meanwhile, and 0 stands for something else. */
  if (number > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.organisation", "i", (int) number);
}

static void
on_activate (BwStandingsPage *self, guint position)
{
  open_item (self, position);
}

static void
on_enter (BwStandingsPage *self)
{
  open_item (self, 0);
}

/* Escape empties the search; once it is empty, it goes back. */
static void
on_stop (BwStandingsPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
refresh (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_standings_model_refresh (BW_STANDINGS_PAGE (widget)->model);
}

static void
cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_standings_model_cancel (BW_STANDINGS_PAGE (widget)->model);
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (BW_STANDINGS_PAGE (widget)->search));
}

static void
look_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwStandingsPage *self = BW_STANDINGS_PAGE (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), bw_lookup_page_new (self->store));
}

/* Its life. */

static void
bw_standings_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwStandingsPage *self = BW_STANDINGS_PAGE (object);

  switch ((BwStandingsPageProperty) id) {
  case PROP_MODEL:
    g_value_set_object (value, self->model);
    break;
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_standings_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwStandingsPage *self = BW_STANDINGS_PAGE (object);

  if (id != PROP_NARROW) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  if (self->narrow == g_value_get_boolean (value))
    return;
  self->narrow = g_value_get_boolean (value);
  if (self->model != NULL)
    update (self);
  g_object_notify_by_pspec (object, pspec);
}

/* Who types searches. */
static void
bw_standings_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (BW_STANDINGS_PAGE (page)->search));
}

/* One that is not shown refreshes nothing any more. */
static void
bw_standings_page_hidden (AdwNavigationPage *page)
{
  BwStandingsPage *self = BW_STANDINGS_PAGE (page);
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW);

  if (view == NULL)
    bw_standings_model_cancel (self->model);
}

static void
bw_standings_page_dispose (GObject *object)
{
  BwStandingsPage *self = BW_STANDINGS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_STANDINGS_PAGE);
  g_clear_object (&self->sorted);
  g_clear_object (&self->found);
  g_clear_object (&self->model);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (bw_standings_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/standings/bw-standings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwStandingsPage, search);
  gtk_widget_class_bind_template_child (widget_class, BwStandingsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BwStandingsPage, table);
  gtk_widget_class_bind_template_child (widget_class, BwStandingsPage, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_enter);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK;

  gtk_widget_class_install_action (widget_class, "standings.refresh", NULL, refresh);
  gtk_widget_class_install_action (widget_class, "standings.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "standings.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "standings.look-up", NULL, look_up);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "standings.refresh", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, control, "standings.refresh", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, control, "standings.search", NULL);
}

static void
bw_standings_page_class_init (BwStandingsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_standings_page_get_property;
  object_class->set_property = bw_standings_page_set_property;
  object_class->dispose = bw_standings_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = bw_standings_page_shown;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hidden = bw_standings_page_hidden;

  properties[PROP_MODEL] =
      g_param_spec_object ("model", NULL, NULL, BW_TYPE_STANDINGS_MODEL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_type_ensure (BW_TYPE_STANDINGS_MODEL);
  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
bw_standings_page_init (BwStandingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_standing_columns_add (self->table);
  bw_standing_columns_set_rows (self->rows);
}

static char *
dup_searched (BwStandingItem *item, gpointer unused)
{
  return bw_standing_item_dup_searched (item);
}

/* What is searched, then sorted, is shown by both lists. */
static void
connect_lists (BwStandingsPage *self)
{
  GtkExpression *searched = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                                         G_CALLBACK (dup_searched), NULL, NULL);
  g_autoptr (GtkStringFilter) filter = gtk_string_filter_new (searched);
  GtkSorter *sorter = gtk_column_view_get_sorter (self->table);
  g_autoptr (GtkNoSelection) in_table = NULL;
  g_autoptr (GtkNoSelection) in_rows = NULL;

  self->found =
      gtk_filter_list_model_new (g_object_ref (bw_standings_model_get_items (self->model)),
                                 g_object_ref (GTK_FILTER (filter)));
  self->sorted =
      gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->found)), g_object_ref (sorter));
  in_table = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  in_rows = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (in_table));
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (in_rows));
  g_object_bind_property (self->search, "text", filter, "search", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->found, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bw_standings_page_new:
 * @store: the organisations of the list
 *
 * Returns: (transfer floating): a page that shows where all of them stand
 */
AdwNavigationPage *
bw_standings_page_new (BwOrganisationStore *store)
{
  BwStandingsPage *self = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (store), NULL);

  self = g_object_new (BW_TYPE_STANDINGS_PAGE, NULL);
  self->store = g_object_ref (store);
  self->model = bw_standings_model_new (store);
  connect_lists (self);
  g_signal_connect_object (self->model, "notify::loaded", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::refreshing", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
  update (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * bw_standings_page_get_model:
 * @self: the page
 *
 * Returns: (transfer none): what it shows
 */
BwStandingsModel *
bw_standings_page_get_model (BwStandingsPage *self)
{
  g_return_val_if_fail (BW_IS_STANDINGS_PAGE (self), NULL);

  return self->model;
}
