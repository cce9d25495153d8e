/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "ui/bw-work-limit.h"

G_BEGIN_DECLS

/**
 * BwWorkers:
 *
 * Worker threads of one owner, for what may take a minute: GLib's shared ones would keep all other
 * reading of files waiting. Made, used and told on one thread, that of the main loop.
 */
#define BW_TYPE_WORKERS (bw_workers_get_type ())
G_DECLARE_FINAL_TYPE (BwWorkers, bw_workers, BW, WORKERS, GObject)

/**
 * BwWork:
 * @data: what it is about
 *
 * Something that blocks; on a worker thread.
 */
typedef void (*BwWork) (gpointer data, GCancellable *cancellable);

/**
 * BwWorkDone:
 * @data: what it was about
 *
 * Is told, on the main loop, that a work is done, also where it was cancelled.
 */
typedef void (*BwWorkDone) (gpointer data);

BwWorkers *bw_workers_new (guint max);
void bw_workers_set_limit (BwWorkers *self, BwWorkLimit *limit);
void bw_workers_run (BwWorkers *self,
                     BwWork work,
                     BwWorkDone done,
                     gpointer data,
                     GDestroyNotify data_free,
                     GCancellable *cancellable);

G_END_DECLS
