/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-organisation-opening.h"

G_BEGIN_DECLS

/**
 * BwOrganisationConnection:
 *
 * An organisation of the list with its credential, wherever that is: in the keyring, or for this run
 * only. It is opened when it is first needed. Calls block, and may be made from any thread.
 */
#define BW_TYPE_ORGANISATION_CONNECTION (bw_organisation_connection_get_type ())
G_DECLARE_FINAL_TYPE (BwOrganisationConnection,
                      bw_organisation_connection,
                      BW,
                      ORGANISATION_CONNECTION,
                      GObject)

BwOrganisationConnection *bw_organisation_connection_new (const BwOrganisationOpening *opening,
                                                          BwKeyring *for_this_run);
BwOrganisation *bw_organisation_connection_open (BwOrganisationConnection *self,
                                                 GCancellable *cancellable,
                                                 GError **error);
GError *bw_organisation_connection_dup_set_aside (BwOrganisationConnection *self);
BwRecords *bw_organisation_connection_look_back (BwOrganisationConnection *self,
                                                 BwRecords *records,
                                                 GCancellable *cancellable,
                                                 GError **error);
BwRecords *bw_organisation_connection_recall (BwOrganisationConnection *self,
                                              GCancellable *cancellable,
                                              GError **error);
gboolean bw_organisation_connection_unlock (BwOrganisationConnection *self,
                                            GCancellable *cancellable,
                                            GError **error);
gboolean bw_organisation_connection_keep (BwOrganisationConnection *self,
                                          GCancellable *cancellable,
                                          GError **error);
GError *bw_organisation_connection_dup_unkept (BwOrganisationConnection *self);
GDateTime *bw_organisation_connection_load_expiry (BwOrganisationConnection *self,
                                                   GCancellable *cancellable);

G_END_DECLS
