/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "bw-test-reading.h"
#include "reading/bw-json.h"

typedef struct {
  JsonParser *parser;
  BwJson json;
} Object;

static void
object_init (Object *object, const char *text)
{
  g_autoptr (GError) error = NULL;

  object->parser = json_parser_new_immutable ();
  json_parser_load_from_data (object->parser, text, -1, &error);
  g_assert_no_error (error);
  bw_json_init (&object->json, json_node_get_object (json_parser_get_root (object->parser)));
}

static void
object_clear (Object *object)
{
  g_clear_object (&object->parser);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Object, object_clear)

static double
get_number (const char *value)
{
  g_auto (Object) object = { 0 };
  g_autofree char *text = g_strdup_printf ("{\"a\":%s}", value);

  object_init (&object, text);
  return bw_json_get_number (&object.json, "a");
}

static gint64
get_integer (const char *value)
{
  g_auto (Object) object = { 0 };
  g_autofree char *text = g_strdup_printf ("{\"a\":%s}", value);

  object_init (&object, text);
  return bw_json_get_integer (&object.json, "a");
}

static char *
get_date (const char *value)
{
  g_auto (Object) object = { 0 };
  g_autofree char *text = g_strdup_printf ("{\"a\":%s}", value);
  g_autoptr (GDateTime) date = NULL;

  object_init (&object, text);
  date = bw_json_dup_date (&object.json, "a");
  return date != NULL ? g_date_time_format_iso8601 (date) : NULL;
}

static void
test_number (void)
{
  static const char *const none[] = { "null", "\"\"", "\"x\"",   "\"1x\"",  "\"1,5\"", "true",
                                      "[1]",  "{}",   "\"NaN\"", "\"inf\"", "1e999",   "\" 1\"" };

  g_assert_cmpfloat (get_number ("1"), ==, 1);
  g_assert_cmpfloat (get_number ("815.22"), ==, 815.22);
  g_assert_cmpfloat (get_number ("-1"), ==, -1);
  g_assert_cmpfloat (get_number ("\"100.0\""), ==, 100);
  g_assert_cmpfloat (get_number ("\"-1\""), ==, -1);
  g_assert_cmpfloat (get_number ("0"), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_true (isnan (get_number (none[i])));
}

static void
test_integer (void)
{
  g_assert_cmpint (get_integer ("12"), ==, 12);
  g_assert_cmpint (get_integer ("12.0"), ==, 12);
  g_assert_cmpint (get_integer ("\"40\""), ==, 40);
  g_assert_cmpint (get_integer ("0"), ==, 0);
  g_assert_cmpint (get_integer ("-1"), ==, -1);
  g_assert_cmpint (get_integer ("-7"), ==, -1);
  g_assert_cmpint (get_integer ("1.5"), ==, -1);
  g_assert_cmpint (get_integer ("null"), ==, -1);
  g_assert_cmpint (get_integer ("\"many\""), ==, -1);
  g_assert_cmpint (get_integer ("1e300"), ==, -1);
}

static void
test_boolean (void)
{
  g_auto (Object) object = { 0 };

  object_init (&object,
               "{\"a\":true,\"b\":\"True\",\"c\":false,\"d\":\"false\",\"e\":null,\"f\":1}");
  g_assert_true (bw_json_get_boolean (&object.json, "a"));
  g_assert_true (bw_json_get_boolean (&object.json, "b"));
  g_assert_false (bw_json_get_boolean (&object.json, "c"));
  g_assert_false (bw_json_get_boolean (&object.json, "d"));
  g_assert_false (bw_json_get_boolean (&object.json, "e"));
  g_assert_false (bw_json_get_boolean (&object.json, "f"));
  g_assert_false (bw_json_get_boolean (&object.json, "g"));
}

static void
test_date (void)
{
  static const struct {
    const char *value;
    const char *iso;
  } cases[] = {
    { "\"2026-07-17T00:00:00Z\"", "2026-07-17T00:00:00Z" },
    { "\"2026-07-17T01:30:00+02:00\"", "2026-07-16T23:30:00Z" },
    { "\"2026-07-17T12:00:00\"", "2026-07-17T12:00:00Z" },
    { "\"2019-03-19T22:37:14.6287991Z\"", "2019-03-19T22:37:14.628799Z" },
    { "\"\\/Date(1720000000000)\\/\"", "2024-07-03T09:46:40Z" },
    { "\"/Date(1720000000500)/\"", "2024-07-03T09:46:40.500000Z" },
    { "\"/Date(1720000000000+0200)/\"", "2024-07-03T09:46:40Z" },
    { "\"/Date(-86400000)/\"", "1969-12-31T00:00:00Z" },
    { "{\"value\":\"/Date(1720000000000)/\",\"DisplayHint\":2}", "2024-07-03T09:46:40Z" },
    { "\"/Date(99999999999999999999)/\"", NULL },
    { "\"/Date()/x\"", NULL },
    { "\"/Date(12\"", NULL },
    { "\"yesterday\"", NULL },
    { "\"\"", NULL },
    { "null", NULL },
    { "12", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *iso = get_date (cases[i].value);

    g_assert_cmpstr (iso, ==, cases[i].iso);
  }
}

static void
test_names (void)
{
  g_auto (Object) object = { 0 };

  object_init (&object,
               "{\"camel\":\"a\",\"Pascal\":\"b\",\"none\":null,\"None\":\"c\",\"empty\":\"\","
               "\"AdditionalProperties\":{\"inner\":\"d\",\"Other\":\"e\",\"camel\":\"x\"}}");
  g_assert_cmpstr (bw_json_get_string (&object.json, "camel"), ==, "a");
  g_assert_cmpstr (bw_json_get_string (&object.json, "Camel"), ==, "a");
  g_assert_cmpstr (bw_json_get_string (&object.json, "pascal"), ==, "b");
  g_assert_cmpstr (bw_json_get_string (&object.json, "none"), ==, "c");
  g_assert_cmpstr (bw_json_get_string (&object.json, "inner"), ==, "d");
  g_assert_cmpstr (bw_json_get_string (&object.json, "other"), ==, "e");
  g_assert_null (bw_json_get_string (&object.json, "empty"));
  g_assert_null (bw_json_get_string (&object.json, "absent"));
  g_assert_null (bw_json_get_string (&object.json, "CAMEL"));
}

static guint
count_list (const char *value)
{
  g_auto (Object) object = { 0 };
  g_autofree char *text = g_strdup_printf ("{\"a\":%s}", value);
  BwJsonList list;

  object_init (&object, text);
  bw_json_get_list (&object.json, "a", &list);
  for (guint i = 0; i < list.length; i++)
    g_assert_nonnull (bw_json_list_get (&list, i));
  return list.length;
}

static void
test_list (void)
{
  g_assert_cmpuint (count_list ("[]"), ==, 0);
  g_assert_cmpuint (count_list ("[1,2,3]"), ==, 3);
  g_assert_cmpuint (count_list ("null"), ==, 0);
  g_assert_cmpuint (count_list ("\"\""), ==, 0);
  g_assert_cmpuint (count_list ("\"alone\""), ==, 1);
  g_assert_cmpuint (count_list ("{\"b\":1}"), ==, 1);
  g_assert_cmpuint (count_list ("{\"value\":[1,2],\"Count\":2}"), ==, 2);
  g_assert_cmpuint (count_list ("{\"value\":[],\"Count\":0}"), ==, 0);
}

static void
test_cut (void)
{
  static const struct {
    const char *text;
    gboolean cut;
  } cases[] = {
    { "{\"a\":\"@{state=Default; comment=}\"}", TRUE },
    { "{\"a\":\"System.Object[]\"}", TRUE },
    { "{\"a\":\"System.Collections.Hashtable\"}", TRUE },
    { "{\"a\":\"System.Collections.Generic.Dictionary`2[System.String,System.Object]\"}", TRUE },
    { "{\"a\":\"Microsoft.Graph.PowerShell.Models.MicrosoftGraphControlScore\"}", TRUE },
    { "{\"a\":\"Systematic work\"}", FALSE },
    { "{\"a\":\"\"}", FALSE },
    { "{\"a\":1}", FALSE },
    { "{\"a\":{}}", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Object) object = { 0 };

    object_init (&object, cases[i].text);
    g_assert_true (bw_json_node_is_cut (bw_json_find (&object.json, "a")) == cases[i].cut);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/number", test_number);
  g_test_add_func ("/json/integer", test_integer);
  g_test_add_func ("/json/boolean", test_boolean);
  g_test_add_func ("/json/date", test_date);
  g_test_add_func ("/json/names", test_names);
  g_test_add_func ("/json/list", test_list);
  g_test_add_func ("/json/cut", test_cut);
  return g_test_run ();
}
