/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-history-reader.h"

#include "ui/bw-workers.h"

/* One for each question, and one of each that was given up. */
#define MAX_WORKERS 8

/* What a question is about. */
typedef enum {
  QUESTION_HISTORY,
  QUESTION_EXPLANATION,
  QUESTION_ACTIVITIES,
  QUESTION_METRICS,
} Question;

#define N_QUESTIONS (QUESTION_METRICS + 1)

/* What a question was asked of last: a history, and the days of it. */
typedef struct {
  GObject *history;
  BwDay from;
  BwDay to;
} Asked;

struct _BwHistoryReader {
  GObject parent_instance;

  BwSession *session;
  BwWorkers *workers;

  /* For each question what it is asked with while it is, and the newest answer. */
  GCancellable *asking[N_QUESTIONS];
  GObject *answers[N_QUESTIONS];
  GError *errors[N_QUESTIONS];
  Asked asked[N_QUESTIONS];
};

G_DEFINE_FINAL_TYPE (BwHistoryReader, bw_history_reader, G_TYPE_OBJECT)

/* Told when the answer to a question is there. */
static const char *const SIGNALS[N_QUESTIONS] = {
  [QUESTION_HISTORY] = "read",
  [QUESTION_EXPLANATION] = "explained",
  [QUESTION_ACTIVITIES] = "listed",
  [QUESTION_METRICS] = "measured",
};

static guint signals[N_QUESTIONS];

/* One question on its way to a worker and back. */
typedef struct {
  GWeakRef reader;
  Question question;
  GCancellable *cancellable;
  BwOrganisation *organisation;
  BwOrganisationConnection *connection;
  BwDay from;
  BwDay to;
  GObject *answer;
  GError *error;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->reader);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->organisation);
  g_clear_object (&job->connection);
  g_clear_object (&job->answer);
  g_clear_error (&job->error);
  g_free (job);
}

static BwOrganisation *
dup_organisation (Job *job, GCancellable *cancellable)
{
  if (job->organisation != NULL)
    return g_object_ref (job->organisation);
  return bw_organisation_connection_open (job->connection, cancellable, &job->error);
}

static gpointer
ask_organisation (Job *job, BwOrganisation *organisation, GCancellable *cancellable)
{
  switch (job->question) {
  case QUESTION_EXPLANATION:
    return bw_organisation_explain (organisation, job->from, job->to, cancellable, &job->error);
  case QUESTION_ACTIVITIES:
    return bw_organisation_read_activities (organisation, job->from, job->to, cancellable,
                                            &job->error);
  case QUESTION_METRICS:
    return bw_organisation_read_metrics (organisation, job->from, job->to, cancellable,
                                         &job->error);
  case QUESTION_HISTORY:
  default:
    return bw_organisation_read_history (organisation, job->from, job->to, cancellable,
                                         &job->error);
  }
}

static void
run (gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (BwOrganisation) organisation = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    return;
  organisation = dup_organisation (job, cancellable);
  if (organisation == NULL)
    return;
  job->answer = ask_organisation (job, organisation, cancellable);
}

static void
tell (BwHistoryReader *self, Question question)
{
  g_signal_emit (self, signals[question], 0);
}

static void
finish (gpointer data)
{
  Job *job = data;
  g_autoptr (BwHistoryReader) self = g_weak_ref_get (&job->reader);

  /* Another question has been asked since, or nobody listens any more. */
  if (self == NULL || self->asking[job->question] != job->cancellable)
    return;

  g_clear_object (&self->asking[job->question]);
  g_clear_error (&self->errors[job->question]);
  self->errors[job->question] = g_steal_pointer (&job->error);
  /* The whole history stays what it was; the others were asked of other days. */
  if (job->answer != NULL || job->question != QUESTION_HISTORY)
    g_set_object (&self->answers[job->question], job->answer);
  tell (self, job->question);
}

static void
give_up (BwHistoryReader *self, Question question)
{
  if (self->asking[question] != NULL)
    g_cancellable_cancel (self->asking[question]);
  g_clear_object (&self->asking[question]);
}

static void
ask (BwHistoryReader *self, Question question, BwDay from, BwDay to)
{
  BwOrganisation *organisation = bw_session_get_organisation (self->session);
  BwOrganisationConnection *connection = bw_session_get_connection (self->session);
  Job *job = NULL;

  give_up (self, question);
  if (organisation == NULL && connection == NULL)
    return;

  job = g_new0 (Job, 1);
  g_weak_ref_init (&job->reader, self);
  job->question = question;
  job->cancellable = g_cancellable_new ();
  g_set_object (&job->organisation, organisation);
  g_set_object (&job->connection, connection);
  job->from = from;
  job->to = to;
  g_set_object (&self->asking[question], job->cancellable);
  bw_workers_run (self->workers, run, finish, job, job_free, job->cancellable);
}

/* What was asked of the same reading and days is answered, or will be. */
static void
ask_anew (BwHistoryReader *self, Question question, BwDay from, BwDay to)
{
  Asked *asked = &self->asked[question];

  if (!g_set_object (&asked->history, self->answers[QUESTION_HISTORY]) && asked->from == from &&
      asked->to == to)
    return;
  asked->from = from;
  asked->to = to;
  ask (self, question, from, to);
}

static void
bw_history_reader_dispose (GObject *object)
{
  BwHistoryReader *self = BW_HISTORY_READER (object);

  for (guint i = 0; i < N_QUESTIONS; i++) {
    give_up (self, (Question) i);
    g_clear_object (&self->answers[i]);
    g_clear_error (&self->errors[i]);
    g_clear_object (&self->asked[i].history);
  }
  g_clear_object (&self->workers);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bw_history_reader_parent_class)->dispose (object);
}

static void
bw_history_reader_class_init (BwHistoryReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_history_reader_dispose;

  for (guint i = 0; i < N_QUESTIONS; i++)
    signals[i] = g_signal_new (SIGNALS[i], BW_TYPE_HISTORY_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
bw_history_reader_init (BwHistoryReader *self)
{
  self->workers = bw_workers_new (MAX_WORKERS);
}

/**
 * bw_history_reader_new:
 * @session: whose history it reads
 *
 * Returns: (transfer full): a reader that has read nothing yet; it tells on the thread-default main context of the
 *   caller
 */
BwHistoryReader *
bw_history_reader_new (BwSession *session)
{
  BwHistoryReader *self = NULL;

  g_return_val_if_fail (BW_IS_SESSION (session), NULL);

  self = g_object_new (BW_TYPE_HISTORY_READER, NULL);
  self->session = g_object_ref (session);
  return self;
}

/**
 * bw_history_reader_read:
 * @self: a reader
 *
 * Starts to read the whole history; `read` tells when it is there. One that is being read is given up.
 */
void
bw_history_reader_read (BwHistoryReader *self)
{
  g_return_if_fail (BW_IS_HISTORY_READER (self));

  ask (self, QUESTION_HISTORY, BW_DAY_NONE, BW_DAY_NONE);
}

/**
 * bw_history_reader_explain:
 * @self: a reader
 * @from: the earlier day, or %BW_DAY_NONE for the one before @to
 * @to: the later day, or %BW_DAY_NONE for the newest
 *
 * Starts to find out why the score changed; `explained` tells when that is known.
 */
void
bw_history_reader_explain (BwHistoryReader *self, BwDay from, BwDay to)
{
  g_return_if_fail (BW_IS_HISTORY_READER (self));

  ask (self, QUESTION_EXPLANATION, from, to);
}

/**
 * bw_history_reader_list:
 * @self: a reader
 * @from: the first day, or %BW_DAY_NONE for as far back as there are records
 * @to: the last one, or %BW_DAY_NONE for the newest
 *
 * Starts to find out what happened to actions; `listed` tells when that is known. Nothing is asked twice of the history
 * that was read last.
 */
void
bw_history_reader_list (BwHistoryReader *self, BwDay from, BwDay to)
{
  g_return_if_fail (BW_IS_HISTORY_READER (self));

  ask_anew (self, QUESTION_ACTIVITIES, from, to);
}

/**
 * bw_history_reader_measure:
 * @self: a reader
 * @from: the first day, or %BW_DAY_NONE for as far back as there are records
 * @to: the last one, or %BW_DAY_NONE for the newest
 *
 * Starts to find out how actions fared; `measured` tells when that is known. Nothing is asked twice of the history that
 * was read last.
 */
void
bw_history_reader_measure (BwHistoryReader *self, BwDay from, BwDay to)
{
  g_return_if_fail (BW_IS_HISTORY_READER (self));

  ask_anew (self, QUESTION_METRICS, from, to);
}

/**
 * bw_history_reader_clear:
 * @self: a reader
 *
 * Lets go of all that was read, and of what is being read: it belongs to what is open no more.
 */
void
bw_history_reader_clear (BwHistoryReader *self)
{
  g_return_if_fail (BW_IS_HISTORY_READER (self));

  for (guint i = 0; i < N_QUESTIONS; i++) {
    give_up (self, (Question) i);
    g_clear_object (&self->answers[i]);
    g_clear_error (&self->errors[i]);
    g_clear_object (&self->asked[i].history);
    tell (self, (Question) i);
  }
}

/**
 * bw_history_reader_get_history:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): all days that there are records of
 */
BwHistory *
bw_history_reader_get_history (BwHistoryReader *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_READER (self), NULL);

  return (BwHistory *) self->answers[QUESTION_HISTORY];
}

/**
 * bw_history_reader_get_error:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): why it could not be read the last time
 */
const GError *
bw_history_reader_get_error (BwHistoryReader *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_READER (self), NULL);

  return self->errors[QUESTION_HISTORY];
}

/**
 * bw_history_reader_get_explanation:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): the answer to the last question why the score changed
 */
BwExplanation *
bw_history_reader_get_explanation (BwHistoryReader *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_READER (self), NULL);

  return (BwExplanation *) self->answers[QUESTION_EXPLANATION];
}

/**
 * bw_history_reader_get_explanation_error:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): why there is none
 */
const GError *
bw_history_reader_get_explanation_error (BwHistoryReader *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_READER (self), NULL);

  return self->errors[QUESTION_EXPLANATION];
}

/**
 * bw_history_reader_get_activities:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): the answer to the last question what happened to actions
 */
BwActivities *
bw_history_reader_get_activities (BwHistoryReader *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_READER (self), NULL);

  return (BwActivities *) self->answers[QUESTION_ACTIVITIES];
}

/**
 * bw_history_reader_get_activities_error:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): why there is none
 */
const GError *
bw_history_reader_get_activities_error (BwHistoryReader *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_READER (self), NULL);

  return self->errors[QUESTION_ACTIVITIES];
}

/**
 * bw_history_reader_get_metrics:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): the answer to the last question how actions fared
 */
BwMetrics *
bw_history_reader_get_metrics (BwHistoryReader *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_READER (self), NULL);

  return (BwMetrics *) self->answers[QUESTION_METRICS];
}

/**
 * bw_history_reader_get_metrics_error:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): why there is none
 */
const GError *
bw_history_reader_get_metrics_error (BwHistoryReader *self)
{
  g_return_val_if_fail (BW_IS_HISTORY_READER (self), NULL);

  return self->errors[QUESTION_METRICS];
}
