/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-secret-error.h"

#include <libsecret/secret.h>

/* What libsecret and the bus really say. */
static const struct {
  GQuark (*domain) (void);
  int code;
  BwKeyringError kind;
} MEANINGS[] = {
  { secret_error_get_quark, SECRET_ERROR_IS_LOCKED, BW_KEYRING_ERROR_LOCKED },
  { secret_error_get_quark, SECRET_ERROR_NO_SUCH_OBJECT, BW_KEYRING_ERROR_NO_SERVICE },
  { secret_error_get_quark, SECRET_ERROR_PROTOCOL, BW_KEYRING_ERROR_DAMAGED },
  { secret_error_get_quark, SECRET_ERROR_INVALID_FILE_FORMAT, BW_KEYRING_ERROR_FILE_DAMAGED },
  { g_dbus_error_quark, G_DBUS_ERROR_SERVICE_UNKNOWN, BW_KEYRING_ERROR_NO_SERVICE },
  { g_dbus_error_quark, G_DBUS_ERROR_NAME_HAS_NO_OWNER, BW_KEYRING_ERROR_NO_SERVICE },
  { g_dbus_error_quark, G_DBUS_ERROR_NO_SERVER, BW_KEYRING_ERROR_NO_SERVICE },
  { g_dbus_error_quark, G_DBUS_ERROR_DISCONNECTED, BW_KEYRING_ERROR_NO_SERVICE },
  { g_dbus_error_quark, G_DBUS_ERROR_SPAWN_CHILD_EXITED, BW_KEYRING_ERROR_NO_SERVICE },
  { g_dbus_error_quark, G_DBUS_ERROR_SPAWN_CHILD_SIGNALED, BW_KEYRING_ERROR_NO_SERVICE },
  { g_dbus_error_quark, G_DBUS_ERROR_SPAWN_EXEC_FAILED, BW_KEYRING_ERROR_NO_SERVICE },
  { g_dbus_error_quark, G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND, BW_KEYRING_ERROR_NO_SERVICE },
  { g_dbus_error_quark, G_DBUS_ERROR_SPAWN_FAILED, BW_KEYRING_ERROR_NO_SERVICE },
  { g_dbus_error_quark, G_DBUS_ERROR_UNKNOWN_OBJECT, BW_KEYRING_ERROR_NO_SERVICE },
  { g_dbus_error_quark, G_DBUS_ERROR_UNKNOWN_INTERFACE, BW_KEYRING_ERROR_NO_SERVICE },
  { g_dbus_error_quark, G_DBUS_ERROR_UNKNOWN_METHOD, BW_KEYRING_ERROR_NO_SERVICE },
  { g_dbus_error_quark, G_DBUS_ERROR_ACCESS_DENIED, BW_KEYRING_ERROR_REFUSED },
  { g_dbus_error_quark, G_DBUS_ERROR_AUTH_FAILED, BW_KEYRING_ERROR_REFUSED },
  { g_io_error_quark, G_IO_ERROR_NOT_FOUND, BW_KEYRING_ERROR_NO_SERVICE },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, BW_KEYRING_ERROR_NO_SERVICE },
  { g_io_error_quark, G_IO_ERROR_CLOSED, BW_KEYRING_ERROR_NO_SERVICE },
  { g_io_error_quark, G_IO_ERROR_INVALID_DATA, BW_KEYRING_ERROR_DAMAGED },
  { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, BW_KEYRING_ERROR_REFUSED },
  { g_io_error_quark, G_IO_ERROR_READ_ONLY, BW_KEYRING_ERROR_REFUSED },
  { g_io_error_quark, G_IO_ERROR_NO_SPACE, BW_KEYRING_ERROR_REFUSED },
};

static BwKeyringError
find_kind (const GError *problem)
{
  for (gsize i = 0; i < G_N_ELEMENTS (MEANINGS); i++)
    if (g_error_matches (problem, MEANINGS[i].domain (), MEANINGS[i].code))
      return MEANINGS[i].kind;
  return BW_KEYRING_ERROR_FAILED;
}

/**
 * bw_secret_error_is_dismissal:
 * @problem: what libsecret says
 * @cancellable: (nullable): what the caller may have cancelled
 *
 * Returns: whether the user did not want to: libsecret calls that cancelled, too ("user interaction
 *   cancelled", of the Secret portal), but the caller did not cancel
 */
gboolean
bw_secret_error_is_dismissal (const GError *problem, GCancellable *cancellable)
{
  return g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
         !g_cancellable_is_cancelled (cancellable);
}

/**
 * bw_secret_error_translate:
 * @problem: (transfer full): what libsecret says
 * @cancellable: (nullable): what the caller may have cancelled
 * @error: return location for a %BW_KEYRING_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Sorts what libsecret says by what the user can do.
 */
void
bw_secret_error_translate (GError *problem, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) owned = problem;

  if (bw_secret_error_is_dismissal (owned, cancellable)) {
    g_set_error_literal (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_DISMISSED, owned->message);
    return;
  }
  if (owned->domain == BW_KEYRING_ERROR ||
      g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, g_steal_pointer (&owned));
    return;
  }

  g_dbus_error_strip_remote_error (owned);
  g_set_error_literal (error, BW_KEYRING_ERROR, (int) find_kind (owned), owned->message);
}

/**
 * bw_secret_error_is_stale:
 * @problem: what libsecret says
 *
 * Returns: whether it may come of a service that went away and may be there again: libsecret keeps
 *   what it knew of the old one
 */
gboolean
bw_secret_error_is_stale (const GError *problem)
{
  return problem->domain != BW_KEYRING_ERROR &&
         !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
         !g_error_matches (problem, SECRET_ERROR, SECRET_ERROR_IS_LOCKED) &&
         !g_error_matches (problem, SECRET_ERROR, SECRET_ERROR_INVALID_FILE_FORMAT);
}

/**
 * bw_secret_error_is_of_missing_bus:
 * @problem: what libsecret says
 * @cancellable: (nullable): ends it at once
 *
 * Where there is no session bus (cron, containers, su), GLib tries to start one, and what becomes of that has no
 * code of its own: it depends on the address that is set or not, on the display and on which programs are installed.
 * So of what has no meaning of its own it is asked whether there is a bus; whoever is connected to it already is
 * answered at once.
 *
 * Returns: whether it comes of there being no session bus, on which a service could be
 */
gboolean
bw_secret_error_is_of_missing_bus (const GError *problem, GCancellable *cancellable)
{
  g_autoptr (GDBusConnection) bus = NULL;

  if (problem->domain == BW_KEYRING_ERROR || g_cancellable_is_cancelled (cancellable) ||
      g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      find_kind (problem) != BW_KEYRING_ERROR_FAILED)
    return FALSE;
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, NULL);
  return bus == NULL && !g_cancellable_is_cancelled (cancellable);
}
