/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Decisions that go from one organisation to another as a file. */

#include "export/bw-template.h"

#include <string.h>

#include "model/bw-words.h"

static BwTemplate *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bw_template_new_from_json (bytes, error);
}

static const char WHOLE[] = "{\n"
                            "  \"bolwerkTemplate\" : 1,\n"
                            "  \"name\" : \"Our “baseline”\",\n"
                            "  \"decisions\" : [\n"
                            "    {\n"
                            "      \"id\" : \"11770.MDA_Google_X\",\n"
                            "      \"status\" : \"third-party\",\n"
                            "      \"comment\" : \"Okta does it.\",\n"
                            "      \"assignedTo\" : \"Ada\"\n"
                            "    },\n"
                            "    {\n"
                            "      \"id\" : \"aad_x\",\n"
                            "      \"status\" : \"to-address\",\n"
                            "      \"comment\" : \"\"\n"
                            "    }\n"
                            "  ]\n"
                            "}\n";

static void
assert_update (BwControlUpdate *update,
               const char *id,
               const char *state,
               const char *comment,
               const char *assigned_to)
{
  g_assert_cmpstr (bw_control_update_get_id (update), ==, id);
  g_assert_cmpstr (bw_control_update_get_state (update), ==, state);
  g_assert_cmpstr (bw_control_update_get_comment (update), ==, comment);
  g_assert_cmpstr (bw_control_update_get_assigned_to (update), ==, assigned_to);
}

/* What is not named and what is empty stay two things, there and back. */
static void
test_there_and_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwTemplate) template = parse (WHOLE, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (template->name, ==, "Our “baseline”");
  g_assert_cmpuint (template->updates->len, ==, 2);
  assert_update (template->updates->pdata[0], "11770.MDA_Google_X", BW_STATE_THIRD_PARTY,
                 "Okta does it.", "Ada");
  assert_update (template->updates->pdata[1], "aad_x", BW_STATE_DEFAULT, "", NULL);
  text = bw_template_to_json (template);
  g_assert_cmpstr (text, ==, WHOLE);
}

#define HEAD "{\"bolwerkTemplate\":1,\"name\":\"a\",\"decisions\":"

/* What is wrong is told with its place. */
static void
test_bad (void)
{
  static const struct {
    const char *text;
    BwTemplateError code;
    const char *part;
  } CASES[] = {
    { "", BW_TEMPLATE_ERROR_KIND, "no template" },
    { "{\n\n  \"a\" : ,\n}", BW_TEMPLATE_ERROR_SYNTAX, "3:" },
    { HEAD, BW_TEMPLATE_ERROR_SYNTAX, "1:" },
    { "[]", BW_TEMPLATE_ERROR_KIND, "no template" },
    { "{\"value\":[]}", BW_TEMPLATE_ERROR_KIND, "no template" },
    { "{\"bolwerkTemplate\":\"1\"}", BW_TEMPLATE_ERROR_KIND, "no template" },
    { "{\"bolwerkTemplate\":2}", BW_TEMPLATE_ERROR_NEWER, "later version" },
    { "{\"bolwerkTemplate\":1}", BW_TEMPLATE_ERROR_KIND, "decisions" },
    { HEAD "{}}", BW_TEMPLATE_ERROR_KIND, "decisions" },
    { "{\"bolwerkTemplate\":1,\"name\":7,\"decisions\":[]}", BW_TEMPLATE_ERROR_KIND, "name" },
    { HEAD "[7]}", BW_TEMPLATE_ERROR_DECISION, "Decision 1: it is to be an object" },
    { HEAD "[{\"id\":7,\"status\":\"reviewed\"}]}", BW_TEMPLATE_ERROR_DECISION, "Decision 1:" },
    { HEAD "[{\"status\":\"reviewed\"}]}", BW_TEMPLATE_ERROR_DECISION, "which action" },
    { HEAD "[{\"id\":\"\",\"status\":\"reviewed\"}]}", BW_TEMPLATE_ERROR_DECISION, "which action" },
    { HEAD "[{\"id\":\"a\",\"status\":\"reviewed\"},{\"id\":\"b\",\"status\":\"completed\"}]}",
      BW_TEMPLATE_ERROR_DECISION, "Decision 2: its status" },
    { HEAD "[{\"id\":\"a\"}]}", BW_TEMPLATE_ERROR_DECISION, "its status" },
    { HEAD "[{\"id\":\"a\",\"status\":\"reviewed\"},{\"id\":\"A\",\"status\":\"reviewed\"}]}",
      BW_TEMPLATE_ERROR_DECISION, "Decision 2: an earlier one" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", CASES[i].text);
    g_assert_null (parse (CASES[i].text, &error));
    g_assert_error (error, BW_TEMPLATE_ERROR, (int) CASES[i].code);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, CASES[i].part));
  }
}

static void
test_too_large (void)
{
  g_autofree char *data = g_malloc0 (BW_TEMPLATE_MAX_BYTES + 1);
  g_autoptr (GBytes) bytes = g_bytes_new (data, BW_TEMPLATE_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_template_new_from_json (bytes, &error));
  g_assert_error (error, BW_TEMPLATE_ERROR, BW_TEMPLATE_ERROR_TOO_LARGE);
}

/* What a later version may add is passed over. */
static void
test_more (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwTemplate) template =
                parse ("{\"bolwerkTemplate\":1,\"more\":[],\"decisions\":[{\"id\":\"a\",\"status\":"
                       "\"reviewed\",\"comment\":null,\"more\":1}]}",
                       &error);

  g_assert_no_error (error);
  g_assert_cmpstr (template->name, ==, "");
  assert_update (template->updates->pdata[0], "a", BW_STATE_REVIEWED, NULL, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/there-and-back", test_there_and_back);
  g_test_add_func ("/template/bad", test_bad);
  g_test_add_func ("/template/too-large", test_too_large);
  g_test_add_func ("/template/more", test_more);
  return g_test_run ();
}
