/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwGate:
 *
 * Lets in so many threads at once and no more; the others wait, and can be called off.
 */
typedef struct _BwGate BwGate;

BwGate *bw_gate_new (guint n_places);
void bw_gate_free (BwGate *self);
gboolean bw_gate_enter (BwGate *self, GCancellable *cancellable, GError **error);
void bw_gate_leave (BwGate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwGate, bw_gate_free)

/**
 * BwGatePass:
 *
 * A place inside, given back by `g_autoptr (BwGatePass)`.
 */
typedef BwGate BwGatePass;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwGatePass, bw_gate_leave)

G_END_DECLS
