/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reads organisations of 90 days and 420 controls from servers on loopback sockets, each for the first time, with an
 * empty archive, and refreshes it then; and prints as JSON how long, in milliseconds, the main loop did not come round at
 * the longest:
 *
 *   idle     while nothing goes on
 *   recalled from the choice of another organisation, of which the archive has everything already, until its records are
 *            there: its pages are made
 *   shown    while it is drawn for the first time
 *   first    from the choice of one that was never read until its records are there and the window has them
 *   fill-in  while it is drawn for the first time, and all days are read and stored that the archive does not have yet
 *   reading  from the start of a refresh until its records are there and the window has them
 *   redraw   while they are drawn
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

/**
 * Reading:
 * @watch: what watches the main loop
 * @until_records: what it saw until the records were there
 * @came: whether they are there
 *
 * One reading that is watched.
 */
typedef struct {
  Watch *watch;
  GArray *until_records;
  gboolean came;
} Reading;

/* Drawing begins now. What the days of the archive change later is a part of it. */
static void
on_records (BwSession *session, GParamSpec *pspec, Reading *reading)
{
  if (reading->came)
    return;
  reading->came = TRUE;
  end (reading->watch, reading->until_records);
  begin (reading->watch);
}

static void
wait_read (BwSession *session)
{
  while (bw_session_is_loading (session) || bw_session_get_records (session) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_organisation (BwSignInWorld *world, const char *id)
{
  BwCloudFields fields = { .login = bw_fake_entra_get_root (world->entra),
                           .graph = bw_fake_graph_get_root (world->graph) };
  g_autoptr (BwCloud) cloud = bw_cloud_new_custom (&fields, NULL);
  g_autofree char *token = bw_fake_entra_new_refresh_token (world->entra);
  g_autoptr (BwCredential) credential = bw_credential_new (
      &(BwCredentialFields) { .kind = BW_CREDENTIAL_REFRESH_TOKEN, .secret = token });
  g_autoptr (BwOrganisationEntry) entry = bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = id,
      .name = id,
      .cloud = cloud,
      .tenant = BW_FAKE_ENTRA_TENANT,
      .client_id = BW_FAKE_ENTRA_CLIENT,
  });

  bw_organisation_list_add (world->list, entry, NULL, NULL);
  bw_keyring_store (BW_KEYRING (world->keyring), id, credential, FALSE, NULL, NULL);
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

/* Each of them has a folder of its own, in which nothing is yet. */
static void
add_organisations (BwSignInWorld *world)
{
  for (guint i = 0; i <= ROUNDS; i++) {
    g_autofree char *fresh = g_strdup_printf ("round-%u", i);
    g_autofree char *read = g_strdup_printf ("read-%u", i);

    add_organisation (world, fresh);
    add_organisation (world, read);
  }
}

static BwSession *
switch_to (BwWindow *window, guint round, gboolean is_read)
{
  bw_window_organisations_switch (window, (int) (2 * round + (is_read ? 2 : 1)));
  return bw_window_get_session (window);
}

/* Everything comes into its archive, by a session that nobody sees. */
static void
read_unseen (BwSignInWorld *world, guint round)
{
  g_autoptr (BwOrganisationEntry) entry =
                g_list_model_get_item (G_LIST_MODEL (world->store), 2 * round + 1);
  g_autoptr (BwSession) session = bw_session_new_for_entry (world->store, entry);

  bw_session_start (session);
  wait_read (session);
  bw_session_close (session);
}

static void
watch_idle (Watch *watch, GArray *idle)
{
  begin (watch);
  rest (WATCH_MS);
  end (watch, idle);
}

/* From when it was begun until all of it is read and drawn. */
static void
watch_reading (BwSession *session, Watch *watch, GArray *until_records, GArray *after)
{
  Reading reading = { watch, until_records, FALSE };
  gulong handler = g_signal_connect (session, "notify::records", G_CALLBACK (on_records), &reading);

  wait_read (session);
  rest (WATCH_MS);
  g_assert_true (reading.came);
  end (watch, after);
  g_signal_handler_disconnect (session, handler);
}

/* What the first reading has more than a refresh are the days of the fill-in, of which there are most. */
static void
check_filled_in (const BwFakeGraphCounts *first, const BwFakeGraphCounts *again)
{
  if (first->n_bytes < 2 * again->n_bytes)
    g_error ("the days were not filled in: %" G_GUINT64_FORMAT
             " bytes, and then %" G_GUINT64_FORMAT,
             first->n_bytes, again->n_bytes);
}

static void
set_up (BwSignInWorld *world)
{
  g_autoptr (GDateTime) now = NULL;

  bw_sign_in_world_set_up (world, bw_system_clock_new ());
  bw_fake_graph_free (world->graph);
  now = bw_clock_get_now (world->clock);
  world->graph = bw_fake_graph_new (&(BwFakeGraphFields) {
      .today = bw_day_from_date_time (now), .n_days = 90, .n_controls = 420 });
  add_organisations (world);
}

int
main (int argc, char **argv)
{
  BwSignInWorld world = { 0 };
  g_autoptr (GArray) idle = g_array_new (FALSE, FALSE, sizeof (Moment));
  g_autoptr (GArray) recalled = g_array_new (FALSE, FALSE, sizeof (Moment));
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (Moment));
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (Moment));
  g_autoptr (GArray) fill_in = g_array_new (FALSE, FALSE, sizeof (Moment));
  g_autoptr (GArray) reading = g_array_new (FALSE, FALSE, sizeof (Moment));
  g_autoptr (GArray) redraw = g_array_new (FALSE, FALSE, sizeof (Moment));
  Watch watch = { 0 };
  BwWindow *window = NULL;
  const char *page = argc == 2 ? argv[1] : "overview";

  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  set_up (&world);

  window = present_window (&world);
  bw_content_show_page (bw_window_get_content (window), page);
  rest (1500);
  g_timeout_add_full (G_PRIORITY_HIGH, 1, on_tick, &watch, NULL);
  for (guint round = 1; round <= ROUNDS; round++) {
    BwSession *session = NULL;
    BwFakeGraphCounts of_first;
    BwFakeGraphCounts of_again;

    watch_idle (&watch, idle);

    read_unseen (&world, round);
    session = switch_to (window, round, TRUE);
    begin (&watch);
    watch_reading (session, &watch, recalled, shown);

    bw_fake_graph_take_counts (world.graph);
    session = switch_to (window, round, FALSE);
    begin (&watch);
    watch_reading (session, &watch, first, fill_in);
    of_first = bw_fake_graph_take_counts (world.graph);

    begin (&watch);
    gtk_widget_activate_action (GTK_WIDGET (window), "win.refresh", NULL);
    watch_reading (session, &watch, reading, redraw);
    of_again = bw_fake_graph_take_counts (world.graph);
    check_filled_in (&of_first, &of_again);
  }

  printf ("{");
  print_moments ("idle", idle, FALSE);
  print_moments ("recalled", recalled, FALSE);
  print_moments ("shown", shown, FALSE);
  print_moments ("first", first, FALSE);
  print_moments ("fill-in", fill_in, FALSE);
  print_moments ("reading", reading, FALSE);
  print_moments ("redraw", redraw, TRUE);
  fflush (stdout);
  _Exit (0);
}
