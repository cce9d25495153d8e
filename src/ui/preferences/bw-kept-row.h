/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "organisation/bw-kept-archive.h"

G_BEGIN_DECLS

/**
 * BwKeptRowDelete:
 * @id: the archive that is to be deleted
 * @name: what its organisation is called
 * @data: what was handed to bw_kept_row_new()
 *
 * Is told when the user wants an archive to be deleted.
 */
typedef void (*BwKeptRowDelete) (const char *id, const char *name, gpointer data);

GtkWidget *bw_kept_row_new (const BwKeptArchive *archive, BwKeptRowDelete deletes, gpointer data);

G_END_DECLS
