/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-device-code.h"

#include <string.h>

#include "auth/bw-auth-error.h"
#include "auth/bw-auth-json.h"
#include "base/bw-origin.h"

#define LONGEST_USER_CODE 64
#define USUAL_INTERVAL 5
#define LONGEST_INTERVAL 300
#define USUAL_LIFE 900
#define LONGEST_LIFE 3600

/* The user is sent there and types a password there. */
static gboolean
may_be_shown (const char *address)
{
  g_autofree char *origin = bw_origin_of_address (address);

  return origin != NULL && (bw_origin_is_secure (origin) || bw_origin_is_loopback (origin));
}

static gboolean
is_user_code (const char *text)
{
  if (strlen (text) > LONGEST_USER_CODE)
    return FALSE;

  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isprint (*at))
      return FALSE;
  return TRUE;
}

static guint
bound (gint64 seconds, guint usual, guint longest)
{
  return seconds <= 0 ? usual : (guint) MIN (seconds, longest);
}

static BwDeviceCode *
read_code (JsonObject *object, GDateTime *asked)
{
  BwDeviceCode *self = NULL;
  const char *device_code = bw_auth_json_get_text (object, "device_code");
  const char *user_code = bw_auth_json_get_text (object, "user_code");
  const char *address = bw_auth_json_get_text (object, "verification_uri");
  guint life = bound (bw_auth_json_get_seconds (object, "expires_in"), USUAL_LIFE, LONGEST_LIFE);

  if (device_code == NULL || user_code == NULL || !is_user_code (user_code) || address == NULL ||
      !may_be_shown (address))
    return NULL;

  self = g_new0 (BwDeviceCode, 1);
  self->device_code = g_strdup (device_code);
  self->user_code = g_strdup (user_code);
  self->address = g_strdup (address);
  self->expires = g_date_time_add_seconds (asked, life);
  self->interval =
      bound (bw_auth_json_get_seconds (object, "interval"), USUAL_INTERVAL, LONGEST_INTERVAL);
  return self;
}

/**
 * bw_device_code_new_from_json:
 * @body: the body of an answer that says yes (RFC 8628 §3.2)
 * @asked: when it was asked for
 * @error: return location for %BW_AUTH_ERROR_BAD_ANSWER
 *
 * Returns: (transfer full): the code, or %NULL
 */
BwDeviceCode *
bw_device_code_new_from_json (GBytes *body, GDateTime *asked, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr (JsonObject) object = bw_auth_json_parse (text, length);
  BwDeviceCode *self = object != NULL ? read_code (object, asked) : NULL;

  if (self == NULL)
    g_propagate_error (error,
                       bw_auth_error_new (BW_AUTH_ERROR_BAD_ANSWER, NULL,
                                          "the sign-in service answered without a device code"));
  return self;
}

/**
 * bw_device_code_free:
 * @self: (nullable) (transfer full): a code, which is wiped
 */
void
bw_device_code_free (BwDeviceCode *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->device_code, bw_secret_free);
  g_clear_pointer (&self->user_code, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->expires, g_date_time_unref);
  g_free (self);
}
