/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-given.h"
#include "cli/bw-message.h"
#include "model/bw-records.h"

G_BEGIN_DECLS

BwRecords *bw_remote_read (const char *name, const BwGiven *given, BwExit *status);

G_END_DECLS
