/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "model/bw-records.h"
#include "organisation/bw-organisation.h"
#include "ui/organisations/bw-organisation-store.h"

G_BEGIN_DECLS

/**
 * BwSession:
 *
 * The asynchronous face over an open organisation. Its calls return at once; the work is done on worker
 * threads of its own, and its properties change on the main loop when it is done. What was there stays
 * until it is replaced by a whole answer.
 *
 * Of an organisation of the list the last known state is shown first; then it is read anew behind that, and at last
 * the days that are missing in the archive are. All of this is `loading`.
 *
 * A session is either for whatever is opened in it, files and the demo organisation; or for one
 * organisation of the list, its `entry`, which it signs in to with what the keyring has.
 *
 * Properties, all read-only and notified:
 * - `organisation` (#BwOrganisation, nullable): what is open
 * - `records` (#BwRecords, nullable): what is known of it
 * - `scorecard` (#BwScorecard, nullable): the scorecard of `records`
 * - `loading` (boolean): whether a worker is reading
 * - `pending` (#BwOrganisation, nullable): what is being opened or read anew
 * - `error` (#GError boxed, nullable): why the last open or refresh failed; what was open stays open
 * - `entry` (#BwOrganisationEntry, nullable): the organisation of the list that it is for
 * - `progress` (string, nullable): what is being read and how far, in words, while that is known
 * - `expires` (#GDateTime, nullable): when the certificate that it signs in with does
 * - `unkept` (#GError boxed, nullable): why the sign-in is kept for this run only
 * - `unstored` (#GError boxed, nullable): why what came could not be kept in the archive
 */
#define BW_TYPE_SESSION (bw_session_get_type ())
G_DECLARE_FINAL_TYPE (BwSession, bw_session, BW, SESSION, GObject)

/**
 * BwSessionNotices:
 * @unkept: (nullable): the property of that name
 * @unstored: (nullable): the property of that name
 * @expires: (nullable): the property of that name
 *
 * What lasts until the user does something about it. Nothing is owned.
 */
typedef struct {
  const GError *unkept;
  const GError *unstored;
  GDateTime *expires;
} BwSessionNotices;

BwSession *bw_session_new (BwClock *clock);
BwSession *bw_session_new_for_entry (BwOrganisationStore *store, BwOrganisationEntry *entry);
void bw_session_open (BwSession *self, BwOrganisation *organisation);
void bw_session_refresh (BwSession *self);
void bw_session_retry (BwSession *self);
void bw_session_close (BwSession *self);
void bw_session_cancel (BwSession *self);
void bw_session_start (BwSession *self);
void bw_session_take_records (BwSession *self, BwRecords *records);
void bw_session_unlock (BwSession *self);
void bw_session_keep (BwSession *self);
void bw_session_set_entry (BwSession *self, BwOrganisationEntry *entry);
void bw_session_sign_in_anew (BwSession *self, BwOrganisationEntry *entry);
BwClock *bw_session_get_clock (BwSession *self);
BwOrganisation *bw_session_get_organisation (BwSession *self);
BwOrganisationConnection *bw_session_get_connection (BwSession *self);
BwOrganisation *bw_session_get_pending (BwSession *self);
BwRecords *bw_session_get_records (BwSession *self);
BwScorecard *bw_session_get_scorecard (BwSession *self);
gboolean bw_session_is_loading (BwSession *self);
const GError *bw_session_get_error (BwSession *self);
BwOrganisationEntry *bw_session_get_entry (BwSession *self);
const char *bw_session_get_progress (BwSession *self);
BwSessionNotices bw_session_get_notices (BwSession *self);

G_END_DECLS
