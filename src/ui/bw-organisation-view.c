/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-organisation-view.h"

#include <glib/gi18n.h>

#include "ui/bw-account-banner.h"
#include "ui/bw-banner-place.h"
#include "ui/bw-loading-page.h"
#include "ui/bw-progress-note.h"
#include "ui/bw-session-name.h"
#include "ui/error/bw-error-page.h"
#include "ui/welcome/bw-welcome-page.h"

/* A read that is done sooner than this shows no spinner: it would only flicker. */
#define SPINNER_DELAY_MS 150

/* The same while there is something to look at already. */
#define PROGRESS_DELAY_MS 600

struct _BwOrganisationView {
  AdwBin parent_instance;

  BwSession *session;
  /* What the welcome page offers; only where there is one. */
  BwRecentFiles *recent_files;
  BwOrganisationStore *store;
  guint spinner_delay;
  guint progress_delay;
  gboolean waiting;

  GtkOverlay *overlay;
  GtkStack *states;
  AdwBin *demo_place;
  AdwBin *account_place;
  AdwBin *archive_place;
  BwContent *content;
  /* Made when it is first shown. */
  GtkRevealer *progress;
};

G_DEFINE_FINAL_TYPE (BwOrganisationView, bw_organisation_view, ADW_TYPE_BIN)

typedef enum {
  PROP_SESSION = 1,
  PROP_STATE,
  PROP_CONTENT,
  PROP_NARROW,
  PROP_SWITCHER,
  PROP_PENDING_NAME,
  PROP_PROGRESS,
  PROP_WAITING,
} BwOrganisationViewProperty;

static GParamSpec *properties[PROP_WAITING + 1];

/* The states. */

static void
set_state (BwOrganisationView *self, const char *state)
{
  const char *before = bw_organisation_view_get_state (self);
  /* Out of nothing there is nothing to fade from: what was asked for stands in the first frame. */
  GtkStackTransitionType transition = g_strcmp0 (before, "blank") == 0
                                          ? GTK_STACK_TRANSITION_TYPE_NONE
                                          : GTK_STACK_TRANSITION_TYPE_CROSSFADE;

  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  gtk_stack_set_visible_child_full (self->states, state, transition);
}

/* Most views never show these pages, and the first frame need not wait for them. */

static GtkWidget *
add_page (BwOrganisationView *self, const char *state, GtkWidget *page)
{
  gtk_stack_add_named (self->states, page, state);
  return page;
}

static gpointer
ensure_page (BwOrganisationView *self, const char *state, GType type)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->states, state);

  return page != NULL ? page : add_page (self, state, g_object_new (type, NULL));
}

static void
ensure_loading_page (BwOrganisationView *self)
{
  GtkWidget *page = NULL;

  if (gtk_stack_get_child_by_name (self->states, "loading") != NULL)
    return;
  page = add_page (self, "loading", bw_loading_page_new ());
  g_object_bind_property (self, "pending-name", page, "description", G_BINDING_SYNC_CREATE);
}

static gboolean
show_spinner (gpointer data)
{
  BwOrganisationView *self = data;

  self->spinner_delay = 0;
  ensure_loading_page (self);
  set_state (self, "loading");
  return G_SOURCE_REMOVE;
}

static void
delay_spinner (BwOrganisationView *self)
{
  if (self->spinner_delay != 0 || g_strcmp0 (bw_organisation_view_get_state (self), "loading") == 0)
    return;
  self->spinner_delay = g_timeout_add (SPINNER_DELAY_MS, show_spinner, self);
}

static void
show_error_page (BwOrganisationView *self, const GError *error)
{
  BwErrorPage *page = ensure_page (self, "error", BW_TYPE_ERROR_PAGE);
  gboolean is_new = bw_error_page_set_error (page, error, bw_session_get_entry (self->session));

  is_new = g_strcmp0 (bw_organisation_view_get_state (self), "error") != 0 || is_new;
  set_state (self, "error");
  if (is_new && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), bw_error_page_get_title (page),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* An organisation of the list that is not read: somebody stopped that. */
static void
show_stopped_page (BwOrganisationView *self)
{
  g_autoptr (GError) stopped = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");

  show_error_page (self, stopped);
}

static void
show_welcome_page (BwOrganisationView *self)
{
  BwWelcomePage *page = ensure_page (self, "welcome", BW_TYPE_WELCOME_PAGE);

  bw_welcome_page_set_recent_files (page, self->recent_files);
  bw_welcome_page_set_organisations (page, self->store);
  set_state (self, "welcome");
}

static void
update_state (BwOrganisationView *self)
{
  const GError *error = bw_session_get_error (self->session);

  if (bw_session_get_records (self->session) != NULL)
    set_state (self, "content");
  else if (bw_session_is_loading (self->session))
    delay_spinner (self);
  else if (error != NULL)
    show_error_page (self, error);
  else if (bw_session_get_entry (self->session) != NULL)
    show_stopped_page (self);
  else if (!self->waiting && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_welcome_page (self);
}

/* The progress of a read while there is something to look at. */

static gboolean
show_progress (gpointer data)
{
  BwOrganisationView *self = data;

  self->progress_delay = 0;
  if (self->progress == NULL) {
    self->progress = bw_progress_note_new (self->content, G_OBJECT (self));
    gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->progress));
  }
  gtk_revealer_set_reveal_child (self->progress, TRUE);
  return G_SOURCE_REMOVE;
}

static void
hide_progress (BwOrganisationView *self)
{
  g_clear_handle_id (&self->progress_delay, g_source_remove);
  if (self->progress != NULL)
    gtk_revealer_set_reveal_child (self->progress, FALSE);
}

static void
update_progress (BwOrganisationView *self)
{
  gboolean shown = self->progress != NULL && gtk_revealer_get_reveal_child (self->progress);

  if (!bw_session_is_loading (self->session))
    hide_progress (self);
  else if (bw_session_get_records (self->session) != NULL && self->progress_delay == 0 && !shown)
    self->progress_delay = g_timeout_add (PROGRESS_DELAY_MS, show_progress, self);
}

/* What the session tells. */

static void
update_banners (BwOrganisationView *self)
{
  BwOrganisation *organisation = bw_session_get_organisation (self->session);

  if (organisation != NULL && bw_organisation_is_demo (organisation))
    bw_banner_place_show (self->demo_place, _ ("Demo organisation with made-up records"),
                          _ ("_Open Files…"), "win.open");
  else
    bw_banner_place_hide (self->demo_place);
  bw_account_banner_update (self->account_place, self->session);
  bw_account_banner_update_archive (self->archive_place, self->session);
}

/* The words of a read that has ended stay until they have faded away. */
static void
on_progress (BwOrganisationView *self)
{
  update_progress (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING_NAME]);
  if (bw_session_is_loading (self->session))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
on_changed (BwOrganisationView *self)
{
  update_state (self);
  update_banners (self);
  on_progress (self);
}

/* Nobody is welcomed by a view that is not on the screen: most never are, as something is opened at once. */
static void
on_map (BwOrganisationView *self)
{
  if (self->session != NULL)
    update_state (self);
}

static void
on_state (BwOrganisationView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static char *
dup_pending_name (BwOrganisationView *self)
{
  g_autofree char *text = bw_session_say_opening (self->session);

  /* The status page that shows it reads markup in its description. */
  return text != NULL ? g_markup_escape_text (text, -1) : NULL;
}

/* Its life. */

static void
bw_organisation_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwOrganisationView *self = BW_ORGANISATION_VIEW (object);

  switch ((BwOrganisationViewProperty) id) {
  case PROP_SESSION:
    g_value_set_object (value, self->session);
    break;
  case PROP_STATE:
    g_value_set_string (value, bw_organisation_view_get_state (self));
    break;
  case PROP_CONTENT:
    g_value_set_object (value, self->content);
    break;
  case PROP_NARROW:
    g_object_get_property (G_OBJECT (self->content), "narrow", value);
    break;
  case PROP_SWITCHER:
    g_object_get_property (G_OBJECT (self->content), "switcher", value);
    break;
  case PROP_PENDING_NAME:
    g_value_take_string (value, self->session != NULL ? dup_pending_name (self) : NULL);
    break;
  case PROP_PROGRESS:
    g_value_take_string (value,
                         self->session != NULL ? bw_session_say_opening (self->session) : NULL);
    break;
  case PROP_WAITING:
    g_value_set_boolean (value, self->waiting);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_organisation_view_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BwOrganisationView *self = BW_ORGANISATION_VIEW (object);

  switch ((BwOrganisationViewProperty) id) {
  case PROP_SESSION:
    self->session = g_value_dup_object (value);
    break;
  case PROP_NARROW:
    g_object_set_property (G_OBJECT (self->content), "narrow", value);
    break;
  case PROP_SWITCHER:
    g_object_set_property (G_OBJECT (self->content), "switcher", value);
    break;
  case PROP_WAITING:
    bw_organisation_view_set_waiting (self, g_value_get_boolean (value));
    break;
  case PROP_STATE:
  case PROP_CONTENT:
  case PROP_PENDING_NAME:
  case PROP_PROGRESS:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_organisation_view_constructed (GObject *object)
{
  BwOrganisationView *self = BW_ORGANISATION_VIEW (object);
  const char *followed[] = { "notify::loading",   "notify::pending", "notify::organisation",
                             "notify::scorecard", "notify::error",   "notify::unkept",
                             "notify::unstored",  "notify::expires", "notify::entry" };

  G_OBJECT_CLASS (bw_organisation_view_parent_class)->constructed (object);

  for (gsize i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (self->session, followed[i], G_CALLBACK (on_changed), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::progress", G_CALLBACK (on_progress), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (object, properties[PROP_SESSION]);
}

static void
bw_organisation_view_dispose (GObject *object)
{
  BwOrganisationView *self = BW_ORGANISATION_VIEW (object);

  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  g_clear_handle_id (&self->progress_delay, g_source_remove);
  if (self->session != NULL) {
    g_signal_handlers_disconnect_by_data (self->session, self);
    bw_session_cancel (self->session);
  }
  /* The template's child is the bin's own, which has to let go of it before the template does. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ORGANISATION_VIEW);
  g_clear_object (&self->recent_files);
  g_clear_object (&self->store);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bw_organisation_view_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, BW_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, readable);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, BW_TYPE_CONTENT, readable);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, writable);
  properties[PROP_SWITCHER] = g_param_spec_boolean ("switcher", NULL, NULL, FALSE, writable);
  properties[PROP_PENDING_NAME] = g_param_spec_string ("pending-name", NULL, NULL, NULL, readable);
  properties[PROP_PROGRESS] = g_param_spec_string ("progress", NULL, NULL, NULL, readable);
  properties[PROP_WAITING] = g_param_spec_boolean ("waiting", NULL, NULL, FALSE, writable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_organisation_view_class_init (BwOrganisationViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_organisation_view_get_property;
  object_class->set_property = bw_organisation_view_set_property;
  object_class->constructed = bw_organisation_view_constructed;
  object_class->dispose = bw_organisation_view_dispose;

  g_type_ensure (BW_TYPE_CONTENT);
  g_type_ensure (BW_TYPE_SESSION);

  install_properties (object_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/bw-organisation-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationView, overlay);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationView, states);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationView, demo_place);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationView, account_place);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationView, archive_place);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationView, content);
}

static void
bw_organisation_view_init (BwOrganisationView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  g_signal_connect_object (self->states, "notify::visible-child-name", G_CALLBACK (on_state), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bw_organisation_view_new:
 * @session: what it shows
 *
 * Returns: (transfer floating): a view
 */
BwOrganisationView *
bw_organisation_view_new (BwSession *session)
{
  BwOrganisationView *self = NULL;

  g_return_val_if_fail (BW_IS_SESSION (session), NULL);

  self = g_object_new (BW_TYPE_ORGANISATION_VIEW, "session", session, NULL);
  /* The session may be reading already. One of the list that is not will be, once it is shown. */
  if (bw_session_is_loading (session) || bw_session_get_entry (session) == NULL)
    on_changed (self);
  return self;
}

/**
 * bw_organisation_view_set_welcome:
 * @self: a view
 * @recent_files: what was open before
 * @store: (nullable): the organisations of the list
 *
 * Sets what it offers while nothing is open.
 */
void
bw_organisation_view_set_welcome (BwOrganisationView *self,
                                  BwRecentFiles *recent_files,
                                  BwOrganisationStore *store)
{
  g_return_if_fail (BW_IS_ORGANISATION_VIEW (self));

  g_set_object (&self->recent_files, recent_files);
  g_set_object (&self->store, store);
  update_state (self);
}

/**
 * bw_organisation_view_get_session:
 * @self: a view
 *
 * Returns: (transfer none): what it shows
 */
BwSession *
bw_organisation_view_get_session (BwOrganisationView *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_VIEW (self), NULL);

  return self->session;
}

/**
 * bw_organisation_view_get_content:
 * @self: a view
 *
 * Returns: (transfer none): the pages and the flyout
 */
BwContent *
bw_organisation_view_get_content (BwOrganisationView *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_VIEW (self), NULL);

  return self->content;
}

/**
 * bw_organisation_view_get_state:
 * @self: a view
 *
 * Returns: (transfer none): the name of what it shows
 */
const char *
bw_organisation_view_get_state (BwOrganisationView *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_VIEW (self), NULL);

  return gtk_stack_get_visible_child_name (self->states);
}

/**
 * bw_organisation_view_set_waiting:
 * @self: a view
 * @waiting: whether what will be shown is not decided yet
 *
 * While that is so, no welcome page is shown, only to go away at once.
 */
void
bw_organisation_view_set_waiting (BwOrganisationView *self, gboolean waiting)
{
  g_return_if_fail (BW_IS_ORGANISATION_VIEW (self));

  if (self->waiting == waiting)
    return;
  self->waiting = waiting;
  update_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING]);
}
