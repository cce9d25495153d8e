/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "auth/bw-registration.h"
#include "model/bw-cloud.h"

G_BEGIN_DECLS

/**
 * BwOrganisationEntry:
 *
 * One organisation in the list: where it is and how it is signed in to. Nothing in it is secret.
 * Immutable.
 */
#define BW_TYPE_ORGANISATION_ENTRY (bw_organisation_entry_get_type ())
G_DECLARE_FINAL_TYPE (BwOrganisationEntry, bw_organisation_entry, BW, ORGANISATION_ENTRY, GObject)

/**
 * BwSignInWay:
 * @BW_SIGN_IN_BROWSER: with the browser of this computer
 * @BW_SIGN_IN_DEVICE_CODE: with a code that is typed into a browser anywhere
 * @BW_SIGN_IN_APPLICATION: as an application, with a secret or a certificate; without a user
 *
 * How an organisation is signed in to.
 */
typedef enum {
  BW_SIGN_IN_BROWSER,
  BW_SIGN_IN_DEVICE_CODE,
  BW_SIGN_IN_APPLICATION,
} BwSignInWay;

/* The member of the file that says that somebody signed out. */
#define BW_ORGANISATION_ENTRY_SIGNED_OUT "signedOut"

/* The member that says up to which day it was looked at. */
#define BW_ORGANISATION_ENTRY_SEEN "seen"

/**
 * BwOrganisationEntryFields:
 * @id: what it is called here and in the keyring (bw_keyring_new_organisation()); says nothing
 * @name: what it is called by people
 * @short_name: (nullable): the same where there is little room
 * @colour: (nullable): how it is told apart at a glance, `#rrggbb` or a name of the interface
 * @cloud: the cloud that it is in
 * @tenant: its id or domain
 * @client_id: the application by which it is signed in to
 * @way: how it is signed in to
 * @account: (nullable): who is signed in, as the user types it; %NULL for an application
 * @is_default: whether it is the one that opens at the start
 * @signed_out: whether its user has signed out of it since the last sign-in
 * @seen: (nullable): the newest day of it that the user has looked at, in ISO 8601
 *
 * What a #BwOrganisationEntry is made of. Nothing is taken over.
 */
typedef struct {
  const char *id;
  const char *name;
  const char *short_name;
  const char *colour;
  BwCloud *cloud;
  const char *tenant;
  const char *client_id;
  BwSignInWay way;
  const char *account;
  gboolean is_default;
  gboolean signed_out;
  const char *seen;
} BwOrganisationEntryFields;

BwOrganisationEntry *bw_organisation_entry_new (const BwOrganisationEntryFields *fields);
BwOrganisationEntry *bw_organisation_entry_new_from_json (JsonObject *object, const char *chosen);
void bw_organisation_entry_write (BwOrganisationEntry *self, JsonObject *object);
gboolean bw_organisation_entry_equal (BwOrganisationEntry *self, BwOrganisationEntry *other);
gboolean bw_organisation_entry_signs_in_equally (BwOrganisationEntry *self,
                                                 BwOrganisationEntry *other);
BwOrganisationEntryFields bw_organisation_entry_get_fields (BwOrganisationEntry *self);
BwRegistration bw_organisation_entry_get_registration (BwOrganisationEntry *self);
const char *bw_organisation_entry_get_id (BwOrganisationEntry *self);
const char *bw_organisation_entry_get_name (BwOrganisationEntry *self);
gboolean bw_organisation_entry_is_nameless (BwOrganisationEntry *self);
const char *bw_organisation_entry_get_brief_name (BwOrganisationEntry *self);
BwCloud *bw_organisation_entry_get_cloud (BwOrganisationEntry *self);
const char *bw_organisation_entry_get_tenant (BwOrganisationEntry *self);
BwSignInWay bw_organisation_entry_get_way (BwOrganisationEntry *self);
const char *bw_sign_in_way_to_key (BwSignInWay way);

G_END_DECLS
