/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-interrupt.h"

#include <glib-unix.h>
#include <signal.h>

struct _BwInterrupt {
  GCancellable *cancellable;
  GMainContext *context;
  GSource *source;
  GThread *thread;
  int over; /* atomic */
};

/* Once: with nobody left who waits for it, the signal does again what it does by itself. */
static gboolean
on_signal (gpointer data)
{
  BwInterrupt *self = data;

  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static gpointer
wait_for_signal (gpointer data)
{
  BwInterrupt *self = data;

  while (!g_atomic_int_get (&self->over))
    g_main_context_iteration (self->context, TRUE);
  return NULL;
}

/**
 * bw_interrupt_new:
 * @cancellable: what a Ctrl+C cancels
 *
 * Returns: (transfer full): what waits for it, in a thread of its own
 */
BwInterrupt *
bw_interrupt_new (GCancellable *cancellable)
{
  BwInterrupt *self = g_new0 (BwInterrupt, 1);

  self->cancellable = g_object_ref (cancellable);
  self->context = g_main_context_new ();
  self->source = g_unix_signal_source_new (SIGINT);
  g_source_set_callback (self->source, on_signal, self, NULL);
  g_source_attach (self->source, self->context);
  self->thread = g_thread_new ("interrupt", wait_for_signal, self);
  return self;
}

/**
 * bw_interrupt_free:
 * @self: (transfer full): what waits for a Ctrl+C
 */
void
bw_interrupt_free (BwInterrupt *self)
{
  g_atomic_int_set (&self->over, TRUE);
  g_main_context_wakeup (self->context);
  g_thread_join (self->thread);
  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  g_free (self);
}
