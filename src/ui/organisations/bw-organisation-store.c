/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/organisations/bw-organisation-store.h"

#include "auth/bw-memory-keyring.h"
#include "organisation/bw-archive-memory.h"
#include "ui/bw-workers.h"
#include "ui/organisations/bw-organisation-task.h"

/* Of how many organisations something is read at once; partners have thousands. */
#define MOST_READS 12

struct _BwOrganisationStore {
  GObject parent_instance;

  BwOrganisationList *list;
  BwKeyring *keyring;
  BwKeyring *for_this_run;
  BwClock *clock;
  /* One: what is asked is done in its order. */
  BwWorkers *worker;
  /* One of its own for the keyring, which may wait for the user; the list goes on. */
  BwWorkers *keyring_worker;
  BwWorkLimit *limit;

  GListStore *entries;
  GHashTable *removals;
  gboolean is_loaded;
  guint n_asked;
  GError *list_error; /* what was told last */
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
  SIGNAL_PASSED_OVER,
  SIGNAL_REMOVED,
  SIGNAL_SIGNED_OUT,
  SIGNAL_UNDONE,
  SIGNAL_UNLISTED_DELETED,
  SIGNAL_REFRESHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Back on the main loop. */

static gboolean
is_same_at (GListModel *model, guint i, GPtrArray *entries, guint j)
{
  g_autoptr (BwOrganisationEntry) before = g_list_model_get_item (model, i);

  return bw_organisation_entry_equal (before, g_ptr_array_index (entries, j));
}

/* What is the same at both ends stays: menus and pages keep what they have of it. */
static void
take_entries (BwOrganisationStore *self, GPtrArray *entries)
{
  GListModel *model = G_LIST_MODEL (self->entries);
  guint n = g_list_model_get_n_items (model);
  guint least = MIN (n, entries->len);
  guint head = 0;
  guint tail = 0;

  while (head < least && is_same_at (model, head, entries, head))
    head++;
  while (tail < least - head && is_same_at (model, n - 1 - tail, entries, entries->len - 1 - tail))
    tail++;
  if (n > head + tail || entries->len > head + tail)
    g_list_store_splice (self->entries, head, n - head - tail, entries->pdata + head,
                         entries->len - head - tail);
}

static gboolean
is_same (const GError *one, const GError *other)
{
  return one != NULL && other != NULL && g_error_matches (one, other->domain, other->code) &&
         g_str_equal (one->message, other->message);
}

/* The list is read after whatever was asked: what is the matter with it is told once, until that changes. */
static void
tell_list_error (BwOrganisationStore *self, BwOrganisationTask *task)
{
  gboolean is_told =
      is_same (task->list_error, self->list_error) || is_same (task->list_error, task->error);

  g_clear_error (&self->list_error);
  if (task->list_error == NULL)
    return;
  self->list_error = g_error_copy (task->list_error);
  if (!is_told)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, task->list_error, BW_ORGANISATION_LOAD, NULL);
}

static void
tell (BwOrganisationTask *task)
{
  BwOrganisationStore *self = BW_ORGANISATION_STORE (task->store);

  if (task->error != NULL && bw_organisation_task_is_asked_for (task))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, task->error, task->asked, task->entry);
  else if (task->error == NULL && task->signal == SIGNAL_UNLISTED_DELETED)
    g_signal_emit (self, signals[task->signal], 0, task->n_deleted);
  else if (task->error == NULL && task->signal != N_SIGNALS)
    g_signal_emit (self, signals[task->signal], 0, task->entry);
  /* It can be asked for again, where it was. */
  if (task->error != NULL && task->asked == BW_ORGANISATION_UNDO)
    g_signal_emit (self, signals[SIGNAL_REMOVED], 0, task->entry);
  if (!bw_organisation_task_uses_keyring (task))
    tell_list_error (self, task);
  if (task->set_aside != NULL)
    g_signal_emit (self, signals[SIGNAL_SET_ASIDE], 0, task->set_aside);
  if (task->n_passed_over > 0)
    g_signal_emit (self, signals[SIGNAL_PASSED_OVER], 0, task->n_passed_over);
}

/* An undo that failed can be tried again; a finish that failed is for a later start. */
static void
put_removal (BwOrganisationStore *self, BwOrganisationTask *task)
{
  const char *id = NULL;

  if (task->removal == NULL)
    return;
  if (task->asked != BW_ORGANISATION_REMOVE &&
      (task->asked != BW_ORGANISATION_UNDO || task->error == NULL))
    return;

  id = bw_organisation_entry_get_id (task->entry);
  g_hash_table_replace (self->removals, g_strdup (id), g_steal_pointer (&task->removal));
}

static void ask (BwOrganisationStore *self,
                 BwOrganisationAsked asked,
                 guint signal,
                 BwOrganisationEntry *entry);

/* What the keyring did may stand in the list; there it is read in its order. */
static void
read_after (BwOrganisationStore *self, BwOrganisationTask *task)
{
  if (task->asked == BW_ORGANISATION_SIGN_OUT || task->asked == BW_ORGANISATION_FINISH)
    ask (self, BW_ORGANISATION_LOAD, N_SIGNALS, NULL);
}

static void
finish (gpointer data)
{
  BwOrganisationTask *task = data;
  BwOrganisationStore *self = BW_ORGANISATION_STORE (task->store);

  put_removal (self, task);
  if (task->entries != NULL)
    take_entries (self, task->entries);
  tell (task);
  read_after (self, task);
  if (!self->is_loaded && !bw_organisation_task_uses_keyring (task)) {
    self->is_loaded = TRUE;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
  }
  self->n_asked--;
  if (self->n_asked == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
run (BwOrganisationStore *self, BwOrganisationTask *task)
{
  gboolean uses_keyring = bw_organisation_task_uses_keyring (task);

  self->n_asked++;
  if (self->n_asked == 1)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  task->list = g_object_ref (self->list);
  task->keyring = g_object_ref (self->keyring);
  task->clock = g_object_ref (self->clock);
  task->for_this_run = g_object_ref (self->for_this_run);
  task->store = g_object_ref (G_OBJECT (self));
  bw_workers_run (uses_keyring ? self->keyring_worker : self->worker, bw_organisation_task_run,
                  finish, task, (GDestroyNotify) bw_organisation_task_free, NULL);
}

static void
ask (BwOrganisationStore *self, BwOrganisationAsked asked, guint signal, BwOrganisationEntry *entry)
{
  run (self, bw_organisation_task_new (asked, signal, entry));
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
  g_clear_object (&self->keyring_worker);
  g_clear_object (&self->limit);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->removals, g_hash_table_unref);
  g_clear_error (&self->list_error);

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
    [SIGNAL_SET_ASIDE] = { "set-aside", G_TYPE_STRING },
    [SIGNAL_PASSED_OVER] = { "passed-over", G_TYPE_UINT },
    [SIGNAL_REMOVED] = { "removed", BW_TYPE_ORGANISATION_ENTRY },
    [SIGNAL_SIGNED_OUT] = { "signed-out", BW_TYPE_ORGANISATION_ENTRY },
    [SIGNAL_UNDONE] = { "undone", BW_TYPE_ORGANISATION_ENTRY },
    [SIGNAL_UNLISTED_DELETED] = { "unlisted-deleted", G_TYPE_UINT },
    [SIGNAL_REFRESHED] = { BW_ORGANISATION_STORE_REFRESHED, BW_TYPE_ORGANISATION_ENTRY },
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
  signals[SIGNAL_FAILED] =
      g_signal_new ("failed", BW_TYPE_ORGANISATION_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_ERROR, G_TYPE_INT, BW_TYPE_ORGANISATION_ENTRY);
  for (guint i = SIGNAL_FAILED + 1; i < N_SIGNALS; i++)
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
  self->keyring_worker = bw_workers_new (1);
  self->limit = bw_work_limit_new (MOST_READS);
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
 * bw_organisation_store_get_limit:
 * @self: a store
 *
 * Returns: (transfer none): how much is read of all organisations at once
 */
BwWorkLimit *
bw_organisation_store_get_limit (BwOrganisationStore *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (self), NULL);

  return self->limit;
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

  ask (self, BW_ORGANISATION_LOAD, N_SIGNALS, NULL);
  /* The keyring is slower than the list, and nobody waits for this. */
  if (!self->is_loaded)
    ask (self, BW_ORGANISATION_FORGET_REMOVED, N_SIGNALS, NULL);
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
 * Returns: (transfer full) (nullable): the organisation that opens at the start; the first one where that is none that
 *   this version can read
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
  return n > 0 ? get_item (G_LIST_MODEL (self), 0) : NULL;
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
  g_autoptr (BwArchiveMemory) memory = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (self), NULL);

  lock_folder = bw_organisation_list_build_lock_folder (self->list);
  memory = bw_archive_memory_new_for_entry (self->list, entry, self->clock);
  return bw_organisation_connection_new (
      &(BwOrganisationOpening) {
          .entry = entry,
          .keyring = self->keyring,
          .clock = self->clock,
          .interaction = interaction,
          .lock_folder = lock_folder,
          .memory = BW_MEMORY (memory),
      },
      self->for_this_run);
}

/**
 * bw_organisation_store_mark:
 * @self: a store
 * @entry: an organisation of the list
 * @marks: how it is called and told apart from now on, and what was seen of it
 *
 * Writes that into the list, and nothing else of the organisation: another program may have changed it.
 */
void
bw_organisation_store_mark (BwOrganisationStore *self,
                            BwOrganisationEntry *entry,
                            const BwOrganisationMarks *marks)
{
  BwOrganisationTask *task = NULL;

  g_return_if_fail (BW_IS_ORGANISATION_STORE (self) && BW_IS_ORGANISATION_ENTRY (entry));

  task = bw_organisation_task_new (BW_ORGANISATION_MARK, N_SIGNALS, entry);
  bw_organisation_task_set_marks (task, marks);
  run (self, task);
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
  g_return_if_fail (BW_IS_ORGANISATION_STORE (self) && BW_IS_ORGANISATION_ENTRY (entry));

  ask (self, BW_ORGANISATION_SET_DEFAULT, N_SIGNALS, entry);
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
  g_return_if_fail (BW_IS_ORGANISATION_STORE (self) && BW_IS_ORGANISATION_ENTRY (entry));

  ask (self, BW_ORGANISATION_SIGN_OUT, SIGNAL_SIGNED_OUT, entry);
}

/**
 * bw_organisation_store_remove:
 * @self: a store
 * @entry: an organisation of the list
 * @deletes_archive: whether what is kept of it is deleted too
 *
 * Takes it out of the list, and emits `removed`. Its credential and its archive are there until
 * bw_organisation_store_finish(), or until the next start where the program ends before.
 */
void
bw_organisation_store_remove (BwOrganisationStore *self,
                              BwOrganisationEntry *entry,
                              gboolean deletes_archive)
{
  BwOrganisationTask *task = NULL;

  g_return_if_fail (BW_IS_ORGANISATION_STORE (self) && BW_IS_ORGANISATION_ENTRY (entry));

  task = bw_organisation_task_new (BW_ORGANISATION_REMOVE, SIGNAL_REMOVED, entry);
  task->deletes_archive = deletes_archive;
  run (self, task);
}

static void
end_removal (BwOrganisationStore *self,
             BwOrganisationAsked asked,
             guint signal,
             BwOrganisationEntry *entry)
{
  const char *id = bw_organisation_entry_get_id (entry);
  g_autofree char *key = NULL;
  gpointer removal = NULL;
  BwOrganisationTask *task = NULL;

  if (!g_hash_table_steal_extended (self->removals, id, (gpointer *) &key, &removal))
    return;

  task = bw_organisation_task_new (asked, signal, entry);
  task->removal = removal;
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
  g_return_if_fail (BW_IS_ORGANISATION_STORE (self) && BW_IS_ORGANISATION_ENTRY (entry));

  end_removal (self, BW_ORGANISATION_UNDO, SIGNAL_UNDONE, entry);
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
  g_return_if_fail (BW_IS_ORGANISATION_STORE (self) && BW_IS_ORGANISATION_ENTRY (entry));

  end_removal (self, BW_ORGANISATION_FINISH, N_SIGNALS, entry);
}

/**
 * bw_organisation_store_delete_unlisted:
 * @self: a store
 *
 * Deletes what the keyring keeps of organisations that are not in the list, and emits `unlisted-deleted`; the user may
 * be asked to unlock the keyring.
 */
void
bw_organisation_store_delete_unlisted (BwOrganisationStore *self)
{
  g_return_if_fail (BW_IS_ORGANISATION_STORE (self));

  ask (self, BW_ORGANISATION_DELETE_UNLISTED, SIGNAL_UNLISTED_DELETED, NULL);
}
