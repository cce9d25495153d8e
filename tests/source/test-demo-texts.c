/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/bw-test-demo.h"

#include <string.h>

#include "support/bw-secret-watch.h"
#include "text/bw-rich-text.h"

/* The texts. */

static void
assert_rich (const char *id, const char *what, const char *html)
{
  g_autoptr (BwRichText) text = bw_rich_text_new_from_html (html);
  g_autofree char *plain = bw_rich_text_to_plain (text);

  if (html == NULL || bw_rich_text_is_empty (text) || strlen (plain) < 3)
    g_error ("%s: no %s", id, what);
  if (strstr (plain, "</") != NULL || strstr (plain, "**") != NULL || strchr (plain, '`') != NULL)
    g_error ("%s: marks left in its %s: %s", id, what, plain);
}

static void
assert_new (GHashTable *seen, const char *id, const char *text)
{
  if (!g_hash_table_add (seen, g_strdup (text)))
    g_error ("%s has the text of another action: %s", id, text);
}

static void
test_profile_texts (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  GPtrArray *profiles = bw_catalogue_get_profiles (demo->catalogue);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < profiles->len; i++) {
    BwControlProfile *profile = g_ptr_array_index (profiles, i);
    const char *id = bw_control_profile_get_id (profile);

    g_assert_cmpuint (strlen (bw_control_profile_get_title (profile)), >=, 11);
    if (!g_str_equal (id, "MDA_SNOW_EnforceMFA"))
      assert_new (titles, id, bw_control_profile_get_title (profile));
    assert_new (steps, id, bw_control_profile_get_remediation (profile));
    assert_rich (id, "next steps", bw_control_profile_get_remediation (profile));
    assert_rich (id, "effect on users", bw_control_profile_get_remediation_impact (profile));
  }
}

static void
test_score_texts (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  GPtrArray *scores = bw_snapshot_get_control_scores (demo->newest);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < scores->len; i++) {
    BwControlScore *score = g_ptr_array_index (scores, i);
    const char *id = bw_control_score_get_id (score);

    assert_new (seen, id, bw_control_score_get_description (score));
    assert_rich (id, "description", bw_control_score_get_description (score));
    assert_rich (id, "status", bw_control_score_get_implementation_status (score));
  }
}

static guint
count_links (GPtrArray *blocks, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++) {
    BwRichBlock *block = g_ptr_array_index (blocks, i);

    for (guint j = 0; block->items != NULL && j < block->items->len; j++)
      n += count_links (g_ptr_array_index (block->items, j), id);
    for (guint j = 0; block->spans != NULL && j < block->spans->len; j++) {
      BwRichSpan *span = g_ptr_array_index (block->spans, j);

      if (span->href == NULL)
        continue;
      if (!g_str_has_prefix (span->href, "https://"))
        g_error ("%s links to %s", id, span->href);
      n++;
    }
  }
  return n;
}

/* Every address is https, and none is written in a way that the allow-list drops. */
static void
test_links (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  GPtrArray *profiles = bw_catalogue_get_profiles (demo->catalogue);
  guint n_links = 0;

  for (guint i = 0; i < profiles->len; i++) {
    BwControlProfile *profile = g_ptr_array_index (profiles, i);
    const char *id = bw_control_profile_get_id (profile);
    const char *html = bw_control_profile_get_remediation (profile);
    g_autoptr (BwRichText) text = bw_rich_text_new_from_html (html);
    g_auto (GStrv) pieces = g_strsplit (html, "href=", -1);
    guint n_found = count_links (bw_rich_text_get_blocks (text), id);

    g_assert_true (
        g_uri_is_valid (bw_control_profile_get_action_url (profile), G_URI_FLAGS_NONE, NULL));
    g_assert_true (g_str_has_prefix (bw_control_profile_get_action_url (profile), "https://"));
    g_assert_null (strstr (html, "http://"));
    g_assert_cmpuint (n_found, ==, g_strv_length (pieces) - 1);
    n_links += n_found;
  }
  g_assert_cmpuint (n_links, >, 20);
}

/* One action has what rendering finds hard: a list that goes on at 3, with a list in it. */
static void
test_resumed_list (void)
{
  g_autoptr (BwTestDemo) demo = bw_test_demo_new (NOW);
  BwAction *action = bw_scorecard_find (demo->scorecard, "exo_dmarc_reject");
  g_autoptr (BwRichText) text = bw_action_dup_next_steps (action);
  GPtrArray *blocks = bw_rich_text_get_blocks (text);
  BwRichBlock *last = g_ptr_array_index (blocks, blocks->len - 1);
  GPtrArray *second = g_ptr_array_index (last->items, 1);
  BwRichBlock *nested = g_ptr_array_index (second, second->len - 1);

  g_assert_cmpint (last->kind, ==, BW_RICH_NUMBERS);
  g_assert_cmpint (last->start, ==, 3);
  g_assert_cmpint (nested->kind, ==, BW_RICH_BULLETS);
  g_assert_cmpuint (nested->items->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/texts/profiles", test_profile_texts);
  g_test_add_func ("/demo/texts/scores", test_score_texts);
  g_test_add_func ("/demo/texts/links", test_links);
  g_test_add_func ("/demo/texts/resumed-list", test_resumed_list);

  return g_test_run ();
}
