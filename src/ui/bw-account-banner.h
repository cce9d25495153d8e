/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/bw-session.h"

G_BEGIN_DECLS

void bw_account_banner_update (AdwBin *place, BwSession *session);
void bw_account_banner_update_archive (AdwBin *place, BwSession *session);

G_END_DECLS
