/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive.h"
#include "source/bw-source.h"

G_BEGIN_DECLS

/**
 * BwArchiveSource:
 *
 * A #BwSource over what is kept of an organisation: its days are there without network.
 */
#define BW_TYPE_ARCHIVE_SOURCE (bw_archive_source_get_type ())
G_DECLARE_FINAL_TYPE (BwArchiveSource, bw_archive_source, BW, ARCHIVE_SOURCE, GObject)

BwSource *bw_archive_source_new (BwArchive *archive);

G_END_DECLS
