/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-command.h"

G_BEGIN_DECLS

/**
 * BwEditing:
 * @updates: (element-type BwControlUpdate): the changes
 * @dry_run: whether nothing is sent
 * @overwrites: whether what somebody else wrote meanwhile is overwritten
 * @json: whether what came of it is written for other programs
 *
 * Changes of controls, as they were asked for on the command line.
 */
typedef struct {
  GPtrArray *updates;
  gboolean dry_run;
  gboolean overwrites;
  gboolean json;
} BwEditing;

void bw_editing_add_options (BwEditing *self, BwCommand *command);
BwExit bw_editing_run (const BwEditing *self, BwCommand *command);
void bw_editing_settle (BwOrganisation *organisation);

G_END_DECLS
