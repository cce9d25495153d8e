/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-work-limit.h"

struct _BwWorkLimit {
  GObject parent_instance;

  GMutex mutex; /* what follows */
  GCond changed;
  guint n_free;
};

G_DEFINE_FINAL_TYPE (BwWorkLimit, bw_work_limit, G_TYPE_OBJECT)

static void
bw_work_limit_finalize (GObject *object)
{
  BwWorkLimit *self = BW_WORK_LIMIT (object);

  g_cond_clear (&self->changed);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (bw_work_limit_parent_class)->finalize (object);
}

static void
bw_work_limit_class_init (BwWorkLimitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_work_limit_finalize;
}

static void
bw_work_limit_init (BwWorkLimit *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
}

/**
 * bw_work_limit_new:
 * @most: how much may be going on at once
 *
 * Returns: (transfer full): a limit
 */
BwWorkLimit *
bw_work_limit_new (guint most)
{
  BwWorkLimit *self = NULL;

  g_return_val_if_fail (most > 0, NULL);

  self = g_object_new (BW_TYPE_WORK_LIMIT, NULL);
  self->n_free = most;
  return self;
}

static void
on_cancelled (GCancellable *cancellable, BwWorkLimit *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_cond_broadcast (&self->changed);
}

static gboolean
take_place (BwWorkLimit *self, GCancellable *cancellable)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  while (self->n_free == 0 && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait (&self->changed, &self->mutex);
  if (self->n_free == 0)
    return FALSE;
  self->n_free--;
  return TRUE;
}

/**
 * bw_work_limit_enter:
 * @self: a limit
 * @cancellable: (nullable): ends the wait
 *
 * Waits until there is room.
 *
 * Returns: whether there is, for bw_work_limit_leave(); else it was cancelled
 */
gboolean
bw_work_limit_enter (BwWorkLimit *self, GCancellable *cancellable)
{
  gulong handler = 0;
  gboolean entered = FALSE;

  g_return_val_if_fail (BW_IS_WORK_LIMIT (self), FALSE);

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), self, NULL);
  entered = take_place (self, cancellable);
  g_cancellable_disconnect (cancellable, handler);
  return entered;
}

/**
 * bw_work_limit_leave:
 * @self: a limit
 *
 * Makes room again.
 */
void
bw_work_limit_leave (BwWorkLimit *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (BW_IS_WORK_LIMIT (self));

  locker = g_mutex_locker_new (&self->mutex);
  self->n_free++;
  g_cond_signal (&self->changed);
}
