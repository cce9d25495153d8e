/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/sign-in/bw-sign-in-form.h"

G_BEGIN_DECLS

const char *bw_sign_in_place_find (BwSignInForm *form, const GError *error);

G_END_DECLS
