/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/bw-day.h"

G_BEGIN_DECLS

/**
 * BwQualityNoteKind:
 * @BW_NOTE_SUM_DIFFERS: the points of the controls do not add up to the total; `expected` is the
 *   total and `found` the sum
 * @BW_NOTE_OLD: the newest day is more than two days old; `found` is its age in days
 * @BW_NOTE_NO_PROFILE: control scores without a profile; `found` is how many
 * @BW_NOTE_NO_COMPARISON: no usable comparison with other organisations
 * @BW_NOTE_NO_SNAPSHOT: there is a catalogue but no score: its answer was not opened, or is empty
 * @BW_NOTE_NO_CATALOGUE: there is no catalogue, only a score
 * @BW_NOTE_NO_TOTAL: the snapshot has no points or no maximum
 * @BW_NOTE_NO_RECORDS: there is neither a score nor a single action
 * @BW_NOTE_MORE_PAGES: only a part of the catalogue is there: Microsoft sent it in pages
 * @BW_NOTE_NO_MAXIMUM: scored controls of which the points or the maximum are not known; `expected` is
 *   how many scored controls there are and `found` how many of them are meant
 * @BW_NOTE_OVER_MAXIMUM: more points than can be attained; `expected` is the maximum and `found` the
 *   points
 * @BW_NOTE_FUTURE: the newest day is still to come; `found` is in how many days
 * @BW_NOTE_INCOMPLETE: Microsoft said that it could not gather everything
 * @BW_NOTE_NO_NAME: control scores that do not say which control they are of; `found` is how many
 * @BW_NOTE_NO_SCORE_YET: Microsoft was asked and has not worked out a first score (graph.md §5)
 * @BW_NOTE_FROM_FILE: the newest day of an organisation at Microsoft comes from a saved file, not from Microsoft itself
 * @BW_NOTE_NO_SCORE_NOW: Microsoft was asked and has no score, though one was known before, which is shown; `day` is
 *   the day that it is of
 *
 * What is doubtful or missing in what Microsoft sent (graph.md §7).
 */
typedef enum {
  BW_NOTE_SUM_DIFFERS,
  BW_NOTE_OLD,
  BW_NOTE_NO_PROFILE,
  BW_NOTE_NO_COMPARISON,
  BW_NOTE_NO_SNAPSHOT,
  BW_NOTE_NO_CATALOGUE,
  BW_NOTE_NO_TOTAL,
  BW_NOTE_NO_RECORDS,
  BW_NOTE_MORE_PAGES,
  BW_NOTE_NO_MAXIMUM,
  BW_NOTE_OVER_MAXIMUM,
  BW_NOTE_FUTURE,
  BW_NOTE_INCOMPLETE,
  BW_NOTE_NO_NAME,
  BW_NOTE_NO_SCORE_YET,
  BW_NOTE_FROM_FILE,
  BW_NOTE_NO_SCORE_NOW,
} BwQualityNoteKind;

/**
 * BwQualityNote:
 * @kind: what is the matter
 * @expected: see @kind, or NAN
 * @found: see @kind, or NAN
 * @day: see @kind, or %BW_DAY_NONE
 */
typedef struct {
  BwQualityNoteKind kind;
  double expected;
  double found;
  BwDay day;
} BwQualityNote;

const char *bw_quality_note_kind_to_key (BwQualityNoteKind kind);

G_END_DECLS
