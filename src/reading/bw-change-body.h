/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-control-update.h"

G_BEGIN_DECLS

GBytes *bw_change_body_new (BwControlUpdate *update);

G_END_DECLS
