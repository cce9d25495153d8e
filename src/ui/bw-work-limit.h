/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwWorkLimit:
 *
 * How much may be going on at once in several #BwWorkers together. Its functions may be called from any
 * thread.
 */
#define BW_TYPE_WORK_LIMIT (bw_work_limit_get_type ())
G_DECLARE_FINAL_TYPE (BwWorkLimit, bw_work_limit, BW, WORK_LIMIT, GObject)

BwWorkLimit *bw_work_limit_new (guint most);
gboolean bw_work_limit_enter (BwWorkLimit *self, GCancellable *cancellable);
void bw_work_limit_leave (BwWorkLimit *self);

G_END_DECLS
