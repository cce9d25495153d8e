/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-plan-file.h"

#include <json-glib/json-glib.h>

#include "reading/bw-decode.h"
#include "reading/bw-json-scan.h"
#include "reading/bw-json.h"
#include "reading/bw-reader.h"
#include "reading/bw-reading-error.h"
#include "reading/bw-rest.h"
#include "text/bw-clean.h"

/* What is in an entry and is read, and what is there for people alone: it comes from Microsoft, and is written anew. */
static const char *const MEMBERS[] = {
  "id",   "planned", "owner", "due",    "priority",   "tags",
  "note", "title",   "there", "status", "assignedTo", NULL,
};

/* Where in the file something is read. */
typedef struct {
  const char *name;
  guint number; /* of the entry, from 1 */
} Place;

static gboolean
refuse (const Place *place, const char *member, GError **error)
{
  g_autofree char *found = g_strdup_printf ("plan-entry:%u:%s", place->number, member);

  g_propagate_error (error,
                     bw_reading_error_new (BW_READING_ERROR_OTHER_KIND, place->name, 0, 0, found,
                                           "entry %u of the plan: %s", place->number, member));
  return FALSE;
}

static gboolean
refuse_whole (const char *name, const char *found, GError **error)
{
  g_propagate_error (error, bw_reading_error_new (BW_READING_ERROR_OTHER_KIND, name, 0, 0, found,
                                                  "this is no plan that can be read: %s", found));
  return FALSE;
}

/* A text, or nothing. */
static gboolean
read_text (const BwJson *json,
           const char *member,
           const Place *place,
           const char **text,
           GError **error)
{
  JsonNode *node = bw_json_find (json, member);

  *text = bw_json_node_get_string (node);
  return node == NULL || *text != NULL || refuse (place, member, error);
}

static gboolean
read_planned (const BwJson *json, const Place *place, gboolean *planned, GError **error)
{
  JsonNode *node = bw_json_find (json, "planned");

  *planned = FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse (place, "planned", error);
  *planned = json_node_get_boolean (node);
  return TRUE;
}

/* A day, or also a whole moment, whose UTC day counts; nothing where it is empty. */
static gboolean
read_due (const BwJson *json, const Place *place, BwDay *due, GError **error)
{
  const char *text = NULL;

  *due = BW_DAY_NONE;
  if (!read_text (json, "due", place, &text, error))
    return FALSE;
  if (text == NULL || *text == '\0')
    return TRUE;
  *due = bw_day_from_iso (text);
  return *due != BW_DAY_NONE || refuse (place, "due", error);
}

static gboolean
read_priority (const BwJson *json, const Place *place, BwPriority *priority, GError **error)
{
  const char *text = NULL;

  *priority = BW_PRIORITY_NONE;
  if (!read_text (json, "priority", place, &text, error))
    return FALSE;
  return text == NULL || *text == '\0' || bw_priority_from_key (text, priority) ||
         refuse (place, "priority", error);
}

/* A single text stands for a list of one. */
static gboolean
read_tags (const BwJson *json, const Place *place, GStrv *tags, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  BwJsonList list;

  bw_json_get_list (json, "tags", &list);
  for (guint i = 0; i < list.length; i++) {
    const char *tag = bw_json_node_get_string (bw_json_list_get (&list, i));

    if (tag == NULL)
      return refuse (place, "tags", error);
    g_strv_builder_add (builder, tag);
  }
  *tags = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_id (const BwJson *json, const Place *place, char **id, GError **error)
{
  const char *text = NULL;

  if (!read_text (json, "id", place, &text, error))
    return FALSE;
  *id = bw_clean_line (text);
  return *id != NULL || refuse (place, "id", error);
}

/* Transfer full, or NULL. */
static BwPlanEntry *
read_entry (JsonNode *node, const Place *place, GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *rest = NULL;
  g_auto (GStrv) tags = NULL;
  BwPlanEntryFields fields = { NULL };
  BwJson json;

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    refuse (place, "id", error);
    return NULL;
  }
  bw_json_init (&json, json_node_get_object (node));
  if (!read_id (&json, place, &id, error) || !read_planned (&json, place, &fields.planned, error) ||
      !read_text (&json, "owner", place, &fields.owner, error) ||
      !read_due (&json, place, &fields.due, error) ||
      !read_priority (&json, place, &fields.priority, error) ||
      !read_tags (&json, place, &tags, error) ||
      !read_text (&json, "note", place, &fields.note, error))
    return NULL;
  rest = bw_rest_new (&json, MEMBERS);
  fields.id = id;
  fields.tags = (const char *const *) tags;
  fields.rest = rest;
  return bw_plan_entry_new (&fields);
}

static gboolean
read_entries (BwPlanFile *self, JsonArray *array, const char *name, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    Place place = { name, i + 1 };
    BwPlanEntry *entry = read_entry (json_array_get_element (array, i), &place, error);

    if (entry == NULL)
      return FALSE;
    g_ptr_array_add (self->entries, entry);
  }
  return TRUE;
}

static gboolean
check_version (const BwJson *json, const char *name, GError **error)
{
  gint64 version = bw_json_get_integer (json, "version");
  g_autofree char *found = g_strdup_printf ("plan-version:%" G_GINT64_FORMAT, version);

  if (version < 1)
    return refuse_whole (name, "no-plan", error);
  return version <= BW_PLAN_FILE_VERSION || refuse_whole (name, found, error);
}

static gboolean
read_root (BwPlanFile *self, JsonNode *root, const char *name, GError **error)
{
  JsonNode *entries = NULL;
  BwJson json;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse_whole (name, "no-plan", error);
  bw_json_init (&json, json_node_get_object (root));
  entries = bw_json_find (&json, "entries");
  if (g_strcmp0 (bw_json_get_string (&json, "bolwerk"), "plan") != 0)
    return refuse_whole (name, "no-plan", error);
  if (!check_version (&json, name, error))
    return FALSE;
  if (entries == NULL || !JSON_NODE_HOLDS_ARRAY (entries))
    return refuse_whole (name, "no-plan", error);
  self->tenant_id = bw_json_dup_line (&json, "tenantId");
  return read_entries (self, json_node_get_array (entries), name, error);
}

static gboolean
read_bytes (BwPlanFile *self, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GBytes) text = bw_decode_text (bytes, BW_READER_MAX_BYTES, name, error);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) problem = NULL;
  const char *data = NULL;
  gsize length = 0;

  if (text == NULL)
    return FALSE;
  data = g_bytes_get_data (text, &length);
  if (!bw_json_scan (data != NULL ? data : "", length, name, error))
    return FALSE;
  if (json_parser_load_from_data (parser, data, (gssize) length, &problem))
    return read_root (self, json_parser_get_root (parser), name, error);
  g_propagate_error (error, bw_reading_error_new (BW_READING_ERROR_NOT_JSON, name, 0, 0, NULL, "%s",
                                                  problem->message));
  return FALSE;
}

/**
 * bw_plan_file_read:
 * @bytes: a plan in the form of docs/json.md, as it lies in a file: gzip or plain, UTF-8 or UTF-16
 * @name: (nullable): the name of the file, for errors
 * @error: return location for a %BW_READING_ERROR
 *
 * Reads all of it or nothing. A member that is missing, null or empty says nothing; one that says something else than it
 * should is an error, which tells the entry and the member: what was meant would be lost. Members that Bolwerk does not
 * know are kept with their entry.
 *
 * Returns: (transfer full): the plan, or %NULL
 */
BwPlanFile *
bw_plan_file_read (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (BwPlanFile) self = g_new0 (BwPlanFile, 1);

  g_return_val_if_fail (bytes != NULL, NULL);

  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  return read_bytes (self, bytes, name, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_plan_file_free:
 * @self: (transfer full): a plan as a file holds it
 */
void
bw_plan_file_free (BwPlanFile *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self->tenant_id);
  g_free (self);
}
