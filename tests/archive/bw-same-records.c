/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-same-records.h"

#include <string.h>

#include "model/bw-comparison.h"
#include "model/bw-control-score.h"
#include "model/bw-state-update.h"

static void
add_text (GString *text, const char *name, const char *value)
{
  g_string_append_printf (text, " %s=%s%s", name, value != NULL ? "'" : "",
                          value != NULL ? value : "NULL");
}

/* To the last bit. */
static void
add_number (GString *text, const char *name, double value)
{
  g_string_append_printf (text, " %s=%.17g", name, value);
}

static void
add_integer (GString *text, const char *name, gint64 value)
{
  g_string_append_printf (text, " %s=%" G_GINT64_FORMAT, name, value);
}

static void
add_moment (GString *text, const char *name, GDateTime *value)
{
  g_autofree char *iso =
      value != NULL ? g_date_time_format (value, "%Y-%m-%dT%H:%M:%S.%f%z") : NULL;

  add_text (text, name, iso);
}

static char *
describe_score (BwControlScore *score, gboolean with_texts)
{
  GString *text = g_string_new ("\nscore");

  add_text (text, "id", bw_control_score_get_id (score));
  add_text (text, "category", bw_control_score_get_category (score));
  add_number (text, "points", bw_control_score_get_points (score));
  add_number (text, "percentage", bw_control_score_get_percentage (score));
  add_integer (text, "count", bw_control_score_get_count (score));
  add_integer (text, "total", bw_control_score_get_total (score));
  if (with_texts) {
    add_text (text, "description", bw_control_score_get_description (score));
    add_text (text, "status", bw_control_score_get_implementation_status (score));
    add_moment (text, "synced", bw_control_score_get_last_synced (score));
    add_text (text, "rest", bw_control_score_get_rest (score));
  }
  return g_string_free_and_steal (text);
}

static void
describe_comparison (GString *text, BwComparison *comparison)
{
  g_string_append (text, "\ncomparison");
  add_text (text, "basis", bw_comparison_get_basis (comparison));
  add_number (text, "percentage", bw_comparison_get_percentage (comparison));
  add_integer (text, "lower", bw_comparison_get_seats_lower (comparison));
  add_integer (text, "upper", bw_comparison_get_seats_upper (comparison));
  add_text (text, "industry", bw_comparison_get_industry (comparison));
  add_text (text, "rest", bw_comparison_get_rest (comparison));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of their texts, since that of the records means nothing. */
static void
append_sorted (GString *text, GPtrArray *parts)
{
  g_ptr_array_sort (parts, compare_texts);
  for (guint i = 0; i < parts->len; i++)
    g_string_append (text, parts->pdata[i]);
}

/**
 * bw_same_describe_snapshot:
 * @snapshot: a day
 * @with_texts: whether the texts of its control scores count
 *
 * Returns: (transfer full): every member of it
 */
char *
bw_same_describe_snapshot (BwSnapshot *snapshot, gboolean with_texts)
{
  GString *text = g_string_new ("snapshot");
  GPtrArray *comparisons = bw_snapshot_get_comparisons (snapshot);
  GPtrArray *scores = bw_snapshot_get_control_scores (snapshot);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_integer (text, "day", bw_snapshot_get_day (snapshot));
  add_text (text, "id", bw_snapshot_get_id (snapshot));
  add_text (text, "tenant", bw_snapshot_get_tenant_id (snapshot));
  add_moment (text, "created", bw_snapshot_get_created (snapshot));
  add_number (text, "current", bw_snapshot_get_current (snapshot));
  add_number (text, "max", bw_snapshot_get_max (snapshot));
  add_integer (text, "users", bw_snapshot_get_active_users (snapshot));
  add_integer (text, "incomplete", bw_snapshot_is_incomplete (snapshot));
  add_integer (text, "nameless", bw_snapshot_count_nameless (snapshot));
  add_text (text, "rest", bw_snapshot_get_rest (snapshot));
  for (guint i = 0; i < comparisons->len; i++)
    describe_comparison (text, comparisons->pdata[i]);
  for (guint i = 0; i < scores->len; i++)
    g_ptr_array_add (parts, describe_score (scores->pdata[i], with_texts));
  append_sorted (text, parts);
  return g_string_free_and_steal (text);
}

static void
describe_update (GString *text, BwStateUpdate *update)
{
  g_string_append (text, "\n  update");
  add_text (text, "state", bw_state_update_get_state (update));
  add_text (text, "to", bw_state_update_get_assigned_to (update));
  add_text (text, "comment", bw_state_update_get_comment (update));
  add_text (text, "by", bw_state_update_get_updated_by (update));
  add_moment (text, "at", bw_state_update_get_updated (update));
}

static char *
describe_profile (BwControlProfile *profile)
{
  GString *text = g_string_new ("\nprofile");
  GPtrArray *updates = bw_control_profile_get_state_updates (profile);
  g_autofree char *threats = g_strjoinv ("|", (char **) bw_control_profile_get_threats (profile));

  add_text (text, "id", bw_control_profile_get_id (profile));
  add_text (text, "title", bw_control_profile_get_title (profile));
  add_text (text, "service", bw_control_profile_get_service (profile));
  add_text (text, "category", bw_control_profile_get_category (profile));
  add_number (text, "max", bw_control_profile_get_max_points (profile));
  add_integer (text, "rank", bw_control_profile_get_rank (profile));
  add_text (text, "type", bw_control_profile_get_action_type (profile));
  add_text (text, "tier", bw_control_profile_get_tier (profile));
  add_text (text, "cost", bw_control_profile_get_cost (profile));
  add_text (text, "impact", bw_control_profile_get_user_impact (profile));
  add_text (text, "threats", threats);
  add_text (text, "url", bw_control_profile_get_action_url (profile));
  add_text (text, "remediation", bw_control_profile_get_remediation (profile));
  add_text (text, "effect", bw_control_profile_get_remediation_impact (profile));
  add_integer (text, "deprecated", bw_control_profile_is_deprecated (profile));
  add_text (text, "rest", bw_control_profile_get_rest (profile));
  for (guint i = 0; i < updates->len; i++)
    describe_update (text, updates->pdata[i]);
  return g_string_free_and_steal (text);
}

/**
 * bw_same_describe_catalogue:
 * @catalogue: a catalogue
 *
 * Returns: (transfer full): every member of it
 */
char *
bw_same_describe_catalogue (BwCatalogue *catalogue)
{
  GString *text = g_string_new ("catalogue");
  GPtrArray *profiles = bw_catalogue_get_profiles (catalogue);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_text (text, "tenant", bw_catalogue_get_tenant_id (catalogue));
  add_integer (text, "partial", bw_catalogue_is_partial (catalogue));
  add_integer (text, "incomplete", bw_catalogue_is_incomplete (catalogue));
  for (guint i = 0; i < profiles->len; i++)
    g_ptr_array_add (parts, describe_profile (profiles->pdata[i]));
  append_sorted (text, parts);
  return g_string_free_and_steal (text);
}

/**
 * bw_same_assert_snapshots:
 * @a: a day
 * @b: a day
 * @with_texts: whether the texts of their control scores count
 *
 * Asserts that they say the same.
 */
void
bw_same_assert_snapshots (BwSnapshot *a, BwSnapshot *b, gboolean with_texts)
{
  g_autofree char *text_a = bw_same_describe_snapshot (a, with_texts);
  g_autofree char *text_b = bw_same_describe_snapshot (b, with_texts);

  g_assert_cmpstr (text_a, ==, text_b);
}

/**
 * bw_same_assert_catalogues:
 * @a: a catalogue
 * @b: a catalogue
 *
 * Asserts that they say the same.
 */
void
bw_same_assert_catalogues (BwCatalogue *a, BwCatalogue *b)
{
  g_autofree char *text_a = bw_same_describe_catalogue (a);
  g_autofree char *text_b = bw_same_describe_catalogue (b);

  g_assert_cmpstr (text_a, ==, text_b);
}
