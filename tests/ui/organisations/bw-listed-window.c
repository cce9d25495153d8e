/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/organisations/bw-listed-window.h"

#include "support/bw-manual-clock.h"

void
bw_listed_window_set_up (BwListedWindow *self, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  bw_sign_in_world_set_up (&self->world, bw_manual_clock_new ("2026-07-17T12:00:00Z"));
}

static gboolean
is_alone (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

/* Whatever went on in it when it was closed ends, and lets go of everything. */
void
bw_listed_window_tear_down (BwListedWindow *self, gconstpointer data)
{
  if (self->window != NULL)
    bw_ui_test_close (GTK_WINDOW (g_steal_pointer (&self->window)));
  g_assert_true (bw_ui_test_wait (is_alone, self->world.store));
  bw_sign_in_world_tear_down (&self->world);
}

/* An organisation of this world in the list, and its credential in the keyring. */
void
bw_listed_window_add (BwListedWindow *self, const char *id, const char *name)
{
  const char *login = bw_fake_entra_get_root (self->world.entra);
  BwCloudFields fields = { .login = login, .graph = bw_fake_graph_get_root (self->world.graph) };
  g_autoptr (BwCloud) cloud = bw_cloud_new_custom (&fields, NULL);
  g_autofree char *token = bw_fake_entra_new_refresh_token (self->world.entra);
  g_autoptr (BwCredential) credential = bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_REFRESH_TOKEN,
      .secret = token,
  });
  g_autoptr (BwOrganisationEntry) entry = bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = id,
      .name = name,
      .cloud = cloud,
      .tenant = BW_FAKE_ENTRA_TENANT,
      .client_id = BW_FAKE_ENTRA_CLIENT,
      .way = BW_SIGN_IN_BROWSER,
      .account = BW_FAKE_ENTRA_USER,
  });

  g_assert_true (bw_organisation_list_add (self->world.list, entry, NULL, NULL));
  g_assert_true (
      bw_keyring_store (BW_KEYRING (self->world.keyring), id, credential, FALSE, NULL, NULL));
}

void
bw_listed_window_present (BwListedWindow *self)
{
  self->window = bw_ui_test_present_store (self->world.store, 1100, 800);
}

void
bw_listed_window_present_read (BwListedWindow *self)
{
  bw_listed_window_present (self);
  bw_listed_window_wait_read (self);
}

BwSession *
bw_listed_window_get_session (BwListedWindow *self)
{
  return bw_window_get_session (self->window);
}

static gboolean
is_read (gpointer data)
{
  BwSession *session = bw_listed_window_get_session (data);

  return bw_session_get_records (session) != NULL && !bw_session_is_loading (session);
}

static void
fail (BwListedWindow *self, const char *what)
{
  const GError *error = bw_session_get_error (bw_listed_window_get_session (self));
  g_autoptr (GPtrArray) labels = bw_ui_test_find_all (GTK_WIDGET (self->window), GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_mapped (g_ptr_array_index (labels, i)))
      g_test_message ("label: %s", gtk_label_get_text (g_ptr_array_index (labels, i)));
  g_error ("waited in vain for “%s”; error: %s", what, error != NULL ? error->message : "none");
}

/* Until what is shown is read. */
void
bw_listed_window_wait_read (BwListedWindow *self)
{
  if (!bw_ui_test_wait (is_read, self))
    fail (self, "records");
  bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
}

static gboolean
is_done (gpointer data)
{
  return !bw_session_is_loading (bw_listed_window_get_session (data));
}

/* Until a read has ended, well or not. */
void
bw_listed_window_wait_done (BwListedWindow *self)
{
  if (!bw_ui_test_wait (is_done, self))
    fail (self, "an end");
  bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
}

static gboolean
shows_awaited (gpointer data)
{
  BwListedWindow *self = data;

  return bw_listed_window_shows (self, self->awaited);
}

static gboolean
shows_no_more (gpointer data)
{
  return !shows_awaited (data);
}

/* Until a text stands in the window. */
void
bw_listed_window_wait_for (BwListedWindow *self, const char *text)
{
  self->awaited = text;
  if (!bw_ui_test_wait (shows_awaited, self))
    fail (self, text);
  bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
}

void
bw_listed_window_wait_gone (BwListedWindow *self, const char *text)
{
  self->awaited = text;
  if (!bw_ui_test_wait (shows_no_more, self))
    fail (self, "an end of the text");
  bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
}

static gboolean
is_idle (gpointer data)
{
  return !bw_organisation_store_is_busy (data);
}

/* Until all that was asked of the list is done. */
void
bw_listed_window_wait_idle (BwListedWindow *self)
{
  g_assert_true (bw_ui_test_wait (is_idle, self->world.store));
  bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
}

gboolean
bw_listed_window_shows (BwListedWindow *self, const char *text)
{
  return bw_ui_test_shows_text (GTK_WIDGET (self->window), text);
}

void
bw_listed_window_do (BwListedWindow *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL));
}

void
bw_listed_window_switch (BwListedWindow *self, int number)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.organisation", "i", number));
  bw_ui_test_wait_for_frames (GTK_WIDGET (self->window), 2);
}

int
bw_listed_window_get_number (BwListedWindow *self)
{
  int number = -1;

  g_object_get (self->window, "organisation", &number, NULL);
  return number;
}

void
bw_listed_window_click (BwListedWindow *self, const char *label)
{
  GtkWidget *button = bw_ui_test_find_by_label (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, label);

  if (button == NULL)
    fail (self, label);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  bw_ui_test_settle ();
}

/* Far enough that another token has to be obtained. */
void
bw_listed_window_age (BwListedWindow *self)
{
  bw_manual_clock_advance (BW_MANUAL_CLOCK (self->world.clock), 2 * G_TIME_SPAN_HOUR);
}

#define OLD                                                                                        \
  "{\"value\":[{\"id\":\"x_2024-03-01\",\"azureTenantId\":\"%s\",\"createdDateTime\":"             \
  "\"2024-03-01T00:00:00Z\",\"currentScore\":5.0,\"maxScore\":10.0,\"averageComparativeScores\":[" \
  "],"                                                                                             \
  "\"controlScores\":[{\"controlCategory\":\"Identity\",\"controlName\":\"OneAdmin\",\"score\":5." \
  "0,"                                                                                             \
  "\"scoreInPercentage\":50.0}]}]}"

typedef struct {
  BwSession *opened;
  const char *tenant;
} OldDay;

static gboolean
is_opened (gpointer data)
{
  OldDay *awaited = data;
  BwScorecard *scorecard = bw_session_get_scorecard (awaited->opened);

  return scorecard != NULL && !bw_session_is_loading (awaited->opened) &&
         g_str_equal (bw_snapshot_get_tenant_id (bw_scorecard_get_snapshot (scorecard)),
                      awaited->tenant);
}

/**
 * bw_listed_window_open_old_day:
 * @self: a window
 * @tenant: the id of a tenant
 *
 * Opens a file with one day of that tenant, 1 March 2024, and waits until it is shown.
 */
void
bw_listed_window_open_old_day (BwListedWindow *self, const char *tenant)
{
  g_autofree char *path = bw_test_folder_build_path (self->world.folder, "old.json");
  g_autofree char *text = g_strdup_printf (OLD, tenant);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
  bw_window_open_files (self->window, files);
  g_assert_true (
      bw_ui_test_wait (is_opened, &(OldDay) { bw_window_get_opened (self->window), tenant }));
  bw_ui_test_settle ();
}

/**
 * bw_listed_window_ask_to_add:
 * @self: a window that shows files of an organisation of the list
 *
 * Returns: the question to which organisation they are to be added, which is shown
 */
GtkWidget *
bw_listed_window_ask_to_add (BwListedWindow *self)
{
  /* It is looked into the files first. */
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-to-history", NULL);
  bw_listed_window_wait_for (self, "Add to the History of…");
  return bw_ui_test_find (GTK_WIDGET (self->window), ADW_TYPE_ALERT_DIALOG);
}

/**
 * bw_listed_window_answer:
 * @dialog: a question
 * @response: how it is answered
 */
void
bw_listed_window_answer (GtkWidget *dialog, const char *response)
{
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}
