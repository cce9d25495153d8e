/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/bw-session.h"

G_BEGIN_DECLS

/**
 * BwHistoryPage:
 *
 * The score day by day, as a chart and as a table, and why it changed between two days. It follows its session, and reads
 * while it is on the screen.
 *
 * Properties:
 * - `session` (#BwSession, construct-only): whose history it shows
 */
#define BW_TYPE_HISTORY_PAGE (bw_history_page_get_type ())
G_DECLARE_FINAL_TYPE (BwHistoryPage, bw_history_page, BW, HISTORY_PAGE, AdwBin)

BwHistoryPage *bw_history_page_new (BwSession *session);
const char *bw_history_page_get_state (BwHistoryPage *self);

G_END_DECLS
