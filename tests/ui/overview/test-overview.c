/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-ui-test.h"

#include "present/bw-format.h"
#include "present/bw-label.h"
#include "present/bw-overview-text.h"
#include "present/bw-recent-text.h"
#include "ui/bw-content.h"
#include "ui/history/bw-history-chart.h"
#include "ui/overview/bw-breakdown-card.h"
#include "ui/overview/bw-comparison-card.h"
#include "ui/overview/bw-meter-row.h"
#include "ui/overview/bw-notes-card.h"
#include "ui/overview/bw-review-card.h"
#include "ui/overview/bw-score-card.h"
#include "ui/overview/bw-top-actions-card.h"

static gboolean
shows_rest (gpointer window)
{
  return bw_ui_test_shows_text (window, "About These Records");
}

/* As a whole: its end comes after the first frame. */
static BwWindow *
present_overview (void)
{
  BwWindow *window = bw_ui_test_present_demo (1200, 900);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "overview");
  g_assert_true (bw_ui_test_wait (shows_rest, window));
  bw_ui_test_settle ();
  return window;
}

static BwScorecard *
get_scorecard (BwWindow *window)
{
  return bw_session_get_scorecard (bw_window_get_session (window));
}

/* What the label of that style says. */
static const char *
get_text (GtkWidget *root, const char *style)
{
  g_autoptr (GPtrArray) labels = bw_ui_test_find_all (root, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_has_css_class (g_ptr_array_index (labels, i), style))
      return gtk_label_get_text (g_ptr_array_index (labels, i));
  g_error ("There is no label of the style %s", style);
}

static void
test_score (void)
{
  BwWindow *window = present_overview ();
  GtkWidget *card = bw_ui_test_find (GTK_WIDGET (window), BW_TYPE_SCORE_CARD);
  g_autofree char *percentage =
      bw_format_percentage (bw_scorecard_get_percentage (get_scorecard (window)));
  g_autofree char *points = bw_overview_text_say_points (get_scorecard (window));

  /* The line's summary says percentages too, so the figure itself is looked at. */
  g_assert_cmpstr (get_text (card, "bw-percentage"), ==, percentage);
  g_assert_true (bw_ui_test_shows_text (card, points));
  bw_ui_test_close (GTK_WINDOW (window));
}

static void
check_rows (GtkWidget *card, GArray *subtotals)
{
  g_autoptr (GPtrArray) rows = bw_ui_test_find_all (card, BW_TYPE_METER_ROW);

  g_assert_cmpuint (rows->len, ==, subtotals->len);
  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *said =
        bw_overview_text_say_subtotal (&g_array_index (subtotals, BwSubtotal, i));
    g_autofree char *value = NULL;

    g_object_get (g_ptr_array_index (rows, i), "value-text", &value, NULL);
    g_assert_cmpstr (value, ==, said);
  }
}

static void
test_breakdown (void)
{
  BwWindow *window = present_overview ();
  GtkWidget *card = bw_ui_test_find (GTK_WIDGET (window), BW_TYPE_BREAKDOWN_CARD);
  GtkWidget *by = bw_ui_test_find (card, ADW_TYPE_TOGGLE_GROUP);

  check_rows (card, bw_scorecard_get_categories (get_scorecard (window)));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (by), "product");
  check_rows (card, bw_scorecard_get_products (get_scorecard (window)));
  gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_GROUP);
  bw_ui_test_close (GTK_WINDOW (window));
}

static BwQueryResult *
click_counter (BwWindow *window, GtkWidget *counter)
{
  BwContent *content = bw_window_get_content (window);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "overview");
  g_signal_emit_by_name (counter, "clicked");
  bw_ui_test_settle ();
  g_assert_cmpstr (bw_content_get_page (content), ==, "actions");
  return bw_actions_page_get_result (bw_content_get_actions_page (content));
}

static gboolean
is_recent (const char *name)
{
  for (BwRecentKind kind = 0; kind < BW_N_RECENT_KINDS; kind++) {
    g_autofree char *label = bw_label_recent (bw_recent_kind_to_key (kind));

    if (g_str_equal (label, name))
      return TRUE;
  }
  return FALSE;
}

static void
assert_recent (GPtrArray *listed, const char *name)
{
  for (guint i = 0; i < listed->len; i++) {
    g_autofree char *kinds = bw_recent_text_say_kinds (listed->pdata[i]);

    g_assert_nonnull (strstr (kinds, name));
  }
}

/* Whether it counts what is overdue or due soon; then all that is listed is. */
static gboolean
is_due (const char *name, GPtrArray *listed)
{
  for (BwDue due = BW_DUE_OVERDUE; due <= BW_DUE_SOON; due++) {
    g_autofree char *label = bw_label_due (due);

    if (!g_str_equal (label, name))
      continue;
    for (guint i = 0; i < listed->len; i++)
      g_assert_cmpint (bw_action_get_due (listed->pdata[i]), ==, due);
    return TRUE;
  }
  return FALSE;
}

static void
assert_status (GPtrArray *listed, const char *name)
{
  for (guint i = 0; i < listed->len; i++) {
    g_autofree char *status = bw_label_status (bw_action_get_status (listed->pdata[i]),
                                               bw_action_get_state_word (listed->pdata[i]));

    g_assert_cmpstr (status, ==, name);
  }
}

/* A counter opens the list with as many actions as it counts, all of its status, or to all of which that happened, or
   that are due so; those of statuses together count all. The demo organisation has each of what may happen. */
static void
test_counters (void)
{
  BwWindow *window = present_overview ();
  GtkWidget *card = bw_ui_test_find (GTK_WIDGET (window), BW_TYPE_REVIEW_CARD);
  g_autoptr (GPtrArray) counters = bw_ui_test_find_all (card, GTK_TYPE_BUTTON);
  guint64 sum = 0;
  guint n_recent = 0;
  guint n_due = 0;

  g_assert_cmpuint (counters->len, >, 3);
  for (guint i = 0; i < counters->len; i++) {
    guint64 number = g_ascii_strtoull (get_text (counters->pdata[i], "title-2"), NULL, 10);
    const char *name = get_text (counters->pdata[i], "caption");
    GPtrArray *listed = bw_query_result_get_actions (click_counter (window, counters->pdata[i]));

    g_assert_cmpuint (number, >, 0);
    g_assert_cmpuint (listed->len, ==, number);
    if (is_recent (name)) {
      assert_recent (listed, name);
      /* It is not Microsoft's word for it: what it means stands there. */
      g_assert_nonnull (gtk_widget_get_tooltip_text (counters->pdata[i]));
      n_recent++;
    } else if (is_due (name, listed)) {
      g_assert_nonnull (gtk_widget_get_tooltip_text (counters->pdata[i]));
      n_due++;
    } else {
      assert_status (listed, name);
      sum += number;
    }
  }
  g_assert_cmpuint (n_recent, ==, BW_N_RECENT_KINDS);
  g_assert_cmpuint (n_due, ==, 2);
  g_assert_cmpuint (sum, ==, bw_scorecard_get_actions (get_scorecard (window))->len);
  bw_ui_test_close (GTK_WINDOW (window));
}

static void
test_top_actions (void)
{
  BwWindow *window = present_overview ();
  GtkWidget *card = bw_ui_test_find (GTK_WIDGET (window), BW_TYPE_TOP_ACTIONS_CARD);
  GtkWidget *row = bw_ui_test_find (card, ADW_TYPE_ACTION_ROW);
  g_autoptr (GPtrArray) top = bw_scorecard_list_top_actions (get_scorecard (window), 1);

  g_assert_true (bw_ui_test_shows_text (row, bw_action_get_title (g_ptr_array_index (top, 0))));
  g_assert_true (gtk_widget_activate (row));
  bw_ui_test_settle ();
  g_assert_true (bw_window_get_action (window) == g_ptr_array_index (top, 0));
  bw_ui_test_close (GTK_WINDOW (window));
}

/* Each card is a group that its heading names, and its list has a name. */
static void
test_accessible (void)
{
  BwWindow *window = present_overview ();
  const struct {
    GType type;
    const char *list;
  } cards[] = {
    { BW_TYPE_TOP_ACTIONS_CARD, "Top improvement actions" },
    { BW_TYPE_BREAKDOWN_CARD, "Points by part of the score" },
    { BW_TYPE_COMPARISON_CARD, "Comparison with other organisations" },
    { BW_TYPE_NOTES_CARD, "About these records" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++) {
    GtkWidget *card = bw_ui_test_find (GTK_WIDGET (window), cards[i].type);
    GtkWidget *list = bw_ui_test_find (card, GTK_TYPE_LIST_BOX);
    const char *name = cards[i].list;

    gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_GROUP);
    g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (card),
                                                     GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    gtk_test_accessible_assert_role (list, GTK_ACCESSIBLE_ROLE_LIST);
    gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  }
  bw_ui_test_close (GTK_WINDOW (window));
}

static GtkWidget *
find_chart (BwWindow *window)
{
  return bw_ui_test_find (bw_ui_test_find (GTK_WIDGET (window), BW_TYPE_SCORE_CARD),
                          BW_TYPE_HISTORY_CHART);
}

static void
test_chart (void)
{
  BwWindow *window = present_overview ();
  GtkWidget *chart = find_chart (window);

  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Secure Score over the last days");
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (chart),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_true (gtk_widget_grab_focus (chart));
  g_assert_null (bw_history_chart_get_current_text (BW_HISTORY_CHART (chart)));
  bw_ui_test_close (GTK_WINDOW (window));
}

/* How bright a widget is as it is drawn, from 0 to 1: its darkest dot, its brightest one, and all in the middle. */
typedef struct {
  double least;
  double most;
  double mean;
} Brightness;

static Brightness
measure_brightness (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guchar *dots = g_malloc0_n ((gsize) width * (gsize) height, 4);
  Brightness found = { 1, 0, 0 };

  gdk_paintable_snapshot (picture, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (native), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_download (texture, dots, (gsize) width * 4);
  for (gsize i = 0; i < (gsize) width * (gsize) height; i++) {
    double dot = (0.114 * dots[4 * i] + 0.587 * dots[4 * i + 1] + 0.299 * dots[4 * i + 2]) / 255;

    found.least = MIN (found.least, dot);
    found.most = MAX (found.most, dot);
    found.mean += dot / (width * height);
  }
  return found;
}

static Brightness
measure_in (BwWindow *window, AdwColorScheme scheme, gboolean dark)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (manager, scheme);
  g_assert_cmpint (adw_style_manager_get_dark (manager), ==, dark);
  bw_ui_test_wait_for_frames (GTK_WIDGET (window), 4);
  return measure_brightness (GTK_WIDGET (window));
}

/* The window is dark where the desktop is and light where that is, and the line over the days can be told from
 * what it is drawn on in both. */
static void
test_light_and_dark (void)
{
  BwWindow *window = present_overview ();
  GtkWidget *chart = find_chart (window);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  Brightness drawn;

  /* Which of the two it is to be is left to the desktop. */
  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_DEFAULT);
  drawn = measure_in (window, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE);
  g_assert_cmpfloat (drawn.mean, >, 0.8);
  g_assert_cmpfloat (drawn.least, <, 0.3);
  drawn = measure_in (window, ADW_COLOR_SCHEME_FORCE_DARK, TRUE);
  g_assert_cmpfloat (drawn.mean, <, 0.3);
  g_assert_cmpfloat (drawn.most, >, 0.8);
  /* Alone the chart is drawn on nothing, which is black. */
  g_assert_cmpfloat (measure_brightness (chart).most, >, 0.6);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  bw_ui_test_close (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  /* Things stand still once they are there. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/ui/overview/score", test_score);
  g_test_add_func ("/ui/overview/breakdown", test_breakdown);
  g_test_add_func ("/ui/overview/counters", test_counters);
  g_test_add_func ("/ui/overview/top-actions", test_top_actions);
  g_test_add_func ("/ui/overview/chart", test_chart);
  g_test_add_func ("/ui/overview/light-and-dark", test_light_and_dark);
  g_test_add_func ("/ui/overview/accessible", test_accessible);
  return g_test_run ();
}
