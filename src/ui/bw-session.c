/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-session-private.h"

#include "ui/bw-session-job.h"

/* A read that hangs must not keep the next one waiting; more than these would only hide a fault. */
#define MAX_WORKERS 4

G_DEFINE_FINAL_TYPE (BwSession, bw_session, G_TYPE_OBJECT)

typedef enum {
  PROP_ORGANISATION = 1,
  PROP_RECORDS,
  PROP_SCORECARD,
  PROP_LOADING,
  PROP_PENDING,
  PROP_ERROR,
  PROP_ENTRY,
  PROP_PROGRESS,
  PROP_UNKEPT,
  PROP_UNSTORED,
  PROP_EXPIRES,
} BwSessionProperty;

static GParamSpec *properties[PROP_EXPIRES + 1];

static void
set_loading (BwSession *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
}

static void
set_progress (BwSession *self, const char *progress)
{
  if (g_set_str (&self->progress, progress))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

/* Takes the place of a boxed value, which may be NULL as well as the one before it. */
static void
take (BwSession *self, BwSessionProperty id, gpointer *place, gpointer value)
{
  if (*place == NULL && value == NULL)
    return;

  if (*place != NULL)
    g_boxed_free (properties[id]->value_type, *place);
  *place = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
set_records (BwSession *self, BwOrganisation *organisation, BwRecords *records)
{
  if (g_set_object (&self->organisation, organisation))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORGANISATION]);
  if (!g_set_object (&self->records, records))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORDS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCORECARD]);
}

static void run_phase (BwSession *self,
                       BwSessionPhase phase,
                       BwOrganisation *organisation,
                       BwSessionBefore before);

/* What is told by reading anew alone stands until it is read anew again. */
static void
take_problems (BwSession *self, BwSessionJob *job)
{
  take (self, PROP_ERROR, (gpointer *) &self->error, g_steal_pointer (&job->error));
  if (job->phase != BW_SESSION_TAKE)
    take (self, PROP_UNSTORED, (gpointer *) &self->unstored, g_steal_pointer (&job->unstored));
  if (job->phase != BW_SESSION_REFRESH)
    return;
  take (self, PROP_UNKEPT, (gpointer *) &self->unkept, g_steal_pointer (&job->unkept));
  take (self, PROP_EXPIRES, (gpointer *) &self->expires, g_steal_pointer (&job->expires));
}

/* Others show what is kept of it too. */
static void
tell_refreshed (BwSession *self, BwSessionJob *job)
{
  if (self->store != NULL && job->phase == BW_SESSION_REFRESH && job->records != NULL)
    g_signal_emit_by_name (self->store, BW_ORGANISATION_STORE_REFRESHED, self->entry);
}

/* Takes the answer over as a whole, or its error, or drops it as late. */
static void
finish_job (gpointer data)
{
  BwSessionJob *job = data;
  BwSession *self = BW_SESSION (job->owner);

  if (job->stamp != self->stamp)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_object (&self->cancellable);
  if (job->records != NULL) {
    set_records (self, job->organisation != NULL ? job->organisation : self->organisation,
                 job->records);
    if (job->phase == BW_SESSION_REFRESH)
      g_clear_object (&self->attempt);
  }
  take_problems (self, job);
  set_progress (self, NULL);
  if (bw_session_job_leads_on (job))
    run_phase (self, job->phase + 1, job->organisation, NULL);
  else
    set_loading (self, FALSE);
  g_object_thaw_notify (G_OBJECT (self));
  tell_refreshed (self, job);
}

static void
drop_running (BwSession *self)
{
  self->stamp++;
  set_progress (self, NULL);
  bw_step_words_clear (&self->words);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
run_phase (BwSession *self,
           BwSessionPhase phase,
           BwOrganisation *organisation,
           BwSessionBefore before)
{
  BwSessionJob *job = bw_session_job_new (G_OBJECT (self), self->stamp, self->records);

  self->cancellable = g_cancellable_new ();
  job->phase = phase;
  if (self->connection != NULL)
    job->connection = g_object_ref (self->connection);
  else
    job->organisation = g_object_ref (organisation);
  job->before = before;
  bw_workers_run (self->workers, bw_session_job_run, finish_job, job,
                  (GDestroyNotify) bw_session_job_free, self->cancellable);
}

static void
start (BwSession *self, BwOrganisation *organisation, BwSessionBefore before)
{
  gboolean recalls = self->connection != NULL && self->records == NULL && before == NULL;

  g_object_freeze_notify (G_OBJECT (self));
  drop_running (self);
  g_set_object (&self->attempt, organisation);
  run_phase (self, recalls ? BW_SESSION_RECALL : BW_SESSION_REFRESH, organisation, before);

  take (self, PROP_ERROR, (gpointer *) &self->error, NULL);
  if (self->loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
  set_loading (self, TRUE);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
on_progress (BwSession *self, int step, guint done, guint total)
{
  g_autofree char *text = NULL;

  /* What is told late belongs to a read that was given up. */
  if (!self->loading)
    return;
  text = bw_step_words_say (&self->words, (BwStep) step, done, total);
  set_progress (self, text);
}

/* Each connection has its own: what is told of an earlier one is over. */
static void
connect_anew (BwSession *self)
{
  if (self->interaction != NULL)
    bw_window_interaction_close (self->interaction);
  g_clear_object (&self->interaction);
  g_clear_object (&self->connection);

  self->interaction = bw_window_interaction_new ();
  g_signal_connect_object (self->interaction, "progress", G_CALLBACK (on_progress), self,
                           G_CONNECT_SWAPPED);
  self->connection =
      bw_organisation_store_connect (self->store, self->entry, BW_INTERACTION (self->interaction));
}

static void
bw_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwSession *self = BW_SESSION (object);

  switch ((BwSessionProperty) id) {
  case PROP_ORGANISATION:
    g_value_set_object (value, self->organisation);
    break;
  case PROP_RECORDS:
    g_value_set_object (value, self->records);
    break;
  case PROP_SCORECARD:
    g_value_set_object (value, bw_session_get_scorecard (self));
    break;
  case PROP_LOADING:
    g_value_set_boolean (value, self->loading);
    break;
  case PROP_PENDING:
    g_value_set_object (value, bw_session_get_pending (self));
    break;
  case PROP_ERROR:
    g_value_set_boxed (value, self->error);
    break;
  case PROP_ENTRY:
    g_value_set_object (value, self->entry);
    break;
  case PROP_PROGRESS:
    g_value_set_string (value, self->progress);
    break;
  case PROP_UNKEPT:
    g_value_set_boxed (value, self->unkept);
    break;
  case PROP_UNSTORED:
    g_value_set_boxed (value, self->unstored);
    break;
  case PROP_EXPIRES:
    g_value_set_boxed (value, self->expires);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_session_finalize (GObject *object)
{
  BwSession *self = BW_SESSION (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->workers);
  g_clear_object (&self->store);
  g_clear_object (&self->entry);
  g_clear_object (&self->connection);
  g_clear_object (&self->interaction);
  g_clear_object (&self->organisation);
  g_clear_object (&self->records);
  g_clear_object (&self->attempt);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_clear_error (&self->unkept);
  g_clear_error (&self->unstored);
  g_clear_pointer (&self->expires, g_date_time_unref);
  g_clear_pointer (&self->progress, g_free);
  bw_step_words_clear (&self->words);

  G_OBJECT_CLASS (bw_session_parent_class)->finalize (object);
}

static void
bw_session_class_init (BwSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bw_session_get_property;
  object_class->finalize = bw_session_finalize;

  properties[PROP_ORGANISATION] =
      g_param_spec_object ("organisation", NULL, NULL, BW_TYPE_ORGANISATION, flags);
  properties[PROP_RECORDS] = g_param_spec_object ("records", NULL, NULL, BW_TYPE_RECORDS, flags);
  properties[PROP_SCORECARD] =
      g_param_spec_object ("scorecard", NULL, NULL, BW_TYPE_SCORECARD, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_PENDING] =
      g_param_spec_object ("pending", NULL, NULL, BW_TYPE_ORGANISATION, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_ENTRY] =
      g_param_spec_object ("entry", NULL, NULL, BW_TYPE_ORGANISATION_ENTRY, flags);
  properties[PROP_PROGRESS] = g_param_spec_string ("progress", NULL, NULL, NULL, flags);
  properties[PROP_UNKEPT] = g_param_spec_boxed ("unkept", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_UNSTORED] = g_param_spec_boxed ("unstored", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_EXPIRES] = g_param_spec_boxed ("expires", NULL, NULL, G_TYPE_DATE_TIME, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_session_init (BwSession *self)
{
  self->workers = bw_workers_new (MAX_WORKERS);
}

/**
 * bw_session_new:
 * @clock: the time
 *
 * Its properties will change on the thread-default main context of the caller.
 *
 * Returns: (transfer full): a session in which nothing is open
 */
BwSession *
bw_session_new (BwClock *clock)
{
  BwSession *self = NULL;

  g_return_val_if_fail (BW_IS_CLOCK (clock), NULL);

  self = g_object_new (BW_TYPE_SESSION, NULL);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * bw_session_new_for_entry:
 * @store: the organisations of the list
 * @entry: one of them
 *
 * Returns: (transfer full): a session for it; nothing is read before bw_session_start()
 */
BwSession *
bw_session_new_for_entry (BwOrganisationStore *store, BwOrganisationEntry *entry)
{
  BwSession *self = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (store), NULL);
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (entry), NULL);

  self = bw_session_new (bw_organisation_store_get_clock (store));
  bw_workers_set_limit (self->workers, bw_organisation_store_get_limit (store));
  g_set_object (&self->store, store);
  g_set_object (&self->entry, entry);
  connect_anew (self);
  return self;
}

/**
 * bw_session_open:
 * @self: a session
 * @organisation: what to open
 *
 * Starts to read @organisation. It takes the place of what is open once it is read as a whole; when
 * that fails, `error` says why and what was open stays. A read that is still running is given up.
 */
void
bw_session_open (BwSession *self, BwOrganisation *organisation)
{
  g_return_if_fail (BW_IS_SESSION (self));
  g_return_if_fail (BW_IS_ORGANISATION (organisation));
  g_return_if_fail (self->entry == NULL);

  start (self, organisation, NULL);
}

/**
 * bw_session_refresh:
 * @self: a session
 *
 * Starts to read anew what is open; does nothing when nothing is and there is no `entry`.
 */
void
bw_session_refresh (BwSession *self)
{
  g_return_if_fail (BW_IS_SESSION (self));

  if (self->connection != NULL || self->organisation != NULL)
    start (self, self->organisation, NULL);
}

/**
 * bw_session_retry:
 * @self: a session
 *
 * Tries again what failed last, or refreshes when nothing did.
 */
void
bw_session_retry (BwSession *self)
{
  g_autoptr (BwOrganisation) attempt = NULL;

  g_return_if_fail (BW_IS_SESSION (self));

  g_set_object (&attempt, self->attempt);
  if (attempt != NULL)
    start (self, attempt, NULL);
  else
    bw_session_refresh (self);
}

/**
 * bw_session_close:
 * @self: a session
 *
 * Closes what is open, and gives up a read that is running.
 */
void
bw_session_close (BwSession *self)
{
  g_return_if_fail (BW_IS_SESSION (self));

  g_object_freeze_notify (G_OBJECT (self));
  bw_session_cancel (self);
  set_records (self, NULL, NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * bw_session_cancel:
 * @self: a session
 *
 * Gives up a read that is running, or one that failed. What is open stays, and no error is kept.
 */
void
bw_session_cancel (BwSession *self)
{
  g_return_if_fail (BW_IS_SESSION (self));

  g_object_freeze_notify (G_OBJECT (self));
  drop_running (self);
  g_clear_object (&self->attempt);
  take (self, PROP_ERROR, (gpointer *) &self->error, NULL);
  set_loading (self, FALSE);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * bw_session_start:
 * @self: a session with an `entry`
 *
 * Starts to read it, unless that has been done.
 */
void
bw_session_start (BwSession *self)
{
  g_return_if_fail (BW_IS_SESSION (self));
  g_return_if_fail (self->connection != NULL);

  if (self->records == NULL && self->error == NULL && !self->loading)
    start (self, NULL, NULL);
}

/**
 * bw_session_take_records:
 * @self: a session with an `entry`
 * @records: what somebody else in this program has just read of it, and kept
 *
 * Shows that as if it had been read here, and finds out what happened recently. Does nothing while it is being read here
 * too: the same is about to come.
 */
void
bw_session_take_records (BwSession *self, BwRecords *records)
{
  g_autoptr (BwRecords) taken = NULL;

  g_return_if_fail (BW_IS_SESSION (self));
  g_return_if_fail (BW_IS_RECORDS (records));
  g_return_if_fail (self->connection != NULL);

  if (self->loading)
    return;
  taken = bw_session_job_keep_recent (self->records, records);
  g_object_freeze_notify (G_OBJECT (self));
  drop_running (self);
  set_records (self, self->organisation, taken);
  take (self, PROP_ERROR, (gpointer *) &self->error, NULL);
  run_phase (self, BW_SESSION_TAKE, NULL, NULL);
  set_loading (self, TRUE);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * bw_session_unlock:
 * @self: a session with an `entry`
 *
 * Lets the keyring ask the user to unlock it, then reads; when the user has just asked for that.
 */
void
bw_session_unlock (BwSession *self)
{
  g_return_if_fail (BW_IS_SESSION (self));
  g_return_if_fail (self->connection != NULL);

  start (self, self->organisation, bw_organisation_connection_unlock);
}

/**
 * bw_session_keep:
 * @self: a session with an `entry`
 *
 * Tries to put into the keyring what is kept for this run only, then reads, also where the keyring still does
 * not take it; when the user has just asked for that.
 */
void
bw_session_keep (BwSession *self)
{
  g_return_if_fail (BW_IS_SESSION (self));
  g_return_if_fail (self->connection != NULL);

  start (self, self->organisation, bw_session_job_keep);
}

/**
 * bw_session_set_entry:
 * @self: a session with an `entry`
 * @entry: the same organisation, of which something has changed
 *
 * Sets what is known of it. What is open stays.
 */
void
bw_session_set_entry (BwSession *self, BwOrganisationEntry *entry)
{
  gboolean anew = FALSE;

  g_return_if_fail (BW_IS_SESSION (self));
  g_return_if_fail (BW_IS_ORGANISATION_ENTRY (entry));

  anew = !bw_organisation_entry_signs_in_equally (self->entry, entry);
  if (!g_set_object (&self->entry, entry))
    return;
  /* Somebody has signed in to it in another way, elsewhere. */
  if (anew)
    connect_anew (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTRY]);
}

/**
 * bw_session_sign_in_anew:
 * @self: a session with an `entry`
 * @entry: the same organisation, to which somebody has just signed in again
 *
 * Reads it with what that sign-in brought. What is shown stays until it is read.
 */
void
bw_session_sign_in_anew (BwSession *self, BwOrganisationEntry *entry)
{
  g_return_if_fail (BW_IS_SESSION (self));
  g_return_if_fail (self->connection != NULL);

  bw_session_set_entry (self, entry);
  connect_anew (self);
  start (self, NULL, NULL);
}
