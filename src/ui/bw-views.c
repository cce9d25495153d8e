/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-views.h"

struct _BwViews {
  GObject parent_instance;

  GtkStack *stack; /* of the window, which outlives this */
  BwSession *session;
  BwOrganisationStore *store;
  BwRecentFiles *recent_files;
  BwOrganisationView *opened; /* made when it is first shown */
  GHashTable *listed;
  BwOrganisationView *shown;
  gboolean narrow;
  gboolean switcher;
  gboolean waiting;
};

G_DEFINE_FINAL_TYPE (BwViews, bw_views, G_TYPE_OBJECT)

typedef enum {
  PROP_SHOWN = 1,
} BwViewsProperty;

static GParamSpec *properties[PROP_SHOWN + 1];

static void
lay_out (BwViews *self, BwOrganisationView *view)
{
  g_object_set (view, "narrow", self->narrow, "switcher", self->switcher, NULL);
}

/* Begins at the page at which the user is. */
static void
add (BwViews *self, BwOrganisationView *view)
{
  BwContent *content = bw_organisation_view_get_content (view);

  if (self->shown != NULL)
    bw_content_show_page (content,
                          bw_content_get_page (bw_organisation_view_get_content (self->shown)));
  lay_out (self, view);
  gtk_stack_add_child (self->stack, GTK_WIDGET (view));
}

/* Who has an organisation in the list may never open anything beside it, and the first frame need not wait for it. */
static BwOrganisationView *
ensure_opened (BwViews *self)
{
  if (self->opened != NULL)
    return self->opened;

  self->opened = bw_organisation_view_new (self->session);
  bw_organisation_view_set_waiting (self->opened, self->waiting);
  bw_organisation_view_set_welcome (self->opened, self->recent_files, self->store);
  add (self, self->opened);
  return self->opened;
}

static void
show (BwViews *self, BwOrganisationView *view)
{
  if (self->shown == view)
    return;

  self->shown = view;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (view));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static BwOrganisationView *
find (BwViews *self, const char *id)
{
  return g_hash_table_lookup (self->listed, id);
}

static BwOrganisationView *
add_session (BwViews *self, BwSession *session)
{
  BwOrganisationEntry *entry = bw_session_get_entry (session);
  BwOrganisationView *view = bw_organisation_view_new (session);

  g_hash_table_insert (self->listed, g_strdup (bw_organisation_entry_get_id (entry)), view);
  add (self, view);
  return view;
}

/* What is kept of it is read while its view is built. */
static BwOrganisationView *
add_entry (BwViews *self, BwOrganisationEntry *entry)
{
  g_autoptr (BwSession) session = bw_session_new_for_entry (self->store, entry);

  bw_session_start (session);
  return add_session (self, session);
}

static void
bw_views_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWN)
    g_value_set_object (value, BW_VIEWS (object)->shown);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bw_views_finalize (GObject *object)
{
  BwViews *self = BW_VIEWS (object);

  g_clear_object (&self->session);
  g_clear_object (&self->store);
  g_clear_object (&self->recent_files);
  g_clear_pointer (&self->listed, g_hash_table_unref);

  G_OBJECT_CLASS (bw_views_parent_class)->finalize (object);
}

static void
bw_views_class_init (BwViewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_views_get_property;
  object_class->finalize = bw_views_finalize;

  properties[PROP_SHOWN] =
      g_param_spec_object ("shown", NULL, NULL, BW_TYPE_ORGANISATION_VIEW,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_views_init (BwViews *self)
{
  self->listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * bw_views_new:
 * @stack: holds them; outlives them
 * @opened: the session for files and the demo
 * @store: (nullable): the organisations of the list
 * @recent_files: what was open before, which is offered while nothing is open
 *
 * Returns: (transfer full): views, of which none is shown yet
 */
BwViews *
bw_views_new (GtkStack *stack,
              BwSession *opened,
              BwOrganisationStore *store,
              BwRecentFiles *recent_files)
{
  BwViews *self = NULL;

  g_return_val_if_fail (GTK_IS_STACK (stack), NULL);
  g_return_val_if_fail (BW_IS_SESSION (opened), NULL);
  g_return_val_if_fail (BW_IS_RECENT_FILES (recent_files), NULL);

  self = g_object_new (BW_TYPE_VIEWS, NULL);
  self->stack = stack;
  g_set_object (&self->session, opened);
  g_set_object (&self->store, store);
  g_set_object (&self->recent_files, recent_files);
  return self;
}

/**
 * bw_views_set_layout:
 * @self: views
 * @narrow: whether the flyout is a sheet over the pages
 * @switcher: whether the bar that switches between the pages is shown
 *
 * Lays all of them out for the width of the window.
 */
void
bw_views_set_layout (BwViews *self, gboolean narrow, gboolean switcher)
{
  GHashTableIter iter;
  gpointer view = NULL;

  g_return_if_fail (BW_IS_VIEWS (self));

  self->narrow = narrow;
  self->switcher = switcher;
  if (self->opened != NULL)
    lay_out (self, self->opened);
  g_hash_table_iter_init (&iter, self->listed);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    lay_out (self, view);
}

/**
 * bw_views_set_waiting:
 * @self: views
 * @waiting: whether it is not decided yet what will be shown
 *
 * See bw_organisation_view_set_waiting().
 */
void
bw_views_set_waiting (BwViews *self, gboolean waiting)
{
  g_return_if_fail (BW_IS_VIEWS (self));

  self->waiting = waiting;
  if (self->opened != NULL)
    bw_organisation_view_set_waiting (self->opened, waiting);
}

/**
 * bw_views_get_shown:
 * @self: views
 *
 * Returns: (transfer none) (nullable): the one that is shown; %NULL before the first one is
 */
BwOrganisationView *
bw_views_get_shown (BwViews *self)
{
  g_return_val_if_fail (BW_IS_VIEWS (self), NULL);

  return self->shown;
}

/**
 * bw_views_show_opened:
 * @self: views
 *
 * Shows the files or the demo that are open, or the welcome page where nothing is.
 */
void
bw_views_show_opened (BwViews *self)
{
  g_return_if_fail (BW_IS_VIEWS (self));

  show (self, ensure_opened (self));
}

/**
 * bw_views_show_session:
 * @self: views with a store
 * @session: that of an organisation of the list that was not shown yet
 *
 * Shows it.
 */
void
bw_views_show_session (BwViews *self, BwSession *session)
{
  g_return_if_fail (BW_IS_VIEWS (self));
  g_return_if_fail (BW_IS_SESSION (session));
  g_return_if_fail (bw_session_get_entry (session) != NULL);

  show (self, add_session (self, session));
}

/**
 * bw_views_show_entry:
 * @self: views with a store
 * @entry: an organisation of the list
 *
 * Shows it, as it was left; it is read when it is first shown.
 */
void
bw_views_show_entry (BwViews *self, BwOrganisationEntry *entry)
{
  BwOrganisationView *view = NULL;

  g_return_if_fail (BW_IS_VIEWS (self));
  g_return_if_fail (BW_IS_ORGANISATION_ENTRY (entry));

  view = find (self, bw_organisation_entry_get_id (entry));
  if (view != NULL)
    bw_session_start (bw_organisation_view_get_session (view));
  else
    view = add_entry (self, entry);
  show (self, view);
}

/**
 * bw_views_find_session:
 * @self: views
 * @id: an organisation's id
 *
 * Returns: (transfer none) (nullable): its session, where it was shown
 */
BwSession *
bw_views_find_session (BwViews *self, const char *id)
{
  BwOrganisationView *view = NULL;

  g_return_val_if_fail (BW_IS_VIEWS (self), NULL);

  view = find (self, id);
  return view != NULL ? bw_organisation_view_get_session (view) : NULL;
}

/**
 * bw_views_list:
 * @self: views
 *
 * Returns: (transfer full) (element-type utf8): the ids of the organisations that were shown
 */
GPtrArray *
bw_views_list (BwViews *self)
{
  GPtrArray *ids = NULL;
  GHashTableIter iter;
  gpointer id = NULL;

  g_return_val_if_fail (BW_IS_VIEWS (self), NULL);

  ids = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->listed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, g_strdup (id));
  return ids;
}

/**
 * bw_views_drop:
 * @self: views
 * @id: the id of an organisation that is closed, gone, or signed out of
 *
 * Lets go of all that is shown of it.
 */
void
bw_views_drop (BwViews *self, const char *id)
{
  BwOrganisationView *view = NULL;

  g_return_if_fail (BW_IS_VIEWS (self));

  view = find (self, id);
  if (view == NULL)
    return;
  if (self->shown == view)
    show (self, ensure_opened (self));
  g_hash_table_remove (self->listed, id);
  gtk_stack_remove (self->stack, GTK_WIDGET (view));
}
