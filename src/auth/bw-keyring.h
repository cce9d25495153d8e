/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-credential.h"

G_BEGIN_DECLS

/**
 * BwKeyring:
 *
 * Where credentials are kept, one for each organisation. Every call blocks, so none may be made on
 * the main loop; they may be made from any thread.
 */
#define BW_TYPE_KEYRING (bw_keyring_get_type ())
G_DECLARE_INTERFACE (BwKeyring, bw_keyring, BW, KEYRING, GObject)

/**
 * BwKeyringError:
 * @BW_KEYRING_ERROR_NO_SERVICE: there is no keyring here: sign in for this run only
 * @BW_KEYRING_ERROR_LOCKED: it is locked, and nobody was asked to unlock it: offer to unlock it
 * @BW_KEYRING_ERROR_DISMISSED: the user was asked to unlock it and did not: offer it again
 * @BW_KEYRING_ERROR_GONE: nothing is kept of this organisation: sign in again
 * @BW_KEYRING_ERROR_DAMAGED: what is kept cannot be read: sign in again, which replaces it
 * @BW_KEYRING_ERROR_FILE_DAMAGED: the file of the keyring cannot be read at all: put another one in its place
 * @BW_KEYRING_ERROR_BUSY: another program is using the sign-in: wait, or end that program
 * @BW_KEYRING_ERROR_REFUSED: it did not take or give up what was asked: look into it
 * @BW_KEYRING_ERROR_FAILED: it failed otherwise; the message says how: try again
 *
 * What can go wrong with the keyring. The code says what the user can do.
 */
typedef enum {
  BW_KEYRING_ERROR_NO_SERVICE,
  BW_KEYRING_ERROR_LOCKED,
  BW_KEYRING_ERROR_DISMISSED,
  BW_KEYRING_ERROR_GONE,
  BW_KEYRING_ERROR_DAMAGED,
  BW_KEYRING_ERROR_FILE_DAMAGED,
  BW_KEYRING_ERROR_BUSY,
  BW_KEYRING_ERROR_REFUSED,
  BW_KEYRING_ERROR_FAILED,
} BwKeyringError;

#define BW_KEYRING_ERROR (bw_keyring_error_quark ())
GQuark bw_keyring_error_quark (void);

/**
 * BwKeyringInterface:
 * @load: what is kept of an organisation; transfer full
 * @store: keeps it in the place of what was kept before
 * @remove: forgets it; that there was none is no error
 * @list: of which organisations it keeps something; transfer full
 * @unlock: (nullable): has the user unlock it, where it is locked, so that storing asks nothing; %NULL
 *   where that never asks
 * @is_lasting: whether it outlives the program
 *
 * With `allow_prompt` the user may be asked to unlock the keyring; only where that user has just
 * asked for something that needs it.
 */
struct _BwKeyringInterface {
  GTypeInterface parent;

  BwCredential *(*load) (BwKeyring *self,
                         const char *organisation,
                         gboolean allow_prompt,
                         GCancellable *cancellable,
                         GError **error);
  gboolean (*store) (BwKeyring *self,
                     const char *organisation,
                     BwCredential *credential,
                     gboolean allow_prompt,
                     GCancellable *cancellable,
                     GError **error);
  gboolean (*remove) (BwKeyring *self,
                      const char *organisation,
                      gboolean allow_prompt,
                      GCancellable *cancellable,
                      GError **error);
  GStrv (*list) (BwKeyring *self, gboolean allow_prompt, GCancellable *cancellable, GError **error);
  gboolean (*unlock) (BwKeyring *self, GCancellable *cancellable, GError **error);
  gboolean (*is_lasting) (BwKeyring *self);
};

char *bw_keyring_new_organisation (void);
BwCredential *bw_keyring_load (BwKeyring *self,
                               const char *organisation,
                               gboolean allow_prompt,
                               GCancellable *cancellable,
                               GError **error);
gboolean bw_keyring_store (BwKeyring *self,
                           const char *organisation,
                           BwCredential *credential,
                           gboolean allow_prompt,
                           GCancellable *cancellable,
                           GError **error);
gboolean bw_keyring_remove (BwKeyring *self,
                            const char *organisation,
                            gboolean allow_prompt,
                            GCancellable *cancellable,
                            GError **error);
GStrv
bw_keyring_list (BwKeyring *self, gboolean allow_prompt, GCancellable *cancellable, GError **error);
gboolean bw_keyring_unlock (BwKeyring *self, GCancellable *cancellable, GError **error);
gboolean bw_keyring_is_lasting (BwKeyring *self);

G_END_DECLS
