/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/actions/bw-action-table.h"

#include <glib/gi18n.h>

#include "ui/actions/bw-action-columns.h"
#include "ui/actions/bw-arrange-menus.h"
#include "ui/actions/bw-column-widths.h"
#include "ui/actions/bw-row-at.h"

#define KEY_COLUMNS "columns"
#define MAX_ROOM 3

/* How much room there must be before a column stands in the list by itself; more than there ever is for one that only
 * whoever chooses it sees. */
static const guint NEEDED_ROOM[BW_N_ACTION_COLUMNS] = {
  [BW_ACTION_COLUMN_CATEGORY] = 1,         [BW_ACTION_COLUMN_PRODUCT] = 1,
  [BW_ACTION_COLUMN_USER_IMPACT] = 2,      [BW_ACTION_COLUMN_COST] = 2,
  [BW_ACTION_COLUMN_SYNCED] = 3,           [BW_ACTION_COLUMN_RECENT] = MAX_ROOM + 1,
  [BW_ACTION_COLUMN_DUE] = MAX_ROOM + 1,   [BW_ACTION_COLUMN_PRIORITY] = MAX_ROOM + 1,
  [BW_ACTION_COLUMN_OWNER] = MAX_ROOM + 1,
};

struct _BwActionTable {
  AdwBin parent_instance;

  GtkColumnView *view;
  GtkColumnViewColumn *columns[BW_N_ACTION_COLUMNS];
  GSimpleActionGroup *column_actions;
  GMenu *column_menu;
  GSettings *settings;
  BwColumnWidths *widths;
  guint room;
  /* What makes the headers of groups; see take_headers_out(). */
  GtkListItemFactory *header_factory;
  /* While the table itself sets columns or order, there is nothing to remember or to ask. */
  gboolean setting_columns;
  gboolean setting_sort;
  BwSortKey sort;
};

G_DEFINE_FINAL_TYPE (BwActionTable, bw_action_table, ADW_TYPE_BIN)

typedef enum {
  PROP_ROOM = 1,
} BwActionTableProperty;

static GParamSpec *properties[PROP_ROOM + 1];

enum {
  SIGNAL_ACTIVATE,
  SIGNAL_SORT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The names of the columns that the user chose, in order; none while he has not. */
static char **
dup_chosen (BwActionTable *self)
{
  if (self->settings == NULL)
    return g_new0 (char *, 1);
  return g_settings_get_strv (self->settings, KEY_COLUMNS);
}

/* A column that is shown gives a cell to each child of the list, which GTK (4.18) takes for rows
 * all: it would lie over the headers of groups. So there are none while columns come. */
static void
take_headers_out (BwActionTable *self)
{
  gtk_column_view_set_header_factory (self->view, NULL);
}

static void
put_headers_in (BwActionTable *self)
{
  gtk_column_view_set_header_factory (self->view, self->header_factory);
}

static void
update_actions (BwActionTable *self, gboolean automatic)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->column_actions), "automatic");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (automatic));
  for (guint i = 0; i < BW_N_ACTION_COLUMNS; i++) {
    gboolean visible = gtk_column_view_column_get_visible (self->columns[i]);

    action = g_action_map_lookup_action (G_ACTION_MAP (self->column_actions),
                                         bw_action_column_get_id (i));
    if (action != NULL)
      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (visible));
  }
}

/* Puts a column at its place, without touching it when it stands there already. */
static void
place_column (BwActionTable *self, guint position, GtkColumnViewColumn *column)
{
  g_autoptr (GtkColumnViewColumn) there =
                g_list_model_get_item (gtk_column_view_get_columns (self->view), position);

  if (there != column)
    gtk_column_view_insert_column (self->view, position, column);
}

static void
place_chosen (BwActionTable *self, const char *const *chosen)
{
  guint position = 0;
  BwActionColumn column;

  for (guint i = 0; i < BW_N_ACTION_COLUMNS; i++)
    gtk_column_view_column_set_visible (self->columns[i],
                                        i == BW_ACTION_COLUMN_TITLE ||
                                            g_strv_contains (chosen, bw_action_column_get_id (i)));
  for (guint i = 0; chosen[i] != NULL; i++)
    if (bw_action_column_from_id (chosen[i], &column))
      place_column (self, position++, self->columns[column]);
}

static void
place_by_room (BwActionTable *self)
{
  for (guint i = 0; i < BW_N_ACTION_COLUMNS; i++) {
    place_column (self, i, self->columns[i]);
    gtk_column_view_column_set_visible (self->columns[i], NEEDED_ROOM[i] <= self->room);
  }
}

static void
update_columns (BwActionTable *self)
{
  g_auto (GStrv) chosen = dup_chosen (self);
  gboolean automatic = chosen[0] == NULL;

  self->setting_columns = TRUE;
  take_headers_out (self);
  if (automatic)
    place_by_room (self);
  else
    place_chosen (self, (const char *const *) chosen);
  put_headers_in (self);
  self->setting_columns = FALSE;
  update_actions (self, automatic);
}

static void
remember_columns (BwActionTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (gtk_column_view_column_get_visible (column))
      g_strv_builder_add (chosen, gtk_column_view_column_get_id (column));
  }

  ids = g_strv_builder_end (chosen);
  if (self->settings != NULL)
    g_settings_set_strv (self->settings, KEY_COLUMNS, (const char *const *) ids);
  update_actions (self, FALSE);
}

/* A column was dragged: that takes one of them out and puts it in elsewhere. Its cells stay. */
static void
on_columns_changed (GListModel *columns,
                    guint position,
                    guint removed,
                    guint added,
                    BwActionTable *self)
{
  if (!self->setting_columns && g_list_model_get_n_items (columns) == BW_N_ACTION_COLUMNS)
    remember_columns (self);
}

static void
on_change_column (GSimpleAction *action, GVariant *state, gpointer data)
{
  BwActionTable *self = data;
  BwActionColumn column;

  if (!bw_action_column_from_id (g_action_get_name (G_ACTION (action)), &column))
    return;

  take_headers_out (self);
  gtk_column_view_column_set_visible (self->columns[column], g_variant_get_boolean (state));
  put_headers_in (self);
  remember_columns (self);
}

static void
on_change_automatic (GSimpleAction *action, GVariant *state, gpointer data)
{
  BwActionTable *self = data;

  if (!g_variant_get_boolean (state)) {
    remember_columns (self);
    return;
  }
  if (self->settings != NULL) {
    g_settings_reset (self->settings, KEY_COLUMNS);
    bw_column_widths_forget (self->widths);
  }
  update_columns (self);
}

/* A head that is clicked for the first time means what its order in the menu does; GTK knows no other than
   upwards. */
static void
on_sorter_changed (GtkSorter *sorter, GtkSorterChange change, BwActionTable *self)
{
  GtkColumnViewSorter *heads = GTK_COLUMN_VIEW_SORTER (sorter);
  GtkColumnViewColumn *primary = gtk_column_view_sorter_get_primary_sort_column (heads);
  gboolean descending;
  BwSortKey key;
  BwActionColumn column;

  if (self->setting_sort || primary == NULL ||
      !bw_action_column_from_id (gtk_column_view_column_get_id (primary), &column))
    return;

  key = bw_action_column_get_sort_key (column);
  descending = gtk_column_view_sorter_get_primary_sort_order (heads) == GTK_SORT_DESCENDING;
  if (key != self->sort)
    descending = bw_arrange_menus_starts_descending (key);
  g_signal_emit (self, signals[SIGNAL_SORT], 0, (int) key, descending);
}

static void
on_activate (GtkColumnView *view, guint position, BwActionTable *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, position);
}

/* A click selects its row before it comes here. GTK's own single-click activation would select
   whatever the pointer passes over. */
static void
on_released (GtkGestureClick *click, int n_press, double x, double y, BwActionTable *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  guint position = GTK_INVALID_LIST_POSITION;

  if (model != NULL && bw_row_at (GTK_WIDGET (self->view), x, y))
    position = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));
  if (position != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, position);
}

static void
bw_action_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwActionTable *self = BW_ACTION_TABLE (object);

  switch ((BwActionTableProperty) id) {
  case PROP_ROOM:
    g_value_set_uint (value, self->room);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_action_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwActionTable *self = BW_ACTION_TABLE (object);

  switch ((BwActionTableProperty) id) {
  case PROP_ROOM:
    if (self->room == g_value_get_uint (value))
      break;
    self->room = g_value_get_uint (value);
    update_columns (self);
    g_object_notify_by_pspec (object, pspec);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_action_table_dispose (GObject *object)
{
  BwActionTable *self = BW_ACTION_TABLE (object);

  g_clear_pointer (&self->widths, bw_column_widths_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ACTION_TABLE);
  for (guint i = 0; i < BW_N_ACTION_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_object (&self->header_factory);
  g_clear_object (&self->column_actions);
  g_clear_object (&self->column_menu);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bw_action_table_parent_class)->dispose (object);
}

static void
bw_action_table_class_init (BwActionTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_action_table_get_property;
  object_class->set_property = bw_action_table_set_property;
  object_class->dispose = bw_action_table_dispose;

  properties[PROP_ROOM] =
      g_param_spec_uint ("room", NULL, NULL, 0, MAX_ROOM, MAX_ROOM,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", BW_TYPE_ACTION_TABLE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_SORT] = g_signal_new ("sort", BW_TYPE_ACTION_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/actions/bw-action-table.ui");
  gtk_widget_class_bind_template_child (widget_class, BwActionTable, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
}

/* One action and one item of the menu for each column; that of the titles always stands there. */
static void
add_column_action (BwActionTable *self, BwActionColumn column, GMenu *section)
{
  const char *id = bw_action_column_get_id (column);
  g_autofree char *title = bw_action_column_say_title (column);
  g_autofree char *detailed = g_strconcat ("columns.", id, NULL);
  g_autoptr (GSimpleAction) action =
                g_simple_action_new_stateful (id, NULL, g_variant_new_boolean (TRUE));

  g_signal_connect_object (action, "change-state", G_CALLBACK (on_change_column), self,
                           G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (self->column_actions), G_ACTION (action));
  g_menu_append (section, title, detailed);
}

static void
add_column_actions (BwActionTable *self)
{
  g_autoptr (GSimpleAction) automatic =
                g_simple_action_new_stateful ("automatic", NULL, g_variant_new_boolean (TRUE));
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  self->column_actions = g_simple_action_group_new ();
  self->column_menu = g_menu_new ();
  for (guint i = 0; i < BW_N_ACTION_COLUMNS; i++)
    if (i != BW_ACTION_COLUMN_TITLE)
      add_column_action (self, i, columns);

  g_signal_connect_object (automatic, "change-state", G_CALLBACK (on_change_automatic), self,
                           G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (self->column_actions), G_ACTION (automatic));
  /* Translators: a menu item: as many columns as there is room for, in the usual order. */
  g_menu_append (rest, _ ("_As Many as Fit"), "columns.automatic");
  /* Translators: the head of a menu in which columns are shown and hidden. */
  g_menu_append_section (self->column_menu, _ ("Columns"), G_MENU_MODEL (columns));
  g_menu_append_section (self->column_menu, NULL, G_MENU_MODEL (rest));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  G_ACTION_GROUP (self->column_actions));
}

static void
bw_action_table_init (BwActionTable *self)
{
  g_autoptr (GtkListItemFactory) rows = bw_action_row_factory_new ();

  self->room = MAX_ROOM;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_column_actions (self);
  for (guint i = 0; i < BW_N_ACTION_COLUMNS; i++) {
    self->columns[i] = bw_action_column_new (i);
    gtk_column_view_column_set_header_menu (self->columns[i], G_MENU_MODEL (self->column_menu));
    gtk_column_view_append_column (self->view, self->columns[i]);
  }
  gtk_column_view_set_row_factory (self->view, rows);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (on_columns_changed), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sorter_changed), self, G_CONNECT_DEFAULT);
}

/**
 * bw_action_table_new:
 *
 * Returns: (transfer floating): a new table, empty
 */
GtkWidget *
bw_action_table_new (void)
{
  return g_object_new (BW_TYPE_ACTION_TABLE, NULL);
}

static void
follow_widths (BwActionTable *self)
{
  if (self->settings == NULL)
    return;
  self->widths = bw_column_widths_new (self->settings);
  for (guint i = 0; i < BW_N_ACTION_COLUMNS; i++)
    bw_column_widths_follow (self->widths, self->columns[i]);
}

/**
 * bw_action_table_set_settings:
 * @self: a table
 * @settings: (nullable): where the columns are remembered, under `columns` and `column-widths`
 */
void
bw_action_table_set_settings (BwActionTable *self, GSettings *settings)
{
  g_return_if_fail (BW_IS_ACTION_TABLE (self));

  if (!g_set_object (&self->settings, settings))
    return;
  g_clear_pointer (&self->widths, bw_column_widths_free);
  follow_widths (self);
  update_columns (self);
}

/**
 * bw_action_table_set_model:
 * @self: a table
 * @model: (nullable): what it shows, a #GtkSingleSelection of #BwAction
 */
void
bw_action_table_set_model (BwActionTable *self, GtkSelectionModel *model)
{
  g_return_if_fail (BW_IS_ACTION_TABLE (self));

  gtk_column_view_set_model (self->view, model);
}

/**
 * bw_action_table_set_header_factory:
 * @self: a table
 * @factory: (nullable): what makes the headers of its sections; %NULL for none
 */
void
bw_action_table_set_header_factory (BwActionTable *self, GtkListItemFactory *factory)
{
  g_return_if_fail (BW_IS_ACTION_TABLE (self));

  g_set_object (&self->header_factory, factory);
  put_headers_in (self);
}

static GtkColumnViewColumn *
find_sort_column (BwActionTable *self, BwSortKey key)
{
  for (guint i = 0; i < BW_N_ACTION_COLUMNS; i++)
    if (bw_action_column_get_sort_key (i) == key)
      return self->columns[i];
  return NULL;
}

/**
 * bw_action_table_set_sort:
 * @self: a table
 * @key: what the list is sorted by
 * @descending: whether it is turned round
 *
 * Shows in the heads of the columns what order the list is in.
 */
void
bw_action_table_set_sort (BwActionTable *self, BwSortKey key, gboolean descending)
{
  g_return_if_fail (BW_IS_ACTION_TABLE (self));

  self->sort = key;
  self->setting_sort = TRUE;
  gtk_column_view_sort_by_column (self->view, find_sort_column (self, key),
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->setting_sort = FALSE;
}

/**
 * bw_action_table_scroll_to:
 * @self: a table
 * @position: a position of its model
 * @flags: whether to select it and to put the focus there
 */
void
bw_action_table_scroll_to (BwActionTable *self, guint position, GtkListScrollFlags flags)
{
  g_return_if_fail (BW_IS_ACTION_TABLE (self));

  gtk_column_view_scroll_to (self->view, position, NULL, flags, NULL);
}

/**
 * bw_action_table_get_vadjustment:
 * @self: a table
 *
 * Returns: (transfer none): how far down its rows are scrolled
 */
GtkAdjustment *
bw_action_table_get_vadjustment (BwActionTable *self)
{
  g_return_val_if_fail (BW_IS_ACTION_TABLE (self), NULL);

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
}

/**
 * bw_action_table_get_column_actions:
 * @self: a table
 *
 * Returns: (transfer none): the actions that show and hide its columns, to be inserted as `columns`
 */
GActionGroup *
bw_action_table_get_column_actions (BwActionTable *self)
{
  g_return_val_if_fail (BW_IS_ACTION_TABLE (self), NULL);

  return G_ACTION_GROUP (self->column_actions);
}

/**
 * bw_action_table_get_column_menu:
 * @self: a table
 *
 * Returns: (transfer none): a menu of those actions
 */
GMenuModel *
bw_action_table_get_column_menu (BwActionTable *self)
{
  g_return_val_if_fail (BW_IS_ACTION_TABLE (self), NULL);

  return G_MENU_MODEL (self->column_menu);
}
