/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive.h"
#include "organisation/bw-organisation.h"
#include "source/bw-test-graph.h"
#include "support/bw-test-files.h"

G_BEGIN_DECLS

/* What Graph has. */
#define BW_MEMORY_CASE_DAYS 30
#define BW_MEMORY_CASE_HOLLOW 5
#define BW_MEMORY_CASE_CONTROLS 6

/* What a refresh asks for: the newest day, the catalogue, the totals. */
#define BW_MEMORY_CASE_REQUESTS 3

/* How many days of those that are filled in are in a page (bw-graph-source.c). */
#define BW_MEMORY_CASE_DAYS_IN_PAGE 10

/* An organisation at a Graph of the test's own, and what is kept of it in a folder that vanishes. */
typedef struct {
  BwTestFolder *folder;
  char *place;
  BwTestGraph *graph;
  BwMemory *memory;
  BwOrganisation *organisation;
} BwMemoryCase;

BwDay bw_memory_case_get_today (void);
BwMemory *bw_memory_case_new_memory (const char *place, BwClock *clock);
BwOrganisation *bw_memory_case_new_organisation (BwTestGraph *graph, BwMemory *memory);
void bw_memory_case_start_anew (BwMemoryCase *fixture, const BwFakeGraphFields *fields);
void bw_memory_case_set_up (BwMemoryCase *fixture, gconstpointer data);
void bw_memory_case_tear_down (BwMemoryCase *fixture, gconstpointer data);
guint bw_memory_case_count_requests (BwMemoryCase *fixture);
void bw_memory_case_refresh (BwMemoryCase *fixture);
void bw_memory_case_fill_in (BwMemoryCase *fixture);
void bw_memory_case_assert_kept (BwMemoryCase *fixture);
guint bw_memory_case_count_whole (const char *place, BwClock *clock);
guint bw_memory_case_count_asked (BwMemoryCase *fixture);

G_END_DECLS
