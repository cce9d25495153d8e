/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-answer.h"

#include <string.h>

#include "reading/bw-json.h"
#include "reading/bw-profile-reading.h"
#include "reading/bw-reading-error.h"
#include "reading/bw-record-kind.h"
#include "reading/bw-score-reading.h"

/* How many wrappings are looked through for records: a batch (`responses`, an entry, `body`,
 * `value`, a record) has five. */
#define MAX_WRAPPINGS 6

#define NO_TENANT "00000000-0000-0000-0000-000000000000"

static gboolean
read_node (BwAnswer *self, JsonNode *node, BwRecordKind hint, guint depth, GError **error);

/**
 * bw_answer_new:
 * @name: (nullable): the name of the file, for errors; it has to stay alive
 * @tenant_id: (nullable): whose records were read before, where it is known
 *
 * Returns: (transfer full): an answer with nothing in it
 */
BwAnswer *
bw_answer_new (const char *name, const char *tenant_id)
{
  BwAnswer *self = g_new0 (BwAnswer, 1);

  self->name = name;
  self->tenant_id = g_strdup (tenant_id);
  self->snapshots = g_ptr_array_new_with_free_func (g_object_unref);
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * bw_answer_free:
 * @self: (transfer full): an answer
 *
 * Frees an answer and lets go of its records.
 */
void
bw_answer_free (BwAnswer *self)
{
  g_clear_pointer (&self->tenant_id, g_free);
  g_clear_pointer (&self->failed_part, g_free);
  g_clear_pointer (&self->snapshots, g_ptr_array_unref);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_free (self);
}

/* All records have to be those of one organisation. The tenant id of zeros is no one's. */
static gboolean
check_tenant (BwAnswer *self, const char *tenant_id, GError **error)
{
  if (tenant_id == NULL || *tenant_id == '\0' || strcmp (tenant_id, NO_TENANT) == 0)
    return TRUE;

  if (self->tenant_id == NULL) {
    self->tenant_id = g_strdup (tenant_id);
    return TRUE;
  }
  if (g_ascii_strcasecmp (self->tenant_id, tenant_id) == 0)
    return TRUE;

  g_propagate_error (error, bw_reading_error_new (BW_READING_ERROR_MIXED, self->name, 0, 0,
                                                  tenant_id, "records of the tenants %s and %s",
                                                  self->tenant_id, tenant_id));
  return FALSE;
}

static gboolean
read_score (BwAnswer *self, JsonObject *object, GError **error)
{
  BwSnapshot *snapshot = bw_score_reading_read (object, self->name, error);

  if (snapshot == NULL)
    return FALSE;

  g_ptr_array_add (self->snapshots, snapshot);
  self->has_scores = TRUE;
  return check_tenant (self, bw_snapshot_get_tenant_id (snapshot), error);
}

static gboolean
read_profile (BwAnswer *self, JsonObject *object, GError **error)
{
  BwControlProfile *profile = bw_profile_reading_read (object, self->name, error);
  g_autofree char *tenant_id = NULL;
  BwJson json;

  if (profile == NULL)
    return FALSE;

  g_ptr_array_add (self->profiles, profile);
  self->has_profiles = TRUE;
  bw_json_init (&json, object);
  tenant_id = bw_json_dup_line (&json, "azureTenantId");
  return check_tenant (self, tenant_id, error);
}

static void
note_empty (BwAnswer *self, BwRecordKind hint)
{
  switch (hint) {
  case BW_RECORD_SCORE:
    self->has_scores = TRUE;
    break;
  case BW_RECORD_PROFILE:
    self->has_profiles = TRUE;
    break;
  case BW_RECORD_UNKNOWN:
  default:
    self->has_empty = TRUE;
    break;
  }
}

/* Whether @found names a foreign thing, other than what is wrong with one of Graph's. */
static gboolean
is_foreign (const char *found)
{
  static const char *const kinds[] = { "object", "array", "string", "number", "boolean", "null" };
  gsize length = strcspn (found, ":");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (strlen (kinds[i]) == length && strncmp (found, kinds[i], length) == 0)
      return TRUE;
  }

  return FALSE;
}

/* An entry that is wrong says so itself; a foreign one is told with its list. */
static GError *
tell_of_entry (BwAnswer *self, GError *problem, guint i)
{
  g_autoptr (GError) inner = problem;
  const char *found = bw_reading_error_get_found (inner);
  g_autofree char *told = NULL;

  if (inner->code != BW_READING_ERROR_OTHER_KIND || found == NULL || !is_foreign (found) ||
      g_str_has_prefix (found, "array:"))
    return g_steal_pointer (&inner);

  told = i > 0 ? g_strdup_printf ("mixed-records:%u", i + 1) : g_strconcat ("array:", found, NULL);
  return bw_reading_error_new (BW_READING_ERROR_OTHER_KIND, self->name, 0, 0, told,
                               "found %s as entry %u of a list", found, i + 1);
}

static gboolean
read_array (BwAnswer *self, JsonArray *array, BwRecordKind hint, guint depth, GError **error)
{
  guint length = json_array_get_length (array);

  if (length == 0)
    note_empty (self, hint);

  for (guint i = 0; i < length; i++) {
    JsonNode *node = json_array_get_element (array, i);
    GError *problem = NULL;

    if (!read_node (self, node, hint, depth + 1, &problem)) {
      g_propagate_error (error, tell_of_entry (self, problem, i));
      return FALSE;
    }
  }

  return TRUE;
}

/* Graph sends the profiles in pages, each of which but the last names the next one. (So it does with
 * scores that were asked for one by one, where nothing but earlier days is missing.) */
static void
count_page (BwAnswer *self, JsonObject *wrapper)
{
  if (bw_json_node_get_string (bw_json_find_in (wrapper, "@odata.nextLink")) != NULL)
    self->n_other_pages++;
  else
    self->n_last_pages++;
}

/* What stands in `value`: the context tells the kind of an empty one, and refuses other kinds. */
static gboolean
read_wrapped (BwAnswer *self,
              JsonNode *wrapper,
              JsonNode *value,
              BwRecordKind hint,
              guint depth,
              GError **error)
{
  const char *context = bw_record_kind_find_context (json_node_get_object (wrapper));
  guint n_profiles = self->profiles->len;
  guint n_pages = self->n_last_pages + self->n_other_pages;

  if (context != NULL) {
    hint = bw_record_kind_of_context (context);
    if (hint == BW_RECORD_UNKNOWN)
      return bw_record_kind_refuse (wrapper, NULL, self->name, error);
  }
  if (!read_node (self, value, hint, depth + 1, error))
    return FALSE;

  if (self->profiles->len > n_profiles && self->n_last_pages + self->n_other_pages == n_pages)
    count_page (self, json_node_get_object (wrapper));
  return TRUE;
}

static gboolean holds_records (JsonNode *node, guint depth);

/* Any entry counts: where the first one is not known for a record, that is to be told, not passed
 * over with all the others. */
static gboolean
list_holds_records (JsonArray *array, guint depth)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    if (holds_records (json_array_get_element (array, i), depth + 1))
      return TRUE;
  }

  return FALSE;
}

/* Whether there are records in @node, or an error in the place of some. */
static gboolean
holds_records (JsonNode *node, guint depth)
{
  JsonObjectIter iter;
  JsonNode *member = NULL;

  if (depth > MAX_WRAPPINGS)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return list_holds_records (json_node_get_array (node), depth);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  if (bw_record_kind_of_object (json_node_get_object (node)) != BW_RECORD_UNKNOWN ||
      bw_record_kind_is_error (json_node_get_object (node)))
    return TRUE;

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, NULL, &member)) {
    if (holds_records (member, depth + 1))
      return TRUE;
  }
  return FALSE;
}

/* An object around both collections: by their names in Graph, else whatever holds records. */
static gboolean
read_members (BwAnswer *self, JsonNode *node, guint depth, GError **error)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;
  gboolean found = FALSE;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    BwRecordKind kind = bw_record_kind_of_collection_name (name);

    if (kind == BW_RECORD_UNKNOWN && !holds_records (member, depth + 1))
      continue;
    if (JSON_NODE_HOLDS_NULL (member))
      continue;
    found = TRUE;
    if (!read_node (self, member, kind, depth + 1, error))
      return FALSE;
  }

  return found || bw_record_kind_refuse (node, NULL, self->name, error);
}

/* An error among other answers, as in a batch: what it means is known when all of them are read. */
static gboolean
note_failed_part (BwAnswer *self, JsonNode *node)
{
  if (self->failed_part == NULL)
    self->failed_part = bw_record_kind_describe (node);
  return TRUE;
}

static gboolean
read_object (BwAnswer *self, JsonNode *node, BwRecordKind hint, guint depth, GError **error)
{
  JsonObject *object = json_node_get_object (node);
  BwRecordKind kind = bw_record_kind_of_object (object);
  JsonNode *value = bw_json_find_in (object, "value");

  if (bw_record_kind_is_error (object))
    return depth > 0 ? note_failed_part (self, node)
                     : bw_record_kind_refuse (node, NULL, self->name, error);
  if (kind == BW_RECORD_UNKNOWN && bw_json_has (object, "id") && value == NULL)
    kind = hint;
  if (kind == BW_RECORD_SCORE)
    return read_score (self, object, error);
  if (kind == BW_RECORD_PROFILE)
    return read_profile (self, object, error);
  if (value != NULL)
    return read_wrapped (self, node, value, hint, depth, error);
  return read_members (self, node, depth, error);
}

static gboolean
read_node (BwAnswer *self, JsonNode *node, BwRecordKind hint, guint depth, GError **error)
{
  if (depth <= MAX_WRAPPINGS && JSON_NODE_HOLDS_OBJECT (node))
    return read_object (self, node, hint, depth, error);
  if (depth <= MAX_WRAPPINGS && JSON_NODE_HOLDS_ARRAY (node))
    return read_array (self, json_node_get_array (node), hint, depth, error);

  return bw_record_kind_refuse (node, NULL, self->name, error);
}

/* Whether the records themselves tell that some are missing: a collection, or the last of its pages. */
static gboolean
lacks_records (BwAnswer *self)
{
  return !self->has_scores || !self->has_profiles ||
         (self->n_last_pages == 0 && self->n_other_pages > 0);
}

/* What there is beside an error is opened where it is seen what is missing, as with one of the two
 * collections. Else nobody would know of the error. */
static gboolean
check_failed_part (BwAnswer *self, GError **error)
{
  gboolean has_records = self->has_scores || self->has_profiles;
  const char *colon = self->failed_part != NULL ? strchr (self->failed_part, ':') : NULL;
  g_autofree char *found = NULL;

  if (self->failed_part == NULL || (has_records && lacks_records (self)))
    return TRUE;

  found = has_records ? g_strconcat ("failed-part", colon != NULL ? colon : ":", NULL)
                      : g_strdup (self->failed_part);
  g_propagate_error (error, bw_reading_error_new (BW_READING_ERROR_OTHER_KIND, self->name, 0, 0,
                                                  found, "found %s", found));
  return FALSE;
}

/**
 * bw_answer_read:
 * @self: an answer with nothing in it
 * @root: a JSON text
 * @error: return location for a %BW_READING_ERROR
 *
 * Finds the records in a saved answer: one of the two collections, wrapped in `value` or bare; one
 * record on its own; an object or a list around both; the answer to a batch. An error in the place of one
 * of several answers is passed over where it is seen what is missing.
 *
 * Returns: whether all that is there could be read; if not, @self is of no use
 */
gboolean
bw_answer_read (BwAnswer *self, JsonNode *root, GError **error)
{
  if (!read_node (self, root, BW_RECORD_UNKNOWN, 0, error))
    return FALSE;

  /* A list without anything around it was put together by a program, which asked for all pages. */
  if (self->profiles->len > 0 && self->n_last_pages + self->n_other_pages == 0)
    self->n_last_pages++;
  return check_failed_part (self, error);
}
