/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include <string.h>

#include "ui/actions/bw-action-columns.h"
#include "ui/actions/bw-action-table.h"
#include "ui/actions/bw-actions-page.h"
#include "ui/actions/bw-group-header.h"
#include "ui/bw-ui-test.h"

typedef struct {
  BwWindow *window;
  GtkWidget *page;
  GtkWidget *table;
  GtkColumnView *view;
} Fixture;

static gboolean
is_grouped (gpointer page)
{
  BwQueryResult *result = bw_actions_page_get_result (page);

  return result != NULL && bw_query_result_get_groups (result)->len > 0;
}

static void
set_up (Fixture *fixture)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);

  /* What the test before chose is remembered. */
  g_settings_reset (settings, "columns");
  fixture->window = bw_ui_test_present_few (1600, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "actions");
  bw_ui_test_settle ();
  fixture->page = bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_ACTIONS_PAGE);
  fixture->table = bw_ui_test_find (fixture->page, BW_TYPE_ACTION_TABLE);
  fixture->view = GTK_COLUMN_VIEW (bw_ui_test_find (fixture->table, GTK_TYPE_COLUMN_VIEW));
  gtk_widget_activate_action (fixture->page, "actions.group", "s", "product");
  g_assert_true (bw_ui_test_wait (is_grouped, fixture->page));
  bw_ui_test_settle ();
}

static void
tear_down (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->page, "actions.group", "s", "");
  bw_ui_test_close (GTK_WINDOW (fixture->window));
}

static char *
list_columns (Fixture *fixture)
{
  GListModel *columns = gtk_column_view_get_columns (fixture->view);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (gtk_column_view_column_get_visible (column))
      g_string_append_printf (ids, "%s ", gtk_column_view_column_get_id (column));
  }
  return g_string_free_and_steal (g_steal_pointer (&ids));
}

static void
assert_columns (Fixture *fixture, const char *expected)
{
  g_autofree char *ids = list_columns (fixture);

  g_assert_cmpstr (ids, ==, expected);
}

/* Makes the window another size. What stands in the headers is laid out with it. */
static void
resize (Fixture *fixture, int width)
{
  bw_ui_test_resize (GTK_WINDOW (fixture->window), width, 800);
}

/* The header of a group holds the header and nothing else: no cell of a column lies over it. */
static void
assert_headers (Fixture *fixture)
{
  g_autoptr (GPtrArray) headers = NULL;

  bw_ui_test_settle ();
  headers = bw_ui_test_find_all (GTK_WIDGET (fixture->view), BW_TYPE_GROUP_HEADER);
  g_assert_cmpuint (headers->len, >, 3);
  for (guint i = 0; i < headers->len; i++) {
    g_assert_null (gtk_widget_get_next_sibling (g_ptr_array_index (headers, i)));
    g_assert_null (gtk_widget_get_prev_sibling (g_ptr_array_index (headers, i)));
  }
}

/* As many columns as there is room for. */
#define FEW "rank action impact points status "
#define MORE FEW "category product "
#define MOST MORE "user-impact cost "
#define ALL MOST "synced "

/* The wider the list is the more columns it has, all ten of them at last. */
static void
test_columns_by_room (void)
{
  Fixture fixture;

  set_up (&fixture);
  assert_columns (&fixture, ALL);
  resize (&fixture, 1250);
  assert_columns (&fixture, MOST);
  resize (&fixture, 1100);
  assert_columns (&fixture, MORE);
  resize (&fixture, 920);
  assert_columns (&fixture, FEW);
  resize (&fixture, 1600);
  assert_columns (&fixture, ALL);
  tear_down (&fixture);
}

/* Columns that come while the list is grouped stay out of the headers. */
static void
test_columns_in_groups (void)
{
  Fixture fixture;

  set_up (&fixture);
  assert_headers (&fixture);
  gtk_widget_activate_action (fixture.table, "columns.cost", NULL);
  gtk_widget_activate_action (fixture.table, "columns.cost", NULL);
  assert_headers (&fixture);
  resize (&fixture, 1000);
  assert_headers (&fixture);
  gtk_widget_activate_action (fixture.table, "columns.automatic", NULL);
  assert_columns (&fixture, MORE);
  resize (&fixture, 1600);
  assert_columns (&fixture, ALL);
  assert_headers (&fixture);
  tear_down (&fixture);
}

/* A column that is dragged is taken out and put in elsewhere. */
static void
test_dragged_in_groups (void)
{
  Fixture fixture;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  set_up (&fixture);
  column = g_list_model_get_item (gtk_column_view_get_columns (fixture.view), 0);
  gtk_column_view_insert_column (fixture.view, 3, column);
  assert_headers (&fixture);
  assert_columns (&fixture, "action impact points rank status category product user-impact cost "
                            "synced ");
  gtk_widget_activate_action (fixture.table, "columns.automatic", NULL);
  assert_headers (&fixture);
  assert_columns (&fixture, ALL);
  tear_down (&fixture);
}

/* What was chosen is there in the next window, in its order, until the choice is left to the room again. */
static void
test_remembered (void)
{
  Fixture fixture;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  set_up (&fixture);
  assert_columns (&fixture, ALL);
  gtk_widget_activate_action (fixture.table, "columns.cost", NULL);
  gtk_widget_activate_action (fixture.table, "columns.category", NULL);
  column = g_list_model_get_item (gtk_column_view_get_columns (fixture.view), 1);
  gtk_column_view_insert_column (fixture.view, 0, column);
  assert_columns (&fixture, "action rank impact points status product user-impact synced ");
  bw_ui_test_close (GTK_WINDOW (fixture.window));

  fixture.window = bw_ui_test_present_few (1600, 800);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.show-page", "s", "actions");
  bw_ui_test_settle ();
  fixture.page = bw_ui_test_find (GTK_WIDGET (fixture.window), BW_TYPE_ACTIONS_PAGE);
  fixture.table = bw_ui_test_find (fixture.page, BW_TYPE_ACTION_TABLE);
  fixture.view = GTK_COLUMN_VIEW (bw_ui_test_find (fixture.table, GTK_TYPE_COLUMN_VIEW));
  assert_columns (&fixture, "action rank impact points status product user-impact synced ");

  gtk_widget_activate_action (fixture.table, "columns.automatic", NULL);
  assert_columns (&fixture, ALL);
  tear_down (&fixture);
}

static gboolean
is_stored (gpointer settings)
{
  g_autoptr (GVariant) widths = g_settings_get_value (settings, "column-widths");
  int width = 0;

  return g_variant_lookup (widths, "product", "i", &width) && width == 260;
}

static GtkColumnViewColumn *
find_product (Fixture *fixture)
{
  GListModel *columns = gtk_column_view_get_columns (fixture->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (g_str_equal (gtk_column_view_column_get_id (column), "product"))
      return g_steal_pointer (&column);
  }
  return NULL;
}

/* A head that was dragged leaves its width to the next window, until the columns are left to the room again. What was
   dragged a moment before the window closed is remembered too. */
static void
test_widths (void)
{
  Fixture fixture;
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GtkColumnViewColumn) again = NULL;

  set_up (&fixture);
  column = find_product (&fixture);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (column), ==, -1);
  gtk_column_view_column_set_fixed_width (column, 230);
  gtk_column_view_column_set_fixed_width (column, 260);
  g_assert_false (is_stored (settings));
  g_assert_true (bw_ui_test_wait (is_stored, settings));
  gtk_column_view_column_set_fixed_width (column, 240);
  g_clear_object (&column);
  tear_down (&fixture);

  set_up (&fixture);
  again = find_product (&fixture);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (again), ==, 240);
  gtk_widget_activate_action (fixture.table, "columns.automatic", NULL);
  gtk_widget_activate_action (fixture.table, "columns.automatic", NULL);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (again), ==, -1);
  g_clear_object (&again);
  tear_down (&fixture);
  g_assert_null (g_settings_get_user_value (settings, "column-widths"));
}

/* The title cannot be hidden: there is no action that would. */
static void
test_title_stays (void)
{
  Fixture fixture;

  set_up (&fixture);
  g_assert_false (gtk_widget_activate_action (fixture.table, "columns.action", NULL));
  g_assert_true (gtk_widget_activate_action (fixture.table, "columns.rank", NULL));
  assert_columns (&fixture,
                  "action impact points status category product user-impact cost synced ");
  gtk_widget_activate_action (fixture.table, "columns.automatic", NULL);
  tear_down (&fixture);
}

/* What a click on the head of a column asks GTK for. */
static void
click_head (Fixture *fixture, const char *id, GtkSortType order)
{
  GListModel *columns = gtk_column_view_get_columns (fixture->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (g_str_equal (gtk_column_view_column_get_id (column), id))
      gtk_column_view_sort_by_column (fixture->view, column, order);
  }
  bw_ui_test_settle ();
}

static void
assert_sorted (Fixture *fixture, BwSortKey key, gboolean descending)
{
  BwActionsPage *page = BW_ACTIONS_PAGE (fixture->page);
  const BwQuery *query = bw_query_result_get_query (bw_actions_page_get_result (page));
  GtkColumnViewSorter *heads = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (fixture->view));

  g_assert_cmpint (bw_query_get_sort_key (query), ==, key);
  g_assert_cmpint (bw_query_is_descending (query), ==, descending);
  g_assert_cmpint (gtk_column_view_sorter_get_primary_sort_order (heads), ==,
                   descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* The first click on a head sorts as the menu does: what there is most of first, names from their beginning. The
   next one turns it round. */
static void
test_sorted_by_head (void)
{
  Fixture fixture;

  set_up (&fixture);
  click_head (&fixture, "impact", GTK_SORT_ASCENDING);
  assert_sorted (&fixture, BW_SORT_IMPACT, TRUE);
  click_head (&fixture, "impact", GTK_SORT_ASCENDING);
  assert_sorted (&fixture, BW_SORT_IMPACT, FALSE);
  click_head (&fixture, "impact", GTK_SORT_DESCENDING);
  assert_sorted (&fixture, BW_SORT_IMPACT, TRUE);
  click_head (&fixture, "action", GTK_SORT_ASCENDING);
  assert_sorted (&fixture, BW_SORT_TITLE, FALSE);
  click_head (&fixture, "synced", GTK_SORT_ASCENDING);
  assert_sorted (&fixture, BW_SORT_LAST_SYNCED, TRUE);
  click_head (&fixture, "rank", GTK_SORT_ASCENDING);
  assert_sorted (&fixture, BW_SORT_RECOMMENDED, FALSE);
  tear_down (&fixture);
}

/* What is kept here has columns too, for whoever chooses them. */
static void
test_planned_columns (void)
{
  static const struct {
    const char *id;
    BwSortKey sort;
    gboolean descending;
  } columns[] = {
    { "due", BW_SORT_DUE, FALSE },
    { "priority", BW_SORT_PRIORITY, TRUE },
    { "owner", BW_SORT_OWNER, FALSE },
  };
  Fixture fixture;

  set_up (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autofree char *action = g_strconcat ("columns.", columns[i].id, NULL);
    g_autofree char *shown = NULL;
    g_autofree char *before = list_columns (&fixture);

    g_assert_null (strstr (before, columns[i].id));
    g_assert_true (gtk_widget_activate_action (fixture.table, action, NULL));
    shown = list_columns (&fixture);
    g_assert_nonnull (strstr (shown, columns[i].id));
    click_head (&fixture, columns[i].id, GTK_SORT_ASCENDING);
    assert_sorted (&fixture, columns[i].sort, columns[i].descending);
  }
  click_head (&fixture, "rank", GTK_SORT_ASCENDING);
  gtk_widget_activate_action (fixture.table, "columns.automatic", NULL);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/actions/table/columns-by-room", test_columns_by_room);
  g_test_add_func ("/actions/table/columns-in-groups", test_columns_in_groups);
  g_test_add_func ("/actions/table/dragged-in-groups", test_dragged_in_groups);
  g_test_add_func ("/actions/table/remembered", test_remembered);
  g_test_add_func ("/actions/table/widths", test_widths);
  g_test_add_func ("/actions/table/title-stays", test_title_stays);
  g_test_add_func ("/actions/table/sorted-by-head", test_sorted_by_head);
  g_test_add_func ("/actions/table/planned-columns", test_planned_columns);
  return g_test_run ();
}
