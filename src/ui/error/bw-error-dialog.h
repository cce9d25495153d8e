/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "organisation/bw-organisation-entry.h"

G_BEGIN_DECLS

/* The response that mends the error. */
#define BW_ERROR_DIALOG_MEND "mend"

AdwAlertDialog *bw_error_dialog_new (const GError *error, BwOrganisationEntry *entry);
void bw_error_dialog_tell (GtkWidget *parent, const GError *error, const char *failed);

G_END_DECLS
