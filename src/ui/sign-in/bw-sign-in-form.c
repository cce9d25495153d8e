/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "auth/bw-registration.h"
#include "auth/bw-secret.h"

/* The setting with the last application id of each cloud. */
#define CLIENT_IDS "client-ids"

/* An id that stands where only the form of something else is looked at. */
#define ANY_ID "00000000-0000-0000-0000-000000000000"

struct _BwSignInForm {
  GObject parent_instance;

  GSettings *settings;
  const char *preset; /* of this build */
  BwOrganisationEntry *renewed;
  char *claims;
  char *fields[BW_SIGN_IN_N_FIELDS];
  BwSecretText *secret;
  BwSecretText *password;
  char *recalled;
};

G_DEFINE_FINAL_TYPE (BwSignInForm, bw_sign_in_form, G_TYPE_OBJECT)

static const struct {
  const char *name;
  const char *value;
} FIELDS[BW_SIGN_IN_N_FIELDS] = {
  [BW_SIGN_IN_FIELD_CLOUD] = { "cloud", "worldwide" },
  [BW_SIGN_IN_FIELD_LOGIN] = { "login", "" },
  [BW_SIGN_IN_FIELD_GRAPH] = { "graph", "" },
  [BW_SIGN_IN_FIELD_PORTAL] = { "portal", "" },
  [BW_SIGN_IN_FIELD_ADMIN_CENTRE] = { "admin-centre", "" },
  [BW_SIGN_IN_FIELD_TRUST_FILE] = { "trust-file", "" },
  [BW_SIGN_IN_FIELD_WHOSE] = { "whose", "named" },
  [BW_SIGN_IN_FIELD_TENANT] = { "tenant", "" },
  [BW_SIGN_IN_FIELD_CLIENT_ID] = { "client-id", "" },
  [BW_SIGN_IN_FIELD_WAY] = { "way", "browser" },
  [BW_SIGN_IN_FIELD_PROOF] = { "proof", "secret" },
  [BW_SIGN_IN_FIELD_CERTIFICATE_FILE] = { "certificate-file", "" },
  [BW_SIGN_IN_FIELD_KEY_FILE] = { "key-file", "" },
  [BW_SIGN_IN_FIELD_KEEPING] = { "keeping", "keyring" },
};

static GParamSpec *properties[BW_SIGN_IN_N_FIELDS];
static guint secret_changed;

static void
bw_sign_in_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, BW_SIGN_IN_FORM (object)->fields[id]);
}

static void
bw_sign_in_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  bw_sign_in_form_set (BW_SIGN_IN_FORM (object), (BwSignInField) id, g_value_get_string (value));
}

static void
bw_sign_in_form_finalize (GObject *object)
{
  BwSignInForm *self = BW_SIGN_IN_FORM (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->renewed);
  g_clear_pointer (&self->claims, g_free);
  for (gsize i = 0; i < BW_SIGN_IN_N_FIELDS; i++)
    g_clear_pointer (&self->fields[i], g_free);
  g_clear_pointer (&self->secret, bw_secret_free);
  g_clear_pointer (&self->password, bw_secret_free);
  g_clear_pointer (&self->recalled, g_free);

  G_OBJECT_CLASS (bw_sign_in_form_parent_class)->finalize (object);
}

static void
bw_sign_in_form_class_init (BwSignInFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_sign_in_form_get_property;
  object_class->set_property = bw_sign_in_form_set_property;
  object_class->finalize = bw_sign_in_form_finalize;

  for (guint i = 1; i < BW_SIGN_IN_N_FIELDS; i++)
    properties[i] =
        g_param_spec_string (FIELDS[i].name, NULL, NULL, FIELDS[i].value,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, BW_SIGN_IN_N_FIELDS, properties);

  secret_changed = g_signal_new ("secret-changed", BW_TYPE_SIGN_IN_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
bw_sign_in_form_init (BwSignInForm *self)
{
  for (gsize i = 1; i < BW_SIGN_IN_N_FIELDS; i++)
    self->fields[i] = g_strdup (FIELDS[i].value);
}

static void
take_cloud (BwSignInForm *self, BwCloud *cloud)
{
  bw_sign_in_form_set (self, BW_SIGN_IN_FIELD_CLOUD, bw_cloud_get_id (cloud));
  if (!bw_cloud_is_custom (cloud))
    return;

  bw_sign_in_form_set (self, BW_SIGN_IN_FIELD_LOGIN, bw_cloud_get_login (cloud));
  bw_sign_in_form_set (self, BW_SIGN_IN_FIELD_GRAPH, bw_cloud_get_graph (cloud));
  bw_sign_in_form_set (self, BW_SIGN_IN_FIELD_PORTAL, bw_cloud_get_portal (cloud));
  bw_sign_in_form_set (self, BW_SIGN_IN_FIELD_ADMIN_CENTRE, bw_cloud_get_admin_centre (cloud));
  bw_sign_in_form_set (self, BW_SIGN_IN_FIELD_TRUST_FILE, bw_cloud_get_trust_file (cloud));
}

static void
take_entry (BwSignInForm *self, BwOrganisationEntry *entry)
{
  BwOrganisationEntryFields known = bw_organisation_entry_get_fields (entry);

  take_cloud (self, known.cloud);
  bw_sign_in_form_set (self, BW_SIGN_IN_FIELD_WHOSE, "named");
  bw_sign_in_form_set (self, BW_SIGN_IN_FIELD_TENANT, known.tenant);
  bw_sign_in_form_set (self, BW_SIGN_IN_FIELD_CLIENT_ID, known.client_id);
  bw_sign_in_form_set (self, BW_SIGN_IN_FIELD_WAY, bw_sign_in_way_to_key (known.way));
}

/**
 * bw_sign_in_form_new:
 * @settings: (nullable): where the application's id is remembered
 * @renewed: (nullable): the organisation that is signed in to again: all that is known of it is filled in
 * @claims: (nullable): what Microsoft demanded of this sign-in
 *
 * Returns: (transfer full): a form
 */
BwSignInForm *
bw_sign_in_form_new (GSettings *settings, BwOrganisationEntry *renewed, const char *claims)
{
  BwSignInForm *self = g_object_new (BW_TYPE_SIGN_IN_FORM, NULL);

  g_set_object (&self->settings, settings);
  self->preset = BW_DEFAULT_CLIENT_ID;
  g_set_object (&self->renewed, renewed);
  self->claims = g_strdup (claims);
  if (renewed != NULL)
    take_entry (self, renewed);
  return self;
}

/**
 * bw_sign_in_form_get:
 * @self: a form
 * @field: what of it
 *
 * Returns: (transfer none): what is filled in, never %NULL
 */
const char *
bw_sign_in_form_get (BwSignInForm *self, BwSignInField field)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_FORM (self), NULL);
  g_return_val_if_fail (field > 0 && field < BW_SIGN_IN_N_FIELDS, NULL);

  return self->fields[field];
}

/**
 * bw_sign_in_form_is:
 * @self: a form
 * @field: what of it
 * @value: a value
 *
 * Returns: whether that is what is filled in
 */
gboolean
bw_sign_in_form_is (BwSignInForm *self, BwSignInField field, const char *value)
{
  return g_str_equal (bw_sign_in_form_get (self, field), value);
}

/**
 * bw_sign_in_form_set:
 * @self: a form
 * @field: what of it
 * @value: (nullable): what is filled in; blanks around it, which come along when it is pasted, are none
 *   of it
 */
void
bw_sign_in_form_set (BwSignInForm *self, BwSignInField field, const char *value)
{
  g_autofree char *text = g_strdup (value != NULL ? value : "");

  g_return_if_fail (BW_IS_SIGN_IN_FORM (self));
  g_return_if_fail (field > 0 && field < BW_SIGN_IN_N_FIELDS);

  if (g_set_str (&self->fields[field], g_strstrip (text)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[field]);
}

static void
take_secret (BwSignInForm *self, BwSecretText **place, const char *secret)
{
  gboolean empty = secret == NULL || *secret == '\0';

  if (g_strcmp0 (*place, empty ? NULL : secret) == 0)
    return;

  g_clear_pointer (place, bw_secret_free);
  *place = empty ? NULL : g_strdup (secret);
  g_signal_emit (self, secret_changed, 0);
}

/**
 * bw_sign_in_form_set_secret:
 * @self: a form
 * @secret: (nullable): an application's client secret
 */
void
bw_sign_in_form_set_secret (BwSignInForm *self, const char *secret)
{
  g_return_if_fail (BW_IS_SIGN_IN_FORM (self));

  take_secret (self, &self->secret, secret);
}

/**
 * bw_sign_in_form_set_password:
 * @self: a form
 * @password: (nullable): what opens the certificate or its key
 */
void
bw_sign_in_form_set_password (BwSignInForm *self, const char *password)
{
  g_return_if_fail (BW_IS_SIGN_IN_FORM (self));

  take_secret (self, &self->password, password);
}

/**
 * bw_sign_in_form_get_secret:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the client secret
 */
const char *
bw_sign_in_form_get_secret (BwSignInForm *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_FORM (self), NULL);

  return self->secret;
}

/**
 * bw_sign_in_form_get_password:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): what opens the certificate
 */
const char *
bw_sign_in_form_get_password (BwSignInForm *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_FORM (self), NULL);

  return self->password;
}

/**
 * bw_sign_in_form_get_renewed:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the organisation that is signed in to again
 */
BwOrganisationEntry *
bw_sign_in_form_get_renewed (BwSignInForm *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_FORM (self), NULL);

  return self->renewed;
}

/**
 * bw_sign_in_form_get_claims:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): what Microsoft demanded of this sign-in
 */
const char *
bw_sign_in_form_get_claims (BwSignInForm *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_FORM (self), NULL);

  return self->claims;
}

/**
 * bw_sign_in_form_wipe:
 * @self: a form
 *
 * Forgets what is secret in it.
 */
void
bw_sign_in_form_wipe (BwSignInForm *self)
{
  g_return_if_fail (BW_IS_SIGN_IN_FORM (self));

  bw_sign_in_form_set_secret (self, NULL);
  bw_sign_in_form_set_password (self, NULL);
}

static gboolean
is_client_id (const char *text)
{
  BwRegistration registration = { NULL, BW_TENANT_ANY, text };

  return bw_registration_check (&registration, FALSE, NULL);
}

static char *
check_address (const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCloud) cloud = bw_cloud_new_custom (
      &(BwCloudFields) { .login = address, .graph = address }, &error);

  if (cloud != NULL)
    return NULL;
  if (g_error_matches (error, BW_CLOUD_ERROR, BW_CLOUD_ERROR_NOT_SECURE))
    return g_strdup (_ ("The address begins with https://; http:// is for this computer alone."));
  return g_strdup (_ ("The address is https://, a host and perhaps a port, and nothing more."));
}

/**
 * bw_sign_in_form_check:
 * @self: a form
 * @field: what of it
 *
 * Looks at the form of what is filled in. Nothing is wrong with an empty field.
 *
 * Returns: (transfer full) (nullable): what is wrong with it, or %NULL
 */
char *
bw_sign_in_form_check (BwSignInForm *self, BwSignInField field)
{
  const char *text = bw_sign_in_form_get (self, field);

  if (*text == '\0')
    return NULL;

  switch (field) {
  case BW_SIGN_IN_FIELD_LOGIN:
  case BW_SIGN_IN_FIELD_GRAPH:
  case BW_SIGN_IN_FIELD_PORTAL:
  case BW_SIGN_IN_FIELD_ADMIN_CENTRE:
    return check_address (text);
  case BW_SIGN_IN_FIELD_TENANT:
    return bw_registration_is_tenant (text)
               ? NULL
               : g_strdup (_ ("An organisation is a domain with a dot in it, or an id "
                              "of five groups with dashes between."));
  case BW_SIGN_IN_FIELD_CLIENT_ID:
    return is_client_id (text)
               ? NULL
               : g_strdup (_ ("An application id has five groups of letters and digits with dashes "
                              "between: 8, 4, 4, 4 and 12."));
  default:
    return NULL;
  }
}

static const char *
get_or_null (BwSignInForm *self, BwSignInField field)
{
  return *self->fields[field] != '\0' ? self->fields[field] : NULL;
}

/**
 * bw_sign_in_form_build_cloud:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): the cloud, or %NULL where the addresses of a custom one are not
 *   all right
 */
BwCloud *
bw_sign_in_form_build_cloud (BwSignInForm *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_FORM (self), NULL);

  if (!bw_sign_in_form_is (self, BW_SIGN_IN_FIELD_CLOUD, "custom"))
    return bw_cloud_new_known (self->fields[BW_SIGN_IN_FIELD_CLOUD]);
  return bw_cloud_new_custom (
      &(BwCloudFields) {
          .login = self->fields[BW_SIGN_IN_FIELD_LOGIN],
          .graph = self->fields[BW_SIGN_IN_FIELD_GRAPH],
          .portal = get_or_null (self, BW_SIGN_IN_FIELD_PORTAL),
          .admin_centre = get_or_null (self, BW_SIGN_IN_FIELD_ADMIN_CENTRE),
          .trust_file = get_or_null (self, BW_SIGN_IN_FIELD_TRUST_FILE),
      },
      NULL);
}

/**
 * bw_sign_in_form_get_tenant:
 * @self: a form
 *
 * An application has to name its organisation (graph.md §4.4), whatever was chosen before.
 *
 * Returns: (transfer none): the domain or id of the organisation, or %BW_TENANT_ANY
 */
const char *
bw_sign_in_form_get_tenant (BwSignInForm *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_FORM (self), NULL);

  if (bw_sign_in_form_is (self, BW_SIGN_IN_FIELD_WHOSE, "mine") &&
      bw_sign_in_form_get_way (self) != BW_SIGN_IN_APPLICATION)
    return BW_TENANT_ANY;
  return self->fields[BW_SIGN_IN_FIELD_TENANT];
}

/**
 * bw_sign_in_form_get_way:
 * @self: a form
 *
 * Returns: how to sign in
 */
BwSignInWay
bw_sign_in_form_get_way (BwSignInForm *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_FORM (self), BW_SIGN_IN_BROWSER);

  for (int way = BW_SIGN_IN_BROWSER; way <= BW_SIGN_IN_APPLICATION; way++)
    if (bw_sign_in_form_is (self, BW_SIGN_IN_FIELD_WAY, bw_sign_in_way_to_key ((BwSignInWay) way)))
      return (BwSignInWay) way;
  return BW_SIGN_IN_BROWSER;
}

/**
 * bw_sign_in_form_has_cloud:
 * @self: a form
 *
 * Returns: whether it says which cloud
 */
gboolean
bw_sign_in_form_has_cloud (BwSignInForm *self)
{
  g_autoptr (BwCloud) cloud = bw_sign_in_form_build_cloud (self);

  return cloud != NULL;
}

/**
 * bw_sign_in_form_has_tenant:
 * @self: a form
 *
 * Returns: whether it says which organisation
 */
gboolean
bw_sign_in_form_has_tenant (BwSignInForm *self)
{
  const char *tenant = bw_sign_in_form_get_tenant (self);

  return g_str_equal (tenant, BW_TENANT_ANY) || bw_registration_is_tenant (tenant);
}

/**
 * bw_sign_in_form_has_named:
 * @self: a form
 *
 * Returns: whether an organisation is named in it, whether that is asked for or not
 */
gboolean
bw_sign_in_form_has_named (BwSignInForm *self)
{
  return bw_registration_is_tenant (bw_sign_in_form_get (self, BW_SIGN_IN_FIELD_TENANT));
}

/**
 * bw_sign_in_form_has_client_id:
 * @self: a form
 *
 * Returns: whether it says which application
 */
gboolean
bw_sign_in_form_has_client_id (BwSignInForm *self)
{
  return is_client_id (bw_sign_in_form_get (self, BW_SIGN_IN_FIELD_CLIENT_ID));
}

/**
 * bw_sign_in_form_has_proof:
 * @self: a form
 *
 * Returns: whether it has what an application shows of itself, and says which organisation
 */
gboolean
bw_sign_in_form_has_proof (BwSignInForm *self)
{
  if (!bw_sign_in_form_has_tenant (self))
    return FALSE;
  if (bw_sign_in_form_is (self, BW_SIGN_IN_FIELD_PROOF, "secret"))
    return self->secret != NULL;
  return *self->fields[BW_SIGN_IN_FIELD_CERTIFICATE_FILE] != '\0';
}

/* Custom clouds are told apart by their Graph. */
static const char *
get_cloud_key (BwSignInForm *self)
{
  gboolean custom = bw_sign_in_form_is (self, BW_SIGN_IN_FIELD_CLOUD, "custom");

  return self->fields[custom ? BW_SIGN_IN_FIELD_GRAPH : BW_SIGN_IN_FIELD_CLOUD];
}

static char *
find_client_id (BwSignInForm *self)
{
  g_autoptr (GVariant) known =
                self->settings != NULL ? g_settings_get_value (self->settings, CLIENT_IDS) : NULL;
  g_autoptr (BwCloud) cloud = bw_sign_in_form_build_cloud (self);
  char *id = NULL;

  if (known != NULL && g_variant_lookup (known, get_cloud_key (self), "s", &id))
    return id;
  return g_strdup (bw_registration_find_preset (cloud, self->preset));
}

/**
 * bw_sign_in_form_set_preset:
 * @self: a form
 * @preset: the id of an application that is offered worldwide where none is remembered; it has to outlive @self. At
 *   first that of this build
 */
void
bw_sign_in_form_set_preset (BwSignInForm *self, const char *preset)
{
  g_return_if_fail (BW_IS_SIGN_IN_FORM (self));

  self->preset = preset;
}

/**
 * bw_sign_in_form_recall:
 * @self: a form
 *
 * Fills in the application's id that was last used in this cloud, or else the one that the build
 * brings; but not over one that the user typed.
 */
void
bw_sign_in_form_recall (BwSignInForm *self)
{
  g_autofree char *id = NULL;

  g_return_if_fail (BW_IS_SIGN_IN_FORM (self));

  if (*self->fields[BW_SIGN_IN_FIELD_CLIENT_ID] != '\0' &&
      !bw_sign_in_form_is (self, BW_SIGN_IN_FIELD_CLIENT_ID,
                           self->recalled != NULL ? self->recalled : ""))
    return;

  id = find_client_id (self);
  g_set_str (&self->recalled, id);
  bw_sign_in_form_set (self, BW_SIGN_IN_FIELD_CLIENT_ID, id);
}

/**
 * bw_sign_in_form_remember:
 * @self: a form
 *
 * Remembers the application's id for this cloud.
 */
void
bw_sign_in_form_remember (BwSignInForm *self)
{
  g_autoptr (GVariant) known = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *cloud = NULL;
  const char *id = NULL;

  g_return_if_fail (BW_IS_SIGN_IN_FORM (self));

  if (self->settings == NULL || !bw_sign_in_form_has_client_id (self))
    return;

  known = g_settings_get_value (self->settings, CLIENT_IDS);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, known);
  while (g_variant_iter_next (&iter, "{&s&s}", &cloud, &id))
    if (!g_str_equal (cloud, get_cloud_key (self)))
      g_variant_builder_add (&builder, "{ss}", cloud, id);
  g_variant_builder_add (&builder, "{ss}", get_cloud_key (self),
                         bw_sign_in_form_get (self, BW_SIGN_IN_FIELD_CLIENT_ID));
  g_settings_set_value (self->settings, CLIENT_IDS, g_variant_builder_end (&builder));
}
