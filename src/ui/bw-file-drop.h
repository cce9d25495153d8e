/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwFileDropFunc:
 * @files: (element-type GFile): what was dropped, at least one
 */
typedef void (*BwFileDropFunc) (GtkWidget *widget, GPtrArray *files);

GtkDropTarget *bw_file_drop_accept (GtkWidget *widget, BwFileDropFunc on_files);

G_END_DECLS
