/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Nothing that tests plant as a secret may be in a log, at whatever level, or in the message of an error. Logs
 * come by the writer function. Errors come by the functions that make and pass them on, which are defined here
 * once more: the linker takes these, for the program as for the libraries that it uses. */

#include "support/bw-secret-watch.h"

#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

/* How all begin that tests plant: tokens and codes of the fake services, secrets and passwords of the tests. */
static const char *const PLANTED[] = { "Planted", "Pl4nted", "planted-", "eyJ0eXAi" };

static gboolean installed;
static gint n_seen;

static void
end_with (const char *where, const char *planted)
{
  char line[128];

  /* Not what was said: that is what must not be seen. */
  g_snprintf (line, sizeof line, "Bail out! A secret that begins with “%s” is in %s.\n", planted,
              where);
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    g_abort ();
  g_abort ();
}

static void
look (const char *where, const char *text)
{
  if (!installed || text == NULL)
    return;
  g_atomic_int_inc (&n_seen);
  for (gsize i = 0; i < G_N_ELEMENTS (PLANTED); i++)
    if (strstr (text, PLANTED[i]) != NULL)
      end_with (where, PLANTED[i]);
}

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  g_autofree char *line = g_log_writer_format_fields (level, fields, n_fields, FALSE);

  look ("a log", line);
  return g_log_writer_default (level, fields, n_fields, data);
}

static GError *
look_at (GError *error)
{
  look ("the message of an error", error->message);
  return error;
}

/* Where an error is to go nobody sees it, and it is freed; one must not be laid over another. */
static void
deliver (GError **place, GError *error)
{
  look_at (error);
  if (place == NULL) {
    g_error_free (error);
    return;
  }
  g_assert_null (*place);
  *place = error;
}

void
g_set_error (GError **error, GQuark domain, gint code, const gchar *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  deliver (error, g_error_new_valist (domain, code, format, arguments));
  va_end (arguments);
}

void
g_set_error_literal (GError **error, GQuark domain, gint code, const gchar *message)
{
  deliver (error, g_error_new_literal (domain, code, message));
}

GError *
g_error_new (GQuark domain, gint code, const gchar *format, ...)
{
  GError *error = NULL;
  va_list arguments;

  va_start (arguments, format);
  error = g_error_new_valist (domain, code, format, arguments);
  va_end (arguments);
  return look_at (error);
}

void
g_propagate_error (GError **place, GError *error)
{
  deliver (place, error);
}

/**
 * bw_secret_watch_install:
 *
 * From here on a secret in a log or an error ends the test. To be called first of all.
 */
void
bw_secret_watch_install (void)
{
  installed = TRUE;
  g_log_set_writer_func (write_log, NULL, NULL);
}

/**
 * bw_secret_watch_count:
 *
 * Returns: how many texts were looked at
 */
guint
bw_secret_watch_count (void)
{
  return (guint) g_atomic_int_get (&n_seen);
}
