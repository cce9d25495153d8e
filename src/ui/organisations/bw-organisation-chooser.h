/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/organisations/bw-organisation-store.h"

G_BEGIN_DECLS

/**
 * BwOrganisationChooser:
 *
 * A dialog with all organisations of the list, however many, and a search. What is chosen is shown by
 * `win.organisation`.
 */
#define BW_TYPE_ORGANISATION_CHOOSER (bw_organisation_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BwOrganisationChooser,
                      bw_organisation_chooser,
                      BW,
                      ORGANISATION_CHOOSER,
                      AdwDialog)

AdwDialog *bw_organisation_chooser_new (BwOrganisationStore *store);

G_END_DECLS
