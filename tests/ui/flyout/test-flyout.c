/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include <math.h>

#include "model/bw-action-private.h"
#include "model/bw-test-records.h"
#include "model/bw-words.h"
#include "present/bw-action-text.h"
#include "present/bw-format.h"
#include "ui/bw-ui-test.h"
#include "ui/flyout/bw-flyout.h"

#define SETTINGS "https://entra.example/settings?a=1&b=2"
#define ORGANISATION_MAX 200.0

/* An action with all of its texts: 4 of 10 points. */
static const BwControlProfileFields PROFILE = {
  .id = "OneAdmin",
  .title = "Name more than one <global> administrator & keep two",
  .service = "AzureAD",
  .category = BW_CATEGORY_IDENTITY,
  .max_points = 10,
  .rank = 7,
  .action_type = "Config",
  .tier = BW_TIER_CORE,
  .cost = BW_LEVEL_LOW,
  .user_impact = BW_LEVEL_MODERATE,
  .threats = (const char *const[]) { "Account breach", "A threat of tomorrow", NULL },
  .action_url = SETTINGS,
  .remediation = "<ol start=3><li>Do this</li></ol>",
  .remediation_impact = "<p>Hardly at all</p>",
};

static const BwControlScoreFields SCORE = {
  .id = "OneAdmin",
  .category = BW_CATEGORY_IDENTITY,
  .points = 4,
  .percentage = 40,
  .description = "<p>Why it matters</p>",
  .implementation_status = "<p>You have one</p>",
  .count = -1,
  .total = -1,
};

static BwAction *
new_action (BwControlProfileFields profile_fields, const BwControlScoreFields *score_fields)
{
  g_autoptr (BwControlProfile) profile = bw_control_profile_new (&profile_fields);
  g_autoptr (BwControlScore) score =
                score_fields != NULL ? bw_control_score_new (score_fields) : NULL;

  return bw_action_new (profile, score, NULL, TRUE, ORGANISATION_MAX);
}

static GtkWindow *
present_action (BwAction *action, BwFlyout **flyout)
{
  *flyout = BW_FLYOUT (bw_flyout_new ());
  bw_flyout_set_action (*flyout, action);
  return bw_ui_test_present_widget (GTK_WIDGET (*flyout), 420, 700);
}

static gboolean
shows (BwFlyout *flyout, const char *text)
{
  return bw_ui_test_shows_text (GTK_WIDGET (flyout), text);
}

static void
assert_shows (BwFlyout *flyout, const char *const *texts)
{
  for (; *texts != NULL; texts++) {
    if (!shows (flyout, *texts))
      g_error ("The flyout does not show “%s”", *texts);
  }
}

#define assert_shows_all(flyout, ...) \
  assert_shows (flyout, (const char *const[]) { __VA_ARGS__, NULL })

static GtkWidget *
find_button (BwFlyout *flyout, const char *label)
{
  return bw_ui_test_find_by_label (GTK_WIDGET (flyout), GTK_TYPE_BUTTON, label);
}

static void
test_complete (void)
{
  g_autoptr (BwAction) action = new_action (PROFILE, &SCORE);
  BwFlyout *flyout = NULL;
  GtkWindow *window = present_action (action, &flyout);

  assert_shows_all (flyout, "Name more than one <global> administrator & keep two", "To address",
                    "Score impact +3.00%", "4 / 10 points");
  assert_shows_all (flyout, "Description", "Why it matters", "Next Steps", "3.", "Do this",
                    "How Will This Affect My Users?", "Hardly at all", "Implementation Status",
                    "You have one");
  assert_shows_all (flyout, "At a Glance", "Category", "Identity", "Product", "Microsoft Entra ID",
                    "Protects Against", "Account breach, A threat of tomorrow", "User Impact",
                    "Moderate", "Implementation Cost", "Low", "Tier", "Core", "Rank", "7", "Id",
                    "OneAdmin");
  assert_shows_all (flyout, "When Microsoft last looked is not known.", "up to 24 hours",
                    "24 to 48");
  g_assert_false (shows (flyout, "[Not scored]"));
  g_assert_false (shows (flyout, "[Retired]"));
  bw_ui_test_close (window);
}

/* In July 9 of 10 points, and worth 12 in all: now 4 of 10. */
static void
test_recent (void)
{
  BwControlScoreFields before = SCORE;
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwAction) action = new_action (PROFILE, &SCORE);
  g_autoptr (BwRecent) recent = NULL;
  BwFlyout *flyout = NULL;
  GtkWindow *window = NULL;
  g_autofree char *said = NULL;
  g_autofree char *fall = NULL;

  before.points = 9;
  before.percentage = 75;
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);

    g_ptr_array_add (scores, bw_control_score_new (i == 0 ? &before : &SCORE));
    g_ptr_array_add (days, bw_snapshot_new (&(BwSnapshotFields) {
                               .id = "day",
                               .tenant_id = "tenant",
                               .day = bw_day_new (2026, 7, 1 + i),
                               .control_scores = scores,
                           }));
  }
  recent = bw_recent_new (days, NULL, NULL);
  bw_action_set_recent (action, recent);
  window = present_action (action, &flyout);
  said = bw_format_day (bw_day_new (2026, 7, 2));
  fall = g_strdup_printf ("Regressed on %s: 4 / 10 points, was 9 / 12\n"
                          "Updated by Microsoft on %s: maximum 10, was 12",
                          said, said);
  assert_shows_all (flyout, fall);
  bw_ui_test_close (window);
}

static void
test_accessible (void)
{
  g_autoptr (BwAction) action = new_action (PROFILE, &SCORE);
  BwFlyout *flyout = NULL;
  GtkWindow *window = present_action (action, &flyout);
  GtkWidget *title = bw_ui_test_find_by_label (GTK_WIDGET (flyout), GTK_TYPE_LABEL, "Name more");
  GtkWidget *heading = bw_ui_test_find_by_label (GTK_WIDGET (flyout), GTK_TYPE_LABEL, "Next Steps");

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (flyout), GTK_ACCESSIBLE_ROLE_REGION);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (flyout), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       title, NULL);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 1);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
  bw_ui_test_close (window);
}

/* The statuses, each with how it comes about. */
typedef struct {
  const char *state;
  double points;
  const char *status;
} StatusCase;

static const StatusCase STATUSES[] = {
  { BW_STATE_DEFAULT, 4, "To address" },
  { BW_STATE_DEFAULT, 10, "Completed" },
  { BW_STATE_IGNORED, 4, "Risk accepted" },
  { BW_STATE_THIRD_PARTY, 10, "Resolved through third party" },
  { BW_STATE_REVIEWED, 0, "Reviewed" },
  { "Tomorrow’s word", 0, "Tomorrow’s word" },
};

static void
test_status (gconstpointer data)
{
  const StatusCase *it = data;
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_object_unref);
  BwControlProfileFields profile = PROFILE;
  BwControlScoreFields score = SCORE;
  g_autoptr (BwAction) action = NULL;
  BwFlyout *flyout = NULL;
  GtkWindow *window = NULL;

  g_ptr_array_add (updates, BW_TEST_UPDATE (.state = it->state));
  profile.state_updates = updates;
  score.points = it->points;
  action = new_action (profile, &score);
  window = present_action (action, &flyout);
  g_assert_true (shows (flyout, it->status));
  g_assert_true (
      shows (flyout, it->points == 10 ? "All its points are achieved." : "Score impact"));
  bw_ui_test_close (window);
}

static void
test_planned (void)
{
  g_autoptr (BwControlProfile) profile = bw_control_profile_new (&PROFILE);
  g_autoptr (BwControlScore) score = bw_control_score_new (&SCORE);
  g_autoptr (BwPlanEntry) entry = BW_TEST_PLAN_ENTRY (.id = "OneAdmin", .planned = TRUE);
  g_autoptr (BwAction) action = bw_action_new (profile, score, entry, TRUE, ORGANISATION_MAX);
  BwFlyout *flyout = NULL;
  GtkWindow *window = present_action (action, &flyout);

  g_assert_true (shows (flyout, "Planned"));
  bw_ui_test_close (window);
}

static void
assert_not_scored (BwAction *action, const char *reason)
{
  g_autofree char *points = bw_action_text_say_points (action);
  BwFlyout *flyout = NULL;
  GtkWindow *window = present_action (action, &flyout);

  assert_shows_all (flyout, "[Not scored]", reason);
  g_assert_false (shows (flyout, "Score impact"));
  g_assert_false (shows (flyout, points));
  bw_ui_test_close (window);
}

static void
test_not_scored (void)
{
  BwControlProfileFields profile = PROFILE;
  g_autoptr (BwAction) not_assessed = new_action (PROFILE, NULL);
  g_autoptr (BwAction) no_maximum = NULL;

  profile.max_points = 0;
  no_maximum = new_action (profile, &SCORE);
  assert_not_scored (no_maximum, "Microsoft gives no points for this action.");
  assert_not_scored (not_assessed, "Microsoft does not assess this action in this organisation");
}

static void
test_retired (void)
{
  BwControlProfileFields profile = PROFILE;
  g_autoptr (BwAction) action = NULL;
  BwFlyout *flyout = NULL;
  GtkWindow *window = NULL;

  profile.deprecated = TRUE;
  action = new_action (profile, &SCORE);
  window = present_action (action, &flyout);
  g_assert_true (shows (flyout, "[Retired]"));
  bw_ui_test_close (window);
}

/* What Graph left out leaves no heading behind. */
static void
test_missing_texts (void)
{
  BwControlProfileFields profile = PROFILE;
  BwControlScoreFields score = SCORE;
  g_autoptr (BwAction) action = NULL;
  BwFlyout *flyout = NULL;
  GtkWindow *window = NULL;

  profile.remediation = "<p> &nbsp; </p>";
  profile.remediation_impact = NULL;
  profile.threats = NULL;
  profile.rank = -1;
  score.description = "";
  score.implementation_status = NULL;
  action = new_action (profile, &score);
  window = present_action (action, &flyout);
  for (const char *const *heading =
           (const char *const[]) { "Description", "Next Steps", "How Will This Affect My Users?",
                                   "Implementation Status", "Protects Against", "Rank", NULL };
       *heading != NULL; heading++)
    g_assert_false (shows (flyout, *heading));
  assert_shows_all (flyout, "At a Glance", "Category", "OneAdmin");
  bw_ui_test_close (window);
}

static void
test_unknown_words (void)
{
  BwControlProfileFields profile = PROFILE;
  g_autoptr (BwAction) action = NULL;
  BwFlyout *flyout = NULL;
  GtkWindow *window = NULL;

  profile.category = "Robots <b>";
  profile.service = "NEWSVC & Co";
  profile.tier = "Tier of tomorrow";
  profile.cost = "Enormous";
  profile.user_impact = BW_WORD_UNKNOWN;
  action = new_action (profile, NULL);
  window = present_action (action, &flyout);
  assert_shows_all (flyout, "Robots <b>", "NEWSVC & Co", "Tier of tomorrow", "Enormous", "Unknown");
  bw_ui_test_close (window);
}

static void
test_settings (void)
{
  g_autoptr (BwAction) action = new_action (PROFILE, &SCORE);
  BwFlyout *flyout = NULL;
  GtkWindow *window = present_action (action, &flyout);
  GtkWidget *button = find_button (flyout, "View Settings");

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, SETTINGS);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       SETTINGS);
  bw_ui_test_close (window);
}

typedef struct {
  const char *address;
  const char *reason;
} NoSettings;

static const NoSettings NO_SETTINGS[] = {
  { NULL, "Microsoft names no page" },
  { "", "Microsoft names no page" },
  { "http://entra.example/", "not a secure web address" },
  { "javascript:alert(1)", "not a secure web address" },
  { "file:///etc/passwd", "not a secure web address" },
  { "https://entra.example@evil.example/", "not a secure web address" },
};

static void
test_no_settings (gconstpointer data)
{
  const NoSettings *it = data;
  BwControlProfileFields profile = PROFILE;
  g_autoptr (BwAction) action = NULL;
  BwFlyout *flyout = NULL;
  GtkWindow *window = NULL;

  profile.action_url = it->address;
  action = new_action (profile, &SCORE);
  window = present_action (action, &flyout);
  g_assert_null (find_button (flyout, "View Settings"));
  g_assert_nonnull (find_button (flyout, "Copy Link"));
  g_assert_true (shows (flyout, it->reason));
  bw_ui_test_close (window);
}

static void
test_copy_link (void)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (4, 10);
  g_autoptr (BwScorecard) scorecard = bw_test_records_make_scorecard (records);
  g_autoptr (BwAction) action = new_action (PROFILE, &SCORE);
  g_autofree char *address =
      bw_action_get_portal_address (action, bw_scorecard_get_tenant_id (scorecard));
  BwFlyout *flyout = NULL;
  GtkWindow *window = present_action (action, &flyout);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (flyout));
  GValue value = G_VALUE_INIT;

  bw_flyout_set_scorecard (flyout, scorecard);
  g_signal_emit_by_name (find_button (flyout, "Copy Link"), "clicked");

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (
      gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, address);
  g_assert_true (g_str_has_prefix (address, "https://security.microsoft.com/securescore?"));
  g_assert_nonnull (strstr (address, "actionId=OneAdmin"));
  g_value_unset (&value);
  bw_ui_test_close (window);
}

static guint
count_widgets (BwFlyout *flyout)
{
  g_autoptr (GPtrArray) found = bw_ui_test_find_all (GTK_WIDGET (flyout), GTK_TYPE_WIDGET);

  return found->len;
}

/* Going through a hundred actions leaves behind what the last one needs, and no action. */
static void
test_many (void)
{
  g_autoptr (BwAction) first = new_action (PROFILE, &SCORE);
  BwAction *other = new_action (PROFILE, NULL);
  gpointer gone = other;
  BwFlyout *flyout = NULL;
  GtkWindow *window = present_action (first, &flyout);
  guint before = count_widgets (flyout);

  g_object_add_weak_pointer (G_OBJECT (other), &gone);
  for (guint i = 0; i < 100; i++)
    bw_flyout_set_action (flyout, i % 2 == 0 ? other : first);
  bw_ui_test_settle ();
  g_assert_cmpuint (count_widgets (flyout), ==, before);
  g_object_unref (other);
  g_assert_null (gone);
  bw_ui_test_close (window);
}

/* Another action is read from its top; the same one, refreshed, stays where it is. */
static void
test_position (void)
{
  g_autofree char *steps = g_strdup_printf ("<p>%0500d</p>", 0);
  BwControlProfileFields profile = PROFILE;
  g_autoptr (BwAction) first = NULL;
  g_autoptr (BwAction) refreshed = NULL;
  g_autoptr (BwAction) other = NULL;
  BwFlyout *flyout = NULL;
  GtkWindow *window = NULL;
  GtkAdjustment *position = NULL;

  first = new_action (profile, &SCORE);
  profile.remediation = steps;
  refreshed = new_action (profile, &SCORE);
  profile.id = "Another";
  other = new_action (profile, &SCORE);
  window = present_action (first, &flyout);
  position = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (bw_ui_test_find (GTK_WIDGET (flyout), GTK_TYPE_SCROLLED_WINDOW)));

  gtk_adjustment_set_value (position, 50);
  bw_ui_test_wait_for_frames (GTK_WIDGET (flyout), 4);
  g_assert_cmpfloat (gtk_adjustment_get_value (position), ==, 50);
  bw_flyout_set_action (flyout, refreshed);
  bw_ui_test_wait_for_frames (GTK_WIDGET (flyout), 4);
  g_assert_cmpfloat (gtk_adjustment_get_value (position), ==, 50);
  bw_flyout_set_action (flyout, other);
  bw_ui_test_wait_for_frames (GTK_WIDGET (flyout), 4);
  g_assert_cmpfloat (gtk_adjustment_get_value (position), ==, 0);
  bw_ui_test_close (window);
}

static void
add_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (STATUSES); i++) {
    g_autofree char *path = g_strdup_printf ("/ui/flyout/status/%u", i);

    g_test_add_data_func (path, &STATUSES[i], test_status);
  }
  for (guint i = 0; i < G_N_ELEMENTS (NO_SETTINGS); i++) {
    g_autofree char *path = g_strdup_printf ("/ui/flyout/no-settings/%u", i);

    g_test_add_data_func (path, &NO_SETTINGS[i], test_no_settings);
  }
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/flyout/complete", test_complete);
  g_test_add_func ("/ui/flyout/recent", test_recent);
  g_test_add_func ("/ui/flyout/accessible", test_accessible);
  g_test_add_func ("/ui/flyout/status/planned", test_planned);
  g_test_add_func ("/ui/flyout/not-scored", test_not_scored);
  g_test_add_func ("/ui/flyout/retired", test_retired);
  g_test_add_func ("/ui/flyout/missing-texts", test_missing_texts);
  g_test_add_func ("/ui/flyout/unknown-words", test_unknown_words);
  g_test_add_func ("/ui/flyout/settings", test_settings);
  g_test_add_func ("/ui/flyout/copy-link", test_copy_link);
  g_test_add_func ("/ui/flyout/many", test_many);
  g_test_add_func ("/ui/flyout/position", test_position);
  add_cases ();
  return g_test_run ();
}
