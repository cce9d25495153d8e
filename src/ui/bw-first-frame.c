/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-first-frame.h"

/* In milliseconds: what is kept is read in a part of that; who waits for longer wants to see that something goes on. */
#define PATIENCE 150

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

/* Whether there is something to show: what is kept, why there is nothing, or a page that waits for nothing. */
static gboolean
is_ready (BwWindow *window)
{
  BwOrganisationStore *store = bw_window_get_store (window);
  BwSession *session = bw_window_get_session (window);

  if (store != NULL && !bw_organisation_store_is_loaded (store))
    return FALSE;
  return bw_session_get_entry (session) == NULL || bw_session_get_records (session) != NULL ||
         bw_session_get_error (session) != NULL;
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
