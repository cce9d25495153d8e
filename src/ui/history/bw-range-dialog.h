/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-history.h"
#include "ui/history/bw-history-choices.h"

G_BEGIN_DECLS

/**
 * BwRangeDialog:
 *
 * Asks from which day to which the history is to be shown.
 *
 * Properties:
 * - `description` (string, read-only): how days are written, and which there are records of
 */
#define BW_TYPE_RANGE_DIALOG (bw_range_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BwRangeDialog, bw_range_dialog, BW, RANGE_DIALOG, AdwDialog)

AdwDialog *bw_range_dialog_new (BwHistoryChoices *choices, BwHistory *history);

G_END_DECLS
