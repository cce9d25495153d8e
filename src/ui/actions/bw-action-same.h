/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-action.h"

G_BEGIN_DECLS

gboolean bw_action_is_same (BwAction *a, BwAction *b);

G_END_DECLS
