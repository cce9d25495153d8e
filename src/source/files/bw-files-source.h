/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "source/bw-source.h"

G_BEGIN_DECLS

/**
 * BwFilesSource:
 *
 * Saved answers of Microsoft Graph: one or more files, told apart by what is in them. Nothing is
 * read before it is first asked. bw_source_newest() reads all files anew; bw_source_catalogue() and
 * bw_source_days() answer from that reading, so that one refresh sees one state of the files.
 *
 * Standard input is a file like any other here: hand in bw_files_source_new_standard_input() among
 * the files (also through bw_organisation_new_for_files()). It is read once, to its end, and kept.
 * Errors name it `-`.
 */
#define BW_TYPE_FILES_SOURCE (bw_files_source_get_type ())
G_DECLARE_FINAL_TYPE (BwFilesSource, bw_files_source, BW, FILES_SOURCE, GObject)

BwSource *bw_files_source_new (GPtrArray *files);
GPtrArray *bw_files_source_get_files (BwFilesSource *self);
GFile *bw_files_source_new_standard_input (void);

G_END_DECLS
