/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-query-runner.h"

/* A list as long as this is queried within a millisecond or so, less than a frame waits for. */
#define MAX_DIRECT 4000

/* One that makes texts ready, one that answers what needs no texts meanwhile. */
#define MAX_WORKERS 2

struct _BwQueryRunner {
  GObject parent_instance;

  GMainContext *context;
  GThreadPool *workers;

  /* Counts the questions; what carries an older number is late. The number of the last one answered. */
  guint stamp;
  guint answered;
  /* What is to be done when the newest one is answered. */
  BwQueryRunnerFunc then;
  gpointer then_data;
  /* What is made ready to be searched, and what is. */
  GCancellable *preparing;
  BwScorecard *prepared;
  /* Whether a question is being answered, and the one to be answered after it. */
  gboolean busy;
  BwScorecard *next_scorecard;
  BwQuery *next_query;
};

G_DEFINE_FINAL_TYPE (BwQueryRunner, bw_query_runner, G_TYPE_OBJECT)

enum {
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What the worker does: makes the texts ready to be searched and, where there is a @query, answers it. */
typedef struct {
  GWeakRef runner;
  GMainContext *context;
  GCancellable *cancellable;
  BwScorecard *scorecard;
  BwQuery *query;
  BwQueryResult *result;
  gboolean is_prepared;
  guint stamp;
} Job;

static void
job_free (Job *job)
{
  g_weak_ref_clear (&job->runner);
  g_main_context_unref (job->context);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->scorecard);
  g_clear_object (&job->result);
  g_clear_pointer (&job->query, bw_query_free);
  g_free (job);
}

static void start_next (BwQueryRunner *self);

static void
answer (BwQueryRunner *self, BwQueryResult *result)
{
  BwQueryRunnerFunc then = g_steal_pointer (&self->then);

  self->answered = self->stamp;
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, result);
  if (then != NULL)
    then (self->then_data);
}

static gboolean
on_job_done (gpointer data)
{
  Job *job = data;
  g_autoptr (BwQueryRunner) self = g_weak_ref_get (&job->runner);

  if (self == NULL)
    return G_SOURCE_REMOVE;

  if (job->is_prepared && job->cancellable == self->preparing)
    g_set_object (&self->prepared, job->scorecard);
  if (job->query == NULL)
    return G_SOURCE_REMOVE;

  self->busy = FALSE;
  if (job->stamp == self->stamp && job->result != NULL)
    answer (self, job->result);
  else
    start_next (self);
  return G_SOURCE_REMOVE;
}

static gboolean
has_search (const BwQuery *query)
{
  const char *search = bw_query_get_search (query);

  return search != NULL && *search != '\0';
}

static void
run_job (gpointer data, gpointer unused)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Job *job = data;

  if (job->query == NULL || has_search (job->query))
    job->is_prepared = bw_scorecard_prepare_search (job->scorecard, job->cancellable);
  if (job->query != NULL && !g_cancellable_is_cancelled (job->cancellable))
    job->result = bw_query_result_new (job->scorecard, job->query);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_job_done, job, (GDestroyNotify) job_free);
  g_source_attach (source, job->context);
}

static void
push_job (BwQueryRunner *self, BwScorecard *scorecard, const BwQuery *query)
{
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->runner, self);
  job->context = g_main_context_ref (self->context);
  job->cancellable = g_object_ref (self->preparing);
  job->scorecard = g_object_ref (scorecard);
  job->query = query != NULL ? bw_query_copy (query) : NULL;
  job->stamp = self->stamp;
  g_thread_pool_push (self->workers, job, NULL);
}

static void
clear_next (BwQueryRunner *self)
{
  g_clear_object (&self->next_scorecard);
  g_clear_pointer (&self->next_query, bw_query_free);
}

static void
start_next (BwQueryRunner *self)
{
  if (self->next_query == NULL)
    return;

  self->busy = TRUE;
  push_job (self, self->next_scorecard, self->next_query);
  clear_next (self);
}

static void
bw_query_runner_finalize (GObject *object)
{
  BwQueryRunner *self = BW_QUERY_RUNNER (object);

  clear_next (self);
  /* What is left ends soon and finds nobody to tell. A pool that is to free it itself, at once, also frees
     (GLib 2.84) the marks that it wakes its threads with, which are no jobs. */
  g_cancellable_cancel (self->preparing);
  g_thread_pool_free (self->workers, FALSE, FALSE);
  g_clear_object (&self->preparing);
  g_clear_object (&self->prepared);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (bw_query_runner_parent_class)->finalize (object);
}

static void
bw_query_runner_class_init (BwQueryRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_query_runner_finalize;

  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", BW_TYPE_QUERY_RUNNER, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, BW_TYPE_QUERY_RESULT);
}

static void
bw_query_runner_init (BwQueryRunner *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->preparing = g_cancellable_new ();
  self->workers = g_thread_pool_new (run_job, NULL, MAX_WORKERS, FALSE, NULL);
}

/**
 * bw_query_runner_new:
 *
 * Returns: (transfer full): a new runner
 */
BwQueryRunner *
bw_query_runner_new (void)
{
  return g_object_new (BW_TYPE_QUERY_RUNNER, NULL);
}

/**
 * bw_query_runner_prepare:
 * @self: a runner
 * @scorecard: a scorecard that will be asked about
 *
 * Makes the texts of @scorecard ready to be searched on the worker, so that the first key that is
 * typed does not wait for it. Leaves off doing so for another scorecard.
 */
void
bw_query_runner_prepare (BwQueryRunner *self, BwScorecard *scorecard)
{
  g_return_if_fail (BW_IS_QUERY_RUNNER (self));
  g_return_if_fail (BW_IS_SCORECARD (scorecard));

  if (scorecard == self->prepared && !g_cancellable_is_cancelled (self->preparing))
    return;
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  g_clear_object (&self->prepared);
  self->preparing = g_cancellable_new ();
  push_job (self, scorecard, NULL);
}

/* A list of common size is queried at once, if its texts need not be read for it first. */
static gboolean
can_answer_at_once (BwQueryRunner *self, BwScorecard *scorecard, const BwQuery *query)
{
  return bw_scorecard_get_actions (scorecard)->len <= MAX_DIRECT &&
         (!has_search (query) || scorecard == self->prepared);
}

/**
 * bw_query_runner_ask:
 * @self: a runner
 * @scorecard: what is asked about
 * @query: what is asked
 *
 * Answers with the signal `answered`: before this returns when @scorecard is of common size, later
 * when it is very long or its texts are still being made ready to be searched.
 */
void
bw_query_runner_ask (BwQueryRunner *self, BwScorecard *scorecard, const BwQuery *query)
{
  g_return_if_fail (BW_IS_QUERY_RUNNER (self));
  g_return_if_fail (BW_IS_SCORECARD (scorecard));
  g_return_if_fail (query != NULL);

  self->stamp++;
  clear_next (self);
  if (can_answer_at_once (self, scorecard, query)) {
    g_autoptr (BwQueryResult) result = bw_query_result_new (scorecard, query);

    answer (self, result);
    return;
  }

  self->next_scorecard = g_object_ref (scorecard);
  self->next_query = bw_query_copy (query);
  if (!self->busy)
    start_next (self);
}

/**
 * bw_query_runner_cancel:
 * @self: a runner
 *
 * Drops what has been asked and not been answered, leaves off making texts ready, and lets go of the scorecard.
 */
void
bw_query_runner_cancel (BwQueryRunner *self)
{
  g_return_if_fail (BW_IS_QUERY_RUNNER (self));

  self->answered = ++self->stamp;
  self->then = NULL;
  clear_next (self);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->prepared);
}

/**
 * bw_query_runner_then:
 * @self: a runner
 * @func: what to do
 * @data: (closure): for @func; lives as long as @self
 *
 * Does something once the newest question is answered: at once where it is, else after the signal
 * `answered`, in place of what was to be done then. A later question that comes first is waited for in its stead.
 */
void
bw_query_runner_then (BwQueryRunner *self, BwQueryRunnerFunc func, gpointer data)
{
  g_return_if_fail (BW_IS_QUERY_RUNNER (self));
  g_return_if_fail (func != NULL);

  if (self->answered == self->stamp) {
    func (data);
    return;
  }
  self->then = func;
  self->then_data = data;
}
