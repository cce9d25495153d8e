/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-ui-test.h"

#include "auth/bw-memory-keyring.h"
#include "organisation/bw-organisation.h"
#include "support/bw-secret-watch.h"
#include "support/bw-test-files.h"
#include "ui/bw-few-actions.h"
#include "ui/organisations/bw-window-organisations.h"

/* Far longer than anything takes: it ends a test that would wait for ever. */
#define PATIENCE_SECONDS 60

/* Milliseconds. */
#define LOOK_AGAIN 50

static BwApplication *the_application;
static BwTestFolder *the_folder;

static void
release_application (void)
{
  g_clear_object (&the_application);
  g_clear_pointer (&the_folder, bw_test_folder_free);
}

/**
 * bw_ui_test_init:
 *
 * Starts a test of the interface: GLib's test framework, GTK, libadwaita, and a registered
 * application to which windows can belong, with a list of organisations of its own.
 */
void
bw_ui_test_init (int *argc, char ***argv)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwKeyring) keyring = bw_memory_keyring_new ();
  g_autoptr (BwOrganisationList) list = NULL;
  g_autoptr (BwOrganisationStore) store = NULL;
  g_autoptr (GError) error = NULL;

  bw_secret_watch_install ();
  gtk_test_init (argc, argv);
  the_folder = bw_test_folder_new ();
  list = bw_organisation_list_new (bw_test_folder_get_path (the_folder));
  store = bw_organisation_store_new (list, keyring, clock);
  the_application = bw_application_new (store);
  g_application_set_flags (G_APPLICATION (the_application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (the_application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (the_application));
  atexit (release_application);
}

static gboolean
raise_flag (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * bw_ui_test_settle:
 *
 * Lets the main loop run until nothing of higher priority than idle work is left.
 */
void
bw_ui_test_settle (void)
{
  gboolean idle = FALSE;

  g_idle_add_full (G_PRIORITY_LOW, raise_flag, &idle, NULL);
  while (!idle)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
look_again (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * bw_ui_test_wait:
 * @condition: what to wait for
 * @data: for @condition
 *
 * Lets the main loop run until the condition holds. It may be about something that the main loop learns nothing of, such
 * as a file that another program writes.
 *
 * Returns: %FALSE when it did not come to hold in a minute
 */
gboolean
bw_ui_test_wait (BwUiTestCondition condition, gpointer data)
{
  gboolean late = FALSE;
  guint alarm = g_timeout_add_seconds (PATIENCE_SECONDS, raise_flag, &late);
  guint looks = g_timeout_add (LOOK_AGAIN, look_again, NULL);

  while (!late && !condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (looks);
  if (!late)
    g_source_remove (alarm);
  return !late;
}

/**
 * bw_ui_test_load_demo:
 *
 * Returns: (transfer full): the records of the demo organisation
 */
BwRecords *
bw_ui_test_load_demo (void)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwOrganisation) organisation = bw_organisation_new_demo (clock);
  g_autoptr (GError) error = NULL;
  BwRecords *records = bw_organisation_refresh (organisation, NULL, &error);

  g_assert_no_error (error);
  return records;
}

static gboolean
is_drawn (gpointer data)
{
  GtkWidget *window = data;

  return gtk_widget_get_mapped (window) && gtk_widget_get_width (window) > 0;
}

/* A width of 0 leaves the size to the window. */
static void
present (GtkWindow *window, int width, int height)
{
  if (width > 0)
    gtk_window_set_default_size (window, width, height);
  gtk_window_present (window);
  g_assert_true (bw_ui_test_wait (is_drawn, window));
  bw_ui_test_settle ();
}

/**
 * bw_ui_test_present_session:
 *
 * Returns: (transfer none): a window of Bolwerk on the screen over @session
 */
BwWindow *
bw_ui_test_present_session (BwSession *session, int width, int height)
{
  BwWindow *window = bw_window_new (the_application, session);

  present (GTK_WINDOW (window), width, height);
  return window;
}

/**
 * bw_ui_test_present_store:
 * @store: the organisations of the list, not read yet
 *
 * Returns: (transfer none): a window of Bolwerk on the screen as the program starts it: the list is being read
 */
BwWindow *
bw_ui_test_present_store (BwOrganisationStore *store, int width, int height)
{
  g_autoptr (BwSession) session = bw_session_new (bw_organisation_store_get_clock (store));
  BwWindow *window = g_object_new (BW_TYPE_WINDOW, "application", the_application, "session",
                                   session, "store", store, NULL);

  bw_organisation_store_load (store);
  bw_window_organisations_start (window);
  present (GTK_WINDOW (window), width, height);
  return window;
}

/**
 * bw_ui_test_present_window:
 * @width: how wide the window is made; 0 leaves its size as it comes by itself
 * @height: how high
 *
 * Returns: (transfer none): a window of Bolwerk on the screen, with nothing open
 */
BwWindow *
bw_ui_test_present_window (int width, int height)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwSession) session = bw_session_new (clock);

  return bw_ui_test_present_session (session, width, height);
}

static gboolean
has_scorecard (gpointer data)
{
  return bw_session_get_scorecard (data) != NULL && !bw_session_is_loading (data);
}

/**
 * bw_ui_test_present_demo:
 * @width: as in bw_ui_test_present_window()
 * @height: as there
 *
 * Returns: (transfer none): a window of Bolwerk on the screen that shows the demo organisation
 */
BwWindow *
bw_ui_test_present_demo (int width, int height)
{
  BwWindow *window = bw_ui_test_present_window (width, height);

  bw_window_open_demo (window);
  g_assert_true (bw_ui_test_wait (has_scorecard, bw_window_get_session (window)));
  bw_ui_test_settle ();
  return window;
}

/**
 * bw_ui_test_present_few:
 * @width: as in bw_ui_test_present_window()
 * @height: as there
 *
 * Returns: (transfer none): a window of Bolwerk on the screen that shows an organisation with some of the demo's actions,
 * which is far less work than all of them
 */
BwWindow *
bw_ui_test_present_few (int width, int height)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwOrganisation) organisation = bw_few_actions_new (clock);
  BwWindow *window = bw_ui_test_present_window (width, height);

  bw_session_open (bw_window_get_session (window), organisation);
  g_assert_true (bw_ui_test_wait (has_scorecard, bw_window_get_session (window)));
  bw_ui_test_settle ();
  return window;
}

/**
 * bw_ui_test_present_widget:
 * @widget: (transfer floating): what to show
 *
 * Returns: (transfer none): a window on the screen with only @widget in it
 */
GtkWindow *
bw_ui_test_present_widget (GtkWidget *widget, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  adw_window_set_content (ADW_WINDOW (window), widget);
  present (window, width, height);
  return window;
}

typedef struct {
  guint seen;
  guint wanted;
} Frames;

static gboolean
count_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ((Frames *) data)->seen++;
  return G_SOURCE_CONTINUE;
}

static gboolean
are_seen (gpointer data)
{
  Frames *frames = data;

  return frames->seen >= frames->wanted;
}

/**
 * bw_ui_test_wait_for_frames:
 * @widget: a widget on the screen
 * @n: how many, at least 2
 *
 * Waits until @widget is laid out as it now is. A frame begins before it is laid out, so what was changed before
 * the first one is in place when the second one begins; what changes by being laid out needs as many more.
 */
void
bw_ui_test_wait_for_frames (GtkWidget *widget, guint n)
{
  Frames frames = { 0, n };
  guint counter = gtk_widget_add_tick_callback (widget, count_frame, &frames, NULL);

  g_assert_true (bw_ui_test_wait (are_seen, &frames));
  gtk_widget_remove_tick_callback (widget, counter);
  bw_ui_test_settle ();
}

/* A page or a dialog of ours that is to go with its window. */
typedef struct {
  gpointer widget;
  const char *type;
} Leaving;

static void
watch_leaving (GtkWidget *widget, GArray *leaving)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  if (g_str_has_prefix (type, "Bw") &&
      (g_str_has_suffix (type, "Page") || g_str_has_suffix (type, "Dialog"))) {
    Leaving one = { widget, type };

    g_array_append_val (leaving, one);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch_leaving (child, leaving);
}

/* Whether somebody has one of them for itself. libadwaita 1.7 does not let go of what stood in a breakpoint bin, be it of
 * a window or of a page, whose breakpoint has changed: then what was the bin's child has all that is in it. */
static gboolean
is_kept (const Leaving *one)
{
  GtkWidget *top = one->widget;

  while (top != NULL && gtk_widget_get_parent (top) != NULL)
    top = gtk_widget_get_parent (top);
  return top != NULL && g_str_has_prefix (G_OBJECT_TYPE_NAME (top), "Bw");
}

/* Some go when an animation or a worker that has them ends. */
static gboolean
have_left (gpointer data)
{
  GArray *leaving = data;

  for (guint i = 0; i < leaving->len; i++)
    if (is_kept (&g_array_index (leaving, Leaving, i)))
      return FALSE;
  return TRUE;
}

static void
stop_watching (GArray *leaving)
{
  for (guint i = 0; i < leaving->len; i++)
    g_clear_weak_pointer (&g_array_index (leaving, Leaving, i).widget);
}

/**
 * bw_ui_test_close:
 * @window: a window
 *
 * Closes a window and asserts that it is gone, with every page and dialog of ours that it has: that nobody kept one.
 */
void
bw_ui_test_close (GtkWindow *window)
{
  g_autoptr (GArray) leaving = g_array_new (FALSE, FALSE, sizeof (Leaving));
  gpointer gone = window;

  /* libadwaita 1.7 never lets go of the picture that stands in for a frame while a breakpoint changes, where the
   * window closes in that very frame. */
  if (gtk_widget_get_mapped (GTK_WIDGET (window)))
    bw_ui_test_wait_for_frames (GTK_WIDGET (window), 2);
  watch_leaving (GTK_WIDGET (window), leaving);
  for (guint i = 0; i < leaving->len; i++) {
    Leaving *one = &g_array_index (leaving, Leaving, i);

    g_object_add_weak_pointer (one->widget, &one->widget);
  }
  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_destroy (window);
  bw_ui_test_settle ();
  g_assert_null (gone);
  if (bw_ui_test_wait (have_left, leaving)) {
    stop_watching (leaving);
    return;
  }
  for (guint i = 0; i < leaving->len; i++) {
    Leaving *one = &g_array_index (leaving, Leaving, i);

    if (is_kept (one))
      g_printerr ("A %s outlives its window.\n", one->type);
  }
  g_assert_not_reached ();
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/**
 * bw_ui_test_find_all:
 *
 * Returns: (transfer container): every widget of @type at and under @root, in their order
 */
GPtrArray *
bw_ui_test_find_all (GtkWidget *root, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, type, found);
  return found;
}

/**
 * bw_ui_test_find:
 *
 * Returns: (transfer none): the first widget of @type at or under @root; it must be there
 */
GtkWidget *
bw_ui_test_find (GtkWidget *root, GType type)
{
  g_autoptr (GPtrArray) found = bw_ui_test_find_all (root, type);

  g_assert_cmpuint (found->len, >, 0);
  return g_ptr_array_index (found, 0);
}

/**
 * bw_ui_test_shows_text:
 *
 * Returns: whether a visible label at or under @root contains @text
 */
gboolean
bw_ui_test_shows_text (GtkWidget *root, const char *text)
{
  g_autoptr (GPtrArray) labels = bw_ui_test_find_all (root, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++) {
    GtkWidget *label = g_ptr_array_index (labels, i);

    if (gtk_widget_get_mapped (label) &&
        strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
      return TRUE;
  }
  return FALSE;
}

/**
 * bw_ui_test_find_by_label:
 *
 * Returns: (transfer none) (nullable): the first mapped widget of @type that shows @label
 */
GtkWidget *
bw_ui_test_find_by_label (GtkWidget *root, GType type, const char *label)
{
  g_autoptr (GPtrArray) found = bw_ui_test_find_all (root, type);

  for (guint i = 0; i < found->len; i++) {
    GtkWidget *widget = g_ptr_array_index (found, i);

    if (gtk_widget_get_mapped (widget) && bw_ui_test_shows_text (widget, label))
      return widget;
  }
  return NULL;
}

typedef struct {
  GtkWidget *window;
  int width;
} Width;

static gboolean
has_width (gpointer data)
{
  Width *width = data;

  return gtk_widget_get_width (width->window) == width->width;
}

/**
 * bw_ui_test_resize:
 * @window: a window on the screen
 * @width: how wide it is to become
 * @height: how high
 *
 * Makes a window another size, and waits until all in it has followed.
 */
void
bw_ui_test_resize (GtkWindow *window, int width, int height)
{
  Width wanted = { GTK_WIDGET (window), width };

  gtk_window_set_default_size (window, width, height);
  g_assert_true (bw_ui_test_wait (has_width, &wanted));
  bw_ui_test_wait_for_frames (GTK_WIDGET (window), 4);
}
