/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwAddressMaker:
 *
 * Makes addresses of one page, of which each is good for being opened once. It may be asked from any
 * thread.
 */
#define BW_TYPE_ADDRESS_MAKER (bw_address_maker_get_type ())
G_DECLARE_INTERFACE (BwAddressMaker, bw_address_maker, BW, ADDRESS_MAKER, GObject)

/**
 * BwAddressMakerInterface:
 * @make: makes a new address
 */
struct _BwAddressMakerInterface {
  GTypeInterface parent;

  char *(*make) (BwAddressMaker *self);
};

char *bw_address_maker_make (BwAddressMaker *self);

G_END_DECLS
