/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-given.h"
#include "cli/bw-message.h"
#include "organisation/bw-organisation.h"

G_BEGIN_DECLS

/**
 * BwAsk:
 * @organisation: an organisation
 * @data: what was given for it
 * @error: return location for an error
 *
 * Something that is asked of an organisation.
 *
 * Returns: (transfer full): an object with the answer, or %NULL on error
 */
typedef gpointer (*BwAsk) (BwOrganisation *organisation, gconstpointer data, GError **error);

/**
 * BwWhich:
 * @name: the id or the name of an organisation of the list
 * @given: what an application shows of itself, where it is not in the keyring
 * @offline: whether only what is kept here is looked at
 * @n_applications: how many organisations that are signed in to as an application are asked in the same call; 0 where
 *   one organisation is named
 *
 * An organisation that is signed in to, as it was asked for on the command line.
 */
typedef struct {
  const char *name;
  const BwGiven *given;
  gboolean offline;
  guint n_applications;
} BwWhich;

/**
 * BwAskSignedIn:
 * @which: which organisation
 * @ask: what is asked of it
 * @data: what @ask is given
 * @status: (out): the exit status where there is no answer
 *
 * Asks an organisation that is signed in to; failures are told on standard error.
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL to end with @status
 */
typedef gpointer (*BwAskSignedIn) (const BwWhich *which,
                                   BwAsk ask,
                                   gconstpointer data,
                                   BwExit *status);

G_END_DECLS
