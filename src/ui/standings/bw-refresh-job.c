/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/standings/bw-refresh-job.h"

#include "archive/bw-archive-error.h"
#include "organisation/bw-refresh-all.h"
#include "ui/bw-step-words.h"
#include "ui/bw-window-interaction.h"

/* A refresh of all organisations on its way to threads and back: the asynchronous face of bw_refresh_all(). */
typedef struct {
  GWeakRef owner;
  GMainContext *context;
  BwRefreshTell tell;
  BwRefreshEnd end;
  BwWorkLimit *limit;
  GPtrArray *entries;
  GHashTable *parts; /* of entries */
} Job;

/* One organisation of it. What is told of its reading is told by an interaction of its own: several are read at once. */
typedef struct {
  Job *job;
  BwOrganisationEntry *entry;
  BwOrganisationConnection *connection;
  BwWindowInteraction *interaction;
  BwStepWords words;
} Part;

/* Something that is told, on its way to the main loop. The job outlives it: its end comes the same way, after it. */
typedef struct {
  Part *part;
  BwRefreshStage stage;
  BwRecords *records;
  GError *error;
} Message;

static void
pass_on (Part *part, const BwRefreshNews *news)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&part->job->owner);

  if (owner != NULL)
    part->job->tell (owner, news);
}

static void
on_progress (Part *part, int step, guint done, guint total)
{
  g_autofree char *words = bw_step_words_say (&part->words, (BwStep) step, done, total);

  pass_on (part, &(BwRefreshNews) { BW_REFRESH_STEP, part->entry, words, NULL, NULL });
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_clear_object (&message->records);
  g_clear_error (&message->error);
  g_free (message);
}

static gboolean
deliver (gpointer data)
{
  Message *message = data;

  pass_on (message->part, &(BwRefreshNews) { message->stage, message->part->entry, NULL,
                                             message->records, message->error });
  return G_SOURCE_REMOVE;
}

/* On a thread. */
static void
send (Part *part, BwRefreshStage stage, BwRecords *records, const GError *error)
{
  Message *message = g_new0 (Message, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  message->part = part;
  message->stage = stage;
  g_set_object (&message->records, records);
  message->error = error != NULL ? g_error_copy (error) : NULL;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "BwRefreshJob news");
  g_source_set_callback (source, deliver, message, message_free);
  g_source_attach (source, part->job->context);
}

static void
part_free (gpointer data)
{
  Part *part = data;

  bw_window_interaction_close (part->interaction);
  g_clear_object (&part->interaction);
  g_clear_object (&part->connection);
  g_clear_object (&part->entry);
  bw_step_words_clear (&part->words);
  g_free (part);
}

static Part *
part_new (Job *job, BwOrganisationStore *store, BwOrganisationEntry *entry)
{
  Part *part = g_new0 (Part, 1);

  part->job = job;
  part->entry = g_object_ref (entry);
  part->interaction = bw_window_interaction_new ();
  g_signal_connect_swapped (part->interaction, "progress", G_CALLBACK (on_progress), part);
  part->connection =
      bw_organisation_store_connect (store, entry, BW_INTERACTION (part->interaction));
  return part;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->owner);
  g_clear_pointer (&job->parts, g_hash_table_unref);
  g_clear_pointer (&job->context, g_main_context_unref);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_clear_object (&job->limit);
  g_free (job);
}

/* What came and could not be kept is not seen by whoever looks at what is kept. */
static gboolean
is_kept (BwOrganisation *organisation, GError **error)
{
  g_autoptr (GError) problem = bw_organisation_dup_memory_problem (organisation);

  /* One that was damaged is aside, and a new one has it all. */
  if (problem == NULL || g_error_matches (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_SET_ASIDE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static BwRecords *
read_part (Part *part, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwOrganisation) organisation =
                bw_organisation_connection_open (part->connection, cancellable, error);
  g_autoptr (BwRecords) records = organisation != NULL
                                     ? bw_organisation_refresh (organisation, cancellable, error)
                                     : NULL;

  if (records == NULL)
    return NULL;
  send (part, BW_REFRESH_READ, records, NULL);
  if (!bw_organisation_fill_in (organisation, cancellable, error) || !is_kept (organisation, error))
    return NULL;
  return g_steal_pointer (&records);
}

/* Those that are open in the window are read too: all of them together are held back. */
static BwRecords *
refresh_one (BwOrganisationEntry *entry, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  BwRecords *records = NULL;

  if (!bw_work_limit_enter (job->limit, cancellable)) {
    g_cancellable_set_error_if_cancelled (cancellable, error);
    return NULL;
  }
  records = read_part (g_hash_table_lookup (job->parts, entry), cancellable, error);
  bw_work_limit_leave (job->limit);
  return records;
}

static void
on_told (const BwRefreshProgress *progress, gpointer data)
{
  Job *job = data;

  send (g_hash_table_lookup (job->parts, progress->entry),
        progress->is_done ? BW_REFRESH_DONE : BW_REFRESH_BEGUN, progress->records, progress->error);
}

static void
run (gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  bw_refresh_all (job->entries, BW_REFRESH_AT_ONCE, refresh_one, on_told, job, cancellable);
}

static void
finish (gpointer data)
{
  Job *job = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&job->owner);

  if (owner != NULL)
    job->end (owner);
}

/**
 * bw_refresh_job_start:
 * @workers: whose thread waits for it
 * @store: the organisations of the list
 * @entries: (element-type BwOrganisationEntry): those that are refreshed
 * @owner: who is told, as long as it is there
 * @tell: told how far it is
 * @end: told at the end
 * @cancellable: calls it off
 *
 * Starts to refresh organisations, %BW_REFRESH_AT_ONCE at a time: what came is kept, and what is missing of earlier days
 * is read. That something could not be kept is an error here.
 */
void
bw_refresh_job_start (BwWorkers *workers,
                      BwOrganisationStore *store,
                      GPtrArray *entries,
                      GObject *owner,
                      BwRefreshTell tell,
                      BwRefreshEnd end,
                      GCancellable *cancellable)
{
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->owner, owner);
  job->context = g_main_context_ref_thread_default ();
  job->tell = tell;
  job->end = end;
  job->limit = g_object_ref (bw_organisation_store_get_limit (store));
  job->entries = g_ptr_array_ref (entries);
  job->parts = g_hash_table_new_full (NULL, NULL, NULL, part_free);
  for (guint i = 0; i < entries->len; i++) {
    BwOrganisationEntry *entry = g_ptr_array_index (entries, i);

    g_hash_table_insert (job->parts, entry, part_new (job, store, entry));
  }
  bw_workers_run (workers, run, finish, job, job_free, cancellable);
}
