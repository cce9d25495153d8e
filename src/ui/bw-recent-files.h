/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-recent-entry.h"

G_BEGIN_DECLS

/**
 * BwRecentFiles:
 *
 * The files that were open before, newest first, kept in the settings. Files that were opened together
 * are one entry. It is a list model of #BwRecentEntry.
 */
#define BW_TYPE_RECENT_FILES (bw_recent_files_get_type ())
G_DECLARE_FINAL_TYPE (BwRecentFiles, bw_recent_files, BW, RECENT_FILES, GObject)

BwRecentFiles *bw_recent_files_new (GSettings *settings);
void bw_recent_files_add (BwRecentFiles *self, GPtrArray *files);
void bw_recent_files_remove (BwRecentFiles *self, const char *key);
GFile *bw_recent_files_dup_folder (BwRecentFiles *self);
void bw_recent_files_clear (BwRecentFiles *self);

G_END_DECLS
