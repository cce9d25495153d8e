/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-quality-note.h"

static const char *const keys[] = {
  [BW_NOTE_SUM_DIFFERS] = "sum-differs",   [BW_NOTE_OLD] = "old",
  [BW_NOTE_NO_PROFILE] = "no-profile",     [BW_NOTE_NO_COMPARISON] = "no-comparison",
  [BW_NOTE_NO_SNAPSHOT] = "no-snapshot",   [BW_NOTE_NO_CATALOGUE] = "no-catalogue",
  [BW_NOTE_NO_TOTAL] = "no-total",         [BW_NOTE_NO_RECORDS] = "no-records",
  [BW_NOTE_MORE_PAGES] = "more-pages",     [BW_NOTE_NO_MAXIMUM] = "no-maximum",
  [BW_NOTE_OVER_MAXIMUM] = "over-maximum", [BW_NOTE_FUTURE] = "future",
  [BW_NOTE_INCOMPLETE] = "incomplete",     [BW_NOTE_NO_NAME] = "no-name",
  [BW_NOTE_NO_SCORE_YET] = "no-score-yet", [BW_NOTE_FROM_FILE] = "from-file",
  [BW_NOTE_NO_SCORE_NOW] = "no-score-now",
};

/**
 * bw_quality_note_kind_to_key:
 * @kind: a kind of note
 *
 * Returns: the stable, untranslated key of @kind, as `bolwerk score --json` has it
 */
const char *
bw_quality_note_kind_to_key (BwQualityNoteKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (keys), NULL);

  return keys[kind];
}
