/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "model/bw-catalogue.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

gboolean bw_demo_data_read (BwCatalogue **catalogue, BwSnapshot **snapshot, GError **error);

G_END_DECLS
