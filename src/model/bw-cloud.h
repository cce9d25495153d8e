/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BwCloud:
 *
 * One of Microsoft's clouds, or one that somebody else runs: where its sign-in, its Graph and its
 * portals are. Immutable.
 */
#define BW_TYPE_CLOUD (bw_cloud_get_type ())
G_DECLARE_FINAL_TYPE (BwCloud, bw_cloud, BW, CLOUD, GObject)

/**
 * BwCloudFields:
 * @id: `worldwide` (GCC too), `gcc-high`, `dod`, or `custom`
 * @login: the root of the sign-in service, `https://login.microsoftonline.com`
 * @graph: the root of Microsoft Graph, `https://graph.microsoft.com`; the scopes begin with it too
 * @portal: (nullable): the root of the Defender portal, `https://security.microsoft.com`
 * @admin_centre: (nullable): the root of the Entra admin centre, `https://entra.microsoft.com`
 * @trust_file: (nullable): a PEM file of certificate authorities trusted for this cloud besides none
 *   of the system's; only for `custom`
 *
 * What a #BwCloud is made of. All addresses are without a slash at the end. Nothing is taken over.
 */
typedef struct {
  const char *id;
  const char *login;
  const char *graph;
  const char *portal;
  const char *admin_centre;
  const char *trust_file;
} BwCloudFields;

/**
 * BwCloudError:
 * @BW_CLOUD_ERROR_ADDRESS: an address is none, has no host or says more than scheme, host and port
 * @BW_CLOUD_ERROR_NOT_SECURE: an address is `http` and not a loopback one
 *
 * Why a custom cloud cannot be used; the message names the address.
 */
typedef enum {
  BW_CLOUD_ERROR_ADDRESS,
  BW_CLOUD_ERROR_NOT_SECURE,
} BwCloudError;

#define BW_CLOUD_ERROR (bw_cloud_error_quark ())
GQuark bw_cloud_error_quark (void);

BwCloud *bw_cloud_new_known (const char *id);
BwCloud *bw_cloud_new_custom (const BwCloudFields *fields, GError **error);
const char *bw_cloud_get_id (BwCloud *self);
gboolean bw_cloud_is_custom (BwCloud *self);
const char *bw_cloud_get_login (BwCloud *self);
const char *bw_cloud_get_graph (BwCloud *self);
const char *bw_cloud_get_portal (BwCloud *self);
const char *bw_cloud_get_admin_centre (BwCloud *self);
const char *bw_cloud_get_trust_file (BwCloud *self);

G_END_DECLS
