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
#include "ui/actions/bw-row-at.h"

/* For how many frames a breakpoint that is being applied may hide the list. */
#define MAX_FRAMES 3

struct _BwActionList {
  AdwBin parent_instance;

  BwActionListModel *actions;
  GtkSingleSelection *selection;
  GtkListItemFactory *header_factory;
  gboolean narrow;
  /* Whether another width brought a view that begins at its top, whether the keyboard was in the one
     before, and what goes back to the selected row. */
  gboolean is_new_view;
  gboolean had_focus;
  gint64 unmapped_in;
  guint tick;
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

static GtkWidget *
get_view (BwActionList *self)
{
  return self->narrow ? GTK_WIDGET (self->rows) : GTK_WIDGET (self->table);
}

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

/* Whether the keyboard is in the list. */
static gboolean
has_focus (BwActionList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static GtkAdjustment *
get_adjustment (BwActionList *self)
{
  if (self->narrow)
    return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->rows));
  return bw_action_table_get_vadjustment (self->table);
}

static void
scroll_to (BwActionList *self, guint position, GtkListScrollFlags flags)
{
  bw_list_top_let_go (get_adjustment (self));
  if (self->narrow)
    gtk_list_view_scroll_to (self->rows, position, flags, NULL);
  else
    bw_action_table_scroll_to (self->table, position, flags);
}

/* Puts the focus on a row, or the last one before it, and selects it; of an empty list, on the way out.
   Without a position the list takes the row that it sees fit, and selects none. */
static void
focus_row (BwActionList *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->actions));

  /* A list moves the focus to a row only where it has the focus already. */
  gtk_widget_child_focus (n > 0 ? get_view (self) : GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  if (n > 0 && position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, MIN (position, n - 1), GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT);
}

/* A sheet that lies over the list does not let the keyboard go there. */
static gboolean
can_have_focus (BwActionList *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  while (widget != NULL && gtk_widget_get_can_focus (widget))
    widget = gtk_widget_get_parent (widget);
  return widget == NULL;
}

static void
go_to_place (BwActionList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->had_focus && can_have_focus (self))
    focus_row (self, position);
  else if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position, GTK_LIST_SCROLL_NONE);
  self->is_new_view = self->had_focus = FALSE;
}

/* A view scrolls and takes the keyboard once it has been laid out. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BwActionList *self = BW_ACTION_LIST (widget);
  GtkWidget *view = get_view (self);

  if (gtk_widget_get_mapped (view) && gtk_widget_get_height (view) == 0)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  if (gtk_widget_get_mapped (view))
    go_to_place (self);
  return G_SOURCE_REMOVE;
}

static void
queue_place (BwActionList *self)
{
  gboolean has_to_go = self->is_new_view || self->had_focus;

  if (has_to_go && self->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static gint64
get_frame (BwActionList *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  return clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : 0;
}

/* Where a breakpoint is applied, what is in it is not mapped for a frame and loses the keyboard: in the
   window, and in the page, also when the flyout takes room from it. */
static void
bw_action_list_unmap (GtkWidget *widget)
{
  BwActionList *self = BW_ACTION_LIST (widget);

  self->had_focus = self->had_focus || has_focus (self);
  self->unmapped_in = get_frame (self);

  GTK_WIDGET_CLASS (bw_action_list_parent_class)->unmap (widget);
}

static void
bw_action_list_map (GtkWidget *widget)
{
  BwActionList *self = BW_ACTION_LIST (widget);

  GTK_WIDGET_CLASS (bw_action_list_parent_class)->map (widget);

  if (get_frame (self) > self->unmapped_in + MAX_FRAMES)
    self->had_focus = FALSE;
  queue_place (self);
}

static void
set_narrow (BwActionList *self, gboolean narrow)
{
  gboolean had_focus = has_focus (self);

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  update_models (self);
  self->is_new_view = self->selection != NULL;
  self->had_focus = self->had_focus || had_focus;
  queue_place (self);
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
  guint position = GTK_INVALID_LIST_POSITION;

  if (bw_row_at (GTK_WIDGET (self->rows), x, y))
    position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, position);
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

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
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
  GTK_WIDGET_CLASS (klass)->map = bw_action_list_map;
  GTK_WIDGET_CLASS (klass)->unmap = bw_action_list_unmap;
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

static void
bw_action_list_init (BwActionList *self)
{
  g_autoptr (GtkListItemFactory) factory = new_row_factory ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->rows, factory);
  bw_list_top_keep (GTK_WIDGET (self->table), bw_action_table_get_vadjustment (self->table));
  bw_list_top_keep (GTK_WIDGET (self->rows),
                    gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->rows)));
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
  bw_list_top_begin (get_adjustment (self));
}

static void
update (BwActionList *self, BwQueryResult *result)
{
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
 * bw_action_list_set_result:
 * @self: a list
 * @result: (nullable): what it is to list
 * @id: (nullable): the id of the action that is to be the selected one; %NULL for that which is
 *
 * Changes the list where it differs from @result: rows, headers, the order that the heads of the columns
 * show, and the page that stands there when there are no actions. The selected action stays so as long
 * as it is in the list, and the keyboard on it, also where its row is a new one. Where it is not, the
 * keyboard stays at its place.
 */
void
bw_action_list_set_result (BwActionList *self, BwQueryResult *result, const char *id)
{
  BwAction *selected = NULL;
  g_autofree char *selected_id = NULL;
  gboolean had_focus;
  guint old_position;
  guint position;

  g_return_if_fail (BW_IS_ACTION_LIST (self));
  g_return_if_fail (result == NULL || BW_IS_QUERY_RESULT (result));

  selected = gtk_single_selection_get_selected_item (self->selection);
  selected_id = g_strdup (id == NULL && selected != NULL ? bw_action_get_id (selected) : id);
  old_position = gtk_single_selection_get_selected (self->selection);
  had_focus = has_focus (self);

  bw_action_list_model_set_result (self->actions, result);
  position = bw_action_list_model_find (self->actions, selected_id);
  gtk_single_selection_set_selected (self->selection, position);
  update (self, result);
  if (had_focus && !has_focus (self))
    focus_row (self, position != GTK_INVALID_LIST_POSITION ? position : old_position);
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

  scroll_to (self, position, flags);
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

  position = gtk_single_selection_get_selected (self->selection);
  focus_row (self, position != GTK_INVALID_LIST_POSITION ? position : 0);
}

/**
 * bw_action_list_open:
 * @self: a list
 *
 * Puts the focus on the selected row, or the first one, and opens it, where there is one.
 */
void
bw_action_list_open (BwActionList *self)
{
  g_return_if_fail (BW_IS_ACTION_LIST (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->actions)) == 0)
    return;
  bw_action_list_focus (self);
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0,
                 gtk_single_selection_get_selected (self->selection));
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
