/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-given.h"
#include "cli/bw-message.h"
#include "organisation/bw-organisation.h"

G_BEGIN_DECLS

/**
 * BwRemoteAsk:
 * @organisation: an organisation
 * @data: what was given for it
 * @error: return location for an error
 *
 * Something that is asked of an organisation.
 *
 * Returns: (transfer full): an object with the answer, or %NULL on error
 */
typedef gpointer (*BwRemoteAsk) (BwOrganisation *organisation, gconstpointer data, GError **error);

gpointer bw_remote_ask (const char *name,
                        const BwGiven *given,
                        BwRemoteAsk ask,
                        gconstpointer data,
                        BwExit *status);

G_END_DECLS
