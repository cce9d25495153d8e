/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-single-flight.h"

struct _BwSingleFlight {
  GMutex lock;
  GCond changed;
  gboolean flying;
  guint64 n_landed;
  GError *problem;
};

/**
 * bw_single_flight_new:
 *
 * Returns: (transfer full): one that nobody is on
 */
BwSingleFlight *
bw_single_flight_new (void)
{
  BwSingleFlight *self = g_new0 (BwSingleFlight, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  return self;
}

/**
 * bw_single_flight_free:
 * @self: (transfer full): one that nobody is on
 */
void
bw_single_flight_free (BwSingleFlight *self)
{
  g_clear_error (&self->problem);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
wake (GCancellable *cancellable, gpointer data)
{
  BwSingleFlight *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_cond_broadcast (&self->changed);
}

/* Until nobody flies, or one that flew when this began has landed. */
static BwFlight
wait_for_landing (BwSingleFlight *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint64 before = self->n_landed;

  while (self->flying && self->n_landed == before && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait (&self->changed, &self->lock);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return BW_FLIGHT_FAILED;

  /* That the other one was cancelled is no reason for this one. */
  if (self->n_landed == before ||
      g_error_matches (self->problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    if (!self->flying) {
      self->flying = TRUE;
      return BW_FLIGHT_LEAD;
    }
    return BW_FLIGHT_LANDED;
  }
  if (self->problem == NULL)
    return BW_FLIGHT_LANDED;

  g_propagate_error (error, g_error_copy (self->problem));
  return BW_FLIGHT_FAILED;
}

/**
 * bw_single_flight_board:
 * @self: a single flight
 * @cancellable: (nullable): ends the wait
 * @error: return location for what the other thread failed with, or %G_IO_ERROR_CANCELLED
 *
 * Where nobody is at it, this thread leads. Else it waits for who is.
 *
 * Returns: what this thread has to do; after %BW_FLIGHT_LANDED it looks whether what there is now
 *   does, and boards again where not
 */
BwFlight
bw_single_flight_board (BwSingleFlight *self, GCancellable *cancellable, GError **error)
{
  gulong handler = 0;
  BwFlight flight;

  /* Neither may be called with the lock held: both may call wake() or wait for it. */
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (wake), self, NULL);
  flight = wait_for_landing (self, cancellable, error);
  g_cancellable_disconnect (cancellable, handler);
  return flight;
}

/**
 * bw_single_flight_land:
 * @self: a single flight that this thread leads
 * @problem: (nullable): what went wrong
 */
void
bw_single_flight_land (BwSingleFlight *self, const GError *problem)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_error (&self->problem);
  self->problem = problem != NULL ? g_error_copy (problem) : NULL;
  self->flying = FALSE;
  self->n_landed++;
  g_cond_broadcast (&self->changed);
}
