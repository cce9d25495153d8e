/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwPriority:
 * @BW_PRIORITY_NONE: none was given
 * @BW_PRIORITY_LOW: it can wait
 * @BW_PRIORITY_MEDIUM: in between
 * @BW_PRIORITY_HIGH: before the others
 *
 * How much an action matters to the organisation, as its administrator says it here. Greater matters more. The numbers
 * are those in the archive.
 */
typedef enum {
  BW_PRIORITY_NONE = 0,
  BW_PRIORITY_LOW = 1,
  BW_PRIORITY_MEDIUM = 2,
  BW_PRIORITY_HIGH = 3,
} BwPriority;

#define BW_N_PRIORITIES (BW_PRIORITY_HIGH + 1)

const char *bw_priority_to_key (BwPriority priority);
gboolean bw_priority_from_key (const char *key, BwPriority *priority);

G_END_DECLS
