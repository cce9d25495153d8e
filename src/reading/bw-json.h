/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BwJson:
 * @object: (nullable): an object of Graph
 * @more: (nullable): the object in its member `AdditionalProperties`, where PowerShell's Graph
 *   module keeps the members that it does not know (graph.md §7 no. 7)
 * @cut: whether `AdditionalProperties` was there and was cut (see bw_json_node_is_cut())
 *
 * The members of one object, found by the name that Graph's documentation gives them, whether the
 * first letter is small or capital. A member that is null counts as absent.
 */
typedef struct {
  JsonObject *object;
  JsonObject *more;
  gboolean cut;
} BwJson;

/**
 * BwJsonList:
 * @array: (nullable): the entries
 * @single: (nullable): the only entry, where no array stands around it
 * @length: how many entries there are
 *
 * A collection in any of its forms: an array; an array wrapped in `value`, as PowerShell does it;
 * an entry on its own.
 */
typedef struct {
  JsonArray *array;
  JsonNode *single;
  guint length;
} BwJsonList;

void bw_json_init (BwJson *self, JsonObject *object);
JsonNode *bw_json_find (const BwJson *self, const char *name);
JsonNode *bw_json_find_in (JsonObject *object, const char *name);
gboolean bw_json_has (JsonObject *object, const char *name);

const char *bw_json_get_string (const BwJson *self, const char *name);
char *bw_json_dup_line (const BwJson *self, const char *name);
double bw_json_get_number (const BwJson *self, const char *name);
gint64 bw_json_get_integer (const BwJson *self, const char *name);
gboolean bw_json_get_boolean (const BwJson *self, const char *name);
GDateTime *bw_json_dup_date (const BwJson *self, const char *name);
void bw_json_get_list (const BwJson *self, const char *name, BwJsonList *list);

void bw_json_list_init (BwJsonList *self, JsonNode *node);
JsonNode *bw_json_list_get (const BwJsonList *self, guint i);

const char *bw_json_node_get_string (JsonNode *node);
gboolean bw_json_node_is_cut (JsonNode *node);

G_END_DECLS
