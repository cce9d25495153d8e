/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/bw-content.h"

G_BEGIN_DECLS

GtkRevealer *bw_progress_note_new (BwContent *content, GObject *told);

G_END_DECLS
