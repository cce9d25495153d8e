/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonObject *bw_auth_json_parse (const char *text, gsize length);
const char *bw_auth_json_get_text (JsonObject *object, const char *name);
gint64 bw_auth_json_get_seconds (JsonObject *object, const char *name);
JsonObject *bw_auth_json_get_object (JsonObject *object, const char *name);

G_END_DECLS
