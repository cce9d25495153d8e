/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-secret-keyring.h"

#include <libsecret/secret.h>

/* Public since 0.19, but secret.h of 0.21 forgets it: it tells whether a service or a file is in use. */
#define __SECRET_INSIDE_HEADER__
#include <libsecret/secret-backend.h>
#undef __SECRET_INSIDE_HEADER__

#include "auth/bw-keyring-file.h"
#include "auth/bw-secret-error.h"
#include "auth/bw-secret.h"
#include "bw-config.h"
#include "net/bw-gate.h"

#define ORGANISATION "organisation"
#define VERSION "version"
#define SCHEMA_NAME "xdg:schema" /* libsecret adds it to what it stores in a service */
#define PRESENT_VERSION "1"
#define CONTENT_TYPE "application/json"

/* The label is for people who look into their keyring; it names nobody. */
#define LABEL "Bolwerk: sign-in of an organisation"

/* Attributes are kept in clear: a name by chance, and the version of the form. That items are found
   by attributes alone is on account of gnome-keyring issue 89. */
static const SecretSchema SCHEMA = {
  BW_APPLICATION_ID ".Credential",
  SECRET_SCHEMA_DONT_MATCH_NAME,
  {
      { ORGANISATION, SECRET_SCHEMA_ATTRIBUTE_STRING },
      { VERSION, SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
};

struct _BwSecretKeyring {
  GObject parent_instance;

  gboolean has_user;
  int kind;
  int dismissed; /* whether the user was asked for the key of the file and did not want to */
  BwGate *turn; /* one thread at a time finds out what there is, and uses the file */
};

/* What stands behind libsecret; that does not change while the program runs. */
enum {
  KIND_UNKNOWN,
  KIND_SERVICE,
  KIND_FILE
};

/**
 * Request:
 * @keyring: the keyring
 * @organisation: (nullable): which organisation; %NULL for all
 * @credential: what is kept, when storing
 * @allow_prompt: whether the user may be asked
 * @cancellable: a cancellable
 * @loaded: what was found, when loading
 * @listed: of which organisations something was found, when listing
 *
 * One thing that is asked of the keyring.
 */
typedef struct {
  BwSecretKeyring *keyring;
  const char *organisation;
  BwCredential *credential;
  gboolean allow_prompt;
  GCancellable *cancellable;
  BwCredential *loaded;
  GStrv listed;
} Request;

typedef gboolean (*Work) (Request *request, GError **error);

static GHashTable *
build_attributes (const Request *request)
{
  if (request->organisation == NULL)
    return secret_attributes_build (&SCHEMA, VERSION, PRESENT_VERSION, NULL);
  return secret_attributes_build (&SCHEMA, ORGANISATION, request->organisation, VERSION,
                                  PRESENT_VERSION, NULL);
}

static void
note_result (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (result);
}

/* libsecret has no call for it that waits. The reference that it gives is the one that it goes on using
   itself (its own callers never drop it, whatever its manual says), so it is not dropped here either; for
   that reason it is asked once only. */
static int
find_kind (GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;
  SecretBackend *backend = NULL;

  g_main_context_push_thread_default (context);
  secret_backend_get (SECRET_BACKEND_NONE, cancellable, note_result, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  backend = secret_backend_get_finish (result, error);
  g_main_context_pop_thread_default (context);
  if (backend == NULL)
    return KIND_UNKNOWN;
  return SECRET_IS_SERVICE (backend) ? KIND_SERVICE : KIND_FILE;
}

static gboolean
fail (BwKeyringError code, const char *message, GError **error)
{
  g_set_error_literal (error, BW_KEYRING_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
is_locked (SecretRetrievable *item)
{
  return SECRET_IS_ITEM (item) && secret_item_get_locked (SECRET_ITEM (item));
}

static void
free_items (GList *items)
{
  g_list_free_full (items, g_object_unref);
}

typedef GList ItemList;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ItemList, free_items)

/* Asks nothing of the user. */
static gboolean
search (const Request *request, SecretSearchFlags flags, GList **items, GError **error)
{
  g_autoptr (GHashTable) attributes = build_attributes (request);
  GError *problem = NULL;

  *items =
      secret_password_searchv_sync (&SCHEMA, attributes, flags, request->cancellable, &problem);
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, problem);
  return FALSE;
}

/* The item, unlocked: after a question to the user where that is allowed. */
static SecretRetrievable *
find_item (const Request *request, GError **error)
{
  g_autoptr (ItemList) items = NULL;

  if (!search (request, SECRET_SEARCH_NONE, &items, error))
    return NULL;
  if (items != NULL && is_locked (items->data) && request->allow_prompt) {
    free_items (g_steal_pointer (&items));
    if (!search (request, SECRET_SEARCH_UNLOCK, &items, error))
      return NULL;
    if (items == NULL || is_locked (items->data)) {
      fail (BW_KEYRING_ERROR_DISMISSED, "the keyring was not unlocked", error);
      return NULL;
    }
  }

  if (items == NULL)
    fail (BW_KEYRING_ERROR_GONE, "nothing is kept of this organisation", error);
  else if (is_locked (items->data))
    fail (BW_KEYRING_ERROR_LOCKED, "the keyring is locked", error);
  else
    return g_object_ref (items->data);
  return NULL;
}

static gboolean
do_load (Request *request, GError **error)
{
  g_autoptr (SecretRetrievable) item = find_item (request, error);
  g_autoptr (SecretValue) value = NULL;
  const char *text = NULL;
  gsize length = 0;

  if (item == NULL)
    return FALSE;
  value = secret_retrievable_retrieve_secret_sync (item, request->cancellable, error);
  if (value == NULL)
    return error != NULL && *error != NULL
               ? FALSE
               : fail (BW_KEYRING_ERROR_DAMAGED, "the keyring gave nothing", error);

  text = secret_value_get (value, &length);
  request->loaded = bw_credential_new_from_json (text, length);
  return request->loaded != NULL
             ? TRUE
             : fail (BW_KEYRING_ERROR_DAMAGED, "what is kept cannot be read", error);
}

static gboolean
unlock (SecretService *service,
        SecretCollection *collection,
        const Request *request,
        GError **error)
{
  g_autoptr (ItemList) unlocked = NULL;
  g_autolist (SecretCollection) locked = g_list_prepend (NULL, g_object_ref (collection));
  GError *problem = NULL;
  int n = secret_service_unlock_sync (service, locked, request->cancellable, &unlocked, &problem);

  if (problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  return n > 0 ? TRUE : fail (BW_KEYRING_ERROR_DISMISSED, "the keyring was not unlocked", error);
}

/* Storing into a locked keyring, and where there is none yet, makes libsecret ask the user; so this is
   looked at beforehand. */
static gboolean
prepare_service (SecretService *service, const Request *request, GError **error)
{
  GError *problem = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_sync (
      service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, request->cancellable, &problem);

  if (problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  if (collection == NULL)
    return request->allow_prompt
               ? TRUE
               : fail (BW_KEYRING_ERROR_LOCKED, "there is no keyring yet to keep it in", error);
  if (!secret_collection_get_locked (collection))
    return TRUE;
  if (request->allow_prompt)
    return unlock (service, collection, request, error);
  return fail (BW_KEYRING_ERROR_LOCKED, "the keyring is locked", error);
}

static gboolean
prepare (const Request *request, GError **error)
{
  g_autoptr (SecretService) service = NULL;

  if (g_atomic_int_get (&request->keyring->kind) == KIND_FILE)
    return TRUE;

  service = secret_service_get_sync (SECRET_SERVICE_OPEN_SESSION, request->cancellable, error);
  return service != NULL && prepare_service (service, request, error);
}

static gboolean
do_unlock (Request *request, GError **error)
{
  return prepare (request, error);
}

static void
free_text (gpointer text)
{
  bw_secret_free (text);
}

/* Where there is no keyring yet, libsecret lets the user make one; that this was dismissed shows only in that
   there is still none. */
static gboolean
is_of_missing_keyring (const GError *problem)
{
  return g_error_matches (problem, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT) ||
         g_error_matches (problem, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT) ||
         g_error_matches (problem, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD);
}

static gboolean
do_store (Request *request, GError **error)
{
  g_autoptr (GHashTable) attributes = build_attributes (request);
  g_autoptr (SecretValue) value = NULL;
  GError *problem = NULL;

  if (!prepare (request, error))
    return FALSE;

  value = secret_value_new_full (bw_credential_to_json (request->credential), -1, CONTENT_TYPE,
                                 free_text);
  if (secret_password_storev_binary_sync (&SCHEMA, attributes, SECRET_COLLECTION_DEFAULT, LABEL,
                                          value, request->cancellable, &problem))
    return TRUE;
  if (problem == NULL)
    return fail (BW_KEYRING_ERROR_REFUSED, "the keyring did not take it", error);
  if (request->allow_prompt && is_of_missing_keyring (problem)) {
    g_clear_error (&problem);
    return fail (BW_KEYRING_ERROR_DISMISSED, "no keyring was made to keep it in", error);
  }

  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
is_there (const Request *request, gboolean *there, GError **error)
{
  g_autoptr (ItemList) items = NULL;

  if (!search (request, SECRET_SEARCH_NONE, &items, error))
    return FALSE;
  *there = items != NULL;
  return TRUE;
}

/* What libsecret says of clearing does not tell "none there" from "locked", so it is looked at. */
static gboolean
do_remove (Request *request, GError **error)
{
  g_autoptr (GHashTable) attributes = build_attributes (request);
  g_autoptr (GError) problem = NULL;
  g_autoptr (SecretRetrievable) item = find_item (request, &problem);
  gboolean there = TRUE;

  if (g_error_matches (problem, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE))
    return TRUE;
  if (item != NULL)
    secret_password_clearv_sync (&SCHEMA, attributes, request->cancellable, &problem);
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  if (!is_there (request, &there, error))
    return FALSE;
  return there ? fail (BW_KEYRING_ERROR_REFUSED, "the keyring did not give it up", error) : TRUE;
}

/* The name of an organisation, where an item is one of Bolwerk's: others, too, may have an attribute of a version. The
   name of the schema tells, or where that is not there the label: a keyring may have lost it (gnome-keyring issue 89), and
   libsecret's file has none. */
static char *
dup_organisation (SecretRetrievable *item)
{
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);
  g_autofree char *label = secret_retrievable_get_label (item);
  const char *name = attributes != NULL ? g_hash_table_lookup (attributes, ORGANISATION) : NULL;
  const char *schema = attributes != NULL ? g_hash_table_lookup (attributes, SCHEMA_NAME) : NULL;

  if (name == NULL || !g_uuid_string_is_valid (name))
    return NULL;
  return g_strcmp0 (schema, SCHEMA.name) == 0 || g_strcmp0 (label, LABEL) == 0 ? g_strdup (name)
                                                                               : NULL;
}

static gboolean
has_locked (GList *items)
{
  for (GList *at = items; at != NULL; at = at->next)
    if (is_locked (at->data))
      return TRUE;
  return FALSE;
}

static GStrv
build_list (GList *items)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (GList *at = items; at != NULL; at = at->next) {
    g_autofree char *name = dup_organisation (at->data);

    if (name != NULL)
      g_strv_builder_add (names, name);
  }
  return g_strv_builder_end (names);
}

/* What is locked cannot be deleted either, so that the user is asked for both at once. */
static gboolean
do_list (Request *request, GError **error)
{
  g_autoptr (ItemList) items = NULL;

  if (!search (request, SECRET_SEARCH_ALL, &items, error))
    return FALSE;
  if (has_locked (items) && !request->allow_prompt)
    return fail (BW_KEYRING_ERROR_LOCKED, "the keyring is locked", error);
  if (has_locked (items)) {
    free_items (g_steal_pointer (&items));
    if (!search (request, SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK, &items, error))
      return FALSE;
    if (has_locked (items))
      return fail (BW_KEYRING_ERROR_DISMISSED, "the keyring was not unlocked", error);
  }

  request->listed = build_list (items);
  return TRUE;
}

/* In a sandbox that takes asking for the key of the file, so that it is done once and not by several at once. */
static int
get_kind (const Request *request, GError **error)
{
  BwSecretKeyring *keyring = request->keyring;
  g_autoptr (BwGatePass) pass = NULL;

  if (g_atomic_int_get (&keyring->kind) != KIND_UNKNOWN)
    return g_atomic_int_get (&keyring->kind);
  if (!bw_gate_enter (keyring->turn, request->cancellable, error))
    return KIND_UNKNOWN;
  pass = keyring->turn;
  if (g_atomic_int_get (&keyring->kind) == KIND_UNKNOWN && bw_keyring_file_check (error))
    g_atomic_int_set (&keyring->kind, find_kind (request->cancellable, error));
  return g_atomic_int_get (&keyring->kind);
}

/* libsecret reads the file of a sandbox once, and later only where its date in seconds has changed; another
   process may have written within the same second. So it is made to read it again each time, which it does for all
   threads: they take turns, and so do processes, for as long as it reads, changes and replaces the file. */
static gboolean
use_file (Work work, Request *request, GError **error)
{
  g_autoptr (BwGatePass) pass = NULL;
  g_autoptr (BwProcessLock) lock = NULL;

  if (!bw_gate_enter (request->keyring->turn, request->cancellable, error))
    return FALSE;
  pass = request->keyring->turn;
  lock = bw_keyring_file_lock (request->cancellable, error);
  if (lock == NULL || !bw_keyring_file_check (error))
    return FALSE;

  secret_service_disconnect ();
  return work (request, error);
}

static gboolean
use (Work work, Request *request, GError **error)
{
  switch (get_kind (request, error)) {
  case KIND_SERVICE:
    return work (request, error);
  case KIND_FILE:
    return use_file (work, request, error);
  default:
    return FALSE;
  }
}

/* A service that was started anew knows nothing of the session of the old one; libsecret would go on
   with that, since nobody runs the context in which it would learn of it. And a file that another program
   has written meanwhile is not written over: it is read again first. */
static gboolean
use_again (Work work, Request *request, GError **error)
{
  GError *problem = NULL;

  if (use (work, request, &problem))
    return TRUE;
  if (!bw_secret_error_is_stale (problem)) {
    g_propagate_error (error, problem);
    return FALSE;
  }

  g_clear_error (&problem);
  if (g_atomic_int_get (&request->keyring->kind) != KIND_FILE)
    secret_service_disconnect ();
  return use (work, request, error);
}

/* The portal asks the user whatever libsecret is told, so who did not want to is not asked again without having asked
   for something; and who is not there is not asked at all, unless the key was given before, since when nothing has to be
   asked any more. */
static gboolean
may_ask (const Request *request, GError **error)
{
  BwSecretKeyring *keyring = request->keyring;

  if (request->allow_prompt)
    return TRUE;
  if (g_atomic_int_get (&keyring->dismissed))
    return fail (BW_KEYRING_ERROR_LOCKED, "the key of the keyring was not given before", error);
  if (!keyring->has_user && bw_keyring_file_takes_portal () && !bw_keyring_file_was_given ())
    return fail (BW_KEYRING_ERROR_LOCKED, "nobody is there to be asked for the key of the keyring",
                 error);
  return TRUE;
}

/* What became of asking for the key. Other failures say nothing of it. */
static void
note_answer (const Request *request, const GError *problem)
{
  BwSecretKeyring *keyring = request->keyring;
  gboolean dismissed =
      problem != NULL && bw_secret_error_is_dismissal (problem, request->cancellable);

  if (g_atomic_int_get (&keyring->kind) == KIND_SERVICE)
    return;
  g_atomic_int_set (&keyring->dismissed, dismissed);
  if (dismissed || problem == NULL ||
      g_error_matches (problem, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE))
    bw_keyring_file_note_given (!dismissed);
}

/* A file is of use without a bus. */
static gboolean
lacks_bus (const Request *request, const GError *problem)
{
  return g_atomic_int_get (&request->keyring->kind) != KIND_FILE &&
         bw_secret_error_is_of_missing_bus (problem, request->cancellable);
}

static gboolean
run (Work work, Request *request, GError **error)
{
  GError *problem = NULL;
  gboolean done = FALSE;

  if (g_cancellable_set_error_if_cancelled (request->cancellable, error) ||
      !may_ask (request, error))
    return FALSE;
  done = use_again (work, request, &problem);
  note_answer (request, problem);
  if (done)
    return TRUE;
  if (lacks_bus (request, problem)) {
    fail (BW_KEYRING_ERROR_NO_SERVICE, problem->message, error);
    g_error_free (problem);
    return FALSE;
  }

  bw_secret_error_translate (problem, request->cancellable, error);
  return FALSE;
}

static BwCredential *
load (BwKeyring *keyring,
      const char *organisation,
      gboolean allow_prompt,
      GCancellable *cancellable,
      GError **error)
{
  Request request = {
    .keyring = BW_SECRET_KEYRING (keyring),
    .organisation = organisation,
    .allow_prompt = allow_prompt,
    .cancellable = cancellable,
  };

  return run (do_load, &request, error) ? request.loaded : NULL;
}

static gboolean
store (BwKeyring *keyring,
       const char *organisation,
       BwCredential *credential,
       gboolean allow_prompt,
       GCancellable *cancellable,
       GError **error)
{
  Request request = {
    .keyring = BW_SECRET_KEYRING (keyring),
    .organisation = organisation,
    .credential = credential,
    .allow_prompt = allow_prompt,
    .cancellable = cancellable,
  };

  return run (do_store, &request, error);
}

static gboolean
remove_credential (BwKeyring *keyring,
                   const char *organisation,
                   gboolean allow_prompt,
                   GCancellable *cancellable,
                   GError **error)
{
  Request request = {
    .keyring = BW_SECRET_KEYRING (keyring),
    .organisation = organisation,
    .allow_prompt = allow_prompt,
    .cancellable = cancellable,
  };

  return run (do_remove, &request, error);
}

static GStrv
list (BwKeyring *keyring, gboolean allow_prompt, GCancellable *cancellable, GError **error)
{
  Request request = {
    .keyring = BW_SECRET_KEYRING (keyring),
    .allow_prompt = allow_prompt,
    .cancellable = cancellable,
  };

  return run (do_list, &request, error) ? request.listed : NULL;
}

static gboolean
unlock_keyring (BwKeyring *keyring, GCancellable *cancellable, GError **error)
{
  Request request = {
    .keyring = BW_SECRET_KEYRING (keyring),
    .allow_prompt = TRUE,
    .cancellable = cancellable,
  };

  return run (do_unlock, &request, error);
}

static gboolean
is_lasting (BwKeyring *keyring)
{
  return TRUE;
}

static void
keyring_iface_init (BwKeyringInterface *iface)
{
  iface->load = load;
  iface->store = store;
  iface->remove = remove_credential;
  iface->list = list;
  iface->unlock = unlock_keyring;
  iface->is_lasting = is_lasting;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwSecretKeyring,
                               bw_secret_keyring,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_KEYRING, keyring_iface_init))

static void
bw_secret_keyring_finalize (GObject *object)
{
  g_clear_pointer (&BW_SECRET_KEYRING (object)->turn, bw_gate_free);

  G_OBJECT_CLASS (bw_secret_keyring_parent_class)->finalize (object);
}

static void
bw_secret_keyring_class_init (BwSecretKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_secret_keyring_finalize;
}

static void
bw_secret_keyring_init (BwSecretKeyring *self)
{
  self->turn = bw_gate_new (1);
}

/**
 * bw_secret_keyring_new:
 * @has_user: whether the user is there, who has just started this program for what it does
 *
 * In a sandbox the portal asks the user by itself where the keyring that it takes its key from is locked, and does not tell
 * beforehand whether it will. Who has opened a window, or given a command at a terminal, is asked like that at most once
 * without a click; a timer asks only where the key was given before in this session of the user.
 *
 * Returns: (transfer full): the user's keyring; nothing is asked of it yet
 */
BwKeyring *
bw_secret_keyring_new (gboolean has_user)
{
  BwSecretKeyring *self = g_object_new (BW_TYPE_SECRET_KEYRING, NULL);

  self->has_user = has_user;
  return BW_KEYRING (self);
}
