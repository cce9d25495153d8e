/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bw_product_name_from_service (const char *service);
GPtrArray *bw_product_list_names (void);

G_END_DECLS
