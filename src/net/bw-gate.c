/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-gate.h"

struct _BwGate {
  GMutex lock;
  GCond changed;
  guint n_free;
};

/**
 * bw_gate_new:
 * @n_places: how many are let in at once
 *
 * Returns: (transfer full): a gate with nobody inside
 */
BwGate *
bw_gate_new (guint n_places)
{
  BwGate *self = g_new0 (BwGate, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->n_free = n_places;
  return self;
}

/**
 * bw_gate_free:
 * @self: (transfer full): a gate with nobody inside and nobody waiting
 */
void
bw_gate_free (BwGate *self)
{
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

static void
wake_all (GCancellable *cancellable, gpointer data)
{
  BwGate *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_cond_broadcast (&self->changed);
}

static gboolean
wait_for_place (BwGate *self, GCancellable *cancellable)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (self->n_free == 0 && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait (&self->changed, &self->lock);
  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;

  self->n_free--;
  return TRUE;
}

/**
 * bw_gate_enter:
 * @self: a gate
 * @cancellable: (nullable): ends the wait early
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Waits until there is a place, and takes it.
 *
 * Returns: whether a place was taken, which is given back with bw_gate_leave()
 */
gboolean
bw_gate_enter (BwGate *self, GCancellable *cancellable, GError **error)
{
  gulong handler = 0;
  gboolean entered = FALSE;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  handler = cancellable != NULL
                ? g_cancellable_connect (cancellable, G_CALLBACK (wake_all), self, NULL)
                : 0;
  entered = wait_for_place (self, cancellable);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  if (!entered)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return entered;
}

/**
 * bw_gate_leave:
 * @self: a gate in which the caller has a place
 */
void
bw_gate_leave (BwGate *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->n_free++;
  g_cond_signal (&self->changed);
}
