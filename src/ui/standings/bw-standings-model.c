/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/standings/bw-standings-model.h"

#include "present/bw-standing-text.h"
#include "ui/bw-workers.h"
#include "ui/standings/bw-refresh-job.h"

/* One reads, one refreshes, and one of each that was given up. */
#define MAX_WORKERS 4

struct _BwStandingsModel {
  GObject parent_instance;

  BwOrganisationStore *store;
  BwWorkers *workers;
  GListStore *items;
  gboolean loaded;
  guint revision;

  GCancellable *loading;
  gboolean is_stale; /* all of them have to be read once more after that */
  GPtrArray *stale; /* or these */

  GCancellable *refreshing;
  char *progress;
  guint n_all;
  guint n_done;
  guint n_refreshed;
};

G_DEFINE_FINAL_TYPE (BwStandingsModel, bw_standings_model, G_TYPE_OBJECT)

typedef enum {
  PROP_LOADED = 1,
  PROP_REFRESHING,
  PROP_PROGRESS,
  PROP_REVISION,
} BwStandingsModelProperty;

static GParamSpec *properties[PROP_REVISION + 1];

enum {
  SIGNAL_REFRESHED,
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A reading on its way to a thread and back. */
typedef struct {
  GWeakRef model;
  GCancellable *cancellable;
  BwOrganisationList *list;
  BwKeyring *keyring;
  BwClock *clock;
  GPtrArray *entries;
  gboolean is_whole; /* all of the list, or some that are in it */
  GPtrArray *standings;
  GArray *signed_in;
} LoadJob;

static void
load_job_free (gpointer data)
{
  LoadJob *job = data;

  g_weak_ref_clear (&job->model);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->list);
  g_clear_object (&job->keyring);
  g_clear_object (&job->clock);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_clear_pointer (&job->standings, g_ptr_array_unref);
  g_clear_pointer (&job->signed_in, g_array_unref);
  g_free (job);
}

static void
run_load (gpointer data, GCancellable *cancellable)
{
  LoadJob *job = data;

  job->standings = bw_standings_load (job->list, job->entries, job->clock, cancellable);
  job->signed_in = g_array_new (FALSE, FALSE, sizeof (BwSignedIn));
  for (guint i = 0; i < job->standings->len; i++) {
    const BwStanding *standing = g_ptr_array_index (job->standings, i);
    BwSignedIn signed_in =
        bw_signed_in_look (job->keyring, bw_organisation_entry_get_id (standing->entry), NULL);

    g_array_append_val (job->signed_in, signed_in);
  }
}

static BwStandingItem *
find_item (BwStandingsModel *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++) {
    g_autoptr (BwStandingItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

    if (g_str_equal (bw_standing_item_get_id (item), id))
      return g_steal_pointer (&item);
  }
  return NULL;
}

/* Those that are there already stay the same objects: what is selected, and where the list is scrolled to, stay too. */
static BwStandingItem *
take_standing (BwStandingsModel *self, LoadJob *job, guint i)
{
  BwStanding *standing = g_steal_pointer (&job->standings->pdata[i]);
  BwSignedIn signed_in = g_array_index (job->signed_in, BwSignedIn, i);
  BwStandingItem *item = find_item (self, bw_organisation_entry_get_id (standing->entry));

  if (item == NULL)
    return bw_standing_item_new (standing, signed_in);
  bw_standing_item_take (item, standing, signed_in);
  return item;
}

static gboolean
is_same_list (GListModel *model, GPtrArray *items)
{
  gboolean is_same = g_list_model_get_n_items (model) == items->len;

  for (guint i = 0; is_same && i < items->len; i++) {
    g_autoptr (BwStandingItem) there = g_list_model_get_item (model, i);

    is_same = there == g_ptr_array_index (items, i);
  }
  return is_same;
}

/* One of some that is not in the list any more was removed meanwhile. */
static void
take_standings (BwStandingsModel *self, LoadJob *job)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *model = G_LIST_MODEL (self->items);

  for (guint i = 0; i < job->standings->len; i++)
    g_ptr_array_add (items, take_standing (self, job, i));
  if (job->is_whole && !is_same_list (model, items))
    g_list_store_splice (self->items, 0, g_list_model_get_n_items (model), items->pdata,
                         items->len);
  self->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
}

static void load (BwStandingsModel *self, GPtrArray *entries, gboolean is_whole);

static void
load_stale (BwStandingsModel *self)
{
  g_autoptr (GPtrArray) stale = g_steal_pointer (&self->stale);

  self->stale = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->is_stale)
    bw_standings_model_load (self);
  else if (stale->len > 0)
    load (self, stale, FALSE);
}

static void
finish_load (gpointer data)
{
  LoadJob *job = data;
  g_autoptr (BwStandingsModel) self = g_weak_ref_get (&job->model);

  if (self == NULL || self->loading != job->cancellable)
    return;
  g_clear_object (&self->loading);
  g_ptr_array_set_free_func (job->standings, NULL);
  take_standings (self, job);
  if (!self->loaded) {
    self->loaded = TRUE;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
  }
  load_stale (self);
}

static GPtrArray *
list_entries (BwStandingsModel *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    g_ptr_array_add (entries, g_list_model_get_item (G_LIST_MODEL (self->store), i));
  return entries;
}

static void
load (BwStandingsModel *self, GPtrArray *entries, gboolean is_whole)
{
  LoadJob *job = g_new0 (LoadJob, 1);

  g_weak_ref_init (&job->model, self);
  job->cancellable = g_cancellable_new ();
  job->list = g_object_ref (bw_organisation_store_get_list (self->store));
  job->keyring = g_object_ref (bw_organisation_store_get_keyring (self->store));
  job->clock = g_object_ref (bw_organisation_store_get_clock (self->store));
  job->entries = g_ptr_array_ref (entries);
  job->is_whole = is_whole;
  g_set_object (&self->loading, job->cancellable);
  bw_workers_run (self->workers, run_load, finish_load, job, load_job_free, job->cancellable);
}

/* One of two hundred: the others are as they were. */
static void
load_one (BwStandingsModel *self, BwOrganisationEntry *entry)
{
  g_ptr_array_add (self->stale, g_object_ref (entry));
  if (self->loading == NULL)
    load_stale (self);
}

/**
 * bw_standings_model_load:
 * @self: a model
 *
 * Starts to read where all stand. Nobody is asked.
 */
void
bw_standings_model_load (BwStandingsModel *self)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_return_if_fail (BW_IS_STANDINGS_MODEL (self));

  self->is_stale = self->loading != NULL;
  if (self->is_stale || !bw_organisation_store_is_loaded (self->store))
    return;
  entries = list_entries (self);
  load (self, entries, TRUE);
}

static void
update_progress (BwStandingsModel *self)
{
  g_autofree char *text = bw_standing_text_say_progress (self->n_done, self->n_all);

  if (g_set_str (&self->progress, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

/* What came of one is read from where it was kept. */
static void
take_records (BwStandingsModel *self, const BwRefreshNews *news)
{
  if (news->records == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_REFRESHED], 0, news->entry, news->records);
  g_signal_emit_by_name (self->store, BW_ORGANISATION_STORE_REFRESHED, news->entry);
  load_one (self, news->entry);
}

static void
count (BwStandingsModel *self, const BwRefreshNews *news)
{
  self->n_done++;
  self->n_refreshed += news->error == NULL;
  update_progress (self);
}

static void
on_news (gpointer data, const BwRefreshNews *news)
{
  BwStandingsModel *self = BW_STANDINGS_MODEL (data);
  g_autoptr (BwStandingItem) item = find_item (self, bw_organisation_entry_get_id (news->entry));

  if (item != NULL && news->stage == BW_REFRESH_BEGUN)
    bw_standing_item_begin (item);
  else if (item != NULL && news->stage == BW_REFRESH_STEP)
    bw_standing_item_set_step (item, news->step);
  else if (item != NULL && news->stage == BW_REFRESH_DONE)
    bw_standing_item_end (item, news->error);
  take_records (self, news);
  if (news->stage == BW_REFRESH_DONE)
    count (self, news);
}

static void
on_end (gpointer data)
{
  BwStandingsModel *self = BW_STANDINGS_MODEL (data);
  gboolean is_called_off = g_cancellable_is_cancelled (self->refreshing);
  g_autofree char *text =
      bw_standing_text_say_refreshed (self->n_refreshed, self->n_all, is_called_off);

  g_clear_object (&self->refreshing);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFRESHING]);
  bw_standings_model_load (self);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, text);
}

/**
 * bw_standings_model_refresh:
 * @self: a model
 *
 * Starts to refresh all, four at a time; does nothing while that goes on.
 */
void
bw_standings_model_refresh (BwStandingsModel *self)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_return_if_fail (BW_IS_STANDINGS_MODEL (self));

  if (self->refreshing != NULL)
    return;
  entries = list_entries (self);
  if (entries->len == 0)
    return;
  self->n_all = entries->len;
  self->n_done = self->n_refreshed = 0;
  update_progress (self);
  self->refreshing = g_cancellable_new ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFRESHING]);
  bw_refresh_job_start (self->workers, self->store, entries, G_OBJECT (self), on_news, on_end,
                        self->refreshing);
}

/**
 * bw_standings_model_cancel:
 * @self: a model
 *
 * Calls off the refresh of all: what has been read stays, and is kept.
 */
void
bw_standings_model_cancel (BwStandingsModel *self)
{
  g_return_if_fail (BW_IS_STANDINGS_MODEL (self));

  if (self->refreshing != NULL)
    g_cancellable_cancel (self->refreshing);
}

static void
bw_standings_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwStandingsModel *self = BW_STANDINGS_MODEL (object);

  switch ((BwStandingsModelProperty) id) {
  case PROP_LOADED:
    g_value_set_boolean (value, self->loaded);
    break;
  case PROP_REFRESHING:
    g_value_set_boolean (value, self->refreshing != NULL);
    break;
  case PROP_PROGRESS:
    g_value_set_string (value, self->progress);
    break;
  case PROP_REVISION:
    g_value_set_uint (value, self->revision);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_standings_model_dispose (GObject *object)
{
  BwStandingsModel *self = BW_STANDINGS_MODEL (object);

  bw_standings_model_cancel (self);
  g_clear_object (&self->refreshing);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->workers);
  g_clear_object (&self->items);
  g_clear_object (&self->store);
  g_clear_pointer (&self->stale, g_ptr_array_unref);
  g_clear_pointer (&self->progress, g_free);

  G_OBJECT_CLASS (bw_standings_model_parent_class)->dispose (object);
}

static void
bw_standings_model_class_init (BwStandingsModelClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_standings_model_get_property;
  object_class->dispose = bw_standings_model_dispose;
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_REFRESHING] = g_param_spec_boolean ("refreshing", NULL, NULL, FALSE, flags);
  properties[PROP_PROGRESS] = g_param_spec_string ("progress", NULL, NULL, NULL, flags);
  properties[PROP_REVISION] = g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_REFRESHED] =
      g_signal_new ("refreshed", BW_TYPE_STANDINGS_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, BW_TYPE_ORGANISATION_ENTRY, BW_TYPE_RECORDS);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", BW_TYPE_STANDINGS_MODEL, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bw_standings_model_init (BwStandingsModel *self)
{
  self->workers = bw_workers_new (MAX_WORKERS);
  self->items = g_list_store_new (BW_TYPE_STANDING_ITEM);
  self->stale = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * bw_standings_model_new:
 * @store: the organisations of the list
 *
 * Returns: (transfer full): a model that follows the list; it tells on the thread-default main context of the caller
 */
BwStandingsModel *
bw_standings_model_new (BwOrganisationStore *store)
{
  BwStandingsModel *self = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (store), NULL);

  self = g_object_new (BW_TYPE_STANDINGS_MODEL, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "items-changed", G_CALLBACK (bw_standings_model_load), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::loaded", G_CALLBACK (bw_standings_model_load), self,
                           G_CONNECT_SWAPPED);
  bw_standings_model_load (self);
  return self;
}

/**
 * bw_standings_model_get_items:
 * @self: a model
 *
 * Returns: (transfer none): a list of #BwStandingItem, by name
 */
GListModel *
bw_standings_model_get_items (BwStandingsModel *self)
{
  g_return_val_if_fail (BW_IS_STANDINGS_MODEL (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * bw_standings_model_is_loaded:
 * @self: a model
 *
 * Returns: whether it has been read
 */
gboolean
bw_standings_model_is_loaded (BwStandingsModel *self)
{
  g_return_val_if_fail (BW_IS_STANDINGS_MODEL (self), FALSE);

  return self->loaded;
}

/**
 * bw_standings_model_is_refreshing:
 * @self: a model
 *
 * Returns: whether all are being refreshed
 */
gboolean
bw_standings_model_is_refreshing (BwStandingsModel *self)
{
  g_return_val_if_fail (BW_IS_STANDINGS_MODEL (self), FALSE);

  return self->refreshing != NULL;
}
