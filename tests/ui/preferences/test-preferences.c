/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The preferences: the timer of a systemd on a real connection of D-Bus, and archives in a folder that vanishes. */

#include "bw-config.h"

#include "archive/bw-archive.h"
#include "organisation/bw-kept-archive.h"
#include "organisation/bw-retention.h"
#include "support/bw-manual-clock.h"
#include "support/bw-test-files.h"
#include "ui/bw-ui-test.h"
#include "ui/preferences/bw-preferences-dialog.h"

#define TENANT "11111111-2222-3333-4444-555555555555"

/* What the user's systemd does, as far as the timer asks it. */
typedef struct {
  GDBusServer *server;
  GDBusConnection *connection;
  GDBusConnection *client;
  GString *said;
  const char *state; /* NULL: it does not know the timer */
  const char *fails_at; /* a method that is refused */
  gboolean is_late; /* it does not answer it in time */
} Systemd;

typedef struct {
  BwTestFolder *folder;
  BwClock *clock;
  BwOrganisationList *list;
  Systemd systemd;
  BwRefreshTimer *timer;
  AdwDialog *dialog;
  GtkWindow *window;
} Fixture;

static const char XML[] =
    "<node><interface name='org.freedesktop.systemd1.Manager'>"
    "<method name='GetUnitFileState'><arg type='s' direction='in'/><arg type='s' "
    "direction='out'/></method>"
    "<method name='EnableUnitFiles'><arg type='as' direction='in'/><arg type='b' direction='in'/>"
    "<arg type='b' direction='in'/><arg type='b' direction='out'/><arg type='a(sss)' "
    "direction='out'/></method>"
    "<method name='DisableUnitFiles'><arg type='as' direction='in'/><arg type='b' direction='in'/>"
    "<arg type='a(sss)' direction='out'/></method>"
    "<method name='Reload'/>"
    "<method name='StartUnit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='o' direction='out'/></method>"
    "<method name='StopUnit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='o' direction='out'/></method>"
    "</interface></node>";

static GVariant *
answer (Systemd *self, const char *method)
{
  if (g_str_equal (method, "GetUnitFileState"))
    return g_variant_new ("(s)", self->state);
  if (g_str_equal (method, "EnableUnitFiles")) {
    self->state = "enabled";
    return g_variant_new ("(ba(sss))", TRUE, NULL);
  }
  if (g_str_equal (method, "DisableUnitFiles")) {
    self->state = "disabled";
    return g_variant_new ("(a(sss))", NULL);
  }
  if (g_str_equal (method, "Reload"))
    return NULL;
  return g_variant_new ("(o)", "/org/freedesktop/systemd1/job/1");
}

static void
on_call (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer data)
{
  Systemd *self = data;

  g_string_append_printf (self->said, "%s ", method);
  /* As the bus, or GDBus itself, says it once they have waited. */
  if (self->is_late && g_strcmp0 (self->fails_at, method) == 0)
    g_dbus_method_invocation_return_error_literal (invocation, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                                                   "Timeout was reached");
  else if (g_strcmp0 (self->fails_at, method) == 0)
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR,
                                                   G_DBUS_ERROR_ACCESS_DENIED, "not now");
  else if (self->state == NULL)
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR,
                                                   G_DBUS_ERROR_FILE_NOT_FOUND, "no such file");
  else
    g_dbus_method_invocation_return_value (invocation, answer (self, method));
}

static gboolean
on_connection (GDBusServer *server, GDBusConnection *connection, gpointer data)
{
  static const GDBusInterfaceVTable table = { on_call, NULL, NULL, { NULL } };
  Systemd *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (XML, &error);

  g_assert_no_error (error);
  self->connection = g_object_ref (connection);
  g_dbus_connection_register_object (connection, "/org/freedesktop/systemd1", info->interfaces[0],
                                     &table, self, NULL, &error);
  g_assert_no_error (error);
  return TRUE;
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer data)
{
  Systemd *self = data;
  g_autoptr (GError) error = NULL;

  self->client = g_dbus_connection_new_for_address_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_connected (gpointer data)
{
  Systemd *self = data;

  return self->client != NULL && self->connection != NULL;
}

static void
systemd_start (Systemd *self, const char *folder)
{
  g_autofree char *address = g_strdup_printf ("unix:dir=%s", folder);
  g_autofree char *guid = g_dbus_generate_guid ();
  g_autoptr (GError) error = NULL;

  self->said = g_string_new (NULL);
  self->server =
      g_dbus_server_new_sync (address, G_DBUS_SERVER_FLAGS_NONE, guid, NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (self->server, "new-connection", G_CALLBACK (on_connection), self);
  g_dbus_server_start (self->server);
  g_dbus_connection_new_for_address (g_dbus_server_get_client_address (self->server),
                                     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT, NULL, NULL,
                                     on_connected, self);
  g_assert_true (bw_ui_test_wait (is_connected, self));
}

static void
systemd_clear (Systemd *self)
{
  g_dbus_server_stop (self->server);
  g_clear_object (&self->client);
  g_clear_object (&self->connection);
  g_clear_object (&self->server);
  g_string_free (self->said, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = bw_test_folder_new ();
  fixture->clock = bw_manual_clock_new ("2026-11-29T12:00:00Z");
  fixture->list = bw_organisation_list_new (bw_test_folder_get_path (fixture->folder));
  systemd_start (&fixture->systemd, bw_test_folder_get_path (fixture->folder));
  fixture->systemd.state = "disabled";
}

static void
close_all (Fixture *fixture)
{
  if (fixture->window != NULL)
    bw_ui_test_close (g_steal_pointer (&fixture->window));
  fixture->dialog = NULL;
  g_clear_object (&fixture->timer);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_all (fixture);
  bw_ui_test_settle ();
  systemd_clear (&fixture->systemd);
  g_clear_object (&fixture->list);
  g_clear_object (&fixture->clock);
  bw_test_folder_free (fixture->folder);
}

static GtkWidget *
find_row (Fixture *fixture, GType type)
{
  return bw_ui_test_find (GTK_WIDGET (fixture->dialog), type);
}

static gboolean
is_ready (gpointer data)
{
  Fixture *fixture = data;

  return !bw_refresh_timer_is_busy (fixture->timer) &&
         gtk_widget_is_sensitive (find_row (fixture, ADW_TYPE_COMBO_ROW));
}

static void
wait_ready (Fixture *fixture)
{
  g_assert_true (bw_ui_test_wait (is_ready, fixture));
}

static void
open_with (Fixture *fixture, BwRefreshTimer *timer)
{
  fixture->timer = timer;
  fixture->window = bw_ui_test_present_widget (adw_bin_new (), 700, 800);
  fixture->dialog = bw_preferences_dialog_new (fixture->list, fixture->clock, timer);
  adw_dialog_present (fixture->dialog, adw_window_get_content (ADW_WINDOW (fixture->window)));
  wait_ready (fixture);
}

static void
open_dialog (Fixture *fixture)
{
  open_with (fixture, bw_refresh_timer_new (fixture->systemd.client, FALSE));
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return bw_ui_test_shows_text (GTK_WIDGET (fixture->window), text);
}

typedef struct {
  Fixture *fixture;
  const char *text;
} Awaited;

static gboolean
is_shown (gpointer data)
{
  Awaited *awaited = data;

  return shows (awaited->fixture, awaited->text);
}

static void
wait_for (Fixture *fixture, const char *text)
{
  Awaited awaited = { fixture, text };

  g_assert_true (bw_ui_test_wait (is_shown, &awaited));
}

/* Switched on and off by what systemctl does, in its order. */
static void
test_timer (Fixture *fixture, gconstpointer data)
{
  AdwSwitchRow *row = NULL;

  open_dialog (fixture);
  row = ADW_SWITCH_ROW (find_row (fixture, ADW_TYPE_SWITCH_ROW));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (row)));
  g_assert_false (adw_switch_row_get_active (row));
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_SWITCH);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_FALSE);
  gtk_test_accessible_assert_role (find_row (fixture, ADW_TYPE_COMBO_ROW),
                                   GTK_ACCESSIBLE_ROLE_COMBO_BOX);
  adw_switch_row_set_active (row, TRUE);
  wait_ready (fixture);
  g_assert_cmpstr (fixture->systemd.said->str, ==,
                   "GetUnitFileState EnableUnitFiles Reload StartUnit GetUnitFileState ");
  g_assert_cmpint (bw_refresh_timer_get_state (fixture->timer), ==, BW_REFRESH_TIMER_ON);

  g_string_truncate (fixture->systemd.said, 0);
  adw_switch_row_set_active (row, FALSE);
  wait_ready (fixture);
  g_assert_cmpstr (fixture->systemd.said->str, ==,
                   "DisableUnitFiles Reload StopUnit GetUnitFileState ");
  g_assert_false (adw_switch_row_get_active (row));
}

/* What was refused is told, and the switch says what holds. */
static void
test_timer_refused (Fixture *fixture, gconstpointer data)
{
  AdwSwitchRow *row = NULL;

  fixture->systemd.fails_at = "EnableUnitFiles";
  open_dialog (fixture);
  row = ADW_SWITCH_ROW (find_row (fixture, ADW_TYPE_SWITCH_ROW));
  adw_switch_row_set_active (row, TRUE);
  wait_ready (fixture);
  bw_ui_test_settle ();
  wait_for (fixture, "The timer was not changed.");
  g_assert_false (adw_switch_row_get_active (row));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (row)));
}

static void
assert_reason (Fixture *fixture, BwRefreshTimer *timer, const char *reason)
{
  open_with (fixture, timer);
  g_assert_false (gtk_widget_is_sensitive (find_row (fixture, ADW_TYPE_SWITCH_ROW)));
  wait_for (fixture, reason);
  close_all (fixture);
}

/* Where it cannot be switched, the reason stands there. */
static void
test_timer_reasons (Fixture *fixture, gconstpointer data)
{
  assert_reason (fixture, bw_refresh_timer_new (fixture->systemd.client, TRUE), "sandbox");
  assert_reason (fixture, bw_refresh_timer_new (NULL, FALSE), "does not run for you here");
  fixture->systemd.state = NULL;
  assert_reason (fixture, bw_refresh_timer_new (fixture->systemd.client, FALSE),
                 "does not know Bolwerk’s timer");
  g_assert_cmpstr (fixture->systemd.said->str, ==, "GetUnitFileState ");
}

/* Who is late is not said to be absent. */
static void
test_timer_late (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  fixture->systemd.is_late = TRUE;
  fixture->systemd.fails_at = "GetUnitFileState";
  assert_reason (fixture, bw_refresh_timer_new (fixture->systemd.client, FALSE),
                 "did not answer in time");
  fixture->systemd.fails_at = "EnableUnitFiles";
  open_dialog (fixture);
  row = find_row (fixture, ADW_TYPE_SWITCH_ROW);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  wait_ready (fixture);
  wait_for (fixture, "Systemd did not answer in time. The switch shows");
}

static void
store (Fixture *fixture, const char *id, BwDay day)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwArchive) archive = bw_archive_open (folder, NULL, fixture->clock, NULL, &error);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (
      days,
      bw_snapshot_new (&(BwSnapshotFields) {
          .id = "", .tenant_id = TENANT, .day = day, .current = 1, .max = 2, .active_users = -1 }));
  bw_archive_store_days (archive, days, BW_ARCHIVE_ORIGIN_GRAPH, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
add (Fixture *fixture, const char *id, const char *name)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("worldwide");
  g_autoptr (BwOrganisationEntry) entry = bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = id,
      .name = name,
      .cloud = cloud,
      .tenant = TENANT,
      .client_id = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
  });

  g_assert_true (bw_organisation_list_add (fixture->list, entry, NULL, NULL));
}

static void
choose (Fixture *fixture, guint n)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (fixture, ADW_TYPE_COMBO_ROW)), n);
  wait_ready (fixture);
  bw_ui_test_settle ();
}

static guint
get_choice (Fixture *fixture)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (fixture, ADW_TYPE_COMBO_ROW)));
}

static void
respond (Fixture *fixture, const char *response)
{
  GtkWidget *dialog = bw_ui_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_ALERT_DIALOG);

  g_assert_nonnull (dialog);
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  wait_ready (fixture);
  bw_ui_test_settle ();
}

/* Before days are deleted it is said how many; who does not want that keeps all, and what was chosen before. */
static void
test_retention (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a", "Voorbeeld_één");
  store (fixture, "a", bw_day_new (2024, 1, 1));
  store (fixture, "a", bw_day_new (2024, 1, 2));
  store (fixture, "a", bw_day_new (2026, 11, 29));
  open_dialog (fixture);
  wait_for (fixture, "Voorbeeld_één");
  wait_for (fixture, "3 days, ");

  choose (fixture, 3); /* five years: nothing is lost, and nobody is asked */
  g_assert_false (shows (fixture, "Delete Old Days?"));
  g_assert_cmpuint (bw_retention_load (fixture->list, NULL), ==, 5);
  choose (fixture, 1);
  wait_for (fixture, "2 days that are older than 1 year");
  respond (fixture, "cancel");
  g_assert_cmpuint (get_choice (fixture), ==, 3);
  g_assert_cmpuint (bw_retention_load (fixture->list, NULL), ==, 5);
  wait_for (fixture, "3 days, ");

  choose (fixture, 1);
  respond (fixture, "delete");
  g_assert_cmpuint (get_choice (fixture), ==, 1);
  g_assert_cmpuint (bw_retention_load (fixture->list, NULL), ==, 1);
  wait_for (fixture, "1 day, ");
}

static gboolean
has_years (gpointer data)
{
  Fixture *fixture = data;

  return bw_retention_load (fixture->list, NULL) == 1;
}

/* Who closes the preferences while days are counted has chosen all the same: the question comes in the window. */
static void
test_retention_closed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *question = NULL;

  add (fixture, "a", "A");
  store (fixture, "a", bw_day_new (2024, 1, 1));
  open_dialog (fixture);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (fixture, ADW_TYPE_COMBO_ROW)), 1);
  adw_dialog_force_close (g_steal_pointer (&fixture->dialog));
  wait_for (fixture, "1 day that is older than 1 year");
  question = bw_ui_test_find (GTK_WIDGET (fixture->window), ADW_TYPE_ALERT_DIALOG);
  g_signal_emit_by_name (question, "response", "delete");
  adw_dialog_force_close (ADW_DIALOG (question));
  g_assert_true (bw_ui_test_wait (has_years, fixture));
}

/* What nobody in the list owns any more is shown, and deleted after a question. */
static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (fixture->list, "gone");
  GtkWidget *button = NULL;

  store (fixture, "gone", bw_day_new (2026, 11, 29));
  open_dialog (fixture);
  wait_for (fixture, "Removed Organisations");
  wait_for (fixture, TENANT);
  g_assert_false (shows (fixture, "Organisations "));
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GPtrArray) buttons =
                  bw_ui_test_find_all (GTK_WIDGET (fixture->dialog), GTK_TYPE_BUTTON);

    for (guint j = 0; j < buttons->len; j++)
      if (g_strcmp0 (gtk_button_get_icon_name (buttons->pdata[j]), "user-trash-symbolic") == 0)
        button = buttons->pdata[j];
    g_assert_nonnull (button);
    g_signal_emit_by_name (button, "clicked");
    bw_ui_test_settle ();
    respond (fixture, i == 0 ? "cancel" : "delete");
    g_assert_true (g_file_test (folder, G_FILE_TEST_EXISTS) == (i == 0));
  }
  g_assert_false (shows (fixture, TENANT));
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
#define ADD(name, function) \
  g_test_add ("/preferences/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("timer", test_timer);
  ADD ("timer-refused", test_timer_refused);
  ADD ("timer-reasons", test_timer_reasons);
  ADD ("timer-late", test_timer_late);
  ADD ("retention", test_retention);
  ADD ("retention-closed", test_retention_closed);
  ADD ("others", test_others);
#undef ADD
  return g_test_run ();
}
