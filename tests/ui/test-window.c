/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-ui-test.h"
#include "ui/welcome/bw-welcome-page.h"

#include "support/bw-test-files.h"
#include "ui/actions/bw-actions-page.h"
#include "ui/bw-content.h"
#include "ui/flyout/bw-flyout.h"

#define SCORES                                                                                     \
  "{\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#security/secureScores\","     \
  " \"value\": [{\"id\": \"t_2026-01-02\", \"azureTenantId\": \"t\", \"createdDateTime\":"         \
  " \"2026-01-02T00:00:00Z\", \"currentScore\": 5, \"maxScore\": 20, \"averageComparativeScores\"" \
  ": [], \"controlScores\": [{\"controlCategory\": \"Identity\", \"controlName\": \"one\","        \
  " \"score\": 5, \"scoreInPercentage\": 50}]}]}"
#define PROFILES                                                                             \
  "{\"@odata.context\":"                                                                     \
  " \"https://graph.microsoft.com/v1.0/$metadata#security/secureScoreControlProfiles\","     \
  " \"value\": [{\"id\": \"one\", \"azureTenantId\": \"t\", \"title\": \"The only action\"," \
  " \"maxScore\": 10, \"rank\": 1, \"controlCategory\": \"Identity\", \"service\": \"AzureAD\"}]}"

static const char *
get_state (BwWindow *window)
{
  g_autoptr (GPtrArray) stacks = bw_ui_test_find_all (GTK_WIDGET (window), GTK_TYPE_STACK);

  for (guint i = 0; i < stacks->len; i++)
    if (gtk_stack_get_child_by_name (g_ptr_array_index (stacks, i), "welcome") != NULL)
      return gtk_stack_get_visible_child_name (g_ptr_array_index (stacks, i));
  return NULL;
}

typedef struct {
  BwWindow *window;
  const char *state;
} Awaited;

static gboolean
is_in_state (gpointer data)
{
  Awaited *awaited = data;

  return g_strcmp0 (get_state (awaited->window), awaited->state) == 0;
}

static void
await_state (BwWindow *window, const char *state)
{
  Awaited awaited = { window, state };

  g_assert_true (bw_ui_test_wait (is_in_state, &awaited));
  bw_ui_test_settle ();
}

static gboolean
is_done (gpointer data)
{
  return !bw_session_is_loading (data);
}

static void
open_files (BwWindow *window, GFile *first, GFile *second)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_object_ref (first));
  if (second != NULL)
    g_ptr_array_add (files, g_object_ref (second));
  bw_window_open_files (window, files);
  g_assert_true (bw_ui_test_wait (is_done, bw_window_get_session (window)));
  bw_ui_test_settle ();
}

static BwAction *
get_first_action (BwWindow *window)
{
  BwScorecard *scorecard = bw_session_get_scorecard (bw_window_get_session (window));

  return g_ptr_array_index (bw_scorecard_get_actions (scorecard), 0);
}

/* States. */

static void
test_welcome (void)
{
  BwWindow *window = bw_ui_test_present_window (900, 700);
  GtkWidget *ways = NULL;
  GtkWidget *widget = GTK_WIDGET (window);

  g_assert_null (bw_session_get_organisation (bw_window_get_session (window)));
  g_assert_cmpstr (get_state (window), ==, "welcome");
  g_assert_true (bw_ui_test_shows_text (widget, "Try the Demo Organisation"));
  /* What needs something open cannot be asked. */
  gtk_widget_activate_action (widget, "win.show-page", "s", "actions");
  g_assert_cmpstr (bw_content_get_page (bw_window_get_content (window)), !=, "actions");
  ways = bw_ui_test_find_by_label (widget, GTK_TYPE_LIST_BOX, "Try the Demo Organisation");
  gtk_test_accessible_assert_role (ways, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (ways, GTK_ACCESSIBLE_PROPERTY_LABEL, "Ways to start");
  bw_ui_test_close (GTK_WINDOW (window));
}

static void
test_demo (void)
{
  BwWindow *window = bw_ui_test_present_window (1200, 800);
  GtkWidget *widget = GTK_WIDGET (window);

  g_assert_true (gtk_widget_activate_action (widget, "win.open-demo", NULL));
  g_assert_true (bw_session_is_loading (bw_window_get_session (window)));
  await_state (window, "content");
  gtk_widget_activate_action (widget, "win.show-page", "s", "overview");
  bw_ui_test_settle ();
  g_assert_true (bw_ui_test_shows_text (widget, "Your Secure Score"));
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (bw_ui_test_find (widget, ADW_TYPE_BANNER))));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Demo Organisation – Bolwerk");

  g_assert_true (gtk_widget_activate_action (widget, "win.close-organisation", NULL));
  await_state (window, "welcome");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Bolwerk");
  bw_ui_test_close (GTK_WINDOW (window));
}

static gboolean
shows_not_available (gpointer window)
{
  return bw_ui_test_shows_text (window, "Not available");
}

static void
test_files (void)
{
  BwWindow *window = bw_ui_test_present_window (1200, 800);
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) scores = bw_test_folder_add_text (folder, "scores.json", SCORES);
  g_autoptr (GFile) profiles = bw_test_folder_add_text (folder, "profiles.json", PROFILES);
  BwRecentFiles *recent = bw_window_get_recent_files (window);
  g_autoptr (GPtrArray) banners = NULL;
  g_autofree char *key = NULL;

  bw_recent_files_clear (recent);
  open_files (window, scores, profiles);
  g_assert_cmpstr (get_state (window), ==, "content");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "overview");
  bw_ui_test_settle ();
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (window), "25.0%"));
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (window), "The only action"));
  /* Nothing was sent to compare with: that is said, not shown as 0 %. */
  g_assert_true (bw_ui_test_wait (shows_not_available, window));
  banners = bw_ui_test_find_all (GTK_WIDGET (window), ADW_TYPE_BANNER);
  g_assert_cmpuint (banners->len, ==, 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (recent)), ==, 1);
  bw_recent_files_clear (recent);
  bw_ui_test_close (GTK_WINDOW (window));
}

static void
test_only_scores (void)
{
  BwWindow *window = bw_ui_test_present_window (1200, 800);
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) scores = bw_test_folder_add_text (folder, "scores.json", SCORES);

  open_files (window, scores, NULL);
  g_assert_cmpstr (get_state (window), ==, "content");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "overview");
  bw_ui_test_settle ();
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (window), "25.0%"));
  bw_ui_test_close (GTK_WINDOW (window));
}

/* Whether nothing of what is in a stack is cut off at its end. */
static gboolean
is_whole (GtkWidget *widget)
{
  GtkWidget *stack = gtk_widget_get_ancestor (widget, GTK_TYPE_STACK);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, stack, &bounds) &&
         bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (stack);
}

static gboolean
shows_way_to_score (gpointer window)
{
  return bw_ui_test_shows_text (window, "To see points and status, open the saved answer");
}

static void
test_only_profiles (void)
{
  BwWindow *window = bw_ui_test_present_window (360, 640);
  GtkWidget *button = NULL;
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) profiles = bw_test_folder_add_text (folder, "profiles.json", PROFILES);

  open_files (window, profiles, NULL);
  g_assert_cmpstr (get_state (window), ==, "content");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "overview");
  bw_ui_test_settle ();
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (window), "No Score"));
  button = bw_ui_test_find_by_label (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Show the Actions");
  g_assert_nonnull (button);
  bw_ui_test_wait_for_frames (button, 2);
  g_assert_true (is_whole (button));
  g_assert_true (bw_ui_test_wait (shows_way_to_score, window));
  bw_ui_test_close (GTK_WINDOW (window));
}

static gboolean
shows_no_actions (gpointer window)
{
  return bw_ui_test_shows_text (window, "No Improvement Actions");
}

/* A tenant that has no score yet answers with nothing. */
static void
test_empty_answer (void)
{
  BwWindow *window = bw_ui_test_present_window (1200, 800);
  GtkWidget *widget = GTK_WIDGET (window);
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) scores =
                bw_test_folder_add_text (folder, "scores.json", "{\"secureScores\":[]}");

  open_files (window, scores, NULL);
  g_assert_cmpstr (get_state (window), ==, "content");
  gtk_widget_activate_action (widget, "win.show-page", "s", "overview");
  bw_ui_test_settle ();
  g_assert_true (bw_ui_test_shows_text (widget, "No Records"));
  g_assert_false (bw_ui_test_shows_text (widget, "Actions to Review"));
  g_assert_null (bw_ui_test_find_by_label (widget, GTK_TYPE_BUTTON, "Show the Actions"));
  g_assert_nonnull (bw_ui_test_find_by_label (widget, GTK_TYPE_BUTTON, "Open Files…"));

  gtk_widget_activate_action (widget, "win.show-page", "s", "actions");
  g_assert_true (bw_ui_test_wait (shows_no_actions, window));
  g_assert_false (bw_ui_test_shows_text (widget, "No Matching Actions"));
  bw_ui_test_close (GTK_WINDOW (window));
}

static void
test_error (void)
{
  BwWindow *window = bw_ui_test_present_window (900, 700);
  GtkWidget *widget = GTK_WIDGET (window);
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) bad = bw_test_folder_add_text (folder, "bad.json", "{\"value\": [");
  GtkWidget *way_on = NULL;

  open_files (window, bad, NULL);
  g_assert_cmpstr (get_state (window), ==, "error");
  g_assert_true (bw_ui_test_shows_text (widget, "bad.json"));
  g_assert_nonnull (bw_ui_test_find_by_label (widget, GTK_TYPE_BUTTON, "Try Again"));
  g_assert_nonnull (bw_ui_test_find_by_label (widget, GTK_TYPE_BUTTON, "Open Other Files…"));

  way_on = bw_ui_test_find_by_label (widget, GTK_TYPE_BUTTON, "Open the Demo Organisation");
  g_assert_nonnull (way_on);
  g_signal_emit_by_name (way_on, "clicked");
  await_state (window, "content");
  bw_ui_test_close (GTK_WINDOW (window));
}

static gboolean
tells_error (gpointer data)
{
  return bw_ui_test_find_by_label (data, GTK_TYPE_BUTTON, "Details") != NULL;
}

static gboolean
tells_no_error (gpointer data)
{
  return !tells_error (data);
}

/* What was open stays when the next thing fails, and the failure is told, until the next attempt. */
static void
test_error_keeps (void)
{
  BwWindow *window = bw_ui_test_present_demo (1000, 700);
  BwSession *session = bw_window_get_session (window);
  BwScorecard *scorecard = bw_session_get_scorecard (session);
  g_autoptr (BwTestFolder) folder = bw_test_folder_new ();
  g_autoptr (GFile) bad = bw_test_folder_add_text (folder, "bad.json", "[[");

  open_files (window, bad, NULL);
  g_assert_nonnull (bw_session_get_error (session));
  g_assert_true (bw_session_get_scorecard (session) == scorecard);
  g_assert_cmpstr (get_state (window), ==, "content");
  g_assert_true (bw_ui_test_wait (tells_error, window));
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (window), "bad.json"));

  bw_window_open_demo (window);
  g_assert_true (bw_ui_test_wait (is_done, session));
  g_assert_true (bw_ui_test_wait (tells_no_error, window));
  bw_ui_test_close (GTK_WINDOW (window));
}

/* Breakpoints. */

static void
assert_fits (BwWindow *window, int width)
{
  int minimum = 0;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, width);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), ==, width);
}

static void
check_width (int width, gboolean narrow, gboolean switcher)
{
  BwWindow *window = bw_ui_test_present_few (width, 640);
  BwContent *content = bw_window_get_content (window);
  AdwBottomSheet *sheet = NULL;
  gboolean is_narrow = FALSE;
  gboolean has_switcher = FALSE;

  g_object_get (content, "narrow", &is_narrow, "switcher", &has_switcher, NULL);
  g_assert_true (is_narrow == narrow);
  g_assert_true (has_switcher == switcher);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "overview");
  bw_ui_test_settle ();
  assert_fits (window, width);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "actions");
  bw_ui_test_settle ();
  assert_fits (window, width);

  bw_window_set_action (window, get_first_action (window));
  bw_ui_test_settle ();
  assert_fits (window, width);
  if (narrow) {
    sheet = ADW_BOTTOM_SHEET (bw_ui_test_find (GTK_WIDGET (window), ADW_TYPE_BOTTOM_SHEET));
    g_assert_true (adw_bottom_sheet_get_open (sheet));
  }
  bw_ui_test_close (GTK_WINDOW (window));
}

static void
test_wide (void)
{
  check_width (1200, FALSE, FALSE);
}

static void
test_medium (void)
{
  check_width (800, TRUE, FALSE);
}

static void
test_narrow (void)
{
  check_width (360, TRUE, TRUE);
}

/* The flyout. */

static gboolean
is_in_search (gpointer data)
{
  return GTK_IS_TEXT (gtk_window_get_focus (data));
}

static void
test_focus_returns (void)
{
  BwWindow *window = bw_ui_test_present_few (1200, 800);
  GtkWidget *before = NULL;
  GtkWidget *flyout = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  g_assert_true (bw_ui_test_wait (is_in_search, window));
  before = gtk_window_get_focus (GTK_WINDOW (window));

  bw_window_set_action (window, get_first_action (window));
  flyout = bw_ui_test_find (GTK_WIDGET (window), BW_TYPE_FLYOUT);
  bw_ui_test_settle ();
  g_assert_true (gtk_widget_child_focus (flyout, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), flyout));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "flyout.close", NULL));
  bw_ui_test_settle ();
  g_assert_null (bw_window_get_action (window));
  g_assert_true (bw_ui_test_wait (is_in_search, window));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == before);
  bw_ui_test_close (GTK_WINDOW (window));
}

/* The panel of the layout that is not in use opens too: that does not close the sheet. */
static void
test_sheet_keeps (void)
{
  BwWindow *window = bw_ui_test_present_few (360, 640);
  AdwBottomSheet *sheet = NULL;
  BwAction *action = get_first_action (window);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "actions");
  bw_ui_test_settle ();
  bw_window_set_action (window, action);
  bw_ui_test_settle ();
  sheet = ADW_BOTTOM_SHEET (bw_ui_test_find (GTK_WIDGET (window), ADW_TYPE_BOTTOM_SHEET));
  g_assert_true (adw_bottom_sheet_get_open (sheet));
  g_assert_true (bw_window_get_action (window) == action);

  /* But closing the sheet itself lets go of it. */
  adw_bottom_sheet_set_open (sheet, FALSE);
  bw_ui_test_settle ();
  g_assert_null (bw_window_get_action (window));
  bw_ui_test_close (GTK_WINDOW (window));
}

/* The focus goes to a button, not into a text, where a caret would blink. */
static void
test_sheet_focus (void)
{
  BwWindow *window = bw_ui_test_present_few (360, 640);
  BwActionsPage *page = NULL;
  GtkWidget *focus = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "actions");
  bw_ui_test_settle ();
  page = bw_content_get_actions_page (bw_window_get_content (window));
  bw_actions_page_set_selected_action (page, get_first_action (window));
  bw_ui_test_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (focus), ==, "Close");
  bw_ui_test_close (GTK_WINDOW (window));
}

/* Where the header has no room for the button's name, the title says what is open. */
static void
test_narrow_name (void)
{
  BwWindow *window = bw_ui_test_present_demo (360, 640);
  GtkWidget *header = bw_ui_test_find (GTK_WIDGET (window), ADW_TYPE_HEADER_BAR);

  g_assert_true (bw_ui_test_shows_text (header, "Demo Organisation"));
  bw_session_close (bw_window_get_session (window));
  bw_ui_test_settle ();
  g_assert_true (bw_ui_test_shows_text (header, "Bolwerk"));
  g_assert_false (bw_ui_test_shows_text (header, "Demo Organisation"));
  bw_ui_test_close (GTK_WINDOW (window));
}

/* A refresh makes new records; the flyout goes on with the same action in them. */
static void
test_flyout_survives (void)
{
  BwWindow *window = bw_ui_test_present_few (1200, 800);
  BwSession *session = bw_window_get_session (window);
  g_autofree char *id = g_strdup (bw_action_get_id (get_first_action (window)));

  bw_window_set_action (window, get_first_action (window));
  bw_session_refresh (session);
  g_assert_true (bw_ui_test_wait (is_done, session));
  g_assert_nonnull (bw_window_get_action (window));
  g_assert_cmpstr (bw_action_get_id (bw_window_get_action (window)), ==, id);
  g_assert_true (bw_window_get_action (window) ==
                 bw_scorecard_find (bw_session_get_scorecard (session), id));

  bw_session_close (session);
  g_assert_null (bw_window_get_action (window));
  bw_ui_test_close (GTK_WINDOW (window));
}

typedef struct {
  BwWindow *window;
  gboolean has_previous;
  gboolean has_next;
} Steps;

static gboolean
is_sensitive (BwWindow *window, const char *tooltip)
{
  g_autoptr (GPtrArray) buttons = bw_ui_test_find_all (
      bw_ui_test_find (GTK_WIDGET (window), BW_TYPE_FLYOUT), GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (buttons->pdata[i]), tooltip) == 0)
      return gtk_widget_is_sensitive (buttons->pdata[i]);
  g_assert_not_reached ();
}

static gboolean
has_steps (gpointer data)
{
  Steps *steps = data;

  return is_sensitive (steps->window, "Previous Action") == steps->has_previous &&
         is_sensitive (steps->window, "Next Action") == steps->has_next;
}

static void
assert_steps (BwWindow *window, gboolean has_previous, gboolean has_next)
{
  g_assert_true (bw_ui_test_wait (has_steps, &(Steps) { window, has_previous, has_next }));
}

static BwActionsPage *
get_page (BwWindow *window)
{
  return bw_content_get_actions_page (bw_window_get_content (window));
}

static GPtrArray *
get_list (BwWindow *window)
{
  return bw_query_result_get_actions (bw_actions_page_get_result (get_page (window)));
}

/* At its ends the list does not go on. */
static void
test_steps (void)
{
  BwWindow *window = bw_ui_test_present_few (1200, 800);

  bw_window_set_action (window, get_first_action (window));
  assert_steps (window, FALSE, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "flyout.next", NULL));
  assert_steps (window, TRUE, TRUE);
  bw_window_set_action (window, get_list (window)->pdata[get_list (window)->len - 1]);
  assert_steps (window, TRUE, FALSE);
  bw_ui_test_close (GTK_WINDOW (window));
}

/* An action that stands neither first nor last, but is the first one of its category. */
static BwAction *
find_first_of_category (GPtrArray *actions)
{
  const char *category = bw_action_get_category (actions->pdata[0]);

  for (guint i = 1; i + 1 < actions->len; i++)
    if (!g_str_equal (bw_action_get_category (actions->pdata[i]), category))
      return actions->pdata[i];
  g_assert_not_reached ();
}

/* Another order, or a filter, puts the ends elsewhere: what is open becomes the first or the last one. */
static void
test_steps_follow (void)
{
  BwWindow *window = bw_ui_test_present_few (1200, 800);
  GtkWidget *page = GTK_WIDGET (bw_content_show_actions (bw_window_get_content (window)));
  BwAction *open = find_first_of_category (get_list (window));
  BwAction *last = NULL;

  bw_window_set_action (window, open);
  assert_steps (window, TRUE, TRUE);
  gtk_widget_activate_action (page, "actions.toggle-filter", "(ss)", "category",
                              bw_action_get_category (open));
  assert_steps (window, FALSE, TRUE);
  g_assert_true (get_list (window)->pdata[0] == open);
  gtk_widget_activate_action (page, "actions.clear-filters", NULL);
  assert_steps (window, TRUE, TRUE);

  gtk_widget_activate_action (page, "actions.sort", "s", "title");
  last = get_list (window)->pdata[get_list (window)->len - 1];
  bw_window_set_action (window, last);
  assert_steps (window, TRUE, FALSE);
  gtk_widget_activate_action (page, "actions.direction", "s", "descending");
  assert_steps (window, FALSE, TRUE);
  g_assert_true (get_list (window)->pdata[0] == last);
  gtk_widget_activate_action (page, "actions.sort", "s", "recommended");
  bw_ui_test_close (GTK_WINDOW (window));
}

/* Its life. */

static void
test_freed (void)
{
  BwWindow *window = bw_ui_test_present_few (1000, 700);
  gpointer session = bw_window_get_session (window);
  gpointer organisation = bw_session_get_organisation (session);
  gpointer scorecard = bw_session_get_scorecard (session);
  gpointer page = bw_content_show_actions (bw_window_get_content (window));

  g_object_add_weak_pointer (session, &session);
  g_object_add_weak_pointer (organisation, &organisation);
  g_object_add_weak_pointer (scorecard, &scorecard);
  g_object_add_weak_pointer (page, &page);
  bw_ui_test_settle ();
  bw_window_set_action (window, get_first_action (window));
  bw_ui_test_settle ();
  bw_ui_test_close (GTK_WINDOW (window));
  g_assert_null (page);
  g_assert_null (session);
  g_assert_null (organisation);
  g_assert_null (scorecard);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  /* A sidebar that is hidden before its first frame makes libadwaita's spring give no number. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/ui/window/welcome", test_welcome);
  g_test_add_func ("/ui/window/demo", test_demo);
  g_test_add_func ("/ui/window/files", test_files);
  g_test_add_func ("/ui/window/only-scores", test_only_scores);
  g_test_add_func ("/ui/window/only-profiles", test_only_profiles);
  g_test_add_func ("/ui/window/empty-answer", test_empty_answer);
  g_test_add_func ("/ui/window/error", test_error);
  g_test_add_func ("/ui/window/error-keeps", test_error_keeps);
  g_test_add_func ("/ui/window/wide", test_wide);
  g_test_add_func ("/ui/window/medium", test_medium);
  g_test_add_func ("/ui/window/narrow", test_narrow);
  g_test_add_func ("/ui/window/focus-returns", test_focus_returns);
  g_test_add_func ("/ui/window/sheet-keeps", test_sheet_keeps);
  g_test_add_func ("/ui/window/sheet-focus", test_sheet_focus);
  g_test_add_func ("/ui/window/narrow-name", test_narrow_name);
  g_test_add_func ("/ui/window/flyout-survives", test_flyout_survives);
  g_test_add_func ("/ui/window/steps", test_steps);
  g_test_add_func ("/ui/window/steps-follow", test_steps_follow);
  g_test_add_func ("/ui/window/freed", test_freed);
  return g_test_run ();
}
