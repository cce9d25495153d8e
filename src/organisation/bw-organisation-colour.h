/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The colours by which organisations are told apart: some that have names, which each look of the interface
   has its own shade of, and all others by `#rrggbb`. */

const char *const *bw_organisation_colour_list_names (void);
gboolean bw_organisation_colour_is_known (const char *colour);

G_END_DECLS
