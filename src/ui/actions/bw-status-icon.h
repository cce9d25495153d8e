/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-status.h"

G_BEGIN_DECLS

const char *bw_status_icon_get_name (BwStatus status);

G_END_DECLS
