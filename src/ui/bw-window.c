/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-window.h"

#include <glib/gi18n.h>

#include "model/bw-query.h"
#include "present/bw-error-text.h"
#include "present/bw-file-text.h"
#include "present/bw-format.h"
#include "reading/bw-reading-error.h"
#include "source/files/bw-files-source.h"
#include "ui/actions/bw-actions-page.h"
#include "ui/bw-open-dialog.h"
#include "ui/bw-recent-files.h"
#include "ui/error/bw-error-page.h"
#include "ui/flyout/bw-flyout.h"
#include "ui/overview/bw-overview-page.h"
#include "ui/welcome/bw-welcome-page.h"

/* A read that is done sooner than this shows no spinner: it would only flicker. */
#define SPINNER_DELAY_MS 150

struct _BwWindow {
  AdwApplicationWindow parent_instance;

  BwSession *session;
  BwAction *action;
  GSettings *settings;
  BwRecentFiles *recent_files;
  /* The page with the list is built when it is first shown. */
  BwActionsPage *actions_page;
  guint spinner_delay;
  gboolean dropping;
  /* Where the focus was when the flyout opened. */
  GtkWidget *focus_before;

  AdwToastOverlay *toasts;
  GtkStack *states;
  AdwBanner *demo_banner;
  GtkWidget *organisation_button;
  AdwMultiLayoutView *layouts;
  AdwOverlaySplitView *split_view;
  AdwBottomSheet *bottom_sheet;
  AdwViewStack *pages;
  AdwViewSwitcherBar *switcher_bar;
  AdwBin *actions_bin;
  BwFlyout *flyout;
  BwWelcomePage *welcome_page;
  BwErrorPage *error_page;
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

static GPtrArray *
get_files (BwOrganisation *organisation)
{
  BwSource *source = NULL;

  if (organisation == NULL)
    return NULL;

  source = bw_organisation_get_source (organisation);
  return BW_IS_FILES_SOURCE (source) ? bw_files_source_get_files (BW_FILES_SOURCE (source)) : NULL;
}

static char *
dup_organisation_name (BwWindow *self)
{
  BwOrganisation *organisation = bw_session_get_organisation (self->session);
  GPtrArray *files = get_files (organisation);

  if (files != NULL)
    return bw_file_text_names (files);
  if (organisation != NULL)
    /* Translators: the name of what is open. */
    return g_strdup (_ ("Demo Organisation"));
  /* Translators: the button at the start of the header while nothing is open; it shows what can be. */
  return g_strdup (_ ("Open"));
}

static char *
dup_pending_name (BwWindow *self)
{
  BwOrganisation *pending = bw_session_get_pending (self->session);

  if (pending == NULL)
    return NULL;
  return bw_file_text_opening (get_files (pending));
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

static void
update_state (BwWindow *self)
{
  const GError *error = bw_session_get_error (self->session);

  if (bw_session_get_records (self->session) != NULL)
    set_state (self, "content");
  else if (bw_session_is_loading (self->session))
    delay_spinner (self);
  else if (error != NULL) {
    bw_error_page_set_error (self->error_page, error);
    set_state (self, "error");
  } else
    set_state (self, "welcome");
}

static void
update_actions (BwWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = bw_session_get_records (self->session) != NULL;
  const char *with_content[] = { "win.refresh",       "win.close-organisation", "win.search",
                                 "win.export",        "win.show-page",          "win.show-actions",
                                 "win.show-filtered", "win.show-action" };
  const char *with_flyout[] = { "flyout.close", "flyout.previous", "flyout.next",
                                "win.previous-action", "win.next-action" };

  for (gsize i = 0; i < G_N_ELEMENTS (with_content); i++)
    gtk_widget_action_set_enabled (widget, with_content[i], open);
  for (gsize i = 0; i < G_N_ELEMENTS (with_flyout); i++)
    gtk_widget_action_set_enabled (widget, with_flyout[i], open && self->action != NULL);
  gtk_widget_action_set_enabled (widget, "win.cancel", bw_session_is_loading (self->session));
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
  update_actions (self);
}

static void
on_organisation (BwWindow *self)
{
  GPtrArray *files = get_files (bw_session_get_organisation (self->session));

  if (files != NULL)
    bw_recent_files_add (self->recent_files, files);
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

/* Follows an action that is open into the new records. */
static void
on_scorecard (BwWindow *self)
{
  BwScorecard *scorecard = bw_session_get_scorecard (self->session);
  BwAction *same = NULL;

  if (scorecard != NULL && self->action != NULL)
    same = bw_scorecard_find (scorecard, bw_action_get_id (self->action));
  bw_window_set_action (self, same);
  if (same == NULL)
    bw_flyout_set_action (self->flyout, NULL);
  if (scorecard != NULL)
    announce (self, scorecard);

  update_state (self);
  update_actions (self);
}

/* Errors while something is open: it stays, a toast tells. */

static void
on_error_response (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  BwWindow *self = user_data;

  if (g_strcmp0 (response, "retry") == 0)
    bw_session_retry (self->session);
  else if (g_strcmp0 (response, "forget") == 0)
    bw_recent_files_remove (self->recent_files,
                            g_object_get_data (G_OBJECT (dialog), "bw-recent-key"));
}

static void
add_detail (AdwAlertDialog *dialog, const char *detail)
{
  GtkWidget *label = gtk_label_new (detail);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "caption");
  adw_alert_dialog_set_extra_child (dialog, label);
}

static void
show_error_details (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwWindow *self = BW_WINDOW (widget);
  const GError *error = bw_session_get_error (self->session);
  g_autoptr (BwErrorText) text = NULL;
  AdwAlertDialog *dialog = NULL;

  if (error == NULL)
    return;

  text = bw_error_text_new (error);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (text->title, text->body));
  if (text->detail != NULL)
    add_detail (dialog, text->detail);
  adw_alert_dialog_add_responses (dialog, "close", _ ("_Close"), "retry", _ ("_Try Again"), NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_error_response), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
on_error (BwWindow *self)
{
  const GError *error = bw_session_get_error (self->session);
  g_autoptr (BwErrorText) text = NULL;
  AdwToast *toast = NULL;

  update_state (self);
  if (error == NULL || bw_session_get_records (self->session) == NULL)
    return;

  text = bw_error_text_new (error);
  toast = adw_toast_new (text->title);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  /* Translators: a button that shows more about an error. */
  adw_toast_set_button_label (toast, _ ("_Details"));
  adw_toast_set_action_name (toast, "win.show-error");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Opening. */

static void
on_files_chosen (GPtrArray *files, gpointer user_data)
{
  bw_window_open_files (BW_WINDOW (user_data), files);
}

static void
open_dialog (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_open_dialog_run (GTK_WINDOW (widget), on_files_chosen);
}

static void
open_demo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_window_open_demo (BW_WINDOW (widget));
}

static void
open_recent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) uris = g_strsplit (g_variant_get_string (parameter, NULL), "\n", -1);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_uri (uris[i]));
  bw_window_open_files (BW_WINDOW (widget), files);
}

static void
remove_recent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_recent_files_remove (BW_WINDOW (widget)->recent_files, g_variant_get_string (parameter, NULL));
}

static void
clear_recent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_recent_files_clear (BW_WINDOW (widget)->recent_files);
}

static void
update_recent_menu (BwWindow *self)
{
  GListModel *recent = G_LIST_MODEL (self->recent_files);
  guint n = g_list_model_get_n_items (recent);

  g_menu_remove_all (self->recent_section);
  for (guint i = 0; i < n; i++) {
    g_autoptr (BwRecentEntry) entry = g_list_model_get_item (recent, i);
    g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
    g_autofree char *title = NULL;

    g_object_get (entry, "title", &title, NULL);
    g_menu_item_set_label (item, title);
    g_menu_item_set_action_and_target (item, "win.open-recent", "s",
                                       bw_recent_entry_get_key (entry));
    g_menu_append_item (self->recent_section, item);
  }
  if (n > 0)
    g_menu_append (self->recent_section, _ ("_Forget Recent Files"), "win.clear-recent");
}

static gboolean
on_drop (BwWindow *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *at = list; at != NULL; at = at->next)
    g_ptr_array_add (files, g_object_ref (at->data));
  if (files->len == 0)
    return FALSE;

  bw_window_open_files (self, files);
  return TRUE;
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
refresh (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_session_refresh (BW_WINDOW (widget)->session);
}

static void
retry (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_session_retry (BW_WINDOW (widget)->session);
}

static void
cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_session_cancel (BW_WINDOW (widget)->session);
}

static void
close_organisation (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_session_close (BW_WINDOW (widget)->session);
}

/* The pages and the flyout. */

static BwActionsPage *
ensure_actions_page (BwWindow *self)
{
  if (self->actions_page != NULL)
    return self->actions_page;

  self->actions_page = bw_actions_page_new (self->session);
  g_object_bind_property (self, "action", self->actions_page, "selected-action",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_bin_set_child (self->actions_bin, GTK_WIDGET (self->actions_page));
  return self->actions_page;
}

static void
on_page (BwWindow *self)
{
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "actions") == 0)
    ensure_actions_page (self);
}

static void
show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (BW_WINDOW (widget)->pages,
                                         g_variant_get_string (parameter, NULL));
}

static void
show_actions (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (BW_WINDOW (widget)->pages, "actions");
}

/* Opens the list filtered by one value: `FACET=VALUE`. */
static void
show_filtered (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwWindow *self = BW_WINDOW (widget);
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "=", 2);
  g_autoptr (BwQuery) query = bw_query_new ();
  BwFacet facet;

  if (g_strv_length (parts) != 2 || !bw_facet_from_key (parts[0], &facet)) {
    g_warning ("win.show-filtered: not FACET=VALUE: %s", g_variant_get_string (parameter, NULL));
    return;
  }

  bw_query_set_selected (query, facet, parts[1], TRUE);
  bw_actions_page_set_query (ensure_actions_page (self), query);
  adw_view_stack_set_visible_child_name (self->pages, "actions");
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwWindow *self = BW_WINDOW (widget);
  BwScorecard *scorecard = bw_session_get_scorecard (self->session);

  if (scorecard != NULL)
    bw_window_set_action (self,
                          bw_scorecard_find (scorecard, g_variant_get_string (parameter, NULL)));
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwWindow *self = BW_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "actions");
  gtk_widget_activate_action (GTK_WIDGET (ensure_actions_page (self)), "actions.search", NULL);
}

static void export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwWindow *self = BW_WINDOW (widget);

  gtk_widget_activate_action (GTK_WIDGET (ensure_actions_page (self)), "actions.export", NULL);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_actions_page_step (ensure_actions_page (BW_WINDOW (widget)), -1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_actions_page_step (ensure_actions_page (BW_WINDOW (widget)), 1);
}

static void
close_flyout (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_window_set_action (BW_WINDOW (widget), NULL);
}

/* The focus goes back to where it was, unless it has moved on outside the flyout since. */
static void
restore_focus (BwWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *before = self->focus_before;
  gboolean inside = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->flyout));

  g_clear_weak_pointer (&self->focus_before);
  if (inside && before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
}

/* A gesture, the sheet's own Esc or a click beside it closed the flyout. */
static void
on_flyout_shown (BwWindow *self)
{
  gboolean narrow =
      g_strcmp0 (adw_multi_layout_view_get_layout_name (self->layouts), "narrow") == 0;
  gboolean shown = narrow ? adw_bottom_sheet_get_open (self->bottom_sheet)
                          : adw_overlay_split_view_get_show_sidebar (self->split_view);

  if (!shown)
    bw_window_set_action (self, NULL);
}

static void
update_flyout (BwWindow *self)
{
  gboolean open = self->action != NULL;

  if (open)
    bw_flyout_set_action (self->flyout, self->action);
  adw_overlay_split_view_set_show_sidebar (self->split_view, open);
  adw_bottom_sheet_set_open (self->bottom_sheet, open);
  if (!open)
    restore_focus (self);
}

/* What the blueprint asks. */

static char *
choose_title (BwWindow *self, const char *state, gboolean narrow)
{
  return g_strdup (!narrow && g_strcmp0 (state, "content") == 0 ? "switcher" : "title");
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
  g_settings_set_string (self->settings, "page",
                         adw_view_stack_get_visible_child_name (self->pages));

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
  adw_view_stack_set_visible_child_name (self->pages, page);
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
    g_value_set_object (value, self->action);
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
  update_actions (self);
  update_state (self);
  restore_settings (self);
}

static void
bw_window_dispose (GObject *object)
{
  BwWindow *self = BW_WINDOW (object);

  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  g_clear_weak_pointer (&self->focus_before);
  if (self->session != NULL)
    bw_session_cancel (self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_WINDOW);
  self->actions_page = NULL;
  g_clear_object (&self->action);
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
install_actions (GtkWidgetClass *widget_class)
{
  const struct {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.open", NULL, open_dialog },
    { "win.open-demo", NULL, open_demo },
    { "win.open-recent", "s", open_recent },
    { "win.remove-recent", "s", remove_recent },
    { "win.clear-recent", NULL, clear_recent },
    { "win.close-organisation", NULL, close_organisation },
    { "win.refresh", NULL, refresh },
    { "win.retry", NULL, retry },
    { "win.cancel", NULL, cancel },
    { "win.show-error", NULL, show_error_details },
    { "win.show-page", "s", show_page },
    { "win.show-actions", NULL, show_actions },
    { "win.show-filtered", "s", show_filtered },
    { "win.show-action", "s", show_action },
    { "win.search", NULL, search },
    { "win.export", NULL, export },
    { "win.previous-action", NULL, previous_action },
    { "win.next-action", NULL, next_action },
    { "flyout.previous", NULL, previous_action },
    { "flyout.next", NULL, next_action },
    { "flyout.close", NULL, close_flyout },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, GDK_NO_MODIFIER_MASK,
                                       "flyout.close", NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH "/bw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, states);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, demo_banner);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, organisation_button);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, layouts);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, bottom_sheet);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, actions_bin);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, flyout);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, welcome_page);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, BwWindow, recent_section);
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

  g_type_ensure (BW_TYPE_ERROR_PAGE);
  g_type_ensure (BW_TYPE_FLYOUT);
  g_type_ensure (BW_TYPE_OVERVIEW_PAGE);
  g_type_ensure (BW_TYPE_SESSION);
  g_type_ensure (BW_TYPE_WELCOME_PAGE);

  install_properties (object_class);
  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
accept_files (BwWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  g_signal_connect_swapped (target, "notify::current-drop", G_CALLBACK (on_current_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
bw_window_init (BwWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (BW_APPLICATION_ID);
  self->recent_files = bw_recent_files_new (self->settings);
  bw_welcome_page_set_recent_files (self->welcome_page, self->recent_files);
  g_signal_connect_object (self->recent_files, "items-changed", G_CALLBACK (update_recent_menu),
                           self, G_CONNECT_SWAPPED);
  update_recent_menu (self);
  accept_files (self);

  g_signal_connect_object (self->pages, "notify::visible-child-name", G_CALLBACK (on_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split_view, "notify::show-sidebar", G_CALLBACK (on_flyout_shown),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bottom_sheet, "notify::open", G_CALLBACK (on_flyout_shown), self,
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
 * bw_window_get_action:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the action that the flyout shows
 */
BwAction *
bw_window_get_action (BwWindow *self)
{
  g_return_val_if_fail (BW_IS_WINDOW (self), NULL);

  return self->action;
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

  if (self->action == NULL && action != NULL)
    g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  if (!g_set_object (&self->action, action))
    return;

  update_flyout (self);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTION]);
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
