/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-interaction.h"

G_BEGIN_DECLS

/**
 * BwSteadyInteraction:
 *
 * Passes on what is asked and told, and remembers which step is running: once a wait is over, that is told
 * again, so that nobody goes on reading of a wait. Who waits does not know for what.
 */
#define BW_TYPE_STEADY_INTERACTION (bw_steady_interaction_get_type ())
G_DECLARE_FINAL_TYPE (BwSteadyInteraction, bw_steady_interaction, BW, STEADY_INTERACTION, GObject)

BwInteraction *bw_steady_interaction_new (BwInteraction *interaction);

G_END_DECLS
