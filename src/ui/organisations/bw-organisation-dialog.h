/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/organisations/bw-organisation-store.h"

G_BEGIN_DECLS

/**
 * BwOrganisationDialog:
 *
 * What can be set about an organisation of the list: its names and colour, whether it opens at the start;
 * and how it is signed in to. It can be signed out of here, and removed.
 */
#define BW_TYPE_ORGANISATION_DIALOG (bw_organisation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BwOrganisationDialog,
                      bw_organisation_dialog,
                      BW,
                      ORGANISATION_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *bw_organisation_dialog_new (BwOrganisationStore *store,
                                       BwOrganisationEntry *entry,
                                       GDateTime *expires);

G_END_DECLS
