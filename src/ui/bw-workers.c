/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-workers.h"

struct _BwWorkers {
  GObject parent_instance;

  GMainContext *context;
  GThreadPool *threads;
  BwWorkLimit *limit;
};

G_DEFINE_FINAL_TYPE (BwWorkers, bw_workers, G_TYPE_OBJECT)

/* One work on its way: from the main loop to a thread and back. It keeps the threads alive. */
typedef struct {
  BwWorkers *workers;
  GCancellable *cancellable;
  BwWork work;
  BwWorkDone done;
  gpointer data;
  GDestroyNotify data_free;
} Job;

static void
job_free (Job *job)
{
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->workers);
  g_free (job);
}

static gboolean
finish (gpointer data)
{
  Job *job = data;

  if (job->done != NULL)
    job->done (job->data);
  return G_SOURCE_REMOVE;
}

/* The answer goes back through a source, never by g_main_context_invoke(): that may run on the worker
 * itself when the main loop is between two turns. */
static void
run (gpointer data, gpointer user_data)
{
  Job *job = data;
  g_autoptr (GMainContext) context = g_main_context_ref (job->workers->context);
  g_autoptr (GSource) source = g_idle_source_new ();
  BwWorkLimit *limit = job->workers->limit;
  gboolean entered = FALSE;

  entered = limit != NULL && bw_work_limit_enter (limit, job->cancellable);
  job->work (job->data, job->cancellable);
  if (entered)
    bw_work_limit_leave (limit);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "BwWorkers answer");
  g_source_set_callback (source, finish, job, (GDestroyNotify) job_free);
  g_source_attach (source, context);
}

static void
bw_workers_finalize (GObject *object)
{
  BwWorkers *self = BW_WORKERS (object);

  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->limit);
  /* No job is left: each of them keeps this alive. */
  g_thread_pool_free (g_steal_pointer (&self->threads), FALSE, FALSE);

  G_OBJECT_CLASS (bw_workers_parent_class)->finalize (object);
}

static void
bw_workers_class_init (BwWorkersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_workers_finalize;
}

static void
bw_workers_init (BwWorkers *self)
{
  self->context = g_main_context_ref_thread_default ();
}

/**
 * bw_workers_new:
 * @max: how many threads there may be at once
 *
 * Returns: (transfer full): threads that tell on the thread-default main context of the caller
 */
BwWorkers *
bw_workers_new (guint max)
{
  BwWorkers *self = NULL;

  g_return_val_if_fail (max > 0, NULL);

  self = g_object_new (BW_TYPE_WORKERS, NULL);
  self->threads = g_thread_pool_new (run, NULL, (int) max, FALSE, NULL);
  return self;
}

/**
 * bw_workers_set_limit:
 * @self: threads that do nothing yet
 * @limit: what they share with others
 *
 * Lets them do no more, with all others of that limit, than it says.
 */
void
bw_workers_set_limit (BwWorkers *self, BwWorkLimit *limit)
{
  g_return_if_fail (BW_IS_WORKERS (self));
  g_return_if_fail (BW_IS_WORK_LIMIT (limit));

  g_set_object (&self->limit, limit);
}

/**
 * bw_workers_run:
 * @self: the threads
 * @work: (scope async): what to do, on one of them
 * @done: (scope async) (nullable): is told when it is done
 * @data: (transfer full): what it is about; nobody else touches it until @done
 * @data_free: (nullable): lets go of @data, on the main loop, after @done
 * @cancellable: (nullable): is handed to @work, which is called all the same
 *
 * Does something on a thread; further calls wait for a free one.
 */
void
bw_workers_run (BwWorkers *self,
                BwWork work,
                BwWorkDone done,
                gpointer data,
                GDestroyNotify data_free,
                GCancellable *cancellable)
{
  Job *job = NULL;

  g_return_if_fail (BW_IS_WORKERS (self));
  g_return_if_fail (work != NULL);

  job = g_new0 (Job, 1);
  job->workers = g_object_ref (self);
  g_set_object (&job->cancellable, cancellable);
  job->work = work;
  job->done = done;
  job->data = data;
  job->data_free = data_free;
  g_thread_pool_push (self->threads, job, NULL);
}
