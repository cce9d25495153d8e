/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "base/bw-clock.h"
#include "organisation/bw-organisation-list.h"
#include "ui/preferences/bw-refresh-timer.h"

G_BEGIN_DECLS

/**
 * BwPreferencesDialog:
 *
 * What holds for all organisations: whether they are read by themselves, how long days are kept, and what is kept of
 * each on this computer.
 */
#define BW_TYPE_PREFERENCES_DIALOG (bw_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BwPreferencesDialog,
                      bw_preferences_dialog,
                      BW,
                      PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *
bw_preferences_dialog_new (BwOrganisationList *list, BwClock *clock, BwRefreshTimer *timer);

G_END_DECLS
