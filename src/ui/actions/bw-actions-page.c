/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/actions/bw-actions-page.h"

#include "ui/actions/bw-action-list-model.h"
#include "ui/actions/bw-action-list.h"
#include "ui/actions/bw-arrange-menus.h"
#include "ui/actions/bw-filter-button.h"
#include "ui/actions/bw-filter-chips.h"
#include "ui/actions/bw-frame-task.h"
#include "ui/actions/bw-list-export.h"
#include "ui/actions/bw-list-summary.h"
#include "ui/actions/bw-query-actions.h"
#include "ui/actions/bw-query-runner.h"

struct _BwActionsPage {
  AdwBin parent_instance;

  BwSession *session;
  BwAction *selected_action;

  /* What is asked, what asks it, and who answers. */
  BwQueryActions *query;
  BwFrameTask *asking;
  BwQueryRunner *runner;

  BwActionListModel *actions;
  GtkSingleSelection *selection;
  /* While a new answer goes into the list, a change of the selection is not the user's. */
  gboolean is_applying;
  gboolean narrow;

  GtkEditable *search_entry;
  BwFilterButton *filters;
  GtkMenuButton *columns_menu;
  GtkPopoverMenu *sort_popover;
  GMenu *group_model;
  BwFilterChips *chips;
  BwListSummary *summary;
  BwActionList *list;
};

G_DEFINE_FINAL_TYPE (BwActionsPage, bw_actions_page, ADW_TYPE_BIN)

typedef enum {
  PROP_SESSION = 1,
  PROP_SELECTED_ACTION,
  PROP_NARROW,
} BwActionsPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum {
  SIGNAL_STEPS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The answer and the list. */

static guint
find_selected (BwActionsPage *self)
{
  if (self->selected_action == NULL)
    return GTK_INVALID_LIST_POSITION;
  return bw_action_list_model_find (self->actions, bw_action_get_id (self->selected_action));
}

static guint
find_step (BwActionsPage *self, int direction)
{
  return bw_action_list_model_step (self->actions, find_selected (self), direction);
}

static void
on_answered (BwQueryRunner *runner, BwQueryResult *result, BwActionsPage *self)
{
  const char *id = self->selected_action != NULL ? bw_action_get_id (self->selected_action) : NULL;

  self->is_applying = TRUE;
  bw_action_list_set_result (self->list, result, id);
  self->is_applying = FALSE;
  bw_list_summary_set_result (self->summary, result);
  bw_filter_button_set_result (self->filters, result);
  g_signal_emit (self, signals[SIGNAL_STEPS_CHANGED], 0);
}

static void
ask_now (gpointer data)
{
  BwActionsPage *self = data;
  BwScorecard *scorecard = self->session != NULL ? bw_session_get_scorecard (self->session) : NULL;

  if (scorecard != NULL) {
    bw_query_runner_ask (self->runner, scorecard, bw_query_actions_get_query (self->query));
    return;
  }
  bw_query_runner_cancel (self->runner);
  on_answered (self->runner, NULL, self);
}

/* Asks what has not been asked yet. */
static void
ask (BwActionsPage *self)
{
  bw_frame_task_run (self->asking);
}

static void
bw_actions_page_map (GtkWidget *widget)
{
  ask (BW_ACTIONS_PAGE (widget));

  GTK_WIDGET_CLASS (bw_actions_page_parent_class)->map (widget);
}

static void
on_scorecard (BwActionsPage *self)
{
  BwScorecard *scorecard = bw_session_get_scorecard (self->session);
  BwAction *action = NULL;

  if (scorecard != NULL && self->selected_action != NULL)
    action = bw_scorecard_find (scorecard, bw_action_get_id (self->selected_action));
  bw_actions_page_set_selected_action (self, action);
  bw_frame_task_queue (self->asking);
  if (scorecard != NULL)
    bw_query_runner_prepare (self->runner, scorecard);
  else
    /* What was open is let go of at once, also where the page is not seen. */
    ask (self);
}

/* The query. */

/* What is asked changed, by whatever way: the entry follows. */
static void
on_query_changed (BwQueryActions *query_actions, BwActionsPage *self)
{
  const BwQuery *query = bw_query_actions_get_query (self->query);
  const char *search = bw_query_get_search (query);

  if (search == NULL)
    search = "";
  if (!g_str_equal (gtk_editable_get_text (self->search_entry), search))
    gtk_editable_set_text (self->search_entry, search);
  if (bw_filter_chips_set_query (self->chips, query))
    bw_action_list_focus (self->list);
  bw_frame_task_queue (self->asking);
}

static void
on_search_changed (GtkEditable *entry, BwActionsPage *self)
{
  bw_query_actions_set_search (self->query, gtk_editable_get_text (entry));
}

static void
on_sort (BwActionList *list, int key, gboolean descending, BwActionsPage *self)
{
  bw_query_actions_set_sort (self->query, (BwSortKey) key, descending);
}

/* Opening actions. */

static void
on_activate (BwActionList *list, guint position, BwActionsPage *self)
{
  g_autoptr (BwAction) action = g_list_model_get_item (G_LIST_MODEL (self->actions), position);

  if (action != NULL)
    bw_actions_page_set_selected_action (self, action);
}

/* The flyout follows the selection while it is open. */
static void
on_selected (GtkSingleSelection *selection, GParamSpec *pspec, BwActionsPage *self)
{
  BwAction *action = gtk_single_selection_get_selected_item (selection);

  if (!self->is_applying && self->selected_action != NULL && action != NULL)
    bw_actions_page_set_selected_action (self, action);
}

/* Keys. */

static gboolean
on_search_key (GtkEventControllerKey *keys,
               guint key,
               guint code,
               GdkModifierType modifiers,
               BwActionsPage *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  ask (self);
  bw_action_list_focus (self->list);
  return GDK_EVENT_STOP;
}

/* What is to be opened is what has been typed, also where it is still being looked for. */
static void
on_search_activate (GtkSearchEntry *entry, BwActionsPage *self)
{
  ask (self);
  bw_query_runner_then (self->runner, (BwQueryRunnerFunc) bw_action_list_open, self->list);
}

static void
on_stop_search (GtkSearchEntry *entry, BwActionsPage *self)
{
  /* The search entry takes every Esc, and the first one is for the open action. */
  if (self->selected_action != NULL) {
    bw_actions_page_set_selected_action (self, NULL);
    return;
  }
  gtk_editable_set_text (self->search_entry, "");
  bw_action_list_focus (self->list);
}

/* In the list Esc does what it does in the search. */
static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType modifiers,
        BwActionsPage *self)
{
  const char *search = gtk_editable_get_text (self->search_entry);

  if (key != GDK_KEY_Escape || (self->selected_action == NULL && *search == '\0'))
    return GDK_EVENT_PROPAGATE;

  on_stop_search (NULL, self);
  return GDK_EVENT_STOP;
}

/* Actions. */

static void
on_search_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bw_actions_page_focus_search (BW_ACTIONS_PAGE (data));
}

static void
on_filters_opened (BwFilterButton *filters, BwActionsPage *self)
{
  bw_filter_button_set_result (filters, bw_actions_page_get_result (self));
}

static void
on_filter_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwActionsPage *self = data;

  bw_filter_button_open (self->filters, G_ACTION_GROUP (bw_query_actions_get_group (self->query)));
}

static void
run_export (BwActionsPage *self, BwListFormat format)
{
  BwQueryResult *result = bw_action_list_model_get_result (self->actions);

  if (result != NULL)
    bw_list_export_run (GTK_WIDGET (self), result, format);
}

static void
export_csv (gpointer data)
{
  run_export (BW_ACTIONS_PAGE (data), BW_LIST_FORMAT_CSV);
}

static void
export_json (gpointer data)
{
  run_export (BW_ACTIONS_PAGE (data), BW_LIST_FORMAT_JSON);
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwActionsPage *self = data;
  gboolean json = parameter != NULL && g_str_equal (g_variant_get_string (parameter, NULL), "json");

  ask (self);
  bw_query_runner_then (self->runner, json ? export_json : export_csv, self);
}

static const GActionEntry ACTIONS[] = {
  { "search", on_search_action, NULL, NULL, NULL },
  { "filter", on_filter_action, NULL, NULL, NULL },
  { "export", on_export, NULL, NULL, NULL },
  { "export-as", on_export, "s", NULL, NULL },
};

/* Its life. */

static void
set_narrow (BwActionsPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  g_object_set (self->list, "narrow", narrow, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
bw_actions_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwActionsPage *self = BW_ACTIONS_PAGE (object);

  switch ((BwActionsPageProperty) id) {
  case PROP_SESSION:
    g_value_set_object (value, self->session);
    break;
  case PROP_SELECTED_ACTION:
    g_value_set_object (value, self->selected_action);
    break;
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_actions_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwActionsPage *self = BW_ACTIONS_PAGE (object);

  switch ((BwActionsPageProperty) id) {
  case PROP_SESSION:
    self->session = g_value_dup_object (value);
    break;
  case PROP_SELECTED_ACTION:
    bw_actions_page_set_selected_action (self, g_value_get_object (value));
    break;
  case PROP_NARROW:
    set_narrow (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_actions_page_constructed (GObject *object)
{
  BwActionsPage *self = BW_ACTIONS_PAGE (object);

  G_OBJECT_CLASS (bw_actions_page_parent_class)->constructed (object);

  if (self->session == NULL)
    return;
  g_signal_connect_object (self->session, "notify::scorecard", G_CALLBACK (on_scorecard), self,
                           G_CONNECT_SWAPPED);
  on_scorecard (self);
}

static void
bw_actions_page_dispose (GObject *object)
{
  BwActionsPage *self = BW_ACTIONS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ACTIONS_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->selected_action);
  g_clear_object (&self->runner);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  g_clear_object (&self->query);
  /* What was let go of may have queued it. */
  g_clear_pointer (&self->asking, bw_frame_task_free);

  G_OBJECT_CLASS (bw_actions_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, BW_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED_ACTION] =
      g_param_spec_object ("selected-action", NULL, NULL, BW_TYPE_ACTION, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/actions/bw-actions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, columns_menu);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, sort_popover);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, group_model);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_filters_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_sort);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
}

static void
bw_actions_page_class_init (BwActionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_actions_page_get_property;
  object_class->set_property = bw_actions_page_set_property;
  object_class->constructed = bw_actions_page_constructed;
  object_class->dispose = bw_actions_page_dispose;
  widget_class->map = bw_actions_page_map;
  install_properties (object_class);
  signals[SIGNAL_STEPS_CHANGED] =
      g_signal_new ("steps-changed", BW_TYPE_ACTIONS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  g_type_ensure (BW_TYPE_ACTION_LIST);
  g_type_ensure (BW_TYPE_FILTER_CHIPS);
  g_type_ensure (BW_TYPE_FILTER_BUTTON);
  g_type_ensure (BW_TYPE_LIST_SUMMARY);
  bind_template (widget_class);
}

static void
init_list (BwActionsPage *self)
{
  self->actions = bw_action_list_model_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->actions));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_DEFAULT);
  bw_action_list_set_model (self->list, self->actions, self->selection);
}

static void
init_menus (BwActionsPage *self)
{
  BwActionTable *table = bw_action_list_get_table (self->list);

  bw_arrange_menus_fill_sort (self->sort_popover);
  bw_arrange_menus_fill_group (self->group_model);
  gtk_menu_button_set_menu_model (self->columns_menu, bw_action_table_get_column_menu (table));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  bw_action_table_get_column_actions (table));
}

static void
init_query (BwActionsPage *self, GSettings *settings)
{
  GSimpleActionGroup *group = NULL;

  self->query = bw_query_actions_new (settings);
  g_signal_connect_object (self->query, "changed", G_CALLBACK (on_query_changed), self,
                           G_CONNECT_DEFAULT);
  group = bw_query_actions_get_group (self->query);
  g_action_map_add_action_entries (G_ACTION_MAP (group), ACTIONS, G_N_ELEMENTS (ACTIONS), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "actions", G_ACTION_GROUP (group));
}

static void
bw_actions_page_init (BwActionsPage *self)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);

  self->asking = bw_frame_task_new (GTK_WIDGET (self), ask_now, self);
  init_query (self, settings);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->runner = bw_query_runner_new ();
  g_signal_connect_object (self->runner, "answered", G_CALLBACK (on_answered), self,
                           G_CONNECT_DEFAULT);
  init_list (self);
  init_menus (self);
  bw_action_table_set_settings (bw_action_list_get_table (self->list), settings);
}

/**
 * bw_actions_page_new:
 * @session: whose actions it lists
 *
 * Returns: (transfer floating): a new page
 */
BwActionsPage *
bw_actions_page_new (BwSession *session)
{
  return g_object_new (BW_TYPE_ACTIONS_PAGE, "session", session, NULL);
}

/**
 * bw_actions_page_get_selected_action:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the action that the flyout shows
 */
BwAction *
bw_actions_page_get_selected_action (BwActionsPage *self)
{
  g_return_val_if_fail (BW_IS_ACTIONS_PAGE (self), NULL);

  return self->selected_action;
}

/* Selects the row of the open action and brings it into sight; the focus stays where it is. */
static void
show_selected (BwActionsPage *self)
{
  guint position = find_selected (self);

  if (position == gtk_single_selection_get_selected (self->selection))
    return;

  self->is_applying = TRUE;
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position);
  else
    bw_action_list_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT);
  self->is_applying = FALSE;
}

/**
 * bw_actions_page_set_selected_action:
 * @self: a page
 * @action: (nullable): the action that the flyout shows, or %NULL when it is closed
 *
 * The row of @action becomes the selected one. When the flyout is closed the selection stays.
 */
void
bw_actions_page_set_selected_action (BwActionsPage *self, BwAction *action)
{
  g_return_if_fail (BW_IS_ACTIONS_PAGE (self));
  g_return_if_fail (action == NULL || BW_IS_ACTION (action));

  if (!g_set_object (&self->selected_action, action))
    return;

  if (action != NULL)
    show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ACTION]);
  g_signal_emit (self, signals[SIGNAL_STEPS_CHANGED], 0);
}

/**
 * bw_actions_page_get_query:
 * @self: a page
 *
 * Returns: (transfer none): what is asked
 */
const BwQuery *
bw_actions_page_get_query (BwActionsPage *self)
{
  g_return_val_if_fail (BW_IS_ACTIONS_PAGE (self), NULL);

  return bw_query_actions_get_query (self->query);
}

/**
 * bw_actions_page_set_query:
 * @self: a page
 * @query: what is to be asked
 *
 * Shows another part of the actions. The order and the groups that the user chose stay: only search
 * and filters are taken over.
 */
void
bw_actions_page_set_query (BwActionsPage *self, const BwQuery *query)
{
  g_return_if_fail (BW_IS_ACTIONS_PAGE (self));
  g_return_if_fail (query != NULL);

  bw_query_actions_show (self->query, query);
}

/**
 * bw_actions_page_can_step:
 * @self: a page
 * @direction: -1 or 1
 *
 * Returns: whether bw_actions_page_step() would lead anywhere; `steps-changed` tells when that may be otherwise
 */
gboolean
bw_actions_page_can_step (BwActionsPage *self, int direction)
{
  g_return_val_if_fail (BW_IS_ACTIONS_PAGE (self), FALSE);

  ask (self);
  return find_step (self, direction) != GTK_INVALID_LIST_POSITION;
}

/**
 * bw_actions_page_step:
 * @self: a page
 * @direction: -1 for the action before the open one in the list, 1 for the one after it
 *
 * Returns: whether there was one, which is open now
 */
gboolean
bw_actions_page_step (BwActionsPage *self, int direction)
{
  g_autoptr (BwAction) action = NULL;

  g_return_val_if_fail (BW_IS_ACTIONS_PAGE (self), FALSE);

  ask (self);
  action = g_list_model_get_item (G_LIST_MODEL (self->actions), find_step (self, direction));
  if (action == NULL)
    return FALSE;

  bw_actions_page_set_selected_action (self, action);
  return TRUE;
}

/**
 * bw_actions_page_get_result:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what stands in the list; of a very long list, what stood there
 *   before the answer to the newest question
 */
BwQueryResult *
bw_actions_page_get_result (BwActionsPage *self)
{
  g_return_val_if_fail (BW_IS_ACTIONS_PAGE (self), NULL);

  ask (self);
  return bw_action_list_model_get_result (self->actions);
}

/**
 * bw_actions_page_focus_search:
 * @self: a page
 *
 * Puts the focus into the search and selects what stands there, so that typing replaces it.
 */
void
bw_actions_page_focus_search (BwActionsPage *self)
{
  g_return_if_fail (BW_IS_ACTIONS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (self->search_entry, 0, -1);
}

/**
 * bw_actions_page_focus_list:
 * @self: a page
 *
 * Puts the focus into the list: on the selected row, or the first one.
 */
void
bw_actions_page_focus_list (BwActionsPage *self)
{
  g_return_if_fail (BW_IS_ACTIONS_PAGE (self));

  bw_action_list_focus (self->list);
}
