/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/bw-json.h"

G_BEGIN_DECLS

/**
 * BwReadPart:
 * @json: one object of a list
 *
 * Makes a record of an object.
 *
 * Returns: (transfer full) (nullable): the record, or %NULL where the object says nothing
 */
typedef GObject *(*BwReadPart) (const BwJson *json);

gboolean bw_record_list_read (const BwJson *json,
                              const char *member,
                              BwReadPart read_part,
                              GPtrArray *records,
                              const char *name,
                              GError **error);
gboolean bw_record_list_check_whole (const BwJson *json, const char *name, GError **error);

G_END_DECLS
