/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-edit-case.h"

BwRecords *
bw_edit_case_refresh (BwMemoryCase *fixture)
{
  g_autoptr (GError) error = NULL;
  BwRecords *records = bw_organisation_refresh (fixture->organisation, NULL, &error);

  g_assert_no_error (error);
  return records;
}

BwControlUpdate *
bw_edit_case_make_update (const char *id, const char *state, const char *comment)
{
  return bw_control_update_new (
      &(BwControlUpdateFields) { .id = id, .state = state, .comment = comment });
}

GPtrArray *
bw_edit_case_list_of (BwControlUpdate *first, ...)
{
  GPtrArray *updates = g_ptr_array_new_with_free_func (g_object_unref);
  va_list more;

  va_start (more, first);
  for (BwControlUpdate *update = first; update != NULL; update = va_arg (more, BwControlUpdate *))
    g_ptr_array_add (updates, update);
  va_end (more);
  return updates;
}

/* Takes @updates over. */
GPtrArray *
bw_edit_case_edit (BwMemoryCase *fixture,
                   BwRecords *records,
                   GPtrArray *updates,
                   gboolean overwrites)
{
  g_autoptr (GPtrArray) owned = updates;
  g_autoptr (GError) error = NULL;
  GPtrArray *results = bw_organisation_edit (
      fixture->organisation,
      &(BwEditRequest) { .records = records, .updates = owned, .overwrites = overwrites }, NULL,
      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, owned->len);
  return results;
}

const BwEditResult *
bw_edit_case_get (GPtrArray *results, guint i)
{
  return g_ptr_array_index (results, i);
}

void
bw_edit_case_assert_kind (GPtrArray *results, guint i, const char *kind)
{
  g_assert_cmpstr (bw_edit_result_kind_to_key (bw_edit_case_get (results, i)->kind), ==, kind);
}

guint
bw_edit_case_count_patches (BwMemoryCase *fixture, const char *id)
{
  return bw_fake_controls_count_patches (bw_fake_graph_get_controls (fixture->graph->graph), id);
}

/* What is written down, a line for each. */
char *
bw_edit_case_describe_journal (BwMemoryCase *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = bw_organisation_list_edits (fixture->organisation, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < edits->len; i++) {
    BwEditFields fields = bw_edit_get_fields (edits->pdata[i]);

    g_string_append_printf (text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s\n", fields.group,
                            fields.undoes, bw_edit_get_id (edits->pdata[i]),
                            bw_edit_outcome_to_key (fields.outcome));
  }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

void
bw_edit_case_assert_journal (BwMemoryCase *fixture, const char *expected)
{
  g_autofree char *text = bw_edit_case_describe_journal (fixture);

  g_assert_cmpstr (text, ==, expected);
}

/* The program ends, and one begins at the same Graph. */
void
bw_edit_case_start_again (BwMemoryCase *fixture)
{
  g_clear_object (&fixture->organisation);
  g_clear_object (&fixture->memory);
  fixture->memory = bw_memory_case_new_memory (fixture->place, fixture->graph->clock);
  fixture->organisation = bw_memory_case_new_organisation (fixture->graph, fixture->memory);
}
