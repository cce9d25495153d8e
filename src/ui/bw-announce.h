/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/bw-session.h"

G_BEGIN_DECLS

void bw_announce_session (GtkAccessible *accessible, BwSession *session);

G_END_DECLS
