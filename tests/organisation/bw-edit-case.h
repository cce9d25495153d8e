/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-memory-case.h"
#include "organisation/bw-organisation-edit.h"

G_BEGIN_DECLS

/* What the tests of changes share. */

BwRecords *bw_edit_case_refresh (BwMemoryCase *fixture);
BwControlUpdate *bw_edit_case_make_update (const char *id, const char *state, const char *comment);
GPtrArray *bw_edit_case_list_of (BwControlUpdate *first, ...) G_GNUC_NULL_TERMINATED;
GPtrArray *bw_edit_case_edit (BwMemoryCase *fixture,
                              BwRecords *records,
                              GPtrArray *updates,
                              gboolean overwrites);
const BwEditResult *bw_edit_case_get (GPtrArray *results, guint i);
char *bw_edit_case_describe_journal (BwMemoryCase *fixture);
void bw_edit_case_assert_kind (GPtrArray *results, guint i, const char *kind);
guint bw_edit_case_count_patches (BwMemoryCase *fixture, const char *id);
void bw_edit_case_assert_journal (BwMemoryCase *fixture, const char *expected);
void bw_edit_case_start_again (BwMemoryCase *fixture);

G_END_DECLS
