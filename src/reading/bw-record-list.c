/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-record-list.h"

#include "reading/bw-reading-error.h"
#include "reading/bw-record-kind.h"

/**
 * bw_record_list_check_whole:
 * @json: a record or a part of one
 * @name: the name of the file, for errors
 * @error: return location for %BW_READING_ERROR_CUT_DEPTH
 *
 * Looks at the objects in a record that Bolwerk has no use for, or that are found without a trace
 * when they are missing: where PowerShell cut them, it cut others too.
 *
 * Returns: whether they are whole
 */
gboolean
bw_record_list_check_whole (const BwJson *json, const char *name, GError **error)
{
  JsonNode *vendor = bw_json_find (json, "vendorInformation");

  if (json->cut) {
    JsonNode *more = bw_json_find_in (json->object, "additionalProperties");

    return bw_record_kind_refuse (more, "additionalProperties", name, error);
  }
  if (bw_json_node_is_cut (vendor))
    return bw_record_kind_refuse (vendor, "vendorInformation", name, error);
  return TRUE;
}

static gboolean
read_object (JsonObject *object,
             BwReadPart read_part,
             GPtrArray *records,
             const char *name,
             GError **error)
{
  BwJson json;
  GObject *record = NULL;

  bw_json_init (&json, object);
  if (json.cut)
    return bw_record_list_check_whole (&json, name, error);

  record = read_part (&json);
  if (record != NULL)
    g_ptr_array_add (records, record);
  return TRUE;
}

/**
 * bw_record_list_read:
 * @json: a record
 * @member: the member that holds a list of objects
 * @read_part: makes a record of one of them
 * @records: (element-type GObject): where they are added
 * @name: the name of the file, for errors
 * @error: return location for a %BW_READING_ERROR
 *
 * Reads a list in any of its forms (see #BwJsonList). Entries that are null are left out.
 *
 * Returns: whether all of it could be read
 */
gboolean
bw_record_list_read (const BwJson *json,
                     const char *member,
                     BwReadPart read_part,
                     GPtrArray *records,
                     const char *name,
                     GError **error)
{
  BwJsonList list;

  bw_json_get_list (json, member, &list);
  for (guint i = 0; i < list.length; i++) {
    JsonNode *node = bw_json_list_get (&list, i);

    if (JSON_NODE_HOLDS_NULL (node))
      continue;
    if (!JSON_NODE_HOLDS_OBJECT (node))
      return bw_record_kind_refuse (node, member, name, error);
    if (!read_object (json_node_get_object (node), read_part, records, name, error))
      return FALSE;
  }

  return TRUE;
}
