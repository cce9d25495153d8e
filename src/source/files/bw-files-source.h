/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "source/bw-source.h"

G_BEGIN_DECLS

/**
 * BwFilesSource:
 *
 * Saved answers of Microsoft Graph: one or more files, told apart by what is in them. It reads them
 * when it is first asked, once.
 */
#define BW_TYPE_FILES_SOURCE (bw_files_source_get_type ())
G_DECLARE_FINAL_TYPE (BwFilesSource, bw_files_source, BW, FILES_SOURCE, GObject)

BwSource *bw_files_source_new (GPtrArray *files);
GPtrArray *bw_files_source_get_files (BwFilesSource *self);

G_END_DECLS
