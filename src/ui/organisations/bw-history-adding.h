/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-window.h"

G_BEGIN_DECLS

/* Saved files that are open, and the history of an organisation of the list that they are of. */

gboolean bw_history_adding_is_possible (BwWindow *window);
void bw_history_adding_ask (BwWindow *window);

G_END_DECLS
