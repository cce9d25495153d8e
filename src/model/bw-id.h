/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint bw_id_hash (gconstpointer id);
gboolean bw_id_equal (gconstpointer a, gconstpointer b);

G_END_DECLS
