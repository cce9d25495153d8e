/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-drawing.h"

G_BEGIN_DECLS

char *
bw_export_drawing_to_svg (const BwDrawing *drawing, const char *title, const char *description);

G_END_DECLS
