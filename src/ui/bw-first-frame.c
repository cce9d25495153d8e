/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-first-frame.h"

#include "ui/organisations/bw-window-organisations.h"

/* In milliseconds: what is kept is read in a part of that; who waits for longer wants to see that something goes on. */
#define PATIENCE 150

#define OPENING_KEY "bw-opening"

/* The first window. */

/* A window that is not on the screen yet. */
typedef struct {
  BwWindow *window;
  BwSession *session;
  guint timeout;
} Waiting;

static void
waiting_free (Waiting *self)
{
  g_signal_handlers_disconnect_by_data (self->window, self);
  if (bw_window_get_store (self->window) != NULL)
    g_signal_handlers_disconnect_by_data (bw_window_get_store (self->window), self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->session);
  g_object_unref (self->window);
  g_free (self);
}

/* Nothing was asked for, and what opens by itself is not known yet. */
static gboolean
is_undecided (BwWindow *window)
{
  BwOrganisationStore *store = bw_window_get_store (window);

  return store != NULL && !bw_organisation_store_is_loaded (store);
}

/* Whether there is something to show: what is kept, why there is nothing, or a page that waits for nothing. */
static gboolean
is_ready (BwWindow *window)
{
  BwSession *session = bw_window_get_session (window);

  return bw_session_get_records (session) != NULL || bw_session_get_error (session) != NULL ||
         !(bw_session_is_loading (session) || is_undecided (window));
}

static void
show (Waiting *self)
{
  g_autoptr (BwWindow) window = g_object_ref (self->window);

  waiting_free (self);
  gtk_window_present (GTK_WINDOW (window));
}

static void
check (Waiting *self)
{
  BwSession *session = bw_window_get_session (self->window);

  if (is_ready (self->window)) {
    show (self);
    return;
  }
  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  g_signal_connect_swapped (session, "notify::records", G_CALLBACK (check), self);
  g_signal_connect_swapped (session, "notify::error", G_CALLBACK (check), self);
  g_signal_connect_swapped (session, "notify::loading", G_CALLBACK (check), self);
}

static gboolean
on_timeout (gpointer data)
{
  Waiting *self = data;

  self->timeout = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/**
 * bw_first_frame_present:
 * @window: a window that is on the screen, or in which something is being opened
 *
 * Brings a window to the screen, and a new one with what is kept of its organisation in it: a page that says that this is
 * being read would have to be drawn first, to be seen for a moment.
 */
void
bw_first_frame_present (BwWindow *window)
{
  Waiting *waiting = NULL;

  g_return_if_fail (BW_IS_WINDOW (window));

  if (gtk_widget_get_mapped (GTK_WIDGET (window)) || is_ready (window)) {
    gtk_window_present (GTK_WINDOW (window));
    return;
  }
  waiting = g_new0 (Waiting, 1);
  waiting->window = g_object_ref (window);
  waiting->timeout = g_timeout_add (PATIENCE, on_timeout, waiting);
  /* Whoever asks for it on the way has it at once. */
  g_signal_connect_swapped (window, "map", G_CALLBACK (waiting_free), waiting);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (waiting_free), waiting);
  g_signal_connect_swapped (window, "notify::view", G_CALLBACK (check), waiting);
  if (bw_window_get_store (window) != NULL)
    g_signal_connect_swapped (bw_window_get_store (window), "notify::loaded", G_CALLBACK (check),
                              waiting);
  check (waiting);
}

/* What opens by itself. */

/* A start of the program for which the list of organisations is being read. */
typedef struct {
  GtkApplication *application;
  BwOrganisationStore *store;
  char *id;
  guint timeout;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_set_data (G_OBJECT (self->application), OPENING_KEY, NULL);
  g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_application_release (G_APPLICATION (self->application));
  g_object_unref (self->application);
  g_object_unref (self->store);
  g_free (self->id);
  g_free (self);
}

static GtkWindow *
find_window (GtkApplication *application)
{
  GList *windows = gtk_application_get_windows (application);

  while (windows != NULL && !BW_IS_WINDOW (windows->data))
    windows = windows->next;
  return windows != NULL ? windows->data : NULL;
}

static BwWindow *
create_window (Opening *self, BwSession *first)
{
  g_autoptr (BwSession) session = bw_session_new (bw_organisation_store_get_clock (self->store));

  return g_object_new (BW_TYPE_WINDOW, "application", self->application, "session", session,
                       "store", self->store, "first", first, NULL);
}

/* What is kept of it is read while the window is built. */
static BwWindow *
open_first (Opening *self)
{
  g_autoptr (BwOrganisationEntry) entry = bw_window_organisations_dup_first (self->store, self->id);
  g_autoptr (BwSession) session = NULL;

  if (entry == NULL)
    return create_window (self, NULL);
  session = bw_session_new_for_entry (self->store, entry);
  bw_session_start (session);
  return create_window (self, session);
}

static void
on_loaded (Opening *self)
{
  /* What somebody asked for in the meantime stays. */
  if (find_window (self->application) == NULL)
    bw_first_frame_present (open_first (self));
  opening_free (self);
}

static gboolean
on_late (gpointer data)
{
  Opening *self = data;
  BwWindow *window = NULL;

  self->timeout = 0;
  if (find_window (self->application) == NULL) {
    window = create_window (self, NULL);
    bw_window_organisations_start_with (window, self->id);
    gtk_window_present (GTK_WINDOW (window));
  }
  opening_free (self);
  return G_SOURCE_REMOVE;
}

/**
 * bw_first_frame_open:
 * @application: an application
 * @store: the organisations of the list
 * @id: (nullable): one of them; %NULL for that which opens at the start
 *
 * Brings a new window to the screen with that organisation in it, or with the welcome page where there is none. It is made once
 * the list is read, which mostly is by then: what the window shows at first is all that it has to make.
 */
void
bw_first_frame_open (GtkApplication *application, BwOrganisationStore *store, const char *id)
{
  Opening *opening = NULL;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (BW_IS_ORGANISATION_STORE (store));

  opening = g_object_get_data (G_OBJECT (application), OPENING_KEY);
  if (opening != NULL) {
    if (id != NULL)
      g_set_str (&opening->id, id);
    return;
  }
  opening = g_new0 (Opening, 1);
  opening->application = g_object_ref (application);
  opening->store = g_object_ref (store);
  opening->id = g_strdup (id);
  g_object_set_data (G_OBJECT (application), OPENING_KEY, opening);
  g_application_hold (G_APPLICATION (application));
  if (bw_organisation_store_is_loaded (store)) {
    on_loaded (opening);
    return;
  }
  opening->timeout = g_timeout_add (PATIENCE, on_late, opening);
  g_signal_connect_swapped (store, "notify::loaded", G_CALLBACK (on_loaded), opening);
}
