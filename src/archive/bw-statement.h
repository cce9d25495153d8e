/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-database.h"
#include "base/bw-day.h"

G_BEGIN_DECLS

/*
 * BwStatement:
 *
 * One statement with values bound to it. What Bolwerk does not know (NAN, -1, NULL, BW_DAY_NONE) is NULL
 * in the database, and comes back as it went.
 */
typedef struct _BwStatement BwStatement;

BwStatement *bw_statement_new (BwDatabase *database, const char *sql, GError **error);
void bw_statement_free (BwStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwStatement, bw_statement_free)

void bw_statement_bind_text (BwStatement *self, int place, const char *text);
void bw_statement_bind_number (BwStatement *self, int place, double number);
void bw_statement_bind_integer (BwStatement *self, int place, gint64 integer);
void bw_statement_bind_day (BwStatement *self, int place, BwDay day);
void bw_statement_bind_moment (BwStatement *self, int place, GDateTime *moment);

gboolean bw_statement_step (BwStatement *self, gboolean *has_row, GError **error);
gboolean bw_statement_run (BwStatement *self, GError **error);

const char *bw_statement_get_text (BwStatement *self, int column);
double bw_statement_get_number (BwStatement *self, int column);
gint64 bw_statement_get_integer (BwStatement *self, int column);
gboolean bw_statement_get_flag (BwStatement *self, int column);
BwDay bw_statement_get_day (BwStatement *self, int column);
GDateTime *bw_statement_dup_moment (BwStatement *self, int column);

G_END_DECLS
