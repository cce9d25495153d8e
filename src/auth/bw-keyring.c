/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-keyring.h"

#include "auth/bw-random.h"

G_DEFINE_INTERFACE (BwKeyring, bw_keyring, G_TYPE_OBJECT)

static void
bw_keyring_default_init (BwKeyringInterface *iface)
{
}

/**
 * bw_keyring_new_organisation:
 *
 * Attributes of a keyring are kept in clear (libsecret's SecretSchema), so an organisation is named there
 * by chance.
 *
 * Returns: (transfer full): a name for a new organisation, which says nothing
 */
char *
bw_keyring_new_organisation (void)
{
  return bw_random_uuid ();
}

/**
 * bw_keyring_load:
 * @self: a keyring
 * @organisation: which organisation
 * @allow_prompt: whether the user may be asked to unlock it
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what is kept, or %NULL
 */
BwCredential *
bw_keyring_load (BwKeyring *self,
                 const char *organisation,
                 gboolean allow_prompt,
                 GCancellable *cancellable,
                 GError **error)
{
  g_return_val_if_fail (BW_IS_KEYRING (self), NULL);
  g_return_val_if_fail (organisation != NULL, NULL);

  return BW_KEYRING_GET_IFACE (self)->load (self, organisation, allow_prompt, cancellable, error);
}

/**
 * bw_keyring_store:
 * @self: a keyring
 * @organisation: which organisation
 * @credential: what is kept
 * @allow_prompt: whether the user may be asked to unlock it
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Keeps a credential in the place of the one before. One that cannot be kept leaves that as it was.
 *
 * Returns: whether it is kept
 */
gboolean
bw_keyring_store (BwKeyring *self,
                  const char *organisation,
                  BwCredential *credential,
                  gboolean allow_prompt,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (BW_IS_KEYRING (self), FALSE);
  g_return_val_if_fail (organisation != NULL, FALSE);
  g_return_val_if_fail (BW_IS_CREDENTIAL (credential), FALSE);

  return BW_KEYRING_GET_IFACE (self)->store (self, organisation, credential, allow_prompt,
                                             cancellable, error);
}

/**
 * bw_keyring_remove:
 * @self: a keyring
 * @organisation: which organisation
 * @allow_prompt: whether the user may be asked to unlock it
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Forgets what is kept. That nothing was kept is no error.
 *
 * Returns: whether nothing is kept any more
 */
gboolean
bw_keyring_remove (BwKeyring *self,
                   const char *organisation,
                   gboolean allow_prompt,
                   GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (BW_IS_KEYRING (self), FALSE);
  g_return_val_if_fail (organisation != NULL, FALSE);

  return BW_KEYRING_GET_IFACE (self)->remove (self, organisation, allow_prompt, cancellable, error);
}

/**
 * bw_keyring_list:
 * @self: a keyring
 * @allow_prompt: whether the user may be asked to unlock it
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): of which organisations something of Bolwerk's is kept, whatever it is; or %NULL
 */
GStrv
bw_keyring_list (BwKeyring *self, gboolean allow_prompt, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BW_IS_KEYRING (self), NULL);

  return BW_KEYRING_GET_IFACE (self)->list (self, allow_prompt, cancellable, error);
}

/**
 * bw_keyring_unlock:
 * @self: a keyring
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Has the user unlock it, where it is locked, before something is stored: while a lock is held nobody may
 * be asked, since that may take for ever. Only where the user has just asked for that.
 *
 * Returns: whether it is unlocked
 */
gboolean
bw_keyring_unlock (BwKeyring *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (BW_IS_KEYRING (self), FALSE);

  return BW_KEYRING_GET_IFACE (self)->unlock == NULL ||
         BW_KEYRING_GET_IFACE (self)->unlock (self, cancellable, error);
}

/**
 * bw_keyring_is_lasting:
 * @self: a keyring
 *
 * Returns: whether what it keeps is there at the next start
 */
gboolean
bw_keyring_is_lasting (BwKeyring *self)
{
  g_return_val_if_fail (BW_IS_KEYRING (self), FALSE);

  return BW_KEYRING_GET_IFACE (self)->is_lasting (self);
}
