/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-interaction.h"

G_BEGIN_DECLS

/**
 * BwTerminalInteraction:
 *
 * Asks and tells on standard error. How far a work is, is told on a terminal only.
 */
#define BW_TYPE_TERMINAL_INTERACTION (bw_terminal_interaction_get_type ())
G_DECLARE_FINAL_TYPE (BwTerminalInteraction,
                      bw_terminal_interaction,
                      BW,
                      TERMINAL_INTERACTION,
                      GObject)

BwInteraction *bw_terminal_interaction_new (void);
void bw_terminal_interaction_end_line (BwTerminalInteraction *self);

G_END_DECLS
