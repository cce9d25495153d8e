/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-archive-memory.h"

G_BEGIN_DECLS

/* For the files that are the class alone. */

char *bw_archive_memory_build_lock_folder (BwArchiveMemory *self);
const char *bw_archive_memory_get_id (BwArchiveMemory *self);
void bw_archive_memory_init_edits (BwMemoryInterface *iface);

G_END_DECLS
