/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-clock.h"
#include "model/bw-scorecard.h"
#include "organisation/bw-organisation-list.h"

G_BEGIN_DECLS

/**
 * BwLookup:
 *
 * The newest that is kept of several organisations, in which actions are looked up. Immutable.
 */
#define BW_TYPE_LOOKUP (bw_lookup_get_type ())
G_DECLARE_FINAL_TYPE (BwLookup, bw_lookup, BW, LOOKUP, GObject)

/**
 * BwLookupPlace:
 * @entry: an organisation
 * @scorecard: (nullable): the newest that is kept of it; %NULL where nothing is, or cannot be read
 * @action: (nullable): the action there; %NULL where it has none such
 * @error: (nullable): why what is kept cannot be read
 *
 * What there is of an action in an organisation. It lives as long as the lookup.
 */
typedef struct {
  BwOrganisationEntry *entry;
  BwScorecard *scorecard;
  BwAction *action;
  const GError *error;
} BwLookupPlace;

/**
 * BwLookupFinding:
 * @action: the action, as it is in the first of the organisations that have it
 * @places: (element-type BwLookupPlace): one for each organisation, by name
 * @n_having: how many of them have it
 * @n_known: of how many something is kept
 *
 * An action, and which organisations have it.
 */
typedef struct {
  BwAction *action;
  GArray *places;
  guint n_having;
  guint n_known;
} BwLookupFinding;

void bw_lookup_finding_free (BwLookupFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwLookupFinding, bw_lookup_finding_free)

BwLookup *bw_lookup_load (BwOrganisationList *list,
                          GPtrArray *entries,
                          BwClock *clock,
                          GCancellable *cancellable);
GArray *bw_lookup_list_places (BwLookup *self, const char *id);
GPtrArray *bw_lookup_find (BwLookup *self, const char *text, guint most);

G_END_DECLS
