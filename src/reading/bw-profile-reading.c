/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-profile-reading.h"

#include <math.h>

#include "model/bw-state-update.h"
#include "model/bw-words.h"
#include "reading/bw-json.h"
#include "reading/bw-reading-error.h"
#include "reading/bw-record-kind.h"
#include "reading/bw-record-list.h"
#include "reading/bw-rest.h"
#include "text/bw-clean.h"

/* What is read of a profile; the rest is kept as it comes. The vendor is always the same, and whose it is says
   the catalogue. */
static const char *const MEMBERS[] = {
  "id",
  "azureTenantId",
  "title",
  "service",
  "controlCategory",
  "maxScore",
  "rank",
  "actionType",
  "tier",
  "implementationCost",
  "userImpact",
  "threats",
  "actionUrl",
  "remediation",
  "remediationImpact",
  "deprecated",
  "controlStateUpdates",
  "vendorInformation",
  NULL,
};

static GObject *
read_state_update (const BwJson *json)
{
  BwStateUpdateFields fields = { 0 };
  g_autofree char *raw_state = bw_json_dup_line (json, "state");
  g_autofree char *state = bw_words_fold_state (raw_state);
  g_autofree char *assigned_to = bw_json_dup_line (json, "assignedTo");
  g_autofree char *updated_by = bw_json_dup_line (json, "updatedBy");
  g_autofree char *comment = bw_json_dup_line (json, "comment");
  g_autoptr (GDateTime) updated = bw_json_dup_date (json, "updatedDateTime");

  fields.state = state;
  fields.assigned_to = assigned_to;
  fields.comment = comment;
  fields.updated_by = updated_by;
  fields.updated = updated;
  return G_OBJECT (bw_state_update_new (&fields));
}

static void
add_threat (GStrvBuilder *threats, GHashTable *seen, const char *word)
{
  g_autofree char *line = bw_clean_line (word);
  g_autofree char *threat = line != NULL ? bw_words_fold_threat (line) : NULL;

  if (threat == NULL || g_hash_table_contains (seen, threat))
    return;

  g_strv_builder_add (threats, threat);
  g_hash_table_add (seen, g_steal_pointer (&threat));
}

/* Each threat once, though Graph may name it in two spellings. */
static gboolean
read_threats (const BwJson *json, GStrvBuilder *threats, const char *name, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BwJsonList list;

  bw_json_get_list (json, "threats", &list);
  for (guint i = 0; i < list.length; i++) {
    JsonNode *node = bw_json_list_get (&list, i);

    if (bw_json_node_is_cut (node))
      return bw_record_kind_refuse (node, "threats", name, error);
    add_threat (threats, seen, bw_json_node_get_string (node));
  }

  return TRUE;
}

static double
get_max_points (const BwJson *json)
{
  double points = bw_json_get_number (json, "maxScore");

  return points >= 0 ? points : NAN;
}

static int
get_rank (const BwJson *json)
{
  gint64 rank = bw_json_get_integer (json, "rank");

  return rank <= G_MAXINT ? (int) rank : -1;
}

static BwControlProfile *
make_profile (const BwJson *json, const char *id, const char *const *threats, GPtrArray *updates)
{
  BwControlProfileFields fields = { 0 };
  g_autofree char *title = bw_json_dup_line (json, "title");
  g_autofree char *service = bw_json_dup_line (json, "service");
  g_autofree char *action_type = bw_json_dup_line (json, "actionType");
  g_autofree char *raw_category = bw_json_dup_line (json, "controlCategory");
  g_autofree char *category = bw_words_fold_category (raw_category);
  g_autofree char *raw_tier = bw_json_dup_line (json, "tier");
  g_autofree char *tier = bw_words_fold_tier (raw_tier);
  g_autofree char *raw_cost = bw_json_dup_line (json, "implementationCost");
  g_autofree char *cost = bw_words_fold_level (raw_cost);
  g_autofree char *raw_impact = bw_json_dup_line (json, "userImpact");
  g_autofree char *user_impact = bw_words_fold_level (raw_impact);
  g_autofree char *rest = bw_rest_new (json, MEMBERS);

  fields.id = id;
  fields.title = title != NULL ? title : id;
  fields.service = service;
  fields.category = category;
  fields.max_points = get_max_points (json);
  fields.rank = get_rank (json);
  fields.action_type = action_type;
  fields.tier = tier;
  fields.cost = cost;
  fields.user_impact = user_impact;
  fields.threats = threats;
  fields.action_url = bw_json_get_string (json, "actionUrl");
  fields.remediation = bw_json_get_string (json, "remediation");
  fields.remediation_impact = bw_json_get_string (json, "remediationImpact");
  fields.deprecated = bw_json_get_boolean (json, "deprecated");
  fields.state_updates = updates;
  fields.rest = rest;
  return bw_control_profile_new (&fields);
}

/**
 * bw_profile_reading_read:
 * @object: a `secureScoreControlProfile` of Graph
 * @name: the name of the file, for errors
 * @error: return location for a %BW_READING_ERROR
 *
 * Reads one entry of the catalogue in any of the forms of graph.md §1.5 and §1.6. A profile without
 * a title is called by its id.
 *
 * Returns: (transfer full): the profile
 */
BwControlProfile *
bw_profile_reading_read (JsonObject *object, const char *name, GError **error)
{
  BwJson json;
  g_autofree char *id = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) threats = NULL;
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_object_unref);

  bw_json_init (&json, object);
  if (!bw_record_list_check_whole (&json, name, error) ||
      !bw_record_list_read (&json, "controlStateUpdates", read_state_update, updates, name,
                            error) ||
      !read_threats (&json, builder, name, error))
    return NULL;

  id = bw_json_dup_line (&json, "id");
  if (id == NULL) {
    g_propagate_error (error,
                       bw_reading_error_new (BW_READING_ERROR_OTHER_KIND, name, 0, 0,
                                             "profile-without-id", "a control profile has no id"));
    return NULL;
  }

  threats = g_strv_builder_end (builder);
  return make_profile (&json, id, (const char *const *) threats, updates);
}
