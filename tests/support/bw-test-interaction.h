/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-interaction.h"

G_BEGIN_DECLS

/**
 * BwTestInteraction:
 *
 * Notes what progress it is told, and can cancel when it first hears of a step.
 */
#define BW_TYPE_TEST_INTERACTION (bw_test_interaction_get_type ())
G_DECLARE_FINAL_TYPE (BwTestInteraction, bw_test_interaction, BW, TEST_INTERACTION, GObject)

BwInteraction *bw_test_interaction_new (void);
void
bw_test_interaction_cancel_at (BwTestInteraction *self, BwStep step, GCancellable *cancellable);
char *bw_test_interaction_dup_told (BwTestInteraction *self);

G_END_DECLS
