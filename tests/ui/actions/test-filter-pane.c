/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The pane of filters, over the records of one organisation and then of another. */

#include "bw-config.h"

#include "model/bw-test-records.h"
#include "ui/actions/bw-filter-pane.h"
#include "ui/bw-ui-test.h"

/* An answer over actions of these services, one for each. */
static BwQueryResult *
ask (const char *const *services)
{
  g_autoptr (BwTestRecords) records = bw_test_records_new (1, 10);
  g_autoptr (BwScorecard) scorecard = NULL;
  g_autoptr (BwQuery) query = bw_query_new ();

  for (guint i = 0; services[i] != NULL; i++) {
    g_autofree char *id = g_strdup_printf ("a%u", i);

    bw_test_records_add_profile (records, .id = id, .title = id, .service = services[i],
                                 .max_points = 10);
    bw_test_records_add_score (records, .id = id, .points = 1, .percentage = 10);
  }
  scorecard = bw_test_records_make_scorecard (records);
  return bw_query_result_new (scorecard, query);
}

static AdwExpanderRow *
find_product (GtkWidget *pane)
{
  g_autoptr (GPtrArray) facets = bw_ui_test_find_all (pane, ADW_TYPE_EXPANDER_ROW);

  for (guint i = 0; i < facets->len; i++)
    if (g_str_equal (adw_preferences_row_get_title (facets->pdata[i]), "Product"))
      return facets->pdata[i];
  g_assert_not_reached ();
}

/* What the rows of the facet say, from the top. */
static char *
list_rows (AdwExpanderRow *facet)
{
  g_autoptr (GPtrArray) rows = bw_ui_test_find_all (GTK_WIDGET (facet), ADW_TYPE_ACTION_ROW);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++) {
    const char *title = adw_preferences_row_get_title (rows->pdata[i]);

    /* The facet's own head is an action row too. */
    if (g_str_equal (title, "Product") || !gtk_widget_get_visible (rows->pdata[i]))
      continue;
    g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "", title);
  }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Values that are gone go, new ones take their place in the order of the answer. */
static void
test_other_records (void)
{
  GtkWidget *pane = bw_filter_pane_new ();
  GtkWindow *window = bw_ui_test_present_widget (pane, 400, 600);
  g_autoptr (BwQueryResult) first = ask ((const char *const[]) { "EXO", "MDATP", "SPO", NULL });
  g_autoptr (BwQueryResult) second = ask ((const char *const[]) { "AzureAD", "EXO", "MDATP", NULL });
  GtkWidget *check = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  bw_filter_pane_set_result (BW_FILTER_PANE (pane), first);
  adw_expander_row_set_expanded (find_product (pane), TRUE);
  before = list_rows (find_product (pane));
  g_assert_cmpstr (before, ==, "Exchange Online|Microsoft Defender for Endpoint|SharePoint Online");
  check = bw_ui_test_find (GTK_WIDGET (find_product (pane)), GTK_TYPE_CHECK_BUTTON);
  gtk_test_accessible_assert_role (check, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_state (check, GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);

  bw_filter_pane_set_result (BW_FILTER_PANE (pane), second);
  after = list_rows (find_product (pane));
  g_assert_cmpstr (after, ==, "Exchange Online|Microsoft Defender for Endpoint|Microsoft Entra ID");
  bw_ui_test_close (window);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/filter-pane/other-records", test_other_records);
  return g_test_run ();
}
