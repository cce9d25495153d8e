/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-step-words.h"

#include "present/bw-progress-text.h"

/**
 * bw_step_words_say:
 * @self: the words of one worker
 * @step: what it is doing
 * @done: how far it is, in the unit of @step
 * @total: how much there is; 0 where that is not known
 *
 * Once a wait is over, what was waited with goes on.
 *
 * Returns: (transfer full) (nullable): that in words
 */
char *
bw_step_words_say (BwStepWords *self, BwStep step, guint done, guint total)
{
  g_autofree char *text = bw_progress_text (step, done, total);

  if (step == BW_STEP_WAITING && done >= total)
    return g_strdup (self->step);
  if (step != BW_STEP_WAITING)
    g_set_str (&self->step, text);
  return g_steal_pointer (&text);
}

/**
 * bw_step_words_clear:
 * @self: the words of one worker
 *
 * Forgets what was being read.
 */
void
bw_step_words_clear (BwStepWords *self)
{
  g_clear_pointer (&self->step, g_free);
}
