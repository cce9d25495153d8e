/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/actions/bw-actions-page.h"

#include <glib/gi18n.h>

#include "present/bw-label.h"
#include "present/bw-list-text.h"
#include "ui/actions/bw-action-list-model.h"
#include "ui/actions/bw-action-row.h"
#include "ui/actions/bw-action-table.h"
#include "ui/actions/bw-arrange-menus.h"
#include "ui/actions/bw-filter-chips.h"
#include "ui/actions/bw-filter-pane.h"
#include "ui/actions/bw-group-header.h"
#include "ui/actions/bw-list-export.h"
#include "ui/actions/bw-no-matches.h"
#include "ui/actions/bw-query-runner.h"

/* A screen reader hears how many actions are left when typing pauses for as long as this. */
#define ANNOUNCE_DELAY_MS 700

struct _BwActionsPage {
  AdwBin parent_instance;

  BwSession *session;
  BwAction *selected_action;
  GSettings *settings;

  /* What is asked, whether it still has to be, and who answers. */
  BwQuery *query;
  gboolean is_stale;
  guint tick;
  BwQueryRunner *runner;

  BwActionListModel *actions;
  GtkSingleSelection *selection;
  GtkListItemFactory *header_factory;
  GSimpleActionGroup *group;
  /* While a new answer goes into the list, a change of the selection is not the user's. */
  gboolean is_applying;
  gboolean narrow;
  guint announcement;
  /* The pane in the dialog that is open, on a narrow window. */
  BwFilterPane *dialog_pane;

  GtkEditable *search_entry;
  GtkPopover *filter_popover;
  BwFilterPane *filter_pane;
  GtkMenuButton *columns_menu;
  GtkPopoverMenu *sort_popover;
  GtkLabel *explanation;
  GMenu *sort_model;
  GMenu *group_model;
  BwFilterChips *chips;
  GtkLabel *summary;
  GtkLabel *order;
  GtkStack *views;
  BwActionTable *table;
  GtkListView *rows;
  BwNoMatches *no_matches;
};

G_DEFINE_FINAL_TYPE (BwActionsPage, bw_actions_page, ADW_TYPE_BIN)

typedef enum {
  PROP_SESSION = 1,
  PROP_SELECTED_ACTION,
  PROP_CAN_STEP_BACK,
  PROP_CAN_STEP_ON,
  PROP_NARROW,
} BwActionsPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

/* The answer and the list. */

static guint
find_selected (BwActionsPage *self)
{
  if (self->selected_action == NULL)
    return GTK_INVALID_LIST_POSITION;
  return bw_action_list_model_find (self->actions, bw_action_get_id (self->selected_action));
}

static void
notify_steps (BwActionsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_STEP_BACK]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_STEP_ON]);
}

static gboolean
announce (gpointer data)
{
  BwActionsPage *self = data;

  self->announcement = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->summary),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  return G_SOURCE_REMOVE;
}

static void
show_summary (BwActionsPage *self, BwQueryResult *result)
{
  const BwQuery *query = bw_query_result_get_query (result);
  g_autofree char *summary = bw_list_text_say_summary (result);
  g_autofree char *order =
      bw_label_sort_explanation (bw_query_get_sort_key (query), bw_query_is_descending (query));
  gboolean is_first = *gtk_label_get_label (self->summary) == '\0';

  gtk_label_set_label (self->order, order);
  if (g_str_equal (gtk_label_get_label (self->summary), summary))
    return;

  gtk_label_set_label (self->summary, summary);
  g_clear_handle_id (&self->announcement, g_source_remove);
  if (!is_first)
    self->announcement = g_timeout_add (ANNOUNCE_DELAY_MS, announce, self);
}

static const char *
choose_view (BwActionsPage *self)
{
  BwQueryResult *result = bw_action_list_model_get_result (self->actions);

  if (result == NULL || bw_query_result_get_total (result) == 0)
    return "nothing";
  if (bw_query_result_get_actions (result)->len == 0)
    return "no-matches";
  return self->narrow ? "rows" : "table";
}

/* A view that is not seen has no model: it would make rows all the same. */
static void
update_views (BwActionsPage *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  bw_action_table_set_model (self->table, self->narrow ? NULL : model);
  gtk_list_view_set_model (self->rows, self->narrow ? model : NULL);
  gtk_stack_set_visible_child_name (self->views, choose_view (self));
}

static void
update_headers (BwActionsPage *self, const BwQuery *query)
{
  GtkListItemFactory *factory =
      bw_query_get_group (query) != BW_FACET_NONE ? self->header_factory : NULL;

  bw_action_table_set_header_factory (self->table, factory);
  gtk_list_view_set_header_factory (self->rows, factory);
}

static void
show_facets (BwActionsPage *self)
{
  BwQueryResult *result = bw_action_list_model_get_result (self->actions);

  if (result == NULL)
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->filter_popover)))
    bw_filter_pane_set_result (self->filter_pane, result);
  if (self->dialog_pane != NULL)
    bw_filter_pane_set_result (self->dialog_pane, result);
}

static void
apply_result (BwActionsPage *self, BwQueryResult *result)
{
  self->is_applying = TRUE;
  bw_action_list_model_set_result (self->actions, result);
  if (self->selected_action != NULL)
    gtk_single_selection_set_selected (self->selection, find_selected (self));
  self->is_applying = FALSE;
}

static void
on_answered (BwQueryRunner *runner, BwQueryResult *result, BwActionsPage *self)
{
  const BwQuery *query = bw_query_result_get_query (result);

  apply_result (self, result);
  update_headers (self, query);
  bw_action_table_set_sort (self->table, bw_query_get_sort_key (query),
                            bw_query_is_descending (query));
  gtk_stack_set_visible_child_name (self->views, choose_view (self));
  if (bw_query_result_get_actions (result)->len == 0 && bw_query_result_get_total (result) > 0)
    bw_no_matches_set_result (self->no_matches, result);
  show_summary (self, result);
  show_facets (self);
  notify_steps (self);
}

static void
ask (BwActionsPage *self)
{
  BwScorecard *scorecard = self->session != NULL ? bw_session_get_scorecard (self->session) : NULL;

  if (!self->is_stale)
    return;

  self->is_stale = FALSE;
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;

  if (scorecard != NULL) {
    bw_query_runner_ask (self->runner, scorecard, self->query);
    return;
  }
  bw_query_runner_cancel (self->runner);
  apply_result (self, NULL);
  gtk_label_set_label (self->summary, "");
  gtk_label_set_label (self->order, "");
  gtk_stack_set_visible_child_name (self->views, choose_view (self));
  notify_steps (self);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BwActionsPage *self = BW_ACTIONS_PAGE (widget);

  self->tick = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

/* Asks once a frame at most, before that frame is laid out, however many keys were pressed. */
static void
queue_ask (BwActionsPage *self)
{
  self->is_stale = TRUE;
  if (self->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
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
  if (scorecard != NULL)
    bw_query_runner_prepare (self->runner, scorecard);
  bw_actions_page_set_selected_action (self, action);
  queue_ask (self);
}

/* The query. */

static void
update_action_states (BwActionsPage *self)
{
  BwFacet facet = bw_query_get_group (self->query);
  const char *sort = bw_sort_key_to_key (bw_query_get_sort_key (self->query));
  const char *direction = bw_query_is_descending (self->query) ? "descending" : "ascending";
  const char *group = facet != BW_FACET_NONE ? bw_facet_to_key (facet) : "";
  GActionMap *map = G_ACTION_MAP (self->group);

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "sort")),
                             g_variant_new_string (sort));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "direction")),
                             g_variant_new_string (direction));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "group")),
                             g_variant_new_string (group));
}

static void
query_changed (BwActionsPage *self)
{
  update_action_states (self);
  bw_filter_chips_set_query (self->chips, self->query);
  queue_ask (self);
}

static void
remember_arrangement (BwActionsPage *self)
{
  BwFacet facet = bw_query_get_group (self->query);

  g_settings_set_string (self->settings, "sort",
                         bw_sort_key_to_key (bw_query_get_sort_key (self->query)));
  g_settings_set_boolean (self->settings, "sort-descending", bw_query_is_descending (self->query));
  g_settings_set_string (self->settings, "group",
                         facet != BW_FACET_NONE ? bw_facet_to_key (facet) : "");
}

static void
restore_arrangement (BwActionsPage *self)
{
  g_autofree char *sort = g_settings_get_string (self->settings, "sort");
  g_autofree char *group = g_settings_get_string (self->settings, "group");
  BwSortKey key = BW_SORT_RECOMMENDED;
  BwFacet facet = BW_FACET_NONE;

  if (bw_sort_key_from_key (sort, &key))
    bw_query_set_sort (self->query, key,
                       g_settings_get_boolean (self->settings, "sort-descending"));
  if (bw_facet_from_key (group, &facet) && bw_facet_can_group (facet))
    bw_query_set_group (self->query, facet);
}

static void
on_search_changed (GtkEditable *entry, BwActionsPage *self)
{
  bw_query_set_search (self->query, gtk_editable_get_text (entry));
  query_changed (self);
}

static void
set_sort (BwActionsPage *self, BwSortKey key, gboolean descending)
{
  bw_query_set_sort (self->query, key, descending);
  remember_arrangement (self);
  query_changed (self);
}

static void
on_sort (BwActionTable *table, int key, gboolean descending, BwActionsPage *self)
{
  set_sort (self, (BwSortKey) key, descending);
}

/* Opening actions. */

static void
on_activate (BwActionTable *table, guint position, BwActionsPage *self)
{
  g_autoptr (BwAction) action = g_list_model_get_item (G_LIST_MODEL (self->actions), position);

  if (action != NULL)
    bw_actions_page_set_selected_action (self, action);
}

static void
on_rows_activate (GtkListView *rows, guint position, BwActionsPage *self)
{
  on_activate (NULL, position, self);
}

/* A click selects its row before it comes here. */
static void
on_rows_released (GtkGestureClick *click, int n_press, double x, double y, BwActionsPage *self)
{
  GtkWidget *rows = GTK_WIDGET (self->rows);
  GtkWidget *widget = gtk_widget_pick (rows, x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != rows; widget = gtk_widget_get_parent (widget))
    if (g_str_equal (gtk_widget_get_css_name (widget), "row"))
      on_activate (NULL, gtk_single_selection_get_selected (self->selection), self);
}

/* The flyout follows the selection while it is open. */
static void
on_selected (GtkSingleSelection *selection, GParamSpec *pspec, BwActionsPage *self)
{
  BwAction *action = gtk_single_selection_get_selected_item (selection);

  if (!self->is_applying && self->selected_action != NULL && action != NULL)
    bw_actions_page_set_selected_action (self, action);
}

static void
scroll_to (BwActionsPage *self, guint position, GtkListScrollFlags flags)
{
  if (self->narrow)
    gtk_list_view_scroll_to (self->rows, position, flags, NULL);
  else
    bw_action_table_scroll_to (self->table, position, flags);
}

static void
focus_list (BwActionsPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->actions)) == 0)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  scroll_to (self, position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT);
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
  focus_list (self);
  return GDK_EVENT_STOP;
}

static void
on_search_activate (GtkSearchEntry *entry, BwActionsPage *self)
{
  ask (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->actions)) == 0)
    return;
  focus_list (self);
  on_activate (NULL, gtk_single_selection_get_selected (self->selection), self);
}

static void
on_stop_search (GtkSearchEntry *entry, BwActionsPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
  focus_list (self);
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType modifiers,
        BwActionsPage *self)
{
  if (key == GDK_KEY_Escape && self->selected_action != NULL) {
    bw_actions_page_set_selected_action (self, NULL);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

/* Actions. */

static void
on_search_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  bw_actions_page_focus_search (BW_ACTIONS_PAGE (data));
}

static void
on_filter_popover (GtkWidget *popover, GParamSpec *pspec, BwActionsPage *self)
{
  ask (self);
  show_facets (self);
}

static void
on_dialog_closed (BwActionsPage *self)
{
  self->dialog_pane = NULL;
}

static void
on_filter_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwActionsPage *self = data;
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  self->dialog_pane = BW_FILTER_PANE (bw_filter_pane_new ());
  /* The dialog stands beside the page, not in it. */
  gtk_widget_insert_action_group (view, "actions", G_ACTION_GROUP (self->group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->dialog_pane));
  adw_dialog_set_title (dialog, C_ ("dialog", "Filter"));
  adw_dialog_set_content_width (dialog, 420);
  adw_dialog_set_child (dialog, view);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_dialog_closed), self,
                           G_CONNECT_SWAPPED);
  ask (self);
  show_facets (self);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_toggle_filter (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwActionsPage *self = data;
  const char *name = NULL;
  const char *key = NULL;
  BwFacet facet;

  g_variant_get (parameter, "(&s&s)", &name, &key);
  if (!bw_facet_from_key (name, &facet))
    return;
  bw_query_set_selected (self->query, facet, key, !bw_query_is_selected (self->query, facet, key));
  query_changed (self);
}

static void
on_clear_facet (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwActionsPage *self = data;
  BwFacet facet;

  if (!bw_facet_from_key (g_variant_get_string (parameter, NULL), &facet))
    return;
  bw_query_clear_facet (self->query, facet);
  query_changed (self);
}

static void
on_clear_filters (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwActionsPage *self = data;

  for (int facet = 0; facet < BW_N_FACETS; facet++)
    bw_query_clear_facet (self->query, facet);
  query_changed (self);
}

static void
on_clear_search (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BwActionsPage *self = data;

  gtk_editable_set_text (self->search_entry, "");
}

static void
on_clear_all (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  on_clear_search (action, parameter, data);
  on_clear_filters (action, parameter, data);
}

static void
on_change_sort (GSimpleAction *action, GVariant *state, gpointer data)
{
  BwActionsPage *self = data;
  BwSortKey key;

  if (bw_sort_key_from_key (g_variant_get_string (state, NULL), &key))
    set_sort (self, key, bw_arrange_menus_starts_descending (key));
}

static void
on_change_direction (GSimpleAction *action, GVariant *state, gpointer data)
{
  BwActionsPage *self = data;

  set_sort (self, bw_query_get_sort_key (self->query),
            g_str_equal (g_variant_get_string (state, NULL), "descending"));
}

static void
on_change_group (GSimpleAction *action, GVariant *state, gpointer data)
{
  BwActionsPage *self = data;
  BwFacet facet = BW_FACET_NONE;

  if (!bw_facet_from_key (g_variant_get_string (state, NULL), &facet))
    facet = BW_FACET_NONE;
  bw_query_set_group (self->query, facet);
  remember_arrangement (self);
  query_changed (self);
}

static void
run_export (BwActionsPage *self, BwListFormat format)
{
  BwQueryResult *result = bw_actions_page_get_result (self);

  if (result != NULL)
    bw_list_export_run (GTK_WIDGET (self), result, format);
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  run_export (BW_ACTIONS_PAGE (data), BW_LIST_FORMAT_CSV);
}

static void
on_export_as (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  run_export (BW_ACTIONS_PAGE (data), g_str_equal (g_variant_get_string (parameter, NULL), "json")
                                          ? BW_LIST_FORMAT_JSON
                                          : BW_LIST_FORMAT_CSV);
}

static const GActionEntry ACTIONS[] = {
  { "search", on_search_action, NULL, NULL, NULL },
  { "filter", on_filter_action, NULL, NULL, NULL },
  { "toggle-filter", on_toggle_filter, "(ss)", NULL, NULL },
  { "clear-facet", on_clear_facet, "s", NULL, NULL },
  { "clear-filters", on_clear_filters, NULL, NULL, NULL },
  { "clear-search", on_clear_search, NULL, NULL, NULL },
  { "clear-all", on_clear_all, NULL, NULL, NULL },
  { "sort", NULL, "s", "'recommended'", on_change_sort },
  { "direction", NULL, "s", "'ascending'", on_change_direction },
  { "group", NULL, "s", "''", on_change_group },
  { "export", on_export, NULL, NULL, NULL },
  { "export-as", on_export_as, "s", NULL, NULL },
};

/* Its life. */

static void
set_narrow (BwActionsPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  update_views (self);
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
  case PROP_CAN_STEP_BACK:
    g_value_set_boolean (value, bw_actions_page_can_step (self, -1));
    break;
  case PROP_CAN_STEP_ON:
    g_value_set_boolean (value, bw_actions_page_can_step (self, 1));
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
  case PROP_CAN_STEP_BACK:
  case PROP_CAN_STEP_ON:
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

  g_clear_handle_id (&self->announcement, g_source_remove);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ACTIONS_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->selected_action);
  g_clear_object (&self->settings);
  g_clear_object (&self->runner);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  g_clear_object (&self->header_factory);
  g_clear_object (&self->group);
  g_clear_pointer (&self->query, bw_query_free);

  G_OBJECT_CLASS (bw_actions_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, BW_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED_ACTION] = g_param_spec_object (
      "selected-action", NULL, NULL, BW_TYPE_ACTION, readable | G_PARAM_WRITABLE);
  properties[PROP_CAN_STEP_BACK] =
      g_param_spec_boolean ("can-step-back", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_STEP_ON] = g_param_spec_boolean ("can-step-on", NULL, NULL, FALSE, readable);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, readable | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/actions/bw-actions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, filter_pane);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, columns_menu);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, sort_popover);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, sort_model);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, group_model);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, order);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, views);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, table);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, rows);
  gtk_widget_class_bind_template_child (widget_class, BwActionsPage, no_matches);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_popover);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_sort);
  gtk_widget_class_bind_template_callback (widget_class, on_rows_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_rows_released);
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

  g_type_ensure (BW_TYPE_ACTION_TABLE);
  g_type_ensure (BW_TYPE_FILTER_CHIPS);
  g_type_ensure (BW_TYPE_FILTER_PANE);
  g_type_ensure (BW_TYPE_NO_MATCHES);
  bind_template (widget_class);
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
init_list (BwActionsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = new_row_factory ();

  self->actions = bw_action_list_model_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->actions));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_DEFAULT);
  self->header_factory = bw_group_header_factory_new (G_LIST_MODEL (self->actions));
  gtk_list_view_set_factory (self->rows, factory);
}

static void
init_menus (BwActionsPage *self)
{
  g_autofree char *explanation = bw_label_sort_explanation (BW_SORT_RECOMMENDED, FALSE);

  bw_arrange_menus_fill_sort (self->sort_model);
  bw_arrange_menus_fill_group (self->group_model);
  gtk_label_set_label (self->explanation, explanation);
  gtk_popover_menu_add_child (self->sort_popover, GTK_WIDGET (self->explanation),
                              BW_ARRANGE_MENUS_EXPLANATION);
  gtk_menu_button_set_menu_model (self->columns_menu,
                                  bw_action_table_get_column_menu (self->table));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  bw_action_table_get_column_actions (self->table));
}

static void
bw_actions_page_init (BwActionsPage *self)
{
  self->group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), ACTIONS, G_N_ELEMENTS (ACTIONS),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "actions", G_ACTION_GROUP (self->group));
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (BW_APPLICATION_ID);
  self->query = bw_query_new ();
  self->runner = bw_query_runner_new ();
  g_signal_connect_object (self->runner, "answered", G_CALLBACK (on_answered), self,
                           G_CONNECT_DEFAULT);
  init_list (self);
  init_menus (self);
  bw_action_table_set_settings (self->table, self->settings);
  restore_arrangement (self);
  update_action_states (self);
  update_views (self);
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
    scroll_to (self, position, GTK_LIST_SCROLL_SELECT);
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
  notify_steps (self);
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

  return self->query;
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
  BwQuery *copy = NULL;
  const char *search = NULL;

  g_return_if_fail (BW_IS_ACTIONS_PAGE (self));
  g_return_if_fail (query != NULL);

  copy = bw_query_copy (query);
  bw_query_set_sort (copy, bw_query_get_sort_key (self->query),
                     bw_query_is_descending (self->query));
  bw_query_set_group (copy, bw_query_get_group (self->query));
  bw_query_free (self->query);
  self->query = copy;

  search = bw_query_get_search (copy);
  gtk_editable_set_text (self->search_entry, search != NULL ? search : "");
  query_changed (self);
}

/**
 * bw_actions_page_show_action:
 * @self: a page
 * @id: the id of an action
 *
 * Opens an action. Where the filters leave it out they are cleared, so that it stands in the list.
 */
void
bw_actions_page_show_action (BwActionsPage *self, const char *id)
{
  BwScorecard *scorecard = NULL;
  BwAction *action = NULL;

  g_return_if_fail (BW_IS_ACTIONS_PAGE (self));
  g_return_if_fail (id != NULL);

  scorecard = self->session != NULL ? bw_session_get_scorecard (self->session) : NULL;
  action = scorecard != NULL ? bw_scorecard_find (scorecard, id) : NULL;
  if (action == NULL)
    return;

  ask (self);
  if (bw_action_list_model_find (self->actions, bw_action_get_id (action)) ==
      GTK_INVALID_LIST_POSITION)
    on_clear_all (NULL, NULL, self);
  ask (self);
  bw_actions_page_set_selected_action (self, action);
}

/* Where a step leads; an action that is not in the list is followed by its first one. */
static guint
find_step (BwActionsPage *self, int direction)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->actions));
  guint position = find_selected (self);

  if (position == GTK_INVALID_LIST_POSITION)
    return direction > 0 && n > 0 ? 0 : GTK_INVALID_LIST_POSITION;
  if (direction < 0)
    return position > 0 ? position - 1 : GTK_INVALID_LIST_POSITION;
  return position + 1 < n ? position + 1 : GTK_INVALID_LIST_POSITION;
}

/**
 * bw_actions_page_can_step:
 * @self: a page
 * @direction: -1 or 1
 *
 * Returns: whether bw_actions_page_step() would lead anywhere
 */
gboolean
bw_actions_page_can_step (BwActionsPage *self, int direction)
{
  g_return_val_if_fail (BW_IS_ACTIONS_PAGE (self), FALSE);

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
