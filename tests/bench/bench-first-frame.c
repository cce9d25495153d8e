/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Opens a window and ends the process at the first frame in which it shows what it is there for, so that
 * the time of the whole process, measured from outside, is the time to that frame.
 *
 *   bench-first-frame empty   an empty libadwaita window
 *   bench-first-frame demo    Bolwerk's overview of the demo organisation
 *   bench-first-frame kept    that of the organisation that is opened by default, from what is kept of it
 *
 *   bench-first-frame prepare
 *     makes that organisation, of which 90 days of 420 controls are kept, among the user's
 *
 * Prints the peak of resident memory up to that frame, in KiB. */

#include "bw-config.h"

#include <adwaita.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "archive/bw-archive.h"
#include "archive/bw-made-days.h"
#include "auth/bw-secret-keyring.h"
#include "ui/bw-application.h"

static long
read_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return -1;
  line = strstr (status, "VmHWM:");
  return line != NULL ? strtol (line + strlen ("VmHWM:"), NULL, 10) : -1;
}

/* Whether a label that says a percentage is on the screen: that is what the overview is opened for. */
static gboolean
shows_percentage (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strchr (gtk_label_get_text (GTK_LABEL (widget)), '%') != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (shows_percentage (child))
      return TRUE;
  }
  return FALSE;
}

static void
frame_painted_cb (GdkFrameClock *clock, GtkWidget *window)
{
  gboolean wants_percentage = g_object_get_data (G_OBJECT (window), "wants-percentage") != NULL;

  if (wants_percentage && !shows_percentage (window))
    return;

  printf ("%ld\n", read_peak_memory ());
  fflush (stdout);
  /* The time of leaving is not asked for. */
  _exit (0);
}

static void
window_mapped_cb (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "after-paint", G_CALLBACK (frame_painted_cb), window);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer wants_percentage)
{
  g_object_set_data (G_OBJECT (window), "wants-percentage", wants_percentage);
  g_signal_connect (window, "map", G_CALLBACK (window_mapped_cb), NULL);
}

static void
activate_empty_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  gtk_window_present (GTK_WINDOW (window));
}

#define N_DAYS 90
#define N_CONTROLS 420
#define ID "kept"

/* Nobody answers there. */
static void
add_organisation (BwOrganisationList *list)
{
  const BwCloudFields fields = { .login = "http://127.0.0.1:9", .graph = "http://127.0.0.1:9" };
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCloud) cloud = bw_cloud_new_custom (&fields, &error);
  g_autoptr (BwOrganisationEntry) entry = NULL;

  g_assert_no_error (error);
  entry = bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = ID,
      .name = "Kept",
      .cloud = cloud,
      .tenant = BW_MADE_TENANT,
      .client_id = "00000000-0000-0000-0000-000000000000",
  });
  bw_organisation_list_add (list, entry, NULL, &error);
  g_assert_no_error (error);
}

static void
prepare (void)
{
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autofree char *folder = bw_organisation_list_build_archive_folder (list, ID);
  g_autoptr (GPtrArray) days = bw_made_days_new (0, N_DAYS, N_CONTROLS);
  g_autoptr (BwCatalogue) catalogue = bw_made_catalogue_new (0, N_CONTROLS);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive = NULL;

  add_organisation (list);
  archive = bw_archive_open (folder, BW_MADE_TENANT, clock, NULL, &error);
  g_assert_no_error (error);
  bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
  g_assert_no_error (error);
  bw_archive_store_catalogue (archive, catalogue, BW_MADE_FIRST + N_DAYS - 1,
                              BW_ARCHIVE_ORIGIN_GRAPH, NULL, &error);
  g_assert_no_error (error);
}

/* As the program starts it. */
static GApplication *
new_bolwerk (void)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new (TRUE);
  g_autoptr (BwOrganisationStore) store = bw_organisation_store_new (list, keyring, clock);

  return G_APPLICATION (bw_application_new (store));
}

int
main (int argc, char **argv)
{
  char *arguments[] = { argv[0], (char *) "--demo", NULL };
  const char *what = argc == 2 ? argv[1] : "";
  gboolean is_empty = g_str_equal (what, "empty");
  gboolean is_demo = g_str_equal (what, "demo");
  g_autoptr (GApplication) application = NULL;

  if (g_str_equal (what, "prepare")) {
    prepare ();
    return 0;
  }
  if (!is_empty && !is_demo && !g_str_equal (what, "kept")) {
    fprintf (stderr, "usage: bench-first-frame empty|demo|kept|prepare\n");
    return 2;
  }

  setlocale (LC_ALL, "");
  if (!is_empty) {
    application = new_bolwerk ();
  } else {
    application =
        G_APPLICATION (adw_application_new (BW_APPLICATION_ID, G_APPLICATION_DEFAULT_FLAGS));
    g_signal_connect (application, "activate", G_CALLBACK (activate_empty_cb), NULL);
  }
  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb),
                    GINT_TO_POINTER (!is_empty));
  return g_application_run (application, is_demo ? 2 : 1, arguments);
}
