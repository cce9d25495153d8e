/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-memory-keyring.h"

struct _BwMemoryKeyring {
  GObject parent_instance;

  GMutex lock;
  GHashTable *credentials;
};

static BwCredential *
load (BwKeyring *keyring,
      const char *organisation,
      gboolean allow_prompt,
      GCancellable *cancellable,
      GError **error)
{
  BwMemoryKeyring *self = BW_MEMORY_KEYRING (keyring);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  BwCredential *credential = g_hash_table_lookup (self->credentials, organisation);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (credential == NULL)
    g_set_error_literal (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE,
                         "nothing is kept of this organisation");
  return credential != NULL ? g_object_ref (credential) : NULL;
}

static gboolean
store (BwKeyring *keyring,
       const char *organisation,
       BwCredential *credential,
       gboolean allow_prompt,
       GCancellable *cancellable,
       GError **error)
{
  BwMemoryKeyring *self = BW_MEMORY_KEYRING (keyring);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  g_hash_table_replace (self->credentials, g_strdup (organisation), g_object_ref (credential));
  return TRUE;
}

static gboolean
remove_credential (BwKeyring *keyring,
                   const char *organisation,
                   gboolean allow_prompt,
                   GCancellable *cancellable,
                   GError **error)
{
  BwMemoryKeyring *self = BW_MEMORY_KEYRING (keyring);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  g_hash_table_remove (self->credentials, organisation);
  return TRUE;
}

static GStrv
list (BwKeyring *keyring, gboolean allow_prompt, GCancellable *cancellable, GError **error)
{
  BwMemoryKeyring *self = BW_MEMORY_KEYRING (keyring);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree const char **names = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  names = (const char **) g_hash_table_get_keys_as_array (self->credentials, NULL);
  return g_strdupv ((GStrv) names);
}

static gboolean
is_lasting (BwKeyring *keyring)
{
  return FALSE;
}

static void
keyring_iface_init (BwKeyringInterface *iface)
{
  iface->load = load;
  iface->store = store;
  iface->remove = remove_credential;
  iface->list = list;
  iface->is_lasting = is_lasting;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwMemoryKeyring,
                               bw_memory_keyring,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_KEYRING, keyring_iface_init))

static void
bw_memory_keyring_finalize (GObject *object)
{
  BwMemoryKeyring *self = BW_MEMORY_KEYRING (object);

  g_clear_pointer (&self->credentials, g_hash_table_unref);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (bw_memory_keyring_parent_class)->finalize (object);
}

static void
bw_memory_keyring_class_init (BwMemoryKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_memory_keyring_finalize;
}

static void
bw_memory_keyring_init (BwMemoryKeyring *self)
{
  g_mutex_init (&self->lock);
  self->credentials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * bw_memory_keyring_new:
 *
 * Returns: (transfer full): an empty keyring
 */
BwKeyring *
bw_memory_keyring_new (void)
{
  return g_object_new (BW_TYPE_MEMORY_KEYRING, NULL);
}
