/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-message.h"
#include "organisation/bw-edit-result.h"

G_BEGIN_DECLS

/* Changes as the commands tell them: what they would do, and what came of them. Without results they were only looked at. */

BwExit bw_edit_output_json (GPtrArray *previews, GPtrArray *results);
BwExit bw_edit_output_table (GPtrArray *previews, GPtrArray *results);

G_END_DECLS
