/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-terminal.h"
#include "present/bw-day-table.h"

G_BEGIN_DECLS

void bw_day_output_append (GString *output, const BwTerminal *terminal, BwDayTable *days);

G_END_DECLS
