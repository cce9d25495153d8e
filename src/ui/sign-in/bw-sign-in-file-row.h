/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BwSignInFileRow:
 *
 * A row that chooses one file with the dialog of the desktop, and can let go of it again.
 *
 * Properties:
 * - `path` (string, never %NULL): the file's path; empty where none is chosen
 * - `empty-text` (string): what is said then
 */
#define BW_TYPE_SIGN_IN_FILE_ROW (bw_sign_in_file_row_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInFileRow, bw_sign_in_file_row, BW, SIGN_IN_FILE_ROW, AdwActionRow)

G_END_DECLS
