/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-memory-case.h"

#include "organisation/bw-archive-memory.h"

BwDay
bw_memory_case_get_today (void)
{
  return bw_day_new (2026, 7, 17);
}

BwMemory *
bw_memory_case_new_memory (const char *place, BwClock *clock)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");

  return BW_MEMORY (bw_archive_memory_new (place, NULL, cloud, clock));
}

BwOrganisation *
bw_memory_case_new_organisation (BwTestGraph *graph, BwMemory *memory)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");

  return bw_organisation_new_in_cloud (graph->source, memory, cloud, graph->clock);
}

/* The program ends, and one begins. */
void
bw_memory_case_start_anew (BwMemoryCase *fixture, const BwFakeGraphFields *fields)
{
  g_clear_object (&fixture->organisation);
  g_clear_object (&fixture->memory);
  g_clear_pointer (&fixture->graph, bw_test_graph_free);
  fixture->graph = bw_test_graph_new (fields);
  fixture->memory = bw_memory_case_new_memory (fixture->place, fixture->graph->clock);
  fixture->organisation = bw_memory_case_new_organisation (fixture->graph, fixture->memory);
}

void
bw_memory_case_set_up (BwMemoryCase *fixture, gconstpointer data)
{
  fixture->folder = bw_test_folder_new ();
  fixture->place = bw_test_folder_build_path (fixture->folder, "archive");
  bw_memory_case_start_anew (fixture,
                             &(BwFakeGraphFields) { .n_days = BW_MEMORY_CASE_DAYS,
                                                    .n_hollow = BW_MEMORY_CASE_HOLLOW,
                                                    .n_controls = BW_MEMORY_CASE_CONTROLS });
}

void
bw_memory_case_tear_down (BwMemoryCase *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->organisation));
  g_assert_finalize_object (g_steal_pointer (&fixture->memory));
  bw_test_graph_free (fixture->graph);
  g_free (fixture->place);
  bw_test_folder_free (fixture->folder);
}

guint
bw_memory_case_count_requests (BwMemoryCase *fixture)
{
  return bw_test_server_count_requests (fixture->graph->server);
}

void
bw_memory_case_refresh (BwMemoryCase *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwRecords) records = bw_organisation_refresh (fixture->organisation, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (records);
}

void
bw_memory_case_fill_in (BwMemoryCase *fixture)
{
  g_autoptr (GError) error = NULL;

  bw_organisation_fill_in (fixture->organisation, NULL, &error);
  g_assert_no_error (error);
}

void
bw_memory_case_assert_kept (BwMemoryCase *fixture)
{
  g_autoptr (GError) problem = bw_memory_dup_problem (fixture->memory);

  g_assert_no_error (problem);
}

guint
bw_memory_case_count_whole (const char *place, BwClock *clock)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive = bw_archive_open (place, NULL, clock, NULL, &error);
  g_autoptr (GArray) days = bw_archive_list_days (archive, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < days->len; i++)
    n += g_array_index (days, BwArchiveDay, i).is_whole ? 1 : 0;
  return n;
}

/* What a refresh asks for now, with what it fills in. */
guint
bw_memory_case_count_asked (BwMemoryCase *fixture)
{
  guint before = bw_memory_case_count_requests (fixture);

  bw_memory_case_refresh (fixture);
  bw_memory_case_fill_in (fixture);
  bw_memory_case_assert_kept (fixture);
  return bw_memory_case_count_requests (fixture) - before;
}
