/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-address-maker.h"

G_DEFINE_INTERFACE (BwAddressMaker, bw_address_maker, G_TYPE_OBJECT)

static void
bw_address_maker_default_init (BwAddressMakerInterface *iface)
{
}

/**
 * bw_address_maker_make:
 * @self: who makes addresses
 *
 * Returns: (transfer full): an address that nobody was given yet
 */
char *
bw_address_maker_make (BwAddressMaker *self)
{
  g_return_val_if_fail (BW_IS_ADDRESS_MAKER (self), NULL);

  return BW_ADDRESS_MAKER_GET_IFACE (self)->make (self);
}
