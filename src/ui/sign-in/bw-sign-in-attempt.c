/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/sign-in/bw-sign-in-attempt.h"

#include "auth/bw-certificate-load.h"
#include "present/bw-progress-text.h"
#include "ui/bw-window-interaction.h"
#include "ui/bw-workers.h"

/* One that was cancelled may still be on its way out of a lock or a prompt while the next one runs. */
#define MAX_THREADS 4

struct _BwSignInAttempt {
  GObject parent_instance;

  BwOrganisationStore *store;
  BwWorkers *workers;
  BwWindowInteraction *interaction;
  GCancellable *cancellable;
  BwOrganisationSignedIn result;
  GDateTime *expires;
  GError *error;
};

G_DEFINE_FINAL_TYPE (BwSignInAttempt, bw_sign_in_attempt, G_TYPE_OBJECT)

enum {
  SIGNAL_OPEN_ADDRESS,
  SIGNAL_SHOW_CODE,
  SIGNAL_WAITING,
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * Job:
 * @attempt: whose it is
 * @store: where the organisation goes
 * @cancellable: ends it; also tells whether it is still asked for
 * @interaction: tells of it
 * @way: how to sign in
 * @cloud: where
 * @tenant: the organisation
 * @client_id: the application
 * @renewed: (nullable): the organisation that is signed in to again
 * @login_hint: (nullable): who is expected
 * @claims: (nullable): what was demanded
 * @shown: what an application shows, as it was filled in
 * @kept_whole: whether a certificate is kept whole, not where its file is
 * @application: (nullable): the same as it is kept
 * @result: what came of it
 * @expires: (nullable): when the certificate does
 * @error: (nullable): why nothing came of it
 *
 * One sign-in on its way to a thread and back.
 */
typedef struct {
  BwSignInAttempt *attempt;
  BwOrganisationStore *store;
  GCancellable *cancellable;
  BwInteraction *interaction;
  BwSignInWay way;
  BwCloud *cloud;
  char *tenant;
  char *client_id;
  BwOrganisationEntry *renewed;
  char *login_hint;
  char *claims;
  BwCredential *shown;
  gboolean kept_whole;
  BwCredential *application;
  BwOrganisationSignedIn result;
  GDateTime *expires;
  GError *error;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->attempt);
  g_clear_object (&job->store);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->interaction);
  g_clear_object (&job->cloud);
  g_clear_pointer (&job->tenant, g_free);
  g_clear_pointer (&job->client_id, g_free);
  g_clear_object (&job->renewed);
  g_clear_pointer (&job->login_hint, g_free);
  g_clear_pointer (&job->claims, g_free);
  g_clear_object (&job->shown);
  g_clear_object (&job->application);
  bw_organisation_signed_in_clear (&job->result);
  g_clear_pointer (&job->expires, g_date_time_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static void
forget (BwSignInAttempt *self)
{
  bw_organisation_signed_in_clear (&self->result);
  g_clear_pointer (&self->expires, g_date_time_unref);
  g_clear_error (&self->error);
}

static void
bw_sign_in_attempt_dispose (GObject *object)
{
  BwSignInAttempt *self = BW_SIGN_IN_ATTEMPT (object);

  bw_sign_in_attempt_cancel (self);
  forget (self);
  g_clear_object (&self->store);
  g_clear_object (&self->workers);

  G_OBJECT_CLASS (bw_sign_in_attempt_parent_class)->dispose (object);
}

static void
bw_sign_in_attempt_class_init (BwSignInAttemptClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_sign_in_attempt_dispose;

  signals[SIGNAL_OPEN_ADDRESS] =
      g_signal_new ("open-address", BW_TYPE_SIGN_IN_ATTEMPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, BW_TYPE_ADDRESS_MAKER);
  signals[SIGNAL_SHOW_CODE] =
      g_signal_new ("show-code", BW_TYPE_SIGN_IN_ATTEMPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_DATE_TIME);
  signals[SIGNAL_WAITING] = g_signal_new ("waiting", BW_TYPE_SIGN_IN_ATTEMPT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", BW_TYPE_SIGN_IN_ATTEMPT, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bw_sign_in_attempt_init (BwSignInAttempt *self)
{
  self->workers = bw_workers_new (MAX_THREADS);
}

/**
 * bw_sign_in_attempt_new:
 * @store: where the organisation and its credential go
 *
 * Returns: (transfer full): an attempt that has not begun
 */
BwSignInAttempt *
bw_sign_in_attempt_new (BwOrganisationStore *store)
{
  BwSignInAttempt *self = g_object_new (BW_TYPE_SIGN_IN_ATTEMPT, NULL);

  g_set_object (&self->store, store);
  return self;
}

static void
on_open_address (BwSignInAttempt *self, BwAddressMaker *addresses)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_ADDRESS], 0, addresses);
}

static void
on_show_code (BwSignInAttempt *self, const char *code, const char *address, GDateTime *expires)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_CODE], 0, code, address, expires);
}

static void
on_progress (BwSignInAttempt *self, int step, guint done, guint total)
{
  g_autofree char *text = NULL;

  if (bw_step_is_wait ((BwStep) step) && done < total)
    text = bw_progress_text ((BwStep) step, done, total);
  g_signal_emit (self, signals[SIGNAL_WAITING], 0, text);
}

static void
listen (BwSignInAttempt *self)
{
  self->interaction = bw_window_interaction_new ();
  g_signal_connect_object (self->interaction, "open-address", G_CALLBACK (on_open_address), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->interaction, "show-code", G_CALLBACK (on_show_code), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->interaction, "progress", G_CALLBACK (on_progress), self,
                           G_CONNECT_SWAPPED);
}

static BwCredential *
build_shown (BwSignInForm *form)
{
  const char *key_file = bw_sign_in_form_get (form, BW_SIGN_IN_FIELD_KEY_FILE);

  if (bw_sign_in_form_get_way (form) != BW_SIGN_IN_APPLICATION)
    return NULL;
  if (bw_sign_in_form_is (form, BW_SIGN_IN_FIELD_PROOF, "secret"))
    return bw_credential_new (&(BwCredentialFields) {
        .kind = BW_CREDENTIAL_SECRET,
        .secret = bw_sign_in_form_get_secret (form),
    });
  return bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_CERTIFICATE_FILE,
      .certificate_file = bw_sign_in_form_get (form, BW_SIGN_IN_FIELD_CERTIFICATE_FILE),
      .key_file = *key_file != '\0' ? key_file : NULL,
      .password = bw_sign_in_form_get_password (form),
  });
}

static Job *
job_new (BwSignInAttempt *self, BwSignInForm *form)
{
  BwOrganisationEntry *renewed = bw_sign_in_form_get_renewed (form);
  Job *job = g_new0 (Job, 1);

  job->attempt = g_object_ref (self);
  job->store = g_object_ref (self->store);
  job->cancellable = g_object_ref (self->cancellable);
  job->interaction = g_object_ref (BW_INTERACTION (self->interaction));
  job->way = bw_sign_in_form_get_way (form);
  job->cloud = bw_sign_in_form_build_cloud (form);
  job->tenant = g_strdup (bw_sign_in_form_get_tenant (form));
  job->client_id = g_strdup (bw_sign_in_form_get (form, BW_SIGN_IN_FIELD_CLIENT_ID));
  job->claims = g_strdup (bw_sign_in_form_get_claims (form));
  job->shown = build_shown (form);
  job->kept_whole = bw_sign_in_form_is (form, BW_SIGN_IN_FIELD_KEEPING, "keyring");
  if (renewed != NULL) {
    job->renewed = g_object_ref (renewed);
    job->login_hint = g_strdup (bw_organisation_entry_get_fields (renewed).account);
  }
  return job;
}

/* A certificate that is kept whole is read here, where it may take its time. */
static BwCredential *
read_certificate (Job *job, GError **error)
{
  BwCredential *shown = job->shown;
  const char *key_file = bw_credential_get_key_file (shown);
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) certificate = bw_certificate_load_file (
      bw_credential_get_certificate_file (shown), job->cancellable, error);

  if (certificate == NULL)
    return NULL;
  if (key_file != NULL) {
    key = bw_certificate_load_file (key_file, job->cancellable, error);
    if (key == NULL)
      return NULL;
  }
  return bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_CERTIFICATE,
      .certificate = certificate,
      .key = key,
      .password = bw_credential_get_password (shown),
  });
}

static gboolean
prepare (Job *job, GError **error)
{
  g_autoptr (BwCertificate) certificate = NULL;

  if (job->shown == NULL)
    return TRUE;
  if (bw_credential_get_kind (job->shown) == BW_CREDENTIAL_SECRET) {
    job->application = g_object_ref (job->shown);
    return TRUE;
  }

  job->application = job->kept_whole ? read_certificate (job, error) : g_object_ref (job->shown);
  if (job->application == NULL)
    return FALSE;
  certificate = bw_certificate_load (job->application, job->cancellable, error);
  if (certificate == NULL)
    return FALSE;
  job->expires = g_date_time_ref (bw_certificate_get_expires (certificate));
  return TRUE;
}

static void
work (gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  BwOrganisationSignIn needed = {
    .list = bw_organisation_store_get_list (job->store),
    .keyring = bw_organisation_store_get_keyring (job->store),
    .for_this_run = bw_organisation_store_get_for_this_run (job->store),
    .clock = bw_organisation_store_get_clock (job->store),
    .interaction = job->interaction,
    .way = job->way,
    .cloud = job->cloud,
    .tenant = job->tenant,
    .client_id = job->client_id,
    .renewed = job->renewed,
    .login_hint = job->login_hint,
    .claims = job->claims,
  };

  if (!prepare (job, &job->error))
    return;
  needed.application = job->application;
  bw_organisation_sign_in (&needed, &job->result, cancellable, &job->error);
}

/* What was cancelled just too late is in the list all the same, and is to be seen there. */
static void
end (gpointer data)
{
  Job *job = data;
  BwSignInAttempt *self = job->attempt;

  if (job->result.entry != NULL)
    bw_organisation_store_load (job->store);
  if (self->cancellable != job->cancellable)
    return;

  g_clear_object (&self->cancellable);
  g_clear_object (&self->interaction);
  self->result = job->result;
  job->result = (BwOrganisationSignedIn) { 0 };
  self->expires = g_steal_pointer (&job->expires);
  self->error = g_steal_pointer (&job->error);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

/**
 * bw_sign_in_attempt_start:
 * @self: an attempt that is not running
 * @form: what is filled in, whole; it may change afterwards
 *
 * Begins to sign in.
 */
void
bw_sign_in_attempt_start (BwSignInAttempt *self, BwSignInForm *form)
{
  g_return_if_fail (BW_IS_SIGN_IN_ATTEMPT (self));
  g_return_if_fail (BW_IS_SIGN_IN_FORM (form));
  g_return_if_fail (!bw_sign_in_attempt_is_running (self));
  g_return_if_fail (bw_sign_in_form_has_cloud (form));

  forget (self);
  self->cancellable = g_cancellable_new ();
  listen (self);
  bw_workers_run (self->workers, work, end, job_new (self, form), (GDestroyNotify) job_free,
                  self->cancellable);
}

/**
 * bw_sign_in_attempt_cancel:
 * @self: an attempt
 *
 * Ends it at once, where it is running; nothing is told any more.
 */
void
bw_sign_in_attempt_cancel (BwSignInAttempt *self)
{
  g_return_if_fail (BW_IS_SIGN_IN_ATTEMPT (self));

  if (self->cancellable == NULL)
    return;

  bw_window_interaction_close (self->interaction);
  g_clear_object (&self->interaction);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * bw_sign_in_attempt_is_running:
 * @self: an attempt
 *
 * Returns: whether it has begun and has not ended
 */
gboolean
bw_sign_in_attempt_is_running (BwSignInAttempt *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_ATTEMPT (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * bw_sign_in_attempt_get_result:
 * @self: an attempt
 *
 * Returns: (transfer none) (nullable): what came of it, or %NULL where it is not signed in
 */
const BwOrganisationSignedIn *
bw_sign_in_attempt_get_result (BwSignInAttempt *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_ATTEMPT (self), NULL);

  return self->result.entry != NULL ? &self->result : NULL;
}

/**
 * bw_sign_in_attempt_get_expires:
 * @self: an attempt
 *
 * Returns: (transfer none) (nullable): when the certificate expires that was signed in with
 */
GDateTime *
bw_sign_in_attempt_get_expires (BwSignInAttempt *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_ATTEMPT (self), NULL);

  return self->expires;
}

/**
 * bw_sign_in_attempt_get_error:
 * @self: an attempt
 *
 * Returns: (transfer none) (nullable): why it came to nothing
 */
const GError *
bw_sign_in_attempt_get_error (BwSignInAttempt *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_ATTEMPT (self), NULL);

  return self->error;
}
