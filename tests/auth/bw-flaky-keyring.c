/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-flaky-keyring.h"

#include "auth/bw-memory-keyring.h"

struct _BwFlakyKeyring {
  GObject parent_instance;

  BwKeyring *inner;
  int fail_load;
  int fail_store;
  int fail_remove;
  int holds_remove;
  int takes_cancelled;
  guint n_stores;
  guint n_prompts;
  GFunc asked;
  gpointer data;
  GFunc changing;
  gpointer changing_data;
};

/* One that is locked is unlocked where the user may be asked. */
static gboolean
passes (BwFlakyKeyring *self, int code, gboolean allow_prompt, GError **error)
{
  if (code == BW_KEYRING_ERROR_LOCKED && allow_prompt) {
    g_atomic_int_inc (&self->n_prompts);
    if (self->asked != NULL)
      self->asked (self, self->data);
    return TRUE;
  }
  if (code < 0)
    return TRUE;

  g_set_error_literal (error, BW_KEYRING_ERROR, code, "told to fail");
  return FALSE;
}

static void
tell_changing (BwFlakyKeyring *self)
{
  if (self->changing != NULL)
    self->changing (self, self->changing_data);
}

static BwCredential *
load (BwKeyring *keyring,
      const char *organisation,
      gboolean allow_prompt,
      GCancellable *cancellable,
      GError **error)
{
  BwFlakyKeyring *self = BW_FLAKY_KEYRING (keyring);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !passes (self, g_atomic_int_get (&self->fail_load), allow_prompt, error))
    return NULL;
  return bw_keyring_load (self->inner, organisation, allow_prompt, cancellable, error);
}

static gboolean
store (BwKeyring *keyring,
       const char *organisation,
       BwCredential *credential,
       gboolean allow_prompt,
       GCancellable *cancellable,
       GError **error)
{
  BwFlakyKeyring *self = BW_FLAKY_KEYRING (keyring);

  g_atomic_int_inc (&self->n_stores);
  tell_changing (self);
  if (!passes (self, g_atomic_int_get (&self->fail_store), allow_prompt, error))
    return FALSE;
  if (!bw_keyring_store (self->inner, organisation, credential, allow_prompt, cancellable, error))
    return FALSE;
  if (!g_atomic_int_get (&self->takes_cancelled))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled too late");
  return FALSE;
}

static gboolean
remove_credential (BwKeyring *keyring,
                   const char *organisation,
                   gboolean allow_prompt,
                   GCancellable *cancellable,
                   GError **error)
{
  BwFlakyKeyring *self = BW_FLAKY_KEYRING (keyring);

  while (g_atomic_int_get (&self->holds_remove))
    g_usleep (1000);
  tell_changing (self);
  if (!passes (self, g_atomic_int_get (&self->fail_remove), allow_prompt, error))
    return FALSE;
  return bw_keyring_remove (self->inner, organisation, allow_prompt, cancellable, error);
}

static GStrv
list (BwKeyring *keyring, gboolean allow_prompt, GCancellable *cancellable, GError **error)
{
  BwFlakyKeyring *self = BW_FLAKY_KEYRING (keyring);

  if (!passes (self, g_atomic_int_get (&self->fail_load), allow_prompt, error))
    return NULL;
  return bw_keyring_list (self->inner, allow_prompt, cancellable, error);
}

static gboolean
unlock (BwKeyring *keyring, GCancellable *cancellable, GError **error)
{
  BwFlakyKeyring *self = BW_FLAKY_KEYRING (keyring);
  int code = g_atomic_int_get (&self->fail_store);

  if (code == BW_KEYRING_ERROR_LOCKED) {
    g_atomic_int_inc (&self->n_prompts);
    g_atomic_int_set (&self->fail_store, -1);
    if (self->asked != NULL)
      self->asked (self, self->data);
  }
  return code != BW_KEYRING_ERROR_DISMISSED || passes (self, code, TRUE, error);
}

static gboolean
is_lasting (BwKeyring *keyring)
{
  return TRUE;
}

static void
keyring_iface_init (BwKeyringInterface *iface)
{
  iface->load = load;
  iface->store = store;
  iface->remove = remove_credential;
  iface->list = list;
  iface->unlock = unlock;
  iface->is_lasting = is_lasting;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwFlakyKeyring,
                               bw_flaky_keyring,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_KEYRING, keyring_iface_init))

static void
bw_flaky_keyring_finalize (GObject *object)
{
  g_clear_object (&BW_FLAKY_KEYRING (object)->inner);
  G_OBJECT_CLASS (bw_flaky_keyring_parent_class)->finalize (object);
}

static void
bw_flaky_keyring_class_init (BwFlakyKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_flaky_keyring_finalize;
}

static void
bw_flaky_keyring_init (BwFlakyKeyring *self)
{
  self->inner = bw_memory_keyring_new ();
  self->fail_load = -1;
  self->fail_store = -1;
  self->fail_remove = -1;
}

BwFlakyKeyring *
bw_flaky_keyring_new (void)
{
  return g_object_new (BW_TYPE_FLAKY_KEYRING, NULL);
}

void
bw_flaky_keyring_fail_load (BwFlakyKeyring *self, int code)
{
  g_atomic_int_set (&self->fail_load, code);
}

void
bw_flaky_keyring_fail_store (BwFlakyKeyring *self, int code)
{
  g_atomic_int_set (&self->fail_store, code);
}

void
bw_flaky_keyring_fail_remove (BwFlakyKeyring *self, int code)
{
  g_atomic_int_set (&self->fail_remove, code);
}

/* As one that has it already when the call is cancelled. */
void
bw_flaky_keyring_take_cancelled (BwFlakyKeyring *self, gboolean take)
{
  g_atomic_int_set (&self->takes_cancelled, take);
}

/* As one that waits for the user. */
void
bw_flaky_keyring_hold_remove (BwFlakyKeyring *self, gboolean hold)
{
  g_atomic_int_set (&self->holds_remove, hold);
}

/* Is called while the user is asked to unlock it. */
void
bw_flaky_keyring_set_asked (BwFlakyKeyring *self, GFunc asked, gpointer data)
{
  self->asked = asked;
  self->data = data;
}

/* Is called before anything is stored or deleted. */
void
bw_flaky_keyring_set_changing (BwFlakyKeyring *self, GFunc changing, gpointer data)
{
  self->changing = changing;
  self->changing_data = data;
}

guint
bw_flaky_keyring_count_stores (BwFlakyKeyring *self)
{
  return (guint) g_atomic_int_get (&self->n_stores);
}

guint
bw_flaky_keyring_count_prompts (BwFlakyKeyring *self)
{
  return (guint) g_atomic_int_get (&self->n_prompts);
}
