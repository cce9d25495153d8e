/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-progress-text.h"

#include <glib/gi18n.h>

/**
 * bw_progress_text:
 * @step: what a long work is doing
 * @done: how far it is, in the unit of @step
 * @total: how much there is; 0 where that is not known
 *
 * Returns: (transfer full): that in words, in one line
 */
char *
bw_progress_text (BwStep step, guint done, guint total)
{
  guint left = total > done ? total - done : 0;

  switch (step) {
  case BW_STEP_SCORE:
    return g_strdup (_ ("Reading the newest score…"));
  case BW_STEP_CATALOGUE:
    if (total == 0 && done == 0)
      return g_strdup (_ ("Reading the catalogue of actions…"));
    if (total == 0)
      /* Translators: how many actions were read so far, of how many is not known. */
      return g_strdup_printf (_ ("Reading the catalogue of actions: %u so far…"), done);
    /* Translators: how many actions were read, of how many. */
    return g_strdup_printf (_ ("Reading the catalogue of actions: %u of %u…"), done, total);
  case BW_STEP_DAYS:
    if (total == 0)
      return g_strdup (_ ("Reading earlier days…"));
    /* Translators: how many days were read, of how many. */
    return g_strdup_printf (_ ("Reading earlier days: %u of %u…"), done, total);
  case BW_STEP_TRYING_AGAIN:
    return g_strdup_printf (
        /* Translators: %u is how many seconds are left until something that went wrong is tried again. */
        ngettext ("Trying again in %u second…", "Trying again in %u seconds…", left), left);
  case BW_STEP_WAITING:
  default:
    /* Translators: %u is how many seconds are left of how long the program waits. */
    return g_strdup_printf (ngettext ("Microsoft asked to wait: %u second…",
                                      "Microsoft asked to wait: %u seconds…", left),
                            left);
  }
}
