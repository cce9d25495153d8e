/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive.h"

G_BEGIN_DECLS

/* All that is ever done to an archive, in an order that comes of a seed: who does the same to another one has the same. */

BwArchive *bw_archive_deeds_open (const char *place, GError **error);
gboolean bw_archive_deeds_do (BwArchive *archive,
                              guint seed,
                              guint number,
                              const char *backup,
                              GError **error);
char *bw_archive_deeds_describe (const char *place);

G_END_DECLS
