/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation-entry.h"

#include "auth/bw-auth-json.h"
#include "text/bw-clean.h"

struct _BwOrganisationEntry {
  GObject parent_instance;

  char *id;
  char *name;
  char *short_name;
  char *colour;
  BwCloud *cloud;
  char *tenant;
  char *client_id;
  BwSignInWay way;
  char *account;
  gboolean is_default;
  gboolean signed_out;
  char *seen;
};

G_DEFINE_FINAL_TYPE (BwOrganisationEntry, bw_organisation_entry, G_TYPE_OBJECT)

static const char *const WAYS[] = {
  [BW_SIGN_IN_BROWSER] = "browser",
  [BW_SIGN_IN_DEVICE_CODE] = "device-code",
  [BW_SIGN_IN_APPLICATION] = "application",
};

static void
bw_organisation_entry_finalize (GObject *object)
{
  BwOrganisationEntry *self = BW_ORGANISATION_ENTRY (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->short_name, g_free);
  g_clear_pointer (&self->colour, g_free);
  g_clear_object (&self->cloud);
  g_clear_pointer (&self->tenant, g_free);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->account, g_free);
  g_clear_pointer (&self->seen, g_free);

  G_OBJECT_CLASS (bw_organisation_entry_parent_class)->finalize (object);
}

static void
bw_organisation_entry_class_init (BwOrganisationEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_organisation_entry_finalize;
}

static void
bw_organisation_entry_init (BwOrganisationEntry *self)
{
}

/**
 * bw_organisation_entry_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): an entry
 */
BwOrganisationEntry *
bw_organisation_entry_new (const BwOrganisationEntryFields *fields)
{
  BwOrganisationEntry *self = NULL;

  g_return_val_if_fail (fields->id != NULL && fields->name != NULL, NULL);
  g_return_val_if_fail (BW_IS_CLOUD (fields->cloud), NULL);
  g_return_val_if_fail (fields->tenant != NULL && fields->client_id != NULL, NULL);

  self = g_object_new (BW_TYPE_ORGANISATION_ENTRY, NULL);
  self->id = g_strdup (fields->id);
  self->name = bw_clean_line (fields->name);
  self->short_name = bw_clean_line (fields->short_name);
  self->colour = bw_clean_line (fields->colour);
  g_set_object (&self->cloud, fields->cloud);
  self->tenant = g_strdup (fields->tenant);
  self->client_id = g_strdup (fields->client_id);
  self->way = fields->way;
  self->account = bw_clean_line (fields->account);
  self->is_default = fields->is_default;
  self->signed_out = fields->signed_out;
  self->seen = g_strdup (fields->seen);
  return self;
}

static gboolean
read_way (JsonObject *object, BwSignInWay *way)
{
  const char *text = bw_auth_json_get_text (object, "signIn");

  for (gsize i = 0; i < G_N_ELEMENTS (WAYS); i++)
    if (g_strcmp0 (text, WAYS[i]) == 0) {
      *way = (BwSignInWay) i;
      return TRUE;
    }
  return FALSE;
}

/* The addresses are checked as they were when they were typed: somebody may have changed the file. */
static BwCloud *
read_cloud (JsonObject *object)
{
  const char *id = bw_auth_json_get_text (object, "cloud");
  JsonObject *custom = bw_auth_json_get_object (object, "customCloud");

  if (custom == NULL)
    return id != NULL ? bw_cloud_new_known (id) : NULL;
  return bw_cloud_new_custom (
      &(BwCloudFields) {
          .login = bw_auth_json_get_text (custom, "login"),
          .graph = bw_auth_json_get_text (custom, "graph"),
          .portal = bw_auth_json_get_text (custom, "portal"),
          .admin_centre = bw_auth_json_get_text (custom, "adminCentre"),
          .trust_file = bw_auth_json_get_text (custom, "trustFile"),
      },
      NULL);
}

static gboolean
is_signed_out (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, BW_ORGANISATION_ENTRY_SIGNED_OUT);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

/**
 * bw_organisation_entry_new_from_json:
 * @object: an organisation as bw_organisation_entry_write() writes it
 * @chosen: (nullable): the id of the one that is the default
 *
 * Returns: (transfer full) (nullable): the entry, or %NULL where something that it needs is missing
 *   or unknown
 */
BwOrganisationEntry *
bw_organisation_entry_new_from_json (JsonObject *object, const char *chosen)
{
  g_autoptr (BwCloud) cloud = read_cloud (object);
  BwOrganisationEntryFields fields = {
    .id = bw_auth_json_get_text (object, "id"),
    .name = bw_auth_json_get_text (object, "name"),
    .short_name = bw_auth_json_get_text (object, "shortName"),
    .colour = bw_auth_json_get_text (object, "colour"),
    .cloud = cloud,
    .tenant = bw_auth_json_get_text (object, "tenant"),
    .client_id = bw_auth_json_get_text (object, "clientId"),
    .account = bw_auth_json_get_text (object, "account"),
    .seen = bw_auth_json_get_text (object, BW_ORGANISATION_ENTRY_SEEN),
  };

  if (fields.id == NULL || cloud == NULL || fields.tenant == NULL || fields.client_id == NULL ||
      !read_way (object, &fields.way))
    return NULL;
  if (fields.name == NULL)
    fields.name = fields.tenant;
  fields.is_default = g_strcmp0 (fields.id, chosen) == 0;
  fields.signed_out = is_signed_out (object);
  return bw_organisation_entry_new (&fields);
}

static void
write_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_remove_member (object, name);
}

static void
write_cloud (BwCloud *cloud, JsonObject *object)
{
  JsonObject *custom = NULL;

  json_object_set_string_member (object, "cloud", bw_cloud_get_id (cloud));
  json_object_remove_member (object, "customCloud");
  if (!bw_cloud_is_custom (cloud))
    return;

  custom = json_object_new ();
  write_text (custom, "login", bw_cloud_get_login (cloud));
  write_text (custom, "graph", bw_cloud_get_graph (cloud));
  write_text (custom, "portal", bw_cloud_get_portal (cloud));
  write_text (custom, "adminCentre", bw_cloud_get_admin_centre (cloud));
  write_text (custom, "trustFile", bw_cloud_get_trust_file (cloud));
  json_object_set_object_member (object, "customCloud", custom);
}

/**
 * bw_organisation_entry_write:
 * @self: an entry
 * @object: where to write it; what else is in there stays
 *
 * Writes all but whether it is the default, which the list knows, and up to when it was looked at, which is noted by
 * itself (bw_organisation_list_mark()).
 */
void
bw_organisation_entry_write (BwOrganisationEntry *self, JsonObject *object)
{
  g_return_if_fail (BW_IS_ORGANISATION_ENTRY (self));

  write_text (object, "id", self->id);
  write_text (object, "name", self->name);
  write_text (object, "shortName", self->short_name);
  write_text (object, "colour", self->colour);
  write_cloud (self->cloud, object);
  write_text (object, "tenant", self->tenant);
  write_text (object, "clientId", self->client_id);
  write_text (object, "signIn", WAYS[self->way]);
  write_text (object, "account", self->account);
  if (self->signed_out)
    json_object_set_boolean_member (object, BW_ORGANISATION_ENTRY_SIGNED_OUT, TRUE);
  else
    json_object_remove_member (object, BW_ORGANISATION_ENTRY_SIGNED_OUT);
}

/**
 * bw_organisation_entry_get_fields:
 * @self: an entry
 *
 * For who makes another one that differs in a field or two.
 *
 * Returns: (transfer none): what it is made of, which @self owns
 */
BwOrganisationEntryFields
bw_organisation_entry_get_fields (BwOrganisationEntry *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (self), (BwOrganisationEntryFields) { 0 });

  return (BwOrganisationEntryFields) {
    .id = self->id,
    .name = self->name,
    .short_name = self->short_name,
    .colour = self->colour,
    .cloud = self->cloud,
    .tenant = self->tenant,
    .client_id = self->client_id,
    .way = self->way,
    .account = self->account,
    .is_default = self->is_default,
    .signed_out = self->signed_out,
    .seen = self->seen,
  };
}

static gboolean
is_same_cloud (BwCloud *one, BwCloud *other)
{
  return g_strcmp0 (bw_cloud_get_id (one), bw_cloud_get_id (other)) == 0 &&
         g_strcmp0 (bw_cloud_get_login (one), bw_cloud_get_login (other)) == 0 &&
         g_strcmp0 (bw_cloud_get_graph (one), bw_cloud_get_graph (other)) == 0 &&
         g_strcmp0 (bw_cloud_get_portal (one), bw_cloud_get_portal (other)) == 0 &&
         g_strcmp0 (bw_cloud_get_admin_centre (one), bw_cloud_get_admin_centre (other)) == 0 &&
         g_strcmp0 (bw_cloud_get_trust_file (one), bw_cloud_get_trust_file (other)) == 0;
}

/**
 * bw_organisation_entry_equal:
 * @self: an organisation of the list
 * @other: another one
 *
 * Returns: whether they are the same in all that is known of them; cheap, for lists of thousands
 */
gboolean
bw_organisation_entry_equal (BwOrganisationEntry *self, BwOrganisationEntry *other)
{
  BwOrganisationEntryFields one = bw_organisation_entry_get_fields (self);
  BwOrganisationEntryFields two = bw_organisation_entry_get_fields (other);
  const char *const pairs[][2] = {
    { one.id, two.id },           { one.name, two.name },     { one.short_name, two.short_name },
    { one.colour, two.colour },   { one.tenant, two.tenant }, { one.client_id, two.client_id },
    { one.account, two.account }, { one.seen, two.seen },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_strcmp0 (pairs[i][0], pairs[i][1]) != 0)
      return FALSE;
  return one.way == two.way && one.is_default == two.is_default &&
         one.signed_out == two.signed_out && is_same_cloud (one.cloud, two.cloud);
}

/**
 * bw_organisation_entry_signs_in_equally:
 * @self: an organisation of the list
 * @other: the same one, before or after a change
 *
 * Returns: whether one signs in to it at the same place, by the same application and in the same way
 */
gboolean
bw_organisation_entry_signs_in_equally (BwOrganisationEntry *self, BwOrganisationEntry *other)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (self), FALSE);
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (other), FALSE);

  return self->way == other->way && g_str_equal (self->tenant, other->tenant) &&
         g_str_equal (self->client_id, other->client_id) &&
         is_same_cloud (self->cloud, other->cloud);
}

/**
 * bw_organisation_entry_get_registration:
 * @self: an entry
 *
 * Returns: (transfer none): which application signs in where; unchecked, since the list is a file that
 *   anybody may have changed
 */
BwRegistration
bw_organisation_entry_get_registration (BwOrganisationEntry *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (self), (BwRegistration) { 0 });

  return (BwRegistration) {
    .cloud = self->cloud,
    .tenant = self->tenant,
    .client_id = self->client_id,
    .application = self->way == BW_SIGN_IN_APPLICATION,
  };
}

/**
 * bw_organisation_entry_get_id:
 * @self: an entry
 *
 * Returns: (transfer none): what it is called here and in the keyring
 */
const char *
bw_organisation_entry_get_id (BwOrganisationEntry *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (self), NULL);

  return self->id;
}

/**
 * bw_organisation_entry_get_name:
 * @self: an entry
 *
 * Returns: (transfer none): what it is called by people
 */
const char *
bw_organisation_entry_get_name (BwOrganisationEntry *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (self), NULL);

  return self->name;
}

/**
 * bw_organisation_entry_is_nameless:
 * @self: an entry
 *
 * Returns: whether it is called by its id or domain alone, for want of a name
 */
gboolean
bw_organisation_entry_is_nameless (BwOrganisationEntry *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (self), FALSE);

  return g_ascii_strcasecmp (self->name, self->tenant) == 0;
}

/**
 * bw_organisation_entry_get_brief_name:
 * @self: an entry
 *
 * Returns: (transfer none): what it is called where there is little room
 */
const char *
bw_organisation_entry_get_brief_name (BwOrganisationEntry *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (self), NULL);

  return self->short_name != NULL && *self->short_name != '\0' ? self->short_name : self->name;
}

/**
 * bw_organisation_entry_get_cloud:
 * @self: an entry
 *
 * Returns: (transfer none): the cloud that it is in
 */
BwCloud *
bw_organisation_entry_get_cloud (BwOrganisationEntry *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (self), NULL);

  return self->cloud;
}

/**
 * bw_organisation_entry_get_tenant:
 * @self: an entry
 *
 * Returns: (transfer none): its id or domain
 */
const char *
bw_organisation_entry_get_tenant (BwOrganisationEntry *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (self), NULL);

  return self->tenant;
}

/**
 * bw_organisation_entry_get_way:
 * @self: an entry
 *
 * Returns: how it is signed in to
 */
BwSignInWay
bw_organisation_entry_get_way (BwOrganisationEntry *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (self), BW_SIGN_IN_BROWSER);

  return self->way;
}

/**
 * bw_sign_in_way_to_key:
 * @way: a way to sign in
 *
 * Returns: (transfer none): how it is written in files and options
 */
const char *
bw_sign_in_way_to_key (BwSignInWay way)
{
  return WAYS[way];
}
