/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A list in groups stands at its top, header and all, until somebody scrolls it. Each test is made with the
 * columns of a wide window and with the rows of a narrow one. */

#include "bw-config.h"

#include "ui/actions/bw-action-list.h"
#include "ui/actions/bw-actions-page.h"
#include "ui/actions/bw-group-header.h"
#include "ui/bw-ui-test.h"

#define HEIGHT 700

typedef struct {
  BwWindow *window;
  GtkWidget *page;
  GtkWidget *list;
  GtkAdjustment *adjustment;
} Fixture;

static const int WIDTHS[] = { 1270, 400 };

static gboolean
is_grouped (gpointer page)
{
  BwQueryResult *result = bw_actions_page_get_result (page);

  return result != NULL && bw_query_result_get_groups (result)->len > 0;
}

static GtkAdjustment *
find_adjustment (Fixture *fixture, gboolean wide)
{
  GtkWidget *table = GTK_WIDGET (bw_action_list_get_table (BW_ACTION_LIST (fixture->list)));
  g_autoptr (GPtrArray) views = NULL;

  if (wide)
    return bw_action_table_get_vadjustment (BW_ACTION_TABLE (table));

  views = bw_ui_test_find_all (fixture->list, GTK_TYPE_LIST_VIEW);
  for (guint i = 0; i < views->len; i++)
    if (!gtk_widget_is_ancestor (views->pdata[i], table))
      return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (views->pdata[i]));
  g_assert_not_reached ();
}

static void
assert_value (Fixture *fixture, double expected)
{
  bw_ui_test_wait_for_frames (fixture->list, 4);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, expected);
}

static void
set_up_window (Fixture *fixture, BwWindow *window, int width)
{
  fixture->window = window;
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "actions");
  bw_ui_test_settle ();
  fixture->page = bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_ACTIONS_PAGE);
  fixture->list = bw_ui_test_find (fixture->page, BW_TYPE_ACTION_LIST);
  fixture->adjustment = find_adjustment (fixture, width == WIDTHS[0]);
  gtk_widget_activate_action (fixture->page, "actions.group", "s", "product");
  g_assert_true (bw_ui_test_wait (is_grouped, fixture->page));
  assert_value (fixture, 0);
}

static void
set_up (Fixture *fixture, int width)
{
  set_up_window (fixture, bw_ui_test_present_few (width, HEIGHT), width);
}

static void
tear_down (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->page, "actions.group", "s", "");
  bw_ui_test_close (GTK_WINDOW (fixture->window));
}

/* How high the header of a group is: all that the list gives it. */
static double
get_header_height (Fixture *fixture)
{
  g_autoptr (GPtrArray) headers = bw_ui_test_find_all (fixture->list, BW_TYPE_GROUP_HEADER);
  GtkWidget *header = NULL;
  graphene_rect_t bounds;

  for (guint i = 0; i < headers->len && header == NULL; i++)
    if (gtk_widget_get_mapped (headers->pdata[i]))
      header = headers->pdata[i];
  while (!g_str_equal (gtk_widget_get_css_name (gtk_widget_get_parent (header)), "listview"))
    header = gtk_widget_get_parent (header);
  g_assert_true (gtk_widget_compute_bounds (header, fixture->list, &bounds));
  return bounds.size.height;
}

/* It can be scrolled by as little as one likes, by the height of the first header too. */
static void
test_scroll (gconstpointer width)
{
  Fixture fixture;
  double header;

  /* GTK keeps the place in a list as a part of its length, by which it goes to the very pixel in a long one only. */
  set_up_window (&fixture, bw_ui_test_present_demo (*(const int *) width, HEIGHT),
                 *(const int *) width);
  header = get_header_height (&fixture);
  g_assert_cmpfloat (header, >, 10);
  for (double value = header - 1; value <= header + 1; value++) {
    gtk_adjustment_set_value (fixture.adjustment, 0);
    assert_value (&fixture, 0);
    gtk_adjustment_set_value (fixture.adjustment, value);
    assert_value (&fixture, value);
  }
  tear_down (&fixture);
}

/* One that was scrolled back to its top stands there in every size of the window. */
static void
test_resize (gconstpointer width)
{
  const int shrinking[] = { 660, 600, 680, HEIGHT };
  Fixture fixture;

  set_up (&fixture, *(const int *) width);
  gtk_adjustment_set_value (fixture.adjustment, 200);
  assert_value (&fixture, 200);
  gtk_adjustment_set_value (fixture.adjustment, 0);
  assert_value (&fixture, 0);
  for (guint i = 0; i < G_N_ELEMENTS (shrinking); i++) {
    bw_ui_test_resize (GTK_WINDOW (fixture.window), *(const int *) width - 2 * (i % 2),
                       shrinking[i]);
    assert_value (&fixture, 0);
  }
  tear_down (&fixture);
}

/* It stays there when it is laid out once more for whatever reason. */
static void
test_again (gconstpointer width)
{
  Fixture fixture;
  g_autoptr (GPtrArray) views = NULL;

  set_up (&fixture, *(const int *) width);
  views = bw_ui_test_find_all (fixture.list, GTK_TYPE_LIST_VIEW);
  for (guint i = 0; i < views->len; i++)
    gtk_widget_queue_allocate (views->pdata[i]);
  assert_value (&fixture, 0);
  tear_down (&fixture);
}

/* The first row that is not all in sight at the top. */
static guint
find_edge (Fixture *fixture)
{
  guint position = 0;

  while (gtk_adjustment_get_value (fixture->adjustment) == 0) {
    bw_action_list_scroll_to (BW_ACTION_LIST (fixture->list), ++position, GTK_LIST_SCROLL_NONE);
    bw_ui_test_wait_for_frames (fixture->list, 4);
  }
  return position;
}

/* What an arrow key makes GTK do. */
static void
focus_by_gtk (Fixture *fixture, guint position)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (fixture->list));
  GtkWidget *view = gtk_widget_get_ancestor (focus, GTK_TYPE_COLUMN_VIEW);

  if (view != NULL)
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (view), position, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  else
    gtk_list_view_scroll_to (GTK_LIST_VIEW (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW)),
                             position, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* A row at the lower edge is brought into sight, also where the list gets another size meanwhile. */
static void
test_edge (gconstpointer width)
{
  Fixture fixture;
  guint edge;

  set_up (&fixture, *(const int *) width);
  edge = find_edge (&fixture);
  for (int i = 0; i < 2; i++) {
    bw_action_list_focus (BW_ACTION_LIST (fixture.list));
    bw_ui_test_wait_for_frames (fixture.list, 4);
    gtk_adjustment_set_value (fixture.adjustment, 0);
    assert_value (&fixture, 0);
    gtk_window_set_default_size (GTK_WINDOW (fixture.window), *(const int *) width,
                                 HEIGHT - 2 - 2 * i);
    if (i == 0)
      bw_action_list_scroll_to (BW_ACTION_LIST (fixture.list), edge, GTK_LIST_SCROLL_NONE);
    else
      focus_by_gtk (&fixture, edge);
    bw_ui_test_wait_for_frames (fixture.list, 4);
    g_assert_cmpfloat (gtk_adjustment_get_value (fixture.adjustment), >, 0);
  }
  tear_down (&fixture);
}

static void
add (const char *path, GTestDataFunc func)
{
  for (guint i = 0; i < G_N_ELEMENTS (WIDTHS); i++) {
    g_autofree char *full = g_strdup_printf ("/list-top/%s/%d", path, WIDTHS[i]);

    g_test_add_data_func (full, &WIDTHS[i], func);
  }
}

int
main (int argc, char *argv[])
{
  bw_ui_test_init (&argc, &argv);
  add ("scroll", test_scroll);
  add ("resize", test_resize);
  add ("again", test_again);
  add ("edge", test_edge);
  return g_test_run ();
}
