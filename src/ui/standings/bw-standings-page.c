/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/standings/bw-standings-page.h"

#include "ui/standings/bw-lookup-page.h"
#include "ui/standings/bw-standing-columns.h"
#include "ui/standings/bw-standing-rows.h"

#define ASCENDING "ascending"
#define DESCENDING "descending"

struct _BwStandingsPage {
  AdwNavigationPage parent_instance;

  BwOrganisationStore *store;
  BwStandingsModel *model;
  GtkFilterListModel *found;
  GtkSortListModel *sorted;
  gboolean narrow;

  GtkWidget *tools;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkColumnView *table;
  GtkListView *rows;
  GMenu *sort_keys;
};

G_DEFINE_FINAL_TYPE (BwStandingsPage, bw_standings_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum {
  PROP_MODEL = 1,
  PROP_NARROW,
  PROP_SORT,
  PROP_DIRECTION,
} BwStandingsPageProperty;

static GParamSpec *properties[PROP_DIRECTION + 1];

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
  gtk_widget_set_visible (self->tools, has_any);
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

/* The order. It is that of the heads of the table, also where the table is not shown. */

static GtkColumnViewSorter *
get_sorter (BwStandingsPage *self)
{
  return GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->table));
}

/* The menu asks before the table is there. */
static const char *
get_sort (BwStandingsPage *self)
{
  GtkColumnViewColumn *column =
      self->table != NULL ? gtk_column_view_sorter_get_primary_sort_column (get_sorter (self))
                          : NULL;

  return column != NULL ? gtk_column_view_column_get_id (column) : BW_STANDING_COLUMN_NAME;
}

static const char *
get_direction (BwStandingsPage *self)
{
  GtkSortType order = self->table != NULL
                          ? gtk_column_view_sorter_get_primary_sort_order (get_sorter (self))
                          : GTK_SORT_ASCENDING;

  return order == GTK_SORT_DESCENDING ? DESCENDING : ASCENDING;
}

static void
sort_by (BwStandingsPage *self, const char *id, const char *direction)
{
  g_autoptr (GtkColumnViewColumn) column = bw_standing_columns_find (self->table, id);
  GtkSortType order =
      g_strcmp0 (direction, DESCENDING) == 0 ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;

  if (column != NULL)
    gtk_column_view_sort_by_column (self->table, column, order);
}

static void
on_sorter_changed (BwStandingsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRECTION]);
}

/* What is sorted by has been read anew, which the list cannot see. */
static void
sort_anew (BwStandingsPage *self)
{
  gtk_sorter_changed (gtk_column_view_get_sorter (self->table), GTK_SORTER_CHANGE_DIFFERENT);
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
  case PROP_SORT:
    g_value_set_string (value, get_sort (self));
    break;
  case PROP_DIRECTION:
    g_value_set_string (value, get_direction (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
set_narrow (BwStandingsPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (self->model != NULL)
    update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
bw_standings_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwStandingsPage *self = BW_STANDINGS_PAGE (object);

  switch ((BwStandingsPageProperty) id) {
  case PROP_NARROW:
    set_narrow (self, g_value_get_boolean (value));
    break;
  case PROP_SORT:
    sort_by (self, g_value_get_string (value), get_direction (self));
    break;
  case PROP_DIRECTION:
    sort_by (self, get_sort (self), g_value_get_string (value));
    break;
  case PROP_MODEL:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

/* Who types searches. */
static void
bw_standings_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (BW_STANDINGS_PAGE (page)->search));
}

static void
bw_standings_page_dispose (GObject *object)
{
  BwStandingsPage *self = BW_STANDINGS_PAGE (object);

  /* The table tells once more of its order while it goes. */
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_func (get_sorter (self), on_sorter_changed, self);
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
  gtk_widget_class_bind_template_child (widget_class, BwStandingsPage, tools);
  gtk_widget_class_bind_template_child (widget_class, BwStandingsPage, search);
  gtk_widget_class_bind_template_child (widget_class, BwStandingsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BwStandingsPage, table);
  gtk_widget_class_bind_template_child (widget_class, BwStandingsPage, rows);
  gtk_widget_class_bind_template_child (widget_class, BwStandingsPage, sort_keys);
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
  gtk_widget_class_install_property_action (widget_class, "standings.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "standings.direction", "direction");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "standings.refresh", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, control, "standings.refresh", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, control, "standings.search", NULL);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_MODEL] =
      g_param_spec_object ("model", NULL, NULL, BW_TYPE_STANDINGS_MODEL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, NULL, flags);
  properties[PROP_DIRECTION] = g_param_spec_string ("direction", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_standings_page_class_init (BwStandingsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_standings_page_get_property;
  object_class->set_property = bw_standings_page_set_property;
  object_class->dispose = bw_standings_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = bw_standings_page_shown;

  install_properties (object_class);
  g_type_ensure (BW_TYPE_STANDINGS_MODEL);
  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
bw_standings_page_init (BwStandingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_standing_columns_add (self->table);
  bw_standing_columns_fill_menu (self->sort_keys, "standings.sort");
  bw_standing_rows_set (self->rows);
  sort_by (self, BW_STANDING_COLUMN_NAME, ASCENDING);
  g_signal_connect_object (get_sorter (self), "changed", G_CALLBACK (on_sorter_changed), self,
                           G_CONNECT_SWAPPED);
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
 * @model: where all of them stand
 *
 * Returns: (transfer floating): a page that shows that
 */
AdwNavigationPage *
bw_standings_page_new (BwOrganisationStore *store, BwStandingsModel *model)
{
  BwStandingsPage *self = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (store), NULL);
  g_return_val_if_fail (BW_IS_STANDINGS_MODEL (model), NULL);

  self = g_object_new (BW_TYPE_STANDINGS_PAGE, NULL);
  self->store = g_object_ref (store);
  self->model = g_object_ref (model);
  connect_lists (self);
  g_signal_connect_object (self->model, "notify::loaded", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::refreshing", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::revision", G_CALLBACK (sort_anew), self,
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
