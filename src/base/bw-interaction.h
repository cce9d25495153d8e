/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "base/bw-address-maker.h"

G_BEGIN_DECLS

/**
 * BwInteraction:
 *
 * What a worker asks of the user, or tells. It is handed down to whoever needs it. Every call may be
 * made from any thread; an implementation with a window hops to the main loop by itself.
 */
#define BW_TYPE_INTERACTION (bw_interaction_get_type ())
G_DECLARE_INTERFACE (BwInteraction, bw_interaction, BW, INTERACTION, GObject)

/**
 * BwStep:
 * @BW_STEP_SCORE: the newest score is read; it is one answer
 * @BW_STEP_CATALOGUE: the catalogue is read; counted in actions
 * @BW_STEP_DAYS: earlier days are read; counted in days
 * @BW_STEP_WAITING: Microsoft asked to wait; counted in seconds
 * @BW_STEP_TRYING_AGAIN: something that may pass went wrong, and is tried again after a while; counted in
 *   seconds
 *
 * What a long work is doing.
 */
typedef enum {
  BW_STEP_SCORE,
  BW_STEP_CATALOGUE,
  BW_STEP_DAYS,
  BW_STEP_WAITING,
  BW_STEP_TRYING_AGAIN,
} BwStep;

/**
 * BwInteractionInterface:
 * @open_address: opens a page in the user's browser, with an address made for that alone; %FALSE with an
 *   error where that cannot be done
 * @show_code: shows a code that the user types at an address on any device, until it expires
 * @tell_progress: tells how far a long work is; @total is 0 where it is not known
 */
struct _BwInteractionInterface {
  GTypeInterface parent;

  gboolean (*open_address) (BwInteraction *self,
                            BwAddressMaker *addresses,
                            GCancellable *cancellable,
                            GError **error);
  gboolean (*show_code) (BwInteraction *self,
                         const char *code,
                         const char *address,
                         GDateTime *expires,
                         GCancellable *cancellable,
                         GError **error);
  void (*tell_progress) (BwInteraction *self, BwStep step, guint done, guint total);
};

gboolean bw_step_is_wait (BwStep step);

gboolean bw_interaction_open_address (BwInteraction *self,
                                      BwAddressMaker *addresses,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean bw_interaction_show_code (BwInteraction *self,
                                   const char *code,
                                   const char *address,
                                   GDateTime *expires,
                                   GCancellable *cancellable,
                                   GError **error);
void bw_interaction_tell_progress (BwInteraction *self, BwStep step, guint done, guint total);

G_END_DECLS
