/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-interaction.h"

G_DEFINE_INTERFACE (BwInteraction, bw_interaction, G_TYPE_OBJECT)

static void
bw_interaction_default_init (BwInteractionInterface *iface)
{
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "nobody is there %s", what);
  return FALSE;
}

/**
 * bw_interaction_open_address:
 * @self: (nullable): who talks with the user; %NULL where nobody is there
 * @address: an `https` address, or one on a loopback host
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error; %G_IO_ERROR_NOT_SUPPORTED where nobody is there
 *
 * Opens an address in the user's browser. It does not wait for what happens there.
 *
 * Returns: whether it was opened
 */
gboolean
bw_interaction_open_address (BwInteraction *self,
                             const char *address,
                             GCancellable *cancellable,
                             GError **error)
{
  BwInteractionInterface *iface = NULL;

  g_return_val_if_fail (self == NULL || BW_IS_INTERACTION (self), FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  iface = self != NULL ? BW_INTERACTION_GET_IFACE (self) : NULL;
  if (iface == NULL || iface->open_address == NULL)
    return refuse (error, "to open an address for");
  return iface->open_address (self, address, cancellable, error);
}

/**
 * bw_interaction_show_code:
 * @self: (nullable): who talks with the user; %NULL where nobody is there
 * @code: what the user is to type
 * @address: where
 * @expires: until when it holds
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error; %G_IO_ERROR_NOT_SUPPORTED where nobody is there
 *
 * Shows a code that the user types at an address on any device. It does not wait until that is done.
 *
 * Returns: whether it is shown
 */
gboolean
bw_interaction_show_code (BwInteraction *self,
                          const char *code,
                          const char *address,
                          GDateTime *expires,
                          GCancellable *cancellable,
                          GError **error)
{
  BwInteractionInterface *iface = NULL;

  g_return_val_if_fail (self == NULL || BW_IS_INTERACTION (self), FALSE);
  g_return_val_if_fail (code != NULL && address != NULL && expires != NULL, FALSE);

  iface = self != NULL ? BW_INTERACTION_GET_IFACE (self) : NULL;
  if (iface == NULL || iface->show_code == NULL)
    return refuse (error, "to show a code to");
  return iface->show_code (self, code, address, expires, cancellable, error);
}

/**
 * bw_interaction_tell_progress:
 * @self: (nullable): who talks with the user; %NULL where nobody is there
 * @step: what is being done
 * @done: how much of it is done, in what @step counts
 * @total: how much it is, or 0 where that is not known
 *
 * Tells how far a long work is.
 */
void
bw_interaction_tell_progress (BwInteraction *self, BwStep step, guint done, guint total)
{
  BwInteractionInterface *iface = NULL;

  g_return_if_fail (self == NULL || BW_IS_INTERACTION (self));

  iface = self != NULL ? BW_INTERACTION_GET_IFACE (self) : NULL;
  if (iface != NULL && iface->tell_progress != NULL)
    iface->tell_progress (self, step, done, total);
}
