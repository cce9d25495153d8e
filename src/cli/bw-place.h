/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The programs that `bolwerk` becomes. */
#define BW_PLACE_WINDOW "bolwerk-window"
#define BW_PLACE_ACCOUNT "bolwerk-account"

char *bw_place_find_program (const char *name);
char *bw_place_find_translations (void);

G_END_DECLS
