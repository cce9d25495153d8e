/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "base/bw-day.h"

G_BEGIN_DECLS

/**
 * BwArchiveOrigin:
 * @BW_ARCHIVE_ORIGIN_FILE: a saved file
 * @BW_ARCHIVE_ORIGIN_GRAPH: Microsoft Graph
 *
 * Where what is stored came from. The greater one holds against the smaller one. The numbers are those in
 * the archive.
 */
typedef enum {
  BW_ARCHIVE_ORIGIN_FILE = 1,
  BW_ARCHIVE_ORIGIN_GRAPH = 2,
} BwArchiveOrigin;

/**
 * BwArchiveDay:
 * @day: the UTC day, or %BW_DAY_NONE
 * @origin: where it came from
 * @is_whole: whether it is there with its control scores, not by its totals alone
 * @is_incomplete: whether Microsoft said that it could not gather everything
 * @stored: when it was stored last, in microseconds since 1970 in UTC
 * @asked: when Graph was asked for the whole of it last, in the same way; -1 where it never was
 * @is_doubted: whether it is whole, Graph has told other totals of it since, and was not asked for its whole since then
 *
 * What an archive has of a day.
 */
typedef struct {
  BwDay day;
  BwArchiveOrigin origin;
  gboolean is_whole;
  gboolean is_incomplete;
  gint64 stored;
  gint64 asked;
  gboolean is_doubted;
} BwArchiveDay;

G_END_DECLS
