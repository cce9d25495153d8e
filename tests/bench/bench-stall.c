/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Refreshes an organisation of 90 days and 420 controls from servers on loopback sockets, and prints as JSON how
 * long, in milliseconds, the main loop did not come round at the longest:
 *
 *   idle     while nothing goes on
 *   reading  from the start of a refresh until its records are there
 *   redraw   while the window takes them over and draws them
 *
 * of each "wall", which a busy machine makes longer, and "work", the processor time of the main thread. */

#include "bw-config.h"

#include <adwaita.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "ui/organisations/bw-window-organisations.h"
#include "ui/sign-in/bw-sign-in-world.h"

#define ROUNDS 15

/* How long nothing, or the drawing, is watched. */
#define WATCH_MS 600

typedef struct {
  double wall;
  double work;
} Moment;

typedef struct {
  Moment last;
  Moment longest;
} Watch;

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

static Moment
read_now (void)
{
  return (Moment) { read_clock (CLOCK_MONOTONIC), read_clock (CLOCK_THREAD_CPUTIME_ID) };
}

static void
note (Watch *watch)
{
  Moment now = read_now ();

  watch->longest.wall = MAX (watch->longest.wall, now.wall - watch->last.wall);
  watch->longest.work = MAX (watch->longest.work, now.work - watch->last.work);
  watch->last = now;
}

static gboolean
on_tick (gpointer data)
{
  note (data);
  return G_SOURCE_CONTINUE;
}

static void
begin (Watch *watch)
{
  *watch = (Watch) { .last = read_now () };
}

static Moment
end (Watch *watch, GArray *moments)
{
  note (watch);
  g_array_append_val (moments, watch->longest);
  return watch->longest;
}

static gboolean
raise_flag (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
rest (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, raise_flag, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

typedef struct {
  Watch *watch;
  GArray *reading;
} Reading;

/* The first that hears of the records: what is done with them comes after. */
static void
on_records (BwSession *session, GParamSpec *pspec, Reading *reading)
{
  end (reading->watch, reading->reading);
  begin (reading->watch);
}

static void
wait_read (BwSession *session)
{
  while (bw_session_is_loading (session) || bw_session_get_records (session) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_organisation (BwSignInWorld *world)
{
  BwCloudFields fields = { .login = bw_fake_entra_get_root (world->entra),
                           .graph = bw_fake_graph_get_root (world->graph) };
  g_autoptr (BwCloud) cloud = bw_cloud_new_custom (&fields, NULL);
  g_autofree char *token = bw_fake_entra_new_refresh_token (world->entra);
  g_autoptr (BwCredential) credential = bw_credential_new (
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_REFRESH_TOKEN, .secret = token });
  g_autoptr (BwOrganisationEntry) entry = bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = "one",
      .name = "One",
      .cloud = cloud,
      .tenant = BW_FAKE_ENTRA_TENANT,
      .client_id = BW_FAKE_ENTRA_CLIENT,
  });

  bw_organisation_list_add (world->list, entry, NULL, NULL);
  bw_keyring_store (BW_KEYRING (world->keyring), "one", credential, FALSE, NULL, NULL);
}

static BwWindow *
present_window (BwSignInWorld *world)
{
  g_autoptr (BwSession) session = bw_session_new (world->clock);
  BwWindow *window = g_object_new (BW_TYPE_WINDOW, "session", session, "store", world->store, NULL);

  bw_organisation_store_load (world->store);
  bw_window_organisations_start (window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  while (bw_session_get_entry (bw_window_get_session (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_read (bw_window_get_session (window));
  return window;
}

static void
print_moments (const char *name, GArray *moments, gboolean is_last)
{
  printf ("\"%s\": {\"wall\": [", name);
  for (guint i = 0; i < moments->len; i++)
    printf ("%s%.3f", i > 0 ? ", " : "", g_array_index (moments, Moment, i).wall);
  printf ("], \"work\": [");
  for (guint i = 0; i < moments->len; i++)
    printf ("%s%.3f", i > 0 ? ", " : "", g_array_index (moments, Moment, i).work);
  printf ("]}%s", is_last ? "}\n" : ", ");
}

int
main (int argc, char **argv)
{
  BwSignInWorld world = { 0 };
  g_autoptr (GArray) idle = g_array_new (FALSE, FALSE, sizeof (Moment));
  g_autoptr (GArray) reading = g_array_new (FALSE, FALSE, sizeof (Moment));
  g_autoptr (GArray) redraw = g_array_new (FALSE, FALSE, sizeof (Moment));
  Watch watch = { 0 };
  Reading read = { &watch, reading };
  BwWindow *window = NULL;
  BwSession *session = NULL;
  const char *page = argc == 2 ? argv[1] : "overview";

  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  bw_sign_in_world_set_up (&world, bw_system_clock_new ());
  bw_fake_graph_free (world.graph);
  world.graph = bw_fake_graph_new (&(BwFakeGraphFields) { .n_days = 90, .n_controls = 420 });
  add_organisation (&world);

  window = present_window (&world);
  session = bw_window_get_session (window);
  bw_content_show_page (bw_window_get_content (window), page);
  rest (1500);
  g_timeout_add_full (G_PRIORITY_HIGH, 1, on_tick, &watch, NULL);
  for (guint round = 0; round < ROUNDS; round++) {
    gulong handler = 0;

    begin (&watch);
    rest (WATCH_MS);
    end (&watch, idle);

    begin (&watch);
    handler = g_signal_connect (session, "notify::records", G_CALLBACK (on_records), &read);
    gtk_widget_activate_action (GTK_WIDGET (window), "win.refresh", NULL);
    wait_read (session);
    rest (WATCH_MS);
    end (&watch, redraw);
    g_signal_handler_disconnect (session, handler);
  }

  printf ("{");
  print_moments ("idle", idle, FALSE);
  print_moments ("reading", reading, FALSE);
  print_moments ("redraw", redraw, TRUE);
  fflush (stdout);
  _Exit (0);
}
