/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "model/bw-snapshot.h"

G_BEGIN_DECLS

BwSnapshot *bw_score_reading_read (JsonObject *object, const char *name, GError **error);

G_END_DECLS
