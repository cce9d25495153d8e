/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-content.h"

#include "ui/flyout/bw-flyout.h"
#include "ui/history/bw-history-page.h"
#include "ui/overview/bw-overview-page.h"

struct _BwContent {
  AdwBin parent_instance;

  BwSession *session;
  BwAction *action;
  BwActionsPage *actions_page;
  /* Where the focus was when the flyout opened. */
  GtkWidget *focus_before;
  gboolean is_opening;

  AdwMultiLayoutView *layouts;
  AdwOverlaySplitView *split_view;
  AdwToolbarView *toolbar;
  AdwViewStack *pages;
  /* Those of a narrow window; built when it is first that narrow. */
  AdwBottomSheet *bottom_sheet;
  AdwViewSwitcherBar *switcher_bar;
  /* The pages in them are built when they are first shown. */
  AdwBin *overview_bin;
  AdwBin *actions_bin;
  AdwBin *history_bin;
  AdwBin *flyout_bin;
  /* Built when it is first opened. */
  BwFlyout *flyout;
};

G_DEFINE_FINAL_TYPE (BwContent, bw_content, ADW_TYPE_BIN)

typedef enum {
  PROP_SESSION = 1,
  PROP_ACTION,
  PROP_PAGES,
  PROP_NARROW,
  PROP_SWITCHER,
} BwContentProperty;

static GParamSpec *properties[PROP_SWITCHER + 1];

enum {
  SIGNAL_STEPS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_narrow (BwContent *self)
{
  return g_strcmp0 (adw_multi_layout_view_get_layout_name (self->layouts), "narrow") == 0;
}

static gboolean
has_focus (BwContent *self, gpointer part)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, part);
}

static void on_flyout_shown (BwContent *self, GParamSpec *pspec, GObject *shell);

static void
ensure_narrow_layout (BwContent *self)
{
  AdwLayout *layout = NULL;

  if (self->bottom_sheet != NULL)
    return;

  self->bottom_sheet = ADW_BOTTOM_SHEET (adw_bottom_sheet_new ());
  adw_bottom_sheet_set_content (self->bottom_sheet, adw_layout_slot_new ("pages"));
  adw_bottom_sheet_set_sheet (self->bottom_sheet, adw_layout_slot_new ("flyout"));
  adw_bottom_sheet_set_open (self->bottom_sheet, self->action != NULL);
  g_signal_connect_object (self->bottom_sheet, "notify::open", G_CALLBACK (on_flyout_shown), self,
                           G_CONNECT_SWAPPED);
  layout = adw_layout_new (GTK_WIDGET (self->bottom_sheet));
  adw_layout_set_name (layout, "narrow");
  adw_multi_layout_view_add_layout (self->layouts, layout);
}

static void
set_narrow (BwContent *self, gboolean narrow)
{
  /* What had been beside the list covers it now. */
  gboolean to_flyout = has_focus (self, narrow ? GTK_WIDGET (self) : GTK_WIDGET (self->flyout_bin));

  if (is_narrow (self) == narrow)
    return;

  if (narrow)
    ensure_narrow_layout (self);
  adw_multi_layout_view_set_layout_name (self->layouts, narrow ? "narrow" : "wide");
  if (self->action != NULL && to_flyout)
    gtk_widget_grab_focus (GTK_WIDGET (self->flyout));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static gboolean
has_switcher (BwContent *self)
{
  return self->switcher_bar != NULL && adw_view_switcher_bar_get_reveal (self->switcher_bar);
}

/* The one in the header does for most windows. */
static void
ensure_switcher_bar (BwContent *self)
{
  if (self->switcher_bar != NULL)
    return;

  self->switcher_bar = ADW_VIEW_SWITCHER_BAR (adw_view_switcher_bar_new ());
  adw_view_switcher_bar_set_stack (self->switcher_bar, self->pages);
  adw_toolbar_view_add_bottom_bar (self->toolbar, GTK_WIDGET (self->switcher_bar));
}

static void
set_switcher (BwContent *self, gboolean shown)
{
  if (has_switcher (self) == shown)
    return;

  ensure_switcher_bar (self);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SWITCHER]);
}

static void
on_steps (BwContent *self)
{
  g_signal_emit (self, signals[SIGNAL_STEPS_CHANGED], 0);
}

/* Until there is something to show, nobody looks at the overview. */
static void
ensure_overview (BwContent *self)
{
  GtkWidget *page = NULL;

  if (adw_bin_get_child (self->overview_bin) != NULL ||
      bw_session_get_records (self->session) == NULL)
    return;
  page = g_object_new (BW_TYPE_OVERVIEW_PAGE, NULL);
  adw_bin_set_child (self->overview_bin, page);
  bw_overview_page_set_session (BW_OVERVIEW_PAGE (page), self->session);
}

static void
on_page (BwContent *self)
{
  const char *page = bw_content_get_page (self);

  if (self->session == NULL)
    return;
  if (g_strcmp0 (page, "overview") == 0)
    ensure_overview (self);
  else if (g_strcmp0 (page, "actions") == 0)
    bw_content_get_actions_page (self);
  else if (g_strcmp0 (page, "history") == 0 && adw_bin_get_child (self->history_bin) == NULL)
    adw_bin_set_child (self->history_bin, GTK_WIDGET (bw_history_page_new (self->session)));
}

/* The flyout. */

static gboolean
is_flyout_shown (BwContent *self)
{
  return is_narrow (self) ? adw_bottom_sheet_get_open (self->bottom_sheet)
                          : adw_overlay_split_view_get_show_sidebar (self->split_view);
}

/* Hiding the flyout moves the focus: one that is hidden already had it. */
static gboolean
has_flyout_focus (BwContent *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return !is_flyout_shown (self) || focus == NULL ||
         gtk_widget_is_ancestor (focus, GTK_WIDGET (self->flyout_bin));
}

/* The focus goes back to where it was when the flyout opened; where another width took that away, as it
 * does with a row, to the list. */
static void
restore_focus (BwContent *self)
{
  GtkWidget *before = self->focus_before;

  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
  else if (g_strcmp0 (bw_content_get_page (self), "actions") == 0)
    bw_actions_page_focus_list (self->actions_page);
}

static void
keep_focus (BwContent *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_set_weak_pointer (&self->focus_before, gtk_root_get_focus (root));
}

/* A gesture, the sheet's own Esc or a click beside it closed the flyout. What is shown or hidden in the
 * layout that is not in use, as when both are opened one after the other, says nothing. */
static void
on_flyout_shown (BwContent *self, GParamSpec *pspec, GObject *shell)
{
  gboolean is_sheet = shell == G_OBJECT (self->bottom_sheet);

  if (is_sheet == is_narrow (self) && !is_flyout_shown (self))
    bw_content_set_action (self, NULL);
}

/* Beside the list the focus stays where it is, but the sheet covers the list. Its buttons can be pressed once
 * the window knows of the action, so this comes after all others that are told of it. */
static void
on_action_told (BwContent *self)
{
  if (self->is_opening && self->action != NULL && is_narrow (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->flyout));
  self->is_opening = FALSE;
}

static void
show_in_flyout (BwContent *self)
{
  if (self->flyout == NULL) {
    self->flyout = BW_FLYOUT (bw_flyout_new ());
    adw_bin_set_child (self->flyout_bin, GTK_WIDGET (self->flyout));
  }
  bw_flyout_set_scorecard (self->flyout, bw_session_get_scorecard (self->session));
  bw_flyout_set_action (self->flyout, self->action);
}

static void
update_flyout (BwContent *self)
{
  gboolean open = self->action != NULL;
  gboolean had_focus = has_flyout_focus (self);

  if (open)
    show_in_flyout (self);
  adw_overlay_split_view_set_show_sidebar (self->split_view, open);
  if (self->bottom_sheet != NULL)
    adw_bottom_sheet_set_open (self->bottom_sheet, open);
  if (!open && had_focus)
    restore_focus (self);
  if (!open)
    g_clear_weak_pointer (&self->focus_before);
}

/* Follows an action that is open into the new records. */
static void
on_scorecard (BwContent *self)
{
  BwScorecard *scorecard = bw_session_get_scorecard (self->session);
  BwAction *same = NULL;

  if (scorecard != NULL && self->action != NULL)
    same = bw_scorecard_find (scorecard, bw_action_get_id (self->action));
  bw_content_set_action (self, same);
  if (same == NULL && self->flyout != NULL)
    bw_flyout_set_action (self->flyout, NULL);
}

/* Its life. */

static void
bw_content_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwContent *self = BW_CONTENT (object);

  switch ((BwContentProperty) id) {
  case PROP_SESSION:
    g_value_set_object (value, self->session);
    break;
  case PROP_ACTION:
    g_value_set_object (value, self->action);
    break;
  case PROP_PAGES:
    g_value_set_object (value, self->pages);
    break;
  case PROP_NARROW:
    g_value_set_boolean (value, is_narrow (self));
    break;
  case PROP_SWITCHER:
    g_value_set_boolean (value, has_switcher (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_content_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwContent *self = BW_CONTENT (object);

  switch ((BwContentProperty) id) {
  case PROP_SESSION:
    bw_content_set_session (self, g_value_get_object (value));
    break;
  case PROP_ACTION:
    bw_content_set_action (self, g_value_get_object (value));
    break;
  case PROP_NARROW:
    set_narrow (self, g_value_get_boolean (value));
    break;
  case PROP_SWITCHER:
    set_switcher (self, g_value_get_boolean (value));
    break;
  case PROP_PAGES:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_content_dispose (GObject *object)
{
  BwContent *self = BW_CONTENT (object);

  g_clear_weak_pointer (&self->focus_before);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  /* The template's child is the bin's own, which has to let go of it before the template does. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_CONTENT);
  self->actions_page = NULL;
  self->flyout = NULL;
  g_clear_object (&self->action);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bw_content_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, BW_TYPE_SESSION, writable);
  properties[PROP_ACTION] = g_param_spec_object ("action", NULL, NULL, BW_TYPE_ACTION, writable);
  properties[PROP_PAGES] = g_param_spec_object ("pages", NULL, NULL, ADW_TYPE_VIEW_STACK, readable);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, writable);
  properties[PROP_SWITCHER] = g_param_spec_boolean ("switcher", NULL, NULL, FALSE, writable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH "/bw-content.ui");
  gtk_widget_class_bind_template_child (widget_class, BwContent, layouts);
  gtk_widget_class_bind_template_child (widget_class, BwContent, split_view);
  gtk_widget_class_bind_template_child (widget_class, BwContent, toolbar);
  gtk_widget_class_bind_template_child (widget_class, BwContent, pages);
  gtk_widget_class_bind_template_child (widget_class, BwContent, actions_bin);
  gtk_widget_class_bind_template_child (widget_class, BwContent, overview_bin);
  gtk_widget_class_bind_template_child (widget_class, BwContent, history_bin);
  gtk_widget_class_bind_template_child (widget_class, BwContent, flyout_bin);
}

static void
bw_content_class_init (BwContentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_content_get_property;
  object_class->set_property = bw_content_set_property;
  object_class->dispose = bw_content_dispose;

  g_type_ensure (BW_TYPE_SESSION);

  install_properties (object_class);
  signals[SIGNAL_STEPS_CHANGED] = g_signal_new ("steps-changed", BW_TYPE_CONTENT, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
bw_content_init (BwContent *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_after (self, "notify::action", G_CALLBACK (on_action_told), NULL);

  g_signal_connect_object (self->pages, "notify::visible-child-name", G_CALLBACK (on_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split_view, "notify::show-sidebar", G_CALLBACK (on_flyout_shown),
                           self, G_CONNECT_SWAPPED);
}

/**
 * bw_content_set_session:
 * @self: the content
 * @session: (nullable): what is shown
 *
 * Sets what is shown.
 */
void
bw_content_set_session (BwContent *self, BwSession *session)
{
  g_return_if_fail (BW_IS_CONTENT (self));
  g_return_if_fail (session == NULL || BW_IS_SESSION (session));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);

  if (session != NULL) {
    g_signal_connect_object (session, "notify::scorecard", G_CALLBACK (on_scorecard), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (session, "notify::records", G_CALLBACK (on_page), self,
                             G_CONNECT_SWAPPED);
  }
  if (adw_bin_get_child (self->overview_bin) != NULL)
    bw_overview_page_set_session (BW_OVERVIEW_PAGE (adw_bin_get_child (self->overview_bin)),
                                  session);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  /* The page that was left last may have been chosen before there was a session for it. */
  on_page (self);
}

/**
 * bw_content_get_action:
 * @self: the content
 *
 * Returns: (transfer none) (nullable): the action that the flyout shows
 */
BwAction *
bw_content_get_action (BwContent *self)
{
  g_return_val_if_fail (BW_IS_CONTENT (self), NULL);

  return self->action;
}

/**
 * bw_content_set_action:
 * @self: the content
 * @action: (nullable): the action that the flyout shows; %NULL closes it
 *
 * Opens the flyout on an action, or closes it.
 */
void
bw_content_set_action (BwContent *self, BwAction *action)
{
  g_return_if_fail (BW_IS_CONTENT (self));
  g_return_if_fail (action == NULL || BW_IS_ACTION (action));

  if (self->action == NULL && action != NULL) {
    keep_focus (self);
    self->is_opening = TRUE;
  }
  if (!g_set_object (&self->action, action))
    return;

  update_flyout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTION]);
}

/**
 * bw_content_get_page:
 * @self: the content
 *
 * Returns: (transfer none) (nullable): the name of the page that is shown
 */
const char *
bw_content_get_page (BwContent *self)
{
  g_return_val_if_fail (BW_IS_CONTENT (self), NULL);

  return adw_view_stack_get_visible_child_name (self->pages);
}

/**
 * bw_content_show_page:
 * @self: the content
 * @name: the name of a page
 *
 * Shows a page.
 */
void
bw_content_show_page (BwContent *self, const char *name)
{
  g_return_if_fail (BW_IS_CONTENT (self));

  adw_view_stack_set_visible_child_name (self->pages, name);
}

/**
 * bw_content_get_actions_page:
 * @self: the content, with a session
 *
 * Returns: (transfer none): the page with the list of actions, which is built when it is not there yet
 */
BwActionsPage *
bw_content_get_actions_page (BwContent *self)
{
  g_return_val_if_fail (BW_IS_CONTENT (self), NULL);

  if (self->actions_page != NULL)
    return self->actions_page;

  self->actions_page = bw_actions_page_new (self->session);
  g_object_bind_property (self, "action", self->actions_page, "selected-action",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->actions_page, "steps-changed", G_CALLBACK (on_steps), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->actions_bin, GTK_WIDGET (self->actions_page));
  return self->actions_page;
}

/**
 * bw_content_show_actions:
 * @self: the content, with a session
 *
 * Shows the page with the list of actions.
 *
 * Returns: (transfer none): the page
 */
BwActionsPage *
bw_content_show_actions (BwContent *self)
{
  g_return_val_if_fail (BW_IS_CONTENT (self), NULL);

  bw_content_show_page (self, "actions");
  return bw_content_get_actions_page (self);
}
