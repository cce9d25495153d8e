/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "present/bw-sign-in-text.h"

#include <glib/gi18n.h>

#include "auth/bw-auth-code.h"
#include "auth/bw-auth-error.h"
#include "auth/bw-certificate.h"
#include "auth/bw-keyring.h"
#include "net/bw-http-error.h"
#include "present/bw-plain-text.h"

/* What the page behind a link is. */
static const char *const LINK_LABELS[] = {
  [BW_AUTH_LINK_NONE] = NULL,
  [BW_AUTH_LINK_CONSENT] = N_ ("Open the page for administrators"),
  [BW_AUTH_LINK_REGISTRATIONS] = N_ ("Open the registrations"),
  [BW_AUTH_LINK_REGISTRATION] = N_ ("Open the registration"),
  [BW_AUTH_LINK_AUTHENTICATION] = N_ ("Open the registration"),
  [BW_AUTH_LINK_SECRETS] = N_ ("Open the registration"),
  [BW_AUTH_LINK_PERMISSIONS] = N_ ("Open the registration"),
  [BW_AUTH_LINK_ENTERPRISE] = N_ ("Open the enterprise applications"),
  [BW_AUTH_LINK_POLICIES] = N_ ("Open the policies"),
  [BW_AUTH_LINK_ORGANISATION] = N_ ("Open the organisation"),
  [BW_AUTH_LINK_ROLES] = N_ ("Open the roles"),
  [BW_AUTH_LINK_USERS] = N_ ("Open the users"),
  [BW_AUTH_LINK_PASSWORD] = N_ ("Set a new password"),
  [BW_AUTH_LINK_LOOKUP] = N_ ("Look the number up at Microsoft"),
};

static const struct {
  GQuark (*domain) (void);
  const BwPlainText *(*find) (const GError *error);
} TEXTS[] = {
  { bw_auth_error_quark, bw_plain_text_find_auth },
  { bw_http_error_quark, bw_plain_text_find_http },
  { bw_keyring_error_quark, bw_plain_text_find_keyring },
  { bw_certificate_error_quark, bw_plain_text_find_certificate },
};

/* Roles of Entra are for users (graph.md §4.4). */
static const BwPlainText FORBIDDEN_APPLICATION = {
  N_ ("A permission is missing"),
  N_ ("The registration needs SecurityEvents.Read.All as an application permission, to which an "
      "administrator has consented. The delegated permission of the same name does not count, and "
      "a role for a user does not help."),
};

static const BwPlainText FORBIDDEN_CHANGE_APPLICATION = {
  N_ ("A permission to make changes is missing"),
  N_ ("The registration needs SecurityEvents.ReadWrite.All as an application permission, to which "
      "an administrator has consented; Bolwerk cannot ask for it here. The delegated permission of "
      "the same name does not count, and a role for a user does not help. Nothing was changed, and "
      "everything stays readable."),
};

static const BwPlainText *
find_text (const GError *error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    if (error->domain == TEXTS[i].domain ())
      return TEXTS[i].find (error);
  return NULL;
}

/**
 * bw_sign_in_text_knows:
 * @error: an error of any domain
 *
 * Returns: whether bw_sign_in_text_new() has a text for it
 */
gboolean
bw_sign_in_text_knows (const GError *error)
{
  return find_text (error) != NULL;
}

static void
add_line (GString *lines, char *line)
{
  g_autofree char *owned = line;

  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, owned);
}

static void
add_auth_ids (GString *ids, const BwAuthErrorFields *fields)
{
  if (fields->trace_id != NULL)
    /* Translators: Microsoft's support finds a sign-in by it. */
    add_line (ids, g_strdup_printf (_ ("Trace ID: %s"), fields->trace_id));
  if (fields->correlation_id != NULL)
    /* Translators: Microsoft's support finds a sign-in by it. */
    add_line (ids, g_strdup_printf (_ ("Correlation ID: %s"), fields->correlation_id));
}

static void
add_http_ids (GString *ids, const BwHttpErrorFields *fields)
{
  const char *id = fields->request_id != NULL ? fields->request_id : fields->client_request_id;

  if (id != NULL)
    /* Translators: Microsoft's support finds a request by it. */
    add_line (ids, g_strdup_printf (_ ("Request ID: %s"), id));
}

static char *
say_ids (const GError *error)
{
  const BwAuthErrorFields *auth = bw_auth_error_get_fields (error);
  const BwHttpErrorFields *http = bw_http_error_get_fields (error);
  g_autoptr (GString) ids = g_string_new (NULL);

  if (auth != NULL)
    add_auth_ids (ids, auth);
  else if (http != NULL)
    add_http_ids (ids, http);
  return ids->len > 0 ? g_string_free_and_steal (g_steal_pointer (&ids)) : NULL;
}

/* What the keyring says, or the system of a file, is in the user's language. */
static gboolean
is_of_system (const GError *error)
{
  return g_error_matches (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_FAILED) ||
         g_error_matches (error, BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_FILE) ||
         g_error_matches (error, BW_HTTP_ERROR, BW_HTTP_ERROR_TRUST_FILE);
}

/* OAuth's own code is known where Microsoft's number is not; then it says too little. */
static gboolean
is_unknown (const GError *error, const BwAuthErrorFields *auth)
{
  return error->code == BW_AUTH_ERROR_UNKNOWN ||
         (auth->number != 0 && bw_auth_code_find (auth->number) == NULL);
}

/* Microsoft's English is shown where nothing better is known. */
static char *
dup_said (const GError *error)
{
  const BwAuthErrorFields *auth = bw_auth_error_get_fields (error);
  const BwHttpErrorFields *http = bw_http_error_get_fields (error);

  if (auth != NULL && is_unknown (error, auth))
    return auth->number != 0 && auth->message != NULL
               ? g_strdup_printf ("AADSTS%u: %s", auth->number, auth->message)
               : g_strdup (auth->message != NULL ? auth->message : auth->error);
  if (http != NULL && error->code == BW_HTTP_ERROR_REFUSED)
    return g_strdup (http->service_message);
  if (is_of_system (error))
    return g_strdup (error->message);
  return NULL;
}

/* With how long it takes, where Microsoft told that. */
static char *
say_body (const GError *error, const BwPlainText *text)
{
  const BwHttpErrorFields *http = bw_http_error_get_fields (error);
  g_autofree char *wait = NULL;
  guint minutes = 0;

  if (http == NULL || error->code != BW_HTTP_ERROR_BUSY || http->retry_after <= 0)
    return g_strdup (gettext (text->body));

  minutes = (guint) ((http->retry_after + G_TIME_SPAN_MINUTE - 1) / G_TIME_SPAN_MINUTE);
  /* Translators: %u is how long to wait. */
  wait = g_strdup_printf (ngettext ("Microsoft lets Bolwerk ask again in %u minute.",
                                    "Microsoft lets Bolwerk ask again in %u minutes.", minutes),
                          minutes);
  return g_strconcat (gettext (text->body), " ", wait, NULL);
}

/* Whether Microsoft says that something may not be done, without telling whether the permission lacks or the role. */
static gboolean
is_forbidden (const GError *error)
{
  return g_error_matches (error, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN) ||
         g_error_matches (error, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN_CHANGE);
}

/* What the permission lacks is mended on the same page as a missing consent. */
static BwAuthLink
find_link (const GError *error, const BwRegistration *registration)
{
  return bw_registration_find_page (
      registration, is_forbidden (error) ? BW_AUTH_LINK_CONSENT : bw_auth_code_find_link (error));
}

static void
take_link (BwSignInText *self, const GError *error, const BwRegistration *registration)
{
  const BwAuthErrorFields *fields = bw_auth_error_get_fields (error);
  BwAuthLink link = find_link (error, registration);
  BwRegistration asking = *registration;

  /* The consent that is asked for there is for making changes, too, where that is what lacks. */
  asking.writes = g_error_matches (error, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN_CHANGE) ||
                  g_error_matches (error, BW_AUTH_ERROR, BW_AUTH_ERROR_READ_ONLY);
  self->link = bw_registration_build_link (&asking, link, fields != NULL ? fields->number : 0);
  if (self->link != NULL)
    self->link_label = g_strdup (gettext (LINK_LABELS[link]));
}

/* A user may lack the role instead of the permission, which Microsoft does not tell apart; an application has none. */
static void
take_other_link (BwSignInText *self, const GError *error, const BwRegistration *registration)
{
  if (registration->application || !is_forbidden (error))
    return;
  self->other_link = bw_registration_build_link (registration, BW_AUTH_LINK_ROLES, 0);
  if (self->other_link != NULL)
    self->other_label = g_strdup (gettext (LINK_LABELS[BW_AUTH_LINK_ROLES]));
}

/* What to do on the page behind the link, where that does not say it. Once consent is given on its own page, the
   browser is sent to this computer, where nobody waits for it (graph.md §4.8). */
static const char *
find_hint (BwAuthLink link)
{
  switch (link) {
  case BW_AUTH_LINK_CONSENT:
    return _ ("After the consent, the browser says that it cannot open the last page: that one is "
              "of no use, and can be closed.");
  case BW_AUTH_LINK_PERMISSIONS:
    return _ (
        "An administrator consents on the page “API permissions” of the registration, by “Grant "
        "admin consent”.");
  default:
    return NULL;
  }
}

static void
add_hint (BwSignInText *self, const GError *error, const BwRegistration *registration)
{
  const char *hint = find_hint (find_link (error, registration));
  g_autofree char *body = g_steal_pointer (&self->body);

  self->body = hint != NULL ? g_strconcat (body, " ", hint, NULL) : g_steal_pointer (&body);
}

static const BwPlainText *
find_text_for_application (const GError *error, const BwPlainText *text)
{
  if (g_error_matches (error, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN))
    return &FORBIDDEN_APPLICATION;
  if (g_error_matches (error, BW_HTTP_ERROR, BW_HTTP_ERROR_FORBIDDEN_CHANGE))
    return &FORBIDDEN_CHANGE_APPLICATION;
  return text;
}

/**
 * bw_sign_in_text_new:
 * @error: an error that bw_sign_in_text_knows()
 * @registration: (nullable): which application signs in where, checked; for the link
 *
 * Works out how an error is told: what happened, what to do, and where.
 *
 * Returns: (transfer full): the texts
 */
BwSignInText *
bw_sign_in_text_new (const GError *error, const BwRegistration *registration)
{
  const BwPlainText *text = find_text (error);
  BwSignInText *self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (registration != NULL && registration->application)
    text = find_text_for_application (error, text);
  self = g_new0 (BwSignInText, 1);
  self->title = g_strdup (gettext (text->title));
  self->body = say_body (error, text);
  self->said = dup_said (error);
  self->is_english = !is_of_system (error);
  self->ids = say_ids (error);
  self->detail = g_strdup (error->message);
  if (registration == NULL)
    return self;
  take_link (self, error, registration);
  take_other_link (self, error, registration);
  add_hint (self, error, registration);
  return self;
}

/**
 * bw_sign_in_text_free:
 * @self: (nullable): how an error is told
 */
void
bw_sign_in_text_free (BwSignInText *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->body);
  g_free (self->said);
  g_free (self->link);
  g_free (self->link_label);
  g_free (self->other_link);
  g_free (self->other_label);
  g_free (self->ids);
  g_free (self->detail);
  g_free (self);
}
