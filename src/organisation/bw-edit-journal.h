/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-process-lock.h"
#include "model/bw-edit.h"
#include "organisation/bw-memory.h"

G_BEGIN_DECLS

/**
 * BwEditJournal:
 *
 * Where the changes of an organisation's controls are written down before they are sent, and what came of them: in its
 * memory, or, where nothing is kept of it, for as long as this is there. May be used from any thread.
 */
typedef struct _BwEditJournal BwEditJournal;

BwEditJournal *bw_edit_journal_new (BwMemory *memory);
void bw_edit_journal_free (BwEditJournal *self);
gboolean bw_edit_journal_hold (BwEditJournal *self,
                               GTimeSpan patience,
                               BwProcessLock **lock,
                               GCancellable *cancellable,
                               GError **error);
GPtrArray *bw_edit_journal_add (BwEditJournal *self,
                                GPtrArray *edits,
                                GCancellable *cancellable,
                                GError **error);
gboolean bw_edit_journal_update (BwEditJournal *self, BwEdit *edit, GError **error);
GPtrArray *bw_edit_journal_list (BwEditJournal *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwEditJournal, bw_edit_journal_free)

G_END_DECLS
