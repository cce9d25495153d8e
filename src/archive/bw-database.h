/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "archive/bw-archive-error.h"

G_BEGIN_DECLS

/*
 * BwDatabase:
 *
 * One connection to one SQLite file, for one thread at a time. It waits for others that write, heeds a
 * cancellable, and tells failures as BwArchiveError.
 */
typedef struct _BwDatabase BwDatabase;

BwDatabase *bw_database_open (const char *path, int flags, GTimeSpan patience, GError **error);
void bw_database_close (BwDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwDatabase, bw_database_close)

sqlite3 *bw_database_get_handle (BwDatabase *self);
gboolean bw_database_check_writable (BwDatabase *self, GError **error);
void bw_database_set_cancellable (BwDatabase *self, GCancellable *cancellable);
void bw_database_wait_anew (BwDatabase *self);
gboolean bw_database_run (BwDatabase *self, const char *sql, GError **error);
gboolean
bw_database_ask_integer (BwDatabase *self, const char *sql, gint64 *answer, GError **error);
gboolean bw_database_fail (BwDatabase *self, int result, GError **error);

sqlite3_stmt *bw_database_take_statement (BwDatabase *self, const char *sql, GError **error);
void bw_database_give_statement (BwDatabase *self, const char *sql, sqlite3_stmt *statement);

G_END_DECLS
