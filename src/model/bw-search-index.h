/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * BwSearchIndex:
 *
 * Which actions have which words in their texts. Immutable.
 */
typedef struct _BwSearchIndex BwSearchIndex;

/* A set of actions, one bit each, in the order in which the index was given them. */
typedef guint64 BwActionSet;

BwSearchIndex *bw_search_index_new (GPtrArray *actions, GCancellable *cancellable);
void bw_search_index_free (BwSearchIndex *self);
BwActionSet *bw_search_index_find (BwSearchIndex *self, const char *text);

static inline gboolean
bw_action_set_has (const BwActionSet *set, guint place)
{
  return (set[place / 64] >> (place % 64)) & 1;
}

static inline void
bw_action_set_add (BwActionSet *set, guint place)
{
  set[place / 64] |= G_GUINT64_CONSTANT (1) << (place % 64);
}

G_END_DECLS
