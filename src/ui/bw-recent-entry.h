/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwRecentEntry:
 *
 * Files that were open together.
 *
 * Properties:
 * - `title` (string): how they are called
 * - `place` (string): where they are
 * - `missing` (boolean): whether one of them is known to be no longer there
 */
#define BW_TYPE_RECENT_ENTRY (bw_recent_entry_get_type ())
G_DECLARE_FINAL_TYPE (BwRecentEntry, bw_recent_entry, BW, RECENT_ENTRY, GObject)

BwRecentEntry *bw_recent_entry_new (const char *const *uris);
GPtrArray *bw_recent_entry_get_files (BwRecentEntry *self);
const char *bw_recent_entry_get_key (BwRecentEntry *self);
gboolean bw_recent_entry_is_missing (BwRecentEntry *self);

G_END_DECLS
