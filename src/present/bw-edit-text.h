/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-edit-preview.h"
#include "model/bw-edit.h"

G_BEGIN_DECLS

/* How changes of actions are told: what they would do, and what came of them. Every string is new. */

char *bw_edit_text_say_result (BwEditResultKind kind);
char *bw_edit_text_say_refusal (BwEditVerdict verdict);
char *bw_edit_text_say_points (const BwEditPreview *preview);
char *bw_edit_text_say_mark (BwStateUpdate *mark);
char *bw_edit_text_say_conflict (BwStateUpdate *known, BwStateUpdate *theirs);
char *bw_edit_text_say_overwritten (BwStateUpdate *theirs);
char *bw_edit_text_say_settled (const char *title, BwEditResultKind kind);

G_END_DECLS
