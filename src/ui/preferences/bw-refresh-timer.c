/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/preferences/bw-refresh-timer.h"

/* The manager of the user's systemd on the session bus (org.freedesktop.systemd1(5)). */
#define SYSTEMD "org.freedesktop.systemd1"
#define MANAGER_PATH "/org/freedesktop/systemd1"
#define MANAGER SYSTEMD ".Manager"

#define TIMER "bolwerk-refresh.timer"

/* What Flatpak puts into every sandbox. */
#define SANDBOX_MARK "/.flatpak-info"

/* How long systemd may take to answer, in milliseconds. */
#define PATIENCE 10000

struct _BwRefreshTimer {
  GObject parent_instance;

  GDBusConnection *connection;
  BwRefreshTimerState state;
  gboolean is_session;
  gboolean is_sandboxed;
  gboolean is_busy;
  gboolean wants_on;
  guint step;
};

G_DEFINE_FINAL_TYPE (BwRefreshTimer, bw_refresh_timer, G_TYPE_OBJECT)

typedef enum {
  PROP_STATE = 1,
  PROP_BUSY,
} BwRefreshTimerProperty;

static GParamSpec *properties[PROP_BUSY + 1];
static guint signal_failed;

static void
set_busy (BwRefreshTimer *self, gboolean is_busy)
{
  if (self->is_busy == is_busy)
    return;
  self->is_busy = is_busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
set_state (BwRefreshTimer *self, BwRefreshTimerState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
call (BwRefreshTimer *self, const char *method, GVariant *parameters, GAsyncReadyCallback done)
{
  g_dbus_connection_call (self->connection, SYSTEMD, MANAGER_PATH, MANAGER, method, parameters,
                          NULL, G_DBUS_CALL_FLAGS_NONE, PATIENCE, NULL, done, g_object_ref (self));
}

static GVariant *
finish (BwRefreshTimer *self, GAsyncResult *result, GError **error)
{
  return g_dbus_connection_call_finish (self->connection, result, error);
}

/* Looking. */

static BwRefreshTimerState
read_state (const char *said)
{
  if (g_str_equal (said, "enabled") || g_str_equal (said, "enabled-runtime") ||
      g_str_equal (said, "static"))
    return BW_REFRESH_TIMER_ON;
  return BW_REFRESH_TIMER_OFF;
}

/**
 * bw_refresh_timer_is_late:
 * @error: why a call of D-Bus failed
 *
 * Returns: whether nobody answered in time: GDBus itself waits, or the bus does
 */
gboolean
bw_refresh_timer_is_late (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY);
}

/* A file that is not there is told by that name; without systemd the bus says at once that nobody is there. */
static BwRefreshTimerState
read_failure (const GError *error)
{
  g_autofree char *name = g_dbus_error_get_remote_error (error);

  if (bw_refresh_timer_is_late (error))
    return BW_REFRESH_TIMER_NO_ANSWER;
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_FILE_NOT_FOUND) ||
      g_strcmp0 (name, SYSTEMD ".NoSuchUnit") == 0)
    return BW_REFRESH_TIMER_NOT_INSTALLED;
  return BW_REFRESH_TIMER_NO_SESSION;
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BwRefreshTimer) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = finish (self, result, &error);
  const char *said = NULL;

  if (answer != NULL && g_variant_is_of_type (answer, G_VARIANT_TYPE ("(s)"))) {
    g_variant_get (answer, "(&s)", &said);
    set_state (self, read_state (said));
  } else {
    set_state (self, error != NULL ? read_failure (error) : BW_REFRESH_TIMER_NO_SESSION);
  }
  set_busy (self, FALSE);
}

static void
ask_state (BwRefreshTimer *self)
{
  call (self, "GetUnitFileState", g_variant_new ("(s)", TIMER), on_looked);
}

static void
on_connected (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BwRefreshTimer) self = data;
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_bus_get_finish (result, &error);

  if (connection == NULL) {
    set_state (self, BW_REFRESH_TIMER_NO_SESSION);
    set_busy (self, FALSE);
    return;
  }
  self->connection = connection;
  ask_state (self);
}

/**
 * bw_refresh_timer_look:
 * @self: a timer
 *
 * Asks systemd whether it is on.
 */
void
bw_refresh_timer_look (BwRefreshTimer *self)
{
  g_return_if_fail (BW_IS_REFRESH_TIMER (self));

  if (self->is_busy)
    return;
  if (self->is_sandboxed || (self->connection == NULL && !self->is_session)) {
    set_state (self, self->is_sandboxed ? BW_REFRESH_TIMER_SANDBOX : BW_REFRESH_TIMER_NO_SESSION);
    return;
  }
  set_busy (self, TRUE);
  if (self->connection != NULL)
    ask_state (self);
  else
    g_bus_get (G_BUS_TYPE_SESSION, NULL, on_connected, g_object_ref (self));
}

/* Switching: what `systemctl --user enable --now` does, one call after the other. */

static void take_step (BwRefreshTimer *self);

static void
on_step (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BwRefreshTimer) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = finish (self, result, &error);

  if (answer == NULL) {
    g_dbus_error_strip_remote_error (error);
    g_signal_emit (self, signal_failed, 0, error);
    ask_state (self);
    return;
  }
  self->step++;
  take_step (self);
}

static GVariant *
list_files (BwRefreshTimer *self)
{
  const char *const files[] = { TIMER, NULL };

  return self->wants_on ? g_variant_new ("(^asbb)", files, FALSE, FALSE)
                        : g_variant_new ("(^asb)", files, FALSE);
}

static void
take_step (BwRefreshTimer *self)
{
  switch (self->step) {
  case 0:
    call (self, self->wants_on ? "EnableUnitFiles" : "DisableUnitFiles", list_files (self),
          on_step);
    break;
  case 1:
    call (self, "Reload", NULL, on_step);
    break;
  case 2:
    call (self, self->wants_on ? "StartUnit" : "StopUnit", g_variant_new ("(ss)", TIMER, "replace"),
          on_step);
    break;
  default:
    ask_state (self);
    break;
  }
}

/**
 * bw_refresh_timer_switch:
 * @self: a timer that is off or on
 * @on: whether all organisations are to be read once a day
 *
 * Has systemd begin or end with it, now and for every session to come; then it is looked whether that holds.
 */
void
bw_refresh_timer_switch (BwRefreshTimer *self, gboolean on)
{
  g_return_if_fail (BW_IS_REFRESH_TIMER (self));

  if (self->is_busy || self->connection == NULL)
    return;
  set_busy (self, TRUE);
  self->wants_on = on;
  self->step = 0;
  take_step (self);
}

/**
 * bw_refresh_timer_get_state:
 * @self: a timer
 *
 * Returns: what is known of it
 */
BwRefreshTimerState
bw_refresh_timer_get_state (BwRefreshTimer *self)
{
  g_return_val_if_fail (BW_IS_REFRESH_TIMER (self), BW_REFRESH_TIMER_UNKNOWN);

  return self->state;
}

/**
 * bw_refresh_timer_is_busy:
 * @self: a timer
 *
 * Returns: whether it is being asked or switched
 */
gboolean
bw_refresh_timer_is_busy (BwRefreshTimer *self)
{
  g_return_val_if_fail (BW_IS_REFRESH_TIMER (self), FALSE);

  return self->is_busy;
}

/* Its life. */

static void
bw_refresh_timer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwRefreshTimer *self = BW_REFRESH_TIMER (object);

  if (id == PROP_STATE)
    g_value_set_int (value, (int) self->state);
  else if (id == PROP_BUSY)
    g_value_set_boolean (value, self->is_busy);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bw_refresh_timer_finalize (GObject *object)
{
  BwRefreshTimer *self = BW_REFRESH_TIMER (object);

  g_clear_object (&self->connection);

  G_OBJECT_CLASS (bw_refresh_timer_parent_class)->finalize (object);
}

static void
bw_refresh_timer_class_init (BwRefreshTimerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bw_refresh_timer_get_property;
  object_class->finalize = bw_refresh_timer_finalize;
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, BW_REFRESH_TIMER_NOT_INSTALLED,
                                             BW_REFRESH_TIMER_UNKNOWN, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signal_failed = g_signal_new ("failed", BW_TYPE_REFRESH_TIMER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
bw_refresh_timer_init (BwRefreshTimer *self)
{
}

/**
 * bw_refresh_timer_new:
 * @connection: (nullable): where the user's systemd answers; %NULL where there is none
 * @is_sandboxed: whether this program runs in a sandbox
 *
 * Returns: (transfer full): the timer; nothing is asked yet
 */
BwRefreshTimer *
bw_refresh_timer_new (GDBusConnection *connection, gboolean is_sandboxed)
{
  BwRefreshTimer *self = g_object_new (BW_TYPE_REFRESH_TIMER, NULL);

  g_set_object (&self->connection, connection);
  self->is_sandboxed = is_sandboxed;
  return self;
}

/**
 * bw_refresh_timer_new_for_session:
 *
 * Returns: (transfer full): the timer of the user who runs this program; nothing is asked yet
 */
BwRefreshTimer *
bw_refresh_timer_new_for_session (void)
{
  BwRefreshTimer *self =
      bw_refresh_timer_new (NULL, g_file_test (SANDBOX_MARK, G_FILE_TEST_EXISTS));

  self->is_session = TRUE;
  return self;
}
