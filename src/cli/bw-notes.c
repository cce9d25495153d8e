/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-notes.h"

#include <glib/gi18n.h>

#include "cli/bw-message.h"
#include "present/bw-label.h"

/* Whether actions, or all that is told of them, are missing; the other notes are about the total. */
static gboolean
tells_of_missing (BwQualityNoteKind kind)
{
  switch (kind) {
  case BW_NOTE_NO_SNAPSHOT:
  case BW_NOTE_NO_CATALOGUE:
  case BW_NOTE_NO_RECORDS:
  case BW_NOTE_MORE_PAGES:
  case BW_NOTE_NO_NAME:
  case BW_NOTE_NO_SCORE_YET:
  case BW_NOTE_NO_SCORE_NOW:
  case BW_NOTE_INCOMPLETE:
    return TRUE;
  case BW_NOTE_SUM_DIFFERS:
  case BW_NOTE_OLD:
  case BW_NOTE_NO_PROFILE:
  case BW_NOTE_NO_COMPARISON:
  case BW_NOTE_NO_TOTAL:
  case BW_NOTE_NO_MAXIMUM:
  case BW_NOTE_OVER_MAXIMUM:
  case BW_NOTE_FUTURE:
  case BW_NOTE_FROM_FILE:
    break;
  }
  return FALSE;
}

static GPtrArray *
list_notes (BwScorecard *scorecard, gboolean missing_only)
{
  GPtrArray *said = g_ptr_array_new_with_free_func (g_free);
  GArray *notes = bw_scorecard_get_notes (scorecard);

  for (guint i = 0; i < notes->len; i++) {
    const BwQualityNote *note = &g_array_index (notes, BwQualityNote, i);

    if (!missing_only || tells_of_missing (note->kind))
      g_ptr_array_add (said, bw_label_quality_note (note));
  }
  return said;
}

/**
 * bw_notes_list:
 * @scorecard: a scorecard
 *
 * Returns: (transfer full) (element-type utf8): its notes, said in sentences
 */
GPtrArray *
bw_notes_list (BwScorecard *scorecard)
{
  return list_notes (scorecard, FALSE);
}

/**
 * bw_notes_list_missing:
 * @scorecard: a scorecard
 *
 * Returns: (transfer full) (element-type utf8): those of its notes which tell that a list of actions, or
 *   one of them, is not all that there should be
 */
GPtrArray *
bw_notes_list_missing (BwScorecard *scorecard)
{
  return list_notes (scorecard, TRUE);
}

/**
 * bw_notes_append:
 * @notes: (element-type utf8): notes
 * @terminal: where they are shown
 * @output: where to write
 *
 * Writes the notes under a heading, or nothing where there are none.
 */
void
bw_notes_append (GPtrArray *notes, const BwTerminal *terminal, GString *output)
{
  if (notes->len == 0)
    return;

  g_string_append_c (output, '\n');
  /* Translators: a heading: what is doubtful or missing in the data. */
  bw_terminal_append_heading (terminal, output, _ ("Notes on the data"));
  for (guint i = 0; i < notes->len; i++)
    bw_terminal_append_indented (terminal, output, "• ", g_ptr_array_index (notes, i));
}

/**
 * bw_notes_complain:
 * @notes: (element-type utf8): notes
 *
 * Tells the notes on standard error, where the output belongs to another program.
 */
void
bw_notes_complain (GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    bw_message_complain (g_ptr_array_index (notes, i));
}
