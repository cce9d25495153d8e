/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/bw-query-result.h"
#include "model/bw-search-index.h"
#include "model/bw-test-records.h"

static BwScorecard *
new_scorecard (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 10);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (states, BW_TEST_UPDATE (.state = "Default", .assigned_to = "Zora Quist"));

  bw_test_records_add_profile (
      records, .id = "mfa", .title = "Require multi-factor sign-in", .service = "AzureAD",
      .category = "Identity", .rank = 1,
      .remediation = "<p>Open the <a href=\"https://linked.example/x\">policy page</a></p>");
  bw_test_records_add_profile (records, .id = "caf\u00e9", .title = "R\u00e9view the CAF\u00c9",
                               .service = "MDO", .category = "Apps", .rank = 2,
                               .remediation_impact = "Users must <b>sign</b> in again");
  bw_test_records_add_profile (records, .id = "scid_9", .title = "Third thing", .service = "MDATP",
                               .category = "Device", .rank = 3, .state_updates = states);
  bw_test_records_add_score (records, .id = "scid_9", .category = "Device", .points = 0,
                             .description = "Worms come in &amp; out",
                             .implementation_status = "You have 12 phantoms");
  bw_test_records_add_plan_entry (records, .id = "MFA", .owner = "Willem Bos",
                                  .tags = BW_TEST_THREATS ("next quarter", "purchase"),
                                  .note = "Ask the helpdesk\nbefore Friday");
  return bw_test_records_make_scorecard (records);
}

static void
assert_found (const char *search, const char *expected)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = NULL;
  g_autofree char *ids = NULL;

  bw_query_set_search (query, search);
  result = bw_query_result_new (scorecard, query);
  ids = bw_test_list_ids (bw_query_result_get_actions (result));
  g_test_message ("%s", search);
  g_assert_cmpstr (ids, ==, expected);
}

#define ALL "mfa caf\u00e9 scid_9"

static void
test_places (void)
{
  assert_found ("multi-factor", "mfa"); /* title */
  assert_found ("entra", "mfa"); /* product */
  assert_found ("scid_", "scid_9"); /* id */
  assert_found ("worms", "scid_9"); /* description */
  assert_found ("policy", "mfa"); /* next steps */
  assert_found ("again", "caf\u00e9"); /* effect on users */
  assert_found ("phantoms", "scid_9"); /* implementation status */
  assert_found ("quist", "scid_9"); /* whom Microsoft has */
  assert_found ("willem", "mfa"); /* the owner here */
  assert_found ("purchase quarter", "mfa"); /* tags */
  assert_found ("friday helpdesk", "mfa"); /* the note */
}

/* Only what a reader sees is found. */
static void
test_markup (void)
{
  assert_found ("href", "");
  assert_found ("mdatp", ""); /* the service code, which is shown as a product */
  assert_found ("device", ""); /* the category, which is shown in the reader's language */
  assert_found ("linked.example", "");
  assert_found ("<b>", "");
  assert_found ("amp;", "");
  assert_found ("&", "scid_9");
}

static void
test_case_and_diacritics (void)
{
  assert_found ("REQUIRE", "mfa");
  assert_found ("review", "caf\u00e9");
  assert_found ("r\u00e9vi\u00eaw", "caf\u00e9");
  assert_found ("cafe\u0301", "caf\u00e9");
}

/* All of the words, in any order and any place, also inside of others. */
static void
test_words (void)
{
  assert_found ("sign", "mfa caf\u00e9");
  assert_found ("sign factor", "mfa");
  assert_found ("PAGE  quire\tpolicy", "mfa");
  assert_found ("sign worms", "");
  assert_found ("thi", "scid_9");
  assert_found ("i", ALL);
}

/* A word may not run from the end of one text into the beginning of the next. */
static void
test_no_running_on (void)
{
  assert_found ("sign-inmicrosoft", "");
  assert_found ("thingmicrosoft", "");
}

static void
test_no_search (void)
{
  assert_found ("", ALL);
  assert_found (" \t\n", ALL);
  assert_found ("\u00a0", ALL);
}

/* How the texts are kept, as a list of places or a set, must not show: one word in 1 to all of 300. */
static void
test_rare_and_common (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (0, 10);
  g_autoptr (BwScorecard) scorecard = NULL;
  BwSearchIndex *index = NULL;
  guint n = 300;

  for (guint i = 0; i < n; i++) {
    g_autoptr (GString) title = g_string_new (NULL);
    g_autofree char *id = g_strdup_printf ("%u", i);

    for (guint j = i; j < n; j++)
      g_string_append_printf (title, " w%uw w%uw", j, j);
    bw_test_records_add_profile (records, .id = id, .title = title->str, .rank = (int) i);
  }
  scorecard = bw_test_records_make_scorecard (records);
  index = bw_search_index_new (bw_scorecard_get_actions (scorecard), NULL);

  /* The word of j is in the texts of 0 to j. */
  for (guint j = 0; j < n; j++) {
    g_autofree char *word = g_strdup_printf ("w%uw", j);
    g_autofree BwActionSet *found = bw_search_index_find (index, word);

    for (guint i = 0; i < n; i++)
      g_assert_cmpint (bw_action_set_has (found, i), ==, i <= j);
  }
  bw_search_index_free (index);
}

/* Anything between two letters of a text is found as looking through the text finds it. */
static void
test_every_part (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);
  BwSearchIndex *index = bw_search_index_new (actions, NULL);
  const char *text = bw_action_get_search_text (g_ptr_array_index (actions, 0));

  for (const char *start = text; *start != '\0'; start++)
    for (gsize length = 1; length <= 6 && length <= strlen (start); length++) {
      g_autofree char *part = g_strndup (start, length);
      g_autofree BwActionSet *found = NULL;

      if (strchr (part, ' ') != NULL)
        continue;
      found = bw_search_index_find (index, part);
      for (guint i = 0; i < actions->len; i++)
        g_assert_cmpint (
            bw_action_set_has (found, i), ==,
            strstr (bw_action_get_search_text (g_ptr_array_index (actions, i)), part) != NULL);
    }
  bw_search_index_free (index);
}

static gpointer
prepare (gpointer data)
{
  bw_scorecard_prepare_search (data, NULL);
  return NULL;
}

static void
test_prepared (void)
{
  g_autoptr (BwScorecard) scorecard = new_scorecard ();
  g_autoptr (BwQuery) query = bw_query_new ();
  g_autoptr (BwQueryResult) result = NULL;
  GThread *thread = g_thread_new ("prepare", prepare, scorecard);

  bw_query_set_search (query, "worms");
  result = bw_query_result_new (scorecard, query);
  g_assert_cmpuint (bw_query_result_get_actions (result)->len, ==, 1);
  g_thread_join (thread);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/places", test_places);
  g_test_add_func ("/search/markup", test_markup);
  g_test_add_func ("/search/case-and-diacritics", test_case_and_diacritics);
  g_test_add_func ("/search/words", test_words);
  g_test_add_func ("/search/no-running-on", test_no_running_on);
  g_test_add_func ("/search/no-search", test_no_search);
  g_test_add_func ("/search/rare-and-common", test_rare_and_common);
  g_test_add_func ("/search/every-part", test_every_part);
  g_test_add_func ("/search/prepared", test_prepared);

  return g_test_run ();
}
