/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* What is read once for all files of this room, see meson.build. Each file still includes what it uses. */

#include <adwaita.h>
