/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/organisations/bw-organisation-store.h"

G_BEGIN_DECLS

/**
 * BwApplication:
 *
 * The program with the window: its command line, its actions and their keys.
 */
#define BW_TYPE_APPLICATION (bw_application_get_type ())
G_DECLARE_FINAL_TYPE (BwApplication, bw_application, BW, APPLICATION, AdwApplication)

BwApplication *bw_application_new (BwOrganisationStore *store);
BwOrganisationStore *bw_application_get_store (BwApplication *self);

G_END_DECLS
