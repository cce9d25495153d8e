/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-rest.h"

#include <string.h>

/* Of the protocol, not of the record: annotations of OData, and where PowerShell keeps what it does not know. */
static gboolean
is_wrapping (const char *name)
{
  return strchr (name, '@') != NULL || g_ascii_strcasecmp (name, "additionalProperties") == 0;
}

/* The first letter is small or capital, as in bw_json_find_in(). */
static gboolean
is_known (const char *name, const char *const *known)
{
  char first = g_ascii_tolower (*name);

  for (gsize i = 0; known[i] != NULL; i++) {
    if (known[i][0] == first && strcmp (known[i] + 1, name + 1) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
says_nothing (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) == 0;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_size (json_node_get_object (node)) == 0;
  return json_node_get_value_type (node) == G_TYPE_STRING && *json_node_get_string (node) == '\0';
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void append_value (GString *text, JsonNode *node);

static void
append_member (GString *text, const char *name, JsonNode *node)
{
  g_autoptr (JsonNode) key = json_node_init_string (json_node_alloc (), name);

  append_value (text, key);
  g_string_append_c (text, ':');
  append_value (text, node);
}

static void
append_object (GString *text, JsonObject *object)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *name = NULL;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, (gpointer) name);
  g_ptr_array_sort (names, compare_names);

  g_string_append_c (text, '{');
  for (guint i = 0; i < names->len; i++) {
    if (i > 0)
      g_string_append_c (text, ',');
    append_member (text, names->pdata[i], json_object_get_member (object, names->pdata[i]));
  }
  g_string_append_c (text, '}');
}

static void
append_array (GString *text, JsonArray *array)
{
  g_string_append_c (text, '[');
  for (guint i = 0; i < json_array_get_length (array); i++) {
    if (i > 0)
      g_string_append_c (text, ',');
    append_value (text, json_array_get_element (array, i));
  }
  g_string_append_c (text, ']');
}

/* In the fewest digits that tell it from every other number. */
static void
append_number (GString *text, double number)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_ascii_formatd (digits, sizeof digits, formats[i], number);
    if (g_ascii_strtod (digits, NULL) == number)
      break;
  }
  g_string_append (text, digits);
}

static void
append_value (GString *text, JsonNode *node)
{
  g_autofree char *value = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node)) {
    append_object (text, json_node_get_object (node));
  } else if (JSON_NODE_HOLDS_ARRAY (node)) {
    append_array (text, json_node_get_array (node));
  } else if (json_node_get_value_type (node) == G_TYPE_DOUBLE) {
    append_number (text, json_node_get_double (node));
  } else {
    value = json_to_string (node, FALSE);
    g_string_append (text, value);
  }
}

typedef struct {
  const char *name;
  JsonNode *node;
} Member;

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Member *) a)->name, ((const Member *) b)->name);
}

/* Adds the members of @object that are not known; @members stays %NULL where there are none. */
static void
collect (JsonObject *object, const char *const *known, GArray **members)
{
  JsonObjectIter iter;
  Member member = { NULL };

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member.name, &member.node)) {
    if (is_known (member.name, known) || is_wrapping (member.name) || says_nothing (member.node))
      continue;
    if (*members == NULL)
      *members = g_array_new (FALSE, FALSE, sizeof (Member));
    g_array_append_val (*members, member);
  }
}

/* A member that does not fit is left out, whole; those after it may fit. */
static void
append_fitting (GString *text, const Member *member)
{
  gsize length = text->len;

  if (length > 1)
    g_string_append_c (text, ',');
  append_member (text, member->name, member->node);
  if (text->len + 1 > BW_REST_MAX_BYTES)
    g_string_truncate (text, length);
}

/**
 * bw_rest_new:
 * @json: the members of a record
 * @known: (array zero-terminated=1): those that Bolwerk reads, by the names that Graph's documentation gives
 *   them, and those that are no use to keep; each with a small first letter
 *
 * Graph's types are open: more members may come at any time (graph.md §1.1). What Bolwerk does not read is
 * kept as it came, without what says nothing (null, and what is empty), without annotations of OData, and of
 * what is over %BW_REST_MAX_BYTES together those members whole, in the order of their names, that fit.
 *
 * Returns: (transfer full) (nullable): a JSON object without blanks whose members, and those of the objects in
 *   it, are in the order of their names; %NULL where there is nothing, which costs next to nothing to find out
 */
char *
bw_rest_new (const BwJson *json, const char *const *known)
{
  g_autoptr (GArray) members = NULL;
  g_autoptr (GString) text = NULL;

  collect (json->object, known, &members);
  if (json->more != NULL)
    collect (json->more, known, &members);
  if (members == NULL)
    return NULL;

  g_array_sort (members, compare_members);
  text = g_string_new ("{");
  for (guint i = 0; i < members->len; i++)
    append_fitting (text, &g_array_index (members, Member, i));
  if (text->len == 1)
    return NULL;
  g_string_append_c (text, '}');
  return g_string_free_and_steal (g_steal_pointer (&text));
}
