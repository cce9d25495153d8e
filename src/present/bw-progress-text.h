/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-interaction.h"

G_BEGIN_DECLS

char *bw_progress_text (BwStep step, guint done, guint total);

G_END_DECLS
