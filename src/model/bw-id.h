/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint bw_id_hash (gconstpointer id);
gboolean bw_id_equal (gconstpointer a, gconstpointer b);
gboolean bw_id_is_of_device (const char *id);

G_END_DECLS
