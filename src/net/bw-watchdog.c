/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-watchdog.h"

struct _BwWatchdog {
  GMutex lock; /* guards all that follows */
  GCond changed;
  GThread *thread;
  GPtrArray *watches;
  gboolean ending;
};

struct _BwWatch {
  BwWatchdog *dog;
  gint64 end; /* of the monotonic time */
  gint64 grace;
  gboolean called_off;
  gboolean expired;
  GCancellable *cancellable;
  GCancellable *above;
  gulong handler;
};

/**
 * bw_watchdog_new:
 *
 * Returns: (transfer full): a watchdog that watches nothing yet
 */
BwWatchdog *
bw_watchdog_new (void)
{
  BwWatchdog *self = g_new0 (BwWatchdog, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->watches = g_ptr_array_new ();
  return self;
}

static void
tell_to_end (BwWatchdog *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->ending = TRUE;
  g_cond_signal (&self->changed);
}

/**
 * bw_watchdog_free:
 * @self: (transfer full): a watchdog that watches nothing any more
 *
 * Waits until its thread has ended.
 */
void
bw_watchdog_free (BwWatchdog *self)
{
  tell_to_end (self);
  g_clear_pointer (&self->thread, g_thread_join);
  g_clear_pointer (&self->watches, g_ptr_array_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

/* The next one whose time is up, which then is watched no more; and when the one after that is due. */
static GCancellable *
take_expired (BwWatchdog *self, gint64 *next)
{
  gint64 now = g_get_monotonic_time ();

  *next = G_MAXINT64;
  for (guint i = 0; i < self->watches->len; i++) {
    BwWatch *watch = g_ptr_array_index (self->watches, i);

    if (watch->end > now) {
      *next = MIN (*next, watch->end);
      continue;
    }
    watch->expired = TRUE;
    g_ptr_array_remove_index_fast (self->watches, i);
    return g_object_ref (watch->cancellable);
  }

  return NULL;
}

/* The lock is held but for the moment in which something is cancelled: that calls others. */
static gpointer
run (gpointer data)
{
  BwWatchdog *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (!self->ending) {
    gint64 next = 0;
    g_autoptr (GCancellable) expired = take_expired (self, &next);

    if (expired != NULL) {
      g_mutex_unlock (&self->lock);
      g_cancellable_cancel (expired);
      g_mutex_lock (&self->lock);
    } else if (next == G_MAXINT64) {
      g_cond_wait (&self->changed, &self->lock);
    } else {
      g_cond_wait_until (&self->changed, &self->lock, next);
    }
  }

  return NULL;
}

/* Whether it has a while still. */
static gboolean
call_off (BwWatch *watch)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&watch->dog->lock);

  watch->called_off = TRUE;
  if (watch->grace == 0)
    return FALSE;
  watch->end = MIN (watch->end, g_get_monotonic_time () + watch->grace);
  g_cond_signal (&watch->dog->changed);
  return TRUE;
}

static void
cancel_below (GCancellable *above, gpointer data)
{
  BwWatch *watch = data;

  if (!call_off (watch))
    g_cancellable_cancel (watch->cancellable);
}

static void
add_watch (BwWatchdog *self, BwWatch *watch)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->thread == NULL)
    self->thread = g_thread_new ("bw-watchdog", run, self);
  g_ptr_array_add (self->watches, watch);
  g_cond_signal (&self->changed);
}

/**
 * bw_watchdog_watch:
 * @self: a watchdog
 * @span: how long it may take, in microseconds of real time
 * @cancellable: (nullable): what ends it early
 *
 * Watches something that takes the cancellable of the result, until bw_watch_end().
 *
 * Returns: (transfer full): the watch; @self has to outlive it
 */
BwWatch *
bw_watchdog_watch (BwWatchdog *self, GTimeSpan span, GCancellable *cancellable)
{
  BwWatch *watch = g_new0 (BwWatch, 1);

  watch->dog = self;
  watch->end = g_get_monotonic_time () + span;
  watch->cancellable = g_cancellable_new ();
  if (cancellable != NULL) {
    watch->above = g_object_ref (cancellable);
    watch->handler = g_cancellable_connect (cancellable, G_CALLBACK (cancel_below), watch, NULL);
  }
  add_watch (self, watch);
  return watch;
}

/**
 * bw_watch_get_cancellable:
 * @self: a watch
 *
 * Returns: (transfer none): what is cancelled when the time is up, or when the one above is cancelled
 */
GCancellable *
bw_watch_get_cancellable (BwWatch *self)
{
  return self->cancellable;
}

static gboolean
take_grace (BwWatch *self, GTimeSpan grace)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->dog->lock);

  if (self->called_off)
    return FALSE;
  self->grace = grace;
  return TRUE;
}

/**
 * bw_watch_begin_grace:
 * @self: a watch
 * @grace: how long, in microseconds of real time
 *
 * From here on it does not end at once when the one above is cancelled, but that much later. Where that
 * has been cancelled already, it ends now.
 */
void
bw_watch_begin_grace (BwWatch *self, GTimeSpan grace)
{
  if (!take_grace (self, grace))
    g_cancellable_cancel (self->cancellable);
}

/**
 * bw_watch_has_expired:
 * @self: a watch
 *
 * Returns: whether the time is up
 */
gboolean
bw_watch_has_expired (BwWatch *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->dog->lock);

  return self->expired;
}

static void
remove_watch (BwWatchdog *dog, BwWatch *watch)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&dog->lock);

  g_ptr_array_remove_fast (dog->watches, watch);
}

/**
 * bw_watch_end:
 * @self: (transfer full): a watch
 *
 * Ends watching: it is done, or given up.
 */
void
bw_watch_end (BwWatch *self)
{
  remove_watch (self->dog, self);
  if (self->handler != 0)
    g_cancellable_disconnect (self->above, self->handler);
  g_clear_object (&self->above);
  g_clear_object (&self->cancellable);
  g_free (self);
}
