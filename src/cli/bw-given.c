/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-given.h"

#include <glib/gi18n.h>

/**
 * bw_given_clear:
 * @self: what was given
 */
void
bw_given_clear (BwGiven *self)
{
  g_clear_pointer (&self->certificate, g_free);
  g_clear_pointer (&self->key, g_free);
}

/**
 * bw_given_check:
 * @self: what was given
 *
 * Returns: (transfer full) (nullable): what is wrong with it, or %NULL
 */
char *
bw_given_check (const BwGiven *self)
{
  if (self->secret_fd >= 0 && self->certificate != NULL)
    return g_strdup (_ ("--secret-fd and --certificate cannot be used together."));
  if (self->certificate == NULL && (self->password_fd >= 0 || self->key != NULL || self->in_file))
    return g_strdup (
        _ ("--certificate-key, --certificate-password-fd and --certificate-in-file mean "
           "nothing without --certificate."));
  if (self->secret_fd < -1 || self->password_fd < -1)
    return g_strdup (_ ("The number of a file descriptor is not negative."));
  return NULL;
}
