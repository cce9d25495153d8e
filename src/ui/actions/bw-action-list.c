/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/actions/bw-action-list.h"

#include "present/bw-list-text.h"
#include "ui/actions/bw-action-row.h"
#include "ui/actions/bw-group-header.h"
#include "ui/actions/bw-list-top.h"
#include "ui/actions/bw-no-matches.h"

struct _BwActionList {
  AdwBin parent_instance;

  BwActionListModel *actions;
  GtkSingleSelection *selection;
  GtkListItemFactory *header_factory;
  gboolean narrow;
  /* The arrangement that the list was in. */
  BwSortKey sort;
  gboolean descending;
  BwFacet group;

  GtkStack *views;
  BwActionTable *table;
  GtkListView *rows;
  BwNoMatches *no_matches;
};

G_DEFINE_FINAL_TYPE (BwActionList, bw_action_list, ADW_TYPE_BIN)

typedef enum {
  PROP_NARROW = 1,
  PROP_ROOM,
} BwActionListProperty;

static GParamSpec *properties[PROP_ROOM + 1];

enum {
  SIGNAL_ACTIVATE,
  SIGNAL_SORT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
choose_view (BwActionList *self)
{
  BwQueryResult *result =
      self->actions != NULL ? bw_action_list_model_get_result (self->actions) : NULL;

  if (result == NULL)
    return "blank";
  if (bw_query_result_get_total (result) == 0)
    return "nothing";
  if (bw_query_result_get_actions (result)->len == 0)
    return "no-matches";
  return self->narrow ? "rows" : "table";
}

static void
update_models (BwActionList *self)
{
  GtkSelectionModel *model = self->selection != NULL ? GTK_SELECTION_MODEL (self->selection) : NULL;

  bw_action_table_set_model (self->table, self->narrow ? NULL : model);
  gtk_list_view_set_model (self->rows, self->narrow ? model : NULL);
  gtk_stack_set_visible_child_name (self->views, choose_view (self));
}

static void
set_narrow (BwActionList *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  update_models (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
on_activate (BwActionTable *table, guint position, BwActionList *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, position);
}

static void
on_sort (BwActionTable *table, int key, gboolean descending, BwActionList *self)
{
  g_signal_emit (self, signals[SIGNAL_SORT], 0, key, descending);
}

static void
on_rows_activate (GtkListView *rows, guint position, BwActionList *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, position);
}

/* A click selects its row before it comes here. */
static void
on_rows_released (GtkGestureClick *click, int n_press, double x, double y, BwActionList *self)
{
  GtkWidget *rows = GTK_WIDGET (self->rows);
  GtkWidget *widget = gtk_widget_pick (rows, x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != rows; widget = gtk_widget_get_parent (widget))
    if (g_str_equal (gtk_widget_get_css_name (widget), "row"))
      g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0,
                     gtk_single_selection_get_selected (self->selection));
}

static void
bw_action_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwActionList *self = BW_ACTION_LIST (object);

  switch ((BwActionListProperty) id) {
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  case PROP_ROOM:
    g_object_get_property (G_OBJECT (self->table), "room", value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_action_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwActionList *self = BW_ACTION_LIST (object);

  switch ((BwActionListProperty) id) {
  case PROP_NARROW:
    set_narrow (self, g_value_get_boolean (value));
    break;
  case PROP_ROOM:
    g_object_set_property (G_OBJECT (self->table), "room", value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_action_list_dispose (GObject *object)
{
  BwActionList *self = BW_ACTION_LIST (object);

  /* The template's child is the bin's own, which has to let go of it before the template does. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ACTION_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->header_factory);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (bw_action_list_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_ROOM] = g_param_spec_uint ("room", NULL, NULL, 0, 3, 3, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/actions/bw-action-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BwActionList, views);
  gtk_widget_class_bind_template_child (widget_class, BwActionList, table);
  gtk_widget_class_bind_template_child (widget_class, BwActionList, rows);
  gtk_widget_class_bind_template_child (widget_class, BwActionList, no_matches);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_sort);
  gtk_widget_class_bind_template_callback (widget_class, on_rows_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_rows_released);
}

static void
bw_action_list_class_init (BwActionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_action_list_get_property;
  object_class->set_property = bw_action_list_set_property;
  object_class->dispose = bw_action_list_dispose;
  install_properties (object_class);

  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", BW_TYPE_ACTION_LIST, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_SORT] = g_signal_new ("sort", BW_TYPE_ACTION_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);

  g_type_ensure (BW_TYPE_ACTION_TABLE);
  g_type_ensure (BW_TYPE_NO_MATCHES);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
on_setup_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, bw_action_row_new ());
}

static void
on_bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  BwAction *action = gtk_list_item_get_item (item);
  g_autofree char *label = bw_list_text_say_row (action);

  bw_action_row_set_action (BW_ACTION_ROW (gtk_list_item_get_child (item)), action);
  gtk_list_item_set_accessible_label (item, label);
}

static GtkListItemFactory *
new_row_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_row), NULL);
  return factory;
}

static GtkAdjustment *
get_rows_adjustment (BwActionList *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->rows));
}

static void
bw_action_list_init (BwActionList *self)
{
  g_autoptr (GtkListItemFactory) factory = new_row_factory ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->rows, factory);
  bw_list_top_keep (GTK_WIDGET (self->table), bw_action_table_get_vadjustment (self->table));
  bw_list_top_keep (GTK_WIDGET (self->rows), get_rows_adjustment (self));
}

/**
 * bw_action_list_set_model:
 * @self: a list
 * @actions: what it shows
 * @selection: the same, with the selected one
 */
void
bw_action_list_set_model (BwActionList *self,
                          BwActionListModel *actions,
                          GtkSingleSelection *selection)
{
  g_return_if_fail (BW_IS_ACTION_LIST (self));
  g_return_if_fail (BW_IS_ACTION_LIST_MODEL (actions));
  g_return_if_fail (GTK_IS_SINGLE_SELECTION (selection));

  if (g_set_object (&self->actions, actions)) {
    g_clear_object (&self->header_factory);
    self->header_factory = bw_group_header_factory_new (G_LIST_MODEL (actions));
  }
  g_set_object (&self->selection, selection);
  update_models (self);
}

static void
update_headers (BwActionList *self, const BwQuery *query)
{
  GtkListItemFactory *factory =
      bw_query_get_group (query) != BW_FACET_NONE ? self->header_factory : NULL;

  bw_action_table_set_header_factory (self->table, factory);
  gtk_list_view_set_header_factory (self->rows, factory);
}

/* A list in another order is read from its beginning, unless the place of an action is of interest. */
static void
follow_arrangement (BwActionList *self, const BwQuery *query)
{
  gboolean is_same = self->sort == bw_query_get_sort_key (query) &&
                     self->descending == bw_query_is_descending (query) &&
                     self->group == bw_query_get_group (query);

  self->sort = bw_query_get_sort_key (query);
  self->descending = bw_query_is_descending (query);
  self->group = bw_query_get_group (query);
  if (is_same || gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    return;
  /* A view begins at the top of a new model only. */
  bw_action_table_set_model (self->table, NULL);
  gtk_list_view_set_model (self->rows, NULL);
  update_models (self);
  bw_list_top_begin (self->narrow ? get_rows_adjustment (self)
                                  : bw_action_table_get_vadjustment (self->table));
}

/**
 * bw_action_list_update:
 * @self: a list
 *
 * Follows the result of its model: headers, the order that the heads of the columns show, and the page
 * that stands there when there are no actions.
 */
void
bw_action_list_update (BwActionList *self)
{
  BwQueryResult *result = NULL;

  g_return_if_fail (BW_IS_ACTION_LIST (self));

  result = bw_action_list_model_get_result (self->actions);
  if (result != NULL) {
    const BwQuery *query = bw_query_result_get_query (result);

    update_headers (self, query);
    bw_action_table_set_sort (self->table, bw_query_get_sort_key (query),
                              bw_query_is_descending (query));
    follow_arrangement (self, query);
    if (bw_query_result_get_actions (result)->len == 0 && bw_query_result_get_total (result) > 0)
      bw_no_matches_set_result (self->no_matches, result);
  }
  gtk_stack_set_visible_child_name (self->views, choose_view (self));
}

/**
 * bw_action_list_scroll_to:
 * @self: a list
 * @position: a position of its model
 * @flags: whether to select it and to put the focus there
 */
void
bw_action_list_scroll_to (BwActionList *self, guint position, GtkListScrollFlags flags)
{
  g_return_if_fail (BW_IS_ACTION_LIST (self));

  if (self->narrow)
    gtk_list_view_scroll_to (self->rows, position, flags, NULL);
  else
    bw_action_table_scroll_to (self->table, position, flags);
}

/**
 * bw_action_list_focus:
 * @self: a list
 *
 * Puts the focus on the selected row, or selects the first one; of an empty list, on the way out.
 */
void
bw_action_list_focus (BwActionList *self)
{
  guint position;

  g_return_if_fail (BW_IS_ACTION_LIST (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->actions)) == 0) {
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
    return;
  }
  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  /* A list moves the focus to a row only where it has the focus already. */
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  bw_action_list_scroll_to (self, position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT);
}

/**
 * bw_action_list_get_table:
 * @self: a list
 *
 * Returns: (transfer none): the columns
 */
BwActionTable *
bw_action_list_get_table (BwActionList *self)
{
  g_return_val_if_fail (BW_IS_ACTION_LIST (self), NULL);

  return self->table;
}
