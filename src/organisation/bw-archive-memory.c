/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-archive-memory-private.h"

#include "net/bw-gate.h"
#include "organisation/bw-archive-source.h"
#include "organisation/bw-retention.h"

/* How many days the chart of the overview looks back: what Graph keeps (graph.md §1.7). */
#define DAYS_OF_CHART 90

/* How long what was read ahead is as good as new, in microseconds. */
#define AHEAD_FRESH (5 * G_USEC_PER_SEC)

#define AHEAD_KEY "bw-ahead"
#define TRIED_KEY "bw-ahead-tried"

struct _BwArchiveMemory {
  GObject parent_instance;

  char *folder;
  char *tenant_id;
  BwCloud *cloud;
  BwClock *clock;
  BwOrganisationList
      *list; /* says how long days are kept, and whether it is in it; for ever without it */
  char *id; /* in it */

  BwGate *ahead; /* shut while somebody reads before it is asked for; NULL where nobody does */

  /* Guards the rest. */
  GMutex mutex;
  BwArchive *archive;
  GError *problem;
  GError *set_aside; /* lasts: the user has to learn of it */
  gboolean is_behind;
  gboolean is_taken;
  BwRecords *read_ahead;
  gint64 ahead_since;
};

static void memory_iface_init (BwMemoryInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwArchiveMemory,
                               bw_archive_memory,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_MEMORY, memory_iface_init))

static void
bw_archive_memory_finalize (GObject *object)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (object);

  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->tenant_id, g_free);
  g_clear_object (&self->cloud);
  g_clear_object (&self->clock);
  g_clear_object (&self->list);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->archive);
  g_clear_error (&self->problem);
  g_clear_error (&self->set_aside);
  g_clear_object (&self->read_ahead);
  g_clear_pointer (&self->ahead, bw_gate_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (bw_archive_memory_parent_class)->finalize (object);
}

static void
bw_archive_memory_class_init (BwArchiveMemoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_archive_memory_finalize;
}

static void
bw_archive_memory_init (BwArchiveMemory *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * bw_archive_memory_new:
 * @folder: the folder of the archive of this organisation alone; it need not be there
 * @tenant_id: (nullable): the id of its tenant, where it is known
 * @cloud: the cloud that it is in
 * @clock: the time
 *
 * Returns: (transfer full): the memory; nothing is opened yet
 */
BwArchiveMemory *
bw_archive_memory_new (const char *folder, const char *tenant_id, BwCloud *cloud, BwClock *clock)
{
  BwArchiveMemory *self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (BW_IS_CLOUD (cloud), NULL);
  g_return_val_if_fail (BW_IS_CLOCK (clock), NULL);

  self = g_object_new (BW_TYPE_ARCHIVE_MEMORY, NULL);
  self->folder = g_strdup (folder);
  self->tenant_id = g_strdup (tenant_id);
  self->cloud = g_object_ref (cloud);
  self->clock = g_object_ref (clock);
  return self;
}

static BwArchiveMemory *
new_of_entry (BwOrganisationList *list, BwOrganisationEntry *entry, BwClock *clock)
{
  g_autofree char *folder =
      bw_organisation_list_build_archive_folder (list, bw_organisation_entry_get_id (entry));

  BwArchiveMemory *self =
      bw_archive_memory_new (folder, NULL, bw_organisation_entry_get_fields (entry).cloud, clock);

  self->list = g_object_ref (list);
  self->id = g_strdup (bw_organisation_entry_get_id (entry));
  return self;
}

/* NULL where nobody else knows of the archive. */
char *
bw_archive_memory_build_lock_folder (BwArchiveMemory *self)
{
  return self->list != NULL ? bw_organisation_list_build_lock_folder (self->list) : NULL;
}

const char *
bw_archive_memory_get_id (BwArchiveMemory *self)
{
  return self->id;
}

static gpointer
ref_ahead (gpointer ahead, gpointer user_data)
{
  return ahead != NULL ? g_object_ref (ahead) : NULL;
}

/* The list holds what is read ahead until somebody asks for the archive in @folder. */
static BwArchiveMemory *
take_memory (BwOrganisationList *list, const char *folder)
{
  g_autoptr (BwArchiveMemory) self = g_object_dup_data (G_OBJECT (list), AHEAD_KEY, ref_ahead, NULL);
  g_autoptr (GMutexLocker) locker = NULL;

  if (self == NULL || !g_str_equal (self->folder, folder))
    return NULL;
  locker = g_mutex_locker_new (&self->mutex);
  if (self->is_taken)
    return NULL;
  self->is_taken = TRUE;
  g_set_object (&self->list, list);
  g_object_set_data (G_OBJECT (list), AHEAD_KEY, NULL);
  return g_object_ref (self);
}

/**
 * bw_archive_memory_new_for_entry:
 * @list: the list of organisations
 * @entry: one of them
 * @clock: the time
 *
 * Once it has been removed from the list, no archive of it is made any more: what is still being read of it would bring
 * back what its user has deleted.
 *
 * Returns: (transfer full): what is kept of it; nothing is opened yet, or it is read ahead
 */
BwArchiveMemory *
bw_archive_memory_new_for_entry (BwOrganisationList *list,
                                 BwOrganisationEntry *entry,
                                 BwClock *clock)
{
  g_autoptr (BwArchiveMemory) self = new_of_entry (list, entry, clock);
  BwArchiveMemory *ahead = take_memory (list, self->folder);

  return ahead != NULL ? ahead : g_steal_pointer (&self);
}

/**
 * bw_archive_memory_new_ahead:
 * @list: the list of organisations
 * @entry: the one that will be asked for first
 * @clock: the time
 *
 * The first bw_archive_memory_new_for_entry() for it gives the same memory, and the first bw_memory_recall() of that gives
 * what bw_archive_memory_read_ahead() read; it waits for that.
 *
 * Returns: (transfer full) (nullable): what is kept of it, which has to be read ahead; %NULL where that was done before
 */
BwArchiveMemory *
bw_archive_memory_new_ahead (BwOrganisationList *list, BwOrganisationEntry *entry, BwClock *clock)
{
  g_autoptr (BwArchiveMemory) self = new_of_entry (list, entry, clock);

  if (!g_object_replace_data (G_OBJECT (list), TRIED_KEY, NULL, list, NULL, NULL))
    return NULL;
  self->ahead = bw_gate_new (1);
  bw_gate_enter (self->ahead, NULL, NULL);
  g_object_set_data_full (G_OBJECT (list), AHEAD_KEY, g_object_ref (self), g_object_unref);
  return g_steal_pointer (&self);
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/**
 * bw_archive_memory_note_problem:
 * @self: a memory
 * @problem: (transfer full): why the archive is of no use
 * @error: return location for @problem
 *
 * Remembers it, and hands it on. That somebody called off says nothing of the archive.
 */
void
bw_archive_memory_note_problem (BwArchiveMemory *self, GError *problem, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (!is_cancelled (problem)) {
    g_clear_error (&self->problem);
    self->problem = g_error_copy (problem);
  }
  g_propagate_error (error, problem);
}

static void
forget_problem (BwArchiveMemory *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_clear_error (&self->problem);
}

/* A damaged archive was set aside, and another one is used in its place. */
static void
note_set_aside (BwArchiveMemory *self)
{
  g_autofree char *path = self->archive != NULL ? bw_archive_dup_set_aside (self->archive) : NULL;

  if (path == NULL)
    return;
  g_clear_error (&self->set_aside);
  g_set_error (&self->set_aside, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_SET_ASIDE, "%s", path);
}

/* Who removes an organisation with its archive takes it out of the list first, and deletes under the same lock: what is
   made before is deleted, and afterwards nothing is made. Where there can be no lock, nothing can be made either. */
static gboolean
hold_place (BwArchiveMemory *self, BwProcessLock **lock, GCancellable *cancellable, GError **error)
{
  if (self->list == NULL)
    return TRUE;
  *lock = bw_organisation_list_hold_archive (self->list, self->id, cancellable, NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (bw_organisation_list_may_have (self->list, self->id, cancellable))
    return TRUE;
  g_set_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_GONE, "%s: its organisation was removed",
               self->folder);
  return FALSE;
}

static BwArchive *
open_locked (BwArchiveMemory *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwProcessLock) lock = NULL;

  if (self->archive == NULL) {
    if (!hold_place (self, &lock, cancellable, error))
      return NULL;
    self->archive =
        bw_archive_open (self->folder, self->tenant_id, self->clock, cancellable, error);
    if (self->archive == NULL)
      return NULL;
    note_set_aside (self);
  }
  return g_object_ref (self->archive);
}

/**
 * bw_archive_memory_open:
 * @self: a memory
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the archive, always the same one, or %NULL
 */
BwArchive *
bw_archive_memory_open (BwArchiveMemory *self, GCancellable *cancellable, GError **error)
{
  GError *problem = NULL;
  BwArchive *archive = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE_MEMORY (self), NULL);

  {
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

    archive = open_locked (self, cancellable, &problem);
  }
  if (archive == NULL)
    bw_archive_memory_note_problem (self, problem, error);
  return archive;
}

static BwSource *
open_source (BwMemory *memory, GCancellable *cancellable, GError **error)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  g_autoptr (BwArchive) archive = bw_archive_memory_open (self, cancellable, error);

  return archive != NULL ? bw_archive_source_new (archive) : NULL;
}

static GPtrArray *
list_profile_days (BwMemory *memory, GCancellable *cancellable, GError **error)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  g_autoptr (BwArchive) archive = bw_archive_memory_open (self, cancellable, error);
  g_autoptr (GPtrArray) kept =
                archive != NULL ? bw_archive_list_profile_days (archive, cancellable, error) : NULL;
  GPtrArray *list = NULL;

  if (kept == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_profile_days_free);
  for (guint i = 0; i < kept->len; i++) {
    const BwArchiveProfileDays *days = g_ptr_array_index (kept, i);

    g_ptr_array_add (list, bw_profile_days_new (days->id, days->first_seen, days->last_changed));
  }
  return list;
}

/* When the day was stored; now, where it is not in the list. */
static GDateTime *
find_stored (BwArchiveMemory *self, GArray *list, BwDay day)
{
  for (guint i = 0; i < list->len; i++) {
    const BwArchiveDay *entry = &g_array_index (list, BwArchiveDay, i);

    if (entry->day == day)
      return g_date_time_new_from_unix_utc_usec (entry->stored);
  }
  return bw_clock_get_now (self->clock);
}

/* What was handed in, or else what is kept. Transfer full, or NULL. */
static BwPlan *
find_plan (BwArchive *archive, BwPlan *plan, GCancellable *cancellable, GError **error)
{
  return plan != NULL ? g_object_ref (plan) : bw_archive_load_plan (archive, cancellable, error);
}

static BwRecords *
load_records (BwArchiveMemory *self,
              BwArchive *archive,
              BwPlan *given,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (BwSnapshot) newest = bw_archive_load_newest (archive, cancellable, error);
  BwDay day = newest != NULL ? bw_snapshot_get_day (newest) : BW_DAY_NONE;
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GArray) list = NULL;
  g_autoptr (BwPlan) plan = NULL;
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  g_autoptr (GDateTime) stored = NULL;
  g_autoptr (BwScorecard) scorecard = NULL;
  GError *problem = NULL;

  if (newest == NULL)
    return NULL;
  catalogue = bw_archive_load_catalogue (archive, BW_DAY_NONE, cancellable, &problem);
  if (problem != NULL) {
    g_propagate_error (error, problem);
    return NULL;
  }
  days = bw_archive_load_days (archive, day - DAYS_OF_CHART + 1, day, FALSE, cancellable, error);
  list = days != NULL ? bw_archive_list_days (archive, cancellable, error) : NULL;
  plan = list != NULL ? find_plan (archive, given, cancellable, error) : NULL;
  if (plan == NULL)
    return NULL;

  stored = find_stored (self, list, day);
  scorecard =
      bw_scorecard_new_in_cloud (newest, catalogue, plan, bw_day_from_date_time (now), self->cloud);
  return bw_records_new_kept (scorecard, days, stored);
}

static gboolean
wait_for_ahead (BwArchiveMemory *self, GCancellable *cancellable, GError **error)
{
  if (self->ahead == NULL)
    return TRUE;
  if (!bw_gate_enter (self->ahead, cancellable, error))
    return FALSE;
  bw_gate_leave (self->ahead);
  return TRUE;
}

/* What was read ahead, once, and while it is fresh: another program may have read newer days since. */
static BwRecords *
take_ahead (BwArchiveMemory *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (g_get_monotonic_time () - self->ahead_since > AHEAD_FRESH)
    g_clear_object (&self->read_ahead);
  return g_steal_pointer (&self->read_ahead);
}

static BwRecords *
read_records (BwArchiveMemory *self, BwPlan *plan, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchive) archive = bw_archive_memory_open (self, cancellable, error);
  GError *problem = NULL;
  BwRecords *records = NULL;

  if (archive == NULL)
    return NULL;
  records = load_records (self, archive, plan, cancellable, &problem);
  if (g_error_matches (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_DAMAGED)) {
    /* It would never be shown again; as it is, what comes next is. */
    g_clear_error (&problem);
    bw_archive_memory_begin_anew (self, archive, cancellable, &problem);
  }
  if (problem != NULL)
    bw_archive_memory_note_problem (self, problem, error);
  return records;
}

static BwRecords *
recall (BwMemory *memory, BwPlan *plan, GCancellable *cancellable, GError **error)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  g_autoptr (BwRecords) ahead = NULL;

  if (!wait_for_ahead (self, cancellable, error))
    return NULL;
  ahead = take_ahead (self);
  if (ahead != NULL && plan == NULL)
    return g_steal_pointer (&ahead);
  return read_records (self, plan, cancellable, error);
}

/* Until somebody has it, it does not hold what holds it, and no file open that nobody may ask for. */
static void
put_ahead (BwArchiveMemory *self, BwRecords *records)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_set_object (&self->read_ahead, records);
  self->ahead_since = g_get_monotonic_time ();
  if (!self->is_taken) {
    g_clear_object (&self->list);
    g_clear_object (&self->archive);
  }
}

/**
 * bw_archive_memory_read_ahead:
 * @self: a memory of bw_archive_memory_new_ahead()
 *
 * Reads what will be asked for. What goes wrong is met again, and told, by who asks.
 */
void
bw_archive_memory_read_ahead (BwArchiveMemory *self)
{
  g_autoptr (BwRecords) records = NULL;

  g_return_if_fail (BW_IS_ARCHIVE_MEMORY (self) && self->ahead != NULL);

  records = read_records (self, NULL, NULL, NULL);
  put_ahead (self, records);
  bw_gate_leave (self->ahead);
}

static gboolean
store (BwArchiveMemory *self,
       BwArchive *archive,
       BwSnapshot *newest,
       BwCatalogue *catalogue,
       GPtrArray *days,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  if (days != NULL)
    g_ptr_array_extend (all, days, NULL, NULL);
  if (newest != NULL)
    g_ptr_array_add (all, newest);
  if (all->len > 0 &&
      !bw_archive_store_days (archive, all, BW_ARCHIVE_ORIGIN_GRAPH, NULL, cancellable, error))
    return FALSE;
  return catalogue == NULL ||
         bw_archive_store_catalogue (archive, catalogue, bw_day_from_date_time (now),
                                     BW_ARCHIVE_ORIGIN_GRAPH, cancellable, error);
}

/**
 * bw_archive_memory_begin_anew:
 * @self: a memory
 * @archive: its archive, of which a call failed with %BW_ARCHIVE_ERROR_DAMAGED
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Sets the archive aside, as is done with one that is found to be damaged when it is opened, and begins a new one.
 *
 * Returns: whether it can be used again
 */
gboolean
bw_archive_memory_begin_anew (BwArchiveMemory *self,
                              BwArchive *archive,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (BwProcessLock) lock = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE_MEMORY (self), FALSE);

  if (!hold_place (self, &lock, cancellable, error) ||
      !bw_archive_begin_anew (archive, cancellable, error))
    return FALSE;
  {
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

    note_set_aside (self);
  }
  return TRUE;
}

/**
 * bw_archive_memory_dup_set_aside:
 * @self: a memory
 *
 * Returns: (transfer full) (nullable): where the damaged archive is now, in the place of which another one is used; to be
 *   told to the user
 */
char *
bw_archive_memory_dup_set_aside (BwArchiveMemory *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE_MEMORY (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return self->set_aside != NULL ? g_strdup (self->set_aside->message) : NULL;
}

/* Damage that was met only now: what is there is set aside, and what came is stored anew. */
static gboolean
store_anew (BwArchiveMemory *self,
            BwArchive *archive,
            BwSnapshot *newest,
            BwCatalogue *catalogue,
            GPtrArray *days,
            GCancellable *cancellable,
            GError **error)
{
  return bw_archive_memory_begin_anew (self, archive, cancellable, error) &&
         store (self, archive, newest, catalogue, days, cancellable, error);
}

/* After each refresh, as days go by. What cannot be deleted now is deleted after the next one, and keeps nothing from
   being kept. */
static void
forget_old (BwArchiveMemory *self, BwArchive *archive, GCancellable *cancellable)
{
  if (self->list != NULL)
    bw_retention_apply (self->list, archive, self->clock, cancellable, NULL);
}

/* A newest day that came and could not be kept is missing here until the next one that is. */
static void
note_newest (BwArchiveMemory *self, const GError *problem)
{
  if (is_cancelled (problem))
    return;
  {
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

    self->is_behind = problem != NULL;
  }
  if (problem == NULL)
    forget_problem (self);
}

static gboolean
keep (BwMemory *memory,
      BwSnapshot *newest,
      BwCatalogue *catalogue,
      GPtrArray *days,
      GCancellable *cancellable)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  GError *problem = NULL;
  g_autoptr (BwArchive) archive = bw_archive_memory_open (self, cancellable, &problem);

  if (archive != NULL && !store (self, archive, newest, catalogue, days, cancellable, &problem) &&
      g_error_matches (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_DAMAGED)) {
    g_clear_error (&problem);
    store_anew (self, archive, newest, catalogue, days, cancellable, &problem);
  }
  if (problem == NULL && newest != NULL)
    forget_old (self, archive, cancellable);
  if (newest != NULL)
    note_newest (self, problem);
  if (problem == NULL)
    return TRUE;
  bw_archive_memory_note_problem (self, problem, NULL);
  return FALSE;
}

static gboolean
is_behind (BwMemory *memory)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->is_behind;
}

static GError *
dup_problem (BwMemory *memory)
{
  BwArchiveMemory *self = BW_ARCHIVE_MEMORY (memory);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  note_set_aside (self);
  if (self->problem != NULL)
    return g_error_copy (self->problem);
  return self->set_aside != NULL ? g_error_copy (self->set_aside) : NULL;
}

static void
memory_iface_init (BwMemoryInterface *iface)
{
  iface->recall = recall;
  iface->keep = keep;
  bw_archive_memory_init_missing (iface);
  iface->open_source = open_source;
  iface->list_profile_days = list_profile_days;
  iface->load_plan = bw_archive_memory_load_plan;
  iface->store_plan = bw_archive_memory_store_plan;
  bw_archive_memory_init_edits (iface);
  iface->is_behind = is_behind;
  iface->dup_problem = dup_problem;
}
