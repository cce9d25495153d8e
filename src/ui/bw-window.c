/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-window.h"

#include <glib/gi18n.h>

#include "source/files/bw-files-source.h"
#include "ui/bw-announce.h"
#include "ui/bw-lazy-menu.h"
#include "ui/bw-organisation-view.h"
#include "ui/bw-recent-files.h"
#include "ui/bw-recent-menu.h"
#include "ui/bw-session-name.h"
#include "ui/bw-views.h"
#include "ui/bw-window-actions.h"
#include "ui/bw-window-drop.h"
#include "ui/bw-window-size.h"
#include "ui/organisations/bw-colour-dot.h"
#include "ui/organisations/bw-window-organisations.h"
#include "ui/standings/bw-window-standings.h"

struct _BwWindow {
  AdwApplicationWindow parent_instance;

  /* For whatever is opened: files and the demo. */
  BwSession *session;
  /* What is shown at first, until it is. */
  BwSession *first;
  BwOrganisationStore *store;
  GSettings *settings;
  BwRecentFiles *recent_files;
  gboolean narrow;
  gboolean switcher;

  BwViews *views;
  /* What is followed of what is shown. */
  GSignalGroup *session_signals;
  GSignalGroup *content_signals;

  AdwToastOverlay *toasts;
  GtkOverlay *pages;
  GtkStack *view_stack;
  GtkWidget *organisation_button;
  GtkMenuButton *menu_button;
  GMenuModel *organisation_menu;
  GMenuModel *main_menu;
  GMenu *organisations_section;
  GMenu *recent_section;
};

G_DEFINE_FINAL_TYPE (BwWindow, bw_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum {
  PROP_SESSION = 1,
  PROP_FIRST,
  PROP_STORE,
  PROP_VIEW,
  PROP_ACTION,
  PROP_ORGANISATION,
  PROP_ORGANISATION_NAME,
  PROP_ORGANISATION_COLOUR,
  PROP_NARROW,
  PROP_SWITCHER,
} BwWindowProperty;

static GParamSpec *properties[PROP_SWITCHER + 1];

/* What is shown. */

static BwOrganisationView *
get_view (BwWindow *self)
{
  return self->views != NULL ? bw_views_get_shown (self->views) : NULL;
}

static BwSession *
get_session (BwWindow *self)
{
  return bw_organisation_view_get_session (get_view (self));
}

static char *
dup_organisation_name (BwWindow *self)
{
  char *name = bw_session_brief_name (get_session (self));

  /* Translators: the button at the start of the header while nothing is open; it shows what can be. */
  return name != NULL ? name : g_strdup (_ ("Open"));
}

static const char *
get_organisation_colour (BwWindow *self)
{
  BwOrganisationEntry *entry = bw_session_get_entry (get_session (self));

  return entry != NULL ? bw_organisation_entry_get_fields (entry).colour : NULL;
}

static void
update_names (BwWindow *self)
{
  g_autofree char *name = bw_session_name (get_session (self));
  g_autofree char *label = dup_organisation_name (self);
  g_autofree char *title = NULL;

  /* Translators: the title of the window: %s is what is open, "Bolwerk" the name of the program. */
  title = name != NULL ? g_strdup_printf (_ ("%s – Bolwerk"), name) : g_strdup ("Bolwerk");
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->organisation_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORGANISATION_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORGANISATION_COLOUR]);
}

static void
on_organisation (BwWindow *self)
{
  BwOrganisation *organisation = bw_session_get_organisation (get_session (self));
  BwSource *source = organisation != NULL ? bw_organisation_get_source (organisation) : NULL;

  if (BW_IS_FILES_SOURCE (source))
    bw_recent_files_add (self->recent_files, bw_files_source_get_files (BW_FILES_SOURCE (source)));
  update_names (self);
  bw_window_organisations_update (self);
}

static void
on_scorecard (BwWindow *self)
{
  bw_announce_session (GTK_ACCESSIBLE (self), get_session (self));
  bw_window_actions_update (self);
}

/* Another view is shown. */
static void
on_view (BwWindow *self)
{
  BwOrganisationView *view = get_view (self);
  const BwWindowProperty changed[] = { PROP_VIEW, PROP_ACTION, PROP_ORGANISATION };

  g_signal_group_set_target (self->session_signals, bw_organisation_view_get_session (view));
  g_signal_group_set_target (self->content_signals, bw_organisation_view_get_content (view));
  for (gsize i = 0; i < G_N_ELEMENTS (changed); i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[changed[i]]);
  update_names (self);
  bw_window_organisations_update (self);
  bw_window_standings_leave (self);
  bw_window_actions_update (self);
}

/* What can be opened. */

static void
on_recent_files (BwWindow *self)
{
  bw_recent_menu_fill (self->recent_section, self->recent_files);
}

static void
on_action (BwWindow *self)
{
  bw_window_actions_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTION]);
}

/* What is under a dialog is not to change while somebody works in it. */
static void
on_visible_dialog (BwWindow *self)
{
  if (get_view (self) != NULL)
    bw_window_actions_update (self);
}

/* What the blueprint asks. */

static char *
choose_title (BwWindow *self, const char *state, gboolean narrow)
{
  return g_strdup (!narrow && g_strcmp0 (state, "content") == 0 ? "switcher" : "title");
}

/* Where the button has no room for the name of what is open, the title tells it. */
static char *
choose_name (BwWindow *self, const char *state, gboolean narrow, const char *organisation)
{
  return g_strdup (narrow && g_strcmp0 (state, "content") == 0 ? organisation : "Bolwerk");
}

static char *
choose_refresh (BwWindow *self, gboolean busy)
{
  return g_strdup (busy ? "spinner" : "button");
}

static gboolean
is_content (BwWindow *self, const char *state)
{
  return g_strcmp0 (state, "content") == 0;
}

/* In a narrow window its room is the name's: the menu has it too. */
static gboolean
shows_refresh (BwWindow *self, const char *state, gboolean switcher)
{
  return is_content (self, state) && !switcher;
}

/* Its life. */

static gboolean
bw_window_close_request (GtkWindow *window)
{
  BwWindow *self = BW_WINDOW (window);

  bw_window_size_save (window, self->settings);
  g_settings_set_string (self->settings, "page",
                         bw_content_get_page (bw_window_get_content (self)));

  return GTK_WINDOW_CLASS (bw_window_parent_class)->close_request (window);
}

static void
restore_settings (BwWindow *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, "page");

  bw_window_size_restore (GTK_WINDOW (self), self->settings);
  bw_content_show_page (bw_window_get_content (self), page);
}

/* A breakpoint has set one; all views follow. */
static void
set_flag (BwWindow *self, gboolean *flag, gboolean value, GParamSpec *pspec)
{
  if (*flag == value)
    return;

  *flag = value;
  bw_views_set_layout (self->views, self->narrow, self->switcher);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
bw_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwWindow *self = BW_WINDOW (object);

  switch ((BwWindowProperty) id) {
  case PROP_SESSION:
    g_value_set_object (value, self->session);
    break;
  case PROP_STORE:
    g_value_set_object (value, self->store);
    break;
  case PROP_VIEW:
    g_value_set_object (value, get_view (self));
    break;
  case PROP_ACTION:
    g_value_set_object (value, get_view (self) != NULL ? bw_window_get_action (self) : NULL);
    break;
  case PROP_ORGANISATION:
    g_value_set_int (value,
                     get_view (self) != NULL ? bw_window_organisations_get_number (self) : 0);
    break;
  case PROP_ORGANISATION_NAME:
    g_value_take_string (value, get_view (self) != NULL ? dup_organisation_name (self) : NULL);
    break;
  case PROP_ORGANISATION_COLOUR:
    g_value_set_string (value, get_view (self) != NULL ? get_organisation_colour (self) : NULL);
    break;
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  case PROP_SWITCHER:
    g_value_set_boolean (value, self->switcher);
    break;
  case PROP_FIRST:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwWindow *self = BW_WINDOW (object);

  switch ((BwWindowProperty) id) {
  case PROP_SESSION:
    self->session = g_value_dup_object (value);
    break;
  case PROP_FIRST:
    self->first = g_value_dup_object (value);
    break;
  case PROP_STORE:
    self->store = g_value_dup_object (value);
    break;
  case PROP_ACTION:
    bw_window_set_action (self, g_value_get_object (value));
    break;
  case PROP_ORGANISATION:
    bw_window_organisations_switch (self, g_value_get_int (value));
    bw_window_standings_leave (self);
    break;
  case PROP_NARROW:
    set_flag (self, &self->narrow, g_value_get_boolean (value), pspec);
    break;
  case PROP_SWITCHER:
    set_flag (self, &self->switcher, g_value_get_boolean (value), pspec);
    break;
  case PROP_VIEW:
  case PROP_ORGANISATION_NAME:
  case PROP_ORGANISATION_COLOUR:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_window_constructed (GObject *object)
{
  BwWindow *self = BW_WINDOW (object);

  G_OBJECT_CLASS (bw_window_parent_class)->constructed (object);

  self->views = bw_views_new (self->view_stack, self->session, self->store, self->recent_files);
  g_signal_connect_object (self->views, "notify::shown", G_CALLBACK (on_view), self,
                           G_CONNECT_SWAPPED);
  if (self->first != NULL)
    bw_views_show_session (self->views, self->first);
  else
    bw_views_show_opened (self->views);
  g_clear_object (&self->first);
  if (self->store != NULL)
    bw_window_organisations_follow (self, self->store);
  g_object_notify_by_pspec (object, properties[PROP_SESSION]);
  restore_settings (self);
}

static void
bw_window_dispose (GObject *object)
{
  BwWindow *self = BW_WINDOW (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->content_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_WINDOW);
  g_clear_object (&self->views);
  g_clear_object (&self->recent_files);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_clear_object (&self->first);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bw_window_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, BW_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIRST] =
      g_param_spec_object ("first", NULL, NULL, BW_TYPE_SESSION,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, BW_TYPE_ORGANISATION_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_VIEW] =
      g_param_spec_object ("view", NULL, NULL, BW_TYPE_ORGANISATION_VIEW, readable);
  properties[PROP_ACTION] =
      g_param_spec_object ("action", NULL, NULL, BW_TYPE_ACTION, readable | G_PARAM_WRITABLE);
  properties[PROP_ORGANISATION] =
      g_param_spec_int ("organisation", NULL, NULL, 0, G_MAXINT, 0, readable | G_PARAM_WRITABLE);
  properties[PROP_ORGANISATION_NAME] =
      g_param_spec_string ("organisation-name", NULL, NULL, NULL, readable);
  properties[PROP_ORGANISATION_COLOUR] =
      g_param_spec_string ("organisation-colour", NULL, NULL, NULL, readable);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, readable | G_PARAM_WRITABLE);
  properties[PROP_SWITCHER] =
      g_param_spec_boolean ("switcher", NULL, NULL, FALSE, readable | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH "/bw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, organisation_button);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, organisation_menu);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, organisations_section);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, recent_section);
  gtk_widget_class_bind_template_callback (widget_class, choose_name);
  gtk_widget_class_bind_template_callback (widget_class, choose_title);
  gtk_widget_class_bind_template_callback (widget_class, choose_refresh);
  gtk_widget_class_bind_template_callback (widget_class, shows_refresh);
}

static void
bw_window_class_init (BwWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_window_get_property;
  object_class->set_property = bw_window_set_property;
  object_class->constructed = bw_window_constructed;
  object_class->dispose = bw_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = bw_window_close_request;

  g_type_ensure (BW_TYPE_COLOUR_DOT);
  g_type_ensure (BW_TYPE_CONTENT);
  g_type_ensure (BW_TYPE_ORGANISATION_VIEW);

  install_properties (object_class);
  bw_window_actions_install (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

/* What is told by whatever is shown. */
static void
follow_shown (BwWindow *self)
{
  const struct {
    const char *signal;
    GCallback callback;
  } followed[] = {
    { "notify::loading", G_CALLBACK (bw_window_actions_update) },
    { "notify::pending", G_CALLBACK (bw_window_actions_update) },
    { "notify::organisation", G_CALLBACK (on_organisation) },
    { "notify::entry", G_CALLBACK (update_names) },
    { "notify::scorecard", G_CALLBACK (on_scorecard) },
  };

  self->session_signals = g_signal_group_new (BW_TYPE_SESSION);
  for (gsize i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_group_connect_swapped (self->session_signals, followed[i].signal, followed[i].callback,
                                    self);
  self->content_signals = g_signal_group_new (BW_TYPE_CONTENT);
  g_signal_group_connect_swapped (self->content_signals, "steps-changed",
                                  G_CALLBACK (bw_window_actions_update), self);
  g_signal_group_connect_swapped (self->content_signals, "notify::action", G_CALLBACK (on_action),
                                  self);
}

static void
bw_window_init (BwWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_lazy_menu_set (GTK_MENU_BUTTON (self->organisation_button), self->organisation_menu);
  bw_lazy_menu_set (self->menu_button, self->main_menu);

  self->settings = g_settings_new (BW_APPLICATION_ID);
  self->recent_files = bw_recent_files_new (self->settings);
  g_signal_connect_object (self->recent_files, "items-changed", G_CALLBACK (on_recent_files), self,
                           G_CONNECT_SWAPPED);
  on_recent_files (self);
  bw_window_drop_accept (self, self->pages);
  follow_shown (self);
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (on_visible_dialog), NULL);
}

/**
 * bw_window_new:
 * @application: the application that it belongs to
 * @session: what it shows at first: for files and the demo
 *
 * Returns: (transfer none): a new window, which GTK owns
 */
BwWindow *
bw_window_new (BwApplication *application, BwSession *session)
{
  BwOrganisationStore *store = NULL;

  g_return_val_if_fail (application == NULL || BW_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (BW_IS_SESSION (session), NULL);

  if (application != NULL)
    store = bw_application_get_store (application);
  return g_object_new (BW_TYPE_WINDOW, "application", application, "session", session, "store",
                       store, NULL);
}

/**
 * bw_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none): what it shows
 */
BwSession *
bw_window_get_session (BwWindow *self)
{
  g_return_val_if_fail (BW_IS_WINDOW (self), NULL);

  return get_session (self);
}

/**
 * bw_window_get_content:
 * @self: a window
 *
 * Returns: (transfer none): its pages and the flyout
 */
BwContent *
bw_window_get_content (BwWindow *self)
{
  g_return_val_if_fail (BW_IS_WINDOW (self), NULL);

  return bw_organisation_view_get_content (get_view (self));
}

/**
 * bw_window_get_recent_files:
 * @self: a window
 *
 * Returns: (transfer none): what was open before
 */
BwRecentFiles *
bw_window_get_recent_files (BwWindow *self)
{
  g_return_val_if_fail (BW_IS_WINDOW (self), NULL);

  return self->recent_files;
}

/**
 * bw_window_get_action:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the action that the flyout shows
 */
BwAction *
bw_window_get_action (BwWindow *self)
{
  g_return_val_if_fail (BW_IS_WINDOW (self), NULL);

  return bw_content_get_action (bw_window_get_content (self));
}

/**
 * bw_window_set_action:
 * @self: a window
 * @action: (nullable): the action that the flyout shows; %NULL closes it
 *
 * Opens the flyout on an action, or closes it.
 */
void
bw_window_set_action (BwWindow *self, BwAction *action)
{
  g_return_if_fail (BW_IS_WINDOW (self));
  g_return_if_fail (action == NULL || BW_IS_ACTION (action));

  bw_content_set_action (bw_window_get_content (self), action);
}

/**
 * bw_window_get_store:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the organisations of the list
 */
BwOrganisationStore *
bw_window_get_store (BwWindow *self)
{
  g_return_val_if_fail (BW_IS_WINDOW (self), NULL);

  return self->store;
}

/**
 * bw_window_get_opened:
 * @self: a window
 *
 * Returns: (transfer none): the session for files and the demo
 */
BwSession *
bw_window_get_opened (BwWindow *self)
{
  g_return_val_if_fail (BW_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * bw_window_get_views:
 * @self: a window
 *
 * Returns: (transfer none): what it shows, and has shown
 */
BwViews *
bw_window_get_views (BwWindow *self)
{
  g_return_val_if_fail (BW_IS_WINDOW (self), NULL);

  return self->views;
}

/**
 * bw_window_get_organisations_section:
 * @self: a window
 *
 * Returns: (transfer none): the section of the menu with the organisations
 */
GMenu *
bw_window_get_organisations_section (BwWindow *self)
{
  g_return_val_if_fail (BW_IS_WINDOW (self), NULL);

  return self->organisations_section;
}

/**
 * bw_window_add_toast:
 * @self: a window
 * @toast: (transfer full): a toast
 *
 * Shows a toast.
 */
void
bw_window_add_toast (BwWindow *self, AdwToast *toast)
{
  g_return_if_fail (BW_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * bw_window_open_demo:
 * @self: a window
 *
 * Opens the demo organisation.
 */
void
bw_window_open_demo (BwWindow *self)
{
  g_autoptr (BwOrganisation) demo = NULL;

  g_return_if_fail (BW_IS_WINDOW (self));

  demo = bw_organisation_new_demo (bw_session_get_clock (self->session));
  bw_views_show_opened (self->views);
  bw_window_standings_leave (self);
  bw_session_open (self->session, demo);
}

/**
 * bw_window_open_files:
 * @self: a window
 * @files: (element-type GFile): saved answers of Microsoft Graph, at least one
 *
 * Opens the organisation that @files describe.
 */
void
bw_window_open_files (BwWindow *self, GPtrArray *files)
{
  g_autoptr (BwOrganisation) organisation = NULL;

  g_return_if_fail (BW_IS_WINDOW (self));
  g_return_if_fail (files != NULL && files->len > 0);

  organisation = bw_organisation_new_for_files (files, bw_session_get_clock (self->session));
  bw_views_show_opened (self->views);
  bw_window_standings_leave (self);
  bw_session_open (self->session, organisation);
}
