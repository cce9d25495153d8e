/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Types into the search of the actions page and into a GtkStringFilter on the title over the same column view,
 * in turn, and prints as JSON, in milliseconds for each keystroke:
 *
 *   bolwerk  from the keystroke to the painted frame that shows its answer
 *   plain    the same for the plain filter
 *   own      the main thread's processor time from the keystroke until the answer stands in the list model
 *            and all else on the page says so, with no column view on the list: what Bolwerk itself does
 *
 * Both windows are of one size, and both have the column view of BwActionTable with the same columns,
 * factories and actions, so that a row costs GTK the same to make, to fill and to draw on both sides. What is
 * typed is a part of the titles as one piece, so that both sides find nearly the same rows. The times fall
 * into two kinds: a keystroke that changes nothing costs a frame, one that changes many rows costs GTK the
 * making of rows. A ratio of each would say most about the first kind; bench.py takes the whole of what is
 * typed.
 *
 *   bench-keystroke N   with N made-up actions */

#include "bw-config.h"

#include <adwaita.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "model/bw-words.h"
#include "organisation/bw-fake-source.h"
#include "ui/actions/bw-action-table.h"
#include "ui/actions/bw-actions-page.h"

/* Typed a letter at a time; what is found goes from many to few and back. */
static const char *const TYPED[] = { "s",       "sh",    "sha", "shar",  "sharing", "sharing f",
                                     "sharing", "sha",   "",    "block", "block m", "block mail",
                                     "block m", "block", "bl",  "mail",  "" };

/* How often all of it is typed, after once that is not counted. */
#define ROUNDS 5

/* Made-up records. */

static char *
make_title (guint i)
{
  static const char *const verbs[] = { "Block", "Require", "Turn on", "Review", "Limit" };
  static const char *const things[] = { "sign-ins", "policy", "sharing", "mail rules",
                                        "devices",  "guests", "tokens" };

  return g_strdup_printf ("%s %s for group %u", verbs[i % G_N_ELEMENTS (verbs)],
                          things[i % G_N_ELEMENTS (things)], i);
}

static BwControlProfile *
make_profile (guint i)
{
  static const char *const services[] = { "AzureAD", "MDATP", "MDO", "EXO", "SPO", "MDA_SF" };
  static const char *const categories[] = { BW_CATEGORY_IDENTITY, BW_CATEGORY_DEVICE,
                                            BW_CATEGORY_APPS, BW_CATEGORY_DATA };
  static const char *const threats[] = { "Account breach", "Data exfiltration", NULL };
  g_autofree char *id = g_strdup_printf ("control_%u", i);
  g_autofree char *title = make_title (i);
  /* As long as real ones are: 355 characters in the median (graph.md §1.5). */
  g_autofree char *steps = g_strdup_printf (
      "<ol><li>Open the admin centre and go to the page of item %u.</li><li>Choose who it is for, "
      "then <b>turn it on</b> for a few people first.</li><li>Look at what they report after a "
      "week; "
      "<a href=\"https://example.com/%u\">the guide</a> says what to look for.</li><li>Then turn "
      "it on for "
      "everybody and tell them beforehand what they will notice.</li></ol>",
      i, i);
  BwControlProfileFields fields = {
    .id = id,
    .title = title,
    .service = services[i % G_N_ELEMENTS (services)],
    .category = categories[i % G_N_ELEMENTS (categories)],
    .max_points = 1 + i % 10,
    .rank = (int) (1 + i % 120),
    .action_type = "Config",
    .tier = BW_TIER_CORE,
    .cost = BW_LEVEL_LOW,
    .user_impact = BW_LEVEL_MODERATE,
    .threats = threats,
    .action_url = "https://example.com/",
    .remediation = steps,
  };

  return bw_control_profile_new (&fields);
}

static BwControlScore *
make_score (guint i, GDateTime *synced)
{
  g_autofree char *id = g_strdup_printf ("control_%u", i);
  BwControlScoreFields fields = {
    .id = id,
    .category = BW_CATEGORY_IDENTITY,
    .points = i % 3 == 0 ? 1 + i % 10 : 0,
    .percentage = i % 3 == 0 ? 100 : 0,
    .last_synced = synced,
    .count = -1,
    .total = -1,
  };

  return bw_control_score_new (&fields);
}

static BwSource *
make_source (guint n)
{
  BwFakeSource *self = bw_fake_source_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 1, 2, 0, 0, 0);
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);
  BwSnapshotFields fields = {
    .id = "bench",
    .tenant_id = "bench",
    .day = bw_day_from_date_time (now),
    .created = now,
    .current = n,
    .max = 5.0 * n,
    .active_users = -1,
    .control_scores = scores,
  };

  for (guint i = 0; i < n; i++) {
    g_ptr_array_add (profiles, make_profile (i));
    g_ptr_array_add (scores, make_score (i, now));
  }
  g_clear_object (&self->snapshot);
  g_clear_object (&self->catalogue);
  self->snapshot = bw_snapshot_new (&fields);
  self->catalogue = bw_catalogue_new ("bench", profiles);
  return BW_SOURCE (self);
}

/* The plain column view. */

static char *
dup_title (BwAction *action, gpointer unused)
{
  return g_strdup (bw_action_get_title (action));
}

static GListModel *
make_filtered (BwScorecard *scorecard, GtkStringFilter *filter)
{
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);
  GListStore *store = g_list_store_new (BW_TYPE_ACTION);

  g_list_store_splice (store, 0, 0, actions->pdata, actions->len);
  return G_LIST_MODEL (
      gtk_filter_list_model_new (G_LIST_MODEL (store), GTK_FILTER (g_object_ref (filter))));
}

/* The columns of the actions page as @room has them, under a search entry. */
static GtkWidget *
make_plain_view (BwScorecard *scorecard, guint room, GtkStringFilter **plain_filter)
{
  GtkExpression *title = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                                      G_CALLBACK (dup_title), NULL, NULL);
  g_autoptr (GtkStringFilter) filter = gtk_string_filter_new (title);
  g_autoptr (GtkSelectionModel) selection =
                GTK_SELECTION_MODEL (gtk_single_selection_new (make_filtered (scorecard, filter)));
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *table = bw_action_table_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  g_object_set (table, "room", room, NULL);
  bw_action_table_set_model (BW_ACTION_TABLE (table), selection);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), entry);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), table);
  *plain_filter = g_steal_pointer (&filter);
  return view;
}

/* Measuring. */

typedef struct {
  double wall;
  double busy;
} Took;

static double
read_thread_clock (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static gboolean
set_flag_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

static void
rest (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_flag_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

typedef void (*TypeFunc) (gpointer target, const char *text);
typedef gboolean (*AnsweredFunc) (gpointer target, const char *text);

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_widget (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
type_text (gpointer root, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_widget (root, GTK_TYPE_SEARCH_ENTRY)), text);
}

/* Setting the text of an entry empties it first; a filter on its "changed" would show all rows in between. */
static void
type_plain (gpointer filter, const char *text)
{
  gtk_string_filter_set_search (filter, text);
}

static Took
measure (GtkWidget *window, gpointer target, TypeFunc type, AnsweredFunc answered, const char *text)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gint64 begin = 0;
  double busy = 0;
  gulong handler = 0;

  /* The clock of frames is at rest, as it is between two keystrokes of a person. */
  rest (120);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  begin = g_get_monotonic_time ();
  busy = read_thread_clock ();
  type (target, text);
  gtk_widget_queue_draw (window);
  while (!answered (target, text))
    g_main_context_iteration (NULL, TRUE);
  painted = FALSE;
  gtk_widget_queue_draw (window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  return (Took) { (g_get_monotonic_time () - begin) / 1000.0, read_thread_clock () - busy };
}

static gboolean
answered_plain (gpointer filter, const char *text)
{
  return TRUE;
}

static gboolean
answered_bolwerk (gpointer page, const char *text)
{
  BwQueryResult *result = bw_actions_page_get_result (page);
  const char *asked =
      result != NULL ? bw_query_get_search (bw_query_result_get_query (result)) : NULL;

  return g_strcmp0 (asked != NULL ? asked : "", text) == 0;
}

static guint
get_room (GtkWidget *page)
{
  guint room = 0;

  g_object_get (find_widget (page, BW_TYPE_ACTION_TABLE), "room", &room, NULL);
  return room;
}

static GtkWidget *
present_window (GtkWidget *content)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
measure_own (GtkWidget *page, GArray *own)
{
  GtkWidget *table = find_widget (page, BW_TYPE_ACTION_TABLE);

  bw_action_table_set_model (BW_ACTION_TABLE (table), NULL);
  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < G_N_ELEMENTS (TYPED); i++) {
      double busy = 0;

      rest (50);
      busy = read_thread_clock ();
      type_text (page, TYPED[i]);
      while (!answered_bolwerk (page, TYPED[i]))
        g_main_context_iteration (NULL, TRUE);
      busy = read_thread_clock () - busy;
      g_array_append_val (own, busy);
    }
}

static void
print_list (const char *name, GArray *values, gboolean last)
{
  printf ("\"%s\": [", name);
  for (guint i = 0; i < values->len; i++)
    printf ("%s%.4f", i > 0 ? ", " : "", g_array_index (values, double, i));
  printf ("]%s", last ? "}\n" : ", ");
}

int
main (int argc, char **argv)
{
  guint n = argc == 2 ? (guint) strtoul (argv[1], NULL, 10) : 0;
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwSource) source = NULL;
  g_autoptr (BwOrganisation) organisation = NULL;
  g_autoptr (BwSession) session = NULL;
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *page = NULL;
  GtkWidget *plain_view = NULL;
  GtkStringFilter *filter = NULL;
  GtkWidget *our_window = NULL;
  GtkWidget *plain_window = NULL;

  if (n == 0) {
    fprintf (stderr, "usage: bench-keystroke N\n");
    return 2;
  }
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();

  source = make_source (n);
  organisation = bw_organisation_new (source, NULL, clock);
  session = bw_session_new (clock);
  bw_session_open (session, organisation);
  while (bw_session_get_scorecard (session) == NULL)
    g_main_context_iteration (NULL, TRUE);

  page = GTK_WIDGET (bw_actions_page_new (session));
  our_window = present_window (page);
  while (!answered_bolwerk (page, ""))
    g_main_context_iteration (NULL, TRUE);
  rest (500);
  plain_view = make_plain_view (bw_session_get_scorecard (session), get_room (page), &filter);
  plain_window = present_window (plain_view);
  /* What is prepared once, while the user looks at the list, is not part of a keystroke. */
  rest (n > 10000 ? 5000 : 1000);

  for (guint round = 0; round <= ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (TYPED); i++) {
      Took a = measure (our_window, page, type_text, answered_bolwerk, TYPED[i]);
      Took b = measure (plain_window, filter, type_plain, answered_plain, TYPED[i]);

      /* The first round warms up. */
      if (round == 0)
        continue;
      g_array_append_val (ours, a.wall);
      g_array_append_val (plain, b.wall);
    }

  measure_own (page, own);

  printf ("{\"keystrokes\": %u, ", (guint) G_N_ELEMENTS (TYPED));
  print_list ("bolwerk", ours, FALSE);
  print_list ("plain", plain, FALSE);
  print_list ("own", own, TRUE);
  fflush (stdout);
  _Exit (0);
}
