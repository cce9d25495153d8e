/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-keyring.h"
#include "organisation/bw-organisation-list.h"

G_BEGIN_DECLS

/* Credentials of organisations that are no longer in the list: it was damaged, and began anew. Nothing uses them. */

GStrv bw_organisation_find_unlisted (BwOrganisationList *list,
                                     BwKeyring *keyring,
                                     gboolean allow_prompt,
                                     GCancellable *cancellable,
                                     GError **error);
gboolean bw_organisation_delete_unlisted (BwOrganisationList *list,
                                          BwKeyring *keyring,
                                          gboolean allow_prompt,
                                          guint *n_deleted,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
