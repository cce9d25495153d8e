/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "model/bw-catalogue.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/**
 * BwReader:
 *
 * Turns answers of Microsoft Graph into records. Give it any number of answers, in any order (pages
 * of one collection, both collections, each either alone or in one text), then ask for what they
 * held. Tolerant of every form in graph.md §1, strict about what the records may hold. The only
 * place that sees Graph's JSON. One reader belongs to one thread.
 */
#define BW_TYPE_READER (bw_reader_get_type ())
G_DECLARE_FINAL_TYPE (BwReader, bw_reader, BW, READER, GObject)

/* The largest text read, in bytes after decompression, the most values in it (ninety days of a
 * large organisation have under half a million), and the deepest nesting. */
#define BW_READER_MAX_BYTES (256 * 1024 * 1024)
#define BW_READER_MAX_VALUES 2000000
#define BW_READER_MAX_DEPTH 64

BwReader *bw_reader_new (void);
gboolean bw_reader_add_bytes (BwReader *self, GBytes *bytes, const char *name, GError **error);
gboolean bw_reader_finish (BwReader *self, GError **error);
gboolean bw_reader_has_scores (BwReader *self);
gboolean bw_reader_has_profiles (BwReader *self);
const char *bw_reader_get_next_link (BwReader *self);
GPtrArray *bw_reader_list_snapshots (BwReader *self);
BwCatalogue *bw_reader_dup_catalogue (BwReader *self);

G_END_DECLS
