/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/history/bw-history-choices.h"

G_BEGIN_DECLS

/**
 * BwZonesDialog:
 *
 * Asks from what score on it is okay, and from what score on it is good.
 */
#define BW_TYPE_ZONES_DIALOG (bw_zones_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BwZonesDialog, bw_zones_dialog, BW, ZONES_DIALOG, AdwDialog)

AdwDialog *bw_zones_dialog_new (BwHistoryChoices *choices);

G_END_DECLS
