/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwCsv:
 *
 * Writes comma-separated values as RFC 4180 has them: fields quoted where they need it, rows ended
 * with CR LF. A text that a spreadsheet would run as a formula is defused.
 */
typedef struct _BwCsv BwCsv;

BwCsv *bw_csv_new (void);
void bw_csv_free (BwCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwCsv, bw_csv_free)

void bw_csv_add_text (BwCsv *self, const char *text);
void bw_csv_add_number (BwCsv *self, double number);
void bw_csv_add_boolean (BwCsv *self, gboolean value);
void bw_csv_end_row (BwCsv *self);
char *bw_csv_dup_text (BwCsv *self);

G_END_DECLS
