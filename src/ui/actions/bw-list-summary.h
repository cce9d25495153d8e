/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-query-result.h"

G_BEGIN_DECLS

/**
 * BwListSummary:
 *
 * The line over the list: how many actions it holds, the points to win, and the order that it is in. A
 * screen reader hears it when it changed and typing pauses.
 */
#define BW_TYPE_LIST_SUMMARY (bw_list_summary_get_type ())
G_DECLARE_FINAL_TYPE (BwListSummary, bw_list_summary, BW, LIST_SUMMARY, GtkBox)

void bw_list_summary_set_result (BwListSummary *self, BwQueryResult *result);

G_END_DECLS
