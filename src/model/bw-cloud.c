/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-cloud.h"

#include "base/bw-origin.h"

#define CUSTOM "custom"

struct _BwCloud {
  GObject parent_instance;

  char *id;
  char *login;
  char *graph;
  char *portal;
  char *admin_centre;
  char *trust_file;
};

G_DEFINE_FINAL_TYPE (BwCloud, bw_cloud, G_TYPE_OBJECT)
G_DEFINE_QUARK (bw - cloud - error - quark, bw_cloud_error)

/* graph.md §3. Microsoft 365 GCC is in the worldwide cloud. The one of China has no Secure Score. */
static const BwCloudFields KNOWN[] = {
  {
      .id = "worldwide",
      .login = "https://login.microsoftonline.com",
      .graph = "https://graph.microsoft.com",
      .portal = "https://security.microsoft.com",
      .admin_centre = "https://entra.microsoft.com",
  },
  {
      .id = "gcc-high",
      .login = "https://login.microsoftonline.us",
      .graph = "https://graph.microsoft.us",
      .portal = "https://security.microsoft.us",
      .admin_centre = "https://entra.microsoft.us",
  },
  {
      .id = "dod",
      .login = "https://login.microsoftonline.us",
      .graph = "https://dod-graph.microsoft.us",
      .portal = "https://security.apps.mil",
      .admin_centre = "https://entra.microsoft.us",
  },
};

static void
bw_cloud_finalize (GObject *object)
{
  BwCloud *self = BW_CLOUD (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->login, g_free);
  g_clear_pointer (&self->graph, g_free);
  g_clear_pointer (&self->portal, g_free);
  g_clear_pointer (&self->admin_centre, g_free);
  g_clear_pointer (&self->trust_file, g_free);

  G_OBJECT_CLASS (bw_cloud_parent_class)->finalize (object);
}

static void
bw_cloud_class_init (BwCloudClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_cloud_finalize;
}

static void
bw_cloud_init (BwCloud *self)
{
}

/**
 * bw_cloud_new_known:
 * @id: `worldwide`, `gcc-high` or `dod`
 *
 * Returns: (transfer full) (nullable): that cloud of Microsoft's, or %NULL where there is none of this id
 */
BwCloud *
bw_cloud_new_known (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (KNOWN); i++) {
    BwCloud *self = NULL;

    if (!g_str_equal (KNOWN[i].id, id))
      continue;
    self = g_object_new (BW_TYPE_CLOUD, NULL);
    self->id = g_strdup (KNOWN[i].id);
    self->login = g_strdup (KNOWN[i].login);
    self->graph = g_strdup (KNOWN[i].graph);
    self->portal = g_strdup (KNOWN[i].portal);
    self->admin_centre = g_strdup (KNOWN[i].admin_centre);
    return self;
  }

  return NULL;
}

/* An origin and nothing more, but for a slash at its end. */
static gboolean
says_more (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";

  return uri == NULL || (*path != '\0' && !g_str_equal (path, "/")) ||
         g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL;
}

static gboolean
take_root (char **place, const char *address, GError **error)
{
  g_autofree char *origin = bw_origin_of_address (address);

  if (origin == NULL || says_more (address)) {
    g_set_error (error, BW_CLOUD_ERROR, BW_CLOUD_ERROR_ADDRESS,
                 "%s: not just https://, a host and perhaps a port",
                 address != NULL ? address : "");
    return FALSE;
  }
  if (!bw_origin_is_secure (origin) && !bw_origin_is_loopback (origin)) {
    g_set_error (error, BW_CLOUD_ERROR, BW_CLOUD_ERROR_NOT_SECURE,
                 "%s: not https, and not on this machine", address);
    return FALSE;
  }

  *place = g_steal_pointer (&origin);
  return TRUE;
}

/**
 * bw_cloud_new_custom:
 * @fields: what it is made of; the id is `custom` whatever stands there
 * @error: return location for a %BW_CLOUD_ERROR
 *
 * Makes a cloud of somebody else's hosts. Each address has to be `https`, or `http` on a loopback
 * host, and says nothing but scheme, host and port; letters are made small and a slash at the end
 * goes.
 *
 * Returns: (transfer full): the cloud, or %NULL with @error set
 */
BwCloud *
bw_cloud_new_custom (const BwCloudFields *fields, GError **error)
{
  g_autoptr (BwCloud) self = NULL;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (BW_TYPE_CLOUD, NULL);
  self->id = g_strdup (CUSTOM);
  self->trust_file = g_strdup (fields->trust_file);
  if (!take_root (&self->login, fields->login, error) ||
      !take_root (&self->graph, fields->graph, error))
    return NULL;
  if (fields->portal != NULL && !take_root (&self->portal, fields->portal, error))
    return NULL;
  if (fields->admin_centre != NULL && !take_root (&self->admin_centre, fields->admin_centre, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bw_cloud_get_id:
 * @self: a cloud
 *
 * Returns: (transfer none): `worldwide`, `gcc-high`, `dod` or `custom`
 */
const char *
bw_cloud_get_id (BwCloud *self)
{
  g_return_val_if_fail (BW_IS_CLOUD (self), NULL);

  return self->id;
}

/**
 * bw_cloud_is_custom:
 * @self: a cloud
 *
 * Returns: whether its hosts were named by somebody
 */
gboolean
bw_cloud_is_custom (BwCloud *self)
{
  g_return_val_if_fail (BW_IS_CLOUD (self), FALSE);

  return g_str_equal (self->id, CUSTOM);
}

/**
 * bw_cloud_get_login:
 * @self: a cloud
 *
 * Returns: (transfer none): the root of its sign-in service, without a slash at the end
 */
const char *
bw_cloud_get_login (BwCloud *self)
{
  g_return_val_if_fail (BW_IS_CLOUD (self), NULL);

  return self->login;
}

/**
 * bw_cloud_get_graph:
 * @self: a cloud
 *
 * Returns: (transfer none): the root of its Microsoft Graph, without a slash at the end
 */
const char *
bw_cloud_get_graph (BwCloud *self)
{
  g_return_val_if_fail (BW_IS_CLOUD (self), NULL);

  return self->graph;
}

/**
 * bw_cloud_get_portal:
 * @self: a cloud
 *
 * Returns: (transfer none) (nullable): the root of its Defender portal, without a slash at the end
 */
const char *
bw_cloud_get_portal (BwCloud *self)
{
  g_return_val_if_fail (BW_IS_CLOUD (self), NULL);

  return self->portal;
}

/**
 * bw_cloud_get_admin_centre:
 * @self: a cloud
 *
 * Returns: (transfer none) (nullable): the root of its Entra admin centre, without a slash at the end
 */
const char *
bw_cloud_get_admin_centre (BwCloud *self)
{
  g_return_val_if_fail (BW_IS_CLOUD (self), NULL);

  return self->admin_centre;
}

/**
 * bw_cloud_get_trust_file:
 * @self: a cloud
 *
 * Returns: (transfer none) (nullable): the path of the authorities that are trusted for it instead of
 *   the system's
 */
const char *
bw_cloud_get_trust_file (BwCloud *self)
{
  g_return_val_if_fail (BW_IS_CLOUD (self), NULL);

  return self->trust_file;
}
