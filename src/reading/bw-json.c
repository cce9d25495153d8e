/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-json.h"

#include <math.h>
#include <string.h>

#include "text/bw-clean.h"

#define LONGEST_NAME 64

/* Up to here, 2^53, a double tells one whole number from the next. */
#define LARGEST_NUMBER 9007199254740992.0

/* The name that PowerShell gives to what it does not know. */
#define MORE "additionalProperties"

static JsonNode *
find_exactly (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/**
 * bw_json_find_in:
 * @object: an object
 * @name: a member's name as Graph documents it
 *
 * Returns: (transfer none) (nullable): the member with that name, its first letter small or
 *   capital, unless it is null
 */
JsonNode *
bw_json_find_in (JsonObject *object, const char *name)
{
  char other[LONGEST_NAME];
  JsonNode *node = find_exactly (object, name);

  if (node != NULL || g_strlcpy (other, name, sizeof other) >= sizeof other)
    return node;

  other[0] = g_ascii_islower (name[0]) ? g_ascii_toupper (name[0]) : g_ascii_tolower (name[0]);
  return find_exactly (object, other);
}

/**
 * bw_json_has:
 * @object: an object
 * @name: a member's name as Graph documents it
 *
 * Returns: whether it has that member, be it null or empty
 */
gboolean
bw_json_has (JsonObject *object, const char *name)
{
  char other[LONGEST_NAME];

  if (json_object_has_member (object, name))
    return TRUE;

  g_strlcpy (other, name, sizeof other);
  other[0] = g_ascii_toupper (other[0]);
  return json_object_has_member (object, other);
}

/**
 * bw_json_init:
 * @self: (out caller-allocates): the members
 * @object: an object, which has to stay alive
 */
void
bw_json_init (BwJson *self, JsonObject *object)
{
  JsonNode *more = bw_json_find_in (object, MORE);

  self->object = object;
  self->more = more != NULL && JSON_NODE_HOLDS_OBJECT (more) ? json_node_get_object (more) : NULL;
  self->cut = bw_json_node_is_cut (more);
}

/**
 * bw_json_find:
 * @self: members
 * @name: a member's name as Graph documents it
 *
 * Returns: (transfer none) (nullable): that member, unless it is absent or null
 */
JsonNode *
bw_json_find (const BwJson *self, const char *name)
{
  JsonNode *node = bw_json_find_in (self->object, name);

  if (node == NULL && self->more != NULL)
    node = bw_json_find_in (self->more, name);
  return node;
}

static GType
get_type (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                      : G_TYPE_INVALID;
}

/**
 * bw_json_node_get_string:
 * @node: (nullable): a value
 *
 * Returns: (transfer none) (nullable): the string, or %NULL where it is none
 */
const char *
bw_json_node_get_string (JsonNode *node)
{
  return get_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/**
 * bw_json_get_string:
 * @self: members
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the string as it came, or %NULL where there is none or an
 *   empty one
 */
const char *
bw_json_get_string (const BwJson *self, const char *name)
{
  const char *text = bw_json_node_get_string (bw_json_find (self, name));

  return text != NULL && *text != '\0' ? text : NULL;
}

/**
 * bw_json_dup_line:
 * @self: members
 * @name: a member's name
 *
 * Returns: (transfer full) (nullable): the string as one line without invisible characters (see
 *   bw_clean_line()), or %NULL where there is none or nothing in it
 */
char *
bw_json_dup_line (const BwJson *self, const char *name)
{
  return bw_clean_line (bw_json_get_string (self, name));
}

static double
parse_number (const char *text)
{
  char *end = NULL;
  double number = NAN;

  if (!g_ascii_isdigit (*text) && *text != '-' && *text != '.')
    return NAN;
  number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' ? number : NAN;
}

/**
 * bw_json_get_number:
 * @self: members
 * @name: a member's name
 *
 * Graph writes numbers as numbers or as strings (graph.md §1.3).
 *
 * Returns: the number, or NAN where there is none or it is so large that it cannot be exact, which no number
 *   of an organisation is; with it sums and percentages could leave the finite
 */
double
bw_json_get_number (const BwJson *self, const char *name)
{
  JsonNode *node = bw_json_find (self, name);
  GType type = get_type (node);
  double number = NAN;

  if (type == G_TYPE_DOUBLE || type == G_TYPE_INT64)
    number = json_node_get_double (node);
  else if (type == G_TYPE_STRING)
    number = parse_number (json_node_get_string (node));
  return fabs (number) <= LARGEST_NUMBER ? number : NAN;
}

/**
 * bw_json_get_integer:
 * @self: members
 * @name: a member's name
 *
 * Returns: the number, or -1 where there is none, it is negative, not whole or too large to be exact
 */
gint64
bw_json_get_integer (const BwJson *self, const char *name)
{
  double number = bw_json_get_number (self, name);

  if (isnan (number) || number < 0 || floor (number) != number)
    return -1;

  return (gint64) number;
}

/**
 * bw_json_get_boolean:
 * @self: members
 * @name: a member's name
 *
 * Returns: whether it is there and true, be it a boolean or the word
 */
gboolean
bw_json_get_boolean (const BwJson *self, const char *name)
{
  JsonNode *node = bw_json_find (self, name);
  GType type = get_type (node);

  if (type == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  if (type == G_TYPE_STRING)
    return g_ascii_strcasecmp (json_node_get_string (node), "true") == 0;
  return FALSE;
}

/* Windows PowerShell writes `/Date(1720000000000)/`: milliseconds since 1970 in UTC. An offset
 * after them says how the moment was shown, and does not change it. */
static GDateTime *
parse_powershell_date (const char *text)
{
  gint64 milliseconds = 0;
  char *end = NULL;

  milliseconds = g_ascii_strtoll (text + strlen ("/Date("), &end, 10);
  if (*end == '+' || *end == '-')
    end += 1 + strspn (end + 1, "0123456789");
  if (strcmp (end, ")/") != 0)
    return NULL;

  return g_date_time_new_from_unix_utc_usec (
      CLAMP (milliseconds, G_MININT64 / 1000, G_MAXINT64 / 1000) * 1000);
}

static GDateTime *
parse_date (const char *text)
{
  g_autoptr (GTimeZone) utc = NULL;
  g_autoptr (GDateTime) moment = NULL;

  if (g_str_has_prefix (text, "/Date("))
    return parse_powershell_date (text);

  utc = g_time_zone_new_utc ();
  moment = g_date_time_new_from_iso8601 (text, utc);
  return moment != NULL ? g_date_time_to_utc (moment) : NULL;
}

/**
 * bw_json_dup_date:
 * @self: members
 * @name: a member's name
 *
 * Reads what Graph writes (ISO 8601, up to seven digits of a second) and what PowerShell makes of
 * it (`/Date(1720000000000)/`, also wrapped in an object).
 *
 * Returns: (transfer full) (nullable): the moment in UTC, or %NULL
 */
GDateTime *
bw_json_dup_date (const BwJson *self, const char *name)
{
  JsonNode *node = bw_json_find (self, name);
  const char *text = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    node = bw_json_find_in (json_node_get_object (node), "value");
  text = bw_json_node_get_string (node);
  return text != NULL ? parse_date (text) : NULL;
}

/**
 * bw_json_list_init:
 * @self: (out caller-allocates): the entries
 * @node: (nullable): a collection, which has to stay alive
 *
 * A text is a collection of one, since PowerShell takes the array away from around a single entry;
 * an empty one is what its `-Depth` leaves of an empty array.
 */
void
bw_json_list_init (BwJsonList *self, JsonNode *node)
{
  JsonNode *wrapped = NULL;
  const char *text = bw_json_node_get_string (node);

  memset (self, 0, sizeof *self);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    wrapped = bw_json_find_in (json_node_get_object (node), "value");
  if (wrapped != NULL && JSON_NODE_HOLDS_ARRAY (wrapped))
    node = wrapped;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node) || (text != NULL && *text == '\0'))
    return;
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    self->array = json_node_get_array (node);
    self->length = json_array_get_length (self->array);
    return;
  }
  self->single = node;
  self->length = 1;
}

/**
 * bw_json_get_list:
 * @self: members
 * @name: a member's name
 * @list: (out caller-allocates): the entries; none where the member is absent
 */
void
bw_json_get_list (const BwJson *self, const char *name, BwJsonList *list)
{
  bw_json_list_init (list, bw_json_find (self, name));
}

/**
 * bw_json_list_get:
 * @self: entries
 * @i: the number of an entry, from 0
 *
 * Returns: (transfer none): that entry
 */
JsonNode *
bw_json_list_get (const BwJsonList *self, guint i)
{
  return self->array != NULL ? json_array_get_element (self->array, i) : self->single;
}

/**
 * bw_json_node_is_cut:
 * @node: (nullable): a value
 *
 * ConvertTo-Json writes what lies deeper than its `-Depth` as a .NET text: `@{state=Default}`, or
 * the name of a class, or several of them.
 *
 * Returns: whether an object or array stood there before it was cut
 */
gboolean
bw_json_node_is_cut (JsonNode *node)
{
  static const char *const signs[] = { "@{", "System.Object", "System.Collections.",
                                       "System.String[]", "Microsoft.Graph." };
  const char *text = bw_json_node_get_string (node);

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (signs); i++) {
    if (g_str_has_prefix (text, signs[i]))
      return TRUE;
  }

  return FALSE;
}
