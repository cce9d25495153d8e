/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-terminal.h"
#include "model/bw-scorecard.h"

G_BEGIN_DECLS

/* What is doubtful or missing in the records, told beside what a command was asked for. */

GPtrArray *bw_notes_list (BwScorecard *scorecard);
GPtrArray *bw_notes_list_missing (BwScorecard *scorecard);
void bw_notes_append (GPtrArray *notes, const BwTerminal *terminal, GString *output);
void bw_notes_complain (GPtrArray *notes);

G_END_DECLS
