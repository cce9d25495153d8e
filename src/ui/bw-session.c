/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-session.h"

#include "source/files/bw-files-source.h"

/* A read that hangs must not keep the next one waiting; more than these would only hide a fault. */
#define MAX_WORKERS 4

struct _BwSession {
  GObject parent_instance;

  BwClock *clock;
  GMainContext *context;
  GThreadPool *workers;

  BwOrganisation *organisation;
  BwRecords *records;
  GError *error;

  /* What is being read, or was when it failed. */
  BwOrganisation *attempt;
  GCancellable *cancellable;
  gboolean loading;
  /* Counts the calls; an answer to an earlier call is late and dropped. */
  guint stamp;
};

G_DEFINE_FINAL_TYPE (BwSession, bw_session, G_TYPE_OBJECT)

typedef enum {
  PROP_ORGANISATION = 1,
  PROP_RECORDS,
  PROP_SCORECARD,
  PROP_LOADING,
  PROP_PENDING,
  PROP_ERROR,
} BwSessionProperty;

static GParamSpec *properties[PROP_ERROR + 1];

/* One read on its way: from the main loop to a worker and back. It keeps the session alive. */
typedef struct {
  BwSession *session;
  BwOrganisation *organisation;
  GCancellable *cancellable;
  guint stamp;
  BwRecords *records;
  GError *error;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->session);
  g_clear_object (&job->organisation);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->records);
  g_clear_error (&job->error);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

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
take_error (BwSession *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
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

/* Back on the main loop: takes the answer over as a whole, or its error, or drops it as late. */
static gboolean
finish_job (gpointer data)
{
  Job *job = data;
  BwSession *self = job->session;

  if (job->stamp != self->stamp)
    return G_SOURCE_REMOVE;

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_object (&self->cancellable);
  if (job->records != NULL) {
    set_records (self, job->organisation, job->records);
    g_clear_object (&self->attempt);
  }
  take_error (self, g_steal_pointer (&job->error));
  set_loading (self, FALSE);
  g_object_thaw_notify (G_OBJECT (self));

  return G_SOURCE_REMOVE;
}

/* On a worker thread. The answer goes back through a source, never by g_main_context_invoke(): that
 * may run on the worker itself when the main loop is between two turns. */
static void
run_job (gpointer data, gpointer user_data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GMainContext) context = g_main_context_ref (job->session->context);
  g_autoptr (GSource) source = g_idle_source_new ();

  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    job->records = bw_organisation_refresh (job->organisation, job->cancellable, &job->error);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "BwSession answer");
  g_source_set_callback (source, finish_job, g_steal_pointer (&job), (GDestroyNotify) job_free);
  g_source_attach (source, context);
}

static void
drop_running (BwSession *self)
{
  self->stamp++;
  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
start (BwSession *self, BwOrganisation *organisation)
{
  Job *job = g_new0 (Job, 1);

  g_object_freeze_notify (G_OBJECT (self));
  drop_running (self);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->attempt, organisation);

  job->session = g_object_ref (self);
  job->organisation = g_object_ref (organisation);
  job->cancellable = g_object_ref (self->cancellable);
  job->stamp = self->stamp;
  g_thread_pool_push (self->workers, job, NULL);

  take_error (self, NULL);
  if (self->loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
  set_loading (self, TRUE);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Files are read once, when they are first asked; asking again means opening them again. */
static BwOrganisation *
renew (BwSession *self, BwOrganisation *organisation)
{
  BwSource *source = bw_organisation_get_source (organisation);

  if (BW_IS_FILES_SOURCE (source))
    return bw_organisation_new_for_files (bw_files_source_get_files (BW_FILES_SOURCE (source)),
                                          self->clock);
  return g_object_ref (organisation);
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
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_session_finalize (GObject *object)
{
  BwSession *self = BW_SESSION (object);

  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->clock);
  g_clear_object (&self->organisation);
  g_clear_object (&self->records);
  g_clear_object (&self->attempt);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  /* No job is left: each of them keeps the session alive. */
  g_thread_pool_free (g_steal_pointer (&self->workers), FALSE, FALSE);

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
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_session_init (BwSession *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->workers = g_thread_pool_new (run_job, NULL, MAX_WORKERS, FALSE, NULL);
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

  start (self, organisation);
}

/**
 * bw_session_open_demo:
 * @self: a session
 *
 * Starts to open the demo organisation, see bw_session_open().
 */
void
bw_session_open_demo (BwSession *self)
{
  g_autoptr (BwOrganisation) organisation = NULL;

  g_return_if_fail (BW_IS_SESSION (self));

  organisation = bw_organisation_new_demo (self->clock);
  start (self, organisation);
}

/**
 * bw_session_open_files:
 * @self: a session
 * @files: (element-type GFile): saved answers of Microsoft Graph, at least one
 *
 * Starts to open the organisation that @files describe, see bw_session_open().
 */
void
bw_session_open_files (BwSession *self, GPtrArray *files)
{
  g_autoptr (BwOrganisation) organisation = NULL;

  g_return_if_fail (BW_IS_SESSION (self));
  g_return_if_fail (files != NULL && files->len > 0);

  organisation = bw_organisation_new_for_files (files, self->clock);
  start (self, organisation);
}

/**
 * bw_session_refresh:
 * @self: a session
 *
 * Starts to read anew what is open; does nothing when nothing is.
 */
void
bw_session_refresh (BwSession *self)
{
  g_autoptr (BwOrganisation) organisation = NULL;

  g_return_if_fail (BW_IS_SESSION (self));

  if (self->organisation == NULL)
    return;

  organisation = renew (self, self->organisation);
  start (self, organisation);
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
  g_autoptr (BwOrganisation) organisation = NULL;

  g_return_if_fail (BW_IS_SESSION (self));

  if (self->attempt == NULL) {
    bw_session_refresh (self);
    return;
  }

  organisation = renew (self, self->attempt);
  start (self, organisation);
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
  take_error (self, NULL);
  set_records (self, NULL, NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * bw_session_cancel:
 * @self: a session
 *
 * Gives up a read that is running. What is open stays, and no error is kept.
 */
void
bw_session_cancel (BwSession *self)
{
  g_return_if_fail (BW_IS_SESSION (self));

  g_object_freeze_notify (G_OBJECT (self));
  drop_running (self);
  g_clear_object (&self->attempt);
  set_loading (self, FALSE);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * bw_session_get_clock:
 * @self: a session
 *
 * Returns: (transfer none): the time
 */
BwClock *
bw_session_get_clock (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->clock;
}

/**
 * bw_session_get_organisation:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is open
 */
BwOrganisation *
bw_session_get_organisation (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->organisation;
}

/**
 * bw_session_get_pending:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is being read
 */
BwOrganisation *
bw_session_get_pending (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->loading ? self->attempt : NULL;
}

/**
 * bw_session_get_records:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is known of the open organisation
 */
BwRecords *
bw_session_get_records (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->records;
}

/**
 * bw_session_get_scorecard:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the scorecard of the open organisation
 */
BwScorecard *
bw_session_get_scorecard (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->records != NULL ? bw_records_get_scorecard (self->records) : NULL;
}

/**
 * bw_session_is_loading:
 * @self: a session
 *
 * Returns: whether a worker is reading
 */
gboolean
bw_session_is_loading (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), FALSE);

  return self->loading;
}

/**
 * bw_session_get_error:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why the last open or refresh failed
 */
const GError *
bw_session_get_error (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->error;
}
