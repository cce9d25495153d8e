/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-interaction.h"

G_BEGIN_DECLS

/**
 * BwWindowInteraction:
 *
 * What a worker asks of the user of a window, or tells. Each call comes out as a signal on the main
 * context on which this was made, later, and is not waited for; nothing comes after
 * bw_window_interaction_close().
 *
 * Signals:
 * - `open-address` (address: string): open it in the user's browser
 * - `show-code` (code: string, address: string, expires: #GDateTime): show the code
 * - `progress` (step: int, a #BwStep; done: uint; total: uint, 0 where it is not known)
 */
#define BW_TYPE_WINDOW_INTERACTION (bw_window_interaction_get_type ())
G_DECLARE_FINAL_TYPE (BwWindowInteraction, bw_window_interaction, BW, WINDOW_INTERACTION, GObject)

BwWindowInteraction *bw_window_interaction_new (void);
void bw_window_interaction_close (BwWindowInteraction *self);

G_END_DECLS
