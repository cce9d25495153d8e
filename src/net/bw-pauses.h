/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "net/bw-pause.h"

G_BEGIN_DECLS

/**
 * BwPauses:
 *
 * A pause for each origin: what one service asks, to wait, says nothing of another one. It may be used
 * from any thread.
 */
typedef struct _BwPauses BwPauses;

BwPauses *bw_pauses_new (BwClock *clock);
void bw_pauses_free (BwPauses *self);
BwPause *bw_pauses_get (BwPauses *self, const char *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwPauses, bw_pauses_free)

G_END_DECLS
