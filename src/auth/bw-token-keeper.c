/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-token-keeper.h"

#include "auth/bw-auth-error.h"
#include "auth/bw-process-lock.h"
#include "auth/bw-single-flight.h"

/* How long another program may be at it: longer than a refresh takes where nothing is wrong. */
#define PATIENCE (2 * G_TIME_SPAN_MINUTE)

struct _BwTokenKeeper {
  GObject parent_instance;

  BwEntra *entra;
  BwKeyring *keyring;
  char *organisation;
  BwClock *clock;
  char *lock_folder;
  BwSingleFlight *flight;

  /* What follows is guarded; it is held for moments only, never while something is asked. */
  GMutex lock;
  BwTokens *tokens;
  char *claims; /* with which the tokens were asked for */
  BwCredential *credential;
  BwCredential *seen;
  gboolean unkept;
  GError *store_error;
};

static void bw_token_keeper_iface_init (BwTokenProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwTokenKeeper,
                               bw_token_keeper,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_TOKEN_PROVIDER,
                                                      bw_token_keeper_iface_init))

static void
bw_token_keeper_finalize (GObject *object)
{
  BwTokenKeeper *self = BW_TOKEN_KEEPER (object);

  g_clear_object (&self->entra);
  g_clear_object (&self->keyring);
  g_clear_pointer (&self->organisation, g_free);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->lock_folder, g_free);
  g_clear_pointer (&self->flight, bw_single_flight_free);
  g_clear_pointer (&self->tokens, bw_tokens_free);
  g_clear_pointer (&self->claims, g_free);
  g_clear_object (&self->credential);
  g_clear_object (&self->seen);
  g_clear_error (&self->store_error);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (bw_token_keeper_parent_class)->finalize (object);
}

static void
bw_token_keeper_class_init (BwTokenKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_token_keeper_finalize;
}

static void
bw_token_keeper_init (BwTokenKeeper *self)
{
  g_mutex_init (&self->lock);
  self->flight = bw_single_flight_new ();
}

/**
 * bw_token_keeper_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a keeper. Nothing is asked yet; without a credential the keyring will be
 */
BwTokenKeeper *
bw_token_keeper_new (const BwTokenKeeperFields *fields)
{
  BwTokenKeeper *self = g_object_new (BW_TYPE_TOKEN_KEEPER, NULL);

  g_set_object (&self->entra, fields->entra);
  g_set_object (&self->keyring, fields->keyring);
  self->organisation = g_strdup (fields->organisation);
  g_set_object (&self->clock, fields->clock);
  self->lock_folder = g_strdup (fields->lock_folder);
  g_set_object (&self->credential, fields->credential);
  self->unkept = fields->credential != NULL;
  self->tokens = fields->tokens != NULL ? bw_tokens_copy (fields->tokens) : NULL;
  return self;
}

/**
 * bw_token_keeper_dup_credential:
 * @self: a keeper
 *
 * Returns: (transfer full) (nullable): the credential in use, or %NULL where none was read yet
 */
BwCredential *
bw_token_keeper_dup_credential (BwTokenKeeper *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->credential != NULL ? g_object_ref (self->credential) : NULL;
}

/**
 * bw_token_keeper_dup_store_error:
 * @self: a keeper
 *
 * A refresh token that cannot be kept stays in use, but is lost when the program ends; then the user
 * has to be told. To be looked at after a work that used tokens.
 *
 * Returns: (transfer full) (nullable): why the credential in use is not in the keyring, or %NULL where
 *   it is
 */
GError *
bw_token_keeper_dup_store_error (BwTokenKeeper *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->store_error != NULL ? g_error_copy (self->store_error) : NULL;
}

/* A credential as the keyring has it. */
static void
take_kept (BwTokenKeeper *self, BwCredential *credential)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_set_object (&self->credential, credential);
  g_set_object (&self->seen, credential);
  self->unkept = FALSE;
  g_clear_error (&self->store_error);
}

/* A credential that the keyring does not have. */
static void
take_unkept (BwTokenKeeper *self, BwCredential *credential, const GError *problem)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_set_object (&self->credential, credential);
  self->unkept = TRUE;
  g_clear_error (&self->store_error);
  self->store_error = g_error_copy (problem);
}

/* Whether the credential in use is newer than what the keyring has: it could not be kept, and the keyring
   still has what was last seen there. */
static gboolean
is_newer (BwTokenKeeper *self, BwCredential *kept)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->unkept && (self->seen == NULL || bw_credential_has_same_secret (kept, self->seen));
}

static gboolean
is_to_be_stored_again (BwTokenKeeper *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->store_error != NULL;
}

/* What the keyring cannot tell just now is known here; what was taken out of it is taken back. */
static gboolean
can_do_without (BwTokenKeeper *self, BwCredential *known, const GError *problem)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (known == NULL || g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  return !g_error_matches (problem, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE) || self->seen == NULL;
}

/* The newest credential: another process may have put another one into the keyring. */
static BwCredential *
find_credential (BwTokenKeeper *self,
                 gboolean allow_prompt,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (BwCredential) known = bw_token_keeper_dup_credential (self);
  g_autoptr (GError) problem = NULL;
  g_autoptr (BwCredential) kept = bw_keyring_load (self->keyring, self->organisation, allow_prompt,
                                                  cancellable, &problem);

  if (kept != NULL) {
    if (is_newer (self, kept))
      return g_steal_pointer (&known);
    take_kept (self, kept);
    return g_steal_pointer (&kept);
  }
  if (can_do_without (self, known, problem))
    return g_steal_pointer (&known);

  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gboolean
store (BwTokenKeeper *self,
       BwCredential *credential,
       gboolean allow_prompt,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (bw_keyring_store (self->keyring, self->organisation, credential, allow_prompt, cancellable,
                        &problem)) {
    take_kept (self, credential);
    return TRUE;
  }

  take_unkept (self, credential, problem);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Where there is no keyring at all yet, storing alone lets the user make one; then nobody waits for what is in
   it either. */
static gboolean
store_or_make (BwTokenKeeper *self,
               BwCredential *credential,
               gboolean allow_prompt,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (store (self, credential, FALSE, cancellable, &problem))
    return TRUE;
  if (allow_prompt && g_error_matches (problem, BW_KEYRING_ERROR, BW_KEYRING_ERROR_LOCKED))
    return store (self, credential, TRUE, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* A new refresh token is kept before the old one is forgotten. That is not given up halfway: what the
   server has changed cannot be taken back. Where it fails, the new one stays in use, and
   bw_token_keeper_dup_store_error() tells. */
static void
keep_rotated (BwTokenKeeper *self, BwCredential *credential, const BwTokens *tokens)
{
  gboolean same = tokens->refresh_token == NULL ||
                  bw_secret_equal (tokens->refresh_token, bw_credential_get_secret (credential));
  g_autoptr (BwCredential) newest =
                same ? g_object_ref (credential)
                     : bw_credential_with_refresh_token (credential, tokens->refresh_token);

  if (!same || is_to_be_stored_again (self))
    store (self, newest, FALSE, NULL, NULL);
}

static gboolean
may_write (BwCredential *credential)
{
  BwAccount *account = bw_credential_get_account (credential);

  return account != NULL && bw_account_may_write (account);
}

static BwTokens *
refresh_user (BwTokenKeeper *self, const char *claims, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwProcessLock) lock =
                bw_token_keeper_hold (self->lock_folder, self->organisation, cancellable, error);
  g_autoptr (BwCredential) credential = NULL;
  BwTokens *tokens = NULL;

  if (lock == NULL)
    return NULL;
  credential = find_credential (self, FALSE, cancellable, error);
  if (credential == NULL)
    return NULL;
  if (bw_credential_is_of_application (credential))
    return bw_entra_authenticate (self->entra, credential, claims, cancellable, error);

  tokens = bw_entra_refresh (self->entra, bw_credential_get_secret (credential),
                             may_write (credential), claims, cancellable, error);
  if (tokens != NULL)
    keep_rotated (self, credential, tokens);
  return tokens;
}

/* What is given with each call is not looked for in the keyring. */
static BwCredential *
find_application (BwTokenKeeper *self,
                  BwCredential *known,
                  GCancellable *cancellable,
                  GError **error)
{
  gboolean unkept = FALSE;

  g_mutex_lock (&self->lock);
  unkept = self->unkept;
  g_mutex_unlock (&self->lock);
  return unkept ? g_object_ref (known) : find_credential (self, FALSE, cancellable, error);
}

/* An application has nothing that could rotate, so it needs no lock; but another program may have put another
   secret into the keyring, or have signed out. */
static BwTokens *
get_tokens (BwTokenKeeper *self, const char *claims, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwCredential) known = bw_token_keeper_dup_credential (self);
  g_autoptr (BwCredential) application = NULL;

  if (known != NULL && bw_credential_is_of_application (known)) {
    application = find_application (self, known, cancellable, error);
    if (application == NULL)
      return NULL;
    if (bw_credential_is_of_application (application))
      return bw_entra_authenticate (self->entra, application, claims, cancellable, error);
  }
  return refresh_user (self, claims, cancellable, error);
}

/* The token in memory, where it will do: another one than was refused, good for a while, and asked for with what is demanded.
   Another thread may have got it without that. */
static char *
dup_usable (BwTokenKeeper *self, const char *refused, const char *claims)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->tokens == NULL || bw_secret_equal (self->tokens->access_token, refused) ||
      (claims != NULL && g_strcmp0 (claims, self->claims) != 0) ||
      g_date_time_difference (self->tokens->expires, now) < BW_TOKEN_KEEPER_MARGIN)
    return NULL;
  return g_strdup (self->tokens->access_token);
}

static void
take_tokens (BwTokenKeeper *self, BwTokens *tokens, const char *claims)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->tokens, bw_tokens_free);
  self->tokens = tokens;
  g_set_str (&self->claims, claims);
}

/* The refusal of a refresh with claims says which claims the next sign-in has to bring. */
static GError *
add_claims (GError *problem, const char *claims)
{
  g_autoptr (GError) owned = problem;
  const BwAuthErrorFields *fields = bw_auth_error_get_fields (problem);
  BwAuthErrorFields more;

  if (claims == NULL || fields == NULL || fields->claims != NULL ||
      !bw_auth_error_wants_sign_in (problem))
    return g_steal_pointer (&owned);

  more = *fields;
  more.claims = claims;
  return bw_auth_error_new ((BwAuthError) owned->code, &more, "%s", owned->message);
}

/* This thread leads: it gets a token, for itself and for those that wait; unless one came just before. */
static char *
lead (BwTokenKeeper *self,
      const char *refused,
      const char *claims,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GError) problem = NULL;
  char *token = dup_usable (self, refused, claims);
  BwTokens *tokens = token == NULL ? get_tokens (self, claims, cancellable, &problem) : NULL;

  if (tokens != NULL) {
    token = g_strdup (tokens->access_token);
    take_tokens (self, tokens, claims);
  } else if (problem != NULL) {
    problem = add_claims (g_steal_pointer (&problem), claims);
  }

  bw_single_flight_land (self->flight, problem);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return token;
}

static char *
obtain (BwTokenProvider *provider,
        const char *refused,
        const char *claims,
        GCancellable *cancellable,
        GError **error)
{
  BwTokenKeeper *self = BW_TOKEN_KEEPER (provider);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  for (;;) {
    char *token = dup_usable (self, refused, claims);
    GError *problem = NULL;

    if (token != NULL)
      return token;
    switch (bw_single_flight_board (self->flight, cancellable, &problem)) {
    case BW_FLIGHT_LEAD:
      return lead (self, refused, claims, cancellable, error);
    case BW_FLIGHT_FAILED:
      g_propagate_error (error, add_claims (problem, claims));
      return NULL;
    case BW_FLIGHT_LANDED:
    default:
      break;
    }
  }
}

/* What an application was granted nobody tells it; nor was it kept of older sign-ins. */
static gboolean
is_known_to_lack_write (BwCredential *credential)
{
  BwAccount *account = bw_credential_get_account (credential);

  return !bw_credential_is_of_application (credential) && account != NULL &&
         bw_account_get_scope (account) != NULL && !bw_account_may_write (account);
}

/* What was got before the user granted more would be refused. */
static void
forget_tokens (BwTokenKeeper *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->tokens, bw_tokens_free);
}

static gboolean
check_write (BwTokenProvider *provider, GCancellable *cancellable, GError **error)
{
  BwTokenKeeper *self = BW_TOKEN_KEEPER (provider);
  g_autoptr (BwCredential) known = bw_token_keeper_dup_credential (self);
  g_autoptr (BwCredential) credential = find_credential (self, FALSE, cancellable, error);

  if (credential == NULL)
    return FALSE;
  if (known != NULL && !may_write (known) && may_write (credential))
    forget_tokens (self);
  if (!is_known_to_lack_write (credential))
    return TRUE;
  g_propagate_error (error, bw_auth_error_new (BW_AUTH_ERROR_READ_ONLY, NULL,
                                               "the sign-in was not granted "
                                               "SecurityEvents.ReadWrite.All"));
  return FALSE;
}

static void
bw_token_keeper_iface_init (BwTokenProviderInterface *iface)
{
  iface->obtain = obtain;
  iface->check_write = check_write;
}

/**
 * bw_token_keeper_unlock:
 * @self: a keeper
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Reads the credential, and lets the keyring ask the user to unlock it. Only for when the user has
 * just asked for that.
 *
 * Returns: whether there is a credential now
 */
gboolean
bw_token_keeper_unlock (BwTokenKeeper *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwCredential) credential = NULL;

  g_return_val_if_fail (BW_IS_TOKEN_KEEPER (self), FALSE);

  credential = find_credential (self, TRUE, cancellable, error);
  return credential != NULL;
}

/**
 * bw_token_keeper_store:
 * @self: a keeper
 * @allow_prompt: whether the user may be asked to unlock the keyring
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR, %G_FILE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Puts the credential in use into the keyring: after a sign-in, or where that failed before
 * (bw_token_keeper_dup_store_error()). Where it fails, the credential stays in use.
 *
 * Returns: whether it is kept
 */
gboolean
bw_token_keeper_store (BwTokenKeeper *self,
                       gboolean allow_prompt,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (BwProcessLock) lock = NULL;
  g_autoptr (BwCredential) credential = NULL;

  g_return_val_if_fail (BW_IS_TOKEN_KEEPER (self), FALSE);

  /* Whoever waits for the lock does not wait for the user. */
  if (allow_prompt && !bw_keyring_unlock (self->keyring, cancellable, error))
    return FALSE;
  lock = bw_token_keeper_hold (self->lock_folder, self->organisation, cancellable, error);
  if (lock == NULL)
    return FALSE;

  credential = bw_token_keeper_dup_credential (self);
  g_return_val_if_fail (credential != NULL, FALSE);
  return store_or_make (self, credential, allow_prompt, cancellable, error);
}

/**
 * bw_token_keeper_hold:
 * @lock_folder: that of the keepers
 * @organisation: under which name the credential is kept
 * @cancellable: (nullable): ends the wait
 * @error: return location for %BW_KEYRING_ERROR_BUSY, a %G_FILE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Waits until no keeper, in whatever process, is about to store a credential of an organisation, two
 * minutes at most; none does so while the lock is held. For who deletes it.
 *
 * Returns: (transfer full): the lock, held; or %NULL
 */
BwProcessLock *
bw_token_keeper_hold (const char *lock_folder,
                      const char *organisation,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *name = g_strconcat (organisation, ".lock", NULL);
  g_autoptr (GError) problem = NULL;
  BwProcessLock *lock = NULL;

  lock = bw_process_lock_new_within (lock_folder, name, PATIENCE, cancellable, &problem);
  if (lock == NULL && problem == NULL)
    g_set_error_literal (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_BUSY,
                         "another program holds the lock of the organisation");
  else if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return lock;
}
