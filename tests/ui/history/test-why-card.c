/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Why the score changed, said of explanations that the demo organisation does not have. */

#include "bw-config.h"

#include "ui/bw-ui-test.h"

#include "model/bw-test-records.h"
#include "source/bw-source.h"
#include "ui/history/bw-why-card.h"

#define assert_shows(root, text) g_assert_true (bw_ui_test_shows_text ((root), (text)))

#define JULY(day) (bw_day_new (2026, 7, (day)))

static BwSnapshot *
make_day (guint day, double points, double max_points)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (points, max_points);

  records->day = JULY (day);
  bw_test_records_add_score (records, .id = "a", .points = points,
                             .percentage = points / max_points * 100, .count = -1, .total = -1);
  return bw_test_records_make_snapshot (records);
}

/* Marked on the 10th, of which nobody knows whether its points came before; and the 12th and the 16th are known in part. */
static BwExplanation *
explain_marked (void)
{
  g_autoptr (BwSnapshot) before = make_day (1, 2, 10);
  g_autoptr (BwSnapshot) after = make_day (15, 10, 10);
  g_autoptr (GPtrArray) states = bw_test_states_new ("ThirdParty", "2026-07-10T10:00:00Z", NULL);
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BwCatalogue) catalogue = NULL;

  g_ptr_array_add (profiles, BW_TEST_PROFILE (.id = "a", .title = "Do a", .max_points = 10,
                                              .state_updates = states));
  catalogue = bw_catalogue_new (NULL, profiles);
  return bw_explanation_new (&(BwExplanationFields) { .before = before,
                                                      .after = after,
                                                      .catalogue = catalogue,
                                                      .passed_before = JULY (3),
                                                      .passed_after = JULY (16) });
}

/* In a page that scrolls, as where it is used. */
static GtkWindow *
present (BwWhyCard *card)
{
  GtkWidget *page = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page), GTK_WIDGET (card));
  return bw_ui_test_present_widget (page, 600, 600);
}

static gboolean
tells_of_mark (gpointer window)
{
  return bw_ui_test_shows_text (
      window, "points +8 · marked on 10 Jul 2026 · its points may have come before that");
}

static void
test_known_in_part (void)
{
  BwWhyCard *card = g_object_new (BW_TYPE_WHY_CARD, NULL);
  GtkWindow *window = present (card);
  g_autoptr (BwExplanation) explanation = explain_marked ();
  GtkWidget *part = NULL;

  bw_why_card_set_explanation (card, explanation, NULL, NULL);
  bw_ui_test_settle ();
  assert_shows (
      GTK_WIDGET (window),
      "From 1 July 2026 to 15 July 2026\n"
      "Not all is known of 3 July 2026 and 16 July 2026: the nearest days before them are "
      "compared.");
  part = bw_ui_test_find (GTK_WIDGET (card), ADW_TYPE_EXPANDER_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (part), TRUE);
  g_assert_true (bw_ui_test_wait (tells_of_mark, window));
  bw_ui_test_close (window);
}

/* Where there is nothing to compare, the way on is said. */
static void
test_only_totals (void)
{
  BwWhyCard *card = g_object_new (BW_TYPE_WHY_CARD, NULL);
  GtkWindow *window = present (card);
  g_autoptr (GError) error =
                g_error_new_literal (BW_SOURCE_ERROR, BW_SOURCE_ERROR_ONLY_TOTALS, "only totals");

  bw_why_card_set_explanation (card, NULL, NULL, error);
  bw_ui_test_settle ();
  assert_shows (
      GTK_WIDGET (window),
      "It takes two days with all their actions to tell why the score changed. Of that day, "
      "and of those shortly before it, only the totals or a part are known so far. Bolwerk "
      "goes on reading earlier days when it refreshes; try again then, or choose another "
      "day.");
  bw_ui_test_close (window);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/why-card/known-in-part", test_known_in_part);
  g_test_add_func ("/ui/why-card/only-totals", test_only_totals);
  return g_test_run ();
}
