/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-action.h"

G_BEGIN_DECLS

/**
 * BwPopulation:
 * @BW_POPULATION_UNKNOWN: Microsoft does not say what it counts
 * @BW_POPULATION_USERS: users
 * @BW_POPULATION_DEVICES: computers and telephones
 * @BW_POPULATION_MAILBOXES: mailboxes
 *
 * What `count` and `total` of a control score count.
 */
typedef enum {
  BW_POPULATION_UNKNOWN,
  BW_POPULATION_USERS,
  BW_POPULATION_DEVICES,
  BW_POPULATION_MAILBOXES,
} BwPopulation;

BwPopulation bw_population_of_action (BwAction *action);
gboolean bw_population_of_score (BwControlScore *score, gint64 *count, gint64 *total);
const char *bw_population_to_key (BwPopulation self);

G_END_DECLS
