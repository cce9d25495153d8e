/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-session-job.h"

#include "model/bw-query-result.h"
#include "source/files/bw-files-source.h"

/**
 * bw_session_job_new:
 * @owner: the session
 * @stamp: the call that it belongs to
 * @shown: (nullable): what is known before
 *
 * Returns: (transfer full): a read that reads nothing yet
 */
BwSessionJob *
bw_session_job_new (GObject *owner, guint stamp, BwRecords *shown)
{
  BwSessionJob *self = g_new0 (BwSessionJob, 1);

  self->owner = g_object_ref (owner);
  self->stamp = stamp;
  g_set_object (&self->shown, shown);
  return self;
}

/**
 * bw_session_job_free:
 * @self: (transfer full): a read
 */
void
bw_session_job_free (BwSessionJob *self)
{
  g_clear_object (&self->owner);
  g_clear_object (&self->connection);
  g_clear_object (&self->organisation);
  g_clear_object (&self->shown);
  g_clear_object (&self->records);
  g_clear_error (&self->error);
  g_clear_error (&self->unkept);
  g_clear_error (&self->unstored);
  g_clear_pointer (&self->expires, g_date_time_unref);
  g_free (self);
}

static gboolean
open_connection (BwSessionJob *self, GCancellable *cancellable)
{
  if (self->connection == NULL)
    return TRUE;
  if (self->before != NULL && !self->before (self->connection, cancellable, &self->error))
    return FALSE;

  self->organisation =
      bw_organisation_connection_open (self->connection, cancellable, &self->error);
  return self->organisation != NULL;
}

/* Asks once, so that what the first question makes ready is ready when the main loop asks: the overview does for
   its counters, the list for its rows. */
static void
prepare (BwRecords *records)
{
  g_autoptr (BwQuery) everything = bw_query_new ();
  g_autoptr (BwQueryResult) result =
                bw_query_result_new (bw_records_get_scorecard (records), everything);
}

/**
 * bw_session_job_keep:
 * @connection: what is read
 * @cancellable: (nullable): a cancellable
 * @error: return location for what bw_organisation_connection_keep() gives, but a %BW_KEYRING_ERROR
 *
 * A #BwSessionBefore that tries to put into the keyring what is kept for this run only. Where the keyring does
 * not take it, the sign-in works for this run as before, which the connection goes on telling.
 *
 * Returns: whether it can be read
 */
gboolean
bw_session_job_keep (BwOrganisationConnection *connection,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (bw_organisation_connection_keep (connection, cancellable, &problem) ||
      problem->domain == BW_KEYRING_ERROR)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * bw_session_job_leads_on:
 * @self: a job that is done
 *
 * Returns: whether the next phase follows: after what was recalled, or looked back on, whatever came of it; after a read
 *   that went well
 */
gboolean
bw_session_job_leads_on (const BwSessionJob *self)
{
  return self->connection != NULL && (self->phase < BW_SESSION_REFRESH ||
                                      (self->phase == BW_SESSION_REFRESH && self->records != NULL));
}

/* That there is nothing to recall is no error, and why it cannot be is told once it cannot be stored either. */
static void
recall (BwSessionJob *self, GCancellable *cancellable)
{
  self->records = bw_organisation_connection_recall (self->connection, cancellable, NULL);
}

/* Why it cannot be found out is told once it cannot be stored either. */
static void
look_back (BwSessionJob *self, BwRecords *records, GCancellable *cancellable)
{
  g_autoptr (BwRecords) looked_back =
                records != NULL ? bw_organisation_connection_look_back (self->connection, records,
                                                                        cancellable, NULL)
                                : NULL;

  if (looked_back != NULL && looked_back != self->shown)
    g_set_object (&self->records, looked_back);
}

/**
 * bw_session_job_keep_recent:
 * @shown: (nullable): what is known of an organisation
 * @records: what was read of it since
 *
 * Until it is found out anew, what happened recently is not forgotten: a list that is filtered by it would be empty for
 * a moment.
 *
 * Returns: (transfer full): @records, with what @shown knew of that
 */
BwRecords *
bw_session_job_keep_recent (BwRecords *shown, BwRecords *records)
{
  BwRecent *recent =
      shown != NULL ? bw_scorecard_get_recent (bw_records_get_scorecard (shown)) : NULL;

  return recent != NULL ? bw_records_new_with_recent (records, recent) : g_object_ref (records);
}

static void
keep_recent (BwSessionJob *self)
{
  g_autoptr (BwRecords) records = NULL;

  if (self->connection == NULL || self->records == NULL)
    return;
  records = bw_session_job_keep_recent (self->shown, self->records);
  g_set_object (&self->records, records);
}

/* Also where nothing can be kept. */
static void
stand_in (BwSessionJob *self)
{
  g_autoptr (BwRecords) records = NULL;

  if (self->connection == NULL || self->records == NULL)
    return;
  records = bw_records_stand_in (self->records, self->shown);
  g_set_object (&self->records, records);
}

static void
refresh (BwSessionJob *self, GCancellable *cancellable)
{
  if (open_connection (self, cancellable))
    self->records = bw_organisation_refresh (self->organisation, cancellable, &self->error);
  stand_in (self);
  keep_recent (self);
  if (self->connection == NULL)
    return;
  self->unkept = bw_organisation_connection_dup_unkept (self->connection);
  self->expires = bw_organisation_connection_load_expiry (self->connection, cancellable);
}

static void
fill_in (BwSessionJob *self, GCancellable *cancellable)
{
  if (open_connection (self, cancellable))
    bw_organisation_fill_in (self->organisation, cancellable, &self->error);
  look_back (self, self->shown, cancellable);
}

/**
 * bw_session_job_run:
 * @self: a job
 * @cancellable: ends it
 *
 * Does it; on a worker thread.
 */
void
bw_session_job_run (gpointer self, GCancellable *cancellable)
{
  BwSessionJob *job = self;

  if (g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    return;
  if (job->phase == BW_SESSION_RECALL)
    recall (job, cancellable);
  else if (job->phase == BW_SESSION_LOOK_BACK || job->phase == BW_SESSION_TAKE)
    look_back (job, job->shown, cancellable);
  else if (job->phase == BW_SESSION_REFRESH)
    refresh (job, cancellable);
  else
    fill_in (job, cancellable);

  if (job->records != NULL)
    prepare (job->records);
  if (job->organisation != NULL)
    job->unstored = bw_organisation_dup_memory_problem (job->organisation);
  else if (job->connection != NULL)
    job->unstored = bw_organisation_connection_dup_set_aside (job->connection);
}
