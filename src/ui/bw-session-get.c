/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a session tells; what it does is in bw-session.c. */

#include "ui/bw-session-private.h"

/**
 * bw_session_get_clock:
 * @self: a session
 *
 * Returns: (transfer none): the time
 */
BwClock *
bw_session_get_clock (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->clock;
}

/**
 * bw_session_get_organisation:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is open
 */
BwOrganisation *
bw_session_get_organisation (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->organisation;
}

/**
 * bw_session_get_connection:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what opens its `entry`, also while that is known from the archive alone
 */
BwOrganisationConnection *
bw_session_get_connection (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->connection;
}

/**
 * bw_session_get_pending:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is being read
 */
BwOrganisation *
bw_session_get_pending (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->loading ? self->attempt : NULL;
}

/**
 * bw_session_get_records:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is known of the open organisation
 */
BwRecords *
bw_session_get_records (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->records;
}

/**
 * bw_session_get_scorecard:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the scorecard of the open organisation
 */
BwScorecard *
bw_session_get_scorecard (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->records != NULL ? bw_records_get_scorecard (self->records) : NULL;
}

/**
 * bw_session_is_loading:
 * @self: a session
 *
 * Returns: whether a worker is reading
 */
gboolean
bw_session_is_loading (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), FALSE);

  return self->loading;
}

/**
 * bw_session_get_error:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why the last open or refresh failed
 */
const GError *
bw_session_get_error (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->error;
}

/**
 * bw_session_get_entry:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the organisation of the list that it is for
 */
BwOrganisationEntry *
bw_session_get_entry (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->entry;
}

/**
 * bw_session_get_progress:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is being read and how far, in words
 */
const char *
bw_session_get_progress (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), NULL);

  return self->progress;
}

/**
 * bw_session_get_notices:
 * @self: a session
 *
 * Returns: what there is to tell beside an error
 */
BwSessionNotices
bw_session_get_notices (BwSession *self)
{
  g_return_val_if_fail (BW_IS_SESSION (self), (BwSessionNotices) { NULL });

  return (BwSessionNotices) { self->unkept, self->unstored, self->expires };
}
