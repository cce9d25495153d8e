/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-interaction.h"

G_DEFINE_INTERFACE (BwInteraction, bw_interaction, G_TYPE_OBJECT)

static void
bw_interaction_default_init (BwInteractionInterface *iface)
{
}

/**
 * bw_step_is_wait:
 * @step: what a long work is doing
 *
 * Returns: whether it does nothing but wait, and goes on with another step when that is over
 */
gboolean
bw_step_is_wait (BwStep step)
{
  return step == BW_STEP_WAITING || step == BW_STEP_TRYING_AGAIN;
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
 * @addresses: makes the addresses of the page
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error; %G_IO_ERROR_NOT_SUPPORTED where nobody is there
 *
 * Opens a page in the user's browser, and perhaps again where the user asks for that: each time by an
 * address of its own, for everybody on this machine can read with which one a browser is started. It does
 * not wait for what happens there.
 *
 * Returns: whether it was opened
 */
gboolean
bw_interaction_open_address (BwInteraction *self,
                             BwAddressMaker *addresses,
                             GCancellable *cancellable,
                             GError **error)
{
  BwInteractionInterface *iface = NULL;

  g_return_val_if_fail (self == NULL || BW_IS_INTERACTION (self), FALSE);
  g_return_val_if_fail (BW_IS_ADDRESS_MAKER (addresses), FALSE);

  iface = self != NULL ? BW_INTERACTION_GET_IFACE (self) : NULL;
  if (iface == NULL || iface->open_address == NULL)
    return refuse (error, "to open an address for");
  return iface->open_address (self, addresses, cancellable, error);
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
