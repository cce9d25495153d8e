/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-window.h"

#include <glib/gi18n.h>

#include "present/bw-error-text.h"
#include "present/bw-format.h"
#include "source/files/bw-files-source.h"
#include "ui/bw-content.h"
#include "ui/bw-file-drop.h"
#include "ui/bw-organisation-name.h"
#include "ui/bw-recent-files.h"
#include "ui/bw-recent-menu.h"
#include "ui/bw-window-actions.h"
#include "ui/error/bw-error-page.h"
#include "ui/welcome/bw-welcome-page.h"

/* A read that is done sooner than this shows no spinner: it would only flicker. */
#define SPINNER_DELAY_MS 150

struct _BwWindow {
  AdwApplicationWindow parent_instance;

  BwSession *session;
  GSettings *settings;
  BwRecentFiles *recent_files;
  guint spinner_delay;
  AdwToast *error_toast;
  gboolean dropping;

  AdwToastOverlay *toasts;
  GtkStack *states;
  AdwBanner *demo_banner;
  GtkWidget *organisation_button;
  BwContent *content;
  GMenu *recent_section;
};

G_DEFINE_FINAL_TYPE (BwWindow, bw_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum {
  PROP_SESSION = 1,
  PROP_ACTION,
  PROP_ORGANISATION_NAME,
  PROP_PENDING_NAME,
  PROP_BUSY,
  PROP_DROPPING,
} BwWindowProperty;

static GParamSpec *properties[PROP_DROPPING + 1];

/* What is open, and in which state the window is. */

static char *
dup_organisation_name (BwWindow *self)
{
  BwOrganisation *organisation = bw_session_get_organisation (self->session);

  if (organisation != NULL)
    return bw_organisation_name (organisation);
  /* Translators: the button at the start of the header while nothing is open; it shows what can be. */
  return g_strdup (_ ("Open"));
}

static char *
dup_pending_name (BwWindow *self)
{
  BwOrganisation *pending = bw_session_get_pending (self->session);
  g_autofree char *text = pending != NULL ? bw_organisation_say_opening (pending) : NULL;

  /* The status page that shows it reads markup in its description. */
  return text != NULL ? g_markup_escape_text (text, -1) : NULL;
}

static void
set_state (BwWindow *self, const char *state)
{
  const char *before = gtk_stack_get_visible_child_name (self->states);
  /* Out of nothing there is nothing to fade from: what was asked for stands in the first frame. */
  GtkStackTransitionType transition = g_strcmp0 (before, "blank") == 0
                                          ? GTK_STACK_TRANSITION_TYPE_NONE
                                          : GTK_STACK_TRANSITION_TYPE_CROSSFADE;

  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  gtk_stack_set_visible_child_full (self->states, state, transition);
}

static gboolean
show_spinner (gpointer data)
{
  BwWindow *self = data;

  self->spinner_delay = 0;
  set_state (self, "loading");
  return G_SOURCE_REMOVE;
}

static void
delay_spinner (BwWindow *self)
{
  const char *state = gtk_stack_get_visible_child_name (self->states);

  if (self->spinner_delay != 0 || g_strcmp0 (state, "loading") == 0)
    return;
  self->spinner_delay = g_timeout_add (SPINNER_DELAY_MS, show_spinner, self);
}

/* Most windows never show these pages, and the first frame need not wait for them. */
static gpointer
ensure_page (BwWindow *self, const char *state, GType type)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->states, state);

  if (page == NULL) {
    page = g_object_new (type, NULL);
    gtk_stack_add_named (self->states, page, state);
  }
  return page;
}

static void
show_error_page (BwWindow *self, const GError *error)
{
  bw_error_page_set_error (ensure_page (self, "error", BW_TYPE_ERROR_PAGE), error);
  set_state (self, "error");
}

static void
show_welcome_page (BwWindow *self)
{
  bw_welcome_page_set_recent_files (ensure_page (self, "welcome", BW_TYPE_WELCOME_PAGE),
                                    self->recent_files);
  set_state (self, "welcome");
}

static void
update_state (BwWindow *self)
{
  const GError *error = bw_session_get_error (self->session);

  if (bw_session_get_records (self->session) != NULL)
    set_state (self, "content");
  else if (bw_session_is_loading (self->session))
    delay_spinner (self);
  else if (error != NULL)
    show_error_page (self, error);
  else
    show_welcome_page (self);
}

static void
update_names (BwWindow *self)
{
  BwOrganisation *organisation = bw_session_get_organisation (self->session);
  g_autofree char *name = dup_organisation_name (self);
  g_autofree char *title = NULL;

  /* Translators: the title of the window: %s is what is open, "Bolwerk" the name of the program. */
  title = organisation != NULL ? g_strdup_printf (_ ("%s – Bolwerk"), name) : g_strdup ("Bolwerk");
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->organisation_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_banner_set_revealed (self->demo_banner,
                           organisation != NULL && bw_organisation_is_demo (organisation));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORGANISATION_NAME]);
}

static void
on_loading (BwWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  update_state (self);
  bw_window_actions_update (self);
}

static void
on_organisation (BwWindow *self)
{
  BwOrganisation *organisation = bw_session_get_organisation (self->session);
  BwSource *source = organisation != NULL ? bw_organisation_get_source (organisation) : NULL;

  if (BW_IS_FILES_SOURCE (source))
    bw_recent_files_add (self->recent_files, bw_files_source_get_files (BW_FILES_SOURCE (source)));
  update_names (self);
}

/* Tells what a screen reader's user cannot see: that the records are there. */
static void
announce (BwWindow *self, BwScorecard *scorecard)
{
  g_autofree char *percentage = bw_format_percentage (bw_scorecard_get_percentage (scorecard));
  g_autofree char *name = dup_organisation_name (self);
  guint n = bw_scorecard_get_actions (scorecard)->len;
  g_autofree char *text = NULL;

  text = g_strdup_printf (
      /* Translators: a screen reader says this once records are read: what is open (a name), the score
         (a percentage) and how many improvement actions there are. */
      ngettext ("%s: Secure Score %s, %u action", "%s: Secure Score %s, %u actions", n), name,
      percentage, n);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_scorecard (BwWindow *self)
{
  BwScorecard *scorecard = bw_session_get_scorecard (self->session);

  if (scorecard != NULL)
    announce (self, scorecard);

  update_state (self);
  bw_window_actions_update (self);
}

/* Errors while something is open: it stays, a toast tells. */

static void
show_error (BwWindow *self, const GError *error)
{
  g_autoptr (BwErrorText) text = bw_error_text_new (error);
  AdwToast *toast = adw_toast_new (text->notice);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  /* Translators: a button that shows more about an error. */
  adw_toast_set_button_label (toast, _ ("_Details"));
  adw_toast_set_action_name (toast, "win.show-error");
  g_set_weak_pointer (&self->error_toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_error (BwWindow *self)
{
  const GError *error = bw_session_get_error (self->session);

  update_state (self);
  /* The next attempt has begun: what is told of the last one is over. */
  if (self->error_toast != NULL)
    adw_toast_dismiss (self->error_toast);
  if (error != NULL && bw_session_get_records (self->session) != NULL)
    show_error (self, error);
}

/* What can be opened. */

static void
on_recent_files (BwWindow *self)
{
  bw_recent_menu_fill (self->recent_section, self->recent_files);
}

static void
on_files_dropped (GtkWidget *widget, GPtrArray *files)
{
  bw_window_open_files (BW_WINDOW (widget), files);
}

static void
on_current_drop (BwWindow *self, GParamSpec *pspec, GtkDropTarget *target)
{
  gboolean dropping = gtk_drop_target_get_current_drop (target) != NULL;

  if (self->dropping == dropping)
    return;
  self->dropping = dropping;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DROPPING]);
}

static void
on_action (BwWindow *self)
{
  bw_window_actions_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTION]);
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

/* Its life. */

static gboolean
bw_window_close_request (GtkWindow *window)
{
  BwWindow *self = BW_WINDOW (window);
  int width = 0;
  int height = 0;

  gtk_window_get_default_size (window, &width, &height);
  if (width > 0 && height > 0) {
    g_settings_set_int (self->settings, "window-width", MAX (width, 360));
    g_settings_set_int (self->settings, "window-height", MAX (height, 294));
  }
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  g_settings_set_string (self->settings, "page", bw_content_get_page (self->content));

  return GTK_WINDOW_CLASS (bw_window_parent_class)->close_request (window);
}

static void
restore_settings (BwWindow *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, "page");

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  bw_content_show_page (self->content, page);
}

static void
bw_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwWindow *self = BW_WINDOW (object);

  switch ((BwWindowProperty) id) {
  case PROP_SESSION:
    g_value_set_object (value, self->session);
    break;
  case PROP_ACTION:
    g_value_set_object (value, bw_window_get_action (self));
    break;
  case PROP_ORGANISATION_NAME:
    g_value_take_string (value, self->session != NULL ? dup_organisation_name (self) : NULL);
    break;
  case PROP_PENDING_NAME:
    g_value_take_string (value, self->session != NULL ? dup_pending_name (self) : NULL);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, self->session != NULL && bw_session_is_loading (self->session));
    break;
  case PROP_DROPPING:
    g_value_set_boolean (value, self->dropping);
    break;
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
  case PROP_ACTION:
    bw_window_set_action (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_window_constructed (GObject *object)
{
  BwWindow *self = BW_WINDOW (object);
  const struct {
    const char *signal;
    GCallback callback;
  } followed[] = {
    { "notify::loading", G_CALLBACK (on_loading) },
    { "notify::pending", G_CALLBACK (on_loading) },
    { "notify::organisation", G_CALLBACK (on_organisation) },
    { "notify::scorecard", G_CALLBACK (on_scorecard) },
    { "notify::error", G_CALLBACK (on_error) },
  };

  G_OBJECT_CLASS (bw_window_parent_class)->constructed (object);

  for (gsize i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (self->session, followed[i].signal, followed[i].callback, self,
                             G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (object, properties[PROP_SESSION]);
  update_names (self);
  /* The session may be reading already. */
  on_loading (self);
  restore_settings (self);
}

static void
bw_window_dispose (GObject *object)
{
  BwWindow *self = BW_WINDOW (object);

  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  g_clear_weak_pointer (&self->error_toast);
  if (self->session != NULL)
    bw_session_cancel (self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_WINDOW);
  g_clear_object (&self->recent_files);
  g_clear_object (&self->settings);
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
  properties[PROP_ACTION] =
      g_param_spec_object ("action", NULL, NULL, BW_TYPE_ACTION, readable | G_PARAM_WRITABLE);
  properties[PROP_ORGANISATION_NAME] =
      g_param_spec_string ("organisation-name", NULL, NULL, NULL, readable);
  properties[PROP_PENDING_NAME] = g_param_spec_string ("pending-name", NULL, NULL, NULL, readable);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, readable);
  properties[PROP_DROPPING] = g_param_spec_boolean ("dropping", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH "/bw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, states);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, demo_banner);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, organisation_button);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, content);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, recent_section);
  gtk_widget_class_bind_template_callback (widget_class, choose_name);
  gtk_widget_class_bind_template_callback (widget_class, choose_title);
  gtk_widget_class_bind_template_callback (widget_class, choose_refresh);
  gtk_widget_class_bind_template_callback (widget_class, is_content);
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

  g_type_ensure (BW_TYPE_CONTENT);
  g_type_ensure (BW_TYPE_SESSION);

  install_properties (object_class);
  bw_window_actions_install (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
accept_files (BwWindow *self)
{
  GtkDropTarget *target = bw_file_drop_accept (GTK_WIDGET (self), on_files_dropped);

  g_signal_connect_swapped (target, "notify::current-drop", G_CALLBACK (on_current_drop), self);
}

static void
bw_window_init (BwWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (BW_APPLICATION_ID);
  self->recent_files = bw_recent_files_new (self->settings);
  g_signal_connect_object (self->recent_files, "items-changed", G_CALLBACK (on_recent_files), self,
                           G_CONNECT_SWAPPED);
  on_recent_files (self);
  accept_files (self);

  g_signal_connect_object (self->content, "steps-changed", G_CALLBACK (bw_window_actions_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->content, "notify::action", G_CALLBACK (on_action), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bw_window_new:
 * @application: the application that it belongs to
 * @session: what it shows
 *
 * Returns: (transfer none): a new window, which GTK owns
 */
BwWindow *
bw_window_new (BwApplication *application, BwSession *session)
{
  g_return_val_if_fail (application == NULL || BW_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (BW_IS_SESSION (session), NULL);

  return g_object_new (BW_TYPE_WINDOW, "application", application, "session", session, NULL);
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

  return self->session;
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

  return self->content;
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

  return bw_content_get_action (self->content);
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

  bw_content_set_action (self->content, action);
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
  g_return_if_fail (BW_IS_WINDOW (self));

  bw_session_open_demo (self->session);
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
  g_return_if_fail (BW_IS_WINDOW (self));
  g_return_if_fail (files != NULL && files->len > 0);

  bw_session_open_files (self->session, files);
}
