/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "model/bw-control-profile.h"

G_BEGIN_DECLS

BwControlProfile *bw_profile_reading_read (JsonObject *object, const char *name, GError **error);

G_END_DECLS
