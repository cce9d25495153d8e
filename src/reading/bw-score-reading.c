/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-score-reading.h"

#include <math.h>
#include <string.h>

#include "model/bw-comparison.h"
#include "model/bw-control-score.h"
#include "model/bw-id.h"
#include "model/bw-words.h"
#include "reading/bw-json.h"
#include "reading/bw-reading-error.h"
#include "reading/bw-record-list.h"
#include "reading/bw-rest.h"

/* What is read of each record; the rest is kept as it comes. The vendor is always the same. */
static const char *const SNAPSHOT_MEMBERS[] = {
  "id",
  "azureTenantId",
  "createdDateTime",
  "currentScore",
  "maxScore",
  "activeUserCount",
  "averageComparativeScores",
  "controlScores",
  "vendorInformation",
  NULL,
};

static const char *const CONTROL_SCORE_MEMBERS[] = {
  "controlName", "controlCategory",
  "score",       "scoreInPercentage",
  "description", "implementationStatus",
  "lastSynced",  "count",
  "total",       NULL,
};

static const char *const COMPARISON_MEMBERS[] = {
  "basis",         "averageScore", "seatSizeRangeLowerValue", "seatSizeRangeUpperValue",
  "categoryValue", NULL,
};

/* Points, maxima and percentages are never below zero: -1 stands for "not available". */
static double
get_amount (const BwJson *json, const char *name)
{
  double amount = bw_json_get_number (json, name);

  return amount >= 0 ? amount : NAN;
}

/* Only the form of today, which has attainable points beside the average ones, gives the average in
 * percent; the form of 2019 gave points (graph.md §1.4). */
static gboolean
is_modern_comparison (const BwJson *json)
{
  static const char *const maxima[] = { "appsScoreMax", "dataScoreMax", "deviceScoreMax",
                                        "identityScoreMax", "infrastructureScoreMax" };

  for (gsize i = 0; i < G_N_ELEMENTS (maxima); i++) {
    if (bw_json_find (json, maxima[i]) != NULL)
      return TRUE;
  }

  return FALSE;
}

static GObject *
read_comparison (const BwJson *json)
{
  BwComparisonFields fields = { 0 };
  g_autofree char *raw_basis = bw_json_dup_line (json, "basis");
  g_autofree char *basis = bw_words_fold_basis (raw_basis);
  g_autofree char *industry = bw_json_dup_line (json, "categoryValue");
  g_autofree char *rest = bw_rest_new (json, COMPARISON_MEMBERS);

  fields.basis = basis;
  fields.percentage = is_modern_comparison (json) ? get_amount (json, "averageScore") : NAN;
  if (fields.percentage > 100)
    fields.percentage = NAN;
  fields.seats_lower = bw_json_get_integer (json, "seatSizeRangeLowerValue");
  fields.seats_upper = bw_json_get_integer (json, "seatSizeRangeUpperValue");
  fields.industry = g_strcmp0 (industry, "-1") != 0 ? industry : NULL;
  fields.rest = rest;
  return G_OBJECT (bw_comparison_new (&fields));
}

/* The texts of an older day are templates that nothing was filled into (graph.md §0 no. 2): such a
 * day is known by the description and the moment of syncing, which are both gone. */
static gboolean
is_hollow (const BwControlScoreFields *fields)
{
  return fields->description == NULL && fields->last_synced == NULL;
}

static GObject *
read_control_score (const BwJson *json)
{
  BwControlScoreFields fields = { 0 };
  g_autofree char *id = bw_json_dup_line (json, "controlName");
  g_autofree char *raw_category = bw_json_dup_line (json, "controlCategory");
  g_autofree char *category = bw_words_fold_category (raw_category);
  g_autoptr (GDateTime) last_synced = bw_json_dup_date (json, "lastSynced");
  g_autofree char *rest = bw_rest_new (json, CONTROL_SCORE_MEMBERS);

  fields.id = id != NULL ? id : "";
  fields.category = category;
  fields.points = get_amount (json, "score");
  fields.percentage = get_amount (json, "scoreInPercentage");
  fields.description = bw_json_get_string (json, "description");
  fields.last_synced = last_synced;
  if (!is_hollow (&fields))
    fields.implementation_status = bw_json_get_string (json, "implementationStatus");
  fields.count = bw_json_get_integer (json, "count");
  fields.total = bw_json_get_integer (json, "total");
  fields.rest = rest;
  return G_OBJECT (bw_control_score_new (&fields));
}

/* Of two control scores of one control the later one holds. Those that do not say what they are of are
 * counted: they cannot be shown, but a day is worth more than its worst entry. */
static GPtrArray *
keep_each_once (GPtrArray *scores, guint *n_nameless)
{
  g_autoptr (GHashTable) places = g_hash_table_new (bw_id_hash, bw_id_equal);
  GPtrArray *kept = g_ptr_array_new_full (scores->len, g_object_unref);

  for (guint i = 0; i < scores->len; i++) {
    BwControlScore *score = g_ptr_array_index (scores, i);
    const char *id = bw_control_score_get_id (score);
    gpointer place = NULL;

    if (*id == '\0') {
      (*n_nameless)++;
      continue;
    }
    if (!g_hash_table_lookup_extended (places, id, NULL, &place)) {
      g_hash_table_insert (places, (gpointer) id, GUINT_TO_POINTER (kept->len));
      g_ptr_array_add (kept, g_object_ref (score));
      continue;
    }
    g_object_unref (kept->pdata[GPOINTER_TO_UINT (place)]);
    kept->pdata[GPOINTER_TO_UINT (place)] = g_object_ref (score);
  }

  return kept;
}

/* Graph names a day's snapshot after it: `{tenant}_2026-07-17` (graph.md §1.2). */
static BwDay
get_day_of_id (const char *id)
{
  const char *underscore = id != NULL ? strrchr (id, '_') : NULL;

  return underscore != NULL ? bw_day_from_iso (underscore + 1) : BW_DAY_NONE;
}

/* The same id says whose it is, where an answer was cut down by `$select`. */
static char *
dup_tenant_of_id (const char *id)
{
  const char *underscore = id != NULL ? strrchr (id, '_') : NULL;
  g_autofree char *tenant_id =
      underscore != NULL ? g_strndup (id, (gsize) (underscore - id)) : NULL;

  if (tenant_id == NULL || !g_uuid_string_is_valid (tenant_id))
    return NULL;
  return g_steal_pointer (&tenant_id);
}

static gboolean
refuse_without_date (const char *id, const char *name, GError **error)
{
  g_propagate_error (
      error, bw_reading_error_new (BW_READING_ERROR_OTHER_KIND, name, 0, 0, "score-without-date",
                                   "the score %s has neither a createdDateTime nor an id "
                                   "with a day",
                                   id != NULL ? id : "without id"));
  return FALSE;
}

/**
 * bw_score_reading_read:
 * @object: a `secureScore` of Graph
 * @name: the name of the file, for errors
 * @error: return location for a %BW_READING_ERROR
 *
 * Reads one day's score in any of the forms of graph.md §1.2 to §1.4. What is missing is unknown,
 * never zero.
 *
 * Returns: (transfer full): the snapshot
 */
BwSnapshot *
bw_score_reading_read (JsonObject *object, const char *name, GError **error)
{
  BwJson json;
  BwSnapshotFields fields = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *tenant_id = NULL;
  g_autoptr (GDateTime) created = NULL;
  g_autoptr (GPtrArray) comparisons = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) control_scores = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *rest = NULL;

  bw_json_init (&json, object);
  id = bw_json_dup_line (&json, "id");
  tenant_id = bw_json_dup_line (&json, "azureTenantId");
  if (tenant_id == NULL)
    tenant_id = dup_tenant_of_id (id);
  created = bw_json_dup_date (&json, "createdDateTime");
  if (!bw_record_list_check_whole (&json, name, error) ||
      !bw_record_list_read (&json, "averageComparativeScores", read_comparison, comparisons, name,
                            error) ||
      !bw_record_list_read (&json, "controlScores", read_control_score, control_scores, name,
                            error))
    return NULL;
  kept = keep_each_once (control_scores, &fields.n_nameless);

  fields.id = id != NULL ? id : "";
  fields.tenant_id = tenant_id != NULL ? tenant_id : "";
  fields.day = created != NULL ? bw_day_from_date_time (created) : get_day_of_id (id);
  fields.created = created;
  fields.current = get_amount (&json, "currentScore");
  fields.max = get_amount (&json, "maxScore");
  fields.active_users = bw_json_get_integer (&json, "activeUserCount");
  fields.comparisons = comparisons;
  fields.control_scores = kept;
  fields.rest = rest = bw_rest_new (&json, SNAPSHOT_MEMBERS);
  if (fields.day == BW_DAY_NONE && !refuse_without_date (id, name, error))
    return NULL;

  return bw_snapshot_new (&fields);
}
