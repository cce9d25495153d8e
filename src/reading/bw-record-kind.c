/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-record-kind.h"

#include <string.h>

#include "reading/bw-json.h"
#include "reading/bw-reading-error.h"
#include "text/bw-clean.h"

/* How much of a foreign file is shown in an error. */
#define LONGEST_DETAIL 80
#define NAMES_SHOWN 3

static gboolean
has_any (JsonObject *object, const char *const *names)
{
  for (; *names != NULL; names++) {
    if (bw_json_has (object, *names))
      return TRUE;
  }

  return FALSE;
}

/**
 * bw_record_kind_of_object:
 * @object: an object
 *
 * Tells a score from a profile by the members that only one of them has (graph.md §1.2, §1.5), so
 * that answers cut down by `$select` are known too.
 *
 * Returns: what it is
 */
BwRecordKind
bw_record_kind_of_object (JsonObject *object)
{
  static const char *const score[] = { "controlScores", "currentScore", "averageComparativeScores",
                                       NULL };
  static const char *const profile[] = { "controlStateUpdates", "controlCategory",
                                         "implementationCost", "remediationImpact", NULL };
  static const char *const profile_with_maximum[] = { "title",   "rank",        "tier", "service",
                                                      "threats", "remediation", NULL };

  if (has_any (object, score))
    return BW_RECORD_SCORE;
  if (bw_json_has (object, "controlName"))
    return BW_RECORD_UNKNOWN;
  if (has_any (object, profile))
    return BW_RECORD_PROFILE;
  if (bw_json_has (object, "maxScore") && has_any (object, profile_with_maximum))
    return BW_RECORD_PROFILE;
  return BW_RECORD_UNKNOWN;
}

/**
 * bw_record_kind_of_collection_name:
 * @name: the name of a member
 *
 * Returns: which collection is called so, in any case
 */
BwRecordKind
bw_record_kind_of_collection_name (const char *name)
{
  if (g_ascii_strcasecmp (name, "secureScores") == 0)
    return BW_RECORD_SCORE;
  if (g_ascii_strcasecmp (name, "secureScoreControlProfiles") == 0)
    return BW_RECORD_PROFILE;
  return BW_RECORD_UNKNOWN;
}

/**
 * bw_record_kind_find_context:
 * @object: an answer
 *
 * Returns: (transfer none) (nullable): what it says it is: the part of its `@odata.context` after
 *   the `#`
 */
const char *
bw_record_kind_find_context (JsonObject *object)
{
  JsonNode *node = bw_json_find_in (object, "@odata.context");
  const char *context = bw_json_node_get_string (node);
  const char *fragment = context != NULL ? strchr (context, '#') : NULL;

  return fragment != NULL ? fragment + 1 : NULL;
}

/**
 * bw_record_kind_of_context:
 * @context: what an answer says it is
 *
 * Returns: which collection that is
 */
BwRecordKind
bw_record_kind_of_context (const char *context)
{
  g_autofree char *folded = g_ascii_strdown (context, -1);

  if (strstr (folded, "securescorecontrolprofile") != NULL)
    return BW_RECORD_PROFILE;
  return strstr (folded, "securescore") != NULL ? BW_RECORD_SCORE : BW_RECORD_UNKNOWN;
}

/**
 * bw_record_kind_is_error:
 * @object: an object
 *
 * Returns: whether it is an error answer, of Graph or of the sign-in (graph.md §5)
 */
gboolean
bw_record_kind_is_error (JsonObject *object)
{
  JsonNode *node = bw_json_find_in (object, "error");

  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return bw_json_has (json_node_get_object (node), "code") ||
           bw_json_has (json_node_get_object (node), "message");
  return bw_json_node_get_string (node) != NULL && bw_json_has (object, "error_description");
}

static char *
describe_error (JsonObject *object)
{
  JsonNode *node = bw_json_find_in (object, "error");
  const char *code = bw_json_node_get_string (node);

  if (code != NULL)
    return g_strconcat ("sign-in-error:", code, NULL);

  code = bw_json_node_get_string (bw_json_find_in (json_node_get_object (node), "code"));
  return g_strconcat ("graph-error:", code != NULL ? code : "", NULL);
}

/* `identity/conditionalAccess/policies/$entity` and `users(id,mail)`: the part that names. */
static char *
describe_context (const char *context)
{
  g_autofree char *name = g_strdup (context);
  char *entity = g_strrstr (name, "/$entity");

  if (entity != NULL)
    *entity = '\0';
  name[strcspn (name, "(")] = '\0';
  return g_strconcat ("collection:", name, NULL);
}

static char *
describe_members (JsonObject *object)
{
  g_autoptr (GString) found = g_string_new ("object");
  JsonObjectIter iter;
  const char *name = NULL;
  guint shown = 0;

  json_object_iter_init_ordered (&iter, object);
  while (shown < NAMES_SHOWN && json_object_iter_next_ordered (&iter, &name, NULL))
    g_string_append_printf (found, "%s%s", shown++ == 0 ? ":" : ", ", name);
  return g_string_free_and_steal (g_steal_pointer (&found));
}

static char *
describe_object (JsonObject *object)
{
  const char *context = bw_record_kind_find_context (object);
  const char *type = bw_json_node_get_string (bw_json_find_in (object, "@odata.type"));

  if (bw_record_kind_is_error (object))
    return describe_error (object);
  if (context != NULL && bw_record_kind_of_context (context) == BW_RECORD_UNKNOWN)
    return describe_context (context);
  if (type != NULL)
    return g_strconcat ("type:", *type == '#' ? type + 1 : type, NULL);
  if (bw_json_has (object, "controlName"))
    return g_strdup ("control-scores");
  return describe_members (object);
}

static char *
describe_value (JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    return g_strdup ("string");
  if (type == G_TYPE_BOOLEAN)
    return g_strdup ("boolean");
  return g_strdup (JSON_NODE_HOLDS_NULL (node) ? "null" : "number");
}

static char *
shorten (const char *found)
{
  g_autofree char *line = bw_clean_line (found);

  if (line == NULL || g_utf8_strlen (line, -1) <= LONGEST_DETAIL)
    return g_steal_pointer (&line);

  *g_utf8_offset_to_pointer (line, LONGEST_DETAIL - 1) = '\0';
  return g_strconcat (line, "…", NULL);
}

/**
 * bw_record_kind_describe:
 * @node: a value that is no record
 *
 * Returns: (transfer full): a key that says what it is: see #BwReadingError
 */
char *
bw_record_kind_describe (JsonNode *node)
{
  g_autofree char *found = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    found = describe_object (json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    found = g_strdup ("array");
  else
    found = describe_value (node);
  return shorten (found);
}

/**
 * bw_record_kind_refuse:
 * @node: a value that stands where a record or a part of one should stand
 * @member: (nullable): the member that it stands in
 * @name: the name of the file
 * @error: (out): the error
 *
 * Says what is wrong with @node: that PowerShell cut it, or what it is instead.
 *
 * Returns: %FALSE
 */
gboolean
bw_record_kind_refuse (JsonNode *node, const char *member, const char *name, GError **error)
{
  g_autofree char *found = NULL;

  if (bw_json_node_is_cut (node)) {
    g_propagate_error (error,
                       bw_reading_error_new (BW_READING_ERROR_CUT_DEPTH, name, 0, 0,
                                             member != NULL ? member : "value", "cut at: %.60s",
                                             bw_json_node_get_string (node)));
    return FALSE;
  }

  found = bw_record_kind_describe (node);
  if (member != NULL) {
    g_autofree char *there = g_strdup_printf ("member:%s:%s", member, found);

    g_set_str (&found, there);
  }
  g_propagate_error (error, bw_reading_error_new (BW_READING_ERROR_OTHER_KIND, name, 0, 0, found,
                                                  "found %s", found));
  return FALSE;
}
