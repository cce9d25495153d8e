/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/organisations/bw-organisation-store.h"
#include "ui/sign-in/bw-sign-in-form.h"

G_BEGIN_DECLS

/**
 * BwSignInDialog:
 *
 * Signs in to an organisation, in short pages: which cloud, which organisation, which application, how;
 * then the wait, and what came of it. Closing it ends an attempt at once.
 *
 * Signals:
 * - `signed-in` (entry: #BwOrganisationEntry; kept: boolean): the user goes on to what was signed in to,
 *   or closed the dialog after that; the store was told to load anew before. @kept is whether it lasts
 *   beyond this run
 * - `open-address` (address: string) -> boolean: open it in the browser; who returns %TRUE has done so,
 *   and otherwise the desktop is asked
 */
#define BW_TYPE_SIGN_IN_DIALOG (bw_sign_in_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BwSignInDialog, bw_sign_in_dialog, BW, SIGN_IN_DIALOG, AdwDialog)

AdwDialog *bw_sign_in_dialog_new (BwOrganisationStore *store,
                                  BwOrganisationEntry *renewed,
                                  const char *claims);
BwSignInForm *bw_sign_in_dialog_get_form (BwSignInDialog *self);

G_END_DECLS
