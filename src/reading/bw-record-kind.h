/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BwRecordKind:
 * @BW_RECORD_UNKNOWN: none of the two, or not told
 * @BW_RECORD_SCORE: a `secureScore`
 * @BW_RECORD_PROFILE: a `secureScoreControlProfile`
 *
 * Which of the two collections something belongs to.
 */
typedef enum {
  BW_RECORD_UNKNOWN,
  BW_RECORD_SCORE,
  BW_RECORD_PROFILE,
} BwRecordKind;

BwRecordKind bw_record_kind_of_object (JsonObject *object);
BwRecordKind bw_record_kind_of_collection_name (const char *name);
const char *bw_record_kind_find_context (JsonObject *object);
BwRecordKind bw_record_kind_of_context (const char *context);
gboolean bw_record_kind_is_error (JsonObject *object);
char *bw_record_kind_describe (JsonNode *node);
gboolean
bw_record_kind_refuse (JsonNode *node, const char *member, const char *name, GError **error);

G_END_DECLS
