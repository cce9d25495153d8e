/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-clock.h"

G_BEGIN_DECLS

/**
 * BwPause:
 *
 * How long nothing is to be asked, because the service has said so. It may be used from any thread.
 */
typedef struct _BwPause BwPause;

BwPause *bw_pause_new (BwClock *clock);
void bw_pause_free (BwPause *self);
void bw_pause_begin (BwPause *self, GTimeSpan span);
GTimeSpan bw_pause_get_left (BwPause *self, guint64 *seen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwPause, bw_pause_free)

G_END_DECLS
