/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-pauses.h"

#include "base/bw-origin.h"

struct _BwPauses {
  BwClock *clock;

  GMutex lock; /* guards the table, not what is in it */
  GHashTable *by_origin;
};

static void
free_pause (gpointer pause)
{
  bw_pause_free (pause);
}

/**
 * bw_pauses_new:
 * @clock: the time
 *
 * Returns: (transfer full): no pause for anybody yet
 */
BwPauses *
bw_pauses_new (BwClock *clock)
{
  BwPauses *self = g_new0 (BwPauses, 1);

  self->clock = g_object_ref (clock);
  g_mutex_init (&self->lock);
  self->by_origin = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_pause);
  return self;
}

/**
 * bw_pauses_free:
 * @self: (transfer full): pauses that nobody looks at any more
 */
void
bw_pauses_free (BwPauses *self)
{
  g_clear_pointer (&self->by_origin, g_hash_table_unref);
  g_mutex_clear (&self->lock);
  g_clear_object (&self->clock);
  g_free (self);
}

/**
 * bw_pauses_get:
 * @self: the pauses
 * @address: an address that has an origin
 *
 * Returns: (transfer none): the pause of its origin, which stays as long as @self
 */
BwPause *
bw_pauses_get (BwPauses *self, const char *address)
{
  g_autofree char *origin = bw_origin_of_address (address);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  BwPause *pause = NULL;

  g_return_val_if_fail (origin != NULL, NULL);

  pause = g_hash_table_lookup (self->by_origin, origin);
  if (pause == NULL) {
    pause = bw_pause_new (self->clock);
    g_hash_table_insert (self->by_origin, g_steal_pointer (&origin), pause);
  }
  return pause;
}
