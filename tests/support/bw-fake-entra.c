/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-fake-entra.h"

#include <string.h>

#include "support/bw-fake-entra-private.h"

G_DEFINE_FINAL_TYPE (BwFakeEntra, bw_fake_entra, G_TYPE_OBJECT)

static void
script_free (gpointer data)
{
  BwFakeScript *script = data;

  g_free (script->endpoint);
  g_free (script->error);
  g_free (script->body);
  g_free (script);
}

static gboolean
quit (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static void
bw_fake_entra_finalize (GObject *object)
{
  BwFakeEntra *self = BW_FAKE_ENTRA (object);

  g_main_context_invoke (self->context, quit, self->loop);
  g_thread_join (self->thread);
  g_clear_object (&self->server);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self->root);
  g_free (self->graph);
  g_free (self->demand);
  g_object_unref (self->clock);
  g_clear_pointer (&self->key, gnutls_pubkey_deinit);
  g_queue_free_full (self->scripts, script_free);
  g_free (self->held_endpoint);
  g_ptr_array_unref (self->held);
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->fields);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->device_codes);
  g_hash_table_unref (self->refresh_tokens);
  g_hash_table_unref (self->access_tokens);
  g_free (self->thumbprint);
  g_string_free (self->complaint, TRUE);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (bw_fake_entra_parent_class)->finalize (object);
}

static void
bw_fake_entra_class_init (BwFakeEntraClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_fake_entra_finalize;
}

static GHashTable *
make_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
}

static void
bw_fake_entra_init (BwFakeEntra *self)
{
  g_mutex_init (&self->lock);
  self->clock = bw_system_clock_new ();
  self->life = 3599;
  self->customer_refusal = 50020;
  self->device_life = 900;
  self->scripts = g_queue_new ();
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  self->counts = make_table (NULL);
  self->fields = make_table ((GDestroyNotify) g_hash_table_unref);
  self->codes = make_table (bw_fake_code_free);
  self->device_codes = make_table (bw_fake_device_code_free);
  self->refresh_tokens = make_table (bw_fake_grant_free);
  self->access_tokens = make_table (bw_fake_token_free);
  self->complaint = g_string_new (NULL);
}

/* A value that no log may hold, and that nobody gives out twice. */
char *
bw_fake_entra_make_up (const char *what)
{
  g_autofree char *id = g_uuid_string_random ();

  return g_strdup_printf (BW_FAKE_ENTRA_PLANTED "-%s-%s", what, id);
}

void
bw_fake_entra_complain (BwFakeEntra *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (self->complaint, format, arguments);
  va_end (arguments);
  g_string_append_c (self->complaint, '\n');
}

void
bw_fake_entra_say (SoupServerMessage *message, guint status, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Cache-Control",
                                "no-store");
  soup_server_message_set_response (message, "application/json; charset=utf-8", SOUP_MEMORY_COPY,
                                    body, strlen (body));
}

static char *
describe (guint number, const char *text)
{
  return g_strdup_printf ("AADSTS%u: %s Trace ID: 0a0b0c0d-1111-2222-3333-444455556666 "
                          "Correlation ID: 99999999-8888-7777-6666-555544443333 "
                          "Timestamp: 2026-11-23 12:00:00Z",
                          number, text);
}

/* As graph.md §4.6 has it; the text has its line ends in real answers too. */
void
bw_fake_entra_say_no (SoupServerMessage *message,
                      guint status,
                      const char *error,
                      guint number,
                      const char *text)
{
  g_autofree char *body =
      g_strdup_printf ("{\"error\":\"%s\",\"error_description\":\"AADSTS%u: %s\\r\\nTrace ID: "
                       "0a0b0c0d-1111-2222-3333-444455556666\\r\\nCorrelation ID: "
                       "99999999-8888-7777-6666-555544443333\\r\\nTimestamp: 2026-11-23 "
                       "12:00:00Z\",\"error_codes\":[%u],\"timestamp\":\"2026-11-23 12:00:00Z\","
                       "\"trace_id\":\"0a0b0c0d-1111-2222-3333-444455556666\","
                       "\"correlation_id\":\"99999999-8888-7777-6666-555544443333\","
                       "\"error_uri\":\"https://login.microsoftonline.com/error?code=%u\"}",
                       error, number, text, number, number);

  bw_fake_entra_say (message, status, body);
}

/* The script that is next for an endpoint, taken off by one; NULL where there is none. */
static BwFakeScript *
take_script (BwFakeEntra *self, const char *endpoint)
{
  for (GList *at = self->scripts->head; at != NULL; at = at->next) {
    BwFakeScript *script = at->data;

    if (script->n_times > 0 && g_str_equal (script->endpoint, endpoint)) {
      script->n_times--;
      return script;
    }
  }
  return NULL;
}

/* The browser learns of a refusal by way of the redirect. */
static void
redirect_refusal (SoupServerMessage *message, GHashTable *query, const BwFakeScript *script)
{
  g_autofree char *description = describe (script->number, "Scripted refusal.");
  g_autofree char *answer =
      soup_form_encode ("error", script->error, "error_description", description, "state",
                        (const char *) g_hash_table_lookup (query, "state"), NULL);
  g_autofree char *address =
      g_strdup_printf ("%s?%s", (const char *) g_hash_table_lookup (query, "redirect_uri"), answer);

  soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, address);
}

static gboolean
follow_script (BwFakeEntra *self, SoupServerMessage *message, const char *name, GHashTable *form)
{
  BwFakeScript *script = take_script (self, name);

  if (script == NULL)
    return FALSE;
  if (script->body != NULL)
    bw_fake_entra_say (message, script->status, script->body);
  else if (g_str_equal (name, "authorize"))
    redirect_refusal (message, form, script);
  else
    bw_fake_entra_say_no (message, script->status, script->error, script->number,
                          "Scripted refusal.");
  return TRUE;
}

static GHashTable *
read_form (SoupServerMessage *message, GHashTable *query)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  const char *type = soup_message_headers_get_content_type (
      soup_server_message_get_request_headers (message), NULL);
  g_autofree char *text = NULL;

  if (soup_server_message_get_method (message) == SOUP_METHOD_GET)
    return query != NULL ? g_hash_table_ref (query) : make_table (g_free);
  if (g_strcmp0 (type, "application/x-www-form-urlencoded") != 0)
    return make_table (g_free);

  text = g_strndup (body->data, (gsize) body->length);
  return soup_form_decode (text);
}

static void
note (BwFakeEntra *self, const char *endpoint, GHashTable *form)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, endpoint));

  g_hash_table_replace (self->counts, g_strdup (endpoint), GUINT_TO_POINTER (count + 1));
  g_hash_table_replace (self->fields, g_strdup (endpoint), g_hash_table_ref (form));
}

/* What was asked is done, but nobody hears of it yet. */
static void
hold_answer (BwFakeEntra *self, SoupServerMessage *message)
{
  soup_server_message_pause (message);
  g_ptr_array_add (self->held, g_object_ref (message));
}

static void
dispatch (BwFakeEntra *self, SoupServerMessage *message, const char *endpoint, GHashTable *form)
{
  gboolean get = soup_server_message_get_method (message) == SOUP_METHOD_GET;

  note (self, endpoint, form);
  if (follow_script (self, message, endpoint, form))
    return;
  if (self->single_tenant && g_str_equal (self->asked_tenant, "organizations"))
    bw_fake_entra_say_no (message, 400, "invalid_request", 50194,
                          "The application is not configured as a multi-tenant application.");
  else if (g_str_equal (endpoint, "authorize") && get)
    bw_fake_entra_authorize (self, message, form);
  else if (g_str_equal (endpoint, "adminconsent") && get)
    bw_fake_entra_consent (self, message, form);
  else if (g_str_equal (endpoint, "token") && !get)
    bw_fake_entra_token (self, message, form);
  else if (g_str_equal (endpoint, "devicecode") && !get)
    bw_fake_entra_devicecode (self, message, form);
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

static void
answer_at (BwFakeEntra *self,
           SoupServerMessage *message,
           const char *tenant,
           const char *endpoint,
           GHashTable *form)
{
  self->asked_tenant = tenant;
  self->tenant = bw_fake_entra_find_tenant (tenant);
  dispatch (self, message, endpoint, form);
  self->asked_tenant = NULL;
  self->tenant = NULL;
}

/* The last one of /TENANT/oauth2/v2.0/ENDPOINT or /TENANT/v2.0/adminconsent; NULL for another path. */
static const char *
find_endpoint (char **parts)
{
  guint n = g_strv_length (parts);

  if (n == 5 && g_str_equal (parts[2], "oauth2") && g_str_equal (parts[3], "v2.0"))
    return parts[4];
  return n == 4 && g_str_equal (parts[2], "v2.0") && g_str_equal (parts[3], "adminconsent")
             ? parts[3]
             : NULL;
}

/* Besides, /TENANT/v2.0/.well-known/openid-configuration */
static void
handle (SoupServer *server,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer data)
{
  BwFakeEntra *self = data;
  g_auto (GStrv) parts = g_strsplit (path, "/", 5);
  const char *endpoint = find_endpoint (parts);
  gboolean discovers = g_strv_length (parts) == 5 && g_str_equal (parts[2], "v2.0") &&
                       g_str_equal (parts[3], ".well-known") &&
                       g_str_equal (parts[4], "openid-configuration");
  g_autoptr (GHashTable) form = read_form (message, query);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (g_str_equal (path, BW_FAKE_ENTRA_DEVICE))
    bw_fake_entra_show_device (message);
  else if (endpoint == NULL && !discovers)
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
  else if (bw_fake_entra_find_tenant (parts[1]) == NULL)
    bw_fake_entra_say_no (message, 400, "invalid_request", 90002, "Tenant not found.");
  else if (discovers)
    bw_fake_entra_discover (self, message, parts[1]);
  else
    answer_at (self, message, parts[1], endpoint, form);
  if (endpoint != NULL && g_strcmp0 (endpoint, self->held_endpoint) == 0)
    hold_answer (self, message);
}

static gpointer
run (gpointer data)
{
  BwFakeEntra *self = data;
  g_autoptr (GError) error = NULL;
  GSList *addresses = NULL;

  g_main_context_push_thread_default (self->context);
  soup_server_listen_local (
      self->server, 0,
      SOUP_SERVER_LISTEN_IPV4_ONLY |
          (soup_server_is_https (self->server) ? SOUP_SERVER_LISTEN_HTTPS : 0),
      &error);
  g_assert_no_error (error);
  addresses = soup_server_get_uris (self->server);
  self->root = g_strdup_printf ("%s://localhost:%d", g_uri_get_scheme (addresses->data),
                                g_uri_get_port (addresses->data));
  g_slist_free_full (addresses, (GDestroyNotify) g_uri_unref);

  g_main_loop_run (self->loop);
  soup_server_disconnect (self->server);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static gboolean
say_ready (gpointer data)
{
  g_atomic_int_set ((int *) data, TRUE);
  return G_SOURCE_REMOVE;
}

/**
 * bw_fake_entra_new:
 * @certificate: (nullable): for `localhost`; without one it speaks plain HTTP
 *
 * Returns: (transfer full): a sign-in service that is ready
 */
BwFakeEntra *
bw_fake_entra_new (GTlsCertificate *certificate)
{
  BwFakeEntra *self = g_object_new (BW_TYPE_FAKE_ENTRA, NULL);
  int ready = FALSE;

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (self->server, NULL, handle, self, NULL);
  self->thread = g_thread_new ("fake-entra", run, self);
  g_main_context_invoke (self->context, say_ready, &ready);
  while (!g_atomic_int_get (&ready) || self->root == NULL)
    g_usleep (500);
  self->graph = g_strdup (self->root);
  return self;
}

/**
 * bw_fake_entra_serve:
 * @self: a sign-in service
 * @message: what was asked at another socket than its own
 *
 * Answers it there as it would here, so that a server which goes wrong can stand before it. Nothing can be held there.
 */
void
bw_fake_entra_serve (BwFakeEntra *self, SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  const char *asked = g_uri_get_query (uri);
  g_autoptr (GHashTable) query = asked != NULL ? soup_form_decode (asked) : NULL;

  handle (NULL, message, g_uri_get_path (uri), query, self);
}

/**
 * bw_fake_entra_get_root:
 * @self: a sign-in service
 *
 * Returns: (transfer none): its address, without a slash at the end
 */
const char *
bw_fake_entra_get_root (BwFakeEntra *self)
{
  return self->root;
}

/**
 * bw_fake_entra_set_clock:
 * @self: a sign-in service
 * @clock: by which it goes; at first by the real time
 */
void
bw_fake_entra_set_clock (BwFakeEntra *self, BwClock *clock)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_set_object (&self->clock, clock);
}

/**
 * bw_fake_entra_set_graph:
 * @self: a sign-in service
 * @graph: the root of Graph that scopes have to begin with; at first its own
 */
void
bw_fake_entra_set_graph (BwFakeEntra *self, const char *graph)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_set_str (&self->graph, graph);
}

/**
 * bw_fake_entra_set_rotating:
 * @self: a sign-in service
 * @rotating: whether a refresh token counts once only, and takes all others with it when it comes back
 */
void
bw_fake_entra_set_rotating (BwFakeEntra *self, gboolean rotating)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->rotating = rotating;
}

/**
 * bw_fake_entra_set_single_tenant:
 * @self: a sign-in service
 * @single_tenant: whether the registration is for accounts of its own organisation alone, which has to be
 *   named then (AADSTS50194)
 */
void
bw_fake_entra_set_single_tenant (BwFakeEntra *self, gboolean single_tenant)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->single_tenant = single_tenant;
}

/**
 * bw_fake_entra_set_life:
 * @self: a sign-in service
 * @seconds: how long access tokens count
 */
void
bw_fake_entra_set_life (BwFakeEntra *self, guint seconds)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->life = seconds;
}

/**
 * bw_fake_entra_set_certificate:
 * @self: a sign-in service
 * @pem: the certificate that the registration knows
 */
void
bw_fake_entra_set_certificate (BwFakeEntra *self, const char *pem)
{
  gnutls_datum_t datum = { (unsigned char *) pem, (unsigned int) strlen (pem) };
  gnutls_x509_crt_t certificate = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->key, gnutls_pubkey_deinit);
  gnutls_x509_crt_init (&certificate);
  g_assert_cmpint (gnutls_x509_crt_import (certificate, &datum, GNUTLS_X509_FMT_PEM), >=, 0);
  gnutls_pubkey_init (&self->key);
  g_assert_cmpint (gnutls_pubkey_import_x509 (self->key, certificate, 0), >=, 0);
  g_assert_cmpint (
      gnutls_x509_crt_get_fingerprint (certificate, GNUTLS_DIG_SHA256, digest, &length), >=, 0);
  g_free (self->thumbprint);
  self->thumbprint = bw_fake_entra_encode (digest, length);
  gnutls_x509_crt_deinit (certificate);
}

/**
 * bw_fake_entra_set_pending:
 * @self: a sign-in service
 * @n_times: how often the user has not entered the code yet
 * @n_slow_downs: how often, before that, it is asked too often
 */
void
bw_fake_entra_set_pending (BwFakeEntra *self, guint n_times, guint n_slow_downs)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->n_pending = n_times;
  self->n_slow_downs = n_slow_downs;
}

/**
 * bw_fake_entra_set_device_life:
 * @self: a sign-in service
 * @seconds: how long device codes count
 */
void
bw_fake_entra_set_device_life (BwFakeEntra *self, guint seconds)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->device_life = seconds;
}

/**
 * bw_fake_entra_decline:
 * @self: a sign-in service
 *
 * Has the user say no to every device code from here on.
 */
void
bw_fake_entra_decline (BwFakeEntra *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->declined = TRUE;
}

static void
add_script (BwFakeEntra *self, const BwFakeScript *script)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  BwFakeScript *copy = g_memdup2 (script, sizeof *script);

  copy->endpoint = g_strdup (script->endpoint);
  copy->error = g_strdup (script->error);
  copy->body = g_strdup (script->body);
  g_queue_push_tail (self->scripts, copy);
}

/**
 * bw_fake_entra_hold:
 * @self: a sign-in service
 * @endpoint: `token` or `devicecode`
 *
 * From here on an endpoint does what it is asked, but answers only after bw_fake_entra_release().
 */
void
bw_fake_entra_hold (BwFakeEntra *self, const char *endpoint)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_set_str (&self->held_endpoint, endpoint);
}

static gboolean
release_held (gpointer data)
{
  BwFakeEntra *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->held_endpoint, g_free);
  for (guint i = 0; i < self->held->len; i++)
    soup_server_message_unpause (g_ptr_array_index (self->held, i));
  g_ptr_array_set_size (self->held, 0);
  return G_SOURCE_REMOVE;
}

/**
 * bw_fake_entra_release:
 * @self: a sign-in service
 *
 * Gives all answers that were held, and holds no more.
 */
void
bw_fake_entra_release (BwFakeEntra *self)
{
  g_main_context_invoke (self->context, release_held, self);
}

/**
 * bw_fake_entra_refuse:
 * @self: a sign-in service
 * @endpoint: `authorize`, `token` or `devicecode`
 * @error: OAuth's code
 * @number: the number after AADSTS
 * @n_times: how often
 *
 * Has an endpoint say no, whatever is asked.
 */
void
bw_fake_entra_refuse (BwFakeEntra *self,
                      const char *endpoint,
                      const char *error,
                      guint number,
                      guint n_times)
{
  add_script (self, &(BwFakeScript) {
                        .endpoint = (char *) endpoint,
                        .status = 400,
                        .error = (char *) error,
                        .number = number,
                        .n_times = n_times,
                    });
}

/**
 * bw_fake_entra_answer:
 * @self: a sign-in service
 * @endpoint: `token` or `devicecode`
 * @status: an HTTP status
 * @body: what is answered
 * @n_times: how often
 *
 * Has an endpoint answer something, whatever is asked.
 */
void
bw_fake_entra_answer (BwFakeEntra *self,
                      const char *endpoint,
                      guint status,
                      const char *body,
                      guint n_times)
{
  add_script (self, &(BwFakeScript) {
                        .endpoint = (char *) endpoint,
                        .status = status,
                        .body = (char *) body,
                        .n_times = n_times,
                    });
}

/**
 * bw_fake_entra_count:
 * @self: a sign-in service
 * @endpoint: an endpoint
 *
 * Returns: how often it was asked
 */
guint
bw_fake_entra_count (BwFakeEntra *self, const char *endpoint)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, endpoint));
}

/**
 * bw_fake_entra_dup_field:
 * @self: a sign-in service
 * @endpoint: an endpoint
 * @name: a parameter
 *
 * Returns: (transfer full) (nullable): what stood in it when the endpoint was last asked
 */
char *
bw_fake_entra_dup_field (BwFakeEntra *self, const char *endpoint, const char *name)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GHashTable *fields = g_hash_table_lookup (self->fields, endpoint);

  return fields != NULL ? g_strdup (g_hash_table_lookup (fields, name)) : NULL;
}

/**
 * bw_fake_entra_dup_complaint:
 * @self: a sign-in service
 *
 * Returns: (transfer full): what it has found wrong with requests, a line each; empty for nothing
 */
char *
bw_fake_entra_dup_complaint (BwFakeEntra *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_strdup (self->complaint->str);
}

/**
 * bw_fake_entra_revoke:
 * @self: a sign-in service
 *
 * Forgets all refresh tokens, as an administrator can have it do.
 */
void
bw_fake_entra_revoke (BwFakeEntra *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_remove_all (self->refresh_tokens);
}
