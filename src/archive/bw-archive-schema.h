/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-database.h"

G_BEGIN_DECLS

/* How SQLite's header tells an archive of Bolwerk from other databases: "BwAr". */
#define BW_ARCHIVE_APPLICATION_ID 0x42774172

/*
 * BwArchiveStep:
 *
 * What makes a schema of one version one of the next: statements, done in one transaction.
 */
typedef const char *BwArchiveStep;

const BwArchiveStep *bw_archive_schema_get_steps (guint *n_steps);
gboolean bw_archive_schema_check (BwDatabase *database, guint n_steps, GError **error);
gboolean bw_archive_schema_bring_up (BwDatabase *database,
                                     const BwArchiveStep *steps,
                                     guint n_steps,
                                     GError **error);

G_END_DECLS
