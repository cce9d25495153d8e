/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-auth-error.h"

#include "net/bw-http-error.h"

typedef struct {
  BwAuthErrorFields fields;
  char *texts[6];
} BwAuthErrorPrivate;

static void
bw_auth_error_private_init (BwAuthErrorPrivate *kept)
{
}

/* The texts belong to the array; the fields point into it. */
static void
keep_fields (BwAuthErrorPrivate *kept, const BwAuthErrorFields *fields)
{
  const char *texts[] = { fields->error,    fields->suberror,       fields->message,
                          fields->trace_id, fields->correlation_id, fields->claims };

  for (gsize i = 0; i < G_N_ELEMENTS (kept->texts); i++)
    kept->texts[i] = g_strdup (texts[i]);
  kept->fields = (BwAuthErrorFields) {
    .error = kept->texts[0],
    .suberror = kept->texts[1],
    .number = fields->number,
    .message = kept->texts[2],
    .trace_id = kept->texts[3],
    .correlation_id = kept->texts[4],
    .claims = kept->texts[5],
  };
}

static void
bw_auth_error_private_copy (const BwAuthErrorPrivate *source, BwAuthErrorPrivate *target)
{
  keep_fields (target, &source->fields);
}

static void
bw_auth_error_private_clear (BwAuthErrorPrivate *kept)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kept->texts); i++)
    g_clear_pointer (&kept->texts[i], g_free);
}

G_DEFINE_EXTENDED_ERROR (BwAuthError, bw_auth_error)

/**
 * bw_auth_error_new:
 * @code: what the user can do
 * @fields: (nullable): what Microsoft said; copied
 * @format: the message, for who wants to know more; it is not translated and holds nothing secret
 * @...: its arguments
 *
 * Returns: (transfer full): an error
 */
GError *
bw_auth_error_new (BwAuthError code, const BwAuthErrorFields *fields, const char *format, ...)
{
  GError *error = NULL;
  va_list arguments;

  va_start (arguments, format);
  error = g_error_new_valist (BW_AUTH_ERROR, (int) code, format, arguments);
  va_end (arguments);
  if (fields != NULL)
    keep_fields (bw_auth_error_get_private (error), fields);
  return error;
}

/**
 * bw_auth_error_get_fields:
 * @error: (nullable): an error of any domain
 *
 * Returns: (transfer none) (nullable): what Microsoft said, or %NULL where it is another error
 */
const BwAuthErrorFields *
bw_auth_error_get_fields (const GError *error)
{
  if (error == NULL || error->domain != BW_AUTH_ERROR)
    return NULL;

  return &bw_auth_error_get_private (error)->fields;
}

/**
 * bw_auth_error_find_claims:
 * @error: (nullable): an error of any domain
 *
 * What is demanded of a next sign-in (graph.md §4.7), either by the sign-in service itself, or by Graph of a token that
 * the sign-in service gave without a word.
 *
 * Returns: (transfer none) (nullable): the claims, as long as @error lives
 */
const char *
bw_auth_error_find_claims (const GError *error)
{
  const BwAuthErrorFields *fields = bw_auth_error_get_fields (error);
  const BwHttpErrorFields *others = bw_http_error_get_fields (error);

  if (fields != NULL)
    return fields->claims;
  return others != NULL ? others->claims : NULL;
}

/**
 * bw_auth_error_wants_sign_in:
 * @error: (nullable): an error of any domain
 *
 * Microsoft wants OAuth's own code to decide, and calls its numbers hints (graph.md §4.6). What it demands of a next
 * sign-in (§4.7) only such a one can bring.
 *
 * Returns: whether only a sign-in by the user helps: what the banner "Sign in again" is for
 */
gboolean
bw_auth_error_wants_sign_in (const GError *error)
{
  static const char *const WORDS[] = { "invalid_grant", "interaction_required", "login_required",
                                       "consent_required", NULL };
  const BwAuthErrorFields *fields = bw_auth_error_get_fields (error);

  if (fields == NULL)
    return bw_auth_error_find_claims (error) != NULL;
  if (error->code == BW_AUTH_ERROR_TRANSIENT)
    return FALSE;
  if (fields->claims != NULL || (fields->error != NULL && g_strv_contains (WORDS, fields->error)))
    return TRUE;
  return error->code == BW_AUTH_ERROR_SIGN_IN_AGAIN || error->code == BW_AUTH_ERROR_MORE_PROOF;
}
