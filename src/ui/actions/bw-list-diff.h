/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwListRun:
 * @position: where the run begins, once all runs before it are made
 * @removed: how many items go there
 * @added: how many items come there
 *
 * One change of a list, in the words of #GListModel::items-changed.
 */
typedef struct {
  guint position;
  guint removed;
  guint added;
} BwListRun;

GArray *bw_list_diff (GPtrArray *from, GPtrArray *to, guint max_runs);

G_END_DECLS
