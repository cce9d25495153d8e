/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwInterrupt:
 *
 * As long as it is there, the first Ctrl+C calls a work off, which then comes to an orderly end; the second one ends the
 * program as ever.
 */
typedef struct _BwInterrupt BwInterrupt;

BwInterrupt *bw_interrupt_new (GCancellable *cancellable);
void bw_interrupt_free (BwInterrupt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwInterrupt, bw_interrupt_free)

G_END_DECLS
