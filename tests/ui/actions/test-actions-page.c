/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/actions/bw-action-list.h"
#include "ui/actions/bw-action-row.h"
#include "ui/actions/bw-actions-page.h"
#include "ui/actions/bw-filter-chips.h"
#include "ui/actions/bw-list-export.h"
#include "ui/actions/bw-list-summary.h"
#include "ui/actions/bw-no-matches.h"
#include "ui/bw-few-actions.h"
#include "ui/bw-ui-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "export/bw-export.h"
#include "present/bw-format.h"
#include "present/bw-label.h"
#include "present/bw-list-text.h"
#include "support/bw-test-files.h"

typedef struct {
  BwSession *session;
  GtkWidget *page;
  GtkWindow *window;
} Fixture;

static gboolean
has_scorecard (gpointer session)
{
  return bw_session_get_scorecard (session) != NULL;
}

static void
set_up (Fixture *fixture, int width)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwOrganisation) few = bw_few_actions_new (clock);

  fixture->session = bw_session_new (clock);
  bw_session_open (fixture->session, few);
  g_assert_true (bw_ui_test_wait (has_scorecard, fixture->session));
  fixture->page = GTK_WIDGET (bw_actions_page_new (fixture->session));
  fixture->window = bw_ui_test_present_widget (fixture->page, width, 800);
  /* Order and groups are remembered from the test before. */
  gtk_widget_activate_action (fixture->page, "actions.group", "s", "");
  gtk_widget_activate_action (fixture->page, "actions.sort", "s", "recommended");
}

static void
tear_down (Fixture *fixture)
{
  gpointer page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), &page);
  bw_ui_test_close (fixture->window);
  g_assert_null (page);
  g_clear_object (&fixture->session);
}

static gboolean
is_answered (gpointer data)
{
  BwActionsPage *page = data;
  BwQueryResult *result = bw_actions_page_get_result (page);

  return result != NULL &&
         bw_query_equal (bw_query_result_get_query (result), bw_actions_page_get_query (page));
}

static BwQueryResult *
get_result (Fixture *fixture)
{
  g_assert_true (bw_ui_test_wait (is_answered, fixture->page));
  bw_ui_test_settle ();
  return bw_actions_page_get_result (BW_ACTIONS_PAGE (fixture->page));
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (bw_ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY)),
                         text);
}

static GListModel *
get_shown (Fixture *fixture)
{
  GtkWidget *view = bw_ui_test_find (fixture->page, GTK_TYPE_COLUMN_VIEW);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
}

/* What the column view shows is what the same query answers when it is asked by itself. */
static void
assert_shows_query (Fixture *fixture)
{
  BwQueryResult *shown = get_result (fixture);
  g_autoptr (BwQueryResult) expected =
                bw_query_result_new (bw_session_get_scorecard (fixture->session),
                                     bw_actions_page_get_query (BW_ACTIONS_PAGE (fixture->page)));
  GPtrArray *actions = bw_query_result_get_actions (expected);
  g_autofree char *summary = bw_list_text_say_summary (expected);
  GListModel *list = get_shown (fixture);

  g_assert_cmpuint (bw_query_result_get_actions (shown)->len, ==, actions->len);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, actions->len);
  for (guint i = 0; i < actions->len; i++) {
    g_autoptr (BwAction) action = g_list_model_get_item (list, i);

    g_assert_cmpstr (bw_action_get_id (action), ==, bw_action_get_id (actions->pdata[i]));
  }
  g_assert_true (bw_ui_test_shows_text (fixture->page, summary));
}

static void
test_random_queries (void)
{
  static const char *const words[] = { "", "mfa", "sign-in admin", "e", "zzz" };
  Fixture fixture = { 0 };

  set_up (&fixture, 1280);
  for (guint i = 0; i < 40; i++) {
    BwFacet facet = (BwFacet) g_test_rand_int_range (0, BW_N_FACETS);
    GArray *counts = bw_query_result_get_facet (get_result (&fixture), facet);
    BwSortKey sort = (BwSortKey) g_test_rand_int_range (0, BW_N_SORT_KEYS);

    if (counts->len > 0) {
      guint n = (guint) g_test_rand_int_range (0, (int) counts->len);

      gtk_widget_activate_action (fixture.page, "actions.toggle-filter", "(ss)",
                                  bw_facet_to_key (facet),
                                  g_array_index (counts, BwFacetCount, n).key);
    }
    type (&fixture, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
    gtk_widget_activate_action (fixture.page, "actions.sort", "s", bw_sort_key_to_key (sort));
    assert_shows_query (&fixture);
    if (i % 7 == 6)
      gtk_widget_activate_action (fixture.page, "actions.clear-all", NULL);
  }
  tear_down (&fixture);
}

static void
test_search_folds (void)
{
  Fixture fixture = { 0 };
  guint plain = 0;

  set_up (&fixture, 1280);
  type (&fixture, "policy");
  plain = bw_query_result_get_actions (get_result (&fixture))->len;
  g_assert_cmpuint (plain, >, 0);
  g_assert_cmpuint (plain, <, bw_query_result_get_total (get_result (&fixture)));
  type (&fixture, "PÓLICY");
  g_assert_cmpuint (bw_query_result_get_actions (get_result (&fixture))->len, ==, plain);
  assert_shows_query (&fixture);
  tear_down (&fixture);
}

static guint
count_chips (Fixture *fixture)
{
  g_autoptr (GPtrArray) buttons = bw_ui_test_find_all (
      bw_ui_test_find (fixture->page, BW_TYPE_FILTER_CHIPS), GTK_TYPE_BUTTON);

  return buttons->len;
}

static void
click_chip (Fixture *fixture, guint n)
{
  g_autoptr (GPtrArray) buttons = bw_ui_test_find_all (
      bw_ui_test_find (fixture->page, BW_TYPE_FILTER_CHIPS), GTK_TYPE_BUTTON);

  g_signal_emit_by_name (buttons->pdata[n], "clicked");
}

/* Each filter has a chip, and behind them stands the button that clears them all. */
static void
test_chips (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, 1280);
  g_assert_cmpuint (count_chips (&fixture), ==, 0);
  gtk_widget_activate_action (fixture.page, "actions.toggle-filter", "(ss)", "category",
                              "Identity");
  gtk_widget_activate_action (fixture.page, "actions.toggle-filter", "(ss)", "category", "Apps");
  gtk_widget_activate_action (fixture.page, "actions.toggle-filter", "(ss)", "scored", "yes");
  g_assert_cmpuint (count_chips (&fixture), ==, 4);
  assert_shows_query (&fixture);
  click_chip (&fixture, 0);
  g_assert_cmpuint (count_chips (&fixture), ==, 3);
  assert_shows_query (&fixture);
  click_chip (&fixture, 2);
  g_assert_cmpuint (count_chips (&fixture), ==, 0);
  g_assert_cmpuint (bw_query_result_get_actions (get_result (&fixture))->len, ==,
                    bw_query_result_get_total (get_result (&fixture)));
  tear_down (&fixture);
}

typedef struct {
  GtkWidget *page;
  const char *text;
} Wanted;

static gboolean
is_said (gpointer data)
{
  Wanted *wanted = data;

  return bw_ui_test_shows_text (wanted->page, wanted->text);
}

static void
test_groups (void)
{
  Fixture fixture = { 0 };
  guint n_facets = 0;

  set_up (&fixture, 1280);
  for (int facet = 0; facet < BW_N_FACETS; facet++) {
    const BwGroup *group = NULL;
    g_autofree char *count = NULL;
    g_autofree char *points = NULL;

    if (!bw_facet_can_group (facet))
      continue;
    n_facets++;
    gtk_widget_activate_action (fixture.page, "actions.group", "s", bw_facet_to_key (facet));
    group = &g_array_index (bw_query_result_get_groups (get_result (&fixture)), BwGroup, 0);
    count = bw_list_text_say_group_count (group);
    points = bw_list_text_say_group_points (group);
    assert_shows_query (&fixture);
    g_assert_true (bw_ui_test_wait (is_said, &(Wanted) { fixture.page, count }));
    g_assert_true (bw_ui_test_wait (is_said, &(Wanted) { fixture.page, points }));
  }
  g_assert_cmpuint (n_facets, ==, 9);
  tear_down (&fixture);
}

static double
get_scrolled (Fixture *fixture)
{
  GtkWidget *view = bw_ui_test_find (fixture->page, GTK_TYPE_COLUMN_VIEW);

  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
}

/* A list that is put into groups begins with the header of the first one, and can be scrolled from there. */
static void
test_groups_begin (void)
{
  Fixture fixture = { 0 };
  GtkWidget *view = NULL;

  set_up (&fixture, 1280);
  view = bw_ui_test_find (fixture.page, GTK_TYPE_COLUMN_VIEW);
  bw_ui_test_wait_for_frames (view, 4);
  for (guint i = 0; i < 2; i++) {
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (view), 30, NULL, GTK_LIST_SCROLL_NONE, NULL);
    bw_ui_test_wait_for_frames (view, 4);
    g_assert_cmpfloat (get_scrolled (&fixture), >, 100);
    gtk_widget_activate_action (fixture.page, "actions.group", "s", i == 0 ? "category" : "status");
    get_result (&fixture);
    bw_ui_test_wait_for_frames (view, 4);
    g_assert_cmpfloat (get_scrolled (&fixture), ==, 0);
  }
  tear_down (&fixture);
}

static double
get_value (BwWindow *window, GType type)
{
  g_autoptr (GPtrArray) views = bw_ui_test_find_all (GTK_WIDGET (window), type);
  GtkWidget *view = NULL;

  for (guint i = 0; i < views->len && view == NULL; i++)
    if (gtk_widget_get_mapped (views->pdata[i]))
      view = views->pdata[i];
  g_assert_nonnull (view);
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
}

/* So does one that was left in groups, when the window opens on it. */
static void
test_groups_remembered (void)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);

  g_settings_set_string (settings, "page", "actions");
  g_settings_set_string (settings, "group", "product");
  for (guint i = 0; i < 2; i++) {
    BwWindow *window = bw_ui_test_present_few (i == 0 ? 1280 : 400, 700);

    bw_ui_test_wait_for_frames (GTK_WIDGET (window), 3);
    g_assert_cmpfloat (get_value (window, i == 0 ? GTK_TYPE_COLUMN_VIEW : GTK_TYPE_LIST_VIEW), ==,
                       0);
    /* GTK holds on to the first row, so that the header above it goes when the window gets smaller. */
    gtk_window_set_default_size (GTK_WINDOW (window), i == 0 ? 1200 : 380, 640);
    bw_ui_test_wait_for_frames (GTK_WIDGET (window), 3);
    g_assert_cmpfloat (get_value (window, i == 0 ? GTK_TYPE_COLUMN_VIEW : GTK_TYPE_LIST_VIEW), ==,
                       0);
    bw_ui_test_close (GTK_WINDOW (window));
  }
  g_settings_reset (settings, "page");
  g_settings_reset (settings, "group");
}

/* The order of a column's head is that of the list, both ways, and what is said follows. */
static void
test_sort (void)
{
  Fixture fixture = { 0 };
  GtkColumnView *view = NULL;
  g_autoptr (GtkColumnViewColumn) title = NULL;

  set_up (&fixture, 1280);
  view = GTK_COLUMN_VIEW (bw_ui_test_find (fixture.page, GTK_TYPE_COLUMN_VIEW));
  title = g_list_model_get_item (gtk_column_view_get_columns (view), 1);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *said = bw_label_sort_explanation (BW_SORT_TITLE, i == 1);
    const BwQuery *query = NULL;

    gtk_column_view_sort_by_column (view, title, i == 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
    get_result (&fixture);
    query = bw_actions_page_get_query (BW_ACTIONS_PAGE (fixture.page));
    g_assert_cmpint (bw_query_get_sort_key (query), ==, BW_SORT_TITLE);
    g_assert_cmpint (bw_query_is_descending (query), ==, i == 1);
    assert_shows_query (&fixture);
    g_assert_true (bw_ui_test_shows_text (fixture.page, said));
  }
  tear_down (&fixture);
}

static gboolean
has_room (gpointer list)
{
  guint room = 3;

  g_object_get (list, "room", &room, NULL);
  return room == 0;
}

static void
test_narrow (void)
{
  Fixture fixture = { 0 };
  gboolean narrow = FALSE;

  set_up (&fixture, 360);
  g_assert_true (bw_ui_test_wait (has_room, bw_ui_test_find (fixture.page, BW_TYPE_ACTION_LIST)));
  bw_ui_test_settle ();
  g_object_get (fixture.page, "narrow", &narrow, NULL);
  g_assert_true (narrow);
  g_assert_true (gtk_widget_get_mapped (bw_ui_test_find (fixture.page, BW_TYPE_ACTION_ROW)));
  tear_down (&fixture);
}

/* Title and marks, status and product, score impact and points of an action. */
static void
assert_row (GtkWidget *row, BwAction *action)
{
  g_autofree char *detail = bw_list_text_say_detail (action);
  g_autofree char *impact = bw_format_impact (bw_action_get_impact (action));
  g_autofree char *points =
      bw_format_points_of (bw_action_get_points (action), bw_action_get_max_points (action));
  gboolean scored = bw_action_is_scored (action);

  g_assert_true (bw_ui_test_shows_text (row, bw_action_get_title (action)));
  g_assert_true (bw_ui_test_shows_text (row, detail));
  g_assert_cmpint (bw_ui_test_shows_text (row, impact), ==, scored);
  g_assert_cmpint (bw_ui_test_shows_text (row, points), ==, scored);
  g_assert_cmpint (bw_ui_test_shows_text (row, "[Not scored]"), ==, !scored);
  g_assert_cmpint (bw_ui_test_shows_text (row, "[Retired]"), ==, bw_action_is_deprecated (action));
}

/* Each row of the narrow list is about its own action. */
static guint
check_rows (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint n = 0;

  get_result (fixture);
  bw_ui_test_wait_for_frames (fixture->page, 4);
  rows = bw_ui_test_find_all (fixture->page, BW_TYPE_ACTION_ROW);
  for (guint i = 0; i < rows->len; i++) {
    g_autoptr (BwAction) action = NULL;

    g_object_get (rows->pdata[i], "action", &action, NULL);
    if (action == NULL || !gtk_widget_get_mapped (rows->pdata[i]))
      continue;
    assert_row (rows->pdata[i], action);
    n++;
  }
  return n;
}

static void
test_narrow_rows (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, 360);
  g_assert_cmpuint (check_rows (&fixture), >, 5);
  gtk_widget_activate_action (fixture.page, "actions.toggle-filter", "(ss)", "scored", "no");
  g_assert_cmpuint (check_rows (&fixture), >, 5);
  tear_down (&fixture);
}

/* An empty list names the filter to drop, and the button does it. */
static void
test_no_matches (void)
{
  Fixture fixture = { 0 };
  GtkWidget *button = NULL;

  set_up (&fixture, 1280);
  type (&fixture, "zzzzzz");
  g_assert_cmpuint (bw_query_result_get_actions (get_result (&fixture))->len, ==, 0);
  button = bw_ui_test_find_by_label (bw_ui_test_find (fixture.page, BW_TYPE_NO_MATCHES),
                                     GTK_TYPE_BUTTON, "zzzzzz");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (bw_query_result_get_actions (get_result (&fixture))->len, ==,
                    bw_query_result_get_total (get_result (&fixture)));
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (bw_ui_test_find (fixture.page, GTK_TYPE_SEARCH_ENTRY))),
      ==, "");
  tear_down (&fixture);
}

/* The open action stays the selected one as long as the list has it. */
static void
test_selection (void)
{
  Fixture fixture = { 0 };
  BwAction *action = NULL;
  GtkSingleSelection *selection = NULL;

  set_up (&fixture, 1280);
  action = g_ptr_array_index (bw_query_result_get_actions (get_result (&fixture)), 7);
  bw_actions_page_set_selected_action (BW_ACTIONS_PAGE (fixture.page), action);
  gtk_widget_activate_action (fixture.page, "actions.toggle-filter", "(ss)", "category",
                              bw_action_get_category (action));
  get_result (&fixture);
  selection = GTK_SINGLE_SELECTION (get_shown (&fixture));
  g_assert_true (gtk_single_selection_get_selected_item (selection) == action);
  g_assert_true (bw_actions_page_get_selected_action (BW_ACTIONS_PAGE (fixture.page)) == action);
  tear_down (&fixture);
}

static guint
count_actions (Fixture *fixture, const char *category, const char *product)
{
  GPtrArray *actions = bw_scorecard_get_actions (bw_session_get_scorecard (fixture->session));
  guint n = 0;

  for (guint i = 0; i < actions->len; i++)
    n += (category == NULL || g_str_equal (bw_action_get_category (actions->pdata[i]), category)) &&
         (product == NULL || g_str_equal (bw_action_get_product (actions->pdata[i]), product));
  return n;
}

#define CATEGORY "Identity"
#define PRODUCT "Microsoft Defender for Office 365"

/* Asks for what there is none of: an action of one category that is of a product without such. */
static void
filter_all_out (Fixture *fixture)
{
  g_assert_cmpuint (count_actions (fixture, CATEGORY, PRODUCT), ==, 0);
  gtk_widget_activate_action (fixture->page, "actions.toggle-filter", "(ss)", "category", CATEGORY);
  gtk_widget_activate_action (fixture->page, "actions.toggle-filter", "(ss)", "product", PRODUCT);
  g_assert_cmpuint (bw_query_result_get_actions (get_result (fixture))->len, ==, 0);
}

/* Presses the button that drops something: it says how many actions there are then, and there are so many. */
static void
drop (Fixture *fixture, const char *what, guint n)
{
  g_autofree char *label = g_strdup_printf ("%s: %u Actions", what, n);
  GtkWidget *button = bw_ui_test_find_by_label (bw_ui_test_find (fixture->page, BW_TYPE_NO_MATCHES),
                                                GTK_TYPE_BUTTON, label);

  g_test_message ("%s", label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (bw_query_result_get_actions (get_result (fixture))->len, ==, n);
  assert_shows_query (fixture);
}

/* Where there is one way out, there is one button. */
static void
test_one_way_out (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, 1280);
  type (&fixture, "zzzzzz");
  get_result (&fixture);
  g_assert_false (bw_ui_test_shows_text (fixture.page, "Drop All"));
  drop (&fixture, "Drop Search “zzzzzz”", count_actions (&fixture, NULL, NULL));
  tear_down (&fixture);
}

/* Where filters leave nothing each of them is named, with what would be there without it. */
static void
test_no_matches_of_filters (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, 1280);
  filter_all_out (&fixture);
  drop (&fixture, "Drop Filter “Category”", count_actions (&fixture, NULL, PRODUCT));
  g_assert_cmpuint (count_chips (&fixture), ==, 2);
  gtk_widget_activate_action (fixture.page, "actions.clear-all", NULL);

  filter_all_out (&fixture);
  drop (&fixture, "Drop Filter “Product”", count_actions (&fixture, CATEGORY, NULL));
  gtk_widget_activate_action (fixture.page, "actions.clear-all", NULL);

  /* Neither of three alone brings any back. */
  filter_all_out (&fixture);
  type (&fixture, "zzzzzz");
  get_result (&fixture);
  g_assert_true (bw_ui_test_wait (
      is_said, &(Wanted) { fixture.page, "Several filters together leave none." }));
  g_assert_false (bw_ui_test_shows_text (fixture.page, "Drop Filter"));
  drop (&fixture, "Drop All", count_actions (&fixture, NULL, NULL));
  g_assert_cmpuint (count_chips (&fixture), ==, 0);
  tear_down (&fixture);
}

typedef struct {
  gboolean done;
  GError *error;
} Written;

static void
on_written (GObject *source, GAsyncResult *answer, gpointer data)
{
  Written *written = data;

  bw_saving_write_finish (answer, &written->error);
  written->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Written *) data)->done;
}

static void
write_list (Fixture *fixture, GFile *file, BwListFormat format, Written *written)
{
  BwSavingContent content = { 0 };

  *written = (Written) { 0 };
  bw_list_export_get_content (get_result (fixture), format, &content);
  bw_saving_write_async (file, &content, on_written, written);
  g_assert_true (bw_ui_test_wait (is_done, written));
}

static void
test_export (void)
{
  Fixture fixture = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("bw-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autofree char *lost = g_build_filename (folder, "not-there", "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path (lost);
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  Written written = { 0 };

  set_up (&fixture, 1280);
  type (&fixture, "policy");
  expected = bw_export_list_to_csv (get_result (&fixture), 0);
  write_list (&fixture, file, BW_LIST_FORMAT_CSV, &written);
  g_assert_no_error (written.error);
  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);

  write_list (&fixture, nowhere, BW_LIST_FORMAT_CSV, &written);
  g_assert_error (written.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&written.error);
  g_assert_false (g_file_test (lost, G_FILE_TEST_EXISTS));
  g_unlink (path);
  g_rmdir (folder);
  tear_down (&fixture);
}

static void
test_export_json (void)
{
  Fixture fixture = { 0 };
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) file = bw_test_folder_add_text (folder, "list.json", "old");
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  Written written = { 0 };

  set_up (&fixture, 1280);
  type (&fixture, "policy");
  write_list (&fixture, file, BW_LIST_FORMAT_JSON, &written);
  g_assert_no_error (written.error);
  expected = bw_export_list_to_json (get_result (&fixture), 0);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &found, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);
  g_assert_nonnull (strstr (found, "\"nextSteps\""));
  tear_down (&fixture);
}

/* Where there is no room for all of it, what was there stays, whole, and nothing lies beside it. */
static void
test_export_no_room (void)
{
  Fixture fixture = { 0 };
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) file = bw_test_folder_add_text (folder, "list.csv", "old");
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autoptr (GDir) dir = NULL;
  g_autofree char *found = NULL;
  struct rlimit old_limit = { 0 };
  struct rlimit limit = { 0 };
  Written written = { 0 };

  set_up (&fixture, 1280);
  get_result (&fixture);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  limit = old_limit;
  limit.rlim_cur = 1000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  write_list (&fixture, file, BW_LIST_FORMAT_CSV, &written);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  signal (SIGXFSZ, SIG_DFL);

  g_assert_nonnull (written.error);
  g_clear_error (&written.error);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &found, NULL, NULL));
  g_assert_cmpstr (found, ==, "old");
  dir = g_dir_open (g_file_peek_path (parent), 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "list.csv");
  g_assert_null (g_dir_read_name (dir));
  tear_down (&fixture);
}

static void
test_accessible (void)
{
  Fixture fixture = { 0 };
  GtkWidget *entry = NULL;

  set_up (&fixture, 1280);
  entry = bw_ui_test_find (fixture.page, GTK_TYPE_SEARCH_ENTRY);
  gtk_test_accessible_assert_role (entry, GTK_ACCESSIBLE_ROLE_SEARCH_BOX);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Search actions by title, product, id and texts");
  gtk_test_accessible_assert_property (bw_ui_test_find (fixture.page, GTK_TYPE_COLUMN_VIEW),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Improvement actions");
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/actions/page/random-queries", test_random_queries);
  g_test_add_func ("/actions/page/search-folds", test_search_folds);
  g_test_add_func ("/actions/page/chips", test_chips);
  g_test_add_func ("/actions/page/groups", test_groups);
  g_test_add_func ("/actions/page/groups-begin", test_groups_begin);
  g_test_add_func ("/actions/page/groups-remembered", test_groups_remembered);
  g_test_add_func ("/actions/page/sort", test_sort);
  g_test_add_func ("/actions/page/narrow", test_narrow);
  g_test_add_func ("/actions/page/narrow-rows", test_narrow_rows);
  g_test_add_func ("/actions/page/no-matches", test_no_matches);
  g_test_add_func ("/actions-page/one-way-out", test_one_way_out);
  g_test_add_func ("/actions/page/no-matches-of-filters", test_no_matches_of_filters);
  g_test_add_func ("/actions/page/selection", test_selection);
  g_test_add_func ("/actions/page/export", test_export);
  g_test_add_func ("/actions/page/export-json", test_export_json);
  g_test_add_func ("/actions/page/export-no-room", test_export_no_room);
  g_test_add_func ("/actions/page/accessible", test_accessible);
  return g_test_run ();
}
