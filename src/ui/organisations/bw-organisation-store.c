/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/organisations/bw-organisation-store.h"

#include "auth/bw-memory-keyring.h"
#include "organisation/bw-organisation-removal.h"
#include "organisation/bw-organisation-sign-in.h"
#include "ui/bw-workers.h"

struct _BwOrganisationStore {
  GObject parent_instance;

  BwOrganisationList *list;
  BwKeyring *keyring;
  BwKeyring *for_this_run;
  BwClock *clock;
  /* One: what is asked is done in its order. */
  BwWorkers *worker;

  GListStore *entries;
  GHashTable *removals;
  gboolean is_loaded;
  guint n_asked;
};

static void bw_organisation_store_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwOrganisationStore,
                               bw_organisation_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      bw_organisation_store_list_model_init))

typedef enum {
  PROP_LOADED = 1,
  PROP_BUSY,
} BwOrganisationStoreProperty;

static GParamSpec *properties[PROP_BUSY + 1];

enum {
  SIGNAL_FAILED,
  SIGNAL_SET_ASIDE,
  SIGNAL_REMOVED,
  SIGNAL_SIGNED_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct _Task Task;

/* What can be asked; on the thread. FALSE with an error where it cannot be done. */
typedef gboolean (*Act) (Task *task, GError **error);

/* One thing that was asked, on its way; afterwards the list is read anew. */
struct _Task {
  BwOrganisationStore *store;
  Act act;
  guint signal; /* N_SIGNALS for none */
  BwOrganisationEntry *entry;
  BwOrganisationRemoval *removal;
  GPtrArray *entries;
  char *set_aside;
  GError *error;
  GError *list_error;
};

static void
task_free (Task *task)
{
  g_clear_object (&task->store);
  g_clear_object (&task->entry);
  g_clear_pointer (&task->removal, bw_organisation_removal_free);
  g_clear_pointer (&task->entries, g_ptr_array_unref);
  g_clear_pointer (&task->set_aside, g_free);
  g_clear_error (&task->error);
  g_clear_error (&task->list_error);
  g_free (task);
}

/* On the thread. */

static gboolean
act_load (Task *task, GError **error)
{
  return TRUE;
}

/* What an earlier run could not forget any more. */
static gboolean
act_forget_removed (Task *task, GError **error)
{
  bw_organisation_forget_removed (task->store->list, task->store->keyring, NULL);
  return TRUE;
}

static gboolean
act_replace (Task *task, GError **error)
{
  return bw_organisation_list_replace (task->store->list, task->entry, NULL, error);
}

static gboolean
act_set_default (Task *task, GError **error)
{
  return bw_organisation_list_set_default (task->store->list,
                                           bw_organisation_entry_get_id (task->entry), NULL, error);
}

/* Where there is no keyring, nothing was kept in it either. */
static gboolean
pass_on (GError **problem, GError **error)
{
  if (g_error_matches (*problem, BW_KEYRING_ERROR, BW_KEYRING_ERROR_NO_SERVICE))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (problem));
  return FALSE;
}

static gboolean
act_sign_out (Task *task, GError **error)
{
  const char *id = bw_organisation_entry_get_id (task->entry);
  g_autoptr (GError) problem = NULL;

  bw_keyring_remove (task->store->for_this_run, id, FALSE, NULL, NULL);
  return bw_organisation_sign_out (task->entry, task->store->list, task->store->keyring, TRUE, NULL,
                                   &problem) ||
         pass_on (&problem, error);
}

static gboolean
act_remove (Task *task, GError **error)
{
  task->removal = bw_organisation_removal_new (task->entry, task->store->list, NULL, error);
  return task->removal != NULL;
}

static gboolean
act_undo (Task *task, GError **error)
{
  return bw_organisation_removal_undo (task->removal, NULL, error);
}

static gboolean
act_finish (Task *task, GError **error)
{
  g_autoptr (GError) problem = NULL;

  bw_keyring_remove (task->store->for_this_run, bw_organisation_entry_get_id (task->entry), FALSE,
                     NULL, NULL);
  return bw_organisation_removal_finish (task->removal, task->store->keyring, FALSE, NULL,
                                         &problem) ||
         pass_on (&problem, error);
}

static void
work (gpointer data, GCancellable *cancellable)
{
  Task *task = data;

  task->act (task, &task->error);
  task->entries = bw_organisation_list_load (task->store->list, &task->set_aside, cancellable,
                                             &task->list_error);
}

/* Back on the main loop. */

/* Only what has changed is put in: menus and pages keep what they have of the rest. */
static void
take_entries (BwOrganisationStore *self, GPtrArray *entries)
{
  GListModel *model = G_LIST_MODEL (self->entries);
  guint same = 0;
  guint n = g_list_model_get_n_items (model);

  while (same < MIN (n, entries->len)) {
    g_autoptr (BwOrganisationEntry) before = g_list_model_get_item (model, same);

    if (!bw_organisation_entry_equal (before, g_ptr_array_index (entries, same)))
      break;
    same++;
  }
  if (same < n || same < entries->len)
    g_list_store_splice (self->entries, same, n - same, entries->pdata + same, entries->len - same);
}

static void
tell (Task *task)
{
  BwOrganisationStore *self = task->store;

  if (task->error != NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, task->error);
  else if (task->signal != N_SIGNALS)
    g_signal_emit (self, signals[task->signal], 0, task->entry);
  if (task->list_error != NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, task->list_error);
  if (task->set_aside != NULL)
    g_signal_emit (self, signals[SIGNAL_SET_ASIDE], 0, task->set_aside);
}

/* An undo that failed can be tried again; a finish that failed is for a later start. */
static void
put_removal (Task *task)
{
  const char *id = NULL;

  if (task->removal == NULL)
    return;
  if (task->act != act_remove && (task->act != act_undo || task->error == NULL))
    return;

  id = bw_organisation_entry_get_id (task->entry);
  g_hash_table_replace (task->store->removals, g_strdup (id), g_steal_pointer (&task->removal));
}

static void
finish (gpointer data)
{
  Task *task = data;
  BwOrganisationStore *self = task->store;

  put_removal (task);
  if (task->entries != NULL)
    take_entries (self, task->entries);
  tell (task);
  if (!self->is_loaded) {
    self->is_loaded = TRUE;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
  }
  self->n_asked--;
  if (self->n_asked == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
run (BwOrganisationStore *self, Task *task)
{
  self->n_asked++;
  if (self->n_asked == 1)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  task->store = g_object_ref (self);
  bw_workers_run (self->worker, work, finish, task, (GDestroyNotify) task_free, NULL);
}

static void
ask (BwOrganisationStore *self, Act act, guint signal, BwOrganisationEntry *entry)
{
  Task *task = g_new0 (Task, 1);

  task->act = act;
  task->signal = signal;
  g_set_object (&task->entry, entry);
  run (self, task);
}

/* The list model. */

static GType
get_item_type (GListModel *model)
{
  return BW_TYPE_ORGANISATION_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (BW_ORGANISATION_STORE (model)->entries));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (BW_ORGANISATION_STORE (model)->entries), position);
}

static void
bw_organisation_store_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Its life. */

static void
bw_organisation_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADED)
    g_value_set_boolean (value, BW_ORGANISATION_STORE (object)->is_loaded);
  else if (id == PROP_BUSY)
    g_value_set_boolean (value, bw_organisation_store_is_busy (BW_ORGANISATION_STORE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bw_organisation_store_finalize (GObject *object)
{
  BwOrganisationStore *self = BW_ORGANISATION_STORE (object);

  g_clear_object (&self->list);
  g_clear_object (&self->keyring);
  g_clear_object (&self->for_this_run);
  g_clear_object (&self->clock);
  g_clear_object (&self->worker);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->removals, g_hash_table_unref);

  G_OBJECT_CLASS (bw_organisation_store_parent_class)->finalize (object);
}

static void
bw_organisation_store_class_init (BwOrganisationStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const struct {
    const char *name;
    GType type;
  } told[] = {
    [SIGNAL_FAILED] = { "failed", G_TYPE_ERROR },
    [SIGNAL_SET_ASIDE] = { "set-aside", G_TYPE_STRING },
    [SIGNAL_REMOVED] = { "removed", BW_TYPE_ORGANISATION_ENTRY },
    [SIGNAL_SIGNED_OUT] = { "signed-out", BW_TYPE_ORGANISATION_ENTRY },
  };

  object_class->get_property = bw_organisation_store_get_property;
  object_class->finalize = bw_organisation_store_finalize;

  properties[PROP_LOADED] =
      g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (told[i].name, BW_TYPE_ORGANISATION_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, told[i].type);
}

static void
on_items_changed (BwOrganisationStore *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
bw_organisation_store_init (BwOrganisationStore *self)
{
  self->worker = bw_workers_new (1);
  self->for_this_run = bw_memory_keyring_new ();
  self->entries = g_list_store_new (BW_TYPE_ORGANISATION_ENTRY);
  self->removals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) bw_organisation_removal_free);
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bw_organisation_store_new:
 * @list: the list of organisations
 * @keyring: where their credentials are
 * @clock: the time
 *
 * Returns: (transfer full): a store; nothing is read yet
 */
BwOrganisationStore *
bw_organisation_store_new (BwOrganisationList *list, BwKeyring *keyring, BwClock *clock)
{
  BwOrganisationStore *self = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (list), NULL);
  g_return_val_if_fail (BW_IS_KEYRING (keyring), NULL);
  g_return_val_if_fail (BW_IS_CLOCK (clock), NULL);

  self = g_object_new (BW_TYPE_ORGANISATION_STORE, NULL);
  g_set_object (&self->list, list);
  g_set_object (&self->keyring, keyring);
  g_set_object (&self->clock, clock);
  return self;
}

/**
 * bw_organisation_store_get_list:
 * @self: a store
 *
 * Returns: (transfer none): the list itself, for a worker
 */
BwOrganisationList *
bw_organisation_store_get_list (BwOrganisationStore *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (self), NULL);

  return self->list;
}

/**
 * bw_organisation_store_get_keyring:
 * @self: a store
 *
 * Returns: (transfer none): where credentials are kept, for a worker
 */
BwKeyring *
bw_organisation_store_get_keyring (BwOrganisationStore *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (self), NULL);

  return self->keyring;
}

/**
 * bw_organisation_store_get_for_this_run:
 * @self: a store
 *
 * Returns: (transfer none): where credentials are that the keyring did not take
 */
BwKeyring *
bw_organisation_store_get_for_this_run (BwOrganisationStore *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (self), NULL);

  return self->for_this_run;
}

/**
 * bw_organisation_store_get_clock:
 * @self: a store
 *
 * Returns: (transfer none): the time
 */
BwClock *
bw_organisation_store_get_clock (BwOrganisationStore *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (self), NULL);

  return self->clock;
}

/**
 * bw_organisation_store_is_loaded:
 * @self: a store
 *
 * Returns: whether the list has been read, or has been found to be unreadable
 */
gboolean
bw_organisation_store_is_loaded (BwOrganisationStore *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (self), FALSE);

  return self->is_loaded;
}

/**
 * bw_organisation_store_is_busy:
 * @self: a store
 *
 * Returns: whether something that was asked is not done yet
 */
gboolean
bw_organisation_store_is_busy (BwOrganisationStore *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (self), FALSE);

  return self->n_asked > 0;
}

/**
 * bw_organisation_store_load:
 * @self: a store
 *
 * Reads the list anew: another program may have changed it.
 */
void
bw_organisation_store_load (BwOrganisationStore *self)
{
  g_return_if_fail (BW_IS_ORGANISATION_STORE (self));

  ask (self, act_load, N_SIGNALS, NULL);
  /* The keyring is slower than the list, and nobody waits for this. */
  if (!self->is_loaded)
    ask (self, act_forget_removed, N_SIGNALS, NULL);
}

/**
 * bw_organisation_store_get_number:
 * @self: a store
 * @id: an organisation's id
 *
 * Returns: its place in the list, from 1; 0 where it is not in it
 */
guint
bw_organisation_store_get_number (BwOrganisationStore *self, const char *id)
{
  guint n = 0;

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (self), 0);

  n = get_n_items (G_LIST_MODEL (self));
  for (guint i = 0; i < n; i++) {
    g_autoptr (BwOrganisationEntry) entry = get_item (G_LIST_MODEL (self), i);

    if (g_strcmp0 (bw_organisation_entry_get_id (entry), id) == 0)
      return i + 1;
  }
  return 0;
}

/**
 * bw_organisation_store_find:
 * @self: a store
 * @id: an organisation's id
 *
 * Returns: (transfer full) (nullable): the organisation, where it is in the list
 */
BwOrganisationEntry *
bw_organisation_store_find (BwOrganisationStore *self, const char *id)
{
  guint number = 0;

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (self), NULL);

  number = bw_organisation_store_get_number (self, id);
  return number > 0 ? get_item (G_LIST_MODEL (self), number - 1) : NULL;
}

/**
 * bw_organisation_store_dup_default:
 * @self: a store
 *
 * Returns: (transfer full) (nullable): the organisation that opens at the start
 */
BwOrganisationEntry *
bw_organisation_store_dup_default (BwOrganisationStore *self)
{
  guint n = 0;

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (self), NULL);

  n = get_n_items (G_LIST_MODEL (self));
  for (guint i = 0; i < n; i++) {
    g_autoptr (BwOrganisationEntry) entry = get_item (G_LIST_MODEL (self), i);

    if (bw_organisation_entry_get_fields (entry).is_default)
      return g_steal_pointer (&entry);
  }
  return NULL;
}

/**
 * bw_organisation_store_connect:
 * @self: a store
 * @entry: an organisation of the list
 * @interaction: is told of progress and of waits
 *
 * Returns: (transfer full): a connection to it, for a worker
 */
BwOrganisationConnection *
bw_organisation_store_connect (BwOrganisationStore *self,
                               BwOrganisationEntry *entry,
                               BwInteraction *interaction)
{
  g_autofree char *lock_folder = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (self), NULL);

  lock_folder = bw_organisation_list_build_lock_folder (self->list);
  return bw_organisation_connection_new (
      &(BwOrganisationOpening) {
          .entry = entry,
          .keyring = self->keyring,
          .clock = self->clock,
          .interaction = interaction,
          .lock_folder = lock_folder,
      },
      self->for_this_run);
}

/**
 * bw_organisation_store_replace:
 * @self: a store
 * @entry: an organisation of the list, with another name or colour
 *
 * Writes it in the place of what the list has of it.
 */
void
bw_organisation_store_replace (BwOrganisationStore *self, BwOrganisationEntry *entry)
{
  g_return_if_fail (BW_IS_ORGANISATION_STORE (self));
  g_return_if_fail (BW_IS_ORGANISATION_ENTRY (entry));

  ask (self, act_replace, N_SIGNALS, entry);
}

/**
 * bw_organisation_store_set_default:
 * @self: a store
 * @entry: an organisation of the list
 *
 * Makes it the one that opens at the start.
 */
void
bw_organisation_store_set_default (BwOrganisationStore *self, BwOrganisationEntry *entry)
{
  g_return_if_fail (BW_IS_ORGANISATION_STORE (self));
  g_return_if_fail (BW_IS_ORGANISATION_ENTRY (entry));

  ask (self, act_set_default, N_SIGNALS, entry);
}

/**
 * bw_organisation_store_sign_out:
 * @self: a store
 * @entry: an organisation of the list
 *
 * Deletes its credential, and emits `signed-out`; the user may be asked to unlock the keyring.
 */
void
bw_organisation_store_sign_out (BwOrganisationStore *self, BwOrganisationEntry *entry)
{
  g_return_if_fail (BW_IS_ORGANISATION_STORE (self));
  g_return_if_fail (BW_IS_ORGANISATION_ENTRY (entry));

  ask (self, act_sign_out, SIGNAL_SIGNED_OUT, entry);
}

/**
 * bw_organisation_store_remove:
 * @self: a store
 * @entry: an organisation of the list
 *
 * Takes it out of the list, and emits `removed`. Its credential is there until
 * bw_organisation_store_finish(), or until the next start where the program ends before.
 */
void
bw_organisation_store_remove (BwOrganisationStore *self, BwOrganisationEntry *entry)
{
  g_return_if_fail (BW_IS_ORGANISATION_STORE (self));
  g_return_if_fail (BW_IS_ORGANISATION_ENTRY (entry));

  ask (self, act_remove, SIGNAL_REMOVED, entry);
}

static void
end_removal (BwOrganisationStore *self, Act act, BwOrganisationEntry *entry)
{
  const char *id = bw_organisation_entry_get_id (entry);
  g_autofree char *key = NULL;
  gpointer removal = NULL;
  Task *task = NULL;

  if (!g_hash_table_steal_extended (self->removals, id, (gpointer *) &key, &removal))
    return;

  task = g_new0 (Task, 1);
  task->act = act;
  task->signal = N_SIGNALS;
  task->removal = removal;
  g_set_object (&task->entry, entry);
  run (self, task);
}

/**
 * bw_organisation_store_undo:
 * @self: a store
 * @entry: an organisation that was removed
 *
 * Puts it back where it was. Does nothing where that is done already, or can be done no more.
 */
void
bw_organisation_store_undo (BwOrganisationStore *self, BwOrganisationEntry *entry)
{
  g_return_if_fail (BW_IS_ORGANISATION_STORE (self));
  g_return_if_fail (BW_IS_ORGANISATION_ENTRY (entry));

  end_removal (self, act_undo, entry);
}

/**
 * bw_organisation_store_finish:
 * @self: a store
 * @entry: an organisation that was removed
 *
 * Deletes its credential: nobody has undone the removal. Does nothing where somebody has.
 */
void
bw_organisation_store_finish (BwOrganisationStore *self, BwOrganisationEntry *entry)
{
  g_return_if_fail (BW_IS_ORGANISATION_STORE (self));
  g_return_if_fail (BW_IS_ORGANISATION_ENTRY (entry));

  end_removal (self, act_finish, entry);
}
