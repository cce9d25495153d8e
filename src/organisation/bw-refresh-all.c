/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-refresh-all.h"

/* What the threads share. */
typedef struct {
  BwRefreshOne refresh;
  BwRefreshTold told;
  gpointer data;
  GCancellable *cancellable;
  guint n_all;

  GMutex mutex; /* what follows, and telling */
  guint n_done;
  guint n_refreshed;
} Refreshing;

static void
tell_begin (Refreshing *self, BwOrganisationEntry *entry)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->told (&(BwRefreshProgress) { entry, FALSE, self->n_done, self->n_all, NULL, NULL },
              self->data);
}

static void
tell_done (Refreshing *self, BwOrganisationEntry *entry, BwRecords *records, const GError *error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_done++;
  self->n_refreshed += records != NULL;
  self->told (&(BwRefreshProgress) { entry, TRUE, self->n_done, self->n_all, records, error },
              self->data);
}

/* One whose turn comes after it was called off is not begun, and is done with that. */
static void
refresh_one (gpointer data, gpointer user_data)
{
  BwOrganisationEntry *entry = data;
  Refreshing *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = NULL;

  if (!g_cancellable_set_error_if_cancelled (self->cancellable, &error)) {
    tell_begin (self, entry);
    records = self->refresh (entry, self->data, self->cancellable, &error);
  }
  tell_done (self, entry, records, error);
}

static void
run_on_threads (Refreshing *self, GPtrArray *entries, guint at_once)
{
  GThreadPool *pool = g_thread_pool_new (refresh_one, self, (int) at_once, FALSE, NULL);

  for (guint i = 0; i < entries->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (entries, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}

/**
 * bw_refresh_all:
 * @entries: (element-type BwOrganisationEntry): organisations of the list
 * @at_once: how many of them at once; with 1, all on the calling thread
 * @refresh: refreshes one
 * @told: told how far it is
 * @data: for both
 * @cancellable: (nullable): ends it early: those that are not begun are not refreshed
 *
 * Refreshes organisations, in their order. One that fails does not keep the others from it. Blocks until all are done, or
 * it was called off and those that were begun have ended.
 *
 * Returns: how many were refreshed
 */
guint
bw_refresh_all (GPtrArray *entries,
                guint at_once,
                BwRefreshOne refresh,
                BwRefreshTold told,
                gpointer data,
                GCancellable *cancellable)
{
  Refreshing self = { refresh, told, data, cancellable, entries->len };

  g_return_val_if_fail (at_once > 0, 0);

  g_mutex_init (&self.mutex);
  if (at_once > 1)
    run_on_threads (&self, entries, at_once);
  for (guint i = 0; at_once == 1 && i < entries->len; i++)
    refresh_one (g_ptr_array_index (entries, i), &self);
  g_mutex_clear (&self.mutex);
  return self.n_refreshed;
}
