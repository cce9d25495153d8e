/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How files that are opened together are named to people. */

char *bw_file_text_names (GPtrArray *files);
char *bw_file_text_place (GPtrArray *files);
char *bw_file_text_opening (GPtrArray *files);

G_END_DECLS
