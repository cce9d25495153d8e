/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-query-runner.h"

/* A list as long as this is queried within a millisecond or so, less than a frame waits for. */
#define MAX_DIRECT 4000

struct _BwQueryRunner {
  GObject parent_instance;

  GMainContext *context;
  GThreadPool *workers;

  /* Counts the questions; what carries an older number is late. */
  guint stamp;
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

/* What the worker does: answers @query, or without one makes the texts ready to be searched. */
typedef struct {
  GWeakRef runner;
  GMainContext *context;
  BwScorecard *scorecard;
  BwQuery *query;
  BwQueryResult *result;
  guint stamp;
} Job;

static void
job_free (Job *job)
{
  g_weak_ref_clear (&job->runner);
  g_main_context_unref (job->context);
  g_clear_object (&job->scorecard);
  g_clear_object (&job->result);
  g_clear_pointer (&job->query, bw_query_free);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void start_next (BwQueryRunner *self);

static gboolean
on_job_done (gpointer data)
{
  Job *job = data;
  g_autoptr (BwQueryRunner) self = g_weak_ref_get (&job->runner);

  if (self == NULL)
    return G_SOURCE_REMOVE;

  self->busy = FALSE;
  if (job->stamp == self->stamp)
    g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, job->result);
  else
    start_next (self);
  return G_SOURCE_REMOVE;
}

static void
prepare_texts (BwScorecard *scorecard)
{
  GPtrArray *actions = bw_scorecard_get_actions (scorecard);

  for (guint i = 0; i < actions->len; i++)
    bw_action_get_search_text (actions->pdata[i]);
}

static void
run_job (gpointer data, gpointer unused)
{
  g_autoptr (Job) job = data;

  if (job->query == NULL) {
    prepare_texts (job->scorecard);
    return;
  }

  job->result = bw_query_result_new (job->scorecard, job->query);
  g_main_context_invoke_full (job->context, G_PRIORITY_DEFAULT, on_job_done, job,
                              (GDestroyNotify) job_free);
  g_steal_pointer (&job);
}

static void
push_job (BwQueryRunner *self, BwScorecard *scorecard, const BwQuery *query)
{
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->runner, self);
  job->context = g_main_context_ref (self->context);
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
  /* A running job ends by itself and finds nobody to tell. */
  g_thread_pool_free (self->workers, FALSE, FALSE);
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
  self->workers = g_thread_pool_new_full (run_job, NULL, (GDestroyNotify) job_free, 1, FALSE, NULL);
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
 * typed does not wait for it.
 */
void
bw_query_runner_prepare (BwQueryRunner *self, BwScorecard *scorecard)
{
  g_return_if_fail (BW_IS_QUERY_RUNNER (self));
  g_return_if_fail (BW_IS_SCORECARD (scorecard));

  push_job (self, scorecard, NULL);
}

/**
 * bw_query_runner_ask:
 * @self: a runner
 * @scorecard: what is asked about
 * @query: what is asked
 *
 * Answers with the signal `answered`: before this returns when @scorecard is of common size, later
 * when it is very long.
 */
void
bw_query_runner_ask (BwQueryRunner *self, BwScorecard *scorecard, const BwQuery *query)
{
  g_return_if_fail (BW_IS_QUERY_RUNNER (self));
  g_return_if_fail (BW_IS_SCORECARD (scorecard));
  g_return_if_fail (query != NULL);

  self->stamp++;
  clear_next (self);
  if (bw_scorecard_get_actions (scorecard)->len <= MAX_DIRECT) {
    g_autoptr (BwQueryResult) result = bw_query_result_new (scorecard, query);

    g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, result);
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
 * Drops what has been asked and not been answered.
 */
void
bw_query_runner_cancel (BwQueryRunner *self)
{
  g_return_if_fail (BW_IS_QUERY_RUNNER (self));

  self->stamp++;
  clear_next (self);
}

/**
 * bw_query_runner_is_busy:
 * @self: a runner
 *
 * Returns: whether an answer is still to come
 */
gboolean
bw_query_runner_is_busy (BwQueryRunner *self)
{
  g_return_val_if_fail (BW_IS_QUERY_RUNNER (self), FALSE);

  return self->busy || self->next_query != NULL;
}
