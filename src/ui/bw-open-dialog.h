/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwOpenDialogFunc:
 * @files: (element-type GFile): what was chosen, at least one
 * @user_data: the window that the dialog belonged to
 *
 * Called when files were chosen; not when the dialog was dismissed.
 */
typedef void (*BwOpenDialogFunc) (GPtrArray *files, gpointer user_data);

void bw_open_dialog_run (GtkWindow *window, GFile *folder, BwOpenDialogFunc chosen);

G_END_DECLS
