/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation-sign-in.h"

#include "auth/bw-auth-error.h"
#include "auth/bw-sign-in.h"
#include "organisation/bw-kept-archive.h"
#include "organisation/bw-organisation-name.h"
#include "organisation/bw-organisation-opening.h"

/* How long it is waited for another sign-in to the same, in microseconds. */
#define PATIENCE (2 * G_TIME_SPAN_MINUTE)

/**
 * Attempt:
 * @self: what it takes
 * @claims: (nullable): what Microsoft demands of it
 * @http: by which is asked
 * @lock_folder: where the credential is locked
 * @credential: what the sign-in brought
 * @tokens: the same
 * @entry: what becomes of it
 * @keeper: who hands out tokens
 * @turn: (nullable): keeps others from adding the same organisation meanwhile
 * @claim: (nullable): keeps others from taking the same kept archive
 * @is_nameless: whether nobody has named it yet, neither Microsoft nor the user
 *
 * One sign-in on its way.
 */
typedef struct {
  const BwOrganisationSignIn *self;
  char *claims;
  BwHttp *http;
  char *lock_folder;
  BwCredential *credential;
  BwTokens *tokens;
  BwOrganisationEntry *entry;
  BwTokenKeeper *keeper;
  BwProcessLock *turn;
  BwProcessLock *claim;
  gboolean is_nameless;
} Attempt;

/* What a sign-in has brought, before it is begun anew. */
static void
forget_brought (Attempt *attempt)
{
  g_clear_object (&attempt->credential);
  g_clear_pointer (&attempt->tokens, bw_tokens_free);
  g_clear_object (&attempt->entry);
  g_clear_object (&attempt->keeper);
  g_clear_pointer (&attempt->claim, bw_process_lock_free);
  g_clear_pointer (&attempt->turn, bw_process_lock_free);
}

static void
attempt_clear (Attempt *attempt)
{
  forget_brought (attempt);
  g_clear_pointer (&attempt->claims, g_free);
  g_clear_object (&attempt->http);
  g_clear_pointer (&attempt->lock_folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attempt, attempt_clear)

/* Where there is no keyring, nobody is sent to the browser for nothing. */
static gboolean
check_keyring (const BwOrganisationSignIn *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *nobody = bw_keyring_new_organisation ();
  g_autoptr (GError) problem = NULL;
  g_autoptr (BwCredential) found = NULL;

  if (self->unkept || self->for_this_run != NULL)
    return TRUE;
  found = bw_keyring_load (self->keyring, nobody, FALSE, cancellable, &problem);
  if (found != NULL || !g_error_matches (problem, BW_KEYRING_ERROR, BW_KEYRING_ERROR_NO_SERVICE))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Nor where the list cannot be read, into which the organisation is to go. */
static gboolean
check_list (const BwOrganisationSignIn *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = bw_organisation_list_load (self->list, NULL, cancellable, error);

  return entries != NULL;
}

/* An application that renews an organisation may have been told its domain, which nobody here can compare with an id:
   it signs in where the organisation is known to be, which keeps it from another one. */
static const char *
find_authority (const BwOrganisationSignIn *self)
{
  const char *known =
      self->renewed != NULL ? bw_organisation_entry_get_tenant (self->renewed) : NULL;

  if (self->way != BW_SIGN_IN_APPLICATION || known == NULL || !g_uuid_string_is_valid (known) ||
      g_uuid_string_is_valid (self->tenant))
    return self->tenant;
  return known;
}

static gboolean
sign_in (Attempt *attempt, GCancellable *cancellable, GError **error)
{
  const BwOrganisationSignIn *self = attempt->self;
  BwSignIn needed = {
    .http = attempt->http,
    .clock = self->clock,
    .interaction = self->interaction,
    .registration = { .cloud = self->cloud,
                      .tenant = find_authority (self),
                      .client_id = self->client_id,
                      .writes = self->writes },
    .login_hint = self->login_hint,
    .claims = attempt->claims,
  };

  switch (self->way) {
  case BW_SIGN_IN_APPLICATION:
    attempt->credential = bw_sign_in_as_application (&needed, self->application, &attempt->tokens,
                                                     cancellable, error);
    break;
  case BW_SIGN_IN_DEVICE_CODE:
    attempt->credential =
        bw_sign_in_with_device_code (&needed, &attempt->tokens, cancellable, error);
    break;
  case BW_SIGN_IN_BROWSER:
  default:
    attempt->credential = bw_sign_in_with_browser (&needed, &attempt->tokens, cancellable, error);
    break;
  }
  return attempt->credential != NULL;
}

/* The organisation's own id, where the account tells it: what was typed may have been "mine". */
static const char *
find_tenant (Attempt *attempt)
{
  BwAccount *account = bw_credential_get_account (attempt->credential);
  const char *tenant = account != NULL ? bw_account_get_tenant_id (account) : NULL;

  return tenant != NULL ? tenant : attempt->self->tenant;
}

static const char *
find_user (Attempt *attempt)
{
  BwAccount *account = bw_credential_get_account (attempt->credential);

  return account != NULL ? bw_account_get_user_name (account) : NULL;
}

/* The same organisation, by the same application and account, is not added a second time. */
static BwOrganisationEntry *
find_same (Attempt *attempt, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    BwOrganisationEntry *entry = g_ptr_array_index (entries, i);
    BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (entry);
    BwCloud *cloud = attempt->self->cloud;

    if (g_ascii_strcasecmp (fields.tenant, find_tenant (attempt)) == 0 &&
        g_ascii_strcasecmp (fields.client_id, attempt->self->client_id) == 0 &&
        g_strcmp0 (fields.account, find_user (attempt)) == 0 &&
        g_str_equal (bw_cloud_get_graph (fields.cloud), bw_cloud_get_graph (cloud)) &&
        g_str_equal (bw_cloud_get_login (fields.cloud), bw_cloud_get_login (cloud)))
      return g_object_ref (entry);
  }
  return NULL;
}

/* What was kept of the same organisation when it was removed is gone on with: the archive lies where its id says. */
static char *
new_id (Attempt *attempt, GCancellable *cancellable)
{
  const BwOrganisationSignIn *self = attempt->self;
  char *kept = bw_kept_archives_claim (self->list, self->clock, find_tenant (attempt),
                                       &attempt->claim, cancellable);

  return kept != NULL ? kept : bw_keyring_new_organisation ();
}

static BwOrganisationEntry *
make_entry (Attempt *attempt,
            BwOrganisationEntry *before,
            const char *name,
            GCancellable *cancellable)
{
  const BwOrganisationSignIn *self = attempt->self;
  g_autofree char *id = before == NULL ? new_id (attempt, cancellable) : NULL;
  BwOrganisationEntryFields fields = { .id = id };

  if (before != NULL)
    fields = bw_organisation_entry_get_fields (before);
  if (name != NULL || fields.name == NULL)
    fields.name = name != NULL ? name : find_tenant (attempt);
  fields.cloud = self->cloud;
  fields.tenant = find_tenant (attempt);
  fields.client_id = self->client_id;
  fields.way = self->way;
  fields.account = find_user (attempt);
  fields.is_default = FALSE;
  fields.signed_out = FALSE;
  return bw_organisation_entry_new (&fields);
}

/* Who signs in to it again means this organisation: another one under its name would be a mistake, or
   somebody's trick. */
static gboolean
check_renewed (Attempt *attempt, GError **error)
{
  BwOrganisationEntry *renewed = attempt->self->renewed;
  BwAccount *account = bw_credential_get_account (attempt->credential);
  const char *tenant = account != NULL ? bw_account_get_tenant_id (account) : NULL;
  const char *known = renewed != NULL ? bw_organisation_entry_get_tenant (renewed) : NULL;

  if (known == NULL || tenant == NULL || !g_uuid_string_is_valid (known) ||
      g_ascii_strcasecmp (known, tenant) == 0)
    return TRUE;
  g_propagate_error (error,
                     bw_auth_error_new (BW_AUTH_ERROR_ACCOUNT_NOT_IN_TENANT, NULL,
                                        "somebody of %s signed in, not of %s", tenant, known));
  return FALSE;
}

/* Another account than before may do, but is told. */
static void
note_account (const BwOrganisationSignIn *self, BwOrganisationSignedIn *done)
{
  const char *before =
      self->renewed != NULL ? bw_organisation_entry_get_fields (self->renewed).account : NULL;
  const char *now = done->account != NULL ? bw_account_get_user_name (done->account) : NULL;

  if (before != NULL && now != NULL && g_ascii_strcasecmp (before, now) != 0)
    done->other_account = g_strdup (before);
}

/* Who signs in to the same at once, in whatever process, finds it in the list then. Where nothing can be written, nothing
   is added; and one that waits for its user to unlock the keyring holds nobody up for ever. */
static void
take_turn (Attempt *attempt, GCancellable *cancellable)
{
  BwCloud *cloud = attempt->self->cloud;
  const char *user = find_user (attempt);
  g_autofree char *same =
      g_strjoin ("\n", bw_cloud_get_login (cloud), bw_cloud_get_graph (cloud),
                 find_tenant (attempt), attempt->self->client_id, user != NULL ? user : "", NULL);
  g_autofree char *lower = g_ascii_strdown (same, -1);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, lower, -1);
  g_autofree char *name = g_strconcat (digest, ".sign-in", NULL);

  g_clear_pointer (&attempt->turn, bw_process_lock_free);
  attempt->turn =
      bw_process_lock_new_within (attempt->lock_folder, name, PATIENCE, cancellable, NULL);
}

static gboolean
prepare (Attempt *attempt, GCancellable *cancellable, GError **error)
{
  const BwOrganisationSignIn *self = attempt->self;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (BwOrganisationEntry) before = NULL;

  take_turn (attempt, cancellable);
  entries = bw_organisation_list_load (self->list, NULL, cancellable, error);
  if (entries == NULL)
    return FALSE;
  before = self->renewed != NULL ? g_object_ref (self->renewed) : find_same (attempt, entries);
  attempt->is_nameless = before == NULL || bw_organisation_entry_is_nameless (before);
  attempt->entry = make_entry (attempt, before, self->name, cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Whether reading works is known from trying alone: roles cannot be asked for beforehand (graph.md §4.1). */
static gboolean
try_reading (Attempt *attempt, GError **reading, GCancellable *cancellable, GError **error)
{
  BwOrganisationOpening opening = {
    .entry = attempt->entry,
    .keyring = attempt->self->keyring,
    .clock = attempt->self->clock,
    .interaction = attempt->self->interaction,
    .lock_folder = attempt->lock_folder,
    .given = attempt->credential,
    .tokens = attempt->tokens,
  };
  g_autoptr (BwOrganisation) organisation =
                bw_organisation_opening_open (&opening, &attempt->keeper, error);
  g_autoptr (BwSnapshot) snapshot = NULL;

  if (organisation == NULL)
    return FALSE;
  bw_source_newest (bw_organisation_get_source (organisation), &snapshot, cancellable, reading);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Where it is not told at once, the name stays what it is: the sign-in is not kept until then. */
static void
ask_name (Attempt *attempt, GCancellable *cancellable)
{
  const BwOrganisationSignIn *self = attempt->self;
  BwGraphCaller caller = {
    .http = attempt->http,
    .tokens = BW_TOKEN_PROVIDER (attempt->keeper),
    .origin = bw_cloud_get_graph (self->cloud),
    .once = TRUE,
  };
  g_autoptr (BwOrganisationEntry) nameless = NULL;
  g_autofree char *name = NULL;

  if (self->name != NULL || !attempt->is_nameless || self->way == BW_SIGN_IN_APPLICATION)
    return;
  name = bw_organisation_name_ask (&caller, cancellable);
  if (name == NULL)
    return;

  nameless = g_steal_pointer (&attempt->entry);
  attempt->entry = make_entry (attempt, nameless, name, cancellable);
}

static gboolean
add_to_list (Attempt *attempt, GCancellable *cancellable, GError **error)
{
  const BwOrganisationSignIn *self = attempt->self;
  BwOrganisationEntry *listed = bw_organisation_list_add_signed_in (
      self->list, attempt->entry, self->name != NULL, cancellable, error);

  if (listed == NULL)
    return FALSE;
  g_object_unref (attempt->entry);
  attempt->entry = listed;
  return TRUE;
}

/**
 * Keeping:
 * @store: (nullable): who took the credential
 * @before: (nullable): what was kept there
 * @was_empty: whether it is known that nothing was
 *
 * What it takes to undo that a credential is kept.
 */
typedef struct {
  BwKeyring *store;
  BwCredential *before;
  gboolean was_empty;
} Keeping;

static void
keeping_clear (Keeping *keeping)
{
  g_clear_object (&keeping->before);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keeping, keeping_clear)

/* What was there before; FALSE where the user does not want the keyring to be opened. */
static gboolean
look_before (Keeping *keeping,
             BwKeyring *store,
             const char *id,
             gboolean allow_prompt,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GError) problem = NULL;

  keeping->store = store;
  keeping->before = bw_keyring_load (store, id, allow_prompt, cancellable, &problem);
  keeping->was_empty = g_error_matches (problem, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE);
  if (!g_error_matches (problem, BW_KEYRING_ERROR, BW_KEYRING_ERROR_DISMISSED))
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* What could not be seen is not deleted. */
static void
put_back (const Keeping *keeping, const char *id)
{
  if (keeping->before != NULL)
    bw_keyring_store (keeping->store, id, keeping->before, FALSE, NULL, NULL);
  else if (keeping->was_empty)
    bw_keyring_remove (keeping->store, id, FALSE, NULL, NULL);
}

/* What was there is put back where the list cannot be written, so that nothing is half-done. */
static void
undo_keeping (Attempt *attempt, const Keeping *keeping, const char *id)
{
  g_autoptr (BwProcessLock) lock = bw_token_keeper_hold (attempt->lock_folder, id, NULL, NULL);

  put_back (keeping, id);
}

/* What somebody else has kept there meanwhile is newer than what was there before. */
static gboolean
is_half_kept (Attempt *attempt, const Keeping *keeping, const char *id)
{
  g_autoptr (BwCredential) ours = bw_token_keeper_dup_credential (attempt->keeper);
  g_autoptr (BwCredential) kept = bw_keyring_load (keeping->store, id, FALSE, NULL, NULL);

  if (kept == NULL)
    return keeping->was_empty;
  return g_strcmp0 (bw_credential_get_secret (kept), bw_credential_get_secret (ours)) == 0;
}

/* A keyring that says that it did not take it may have it all the same: who cancels does not know how far it came. Under
   an id that is in no list nobody would find it again. */
static void
undo_half_kept (Attempt *attempt, const Keeping *keeping, const char *id)
{
  g_autoptr (BwProcessLock) lock = bw_token_keeper_hold (attempt->lock_folder, id, NULL, NULL);

  if (is_half_kept (attempt, keeping, id))
    put_back (keeping, id);
}

/* The user is asked once: who has just not unlocked the keyring is not asked again. */
static gboolean
store_lasting (Attempt *attempt, Keeping *keeping, GCancellable *cancellable, GError **error)
{
  const BwOrganisationSignIn *self = attempt->self;
  const char *id = bw_organisation_entry_get_id (attempt->entry);

  return look_before (keeping, self->keyring, id, !self->silent, cancellable, error) &&
         bw_token_keeper_store (attempt->keeper, !self->silent, cancellable, error);
}

/* What was there for this run only is older. It is forgotten while nothing can bring it back: a refresh that is under
   way stores what it gets. Where that takes too long, it is forgotten all the same. */
static void
forget_older (Attempt *attempt, const char *id, GCancellable *cancellable)
{
  g_autoptr (BwProcessLock) lock = NULL;

  if (attempt->self->for_this_run == NULL)
    return;
  lock = bw_token_keeper_hold (attempt->lock_folder, id, cancellable, NULL);
  bw_keyring_remove (attempt->self->for_this_run, id, FALSE, NULL, NULL);
}

/* Neither does such a refresh lay what it gets over this one. */
static gboolean
store_for_this_run (Attempt *attempt, Keeping *keeping, GCancellable *cancellable, GError **error)
{
  const char *id = bw_organisation_entry_get_id (attempt->entry);
  BwKeyring *for_this_run = attempt->self->for_this_run;
  g_autoptr (BwCredential) credential = bw_token_keeper_dup_credential (attempt->keeper);
  g_autoptr (BwProcessLock) lock =
                bw_token_keeper_hold (attempt->lock_folder, id, cancellable, error);

  return lock != NULL && look_before (keeping, for_this_run, id, FALSE, cancellable, error) &&
         bw_keyring_store (for_this_run, id, credential, FALSE, cancellable, error);
}

/* Nobody who has just signed in is sent to the browser again because the keyring did not take it. */
static gboolean
store (Attempt *attempt,
       Keeping *keeping,
       GError **kept_for_this_run,
       GCancellable *cancellable,
       GError **error)
{
  const BwOrganisationSignIn *self = attempt->self;
  const char *id = bw_organisation_entry_get_id (attempt->entry);
  g_autoptr (GError) problem = NULL;

  if (store_lasting (attempt, keeping, cancellable, &problem)) {
    forget_older (attempt, id, cancellable);
    return TRUE;
  }
  if (self->for_this_run == NULL || problem->domain != BW_KEYRING_ERROR) {
    undo_half_kept (attempt, keeping, id);
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }

  keeping_clear (keeping);
  g_propagate_error (kept_for_this_run, g_steal_pointer (&problem));
  return store_for_this_run (attempt, keeping, cancellable, error);
}

static gboolean
keep (Attempt *attempt, GError **kept_for_this_run, GCancellable *cancellable, GError **error)
{
  g_auto (Keeping) keeping = { NULL };

  if (attempt->self->unkept)
    return add_to_list (attempt, cancellable, error);

  if (!store (attempt, &keeping, kept_for_this_run, cancellable, error))
    return FALSE;
  if (add_to_list (attempt, cancellable, error))
    return TRUE;
  undo_keeping (attempt, &keeping, bw_organisation_entry_get_id (attempt->entry));
  return FALSE;
}

static gboolean
sign_in_and_try (Attempt *attempt, GError **reading, GCancellable *cancellable, GError **error)
{
  return sign_in (attempt, cancellable, error) && check_renewed (attempt, error) &&
         prepare (attempt, cancellable, error) &&
         try_reading (attempt, reading, cancellable, error);
}

/* What only the user can bring, where it was not asked for already: then asking again leads nowhere. */
static const char *
find_demand (Attempt *attempt, const GError *reading)
{
  const char *demand = bw_auth_error_find_claims (reading);

  if (attempt->self->way == BW_SIGN_IN_APPLICATION || g_strcmp0 (demand, attempt->claims) == 0)
    return NULL;
  return demand;
}

/* A policy of Graph's own is told by its first answer alone, and is met by nobody but the user: once more, then
   (graph.md §4.7). */
static gboolean
meet_demand (Attempt *attempt, GError **reading, GCancellable *cancellable, GError **error)
{
  const char *demand = find_demand (attempt, *reading);

  if (demand == NULL)
    return TRUE;
  g_set_str (&attempt->claims, demand);
  g_clear_error (reading);
  forget_brought (attempt);
  return sign_in_and_try (attempt, reading, cancellable, error);
}

/**
 * bw_organisation_signed_in_clear:
 * @self: what came of a sign-in
 *
 * Lets go of what it holds.
 */
void
bw_organisation_signed_in_clear (BwOrganisationSignedIn *self)
{
  g_clear_object (&self->entry);
  g_clear_object (&self->account);
  g_clear_pointer (&self->other_account, g_free);
  g_clear_error (&self->reading);
  g_clear_error (&self->keeping);
}

/**
 * bw_organisation_sign_in_check:
 * @self: what it takes; of it @list, @keyring and where the credential goes
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_KEYRING_ERROR, a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * For before anything is asked of the user; bw_organisation_sign_in() looks again.
 *
 * Returns: whether what a sign-in brings could be kept, as far as that is known beforehand
 */
gboolean
bw_organisation_sign_in_check (const BwOrganisationSignIn *self,
                               GCancellable *cancellable,
                               GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self->list), FALSE);
  g_return_val_if_fail (BW_IS_KEYRING (self->keyring), FALSE);

  return check_list (self, cancellable, error) && check_keyring (self, cancellable, error);
}

/**
 * bw_organisation_sign_in:
 * @self: what it takes
 * @result: (out caller-allocates): what came of it; untouched on error
 * @cancellable: (nullable): ends it at once
 * @error: return location for a %BW_AUTH_ERROR, a %BW_CERTIFICATE_ERROR, a %BW_HTTP_ERROR, a
 *   %BW_KEYRING_ERROR, a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or a %G_IO_ERROR
 *
 * Signs in to an organisation, tries to read its score, asks its name, keeps the credential and adds
 * it to the list; or renews it there. Where Graph demands more of the sign-in, the user is asked once
 * more, with that. Where any of this fails, nothing has changed; but that reading
 * does not work is for an administrator to mend, and undoes nothing.
 *
 * Returns: whether it is signed in to
 */
gboolean
bw_organisation_sign_in (const BwOrganisationSignIn *self,
                         BwOrganisationSignedIn *result,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (Attempt) attempt = { .self = self, .claims = g_strdup (self->claims) };
  g_auto (BwOrganisationSignedIn) done = { 0 };

  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self->list), FALSE);
  g_return_val_if_fail (BW_IS_KEYRING (self->keyring), FALSE);

  attempt.lock_folder = bw_organisation_list_build_lock_folder (self->list);
  attempt.http = bw_http_new_for_cloud (self->cloud, self->clock, self->interaction, error);
  if (attempt.http == NULL || !bw_organisation_sign_in_check (self, cancellable, error) ||
      !sign_in_and_try (&attempt, &done.reading, cancellable, error) ||
      !meet_demand (&attempt, &done.reading, cancellable, error))
    return FALSE;

  if (bw_organisation_name_is_told (done.reading))
    ask_name (&attempt, cancellable);
  if (!keep (&attempt, &done.keeping, cancellable, error))
    return FALSE;

  g_set_object (&done.account, bw_credential_get_account (attempt.credential));
  note_account (self, &done);
  done.entry = g_steal_pointer (&attempt.entry);
  *result = done;
  done = (BwOrganisationSignedIn) { 0 };
  return TRUE;
}
