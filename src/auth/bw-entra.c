/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-entra.h"

#include "auth/bw-assertion.h"
#include "auth/bw-certificate-load.h"
#include "auth/bw-claims.h"
#include "auth/bw-form.h"
#include "auth/bw-refusal.h"
#include "net/bw-retry.h"

#define GRANT_DEVICE_CODE "urn:ietf:params:oauth:grant-type:device_code"
#define ASSERTION_TYPE "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

/* How often a passing disturbance is tried again, waiting a second, then two (graph.md §4.6). */
#define TRIES 3

/* A refresh token that was used may count no more, so that the answer with the next one is waited for even
   where nobody wants it any more; but not for long. */
#define GRACE (3 * G_TIME_SPAN_SECOND)

/* RFC 8628 §3.5. */
#define SLOWER_BY 5
#define LONGEST_INTERVAL 300

/* How long before the end of a device code it is asked for the last time: the question takes its time, too. */
#define LAST_QUESTION G_TIME_SPAN_SECOND

struct _BwEntra {
  GObject parent_instance;

  BwHttp *http;
  BwClock *clock;
  BwCloud *cloud;
  char *tenant;
  char *client_id;
  gboolean writes;
};

G_DEFINE_FINAL_TYPE (BwEntra, bw_entra, G_TYPE_OBJECT)

/**
 * Question:
 * @endpoint: `token` or `devicecode`
 * @form: what is sent
 * @device: whether it is about a device code
 * @entra: (nullable): who asks, where an application signs in
 * @application: (nullable): what that shows
 * @claims: (nullable): what is demanded of it besides
 * @once: whether it is sent once only
 * @grace: how long its answer is waited for where it is cancelled meanwhile (#BwHttpRequest)
 *
 * One thing that is asked.
 */
typedef struct {
  const char *endpoint;
  BwForm *form;
  gboolean device;
  BwEntra *entra;
  BwCredential *application;
  const char *claims;
  gboolean once;
  GTimeSpan grace;
} Question;

static void
bw_entra_finalize (GObject *object)
{
  BwEntra *self = BW_ENTRA (object);

  g_clear_object (&self->http);
  g_clear_object (&self->clock);
  g_clear_object (&self->cloud);
  g_clear_pointer (&self->tenant, g_free);
  g_clear_pointer (&self->client_id, g_free);
  G_OBJECT_CLASS (bw_entra_parent_class)->finalize (object);
}

static void
bw_entra_class_init (BwEntraClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_entra_finalize;
}

static void
bw_entra_init (BwEntra *self)
{
}

/**
 * bw_entra_new:
 * @http: by which it is asked
 * @clock: the time, also for waiting
 * @registration: which application signs in where; it was checked
 *
 * Returns: (transfer full): the sign-in service
 */
BwEntra *
bw_entra_new (BwHttp *http, BwClock *clock, const BwRegistration *registration)
{
  BwEntra *self = g_object_new (BW_TYPE_ENTRA, NULL);

  g_set_object (&self->http, http);
  g_set_object (&self->clock, clock);
  g_set_object (&self->cloud, registration->cloud);
  self->tenant = g_strdup (registration->tenant);
  self->client_id = g_strdup (registration->client_id);
  self->writes = registration->writes;
  return self;
}

/**
 * bw_entra_get_registration:
 * @self: the sign-in service
 *
 * Returns: which application signs in where; it is good for as long as @self is
 */
BwRegistration
bw_entra_get_registration (BwEntra *self)
{
  return (BwRegistration) {
    .cloud = self->cloud,
    .tenant = self->tenant,
    .client_id = self->client_id,
    .writes = self->writes,
  };
}

static BwForm *
make_form (BwEntra *self)
{
  BwForm *form = bw_form_new ();

  bw_form_add (form, "client_id", self->client_id);
  return form;
}

static void
add_scope (BwEntra *self, BwForm *form, gboolean application)
{
  BwRegistration registration = bw_entra_get_registration (self);
  g_autofree char *scope = bw_registration_build_scope (&registration, application);

  bw_form_add (form, "scope", scope);
}

static void
add_refresh_scope (BwEntra *self, BwForm *form, gboolean writes)
{
  BwRegistration registration = bw_entra_get_registration (self);
  g_autofree char *scope = NULL;

  registration.writes = writes;
  scope = bw_registration_build_scope (&registration, FALSE);
  bw_form_add (form, "scope", scope);
}

static void
add_claims (BwForm *form, const char *challenge)
{
  g_autofree char *claims = bw_claims_merge (challenge);

  bw_form_add (form, "claims", claims);
}

static gboolean
add_assertion (BwEntra *self,
               BwForm *form,
               BwCredential *application,
               GCancellable *cancellable,
               GError **error)
{
  BwRegistration registration = bw_entra_get_registration (self);
  g_autofree char *endpoint = bw_registration_build_endpoint (&registration, "token");
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  g_autoptr (BwCertificate) certificate = bw_certificate_load (application, cancellable, error);
  g_autoptr (BwSecretText) assertion = NULL;

  if (certificate == NULL)
    return FALSE;
  assertion = bw_assertion_build (certificate, endpoint, self->client_id, now, error);
  if (assertion == NULL)
    return FALSE;

  bw_form_add (form, "client_assertion_type", ASSERTION_TYPE);
  bw_form_add_secret (form, "client_assertion", assertion);
  return TRUE;
}

static BwForm *
make_application_form (BwEntra *self,
                       BwCredential *application,
                       const char *claims,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (BwForm) form = make_form (self);

  bw_form_add (form, "grant_type", "client_credentials");
  add_scope (self, form, TRUE);
  add_claims (form, claims);
  if (bw_credential_get_kind (application) == BW_CREDENTIAL_SECRET)
    bw_form_add_secret (form, "client_secret", bw_credential_get_secret (application));
  else if (!add_assertion (self, form, application, cancellable, error))
    return NULL;
  return g_steal_pointer (&form);
}

/* An assertion counts for minutes, and waits between tries may take as long. */
static GBytes *
make_body_anew (gpointer data)
{
  const Question *question = data;
  g_autoptr (BwForm) form = make_application_form (question->entra, question->application,
                                                  question->claims, NULL, NULL);

  return form != NULL ? bw_form_build (form) : NULL;
}

static gboolean
shows_certificate (const Question *question)
{
  return question->application != NULL &&
         bw_credential_get_kind (question->application) != BW_CREDENTIAL_SECRET;
}

static GError *
read_failure (BwHttpAnswer *answer, const Question *question)
{
  BwRefusal circumstances = {
    .device = question->device,
    .application = question->application != NULL,
    .certificate = shows_certificate (question),
    .secrets = bw_form_get_secrets (question->form),
  };
  g_autoptr (GError) error = bw_refusal_read_json (bw_http_answer_get_body (answer), &circumstances);

  if (g_error_matches (error, BW_AUTH_ERROR, BW_AUTH_ERROR_BAD_ANSWER) &&
      bw_http_answer_get_status (answer) >= 400)
    return bw_http_answer_to_error (answer, NULL);
  return g_steal_pointer (&error);
}

/* The body of an answer that says yes. */
static GBytes *
ask_once (BwEntra *self,
          const Question *question,
          gboolean *tried,
          GCancellable *cancellable,
          GError **error)
{
  BwRegistration registration = bw_entra_get_registration (self);
  g_autofree char *address = bw_registration_build_endpoint (&registration, question->endpoint);
  g_autoptr (GBytes) body = bw_form_build (question->form);
  BwHttpRequest request = {
    .method = "POST",
    .address = address,
    .origin = bw_cloud_get_login (self->cloud),
    .content_type = BW_FORM_TYPE,
    .body = body,
    .make_body = shows_certificate (question) ? make_body_anew : NULL,
    .make_data = (gpointer) question,
    .once = question->once,
    .grace = question->grace,
  };
  g_autoptr (BwHttpAnswer) answer = bw_http_exchange (self->http, &request, cancellable, error);

  if (answer == NULL)
    return NULL;
  if (bw_http_answer_get_status (answer) == 200)
    return g_bytes_ref (bw_http_answer_get_body (answer));

  /* What was tried again already is not tried again. */
  *tried = bw_retry_is_for_status (bw_http_answer_get_status (answer), request.method);
  g_propagate_error (error, read_failure (answer, question));
  return NULL;
}

/* The loop that Entra sees in 50196 only grows by asking again. */
static gboolean
is_worth_trying_again (const Question *question, const GError *error)
{
  return !question->once && g_error_matches (error, BW_AUTH_ERROR, BW_AUTH_ERROR_TRANSIENT) &&
         bw_auth_error_get_fields (error)->number != 50196;
}

static GBytes *
ask (BwEntra *self, const Question *question, GCancellable *cancellable, GError **error)
{
  for (guint n = 1;; n++) {
    g_autoptr (GError) problem = NULL;
    gboolean tried = FALSE;
    GBytes *body = ask_once (self, question, &tried, cancellable, &problem);

    if (body != NULL)
      return body;
    if (n >= TRIES || tried || !is_worth_trying_again (question, problem)) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
    if (!bw_clock_wait (self->clock, n * G_TIME_SPAN_SECOND, cancellable, error))
      return NULL;
  }
}

static BwTokens *
ask_for_tokens (BwEntra *self, const Question *question, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDateTime) asked = bw_clock_get_now (self->clock);
  g_autoptr (GBytes) body = ask (self, question, cancellable, error);

  return body != NULL ? bw_tokens_new_from_json (body, asked, error) : NULL;
}

/**
 * bw_entra_redeem:
 * @self: the sign-in service
 * @redemption: the code and what belongs to it
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_AUTH_ERROR, a %BW_HTTP_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Turns a code into tokens. It is asked once only, since a code counts once only.
 *
 * Returns: (transfer full): the tokens, or %NULL
 */
BwTokens *
bw_entra_redeem (BwEntra *self,
                 const BwRedemption *redemption,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (BwForm) form = make_form (self);

  bw_form_add (form, "grant_type", "authorization_code");
  bw_form_add_secret (form, "code", redemption->code);
  bw_form_add (form, "redirect_uri", redemption->redirect);
  bw_form_add_secret (form, "code_verifier", redemption->verifier);
  add_scope (self, form, FALSE);
  add_claims (form, redemption->claims);
  return ask_for_tokens (self, &(Question) { .endpoint = "token", .form = form, .once = TRUE },
                         cancellable, error);
}

/**
 * bw_entra_start_device_code:
 * @self: the sign-in service
 * @claims: (nullable): what Graph or Entra demanded besides, so that the user is asked for it
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_AUTH_ERROR, a %BW_HTTP_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a device code, or %NULL
 */
BwDeviceCode *
bw_entra_start_device_code (BwEntra *self,
                            const char *claims,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (BwForm) form = make_form (self);
  g_autoptr (GDateTime) asked = bw_clock_get_now (self->clock);
  g_autoptr (GBytes) body = NULL;

  add_scope (self, form, FALSE);
  add_claims (form, claims);
  body = ask (self, &(Question) { .endpoint = "devicecode", .form = form, .device = TRUE },
              cancellable, error);
  return body != NULL ? bw_device_code_new_from_json (body, asked, error) : NULL;
}

static BwTokens *
poll_once (BwEntra *self,
           const BwDeviceCode *code,
           const char *claims,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (BwForm) form = make_form (self);

  bw_form_add (form, "grant_type", GRANT_DEVICE_CODE);
  bw_form_add_secret (form, "device_code", code->device_code);
  add_claims (form, claims);
  return ask_for_tokens (
      self, &(Question) { .endpoint = "token", .form = form, .device = TRUE, .once = TRUE },
      cancellable, error);
}

/* How long to wait after an answer that is no end, or 0 after one that is (RFC 8628 §3.5). A laptop may be carried from
   one network to another while the code is entered elsewhere: a proxy or a portal before the network ends nothing. */
static guint
find_next_interval (guint interval, const GError *problem)
{
  if (g_error_matches (problem, BW_AUTH_ERROR, BW_AUTH_ERROR_PENDING))
    return interval;
  if (g_error_matches (problem, BW_AUTH_ERROR, BW_AUTH_ERROR_SLOW_DOWN) ||
      g_error_matches (problem, BW_AUTH_ERROR, BW_AUTH_ERROR_TRANSIENT))
    return MIN (interval + SLOWER_BY, LONGEST_INTERVAL);
  if (g_error_matches (problem, BW_HTTP_ERROR, BW_HTTP_ERROR_OFFLINE) ||
      g_error_matches (problem, BW_HTTP_ERROR, BW_HTTP_ERROR_UNREACHABLE) ||
      g_error_matches (problem, BW_HTTP_ERROR, BW_HTTP_ERROR_TIMED_OUT) ||
      g_error_matches (problem, BW_HTTP_ERROR, BW_HTTP_ERROR_PROXY) ||
      g_error_matches (problem, BW_HTTP_ERROR, BW_HTTP_ERROR_CAPTIVE_PORTAL) ||
      g_error_matches (problem, BW_HTTP_ERROR, BW_HTTP_ERROR_SERVER) ||
      g_error_matches (problem, BW_HTTP_ERROR, BW_HTTP_ERROR_BUSY))
    return MIN (interval * 2, LONGEST_INTERVAL);
  return 0;
}

/* How long to wait, so that the last question comes at the end of the life of the code: who enters it late has
   entered it in time. The two last intervals become one for that, so that the pace is kept. */
static GTimeSpan
find_wait (GTimeSpan interval, GTimeSpan rest)
{
  return rest < 2 * interval ? rest : interval;
}

/* FALSE where it was cancelled, or the code has expired. */
static gboolean
wait_for_turn (BwEntra *self,
               const BwDeviceCode *code,
               guint interval,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  GTimeSpan rest = g_date_time_difference (code->expires, now) - LAST_QUESTION;

  if (rest <= 0) {
    g_propagate_error (error, bw_auth_error_new (BW_AUTH_ERROR_EXPIRED, NULL,
                                                 "the device code was not entered in time"));
    return FALSE;
  }
  return bw_clock_wait (self->clock, find_wait (interval * G_TIME_SPAN_SECOND, rest), cancellable,
                        error);
}

/**
 * bw_entra_await_device_code:
 * @self: the sign-in service
 * @code: a device code that the user has been shown
 * @claims: (nullable): what Graph or Entra demanded besides
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_AUTH_ERROR, a %BW_HTTP_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Asks at the service's own pace until the user has entered the code, has declined, or it is too
 * late. A network that fails meanwhile slows it down and ends nothing.
 *
 * Returns: (transfer full): the tokens, or %NULL
 */
BwTokens *
bw_entra_await_device_code (BwEntra *self,
                            const BwDeviceCode *code,
                            const char *claims,
                            GCancellable *cancellable,
                            GError **error)
{
  guint interval = code->interval;

  for (;;) {
    g_autoptr (GError) problem = NULL;
    BwTokens *tokens = NULL;

    if (!wait_for_turn (self, code, interval, cancellable, error))
      return NULL;
    tokens = poll_once (self, code, claims, cancellable, &problem);
    if (tokens != NULL)
      return tokens;

    interval = find_next_interval (interval, problem);
    if (interval == 0) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  }
}

/**
 * bw_entra_refresh:
 * @self: the sign-in service
 * @refresh_token: what was kept
 * @writes: whether the user has granted that it makes changes, too; what was not granted is refused
 * @claims: (nullable): what Graph or Entra demanded besides
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_AUTH_ERROR, a %BW_HTTP_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Where it is cancelled once the question is on its way, the answer is waited for all the same, for
 * three seconds: a server that changes the token with each use takes the old one no more.
 *
 * Returns: (transfer full): new tokens, among them mostly a new refresh token, also where it was
 *   cancelled and they came still; or %NULL
 */
BwTokens *
bw_entra_refresh (BwEntra *self,
                  const char *refresh_token,
                  gboolean writes,
                  const char *claims,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (BwForm) form = make_form (self);

  bw_form_add (form, "grant_type", "refresh_token");
  bw_form_add_secret (form, "refresh_token", refresh_token);
  add_refresh_scope (self, form, writes);
  add_claims (form, claims);
  return ask_for_tokens (self, &(Question) { .endpoint = "token", .form = form, .grace = GRACE },
                         cancellable, error);
}

/**
 * bw_entra_authenticate:
 * @self: the sign-in service of a named organisation
 * @application: an application's credential
 * @claims: (nullable): what Graph demanded besides
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_AUTH_ERROR, a %BW_CERTIFICATE_ERROR, a %BW_HTTP_ERROR or a
 *   %G_IO_ERROR
 *
 * Signs in as an application (graph.md §4.4).
 *
 * Returns: (transfer full): an access token and no refresh token, or %NULL
 */
BwTokens *
bw_entra_authenticate (BwEntra *self,
                       BwCredential *application,
                       const char *claims,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (BwForm) form = make_application_form (self, application, claims, cancellable, error);

  if (form == NULL)
    return NULL;
  return ask_for_tokens (self,
                         &(Question) {
                             .endpoint = "token",
                             .form = form,
                             .entra = self,
                             .application = application,
                             .claims = claims,
                         },
                         cancellable, error);
}
