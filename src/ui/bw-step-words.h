/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-interaction.h"

G_BEGIN_DECLS

/**
 * BwStepWords:
 * @step: what was being read before it was waited
 *
 * Says what a worker is doing while it tells of it step by step. All zeros at first.
 */
typedef struct {
  char *step;
} BwStepWords;

char *bw_step_words_say (BwStepWords *self, BwStep step, guint done, guint total);
void bw_step_words_clear (BwStepWords *self);

G_END_DECLS
