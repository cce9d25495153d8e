/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where one is one stays: over a refresh, also on what it changed, and over another width. */

#include "bw-config.h"

#include "model/bw-test-records.h"
#include "organisation/bw-fake-source.h"
#include "present/bw-list-text.h"
#include "ui/actions/bw-action-list.h"
#include "ui/bw-ui-test.h"
#include "ui/flyout/bw-flyout.h"
#include "ui/overview/bw-overview-page.h"
#include "ui/overview/bw-top-actions-card.h"

#define N_ACTIONS 60
#define WIDE 1280
#define NARROW 500
/* More than the panel of the flyout moves for. */
#define N_FRAMES 40

typedef struct {
  BwFakeSource *source;
  BwSession *session;
  BwWindow *window;
} Fixture;

/* What the source has: actions in the order of their numbers, of which every fifth is called as told or,
   without a title, not there, and as many points as told. */
static void
set_records (BwFakeSource *source, const char *title, double points)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (points, 10 * N_ACTIONS);

  for (int i = 0; i < N_ACTIONS; i++) {
    gboolean is_special = i % 5 == 3;
    g_autofree char *id = g_strdup_printf ("action-%02d", i);
    g_autofree char *full_title = g_strdup_printf ("%s %02d", is_special ? title : "Keep", i);

    if (is_special && title == NULL)
      continue;
    bw_test_records_add_profile (records, .id = id, .title = full_title, .rank = i + 1,
                                 .service = i % 2 ? "AzureAD" : "EXO",
                                 .category = i % 2 ? "Identity" : "Apps", .max_points = 10);
    bw_test_records_add_score (records, .id = id, .points = i == 0 ? points : 0, .percentage = 0,
                               .count = -1, .total = -1);
  }
  g_clear_object (&source->snapshot);
  g_clear_object (&source->catalogue);
  source->snapshot = bw_test_records_make_snapshot (records);
  source->catalogue = bw_catalogue_new (NULL, records->profiles);
}

static gboolean
is_read (gpointer session)
{
  return !bw_session_is_loading (session);
}

static void
set_up (Fixture *fixture, int width, const char *page)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwOrganisation) organisation = NULL;

  fixture->source = bw_fake_source_new ();
  set_records (fixture->source, "Before", 1);
  organisation = bw_organisation_new (BW_SOURCE (fixture->source), NULL, clock);
  fixture->session = bw_session_new (clock);
  fixture->window = bw_ui_test_present_session (fixture->session, width, 700);
  bw_session_open (fixture->session, organisation);
  g_assert_true (bw_ui_test_wait (is_read, fixture->session));
  g_assert_no_error (bw_session_get_error (fixture->session));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", page);
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 4);
}

static void
tear_down (Fixture *fixture)
{
  bw_ui_test_close (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->source);
}

static void
refresh (Fixture *fixture, const char *title)
{
  set_records (fixture->source, title, 2);
  bw_session_refresh (fixture->session);
  g_assert_true (bw_ui_test_wait (is_read, fixture->session));
  g_assert_no_error (bw_session_get_error (fixture->session));
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 4);
}

static GtkWidget *
get_list (Fixture *fixture)
{
  return bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_ACTION_LIST);
}

/* A column view has a list view in it. */
static GtkWidget *
find_view (Fixture *fixture)
{
  g_autoptr (GPtrArray) views = bw_ui_test_find_all (get_list (fixture), GTK_TYPE_LIST_VIEW);

  for (guint i = 0; i < views->len; i++)
    if (gtk_widget_get_mapped (views->pdata[i]))
      return views->pdata[i];
  return NULL;
}

static gboolean
has_view (gpointer fixture)
{
  return find_view (fixture) != NULL;
}

static GtkWidget *
get_view (Fixture *fixture)
{
  g_assert_true (bw_ui_test_wait (has_view, fixture));
  return find_view (fixture);
}

/* One breakpoint follows on the other, and the panel of the flyout moves meanwhile. */
static void
resize (Fixture *fixture, int width)
{
  bw_ui_test_resize (GTK_WINDOW (fixture->window), width, 700);
  bw_ui_test_wait_for_frames (get_view (fixture), 8);
}

static GtkSingleSelection *
get_selection (Fixture *fixture)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (get_view (fixture))));
}

/* The selected row is that of the action, which is called so, and it has the focus. */
static void
assert_on_row (Fixture *fixture, const char *id, const char *title)
{
  BwAction *action = gtk_single_selection_get_selected_item (get_selection (fixture));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_autofree char *name = NULL;

  g_assert_nonnull (action);
  g_assert_cmpstr (bw_action_get_id (action), ==, id);
  g_assert_cmpstr (bw_action_get_title (action), ==, title);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, get_list (fixture)));
  name = bw_list_text_say_row (action);
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
go_to_row (Fixture *fixture, guint position)
{
  BwActionList *list = BW_ACTION_LIST (get_list (fixture));

  gtk_single_selection_set_selected (get_selection (fixture), position);
  bw_action_list_focus (list);
  bw_ui_test_wait_for_frames (GTK_WIDGET (list), 4);
}

/* An action that the refresh changed stays the selected one, and the keyboard stays on it. */
static void
test_refreshed_row (gconstpointer data)
{
  Fixture fixture = { 0 };

  set_up (&fixture, GPOINTER_TO_INT (data), "actions");
  go_to_row (&fixture, 43);
  assert_on_row (&fixture, "action-43", "Before 43");
  refresh (&fixture, "After");
  assert_on_row (&fixture, "action-43", "After 43");
  tear_down (&fixture);
}

/* An action that the refresh took away leaves the keyboard in its place. */
static void
test_refreshed_away (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, WIDE, "actions");
  go_to_row (&fixture, 13);
  assert_on_row (&fixture, "action-13", "Before 13");
  refresh (&fixture, NULL);
  /* Two before it are gone too. */
  assert_on_row (&fixture, "action-16", "Keep 16");
  tear_down (&fixture);
}

/* What in the overview does something with something. */
static GtkWidget *
find_doer (GtkWidget *widget, const char *target)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ACTIONABLE (widget)) {
    GVariant *its = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

    if (its != NULL && g_variant_is_of_type (its, G_VARIANT_TYPE_STRING) &&
        g_str_equal (g_variant_get_string (its, NULL), target))
      return widget;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_doer (child, target);
  return found;
}

static GtkWidget *
get_doer (Fixture *fixture, const char *target)
{
  GtkWidget *page = bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_OVERVIEW_PAGE);
  GtkWidget *found = find_doer (page, target);

  g_assert_nonnull (found);
  return found;
}

/* Whatever card of the overview has the keyboard keeps it where it was. */
static void
test_refreshed_overview (void)
{
  const char *targets[] = { "status=to-address", "action-03", "category=Identity" };
  Fixture fixture = { 0 };

  set_up (&fixture, WIDE, "overview");
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++) {
    g_assert_true (gtk_widget_grab_focus (get_doer (&fixture, targets[i])));
    refresh (&fixture, i % 2 ? "Before" : "After");
    g_test_message ("%s", targets[i]);
    g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture.window)) ==
                   get_doer (&fixture, targets[i]));
  }

  /* One that is gone leaves it to another one of its card. */
  g_assert_true (gtk_widget_grab_focus (get_doer (&fixture, "action-03")));
  refresh (&fixture, NULL);
  g_assert_true (gtk_widget_is_ancestor (
      gtk_root_get_focus (GTK_ROOT (fixture.window)),
      bw_ui_test_find (GTK_WIDGET (fixture.window), BW_TYPE_TOP_ACTIONS_CARD)));
  tear_down (&fixture);
}

static GtkWidget *
find_title (GtkWidget *view, const char *title)
{
  g_autoptr (GPtrArray) cells = bw_ui_test_find_all (view, GTK_TYPE_INSCRIPTION);
  g_autoptr (GPtrArray) labels = bw_ui_test_find_all (view, GTK_TYPE_LABEL);

  for (guint i = 0; i < cells->len; i++)
    if (gtk_widget_get_mapped (cells->pdata[i]) &&
        g_strcmp0 (gtk_inscription_get_text (cells->pdata[i]), title) == 0)
      return cells->pdata[i];
  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_mapped (labels->pdata[i]) &&
        g_strcmp0 (gtk_label_get_text (labels->pdata[i]), title) == 0)
      return labels->pdata[i];
  return NULL;
}

/* The selected row is that of the action, and lies within what is seen of the list. */
static void
assert_in_sight (Fixture *fixture, const char *id)
{
  BwAction *action = gtk_single_selection_get_selected_item (get_selection (fixture));
  GtkWidget *view = get_view (fixture);
  GtkWidget *title = NULL;
  graphene_rect_t bounds;

  g_assert_nonnull (action);
  g_assert_cmpstr (bw_action_get_id (action), ==, id);
  title = find_title (view, bw_action_get_title (action));
  g_assert_nonnull (title);
  g_assert_true (gtk_widget_compute_bounds (title, view, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (view));
}

/* From columns to rows and back: the selected row stays in sight, and the keyboard on it. */
static void
test_resized_row (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, WIDE, "actions");
  go_to_row (&fixture, 43);
  for (int i = 0; i < 2; i++) {
    resize (&fixture, NARROW);
    assert_on_row (&fixture, "action-43", "Before 43");
    assert_in_sight (&fixture, "action-43");
    resize (&fixture, WIDE);
    assert_on_row (&fixture, "action-43", "Before 43");
    assert_in_sight (&fixture, "action-43");
  }
  tear_down (&fixture);
}

/* The same without the keyboard on it, which stays in the search. */
static void
test_resized_search (void)
{
  Fixture fixture = { 0 };
  GtkWidget *focus = NULL;

  set_up (&fixture, WIDE, "actions");
  go_to_row (&fixture, 43);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.search", NULL);
  focus = gtk_root_get_focus (GTK_ROOT (fixture.window));
  g_assert_true (GTK_IS_TEXT (focus));
  resize (&fixture, NARROW);
  assert_in_sight (&fixture, "action-43");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture.window)) == focus);
  resize (&fixture, WIDE);
  assert_in_sight (&fixture, "action-43");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture.window)) == focus);
  tear_down (&fixture);
}

static gboolean
has_keyboard (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
assert_flyout_shows (Fixture *fixture, const char *title)
{
  GtkWidget *flyout = bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_FLYOUT);

  g_assert_true (gtk_widget_get_mapped (flyout));
  g_assert_true (bw_ui_test_shows_text (flyout, title));
}

static void
open_row (Fixture *fixture, guint position)
{
  go_to_row (fixture, position);
  g_signal_emit_by_name (get_list (fixture), "activate", position);
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), N_FRAMES);
}

static void
close_flyout (Fixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gtk_widget_activate_action (bw_ui_test_find (window, BW_TYPE_FLYOUT), "flyout.close", NULL);
  bw_ui_test_wait_for_frames (window, N_FRAMES);
}

/* The panel beside the list takes so much room from it that columns go and come: the keyboard stays on the
   row. */
static void
test_opened_beside (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, WIDE, "actions");
  open_row (&fixture, 43);
  assert_flyout_shows (&fixture, "Before 43");
  assert_on_row (&fixture, "action-43", "Before 43");
  assert_in_sight (&fixture, "action-43");
  close_flyout (&fixture);
  assert_on_row (&fixture, "action-43", "Before 43");
  tear_down (&fixture);
}

/* An open action stays open when the panel beside the list becomes a sheet over it, which then has the
   keyboard, and when it becomes a panel again. Closing it leads back to its row. */
static void
test_resized_flyout (void)
{
  Fixture fixture = { 0 };
  GtkWidget *window = NULL;

  set_up (&fixture, WIDE, "actions");
  window = GTK_WIDGET (fixture.window);
  open_row (&fixture, 43);
  assert_flyout_shows (&fixture, "Before 43");

  resize (&fixture, NARROW);
  assert_flyout_shows (&fixture, "Before 43");
  g_assert_true (has_keyboard (&fixture, bw_ui_test_find (window, BW_TYPE_FLYOUT)));
  gtk_widget_activate_action (window, "win.next-action", NULL);
  assert_flyout_shows (&fixture, "Keep 44");

  resize (&fixture, WIDE);
  assert_flyout_shows (&fixture, "Keep 44");
  assert_in_sight (&fixture, "action-44");
  close_flyout (&fixture);
  assert_on_row (&fixture, "action-44", "Keep 44");
  tear_down (&fixture);
}

/* The row that an action was opened from is no more when its sheet is closed: the keyboard goes to the row that
   there is now. */
static void
test_resized_and_closed (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, WIDE, "actions");
  open_row (&fixture, 43);
  resize (&fixture, NARROW);
  assert_flyout_shows (&fixture, "Before 43");
  close_flyout (&fixture);
  assert_on_row (&fixture, "action-43", "Before 43");
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_data_func ("/place/refreshed/table", GINT_TO_POINTER (WIDE), test_refreshed_row);
  g_test_add_data_func ("/place/refreshed/rows", GINT_TO_POINTER (NARROW), test_refreshed_row);
  g_test_add_func ("/place/refreshed/away", test_refreshed_away);
  g_test_add_func ("/place/refreshed/overview", test_refreshed_overview);
  g_test_add_func ("/place/resized/row", test_resized_row);
  g_test_add_func ("/place/resized/search", test_resized_search);
  g_test_add_func ("/place/opened-beside", test_opened_beside);
  g_test_add_func ("/place/resized/flyout", test_resized_flyout);
  g_test_add_func ("/place/resized/closed", test_resized_and_closed);
  return g_test_run ();
}
