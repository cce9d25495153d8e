/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/standings/bw-refresh-job.h"

#include "ui/bw-window-interaction.h"

struct _BwRefreshJob {
  GWeakRef owner;
  GMainContext *context;
  BwRefreshJobTold told;
  BwRefreshJobEnded ended;
  GPtrArray *entries;
  GHashTable *connections; /* of entries */
  BwWindowInteraction *interaction;
};

/* Something that is told, on its way to the main loop. The job outlives it: its end comes the same way, after it. */
typedef struct {
  BwRefreshJob *job;
  BwRefreshProgress progress;
  GError *error;
} Message;

static void
message_free (gpointer data)
{
  Message *message = data;

  g_clear_object (&message->progress.entry);
  g_clear_object (&message->progress.records);
  g_clear_error (&message->error);
  g_free (message);
}

static gboolean
deliver (gpointer data)
{
  Message *message = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&message->job->owner);

  if (owner != NULL)
    message->job->told (message->job, &message->progress, owner);
  return G_SOURCE_REMOVE;
}

static void
job_free (gpointer data)
{
  BwRefreshJob *job = data;

  bw_window_interaction_close (job->interaction);
  g_weak_ref_clear (&job->owner);
  g_clear_pointer (&job->context, g_main_context_unref);
  g_clear_pointer (&job->connections, g_hash_table_unref);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_clear_object (&job->interaction);
  g_free (job);
}

static BwRecords *
refresh_one (BwOrganisationEntry *entry, gpointer data, GCancellable *cancellable, GError **error)
{
  BwRefreshJob *job = data;
  g_autoptr (BwOrganisation) organisation = bw_organisation_connection_open (
      g_hash_table_lookup (job->connections, entry), cancellable, error);
  g_autoptr (BwRecords) records = NULL;

  if (organisation == NULL)
    return NULL;
  records = bw_organisation_refresh (organisation, cancellable, error);
  if (records == NULL || !bw_organisation_fill_in (organisation, cancellable, error))
    return NULL;
  return g_steal_pointer (&records);
}

/* On a thread. */
static void
on_told (const BwRefreshProgress *progress, gpointer data)
{
  BwRefreshJob *job = data;
  Message *message = g_new0 (Message, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  message->job = job;
  message->progress = *progress;
  g_object_ref (message->progress.entry);
  if (message->progress.records != NULL)
    g_object_ref (message->progress.records);
  if (progress->error != NULL)
    message->error = g_error_copy (progress->error);
  message->progress.error = message->error;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver, message, message_free);
  g_source_attach (source, job->context);
}

static void
run (gpointer data, GCancellable *cancellable)
{
  BwRefreshJob *job = data;

  bw_refresh_all (job->entries, BW_REFRESH_AT_ONCE, refresh_one, on_told, job, cancellable);
}

static void
finish (gpointer data)
{
  BwRefreshJob *job = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&job->owner);

  if (owner != NULL)
    job->ended (job, owner);
}

/**
 * bw_refresh_job_start:
 * @workers: whose thread waits for it
 * @store: the organisations of the list
 * @entries: (element-type BwOrganisationEntry): those that are refreshed
 * @owner: who is told, as long as it is there
 * @told: told how far it is
 * @ended: told at the end
 * @cancellable: calls it off
 *
 * Starts to refresh organisations: what came is kept, and what is missing of earlier days is read.
 */
void
bw_refresh_job_start (BwWorkers *workers,
                      BwOrganisationStore *store,
                      GPtrArray *entries,
                      GObject *owner,
                      BwRefreshJobTold told,
                      BwRefreshJobEnded ended,
                      GCancellable *cancellable)
{
  BwRefreshJob *job = g_new0 (BwRefreshJob, 1);

  g_weak_ref_init (&job->owner, owner);
  job->context = g_main_context_ref_thread_default ();
  job->told = told;
  job->ended = ended;
  job->entries = g_ptr_array_ref (entries);
  job->interaction = bw_window_interaction_new ();
  job->connections = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    g_hash_table_insert (job->connections, g_ptr_array_index (entries, i),
                         bw_organisation_store_connect (store, g_ptr_array_index (entries, i),
                                                        BW_INTERACTION (job->interaction)));
  bw_workers_run (workers, run, finish, job, job_free, cancellable);
}
