/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "organisation/bw-organisation-entry.h"

G_BEGIN_DECLS

void bw_error_dialog_present (GtkWidget *parent, const GError *error, BwOrganisationEntry *entry);
AdwToast *bw_error_toast_new (const GError *error);
void bw_error_dialog_tell (GtkWidget *parent, const GError *error);

G_END_DECLS
